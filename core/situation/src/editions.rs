//! Which version of the rulebook says what an act means.
//!
//! An act that opens something is read by the version in force at its place in the record. Whatever it opened keeps that
//! version to its end: its deadlines, its silence rules and its fields are those that both sides had agreed to when it
//! began, so an adoption moves no clock that runs. An act in a case is read by the case's version, and by the one in
//! force where that version does not know its format. Channels are those of the version in force, which the act of
//! adoption itself carries. Why: docs/decisions/0009. Source: DESIGN 2.

use crate::{ActRow, Blocked, Case, DebtEntry, Situation};
use act::{ChannelKinds, Content, Kernel, MemberKind, Millis};
use rulebook::{Format, Phrase, Rulebook, Terms};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A version of the rulebook.
#[derive(Debug, Clone)]
pub struct Edition {
    /// Its number; the founders' is 1.
    pub number: u64,
    /// First place in the record at which it is in force.
    pub from: u64,
    /// SHA-256 of its archive.
    pub hash: [u8; 32],
    /// What it says; `None` while this node does not hold its archive.
    pub rulebook: Option<Arc<Rulebook>>,
    pub(crate) channels: BTreeMap<u64, Vec<MemberKind>>,
}

impl Edition {
    pub(crate) fn founders(rulebook: Arc<Rulebook>) -> Edition {
        let channels = channel_table(&rulebook).into_iter().map(|c| (c.channel, c.kinds)).collect();
        Edition { number: 1, from: 0, hash: rulebook.hash(), rulebook: Some(rulebook), channels }
    }

    /// Whether a rulebook says of the channels what its adoption says.
    pub(crate) fn fits(channels: &BTreeMap<u64, Vec<MemberKind>>, rulebook: &Rulebook) -> bool {
        channel_table(rulebook).into_iter().map(|c| (c.channel, c.kinds)).eq(channels.clone())
    }

    /// The numbers of its channels, ascending.
    pub fn channels(&self) -> impl Iterator<Item = u64> {
        self.channels.keys().copied()
    }

    /// The kinds of members on a channel.
    pub fn kinds(&self, channel: u64) -> &[MemberKind] {
        self.channels.get(&channel).map_or(&[], Vec::as_slice)
    }
}

/// The table of channels that an act of adoption of this rulebook carries.
pub fn channel_table(rulebook: &Rulebook) -> Vec<ChannelKinds> {
    let channels = rulebook.terms().channels.iter();
    let mut table: Vec<_> = channels.map(|c| ChannelKinds { channel: c.number, kinds: c.members.clone() }).collect();
    table.sort_by_key(|c| c.channel);
    table.iter_mut().for_each(|c| c.kinds.sort_by_key(|kind| kind.code()));
    table
}

impl Situation {
    /// Gives it a rulebook's text to read by; what was folded before stays as it was read.
    pub fn shelve(&mut self, rulebook: Arc<Rulebook>) {
        self.shelf.insert(rulebook.hash(), rulebook);
    }

    /// Every version so far, the founders' first.
    pub fn editions(&self) -> &[Edition] {
        &self.editions
    }

    /// The version in force after all that was folded in.
    pub fn edition(&self) -> &Edition {
        self.editions.last().expect("the founders' version is always there")
    }

    /// The version in force at a place in the record.
    pub fn edition_at(&self, index: u64) -> &Edition {
        let in_force = self.editions.iter().rev().find(|e| e.from <= index);
        in_force.expect("the founders' version is in force from the first place on")
    }

    /// Since when a version is in force: the time of its adoption; 0 for the founders'.
    pub(crate) fn in_force_since(&self, edition: &Edition) -> Millis {
        edition.from.checked_sub(1).and_then(|adoption| self.acts.get(&adoption)).map_or(0, |row| row.at)
    }

    /// The rulebook in force, if this node holds it.
    pub fn rulebook(&self) -> Option<&Arc<Rulebook>> {
        self.edition().rulebook.as_ref()
    }

    pub(crate) fn rulebook_at(&self, index: u64) -> Option<&Arc<Rulebook>> {
        self.edition_at(index).rulebook.as_ref()
    }

    /// The rulebook by which a case runs.
    pub fn rulebook_of(&self, case: &Case) -> Option<&Arc<Rulebook>> {
        self.rulebook_at(case.index)
    }

    /// The format that opened a case.
    pub fn opener(&self, case: &Case) -> Option<&Format> {
        self.rulebook_of(case)?.by_wire(case.wire)
    }

    /// The format of an act, as it is read at its place.
    pub fn format_of(&self, row: &ActRow) -> Option<&Format> {
        Some(self.reads(row.content()?.format, row.case, row.index)?.1)
    }

    /// The format that this name has now, in this case: the case's own version speaks first.
    pub fn format_for(&self, name: &str, case: Option<&Case>) -> Option<&Format> {
        let own = case.and_then(|c| self.rulebook_of(c)?.format(name));
        own.or_else(|| self.rulebook()?.format(name))
    }

    /// The terms by which a debt runs.
    pub fn terms_of(&self, debt: &DebtEntry) -> Option<&Terms> {
        self.rulebook_at(debt.case_index).map(|r| r.terms())
    }

    /// On which rung of its own version's ladder a debt stands.
    pub(crate) fn rung(&self, debt: &DebtEntry, now: Millis) -> u64 {
        self.terms_of(debt).map_or(0, |terms| debt.rung(now, terms))
    }

    /// The version by which an act at this place and in this case is read, and its format there.
    pub(crate) fn reads(&self, wire: u64, case: Option<u64>, index: u64) -> Option<(&Edition, &Format)> {
        let places = case.into_iter().chain([index]);
        places.map(|at| self.edition_at(at)).find_map(|e| Some((e, e.rulebook.as_ref()?.by_wire(wire)?)))
    }

    /// The version in whose words an act is told.
    pub(crate) fn edition_of(&self, row: &ActRow, content: &Content) -> &Edition {
        let case = row.case.filter(|i| self.cases.contains_key(i));
        let own = self.edition_at(case.unwrap_or(row.index));
        self.reads(content.format, case, row.index).map_or(own, |(edition, _)| edition)
    }

    /// A sentence marked with the version in whose words it stands, if that is not the one in force.
    pub(crate) fn told_by(&self, edition: &Edition, phrase: Phrase) -> Phrase {
        let other = edition.number != self.edition().number;
        Phrase { edition: other.then_some(edition.number), ..phrase }
    }

    /// A channel's name in the newest version that this node holds and that has it; its number if none has.
    pub fn channel_key(&self, channel: u64) -> String {
        let known = self.editions.iter().rev().find_map(|e| e.rulebook.as_ref()?.terms().channel(channel));
        match known {
            Some(c) => c.name.clone(),
            None if channel == 0 => "public".to_owned(),
            None => channel.to_string(),
        }
    }

    /// Why an act is not readable at this place.
    pub(crate) fn unreadable(&self, wire: u64, index: u64) -> Blocked {
        let earlier = || self.editions.iter().filter(|e| e.from <= index).filter_map(|e| e.rulebook.as_ref());
        match self.rulebook_at(index) {
            None => Blocked::AwaitsRulebook,
            Some(now) if now.by_wire(wire).is_none() && earlier().any(|r| r.by_wire(wire).is_some()) => {
                Blocked::NotInForce
            }
            Some(_) => Blocked::Unreadable,
        }
    }

    /// Folds an adoption. Whether it stands was decided by the record.
    pub(crate) fn follow_adoption(&mut self, index: u64, at: Millis, kernel: &Kernel) {
        let Kernel::Rulebook { hash, edition, channels, .. } = kernel else { return };
        let channels: BTreeMap<_, _> = channels.iter().map(|c| (c.channel, c.kinds.clone())).collect();
        // An archive that says something else of the channels than its own adoption is not what was agreed.
        let rulebook = self.shelf.get(hash).filter(|r| Edition::fits(&channels, r)).cloned();
        self.editions.push(Edition { number: *edition, from: index + 1, hash: *hash, rulebook, channels });
        // Other zones may be in force now.
        self.zoned.take();
        self.let_go(at);
    }

    /// Who was taken from a channel can answer nothing on it any more, and is asked for nothing.
    fn let_go(&mut self, at: Millis) {
        let edition = self.edition().clone();
        let mechanism = &self.mechanism;
        let gone = |d: &DebtEntry| {
            let kind = mechanism.entry(d.debtor).map(|e| e.kind);
            d.channel.is_some_and(|c| kind.is_none_or(|kind| !edition.kinds(c).contains(&kind)))
        };
        let lift = |d: &mut DebtEntry| {
            if d.is_open() && gone(d) {
                d.lifted = Some(at);
            }
        };
        self.cases.change_live(|c| c.debts.iter_mut().for_each(lift));
        self.links.values_mut().flat_map(|l| &mut l.debts).for_each(lift);
    }
}
