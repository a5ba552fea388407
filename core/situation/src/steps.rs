//! Steps in a case: the move that the table allows, or the reason why it allows none.

use crate::fold::Outcome;
use crate::ladder::{climb, differs, happening};
use crate::procedures::{self, Debt, Happening, On, Table, Who, contact, notification};
use crate::{ActRow, Blocked, Case, Entry, Items, Ladder, Situation, Version};
use act::{Content, Kernel, MemberId};
use rulebook::Format;

impl Situation {
    pub(crate) fn step_kernel(&mut self, row: &ActRow, content: &Content, kernel: &Kernel, index: u64) -> Outcome {
        let by = row.mark();
        let Some(case) = self.cases.get(&index) else { return (None, Some(Blocked::NoCase)) };
        let Some(rulebook) = self.rulebook_of(case).cloned() else { return (None, Some(Blocked::AwaitsRulebook)) };
        let Some(format) = rulebook.by_wire(case.wire) else { return (None, Some(Blocked::Unreadable)) };
        let version = answered(case, row, content);
        let differs = match kernel {
            Kernel::ReadBack { fields } => differs(format, &case.versions[version].fields, fields),
            _ => Vec::new(),
        };
        if let Kernel::Amend { fields } = kernel {
            return self.amend(row, content, format, index, fields);
        }
        self.step(row, content, index, happening(kernel, &differs), |case, version| match kernel {
            Kernel::Override { .. } => case.overridden = true,
            Kernel::AskTime { until, .. } => ask(case, row.author, until.unix_s),
            _ => {
                if let Some(leg) = case.leg_mut(row.author) {
                    climb(leg.ladder_of(version), by, kernel, differs.clone());
                }
            }
        })
    }

    /// Makes the move that the table allows, or notes why it allows none.
    pub(crate) fn step(
        &mut self,
        row: &ActRow,
        content: &Content,
        index: u64,
        what: Happening,
        effect: impl FnOnce(&mut Case, u64),
    ) -> Outcome {
        if let Err(why) = self.may_join(row, index) {
            return (None, Some(why));
        }
        let Some(case) = self.cases.get_mut(&index) else { return (None, Some(Blocked::NoCase)) };
        let version = answered(case, row, content);
        let note = match permits(case, row.author, &what) {
            Ok((Scope::Leg, _)) if version < restarted(case) => {
                effect(case, version as u64);
                Some(Blocked::OlderVersion)
            }
            Ok((scope, chosen)) => {
                effect(case, case.versions.len() as u64 - 1);
                make(case, row, scope, chosen, what.on);
                settle(case);
                None
            }
            Err(why) => Some(why),
        };
        self.note(index, row, note);
        (Some(index), note)
    }

    /// Changes fields. If one of them is material, every ladder starts again and every debt with it.
    fn amend(&mut self, row: &ActRow, content: &Content, format: &Format, index: u64, changed: &Items) -> Outcome {
        if let Err(why) = self.may_join(row, index) {
            return (None, Some(why));
        }
        let what = Happening::of(On::Amend);
        let Some(mut case) = self.cases.get(&index).cloned() else { return (None, Some(Blocked::NoCase)) };
        let mut fields = case.version().fields.clone();
        fields.extend(changed.iter().map(|(n, item)| (*n, item.clone())));
        let note = match permits(&case, row.author, &what) {
            Err(why) => Some(why),
            Ok(_) if changed.is_empty() || format.decode(&fields).is_err() => Some(Blocked::Unreadable),
            Ok((_, chosen)) => {
                let before = &case.version().fields;
                let material =
                    format.fields.iter().any(|f| f.material && fields.get(&f.number) != before.get(&f.number));
                case.window = window(format, &fields);
                case.versions.push(Version { by: row.mark(), fields, material, lang: content.lang.clone() });
                if material {
                    case.state = chosen.lands(case.state);
                    restart(&mut case, row);
                    if !case.history && !content.history {
                        self.owe(&mut case, row);
                    }
                }
                None
            }
        };
        case.acts.push(Entry { mark: row.mark(), note });
        self.cases.insert(index, case);
        (Some(index), note)
    }
}

/// Which of a procedure's tables a move belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    Course,
    Leg,
}

/// The row that `member` may take now.
pub(crate) fn permits(
    case: &Case,
    member: MemberId,
    what: &Happening,
) -> Result<(Scope, &'static procedures::Move), Blocked> {
    let procedure = case.procedure.ok_or(Blocked::NoSuchMove)?;
    let leg = case.leg(member);
    let may = |who: Who| match who {
        Who::Author if member == case.author => Ok(()),
        Who::Author => Err(Blocked::NotAuthor),
        Who::Addressee if leg.is_some() => Ok(()),
        Who::Addressee => Err(Blocked::NotAddressee),
        Who::Member => Ok(()),
        Who::Clock | Who::Legs => Err(Blocked::NoSuchMove),
    };
    let pick = |table: &'static Table, state| table.pick(state, what.on, may, |g| (g.holds)(case, leg, what));
    // What both sides of a case can say is the author's in the course, and each other's in its leg.
    if procedure.legs.knows(what.on) && (leg.is_some() || !procedure.course.knows(what.on)) {
        let leg = leg.ok_or(Blocked::NotAddressee)?;
        pick(&procedure.legs, leg.state).map(|m| (Scope::Leg, m))
    } else {
        pick(&procedure.course, case.state).map(|m| (Scope::Course, m))
    }
}

fn make(case: &mut Case, row: &ActRow, scope: Scope, chosen: &'static procedures::Move, on: On) {
    match scope {
        Scope::Course => case.state = chosen.lands(case.state),
        Scope::Leg => {
            if let Some(leg) = case.leg_mut(row.author) {
                leg.state = chosen.lands(leg.state);
                let answers = matches!(on, On::Answer | On::Defer | On::Rejected | On::Noted | On::Contest);
                if let (true, Some((_, ladder))) = (answers, leg.ladders.last_mut()) {
                    ladder.answers.push(row.mark());
                }
            }
        }
    }
    if chosen.lifts {
        lift(case, row);
    }
    let mine = case.debts.iter_mut().filter(|d| d.debtor == row.author && d.is_open());
    mine.filter(|d| chosen.meets.contains(&d.kind)).for_each(|d| d.met = Some((row.name, row.at)));
}

fn settle(case: &mut Case) {
    let Some(procedure) = case.procedure else { return };
    let done = !case.legs.is_empty() && case.legs.iter().all(|l| procedure.legs.ends.contains(&l.state));
    let what = Happening::of(On::Settled);
    let mut rows = procedure.course.moves.iter().filter(|m| m.on == On::Settled && m.from.contains(&case.state));
    if let Some(row) = rows.find(|m| done && m.when.is_none_or(|g| (g.holds)(case, None, &what))) {
        case.state = row.lands(case.state);
    }
}

fn lift(case: &mut Case, row: &ActRow) {
    case.debts.iter_mut().filter(|d| d.is_open()).for_each(|d| d.lifted = Some(row.at));
}

fn restart(case: &mut Case, row: &ActRow) {
    lift(case, row);
    let version = case.versions.len() as u64 - 1;
    let start = case.procedure.map_or("", |p| p.legs.start);
    for leg in &mut case.legs {
        leg.state = start;
        leg.ladders.push((version, Ladder::default()));
    }
}

/// The version at which the ladders now standing started.
fn restarted(case: &Case) -> usize {
    case.versions.iter().rposition(|v| v.material).unwrap_or(0)
}

/// Which version an act answers: one whose act it refers to, or else the last that its author can have seen. Source:
/// DESIGN 2 (`seen`).
fn answered(case: &Case, row: &ActRow, content: &Content) -> usize {
    let named = content.refs.iter().find_map(|r| case.versions.iter().rposition(|v| v.by.act == r.act));
    named.or_else(|| case.versions.iter().rposition(|v| v.by.index < row.seen)).unwrap_or(0)
}

pub(crate) fn ask(case: &mut Case, debtor: MemberId, until_s: i64) {
    let open = case.debts.iter_mut().filter(|d| d.debtor == debtor && d.is_open() && d.kind != Debt::Open);
    open.for_each(|d| d.asked_until_s = Some(until_s));
}

pub(crate) fn window(format: &Format, fields: &Items) -> Option<act::Span> {
    let fields = format.decode(fields).ok()?;
    notification::WINDOW.of(format, &fields).or_else(|| contact::proposed(format, &fields))
}
