//! What a row of a scenario says must hold: a small grammar, and the check of each sentence against what a node shows.

use super::scenario::time;
use super::then_text::OfText;
use crate::api::Debts;
use situation::views::{AccountsView, Board, CaseView, DebtView, RoundView, Standing};

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Then {
    /// `refused: CODE`: the act of this row was refused for this reason among others.
    Refused(String),
    /// `MEMBER owes KIND [in CASE] by HH:MM`.
    Owes(String, String, Option<String>, u64),
    /// `KIND of MEMBER [in CASE] is STATUS [at rung N]`.
    Debt(String, String, Option<String>, String, Option<u64>),
    /// `MEMBER read back FIELD wrongly [in CASE]`: the last read-back differs in this field, and the alarm stands.
    Misread(String, String, Option<String>),
    /// `MEMBER read back rightly [after N wrongly] [in CASE]`.
    ReadBack(String, u64, Option<String>),
    /// `MEMBER told UNIT at HH:MM [in CASE]`.
    Told(String, String, u64, Option<String>),
    /// `MEMBER has not told UNIT [in CASE]`; a reason stands beside it.
    NotTold(String, String, Option<String>),
    /// `MEMBER is STATE [in CASE]`: the state of an addressee.
    Leg(String, String, Option<String>),
    /// `CASE is STATE`.
    State(String, String),
    /// `fits N`: the act of this row fits a satellite message of N bytes, signed and sealed.
    Fits(usize),
    /// `absence verifies`: the file that this row made proves what it says, read by a program that has nothing else.
    Absence,
    /// `debts: A owed, B met, C late, D defaulted`: of all cases.
    Counts([u64; 4]),
    /// `line of MEMBER is STATE`, on the security channel.
    Line(String, String),
    /// `line of MEMBER was checked at HH:MM`: it last answered then.
    Checked(String, u64),
    /// `channel of MEMBER is STANDING`: what the member says of talking on it at all.
    Standing(String, String),
    /// `grounds of MEMBER: TEXT`: on what grounds it suspended or resumed.
    Grounds(String, String),
    /// `MEMBER checks the line to MEMBER by HH:MM`: a check is due.
    Checks(String, String, u64),
    /// `alarm KIND of MEMBER`, or `no alarm of MEMBER`.
    Alarm(Option<String>, String),
    /// `DESK is told KIND of MEMBER [at rung N]`, or `DESK is not told KIND of MEMBER`: what is an alarm at one desk.
    Alarmed(String, Option<u64>, String, String, bool),
    /// `MEMBER has queued N`: acts that wait in its own node.
    Queued(String, usize),
    /// `MEMBER reads LABEL`, or `MEMBER does not read LABEL`: whether its node can open the act.
    Reads(String, String, bool),
    /// `LABEL awaits MEMBER`: a joint statement whose signature by this member is awaited, so that it is none yet.
    Awaits(String, String),
    /// `LABEL is signed by all`: a joint statement that is one.
    Joint(String),
    /// `point N of LABEL: MEMBER asserts, MEMBER denies, MEMBER is silent, recorded in LABEL, no record, no member's act`:
    /// what members say of a point of an account or a claim, and which act of the record is named as holding it.
    Point(u64, String, Vec<PointSays>),
    /// `LABEL stands STAND[, C claimed, A accepted[, N days over]]`: how a commitment stands, and both its numbers.
    Stands(String, String, Option<[u64; 3]>),
    /// `delay of LABEL by N days moves LABEL by M days`: what follows from a delay.
    Moves(String, u64, String, i64),
    /// `text LABEL ..`: what holds of a text.
    Text(OfText),
    /// `all nodes agree`: same size, same state hash, same debts on every node that can open the channel.
    Agree,
}

/// What is to hold of one point of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PointSays {
    /// A member `asserts`, `denies`, or says `nothing`.
    Member(String, String),
    /// The act of this label is named as holding it.
    Recorded(String),
    /// No act is named as holding it.
    NoRecord,
    /// No member has said it: it was published elsewhere.
    NoMember,
}

impl PointSays {
    fn read(text: &str) -> Result<PointSays, String> {
        let own = |w: &str| w.to_owned();
        Ok(match text.split_whitespace().collect::<Vec<_>>()[..] {
            ["no", "record"] => PointSays::NoRecord,
            ["no", "member's", "act"] => PointSays::NoMember,
            ["recorded", "in", label] => PointSays::Recorded(own(label)),
            [who, "is", "silent"] => PointSays::Member(own(who), own("nothing")),
            [who, says @ ("asserts" | "denies")] => PointSays::Member(own(who), own(says)),
            _ => return Err(format!("`{text}` says nothing of a point")),
        })
    }
}

impl Then {
    /// Reads one sentence.
    ///
    /// # Errors
    /// What is not understood, in English.
    pub fn read(text: &str) -> Result<Then, String> {
        if let Some(of_text) = OfText::read(text) {
            return of_text.map(Then::Text);
        }
        let mut words: Vec<&str> = text.split_whitespace().collect();
        let own = |w: &str| w.to_owned();
        let case = match words[..] {
            [.., "in", case] => {
                words.truncate(words.len() - 2);
                Some(case.to_owned())
            }
            _ => None,
        };
        let number = |w: &str| w.trim_end_matches(',').parse::<u64>().map_err(|_| format!("`{w}` is no number"));
        if let Some((head, said)) = text.split_once(": ").filter(|(head, _)| head.starts_with("point ")) {
            let said = said.split(',').map(|one| PointSays::read(one.trim())).collect::<Result<_, _>>()?;
            return match head.split_whitespace().collect::<Vec<_>>()[..] {
                ["point", n, "of", label] => Ok(Then::Point(number(n)?, own(label), said)),
                _ => Err(format!("`{head}` names no point")),
            };
        }
        Ok(match words[..] {
            ["refused:", code] => Then::Refused(own(code)),
            [who, "owes", kind, "by", at] => Then::Owes(own(who), own(kind), case, time(at)?),
            [who, "owes", kind, "in", label, "by", at] => Then::Owes(own(who), own(kind), Some(own(label)), time(at)?),
            ["line", "of", who, "is", state] => Then::Line(own(who), own(state)),
            ["channel", "of", who, "is", standing] => Then::Standing(own(who), own(standing)),
            [kind, "of", who, "is", status] => Then::Debt(own(kind), own(who), case, own(status), None),
            [kind, "of", who, "in", label, "is", status] => {
                Then::Debt(own(kind), own(who), Some(own(label)), own(status), None)
            }
            [kind, "of", who, "in", label, "is", status, "at", "rung", n] => {
                Then::Debt(own(kind), own(who), Some(own(label)), own(status), Some(number(n)?))
            }
            [kind, "of", who, "is", status, "at", "rung", n] => {
                Then::Debt(own(kind), own(who), case, own(status), Some(number(n)?))
            }
            [who, "read", "back", "rightly"] => Then::ReadBack(own(who), 0, case),
            [who, "read", "back", "rightly", "after", n, "wrongly"] => Then::ReadBack(own(who), number(n)?, case),
            [who, "read", "back", field, "wrongly"] => Then::Misread(own(who), own(field), case),
            [who, "told", unit, "at", at] => Then::Told(own(who), own(unit), time(at)?, case),
            [who, "has", "not", "told", unit] => Then::NotTold(own(who), own(unit), case),
            ["line", "of", who, "was", "checked", "at", at] => Then::Checked(own(who), time(at)?),
            ["grounds", "of", who, ..] if who.ends_with(':') => {
                let text = text.split_once(": ").map_or("", |(_, grounds)| grounds);
                Then::Grounds(own(who.trim_end_matches(':')), own(text))
            }
            [who, "checks", "the", "line", "to", whom, "by", at] => Then::Checks(own(who), own(whom), time(at)?),
            ["alarm", kind, "of", who] => Then::Alarm(Some(own(kind)), own(who)),
            ["no", "alarm", "of", who] => Then::Alarm(None, own(who)),
            [desk, "is", "told", kind, "of", who] => Then::Alarmed(own(desk), None, own(kind), own(who), true),
            [desk, "is", "told", kind, "of", who, "at", "rung", n] => {
                Then::Alarmed(own(desk), Some(number(n)?), own(kind), own(who), true)
            }
            [desk, "is", "not", "told", kind, "of", who] => Then::Alarmed(own(desk), None, own(kind), own(who), false),
            [who, "has", "queued", n] => Then::Queued(own(who), n.parse().map_err(|_| format!("`{n}` is no number"))?),
            [who, "reads", label] => Then::Reads(own(who), own(label), true),
            [who, "does", "not", "read", label] => Then::Reads(own(who), own(label), false),
            ["absence", "verifies"] => Then::Absence,
            ["all", "nodes", "agree"] => Then::Agree,
            [label, "awaits", who] => Then::Awaits(own(label), own(who)),
            [label, "is", "signed", "by", "all"] => Then::Joint(own(label)),
            [label, "stands", stand] => Then::Stands(own(label), own(stand), None),
            [label, "stands", stand, c, "claimed,", a, "accepted"] => {
                Then::Stands(own(label), own(stand.trim_end_matches(',')), Some([number(c)?, number(a)?, 0]))
            }
            [label, "stands", stand, c, "claimed,", a, "accepted,", over, "days", "over"] => {
                let numbers = [number(c)?, number(a)?, number(over)?];
                Then::Stands(own(label), own(stand.trim_end_matches(',')), Some(numbers))
            }
            ["delay", "of", label, "by", n, "days", "moves", other, "by", m, "days"] => {
                Then::Moves(own(label), number(n)?, own(other), i64::try_from(number(m)?).unwrap_or(i64::MAX))
            }
            ["fits", n] => Then::Fits(n.parse().map_err(|_| format!("`{n}` is no number"))?),
            ["debts:", a, "owed,", b, "met,", c, "late,", d, "defaulted"] => {
                Then::Counts([number(a)?, number(b)?, number(c)?, number(d)?])
            }
            [who, "is", state] if who.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()) => {
                Then::Leg(own(who), own(state), case)
            }
            [label, "is", state] => Then::State(own(label), own(state)),
            _ => return Err(format!("`{text}` is no sentence that can be checked")),
        })
    }

    /// The case it names itself.
    pub fn case(&self) -> Option<&str> {
        match self {
            Then::Owes(_, _, case, _)
            | Then::Debt(_, _, case, _, _)
            | Then::Misread(_, _, case)
            | Then::ReadBack(_, _, case)
            | Then::Told(_, _, _, case)
            | Then::NotTold(_, _, case)
            | Then::Leg(_, _, case) => case.as_deref(),
            Then::State(case, _) | Then::Reads(_, case, _) => Some(case),
            _ => None,
        }
    }

    /// Checks it against the debts that one node shows: `of` is the own name of the act that the debt is about.
    ///
    /// # Errors
    /// What is there instead.
    pub fn holds_among(&self, debts: &[DebtView], of: &str) -> Result<(), String> {
        let found = |kind: &str, who: &str| {
            let mut mine = debts.iter().rev().filter(|d| d.case_name == of && d.kind == kind && d.debtor == who);
            mine.next().ok_or_else(|| format!("{who} owes no `{kind}` in {of}"))
        };
        match self {
            Then::Owes(who, kind, _, by_s) => {
                let debt = found(kind, who)?;
                same("status", &debt.status, "owed")?;
                same("due", &clock(debt.due_ms / 1000 % 86_400), &clock(*by_s))
            }
            Then::Debt(kind, who, _, status, rung) => {
                let debt = found(kind, who)?;
                same("status", &debt.status, status)?;
                rung.map_or(Ok(()), |rung| same("rung", &debt.rung.to_string(), &rung.to_string()))
            }
            _ => Ok(()),
        }
    }

    /// Checks it against a board: what it says of lines, alarms, and checks that are due.
    ///
    /// # Errors
    /// What is there instead.
    pub fn holds_on(&self, board: &Board) -> Result<(), String> {
        let link = |who: &str| {
            let security = board.channels.iter().find(|c| c.name == "security");
            let found = security.and_then(|c| c.links.iter().find(|l| l.member == who));
            found.ok_or_else(|| format!("nothing is known of the line of {who}"))
        };
        match self {
            Then::Line(who, state) => same("line", &link(who)?.line, state),
            Then::Standing(who, standing) => same("channel", &link(who)?.standing, standing),
            Then::Grounds(who, grounds) => same("grounds", link(who)?.grounds.as_deref().unwrap_or(""), grounds),
            Then::Checked(who, at_s) => {
                let heard = link(who)?.heard_ms.map(|ms| clock(ms / 1000 % 86_400 / 60 * 60));
                same("checked", &heard.unwrap_or_else(|| "never".into()), &clock(*at_s))
            }
            Then::Checks(who, whom, by_s) => {
                let all = [&board.owed_by_us, &board.owed_to_us, &board.owed_by_others];
                let mut due = all.into_iter().flatten().filter(|d| d.kind == "line-check");
                let due = due.find(|d| d.debtor == *who && d.creditor == *whom);
                let due = due.map(|d| clock(d.due_ms / 1000 % 86_400));
                same("due", &due.unwrap_or_else(|| "not yet".into()), &clock(*by_s))
            }
            Then::Alarm(kind, who) => {
                let of: Vec<_> = board.alarms.iter().filter(|a| a.member == *who).map(|a| a.kind.clone()).collect();
                let holds = kind.as_ref().map_or(of.is_empty(), |kind| of.contains(kind));
                let wanted = kind.as_deref().unwrap_or("none");
                if holds { Ok(()) } else { same("alarms", &of.join(", "), wanted) }
            }
            _ => Ok(()),
        }
    }

    /// Checks it against the rounds, and the accounts of them and of matters, as one node shows them; `named` gives an act's own name for its label.
    ///
    /// # Errors
    /// What is there instead.
    pub fn holds_in_rounds(
        &self,
        rounds: &[RoundView],
        told: &[AccountsView],
        named: &dyn Fn(&str) -> Result<String, String>,
    ) -> Result<(), String> {
        match self {
            Then::Awaits(label, _) | Then::Joint(label) => {
                let name = named(label)?;
                let found = rounds.iter().flat_map(|r| &r.statements).find(|s| s.by.name == name);
                let statement = found.ok_or_else(|| format!("{name} is no statement about a round"))?;
                let awaited: Vec<&str> =
                    statement.sides.iter().filter(|s| s.by.is_none()).map(|s| s.member.as_str()).collect();
                match self {
                    Then::Awaits(_, who) if awaited.contains(&who.as_str()) && !statement.joint => Ok(()),
                    Then::Joint(_) if statement.joint => Ok(()),
                    _ => Err(format!("joint: {}, awaited: [{}]", statement.joint, awaited.join(", "))),
                }
            }
            Then::Point(number, label, says) => {
                let name = named(label)?;
                let mut all = told.iter().flat_map(|a| a.points.iter().map(move |p| (&a.members, p)));
                let found = all.find(|(_, p)| p.by.name == name && p.number == *number);
                let (members, point) = found.ok_or_else(|| format!("{name} makes no point {number} of its own"))?;
                for one in says {
                    let recorded = point.recorded.iter().map(|r| r.act.name.clone()).collect::<Vec<_>>();
                    match one {
                        PointSays::Member(who, wanted) => {
                            let at = members.iter().position(|m| m == who);
                            let cell = at.and_then(|at| point.cells.get(at)).map_or("no column", |c| c.says.as_str());
                            same(who, cell, wanted)?;
                        }
                        PointSays::Recorded(label) if recorded.contains(&named(label)?) => {}
                        PointSays::NoRecord if recorded.is_empty() => {}
                        PointSays::NoMember => same("standing", &point.standing, "in-public")?,
                        _ => return Err(format!("recorded: [{}]", recorded.join(", "))),
                    }
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Checks it against a case as one node shows it.
    ///
    /// # Errors
    /// What is there instead.
    pub fn holds_in(&self, case: &CaseView) -> Result<(), String> {
        match self {
            Then::Misread(who, field, _) => {
                let leg = leg(case, who)?;
                let differs = leg.ladder.read_backs.last().map(|r| r.differs.join(", ")).unwrap_or_default();
                same("differs", &differs, field)?;
                same("alarm", &leg.alarm.to_string(), "true")
            }
            Then::ReadBack(who, wrongly, _) => {
                let leg = leg(case, who)?;
                let wrong = leg.ladder.read_backs.iter().filter(|r| !r.differs.is_empty()).count();
                let last = leg.ladder.read_backs.last().is_some_and(|r| r.differs.is_empty());
                same("last read-back right", &last.to_string(), "true")?;
                same("alarm", &leg.alarm.to_string(), "false")?;
                same("wrong read-backs kept", &wrong.to_string(), &wrongly.to_string())
            }
            Then::Told(who, unit, at_s, _) => {
                let told = leg(case, who)?.ladder.told.iter().find(|t| t.unit == *unit);
                let told_s = told.and_then(|t| u64::try_from(t.told_s?).ok()).map(|s| s % 86_400);
                same("told at", &told_s.map_or("never".into(), clock), &clock(*at_s))
            }
            Then::NotTold(who, unit, _) => {
                let silent = leg(case, who)?.ladder.not_told.iter().find(|t| t.unit == *unit);
                let reason = silent.is_some_and(|t| t.reason.as_ref().is_some_and(|r| !r.is_empty()));
                same("not told, with a reason", &reason.to_string(), "true")
            }
            Then::Leg(who, state, _) => same("state", &leg(case, who)?.state, state),
            Then::State(_, state) => same("state", &case.state, state),
            _ => Ok(()),
        }
    }
}

/// Whether this is an alarm at a desk, at this rung if one is named.
///
/// # Errors
/// What stands there instead.
pub fn alarmed(
    standing: &[Standing],
    (kind, who): (&str, &str),
    rung: Option<u64>,
    wanted: bool,
) -> Result<(), String> {
    let is = |s: &&Standing| s.condition == kind && s.member == who && rung.is_none_or(|rung| s.rung == rung);
    if standing.iter().any(|s| is(&s)) == wanted {
        return Ok(());
    }
    let all: Vec<_> = standing.iter().map(|s| format!("{} of {} at rung {}", s.condition, s.member, s.rung)).collect();
    Err(format!("the desk's alarms are: {}", all.join(", ")))
}

/// Whether counts are these: owed, met, late, defaulted.
///
/// # Errors
/// What is there instead.
pub fn counts(debts: &Debts, wanted: [u64; 4]) -> Result<(), String> {
    let found = [debts.owed, debts.met, debts.late, debts.defaulted];
    same("debts owed, met, late, defaulted", &format!("{found:?}"), &format!("{wanted:?}"))
}

pub(super) fn same(what: &str, found: &str, wanted: &str) -> Result<(), String> {
    if found == wanted { Ok(()) } else { Err(format!("{what}: `{found}` instead of `{wanted}`")) }
}

fn clock(seconds: u64) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

fn leg<'a>(case: &'a CaseView, who: &str) -> Result<&'a situation::views::LegView, String> {
    case.legs.iter().find(|l| l.member == who).ok_or_else(|| format!("{who} is no addressee of {}", case.name))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn each_sentence_of_the_grammar_reads() {
        let s = |t: &str| t.to_owned();
        for (text, then) in [
            ("refused: lead-time", Then::Refused(s("lead-time"))),
            ("SOUTH owes open by 05:15", Then::Owes(s("SOUTH"), s("open"), None, 18_900)),
            ("SOUTH owes answer in q by 06:00", Then::Owes(s("SOUTH"), s("answer"), Some(s("q")), 21_600)),
            ("answer of SOUTH in q is late", Then::Debt(s("answer"), s("SOUTH"), Some(s("q")), s("late"), None)),
            (
                "answer of SOUTH is defaulted at rung 1",
                Then::Debt(s("answer"), s("SOUTH"), None, s("defaulted"), Some(1)),
            ),
            ("SOUTH read back altitude wrongly", Then::Misread(s("SOUTH"), s("altitude"), None)),
            ("SOUTH read back rightly after 1 wrongly", Then::ReadBack(s("SOUTH"), 1, None)),
            ("SOUTH told air-defence at 05:14", Then::Told(s("SOUTH"), s("air-defence"), 18_840, None)),
            ("SOUTH has not told uav", Then::NotTold(s("SOUTH"), s("uav"), None)),
            ("SOUTH is silent in q", Then::Leg(s("SOUTH"), s("silent"), Some(s("q")))),
            ("flight is ended", Then::State(s("flight"), s("ended"))),
            ("pieces stands running", Then::Stands(s("pieces"), s("running"), None)),
            (
                "pieces stands partly, 37 claimed, 35 accepted",
                Then::Stands(s("pieces"), s("partly"), Some([37, 35, 0])),
            ),
            ("delay of a by 5 days moves b by 3 days", Then::Moves(s("a"), 5, s("b"), 3)),
            ("fits 340", Then::Fits(340)),
            ("line of SOUTH is check-missed", Then::Line(s("SOUTH"), s("check-missed"))),
            ("line of SOUTH was checked at 04:02", Then::Checked(s("SOUTH"), 14_520)),
            ("channel of SOUTH is suspending", Then::Standing(s("SOUTH"), s("suspending"))),
            ("grounds of SOUTH: talks at home", Then::Grounds(s("SOUTH"), s("talks at home"))),
            ("NORTH checks the line to SOUTH by 16:15", Then::Checks(s("NORTH"), s("SOUTH"), 58_500)),
            ("alarm line-silent of SOUTH", Then::Alarm(Some(s("line-silent")), s("SOUTH"))),
            ("no alarm of SOUTH", Then::Alarm(None, s("SOUTH"))),
            ("SOUTH has queued 1", Then::Queued(s("SOUTH"), 1)),
            ("SOUTH reads deposit", Then::Reads(s("SOUTH"), s("deposit"), true)),
            ("GUAR1 does not read deposit", Then::Reads(s("GUAR1"), s("deposit"), false)),
            ("absence verifies", Then::Absence),
            ("debts: 1 owed, 2 met, 3 late, 4 defaulted", Then::Counts([1, 2, 3, 4])),
            ("all nodes agree", Then::Agree),
        ] {
            assert_eq!(Then::read(text).unwrap(), then, "{text}");
        }
        assert!(Then::read("SOUTH is very silent indeed").is_err());
    }
}
