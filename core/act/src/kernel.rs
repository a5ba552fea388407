//! Kernel acts: those that the engine itself depends on, as Rust types. Source: DESIGN 2, DOMAIN 2.1 to 2.3.
//!
//! Each has a wire number below 32 that is never reused, and is written as a [`Content`] whose fields are numbered like
//! those of a format; so a seal, a disclosure and a phrase treat it like any other act. To which act it answers stands
//! in the content's case and references, not here.

use crate::cbor::{CborFault, Reader, Writer};
use crate::value::{read_name, write_name};
use crate::{Instant, Kind, MemberId, Name, Span, Value};
use alloc::{collections::BTreeMap, string::String, vec::Vec};

/// Classes of units that can be told of a notification, in the order of their wire code. Source: DOMAIN 2.2.
pub const UNIT_CLASSES: [&str; 9] =
    ["air", "uav", "artillery", "ground", "air-defence", "naval", "police", "checkpoints", "intelligence"];

/// A unit class that was told, and when (seconds since 1970 UTC).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitTold {
    /// Wire code: place in [`UNIT_CLASSES`].
    pub unit: u64,
    /// When.
    pub at_s: i64,
}

/// A unit class that was not told, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitNotTold {
    /// Wire code: place in [`UNIT_CLASSES`].
    pub unit: u64,
    /// Reason, in the language of the act.
    pub reason: String,
}

/// Level 5 of the ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // The words of DOMAIN 2.2.
pub enum Stance {
    Comply,
    Object,
    CannotComply,
    Conditional,
}

impl Stance {
    /// Every stance in the order of its wire code.
    pub const ALL: [Stance; 4] = [Stance::Comply, Stance::Object, Stance::CannotComply, Stance::Conditional];

    /// Its key in phrases.
    pub fn key(self) -> &'static str {
        match self {
            Stance::Comply => "comply",
            Stance::Object => "object",
            Stance::CannotComply => "cannot-comply",
            Stance::Conditional => "conditional",
        }
    }
}

/// What a key may be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A duty desk: every act of its member.
    Desk,
    /// A node: acknowledgements that a machine makes.
    Machine,
    /// A device in the field.
    Field,
}

impl Purpose {
    /// The purpose with this wire code, if there is one.
    pub fn from_code(code: u64) -> Option<Purpose> {
        pick(&PURPOSES, code).ok()
    }
}

const PURPOSES: [Purpose; 3] = [Purpose::Desk, Purpose::Machine, Purpose::Field];

/// One root key's signature under a change; two of a member's three are needed. Source: LEDGER 4.3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Approval {
    /// Whose root key.
    pub member: MemberId,
    /// Which of its three, 0 to 2.
    pub root: u64,
    /// Over [`crate::approval_bytes`] of [`Kernel::change`].
    pub signature: [u8; 64],
}

/// An epoch's secret, wrapped for one member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EpochWrap {
    /// For whom.
    pub to: MemberId,
    /// HPKE's encapsulated key.
    pub enc: Vec<u8>,
    /// The wrapped secret.
    pub secret: Vec<u8>,
}

/// An act the engine knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kernel {
    /// Level 1: a node holds the act and could open it.
    Delivered {
        /// Where in the record it found it.
        index: u64,
    },
    /// Level 2: a duty officer opened it.
    Opened,
    /// Level 3: the critical fields as the reader understood them.
    ReadBack {
        /// Field number to the value read back, encoded.
        fields: BTreeMap<u64, Vec<u8>>,
    },
    /// Level 4: who was told, and who was not.
    Disseminated {
        /// Unit classes that know.
        told: Vec<UnitTold>,
        /// Unit classes that do not.
        not_told: Vec<UnitNotTold>,
    },
    /// Level 5: comply, object, cannot comply, or on conditions.
    Position {
        /// Which.
        stance: Stance,
        /// Conditions or grounds.
        grounds: Option<String>,
        /// For how long it holds.
        valid: Option<Span>,
    },
    /// Changed fields of a case; the others stay as they were.
    Amend {
        /// Field number to the new value, encoded.
        fields: BTreeMap<u64, Vec<u8>>,
    },
    /// The activity will not take place.
    Cancel {
        /// Why.
        reason: Option<String>,
    },
    /// The activity has begun.
    Start {
        /// When.
        at: Instant,
    },
    /// The activity is over.
    End {
        /// When.
        at: Instant,
    },
    /// A debtor asks for more time; the debt stands until its creditor agrees.
    AskTime {
        /// Until when.
        until: Instant,
        /// Why.
        reason: String,
    },
    /// What an act says is disputed.
    Dispute {
        /// On what grounds.
        grounds: String,
    },
    /// An operator goes ahead although the ladder is not complete; shown to all.
    Override {
        /// Why.
        reason: String,
    },
    /// The key of one act, wrapped for one more member.
    Release {
        /// Which act.
        act: Name,
        /// For whom.
        to: MemberId,
        /// HPKE's encapsulated key.
        enc: Vec<u8>,
        /// The wrapped base key.
        key: Vec<u8>,
    },
    /// Opened items of an act, with their salts and the hashes of the items kept closed, published to all.
    Disclose {
        /// Which act.
        act: Name,
        /// The opening, as the seal encodes it.
        opening: Vec<u8>,
    },
    /// A member suspends a channel; emergency traffic may go on.
    Suspend {
        /// On what grounds.
        grounds: String,
        /// From when.
        effective: Instant,
        /// Whether emergency traffic is still accepted.
        emergency: bool,
    },
    /// A member resumes a channel.
    Resume {
        /// Why.
        grounds: String,
    },
    /// A member's new act key.
    KeyAdd {
        /// Short name, such as `NORTH/F3`.
        name: String,
        /// Ed25519 public key.
        public: [u8; 32],
        /// For what.
        purpose: Purpose,
        /// Two of the member's three roots.
        approvals: Vec<Approval>,
    },
    /// A member's act key is void from this leaf on.
    KeyRevoke {
        /// Public key identifier, as 4 bytes.
        key: [u8; 4],
        /// The last serial that its owner stands by; later ones already in the record are disputed.
        last_good: u64,
        /// Two of the member's three roots.
        approvals: Vec<Approval>,
    },
    /// A new member, as a member entry of the genesis document.
    MemberAdmit {
        /// The entry's bytes.
        entry: Vec<u8>,
        /// Two roots of each founding member that the rulebook names.
        approvals: Vec<Approval>,
    },
    /// A member may no longer act.
    MemberSuspend {
        /// Who.
        member: MemberId,
        /// Why.
        reason: String,
        /// As for admission.
        approvals: Vec<Approval>,
    },
    /// A new version of the rulebook.
    Rulebook {
        /// SHA-256 of its archive.
        hash: [u8; 32],
        /// Two roots of each party and of the supervisor.
        approvals: Vec<Approval>,
    },
    /// A channel's new secret, wrapped for each of its members.
    Epoch {
        /// Which channel.
        channel: u64,
        /// From 1, without gaps.
        epoch: u64,
        /// SHA-256 of `"cw/epoch/1" ‖ secret`: each reader sees that all were given the same.
        check: [u8; 32],
        /// One for each member of the channel.
        wraps: Vec<EpochWrap>,
    },
    /// Is the line up? Answered by the same nonce.
    LineCheck {
        /// Chosen by the caller.
        nonce: u64,
        /// Number of an agreed harmless text.
        text: u64,
        /// 0 primary, 1 backup, 2 satellite, 3 voice.
        medium: u64,
    },
    /// The line is up.
    LineReply {
        /// The caller's.
        nonce: u64,
    },
    /// An act handed to a witness because the sequencer was silent.
    Deposit {
        /// SHA-256 of what was signed.
        hash: [u8; 32],
        /// When the witness received it, milliseconds since 1970 UTC.
        at_ms: u64,
    },
    /// A sealed act does not open to what its commitment says; its key lets everyone see that.
    Complaint {
        /// Which act.
        act: Name,
        /// Its base key.
        key: [u8; 32],
    },
}

const LIST_MAX: usize = 64;

impl Kernel {
    /// Wire numbers and phrase keys of all kernel acts.
    pub const ALL: [(u64, &'static str); 26] = [
        (1, "delivered"),
        (2, "opened"),
        (3, "read-back"),
        (4, "disseminated"),
        (5, "position"),
        (6, "amend"),
        (7, "cancel"),
        (8, "start"),
        (9, "end"),
        (10, "ask-time"),
        (11, "dispute"),
        (12, "override"),
        (13, "release"),
        (14, "disclose"),
        (15, "suspend"),
        (16, "resume"),
        (17, "key-add"),
        (18, "key-revoke"),
        (19, "member-admit"),
        (20, "member-suspend"),
        (21, "rulebook"),
        (22, "epoch"),
        (23, "line-check"),
        (24, "line-reply"),
        (25, "deposit"),
        (26, "complaint"),
    ];

    /// Its key in phrases, such as `read-back`.
    pub fn key(&self) -> &'static str {
        Kernel::key_of(self.wire()).expect("every wire number stands in ALL")
    }

    /// The phrase key of a wire number, if it is a kernel act's.
    pub fn key_of(wire: u64) -> Option<&'static str> {
        Kernel::ALL.iter().find(|(n, _)| *n == wire).map(|(_, key)| *key)
    }

    /// Whether this kind of act is public in full; all others are sealed. Source: DESIGN 2.
    pub fn is_public(wire: u64) -> bool {
        matches!(wire, 14 | 17..=22 | 25 | 26)
    }

    /// Its wire number, 1 to 31.
    pub fn wire(&self) -> u64 {
        match self {
            Kernel::Delivered { .. } => 1,
            Kernel::Opened => 2,
            Kernel::ReadBack { .. } => 3,
            Kernel::Disseminated { .. } => 4,
            Kernel::Position { .. } => 5,
            Kernel::Amend { .. } => 6,
            Kernel::Cancel { .. } => 7,
            Kernel::Start { .. } => 8,
            Kernel::End { .. } => 9,
            Kernel::AskTime { .. } => 10,
            Kernel::Dispute { .. } => 11,
            Kernel::Override { .. } => 12,
            Kernel::Release { .. } => 13,
            Kernel::Disclose { .. } => 14,
            Kernel::Suspend { .. } => 15,
            Kernel::Resume { .. } => 16,
            Kernel::KeyAdd { .. } => 17,
            Kernel::KeyRevoke { .. } => 18,
            Kernel::MemberAdmit { .. } => 19,
            Kernel::MemberSuspend { .. } => 20,
            Kernel::Rulebook { .. } => 21,
            Kernel::Epoch { .. } => 22,
            Kernel::LineCheck { .. } => 23,
            Kernel::LineReply { .. } => 24,
            Kernel::Deposit { .. } => 25,
            Kernel::Complaint { .. } => 26,
        }
    }
}

/// The fields of a kernel act, encoded, by number.
type Fields = BTreeMap<u64, Vec<u8>>;

impl Kernel {
    /// Its fields as a content carries them.
    pub fn fields(&self) -> Fields {
        let mut f = Out::default();
        match self {
            Kernel::Delivered { index } => f.uint(1, *index),
            Kernel::Opened => {}
            Kernel::ReadBack { fields } | Kernel::Amend { fields } => f.0 = fields.clone(),
            Kernel::Disseminated { told, not_told } => {
                f.list(1, told, |w, t| {
                    w.array(2).uint(t.unit).int(t.at_s);
                });
                f.list(2, not_told, |w, t| {
                    w.array(2).uint(t.unit).text(&t.reason);
                });
            }
            Kernel::Position { stance, grounds, valid } => {
                f.uint(1, *stance as u64);
                f.maybe_text(2, grounds);
                if let Some(span) = valid {
                    f.value(3, Value::Span(*span));
                }
            }
            Kernel::Cancel { reason } => f.maybe_text(1, reason),
            Kernel::Start { at } | Kernel::End { at } => f.value(1, Value::Instant(*at)),
            Kernel::AskTime { until, reason } => {
                f.value(1, Value::Instant(*until));
                f.text(2, reason);
            }
            Kernel::Dispute { grounds: t } | Kernel::Override { reason: t } | Kernel::Resume { grounds: t } => {
                f.text(1, t)
            }
            Kernel::Release { act, to, enc, key } => {
                f.put(1, |w| {
                    write_name(w, act);
                });
                f.uint(2, to.0);
                f.bytes(3, enc);
                f.bytes(4, key);
            }
            Kernel::Disclose { act, opening } => {
                f.put(1, |w| {
                    write_name(w, act);
                });
                f.bytes(2, opening);
            }
            Kernel::Suspend { grounds, effective, emergency } => {
                f.text(1, grounds);
                f.value(2, Value::Instant(*effective));
                f.put(3, |w| {
                    w.bool(*emergency);
                });
            }
            Kernel::KeyAdd { name, public, purpose, approvals } => {
                f.text(1, name);
                f.bytes(2, public);
                f.uint(3, *purpose as u64);
                f.approvals(approvals);
            }
            Kernel::KeyRevoke { key, last_good, approvals } => {
                f.bytes(1, key);
                f.uint(2, *last_good);
                f.approvals(approvals);
            }
            Kernel::MemberAdmit { entry, approvals } => {
                f.bytes(1, entry);
                f.approvals(approvals);
            }
            Kernel::MemberSuspend { member, reason, approvals } => {
                f.uint(1, member.0);
                f.text(2, reason);
                f.approvals(approvals);
            }
            Kernel::Rulebook { hash, approvals } => {
                f.bytes(1, hash);
                f.approvals(approvals);
            }
            Kernel::Epoch { channel, epoch, check, wraps } => {
                f.uint(1, *channel);
                f.uint(2, *epoch);
                f.bytes(3, check);
                f.list(4, wraps, |w, x| {
                    w.array(3).uint(x.to.0).bytes(&x.enc).bytes(&x.secret);
                });
            }
            Kernel::LineCheck { nonce, text, medium } => {
                f.uint(1, *nonce);
                f.uint(2, *text);
                f.uint(3, *medium);
            }
            Kernel::LineReply { nonce } => f.uint(1, *nonce),
            Kernel::Deposit { hash, at_ms } => {
                f.bytes(1, hash);
                f.uint(2, *at_ms);
            }
            Kernel::Complaint { act, key } => {
                f.put(1, |w| {
                    write_name(w, act);
                });
                f.bytes(2, key);
            }
        }
        f.0
    }

    /// Reads the kernel act with wire number `wire` from its fields; `Ok(None)` if the number is not a kernel act's.
    ///
    /// # Errors
    /// [`CborFault`] if the fields are not what [`Kernel::fields`] writes.
    pub fn read(wire: u64, fields: &Fields) -> Result<Option<Kernel>, CborFault> {
        let f = In(fields);
        let act = match wire {
            1 => Kernel::Delivered { index: f.uint(1)? },
            2 => Kernel::Opened,
            3 => Kernel::ReadBack { fields: fields.clone() },
            4 => Kernel::Disseminated {
                told: f.list(1, |r| {
                    r.array_len(2)?;
                    Ok(UnitTold { unit: r.uint()?, at_s: r.int()? })
                })?,
                not_told: f.list(2, |r| {
                    r.array_len(2)?;
                    Ok(UnitNotTold { unit: r.uint()?, reason: r.text()? })
                })?,
            },
            5 => Kernel::Position {
                stance: pick(&Stance::ALL, f.uint(1)?)?,
                grounds: f.maybe(2, Reader::text)?,
                valid: match f.0.get(&3).map(|item| Value::decode(Kind::Span, item)).transpose()? {
                    Some(Value::Span(span)) => Some(span),
                    _ => None,
                },
            },
            6 => Kernel::Amend { fields: fields.clone() },
            7 => Kernel::Cancel { reason: f.maybe(1, Reader::text)? },
            8 => Kernel::Start { at: f.instant(1)? },
            9 => Kernel::End { at: f.instant(1)? },
            10 => Kernel::AskTime { until: f.instant(1)?, reason: f.text(2)? },
            11 => Kernel::Dispute { grounds: f.text(1)? },
            12 => Kernel::Override { reason: f.text(1)? },
            13 => Kernel::Release { act: f.name(1)?, to: MemberId(f.uint(2)?), enc: f.bytes(3)?, key: f.bytes(4)? },
            14 => Kernel::Disclose { act: f.name(1)?, opening: f.bytes(2)? },
            15 => Kernel::Suspend { grounds: f.text(1)?, effective: f.instant(2)?, emergency: f.one(3, Reader::bool)? },
            16 => Kernel::Resume { grounds: f.text(1)? },
            17 => Kernel::KeyAdd {
                name: f.text(1)?,
                public: f.one(2, Reader::array_of)?,
                purpose: pick(&PURPOSES, f.uint(3)?)?,
                approvals: f.approvals()?,
            },
            18 => {
                Kernel::KeyRevoke { key: f.one(1, Reader::array_of)?, last_good: f.uint(2)?, approvals: f.approvals()? }
            }
            19 => Kernel::MemberAdmit { entry: f.bytes(1)?, approvals: f.approvals()? },
            20 => Kernel::MemberSuspend { member: MemberId(f.uint(1)?), reason: f.text(2)?, approvals: f.approvals()? },
            21 => Kernel::Rulebook { hash: f.one(1, Reader::array_of)?, approvals: f.approvals()? },
            22 => Kernel::Epoch {
                channel: f.uint(1)?,
                epoch: f.uint(2)?,
                check: f.one(3, Reader::array_of)?,
                wraps: f.list(4, |r| {
                    r.array_len(3)?;
                    Ok(EpochWrap { to: MemberId(r.uint()?), enc: r.bytes()?.to_vec(), secret: r.bytes()?.to_vec() })
                })?,
            },
            23 => Kernel::LineCheck { nonce: f.uint(1)?, text: f.uint(2)?, medium: f.uint(3)? },
            24 => Kernel::LineReply { nonce: f.uint(1)? },
            25 => Kernel::Deposit { hash: f.one(1, Reader::array_of)?, at_ms: f.uint(2)? },
            26 => Kernel::Complaint { act: f.name(1)?, key: f.one(2, Reader::array_of)? },
            _ => return Ok(None),
        };
        if act.fields() == *fields { Ok(Some(act)) } else { Err(CborFault::Keys) }
    }

    /// The bytes that roots approve: this act's fields without the approvals, under its wire number.
    pub fn change(&self) -> Vec<u8> {
        let mut fields = self.fields();
        fields.remove(&APPROVALS);
        let mut w = Writer::new();
        w.array(2).uint(self.wire()).map(fields.len());
        fields.iter().for_each(|(n, item)| {
            w.uint(*n).raw(item);
        });
        w.done()
    }
}

/// The field that holds approvals in every act that needs them.
const APPROVALS: u64 = 9;

fn pick<T: Copy>(list: &[T], code: u64) -> Result<T, CborFault> {
    usize::try_from(code).ok().and_then(|n| list.get(n).copied()).ok_or(CborFault::Range)
}

#[derive(Default)]
struct Out(Fields);

impl Out {
    fn put(&mut self, n: u64, f: impl FnOnce(&mut Writer)) {
        let mut w = Writer::new();
        f(&mut w);
        self.0.insert(n, w.done());
    }
    fn uint(&mut self, n: u64, v: u64) {
        self.put(n, |w| {
            w.uint(v);
        });
    }
    fn text(&mut self, n: u64, t: &str) {
        self.put(n, |w| {
            w.text(t);
        });
    }
    fn maybe_text(&mut self, n: u64, t: &Option<String>) {
        if let Some(t) = t {
            self.text(n, t);
        }
    }
    fn bytes(&mut self, n: u64, b: &[u8]) {
        self.put(n, |w| {
            w.bytes(b);
        });
    }
    fn value(&mut self, n: u64, v: Value) {
        self.0.insert(n, v.encode());
    }
    fn list<T>(&mut self, n: u64, list: &[T], f: impl Fn(&mut Writer, &T)) {
        self.put(n, |w| {
            w.array(list.len());
            list.iter().for_each(|x| f(w, x));
        });
    }
    fn approvals(&mut self, list: &[Approval]) {
        self.list(APPROVALS, list, |w, a| {
            w.array(3).uint(a.member.0).uint(a.root).bytes(&a.signature);
        });
    }
}

struct In<'a>(&'a Fields);

impl<'a> In<'a> {
    fn maybe<T>(
        &self,
        n: u64,
        f: impl FnOnce(&mut Reader<'a>) -> Result<T, CborFault>,
    ) -> Result<Option<T>, CborFault> {
        self.0.get(&n).map(|item| Reader::whole(item, f)).transpose()
    }
    fn one<T>(&self, n: u64, f: impl FnOnce(&mut Reader<'a>) -> Result<T, CborFault>) -> Result<T, CborFault> {
        self.maybe(n, f)?.ok_or(CborFault::Keys)
    }
    fn uint(&self, n: u64) -> Result<u64, CborFault> {
        self.one(n, Reader::uint)
    }
    fn text(&self, n: u64) -> Result<String, CborFault> {
        self.one(n, Reader::text)
    }
    fn bytes(&self, n: u64) -> Result<Vec<u8>, CborFault> {
        self.one(n, Reader::bytes).map(|b| b.to_vec())
    }
    fn name(&self, n: u64) -> Result<Name, CborFault> {
        self.one(n, read_name)
    }
    fn instant(&self, n: u64) -> Result<Instant, CborFault> {
        match Value::decode(Kind::Instant, self.0.get(&n).ok_or(CborFault::Keys)?)? {
            Value::Instant(at) => Ok(at),
            _ => Err(CborFault::Type),
        }
    }
    fn list<T>(&self, n: u64, f: impl FnMut(&mut Reader<'a>) -> Result<T, CborFault>) -> Result<Vec<T>, CborFault> {
        let list = self.one(n, |r| r.list(f))?;
        if list.len() <= LIST_MAX { Ok(list) } else { Err(CborFault::Range) }
    }
    fn approvals(&self) -> Result<Vec<Approval>, CborFault> {
        self.list(APPROVALS, |r| {
            r.array_len(3)?;
            Ok(Approval { member: MemberId(r.uint()?), root: r.uint()?, signature: r.array_of()? })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::KeyId;
    use alloc::{string::ToString, vec};

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
            Kernel::Position {
                stance: Stance::Object,
                grounds: Some(text()),
                valid: Some(Span { start_s: 5, end_s: 9 }),
            },
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
            Kernel::KeyAdd { name: text(), public: [3; 32], purpose: Purpose::Field, approvals: approvals() },
            Kernel::KeyRevoke { key: [1, 2, 3, 4], last_good: 9, approvals: approvals() },
            Kernel::MemberAdmit { entry: vec![0xa0], approvals: approvals() },
            Kernel::MemberSuspend { member: MemberId(1), reason: text(), approvals: approvals() },
            Kernel::Rulebook { hash: [4; 32], approvals: approvals() },
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
        let change = |approvals| Kernel::Rulebook { hash: [4; 32], approvals }.change();
        assert_eq!(change(vec![]), change(vec![Approval { member: MemberId(0), root: 0, signature: [1; 64] }]));
    }
}
