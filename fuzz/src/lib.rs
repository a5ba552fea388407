//! What the targets share: a mechanism whose every secret is known, and ways to cut one input into several.
//!
//! A fuzzer cannot forge a signature or find a hash, so without help it never gets behind the first check. The targets
//! therefore sign for it: what is fuzzed is what a member, the sequencer or a whole quorum could say if they wished to
//! harm the reader.

use act::{Act, ActKey, KeyId, MemberId, Name, Statement};
use rulebook::{Context, Rulebook};
use sim::Cast;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;
use tlog::checkpoint::{self, Checkpoint};
use tlog::cosignature;
use tlog::note::Note;

/// The mechanism of three members and four witnesses, with all its keys.
pub fn cast() -> &'static Cast {
    static CAST: OnceLock<Cast> = OnceLock::new();
    CAST.get_or_init(Cast::three)
}

/// The act keys that its genesis document names.
pub fn keys() -> Vec<&'static ActKey> {
    cast().members.iter().flat_map(|m| [&m.desk, &m.node]).collect()
}

/// The statement in a payload, read by the only door there is: a burst with an empty signature.
pub fn statement(payload: &[u8]) -> Option<Statement> {
    let burst = [&[1, 0, 0, 0, 0], payload, &[0; 64]].concat();
    Act::decode_burst(&burst).ok().map(|act| act.statement().clone())
}

/// A checkpoint of any size and root, signed by the sequencer and cosigned by three of the four witnesses.
pub fn signed_head(size: u64, root: [u8; 32]) -> String {
    signed_head_as(&cast().founding.origin, &cast().sequencer, size, root).expect("the founders' origin is sound")
}

/// The same, signed by the log of this origin and secret; `None` where no log can be called that.
pub fn signed_head_as(origin: &str, secret: &[u8; 32], size: u64, root: [u8; 32]) -> Option<String> {
    let head = Checkpoint::new(origin, size, root).ok()?;
    let log = checkpoint::sign(&head, &tlog::SigningKey::from_seed(secret), origin).ok()?;
    let mut note = Note { text: head.to_string(), signatures: vec![log] };
    for n in 0..3 {
        let (name, seed) = cast().witness(n);
        let key = tlog::SigningKey::from_seed(&seed);
        note.signatures.push(cosignature::sign(&head, name, &key, sim::NOW / 1000).expect("the name is a key name"));
    }
    Some(note.to_string())
}

/// Cuts an input into pieces, each behind its length in two bytes, big endian; the last may be cut short.
pub fn pieces(mut data: &[u8]) -> Vec<&[u8]> {
    let mut out = Vec::new();
    while let Some((len, rest)) = data.split_first_chunk::<2>() {
        let len = usize::from(u16::from_be_bytes(*len)).min(rest.len());
        let (piece, after) = rest.split_at(len);
        out.push(piece);
        data = after;
    }
    out
}

/// Joins what [`pieces`] cuts.
pub fn join(pieces: &[&[u8]]) -> Vec<u8> {
    let mut out = Vec::new();
    for piece in pieces {
        out.extend((piece.len() as u16).to_be_bytes());
        out.extend_from_slice(piece);
    }
    out
}

/// Files by their path.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A rulebook of our own terms and zones, two of its formats, and one with a field of every type.
///
/// It is small, because a target reads all of it again for each input.
pub fn rulebook_files() -> &'static Files {
    static FILES: OnceLock<Files> = OnceLock::new();
    FILES.get_or_init(|| {
        let file = |path: &str, text: &str| (path.to_owned(), text.as_bytes().to_vec());
        Files::from([
            file("terms/clocks.toml", include_str!("../../rulebook/terms/clocks.toml")),
            file("terms/silence.toml", include_str!("../../rulebook/terms/silence.toml")),
            file("terms/channels.toml", include_str!("../../rulebook/terms/channels.toml")),
            file("terms/alarms.toml", include_str!("../../rulebook/terms/alarms.toml")),
            file("terms/general.toml", include_str!("../../rulebook/terms/general.toml")),
            file("zones/illustration.toml", include_str!("../../rulebook/zones/illustration.toml")),
            file("formats/ntf-flight.toml", include_str!("../../rulebook/formats/ntf-flight.toml")),
            file("formats/inc-report.toml", include_str!("../../rulebook/formats/inc-report.toml")),
            file("formats/every-type.toml", EVERY_TYPE),
        ])
    })
}

/// That rulebook, read.
pub fn rulebook() -> &'static Rulebook {
    static RULEBOOK: OnceLock<Rulebook> = OnceLock::new();
    RULEBOOK.get_or_init(|| Rulebook::read(rulebook_files()).unwrap_or_else(|faults| panic!("{faults:#?}")))
}

/// The reference rulebook as it stands beside this folder, with its words and its gazetteer.
fn reference_files() -> Files {
    fn gather(folder: &Path, prefix: &str, out: &mut Files) {
        for entry in std::fs::read_dir(folder).expect("the rulebook is there").map(|e| e.expect("and can be read")) {
            let name = format!("{prefix}{}", entry.file_name().to_str().expect("names are plain"));
            if entry.path().is_dir() {
                gather(&entry.path(), &format!("{name}/"), out);
            } else {
                out.insert(name, std::fs::read(entry.path()).expect("and can be read"));
            }
        }
    }
    let mut files = Files::new();
    gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../rulebook"), "", &mut files);
    files
}

/// The reference rulebook, for targets that need all its formats.
pub fn reference() -> Rulebook {
    Rulebook::read(&reference_files()).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

/// Its words in every language.
pub fn words() -> words::Words {
    let files = reference_files();
    let gazetteer = str::from_utf8(&files["gazetteer.csv"]).expect("it is UTF-8");
    words::Words::load(&files, gazetteer).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

/// A few files of words in a language of two directions: what a target reads anew for each input must be small.
pub fn words_files() -> &'static Files {
    static FILES: OnceLock<Files> = OnceLock::new();
    FILES.get_or_init(|| {
        let small =
            ["language.toml", "kernel.ftl", "glossary.ftl", "formats/ntf-flight.ftl", "procedures/notification.ftl"];
        let few = |name: &str| {
            ["en", "ar"].iter().any(|lang| small.iter().any(|file| *name == format!("locales/{lang}/{file}")))
        };
        reference_files().into_iter().filter(|(name, _)| few(name)).collect()
    })
}

/// Where the world of [`World`] stands: 2026-11-21T04:00:00Z.
pub const NOW_S: i64 = 1_795_233_600;

/// A small world for what people type.
pub struct World;

const MEMBERS: [&str; 7] = ["NORTH", "SOUTH", "CHAIR", "GUAR1", "GUAR2", "GUAR3", "MON"];

impl Context for World {
    fn now_s(&self) -> i64 {
        NOW_S
    }
    fn member(&self, name: &str) -> Option<MemberId> {
        MEMBERS.iter().position(|m| *m == name).map(|at| MemberId(at as u64))
    }
    fn member_name(&self, id: MemberId) -> String {
        usize::try_from(id.0).ok().and_then(|n| MEMBERS.get(n)).map_or_else(|| "?".into(), |name| (*name).into())
    }
    fn place(&self, name: &str) -> Option<(i64, i64)> {
        (name == "Old Mill").then_some((3_308_670, 3_584_300))
    }
    fn act(&self, shown: &str) -> Option<Name> {
        ["48213", "NORTH 1042"].contains(&shown).then_some(Name { key: KeyId([1, 2, 3, 4]), serial: 1042 })
    }
    fn act_name(&self, name: &Name) -> String {
        format!("NORTH {}", name.serial)
    }
    fn item(&self, hash: &[u8; 32]) -> Option<act::Evidence> {
        Some(rulebook::stand_in(hash))
    }
    fn zone(&self, id: &str) -> bool {
        rulebook().zone(id).is_some()
    }
}

const EVERY_TYPE: &str = r#"
wire = 900
sent_by = ["party"]
precedence = "routine"
source = "a test"
field = [
  { number = 1, name = "words", type = "text", max = 12 },
  { number = 2, name = "one", type = "choice", choices = { red = 1, blue = 7 } },
  { number = 3, name = "some", type = "choices", choices = { red = 1, blue = 7 } },
  { number = 4, name = "many", type = "count", max = 50 },
  { number = 5, name = "at", type = "instant" },
  { number = 6, name = "during", type = "span" },
  { number = 7, name = "where", type = "place", max = 4 },
  { number = 8, name = "band", type = "altitude" },
  { number = 9, name = "load", type = "quantity", max = 100, units = { tonne = 1, litre = 2 } },
  { number = 10, name = "who", type = "member" },
  { number = 11, name = "desk", type = "office" },
  { number = 12, name = "about", type = "act" },
  { number = 13, name = "file", type = "evidence" },
  { number = 14, name = "armed", type = "yes-no" },
  { number = 15, name = "part", type = "group", max = 2, group = [
    { number = 1, name = "name", type = "text", required = true },
    { number = 2, name = "n", type = "count" },
  ] },
]
example = { words = "any" }
"#;
