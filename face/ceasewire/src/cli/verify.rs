//! `verify`: what a file proves, offline, with nothing but the file and the genesis hash that was read aloud.

use super::progress::Progress;
use super::table::Table;
use super::{Face, Global, Tone};
use super::{record_of, reference};
use crate::api::RefusalText;
use crate::fault::CliFault;
use act::cbor::{Reader, need};
use act::{Content, FIELD_BASE, Genesis, Kernel, MemberId, Refusal, Value};
use record::absence::{self, Absence, AbsenceFault, Absent};
use record::bundle::{Bundle, ShowFault, Shown};
use record::exhibit;
use record::export::ExportFault;
use record::{Founding, Ledger, Mechanism};
use rulebook::Rulebook;
use serde_json::{Value as Json, json};
use std::path::{Path, PathBuf};

/// `verify`.
#[derive(clap::Args, Debug)]
pub struct VerifyArgs {
    /// A proof, a proof of absence, a file of evidence, or the folder of an exported record
    path: PathBuf,
    /// Genesis hash of the mechanism, as it was read aloud at the founding; without it any mechanism is believed
    #[arg(long, value_name = "HEX")]
    genesis: Option<String>,
    /// Folder or archive of the rulebook, to name the fields; by default the node's, an export's own, or the reference
    #[arg(long, value_name = "DIR")]
    rulebook: Option<PathBuf>,
}

/// Checks a file or folder and says what it proves.
pub fn run(face: &Face, global: &Global, args: &VerifyArgs) -> Result<(), CliFault> {
    let genesis = args.genesis.as_deref().map(genesis_of).transpose()?;
    let found = if args.path.is_dir() {
        exported(face, &args.path, genesis)?.map_err(not_verified_export)
    } else {
        let bytes = std::fs::read(&args.path).map_err(|e| CliFault::io(args.path.display(), e))?;
        match String::from_utf8(bytes) {
            Err(_) => Err(form("UTF-8")),
            Ok(text) if text.starts_with(absence::HEADER) => absent(face, global, args, &text, genesis)?,
            Ok(text) if text.starts_with(exhibit::HEADER) => super::verify_evidence::evidence(face, &text, genesis),
            Ok(text) => bundled(face, global, args, &text, genesis)?,
        }
    };
    match found {
        Ok(proven) => tell(face, proven, genesis.is_some()),
        Err(refusal) => {
            if face.json {
                face.print_json(&json!({ "holds": false }))?;
            } else {
                face.print(&face.tone(Tone::Alarm, &face.say("verify_fails", &[])))?;
            }
            Err(CliFault::NotVerified(vec![RefusalText::from(&refusal)]))
        }
    }
}

/// What holds: lines for people, and the same as data.
pub(super) struct Proven {
    pub(super) exercise: bool,
    pub(super) lines: Vec<String>,
    pub(super) items: Table,
    pub(super) data: Json,
}

pub(super) type Found = Result<Proven, Refusal>;

fn tell(face: &Face, proven: Proven, pinned: bool) -> Result<(), CliFault> {
    if face.json {
        let mut data = proven.data;
        data["holds"] = true.into();
        data["genesis_given"] = pinned.into();
        return face.print_json(&data);
    }
    let banner = face.banner(if proven.exercise { "exercise" } else { "real" });
    face.print(&format!("{banner}{}", face.tone(Tone::Sound, &face.say("verify_holds", &[]))))?;
    proven.lines.iter().try_for_each(|line| face.print(&format!("  {line}")))?;
    if !proven.items.is_empty() {
        face.print(&format!("\n{}", proven.items.write(face)))?;
    }
    face.print(&face.say("note_proof", &[]))?;
    if !pinned {
        // Anybody can found a mechanism; without the hash the file only proves that somebody did.
        face.print(&face.tone(Tone::Unsure, &face.say("verify_unpinned", &[])))?;
    }
    Ok(())
}

fn genesis_of(hex: &str) -> Result<Genesis, CliFault> {
    let digits: String = hex.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    let bytes = data_encoding::HEXLOWER.decode(digits.as_bytes()).ok().and_then(|b| b.try_into().ok());
    bytes.map(Genesis).ok_or_else(|| CliFault::Usage("--genesis: not 64 hexadecimal digits".to_owned()))
}

fn bundled(
    face: &Face,
    global: &Global,
    args: &VerifyArgs,
    text: &str,
    genesis: Option<Genesis>,
) -> Result<Found, CliFault> {
    let shown = Bundle::parse(text).and_then(|b| b.verify(genesis));
    let shown = match shown {
        Ok(shown) => shown,
        Err(fault) => return Ok(Err(bundle_refusal(&fault))),
    };
    // It has just been verified, so its parts are there.
    let Some(founding) = founding_of(text) else { return Ok(Err(form("genesis"))) };
    let words = speaker(face, global, args, &founding)?;
    Ok(Ok(show_bundle(words.as_ref().unwrap_or(face), &shown, &founding, words.is_some())))
}

fn show_bundle(face: &Face, shown: &Shown, founding: &Mechanism, named: bool) -> Proven {
    let by = founding.name_of(shown.author).to_owned();
    let act = format!("{} {}", shown.key_name, shown.name.serial);
    let mut lines = vec![
        mechanism_line(&shown.mechanism, &shown.genesis),
        face.say("verify_signed", &[("by", format!("{by} ({act})").into())]),
        placed(face, shown.index, shown.at),
        witnessed(face, &shown.cosigners, founding),
        face.say("verify_unchanged", &[("size", shown.size.into())]),
    ];
    if shown.items.is_empty() {
        lines.push(face.say("verify_sealed", &[]));
    } else if shown.closed > 0 {
        lines.push(format!("+ {}: {}", shown.closed, face.say("verify_sealed", &[])));
    }
    let (items, data) = items(face, &shown.items, named, founding);
    Proven {
        exercise: shown.exercise,
        lines,
        items,
        data: json!({
            "kind": "bundle", "mechanism": shown.mechanism, "genesis": hex(&shown.genesis.0), "exercise": shown.exercise,
            "act": act, "author": by, "index": shown.index, "at_ms": shown.at, "size": shown.size,
            "cosigners": shown.cosigners.iter().map(|(n, _)| n).collect::<Vec<_>>(), "quorum": shown.quorum,
            "items": data, "closed": shown.closed, "public": shown.public,
        }),
    }
}

fn absent(
    face: &Face,
    global: &Global,
    args: &VerifyArgs,
    text: &str,
    genesis: Option<Genesis>,
) -> Result<Found, CliFault> {
    let checked = Absence::parse(text).and_then(|a| Ok((a.verify(genesis)?, a)));
    let (shown, founding) = match checked {
        Ok((shown, file)) => match Founding::decode(&file.founding) {
            Ok(founding) => (shown, founding),
            Err(fault) => return Ok(Err(form(fault))),
        },
        Err(fault) => return Ok(Err(absence_refusal(&fault))),
    };
    let words = speaker(face, global, args, founding.mechanism())?;
    Ok(Ok(show_absence(words.as_ref().unwrap_or(face), &shown, &founding, words.is_some())))
}

/// Until when nothing had come, milliseconds: a quorum cosigned this size at that time or later. The last leaf may be much
/// older, and a proof that ends before the deadline would show nobody's default.
fn silent_until(shown: &Absent, founding: &Mechanism) -> u64 {
    let mut times: Vec<u64> = shown.cosigners.iter().map(|(_, at_s)| at_s.saturating_mul(1000)).collect();
    times.sort_unstable();
    let signed = times.len().checked_sub(founding.quorum()).and_then(|n| times.get(n).copied());
    signed.unwrap_or(0).max(shown.until)
}

fn show_absence(face: &Face, shown: &Absent, founding: &Mechanism, named: bool) -> Proven {
    let act = format!("{} {}", shown.key_name, shown.name.serial);
    let absent = [("by", shown.member.as_str().into()), ("size", shown.size.into())];
    let mut lines = vec![
        mechanism_line(&shown.mechanism, &shown.genesis),
        face.say("verify_signed", &[("by", act.as_str().into())]),
        placed(face, shown.index, shown.at),
        face.tone(Tone::Head, &face.say("verify_absent", &absent)),
        face.since("clock_current", silent_until(shown, founding)),
        witnessed(face, &shown.cosigners, founding),
        face.say("note_silence", &[]),
    ];
    if shown.unopenable > 0 {
        lines.push(face.tone(Tone::Unsure, &face.say("verify_unopenable", &[("n", shown.unopenable.into())])));
    }
    let (items, data) = items(face, &shown.items, named, founding);
    Proven {
        exercise: founding.mode != 0,
        lines,
        items,
        data: json!({
            "kind": "absence", "mechanism": shown.mechanism, "genesis": hex(&shown.genesis.0), "act": act,
            "index": shown.index, "at_ms": shown.at, "member": shown.member, "size": shown.size,
            "until_ms": shown.until, "others": shown.others, "unopenable": shown.unopenable, "items": data,
            "cosigners": shown.cosigners.iter().map(|(n, _)| n).collect::<Vec<_>>(),
        }),
    }
}

fn exported(face: &Face, folder: &Path, genesis: Option<Genesis>) -> Result<Result<Proven, ExportFault>, CliFault> {
    let mut progress = Progress::begin();
    let verified = record_of::verify(folder, genesis, |done, size| {
        let (done, size) = (face.number(done), face.number(size));
        progress.at(|| face.say("verify_so_far", &[("done", done.into()), ("size", size.into())]));
    });
    progress.end();
    Ok(verified?.map(|(ledger, cosigners)| show_export(face, &ledger, &cosigners)))
}

fn show_export(face: &Face, ledger: &Ledger, cosigners: &[(String, u64)]) -> Proven {
    let founding = ledger.founding();
    let size = ledger.size();
    let lines = vec![
        mechanism_line(&founding.name, &founding.genesis()),
        face.say("fsck_clean", &[("size", (size - 1).into())]),
        witnessed(face, cosigners, founding),
        face.say("verify_unchanged", &[("size", size.into())]),
    ];
    Proven {
        exercise: founding.mode != 0,
        lines,
        items: Table::new([]),
        data: json!({
            "kind": "export", "mechanism": founding.name, "genesis": hex(&founding.genesis().0), "size": size,
            "acts": size - 1, "cosigners": cosigners.iter().map(|(n, _)| n).collect::<Vec<_>>(),
            "quorum": founding.quorum(),
        }),
    }
}

pub(super) fn mechanism_line(name: &str, genesis: &Genesis) -> String {
    format!("{name} · genesis {}", hex(&genesis.0))
}

fn placed(face: &Face, index: u64, at: u64) -> String {
    let time = super::face::moment(at);
    face.say("verify_placed", &[("index", face.number(index).into()), ("time", time.into())])
}

fn witnessed(face: &Face, cosigners: &[(String, u64)], founding: &Mechanism) -> String {
    let (k, n, q) = (cosigners.len(), founding.witnesses.len(), founding.quorum());
    let names = cosigners.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ");
    format!("{} ({names})", face.say("verify_witnessed", &[("k", k.into()), ("n", n.into()), ("q", q.into())]))
}

/// Opened items under their labels; without the signed rulebook only their numbers and bytes.
fn items(face: &Face, items: &[(u64, Vec<u8>)], named: bool, founding: &Mechanism) -> (Table, Json) {
    let uint = |bytes: &[u8]| Reader::whole(bytes, |r| r.uint()).ok();
    let wire = items.iter().find(|(number, _)| *number == 1).and_then(|(_, bytes)| uint(bytes));
    let format = wire.filter(|_| named).and_then(|w| face.rulebook.by_wire(w));
    let ctx = Names { founding, zones: &face.rulebook };
    let mut table = Table::new([]);
    let mut data = serde_json::Map::new();
    for (number, bytes) in items {
        let def = number.checked_sub(FIELD_BASE).and_then(|n| format?.field_numbered(n));
        let value = def.and_then(|def| Some((def, Value::decode(def.kind, bytes).ok()?)));
        let (label, key, text) = match (number, value) {
            (_, Some((def, value))) => {
                let name = &format.expect("a field was found in it").name;
                let text = face.words.value(&face.lang, &def.arg(name, &value, &ctx));
                (face.words.label(&face.lang, name, &def.name), def.name.clone(), text)
            }
            (1, None) => {
                let kernel = wire.and_then(Kernel::key_of).map(|key| face.kind(key));
                let known = format.map(|f| face.kind(&f.name)).or(kernel);
                (face.say("col_format", &[]), "format".into(), known.unwrap_or_else(|| hex(bytes)))
            }
            _ => head_item(face, *number, bytes, founding),
        };
        data.insert(key, words::plain(&text).into());
        table.row([(Tone::Plain, format!("  {label}")), (Tone::Plain, text)]);
    }
    (table, Json::Object(data))
}

/// An item of the head, or a field that nobody here can name: label, key and text. See `act::Content`.
fn head_item(face: &Face, number: u64, bytes: &[u8], founding: &Mechanism) -> (String, String, String) {
    // A content with only a format and this item is one that core/act can read.
    let head = [&[0xa2, 0x01, 0x00, number as u8][..], bytes].concat();
    let content = Content::decode(&head).unwrap_or_default();
    let said = match number {
        2 => Some(("office", None, content.office.to_string())),
        3 => Some(("officer", None, content.officer.to_string())),
        4 => content.case.map(|name| ("case", Some("col_case"), name.to_string())),
        6 => {
            let names: Vec<_> = content.to.iter().map(|id| founding.name_of(*id)).collect();
            Some(("to", Some("col_to"), names.join(", ")))
        }
        8 => content.lang.map(|tag| ("language", Some("col_language"), face.words.own_name(&tag).to_owned())),
        9 => {
            let reasons = &face.rulebook.terms().emergency;
            let named = content.emergency.and_then(|code| reasons.iter().find(|r| r.code == code));
            named.map(|reason| ("emergency", None, face.choice("emergency", &reason.name)))
        }
        10 => Some(("history", None, face.say("proof_imported", &[]))),
        11 => Some(("second", None, content.second.to_string())),
        _ => None,
    };
    match said.filter(|_| number < 24) {
        Some((key, label, text)) => (label.map_or_else(|| key.to_owned(), |id| face.say(id, &[])), key.into(), text),
        None => (number.to_string(), number.to_string(), hex(bytes)),
    }
}

/// The face that speaks with the rulebook that this mechanism signed; none if it is not at hand.
fn speaker(face: &Face, global: &Global, args: &VerifyArgs, founding: &Mechanism) -> Result<Option<Face>, CliFault> {
    let given = args.rulebook.as_deref().map(reference::at).transpose()?;
    let candidates = [given, Some(face.rulebook.files().clone()), Some(reference::files())];
    for files in candidates.into_iter().flatten() {
        let spoken = Face::of(global, files)?;
        if spoken.rulebook.hash() == founding.rulebook {
            return Ok(Some(spoken));
        }
    }
    Ok(None)
}

/// The genesis document that a verified bundle carries.
fn founding_of(text: &str) -> Option<Founding> {
    let extra = tlog::proof::Proof::parse(text).ok()?.extra?;
    let pairs = Reader::whole(&extra, Reader::map).ok()?;
    Founding::decode(need(&pairs, 2).ok()?.bytes().ok()?).ok()
}

/// What phrasing needs of a mechanism that is only known from a file.
struct Names<'a> {
    founding: &'a Mechanism,
    zones: &'a Rulebook,
}

impl rulebook::Context for Names<'_> {
    fn now_s(&self) -> i64 {
        i64::try_from(self.founding.founded_s).unwrap_or(i64::MAX)
    }
    fn member(&self, name: &str) -> Option<MemberId> {
        self.founding.member(name)
    }
    fn member_name(&self, id: MemberId) -> String {
        self.founding.name_of(id).to_owned()
    }
    fn place(&self, _: &str) -> Option<(i64, i64)> {
        None
    }
    fn act(&self, _: &str) -> Option<act::Name> {
        None
    }
    fn act_name(&self, name: &act::Name) -> String {
        name.to_string()
    }
    fn zone(&self, id: &str) -> bool {
        self.zones.zone(id).is_some()
    }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}

pub(super) fn form(detail: impl std::fmt::Display) -> Refusal {
    Refusal::new("bundle-form").with("detail", detail)
}

pub(super) fn bundle_refusal(fault: &ShowFault) -> Refusal {
    use tlog::proof::BundleFault as Log;
    match fault {
        ShowFault::OtherMechanism => Refusal::new("wrong-genesis"),
        ShowFault::Log(Log::Header | Log::Extra | Log::Index | Log::Hashes) | ShowFault::Extra(_) => form(fault),
        _ => Refusal::new("bundle-proof").with("detail", fault),
    }
}

fn absence_refusal(fault: &AbsenceFault) -> Refusal {
    match fault {
        AbsenceFault::Show(fault) => bundle_refusal(fault),
        AbsenceFault::Header => form(fault),
        _ => Refusal::new("bundle-proof").with("detail", fault),
    }
}

fn not_verified_export(fault: ExportFault) -> Refusal {
    match &fault {
        ExportFault::Missing(path) => Refusal::new("export-file-missing").with("path", path),
        ExportFault::Unexpected(path) => Refusal::new("export-file-unexpected").with("path", path),
        ExportFault::Differs(path) => Refusal::new("export-differs").with("path", path),
        ExportFault::OtherMechanism => Refusal::new("wrong-genesis"),
        _ => Refusal::new("bundle-proof").with("detail", fault),
    }
}
