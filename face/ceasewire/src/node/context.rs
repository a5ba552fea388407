//! What the typed notation and the sentences need to know of this node: names, places, acts, the time.

use super::line::Outgoing;
use super::state::State;
use act::{Act, MemberId, Name};
use record::Outbox;
use rulebook::Context;
use std::collections::BTreeSet;

/// How many acts are taken from the outbox at a time.
const SEND_AT_ONCE: usize = 16;

impl Context for State {
    fn now_s(&self) -> i64 {
        (self.now() / 1000) as i64
    }

    fn member(&self, name: &str) -> Option<MemberId> {
        self.replica.founding().member(name)
    }

    fn member_name(&self, id: MemberId) -> String {
        self.replica.founding().name_of(id).to_owned()
    }

    fn place(&self, name: &str) -> Option<(i64, i64)> {
        self.gazetteer.place(name)
    }

    fn act(&self, shown: &str) -> Option<Name> {
        self.name_of(shown)
    }

    fn act_name(&self, name: &Name) -> String {
        match self.replica.ledger().index_of(name) {
            Some(index) => index.to_string(),
            None => self.own_name(name),
        }
    }

    fn zone(&self, id: &str) -> bool {
        self.situation.rulebook().is_some_and(|r| r.zone(id).is_some())
    }

    fn item(&self, hash: &[u8; 32]) -> Option<act::Evidence> {
        self.items.handed_in(hash)
    }
}

impl State {
    /// The act that people call so: `48213` by its record number, `NORTH 1042` by its own name.
    pub(crate) fn name_of(&self, shown: &str) -> Option<Name> {
        let shown = shown.trim();
        if let Ok(index) = shown.parse::<u64>() {
            return self.act_at(index).ok().map(|(_, act, _)| act.name());
        }
        let (key, serial) = shown.rsplit_once(' ')?;
        let keys = self.replica.ledger().keys();
        let entry = keys.by_name(key)?;
        Some(Name { key: entry.public.id(), serial: serial.parse().ok()? })
    }

    /// `NORTH 1042`.
    pub(super) fn own_name(&self, name: &Name) -> String {
        let key = self.replica.ledger().keys().get(name.key);
        key.map_or_else(|| name.to_string(), |k| format!("{} {}", k.name, name.serial))
    }

    /// The founding document.
    pub fn founding(&self) -> &record::Founding {
        self.replica.founding()
    }

    /// Leaves in the verified copy.
    pub fn size(&self) -> u64 {
        self.replica.ledger().size()
    }

    /// The next leaf to ask the sequencer for.
    pub fn wants(&mut self) -> u64 {
        self.replica.drop_pending();
        self.replica.wants()
    }

    /// Forgets leaves that no checkpoint has covered yet.
    pub fn drop_pending(&mut self) {
        self.replica.drop_pending();
    }

    /// Whether the live stream is up.
    pub fn set_online(&mut self, online: bool) {
        self.online = online;
        let since = self.offline_since.unwrap_or_else(|| self.now());
        self.offline_since = (!online).then_some(since);
        self.beat();
    }

    /// The most urgent acts that wait for the sequencer, few at a time so that an urgent one written meanwhile does not
    /// wait for a whole import. Refused ones stay, but are not sent again; nor are those in `sent`.
    pub fn to_send(&self, sent: &BTreeSet<Name>) -> Vec<Vec<Outgoing>> {
        let open = |name: &Name| !self.refused.contains_key(name) && !sent.contains(name);
        let groups = Outbox::together(self.outbox.to_send(SEND_AT_ONCE, open));
        let all = |group: Vec<(Name, Vec<u8>)>| group.iter().filter_map(|(_, bytes)| self.outgoing(bytes)).collect();
        groups.into_iter().map(all).filter(|group: &Vec<Outgoing>| !group.is_empty()).collect()
    }

    /// A key that the record does not hold yet signs nothing that the sequencer would take: such an act waits.
    fn outgoing(&self, bytes: &[u8]) -> Option<Outgoing> {
        let (act, keys) = (Act::decode(bytes).ok()?, self.replica.ledger().keys());
        let hash = act.hash(&keys.get(act.key())?.public, keys.genesis());
        Some(Outgoing { act, hash })
    }
}
