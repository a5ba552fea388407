//! The files beside the record: configuration, keys, card, outbox, evidence, tiles.

use super::FsckReport;
use crate::config::Config;
use crate::fault::CliFault;
use crate::found::{self, Card};
use crate::node::own;
use crate::node::shelf::{archive_path, read_archive};
use act::{Act, ActKey, PublicKey};
use record::{Founding, Ledger};
use sha2::{Digest, Sha256};
use std::path::Path;
use store::{Segment, Tiles};
use tlog::tile::{TilePath, decode_entries};

/// Whether every version of the rulebook that the record adopts is here, and is what was adopted.
pub(super) fn archives(report: &mut FsckReport, dir: &Path, editions: Vec<record::Edition>) {
    for edition in editions.iter().skip(1) {
        let path = archive_path(dir, &edition.hash);
        let name = format!("rulebooks/{}", data_encoding::HEXLOWER.encode(&edition.hash));
        let number = edition.number;
        match std::fs::read(&path).map(|bytes| read_archive(&bytes, &edition.hash)) {
            Ok(Ok(_)) => report.say(true, format!("{name}: version {number} of the rulebook, as it was adopted")),
            Ok(Err(refusal)) => report.say(false, format!("{name}: {}, {:?}", refusal.code, refusal.args)),
            // What others hold is fetched again.
            Err(fault) => report.say(true, format!("{name}: version {number} of the rulebook is fetched: {fault}")),
        }
    }
}

/// Whether the passphrase opens the folder's secrets, if they are encrypted. One that opens nothing says nothing about them.
///
/// # Errors
/// `passphrase-missing`, `passphrase-wrong`.
pub(super) fn passphrase(dir: &Path) -> Result<(), CliFault> {
    let mut why = Ok(());
    // The second, in case that the first is damaged.
    for name in ["desk.key", "node.key"] {
        match found::load(&dir.join("keys").join(name)) {
            Ok(_) => return Ok(()),
            Err(fault) if fault.is("passphrase-missing") || fault.is("passphrase-wrong") => why = Err(fault),
            Err(_) => {}
        }
    }
    why
}

/// Whether the folder's secrets are those of the member that it says it belongs to.
pub(super) fn config_and_keys(report: &mut FsckReport, dir: &Path, founding: &Founding) {
    let Ok(config) = Config::read(dir) else { return };
    let Some(me) = founding.member(&config.member) else {
        return report.say(false, format!("node.toml: {} is no member of this mechanism", config.member));
    };
    let keys = dir.join("keys");
    match crate::keyfile::sweep(&keys) {
        Ok(false) => {}
        Ok(true) => report.say(true, "keys.next: what a stopped `keys encrypt` left is deleted"),
        Err(fault) => report.say(false, brief(&fault)),
    }
    let mut told = |name: &str, fault: Option<String>| match fault {
        Some(fault) => report.say(false, format!("keys/{name}: {fault}")),
        None => report.say(true, format!("keys/{name}")),
    };
    for name in ["desk.key", "node.key", "sealing.key", "duress.key", "witness.key", "sequencer.key"] {
        let path = keys.join(name);
        let needed = match name {
            "desk.key" => config.token.is_none(),
            "witness.key" => founding.witnesses.iter().any(|w| w.member == me),
            "sequencer.key" => founding.sequencer_member == me,
            _ => true,
        };
        if needed || path.exists() {
            told(name, found::load(&path).err().map(|fault| brief(&fault)));
        }
    }
    if let Some(token) = &config.token {
        let fault = token::public(&token.place()).err().map(|fault| format!("token {}: {fault}", token.label));
        told("desk.key on a token", fault);
    }
    told("tls.pem", own::same_pin(&keys, founding, me).err().map(|fault| brief(&fault)));
    if own::same_founding(&keys, founding, me).is_err() {
        report.say(false, "keys: not those that the genesis document names for this member");
    }
    if let Ok(text) = std::fs::read_to_string(dir.join("member.card")) {
        let same = Card::from_text(&text).is_ok_and(|card| Some(&card.entry) == founding.entry(me));
        report.say(same, if same { "member.card" } else { "member.card: not what the genesis document says" });
    }
}

fn brief(fault: &CliFault) -> String {
    match fault {
        CliFault::Refused(why) => why.iter().map(|r| r.code.as_str()).collect::<Vec<_>>().join(", "),
        CliFault::Io(what) => what.clone(),
        other => format!("{other:?}"),
    }
}

/// Every act must be ours and whole: the outbox is the only place where it may be.
pub(super) fn outbox(report: &mut FsckReport, dir: &Path) {
    let path = dir.join("outbox.segment");
    if !path.exists() {
        return;
    }
    let (_, kept) = match Segment::open(&path) {
        Ok(opened) => opened,
        Err(fault) => return report.say(false, format!("outbox.segment: {fault}")),
    };
    if kept.cut_bytes > 0 {
        report.say(true, format!("outbox.segment: {} bytes of an unfinished last write were cut off", kept.cut_bytes));
    }
    let own = ["desk.key", "node.key"].map(|name| found::load(&dir.join("keys").join(name)).ok());
    let mut own: Vec<_> = own.iter().flatten().map(|seed| ActKey::from_seed(seed).public()).collect();
    let token = Config::read(dir).ok().and_then(|config| token::public(&config.token?.place()).ok());
    own.extend(token.and_then(|bytes| PublicKey::from_bytes(&bytes)));
    let ours = |bytes: &Vec<u8>| Act::decode(bytes).is_ok_and(|act| own.iter().any(|key| key.id() == act.key()));
    let bad = kept.records.iter().filter(|bytes| !ours(bytes)).count();
    report.say(bad == 0, format!("outbox.segment: {} acts, {bad} unreadable or not ours", kept.records.len()));
}

/// The receipts that the record had not confirmed when they came.
pub(super) fn receipts(report: &mut FsckReport, dir: &Path) {
    let path = dir.join("receipts.segment");
    if !path.exists() {
        return;
    }
    match Segment::open(&path) {
        Ok((_, kept)) => report.say(true, format!("receipts.segment: {} receipts", kept.records.len())),
        Err(fault) => report.say(false, format!("receipts.segment: {fault}")),
    }
}

/// A file of evidence is named after its content.
pub(super) fn evidence(report: &mut FsckReport, dir: &Path) {
    let files = std::fs::read_dir(dir.join("evidence")).into_iter().flatten().flatten();
    for path in files.map(|file| file.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let sum = std::fs::read(&path).map(|bytes| data_encoding::HEXLOWER.encode(&Sha256::digest(bytes)[..8]));
        let same = sum.is_ok_and(|sum| name.ends_with(&format!("-{sum}")));
        let what = if same { "as it was written" } else { "not what was written under this name" };
        report.say(same, format!("evidence/{name}: {what}"));
    }
}

/// A sealed file stands under its own hash; what was handed in is here.
pub(super) fn items(report: &mut FsckReport, dir: &Path) {
    let folder = dir.join("items");
    if !folder.exists() {
        return;
    }
    let bad = bad_items(&folder);
    for address in &bad {
        report.say(false, format!("items/{}: not the file at this address", data_encoding::HEXLOWER.encode(address)));
    }
    let sound = addresses(&folder).len() - bad.len();
    report.say(true, format!("items: {sound} sealed files are what their addresses say"));
    match super::super::items::lost(dir) {
        Ok(lost) => {
            lost.iter().for_each(|what| report.say(false, format!("items/{what}: was handed in here and is gone")))
        }
        Err(fault) => report.say(false, format!("items/log.segment: {fault}")),
    }
}

fn addresses(folder: &Path) -> Vec<[u8; 32]> {
    let names = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.file_name());
    names.filter_map(|name| data_encoding::HEXLOWER.decode(name.to_str()?.as_bytes()).ok()?.try_into().ok()).collect()
}

/// The files that are not what their names say.
pub(super) fn bad_items(folder: &Path) -> Vec<[u8; 32]> {
    let is = |address: &[u8; 32]| {
        let bytes = std::fs::read(folder.join(data_encoding::HEXLOWER.encode(address)));
        bytes.is_ok_and(|bytes| Sha256::digest(bytes)[..] == address[..])
    };
    addresses(folder).into_iter().filter(|address| !is(address)).collect()
}

/// Published tiles that differ from the record, or are missing.
pub(super) fn tiles(report: &mut FsckReport, dir: &Path, ledger: &Ledger) {
    let public = dir.join("sequencer/public");
    let Ok(tiles) = Tiles::open(&public) else { return report.say(false, "sequencer/public: cannot be read") };
    let (mut sound, mut bad) = (0, Vec::new());
    for path in full(ledger.size()) {
        if holds(&tiles, &path, ledger) { sound += 1 } else { bad.push(path.to_string()) }
    }
    match bad.first() {
        None => report.say(true, format!("sequencer/public: {sound} tiles are the record's")),
        Some(first) => {
            report.say(false, format!("sequencer/public: {} tiles are missing or not the record's: {first}", bad.len()))
        }
    }
}

/// The tiles of a tree of this size that are full and so are published as files.
pub(super) fn full(size: u64) -> impl Iterator<Item = TilePath> {
    tlog::tile::tiles_for(0, size).into_iter().filter(|path| path.width() == 256)
}

/// Whether the file of this tile is what the record says.
pub(super) fn holds(tiles: &Tiles, path: &TilePath, ledger: &Ledger) -> bool {
    let Ok(Some(bytes)) = tiles.read(path) else { return false };
    match path {
        TilePath::Hash { .. } => ledger.tree().tile(path).is_some_and(|tile| tile == bytes),
        TilePath::Entries { index, .. } => {
            let Ok(entries) = decode_entries(&bytes) else { return false };
            let hashes = entries.iter().map(|leaf| tlog::leaf_hash(leaf));
            let level = TilePath::Hash { level: 0, index: *index, width: 256 };
            ledger.tree().tile(&level).is_some_and(|tile| hashes.flatten().eq(tile))
        }
    }
}
