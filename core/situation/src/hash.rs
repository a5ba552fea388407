//! The state hash: one number by which nodes compare what they believe of a channel.
//!
//! ```text
//! hash   = SHA-256(state)
//! state  = ["cw/state/2", channel, size N, time of leaf N-1 (ms), [case, ..], [link, ..]]
//! case   = [name, format, author, state, precedence, emergency + 1 or 0, history, overridden,
//!           [version, ..], [leg, ..], [debt, ..], [[name, note code or ""], ..]]
//! version= [name, time, material, {field: value}]
//! leg    = [member, state, [ladder, ..]]
//! ladder = [version, delivered, opened, [[name, {field: value}, [differing field, ..]], ..],
//!           [[unit, told at (s), name], ..], [[unit, reason, name], ..], [[name, stance], ..], [answer, ..]]
//! debt   = [kind, case, version, debtor, creditor, opened (ms), due (ms), met, lifted (ms) or 0, asked until (s) or 0,
//!           status at N, rung at N]
//! link   = [member, line, standing, emergency, effective (s) or 0, since (s) or 0, changed by, heard (ms) or 0, [debt, ..]]
//! name   = [key id, serial], and [] for none
//! ```
//! Deterministic CBOR; cases in order of the record. Nothing in it depends on what this viewer alone can open: public acts
//! and acts sealed to the whole channel count, acts sealed to fewer do not, and an act of another channel changes size
//! and time only. Channel 0 is the public record. Source: DESIGN 6.

use crate::{Case, DebtEntry, Items, Ladder, Leg, Link, Mark, Situation};
use act::Name;
use act::cbor::Writer;
use sha2::{Digest, Sha256};

impl Situation {
    /// SHA-256 of a channel's state at the size and time of the last leaf folded in.
    pub fn state_hash(&self, channel: u64) -> [u8; 32] {
        Sha256::digest(self.state_bytes(channel)).into()
    }

    /// The bytes that [`Situation::state_hash`] hashes, so that two nodes which differ can find out in what.
    pub fn state_bytes(&self, channel: u64) -> Vec<u8> {
        let mine = |c: &&Case| c.channel.unwrap_or(0) == channel && !c.few;
        let cases: Vec<&Case> = self.cases.values().filter(mine).collect();
        let links: Vec<&Link> = self.links.values().filter(|l| l.channel == channel).collect();
        let mut w = Writer::new();
        w.array(6).text("cw/state/2").uint(channel).uint(self.size).uint(self.last_at);
        w.array(cases.len());
        cases.iter().for_each(|c| self.write_case(&mut w, c));
        w.array(links.len());
        links.iter().for_each(|l| self.write_link(&mut w, l));
        w.done()
    }

    fn write_case(&self, w: &mut Writer, c: &Case) {
        w.array(12);
        name(w, Some(c.name));
        w.uint(c.wire).uint(c.author.0).text(c.state).uint(c.precedence.code());
        w.uint(c.emergency.map_or(0, |n| n.saturating_add(1))).bool(c.history).bool(c.overridden);
        w.array(c.versions.len());
        for v in &c.versions {
            w.array(4);
            name(w, Some(v.by.act));
            w.uint(v.by.at).bool(v.material);
            items(w, &v.fields);
        }
        w.array(c.legs.len());
        c.legs.iter().for_each(|l| leg(w, l));
        self.write_debts(w, &c.debts);
        w.array(c.acts.len());
        for a in &c.acts {
            w.array(2);
            name(w, Some(a.mark.act));
            w.text(a.note.map_or("", |n| n.code()));
        }
    }

    fn write_link(&self, w: &mut Writer, l: &Link) {
        w.array(9).uint(l.member.0).text(l.line).text(l.standing).bool(l.emergency);
        w.int(l.effective.map_or(0, |i| i.unix_s)).int(l.since.map_or(0, |i| i.unix_s));
        name(w, l.by);
        w.uint(l.heard_at.unwrap_or(0));
        self.write_debts(w, &l.debts);
    }

    fn write_debts(&self, w: &mut Writer, debts: &[DebtEntry]) {
        w.array(debts.len());
        for d in debts {
            w.array(12).text(d.kind.key());
            name(w, Some(d.case));
            w.uint(d.version).uint(d.debtor.0).uint(d.creditor.0).uint(d.opened_at).uint(d.due);
            name(w, d.met.map(|(by, _)| by));
            w.uint(d.lifted.unwrap_or(0)).int(d.asked_until_s.unwrap_or(0));
            w.text(d.status(self.last_at).key()).uint(self.rung(d, self.last_at));
        }
    }
}

fn leg(w: &mut Writer, l: &Leg) {
    w.array(3).uint(l.member.0).text(l.state).array(l.ladders.len());
    l.ladders.iter().for_each(|(version, ladder)| write_ladder(w, *version, ladder));
}

fn write_ladder(w: &mut Writer, version: u64, l: &Ladder) {
    let mark = |w: &mut Writer, m: Option<&Mark>| name(w, m.map(|m| m.act));
    w.array(8).uint(version);
    mark(w, l.delivered.as_ref());
    mark(w, l.opened.as_ref());
    w.array(l.read_backs.len());
    for r in &l.read_backs {
        w.array(3);
        mark(w, Some(&r.by));
        items(w, &r.fields);
        r.differs.iter().fold(w.array(r.differs.len()), |w, n| w.uint(*n));
    }
    w.array(l.told.len());
    for (unit, (at_s, by)) in &l.told {
        w.array(3).uint(*unit).int(*at_s);
        mark(w, Some(by));
    }
    w.array(l.not_told.len());
    for (unit, (reason, by)) in &l.not_told {
        w.array(3).uint(*unit).text(reason);
        mark(w, Some(by));
    }
    w.array(l.positions.len());
    for p in &l.positions {
        w.array(2);
        mark(w, Some(&p.by));
        w.uint(p.stance as u64);
    }
    w.array(l.answers.len());
    l.answers.iter().for_each(|m| mark(w, Some(m)));
}

fn name(w: &mut Writer, name: Option<Name>) {
    match name {
        Some(n) => w.array(2).bytes(&n.key.0).uint(n.serial),
        None => w.array(0),
    };
}

fn items(w: &mut Writer, items: &Items) {
    items.iter().fold(w.map(items.len()), |w, (n, item)| w.uint(*n).raw(item));
}
