//! Every kernel act with values as they occur.

use super::Play;
use super::words::Words;
use crate::golden::world::{CHAIR, CHANNEL, FOUNDED_S, MON, NORTH, OTHER_CHANNEL, SOUTH, root_key, seed};
use act::{
    Approval, ChannelKinds, Instant, Kernel, MemberId, MemberKind, Purpose, Span, Stance, UnitNotTold, UnitTold, Value,
};
use record::{FoundingKey, MemberEntry};
use seal::{EpochSecret, SealingKey, SeedRng};
use sha2::{Digest, Sha256};

/// The member that is admitted.
const AID: u64 = 7;
/// The member that leaves: three witnesses stay, which are a quorum.
const GUAR3: u64 = 5;
/// The rulebook that is adopted, as little of one as the golden files' own.
pub const NEXT_RULEBOOK: &[u8] = b"The next rulebook of the golden files.\n";
const GUAR1: u64 = 3;
const GUAR2: u64 = 4;

/// Whose key says it: the member, and which of its keys.
pub fn author(key: &str) -> (u64, u64) {
    match key {
        "delivered" => (SOUTH, 1),
        "opened" | "read-back" | "disseminated" | "position" | "ask-time" | "dispute" | "key-revoke" => (SOUTH, 0),
        "amend" | "cancel" | "start" | "end" | "override" | "release" | "disclose" | "key-add" => (NORTH, 0),
        "place-opened" => (SOUTH, 0),
        "line-check" => (MON, 0),
        "epoch" => (NORTH, 1),
        "line-reply" => (CHAIR, 1),
        "deposit" => (GUAR1, 1),
        "complaint" => (GUAR2, 0),
        _ => (CHAIR, 0),
    }
}

/// Both parties and the supervisor on every line, the monitor on the first as well.
fn channels() -> Vec<ChannelKinds> {
    use MemberKind::{Guarantor, Monitor, Party, Supervisor};
    let kinds = [vec![Party, Supervisor, Guarantor, Monitor], vec![Party, Supervisor, Monitor]];
    [CHANNEL, OTHER_CHANNEL].into_iter().zip(kinds).map(|(channel, kinds)| ChannelKinds { channel, kinds }).collect()
}

fn after(seconds: i64) -> Instant {
    Instant { unix_s: FOUNDED_S as i64 + seconds, within_s: 60, offset_min: 120 }
}

/// The kernel act with this key, about the flight; its free text in one language.
pub fn kernel(play: &Play, key: &str, words: &Words) -> Kernel {
    let (w, text) = (&play.world, || words.sentence.to_string());
    let (flight, mechanism) = (play.vector("ntf-flight"), play.world.mechanism);
    let (name, base) = (flight.act.name(), flight.base.as_ref().unwrap());
    let format = play.rulebook.format("ntf-flight").unwrap();
    let field = |name: &str| format.field(name).unwrap();
    match key {
        "delivered" => Kernel::Delivered { index: flight.index },
        "opened" => Kernel::Opened,
        "read-back" => {
            let critical = format.fields.iter().filter(|def| def.critical);
            let back = critical.map(|def| (def.number, flight.content.fields[&def.number].clone()));
            Kernel::ReadBack { fields: back.collect() }
        }
        "disseminated" => Kernel::Disseminated {
            told: vec![UnitTold { unit: 4, at_s: after(300).unix_s }, UnitTold { unit: 0, at_s: after(360).unix_s }],
            not_told: vec![UnitNotTold { unit: 7, reason: text() }],
        },
        "position" => {
            let valid = Some(Span { start_s: after(1_500).unix_s, end_s: after(7_200).unix_s });
            Kernel::Position { stance: Stance::Conditional, grounds: Some(text()), valid }
        }
        "amend" => {
            let window = Span { start_s: after(3_300).unix_s, end_s: after(9_000).unix_s };
            let callsign = Value::Text(words.short.into());
            let changed = [(field("window"), Value::Span(window)), (field("callsign"), callsign)];
            Kernel::Amend { fields: changed.into_iter().map(|(def, value)| (def.number, value.encode())).collect() }
        }
        "cancel" => Kernel::Cancel { reason: Some(text()) },
        "start" => Kernel::Start { at: after(1_560) },
        "end" => Kernel::End { at: after(6_900) },
        "ask-time" => Kernel::AskTime { until: after(1_200), reason: text() },
        "dispute" => Kernel::Dispute { grounds: text() },
        "override" => Kernel::Override { reason: text() },
        "release" => {
            let mut rng = SeedRng::new(seed(mechanism, "release wrap", 0));
            let to = &w.founding.members[MON as usize].sealing;
            seal::few::release(base, &w.genesis(), &name, MemberId(MON), to, &mut rng).unwrap()
        }
        "disclose" => {
            let opening = seal::disclose(&flight.content, base, |number| [1, 16, 19].contains(&number));
            Kernel::Disclose { act: name, opening: opening.encode() }
        }
        "suspend" => Kernel::Suspend { grounds: text(), effective: after(86_400), emergency: true },
        "resume" => Kernel::Resume { grounds: text() },
        "key-add" => approved(play, &[NORTH], |approvals| {
            let public = w.key(NORTH, 3).public().bytes();
            Kernel::KeyAdd { name: "NORTH/F3".into(), public, purpose: Purpose::Field, approvals }
        }),
        "key-revoke" => approved(play, &[SOUTH], |approvals| {
            let key = w.key(SOUTH, 1).public().id().0;
            Kernel::KeyRevoke { key, last_good: 1, approvals }
        }),
        "member-admit" => approved(play, &[0, 1, 2, 3, 4, 5, 6], |approvals| Kernel::MemberAdmit {
            entry: entry(play).encode(),
            approvals,
        }),
        "member-suspend" => approved(play, &[NORTH, SOUTH, CHAIR], |approvals| Kernel::MemberSuspend {
            member: MemberId(GUAR3),
            reason: text(),
            approvals,
        }),
        "rulebook" => approved(play, &[NORTH, SOUTH, CHAIR], |approvals| Kernel::Rulebook {
            hash: Sha256::digest(NEXT_RULEBOOK).into(),
            edition: 2,
            replaces: play.world.founding.rulebook,
            channels: channels(),
            approvals,
        }),
        "epoch" => {
            let secret = EpochSecret::from_bytes(seed(mechanism, "epoch", OTHER_CHANNEL));
            let readers =
                [NORTH, SOUTH, CHAIR, MON].map(|m| (MemberId(m), &w.founding.members[m as usize].sealing[..]));
            let mut rng = SeedRng::new(seed(mechanism, "epoch wraps", OTHER_CHANNEL));
            seal::epoch::deliver(&secret, OTHER_CHANNEL, 1, &w.genesis(), &readers, &mut rng).unwrap()
        }
        "line-check" => Kernel::LineCheck { nonce: 40_711, text: 3, medium: 2 },
        "line-reply" => Kernel::LineReply { nonce: 40_711 },
        "deposit" => {
            let hash = flight.act.hash(&flight.key.public(), &w.genesis());
            Kernel::Deposit { hash, at_ms: FOUNDED_S * 1000 + 12_345 }
        }
        "complaint" => {
            let (statement, base) = &play.forged;
            seal::complain(&act::Name { key: w.key(MON, 0).public().id(), serial: statement.serial }, base)
        }
        "place-opened" => Kernel::PlaceOpened { act: name, reason: text() },
        "root-replace" => approved(play, &[CHAIR], |approvals| Kernel::RootReplace {
            root: 1,
            public: root_key(mechanism, CHAIR, 7).public().bytes(),
            replaces: root_key(mechanism, CHAIR, 1).public().bytes(),
            approvals,
        }),
        // GUAR3 has left: five of six approve.
        "succession" => {
            let tree = w.sequencer.ledger().tree();
            let public = tlog::SigningKey::from_seed(&seed(mechanism, "sequencer", 2)).public();
            approved(play, &[NORTH, SOUTH, GUAR1, GUAR2, MON], |approvals| Kernel::Succession {
                term: 2,
                size: tree.size(),
                root: tree.root(),
                origin: format!("record.example/{mechanism}/2"),
                public,
                member: MemberId(GUAR1),
                approvals,
            })
        }
        other => panic!("{other} has no values yet"),
    }
}

/// A change with two roots each of these members.
fn approved(play: &Play, members: &[u64], change: impl Fn(Vec<Approval>) -> Kernel) -> Kernel {
    let bytes = change(Vec::new()).change();
    change(members.iter().flat_map(|member| play.world.approve(*member, &bytes)).collect())
}

fn entry(play: &Play) -> MemberEntry {
    let mechanism = play.world.mechanism;
    let key = |n, name: &str, purpose| {
        let public = play.world.key(AID, n).public().bytes();
        FoundingKey { name: name.into(), public, purpose }
    };
    MemberEntry {
        name: "AID".into(),
        kind: MemberKind::Humanitarian,
        side: None,
        roots: [0, 1, 2].map(|root| root_key(mechanism, AID, root).public().bytes()),
        sealing: SealingKey::from_seed(&seed(mechanism, "sealing", AID)).public(),
        pin: seed(mechanism, "pin", AID),
        keys: vec![key(0, "AID", Purpose::Desk), key(1, "AID/N", Purpose::Machine)],
    }
}
