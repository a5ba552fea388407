//! What a node hands to strangers: bundles, proofs of absence, exports; and what it discloses or releases in the record.

use super::state::State;
use crate::fault::CliFault;
use act::{Act, Content, Cover, FIELD_BASE, Kernel, KeyId, MemberId, Name, Purpose, Refusal};
use record::absence::Absence;
use record::bundle::{Bundle, KeyProof};
use seal::Opening;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use tlog::proof::Proof;

/// The head items that can be opened by name.
pub(super) const HEAD: [(&str, u64); 11] = [
    ("format", 1),
    ("office", 2),
    ("officer", 3),
    ("case", 4),
    ("refs", 5),
    ("to", 6),
    ("mark", 7),
    ("lang", 8),
    ("emergency", 9),
    ("history", 10),
    ("second", 11),
];

impl State {
    /// An act of the witnessed record, and the checkpoint that proves it.
    fn witnessed_act(&self, shown: &str) -> Result<(u64, Vec<u8>, Act), CliFault> {
        let none = || CliFault::refused(&Refusal::new("no-such-act").with("given", shown));
        let name = self.name_of(shown).ok_or_else(none)?;
        let index = self.replica.ledger().index_of(&name).ok_or_else(none)?;
        let (leaf, act, _) = self.act_at(index)?;
        if self.witnessed_size() <= index {
            return Err(CliFault::refused(&Refusal::new("not-witnessed").with("given", shown)));
        }
        Ok((index, leaf, act))
    }

    fn witnessed_size(&self) -> u64 {
        self.replica.witnessed().map_or(0, |w| w.size)
    }

    fn witnessed_text(&self) -> String {
        self.replica.witnessed().map_or_else(String::new, |w| w.checkpoint.clone())
    }

    /// Item numbers by name; `None` if all are meant.
    fn items(&self, act: &Name, names: &[String]) -> Result<Option<BTreeSet<u64>>, CliFault> {
        if names.is_empty() {
            return Ok(None);
        }
        let format = self.format_of(act);
        let one = |name: &String| {
            let head = HEAD.iter().find(|(n, _)| n == name).map(|(_, k)| *k);
            let field = || format.and_then(|f| f.field(name)).map(|f| FIELD_BASE + f.number);
            // A kernel act's own field has no name but its number.
            let numbered = || name.strip_prefix("item-")?.parse().ok().filter(|n| *n > FIELD_BASE);
            head.or_else(field)
                .or_else(numbered)
                .ok_or_else(|| CliFault::refused(&Refusal::new("field-unknown").of_field(name).with("given", name)))
        };
        names.iter().map(one).collect::<Result<BTreeSet<u64>, _>>().map(Some)
    }

    fn opened(&self, act: &Act, shown: &str) -> Result<(Content, seal::BaseKey), CliFault> {
        let cannot = || CliFault::refused(&Refusal::new("cannot-open").with("given", shown));
        let content = self.keyring.open(act).ok().flatten().ok_or_else(cannot)?;
        let base = self.keyring.base_key_for(act).ok_or_else(cannot)?;
        Ok((content, base))
    }

    fn opening(&self, act: &Act, shown: &str, names: &[String]) -> Result<Option<Opening>, CliFault> {
        if matches!(act.statement().cover, Cover::Public { .. }) {
            return Ok(None);
        }
        let (content, base) = self.opened(act, shown)?;
        let items = self.items(&act.name(), names)?;
        Ok(Some(seal::disclose(&content, &base, |n| items.as_ref().is_none_or(|set| set.contains(&n)))))
    }

    /// A proof bundle of one act, with the named items opened.
    ///
    /// # Errors
    /// If there is no such act, it is not witnessed yet, or cannot be opened here.
    pub fn prove(&self, shown: &str, names: &[String], closed: bool) -> Result<String, CliFault> {
        let (index, leaf, act) = self.witnessed_act(shown)?;
        let opening = if closed { None } else { self.opening(&act, shown, names)? };
        self.bundle(index, leaf, &act, opening.as_ref())
    }

    /// A proof bundle of one act with an opening that somebody has published.
    ///
    /// # Errors
    /// As [`State::prove`].
    pub(super) fn prove_opened(&self, index: u64, opening: Option<&Opening>) -> Result<String, CliFault> {
        let (index, leaf, act) = self.witnessed_act(&index.to_string())?;
        self.bundle(index, leaf, &act, opening)
    }

    fn bundle(&self, index: u64, leaf: Vec<u8>, act: &Act, opening: Option<&Opening>) -> Result<String, CliFault> {
        let hashes = self.replica.ledger().tree().inclusion(index, self.witnessed_size()).unwrap_or_default();
        let proof = Proof { extra: None, index, hashes, checkpoint_note_text: self.witnessed_text() };
        let key = self.key_proof(act.key())?;
        let roots = key.as_ref().map_or_else(|| Ok(Vec::new()), |key| self.root_proofs(act.key(), key.index))?;
        let bundle = Bundle::new(proof, leaf, self.replica.founding(), opening, key);
        Ok(bundle.after(roots).under(self.term_proof()?).to_string())
    }

    /// Which roots of a key's owner had been replaced when it was registered: its approvals hold under the new ones.
    fn root_proofs(&self, key: KeyId, before: u64) -> Result<Vec<KeyProof>, CliFault> {
        let keys = self.replica.ledger().keys();
        let places = keys.get(key).map_or(&[][..], |entry| keys.roots_replaced(entry.member));
        places.iter().take_while(|index| **index < before).map(|index| self.change_proof(*index)).collect()
    }

    /// That a key which is not in the genesis document was registered.
    fn key_proof(&self, key: KeyId) -> Result<Option<KeyProof>, CliFault> {
        let entry = self.replica.ledger().keys().get(key);
        let Some(index) = entry.map(|e| e.from).filter(|from| *from > 1).map(|from| from - 1) else { return Ok(None) };
        self.change_proof(index).map(Some)
    }

    /// That whoever has signed the witnessed checkpoint has succeeded the founders' sequencer, unless it is theirs.
    fn term_proof(&self) -> Result<Option<KeyProof>, CliFault> {
        let text = self.witnessed_text();
        let origin = text.lines().next().unwrap_or_default();
        let terms = self.replica.ledger().terms();
        let term = terms.iter().skip(1).find(|term| term.origin == origin);
        term.map(|term| self.change_proof(term.fence.from)).transpose()
    }

    /// The proof that the last succession stands in the record, once a quorum has signed it: enough for anybody who holds
    /// the genesis document to know whose heads count.
    pub(super) fn succession_proof(&self) -> Option<String> {
        let term = self.replica.ledger().terms().iter().skip(1).next_back()?;
        self.prove_opened(term.fence.from, None).ok()
    }

    /// That a change of keys or roots stands at an index.
    fn change_proof(&self, index: u64) -> Result<KeyProof, CliFault> {
        let (leaf, _, _) = self.act_at(index)?;
        let hashes = self.replica.ledger().tree().inclusion(index, self.witnessed_size());
        let missing = || CliFault::refused(&Refusal::new("not-witnessed").with("given", index));
        Ok(KeyProof { leaf, index, hashes: hashes.ok_or_else(missing)? })
    }

    /// Proof that `member` has not answered the act, up to the newest witnessed checkpoint.
    ///
    /// # Errors
    /// If there is no such act, it has been answered, or an act of the member cannot be opened here.
    pub fn absence(&self, shown: &str, member: &str) -> Result<String, CliFault> {
        let (from, _, waits) = self.witnessed_act(shown)?;
        let unknown = || CliFault::refused(&Refusal::new("member-unknown").of_field("member").with("given", member));
        let member = self.replica.founding().member(member).ok_or_else(unknown)?;
        let size = self.witnessed_size();
        let mut absence = Absence {
            founding: self.replica.founding().encode(),
            from,
            frontier: self.replica.ledger().tree().frontier(from).unwrap_or_default(),
            leaves: self.segment.read_back(from, size - from)?,
            openings: BTreeMap::new(),
            member,
            keys: Vec::new(),
            term: self.term_proof()?,
            checkpoint: self.witnessed_text(),
        };
        let mut keys = BTreeSet::new();
        for index in from..size {
            let (_, act, _) = self.act_at(index)?;
            keys.insert(act.key());
            keys.extend(revoked_by(&act));
            let author = self.replica.ledger().keys().get(act.key()).map(|k| k.member);
            let speaks = author == Some(member) && index > from && self.may_answer(&act, &waits);
            if index == from {
                let opening = self.opening(&act, shown, &[])?;
                absence.openings.extend(opening.map(|o| (index, o.encode())));
            } else if speaks {
                // What nobody can open needs no opening, if it was complained of: the proof itself tells.
                if let Ok(opening) = self.case_only(&act, index, &waits.name()) {
                    absence.openings.insert(index, opening.encode());
                }
            }
        }
        for key in keys {
            // Keys registered within the range are seen there; only older ones need a proof of their own.
            let Some(proof) = self.key_proof(key)?.filter(|proof| proof.index < from) else { continue };
            absence.keys.extend(self.root_proofs(key, proof.index)?);
            absence.keys.push(proof);
        }
        absence.keys.sort_by_key(|proof| proof.index);
        absence.keys.dedup();
        absence.verify(Some(self.genesis())).map_err(|fault| {
            let refusal = Refusal::new("absence-none").with("detail", fault);
            CliFault::refused(&refusal)
        })?;
        Ok(absence.to_string())
    }

    /// Opens the case item of an act, or the two items between which it would stand; and the format, where the act
    /// stands in the case that waits and only acknowledges it.
    fn case_only(&self, act: &Act, index: u64, waits: &Name) -> Result<Opening, CliFault> {
        const FORMAT: u64 = 1;
        const CASE: u64 = 4;
        let (content, base) = self.opened(act, &index.to_string())?;
        let numbers: Vec<u64> = content.items().iter().map(|(n, _)| *n).collect();
        let key = self.replica.ledger().keys().get(act.key());
        let machine = key.is_some_and(|k| k.purpose == Purpose::Machine);
        let kind = Kernel::key_of(content.format);
        let nothing = if machine { kind != Some("line-reply") } else { matches!(kind, Some("delivered" | "opened")) };
        let shows: Vec<u64> = if nothing && content.case == Some(*waits) {
            vec![FORMAT, CASE]
        } else if numbers.contains(&CASE) {
            vec![CASE]
        } else {
            let before = numbers.iter().copied().filter(|n| *n < CASE).max();
            let after = numbers.iter().copied().find(|n| *n > CASE);
            before.into_iter().chain(after).collect()
        };
        Ok(seal::disclose(&content, &base, |n| shows.contains(&n)))
    }

    /// Whether who reads the act that waits was meant to read this one: else it is no answer.
    fn may_answer(&self, act: &Act, waits: &Act) -> bool {
        if act.channel() != waits.channel() {
            return false;
        }
        let asker = self.replica.ledger().keys().get(waits.key()).map(|k| k.member);
        match (&waits.statement().cover, &act.statement().cover) {
            (_, Cover::Channel { .. }) => true,
            (Cover::Few { .. }, Cover::Few { wraps, .. }) => wraps.iter().any(|w| Some(w.to) == asker),
            _ => false,
        }
    }

    /// The kernel act that publishes items of an act.
    ///
    /// # Errors
    /// As [`State::prove`].
    pub fn disclosure(&self, shown: &str, names: &[String]) -> Result<Kernel, CliFault> {
        let (_, _, act) = self.witnessed_act(shown)?;
        let public = || CliFault::refused(&Refusal::new("already-public").with("given", shown));
        self.may_disclose(&act, names)?;
        let opening = self.opening(&act, shown, names)?.ok_or_else(public)?;
        Ok(Kernel::Disclose { act: act.name(), opening: opening.encode() })
    }

    /// The kernel act that hands one act's key to one more member.
    ///
    /// # Errors
    /// As [`State::prove`], or if there is no such member.
    pub fn release(&self, shown: &str, to: &str) -> Result<(Kernel, Name, Option<u64>), CliFault> {
        let (_, _, act) = self.witnessed_act(shown)?;
        let founding = self.replica.founding();
        let unknown = || CliFault::refused(&Refusal::new("member-unknown").of_field("member").with("given", to));
        let id: MemberId = founding.member(to).ok_or_else(unknown)?;
        let public = founding.entry(id).map(|e| e.sealing.clone()).ok_or_else(unknown)?;
        let (_, base) = self.opened(&act, shown)?;
        let kernel = seal::few::release(&base, &self.genesis(), &act.name(), id, &public, &mut State::rng()?);
        let kernel = kernel.map_err(|e| CliFault::Io(e.to_string()))?;
        Ok((kernel, act.name(), act.channel()))
    }

    /// Writes the witnessed record to an empty folder.
    ///
    /// # Errors
    /// If nothing is witnessed yet, the folder is not empty, or the disk is at fault.
    pub fn export(&self, dir: &Path) -> Result<(u64, usize), CliFault> {
        let Some(witnessed) = self.replica.witnessed() else {
            return Err(CliFault::refused(&Refusal::new("not-witnessed").with("given", "0")));
        };
        let taken = std::fs::read_dir(dir).is_ok_and(|mut d| d.next().is_some());
        if taken {
            return Err(CliFault::refused(&Refusal::new("folder-not-empty").with("path", dir.display())));
        }
        let mut files = 0;
        record::export::write_each(
            self.founding(),
            self.replica.ledger().tree(),
            &witnessed.checkpoint,
            witnessed.size,
            &self.archives(witnessed.size)?,
            |from, width| Ok(self.segment.read_back(from, u64::from(width))?),
            |name, bytes| {
                files += 1;
                put(&dir.join(name), &bytes)
            },
        )?;
        Ok((witnessed.size, files))
    }
}

/// Writes one file of an export, with the folders above it.
pub(crate) fn put(path: &Path, bytes: &[u8]) -> Result<(), CliFault> {
    let parent = path.parent().unwrap_or(path);
    std::fs::create_dir_all(parent).map_err(|e| CliFault::io(parent.display(), e))?;
    std::fs::write(path, bytes).map_err(|e| CliFault::io(path.display(), e))
}

/// The key that a public act revokes.
fn revoked_by(act: &Act) -> Option<KeyId> {
    let Cover::Public { content } = &act.statement().cover else { return None };
    let content = Content::decode(content).ok()?;
    match Kernel::read(content.format, &content.fields).ok()?? {
        Kernel::KeyRevoke { key, .. } => Some(KeyId(key)),
        _ => None,
    }
}
