//! A vector as text: header lines, an empty line, then `field: hexadecimal` lines.

use super::kernels::NEXT_RULEBOOK;
use super::{EPOCH, Play, Vector};
use crate::golden::Files;
use crate::golden::world::{CHANNEL, rulebook};
use act::{BURST_UP_MAX, Cover};
use record::Leaf;
use record::bundle::{Bundle, KeyProof};
use seal::Opening;
use tlog::proof::Proof;

fn hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}

impl Vector {
    /// Every item opened; `None` of a public act, where nothing is closed.
    pub fn opening(&self) -> Option<Opening> {
        self.base.as_ref().map(|base| seal::disclose(&self.content, base, |_| true))
    }

    /// The commitment of a sealed act.
    pub fn commitment(&self) -> Option<[u8; 32]> {
        match &self.act.statement().cover {
            Cover::Public { .. } => None,
            Cover::Channel { commitment, .. } | Cover::Few { commitment, .. } => Some(*commitment),
        }
    }

    /// As one satellite message, where it fits one.
    pub fn burst(&self) -> Option<Vec<u8>> {
        Some(self.act.encode_burst()).filter(|burst| burst.len() <= BURST_UP_MAX)
    }

    /// Its file.
    pub fn text(&self) -> String {
        let mut fields = vec![("public-key", self.key.public().bytes().to_vec())];
        fields.extend(self.base.as_ref().map(|base| ("base-key", base.bytes().to_vec())));
        fields.extend(self.commitment().map(|commitment| ("commitment", commitment.to_vec())));
        let key_fields = fields.len();
        fields.extend([("content", self.content.encode()), ("act", self.act.encode())]);
        fields.extend(self.burst().map(|burst| ("burst", burst)));
        fields.push(("leaf", self.leaf.clone()));
        fields.extend(self.opening().map(|opening| ("opening", opening.encode())));
        let sizes: Vec<_> =
            fields[key_fields..].iter().map(|(name, bytes)| format!("{name} {}", bytes.len())).collect();
        fields.push(("leaf-hash", tlog::leaf_hash(&self.leaf).to_vec()));
        let cover = match &self.base {
            Some(_) => format!("sealed to channel {CHANNEL}, epoch {EPOCH}"),
            None => "public".into(),
        };
        let at = Leaf::decode(&self.leaf).unwrap().at();
        let (what, comment, name) = (&self.what, &self.comment, self.act.name());
        let author = format!("{} {}", self.author, name.serial);
        let mut text = format!("what: {what}\ncomment: {comment}\nname: {author}\ncover: {cover}\n");
        text += &format!("stands: index {}, {at} ms\nsizes: {}\n\n", self.index, sizes.join(", "));
        fields.iter().for_each(|(name, bytes)| text += &format!("{name}: {}\n", hex(bytes)));
        text
    }
}

impl Play {
    /// Every file that is committed.
    pub fn files(&self) -> Files {
        let (w, size) = (&self.world, self.world.leaves.len() as u64);
        let archives: &[&[u8]] = &[&rulebook(), NEXT_RULEBOOK];
        let record = record::export::write(w.sequencer.ledger(), &w.checkpoint, size, &w.leaves, archives);
        let mut files: Files = record.into_iter().map(|(path, bytes)| (format!("record/{path}"), bytes)).collect();
        files.extend(self.vectors.iter().map(|vector| (format!("{}.txt", vector.stem), vector.text().into_bytes())));
        files
    }

    /// The proof that one act stands in the record, with everything open.
    pub fn bundle(&self, vector: &Vector) -> String {
        let (w, opening) = (&self.world, vector.opening());
        let tree = w.sequencer.ledger().tree();
        let hashes = tree.inclusion(vector.index, tree.size()).unwrap();
        let proof = Proof { extra: None, index: vector.index, hashes, checkpoint_note_text: w.checkpoint.clone() };
        // The last act of the play made another the sequencer.
        let index = w.sequencer.ledger().term().fence.from;
        let hashes = tree.inclusion(index, tree.size()).unwrap();
        let term = KeyProof { leaf: w.leaves[index as usize].clone(), index, hashes };
        Bundle::new(proof, vector.leaf.clone(), &w.founding, opening.as_ref(), None).under(Some(term)).to_string()
    }
}
