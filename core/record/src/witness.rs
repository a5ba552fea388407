//! A guarantor's witness: cosigns a checkpoint only after it holds and has checked every leaf under it.
//!
//! It speaks C2SP's tlog-witness. Before it answers, its promise (size and root) is durable; so however it crashes, it
//! never signs two records. Source: C2SP tlog-witness and tlog-mirror, LEDGER 4.4.

use crate::fence::{self, Asked, Bound, Vote};
use crate::replica::{Replica, ReplicaFault};
use crate::{Deposits, Evidence, Included, Latch, Term};
use act::{Millis, Name};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use tlog::checkpoint::Checkpoint;
use tlog::cosignature;
use tlog::note::{Kind, Note, Signature};
use tlog::verify_consistency;
use tlog::witness::AddCheckpoint;

/// A witness's key and what it signed last.
pub struct Witness {
    name: String,
    key: tlog::SigningKey,
    last: Option<Latch>,
    /// Its own clock when it signed last, milliseconds: a leaf it had not seen then cannot claim to be much older.
    last_ms: Millis,
    /// Acts that members deposited here.
    pub deposits: Deposits,
}

/// A witness's answer to a checkpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// First make this promise durable and keep the new leaves, then send the cosignature line.
    Cosign {
        /// The promise.
        latch: Latch,
        /// The line, with its newline.
        line: String,
        /// Acts that this checkpoint brought into the witness's own copy.
        included: Vec<Included>,
        /// Their leaves.
        leaves: Vec<Vec<u8>>,
    },
    /// 409: the caller believes in another size than the one signed last, which is in the answer.
    Conflict(u64),
    /// 409: the term of the sequencer that has signed it is over; this one has begun.
    Fenced(u64),
    /// 409: its term goes on from fewer leaves than this witness has signed, and no quorum has signed it yet.
    Beyond(u64),
    /// It needs these leaves first: fetch them, then ask again.
    Missing {
        /// First.
        from: u64,
        /// One past the last.
        to: u64,
    },
    /// 400: not a request, or one whose old size is above its checkpoint's.
    Malformed,
    /// 403: not signed by this mechanism's sequencer.
    Unknown,
    /// The record it shows is not the one this witness knows. The evidence stands in the replica's alarms. 409 if it is
    /// another root of the size signed last, else 422.
    Cheat(Evidence),
    /// 422: the consistency proof does not hold.
    Inconsistent,
    /// 422: the record leaves out an act that was deposited here, though its time is over.
    Withheld(Name),
}

impl Witness {
    /// A witness as it was when it stopped: with the latch that it last made durable.
    pub fn new(name: &str, seed: &[u8; 32], last: Option<Latch>) -> Witness {
        let key = tlog::SigningKey::from_seed(seed);
        let last_ms = last.as_ref().and_then(|latch| signed_ms(latch, name, &key)).unwrap_or(0);
        Witness { name: name.to_string(), key, last, last_ms, deposits: Deposits::default() }
    }

    /// Considers a checkpoint against the witness's own copy of the record.
    pub fn consider(&mut self, replica: &mut Replica, request: &AddCheckpoint, now: Millis) -> Answer {
        let text = request.note.to_string();
        let (head, quorum) = match replica.judge(&request.note) {
            Ok(verdict) => (verdict.checkpoint, verdict.quorum),
            Err(_) => return Answer::Unknown,
        };
        let (size, root) = (head.size(), *head.root());
        let bound = self.bound();
        // A head beyond the end of its term is one of a term that is over, whatever this witness has signed of the next.
        let Some(term) = replica.term_of(&head) else { return Answer::Fenced(replica.ledger().term().fence.term) };
        // Who asks sends its own line alone. That a quorum has signed for the term this witness's own copy says, which the
        // head must continue: no head is accepted below that is of another record.
        let quorum = quorum || replica.witnessed().is_some_and(|w| w.is_by(&term));
        let rival = self.signed_for_another(&term);
        let asked = Asked { fence: term.fence, old: request.old_size, size, root, quorum, rival };
        let follows = || verify_consistency(bound.size, &bound.root, size, &root, &request.proof).is_ok();
        match fence::vote(&bound, &asked, follows) {
            Vote::Sign(_) => {}
            Vote::Malformed => return Answer::Malformed,
            Vote::Conflict(size) => return Answer::Conflict(size),
            Vote::Fenced(term) => return Answer::Fenced(term),
            Vote::Beyond(size) => return Answer::Beyond(size),
            // Only a fork if the heads themselves contradict each other; a bad proof alone accuses nobody.
            Vote::Fork => {
                let ours = self.last.as_ref().map_or_else(String::new, |l| l.checkpoint.clone());
                let evidence = Evidence::Fork { ours, theirs: text };
                replica.raise(evidence.clone());
                return Answer::Cheat(evidence);
            }
            Vote::Inconsistent => return Answer::Inconsistent,
        }
        let progress = match replica.accept_checkpoint(&text) {
            Ok(progress) => progress,
            Err(ReplicaFault::Missing { from, to }) => return Answer::Missing { from, to },
            Err(ReplicaFault::Mismatch { from }) => return Answer::Missing { from, to: head.size() },
            Err(ReplicaFault::Cheat(evidence)) => return Answer::Cheat(*evidence),
            Err(ReplicaFault::Judge(_)) => return Answer::Unknown,
            Err(_) => return Answer::Malformed,
        };
        if let Some(evidence) = self.out_of_time(replica, head.size(), now) {
            // The leaves are in the record all the same. Should their time come, they must be kept before we sign.
            replica.take_back(progress);
            replica.raise(evidence.clone());
            return Answer::Cheat(evidence);
        }
        self.deposits.settle(replica.ledger());
        if let Some((name, _)) = self.deposits.hidden(replica.ledger(), now) {
            let name = *name;
            replica.take_back(progress);
            return Answer::Withheld(name);
        }
        let Ok(signature) = cosignature::sign(&head, &self.name, &self.key, now / 1000) else {
            replica.take_back(progress);
            return Answer::Malformed;
        };
        let line = alloc::format!("{signature}\n");
        // Our own line goes into the latch: after a restart its time still tells back-dated leaves.
        let note = Note { signatures: of_two(&request.note, replica, signature), ..request.note.clone() };
        let latch = Latch { term: term.fence.term, size, root, checkpoint: note.to_string() };
        self.last = Some(latch.clone());
        self.last_ms = now / 1000 * 1000;
        Answer::Cosign { latch, line, included: progress.included, leaves: progress.leaves }
    }

    /// What it is bound to: the term and the head of its latch, whatever its copy of the record shows. That may have been put
    /// aside since, and come again as far as an earlier term.
    fn bound(&self) -> Bound {
        self.last.as_ref().map_or_else(Bound::new, |last| Bound { term: last.term, size: last.size, root: last.root })
    }

    /// Whether it has signed last for another who was named for this very term.
    fn signed_for_another(&self, term: &Term) -> bool {
        let last = self.last.as_ref().filter(|last| last.term == term.fence.term);
        last.is_some_and(|last| last.checkpoint.lines().next() != Some(term.origin.as_str()))
    }

    /// A leaf that was not there when this witness signed last cannot be much older than that; none can be of the future.
    ///
    /// The past is judged more leniently than the future: a checkpoint may reach a witness late over a bad link, and
    /// then leaves sequenced meanwhile are older than its signature. Beyond the time after which the picture counts as
    /// stale no link is an excuse.
    fn out_of_time(&self, replica: &Replica, size: u64, now: Millis) -> Option<Evidence> {
        let clocks = replica.founding().clocks;
        let from = self.last.as_ref().map_or(1, |l| l.size);
        (from..size).find_map(|index| {
            let at = replica.ledger().time_of(index)?;
            if at > now + clocks.tolerance_ms {
                return Some(Evidence::BackDated { index, at, known: now, before: String::new() });
            }
            (at + clocks.stale_after_ms < self.last_ms).then(|| {
                let before = self.signed_before(replica, index, at + clocks.stale_after_ms);
                Evidence::BackDated { index, at, known: self.last_ms, before }
            })
        })
    }

    /// A checkpoint over a record without the leaf at `index`, signed later than `limit`: with a quorum, or else our own.
    fn signed_before(&self, replica: &Replica, index: u64, limit: Millis) -> String {
        let founding = replica.founding();
        let one_honest = founding.witnesses.len() - founding.quorum();
        let late = |w: &&crate::Witnessed| {
            let mut times: Vec<u64> = w.cosigners.iter().map(|(_, at_s)| at_s.saturating_mul(1000)).collect();
            times.sort_unstable_by(|a, b| b.cmp(a));
            w.size <= index && times.get(one_honest).is_some_and(|at| *at > limit)
        };
        let quorum = replica.witnessed().filter(late).map(|w| w.checkpoint.clone());
        quorum.or_else(|| self.last.as_ref().map(|l| l.checkpoint.clone())).unwrap_or_default()
    }

    /// Its name in signed notes.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The checkpoint that a witness's node shows to others: the largest it holds, or the one it signed last where that is
    /// larger. A start remembers nothing of the first, and whoever asks before it signs must hear of the second.
    pub fn newest<'a>(&'a self, replica: &'a Replica) -> Option<&'a str> {
        let signed = self.last.as_ref().map(|latch| (latch.size, latch.checkpoint.as_str()));
        signed.into_iter().chain(replica.newest_of()).max_by_key(|(size, _)| *size).map(|(_, text)| text)
    }

    /// What it signed last.
    pub fn last(&self) -> Option<&Latch> {
        self.last.as_ref()
    }
}

/// The sequencer's signature and ours. Others that came along prove nothing here, and a latch has little room.
fn of_two(note: &Note, replica: &Replica, own: Signature) -> Vec<Signature> {
    let log = replica.policy().logs().find_map(|key| note.signatures.iter().find(|s| s.is_by(key)).cloned());
    log.into_iter().chain([own]).collect()
}

/// The time of our own signature in a latch, milliseconds.
fn signed_ms(latch: &Latch, name: &str, key: &tlog::SigningKey) -> Option<Millis> {
    let note = Note::parse(&latch.checkpoint).ok()?;
    let head = Checkpoint::parse(&note.text).ok()?;
    let verifier = key.verifier(name, Kind::Cosignature).ok()?;
    let times = note.signatures.iter().filter_map(|s| cosignature::verify(&head, &verifier, s).ok());
    times.max().map(|s| s.saturating_mul(1000))
}
