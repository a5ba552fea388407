//! Proofs of absence, good and bent.

use super::Story;
use super::bundles::without_signature;
use super::world::{CHANNEL, NORTH, SOUTH};
use act::{Act, ActKey, Content, Cover, Kernel, MemberId, Name, Precedence, Statement};
use record::Leaf;
use record::absence::Absence;
use std::collections::BTreeMap;

impl Story {
    /// What SOUTH has not said since the act at `from`, with these openings.
    fn absence(&self, from: u64, openings: BTreeMap<u64, Vec<u8>>) -> Absence {
        let w = &self.world;
        // One act in between is by NORTH/F4, and from early on one revokes NORTH/F5; the genesis document has neither.
        let revoked = (from <= self.early_query.1).then_some(self.key_adds[2]);
        Absence {
            founding: w.founding.encode(),
            from,
            frontier: w.sequencer.ledger().tree().frontier(from).unwrap(),
            leaves: w.leaves[from as usize..].to_vec(),
            openings,
            member: MemberId(SOUTH),
            keys: [self.key_adds[1]].into_iter().chain(revoked).map(|index| self.key_proof(index)).collect(),
            term: None,
            checkpoint: w.checkpoint.clone(),
        }
    }

    /// The waiting act opened in full; of SOUTH's others the case, or the two items around the place of a missing one.
    fn openings(&self, from: u64, others: &[u64]) -> BTreeMap<u64, Vec<u8>> {
        let just_case = |index: &u64| {
            let has_case = self.contents[index].2.case.is_some();
            // Of a machine's act its format shows that it answers nothing.
            let both = |number| number == 4 || (number == 1 && *index == self.void.1);
            let opening =
                self.opening(*index, |number| if has_case { both(number) } else { (3..=6).contains(&number) });
            (*index, opening.encode())
        };
        others.iter().map(just_case).chain([(from, self.opening(from, |_| true).encode())]).collect()
    }

    /// What SOUTH has not answered.
    pub(super) fn good_absence(&self) -> Absence {
        let [about, new] = self.elsewhere.map(|(_, index)| index);
        let query = self.query.1;
        self.absence(query, self.openings(query, &[about, new, self.void.1]))
    }

    /// `good-absence` and `bad-absence-*` by file name.
    pub fn absences(&self) -> Vec<(String, String)> {
        let [about, new] = self.elsewhere.map(|(_, index)| index);
        let (query, answer, void) = (self.query.1, self.answer.1, self.void.1);
        let good = self.good_absence();
        let early = self.absence(self.early_query.1, self.openings(self.early_query.1, &[about, new, void]));
        let answered = self.absence(self.answered.1, self.openings(self.answered.1, &[answer, about, new, void]));
        let inside = self.inside.map(|(_, index)| index);
        let inside_good = self.absence(inside[1], self.openings(inside[1], &[new]));
        let inside_answered = self.absence(inside[0], self.openings(inside[0], &[about, new]));
        let mut inside_dispute = self.absence(
            self.inside_answered[0].1,
            self.openings(self.inside_answered[0].1, &[self.inside_answered[1].1, about, new, void]),
        );
        let format_and_case = |number| number == 1 || number == 4;
        inside_dispute
            .openings
            .insert(self.inside_answered[1].1, self.opening(self.inside_answered[1].1, format_and_case).encode());
        // What SOUTH said there is `opened`, a level of the ladder that answers nothing, once its format is opened too.
        let mut acknowledged = inside_answered.clone();
        acknowledged.openings.insert(about, self.opening(about, |number| number == 1 || number == 4).encode());
        let mut case_unsaid = inside_good.clone();
        case_unsaid.openings.insert(inside[1], self.opening(inside[1], |number| number != 4).encode());
        let unneeded = (self.notification.1, self.opening(self.notification.1, |_| true).encode());
        let bent = |good: &Absence, bend: &dyn Fn(&mut Absence)| {
            let mut absence = good.clone();
            bend(&mut absence);
            absence.to_string()
        };
        let void_closed = self.opening(void, |number| number == 4).encode();
        let machine_waits = self.absence(void, self.openings(void, &[about, new]));
        let case_closed = self.opening(about, |number| number != 4).encode();
        let bad = [
            ("leaf-removed", bent(&good, &|a| drop(a.leaves.remove(3)))),
            ("last-leaf-removed", bent(&good, &|a| drop(a.leaves.pop()))),
            ("leaf-altered", bent(&good, &|a| *a.leaves[2].last_mut().unwrap() ^= 1)),
            ("frontier", bent(&good, &|a| a.frontier[0][0] ^= 1)),
            ("from", bent(&good, &|a| a.from += 1)),
            ("not-opened", bent(&good, &|a| drop(a.openings.remove(&query)))),
            ("other-not-opened", bent(&good, &|a| drop(a.openings.remove(&new)))),
            ("case-kept-closed", bent(&good, &|a| drop(a.openings.insert(about, case_closed.clone())))),
            ("opening-altered", bent(&good, &|a| a.openings.get_mut(&about).unwrap()[40] ^= 1)),
            ("key-not-shown", bent(&good, &|a| a.keys.clear())),
            ("key-not-in-record", bent(&good, &|a| a.keys[0].hashes[0][0] ^= 1)),
            ("revoked-key-not-shown", bent(&early, &|a| drop(a.keys.pop()))),
            ("keys-swapped", bent(&early, &|a| a.keys.swap(0, 1))),
            ("key-twice", bent(&early, &|a| a.keys.push(a.keys[1].clone()))),
            ("opening-unneeded", bent(&good, &|a| a.openings.extend([unneeded.clone()]))),
            (
                "member-unknown",
                bent(&good, &|a| {
                    a.member = MemberId(7);
                    a.openings.retain(|index, _| *index == query);
                }),
            ),
            ("acknowledged-format-closed", inside_answered.to_string()),
            ("answered-inside-case", inside_dispute.to_string()),
            ("waiting-case-kept-closed", case_unsaid.to_string()),
            ("answered", answered.to_string()),
            ("answer-hidden", bent(&answered, &|a| drop(a.openings.remove(&answer)))),
            ("answer-leaf-removed", bent(&answered, &|a| drop(a.leaves.remove(1)))),
            ("waits-in-public", self.absence(self.elsewhere[0].1 + 1, BTreeMap::new()).to_string()),
            ("quorum", bent(&good, &|a| a.checkpoint = without_signature(&without_signature(&a.checkpoint, 1), 1))),
            ("of-machine-format-closed", bent(&good, &|a| drop(a.openings.insert(void, void_closed.clone())))),
            ("side-letter-opened", bent(&good, &|a| drop(a.openings.insert(void - 1, void_closed.clone())))),
            ("machine-waits", machine_waits.to_string()),
            ("bytes-follow", good.to_string() + "\n"),
        ];
        let bad = bad.map(|(name, text)| (format!("bad-absence-{name}"), text));
        let good = [
            ("good-absence", good),
            ("good-absence-inside-case", inside_good),
            ("good-absence-acknowledged", acknowledged),
            ("good-absence-key-revoked", early),
        ];
        let good = good.map(|(name, absence)| (name.to_string(), absence.to_string()));
        good.into_iter().chain(bad).chain(self.noises()).collect()
    }

    /// SOUTH has sealed noise since the query, or what could be its answer; and somebody has complained of it, or not.
    fn noises(&self) -> Vec<(String, String)> {
        let (w, genesis) = (&self.world, self.world.genesis());
        let (north, south) = (w.key(NORTH, 0), w.key(SOUTH, 0));
        let name = Name { key: south.public().id(), serial: 900 };
        let base = w.base_key(CHANNEL, &name);
        let statement = |serial, cover| {
            let (claimed_s, precedence) = (w.now / 1000, Precedence::Routine);
            Statement { serial, claimed_s, precedence, seen: w.seen(), cover }
        };
        let public = |serial, kernel: &Kernel, key: &ActKey| {
            let content = Content { format: kernel.wire(), fields: kernel.fields(), ..Content::default() };
            Act::sign(statement(serial, Cover::Public { content: content.encode() }), key, &genesis)
        };
        let answer = Content { format: 44, case: Some(self.query.0), ..Content::default() };
        let commitment = seal::commitment(&answer, &base);
        let cover = Cover::Channel { channel: CHANNEL, epoch: 1, commitment, tag: [2; 8], ciphertext: vec![3; 48] };
        let noise = Act::sign(statement(900, cover), &south, &genesis);
        let complaint = |by: &ActKey| public(901, &Kernel::Complaint { act: name, key: *base.bytes() }, by);
        let opening = seal::disclose(&answer, &base, |number| number == 4).encode();
        let disclosed = public(902, &Kernel::Disclose { act: name, opening }, &south);
        let rows = [
            ("good-absence-of-noise", vec![noise.clone(), complaint(&north)]),
            ("bad-absence-of-noise-not-complained-of", vec![noise.clone()]),
            ("bad-absence-of-noise-complained-of-before", vec![complaint(&north), noise.clone()]),
            ("bad-absence-of-noise-complained-of-by-its-author", vec![noise.clone(), complaint(&south)]),
            ("bad-absence-of-noise-disclosed", vec![noise.clone(), complaint(&north), disclosed]),
        ];
        rows.map(|(name, acts)| (name.to_owned(), self.after(&acts).to_string())).into()
    }

    /// What SOUTH has not said since the query, in a record with these acts at its end, which are not opened.
    fn after(&self, acts: &[Act]) -> Absence {
        let (w, from) = (&self.world, self.query.1);
        let more = acts.iter().map(|act| Leaf::Act { at: w.now, act: act.encode() }.encode());
        let leaves: Vec<Vec<u8>> = w.leaves.iter().cloned().chain(more).collect();
        let tree = super::exhibits::tree(&leaves);
        let [about, new] = self.elsewhere.map(|(_, index)| index);
        let mut absence = self.absence(from, self.openings(from, &[about, new, self.void.1]));
        for key in &mut absence.keys {
            key.hashes = tree.inclusion(key.index, tree.size()).unwrap();
        }
        absence.checkpoint = w.collude(&leaves);
        absence.leaves = leaves[from as usize..].to_vec();
        absence
    }
}
