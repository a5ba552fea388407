//! Files of evidence against who has succeeded the founders' sequencer, and the same bent: what shows that it has.

use super::Story;
use super::exhibits::tree;
use super::world::{CHAIR, GUAR1, MON, NORTH, SOUTH, World, seed, sign_head_as};
use act::{Act, ActKey, Content, Cover, Kernel, MemberId, Seen, SeenRoot};
use record::exhibit::{Exhibit, Parts, Place};
use record::{Leaf, Receipt};
use tlog::note::Note;

/// How many leaves the founders' sequencer has ordered.
const FROM: usize = 273;
const FIVE: [u64; 5] = [NORTH, SOUTH, GUAR1, 4, 5];

/// Who has ordered the record: 0 the founders' sequencer, 1 its successor, 2 the one after that.
type Term = usize;

fn log_key(term: Term) -> ActKey {
    ActKey::from_seed(&seed("exercise", "sequencer", [0, 2, 3][term]))
}

/// What a succession says, and what of it is approved for whom.
#[derive(Clone)]
struct Says {
    term: u64,
    size: u64,
    root: [u8; 32],
    key: Term,
    member: u64,
}

/// The golden record as it goes on.
struct Gone<'s> {
    story: &'s Story,
    /// The succession at 273, two statements of the chair, the second four hundred seconds later, the next succession and one
    /// statement more.
    leaves: Vec<Vec<u8>>,
    says: [Says; 2],
}

impl Story {
    fn gone_on(&self) -> Gone<'_> {
        let mut gone =
            Gone { story: self, leaves: self.world.leaves.clone(), says: [self.says(2, 1), self.says(3, 2)] };
        gone.add(900, &content_of(&gone.shown(0)), 0);
        gone.add(901, &Content { format: 45, ..Content::default() }, 0);
        gone.add(902, &Content { format: 45, ..Content::default() }, 400_000);
        let (size, root) = (gone.leaves.len() as u64, tree(&gone.leaves).root());
        gone.says[1] = Says { size, root, member: 4, ..gone.says[1].clone() };
        gone.add(903, &content_of(&gone.shown(1)), 400_000);
        gone.add(904, &Content { format: 45, ..Content::default() }, 400_000);
        gone
    }

    /// GUAR1 goes on from the golden record's end.
    fn says(&self, term: u64, key: Term) -> Says {
        Says { term, size: FROM as u64, root: tree(&self.world.leaves).root(), key, member: GUAR1 }
    }

    fn approved(&self, says: &Says, by: &[u64]) -> Kernel {
        let change = kernel(self, says, Vec::new()).change();
        kernel(self, says, by.iter().flat_map(|m| self.world.approve(*m, &change)).collect())
    }

    /// `good-evidence-*` and `bad-evidence-*` by file name.
    pub fn succeeded(&self) -> Vec<(String, String)> {
        let gone = self.gone_on();
        let named = |begin: &str, list: Vec<(&str, Exhibit)>| -> Vec<_> {
            list.into_iter().map(|(name, file)| (format!("{begin}-evidence-{name}"), file.to_string())).collect()
        };
        [named("good", gone.good()), named("bad", gone.bad()), named("bad", gone.bent())].concat()
    }
}

fn kernel(story: &Story, says: &Says, approvals: Vec<act::Approval>) -> Kernel {
    let public = tlog::SigningKey::from_seed(&seed("exercise", "sequencer", [0, 2, 3][says.key])).public();
    let Says { term, size, root, key, member } = says.clone();
    Kernel::Succession { term, size, root, origin: origin(story, key), public, member: MemberId(member), approvals }
}

fn origin(story: &Story, term: Term) -> String {
    let founders = story.world.founding.origin.clone();
    if term == 0 { founders } else { format!("{founders}/{}", term + 1) }
}

fn content_of(kernel: &Kernel) -> Content {
    Content { format: kernel.wire(), fields: kernel.fields(), ..Content::default() }
}

impl Gone<'_> {
    fn world(&self) -> &World {
        &self.story.world
    }

    fn add(&mut self, serial: u64, content: &Content, after_ms: u64) {
        let act = self.story.public(serial, &self.world().key(CHAIR, 0), &content.encode());
        self.leaves.push(Leaf::Act { at: self.world().now + after_ms, act: act.encode() }.encode());
    }

    /// The succession of the first or second successor, approved by five of seven.
    fn shown(&self, n: usize) -> Kernel {
        self.story.approved(&self.says[n], &FIVE)
    }

    fn file(&self, parts: Parts, successions: Vec<Kernel>) -> Exhibit {
        Exhibit { founding: self.world().founding.encode(), parts, keys: Vec::new(), successions }
    }

    /// The same leaves with another at `index`.
    fn other(&self, size: usize, index: usize) -> Vec<Vec<u8>> {
        let mut leaves = self.leaves[..size].to_vec();
        leaves[index] = self.story.fine_leaf();
        leaves
    }

    /// A head over these leaves, with the lines of so many witnesses, that many seconds later.
    fn head(&self, leaves: &[Vec<u8>], term: Term, (witnesses, after_s): (usize, u64)) -> String {
        let (w, origin, key) = (self.world(), origin(self.story, term), log_key(term));
        let signed = sign_head_as((&origin, &key), w.mechanism, &w.founding, &tree(leaves), w.now / 1000 + after_s);
        let mut note = Note::parse(&signed).unwrap();
        note.signatures.truncate(1 + witnesses);
        note.to_string()
    }

    fn plain(&self, leaves: &[Vec<u8>], term: Term) -> String {
        self.head(leaves, term, (0, 0))
    }

    /// Two records, the smaller first, each under the head of a term.
    fn fork(&self, (small, one): (&[Vec<u8>], Term), (large, other): (&[Vec<u8>], Term)) -> Parts {
        let (tree, size) = (tree(large), small.len() as u64);
        let (root, hashes) = (tree.root_at(size).unwrap(), tree.consistency(size, tree.size()).unwrap());
        Parts::Fork { first: self.head(small, one, (2, 0)), second: self.head(large, other, (3, 0)), root, hashes }
    }

    fn own_fork(&self) -> Parts {
        self.fork((&self.other(275, 274), 1), (&self.leaves[..276], 1))
    }

    fn two_leaves(&self, one: Term, size: usize, index: usize, other: Term) -> Parts {
        let (a, b) = (self.other(size, index), &self.leaves[..276]);
        let shown = |leaves: &[Vec<u8>], term| {
            let hashes = tree(leaves).inclusion(index as u64, leaves.len() as u64).unwrap();
            (leaves[index].clone(), hashes, self.plain(leaves, term))
        };
        Parts::TwoLeaves { index: index as u64, first: shown(&a, one), second: shown(b, other) }
    }

    fn placed(&self, index: u64) -> Place {
        let leaves = &self.leaves[..276];
        let hashes = tree(leaves).inclusion(index, 276).unwrap();
        Place { index, leaf: leaves[index as usize].clone(), hashes }
    }

    fn receipt(&self, act: [u8; 32], index: u64, term: Term) -> Vec<u8> {
        Receipt { act, index, at: self.world().now }.sign(&log_key(term), &self.world().genesis())
    }

    /// The act at `stands` was promised `index` by the sequencer of one term; what stands at `shown` is under the head of
    /// another.
    fn false_receipt(&self, (stands, index): (u64, u64), one: Term, shown: u64, other: Term) -> Parts {
        let Leaf::Act { act, .. } = Leaf::decode(&self.leaves[stands as usize]).unwrap() else { unreachable!() };
        let hash = Act::decode(&act).unwrap().hash(&self.world().key(CHAIR, 0).public(), &self.world().genesis());
        let receipt = self.receipt(hash, index, one);
        Parts::FalseReceipt { receipt, act, place: self.placed(shown), head: self.plain(&self.leaves[..276], other) }
    }

    fn two_receipts(&self, one: Term, other: Term) -> Parts {
        let mut both = [self.receipt([1; 32], 5, one), self.receipt([1; 32], 6, other)];
        both.sort();
        let [first, second] = both;
        Parts::TwoReceipts { first, second }
    }

    fn bad_leaf(&self) -> Parts {
        let leaves = [&self.leaves[..276], &[self.story.forged()]].concat();
        let hashes = tree(&leaves).inclusion(276, 277).unwrap();
        let place = Place { index: 276, leaf: leaves[276].clone(), hashes };
        Parts::BadLeaf { places: vec![place], head: self.head(&leaves, 1, (3, 0)) }
    }

    /// Two witnesses signed `size` leaves of a term's record ten minutes after the time of the leaf at 274.
    fn back_dated(&self, size: usize, before: Term) -> Parts {
        let before = self.head(&self.leaves[..size], before, (2, 600));
        Parts::BackDated { place: self.placed(274), head: self.plain(&self.leaves[..276], 1), before }
    }

    /// An act of NORTH that two witnesses held before the founders' term ended, and that is in none of so many leaves.
    fn omission(&self, size: usize) -> Parts {
        let (w, from) = (self.world(), 130);
        let cover = Cover::Public { content: Content { format: 45, ..Content::default() }.encode() };
        let seen = Seen { size: from, root: SeenRoot::Whole(tree(&w.leaves).root_at(from).unwrap()) };
        let statement = act::Statement { seen, ..self.story.statement_of(750, cover) };
        let act = Act::sign(statement, &w.key(NORTH, 0), &w.genesis()).encode();
        let deposits = self.story.deposits(&[GUAR1, 4], &act, w.now - 200_000);
        let frontier = tree(&self.leaves).frontier(from).unwrap();
        let leaves = self.leaves[from as usize..size].to_vec();
        Parts::Omission { act, deposits, from, frontier, leaves, head: self.plain(&self.leaves[..size], 1) }
    }

    /// The monitor says under the successor's head that it saw a record that is not this one.
    fn seen_other(&self) -> Parts {
        let cover = Cover::Public { content: Content { format: 45, ..Content::default() }.encode() };
        let seen = Seen { size: 9, root: SeenRoot::Whole([9; 32]) };
        let statement = act::Statement { seen, ..self.story.statement_of(800, cover) };
        let act = Act::sign(statement, &self.world().key(MON, 0), &self.world().genesis());
        let leaf = Leaf::Act { at: self.world().now + 400_000, act: act.encode() }.encode();
        let leaves = [&self.leaves[..276], std::slice::from_ref(&leaf)].concat();
        let tree = tree(&leaves);
        let place = Place { index: 276, leaf, hashes: tree.inclusion(276, 277).unwrap() };
        let (root, hashes) = (tree.root_at(9), tree.consistency(9, 277).unwrap());
        Parts::SeenOther { place, head: self.plain(&leaves, 1), root, hashes }
    }

    fn good(&self) -> Vec<(&'static str, Exhibit)> {
        let own = |parts| self.file(parts, vec![self.shown(0)]);
        let of_a_gap = self.story.approved(&Says { term: 7, ..self.says[0].clone() }, &FIVE);
        let three = self.fork((&self.other(200, 150), 0), (&self.leaves, 2));
        vec![
            ("fork-by-successor", own(self.own_fork())),
            ("fork-by-successor-of-a-gap", self.file(self.own_fork(), vec![of_a_gap])),
            ("fork-of-two-terms", own(self.fork((&self.other(200, 150), 0), (&self.leaves[..276], 1)))),
            ("fork-of-three-terms", self.file(three, vec![self.shown(0), self.shown(1)])),
            ("two-leaves-by-successor", own(self.two_leaves(1, 275, 274, 1))),
            ("two-leaves-of-two-terms", own(self.two_leaves(0, 200, 150, 1))),
            ("bad-leaf-by-successor", own(self.bad_leaf())),
            ("false-receipt-by-successor", own(self.false_receipt((274, 275), 1, 275, 1))),
            ("false-receipt-of-two-terms", own(self.false_receipt((274, 272), 0, 274, 1))),
            ("two-receipts-by-successor", own(self.two_receipts(1, 1))),
            ("back-dated-by-successor", own(self.back_dated(274, 1))),
            ("omission-by-successor", own(self.omission(276))),
        ]
    }

    /// Everything is signed as it says, and contradicts nothing that counts.
    fn bad(&self) -> Vec<(&'static str, Exhibit)> {
        let own = |parts| self.file(parts, vec![self.shown(0)]);
        let void = [&self.world().leaves[..], &[self.story.fine_leaf(), self.story.fine_leaf()]].concat();
        let three = || self.fork((&self.other(200, 150), 0), (&self.leaves, 2));
        let later = self.fork((&self.other(276, 274), 1), (&self.leaves, 2));
        let founders = self.story.fork(self.story.other_history(200), 0);
        vec![
            ("succession-not-shown", self.file(self.own_fork(), Vec::new())),
            ("succession-unneeded", own(founders)),
            ("succession-too-many", self.file(self.own_fork(), vec![self.shown(0), self.shown(1)])),
            ("succession-left-out", self.file(three(), vec![self.shown(1)])),
            ("successions-swapped", self.file(three(), vec![self.shown(1), self.shown(0)])),
            ("fork-of-two-later-terms", self.file(later, vec![self.shown(0), self.shown(1)])),
            ("fork-with-what-is-void", own(self.fork((&void, 0), (&self.leaves[..276], 1)))),
            ("two-leaves-with-what-is-void", own(self.two_leaves(0, 275, 274, 1))),
            ("receipt-that-is-void", own(self.false_receipt((275, 274), 0, 274, 1))),
            ("receipts-of-two-terms", own(self.two_receipts(0, 1))),
            ("back-dated-of-two-terms", own(self.back_dated(273, 0))),
            ("seen-other-under-successor", own(self.seen_other())),
            ("omission-as-the-term-begins", own(self.omission(275))),
        ]
    }

    /// The fork is true; the succession is not what more than two thirds of the members have approved.
    fn bent(&self) -> Vec<(&'static str, Exhibit)> {
        let says = |bend: &dyn Fn(&mut Says)| {
            let mut says = self.says[0].clone();
            bend(&mut says);
            says
        };
        let file = |change: Kernel| self.file(self.own_fork(), vec![change]);
        // Approved by all who must, of something else than the file says.
        let of_another = |bend: &dyn Fn(&mut Says)| {
            let change = kernel(self.story, &says(bend), Vec::new()).change();
            let approvals = FIVE.iter().flat_map(|m| self.world().approve(*m, &change)).collect();
            file(kernel(self.story, &self.says[0], approvals))
        };
        let approved = |bend: &dyn Fn(&mut Vec<act::Approval>)| {
            let mut change = self.shown(0);
            if let Kernel::Succession { approvals, .. } = &mut change {
                bend(approvals);
            }
            file(change)
        };
        let elsewhere = World::found("another-exercise");
        let theirs = {
            let change = self.shown(0).change();
            let approvals = FIVE.iter().flat_map(|m| elsewhere.approve(*m, &change)).collect();
            file(kernel(self.story, &self.says[0], approvals))
        };
        let fits = |bend: &dyn Fn(&mut Says)| file(self.story.approved(&says(bend), &FIVE));
        vec![
            ("succession-of-four", file(self.story.approved(&self.says[0], &FIVE[..4]))),
            ("succession-of-nobody", file(self.story.approved(&self.says[0], &[]))),
            ("succession-of-one-root", approved(&|list| list.truncate(9))),
            ("succession-approved-twice", approved(&|list| list[9] = list[8])),
            ("succession-approvals-swapped", approved(&|list| list.swap(0, 1))),
            ("succession-approved-by-no-member", approved(&|list| list[9].member = MemberId(7))),
            ("succession-approved-for-another", approved(&|list| list[9].member = MemberId(MON))),
            ("succession-approved-by-no-root", approved(&|list| list[9].root = 3)),
            ("succession-approval-bent", approved(&|list| list[0].signature[0] ^= 1)),
            ("succession-of-another-term", of_another(&|says| says.term = 3)),
            ("succession-of-another-key", of_another(&|says| says.key = 2)),
            ("succession-of-another-place", of_another(&|says| says.size -= 1)),
            ("succession-of-another-record", of_another(&|says| says.root[0] ^= 1)),
            ("succession-of-another-mechanism", theirs),
            ("succession-to-nobody", fits(&|says| says.member = 7)),
            ("succession-of-the-founders-term", fits(&|says| says.term = 1)),
            ("succession-from-nothing", fits(&|says| says.size = 0)),
            ("succession-of-the-founders-key", fits(&|says| says.key = 0)),
        ]
    }
}
