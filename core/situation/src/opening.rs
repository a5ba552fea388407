//! How a case is opened, and what is owed from then on.

use crate::procedures::{
    Audience, Debt, Field, On, Procedure, Table, Typed, commitment, drill, guarantee, progress, protest, release,
};
use crate::steps::window;
use crate::{ActRow, Case, DebtEntry, Entry, Ladder, Leg, Situation, Version, due};
use act::{Content, Kind, MemberId, MemberKind, Name, Value};
use rulebook::{Fields, Format};

impl Situation {
    pub(crate) fn open(
        &mut self,
        row: &ActRow,
        content: &Content,
        format: &Format,
        procedure: Option<&'static Procedure>,
    ) -> u64 {
        let by = row.mark();
        let fields = content.fields.clone();
        let version = Version { by, fields, material: true, lang: content.lang.clone() };
        let subject = format.decode(&content.fields).ok().and_then(|fields| subject(format, &fields));
        let to = procedure.map_or(Vec::new(), |p| self.concerned(p, row.author, row.channel, &content.to, subject));
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
            subject,
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
    pub(crate) fn owe(&self, case: &mut Case, row: &ActRow) {
        let Some(procedure) = case.procedure else { return };
        // By the version under which the case was opened, also after an amendment.
        let Some(rulebook) = self.rulebook_of(case) else { return };
        let format = rulebook.by_wire(case.wire);
        let fields = format.and_then(|f| f.decode(&case.version().fields).ok());
        let answer_s = format.zip(fields.as_ref()).and_then(|(format, fields)| format.answer_for(fields));
        // What is guaranteed is due by the guarantee's own time, whatever the call says.
        let duty_s = self.duty_s(case.subject);
        // What the author owes it owes once, with the opening; what addressees owe, with every version that asks anew.
        let author = (case.versions.len() == 1).then_some((case.author, &procedure.course));
        let debtors = author.into_iter().chain(case.legs.iter().map(|l| (l.member, &procedure.legs)));
        for (debtor, table) in debtors.collect::<Vec<_>>() {
            let Some(entry) = self.mechanism.entry(debtor) else { continue };
            for kind in opened(table).filter(|d| d.falls_on(entry.kind)) {
                case.debts.push(DebtEntry {
                    kind,
                    case: case.name,
                    case_index: case.index,
                    version: case.versions.len() as u64 - 1,
                    debtor,
                    creditor: case.author,
                    channel: case.channel,
                    opened_at: row.at,
                    due: due(
                        kind,
                        rulebook.terms(),
                        row.precedence,
                        row.at,
                        case.window,
                        if kind == Debt::Duty { duty_s } else { answer_s },
                    ),
                    met: None,
                    lifted: None,
                    asked_until_s: None,
                });
            }
        }
    }

    /// Whom a case of this procedure concerns.
    pub(crate) fn concerned(
        &self,
        procedure: &Procedure,
        author: MemberId,
        channel: Option<u64>,
        to: &[MemberId],
        subject: Option<Name>,
    ) -> Vec<MemberId> {
        let all = |to: &[MemberId]| self.addressees(author, channel.unwrap_or(0), to);
        let kind = |m: &MemberId, kind| self.mechanism.entry(*m).is_some_and(|e| e.kind == kind);
        match procedure.audience {
            Audience::Channel => all(to),
            Audience::Parties if !to.is_empty() => all(to),
            Audience::Parties => all(&[]).into_iter().filter(|m| kind(m, MemberKind::Party)).collect(),
            Audience::Supervisor | Audience::SupervisorAlone => {
                all(&[]).into_iter().filter(|m| kind(m, MemberKind::Supervisor)).collect()
            }
            Audience::Subject => {
                let of = subject.and_then(|name| self.acts.get(self.names.get(&name)?)).map(|row| row.author);
                of.map_or(Vec::new(), |author| all(&[author]))
            }
            Audience::Counters => {
                let of = subject.and_then(|name| self.case(&name));
                of.filter(|c| c.procedure_name() == commitment::PROCEDURE.name)
                    .map_or(Vec::new(), |c| all(&self.counters(c)))
            }
        }
    }

    /// Who counts what is done of a commitment: the verifier that it names, and those to whom it was given.
    fn counters(&self, case: &Case) -> Vec<MemberId> {
        let verifier = self.read(case, &commitment::VERIFIER);
        verifier.into_iter().chain(case.legs.iter().map(|l| l.member)).collect()
    }

    /// By when what a guarantee says is to be done once it is called upon, in seconds.
    fn duty_s(&self, guarantee: Option<Name>) -> Option<u64> {
        let hours = self.read(self.case(&guarantee?)?, &guarantee::HOURS)?.best;
        Some(hours.saturating_mul(3600)).filter(|s| *s > 0)
    }

    /// To whom a guarantee was given, ascending.
    pub(crate) fn beneficiaries(&self, case: &Case) -> Vec<MemberId> {
        let read = || {
            let format = self.opener(case)?;
            let def = format.field("to").filter(|f| f.kind == Kind::Group)?;
            let Value::Group(entries) = Value::decode(Kind::Group, case.version().fields.get(&def.number)?).ok()?
            else {
                return None;
            };
            let member = |item: &Vec<u8>| match Value::decode(Kind::Member, item) {
                Ok(Value::Member(member)) => Some(member),
                _ => None,
            };
            Some(entries.iter().flatten().filter_map(|(_, item)| member(item)).collect::<Vec<_>>())
        };
        let mut all = read().unwrap_or_default();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// A field of a case as it stands now.
    pub(crate) fn read<T: Typed>(&self, case: &Case, field: &Field<T>) -> Option<T> {
        let format = self.opener(case)?;
        field.of(format, &format.decode(&case.version().fields).ok()?)
    }
}

fn opened(table: &'static Table) -> impl Iterator<Item = Debt> {
    table.moves.iter().filter(|m| m.on == On::Opening).flat_map(|m| m.owes).copied()
}

/// The act that a case is about.
pub(crate) fn subject(format: &Format, fields: &Fields) -> Option<Name> {
    [&progress::COMMITMENT, &guarantee::GUARANTEE, &protest::ABOUT, &release::ACT, &drill::INJECT]
        .into_iter()
        .find_map(|field| field.of(format, fields))
}
