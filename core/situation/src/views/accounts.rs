//! What is said in public and among members about a round or an event: statements, who has signed them, and rival accounts
//! point by point. A point is asserted, denied or not spoken of; whether it is so is for nobody here to say, and nothing
//! is counted. What was published elsewhere under somebody's name or none is shown as such and as no member's act.
//! Source: DOMAIN 2.8 and 3.13.

use super::talks::Said;
use super::{At, MarkView, sha256};
use crate::procedures::parts;
use act::{MemberId, Name, Value};
use rulebook::{Arg, Phrase};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What everybody may read about an act, whoever else may read more of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PublicTalk {
    /// The act that it is about, by number in the record.
    pub about: u64,
    /// When that was included.
    pub at_ms: u64,
    /// Statements, in the order of the record.
    pub statements: Vec<StatementView>,
    /// Accounts given in public, point by point.
    pub accounts: AccountsView,
}

/// Something about which members have spoken in public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TopicView {
    /// The act that it is about, by number in the record.
    pub about: u64,
    /// When that was included.
    pub at_ms: u64,
    /// How many public acts speak of it, what they say of one another included.
    pub said: u64,
}

/// A public statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StatementView {
    /// By which act.
    pub by: MarkView,
    /// Its format.
    pub format: String,
    /// What kind of statement, where its format says so: of one side, a denial, a correction.
    pub status: Option<Arg>,
    /// Its words in each of its languages, the author's own first.
    pub texts: Vec<SpokenView>,
    /// What it speaks of, by number in the record; 0 if it does not say.
    pub about: u64,
    /// Whose it is to be, and by which act each has signed; none: it is its author's alone.
    pub sides: Vec<SignatureView>,
    /// Whether all of them have signed. Until then it is not a joint statement.
    pub joint: bool,
}

/// The words of a statement in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SpokenView {
    /// The words, with their language where it was said.
    pub text: Arg,
    /// SHA-256 of their bytes as they were signed, hexadecimal.
    pub sha256: String,
}

/// A side of a joint statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignatureView {
    /// Who.
    pub member: String,
    /// By which act it has signed; `None` while that is awaited.
    pub by: Option<MarkView>,
}

/// Rival accounts, point by point.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AccountsView {
    /// Whose columns there are: both parties, then others who gave an account.
    pub members: Vec<String>,
    /// Points in the order in which they were first made.
    pub points: Vec<PointView>,
}

/// One point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PointView {
    /// The act in which it was first made.
    pub by: MarkView,
    /// Which point of that act, from 1.
    pub number: u64,
    /// A fact, a commitment, a position or an interpretation, as whoever made it calls it.
    pub kind: Option<Arg>,
    /// The point in the words of whoever made it.
    pub claim: Option<Arg>,
    /// Under which point of the agenda whoever entered it puts it.
    pub agenda: Option<Arg>,
    /// `claimed` by one member, `echoed` by another, `denied` by somebody, or `in-public` if no member has said it.
    pub standing: String,
    /// What each member says of it, in the order of the columns.
    pub cells: Vec<PointCell>,
    /// What was published elsewhere; no member's act.
    pub claims: Vec<ClaimView>,
    /// Acts of the record that are said to hold it.
    pub recorded: Vec<RecordedView>,
}

/// What one member says of a point.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PointCell {
    /// `asserts`, `denies`, or `nothing` if it has not spoken of it.
    pub says: String,
    /// In its words, where another made the point first.
    pub words: Option<Arg>,
    /// By which act; what it said last holds.
    pub by: Option<MarkView>,
    /// Whether everybody may read that act.
    pub public: bool,
}

/// What somebody is said in public to have said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClaimView {
    /// `asserts`, `denies`, or `no-answer` if it was told there that somebody did not answer.
    pub says: String,
    /// In its words, where those are others than the point's.
    pub words: Option<Arg>,
    /// Who published it.
    pub outlet: Option<Arg>,
    /// When.
    pub published: Option<Arg>,
    /// To whom it was ascribed there.
    pub ascribed: Option<Arg>,
    /// The member on whose side the speaker was put there.
    pub side: Option<String>,
    /// Through whom it reached whoever published it.
    pub through: Option<Arg>,
    /// Where it stands there.
    pub cite: Option<Arg>,
    /// What whoever published it adds.
    pub caveat: Option<Arg>,
    /// Who entered it here, which says nothing more.
    pub by: MarkView,
}

/// An act that is said to hold a point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordedView {
    /// Which.
    pub act: MarkView,
    /// Who says so.
    pub named_by: Vec<String>,
    /// Procedure and state of the case that it opened, where this viewer reads it: a record that a side reserves on is not
    /// confirmed.
    pub state: Option<(String, String)>,
}

/// One entry of an account or a claim.
struct Point<'s, 'a> {
    said: &'s Said<'a>,
    number: u64,
    entry: Phrase,
    /// Where the point was first made: act and number.
    of: Option<(Name, u64)>,
    recorded: Option<Name>,
}

impl At<'_> {
    /// What everybody may read about the act with this number; `None` if nobody has said anything in public about it.
    pub fn public_talk(&self, index: u64) -> Option<PublicTalk> {
        let row = self.situation.acts.get(&index)?;
        let said = self.said_in_public(index);
        let mut about = BTreeSet::from([row.name]);
        let statements = self.statements(&said, &mut about);
        let accounts = self.accounts(&said, &about);
        let some = !statements.is_empty() || !accounts.points.is_empty();
        some.then_some(PublicTalk { about: index, at_ms: row.at, statements, accounts })
    }

    /// Acts after this one that everybody may read and that only stand on record.
    fn said_in_public(&self, index: u64) -> Vec<Said<'_>> {
        let public = self.situation.cases.after(index).filter(|c| c.channel.is_none());
        self.said_of(&[], &public.collect::<Vec<_>>())
    }

    /// Everything about which members have spoken in public, the latest first: of a sealed act no more than its number.
    pub fn public_topics(&self) -> Vec<TopicView> {
        let mut topics: Vec<(BTreeSet<Name>, TopicView)> = Vec::new();
        for s in self.said_in_public(0).iter().filter(|s| s.plays("statement") || s.plays("account")) {
            let Some(row) = s.act("about").and_then(|of| self.situation.act(&of)) else { continue };
            // A denial speaks of the same as what it denies.
            match topics.iter_mut().find(|(names, _)| names.contains(&row.name)) {
                Some((names, topic)) => {
                    names.insert(s.by.act);
                    topic.said += 1;
                }
                None => {
                    let topic = TopicView { about: row.index, at_ms: row.at, said: 1 };
                    topics.push((BTreeSet::from([row.name, s.by.act]), topic));
                }
            }
        }
        topics.sort_by_key(|(_, topic)| std::cmp::Reverse(topic.about));
        topics.into_iter().map(|(_, topic)| topic).collect()
    }

    /// Statements about these acts, and about one another: a denial speaks of what it denies. What they are is added.
    pub(super) fn statements(&self, said: &[Said<'_>], about: &mut BTreeSet<Name>) -> Vec<StatementView> {
        let mut out = Vec::new();
        for s in said.iter().filter(|s| s.plays("statement")) {
            let Some(of) = s.act("about").filter(|of| about.contains(of)) else { continue };
            about.insert(s.by.act);
            out.push(self.statement(said, s, Some(of)));
        }
        out
    }

    /// The public statement with this number, and who has signed it.
    pub fn published_statement(&self, index: u64) -> Option<StatementView> {
        let said = self.said_in_public(index.checked_sub(1)?);
        let statement = said.iter().find(|s| s.by.index == index && s.plays("statement"))?;
        Some(self.statement(&said, statement, statement.act("about")))
    }

    fn statement(&self, said: &[Said<'_>], s: &Said<'_>, about: Option<Name>) -> StatementView {
        let sides: Vec<SignatureView> = self.signers(said, s);
        StatementView {
            by: self.mark(&s.by),
            format: s.format.name.clone(),
            status: self.field(s, "status"),
            texts: self.spoken(s),
            about: about.and_then(|of| self.situation.names.get(&of).copied()).unwrap_or_default(),
            joint: !sides.is_empty() && sides.iter().all(|side| side.by.is_some()),
            sides,
        }
    }

    /// The words of a statement, or of the draft of one, in each language.
    pub(super) fn spoken(&self, s: &Said<'_>) -> Vec<SpokenView> {
        let others = match self.field(s, parts::TRANSLATIONS) {
            Some(Arg::List(all)) => all.into_iter().filter_map(|mut entry| entry.args.remove("text")).collect(),
            _ => Vec::new(),
        };
        let one = |text: Arg| match &text {
            Arg::Text { text: words, .. } => Some(SpokenView { sha256: sha256(words), text }),
            _ => None,
        };
        self.field(s, "text").into_iter().chain(others).filter_map(one).collect()
    }

    /// Each side that a statement names, and the act by which it has signed: its own publication is its signature.
    fn signers(&self, said: &[Said<'_>], statement: &Said<'_>) -> Vec<SignatureView> {
        let Some(Arg::List(sides)) = self.field(statement, "sides") else { return Vec::new() };
        let mut members: Vec<String> = Vec::new();
        for side in sides {
            if let Some(Arg::Member(name)) = side.args.into_values().next()
                && !members.contains(&name)
            {
                members.push(name);
            }
        }
        let signs = |s: &&Said<'_>| s.plays("signature") && s.act("statement") == Some(statement.by.act);
        let by = |member: &String| {
            let mut acts = std::iter::once(statement).chain(said.iter().filter(signs));
            acts.find(|s| self.member(s.by.author) == *member).map(|s| self.mark(&s.by))
        };
        members.into_iter().map(|member| SignatureView { by: by(&member), member }).collect()
    }

    /// The accounts and claims about these acts, point by point.
    pub(super) fn accounts(&self, said: &[Said<'_>], about: &BTreeSet<Name>) -> AccountsView {
        let gives = |s: &&Said<'_>| s.plays("account") || s.plays("claim");
        let here = said.iter().filter(gives).filter(|s| s.act("about").is_some_and(|of| about.contains(&of)));
        let points: Vec<Point<'_, '_>> = here.flat_map(|s| self.points_of(s)).collect();
        // Where a point was first made; an entry that names a point which is not here makes one of its own.
        let mut firsts: Vec<&Point<'_, '_>> = Vec::new();
        for point in &points {
            let known = |of: (Name, u64)| firsts.iter().any(|f| (f.said.by.act, f.number) == of);
            if point.of.is_none_or(|of| !known(of)) {
                firsts.push(point);
            }
        }
        let mut columns = self.situation.parties();
        for point in points.iter().filter(|p| p.said.plays("account")) {
            if !columns.contains(&point.said.by.author) {
                columns.push(point.said.by.author);
            }
        }
        let rows = firsts.iter().map(|first| self.point(first, &firsts, &points, &columns)).collect();
        AccountsView { members: columns.into_iter().map(|m| self.member(m)).collect(), points: rows }
    }

    fn points_of<'s, 'a>(&self, said: &'s Said<'a>) -> Vec<Point<'s, 'a>> {
        let Some(Arg::List(entries)) = self.field(said, "points") else { return Vec::new() };
        let one = |(n, entry): (usize, Phrase)| {
            let act = |name: &str| match entry.args.get(name) {
                Some(Arg::Act(shown)) => self.situation.named(shown),
                _ => None,
            };
            let number = match entry.args.get("point") {
                Some(Arg::Count { best, .. }) => *best,
                _ => 1,
            };
            Point { said, number: n as u64 + 1, of: act("of").map(|of| (of, number)), recorded: act("recorded"), entry }
        };
        entries.into_iter().enumerate().map(one).collect()
    }

    fn point(
        &self,
        first: &Point<'_, '_>,
        firsts: &[&Point<'_, '_>],
        points: &[Point<'_, '_>],
        columns: &[MemberId],
    ) -> PointView {
        let is_first = |p: &Point<'_, '_>| std::ptr::eq(p, first);
        let other_first = |p: &Point<'_, '_>| firsts.iter().any(|f| std::ptr::eq(*f, p)) && !is_first(p);
        let key = (first.said.by.act, first.number);
        let same: Vec<&Point<'_, '_>> =
            points.iter().filter(|p| is_first(p) || (p.of == Some(key) && !other_first(p))).collect();
        let cell = |member: &MemberId| {
            let last = same.iter().rev().find(|p| p.said.plays("account") && p.said.by.author == *member);
            last.map_or_else(
                || PointCell { says: "nothing".to_owned(), ..PointCell::default() },
                |p| PointCell {
                    says: p.says(),
                    words: p.entry.args.get("claim").filter(|_| !is_first(p)).cloned(),
                    by: Some(self.mark(&p.said.by)),
                    public: p.said.public,
                },
            )
        };
        let cells: Vec<PointCell> = columns.iter().map(cell).collect();
        let claim = |p: &&&Point<'_, '_>| p.said.plays("claim");
        let claims: Vec<ClaimView> = same
            .iter()
            .filter(claim)
            .map(|p| ClaimView {
                says: p.says(),
                words: p.entry.args.get("claim").filter(|words| first.entry.args.get("claim") != Some(words)).cloned(),
                outlet: self.field(p.said, "outlet"),
                published: self.field(p.said, "published"),
                ascribed: self.field(p.said, "ascribed"),
                side: match self.field(p.said, "side") {
                    Some(Arg::Member(name)) => Some(name),
                    _ => None,
                },
                through: self.field(p.said, "through"),
                cite: p.entry.args.get("cite").cloned(),
                caveat: p.entry.args.get("caveat").cloned(),
                by: self.mark(&p.said.by),
            })
            .collect();
        let mut recorded: Vec<RecordedView> = Vec::new();
        for held in same.iter().filter_map(|p| self.recorded(p)) {
            match recorded.iter_mut().find(|known| known.act == held.act) {
                Some(known) => known.named_by.extend(held.named_by),
                None => recorded.push(held),
            }
        }
        PointView {
            by: self.mark(&first.said.by),
            number: first.number,
            kind: first.entry.args.get("kind").cloned(),
            claim: first.entry.args.get("claim").cloned(),
            agenda: first.entry.args.get("agenda").cloned(),
            standing: standing(&cells).to_owned(),
            cells,
            claims,
            recorded,
        }
    }

    /// What a point names as holding it. Of a sealed act a public account tells no more than its number.
    fn recorded(&self, point: &Point<'_, '_>) -> Option<RecordedView> {
        let row = self.situation.act(&point.recorded?)?;
        let case = self.situation.cases.get(&row.index).filter(|c| !point.said.public || c.channel.is_none());
        let state = case.filter(|c| c.procedure.is_some());
        Some(RecordedView {
            act: self.mark(&row.mark()),
            named_by: vec![self.member(point.said.by.author)],
            state: state.map(|c| (c.procedure_name().to_owned(), self.case_state(c).to_owned())),
        })
    }
}

impl Point<'_, '_> {
    fn says(&self) -> String {
        match self.entry.args.get("says") {
            Some(Arg::Choice { key, .. }) => key.clone(),
            _ => "asserts".to_owned(),
        }
    }
}

impl Said<'_> {
    /// Whether its format plays this part.
    pub(super) fn plays(&self, part: &str) -> bool {
        self.format.part.as_deref() == Some(part)
    }

    /// The act that a field names.
    pub(super) fn act(&self, name: &str) -> Option<Name> {
        let def = self.format.field(name)?;
        match Value::decode(def.kind, self.fields.get(&def.number)?).ok()? {
            Value::Act(name) => Some(name),
            _ => None,
        }
    }
}

/// How a point stands between members, never whether it is so. Source: DOMAIN 3.13.
fn standing(cells: &[PointCell]) -> &'static str {
    let asserting = cells.iter().filter(|c| c.says == "asserts").count();
    match asserting {
        _ if cells.iter().any(|c| c.says == "denies") => "denied",
        0 => "in-public",
        1 => "claimed",
        _ => "echoed",
    }
}
