//! An act on the line to a node that holds the record: without what that node knows already.
//!
//! ```text
//! 01 ‖ key id (4) ‖ payload ‖ signature (64)                                       a burst: any act
//! 02 + precedence ‖ key id (4) ‖ serial ‖ claimed ‖ seen size ‖ channel ‖ epoch
//!    ‖ commitment (32) ‖ tag (8) ‖ signature (64) ‖ ciphertext                     sealed to a channel, the whole root seen
//! ```
//! With 80 added to the first byte if the act is signed by ES256. Numbers are CBOR's, each with its shortest head. The second form leaves out the root that its author had seen: who
//! holds the record knows the root of every size. If the two ever saw different records, the root that is filled in is
//! not the one that was signed, so the signature does not hold; the author then sends the first form, in which its own
//! root stands, and the difference is on record. Whatever came, the act is restored to the byte before anything of it
//! is checked. Source: DESIGN 2, LEDGER 4.1.

use crate::cbor::{CborFault, Reader, Writer};
use crate::envelope::{ACT_LEN_MAX, ActFault, alg_of, form};
use crate::{Act, Cover, KeyId, Precedence, Seen, SeenRoot, Statement};
use alloc::vec::Vec;

/// The first byte of the short form, for precedence 0.
const SHORT: u8 = 2;

impl Act {
    /// Its bytes for a node that holds the record: the short form if it has one, else the burst.
    ///
    /// ```rust
    /// use act::{Act, ActKey, Cover, Genesis, Precedence, Seen, SeenRoot, Statement};
    /// let cover = Cover::Channel { channel: 1, epoch: 2, commitment: [4; 32], tag: [5; 8], ciphertext: vec![6; 96] };
    /// let seen = Seen { size: 48_213, root: SeenRoot::Whole([3; 32]) };
    /// let precedence = Precedence::Immediate;
    /// let statement = Statement { serial: 1042, claimed_s: 1_900_000_000, precedence, seen, cover };
    /// let act = Act::sign(statement, &ActKey::from_seed(&[7; 32]), &Genesis([1; 32]));
    /// let short = act.encode_line();
    /// assert_eq!(act.encode().len() - short.len(), 63);
    /// // Who has the same root at that size has the same act; who has another has another act, which was never signed.
    /// assert_eq!(Act::decode_line(&short, |_| Some([3; 32])), Ok(act.clone()));
    /// assert_ne!(Act::decode_line(&short, |_| Some([9; 32])), Ok(act));
    /// ```
    pub fn encode_line(&self) -> Vec<u8> {
        let s = self.statement();
        let (Cover::Channel { channel, epoch, commitment, tag, ciphertext }, SeenRoot::Whole(_)) =
            (&s.cover, &s.seen.root)
        else {
            return self.encode_burst();
        };
        let mut w = Writer::new();
        w.raw(&[(SHORT + s.precedence as u8) | form(self.alg())]).raw(&self.key().0);
        w.uint(s.serial).uint(s.claimed_s).uint(s.seen.size).uint(*channel).uint(*epoch);
        w.raw(commitment).raw(tag).raw(self.signature()).raw(ciphertext);
        w.done()
    }

    /// Whether bytes for the line are of the form that leaves nothing to the receiver.
    pub fn is_burst(bytes: &[u8]) -> bool {
        bytes.first().is_some_and(|form| alg_of(*form).1 < SHORT)
    }

    /// Restores the act that [`Act::encode_line`] shortened; `root_at` is the record's root at a size.
    ///
    /// # Errors
    /// [`ActFault::Profile`] for an unknown form; [`ActFault::Form`] if it is not canonical, or if the record has no such
    /// size here; [`ActFault::TooLong`].
    pub fn decode_line(bytes: &[u8], root_at: impl FnOnce(u64) -> Option<[u8; 32]>) -> Result<Act, ActFault> {
        if bytes.len() > ACT_LEN_MAX {
            return Err(ActFault::TooLong(bytes.len()));
        }
        let (first, rest) = bytes.split_first().ok_or(CborFault::Short)?;
        let (alg, form) = alg_of(*first);
        let Some(code) = form.checked_sub(SHORT) else { return Act::decode_burst(bytes) };
        let precedence = Precedence::from_code(u64::from(code)).ok_or(ActFault::Profile)?;
        let (key, rest) = rest.split_first_chunk().ok_or(CborFault::Short)?;
        let mut r = Reader::new(rest);
        let (serial, claimed_s, size) = (r.uint()?, r.uint()?, r.uint()?);
        let (channel, epoch) = (r.uint()?, r.uint()?);
        let (commitment, rest) = r.rest().split_first_chunk().ok_or(CborFault::Short)?;
        let (tag, rest) = rest.split_first_chunk().ok_or(CborFault::Short)?;
        let (signature, ciphertext) = rest.split_first_chunk().ok_or(CborFault::Short)?;
        let root = root_at(size).ok_or(CborFault::Range)?;
        let seen = Seen { size, root: SeenRoot::Whole(root) };
        let cover =
            Cover::Channel { channel, epoch, commitment: *commitment, tag: *tag, ciphertext: ciphertext.to_vec() };
        Act::restored(alg, KeyId(*key), Statement { serial, claimed_s, precedence, seen, cover }, *signature)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ActKey, Genesis, MemberId, Wrap};
    use alloc::vec;
    use proptest::prelude::*;

    const ROOT: [u8; 32] = [3; 32];

    fn signed(seen: Seen, cover: Cover) -> Act {
        let precedence = Precedence::Flash;
        let statement = Statement { serial: 1042, claimed_s: 1_900_000_000, precedence, seen, cover };
        Act::sign(statement, &ActKey::from_seed(&[9; 32]), &Genesis([7; 32]))
    }

    fn sealed(ciphertext: Vec<u8>) -> Cover {
        Cover::Channel { channel: 1, epoch: 2, commitment: [4; 32], tag: [5; 8], ciphertext }
    }

    fn whole() -> Seen {
        Seen { size: 48_213, root: SeenRoot::Whole(ROOT) }
    }

    #[test]
    fn every_act_comes_back_to_the_byte_whichever_form_it_takes() {
        let wraps = vec![Wrap { to: MemberId(2), enc: vec![1; 32], key: vec![2; 48] }];
        let few = Cover::Few { channel: 1, commitment: [4; 32], tag: [5; 8], ciphertext: vec![6; 48], wraps };
        let public = Cover::Public { content: vec![0xa0] };
        let halved = Seen::halved(48_213, &ROOT);
        for (form, act) in [
            (SHORT + 3, signed(whole(), sealed(vec![6; 352]))),
            (SHORT + 3, signed(whole(), sealed(vec![]))),
            (1, signed(halved, sealed(vec![6; 352]))),
            (1, signed(whole(), few)),
            (1, signed(whole(), public)),
        ] {
            let line = act.encode_line();
            assert_eq!(line[0], form);
            let back = Act::decode_line(&line, |size| (size == 48_213).then_some(ROOT)).unwrap();
            assert_eq!(back.encode(), act.encode());
        }
    }

    #[test]
    fn an_author_who_saw_another_record_is_not_taken_at_its_word() {
        let key = ActKey::from_seed(&[9; 32]).public();
        let act = signed(whole(), sealed(vec![6; 96]));
        let restored = Act::decode_line(&act.encode_line(), |_| Some([8; 32])).unwrap();
        assert_eq!(restored.verify(&key, &Genesis([7; 32])), Err(ActFault::Signature));
        assert_eq!(Act::decode_line(&act.encode_line(), |_| None), Err(CborFault::Range.into()), "no such size here");
    }

    #[test]
    fn what_no_author_signs_is_no_act_in_the_short_form_either() {
        let sound = signed(whole(), sealed(vec![6; 96])).encode_line();
        let decode = |bytes: &[u8]| Act::decode_line(bytes, |_| Some(ROOT)).map(drop);
        assert_eq!(decode(&sound), Ok(()));
        assert_eq!(decode(&[]), Err(CborFault::Short.into()));
        assert_eq!(decode(&[&[SHORT + 4], &sound[1..]].concat()), Err(ActFault::Profile));
        // Serial 1042 is 19 04 12: as zero, and with a head that is longer than it needs to be.
        assert_eq!(sound[5..8], [0x19, 0x04, 0x12]);
        assert_eq!(decode(&[&sound[..5], &[0x00], &sound[8..]].concat()), Err(CborFault::Range.into()));
        let long = [&sound[..5], &[0x1a, 0, 0, 0x04, 0x12], &sound[8..]].concat();
        assert_eq!(decode(&long), Err(CborFault::LongHead.into()));
        assert_eq!(decode(&vec![SHORT; 40_000]), Err(ActFault::TooLong(40_000)));
    }

    proptest! {
        #[test]
        fn garbage_never_panics_and_what_is_read_is_what_would_be_written(
            at in 0usize..200, with in any::<u8>(), cut in 0usize..300,
        ) {
            let mut bytes = signed(whole(), sealed(vec![6; 48])).encode_line();
            let at = at % bytes.len();
            bytes[at] = with;
            bytes.truncate(cut.max(1));
            if let Ok(act) = Act::decode_line(&bytes, |_| Some(ROOT)) {
                let again = if bytes[0] < SHORT { act.encode_burst() } else { act.encode_line() };
                prop_assert_eq!(again, bytes);
                prop_assert_eq!(Act::decode(&act.encode()), Ok(act));
            }
        }
    }
}
