//! Rules of admission: what a draft must keep to before it is signed. One file a rule; its text is its page in the manual.

mod addressee;
mod bracket_broken;
mod brackets_open;
mod case_closed;
mod case_known;
mod claim_of_own;
mod clause_base;
mod cleared;
mod commitment_after;
mod commitment_days;
mod counts_differ;
mod done;
mod emergency;
mod emergency_refused;
mod format;
mod guarantee_called;
mod joint_text;
mod language_twice;
mod lead_time;
mod letter_hidden;
mod letter_sealed;
mod member;
mod now;
mod public_few;
mod read_back;
mod reader;
mod reader_missing;
mod revision_unsignable;
mod sender;
mod step;
mod suspended;
mod text_hash;
mod text_incomplete;
mod text_not_side;
mod text_readers;
mod text_unknown;
mod verifier_missing;
mod version_superseded;

use crate::ladder::drafted;
use crate::procedures::{self, Field, Happening, On, Typed, parts};
use crate::steps::permits;
use crate::views::Doc;
use crate::{Blocked, Case, Draft, Say, Situation};
use act::{Kernel, MemberId, Millis, Name, Refusal};
use rulebook::{Fields, Format};
use std::cell::OnceCell;

/// A rule.
pub struct Rule {
    /// Code of its refusal.
    pub code: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// The refusal of a draft that breaks it.
    pub(crate) check: fn(&Attempt<'_>) -> Option<Refusal>,
}

/// Every rule.
pub const ALL: &[&Rule] = &[
    &format::RULE,
    &sender::RULE,
    &public_few::RULE,
    &reader::RULE,
    &reader_missing::RULE,
    &joint_text::RULE,
    &language_twice::RULE,
    &commitment_days::RULE,
    &commitment_after::RULE,
    &verifier_missing::RULE,
    &claim_of_own::RULE,
    &counts_differ::RULE,
    &text_unknown::RULE,
    &text_readers::RULE,
    &letter_sealed::RULE,
    &letter_hidden::RULE,
    &clause_base::RULE,
    &bracket_broken::RULE,
    &version_superseded::RULE,
    &brackets_open::RULE,
    &text_incomplete::RULE,
    &text_hash::RULE,
    &revision_unsignable::RULE,
    &text_not_side::RULE,
    &guarantee_called::RULE,
    &member::RULE,
    &emergency::RULE,
    &lead_time::RULE,
    &suspended::RULE,
    &emergency_refused::RULE,
    &case_known::RULE,
    &addressee::RULE,
    &case_closed::RULE,
    &done::RULE,
    &step::RULE,
    &now::RULE,
    &read_back::RULE,
    &cleared::RULE,
];

/// The codes of the refusals of all rules.
pub const CODES: &[&str] = &[
    "unknown-format",
    "sender-not-allowed",
    "public-to-few",
    "reader-not-allowed",
    "reader-missing",
    "joint-differs",
    "language-twice",
    "commitment-days",
    "commitment-after",
    "verifier-missing",
    "claim-not-own",
    "counts-differ",
    "text-unknown",
    "text-readers",
    "letter-sealed",
    "letter-hidden",
    "clause-base",
    "bracket-broken",
    "version-superseded",
    "brackets-open",
    "text-incomplete",
    "text-hash",
    "revision-unsignable",
    "text-not-side",
    "guarantee-not-given",
    "wrong-channel",
    "emergency-unknown",
    "lead-time",
    "channel-suspended",
    "emergency-refused",
    "case-unknown",
    "not-addressee",
    "case-closed",
    "already-done",
    "no-such-move",
    "not-now",
    "read-back-missing",
    "not-cleared",
];

/// A draft, by whom and when, with what it speaks of.
pub struct Attempt<'a> {
    pub(crate) draft: &'a Draft,
    pub(crate) situation: &'a Situation,
    pub(crate) author: MemberId,
    pub(crate) now: Millis,
    /// The draft's own format.
    pub(crate) format: Option<&'a Format>,
    /// The case it names.
    pub(crate) case: Option<&'a Case>,
    /// The line check that it answers.
    pub(crate) check: Option<Name>,
    /// Why its step is not possible.
    pub(crate) blocked: Option<Blocked>,
    /// The text that it names, once that was looked for.
    text: OnceCell<Option<Doc<'a>>>,
}

impl<'a> Attempt<'a> {
    pub(crate) fn new(draft: &'a Draft, situation: &'a Situation, author: MemberId, now: Millis) -> Attempt<'a> {
        let case = draft.case.as_ref().and_then(|name| situation.case(name));
        let format = match &draft.say {
            Say::Format { name, .. } => situation.format_for(name, case),
            Say::Kernel(_) => None,
        };
        let check = match &draft.say {
            Say::Kernel(Kernel::LineReply { nonce }) => situation.check_of(draft.channel, draft.case, *nonce),
            _ => None,
        };
        let mut attempt =
            Attempt { draft, situation, author, now, format, case, check, blocked: None, text: OnceCell::new() };
        attempt.blocked = attempt.step().and_then(|what| {
            let case = case?;
            let channel = if attempt.public() { None } else { Some(draft.channel) };
            if case.channel != channel { Some(Blocked::OtherChannel) } else { permits(case, author, &what).err() }
        });
        attempt
    }

    /// Whether it will be sent in clear.
    pub(crate) fn public(&self) -> bool {
        match &self.draft.say {
            Say::Format { .. } => self.format.is_some_and(|f| f.public),
            Say::Kernel(k) => Kernel::is_public(k.wire()),
        }
    }

    /// Its format and those on its channel who alone may read it beside its author; `None` if all of the channel may.
    pub(crate) fn readers(&self) -> Option<(&'a Format, Vec<MemberId>)> {
        let format = self.format.filter(|f| !f.read_by.is_empty())?;
        let readers = self.situation.readers_of(format, self.draft.channel).filter(|m| *m != self.author);
        Some((format, readers.collect()))
    }

    /// The part that it plays, with its format and fields.
    pub(crate) fn part(&self) -> Option<(&str, &'a Format, &'a Fields)> {
        match (&self.draft.say, self.format) {
            (Say::Format { fields, .. }, Some(format)) => Some((format.part.as_deref()?, format, fields)),
            _ => None,
        }
    }

    /// A field of it, if it plays this part.
    pub(crate) fn said<T: Typed>(&self, part: &str, field: &Field<T>) -> Option<T> {
        let (_, format, fields) = self.part().filter(|(plays, ..)| *plays == part)?;
        field.of(format, fields)
    }

    /// The name of what it chooses, if it plays this part.
    pub(crate) fn chosen(&self, part: &str, field: &Field<u64>) -> Option<&'a str> {
        let (_, format, _) = self.part()?;
        let def = format.field(field.need().name)?;
        Some(def.choice_coded(self.said(part, field)?)?.name.as_str())
    }

    /// The text that it speaks of, if it plays a part in one that this author can read.
    pub(crate) fn text(&self) -> Option<&Doc<'a>> {
        let found = || {
            let at = self.situation.at(self.now);
            let (part, format, fields) = self.part()?;
            match part {
                "clause" | "revision" | "letter" => at.doc(&parts::DOCUMENT.of(format, fields)?),
                "stance" => at.doc_of(&parts::CLAUSE.of(format, fields)?),
                "text-signature" | "deposit" => at.doc_of(&parts::REVISION.of(format, fields)?),
                _ => None,
            }
        };
        self.text.get_or_init(found).as_ref()
    }

    /// Whether it makes no sense outside a case.
    pub(crate) fn needs_case(&self) -> bool {
        match &self.draft.say {
            Say::Format { .. } => self.format.is_some_and(|f| f.step.is_some() && f.opens.is_none()),
            Say::Kernel(k) => matches!(k.wire(), 1..=12),
        }
    }

    /// The step it takes in its case, if it takes one.
    fn step(&self) -> Option<Happening> {
        let case = self.case?;
        let opener = self.situation.opener(case)?;
        match &self.draft.say {
            Say::Kernel(k) if self.needs_case() => Some(drafted(case, opener, k)),
            Say::Kernel(_) => None,
            Say::Format { fields, .. } => {
                let format = self.format?;
                let (_, step) = procedures::step_named(format.step.as_deref()?)?;
                Some(Happening::of((step.read)(format, fields)))
            }
        }
    }

    /// Its format and fields, if it opens a case of this procedure.
    pub(crate) fn opening(&self, procedure: &procedures::Procedure) -> Option<(&'a Format, &'a Fields)> {
        let (Say::Format { fields, .. }, Some(format)) = (&self.draft.say, self.format) else { return None };
        (format.opens.as_deref() == Some(procedure.name)).then_some((format, fields))
    }

    /// Whether it starts the activity of a case.
    pub(crate) fn starts(&self) -> bool {
        self.step().is_some_and(|what| what.on == On::Start)
    }

    /// A refusal that names the case.
    pub(crate) fn of_case(&self, code: &'static str) -> Refusal {
        let shown = self.case.map_or_else(String::new, |c| c.index.to_string());
        Refusal::new(code).with("case", shown).with("state", self.case.map_or("", |c| c.state))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_its_code_in_the_list() {
        let codes: Vec<&str> = ALL.iter().map(|rule| rule.code).collect();
        assert_eq!(codes, CODES);
    }
}
