//! A draft: what an officer wants to say, checked before it is signed.

use crate::Situation;
use crate::rules::{self, Attempt};
use act::{Content, Kernel, MemberId, Millis, Name, Precedence, Ref, Refusal};
use rulebook::Fields;

/// What an officer wants to say.
///
/// ```rust
/// use situation::{Draft, Say};
/// # fn example(situation: &situation::Situation, author: act::MemberId, now: act::Millis) -> Option<Vec<u8>> {
/// let mut draft = Draft::new(Say::Format { name: "statement".into(), fields: Default::default() }, 0);
/// draft.lang = Some("en".into());
/// // Every refusal at once, or what will be signed.
/// match draft.check(situation, author, now) {
///     Ok(ready) => Some(ready.content.encode()),
///     Err(refusals) => {
///         refusals.iter().for_each(|refusal| println!("{}", refusal.code));
///         None
///     }
/// }
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What.
    pub say: Say,
    /// To whom; nobody means all of the channel.
    pub to: Vec<MemberId>,
    /// Sealed to these and its author alone; nobody means whoever its format lets read it.
    pub only: Vec<MemberId>,
    /// In which case, by any act of it; what is signed names the act that opened it.
    pub case: Option<Name>,
    /// Other acts it refers to.
    pub refs: Vec<Ref>,
    /// In which channel; for a public act it is not looked at.
    pub channel: u64,
    /// How urgent; `None` for the format's own, and for kernel acts that of their case.
    pub precedence: Option<Precedence>,
    /// Language of its free text.
    pub lang: Option<String>,
    /// Code of the reason that lifts its lead time.
    pub emergency: Option<u64>,
    /// Late or imported.
    pub history: bool,
    /// The author's office; 0 is the duty desk.
    pub office: u64,
    /// The officer's pseudonym; 0 is a machine.
    pub officer: u64,
    /// The pseudonym of the officer who confirmed it, where two sign; 0 where one does.
    pub second: u64,
    /// Release mark.
    pub mark: u64,
}

/// A format with its fields, or a kernel act.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::large_enum_variant)] // One at a time, never in lists.
pub enum Say {
    /// A format of the rulebook.
    Format {
        /// Its name, such as `ntf-flight`.
        name: String,
        /// Its fields.
        fields: Fields,
    },
    /// A kernel act.
    Kernel(Kernel),
}

/// A draft that may be signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    /// What it says.
    pub content: Content,
    /// How urgent.
    pub precedence: Precedence,
    /// Whether it is sent in clear.
    pub public: bool,
    /// The channel it is sealed to; 0 if it is public.
    pub channel: u64,
    /// Sealed to these and its author alone; empty: to the whole channel.
    pub only: Vec<MemberId>,
}

impl Draft {
    /// A draft with nothing but what it says and where.
    pub fn new(say: Say, channel: u64) -> Draft {
        Draft {
            say,
            to: Vec::new(),
            only: Vec::new(),
            case: None,
            refs: Vec::new(),
            channel,
            precedence: None,
            lang: None,
            emergency: None,
            history: false,
            office: 0,
            officer: 0,
            second: 0,
            mark: 0,
        }
    }

    /// Checks it against all rules, as what `author` would sign at `now` (milliseconds since 1970 UTC).
    ///
    /// # Errors
    /// Every refusal at once; their codes are [`crate::CODES`] and those of the rulebook's fields.
    pub fn check(&self, situation: &Situation, author: MemberId, now: Millis) -> Result<Ready, Vec<Refusal>> {
        let attempt = Attempt::new(self, situation, author, now);
        let mut refusals: Vec<Refusal> = rules::ALL.iter().filter_map(|rule| (rule.check)(&attempt)).collect();
        if let (Say::Format { fields, .. }, Some(format)) = (&self.say, attempt.format) {
            refusals.extend(format.validate(fields));
        }
        if refusals.is_empty() { Ok(self.ready(&attempt)) } else { Err(refusals) }
    }

    fn ready(&self, attempt: &Attempt<'_>) -> Ready {
        let case_precedence = attempt.case.map(|c| c.precedence);
        let (wire, fields, own) = match (&self.say, attempt.format) {
            (Say::Format { fields, .. }, Some(f)) => (f.wire, f.encode(fields), Some(f.precedence)),
            (Say::Format { .. }, None) => unreachable!("an unknown format has been refused"),
            (Say::Kernel(k), _) => (k.wire(), k.fields(), case_precedence),
        };
        let mut to = self.to.clone();
        to.sort_unstable();
        to.dedup();
        let content = Content {
            format: wire,
            office: self.office,
            officer: self.officer,
            second: self.second,
            // Of a case that a draft speaks of by any of its acts, the opening act is named: no other counts.
            case: attempt.case.map(|c| c.name).or(attempt.check),
            refs: self.refs.clone(),
            to,
            mark: self.mark,
            lang: self.lang.clone(),
            emergency: self.emergency,
            history: self.history,
            fields,
        };
        let public = attempt.public();
        let precedence = self.precedence.or(own).unwrap_or(Precedence::Routine);
        // What anybody may read is not sealed to few: whoever asked for that has been refused.
        let few = || attempt.readers().map_or_else(Vec::new, |(_, readers)| readers);
        let only = if self.only.is_empty() { few() } else { self.only.clone() };
        Ready { content, precedence, public, channel: if public { 0 } else { self.channel }, only }
    }
}
