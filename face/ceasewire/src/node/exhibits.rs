//! Evidence on the disk: for each alarm the files that strangers can verify, or a note where nothing can be shown to them.

use super::actor::Actor;
use super::state::State;
use act::{Act, Name};
use link::{Client, Method, StatusCode, Timeouts};
use record::Evidence;
use record::exhibit::{Exhibit, HEADER, exhibit};
use sha2::{Digest, Sha256};
use std::time::Duration;

/// No file of evidence is longer, in bytes; only that of an omission grows with the record.
const EXHIBIT_LEN_MAX: usize = 64 << 20;

/// The most files of evidence that are exchanged: nobody can fill another's disk with them.
const EXHIBITS_MAX: usize = 256;

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

    /// Names of the files that others can verify.
    pub(super) fn exhibits(&self) -> Vec<String> {
        self.evidence.iter().filter(|name| self.exhibit_named(name).is_some()).take(EXHIBITS_MAX).cloned().collect()
    }

    /// A file that others can verify.
    pub(super) fn exhibit_named(&self, name: &str) -> Option<String> {
        // Only a name that this node itself has given, so no path.
        let name = self.evidence.get(name)?;
        let text = std::fs::read_to_string(self.dir.join("evidence").join(name)).ok()?;
        text.starts_with(HEADER).then_some(text)
    }

    /// Takes a file of evidence that another member holds, if it proves what it says.
    pub(super) fn take_exhibit(&mut self, from: &str, text: &str) {
        if self.evidence.len() >= EXHIBITS_MAX {
            return;
        }
        match Exhibit::parse(text).and_then(|file| file.verify(Some(self.genesis())).map(|_| file.kind())) {
            Ok(kind) => self.keep_file(kind, text),
            Err(fault) => tracing::warn!(from, %fault, "what another member calls evidence proves nothing"),
        }
    }

    /// Whether this node holds a file of that name; what is too many is as if it were held.
    pub(super) fn has_exhibit(&self, name: &str) -> bool {
        self.evidence.contains(name) || self.evidence.len() >= EXHIBITS_MAX
    }

    /// The sequencer refused an act because another has its name: whoever holds the key has signed two texts.
    pub(super) fn two_texts(&mut self, bytes: &[u8]) {
        let Ok(act) = Act::decode(bytes) else { return };
        let name = act.name();
        let first = self.replica.ledger().index_of(&name).and_then(|index| self.act_at(index).ok());
        if let Some((_, first, _)) = first {
            self.accuse(Evidence::TwoTexts { name, acts: [first.encode(), bytes.to_vec()] });
        }
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

/// Takes over the files of evidence that another member holds: what one can prove reaches every desk, whatever the sequencer
/// does.
pub(super) async fn exchange(keeper: &Actor<State>, client: &Client, member: &str, address: &str) {
    let patience = Timeouts { connect: Duration::from_secs(2), request: Duration::from_secs(5) };
    let client = client.clone().with_response_limit(EXHIBIT_LEN_MAX);
    let get = async |path: &str| {
        let answer = client.request(member, address, Method::GET, path, Vec::new(), patience).await.ok()?;
        (answer.status == StatusCode::OK).then(|| answer.bytes.to_vec())
    };
    let Some(names) = get("/evidence").await.and_then(|bytes| serde_json::from_slice::<Vec<String>>(&bytes).ok())
    else {
        return;
    };
    for name in names.into_iter().take(EXHIBITS_MAX).filter(|name| is_name(name)) {
        let asked = name.clone();
        if keeper.ask(move |s| s.has_exhibit(&asked)).await.unwrap_or(true) {
            continue;
        }
        let text = get(&format!("/evidence/{name}")).await.and_then(|bytes| String::from_utf8(bytes).ok());
        let Some(text) = text else { continue };
        let from = member.to_owned();
        if keeper.ask(move |s| s.take_exhibit(&from, &text)).await.is_err() {
            return;
        }
    }
}

/// A name as this program gives them: lower-case letters, digits and hyphens.
fn is_name(name: &str) -> bool {
    name.len() < 64 && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
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
