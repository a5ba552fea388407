//! Evidence on the disk: for each alarm the files that strangers can verify, or a note where nothing can be shown to them.

use super::state::State;
use act::{Act, Name};
use record::Evidence;
use record::exhibit::exhibit;
use sha2::{Digest, Sha256};

/// First line of a note: what this node alone saw.
const NOTE: &str = "ceasewire/alarm@v1";

impl State {
    /// Evidence goes to files of its own at once: it must survive whatever happens next. The name is that of its
    /// content, so what was written before is known again after a restart.
    pub(super) fn keep_evidence(&mut self) {
        for n in 0..self.replica.alarms().len() {
            if self.exhibited.contains(&n) {
                continue;
            }
            let evidence = self.replica.alarms()[n].clone();
            let files = exhibit(&self.replica, &evidence, |index| self.leaf(index).ok(), |name| self.kept_act(name));
            if files.is_empty() {
                // What is missing may come with the next checkpoint.
                self.keep_file(evidence.key(), &note(&evidence));
                continue;
            }
            self.exhibited.insert(n);
            files.iter().for_each(|file| self.keep_file(file.kind(), &file.to_string()));
        }
    }

    fn keep_file(&mut self, kind: &str, text: &str) {
        let hash = Sha256::digest(text.as_bytes());
        let name = format!("{kind}-{}", data_encoding::HEXLOWER.encode(&hash[..8]));
        if !self.evidence.insert(name.clone()) {
            return;
        }
        let dir = self.dir.join("evidence");
        let path = dir.join(&name);
        tracing::error!(kind, file = %path.display(), "EVIDENCE: somebody cheats, or this node was given false data");
        let written = store::atomic::folder(&dir).and_then(|()| store::atomic::replace(&path, text.as_bytes()));
        if let Err(fault) = written {
            tracing::error!(%fault, "the evidence could not be written");
        }
        self.stir();
    }

    /// Raises what this node itself has found, and keeps it.
    pub(super) fn accuse(&mut self, evidence: Evidence) {
        self.replica.raise(evidence);
        self.keep_evidence();
    }

    /// An act that this node wrote, whether it stands in the record or not.
    pub(super) fn kept_act(&self, name: &Name) -> Option<Vec<u8>> {
        let waiting = self.outbox.waiting().find(|(waits, _)| *waits == name).map(|(_, bytes)| bytes.clone());
        let mut all = (0..self.outbox_file.len()).rev().filter_map(|n| self.outbox_file.get(n).ok());
        waiting.or_else(|| all.find(|bytes| Act::decode(bytes).is_ok_and(|act| act.name() == *name)))
    }
}

/// What this node saw and cannot show: its own clock's word, or a leaf whose key nobody registered.
fn note(evidence: &Evidence) -> String {
    let text = match evidence {
        Evidence::Fork { ours, theirs } => format!("ours\n\n{ours}\ntheirs\n\n{theirs}"),
        Evidence::BadLeaf { index, leaf, fault, checkpoint, .. } => {
            let leaf = data_encoding::HEXLOWER.encode(leaf);
            format!("index {index}\nfault {fault}\nleaf {leaf}\n\n{checkpoint}")
        }
        Evidence::BackDated { index, at, known, .. } => {
            format!("index {index}\nleaf time {at}\nnot yet there at, or clock {known}\n")
        }
        Evidence::FalseReceipt { name, index, .. } => format!("act {name}\nindex {index}\n"),
        Evidence::SeenOther { name, index, size } => format!("act {name}\nindex {index}\nsize {size}\n"),
        Evidence::TwoTexts { name, .. }
        | Evidence::TwoReceipts { name, .. }
        | Evidence::BadSeal { name, .. }
        | Evidence::Omission { name, .. } => format!("act {name}\n"),
    };
    format!("{NOTE}\n{text}")
}
