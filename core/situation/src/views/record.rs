//! The record as a list of acts.

use super::At;
use crate::{ActRow, Blocked, phrases};
use act::{Content, MemberId};
use rulebook::Phrase;
use serde::{Deserialize, Serialize};

/// One act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ActLine {
    /// Its number in the record.
    pub index: u64,
    /// When it was included.
    pub at_ms: u64,
    /// Its own name, such as `NORTH 1042`.
    pub name: String,
    /// Whose.
    pub author: String,
    /// To whom it speaks: whom it names, else whom its case concerns; empty for all of its channel.
    #[serde(default)]
    pub to: Vec<String>,
    /// Its channel by name, `public` if it has none.
    pub channel: String,
    /// `routine`, `priority`, `immediate`, `flash`.
    pub precedence: String,
    /// Whether it is sealed, and so hidden from all outside its channel.
    pub sealed: bool,
    /// Whether this viewer can read it.
    pub opened: bool,
    /// What kind of act, such as `ntf-flight` or `read-back`, where it can be read.
    pub kind: Option<String>,
    /// The case it belongs to, by number in the record.
    pub case: Option<u64>,
    /// Whether it is late or imported history.
    pub history: bool,
    /// What it says.
    pub phrase: Option<Phrase>,
    /// Why it is without effect, if it is; or that the owner of its key does not stand by it.
    pub note: Option<String>,
    /// The same as a phrase.
    pub note_phrase: Option<Phrase>,
    /// What the proof in it shows, if it discloses or complains.
    pub finding: Option<String>,
    /// The same as a phrase.
    pub finding_phrase: Option<Phrase>,
}

/// Which acts; the default is all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of this channel; 0 is the public record.
    pub channel: Option<u64>,
    /// By this member.
    pub author: Option<MemberId>,
    /// In the case that this number opened.
    pub case: Option<u64>,
    /// From this number on.
    pub from: u64,
    /// Up to this number, itself included.
    pub to: Option<u64>,
    /// Included at or after this moment, milliseconds.
    pub since_ms: Option<u64>,
    /// Included before this moment.
    pub until_ms: Option<u64>,
    /// At most so many, the latest of them.
    pub limit: Option<usize>,
}

/// How much of the record a member had seen, by its own latest act: every act is gossip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenView {
    /// Whose.
    pub member: String,
    /// Leaves that its author had seen.
    pub size: u64,
    /// In which act it says so, by record number.
    pub index: u64,
    /// When that was included.
    pub at_ms: u64,
}

impl At<'_> {
    /// What each member has said of how much of the record it had seen, in the order of the members.
    pub fn seen_by(&self) -> Vec<SeenView> {
        let mut last: std::collections::BTreeMap<MemberId, &ActRow> = std::collections::BTreeMap::new();
        for row in self.situation.acts.values() {
            last.insert(row.author, row);
        }
        let view = |(member, row): (MemberId, &ActRow)| SeenView {
            member: self.member(member),
            size: row.seen,
            index: row.index,
            at_ms: row.at,
        };
        last.into_iter().map(view).collect()
    }

    /// The acts that pass, in order of the record.
    pub fn record(&self, filter: &Filter) -> Vec<ActLine> {
        if filter.to.is_some_and(|to| to < filter.from) {
            return Vec::new();
        }
        let range = self.situation.acts.range(filter.from..=filter.to.unwrap_or(u64::MAX)).rev();
        let rows = range.map(|(_, row)| row).filter(|row| filter.passes(row)).take(filter.limit.unwrap_or(usize::MAX));
        let mut out: Vec<ActLine> = rows.map(|row| self.line(row)).collect();
        out.reverse();
        out
    }

    /// Whom an act speaks to: those it names; what belongs to a case, its author, or from its author the addressees.
    fn spoken_to(&self, row: &ActRow, content: Option<&Content>) -> Vec<MemberId> {
        let Some(content) = content else { return Vec::new() };
        let case = row.case.and_then(|index| self.situation.cases.get(&index));
        match case {
            _ if !content.to.is_empty() => content.to.clone(),
            Some(case) if case.author != row.author => vec![case.author],
            Some(case) => case.legs.iter().map(|leg| leg.member).collect(),
            None => Vec::new(),
        }
    }

    pub(super) fn line(&self, row: &ActRow) -> ActLine {
        let content = row.content();
        let format = self.situation.format_of(row).map(|f| f.name.clone());
        // A dispute may come long after the act, so it is no part of what was folded then.
        let disputed = self.situation.is_disputed(&row.name).then_some(Blocked::Disputed);
        let note = disputed.or(row.note);
        let kernel = || content.as_ref().and_then(|c| act::Kernel::key_of(c.format)).map(str::to_owned);
        ActLine {
            index: row.index,
            at_ms: row.at,
            name: format!("{} {}", row.key_name, row.name.serial),
            author: self.member(row.author),
            to: self.spoken_to(row, content.as_ref()).into_iter().map(|m| self.member(m)).collect(),
            channel: self.channel_name(row.channel.unwrap_or(0)),
            precedence: row.precedence.key().to_owned(),
            sealed: row.channel.is_some(),
            opened: content.is_some(),
            kind: format.or_else(kernel),
            case: row.case,
            history: content.as_ref().is_some_and(|c| c.history),
            phrase: self.shown_phrase(row),
            note: note.map(|n| n.code().to_owned()),
            note_phrase: note.map(|n| phrases::note(n, row, &self.ctx())),
            finding: row.finding.map(|f| f.code().to_owned()),
            finding_phrase: row.finding.map(|f| phrases::finding(f, row, &self.ctx())),
        }
    }
}

impl Filter {
    fn passes(&self, row: &ActRow) -> bool {
        self.channel.is_none_or(|c| row.channel.unwrap_or(0) == c)
            && self.author.is_none_or(|a| row.author == a)
            && self.case.is_none_or(|c| row.case == Some(c))
            && self.since_ms.is_none_or(|ms| row.at >= ms)
            && self.until_ms.is_none_or(|ms| row.at < ms)
    }
}
