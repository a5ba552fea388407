//! The arguments of kernel acts are those that the locales were promised.
#![allow(clippy::unwrap_used)]

mod common;

use act::{Content, EpochWrap, Kernel, MemberId, Name, Purpose, Ref, RefKind, Stance};
use common::*;
use rulebook::Arg;
use std::collections::{BTreeMap, BTreeSet};

/// The table in the text of `phrases.rs`: kernel act to its arguments, and whether each may be absent.
fn promised() -> BTreeMap<String, BTreeMap<String, bool>> {
    let text = include_str!("../src/phrases.rs");
    let mut out: BTreeMap<String, BTreeMap<String, bool>> = BTreeMap::new();
    let mut last = String::new();
    for line in text.lines().filter_map(|l| l.strip_prefix("//! ")) {
        let (id, rest) = line.split_at(line.len().min(22));
        if !id.trim().is_empty() {
            last = id.trim().to_owned();
        }
        if last.starts_with("kernel-") && !last.contains("told") {
            let args = out.entry(last.clone()).or_default();
            for column in rest.split("   ").map(str::trim).filter(|c| !c.is_empty()) {
                let names = column.split(':').next().unwrap();
                for name in names.split_whitespace() {
                    args.insert(name.trim_end_matches('?').to_owned(), name.ends_with('?'));
                }
            }
        }
    }
    out
}

fn samples(act: Name) -> Vec<Kernel> {
    let text = || "text".to_owned();
    let when = at(T0);
    vec![
        Kernel::Delivered { index: 1 },
        Kernel::Opened,
        Kernel::ReadBack { fields: [(3, altitude(1, 2).encode())].into() },
        told(&[4], T0),
        Kernel::Position { stance: Stance::Conditional, grounds: Some(text()), valid: None },
        Kernel::Amend { fields: [(3, altitude(1, 2).encode())].into() },
        Kernel::Cancel { reason: None },
        Kernel::Start { at: when },
        Kernel::End { at: when },
        Kernel::AskTime { until: when, reason: text() },
        Kernel::Dispute { grounds: text() },
        Kernel::Override { reason: text() },
        Kernel::Release { act, to: MON, enc: vec![1], key: vec![2] },
        Kernel::Disclose { act, opening: vec![1] },
        Kernel::Suspend { grounds: text(), effective: when, emergency: true },
        Kernel::Resume { grounds: text() },
        Kernel::KeyAdd { name: text(), public: [1; 32].into(), purpose: Purpose::Field, approvals: vec![] },
        Kernel::KeyRevoke { key: [1, 2, 3, 4], last_good: 9, approvals: vec![] },
        Kernel::MemberAdmit { entry: vec![0xff], approvals: vec![] },
        Kernel::RootReplace { root: 9, public: [8; 32].into(), replaces: [9; 32].into(), approvals: vec![] },
        Kernel::Succession {
            term: 2,
            size: 9,
            root: [7; 32],
            origin: text(),
            public: [8; 32],
            member: MON,
            approvals: vec![],
        },
        Kernel::MemberSuspend { member: MemberId(77), reason: text(), approvals: vec![] },
        Kernel::Rulebook { hash: [4; 32], edition: 2, replaces: [3; 32], channels: vec![], approvals: vec![] },
        Kernel::Epoch {
            channel: 1,
            epoch: 2,
            check: [5; 32],
            wraps: vec![EpochWrap { to: MON, enc: vec![1], secret: vec![2] }],
        },
        Kernel::LineCheck { nonce: 7, text: 1, medium: 9 },
        Kernel::LineReply { nonce: 7 },
        Kernel::Deposit { hash: [6; 32], at_ms: T0 },
        Kernel::Complaint { act, key: [7; 32] },
        Kernel::PlaceOpened { act, reason: text() },
    ]
}

#[test]
fn every_kernel_act_has_the_promised_arguments_and_no_others() {
    let promised = promised();
    let mut w = World::default();
    let case = w.say(T0, NORTH, flight(&[SOUTH], T0 + 48 * HOUR, T0 + 49 * HOUR));
    let samples = samples(case);
    assert_eq!(samples.len(), Kernel::ALL.len());
    for k in &samples {
        w.say(T0 + MIN, SOUTH, kernel(case, k.clone()));
    }
    let now = w.situation();
    for (line, k) in now.at(T0 + HOUR).record(&Default::default()).iter().skip(1).zip(&samples) {
        let phrase = line.phrase.as_ref().unwrap();
        assert_eq!(phrase.id, format!("kernel-{}", k.key()));
        let mut expected = BTreeSet::new();
        for (name, optional) in &promised[&phrase.id] {
            expected.insert(name.clone());
            if *optional {
                expected.insert(format!("{name}-given"));
            }
            if matches!(phrase.args.get(name), Some(Arg::Choice { .. } | Arg::YesNo(_))) {
                expected.insert(format!("{name}-key"));
            }
        }
        assert_eq!(phrase.args.keys().cloned().collect::<BTreeSet<_>>(), expected, "{}", phrase.id);
        assert_eq!(phrase.args["about"], Arg::Act("1".into()));
    }
}

#[test]
fn an_act_without_a_case_and_one_that_is_sealed_to_us_say_what_they_can() {
    let mut w = World::default();
    let refs = vec![Ref { kind: RefKind::Reply, act: Name { key: act::KeyId([9; 4]), serial: 5 } }];
    w.say(T0, SOUTH, Content { format: 2, refs, ..Content::default() });
    w.say(T0, NORTH, flight(&[SOUTH], T0 + 48 * HOUR, T0 + 49 * HOUR));
    let line = w.situation().at(T0).record(&Default::default()).remove(0);
    assert_eq!(line.phrase.unwrap().args["about"], Arg::Act("09090909 5".into()));
    assert!(line.note_phrase.is_some_and(|p| p.id == "note_case-unknown"));
    let closed = w.seen_by(|_| false);
    let lines = closed.at(T0).record(&Default::default());
    assert!(lines.iter().all(|l| l.sealed && !l.opened && l.phrase.is_none() && l.kind.is_none()));
    assert_eq!((closed.sealed_acts(NORTH, SECURITY), closed.cases().count()), (1, 0));
    assert_eq!(MemberId(0), NORTH);
}
