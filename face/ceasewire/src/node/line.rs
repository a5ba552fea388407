//! Acts on a line to the sequencer's node, and their receipts back: both ends. Source: DESIGN 5.
//!
//! ```text
//! question = an act in its form for the line (act::Act::encode_line)
//! answer   = 00 ‖ short receipt (record::Receipt)
//!          | 01                         restored, its signature does not hold, or it cannot be restored: send the burst
//!          | 02 ‖ JSON                  refused, and why
//!          | 03 ‖ JSON                  not now: the fault is the sequencer's, offer it again
//! ```
//! Whatever is left out on the way is put back before anything is checked or kept: the sequencer checks, and the outbox
//! keeps, the same bytes as if they had come whole.

use super::ordering::Orderer;
use super::serve::{is_ours, refusals};
use crate::api::{RefusalText, Refused};
use act::{Act, Name, Refusal};
use link::Line;
use record::Receipt;

/// The path of the line.
pub const PATH: &str = "/line";

const RECEIPT: u8 = 0;
const WHOLE: u8 = 1;
const REFUSED: u8 = 2;
const LATER: u8 = 3;

/// An act that is to be offered, and the hash that its receipt will speak of.
#[derive(Debug, Clone)]
pub struct Outgoing {
    /// The act.
    pub act: Act,
    /// [`Act::hash`] under its own key.
    pub hash: [u8; 32],
}

/// What became of an act that was offered.
#[derive(Debug, Clone)]
pub enum Told {
    /// The signed receipt, restored to the byte; whether it holds was not checked.
    Receipt(Vec<u8>),
    /// It is refused for good.
    Refused(RefusalText),
    /// Nothing was decided; offer it again.
    Later(String),
}

impl Outgoing {
    /// Its name.
    pub fn name(&self) -> Name {
        self.act.name()
    }

    fn told(&self, answer: &[u8]) -> Result<Told, String> {
        let (kind, rest) = answer.split_first().ok_or("an empty answer")?;
        match *kind {
            RECEIPT => {
                let whole = Receipt::restore(rest, self.hash, self.act.statement().claimed_s);
                whole.map(Told::Receipt).map_err(|e| e.to_string())
            }
            REFUSED => refused(rest),
            LATER => Ok(Told::Later(String::from_utf8_lossy(rest).into_owned())),
            other => Err(format!("an answer of an unknown kind: {other}")),
        }
    }
}

/// A refusal as the sequencer's node writes it.
///
/// # Errors
/// Bytes that say no reason.
pub(super) fn refused(json: &[u8]) -> Result<Told, String> {
    let refused: Refused = serde_json::from_slice(json).map_err(|e| e.to_string())?;
    let first = refused.refusals.into_iter().next().ok_or("a refusal without a reason")?;
    Ok(Told::Refused(first))
}

/// Offers acts, at most [`link::line::OPEN_MAX`]; answers in their order.
///
/// # Errors
/// A line that broke, or an answer that is none: then nobody knows which were heard, and all may be offered again.
pub async fn ask(line: &mut Line, acts: &[Outgoing]) -> Result<Vec<Told>, String> {
    let short: Vec<Vec<u8>> = acts.iter().map(|o| o.act.encode_line()).collect();
    let mut answers = line.ask(&short).await.map_err(|e| e.to_string())?;
    let again: Vec<usize> = (0..answers.len()).filter(|n| answers[*n] == [WHOLE]).collect();
    if !again.is_empty() {
        let bursts: Vec<Vec<u8>> = again.iter().map(|n| acts[*n].act.encode_burst()).collect();
        let whole = line.ask(&bursts).await.map_err(|e| e.to_string())?;
        again.into_iter().zip(whole).for_each(|(n, answer)| answers[n] = answer);
    }
    acts.iter().zip(&answers).map(|(act, answer)| act.told(answer)).collect()
}

/// The sequencer's end: restores one act, offers it, and says what became of it.
pub async fn hear(orderer: Orderer, question: Vec<u8>) -> Vec<u8> {
    let act = match Act::decode_line(&question, |size| orderer.root_at(size)) {
        Ok(act) => act,
        Err(_) if !Act::is_burst(&question) => return vec![WHOLE],
        Err(fault) => return refuse(&record::refusal(&fault.into())),
    };
    match orderer.promise(act.encode()).await {
        Ok(promised) => said(RECEIPT, promised.sign_short(act.statement().claimed_s)),
        // Perhaps the root that was filled in is not the one its author saw. The burst says which it was.
        Err(refusal) if refusal.code == "signature" && !Act::is_burst(&question) => vec![WHOLE],
        Err(refusal) => refuse(&refusal),
    }
}

fn refuse(refusal: &Refusal) -> Vec<u8> {
    let kind = if is_ours(refusal) { LATER } else { REFUSED };
    // What cannot be written is told as nothing decided, which is true.
    serde_json::to_vec(&refusals(refusal)).map_or_else(|_| vec![LATER], |text| said(kind, text))
}

fn said(kind: u8, rest: Vec<u8>) -> Vec<u8> {
    let mut out = Vec::with_capacity(1 + rest.len());
    out.push(kind);
    out.extend(rest);
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::clock::Clock;
    use act::{PublicKey, SeenRoot};
    use sim::{CHANNEL, Cast, Draft, NOW, text_content};

    #[tokio::test]
    async fn an_act_loses_on_the_line_only_what_the_sequencer_knows_and_an_author_who_saw_another_record_is_heard() {
        let (cast, dir) = (Cast::seven(), tempfile::tempdir().unwrap());
        let (founding, channels) = (&cast.founding, cast.channels.clone());
        let files = crate::node::OrderFiles::open(dir.path()).unwrap();
        let (orderer, thread) =
            Orderer::start(files, founding, channels, &cast.sequencer, Clock::stepped(NOW), None).unwrap();
        orderer.release();
        orderer.head.clone().wait_for(|(size, _)| *size == 1).await.unwrap();
        let north = cast.member("NORTH").desk.public();
        let key = PublicKey::from_bytes(&founding.sequencer).unwrap();
        let of = |act: Act| Outgoing { hash: act.hash(&north, &cast.genesis()), act };

        let epoch = of(cast.epoch("NORTH", 1, CHANNEL, 1));
        let first = orderer.root_at(1).unwrap();
        let seen = |root| act::Seen { size: 1, root: SeenRoot::Whole(root) };
        let say = |serial: u64, root| {
            cast.sealed("NORTH", Draft { seen: seen(root), ..serial.into() }, CHANNEL, &text_content("a word"))
        };
        let sound = of(say(2, first));
        for (act, index) in [(&epoch, 1), (&sound, 2), (&sound, 2)] {
            let Told::Receipt(receipt) = act.told(&hear(orderer.clone(), act.act.encode_line()).await).unwrap() else {
                panic!("{:?} has no receipt", act.name());
            };
            let read = Receipt::verify(&receipt, &key, &cast.genesis()).unwrap();
            assert_eq!((read.act, read.index), (act.hash, index));
        }
        let other = of(say(3, [9; 32]));
        assert!(!Act::is_burst(&other.act.encode_line()));
        assert_eq!(hear(orderer.clone(), other.act.encode_line()).await, [WHOLE]);
        for (question, code) in [(other.act.encode_burst(), "fork"), (vec![1, 2, 3], "act-form")] {
            let told = other.told(&hear(orderer.clone(), question).await).unwrap();
            assert!(matches!(&told, Told::Refused(r) if r.code == code), "{told:?}");
        }
        drop(orderer);
        thread.join().unwrap();
    }
}
