//! Random walks: what anybody may say in a case, in any order.

use super::*;
use act::Stance;
use proptest::prelude::*;

/// One step of a random walk: whose, what kind, and how it varies.
pub type Step = (u64, u8, u8, u32);

pub fn step() -> impl Strategy<Value = Step> {
    (0u64..7, 0u8..34, any::<u8>(), 0u32..8_000)
}

pub fn content_of(step: &Step, case: Name, opening: &Content, at_ms: u64) -> Content {
    let (_, kind, vary, _) = *step;
    let said = |k: Kernel| kernel(case, k);
    let text = || "grounds".to_owned();
    match kind {
        0 => said(Kernel::Delivered { index: 1 }),
        1..=3 => said(Kernel::Opened),
        4..=6 => said(read_back(opening, &[])),
        7 => said(read_back(opening, &[(3, altitude(i64::from(vary), 9000))])),
        8 | 9 => said(told(&[u64::from(vary % 12)], at_ms)),
        10..=12 => said(Kernel::Position { stance: Stance::ALL[usize::from(vary % 4)], grounds: None, valid: None }),
        13 => said(Kernel::Amend { fields: [(3, altitude(0, i64::from(vary)).encode())].into() }),
        14 => said(Kernel::Amend { fields: [(u64::from(vary), vec![vary])].into() }),
        15 if vary < 32 => said(Kernel::Cancel { reason: None }),
        15 | 16 => said(Kernel::Start { at: at(at_ms) }),
        17 => said(Kernel::End { at: at(at_ms) }),
        18 => said(Kernel::AskTime { until: at(at_ms), reason: text() }),
        19 => said(Kernel::Dispute { grounds: text() }),
        20 => said(Kernel::Override { reason: text() }),
        21 => answer(case, if vary < 128 { "deny" } else { "cannot-answer-yet" }, (vary >= 128).then_some(at_ms)),
        22 => Content { case: None, ..said(Kernel::LineCheck { nonce: u64::from(vary % 2), text: 1, medium: 0 }) },
        23 => said(Kernel::LineReply { nonce: u64::from(vary % 2) }),
        24 => {
            Content { case: None, ..said(Kernel::Suspend { grounds: text(), effective: at(at_ms), emergency: true }) }
        }
        25 => Content { case: None, ..said(Kernel::Resume { grounds: text() }) },
        26..=28 => {
            let steps = ["protest-reply", "duty-takeover", "contact-record", "agenda-close", "guarantee-answer"];
            let step = steps[if vary % 4 > 1 { usize::from(vary % 4) + 1 } else { usize::from(kind - 26) }];
            Content { case: Some(case), ..typed(step, at_ms, case, &[]) }
        }
        29 => said(Kernel::Release { act: case, to: MON, enc: vec![1], key: vec![2] }),
        30 => said(Kernel::Position {
            stance: Stance::ALL[usize::from(vary % 4)],
            grounds: None,
            valid: Some(act::Span { start_s: s(at_ms), end_s: s(at_ms) + i64::from(vary) }),
        }),
        31 => said(Kernel::Amend { fields: [(2, opening.fields.get(&2).cloned().unwrap_or_default())].into() }),
        _ => Content { format: u64::from(vary), fields: [(u64::from(vary), vec![vary])].into(), ..Content::default() },
    }
}

/// A case of each procedure.
pub const OPENINGS: [&str; 15] = [
    "ntf-flight",
    "inc-query",
    "contact-request",
    "contact-record",
    "duty-handover",
    "protest",
    "release-request",
    "drill",
    "agenda-item",
    "joint-draft",
    "commitment",
    "commit-progress",
    "text-open",
    "guarantee-call",
    "dispute-file",
];
