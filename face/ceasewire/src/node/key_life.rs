//! Act keys, roots and members as they stand: what is shown of them, and the changes that their roots have approved.

use super::state::State;
use crate::api::{KeyChange, KeyLine, RootLine, Sent};
use crate::fault::CliFault;
use act::{Kernel, KeyId, Purpose, Refusal};

impl State {
    pub(crate) fn key_lines(&self) -> Vec<KeyLine> {
        let keys = self.replica.ledger().keys();
        let line = |(id, key): (&act::KeyId, &record::KeyEntry)| KeyLine {
            name: key.name.clone(),
            id: id.to_string(),
            member: self.founding().name_of(key.member).to_owned(),
            purpose: ["desk", "machine", "field"][key.purpose as usize].to_owned(),
            from: key.from,
            // Void is void, whether its owner has revoked it or has left.
            revoked: [key.revoked.map(|(at, _)| at), keys.gone(key.member)].into_iter().flatten().min(),
            last_good: key.revoked.map(|(_, last)| last),
            highest: self.replica.ledger().highest(*id),
        };
        let mut lines: Vec<KeyLine> = keys.all().map(line).collect();
        lines.sort_by(|a, b| a.member.cmp(&b.member).then(a.from.cmp(&b.from)).then(a.name.cmp(&b.name)));
        lines
    }

    /// Says a change of keys or of the rulebook that its roots have approved, after checking that everybody will accept it.
    pub(super) fn change_key(&mut self, change: &KeyChange) -> Result<Sent, CliFault> {
        let kernel = change.kernel().ok_or_else(|| {
            CliFault::refused(&Refusal::new("usage").with("detail", "not a change of keys or of the rulebook"))
        })?;
        let ledger = self.replica.ledger();
        let checked = ledger.keys().check(self.founding().mechanism(), self.me, &kernel, ledger.size());
        checked.map_err(|fault| CliFault::refused(&record::refusal(&fault.into())))?;
        let agreed = ledger.check_change(&kernel);
        agreed.map_err(|fault| CliFault::refused(&record::refusal(&fault)))?;
        if let Kernel::Rulebook { .. } = kernel {
            return self.adopt(&kernel);
        }
        self.say_kernel_as(self.carrier(), &kernel, None)
    }

    pub(super) fn root_lines(&self) -> Vec<RootLine> {
        let keys = self.replica.ledger().keys();
        let of = |(n, entry): (u64, &record::MemberEntry)| {
            let now = keys.roots(act::MemberId(n)).copied().unwrap_or(entry.roots);
            let line = |slot: usize| RootLine {
                member: entry.name.clone(),
                root: slot as u64 + 1,
                key: data_encoding::HEXLOWER.encode(&now[slot]),
                replaced: now[slot] != entry.roots[slot],
            };
            [0, 1, 2].map(line)
        };
        (0..).zip(&self.founding().members).flat_map(of).collect()
    }

    /// Who orders the record.
    pub(super) fn orderer(&self) -> act::MemberId {
        self.replica.orders().member
    }

    /// Why nothing that this member signs counts any more, if it has left. What it could read, it reads.
    pub(super) fn left(&self) -> Option<Refusal> {
        let at = self.replica.ledger().keys().gone(self.me)?;
        Some(Refusal::new("member-left").with("key", self.own_key_name(self.desk.public().id())).with("index", at))
    }

    /// How many acts of this member stand in the record that it does not stand by.
    pub(super) fn disputed(&self) -> u64 {
        let ledger = self.replica.ledger();
        let own = ledger.keys().all().filter(|(_, key)| key.member == self.me);
        own.filter_map(|(id, key)| Some(ledger.highest(*id).saturating_sub(key.revoked?.1))).sum()
    }

    /// Whether what this key signs now can stand in the record: an act under a key that is void is never made.
    pub(super) fn may_sign(&self, key: KeyId) -> Result<(), CliFault> {
        let ledger = self.replica.ledger();
        // Before the first leaves have come nobody here knows which keys were added since the founding.
        match ledger.keys().in_force(key, ledger.size().max(1)) {
            Ok(_) => Ok(()),
            Err(fault) => Err(CliFault::refused(&record::refusal(&fault.into()))),
        }
    }

    /// The purpose of the key that carries a change whose authority is in its approvals: the machine's, or the desk's where
    /// that is void.
    pub(super) fn carrier(&self) -> Purpose {
        match self.may_sign(self.machine.public().id()) {
            Ok(()) => Purpose::Machine,
            Err(_) => Purpose::Desk,
        }
    }

    fn own_key_name(&self, key: KeyId) -> String {
        self.replica.ledger().keys().get(key).map_or_else(|| key.to_string(), |entry| entry.name.clone())
    }
}
