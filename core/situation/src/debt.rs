//! Debts: an answer owed, by whom, to whom, until when. How one stands is a function of the clock; no act is needed.

use crate::procedures::Debt;
use act::{MemberId, Millis, Name, Precedence, Span};
use rulebook::{Silence, Terms};

/// One debt.
///
/// ```rust
/// use act::{KeyId, MemberId, Name};
/// use situation::procedures::Debt;
/// use situation::{DebtEntry, Status};
/// let act = |serial| Name { key: KeyId([0; 4]), serial };
/// let mut debt = DebtEntry {
///     kind: Debt::Answer,
///     case: act(1),
///     case_index: 12,
///     version: 0,
///     debtor: MemberId(1),
///     creditor: MemberId(0),
///     channel: Some(1),
///     opened_at: 0,
///     due: 3_600_000,
///     met: None,
///     lifted: None,
///     asked_until_s: None,
/// };
/// // How it stands is a matter of the clock, and silence never answers it.
/// assert_eq!((debt.status(3_600_000), debt.status(3_600_001)), (Status::Owed, Status::Defaulted));
/// // A late answer meets it late: both facts stay.
/// debt.met = Some((act(2), 7_200_000));
/// assert_eq!(debt.status(9_000_000), Status::Late);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct DebtEntry {
    /// What is owed.
    pub kind: Debt,
    /// By the act that opened the case, or the line check.
    pub case: Name,
    /// Its place in the record.
    pub case_index: u64,
    /// Which version of the case, from 0.
    pub version: u64,
    /// Who owes.
    pub debtor: MemberId,
    /// To whom.
    pub creditor: MemberId,
    /// In which channel; `None` for a public case.
    pub channel: Option<u64>,
    /// Since when, milliseconds since 1970 UTC.
    pub opened_at: Millis,
    /// Until when.
    pub due: Millis,
    /// The act that met it, and when that was included.
    pub met: Option<(Name, Millis)>,
    /// When its creditor ceased to ask for it, by an amendment, a cancellation or a withdrawal.
    pub lifted: Option<Millis>,
    /// Until when its debtor last asked for time or promised an answer, seconds since 1970 UTC. It moves no clock.
    pub asked_until_s: Option<i64>,
}

/// How a debt stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Not due yet.
    Owed,
    /// Answered in time.
    Met,
    /// Answered, and late: both facts stay.
    Late,
    /// Overdue and unanswered. It never closes by itself.
    Defaulted,
    /// No longer asked for, before it was due.
    Lifted,
}

impl Status {
    /// Every status.
    pub const ALL: [Status; 5] = [Status::Owed, Status::Met, Status::Late, Status::Defaulted, Status::Lifted];

    /// Its key in phrases.
    pub fn key(self) -> &'static str {
        match self {
            Status::Owed => "owed",
            Status::Met => "met",
            Status::Late => "late",
            Status::Defaulted => "defaulted",
            Status::Lifted => "lifted",
        }
    }
}

impl DebtEntry {
    /// How it stands at `now`. An answer at the very moment it is due is in time.
    pub fn status(&self, now: Millis) -> Status {
        match (self.met, self.lifted) {
            (Some((_, at)), _) if at <= self.due => Status::Met,
            (Some(_), _) => Status::Late,
            (None, Some(at)) if at <= self.due => Status::Lifted,
            (None, _) if now > self.due => Status::Defaulted,
            (None, _) => Status::Owed,
        }
    }

    /// On which rung it stands at `now`: 0 until it is due, then 1, and higher as the rungs' own times pass, while the
    /// terms say that silence means the next rung. It stops where it was when it was met or lifted. Source: DOMAIN 4.
    pub fn rung(&self, now: Millis, terms: &Terms) -> u64 {
        let until = self.met.map(|(_, at)| at).or(self.lifted).map_or(now, |at| at.min(now));
        if until <= self.due || terms.silence_on(self.kind.key()) != Silence::NextRung {
            return 0;
        }
        let mut left = until - self.due;
        let last = terms.rung_s.len().saturating_sub(1).max(1);
        for rung in 1..last {
            let stay = terms.rung_s[rung].saturating_mul(1000);
            if left < stay {
                return rung as u64;
            }
            left -= stay;
        }
        last as u64
    }

    /// Whether somebody still waits for it.
    pub fn is_open(&self) -> bool {
        self.met.is_none() && self.lifted.is_none()
    }
}

/// When a debt that starts at `at` is due. `answer_s` is the time that the act's own format gives, where it gives one.
///
/// Positions close before the activity starts, but never before the addressee's time to open is over; where the lead is
/// too short for that, at the start itself. Units must know by the start. Source: DOMAIN 2.3 and 4.
pub fn due(
    kind: Debt,
    terms: &Terms,
    precedence: Precedence,
    at: Millis,
    window: Option<Span>,
    answer_s: Option<u64>,
) -> Millis {
    let after = |s: u64| at.saturating_add(s.saturating_mul(1000));
    let open = after(terms.open_s.get(precedence));
    let position_s = answer_s.unwrap_or(terms.position_within_s);
    let start = window.map(|w| u64::try_from(w.start_s).unwrap_or(0).saturating_mul(1000));
    let before = |start: u64, s: u64| start.saturating_sub(s.saturating_mul(1000));
    match (kind, start) {
        (Debt::Open, _) => open,
        (Debt::ReadBack, _) => after(terms.read_back_s.get(precedence)),
        (Debt::Answer, _) => after(answer_s.unwrap_or(terms.query_s.get(precedence))),
        (Debt::Confirm | Debt::Duty, _) => after(answer_s.unwrap_or(terms.confirm_s)),
        (Debt::Consent, None) => after(answer_s.unwrap_or(terms.consent_s)),
        // A meeting is answered before it would begin, if there is time to read the request.
        (Debt::Consent, Some(start)) => after(answer_s.unwrap_or(terms.consent_s)).min(start).max(open),
        (Debt::TakeOver, _) => after(terms.take_over_s),
        (Debt::HandOver, _) => after(terms.shift_s),
        (Debt::Convene, _) => after(terms.convene_s),
        (Debt::LineCheck, _) => after(terms.line_send_s),
        (Debt::LineReply, _) => after(terms.line_reply_s),
        (Debt::Position, None) => after(position_s).max(open),
        (Debt::Disseminate, None) => after(terms.position_within_s).max(open),
        (Debt::Position, Some(start)) => {
            let closes = after(position_s).min(before(start, terms.objection_closes_before_s));
            if closes < open { start.max(open) } else { closes }
        }
        (Debt::Disseminate, Some(start)) => before(start, terms.disseminate_before_s).max(open),
    }
}
