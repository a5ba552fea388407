//! How acts, proofs and states are written in a line.

use super::{Face, Tone};
use crate::api::{ActState, Status};
use situation::views::ActLine;

impl Face {
    /// A record number with its thousands apart, as it is read aloud: `48 213`.
    pub fn number(&self, index: u64) -> String {
        let digits = index.to_string();
        let mut out = String::new();
        for (n, digit) in digits.chars().enumerate() {
            if n > 0 && (digits.len() - n).is_multiple_of(3) {
                out.push('\u{a0}');
            }
            out.push(digit);
        }
        out
    }

    /// How far the record is proven, which is never more than a quorum has signed.
    pub fn proof(&self, status: &Status) -> (Tone, String) {
        let counts = |id: &str, k: usize| {
            self.say(id, &[("k", k.into()), ("n", status.witnesses.into()), ("q", status.quorum.into())])
        };
        match status.unwitnessed_since_ms {
            Some(since) => (Tone::Unsure, self.since("proof_unwitnessed", since)),
            None if let Some(since) = status.stale_since_ms => (Tone::Alarm, self.since("proof_stale", since)),
            None if status.witnessed == 0 => (Tone::Unsure, counts("proof_witnessed", 0)),
            None => (Tone::Sound, counts("proof_quorum", status.cosigners.len())),
        }
    }

    /// How far one act has come.
    pub fn act_state(&self, state: &ActState, witnesses: usize) -> (Tone, String) {
        let counts = |id: &str| {
            let (k, q) = state.witnesses;
            self.say(id, &[("k", k.into()), ("n", witnesses.into()), ("q", q.into())])
        };
        match state.state.as_str() {
            "witnessed" => (Tone::Sound, counts("proof_quorum")),
            "sequenced" => (Tone::Unsure, self.say("proof_sequenced", &[])),
            "refused" => {
                let why = state.refusal.as_ref().map(|r| self.refusal(r).0);
                (Tone::Alarm, why.unwrap_or_default())
            }
            _ => (Tone::Unsure, self.say("proof_queued", &[])),
        }
    }

    /// A sentence with a moment.
    pub fn since(&self, id: &str, ms: u64) -> String {
        self.say(id, &[("time", super::face::moment(ms).into())])
    }

    /// The sentence of an act, or that it is sealed to others.
    pub fn sentence(&self, line: &ActLine) -> String {
        let mut text = line.phrase.as_ref().map(|p| self.phrase(p)).unwrap_or_else(|| {
            let id = if line.opened { "kernel-unreadable" } else { "kernel-sealed" };
            self.say(id, &[("by", line.author.as_str().into()), ("channel", self.channel(&line.channel).into())])
        });
        if let Some(note) = &line.note_phrase {
            text = format!("{text} [{}]", self.phrase(note));
        }
        if let Some(finding) = &line.finding_phrase {
            text = format!("{text} [{}]", self.phrase(finding));
        }
        text
    }

    /// The name of a kind of act.
    pub fn kind(&self, kind: &str) -> String {
        let kernel = act::Kernel::ALL.iter().any(|(_, key)| *key == kind);
        let id = if kernel { format!("kernel-{kind}") } else { kind.to_owned() };
        self.title(&id)
    }

    /// The name of a channel; the public record is none.
    pub fn channel(&self, name: &str) -> String {
        let known = self.rulebook.terms().channel_named(name).is_some();
        if known { self.choice("channel", name) } else { name.to_owned() }
    }

    /// The state of a case or of an addressee.
    pub fn state(&self, procedure: &str, state: &str) -> String {
        self.say(&format!("{procedure}-state_{state}"), &[])
    }
}
