//! What is written is what is read.

use super::super::Purpose;
use super::*;
use crate::{KeyId, Span};
use alloc::{string::ToString, vec};

fn adoption(channels: Vec<(u64, &[MemberKind])>, approvals: Vec<Approval>) -> Kernel {
    let channels = channels.into_iter().map(|(channel, kinds)| ChannelKinds { channel, kinds: kinds.to_vec() });
    Kernel::Rulebook { hash: [4; 32], edition: 2, replaces: [3; 32], channels: channels.collect(), approvals }
}

fn samples() -> Vec<Kernel> {
    let act = Name { key: KeyId([1, 2, 3, 4]), serial: 5 };
    let at = Instant { unix_s: 1_900_000_000, within_s: 60, offset_min: 120 };
    let text = || "x".to_string();
    let approvals = || vec![Approval { member: MemberId(1), root: 2, signature: [7; 64] }];
    let fields: Fields = [(2, vec![5])].into();
    vec![
        Kernel::Delivered { index: 48_213 },
        Kernel::Opened,
        Kernel::ReadBack { fields: fields.clone() },
        Kernel::Disseminated {
            told: vec![UnitTold { unit: 4, at_s: 1_900_000_000 }],
            not_told: vec![UnitNotTold { unit: 1, reason: text() }],
        },
        Kernel::Position { stance: Stance::Object, grounds: Some(text()), valid: Some(Span { start_s: 5, end_s: 9 }) },
        Kernel::Amend { fields },
        Kernel::Cancel { reason: None },
        Kernel::Start { at },
        Kernel::End { at },
        Kernel::AskTime { until: at, reason: text() },
        Kernel::Dispute { grounds: text() },
        Kernel::Override { reason: text() },
        Kernel::Release { act, to: MemberId(3), enc: vec![1; 32], key: vec![2; 48] },
        Kernel::Disclose { act, opening: vec![9; 40] },
        Kernel::Suspend { grounds: text(), effective: at, emergency: true },
        Kernel::Resume { grounds: text() },
        Kernel::KeyAdd { name: text(), public: [3; 32].into(), purpose: Purpose::Field, approvals: approvals() },
        Kernel::KeyRevoke { key: [1, 2, 3, 4], last_good: 9, approvals: approvals() },
        Kernel::MemberAdmit { entry: vec![0xa0], approvals: approvals() },
        Kernel::MemberSuspend { member: MemberId(1), reason: text(), approvals: approvals() },
        adoption(vec![(1, &MemberKind::ALL[..2]), (3, &MemberKind::ALL[..])], approvals()),
        Kernel::Epoch {
            channel: 1,
            epoch: 2,
            check: [5; 32],
            wraps: vec![EpochWrap { to: MemberId(0), enc: vec![1; 1120], secret: vec![2; 48] }],
        },
        Kernel::LineCheck { nonce: 7, text: 1, medium: 0 },
        Kernel::LineReply { nonce: 7 },
        Kernel::Deposit { hash: [6; 32], at_ms: 1_900_000_000_000 },
        Kernel::Complaint { act, key: [7; 32] },
        Kernel::PlaceOpened { act, reason: text() },
        Kernel::RootReplace { root: 2, public: [8; 32].into(), replaces: [9; 32].into(), approvals: approvals() },
        Kernel::Succession {
            term: 2,
            size: 9,
            root: [1; 32],
            origin: text(),
            public: [2; 32],
            member: MemberId(4),
            approvals: approvals(),
        },
    ]
}

#[test]
fn every_kernel_act_comes_back_as_it_was_and_has_its_own_number() {
    let samples = samples();
    assert_eq!(samples.iter().map(Kernel::wire).collect::<Vec<_>>(), Kernel::ALL.map(|(n, _)| n));
    for act in samples {
        assert_eq!(Kernel::read(act.wire(), &act.fields()), Ok(Some(act.clone())), "{}", act.key());
    }
}

#[test]
fn a_field_too_many_or_too_few_is_refused() {
    for act in samples() {
        if matches!(act, Kernel::ReadBack { .. } | Kernel::Amend { .. }) {
            continue; // These carry the fields of another format.
        }
        let mut more = act.fields();
        more.insert(8, vec![0]);
        assert!(Kernel::read(act.wire(), &more).is_err(), "{}", act.key());
    }
    assert_eq!(Kernel::read(1, &Fields::new()), Err(CborFault::Keys));
    assert_eq!(Kernel::read(40, &Fields::new()), Ok(None));
}

#[test]
fn what_roots_approve_is_the_change_without_the_approvals() {
    let change = |approvals| adoption(vec![], approvals).change();
    assert_eq!(change(vec![]), change(vec![Approval { member: MemberId(0), root: 0, signature: [1; 64] }]));
}

#[test]
fn a_table_of_channels_has_one_form() {
    let [party, supervisor] = [MemberKind::Party, MemberKind::Supervisor];
    let read = |channels| Kernel::read(21, &adoption(channels, vec![]).fields());
    let (one, both, swapped, twice) = (&[party][..], &[party, supervisor], &[supervisor, party], &[party, party]);
    assert!(read(vec![(1, both), (2, &[])]).is_ok());
    for bent in [vec![(2, one), (1, one)], vec![(1, one), (1, one)], vec![(1, swapped)], vec![(1, twice)]] {
        assert_eq!(read(bent), Err(CborFault::Order));
    }
}
