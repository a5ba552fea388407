//! What the desk asks of a node's state while an officer writes: what a draft says so far and what would follow from it,
//! and the two steps by which it is sent once.

use super::say::Signing;
use super::state::State;
use crate::api::{RefusalText, Send, Sent};
use crate::fault::CliFault;
use act::{Act, Kernel, MemberKind, Purpose, Refusal, Value};
use desk::compose::{Follows, Form, Preview, Said, Spec, Subject};
use record::Included;
use rulebook::{Arg, Context, FieldDef, Fields, Format, Phrase, Rulebook};
use sha2::{Digest, Sha256};
use situation::views::DebtView;
use std::sync::Arc;

/// What a draft says and does, as of now.
pub(crate) struct Proposal {
    pub preview: Preview,
    pub refusals: Vec<RefusalText>,
    pub follows: Follows,
    /// The typed fields with every time in them settled.
    pub settled: Form,
}

/// An act signed but not kept, by what its draft remembers it.
pub(crate) struct Prepared {
    pub sent: Sent,
    pub act: Act,
    pub hash: Vec<u8>,
}

/// How an act stands that was sent.
pub(crate) struct Standing {
    pub what: String,
    pub phrase: Option<Phrase>,
    pub index: Option<u64>,
    pub held: bool,
    pub witnessed: bool,
    pub refusal: Option<RefusalText>,
    pub follows: Follows,
    pub case: Option<(u64, String)>,
}

impl State {
    /// The rulebook in force, or the one by which a case runs.
    pub(super) fn book_for(&self, case: Option<u64>) -> Arc<Rulebook> {
        case.map_or_else(|| self.shown_rulebook(), |n| self.rulebook_of(n))
    }

    pub(super) fn kind(&self) -> Option<MemberKind> {
        self.founding().entry(self.me).map(|m| m.kind)
    }

    /// The channels that this member is on, by name.
    pub(crate) fn my_channels(&self) -> Vec<String> {
        let mine = self.situation.edition().channels().filter(|c| self.situation.is_member(self.me, *c));
        mine.map(|c| self.situation.channel_key(c)).collect()
    }

    /// The fields of a format that can be read already.
    pub(super) fn readable(&self, format: &Format, typed: &Form) -> Fields {
        let ctx = self.ctx();
        let one = |def: &FieldDef| Some((def.number, def.parse(typed.get(&def.name)?, &ctx).ok()?));
        format.fields.iter().filter_map(one).collect()
    }

    /// What a draft says so far, what is wrong with it, and, if `follow`, what would follow from it.
    pub(crate) fn proposal(&mut self, send: &Send, subject: &Subject, lang: &str, follow: bool) -> Proposal {
        let case = send.case.as_ref().and_then(|c| c.parse::<u64>().ok());
        let book = self.book_for(case);
        let channel = self.channel_of(send, case);
        let (mut refusals, mut follows, mut burst_len, mut phrase) = (Vec::new(), Follows::default(), None, None);
        match self.prepare_one(&Send { dry: true, ..send.clone() }) {
            Ok(prepared) => {
                if follow {
                    follows = self.follows(&prepared.act);
                }
                (burst_len, phrase) = (Some(prepared.sent.burst_len), prepared.sent.phrase);
            }
            Err(CliFault::Refused(all)) => refusals = all,
            Err(fault) => {
                tracing::error!(?fault, "a draft could not be tried");
                refusals.push((&Refusal::new("disk-fault").with("path", "node").with("detail", "")).into());
            }
        }
        let whole = phrase.is_some();
        let mut said = Vec::new();
        let mut lead = None;
        if let Some(format) = book.format(&send.what) {
            let fields = self.readable(format, &send.fields);
            said = self.said(&subject.fields, &fields);
            lead = lead_of(format, &fields, self.now_s()).filter(|_| send.emergency.is_none());
            phrase = phrase.or_else(|| (!fields.is_empty()).then(|| self.partly(format, &fields)));
        }
        if send.what == "disclose" {
            said = self.disclosed_said(send);
        }
        let settled = |spec: &Spec| {
            let text = send.fields.get(&spec.def.name)?;
            Some((spec.def.name.clone(), spec.def.settled(text, self)))
        };
        let settled = subject.fields.iter().filter_map(settled).collect();
        let changes = if send.what == "amend" { self.changes(subject, send, case) } else { Vec::new() };
        let preview = Preview {
            lang: lang.to_owned(),
            phrase,
            whole,
            said,
            readers: self.readers_drafted(send, case, &channel),
            to: send.to.clone(),
            channel,
            burst_len,
            lead,
            grave: self.needs_two(send),
            changes,
        };
        Proposal { preview, refusals, follows, settled }
    }

    /// Who will be able to read what is drafted: its author, and all of the channel or the few whom it is sealed to.
    fn readers_drafted(&self, send: &Send, case: Option<u64>, channel: &str) -> Vec<String> {
        let (book, number) = (self.book_for(case), self.channel_called(channel).unwrap_or(0));
        let format = book.format(&send.what);
        let may = |name: &String| {
            let id = self.member(name);
            let allowed = |f: &Format| self.situation.readers_of(f, number).any(|m| Some(m) == id);
            let named = send.only.is_empty() || send.only.contains(name);
            *name == self.config.member || (named && format.is_none_or(allowed))
        };
        self.readers(channel).into_iter().filter(may).collect()
    }

    fn channel_of(&self, send: &Send, case: Option<u64>) -> String {
        let of_case = case.and_then(|n| self.at().case_numbered(n)).map(|c| c.channel);
        let public = self.book_for(case).format(&send.what).is_some_and(|f| f.public);
        match (public, of_case, &send.channel) {
            (true, ..) => "public".to_owned(),
            (_, Some(channel), _) => channel,
            (_, None, Some(channel)) => channel.clone(),
            (_, None, None) => self.my_channels().into_iter().next().unwrap_or_default(),
        }
    }

    fn said(&self, specs: &[Spec], fields: &Fields) -> Vec<Said> {
        let one = |spec: &Spec| {
            let value = fields.get(&spec.def.number)?;
            let format = spec.format.as_deref().unwrap_or_default();
            Some(Said { spec: spec.clone(), value: spec.def.arg(format, value, self) })
        };
        specs.iter().filter_map(one).collect()
    }

    /// A sentence of what is there already; what must still be said stands open in it.
    fn partly(&self, format: &Format, fields: &Fields) -> Phrase {
        let mut phrase = format.phrase(fields, &self.ctx());
        for def in format.fields.iter().filter(|d| d.required) {
            phrase.args.entry(def.name.clone()).or_insert_with(|| Arg::Act("…".into()));
        }
        phrase.args.insert("by".into(), Arg::Member(self.config.member.clone()));
        if format.field("about").is_none() {
            let none = |text: &str| Arg::Text { text: text.into(), lang: None };
            phrase.args.extend([("about".into(), none("")), ("about-given".into(), none("no"))]);
        }
        phrase
    }

    /// Each field that an amendment changes: as it stands, and as it will be.
    fn changes(&self, subject: &Subject, send: &Send, case: Option<u64>) -> Vec<(Said, Said)> {
        let found = self.situation.cases().find(|c| Some(c.index) == case);
        let Some(case) = found else { return Vec::new() };
        let one = |spec: &Spec| {
            let new = spec.def.parse(send.fields.get(&spec.def.name)?, self).ok()?;
            let old = Value::decode(spec.def.kind, case.version().fields.get(&spec.def.number)?).ok()?;
            let format = spec.format.as_deref().unwrap_or_default();
            let said = |value: &Value| Said { spec: spec.clone(), value: spec.def.arg(format, value, self) };
            Some((said(&old), said(&new)))
        };
        subject.fields.iter().filter_map(one).collect()
    }

    /// What would follow if the act stood in the record now: the same engine folds it into a copy of what is known.
    fn follows(&self, act: &Act) -> Follows {
        let key = self.key(Purpose::Desk).public();
        let (Ok(signed), Ok(content)) = (act.clone().verify(&key, &self.genesis()), self.keyring.open(act)) else {
            return Follows::default();
        };
        let name = act.name();
        let included = Included {
            index: self.size(),
            at: self.now(),
            act: signed,
            author: self.me,
            key_name: self.config.member.clone(),
            purpose: Purpose::Desk,
        };
        let mut then = self.situation.clone();
        then.apply(&included, content.as_ref());
        let case = content.as_ref().and_then(|c| c.case).unwrap_or(name);
        let at = then.at(self.now());
        at.case(&case).map_or_else(Follows::default, |c| follows_of(&c.debts, self.now(), &self.own_name(&name)))
    }

    /// Checks and signs an act, and keeps nothing.
    ///
    /// # Errors
    /// As [`State::send`].
    pub(crate) fn prepare_one(&mut self, send: &Send) -> Result<Prepared, CliFault> {
        if super::widen::widens(&send.what) {
            return self.prepare_widened(send);
        }
        let refuse = |refusals: Vec<Refusal>| CliFault::Refused(refusals.iter().map(Into::into).collect());
        let draft = self.draft(send).map_err(refuse)?;
        let ready = draft.check(&self.situation, self.me, self.now()).map_err(refuse)?;
        let act = self.sign(&ready, Signing::DESK)?;
        let hash = Sha256::digest(act.encode()).to_vec();
        Ok(Prepared { sent: self.sent(&ready, &act, true), act, hash })
    }

    /// Keeps an act that was prepared; `false` if another has taken its number meanwhile.
    ///
    /// # Errors
    /// A fault of this node's disk; then it is not kept.
    pub(crate) fn keep_prepared(&mut self, act: &Act) -> Result<bool, CliFault> {
        if self.next_serial(act.key()) != act.name().serial {
            return Ok(false);
        }
        self.write_outbox(&[act.encode()])?;
        self.outbox.keep(act);
        self.beat();
        Ok(true)
    }

    /// Whether the act of this name, in the outbox or in the record, is the one of this hash.
    pub(crate) fn holds(&self, shown: &str, hash: &[u8]) -> bool {
        let Some(name) = self.name_of(shown) else { return false };
        let is = |bytes: &[u8]| Sha256::digest(bytes).as_slice() == hash;
        let waits = self.outbox.waiting().any(|(n, bytes)| *n == name && is(bytes));
        let stands = || {
            let index = self.replica.ledger().index_of(&name)?;
            Some(is(&self.act_at(index).ok()?.1.encode()))
        };
        waits || stands().unwrap_or(false)
    }

    /// How an act of this node stands; `None` if it is in no outbox and no record.
    pub(crate) fn standing(&self, shown: &str) -> Option<Standing> {
        let state = self.act_state(shown)?;
        let name = self.name_of(shown)?;
        let line = state.index.and_then(|n| {
            let one = situation::views::Filter { from: n, to: Some(n), ..Default::default() };
            self.at().record(&one).pop()
        });
        let waiting = || {
            let (_, bytes) = self.outbox.waiting().find(|(n, _)| **n == name)?;
            let act = Act::decode(bytes).ok()?;
            let content = self.keyring.open(&act).ok().flatten()?;
            let kernel = Kernel::key_of(content.format).map(str::to_owned);
            let format = self.shown_rulebook().by_wire(content.format).map(|f| f.name.clone());
            Some((kernel.or(format)?, self.unsent_phrase(&act, &content)))
        };
        let case = line.as_ref().and_then(|l| l.case).and_then(|n| self.at().case_numbered(n));
        let follows = line.as_ref().zip(case.as_ref()).map(|(l, c)| follows_of(&c.debts, l.at_ms, shown));
        let (what, phrase) = match &line {
            Some(line) => (line.kind.clone().unwrap_or_default(), line.phrase.clone()),
            None => waiting()?,
        };
        Some(Standing {
            what,
            phrase,
            index: state.index,
            held: state.index.is_some() || self.receipts.is_of(name),
            witnessed: state.state == "witnessed",
            refusal: state.refusal,
            follows: follows.unwrap_or_default(),
            case: case.map(|c| (c.index, format!("/{}/{}", shelf(&c.procedure), c.index))),
        })
    }

    /// A case with what is awaited in it, for an act that speaks of it from outside.
    pub(crate) fn awaited_in(&self, case: u64) -> Option<(u64, String, Option<Phrase>)> {
        let view = self.at().case_numbered(case)?;
        let waited_for =
            |d: &&DebtView| d.creditor == self.config.member && matches!(d.status.as_str(), "owed" | "defaulted");
        let debt = view.debts.iter().filter(waited_for).max_by_key(|d| d.rung).map(|d| d.phrase.clone());
        Some((view.index, format!("/{}/{}", shelf(&view.procedure), view.index), debt))
    }

    /// The latest acts that a form may refer to.
    pub(crate) fn recent(&self) -> Vec<(u64, Option<String>)> {
        let filter = situation::views::Filter { limit: Some(40), ..Default::default() };
        let acts = self.at().record(&filter).into_iter().rev();
        acts.filter(|a| a.opened && a.kind.as_deref().is_some_and(|k| k != "delivered" && k != "epoch"))
            .map(|a| (a.index, a.kind))
            .collect()
    }

    /// Names of the zones that the rulebook in force draws.
    pub(crate) fn zone_names(&self) -> Vec<String> {
        self.shown_rulebook().zones().iter().map(|z| z.id.clone()).collect()
    }
}

/// On which shelf of the desk a case stands.
pub(super) fn shelf(procedure: &str) -> &'static str {
    if desk::Kind::Movement.holds(procedure) { "movements" } else { "incidents" }
}

/// What an act of this name and time opened, and what it met.
fn follows_of(debts: &[DebtView], at_ms: u64, name: &str) -> Follows {
    let owed = debts.iter().filter(|d| d.opened_ms == at_ms && d.status == "owed").cloned().collect();
    let met = debts.iter().filter(|d| d.met_by.as_deref() == Some(name)).cloned().collect();
    Follows { owed, met }
}

/// The lead time that is asked and the time that is left, seconds.
fn lead_of(format: &Format, fields: &Fields, now_s: i64) -> Option<(u64, i64)> {
    let lead = format.lead_for(fields)?;
    let start = situation::procedures::notification::WINDOW.of(format, fields)?.start_s;
    Some((lead, start.saturating_sub(now_s)))
}
