//! What the demo prints about itself, and what must be true of it.

use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What the demo left behind, once what it says of itself has been checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The folder with the exported record.
    pub record: PathBuf,
    /// A proof bundle, or several.
    pub bundles: Vec<PathBuf>,
}

#[derive(Deserialize)]
struct Summary {
    acts: u64,
    included: u64,
    witnessed: u64,
    quorum: u64,
    debts: Debts,
    state_hash: Value,
    record: PathBuf,
    bundle: OneOrMore,
}

#[derive(Deserialize)]
struct Debts {
    owed: u64,
    met: u64,
    late: u64,
    defaulted: u64,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(PathBuf),
    More(Vec<PathBuf>),
}

impl Shown {
    /// Reads the demo's output, a JSON object as its last or only part, and checks it. Relative paths start at `base`.
    ///
    /// # Errors
    /// What is missing or untrue, in words.
    pub fn read(printed: &str, base: &Path) -> Result<Shown, String> {
        let start = printed.find('{').ok_or("the demo printed no JSON")?;
        let summary: Summary =
            serde_json::from_str(printed[start..].trim()).map_err(|fault| format!("the demo's JSON: {fault}"))?;
        summary.holds()?;
        let bundles = match summary.bundle {
            OneOrMore::One(path) => vec![path],
            OneOrMore::More(paths) => paths,
        };
        let shown = Shown {
            record: base.join(summary.record),
            bundles: bundles.into_iter().map(|path| base.join(path)).collect(),
        };
        must(!shown.bundles.is_empty(), || "no bundle was made".into())?;
        must(shown.record.is_dir(), || format!("{} is no folder", shown.record.display()))?;
        for bundle in &shown.bundles {
            must(bundle.is_file(), || format!("{} is no file", bundle.display()))?;
        }
        Ok(shown)
    }

    /// Everything that a stranger can verify.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        std::iter::once(self.record.as_path()).chain(self.bundles.iter().map(PathBuf::as_path))
    }
}

impl Summary {
    /// Whether every act came in and was witnessed, the debts are those of the two scenarios, and all nodes agree.
    fn holds(&self) -> Result<(), String> {
        must(self.acts > 0, || "no act was made".into())?;
        must(self.included >= self.acts, || format!("{} of {} acts are in the record", self.included, self.acts))?;
        must(self.witnessed >= self.quorum && self.quorum > 0, || {
            format!("{} witnesses have cosigned, a quorum is {}", self.witnessed, self.quorum)
        })?;
        let Debts { owed, met, late, defaulted } = self.debts;
        // A flight that was answered in time, and a query that was not: DOMAIN's S2 and S3.
        must(met > 0 && late + defaulted > 0, || {
            format!("debts: {owed} owed, {met} met, {late} late, {defaulted} defaulted: one was to be met, one not")
        })?;
        agreed(&self.state_hash)
    }
}

/// Whether all nodes hold one state of each channel. `hashes` has the node's name, in capitals, and the channel's as
/// keys, whichever is outside; or only the node's.
fn agreed(hashes: &Value) -> Result<(), String> {
    let mut channels: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    let mut nodes = Vec::new();
    gather(hashes, &mut Vec::new(), &mut |path, hash| {
        let (node, channel): (Vec<&str>, Vec<&str>) =
            path.iter().map(String::as_str).partition(|key| !key.chars().any(char::is_lowercase));
        nodes.push(node.concat());
        channels.entry(channel.concat()).or_default().push((node.concat(), hash.into()));
    })?;
    for (channel, held) in &channels {
        let one = &held[0];
        if let Some(other) = held.iter().find(|other| other.1 != one.1) {
            return Err(format!("{} and {} hold different states of channel {channel:?}", one.0, other.0));
        }
    }
    let shared = channels.values().any(|held| held.len() > 1);
    must(shared && nodes.iter().all(|node| !node.is_empty()), || "state_hash does not compare two nodes".into())
}

fn gather(value: &Value, path: &mut Vec<String>, each: &mut impl FnMut(&[String], &str)) -> Result<(), String> {
    match value {
        Value::String(hash) if hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit()) => each(path, hash),
        Value::Object(inner) => {
            for (key, value) in inner {
                path.push(key.clone());
                gather(value, path, each)?;
                path.pop();
            }
        }
        other => return Err(format!("state_hash holds {other}, which is no hash")),
    }
    Ok(())
}

fn must(holds: bool, why: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(why()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sound() -> Value {
        let hash = |digit: &str| digit.repeat(64);
        serde_json::json!({
            "acts": 9, "included": 9, "witnessed": 4, "quorum": 3,
            "debts": { "owed": 0, "met": 5, "late": 1, "defaulted": 0 },
            "state_hash": { "NORTH": { "security": hash("a"), "plenary": hash("b") }, "SOUTH": { "security": hash("a") } },
            "record": "core", "bundle": "Cargo.toml",
        })
    }

    fn read(json: &Value) -> Result<Shown, String> {
        Shown::read(&format!("{json}\n"), crate::run::root())
    }

    #[test]
    fn a_sound_summary_names_what_to_verify() {
        let shown = read(&sound()).expect("it is sound");
        assert_eq!(shown.paths().count(), 2);
        let mut several = sound();
        several["bundle"] = serde_json::json!(["Cargo.toml", "Cargo.lock"]);
        assert_eq!(read(&several).map(|shown| shown.bundles.len()), Ok(2));
    }

    #[test]
    fn every_untrue_line_of_a_summary_is_told() {
        let hash = |digit: &str| Value::from(digit.repeat(64));
        let cases: [(&str, Value, &str); 11] = [
            ("/acts", 0.into(), "no act was made"),
            ("/included", 8.into(), "8 of 9 acts are in the record"),
            ("/witnessed", 2.into(), "2 witnesses have cosigned, a quorum is 3"),
            ("/quorum", 0.into(), "a quorum is 0"),
            ("/debts/met", 0.into(), "one was to be met"),
            ("/debts/late", 0.into(), "one was to be met"),
            ("/state_hash/SOUTH/security", hash("c"), "hold different states of channel \"security\""),
            ("/state_hash/SOUTH", serde_json::json!({}), "does not compare two nodes"),
            ("/state_hash/SOUTH/security", "equal".into(), "which is no hash"),
            ("/record", "nowhere".into(), "nowhere is no folder"),
            ("/bundle", Value::from(Vec::<String>::new()), "no bundle"),
        ];
        for (place, value, expected) in cases {
            let mut bent = sound();
            *bent.pointer_mut(place).expect("the place exists") = value;
            let said = read(&bent).expect_err(place);
            assert!(said.contains(expected), "{place}: {said}");
        }
        assert!(Shown::read("nothing", Path::new(".")).is_err());
    }
}
