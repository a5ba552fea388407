//! The fold: one act at a time, in order of the record.

use crate::procedures::{self, Debt, Happening, On, Procedure, Table, Who, notification, query};
use crate::{
    ActRow, Blocked, Case, DebtEntry, Entry, Items, Ladder, Leg, Mark, Position, ReadBack, Situation, Version, due,
};
use act::{Content, Cover, Kernel, MemberId, Name};
use record::Included;
use rulebook::{Format, Terms};

/// What became of an act: the case it belongs to, and why it is without effect, if it is.
type Outcome = (Option<u64>, Option<Blocked>);

impl Situation {
    /// Folds in one act. `content` is what it says, or `None` if this viewer cannot open it. Acts come in order of the
    /// record; one that was folded in already is passed over.
    pub fn apply(&mut self, included: &Included, content: Option<&Content>) {
        if included.index < self.size {
            return;
        }
        self.size = included.index + 1;
        self.last_at = included.at;
        let statement = included.act.statement();
        let mut row = ActRow {
            index: included.index,
            at: included.at,
            name: included.act.name(),
            key_name: included.key_name.clone(),
            author: included.author,
            channel: included.act.channel(),
            few: matches!(statement.cover, Cover::Few { .. }),
            precedence: statement.precedence,
            seen: statement.seen.size,
            content: content.cloned(),
            case: None,
            note: None,
        };
        self.keys.insert(row.name.key, row.key_name.clone());
        self.names.insert(row.name, row.index);
        (row.case, row.note) = match content {
            Some(content) => self.follow(&row, content),
            None => {
                *self.sealed.entry((row.author, row.channel.unwrap_or(0))).or_default() += 1;
                (None, None)
            }
        };
        self.acts.insert(row.index, row);
    }

    fn follow(&mut self, row: &ActRow, content: &Content) -> Outcome {
        match Kernel::read(content.format, &content.fields) {
            Ok(Some(kernel)) => self.follow_kernel(row, content, &kernel),
            Ok(None) => self.follow_format(row, content),
            Err(_) => (None, Some(Blocked::Unreadable)),
        }
    }

    fn follow_kernel(&mut self, row: &ActRow, content: &Content, kernel: &Kernel) -> Outcome {
        let (by, channel) = (row.mark(), row.channel.unwrap_or(0));
        match kernel {
            Kernel::Suspend { .. } | Kernel::Resume { .. } | Kernel::LineCheck { .. } | Kernel::LineReply { .. }
                if row.few =>
            {
                (None, Some(Blocked::SealedApart))
            }
            Kernel::Suspend { .. } | Kernel::Resume { .. } => (None, self.follow_standing(channel, by, kernel).err()),
            Kernel::LineCheck { nonce, .. } => {
                self.follow_check(channel, by, *nonce, &content.to, !content.history);
                (None, None)
            }
            Kernel::LineReply { nonce } => (None, self.follow_reply(channel, by, *nonce).err()),
            Kernel::KeyAdd { .. }
            | Kernel::KeyRevoke { .. }
            | Kernel::MemberAdmit { .. }
            | Kernel::MemberSuspend { .. }
            | Kernel::Rulebook { .. }
            | Kernel::Epoch { .. }
            | Kernel::Deposit { .. } => (None, None),
            Kernel::Release { act, .. } | Kernel::Disclose { act, .. } | Kernel::Complaint { act, .. } => {
                // They speak of acts without a case as well.
                let known = self.case_of(content).or_else(|| self.case_at(act));
                known.map_or((None, None), |case| self.step_kernel(row, content, kernel, case))
            }
            Kernel::Delivered { .. }
            | Kernel::Opened
            | Kernel::ReadBack { .. }
            | Kernel::Disseminated { .. }
            | Kernel::Position { .. }
            | Kernel::Amend { .. }
            | Kernel::Cancel { .. }
            | Kernel::Start { .. }
            | Kernel::End { .. }
            | Kernel::AskTime { .. }
            | Kernel::Dispute { .. }
            | Kernel::Override { .. } => match self.case_of(content) {
                Some(case) => self.step_kernel(row, content, kernel, case),
                None => (None, Some(Blocked::NoCase)),
            },
        }
    }

    fn follow_format(&mut self, row: &ActRow, content: &Content) -> Outcome {
        let rulebook = self.rulebook.clone();
        let Some(format) = rulebook.by_wire(content.format) else { return (None, Some(Blocked::Unreadable)) };
        let Ok(fields) = format.decode(&content.fields) else { return (None, Some(Blocked::Unreadable)) };
        match (format.opens.as_deref().and_then(procedures::named), format.step.as_deref()) {
            (Some(p), _) if p.name == "link" && row.few => (None, Some(Blocked::SealedApart)),
            (Some(p), _) if p.name == "link" => {
                (None, self.follow_report(row.channel.unwrap_or(0), row.mark(), format, &fields).err())
            }
            (Some(procedure), _) => (Some(self.open(row, content, format, Some(procedure))), None),
            (None, Some("answer")) => match self.case_of(content) {
                Some(case) => {
                    let on = query::answer(format, &fields);
                    let until = query::NEW_DATE.of(format, &fields).filter(|_| on == On::Defer);
                    self.step(row, content, case, Happening { on, told: false }, |case, _| {
                        if let Some(until) = until {
                            ask(case, row.author, until.unix_s);
                        }
                    })
                }
                None => (None, Some(Blocked::NoCase)),
            },
            (None, _) => match self.case_of(content).filter(|i| self.may_join(row, *i).is_ok()) {
                Some(index) => {
                    self.note(index, row, None);
                    (Some(index), None)
                }
                None => (Some(self.open(row, content, format, None)), None),
            },
        }
    }

    /// The case that an act names, or that an act it refers to belongs to.
    fn case_of(&self, content: &Content) -> Option<u64> {
        content.case.iter().chain(content.refs.iter().map(|r| &r.act)).find_map(|name| self.case_at(name))
    }

    fn case_at(&self, name: &Name) -> Option<u64> {
        self.case(name).map(|c| c.index)
    }

    /// What all who read a case must see the same must be read by all who read it.
    fn may_join(&self, row: &ActRow, case: u64) -> Result<(), Blocked> {
        let Some(case) = self.cases.get(&case) else { return Err(Blocked::NoCase) };
        match (row.channel, case.channel) {
            (None, _) => Ok(()), // Public: everybody sees it.
            (a, b) if a != b => Err(Blocked::OtherChannel),
            _ if row.few && !case.few => Err(Blocked::SealedApart),
            _ => Ok(()),
        }
    }

    fn note(&mut self, case: u64, row: &ActRow, note: Option<Blocked>) {
        if let Some(case) = self.cases.get_mut(&case) {
            case.acts.push(Entry { mark: row.mark(), note });
        }
    }

    fn open(&mut self, row: &ActRow, content: &Content, format: &Format, procedure: Option<&'static Procedure>) -> u64 {
        let by = row.mark();
        let fields = content.fields.clone();
        let version = Version { by, fields, material: true, lang: content.lang.clone() };
        let to = match procedure {
            Some(p) => {
                let mut to = self.addressees(row.author, row.channel.unwrap_or(0), &content.to);
                // A question to nobody in particular is one to the other party.
                to.retain(|m| p.name != "query" || !content.to.is_empty() || self.is_party(*m));
                to
            }
            None => Vec::new(),
        };
        let start = procedure.map_or("", |p| p.legs.start);
        let leg =
            |member| Leg { member, party: self.is_party(member), state: start, ladders: vec![(0, Ladder::default())] };
        let mut case = Case {
            name: row.name,
            index: row.index,
            at: row.at,
            channel: row.channel,
            few: row.few,
            author: row.author,
            wire: content.format,
            procedure,
            state: procedure.map_or("recorded", |p| p.course.start),
            precedence: row.precedence,
            emergency: content.emergency,
            history: content.history,
            overridden: false,
            window: window(format, &content.fields),
            versions: vec![version],
            legs: to.into_iter().map(leg).collect(),
            debts: Vec::new(),
            acts: vec![Entry { mark: by, note: None }],
        };
        if !content.history {
            self.owe(&mut case, row);
        }
        self.cases.insert(row.index, case);
        row.index
    }

    /// Opens what the opening row says, for the version that holds now.
    fn owe(&self, case: &mut Case, row: &ActRow) {
        let Some(procedure) = case.procedure else { return };
        let opening = procedure.legs.moves.iter().filter(|m| m.on == On::Opening);
        let owed: Vec<Debt> = opening.flat_map(|m| m.owes).copied().collect();
        for leg in &case.legs {
            let Some(entry) = self.mechanism.entry(leg.member) else { continue };
            for kind in owed.iter().copied().filter(|d| d.falls_on(entry.kind)) {
                case.debts.push(DebtEntry {
                    kind,
                    case: case.name,
                    case_index: case.index,
                    version: case.versions.len() as u64 - 1,
                    debtor: leg.member,
                    creditor: case.author,
                    channel: case.channel,
                    opened_at: row.at,
                    due: due(kind, self.terms(), row.precedence, row.at, case.window),
                    met: None,
                    lifted: None,
                    asked_until_s: None,
                });
            }
        }
    }

    fn terms(&self) -> &Terms {
        self.rulebook.terms()
    }

    fn step_kernel(&mut self, row: &ActRow, content: &Content, kernel: &Kernel, index: u64) -> Outcome {
        let by = row.mark();
        let rulebook = self.rulebook.clone();
        let Some(case) = self.cases.get(&index) else { return (None, Some(Blocked::NoCase)) };
        let Some(format) = rulebook.by_wire(case.wire) else { return (None, Some(Blocked::Unreadable)) };
        let version = answered(case, row, content);
        let differs = match kernel {
            Kernel::ReadBack { fields } => differs(format, &case.versions[version].fields, fields),
            _ => Vec::new(),
        };
        let on = event(kernel, &differs);
        let told = matches!(kernel, Kernel::Disseminated { told, .. } if !told.is_empty());
        if let Kernel::Amend { fields } = kernel {
            return self.amend(row, content, format, index, fields);
        }
        self.step(row, content, index, Happening { on, told }, |case, version| match kernel {
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
    fn step(
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
        let what = Happening { on: On::Amend, told: false };
        let Some(mut case) = self.cases.get(&index).cloned() else { return (None, Some(Blocked::NoCase)) };
        let mut fields = case.version().fields.clone();
        fields.extend(changed.iter().map(|(n, item)| (*n, item.clone())));
        let note = match permits(&case, row.author, &what) {
            Err(why) => Some(why),
            Ok(_) if changed.is_empty() || format.decode(&fields).is_err() => Some(Blocked::Unreadable),
            Ok(_) => {
                let before = &case.version().fields;
                let material =
                    format.fields.iter().any(|f| f.material && fields.get(&f.number) != before.get(&f.number));
                case.window = window(format, &fields);
                case.versions.push(Version { by: row.mark(), fields, material, lang: content.lang.clone() });
                if material {
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

impl ActRow {
    /// The act as the source of a fact.
    pub fn mark(&self) -> Mark {
        Mark { act: self.name, index: self.index, at: self.at, author: self.author }
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
    if procedure.legs.knows(what.on) {
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
                if let (On::Answer | On::Defer, Some((_, ladder))) = (on, leg.ladders.last_mut()) {
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
    let rows = procedure.course.moves.iter();
    let row = rows.filter(|m| m.on == On::Settled && m.from.contains(&case.state)).find(|_| done);
    if let Some(row) = row {
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

/// Critical fields in which a read-back is not what the version says; a field that was left out differs.
fn differs(format: &Format, says: &Items, read: &Items) -> Vec<u64> {
    let critical = format.fields.iter().filter(|f| f.critical).map(|f| f.number);
    let mut asked: Vec<u64> = critical.chain(read.keys().copied()).collect();
    asked.sort_unstable();
    asked.dedup();
    asked.retain(|n| says.get(n) != read.get(n));
    asked
}

fn event(kernel: &Kernel, differs: &[u64]) -> On {
    match kernel {
        Kernel::Delivered { .. } => On::Delivered,
        Kernel::Opened => On::Opened,
        Kernel::ReadBack { .. } if differs.is_empty() => On::ReadBack,
        Kernel::ReadBack { .. } => On::Misread,
        Kernel::Disseminated { .. } => On::Disseminated,
        Kernel::Position { stance, .. } => On::stance(*stance),
        Kernel::Amend { .. } => On::Amend,
        Kernel::Cancel { .. } => On::Cancel,
        Kernel::Start { .. } => On::Start,
        Kernel::End { .. } => On::End,
        Kernel::AskTime { .. } => On::AskTime,
        Kernel::Dispute { .. } => On::Dispute,
        Kernel::Override { .. } => On::Override,
        Kernel::Release { .. } => On::Release,
        Kernel::Disclose { .. } => On::Disclose,
        Kernel::Complaint { .. } => On::Complaint,
        Kernel::Suspend { .. } => On::Suspend,
        Kernel::Resume { .. } => On::Resume,
        Kernel::LineCheck { .. } => On::LineCheck,
        Kernel::LineReply { .. } => On::LineReply,
        // No procedure has a row for these, and none is asked for one.
        Kernel::KeyAdd { .. }
        | Kernel::KeyRevoke { .. }
        | Kernel::MemberAdmit { .. }
        | Kernel::MemberSuspend { .. }
        | Kernel::Rulebook { .. }
        | Kernel::Epoch { .. }
        | Kernel::Deposit { .. } => On::Passed,
    }
}

fn ask(case: &mut Case, debtor: MemberId, until_s: i64) {
    let open = case.debts.iter_mut().filter(|d| d.debtor == debtor && d.is_open() && d.kind != Debt::Open);
    open.for_each(|d| d.asked_until_s = Some(until_s));
}

/// Writes down what an act makes known, whatever state the conversation is in.
fn climb(ladder: &mut Ladder, by: Mark, kernel: &Kernel, differs: Vec<u64>) {
    match kernel {
        Kernel::Delivered { .. } => {
            ladder.delivered.get_or_insert(by);
        }
        Kernel::Opened => {
            ladder.opened.get_or_insert(by);
        }
        Kernel::ReadBack { fields } => ladder.read_backs.push(ReadBack { by, fields: fields.clone(), differs }),
        Kernel::Disseminated { told, not_told } => {
            for t in told {
                ladder.not_told.remove(&t.unit);
                ladder.told.insert(t.unit, (t.at_s, by));
            }
            for t in not_told {
                ladder.told.remove(&t.unit);
                ladder.not_told.insert(t.unit, (t.reason.clone(), by));
            }
        }
        Kernel::Position { stance, .. } => ladder.positions.push(Position { by, stance: *stance }),
        _ => {}
    }
}

fn window(format: &Format, fields: &Items) -> Option<act::Span> {
    notification::WINDOW.of(format, &format.decode(fields).ok()?)
}

/// What the table makes of a draft's step.
pub(crate) fn happening(case: &Case, format: &Format, kernel: &Kernel) -> Happening {
    let differs = match kernel {
        Kernel::ReadBack { fields } => differs(format, &case.version().fields, fields),
        _ => Vec::new(),
    };
    let told = matches!(kernel, Kernel::Disseminated { told, .. } if !told.is_empty());
    Happening { on: event(kernel, &differs), told }
}
