//! A round of cosignatures: one checkpoint, and the lines that witnesses send for it. Source: C2SP tlog-witness.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use tlog::note::{Note, Signature};
use tlog::policy::{Judged, Policy};

/// One checkpoint with the lines so far.
#[derive(Debug)]
pub struct Round {
    policy: Policy,
    signed: Note,
    judged: Option<Judged>,
    times: Vec<u64>,
    quorum: bool,
}

impl Round {
    /// Begins with what the sequencer alone has signed.
    pub fn new(policy: Policy, note: Note) -> Round {
        Round { policy, signed: note, judged: None, times: Vec::new(), quorum: false }
    }

    /// Takes the line of the witness that was asked; `false` if it is another's or does not hold. Such a line would make
    /// everybody reject the whole checkpoint, so it is left out.
    pub fn take(&mut self, witness: &str, line: Signature) -> bool {
        self.signed.signatures.push(line);
        let verdict = Judged::by(&self.policy, &self.signed, self.judged.as_ref());
        let verdict = verdict.ok().filter(|(_, v)| v.cosigners.iter().any(|(who, _)| who == witness));
        let Some((held, verdict)) = verdict else {
            self.signed.signatures.pop();
            return false;
        };
        self.judged = Some(held);
        self.times = verdict.cosigners.iter().map(|(_, at_s)| *at_s).collect();
        self.quorum = verdict.quorum;
        true
    }

    /// The checkpoint with its lines, once they are a quorum's: to be shown to everybody, and again with each further one.
    pub fn cosigned(&self) -> Option<String> {
        self.quorum.then(|| self.signed.to_string())
    }

    /// The times that the witnesses signed, seconds.
    pub fn times(&self) -> &[u64] {
        &self.times
    }
}
