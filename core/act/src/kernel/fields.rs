//! Kernel acts as numbered fields, and back.

use super::{ChannelKinds, Kernel, PURPOSES, Stance, UnitNotTold, UnitTold};
use crate::cbor::{CborFault, Reader, Writer};
use crate::value::{read_name, write_name};
use crate::{Approval, EpochWrap, Instant, KeyBytes, Kind, MemberId, MemberKind, Name, Value};
use alloc::{collections::BTreeMap, string::String, vec::Vec};

/// The most entries of a list in a kernel act.
const LIST_MAX: usize = 64;

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
            Kernel::Rulebook { hash, edition, replaces, channels, approvals } => {
                f.bytes(1, hash);
                f.uint(2, *edition);
                f.bytes(3, replaces);
                f.list(4, channels, |w, c| {
                    c.kinds.iter().fold(w.array(2).uint(c.channel).array(c.kinds.len()), |w, k| w.uint(k.code()));
                });
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
            Kernel::PlaceOpened { act, reason } => {
                f.put(1, |w| {
                    write_name(w, act);
                });
                f.text(2, reason);
            }
            Kernel::RootReplace { root, public, replaces, approvals } => {
                f.uint(1, *root);
                f.bytes(2, public);
                f.bytes(3, replaces);
                f.approvals(approvals);
            }
            Kernel::Succession { term, size, root, origin, public, member, approvals } => {
                f.uint(1, *term);
                f.uint(2, *size);
                f.bytes(3, root);
                f.text(4, origin);
                f.bytes(5, public);
                f.uint(6, member.0);
                f.approvals(approvals);
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
                public: f.key(2)?,
                purpose: pick(&PURPOSES, f.uint(3)?)?,
                approvals: f.approvals()?,
            },
            18 => {
                Kernel::KeyRevoke { key: f.one(1, Reader::array_of)?, last_good: f.uint(2)?, approvals: f.approvals()? }
            }
            19 => Kernel::MemberAdmit { entry: f.bytes(1)?, approvals: f.approvals()? },
            20 => Kernel::MemberSuspend { member: MemberId(f.uint(1)?), reason: f.text(2)?, approvals: f.approvals()? },
            21 => Kernel::Rulebook {
                hash: f.one(1, Reader::array_of)?,
                edition: f.uint(2)?,
                replaces: f.one(3, Reader::array_of)?,
                channels: f.channels(4)?,
                approvals: f.approvals()?,
            },
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
            27 => Kernel::PlaceOpened { act: f.name(1)?, reason: f.text(2)? },
            28 => Kernel::RootReplace {
                root: f.uint(1)?,
                public: f.key(2)?,
                replaces: f.key(3)?,
                approvals: f.approvals()?,
            },
            29 => Kernel::Succession {
                term: f.uint(1)?,
                size: f.uint(2)?,
                root: f.one(3, Reader::array_of)?,
                origin: f.text(4)?,
                public: f.one(5, Reader::array_of)?,
                member: MemberId(f.uint(6)?),
                approvals: f.approvals()?,
            },
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
    fn key(&self, n: u64) -> Result<KeyBytes, CborFault> {
        self.one(n, |r| KeyBytes::from_slice(r.bytes()?).ok_or(CborFault::Range))
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
    /// Channels and kinds each stand once and in order, so that one table has one form.
    fn channels(&self, n: u64) -> Result<Vec<ChannelKinds>, CborFault> {
        let list = self.list(n, |r| {
            r.array_len(2)?;
            let channel = r.uint()?;
            let kinds = r.list(|r| pick(&MemberKind::ALL, r.uint()?))?;
            Ok(ChannelKinds { channel, kinds })
        })?;
        let kinds = list.iter().all(|c| c.kinds.is_sorted_by(|a, b| a.code() < b.code()));
        if kinds && list.is_sorted_by(|a, b| a.channel < b.channel) { Ok(list) } else { Err(CborFault::Order) }
    }
    fn approvals(&self) -> Result<Vec<Approval>, CborFault> {
        self.list(APPROVALS, |r| {
            r.array_len(3)?;
            Ok(Approval { member: MemberId(r.uint()?), root: r.uint()?, signature: r.array_of()? })
        })
    }
}

#[cfg(test)]
mod tests;
