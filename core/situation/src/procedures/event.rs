//! The words of the tables: what happens, who may do it, what is owed.

use act::{MemberKind, Name, Stance};

/// What happened, as a table knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum On {
    /// The act that opens the case.
    Opening,
    /// Level 1.
    Delivered,
    /// Level 2.
    Opened,
    /// Level 3, as it is written.
    ReadBack,
    /// Level 3, not as it is written.
    Misread,
    /// Level 4.
    Disseminated,
    /// Level 5, yes.
    Comply,
    /// Level 5, on conditions.
    Conditional,
    /// Level 5, no.
    Object,
    /// Level 5, unable.
    CannotComply,
    /// A query's answer.
    Answer,
    /// A query's "not yet, but by then".
    Defer,
    /// A protest is rejected.
    Rejected,
    /// A protest is taken note of.
    Noted,
    /// A part of a claim of progress is contested.
    Contest,
    /// A guarantor takes up what it is called upon for.
    TakenUp,
    /// It says that it has done it.
    Honoured,
    /// It says that it does not owe it.
    Denied,
    /// A side says how it understands what is disputed.
    Clarify,
    /// A dispute is taken one rung up.
    Raise,
    /// A side says that a dispute is settled.
    Settle,
    /// A side says that they agree to differ.
    Differ,
    /// The record of a contact is submitted.
    Record,
    /// The next officer takes over the watch.
    TakeOver,
    /// What became of an item of an agenda is said.
    Close,
    /// Every leg has come to an end state.
    Settled,
    /// Changed fields.
    Amend,
    /// It will not take place; of a query: the question is withdrawn.
    Cancel,
    /// It has begun.
    Start,
    /// It is over.
    End,
    /// It goes ahead without a complete ladder.
    Override,
    /// More time is asked for.
    AskTime,
    /// Something in the case is disputed.
    Dispute,
    /// An act's key is handed to one more member.
    Release,
    /// An act is opened to all.
    Disclose,
    /// An act does not open to what it was committed to.
    Complaint,
    /// The line is reported up.
    LineUp,
    /// The line is reported degraded.
    LineDegraded,
    /// The line is reported down.
    LineDown,
    /// A member suspends the channel.
    Suspend,
    /// A member resumes it.
    Resume,
    /// Somebody asks whether the line is up.
    LineCheck,
    /// It is.
    LineReply,
    /// It is, by another line than the primary one.
    BackupReply,
    /// A line check was not answered in time.
    Missed,
    /// Nor was it when it had been repeated for as long as the rulebook allows.
    Unanswered,
    /// No check has been answered for longer than lines may stay unchecked.
    Stale,
    /// A suspension is announced and not in effect yet.
    Pending,
    /// A debt of this kind is overdue.
    Due(Debt),
    /// The activity's window is over.
    Passed,
}

impl On {
    /// The event of a stance.
    pub fn stance(stance: Stance) -> On {
        match stance {
            Stance::Comply => On::Comply,
            Stance::Object => On::Object,
            Stance::CannotComply => On::CannotComply,
            Stance::Conditional => On::Conditional,
        }
    }

    /// Its key in phrases.
    pub fn key(self) -> &'static str {
        match self {
            On::Opening => "opening",
            On::Delivered => "delivered",
            On::Opened => "opened",
            On::ReadBack => "read-back",
            On::Misread => "misread",
            On::Disseminated => "disseminated",
            On::Comply => "comply",
            On::Conditional => "conditional",
            On::Object => "object",
            On::CannotComply => "cannot-comply",
            On::Answer => "answer",
            On::Defer => "defer",
            On::Rejected => "rejected",
            On::Noted => "noted",
            On::Contest => "contest",
            On::TakenUp => "taken-up",
            On::Honoured => "honoured",
            On::Denied => "denied",
            On::Clarify => "clarify",
            On::Raise => "raise",
            On::Settle => "settle",
            On::Differ => "differ",
            On::Record => "record",
            On::TakeOver => "take-over",
            On::Close => "close",
            On::Settled => "settled",
            On::Amend => "amend",
            On::Cancel => "cancel",
            On::Start => "start",
            On::End => "end",
            On::Override => "override",
            On::AskTime => "ask-time",
            On::Dispute => "dispute",
            On::Release => "release",
            On::Disclose => "disclose",
            On::Complaint => "complaint",
            On::LineUp => "line-up",
            On::LineDegraded => "line-degraded",
            On::LineDown => "line-down",
            On::Suspend => "suspend",
            On::Resume => "resume",
            On::LineCheck => "line-check",
            On::LineReply => "line-reply",
            On::BackupReply => "backup-reply",
            On::Missed => "missed",
            On::Unanswered => "unanswered",
            On::Stale => "stale",
            On::Pending => "pending",
            On::Due(_) => "due",
            On::Passed => "passed",
        }
    }
}

/// An event with what guards may ask of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Happening {
    /// What.
    pub on: On,
    /// For level 4: whether at least one class of units was told.
    pub told: bool,
    /// For a release: of which act.
    pub act: Option<Name>,
}

impl Happening {
    /// An event of which guards need to know nothing more.
    pub fn of(on: On) -> Happening {
        Happening { on, told: false, act: None }
    }
}

/// Who may make a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The member that opened the case.
    Author,
    /// The addressee whose leg it is.
    Addressee,
    /// Any member of the channel.
    Member,
    /// Nobody: time passed. Such a row changes what is shown, never what is stored.
    Clock,
    /// Nobody: it follows from the legs.
    Legs,
}

impl Who {
    /// Its key in phrases.
    pub fn key(self) -> &'static str {
        match self {
            Who::Author => "author",
            Who::Addressee => "addressee",
            Who::Member => "member",
            Who::Clock => "clock",
            Who::Legs => "legs",
        }
    }
}

/// Kinds of debts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Debt {
    /// Level 2.
    Open,
    /// Level 3.
    ReadBack,
    /// Level 5.
    Position,
    /// Level 4.
    Disseminate,
    /// Answer of a query or a protest.
    Answer,
    /// To consent or to refuse.
    Consent,
    /// To confirm a record of what was said, or to make a reservation.
    Confirm,
    /// To take over the watch.
    TakeOver,
    /// A line check that has fallen due.
    LineCheck,
    /// Answer of a line check.
    LineReply,
    /// To call the joint commission together after a suspension.
    Convene,
    /// To hand over the watch.
    HandOver,
    /// What was guaranteed, once it is called upon.
    Duty,
}

impl Debt {
    /// Every kind.
    pub const ALL: [Debt; 13] = [
        Debt::Open,
        Debt::ReadBack,
        Debt::Position,
        Debt::Disseminate,
        Debt::Answer,
        Debt::Consent,
        Debt::Confirm,
        Debt::TakeOver,
        Debt::LineCheck,
        Debt::LineReply,
        Debt::Convene,
        Debt::HandOver,
        Debt::Duty,
    ];

    /// Its key in terms and phrases.
    pub fn key(self) -> &'static str {
        match self {
            Debt::Open => "open",
            Debt::ReadBack => "read-back",
            Debt::Position => "position",
            Debt::Disseminate => "disseminate",
            Debt::Answer => "answer",
            Debt::Consent => "consent",
            Debt::Confirm => "confirm",
            Debt::TakeOver => "take-over",
            Debt::LineCheck => "line-check",
            Debt::LineReply => "line-reply",
            Debt::Convene => "convene",
            Debt::HandOver => "hand-over",
            Debt::Duty => "duty",
        }
    }

    /// Whether a member of this kind can owe it: only parties have units to tell and positions to take. Source: DOMAIN 2.2.
    pub fn falls_on(self, kind: MemberKind) -> bool {
        match self {
            Debt::Position | Debt::Disseminate => kind == MemberKind::Party,
            Debt::Open | Debt::ReadBack | Debt::Answer | Debt::Consent | Debt::Confirm => true,
            Debt::TakeOver | Debt::HandOver | Debt::LineCheck | Debt::LineReply => true,
            Debt::Convene => kind == MemberKind::Supervisor,
            Debt::Duty => kind == MemberKind::Guarantor,
        }
    }
}
