//! Writes the corpora anew: `cargo run --example seeds`. What it writes is committed, so that a run needs nothing else.
//!
//! Each file is a sound input, or one that reaches far: the fuzzer finds the unsound ones around it by itself.

use act::cbor::Writer;
use act::{Act, ActKey, Content, Kernel, MemberId, Name, Value};
use data_encoding::{BASE64, HEXLOWER};
use fuzz::{World, cast, join, keys, rulebook, rulebook_files, signed_head};
use record::absence::Absence;
use record::bundle::{Bundle, KeyProof};
use record::{Latch, Leaf};
use seal::{SeedRng, disclose};
use sim::{Draft, NOW, Scribe, kernel_content, text_content};
use std::collections::BTreeMap;
use std::{fs, path::PathBuf};
use tlog::note::Note;
use tlog::proof::Proof;
use tlog::witness::write_cosignatures;

fn main() {
    let all = [acts as fn(), contents, seals, record_files, ledgers, situations, logs, proofs, edges, rulebooks, doors];
    all.into_iter().for_each(|write| write());
}

fn write(target: &str, name: &str, bytes: &[u8]) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
    fs::create_dir_all(&folder).expect("the folder is ours");
    fs::write(folder.join(name), bytes).expect("the folder is ours");
}

fn sample_acts() -> Vec<(&'static str, Act)> {
    let content = text_content("Road 12, six trucks");
    let base = seal::BaseKey::from_bytes([0x0f; 32]);
    let name = Name { key: keys()[0].public().id(), serial: 3 };
    let draft = Draft::from(3);
    let reader = seal::SealingKey::from_seed(&[0xa0; 32]);
    let few = seal::close_few(
        &content,
        &seal::Head {
            genesis: &cast().genesis(),
            name,
            claimed_s: draft.claimed_s,
            precedence: draft.precedence,
            seen: draft.seen,
            channel: sim::CHANNEL,
            duress: &seal::DuressKey::from_bytes([0xd0; 32]),
            under_duress: false,
        },
        &base,
        &[(MemberId(0), reader.public().as_slice())],
        &mut SeedRng::new([9; 32]),
    )
    .expect("the reader's key is sound");
    vec![
        ("public", cast().public(keys()[0], 1, &content)),
        ("channel", cast().sealed("NORTH", 2, sim::CHANNEL, &content)),
        ("few", Act::sign(few, keys()[0], &cast().genesis())),
    ]
}

fn acts() {
    for (name, act) in sample_acts() {
        write("act", name, &act.encode());
        write("act", &format!("{name}-burst"), &act.encode_burst());
        write("line", name, &[&[0], &act.encode_line()[..]].concat());
        write("seal", &format!("sealed-{name}"), &[&[2], &act.encode_burst()[..]].concat());
    }
}

fn sample_kernels() -> Vec<Kernel> {
    let act = Name { key: keys()[0].public().id(), serial: 5 };
    let at = act::Instant { unix_s: 1_900_000_000, within_s: 60, offset_min: 120 };
    let text = || "said".to_owned();
    let approval = act::Approval { member: MemberId(1), root: 2, signature: [7; 64] };
    let approvals = || vec![approval];
    vec![
        Kernel::Delivered { index: 48_213 },
        Kernel::ReadBack { fields: BTreeMap::from([(2, vec![5])]) },
        Kernel::Disseminated {
            told: vec![act::UnitTold { unit: 4, at_s: 1_900_000_000 }],
            not_told: vec![act::UnitNotTold { unit: 1, reason: text() }],
        },
        Kernel::Position {
            stance: act::Stance::Object,
            grounds: Some(text()),
            valid: Some(act::Span { start_s: 5, end_s: 9 }),
        },
        Kernel::Start { at },
        Kernel::Suspend { grounds: text(), effective: at, emergency: true },
        Kernel::Release { act, to: MemberId(2), enc: vec![1; 32], key: vec![2; 48] },
        Kernel::Disclose { act, opening: vec![9; 40] },
        Kernel::KeyAdd { name: text(), public: [3; 32].into(), purpose: act::Purpose::Field, approvals: approvals() },
        Kernel::MemberAdmit { entry: vec![0xa0], approvals: approvals() },
        Kernel::Rulebook {
            hash: [4; 32],
            edition: 2,
            replaces: [3; 32],
            channels: vec![act::ChannelKinds { channel: 1, kinds: vec![act::MemberKind::Party] }],
            approvals: approvals(),
        },
        Kernel::Epoch {
            channel: 1,
            epoch: 2,
            check: [5; 32],
            wraps: vec![act::EpochWrap { to: MemberId(0), enc: vec![1; 32], secret: vec![2; 48] }],
        },
        Kernel::LineCheck { nonce: 7, text: 1, medium: 0 },
        Kernel::Complaint { act, key: [7; 32] },
        Kernel::RootReplace { root: 2, public: [8; 32].into(), replaces: [9; 32].into(), approvals: approvals() },
        Kernel::PlaceOpened { act, reason: text() },
    ]
}

/// What a person may type for each field of the format of all types.
const TYPED: [(&str, &[&str]); 15] = [
    ("words", &["Road 12"]),
    ("one", &["blue"]),
    ("some", &["red,blue"]),
    ("many", &["6", "4-6-9"]),
    ("at", &["05:40Z", "+25m", "2026-11-21T05:40:00+02:00~15m", "now"]),
    ("during", &["05:40Z/07:00Z", "+25m/+2h"]),
    (
        "where",
        &[
            "33.0867,35.8430~500m",
            "Old Mill",
            "Old Mill > 33.1,35.9",
            "area: 33,35 > 33.1,35 > 33,35.1",
            "zone:demo-band",
        ],
    ),
    ("band", &["300-900m agl", "1000-2000m amsl"]),
    ("load", &["12 tonne"]),
    ("who", &["SOUTH"]),
    ("desk", &["NORTH/2"]),
    ("about", &["48213", "NORTH 1042"]),
    ("file", &["0000000000000000000000000000000000000000000000000000000000000000:12:image/png"]),
    ("armed", &["yes"]),
    ("part", &["name=one; n=2 | name=two"]),
];

fn contents() {
    for kernel in sample_kernels() {
        write("content", &format!("kernel-{}", kernel.key()), &kernel_content(&kernel).encode());
    }
    let format = rulebook().format("every-type").expect("it is ours");
    let mut fields = BTreeMap::new();
    for (at, (field, texts)) in TYPED.iter().enumerate() {
        let def = format.field(field).expect("it is ours");
        for (n, text) in texts.iter().enumerate() {
            write("typed", &format!("{field}-{n}"), &[&[at as u8], text.as_bytes()].concat());
            let value: Value = def.parse(text, &World).unwrap_or_else(|r| panic!("{field} {text}: {r:?}"));
            write("content", &format!("value-{field}-{n}"), &value.encode());
            fields.insert(def.number, value);
        }
    }
    let name = Name { key: keys()[0].public().id(), serial: 5 };
    let content = Content {
        format: format.wire,
        office: 1,
        officer: 2,
        second: 3,
        case: Some(name),
        refs: vec![act::Ref { kind: act::RefKind::Update, act: name }],
        to: vec![MemberId(1)],
        mark: 1,
        lang: Some("en".into()),
        emergency: Some(2),
        history: true,
        fields: format.encode(&fields),
    };
    write("content", "everything", &content.encode());
    // The least i64 as an offset and as a latitude; a span from about the least second to about the greatest.
    write("content", "edge-offset", b"\x83\x05\x00\x3b\x7f\xff\xff\xff\xff\xff\xff\xff");
    write("content", "edge-point", b"\x84\x00\x82\x3b\x7f\xff\xff\xff\xff\xff\xff\xff\x00\x00\x00");
    write("typed", "edge-span", b"\x05-9223372036854775807s/+9223372034000000000s");
    write("seal", "plaintext", &[&[0], &padded(&content)[..]].concat());
}

fn padded(content: &Content) -> Vec<u8> {
    let mut bytes = content.encode();
    bytes.resize(bytes.len().next_multiple_of(16), 0);
    bytes
}

fn seals() {
    for name in ["opening-all", "opening-one"] {
        let path = format!("{}/../test/vectors/seal/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        let text = fs::read_to_string(path).expect("the vector is there");
        let line = text.lines().last().expect("the vector has bytes");
        write("seal", name, &HEXLOWER.decode(line.as_bytes()).expect("the vector is hexadecimal"));
    }
    write("seal", "plaintext-small", &[&[0], &padded(&text_content("sealed"))[..]].concat());
    // The sizes that X-Wing and its AEAD give; that they do not open is for the fuzzer to live with.
    write("seal", "wraps", &[&[1], &join(&[&[5; 1120], &[6; 48]])[..]].concat());
}

fn record_files() {
    let founding = &cast().founding;
    write("genesis", "founding", &founding.encode());
    write("genesis", "mechanism", &founding.mechanism().encode());
    write("genesis", "member", &founding.members[0].encode());
    let mut card = Writer::new();
    card.array(4).bytes(&founding.members[0].encode()).bytes(&[3; 32]).bytes(&[]).text("north.example:7000");
    let card = card.done();
    write("card", "card", format!("ceasewire/card@v1\n{}\n", BASE64.encode(&card)).as_bytes());
    write("card", "body", &card);
    let act = cast().say("NORTH", 1, "said");
    write("leaf", "act", &Leaf::Act { at: NOW, act: act.encode() }.encode());
    write("leaf", "genesis", &Leaf::Genesis { at: NOW, document: vec![1, 2, 3] }.encode());
    let scribe = Scribe::new(cast());
    let latch = Latch { term: 1, size: 1, root: scribe.tree().root(), checkpoint: scribe.checkpoint(1) };
    write("leaf", "latch", &latch.encode());
    let mut body = Writer::new();
    body.array(3).uint(latch.size).bytes(&latch.root).text(&latch.checkpoint);
    write("leaf", "latch-body", &body.done());
    let (receipt, bytes) = scribe.receipt(&act, 1, NOW);
    write("leaf", "receipt", &bytes);
    let mut payload = Writer::new();
    payload.array(3).bytes(&receipt.act).uint(1).uint(NOW);
    write("leaf", "receipt-payload", &payload.done());
}

/// How a ledger's input carries an act: by which key, seconds since the one before, then its payload.
fn piece(how: u8, act: &Act) -> Vec<u8> {
    let burst = act.encode_burst();
    [&[how], &burst[5..burst.len() - 64]].concat()
}

fn ledgers() {
    let field = ActKey::from_seed(&[0x77; 32]);
    let said = |serial| piece(0x10, &cast().say("NORTH", serial, "said"));
    let add = piece(0x00, &cast().key_add("NORTH", 2, "NORTH/F1", &field, &[0, 1]));
    let revoke = piece(0x00, &cast().key_revoke("NORTH", 3, &cast().members[0].node, &[0, 2]));
    let epoch = piece(0x00, &cast().epoch("NORTH", 1, sim::CHANNEL, 1));
    let sealed = piece(0x22, &cast().sealed("SOUTH", 1, sim::CHANNEL, &text_content("sealed")));
    let list = |pieces: &[Vec<u8>]| join(&pieces.iter().map(Vec::as_slice).collect::<Vec<_>>());
    write("ledger", "said", &list(&[said(1), said(2), said(4), said(3)]));
    write("ledger", "keys", &list(&[said(1), add, revoke]));
    write("ledger", "epoch", &list(&[epoch, sealed]));
    let leaf = Leaf::Act { at: NOW, act: cast().say("NORTH", 1, "said").encode() }.encode();
    write("ledger", "raw-leaf", &list(&[[&[0x80], &leaf[..]].concat()]));
    for (n, kernel) in sample_kernels().into_iter().enumerate() {
        let act = cast().public(keys()[0], 1, &kernel_content(&kernel));
        if Kernel::is_public(kernel.wire()) {
            write("ledger", &format!("kernel-{n}"), &list(&[piece(0, &act)]));
        }
    }
}

/// A notification with its ladder, a query with its answer, a line check: cases as a day's work makes them.
fn situations() {
    let book = fuzz::reference();
    let form = |name: &str| {
        let format = book.format(name).expect("the reference rulebook has it");
        let typed = |(field, text): (&String, &String)| {
            let def = format.field(field)?;
            Some((def.number, def.parse(text, &World).ok()?))
        };
        let fields = format.example.iter().filter_map(typed).collect();
        Content { format: format.wire, fields: format.encode(&fields), lang: Some("en".into()), ..Content::default() }
    };
    let first = Name { key: act::KeyId([0; 4]), serial: 0 };
    let in_case = |content: Content| Content { case: Some(first), ..content };
    let kernel = |kernel: Kernel| in_case(kernel_content(&kernel));
    let act =
        |who: u8, minutes: u16, content: &Content| [&[who][..], &minutes.to_be_bytes(), &content.encode()].concat();
    let list = |pieces: &[Vec<u8>]| join(&pieces.iter().map(Vec::as_slice).collect::<Vec<_>>());
    let flight = form("ntf-flight");
    let ladder = [
        act(0, 1, &flight),
        act(1, 1, &kernel(Kernel::Delivered { index: 1 })),
        act(1, 1, &kernel(Kernel::Opened)),
        act(1, 5, &kernel(Kernel::ReadBack { fields: flight.fields.clone() })),
        act(1, 5, &kernel(Kernel::Position { stance: act::Stance::Comply, grounds: None, valid: None })),
        act(0, 30, &kernel(Kernel::Amend { fields: flight.fields.clone() })),
        act(0, 300, &kernel(Kernel::Cancel { reason: Some("weather".into()) })),
    ];
    write("situation", "flight", &list(&ladder));
    let query = [act(0x41, 1, &form("inc-query")), act(0, 9, &in_case(form("inc-response")))];
    write("situation", "query", &list(&query));
    let check = kernel_content(&Kernel::LineCheck { nonce: 7, text: 1, medium: 0 });
    let reply = kernel_content(&Kernel::LineReply { nonce: 7 });
    write("situation", "line", &list(&[act(2, 1, &check), act(0, 1, &reply), act(0, 1, &form("link-status"))]));
    for (n, k) in sample_kernels().into_iter().enumerate() {
        write("situation", &format!("kernel-{n}"), &list(&[ladder[0].clone(), act(1, 1, &kernel(k))]));
    }
    for format in book.formats() {
        write("situation", &format.name, &list(&[act(2, 1, &form(&format.name)), act(0, 1, &form(&format.name))]));
    }
}

fn logs() {
    let mut scribe = Scribe::new(cast());
    for serial in 1..6 {
        scribe.add(NOW, &cast().say("NORTH", serial, "said"));
    }
    let text = scribe.cosigned(4, &[0, 1, 2], NOW / 1000);
    let note = Note::parse(&text).expect("it was just written");
    write("tlog", "note", text.as_bytes());
    write("tlog", "checkpoint", note.text.as_bytes());
    write("tlog", "signature", note.signatures[1].to_string().as_bytes());
    let policy = cast().founding.policy().expect("the founding is sound");
    write("tlog", "policy", policy.to_string().as_bytes());
    write("tlog", "key", policy.logs().next().expect("it has a log").to_string().as_bytes());
    write("tlog", "path", b"tile/0/x001/234.p/5");
    write("tlog", "path-entries", b"tile/entries/000");
    write("tlog", "entries", &tlog::tile::encode_entries(&[b"one", b"", b"three"]).expect("they are short"));

    write("witness", "request", scribe.request(3, 5).to_string().as_bytes());
    write("witness", "first", scribe.request(0, 5).to_string().as_bytes());
    write("witness", "answer", write_cosignatures(&note.signatures).as_bytes());
    write("witness", "conflict", b"20852163\n");
}

fn proofs() {
    let (founding, content) = (&cast().founding, text_content("sealed"));
    let mut scribe = Scribe::new(cast());
    let act = cast().sealed("NORTH", 1, sim::CHANNEL, &content);
    let index = scribe.add(NOW, &act);
    let leaf = scribe.leaves[index as usize].clone();
    let base = cast().base_key(sim::CHANNEL, &act.name());
    let opening = disclose(&content, &base, |_| true);
    let proof = |scribe: &Scribe| Proof {
        extra: None,
        index,
        hashes: scribe.tree().inclusion(index, scribe.size()).expect("it is in the tree"),
        checkpoint_note_text: signed_head(scribe.size(), scribe.tree().root()),
    };
    let key = KeyProof { leaf: leaf.clone(), index, hashes: vec![[1; 32]] };
    for (name, opening, key) in [("open", Some(&opening), None), ("closed", None, None), ("key", None, Some(key))] {
        let bundle = Bundle::new(proof(&scribe), leaf.clone(), founding, opening, key);
        let text = bundle.to_string();
        let extra = Proof::parse(&text).expect("it was just written").extra.expect("it has one");
        write("bundle", &format!("extra-{name}"), &extra);
        write("bundle", name, text.as_bytes());
    }
    let public = Leaf::Act { at: NOW, act: cast().say("NORTH", 1, "said").encode() }.encode();
    let bundle = Bundle::new(proof(&scribe), public, founding, None, None).to_string();
    write("bundle", "extra-public", &Proof::parse(&bundle).expect("just written").extra.expect("it has one"));
    let answer = Content { case: Some(Name { serial: 9, ..act.name() }), ..text_content("another case") };
    let other = cast().sealed("SOUTH", 1, sim::CHANNEL, &answer);
    let at = scribe.add(NOW, &other);
    scribe.add(NOW, &cast().say("CHAIR", 1, "said"));
    let other_base = cast().base_key(sim::CHANNEL, &other.name());
    let absence = Absence {
        founding: founding.encode(),
        from: index,
        frontier: scribe.tree().frontier(index).expect("it is within the tree"),
        leaves: scribe.leaves[index as usize..].to_vec(),
        openings: BTreeMap::from([
            (index, opening.encode()),
            (at, disclose(&answer, &other_base, |number| matches!(number, 1 | 4)).encode()),
        ]),
        member: MemberId(1),
        keys: Vec::new(),
        term: None,
        checkpoint: signed_head(scribe.size(), scribe.tree().root()),
    };
    absence.verify(Some(cast().genesis())).expect("the seed is sound");
    let text = absence.to_string();
    write("absence", "text", text.as_bytes());
    let body = text.lines().nth(1).expect("it has a body");
    write("absence", "body", &BASE64.decode(body.as_bytes()).expect("it was just written"));
    for (target, name) in [("bundle", "good-public.tlog-proof"), ("absence", "good-absence")] {
        let path = format!("{}/../test/vectors/golden/{name}", env!("CARGO_MANIFEST_DIR"));
        write(target, "golden", &fs::read(path).expect("the vector is there"));
    }
}

fn edges() {
    write("export", "flip", &join(&[&[0, 4, 0, 9, 1]]));
    write("export", "remove", &join(&[&[1, 2]]));
    write("export", "add", &join(&[b"\x02\x01tile/0/001.p/7"]));
    write("export", "exchange", &join(&[b"\x03\x00said"]));
    write("export", "twice", &join(&[&[0, 4, 0, 9, 1], &[0, 4, 0, 9, 1]]));

    let frames = [&[7, 3, 0, 0, 0][..], b"abc", &[1, 0, 0, 0, 0], &[9, 2, 0, 0, 0, 1, 2]].concat();
    write("frame", "three", &[&[4], &frames[..]].concat());
    write("frame", "cut", &[&[1], &frames[..frames.len() - 1]].concat());
    write("frame", "long", &[200, 7, 0x71, 0x11, 1, 0]);

    let folder = tempfile::tempdir().expect("a folder for one file");
    let path = folder.path().join("segment");
    let (mut segment, _) = store::Segment::open(&path).expect("the folder is ours");
    for round in [&[b"one".to_vec(), b"two".to_vec()][..], &[b"three".to_vec()]] {
        segment.append(round).and_then(|()| segment.sync()).expect("the folder is ours");
    }
    let bytes = fs::read(&path).expect("the folder is ours");
    write("segment", "three", &bytes);
    write("segment", "torn", &bytes[..bytes.len() - 2]);
    let mut damaged = bytes.clone();
    damaged[17] ^= 1;
    write("segment", "damaged", &damaged);
    write("segment", "empty", b"CWSEG01\n");
}

fn rulebooks() {
    for (at, (name, bytes)) in rulebook_files().iter().enumerate() {
        write("rulebook", &name.replace('/', "-"), &[&[at as u8], &bytes[..]].concat());
    }
    write("rulebook", "archive", &[&[255], rulebook().archive()].concat());
    write("rulebook", "gazetteer", b"\xffname,names_ar,names_he,lat,lon,population\nOld Mill,,,33.0867,35.8430,12\n");

    let table = include_bytes!("../../core/bridges/tests/made.csv");
    let lines: Vec<_> = table.split_inclusive(|byte| *byte == b'\n').take(4).collect();
    write("table", "rows", &[&[0], &lines.concat()[..]].concat());
    write("table", "mapping", &[&[1], include_bytes!("../../rulebook/imports/ucdp-ged.toml").as_slice()].concat());
    write("table", "small-mapping", &[&[1], SMALL_MAPPING.as_bytes()].concat());
}

/// What the command line and other members ask, and phrases as they stand.
fn doors() {
    for (door, asked) in [
        (3, "of=1"),
        (4, "author=NORTH&channel=security&limit=3&text=road&after=0&before=9"),
        (6, r#"{"what":"ntf-flight","to":["SOUTH"],"fields":{"class":"rotary","window":"+25h/+26h"},"lang":"en"}"#),
        (7, r#"[{"what":"statement","fields":{"status":"unilateral","text":"said"}}]"#),
        (8, r#"{"act":"1","items":["format"],"closed":false}"#),
        (9, r#"{"act":"CHAIR 1","member":"NORTH"}"#),
        (11, r#"{"act":"1","to":"SOUTH"}"#),
        (12, r#"{"wire":18,"fields":{"64":"44d0010203","65":"00"}}"#),
        (13, r#"{"act":"CHAIR 1","until":"witnessed","timeout_ms":1}"#),
        (15, "from=0&to=9"),
        (16, "entries/000.p/1"),
    ] {
        write("door", &format!("door-{door}"), &[&[door][..], asked.as_bytes()].concat());
    }
    write("door", "act", &[&[14], &cast().say("NORTH", 1, "said").encode()[..]].concat());
    for (at, (name, bytes)) in fuzz::words_files().iter().enumerate() {
        write("phrases", &name.replace('/', "-"), &[&[at as u8], &bytes[..]].concat());
    }
    let approvals = [act::Approval { member: MemberId(1), root: 2, signature: [7; 64] }];
    write("card", "signatures", ceasewire::found::signatures_text(&approvals).as_bytes());
    write("card", "draft", ceasewire::found::draft_text(cast().founding.mechanism()).as_bytes());
}

/// A mapping that fits the small table of the target.
const SMALL_MAPPING: &str = r#"format = "inc-report"
unique = "source-id"
credit = "made up"
[fields]
category = "hostile"
place = "{lat},35.8~500m"
when = "{day:day-start}/{day:day-end}"
basis = "allegation"
source-id = "made/{id}"
"#;
