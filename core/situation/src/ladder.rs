//! What a kernel act is in a table's words, and what it makes known of a ladder.

use crate::procedures::{Happening, On};
use crate::{Case, Items, Ladder, Mark, Position, ReadBack};
use act::Kernel;
use rulebook::Format;

/// Critical fields in which a read-back is not what the version says; a field that was left out differs.
pub(crate) fn differs(format: &Format, says: &Items, read: &Items) -> Vec<u64> {
    let critical = format.fields.iter().filter(|f| f.critical).map(|f| f.number);
    let mut asked: Vec<u64> = critical.chain(read.keys().copied()).collect();
    asked.sort_unstable();
    asked.dedup();
    asked.retain(|n| says.get(n) != read.get(n));
    asked
}

pub(crate) fn event(kernel: &Kernel, differs: &[u64]) -> On {
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
        | Kernel::Succession { .. }
        | Kernel::KeyRevoke { .. }
        | Kernel::MemberAdmit { .. }
        | Kernel::MemberSuspend { .. }
        | Kernel::Rulebook { .. }
        | Kernel::Epoch { .. }
        | Kernel::Deposit { .. }
        | Kernel::RootReplace { .. }
        | Kernel::PlaceOpened { .. } => On::Passed,
    }
}

/// Writes down what an act makes known, whatever state the conversation is in.
pub(crate) fn climb(ladder: &mut Ladder, by: Mark, kernel: &Kernel, differs: Vec<u64>) {
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
        Kernel::Position { stance, valid, .. } => {
            ladder.positions.push(Position { by, stance: *stance, valid: *valid })
        }
        _ => {}
    }
}

/// What the table makes of a kernel act that takes a step.
pub(crate) fn happening(kernel: &Kernel, differs: &[u64]) -> Happening {
    let told = matches!(kernel, Kernel::Disseminated { told, .. } if !told.is_empty());
    let act = if let Kernel::Release { act, .. } = kernel { Some(*act) } else { None };
    Happening { on: event(kernel, differs), told, act }
}

/// The same of a draft's.
pub(crate) fn drafted(case: &Case, format: &Format, kernel: &Kernel) -> Happening {
    match kernel {
        Kernel::ReadBack { fields } => happening(kernel, &differs(format, &case.version().fields, fields)),
        _ => happening(kernel, &[]),
    }
}
