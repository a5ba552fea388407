//! What machines send each other, as values: what the real ones send over TLS.

use act::{Name, Refusal};

/// One message.
#[derive(Debug, Clone)]
pub enum Mail {
    /// An act for the sequencer.
    Offer(Vec<u8>),
    /// What became of it: a signed receipt, or a refusal that is final. No answer at all means: later.
    Answer(Name, Result<Vec<u8>, Refusal>),
    /// Opens the stream of this number: send the record from this leaf on, and what follows.
    Follow(u64, u64),
    /// On the stream of this number, leaves from a place on, and a checkpoint.
    Stream(u64, u64, Vec<Vec<u8>>, String),
    /// C2SP's add-checkpoint, in a round of this number.
    Witness(u64, String),
    /// Its answer.
    Line(u64, Signed),
    /// Show the newest checkpoint; `true` if the sequencer asks before it signs.
    Show(bool),
    /// The newest checkpoint, if there is one; and, where the sequencer asks, how far the terms have come here.
    Shown(bool, Option<String>, Option<Come>),
}

/// How far the terms have come at a witness.
#[derive(Debug, Clone)]
pub struct Come {
    /// The last that its node has taken note of.
    pub follows: u64,
    /// The proof that the last one in its record stands, if that is not the founders'.
    pub proof: Option<String>,
}

/// What a witness says to a checkpoint.
#[derive(Debug, Clone)]
pub enum Signed {
    /// Its line.
    Line(String),
    /// The size that it signed last.
    Conflict(u64),
    /// It does not sign this, or not now.
    No,
}

impl Mail {
    /// In a few words, for the history of a failure.
    pub fn shown(&self) -> String {
        let head = |text: &str| format!("checkpoint of {}", text.lines().nth(1).unwrap_or("?"));
        match self {
            Mail::Offer(bytes) => match act::Act::decode(bytes) {
                Ok(act) => format!("offer {}", act.name()),
                Err(_) => "offer of no act".into(),
            },
            Mail::Answer(name, Ok(_)) => format!("receipt for {name}"),
            Mail::Answer(name, Err(refusal)) => format!("refusal of {name}: {}", refusal.code),
            Mail::Follow(_, from) => format!("follow from {from}"),
            Mail::Stream(_, from, leaves, text) => format!("{} leaves from {from}, {}", leaves.len(), head(text)),
            Mail::Witness(round, text) => {
                let size = text.lines().skip_while(|l| !l.is_empty()).nth(2).unwrap_or("?");
                format!("round {round}: cosign {size}?")
            }
            Mail::Line(round, Signed::Line(_)) => format!("round {round}: cosigned"),
            Mail::Line(round, Signed::Conflict(size)) => format!("round {round}: I signed {size}"),
            Mail::Line(round, Signed::No) => format!("round {round}: no"),
            Mail::Show(_) => "show your checkpoint".into(),
            Mail::Shown(_, None, _) => "I have no checkpoint".into(),
            Mail::Shown(_, Some(text), _) => head(text),
        }
    }
}
