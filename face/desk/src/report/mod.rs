//! One day of the record for paper: what moved, what happened, who met, which answers fell due and how they came.

use crate::board::short;
use crate::case::Kind;
use crate::frame::{Frame, alternat};
use crate::html::Markup;
use crate::time;
use askama::Template;
use situation::views::{ActLine, CaseLine, DebtView};

/// What the page needs beside the frame.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// When the day begins, milliseconds since 1970 UTC.
    pub begins_ms: u64,
    /// Cases that were opened on it, the first first.
    pub cases: Vec<CaseLine>,
    /// Debts that fell due on it, the earliest first.
    pub debts: Vec<DebtView>,
    /// Acts that entered the record on it.
    pub acts: Vec<ActLine>,
}

const DAY_MS: u64 = 86_400_000;

#[derive(Template)]
#[template(path = "report/page.html")]
struct Page<'a> {
    f: &'a Frame<'a>,
    p: &'a Report,
    title: Markup,
    spoken: String,
    day: String,
    before: String,
    after: Option<String>,
    shelves: Vec<(&'static str, Vec<&'a CaseLine>)>,
    kept: usize,
    late: usize,
    unmet: usize,
    first: &'a str,
}

/// The report of a day.
pub fn report(f: &Frame<'_>, p: &Report) -> String {
    let day = f.day(p.begins_ms);
    let title = f.r().pieces("desk_report-of", &[], &[("day", day)]);
    let shelf = |kind: Kind| (kind.title(), p.cases.iter().filter(|c| kind.holds(&c.procedure)).collect());
    let stands = |all: &[&str]| p.debts.iter().filter(|d| all.contains(&d.status.as_str())).count();
    let after = p.begins_ms.saturating_add(DAY_MS);
    let html = Page {
        f,
        p,
        title,
        spoken: f.r().plain("desk_report", &[]),
        day: time::day_key(p.begins_ms),
        before: time::day_key(p.begins_ms.saturating_sub(DAY_MS)),
        after: (after <= f.now_ms).then(|| time::day_key(after)),
        shelves: [Kind::Movement, Kind::Incident, Kind::Contact].map(shelf).into(),
        kept: stands(&["met"]),
        late: stands(&["late"]),
        unmet: stands(&["owed", "defaulted"]),
        first: alternat(f).first().copied().unwrap_or(&f.member),
    };
    html.render().expect("a template writes into memory")
}

impl Page<'_> {
    fn short(&self, case: &CaseLine) -> Markup {
        short(self.f, case)
    }

    fn who_to_whom(&self, case: &CaseLine) -> Markup {
        let to: Vec<&str> = case.legs.iter().map(|(member, _)| member.as_str()).collect();
        self.f.who_to_whom(&case.author, &to)
    }

    fn said(&self, act: &ActLine) -> Markup {
        let r = self.f.r();
        let said = act.phrase.as_ref().map(|p| r.brief(p).unwrap_or_else(|| r.phrase(p)));
        said.unwrap_or_else(|| r.t("desk_sealed-here"))
    }
}
