//! What faces show, as plain data in reading order. Nothing here has a language: sentences are phrases, the rest are keys.
//!
//! Times are milliseconds since 1970 UTC where a name ends in `_ms` and seconds where it ends in `_s`. Members are called
//! by their short names. An act has its number in the record (`index`) and its own name (`NORTH 1042`).

mod accounts;
mod alarms;
mod board;
mod case;
mod commitments;
mod debts;
mod disputes;
mod doc;
mod facts;
mod guarantees;
mod matters;
mod places;
mod record;
mod round;
mod talks;
mod text;
mod texts;
mod timeline;
mod turns;
mod zones;

pub use accounts::{
    AccountsView, ClaimView, PointCell, PointView, PublicTalk, RecordedView, SignatureView, SpokenView, StatementView,
    TopicView,
};
pub use alarms::{Alarm, CONDITIONS, Health, OF_DEBTS, OWN_AHEAD, OWN_BEHIND, Standing};
pub use board::{Board, CaseLine, ChannelLine, LinkView};
pub use case::{
    CaseView, ChangeView, LadderView, LegView, MarkView, PositionView, ReadBackView, UnitView, VersionView,
};
pub use commitments::{
    AmountView, ClosedView, CommitmentView, ConditionView, CountView, GateView, MovedView, PhaseView, STANDS, SlipView,
    TimelineView,
};
pub use debts::{Counts, DebtView};
pub use disputes::{DisputeStepView, DisputeView, RUNGS};
pub(crate) use doc::Doc;
pub use facts::{FactCell, FactRow, FactsView};
pub use guarantees::{CallView, GuaranteeView};
pub use matters::{MatterLine, MatterView, ToldView};
pub use places::{COARSE_M, PlaceOpening, SealedPlace, coarsen};
pub use record::{ActLine, Filter, SeenView};
pub use round::{AgendaView, DelegationView, DraftView, RecordView, RoundLine, RoundView, SideView, StandView};
pub use text::{
    ClauseDiff, ClauseView, CompareView, DeadlockView, DepositView, HeldView, LangView, LetterView, OpenView,
    PlainView, PointOfText, RevisionView, SheetClause, SheetVersion, SheetView, StanceCell, TextLine, TextSignature,
    TextView, WaitsView, WordingView, WordsView,
};
pub(crate) use texts::sha256;
pub use zones::{ZoneLine, ZoneSide};

use crate::procedures::{On, Table, Who};
use crate::{Case, Ctx, Leg, Situation, Status, cases};
use act::{MemberId, Millis};

/// A situation at a moment.
#[derive(Clone, Copy)]
pub struct At<'a> {
    pub(crate) situation: &'a Situation,
    pub(crate) now: Millis,
    /// Who looks; without one, nothing is made coarse.
    pub(crate) viewer: Option<MemberId>,
}

impl<'a> At<'a> {
    /// The moment, milliseconds since 1970 UTC.
    pub fn now(&self) -> Millis {
        self.now
    }

    pub(crate) fn ctx(&self) -> Ctx<'a> {
        Ctx::new(self.situation, self.now)
    }

    pub(crate) fn member(&self, id: MemberId) -> String {
        self.situation.mechanism.name_of(id).to_owned()
    }

    pub(crate) fn channel_name(&self, channel: u64) -> String {
        self.situation.channel_key(channel)
    }

    /// The state of an addressee's part as it is shown now: a clock may show silence, and nothing else.
    pub fn leg_state(&self, case: &Case, leg: &Leg) -> &'static str {
        case.procedure.map_or(leg.state, |p| shown(&p.legs, leg.state, |on| self.overdue(case, leg.member, on)))
    }

    /// Whether this member's last debt of the kind that a row waits for is overdue.
    fn overdue(&self, case: &Case, member: MemberId, on: On) -> bool {
        let On::Due(kind) = on else { return false };
        let mut mine = case.debts.iter().rev().filter(|d| d.debtor == member && d.kind == kind && d.lifted.is_none());
        mine.next().is_some_and(|d| d.status(self.now) == Status::Defaulted)
    }

    /// The state of a case as it is shown now.
    pub fn case_state(&self, case: &Case) -> &'static str {
        let holds = |on: On| (on == On::Passed && self.passed(case)) || self.overdue(case, case.author, on);
        case.procedure.map_or(case.state, |p| shown(&p.course, case.state, holds))
    }

    /// Whether the time of its activity, or the time that was agreed, is over.
    fn passed(&self, case: &Case) -> bool {
        cases::ends(case).is_some_and(|end| self.now > end)
    }

    /// Whether somebody still has to do something in it.
    pub fn is_open(&self, case: &Case) -> bool {
        let Some(procedure) = case.procedure else { return false };
        let passed = self.passed(case) && self.case_state(case) != case.state;
        let over = procedure.course.ends.contains(&case.state) || passed || case.history;
        !over || case.debts.iter().any(|d| d.is_open())
    }

    /// The cases in which somebody still has to do something, in order of the record.
    pub(crate) fn open_cases(&self) -> impl DoubleEndedIterator<Item = &'a Case> {
        self.situation.cases.standing(self.now).filter(|c| self.is_open(c))
    }
}

/// The state with the clock's rows laid over it.
pub(crate) fn shown(table: &'static Table, state: &'static str, holds: impl Fn(On) -> bool) -> &'static str {
    let rows = table.moves.iter().filter(|m| m.who == Who::Clock && m.from.contains(&state));
    rows.filter(|m| holds(m.on)).map(|m| m.lands(state)).next().unwrap_or(state)
}
