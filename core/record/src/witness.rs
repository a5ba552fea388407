//! A guarantor's witness: cosigns a checkpoint only after it holds and has checked every leaf under it.
//!
//! It speaks C2SP's tlog-witness. Before it answers, its promise (size and root) is durable; so however it crashes, it
//! never signs two records. Source: C2SP tlog-witness and tlog-mirror, LEDGER 4.4.

use crate::replica::{Evidence, Replica, ReplicaFault};
use crate::{Included, Latch};
use act::Millis;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use tlog::cosignature;
use tlog::verify_consistency;
use tlog::witness::AddCheckpoint;

/// A witness's key and what it signed last.
pub struct Witness {
    name: String,
    key: tlog::SigningKey,
    last: Option<Latch>,
    /// Its own clock when it signed last, milliseconds: a leaf it had not seen then cannot claim to be much older.
    last_ms: Millis,
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
    /// 409: the caller believes in another size than the one signed last.
    Conflict(u64),
    /// It needs these leaves first: fetch them, then ask again.
    Missing {
        /// First.
        from: u64,
        /// One past the last.
        to: u64,
    },
    /// 400: not a request.
    Malformed,
    /// 403: not signed by this mechanism's sequencer.
    Unknown,
    /// 422: the record it shows is not the one this witness knows. The evidence stands in the replica's alarms.
    Cheat(Evidence),
    /// 422: the consistency proof does not hold.
    Inconsistent,
}

impl Witness {
    /// A witness as it was when it stopped: with the latch that it last made durable.
    pub fn new(name: &str, seed: &[u8; 32], last: Option<Latch>) -> Witness {
        Witness { name: name.to_string(), key: tlog::SigningKey::from_seed(seed), last, last_ms: 0 }
    }

    /// Considers a checkpoint against the witness's own copy of the record.
    pub fn consider(&mut self, replica: &mut Replica, request: &AddCheckpoint, now: Millis) -> Answer {
        let text = request.note.to_string();
        let head = match replica.policy().judge(&request.note) {
            Ok(verdict) => verdict.checkpoint,
            Err(_) => return Answer::Unknown,
        };
        let (last_size, last_root) = self.last.as_ref().map_or((0, tlog::empty_root()), |l| (l.size, l.root));
        if request.old_size != last_size {
            return Answer::Conflict(last_size);
        }
        if head.size() < last_size {
            return Answer::Conflict(last_size);
        }
        if last_size > 0 {
            let proof = verify_consistency(last_size, &last_root, head.size(), head.root(), &request.proof);
            if proof.is_err() {
                let ours = self.last.as_ref().map_or_else(String::new, |l| l.checkpoint.clone());
                // Only a fork if the heads themselves contradict each other; a bad proof alone accuses nobody.
                if head.size() == last_size {
                    let evidence = Evidence::Fork { ours, theirs: text };
                    replica.raise(evidence.clone());
                    return Answer::Cheat(evidence);
                }
                return Answer::Inconsistent;
            }
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
            replica.raise(evidence.clone());
            return Answer::Cheat(evidence);
        }
        let latch = Latch { size: head.size(), root: *head.root(), checkpoint: text };
        let Ok(signature) = cosignature::sign(&head, &self.name, &self.key, now / 1000) else {
            return Answer::Malformed;
        };
        self.last = Some(latch.clone());
        self.last_ms = now;
        let line = alloc::format!("{signature}\n");
        Answer::Cosign { latch, line, included: progress.included, leaves: progress.leaves }
    }

    /// A leaf that was not there when this witness signed last cannot be older than that; none can be of the future.
    fn out_of_time(&self, replica: &Replica, size: u64, now: Millis) -> Option<Evidence> {
        let tolerance = replica.founding().clocks.tolerance_ms;
        let from = self.last.as_ref().map_or(1, |l| l.size);
        (from..size).find_map(|index| {
            let at = replica.ledger().time_of(index)?;
            if at > now + tolerance {
                return Some(Evidence::BackDated { index, at, known: now });
            }
            (at + tolerance < self.last_ms).then_some(Evidence::BackDated { index, at, known: self.last_ms })
        })
    }

    /// Its name in signed notes.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it signed last.
    pub fn last(&self) -> Option<&Latch> {
        self.last.as_ref()
    }
}
