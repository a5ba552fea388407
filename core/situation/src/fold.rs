//! The fold: one act at a time, in order of the record.
//!
//! A step counts in the case whose opening act its content names, sealed to that case's channel: the two facts that a
//! proof of absence looks at. Whatever else an act refers to is a reference and moves nothing. Source: DESIGN 6.

use crate::ladder::event;
use crate::procedures::{self, Happening, On, Step, query, release, watch};
use crate::steps::{ask, permits};
use crate::{ActRow, Blocked, Entry, Mark, Packed, Situation};
use act::{Content, Cover, Kernel, Name, Purpose};
use record::Included;
use rulebook::{Fields, Format};

/// What became of an act: the case it belongs to, and why it is without effect, if it is.
pub(crate) type Outcome = (Option<u64>, Option<Blocked>);

impl Situation {
    /// Folds in one act. `content` is what it says, or `None` if this viewer cannot open it. Acts come in order of the
    /// record; one that was folded in already is passed over. Its time is when it counts as delivered, which Rule D may put
    /// before its inclusion.
    pub fn apply(&mut self, included: &Included, content: Option<&Content>) {
        if included.index < self.size {
            return;
        }
        self.size = included.index + 1;
        self.last_at = self.last_at.max(included.at);
        let statement = included.act.statement();
        let mut row = ActRow {
            index: included.index,
            at: included.at,
            name: included.act.name(),
            key_name: included.key_name.clone(),
            purpose: included.purpose,
            author: included.author,
            channel: included.act.channel(),
            few: matches!(statement.cover, Cover::Few { .. }),
            precedence: statement.precedence,
            seen: statement.seen.size,
            packed: content.map(Packed::from),
            case: None,
            note: None,
            finding: None,
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
        self.settle();
    }

    fn follow(&mut self, row: &ActRow, content: &Content) -> Outcome {
        if !row.purpose.may_say(content.format) {
            return (None, Some(Blocked::ByMachine));
        }
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
            Kernel::Suspend { .. } | Kernel::Resume { .. } => {
                (None, self.follow_standing(channel, by, kernel, !content.history).err())
            }
            Kernel::LineCheck { nonce, medium, .. } => {
                (None, self.follow_check(channel, by, *nonce, *medium, &content.to, !content.history).err())
            }
            Kernel::Rulebook { .. } => {
                self.follow_adoption(row.index, row.at, kernel);
                (None, None)
            }
            // A check asks for the officer as well as for the line, unless the channel's terms say otherwise.
            Kernel::LineReply { .. } if row.purpose == Purpose::Machine && !self.machine_answers(channel) => {
                (None, Some(Blocked::ByMachine))
            }
            Kernel::LineReply { nonce } => (None, self.follow_reply(channel, by, *nonce, content.case).err()),
            // That roots and all who decide have approved was checked before it entered the record.
            Kernel::KeyRevoke { key, last_good, .. } => {
                self.disputed.insert(act::KeyId(*key), *last_good);
                (None, None)
            }
            Kernel::MemberSuspend { member, .. } => {
                self.gone.insert(*member, row.index + 1);
                (None, None)
            }
            Kernel::KeyAdd { .. }
            | Kernel::MemberAdmit { .. }
            | Kernel::RootReplace { .. }
            | Kernel::Succession { .. }
            | Kernel::Deposit { .. } => (None, None),
            Kernel::Epoch { channel, .. } => {
                self.opened.entry(*channel).or_insert(by);
                (None, None)
            }
            Kernel::Release { act, .. } | Kernel::Disclose { act, .. } | Kernel::Complaint { act, .. } => {
                // The author of an act who is asked for its release answers by it.
                if let (Kernel::Release { .. }, Some(case)) = (kernel, self.asks_for(content, act)) {
                    return self.step_kernel(row, content, kernel, case);
                }
                // They speak of acts without a case as well, and of acts of another channel.
                let known = content.case.iter().chain([act]).find_map(|name| self.case_at(name));
                known.map_or((None, None), |case| self.mention(row, case, event(kernel, &[])))
            }
            // It belongs to the case of what was opened, and moves nothing there: looking is no answer.
            Kernel::PlaceOpened { act, .. } => {
                (self.case_at(act).filter(|case| self.may_join(row, *case).is_ok()), None)
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
                None => (None, Some(self.no_case(content))),
            },
        }
    }

    fn follow_format(&mut self, row: &ActRow, content: &Content) -> Outcome {
        let read = self.reads(content.format, self.case_of(content), row.index);
        let Some(format) = read.map(|(_, format)| format.clone()) else {
            return (None, Some(self.unreadable(content.format, row.index)));
        };
        let format = &format;
        let Ok(fields) = format.decode(&content.fields) else { return (None, Some(Blocked::Unreadable)) };
        match (
            format.opens.as_deref().and_then(procedures::named),
            format.step.as_deref().and_then(procedures::step_named),
        ) {
            (Some(p), _) if p.name == "link" && row.few => (None, Some(Blocked::SealedApart)),
            (Some(p), _) if p.name == "link" => {
                let channel = row.channel.unwrap_or(0);
                (None, self.follow_report(channel, row.mark(), format, &fields, !content.history).err())
            }
            (Some(procedure), step) => {
                // A record of a contact opens a case of its own, and is the end of the one that asked for the contact.
                // One of a watch is the other end of a handover: who may not take that over is not on watch.
                if let (Some((_, step)), Some(case)) = (step, self.case_of(content)) {
                    let taken = self.step_format(row, content, format, &fields, step, case);
                    if taken.1.is_some() && procedure.name == watch::PROCEDURE.name {
                        return taken;
                    }
                }
                let opened = self.open(row, content, format, Some(procedure));
                if !content.history {
                    self.relieve(row, content, opened);
                    self.convened(row, format, &fields, opened);
                }
                (Some(opened), None)
            }
            (None, Some((_, step))) => match self.case_of(content) {
                Some(case) => self.step_format(row, content, format, &fields, step, case),
                None => (None, Some(self.no_case(content))),
            },
            (None, _) => match content.case.and_then(|n| self.case_at(&n)).filter(|i| self.may_show(row, *i).is_ok()) {
                Some(index) => {
                    self.note(index, row, None);
                    (Some(index), None)
                }
                None => (Some(self.open(row, content, format, None)), None),
            },
        }
    }

    /// A step that an act of a format takes, in the words of the procedure that has it.
    fn step_format(
        &mut self,
        row: &ActRow,
        content: &Content,
        format: &Format,
        fields: &Fields,
        step: &Step,
        case: u64,
    ) -> Outcome {
        let on = (step.read)(format, fields);
        let until = query::NEW_DATE.of(format, fields).filter(|_| on == On::Defer);
        self.step(row, content, case, Happening::of(on), |case, _| {
            if let Some(until) = until {
                ask(case, row.author, until.unix_s);
            }
        })
    }

    /// The case that an act names, if it asks for the release of this one.
    fn asks_for(&self, content: &Content, act: &Name) -> Option<u64> {
        let case = self.case_of(content)?;
        let asks = self.cases.get(&case).filter(|c| c.procedure_name() == release::PROCEDURE.name)?;
        (asks.subject == Some(*act)).then_some(case)
    }

    /// The case that an act takes its step in: the one that the act which it names has opened.
    fn case_of(&self, content: &Content) -> Option<u64> {
        let index = self.names.get(content.case.as_ref()?)?;
        self.cases.contains_key(index).then_some(*index)
    }

    /// Why there is no case to take a step in: what was to open it may wait for its rulebook.
    fn no_case(&self, content: &Content) -> Blocked {
        let named = content.case.as_ref().and_then(|name| self.act(name));
        let awaits = named.is_some_and(|row| row.note == Some(Blocked::AwaitsRulebook));
        if awaits { Blocked::AwaitsRulebook } else { Blocked::NoCase }
    }

    /// The case that this act opened or belongs to.
    fn case_at(&self, name: &Name) -> Option<u64> {
        self.case(name).map(|c| c.index)
    }

    /// Whether an act may take a step in a case: what all who read a case must see the same must be read by all who read
    /// it, and be sought where the case is.
    pub(crate) fn may_join(&self, row: &ActRow, case: u64) -> Result<(), Blocked> {
        let Some(case) = self.cases.get(&case) else { return Err(Blocked::NoCase) };
        if row.channel != case.channel {
            Err(Blocked::OtherChannel)
        } else if row.few && !case.few {
            Err(Blocked::SealedApart)
        } else {
            Ok(())
        }
    }

    /// Whether an act without effect may be shown with a case: a public one, too, since everybody sees it.
    fn may_show(&self, row: &ActRow, case: u64) -> Result<(), Blocked> {
        if row.channel.is_none() { Ok(()) } else { self.may_join(row, case) }
    }

    /// Shows an act with the case that it speaks of; it moves nothing there.
    fn mention(&mut self, row: &ActRow, index: u64, on: On) -> Outcome {
        if let Err(why) = self.may_show(row, index) {
            return (None, Some(why));
        }
        let Some(case) = self.cases.get(&index) else { return (None, Some(Blocked::NoCase)) };
        // What is only on record has no table that could forbid it.
        let known = case.procedure.is_none_or(|p| p.legs.knows(on));
        let note = if known { None } else { permits(case, row.author, &Happening::of(on)).err() };
        self.note(index, row, note);
        (Some(index), note)
    }

    pub(crate) fn note(&mut self, case: u64, row: &ActRow, note: Option<Blocked>) {
        if let Some(case) = self.cases.get_mut(&case) {
            case.acts.push(Entry { mark: row.mark(), note });
        }
    }
}

impl ActRow {
    /// What it says; `None` if this viewer cannot open it.
    pub fn content(&self) -> Option<Content> {
        self.packed.as_ref().map(Packed::content)
    }

    /// The act as the source of a fact.
    pub fn mark(&self) -> Mark {
        Mark { act: self.name, index: self.index, at: self.at, author: self.author }
    }
}
