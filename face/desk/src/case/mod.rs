//! One case: a movement with its ladder, or an incident with its thread. And the list of either.

mod facts;
mod reply;

use crate::frame::{Frame, Role};
use crate::html::Markup;
use crate::items::Item;
use askama::Template;
use situation::views::{ActLine, CaseLine, CaseView, DebtView, LegView};

use facts::Facts;
use reply::{Reply, replies};
pub use reply::{ReplyField, Typed};

/// Which shelf a case stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Notifications.
    Movement,
    /// Incidents and queries.
    Incident,
    /// Contacts, records of meetings, protests, releases, drills, handovers of a watch.
    Contact,
}

impl Kind {
    /// The shelf of a procedure; what has none is only on record, and stands with the incidents.
    pub fn of(procedure: &str) -> Kind {
        match procedure {
            "notification" => Kind::Movement,
            "query" | "record" => Kind::Incident,
            _ => Kind::Contact,
        }
    }

    /// Whether a case of this procedure stands here.
    pub fn holds(self, procedure: &str) -> bool {
        Kind::of(procedure) == self
    }

    /// The first part of its address.
    pub fn shelf(self) -> &'static str {
        match self {
            Kind::Movement => "movements",
            Kind::Incident => "incidents",
            Kind::Contact => "contacts",
        }
    }

    /// The phrase for it.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Kind::Movement => "desk_movements",
            Kind::Incident => "desk_incidents",
            Kind::Contact => "desk_contacts",
        }
    }

    /// What is said above its list.
    pub(crate) fn lead(self) -> &'static str {
        match self {
            Kind::Movement => "note_guarantee",
            Kind::Incident => "desk_incidents-lead",
            Kind::Contact => "desk_contacts-lead",
        }
    }
}

#[derive(Template)]
#[template(path = "case/list.html")]
struct List<'a> {
    f: &'a Frame<'a>,
    kind: Kind,
    shelves: [(&'static str, Vec<&'a CaseLine>); 2],
}

/// The open cases of a shelf, and the latest that are over.
pub fn cases(f: &Frame<'_>, kind: Kind, open: &[CaseLine], all: &[CaseLine]) -> String {
    let is_open = |c: &CaseLine| open.iter().any(|o| o.index == c.index);
    let here = open.iter().filter(|c| kind.holds(&c.procedure)).collect();
    let over = all.iter().filter(|c| kind.holds(&c.procedure) && !is_open(c)).take(50).collect();
    let shelves = [("desk_open-cases", here), ("desk_over-cases", over)];
    List { f, kind, shelves }.render().expect("a template writes into memory")
}

/// A case with what its page needs beside it.
pub struct CasePage<'a> {
    /// The case.
    pub view: &'a CaseView,
    /// Which shelf it stands on.
    pub kind: Kind,
    /// The rulebook, for the forms of answers.
    pub rulebook: &'a ::rulebook::Rulebook,
    /// A form that was sent and refused.
    pub typed: Option<Typed>,
    /// Own name of the act that was just queued from this page.
    pub done: Option<String>,
    /// Who can read it.
    pub readers: Vec<String>,
    /// What else this member may say in it, written on a page of its own: kernel acts by key, formats by name.
    pub ways: Vec<String>,
    /// Whether the next rung may be called over what is owed here.
    pub may_escalate: bool,
    /// Whether its places are shown coarsely: their owner sealed them to a few.
    pub coarse: bool,
    /// The files that its acts name.
    pub items: Vec<Item>,
}

#[derive(Template)]
#[template(path = "case/page.html")]
struct Page<'a> {
    f: &'a Frame<'a>,
    c: &'a CaseView,
    p: &'a CasePage<'a>,
    title: Markup,
    facts: Option<Facts<'a>>,
    /// What this desk owes here, and what it may do about it: label, key, where on the page.
    owed: Option<&'a DebtView>,
    ways: Vec<(Markup, &'static str, String)>,
    /// What happens if no answer comes: when, who is called.
    ladder: Vec<(u64, Markup)>,
    life: Vec<(Markup, &'static str, Markup)>,
    debts: Vec<&'a DebtView>,
    replies: Vec<Reply>,
    /// What may be written beside the replies.
    more: Vec<String>,
    errors: Vec<(Markup, Markup)>,
    map: Option<Markup>,
    evidence: Option<Markup>,
    proof: Vec<(&'static str, Markup, Markup)>,
}

/// One case.
pub fn case(f: &Frame<'_>, page: &CasePage<'_>) -> String {
    let c = page.view;
    let unmet = |d: &&DebtView| matches!(d.status.as_str(), "owed" | "defaulted");
    let owed = c.debts.iter().filter(unmet).find(|d| d.debtor == f.member);
    let first = c.debts.iter().find(unmet);
    let replies = if f.may_sign() { replies(f, page) } else { Vec::new() };
    let html = Page {
        f,
        c,
        p: page,
        title: c.phrase.as_ref().and_then(|p| f.r().brief(p)).unwrap_or_else(|| f.r().kind(Some(&c.format))),
        facts: Facts::of(f, c),
        owed,
        ways: ways(f, &replies),
        ladder: owed.or(first).map_or_else(Vec::new, |d| ladder(f, page, d)),
        life: life(f, c),
        debts: c.debts.iter().filter(unmet).collect(),
        more: if f.may_sign() { more(page, &replies) } else { Vec::new() },
        replies,
        errors: page.typed.as_ref().map_or_else(Vec::new, |t| t.summary(f, page)),
        evidence: crate::items::panel(f, &page.items, add(page)),
        map: crate::map::panel(f, c, page.rulebook.zones(), page.coarse),
        proof: crate::record::proof(f, c.index, &c.author, c.at_ms),
    };
    html.render().expect("a template writes into memory")
}

/// Where a file is handed in: at incidents, where the rulebook has a format for it that belongs to any case.
fn add(page: &CasePage<'_>) -> Option<String> {
    let file = |d: &::rulebook::FieldDef| d.kind == act::Kind::Evidence && d.required;
    let loose = |f: &&::rulebook::Format| f.opens.is_none() && f.step.is_none() && f.fields.iter().any(file);
    let format = page.rulebook.formats().iter().find(loose).filter(|_| page.kind == Kind::Incident)?;
    Some(format!("/compose/{}?case={}", format.name, page.view.index))
}

/// The first forms of the page as buttons at its head.
fn ways(f: &Frame<'_>, replies: &[Reply]) -> Vec<(Markup, &'static str, String)> {
    let way = |reply: &Reply| {
        let (id, key) = match reply.what {
            "opened" => ("desk_do-open", "A"),
            "ask-time" => ("desk_do-time", "T"),
            "answer" => ("desk_do-answer", "R"),
            "read-back" => ("desk_do-read-back", "R"),
            "position" => ("desk_do-position", "R"),
            _ => return None,
        };
        Some((f.r().t(id), key, format!("#{}", reply.what)))
    };
    let mut out: Vec<_> = replies.iter().filter_map(way).collect();
    out.dedup_by_key(|(_, key, _)| *key);
    out.truncate(3);
    out
}

/// What may be written that has no form on this page.
fn more(page: &CasePage<'_>, replies: &[Reply]) -> Vec<String> {
    let answers = |format: &str| {
        let step = page.rulebook.format(format).and_then(|f| f.step.as_deref());
        step == Some("answer") && replies.iter().any(|r| r.what == "answer")
    };
    // Another time is proposed with a page of its own, beside the plain position.
    let here = |way: &String| replies.iter().any(|r| r.what == way) && way != "position" || answers(way);
    // These are answered here or not at all: they have no page of their own.
    let only_here = |way: &String| ["opened", "read-back", "disseminated", "start", "end"].contains(&way.as_str());
    page.ways.iter().filter(|way| !here(way) && !only_here(way)).cloned().collect()
}

/// When which rung of the ladder is called, if the answer does not come.
fn ladder(f: &Frame<'_>, page: &CasePage<'_>, d: &DebtView) -> Vec<(u64, Markup)> {
    if d.silence != "next-rung" {
        return Vec::new();
    }
    let stays = &page.rulebook.terms().rung_s;
    let mut at = d.due_ms;
    let mut out = Vec::new();
    for (rung, s) in stays.iter().enumerate().skip(1) {
        out.push((at, f.r().t(format!("rung_{}", rung.min(7)))));
        at = at.saturating_add(s.saturating_mul(1000));
    }
    out
}

/// The course of the case: opened, each addressee, its activity, where it stands now.
fn life(f: &Frame<'_>, c: &CaseView) -> Vec<(Markup, &'static str, Markup)> {
    let r = f.r();
    let mut out = vec![(r.t("desk_opened-case"), "done", f.exactly(c.at_ms))];
    for leg in &c.legs {
        let settled = [
            "accepted",
            "conditional",
            "answered",
            "objected",
            "unable",
            "confirmed",
            "reserved",
            "consented",
            "in-part",
            "refused",
            "practised",
        ]
        .contains(&leg.state.as_str());
        let class = match () {
            () if settled => "done",
            () if c.open => "here",
            () => "",
        };
        out.push((r.name(&leg.member), class, r.state(&c.procedure, &leg.state)));
    }
    if c.procedure == "notification" {
        let mark = |key: &str| c.acts.iter().rev().find(|a| a.kind.as_deref() == Some(key) && a.note.is_none());
        for (key, id) in [("start", "desk_life-start"), ("end", "desk_life-end")] {
            let act = mark(key);
            let said = act.map_or_else(|| r.t("desk_not-yet"), |a| f.exactly(a.at_ms));
            out.push((r.t(id), if act.is_some() { "done" } else { "" }, said));
        }
    }
    let class = if c.open { "" } else { "done" };
    out.push((r.t("col_state"), class, r.state(&c.procedure, &c.state)));
    out
}

/// The five levels of one addressee: class, label, who and when, or that it is open.
fn rungs(f: &Frame<'_>, leg: &LegView) -> Vec<(&'static str, &'static str, Markup, Markup)> {
    let r = f.r();
    let none = || ("open", "none", r.t("desk_not-yet"));
    let by = |m: &situation::views::MarkView| {
        r.pieces("desk_act-at", &[], &[("act", f.number(m.index)), ("time", f.exactly(m.at_ms))])
    };
    let done = |m: Option<&situation::views::MarkView>| m.map_or_else(none, |m| ("", "check", by(m)));
    let l = &leg.ladder;
    let read = match l.read_backs.last() {
        Some(rb) if rb.differs.is_empty() => ("", "check", by(&rb.by)),
        Some(rb) => ("bad", "cross", r.pieces("desk_differs", &[], &[("at", by(&rb.by))])),
        None => none(),
    };
    let told = match (l.told.len(), l.not_told.iter().any(|u| u.by.is_some())) {
        (0, false) => none(),
        (n, _) => ("", "check", r.count("desk_units-told", n as u64)),
    };
    let position = l.positions.last().map_or_else(none, |p| {
        let stance = r.choice("stance", &p.stance);
        ("", "check", r.pieces("desk_position-at", &[], &[("stance", stance), ("at", by(&p.by))]))
    });
    let rows = [
        ("level_delivered", done(l.delivered.as_ref())),
        ("level_opened", done(l.opened.as_ref())),
        ("level_read-back", read),
        ("level_disseminated", told),
        ("level_position", position),
    ];
    rows.into_iter().map(|(id, (class, icon, text))| (class, icon, r.t(id), text)).collect()
}

impl Page<'_> {
    fn rungs(&self, leg: &LegView) -> Vec<(&'static str, &'static str, Markup, Markup)> {
        rungs(self.f, leg)
    }

    fn is_party(&self, member: &str) -> bool {
        self.f.members.iter().any(|m| m.name == member && matches!(m.role, Role::A | Role::B))
    }

    fn clock_class(&self, d: &DebtView) -> String {
        let class = crate::time::Clock::at(d.opened_ms, d.due_ms, self.f.now_ms).class();
        if class.is_empty() { String::new() } else { format!(" {class}") }
    }

    /// A value that an amendment changed, or that there was none.
    fn value(&self, phrase: Option<&::rulebook::Phrase>) -> Markup {
        let value = phrase.and_then(|p| p.args.get("value"));
        value.map_or_else(|| self.f.r().t("desk_none-given"), |v| self.f.r().value(v))
    }

    /// Acts of the thread, the latest first.
    fn thread(&self) -> impl Iterator<Item = &ActLine> {
        self.c.acts.iter().rev()
    }
}
