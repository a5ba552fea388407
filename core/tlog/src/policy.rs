//! Policies: which logs and witnesses are known, and how many of them make a quorum.
//!
//! ```text
//! log record.example+8a1b…+AT…
//! witness GUAR1 guar1.example/witness+3f2a…+BN…
//! witness GUAR2 guar2.example/witness+77c0…+BC…
//! group witnesses all GUAR1 GUAR2
//! quorum witnesses
//! ```
//!
//! The specification lets people add comments, empty lines and any white space; we accept only the
//! form above (single spaces, no comments), because the hash of a policy is agreed on.

mod check;
mod line;

pub use line::{Line, Need};

use crate::checkpoint::{Checkpoint, CheckpointFault};
use crate::cosignature;
use crate::key::{KeyFault, VerifierKey};
use crate::note::{Note, Signature};
use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// The most lines a policy may have.
pub const LINES_MAX: usize = 256;

/// How many of `n` witnesses must sign so that no two views can both gather them, as long as fewer
/// than a third are dishonest: 1 + floor(2n/3). A bare majority would not do.
pub fn threshold(n: usize) -> usize {
    1 + 2 * n / 3
}

/// Why a text or a list of lines is not a policy; lines are counted from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PolicyFault {
    /// More than [`LINES_MAX`] lines, or the last one has no newline.
    #[error("the policy is too long, or its last line has no end")]
    Length,
    /// The line is not one of the four, in their one spelling.
    #[error("policy line {0} is malformed")]
    Line(usize),
    /// The line's key is refused.
    #[error("policy line {0}: {1}")]
    Key(usize, KeyFault),
    /// A log with a witness's key type, or the other way round.
    #[error("policy line {0}: the key has the wrong signature type")]
    Kind(usize),
    /// A name, a key or a second quorum that stood on an earlier line already.
    #[error("policy line {0} repeats an earlier one")]
    Repeated(usize),
    /// A name that no earlier line defines.
    #[error("policy line {0} names something not defined before it")]
    Unknown(usize),
    /// A group that needs no member or more than it has.
    #[error("policy line {0} needs an impossible number of members")]
    Count(usize),
    /// No quorum line.
    #[error("the policy has no quorum line")]
    NoQuorum,
}

/// Why a policy rejects a checkpoint outright.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JudgeFault {
    /// The text of the note is not a checkpoint.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointFault),
    /// A signature under the name and id of a known key does not verify.
    #[error("the signature of {0} does not verify")]
    BadSignature(String),
    /// One known key has signed twice.
    #[error("{0} has signed twice")]
    Repeated(String),
    /// No known log of this origin has signed.
    #[error("no known log named {0} has signed")]
    NoLog(String),
}

/// What a policy found in a signed checkpoint; every signature named here has verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The tree head that a known log has signed.
    pub checkpoint: Checkpoint,
    /// The witnesses that have signed it, in the order of the policy, with their times (POSIX seconds).
    pub cosigners: Vec<(String, u64)>,
    /// Whether they are a quorum. Nothing is proven without one.
    pub quorum: bool,
}

/// A checked policy. Source: C2SP tlog-policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    lines: Vec<Line>,
}

impl Policy {
    /// Checks a list of lines.
    ///
    /// # Errors
    /// See [`PolicyFault`].
    pub fn new(lines: Vec<Line>) -> Result<Self, PolicyFault> {
        if lines.len() > LINES_MAX {
            return Err(PolicyFault::Length);
        }
        check::check(&lines)?;
        Ok(Self { lines })
    }

    /// The usual policy: one log, and `count` of the named witnesses as quorum. The group is called
    /// `witnesses`, so no witness may be.
    ///
    /// ```rust
    /// use tlog::{SigningKey, checkpoint, cosignature, key::Kind, note::Note, policy::Policy};
    /// let key = |n: u8| SigningKey::from_seed(&[n; 32]);
    /// let names = ["first", "second", "third", "fourth"];
    /// let witness = |n: usize| key(n as u8).verifier(names[n], Kind::Cosignature).unwrap();
    /// let log = key(9).verifier("log.example", Kind::Ed25519).unwrap();
    /// let policy = Policy::count_of(log, (0..4).map(|n| (names[n].to_owned(), witness(n))).collect(), 3).unwrap();
    /// let head = checkpoint::Checkpoint::new("log.example", 5, [1; 32]).unwrap();
    /// let mut signatures = vec![checkpoint::sign(&head, &key(9), "log.example").unwrap()];
    /// for n in 0..3 {
    ///     let note = Note { text: head.to_string(), signatures: signatures.clone() };
    ///     assert!(!policy.judge(&note).unwrap().quorum, "{n} of 4 are no quorum");
    ///     signatures.push(cosignature::sign(&head, names[n], &key(n as u8), 1_900_000_000).unwrap());
    /// }
    /// assert!(policy.judge(&Note { text: head.to_string(), signatures }).unwrap().quorum);
    /// ```
    ///
    /// # Errors
    /// See [`PolicyFault`].
    pub fn count_of(
        log: VerifierKey,
        witnesses: Vec<(String, VerifierKey)>,
        count: usize,
    ) -> Result<Self, PolicyFault> {
        let members = witnesses.iter().map(|(name, _)| name.clone()).collect();
        let mut lines = alloc::vec![Line::Log { key: log, url: None }];
        lines.extend(witnesses.into_iter().map(|(name, key)| Line::Witness { name, key, url: None }));
        let name = String::from("witnesses");
        lines.push(Line::Group { name: name.clone(), need: Need::Count(count), members });
        lines.push(Line::Quorum(name));
        Self::new(lines)
    }

    /// Reads a policy.
    ///
    /// # Errors
    /// See [`PolicyFault`].
    pub fn parse(text: &str) -> Result<Self, PolicyFault> {
        let body = text.strip_suffix('\n').ok_or(PolicyFault::Length)?;
        if body.split('\n').nth(LINES_MAX).is_some() {
            return Err(PolicyFault::Length);
        }
        let lines = (1..).zip(body.split('\n'));
        Self::new(lines.map(|(number, line)| line::read(number, line)).collect::<Result<_, _>>()?)
    }

    /// The lines in their order.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The known logs.
    pub fn logs(&self) -> impl Iterator<Item = &VerifierKey> {
        self.lines.iter().filter_map(|line| match line {
            Line::Log { key, .. } => Some(key),
            Line::Witness { .. } | Line::Group { .. } | Line::Quorum(_) => None,
        })
    }

    /// The known witnesses: name inside the policy, and key.
    pub fn witnesses(&self) -> impl Iterator<Item = (&str, &VerifierKey)> {
        self.lines.iter().filter_map(|line| match line {
            Line::Witness { name, key, .. } => Some((name.as_str(), key)),
            Line::Log { .. } | Line::Group { .. } | Line::Quorum(_) => None,
        })
    }

    /// Whether the witnesses for which `signed` says so (by their names here) are a quorum.
    pub fn is_quorum(&self, signed: impl Fn(&str) -> bool) -> bool {
        // Lines name only earlier lines, so one pass in order settles each.
        let mut settled = BTreeMap::from([("none", true)]);
        let mut quorum = false;
        for line in &self.lines {
            match line {
                Line::Log { .. } => {}
                Line::Witness { name, .. } => {
                    settled.insert(name, signed(name));
                }
                Line::Group { name, need, members } => {
                    let have = members.iter().filter(|member| settled[member.as_str()]).count();
                    settled.insert(name, have >= need.of(members.len()));
                }
                Line::Quorum(name) => quorum = settled[name.as_str()],
            }
        }
        quorum
    }

    /// Verifies the signatures of every key it knows and ignores all others.
    ///
    /// # Errors
    /// See [`JudgeFault`]: one bad signature under a known key rejects the whole note. A missing
    /// quorum is no error, only a verdict without one.
    pub fn judge(&self, note: &Note) -> Result<Verdict, JudgeFault> {
        self.judge_after(note, None)
    }

    /// As [`Policy::judge`], where `before` is a note that this policy has judged: a line under the same text that stands
    /// there byte for byte is not verified again.
    ///
    /// # Errors
    /// As [`Policy::judge`].
    pub fn judge_after(&self, note: &Note, before: Option<&Judged>) -> Result<Verdict, JudgeFault> {
        let before = before.filter(|judged| judged.text == note.text);
        let known = |line: &Signature| before.is_some_and(|judged| judged.lines.contains(line));
        let checkpoint = Checkpoint::parse(&note.text)?;
        let mut logged = false;
        for key in self.logs() {
            if let Some(signature) = only(note, key)? {
                if !known(signature) {
                    signature.verify(&note.text, key).map_err(|_| bad(key))?;
                }
                logged |= key.name() == checkpoint.origin();
            }
        }
        let mut cosigners = Vec::new();
        for (name, key) in self.witnesses() {
            if let Some(signature) = only(note, key)? {
                let time_s = match known(signature) {
                    true => cosignature::time_of(signature),
                    false => cosignature::verify(&checkpoint, key, signature).ok(),
                };
                let time_s = time_s.ok_or_else(|| bad(key))?;
                cosigners.push((name.to_owned(), time_s));
            }
        }
        if !logged {
            return Err(JudgeFault::NoLog(checkpoint.origin().to_owned()));
        }
        let quorum = self.is_quorum(|name| cosigners.iter().any(|(cosigner, _)| cosigner == name));
        Ok(Verdict { checkpoint, cosigners, quorum })
    }
}

impl fmt::Display for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

/// Lines that were verified under one text, for [`Policy::judge_after`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    text: String,
    lines: Vec<Signature>,
}

impl Judged {
    /// What `policy` has verified of this note, and its verdict. `before` must be of the same policy.
    ///
    /// # Errors
    /// As [`Policy::judge`].
    pub fn by(policy: &Policy, note: &Note, before: Option<&Judged>) -> Result<(Judged, Verdict), JudgeFault> {
        let verdict = policy.judge_after(note, before)?;
        let known = |line: &&Signature| {
            policy.logs().any(|key| line.is_by(key)) || policy.witnesses().any(|(_, key)| line.is_by(key))
        };
        let lines = note.signatures.iter().filter(known).cloned().collect();
        Ok((Judged { text: note.text.clone(), lines }, verdict))
    }

    /// The text that was signed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The lines of known keys; all of them hold.
    pub fn lines(&self) -> &[Signature] {
        &self.lines
    }
}

fn bad(key: &VerifierKey) -> JudgeFault {
    JudgeFault::BadSignature(key.name().to_owned())
}

fn only<'n>(note: &'n Note, key: &VerifierKey) -> Result<Option<&'n Signature>, JudgeFault> {
    let mut by_key = note.signatures.iter().filter(|signature| signature.is_by(key));
    match (by_key.next(), by_key.next()) {
        (found, None) => Ok(found),
        (_, Some(_)) => Err(JudgeFault::Repeated(key.name().to_owned())),
    }
}
