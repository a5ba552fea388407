//! What each member says of an incident, fact by fact, and where that stands: what both parties accept, what divides
//! them, what is open.
//!
//! A fact is a field of a report or of a query; an answer asserts it, denies it, or says that it is not known. Nothing
//! here is a finding: *agreed* says only that both parties have said the same. Source: DESIGN 6, DOMAIN 2.5.

use super::places::coarsen;
use super::{At, MarkView};
use crate::{Case, Mark};
use act::{Content, Kind, MemberId, Value};
use rulebook::{Arg, Format, PlaceShape};
use serde::{Deserialize, Serialize};

/// The facts of an incident, those first that both parties accept.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FactsView {
    /// Whose columns there are: both parties, then others who said something.
    pub members: Vec<String>,
    /// One row for each fact that somebody spoke of.
    pub rows: Vec<FactRow>,
    /// Other cases about the same incident, by record number: procedure and number.
    pub related: Vec<(String, u64)>,
}

/// One fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FactRow {
    /// `what`, `place`, `time`, `harm` or `whose`.
    pub fact: String,
    /// `agreed`, `differs` or `open`.
    pub standing: String,
    /// What each member says, in the order of the columns.
    pub cells: Vec<FactCell>,
}

/// What one member says of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FactCell {
    /// `asserts`, `accepts`, `denies`, `unknown`, or `nothing` if it has not spoken of it.
    pub says: String,
    /// As it put it, where it put it so.
    pub value: Option<Arg>,
    /// By which act.
    pub by: Option<MarkView>,
    /// When its answer is due, if it owes one.
    pub due_ms: Option<u64>,
}

/// A fact, and the fields that assert it: of what opens a case, then of an answer.
const FACTS: [(&str, &[&str], &[&str]); 5] = [
    ("what", &["category", "concern"], &["position"]),
    ("place", &["place"], &["facts-place"]),
    ("time", &["when"], &["facts-time"]),
    ("harm", &["harm"], &["facts-harm"]),
    ("whose", &["actor"], &["position"]),
];

/// A claim of a member, in the order of the record.
struct Claim {
    fact: usize,
    member: MemberId,
    says: &'static str,
    value: Option<Arg>,
    by: Mark,
}

impl At<'_> {
    /// What is said of the incident that this case belongs to: the report, every query that refers to it, the answers.
    pub(super) fn facts(&self, case: &Case) -> FactsView {
        let cases = self.same_incident(case);
        let claims: Vec<Claim> = cases.iter().flat_map(|c| self.claims(c)).collect();
        let parties = self.situation.parties();
        let mut members = parties.clone();
        for claim in &claims {
            if !members.contains(&claim.member) {
                members.push(claim.member);
            }
        }
        let due = |member: MemberId| {
            let debts = cases.iter().flat_map(|c| &c.debts).filter(|d| d.debtor == member && d.is_open());
            debts.filter(|d| d.kind.key() == "answer").map(|d| d.due).min()
        };
        let mut rows: Vec<FactRow> = Vec::new();
        for (fact, (name, ..)) in FACTS.iter().enumerate() {
            let last = |member: MemberId| claims.iter().rev().find(|c| c.fact == fact && c.member == member);
            if !claims.iter().any(|c| c.fact == fact) {
                continue;
            }
            let cell = |member: &MemberId| match last(*member) {
                Some(claim) => FactCell {
                    says: claim.says.to_owned(),
                    value: claim.value.clone(),
                    by: Some(self.mark(&claim.by)),
                    due_ms: None,
                },
                None => FactCell { says: "nothing".to_owned(), due_ms: due(*member), ..FactCell::default() },
            };
            let said: Vec<Option<&Claim>> = parties.iter().map(|p| last(*p)).collect();
            let others: Vec<&Claim> = members.iter().skip(parties.len()).filter_map(|m| last(*m)).collect();
            rows.push(FactRow {
                fact: (*name).to_owned(),
                standing: standing(&said, &others).to_owned(),
                cells: members.iter().map(cell).collect(),
            });
        }
        rows.sort_by_key(|r| ["agreed", "differs", "open"].iter().position(|s| *s == r.standing));
        let related = cases.iter().filter(|c| c.index != case.index);
        let related = related.map(|c| (c.procedure_name().to_owned(), c.index)).collect();
        FactsView { related, members: members.into_iter().map(|m| self.member(m)).collect(), rows }
    }

    /// The report that a query refers to with all queries that refer to it; else the case alone.
    fn same_incident<'c>(&'c self, case: &'c Case) -> Vec<&'c Case> {
        let root = self.refers_to(case).unwrap_or(case);
        let rest = self.situation.cases.values().filter(|c| c.index != root.index);
        let about = rest.filter(|c| self.refers_to(c).is_some_and(|r| r.index == root.index));
        std::iter::once(root).chain(about).filter(|c| c.state != "withdrawn").collect()
    }

    fn refers_to(&self, case: &Case) -> Option<&Case> {
        let format = self.situation.opener(case)?;
        let field = format.field("incident").filter(|f| f.kind == Kind::Act)?;
        match Value::decode(field.kind, case.version().fields.get(&field.number)?).ok()? {
            Value::Act(name) => self.situation.case(&name),
            _ => None,
        }
    }

    fn claims(&self, case: &Case) -> Vec<Claim> {
        let Some(format) = self.situation.opener(case) else { return Vec::new() };
        let version = case.version();
        let mut out = Vec::new();
        for (fact, (_, fields, _)) in FACTS.iter().enumerate() {
            let value = fields.iter().find_map(|name| self.value(format, &version.fields, name)).map(|mut value| {
                if self.is_guarded(case.few, case.author) {
                    coarsen(&mut value);
                }
                value
            });
            out.extend(value.map(|value| Claim {
                fact,
                member: case.author,
                says: "asserts",
                value: Some(value),
                by: version.by,
            }));
        }
        for entry in case.acts.iter().filter(|e| e.note.is_none() && e.mark.index != case.index) {
            let Some(row) = self.situation.acts.get(&entry.mark.index) else { continue };
            let (Some(content), Some(format)) = (row.content(), self.situation.format_of(row)) else { continue };
            out.extend(self.answered(format, &content, entry.mark));
        }
        out
    }

    /// What an answer says of each fact.
    fn answered(&self, format: &Format, content: &Content, by: Mark) -> Vec<Claim> {
        let one = |(fact, (name, _, fields)): (usize, &(&str, &[&str], &[&str]))| {
            let value = fields.iter().find_map(|field| self.value(format, &content.fields, field))?;
            let Arg::Choice { key, .. } = &value else { return None };
            let says = match (key.as_str(), *name) {
                ("asserted", _) | ("admit" | "admit-inadvertent", _) => "accepts",
                ("denied" | "deny", _) | ("not-our-force", "whose") => "denies",
                _ => "unknown",
            };
            // The position is said in its own words; a plain "asserted" needs none.
            let value = Some(value).filter(|_| fields.contains(&"position"));
            Some(Claim { fact, member: by.author, says, value, by })
        };
        FACTS.iter().enumerate().filter_map(one).collect()
    }

    fn value(&self, format: &Format, items: &crate::Items, name: &str) -> Option<Arg> {
        let field = format.field(name)?;
        let value = Value::decode(field.kind, items.get(&field.number)?).ok()?;
        Some(field.arg(&format.name, &value, &self.ctx()))
    }
}

/// Where a fact stands between the parties: agreed if both have said it, and nobody of them otherwise.
fn standing(parties: &[Option<&Claim>], others: &[&Claim]) -> &'static str {
    let positive = |c: &Claim| matches!(c.says, "asserts" | "accepts");
    let said = || parties.iter().copied().flatten();
    let values: Vec<&Arg> = said().filter(|c| c.says == "asserts").filter_map(|c| c.value.as_ref()).collect();
    let clash = values.iter().enumerate().any(|(n, a)| values.iter().skip(n + 1).any(|b| !fits(a, b)));
    match () {
        () if said().any(|c| c.says == "denies") || clash => "differs",
        () if !parties.is_empty() && parties.iter().all(|c| c.is_some_and(positive)) => match values.is_empty() {
            // Both accept what somebody else reported.
            true if !others.iter().any(|c| positive(c)) => "open",
            _ => "agreed",
        },
        () => "open",
    }
}

/// Whether two accounts of a fact can both be so.
fn fits(a: &Arg, b: &Arg) -> bool {
    match (a, b) {
        (Arg::Choice { key: a, .. }, Arg::Choice { key: b, .. }) => a == b,
        (Arg::Span { start_s: a, end_s: b }, Arg::Span { start_s: c, end_s: d }) => a <= d && c <= b,
        (Arg::Count { min: a, max: b, .. }, Arg::Count { min: c, max: d, .. }) => a <= d && c <= b,
        (Arg::Place { shape: a, uncertainty_m: u }, Arg::Place { shape: b, uncertainty_m: v }) => match (a, b) {
            (PlaceShape::Point(a), PlaceShape::Point(b)) => near(*a, *b, u.saturating_add(*v)),
            _ => a == b,
        },
        _ => a == b,
    }
}

/// Whether two points lie within so many metres of each other; on the ground of one line of contact, which is flat.
fn near(a: (i64, i64), b: (i64, i64), within_m: u64) -> bool {
    const ONE: i128 = 1_000_000;
    // 1e-5 degrees are 1.1132 m; a degree of longitude shrinks with the cosine, here 1 - x²/2 + x⁴/24 in millionths.
    let lat = i128::from(a.0.midpoint(b.0)) * 31_416 / 180 * ONE / 1_000_000_000;
    let square = lat * lat / ONE;
    let cosine = ONE - square / 2 + square * square / ONE / 24;
    let (dy, dx) = (i128::from(a.0 - b.0) * 11_132, i128::from(a.1 - b.1) * 11_132 * cosine / ONE);
    let within = i128::from(within_m).saturating_mul(10_000);
    dy * dy + dx * dx <= within.saturating_mul(within)
}

#[cfg(test)]
mod tests {
    use super::near;

    #[test]
    fn two_points_are_near_within_what_both_leave_open() {
        // At 33 degrees north 0.01 degrees are 1113 m to the north and 934 m to the east.
        let here = (3_300_000, 3_580_000);
        for (there, within, is) in [
            ((3_301_000, 3_580_000), 1120, true),
            ((3_301_000, 3_580_000), 1100, false),
            ((3_300_000, 3_581_000), 940, true),
            ((3_300_000, 3_581_000), 925, false),
        ] {
            assert_eq!(near(here, there, within), is, "{there:?} {within}");
        }
    }
}
