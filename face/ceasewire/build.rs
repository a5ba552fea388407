//! Puts the reference rulebook into the binary, folder by folder: no list names its formats or languages.

use std::fmt::Write;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rustc-env=CEASEWIRE_SOURCES={:016x}", sources()?);
    let root = manifest_dir()?.join("../../rulebook").canonicalize()?;
    let mut files = Vec::new();
    for folder in ["formats", "terms", "zones", "locales"] {
        walk(&root.join(folder), &mut files)?;
    }
    files.sort();
    let mut out = String::from(
        "/// Path within the rulebook and bytes of each of its files.\npub static FILES: &[(&str, &[u8])] = &[\n",
    );
    for file in &files {
        let name = file.strip_prefix(&root).map_err(io::Error::other)?;
        writeln!(out, "    ({:?}, include_bytes!({:?})),", name.to_string_lossy(), file).map_err(io::Error::other)?;
    }
    out += "];\n";
    // What the command line says itself, by language.
    let root = manifest_dir()?.join("src/cli/words");
    let mut words = Vec::new();
    walk(&root, &mut words)?;
    words.sort();
    out += "/// Language and phrases of the command line's own.\npub static WORDS: &[(&str, &str)] = &[\n";
    for file in &words {
        let lang = file.file_stem().unwrap_or_default().to_string_lossy();
        writeln!(out, "    ({lang:?}, include_str!({:?})),", file).map_err(io::Error::other)?;
    }
    out += "];\n";
    println!("cargo::rerun-if-changed={}", root.display());
    // What drafts are made with of articles, by the language they are written in; the table of entities serves all.
    let root = manifest_dir()?.join("../../rulebook").canonicalize()?;
    let mut press = Vec::new();
    walk(&root.join("press"), &mut press)?;
    press.sort();
    out += "/// Language and words of articles.\npub static PRESS: &[(&str, &str)] = &[\n";
    for file in &press {
        let lang = file.file_stem().unwrap_or_default().to_string_lossy();
        writeln!(out, "    ({lang:?}, include_str!({:?})),", file).map_err(io::Error::other)?;
    }
    let entities = root.join("entities/press.toml");
    println!("cargo::rerun-if-changed={}", entities.display());
    out += &format!("];\n/// The table of entities.\npub static ENTITIES: &str = include_str!({entities:?});\n");
    let to = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo gives OUT_DIR"))?;
    fs::write(PathBuf::from(to).join("reference.rs"), out)
}

/// Asked of cargo at each run: one compiled in would name the checkout that built this script first.
fn manifest_dir() -> io::Result<PathBuf> {
    env::var_os("CARGO_MANIFEST_DIR")
        .map(PathBuf::from)
        .ok_or_else(|| io::Error::other("cargo gives CARGO_MANIFEST_DIR"))
}

/// Stands for everything that decides what a record is folded to; a snapshot of another program is not believed.
fn sources() -> io::Result<u64> {
    let here = manifest_dir()?;
    let mut files = Vec::new();
    for folder in ["../../core", "src/node"] {
        walk(&here.join(folder).canonicalize()?, &mut files)?;
    }
    files.push(here.join("../../Cargo.lock"));
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        fs::read(file)?.hash(&mut hasher);
    }
    Ok(hasher.finish())
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
