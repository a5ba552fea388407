//! The signed part of a rulebook as one string of bytes: `[[path, bytes], ..]` in ascending order of path.
//!
//! What the parties sign are formats, terms, zones, and per language the words of formats, procedures, kernel acts and
//! the glossary. The desk's own words are outside, so that a typing error on a button needs no signatures. Source: DESIGN 6.

use act::cbor::{CborFault, Reader, Writer};
use std::collections::BTreeMap;

/// Whether the parties' signatures cover this path.
pub(crate) fn is_signed(path: &str) -> bool {
    let mut parts = path.split('/');
    match (parts.next(), parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some("formats" | "terms" | "zones"), Some(file), None, ..) => !file.is_empty(),
        (Some("locales"), Some(lang), Some("language.toml" | "kernel.ftl" | "glossary.ftl"), None, _) => {
            !lang.is_empty()
        }
        (Some("locales"), Some(lang), Some("formats" | "procedures"), Some(file), None) => {
            !lang.is_empty() && !file.is_empty()
        }
        _ => false,
    }
}

pub(crate) fn write(files: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let signed: Vec<_> = files.iter().filter(|(path, _)| is_signed(path)).collect();
    let mut w = Writer::new();
    w.array(signed.len());
    for (path, bytes) in signed {
        w.array(2).text(path).bytes(bytes);
    }
    w.done()
}

/// Reads exactly what [`write`] writes.
pub(crate) fn read(bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, CborFault> {
    let list = Reader::whole(bytes, |r| {
        r.list(|r| -> Result<_, CborFault> {
            r.array_len(2)?;
            Ok((r.text()?, r.bytes()?.to_vec()))
        })
    })?;
    if !list.is_sorted_by(|a, b| a.0 < b.0) {
        return Err(CborFault::Order);
    }
    if !list.iter().all(|(path, _)| is_signed(path)) {
        return Err(CborFault::Keys);
    }
    Ok(list.into_iter().collect())
}
