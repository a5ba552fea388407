//! Rounds of talks: what belongs to one, told together. A round is the case that its convening opened; delegations, items,
//! positions and records name it in a field of their own, and each keeps its own place in the record.
//!
//! What this viewer cannot open is told as what everybody sees of it: that somebody said something to a few while the
//! round lasted. Whether it concerns the round is not known here, and is not guessed. Source: DOMAIN 2.7, 3.8 and 3.10.

use super::places::coarsen;
use super::round::{AgendaView, DelegationView, DraftView, RecordView, RoundLine, RoundView, SideView, StandView};
use super::{At, MarkView};
use crate::procedures::{agenda, contact, parts};
use crate::{Case, Items, Mark};
use act::{Content, Kernel, MemberId, Name, Stance, Value};
use rulebook::{Arg, FieldDef, Format, Phrase};
use std::collections::BTreeSet;

/// What an act of a part says, read by the version of the rulebook at its place.
pub(super) struct Said<'a> {
    pub(super) format: &'a Format,
    pub(super) fields: Items,
    pub(super) lang: Option<String>,
    pub(super) by: Mark,
    pub(super) few: bool,
    pub(super) public: bool,
}

impl<'a> At<'a> {
    /// Every round that this viewer can read, the latest first.
    pub fn talks(&self) -> Vec<RoundLine> {
        let rounds: Vec<&Case> = self.situation.cases.values().filter(|c| self.plays(c, "round")).collect();
        let Some(first) = rounds.first() else { return Vec::new() };
        let later: Vec<&Case> = self.situation.cases.after(first.index).collect();
        rounds.into_iter().rev().map(|c| self.round_line(c, &self.items_of(c, &later))).collect()
    }

    /// The round that the act with this number has convened.
    pub fn round_of_talks(&self, index: u64) -> Option<RoundView> {
        let round = self.situation.cases.get(&index).filter(|c| self.plays(c, "round"))?;
        let later: Vec<&Case> = self.situation.cases.after(index).collect();
        let items = self.items_of(round, &later);
        let records: Vec<&Case> = later
            .iter()
            .copied()
            .filter(|c| self.plays(c, "record") && self.names(c, &parts::ROUND) == Some(round.name))
            .collect();
        let followers: Vec<&Case> = later
            .iter()
            .copied()
            .filter(|c| self.plays(c, "round") && self.names(c, &parts::FOLLOWS) == Some(round.name))
            .collect();
        let mut all: Vec<&Case> = vec![round];
        all.extend(items.iter().chain(&records));
        let mut about: BTreeSet<Name> = all.iter().map(|c| c.name).collect();
        let on =
            |c: &&Case| self.plays(c, "draft") && self.names(c, &parts::ABOUT).is_some_and(|of| about.contains(&of));
        let drafts: Vec<&Case> = later.iter().copied().filter(on).collect();
        all.extend(&drafts);
        about.extend(drafts.iter().map(|c| c.name));
        let said = self.said_of(&all, &later);
        let follows = self.names(round, &parts::FOLLOWS).and_then(|name| self.situation.case(&name));
        let debts = all.iter().flat_map(|c| &c.debts).filter(|d| d.is_open()).collect();
        let statements = self.statements(&said, &mut about);
        Some(RoundView {
            accounts: self.accounts(&said, &about),
            statements,
            texts: self.texts_for(round.name),
            drafts: drafts.iter().map(|c| self.draft(c)).collect(),
            round: self.round_line(round, &items),
            follows: follows.map(|c| self.opened(c)),
            followed_by: followers.iter().map(|c| self.opened(c)).collect(),
            sides: self.sides(round),
            delegations: self.delegations(round.name, &said),
            agenda: items.iter().map(|c| self.item(c)).collect(),
            positions: self.stands(&all, &said),
            sealed: self.sealed_while(round, followers.first().map(|c| c.index)),
            records: records.iter().rev().map(|c| self.record_of_round(c)).collect(),
            debts: self.told(debts),
        })
    }

    pub(super) fn opened(&self, c: &Case) -> MarkView {
        self.mark(&Mark { act: c.name, index: c.index, at: c.at, author: c.author })
    }

    pub(super) fn plays(&self, c: &Case, part: &str) -> bool {
        self.situation.opener(c).is_some_and(|f| f.part.as_deref() == Some(part))
    }

    pub(super) fn names(&self, c: &Case, field: &crate::procedures::Field<Name>) -> Option<Name> {
        let format = self.situation.opener(c)?;
        field.of(format, &format.decode(&c.version().fields).ok()?)
    }

    fn items_of<'c>(&self, round: &Case, later: &[&'c Case]) -> Vec<&'c Case> {
        let here = |c: &&Case| {
            c.procedure_name() == agenda::PROCEDURE.name && self.names(c, &agenda::ROUND) == Some(round.name)
        };
        later.iter().copied().filter(here).collect()
    }

    /// Acts that only stand on record after this one.
    pub(super) fn said_since(&self, index: u64) -> Vec<Said<'_>> {
        let later: Vec<&Case> = self.situation.cases.after(index).collect();
        self.said_of(&[], &later)
    }

    /// Acts that only stand on record: those that opened a case without a procedure, and those in the round's own cases.
    pub(super) fn said_of(&self, all: &[&Case], later: &[&Case]) -> Vec<Said<'_>> {
        let alone = later.iter().filter(|c| c.procedure.is_none()).map(|c| c.index);
        let within = all.iter().flat_map(|c| &c.acts).filter(|e| e.note.is_none()).map(|e| e.mark.index);
        let mut indices: Vec<u64> = alone.chain(within).collect();
        indices.sort_unstable();
        indices.dedup();
        indices.iter().filter_map(|index| self.said_at(*index)).filter(|s| s.format.part.is_some()).collect()
    }

    /// What the act with this number says.
    pub(super) fn said_at(&self, index: u64) -> Option<Said<'_>> {
        let row = self.situation.acts.get(&index)?;
        let format = self.situation.format_of(row)?;
        let Content { fields, lang, .. } = row.content()?;
        Some(Said { format, fields, lang, by: row.mark(), few: row.few, public: row.channel.is_none() })
    }

    fn round_line(&self, c: &Case, items: &[&Case]) -> RoundLine {
        let said = self.says_of(c);
        let get = |name: &str| said.as_ref().and_then(|s| self.field(s, name));
        let span = |arg: Option<&Arg>| match arg {
            Some(Arg::Span { start_s, end_s }) => Some((*start_s, *end_s)),
            _ => None,
        };
        let proposed = match get("proposed") {
            Some(Arg::List(all)) => all.iter().filter_map(|p| p.args.values().find_map(|a| span(Some(a)))).collect(),
            _ => Vec::new(),
        };
        let number = said.as_ref().and_then(|s| parts::NUMBER.of(s.format, &s.format.decode(&s.fields).ok()?));
        let states = agenda::PROCEDURE.course.states();
        let count = |state: &&'static str| {
            let n = items.iter().filter(|i| self.case_state(i) == *state).count() as u64;
            (n > 0).then(|| ((*state).to_owned(), n))
        };
        RoundLine {
            index: c.index,
            name: self.situation.own_name(&c.name),
            format: self.situation.opener(c).map(|f| f.name.clone()).unwrap_or_default(),
            author: self.member(c.author),
            channel: self.channel_name(c.channel.unwrap_or(0)),
            at_ms: c.at,
            revision: c.acts.iter().skip(1).filter(|e| e.note.is_none()).count() as u64,
            changed_ms: c.acts.iter().filter(|e| e.note.is_none()).map(|e| e.mark.at).max().unwrap_or(c.at),
            number: number.map_or(0, |n| n.best),
            mode: get("mode"),
            state: self.case_state(c).to_owned(),
            open: self.is_open(c),
            agreed_s: contact::time(c).map(|t| (t.start_s, t.end_s)),
            proposed_s: proposed,
            place: get("place"),
            items: states.iter().filter_map(count).collect(),
        }
    }

    /// What a case's opening act says now, amendments included.
    pub(super) fn says_of(&self, c: &Case) -> Option<Said<'a>> {
        let version = c.version();
        let by = Mark { author: c.author, ..version.by };
        let format = self.situation.opener(c)?;
        Some(Said {
            format,
            fields: version.fields.clone(),
            lang: version.lang.clone(),
            by,
            few: c.few,
            public: c.channel.is_none(),
        })
    }

    /// A field of it as faces show it.
    pub(super) fn field(&self, said: &Said<'_>, name: &str) -> Option<Arg> {
        let def = said.format.field(name)?;
        let value = Value::decode(def.kind, said.fields.get(&def.number)?).ok()?;
        let mut arg = def.arg(&said.format.name, &value, &self.ctx().in_lang(&said.lang));
        if self.is_guarded(said.few, said.by.author) {
            coarsen(&mut arg);
        }
        Some(arg)
    }

    /// The entries of a repeated group, each by the one value that it has.
    fn points(&self, said: &Said<'_>, name: &str) -> Vec<Arg> {
        match self.field(said, name) {
            Some(Arg::List(all)) => all.into_iter().filter_map(|p: Phrase| p.args.into_values().next()).collect(),
            _ => Vec::new(),
        }
    }

    pub(super) fn sides(&self, c: &Case) -> Vec<SideView> {
        let one = |leg: &crate::Leg| {
            let last = leg.ladder().positions.last();
            SideView {
                member: self.member(leg.member),
                state: self.leg_state(c, leg).to_owned(),
                by: last.map(|p| self.mark(&p.by)),
                words: last.and_then(|p| self.grounds(p.by.index)),
            }
        };
        c.legs.iter().map(one).collect()
    }

    /// Why, in the words of whoever took the position.
    fn grounds(&self, index: u64) -> Option<Arg> {
        let content = self.situation.acts.get(&index)?.content()?;
        match Kernel::read(content.format, &content.fields).ok()?? {
            Kernel::Position { grounds, stance, .. } if stance != Stance::Comply => {
                Some(Arg::Text { text: grounds?, lang: content.lang })
            }
            _ => None,
        }
    }

    fn delegations(&self, round: Name, said: &[Said<'_>]) -> Vec<DelegationView> {
        let of_round = |s: &&Said<'_>| {
            let named = s.format.decode(&s.fields).ok().and_then(|fields| parts::ROUND.of(s.format, &fields));
            s.format.part.as_deref() == Some("delegation") && named == Some(round)
        };
        let mut last: Vec<(MemberId, &Said<'_>)> = Vec::new();
        for s in said.iter().filter(of_round) {
            last.retain(|(member, _)| *member != s.by.author);
            last.push((s.by.author, s));
        }
        last.sort_by_key(|(member, _)| *member);
        let view = |(_, s): (MemberId, &Said<'_>)| DelegationView {
            by: self.mark(&s.by),
            offices: self.field(s, "offices"),
            seats: self.field(s, "seats"),
        };
        last.into_iter().map(view).collect()
    }

    fn item(&self, c: &Case) -> AgendaView {
        let said = self.says_of(c);
        let get = |name: &str| said.as_ref().and_then(|s| self.field(s, name));
        AgendaView {
            by: self.opened(c),
            subject: get("subject"),
            linked: get("linked"),
            state: self.case_state(c).to_owned(),
            open: self.is_open(c),
            sides: self.sides(c),
            result: c.acts.iter().rev().filter(|e| e.note.is_none()).find_map(|e| self.result(e.mark.index)),
        }
    }

    fn result(&self, index: u64) -> Option<Arg> {
        let row = self.situation.acts.get(&index)?;
        let format = self.situation.format_of(row).filter(|f| f.step.as_deref() == Some("close"))?;
        let def: &FieldDef = format.field("result")?;
        let value = Value::decode(def.kind, row.content()?.fields.get(&def.number)?).ok()?;
        Some(def.arg(&format.name, &value, &self.ctx()))
    }

    fn stands(&self, all: &[&Case], said: &[Said<'_>]) -> Vec<StandView> {
        let stands: Vec<(&Said<'_>, u64)> = said
            .iter()
            .filter(|s| s.format.part.as_deref() == Some("position"))
            .filter_map(|s| {
                let about = parts::ABOUT.of(s.format, &s.format.decode(&s.fields).ok()?)?;
                Some((s, all.iter().find(|c| c.name == about)?.index))
            })
            .collect();
        let view = |(n, (s, about)): (usize, &(&Said<'_>, u64))| StandView {
            by: self.mark(&s.by),
            about: *about,
            stance: self.field(s, "stance"),
            text: self.field(s, "text"),
            condition: self.field(s, "condition"),
            disclosure: self.field(s, "disclosure"),
            sealed: s.few,
            replaced: stands[n + 1..].iter().any(|(later, on)| on == about && later.by.author == s.by.author),
        };
        stands.iter().enumerate().map(view).collect()
    }

    /// What was said to a few in the round's channel until the next round was convened, and cannot be read here.
    fn sealed_while(&self, round: &Case, until: Option<u64>) -> Vec<MarkView> {
        let rows = self.situation.acts.range(round.index + 1..until.unwrap_or(u64::MAX)).map(|(_, row)| row);
        let closed = rows.filter(|row| row.few && row.packed.is_none() && row.channel == round.channel);
        closed.map(|row| self.mark(&row.mark())).collect()
    }

    fn draft(&self, c: &Case) -> DraftView {
        let said = self.says_of(c);
        DraftView {
            by: self.opened(c),
            texts: said.as_ref().map(|s| self.spoken(s)).unwrap_or_default(),
            state: self.case_state(c).to_owned(),
            open: self.is_open(c),
            sides: self.sides(c),
        }
    }

    fn record_of_round(&self, c: &Case) -> RecordView {
        let said = self.says_of(c);
        let get = |name: &str| said.as_ref().and_then(|s| self.field(s, name));
        let points = |name: &str| said.as_ref().map(|s| self.points(s, name)).unwrap_or_default();
        RecordView {
            by: self.opened(c),
            state: self.case_state(c).to_owned(),
            held: get("held"),
            participants: get("participants"),
            agreed: points("agreed"),
            not_agreed: points("not-agreed"),
            next: get("next"),
            sides: self.sides(c),
        }
    }
}
