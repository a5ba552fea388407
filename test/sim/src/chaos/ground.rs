//! What is the same in every history: seven members under the reference rulebook, and what their officers type.

use crate::Cast;
use act::{MemberId, Name};
use rulebook::{Context, Fields, Rulebook};
use situation::Situation;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, LazyLock};

/// The members, their rulebook, and the situation before anything was said.
pub struct Ground {
    /// Who.
    pub cast: Cast,
    /// What was agreed.
    pub book: Arc<Rulebook>,
    /// Nothing has been said.
    pub empty: Situation,
}

/// The one ground.
pub static GROUND: LazyLock<Ground> = LazyLock::new(Ground::new);

/// The channels in use: that of all seven, that of the parties and the supervisor, and that without the monitor. Fewer
/// than the rulebook has, because the keys of each cost every history some milliseconds.
pub const CHANNELS: [u64; 3] = [1, 3, 4];
/// The member that runs the founders' sequencer.
pub const CHAIR: usize = 2;
/// Members in all.
pub const MEMBERS: usize = 7;

impl Ground {
    fn new() -> Ground {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebook");
        let mut files = BTreeMap::new();
        read(&root, &root, &mut files);
        let book = Arc::new(Rulebook::read(&files).expect("the reference rulebook is sound"));
        let mut cast = Cast::seven();
        cast.founding = cast.refound(|m| m.rulebook = book.hash()).expect("the same members sign it");
        let member = |kinds: &[act::MemberKind]| {
            let all = (0..).map(MemberId).zip(&cast.founding.members);
            all.filter(|(_, m)| kinds.contains(&m.kind)).map(|(id, _)| id).collect()
        };
        let channels = book.terms().channels.iter().filter(|c| CHANNELS.contains(&c.number));
        cast.channels = channels.map(|c| (c.number, member(&c.members))).collect();
        let empty = Situation::new(cast.founding.mechanism().clone(), book.clone());
        Ground { cast, book, empty }
    }

    /// A member's short name.
    pub fn name(&self, who: usize) -> &'static str {
        self.cast.members[who].name
    }

    /// Which of the members' witnesses, if it has one.
    pub fn witness_of(&self, who: usize) -> Option<usize> {
        self.cast.founding.witnesses.iter().position(|w| w.member.0 as usize == who)
    }

    /// The key with which a member orders: the founders' sequencer's, or one that a successor has made.
    pub fn order_key(&self, who: usize) -> [u8; 32] {
        if who == CHAIR { self.cast.sequencer } else { [0x90 + who as u8; 32] }
    }

    /// The origin of a successor's heads.
    pub fn origin(&self, who: usize, term: u64) -> String {
        format!("{}.log/{term}", self.name(who).to_lowercase())
    }

    /// The term whose heads have this origin.
    pub fn term_of(&self, origin: &str) -> u64 {
        let later = origin.rsplit_once(".log/").and_then(|(_, term)| term.parse().ok());
        later.unwrap_or(1)
    }

    /// The worked example of a format as it would be typed at `now`, with some fields typed otherwise; whatever act it
    /// names is `about`.
    pub fn typed(&self, format: &str, now: u64, about: Name, otherwise: &[(&str, &str)]) -> Fields {
        let Some(format) = self.book.format(format) else { return Fields::default() };
        let ctx = Typing { ground: self, now, about };
        let typed = |name: &str| otherwise.iter().find(|(n, _)| *n == name).map(|(_, text)| *text);
        let value = |f: &rulebook::FieldDef| {
            let text = typed(&f.name).or(format.example.get(&f.name).map(String::as_str))?;
            Some((f.number, f.parse(text, &ctx).ok()?))
        };
        format.fields.iter().filter_map(value).collect()
    }
}

#[allow(clippy::disallowed_methods)] // The reference rulebook is read once; histories touch no file.
fn read(root: &Path, at: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(at).expect("the rulebook lies in the repository").flatten() {
        let path = entry.path();
        if path.is_dir() {
            read(root, &path, files);
        } else if let Ok(name) = path.strip_prefix(root) {
            let bytes = std::fs::read(&path).expect("a file of the rulebook");
            files.insert(name.to_string_lossy().into_owned(), bytes);
        }
    }
}

struct Typing<'a> {
    ground: &'a Ground,
    now: u64,
    about: Name,
}

impl Context for Typing<'_> {
    fn now_s(&self) -> i64 {
        (self.now / 1000) as i64
    }
    fn member(&self, name: &str) -> Option<MemberId> {
        self.ground.cast.founding.member(name)
    }
    fn member_name(&self, id: MemberId) -> String {
        self.ground.cast.founding.name_of(id).to_owned()
    }
    fn place(&self, _: &str) -> Option<(i64, i64)> {
        Some((3_308_670, 3_584_300))
    }
    fn act(&self, _: &str) -> Option<Name> {
        Some(self.about)
    }
    fn act_name(&self, name: &Name) -> String {
        name.to_string()
    }
    fn item(&self, hash: &[u8; 32]) -> Option<act::Evidence> {
        Some(rulebook::stand_in(hash))
    }
    fn zone(&self, _: &str) -> bool {
        true
    }
}
