//! Founding a mechanism: each member makes its keys, all sign one genesis document, each installs it.
//!
//! ```text
//! member new    each member, on its own machine: keys, and a card with their public halves
//! found draft   the convener: one draft from all cards and the rulebook
//! found sign    each member: two of its three root keys under the draft
//! found join    the convener: draft and signatures become the genesis document
//! member install   each member: genesis document and rulebook into its node's folder
//! ```
//! Root keys never leave their owner; keep them on paper or a token, away from the node.

mod changes;

pub use changes::{key_add, key_register, key_revoke, leave, not_anothers, root_replace};

use crate::config::{Config, Passkeys};
use crate::fault::CliFault;
use act::cbor::{CborFault, Reader, Writer};
use act::{ActKey, Approval, KeyBytes, MemberId, MemberKind, Purpose, approval_bytes};
use data_encoding::{BASE64, HEXLOWER};
use record::{Clocks, Founding, FoundingFault, FoundingKey, Mechanism, MemberEntry, Side, WitnessEntry};
use seal::SealingKey;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;
use zeroize::Zeroizing;

/// What a member shows the convener: public halves only.
#[derive(Debug, Clone)]
pub struct Card {
    /// Its entry in the genesis document.
    pub entry: MemberEntry,
    /// Its witness key, if it runs one.
    pub witness: Option<[u8; 32]>,
    /// Its sequencer key, if it runs it.
    pub sequencer: Option<[u8; 32]>,
    /// Where its node listens.
    pub address: String,
}

/// What a new member is.
#[derive(Debug, Clone)]
pub struct NewMember {
    /// Short name.
    pub name: String,
    /// Its part.
    pub kind: MemberKind,
    /// For a party, its side.
    pub side: Option<Side>,
    /// Where its node listens.
    pub address: String,
    /// Whether it runs a witness.
    pub witness: bool,
    /// Whether it runs the sequencer.
    pub sequencer: bool,
}

/// Fresh secret bytes from the operating system.
///
/// # Errors
/// If the system gives none; then nothing may be signed.
pub fn secret() -> Result<Zeroizing<[u8; 32]>, CliFault> {
    let mut seed = Zeroizing::new([0; 32]);
    getrandom::fill(&mut *seed).map_err(|e| CliFault::io("random numbers of the operating system", e))?;
    Ok(seed)
}

/// Writes a secret key file that only its owner can read: 64 hexadecimal digits, and behind a space eight more of their
/// sum, so that a digit that was misread or has changed on the disk never becomes another key.
fn keep(dir: &Path, name: &str, seed: &[u8; 32]) -> Result<(), CliFault> {
    Ok(store::atomic::replace_secret(&dir.join(name), key_text(seed).as_bytes())?)
}

/// The text of a secret key file.
pub fn key_text(seed: &[u8; 32]) -> Zeroizing<String> {
    // Room for all of it from the start: a text that grows leaves its beginning behind.
    let mut text = Zeroizing::new(String::with_capacity(80));
    HEXLOWER.encode_append(seed, &mut text);
    *text += " ";
    *text += &key_sum(seed);
    *text += "\n";
    text
}

/// Against accidents only: 32 bits of a hash, which tell nobody a key of 256.
fn key_sum(seed: &[u8; 32]) -> String {
    HEXLOWER.encode(&Sha256::new().chain_update(b"cw/key-file/1").chain_update(seed).finalize()[..4])
}

/// Reads a secret key file. One without a sum, as an older program wrote it, is taken as well.
///
/// # Errors
/// As [`crate::keyfile::read`]; names the file if it is missing, not 64 hexadecimal digits, or they do not fit their sum.
pub fn load(path: &Path) -> Result<Zeroizing<[u8; 32]>, CliFault> {
    read_key(&crate::keyfile::read(path)?)
        .ok_or_else(|| CliFault::Io(format!("{}: not a key of 64 hexadecimal digits and their sum", path.display())))
}

/// The key in a secret key file's text.
pub fn read_key(text: &str) -> Option<Zeroizing<[u8; 32]>> {
    let (digits, sum) = text.trim().split_once(' ').map_or((text.trim(), None), |(digits, sum)| (digits, Some(sum)));
    let bytes = HEXLOWER.decode(digits.as_bytes()).map(Zeroizing::new).ok()?;
    let seed = <[u8; 32]>::try_from(bytes.as_slice()).map(Zeroizing::new).ok()?;
    sum.is_none_or(|sum| sum == key_sum(&seed)).then_some(seed)
}

/// Makes a member's keys in `dir` and answers with its card, which is also written to `dir/member.card`.
///
/// # Errors
/// If the folder holds keys already, or the disk is at fault.
pub fn member_new(dir: &Path, new: &NewMember) -> Result<Card, CliFault> {
    let keys = dir.join("keys");
    if keys.exists() {
        let refusal = act::Refusal::new("folder-not-empty").with("path", dir.display());
        return Err(CliFault::refused(&refusal));
    }
    for sub in [&keys, &dir.join("roots")] {
        std::fs::create_dir_all(sub).map_err(|e| CliFault::io(sub.display(), e))?;
    }
    let act_key = |folder: &Path, file: &str| -> Result<KeyBytes, CliFault> {
        let seed = secret()?;
        keep(folder, file, &seed)?;
        Ok(ActKey::from_seed(&seed).public().bytes())
    };
    let note_key = |wanted: bool, file: &str| -> Result<Option<[u8; 32]>, CliFault> {
        if !wanted {
            return Ok(None);
        }
        let seed = secret()?;
        keep(&keys, file, &seed)?;
        Ok(Some(tlog::SigningKey::from_seed(&seed).public()))
    };
    let roots = dir.join("roots");
    let tls = link::Identity::generate().map_err(|e| CliFault::Io(e.to_string()))?;
    store::atomic::replace_secret(&keys.join("tls.pem"), tls.to_pem().as_bytes())?;
    let sealing = secret()?;
    keep(&keys, "sealing.key", &sealing)?;
    keep(&keys, "duress.key", &*secret()?)?;
    let entry = MemberEntry {
        name: new.name.clone(),
        kind: new.kind,
        side: new.side,
        roots: [act_key(&roots, "root-0.key")?, act_key(&roots, "root-1.key")?, act_key(&roots, "root-2.key")?],
        sealing: SealingKey::from_seed(&sealing).public(),
        pin: tls.spki(),
        keys: vec![
            FoundingKey { name: new.name.clone(), public: act_key(&keys, "desk.key")?, purpose: Purpose::Desk },
            FoundingKey {
                name: format!("{}/N", new.name),
                public: act_key(&keys, "node.key")?,
                purpose: Purpose::Machine,
            },
        ],
    };
    let card = Card {
        entry,
        witness: note_key(new.witness, "witness.key")?,
        sequencer: note_key(new.sequencer, "sequencer.key")?,
        address: new.address.clone(),
    };
    store::atomic::replace(&dir.join("member.card"), card.to_text().as_bytes())?;
    Ok(card)
}

impl Card {
    /// The card as a line of text.
    pub fn to_text(&self) -> String {
        let mut w = Writer::new();
        let option = |w: &mut Writer, key: &Option<[u8; 32]>| {
            w.bytes(key.as_ref().map_or(&[][..], |k| k));
        };
        w.array(4).bytes(&self.entry.encode());
        option(&mut w, &self.witness);
        option(&mut w, &self.sequencer);
        w.text(&self.address);
        format!("ceasewire/card@v1\n{}\n", BASE64.encode(&w.done()))
    }

    /// Reads a card.
    ///
    /// # Errors
    /// [`CborFault`] if it is not one.
    pub fn from_text(text: &str) -> Result<Card, CborFault> {
        let body = text.strip_prefix("ceasewire/card@v1\n").ok_or(CborFault::Type)?;
        let bytes = BASE64.decode(body.trim_end().as_bytes()).map_err(|_| CborFault::Type)?;
        let key = |b: &[u8]| if b.is_empty() { Ok(None) } else { b.try_into().map(Some).map_err(|_| CborFault::Range) };
        let card = Reader::whole(&bytes, |r| -> Result<Card, CborFault> {
            r.array_len(4)?;
            Ok(Card {
                entry: MemberEntry::decode(r.bytes()?)?,
                witness: key(r.bytes()?)?,
                sequencer: key(r.bytes()?)?,
                address: r.text()?,
            })
        })?;
        if card.to_text() == text { Ok(card) } else { Err(CborFault::Range) }
    }
}

/// How a draft begins, and below it the mechanism's body.
const DRAFT: &str = "ceasewire/draft@v1";
/// How a member's signatures begin.
const SIGNATURES: &str = "ceasewire/signatures@v1";

/// A draft as the file that travels.
pub fn draft_text(mechanism: &Mechanism) -> String {
    armour(DRAFT, &mechanism.encode())
}

/// Reads a draft that somebody sent.
///
/// # Errors
/// [`CborFault`] if it is not one.
pub fn read_draft(text: &str) -> Result<Mechanism, CborFault> {
    Mechanism::decode(&unarmour(DRAFT, text)?)
}

/// One member's signatures as the file that travels.
pub fn signatures_text(approvals: &[Approval]) -> String {
    let mut w = Writer::new();
    w.array(approvals.len());
    for a in approvals {
        w.array(2).uint(a.root).bytes(&a.signature);
    }
    armour(SIGNATURES, &w.done())
}

/// Reads the signatures that this member sent. Whether they hold is for [`Founding::new`] to say.
///
/// # Errors
/// [`CborFault`] if these are none.
pub fn read_signatures(text: &str, member: MemberId) -> Result<Vec<Approval>, CborFault> {
    Reader::whole(&unarmour(SIGNATURES, text)?, |r| {
        r.list(|r| -> Result<Approval, CborFault> {
            r.array_len(2)?;
            Ok(Approval { member, root: r.uint()?, signature: r.array_of()? })
        })
    })
}

/// A file of one kind: its header, and its bytes as base64.
pub(crate) fn armour(header: &str, bytes: &[u8]) -> String {
    format!("{header}\n{}\n", BASE64.encode(bytes))
}

/// The bytes of a file of this kind.
pub(crate) fn unarmour(header: &str, text: &str) -> Result<Vec<u8>, CborFault> {
    let body = text.strip_prefix(header).and_then(|rest| rest.strip_prefix('\n')).and_then(|b| b.strip_suffix('\n'));
    body.and_then(|b| BASE64.decode(b.as_bytes()).ok()).ok_or(CborFault::Type)
}

/// The mechanism that these cards and this rulebook make.
///
/// # Errors
/// If not exactly one card offers a sequencer.
pub fn draft(
    name: &str,
    mode: u64,
    founded_s: u64,
    rulebook: [u8; 32],
    cards: &[Card],
) -> Result<Mechanism, FoundingFault> {
    let at = |n: usize| MemberId(n as u64);
    let mut sequencers = cards.iter().enumerate().filter_map(|(n, c)| c.sequencer.map(|key| (at(n), key)));
    let (Some((sequencer_member, sequencer)), None) = (sequencers.next(), sequencers.next()) else {
        return Err(FoundingFault::Sense("not exactly one member offers a sequencer"));
    };
    let witness = |(n, card): (usize, &Card)| {
        let name = format!("{}.witness", card.entry.name.to_lowercase());
        card.witness.map(|public| WitnessEntry { name, public, member: at(n) })
    };
    Ok(Mechanism {
        name: name.into(),
        mode,
        founded_s,
        members: cards.iter().map(|c| c.entry.clone()).collect(),
        origin: format!("{}.log", cards[sequencer_member.0 as usize].entry.name.to_lowercase()),
        sequencer,
        sequencer_member,
        witnesses: cards.iter().enumerate().filter_map(witness).collect(),
        rulebook,
        clocks: Clocks::default(),
    })
}

/// Signs a draft with two of the root keys in `dir/roots`.
///
/// # Errors
/// If the member is not in the draft, or fewer than two root keys are there.
pub fn sign(dir: &Path, mechanism: &Mechanism, member: &str) -> Result<Vec<Approval>, CliFault> {
    let id = mechanism.member(member).ok_or_else(|| {
        CliFault::refused(&act::Refusal::new("member-unknown").of_field("member").with("given", member))
    })?;
    let genesis = Founding::genesis_of(&mechanism.encode());
    approve(&dir.join("roots"), member, id, &genesis, Founding::change())
}

/// Signs a change with two of the root keys in a folder.
///
/// # Errors
/// If fewer than two root keys are there.
pub fn approve(
    roots: &Path,
    member: &str,
    id: MemberId,
    genesis: &act::Genesis,
    change: &[u8],
) -> Result<Vec<Approval>, CliFault> {
    approve_with(roots, &[0, 1, 2], member, id, genesis, change)
}

/// The same with two of these roots.
fn approve_with(
    roots: &Path,
    which: &[u64],
    member: &str,
    id: MemberId,
    genesis: &act::Genesis,
    change: &[u8],
) -> Result<Vec<Approval>, CliFault> {
    let mut approvals = Vec::new();
    for root in which.iter().copied() {
        let path = roots.join(format!("root-{root}.key"));
        if approvals.len() < 2 && path.exists() {
            let key = ActKey::from_seed(&*load(&path)?);
            approvals.push(Approval { member: id, root, signature: key.sign(&approval_bytes(genesis, change)) });
        }
    }
    if approvals.len() < 2 {
        let refusal = act::Refusal::new("root-keys-missing").with("member", member).with("needed", 2);
        return Err(CliFault::refused(&refusal));
    }
    Ok(approvals)
}

/// The number of a member.
///
/// # Errors
/// If there is no such member.
pub fn member_id(founding: &Founding, member: &str) -> Result<MemberId, CliFault> {
    let unknown = || CliFault::refused(&act::Refusal::new("member-unknown").of_field("member").with("given", member));
    founding.member(member).ok_or_else(unknown)
}

/// The public key with which the node of this folder would order the record; a new one is made where there is none.
///
/// # Errors
/// If the key cannot be read, or the disk is at fault.
pub fn sequencer_key(dir: &Path) -> Result<[u8; 32], CliFault> {
    let keys = dir.join("keys");
    if !keys.join("sequencer.key").exists() {
        keep(&keys, "sequencer.key", &*secret()?)?;
    }
    Ok(tlog::SigningKey::from_seed(&*load(&keys.join("sequencer.key"))?).public())
}

/// Puts a founded mechanism into a member's folder, ready for `run`.
///
/// # Errors
/// If the rulebook is not the one that was signed, or the disk is at fault.
pub fn install(
    dir: &Path,
    founding: &Founding,
    rulebook: &[u8],
    member: &str,
    addresses: &BTreeMap<String, String>,
) -> Result<(), CliFault> {
    let id = founding.member(member).ok_or_else(|| {
        CliFault::refused(&act::Refusal::new("member-unknown").of_field("member").with("given", member))
    })?;
    store::atomic::replace(&dir.join("genesis"), &founding.encode())?;
    store::atomic::replace(&dir.join("rulebook"), rulebook)?;
    let mut peers = addresses.clone();
    let listen = peers.remove(member).unwrap_or_else(|| "127.0.0.1:0".into());
    let config = Config {
        member: member.into(),
        listen,
        sequencer: founding.sequencer_member == id,
        witness: founding.witnesses.iter().any(|w| w.member == id),
        peers,
        heartbeat_s: 60,
        gossip_s: 5,
        local_times: BTreeMap::new(),
        acknowledge_delivery: true,
        away: None,
        desk: None,
        desk_origin: None,
        desk_passkeys: Passkeys::Required,
        desk_idle_s: 3_600,
        desk_session_s: 43_200,
        items_mb: 10_000,
        token: None,
    };
    Ok(store::atomic::replace(&dir.join("node.toml"), config.text().as_bytes())?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn no_byte_of_a_key_file_can_be_another_and_an_older_file_is_still_read() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("desk.key");
        keep(dir.path(), "desk.key", &[0xa5; 32]).unwrap();
        let text = std::fs::read(&path).unwrap();
        assert_eq!(*load(&path).unwrap(), [0xa5; 32]);
        for at in 0..text.len() {
            for bit in 0..8 {
                let mut bent = text.clone();
                bent[at] ^= 1 << bit;
                std::fs::write(&path, &bent).unwrap();
                // The line's end may be any white space.
                assert!(load(&path).map_or(true, |key| *key == [0xa5; 32]), "byte {at}, bit {bit}");
            }
        }
        std::fs::write(&path, format!("{}\n", "5a".repeat(32))).unwrap();
        assert_eq!(*load(&path).unwrap(), [0x5a; 32]);
    }
}
