//! Rounds of talks: their list, and one round with its agenda, who accepted what, the positions that may be read here and
//! the record of it. Both parties stand in the same boxes side by side; what both share stands first.

use crate::frame::{Frame, Role, alternat};
use crate::html::Markup;
use crate::reader::Num;
use ::rulebook::Arg;
use accounts::rivals;
use askama::Template;
use situation::views::{
    AgendaView, DebtView, MarkView, MatterLine, RecordView, RoundLine, RoundView, SideView, StandView,
};

mod accounts;
mod matter;

pub use matter::matter;

#[derive(Template)]
#[template(path = "rounds/list.html")]
struct List<'a> {
    f: &'a Frame<'a>,
    rounds: &'a [RoundLine],
    matters: &'a [MatterLine],
    may_convene: Option<String>,
    /// The format by which this officer opens a matter of which others tell.
    may_open: Option<String>,
}

/// Every round that this desk may read, and every matter of which others tell, the latest first. `by` names the formats by
/// which this officer calls the one and opens the other.
pub fn rounds(f: &Frame<'_>, rounds: &[RoundLine], matters: &[MatterLine], by: [Option<String>; 2]) -> String {
    let [may_convene, may_open] = by.map(|format| format.filter(|_| f.may_sign()));
    List { f, rounds, matters, may_convene, may_open }.render().expect("a template writes into memory")
}

/// A round with what its page needs beside it.
pub struct RoundPage<'a> {
    /// The round.
    pub view: &'a RoundView,
    /// Who reads its channel.
    pub readers: Vec<String>,
    /// What this member may write in it: the format and the address of its form.
    pub ways: Vec<(String, String)>,
    /// The format by which a side signs a joint statement.
    pub signature: String,
    /// Whether anything about it is public.
    pub public: bool,
    /// Cases of it in which this member may answer or take another step, by record number.
    pub answers: Vec<u64>,
}

#[derive(Template)]
#[template(path = "rounds/page.html")]
struct Page<'a> {
    f: &'a Frame<'a>,
    p: &'a RoundPage<'a>,
    v: &'a RoundView,
    items: Vec<Item<'a>>,
    /// Positions on the round itself or on a record of it.
    other: Vec<&'a StandView>,
    /// Who is in the room: the mediator, then the parties, then other delegations.
    room: Vec<Seat<'a>>,
    reserved: Vec<Reserved<'a>>,
    owed: Vec<&'a DebtView>,
}

/// An item of the agenda as both parties see it.
struct Item<'a> {
    number: usize,
    said: &'a AgendaView,
    cells: Vec<Cell<'a>>,
}

/// What one party says of an item.
struct Cell<'a> {
    member: &'a str,
    /// Icon and words.
    icon: &'static str,
    says: Markup,
    words: Option<&'a Arg>,
    by: Option<&'a MarkView>,
    stands: Vec<&'a StandView>,
}

/// A member in the room.
struct Seat<'a> {
    member: &'a str,
    mediates: bool,
    said: Option<&'a situation::views::DelegationView>,
}

/// What a side has not taken up, or reserved, and its words for it.
struct Reserved<'a> {
    side: &'a SideView,
    on: Markup,
    state: Markup,
}

/// One round.
pub fn round(f: &Frame<'_>, page: &RoundPage<'_>) -> String {
    let v = page.view;
    let parties = alternat(f);
    let on_item = |s: &&StandView| v.agenda.iter().any(|a| a.by.index == s.about);
    let item = |(n, said): (usize, &'_ AgendaView)| cells(f, v, &parties, n + 1, said.by.index);
    let items = v.agenda.iter().enumerate().map(item).zip(&v.agenda);
    let items = items.map(|((number, cells), said)| Item { number, said, cells }).collect();
    let html = Page {
        f,
        p: page,
        v,
        items,
        other: v.positions.iter().filter(|s| !on_item(s)).collect(),
        room: room(f, v, &parties),
        reserved: reserved(f, v),
        owed: v.debts.iter().collect(),
    };
    html.render().expect("a template writes into memory")
}

/// What each party says of the item that the act with this number proposed.
fn cells<'a>(
    f: &Frame<'_>,
    v: &'a RoundView,
    parties: &[&'a str],
    number: usize,
    index: u64,
) -> (usize, Vec<Cell<'a>>) {
    let r = f.r();
    let Some(item) = v.agenda.iter().find(|a| a.by.index == index) else { return (number, Vec::new()) };
    let one = |member: &&'a str| {
        let stands = v.positions.iter().filter(|s| s.about == index && s.by.member == **member).collect();
        let side = item.sides.iter().find(|s| s.member == **member);
        let (icon, says, words, by) = match side {
            _ if item.by.member == **member => ("write", r.t("desk_rn-proposes"), None, Some(&item.by)),
            Some(s) => (mark_of(&s.state), r.state("agenda", &s.state), s.words.as_ref(), s.by.as_ref()),
            None => ("unknown", r.t("desk_rn-not-asked"), None, None),
        };
        Cell { member, icon, says, words, by, stands }
    };
    (number, parties.iter().map(one).collect())
}

/// A shape for how a side has answered; what is open never has the tick.
fn mark_of(state: &str) -> &'static str {
    match state {
        "accepted" | "confirmed" | "agreed" => "check",
        "conditional" | "reserved" | "countered" | "parked" => "half",
        "declined" => "cross",
        _ => "unknown",
    }
}

fn room<'a>(f: &Frame<'_>, v: &'a RoundView, parties: &[&'a str]) -> Vec<Seat<'a>> {
    let mut members: Vec<&'a str> = vec![&v.round.author];
    members.extend(parties.iter().filter(|p| **p != v.round.author));
    let others = v.delegations.iter().map(|d| d.by.member.as_str());
    for other in others.filter(|m| f.members.iter().any(|k| k.name == *m)) {
        if !members.contains(&other) {
            members.push(other);
        }
    }
    let seat = |member: &'a str| Seat {
        member,
        mediates: member == v.round.author,
        said: v.delegations.iter().find(|d| d.by.member == member),
    };
    members.into_iter().map(seat).collect()
}

fn reserved<'a>(f: &Frame<'_>, v: &'a RoundView) -> Vec<Reserved<'a>> {
    let r = f.r();
    let mut out = Vec::new();
    let by_item = v.agenda.iter().enumerate().flat_map(|(n, a)| a.sides.iter().map(move |s| (n + 1, s)));
    for (n, side) in by_item.filter(|(_, s)| ["conditional", "declined"].contains(&s.state.as_str())) {
        out.push(Reserved { side, on: r.count("desk_rn-on-item", n as u64), state: r.state("agenda", &side.state) });
    }
    let by_record = v.records.iter().flat_map(|record| &record.sides);
    for side in by_record.filter(|s| s.state == "reserved") {
        out.push(Reserved { side, on: r.t("desk_rn-on-record"), state: r.state("meeting", &side.state) });
    }
    out
}

/// What a round is called: its number, and how the sides talk.
fn called(f: &Frame<'_>, line: &RoundLine) -> Markup {
    let mode = line.mode.as_ref().map_or_else(Markup::default, |mode| f.r().value(mode));
    f.r().pieces("desk_rn-title", &[("n", line.number.into())], &[("mode", mode)])
}

/// When: what all have agreed, or else what was proposed, and that it is only proposed.
fn times(f: &Frame<'_>, line: &RoundLine) -> Vec<Markup> {
    let span = |(start_s, end_s): &(i64, i64)| f.r().value(&Arg::Span { start_s: *start_s, end_s: *end_s });
    match &line.agreed_s {
        Some(agreed) => vec![span(agreed)],
        None => line.proposed_s.iter().map(span).collect(),
    }
}

impl List<'_> {
    fn value(&self, arg: &Arg) -> Markup {
        self.f.r().value(arg)
    }

    fn called(&self, line: &RoundLine) -> Markup {
        called(self.f, line)
    }

    fn times(&self, line: &RoundLine) -> Vec<Markup> {
        times(self.f, line)
    }
}

impl Page<'_> {
    fn times(&self) -> Vec<Markup> {
        times(self.f, &self.v.round)
    }

    fn mode(&self) -> Markup {
        self.v.round.mode.as_ref().map_or_else(Markup::default, |mode| self.f.r().value(mode))
    }

    fn value(&self, arg: &Arg) -> Markup {
        self.f.r().value(arg)
    }

    fn mark(&self, state: &str) -> &'static str {
        mark_of(state)
    }

    /// The entries of a repeated group, each as its own line.
    fn lines(&self, arg: Option<&Arg>) -> Vec<Markup> {
        match arg {
            Some(Arg::List(all)) => all.iter().map(|p| self.f.r().phrase(p)).collect(),
            Some(one) => vec![self.f.r().value(one)],
            None => Vec::new(),
        }
    }

    /// Who reads a position that was sealed to a few.
    fn few(&self, stand: &StandView) -> Markup {
        let own = stand.by.member == self.f.member;
        self.f.r().t(if own { "desk_rn-few-own" } else { "desk_rn-few" })
    }

    /// The title of what a position is about, where it is no item.
    fn about(&self, index: impl Num) -> Markup {
        let index = index.num();
        let record = self.v.records.iter().any(|record| record.by.index == index);
        self.f.r().t(if record { "desk_rn-on-record" } else { "desk_rn-on-round" })
    }

    fn answerable(&self, index: impl Num) -> bool {
        self.f.may_sign() && self.p.answers.contains(&index.num())
    }

    fn is_party(&self, member: &str) -> bool {
        self.f.members.iter().any(|m| m.name == member && matches!(m.role, Role::A | Role::B))
    }

    /// The sides of a record in the page's order, each once.
    fn sides<'r>(&self, record: &'r RecordView) -> Vec<&'r SideView> {
        let order = alternat(self.f);
        let mut sides: Vec<&SideView> = record.sides.iter().collect();
        sides.sort_by_key(|s| order.iter().position(|p| *p == s.member).unwrap_or(usize::MAX));
        sides
    }

    fn rivals(&self) -> Markup {
        rivals(self.f, &self.v.accounts)
    }

    /// The next round, where one was convened; else the time that the newest record names.
    fn next(&self) -> Option<&Arg> {
        self.v.records.first().and_then(|record| record.next.as_ref()).filter(|_| self.v.followed_by.is_empty())
    }
}
