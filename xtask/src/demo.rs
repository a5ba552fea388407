//! The README's first command, checked: what the demo says of itself, and what four verifiers and 200 flipped bytes say
//! of what it leaves behind.

mod flip;
mod summary;

use crate::run::{capture, cargo, must, program, root, run, text};
use crate::step::{Outcome, Tally};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use flip::Flips;
pub use summary::Shown;

/// How many bytes are flipped, one after the other.
const FLIPS: usize = 200;
const SEED: u64 = 1974;
const DEMO_LIMIT: Duration = Duration::from_secs(600);
const VERIFY_LIMIT: Duration = Duration::from_secs(120);

/// Plays the demo once into a new folder below `target` and reads what it prints.
pub fn play(target: &Path) -> Result<Shown, String> {
    let folder = target.join("xtask").join("demo");
    clear(&folder)?;
    let mut demo = cargo(&["run", "--release", "--locked", "--", "demo", "--once", "--json", "--dir"]);
    demo.arg(&folder);
    let said = capture(&mut demo, DEMO_LIMIT)?;
    must(&demo, said.status, &text(&said.stderr))?;
    let printed = text(&said.stdout);
    println!("{}", printed.trim_end());
    Shown::read(&printed, root())
}

/// Our own verifier accepts all that the demo left.
pub fn ours(target: &Path, shown: &Shown, tally: &mut Tally) -> Outcome {
    each(shown, tally, |path| program(binary(target), &["verify", &path.display().to_string()]))
}

/// So does the one in Python, with Debian's own interpreter and packages.
pub fn python(shown: &Shown, tally: &mut Tally) -> Outcome {
    each(shown, tally, |path| program("/usr/bin/python3", &["verifiers/verify.py", &path.display().to_string()]))
}

/// And the one in JavaScript, which a page runs too.
pub fn javascript(shown: &Shown, tally: &mut Tally) -> Outcome {
    each(shown, tally, |path| program("node", &["verifiers/verify.mjs", &path.display().to_string()]))
}

/// And the one in Go, without modules, so that nothing is fetched.
pub fn go(target: &Path, shown: &Shown, tally: &mut Tally) -> Outcome {
    each(shown, tally, |path| {
        let mut go = program("go", &["run", "verifiers/verify.go", &path.display().to_string()]);
        go.envs([("GO111MODULE", "off"), ("GOPATH", "/usr/share/gocode"), ("GOFLAGS", "")]);
        go.env("GOCACHE", target.join("xtask").join("go-cache"));
        go
    })
}

fn each(shown: &Shown, tally: &mut Tally, verifier: impl Fn(&Path) -> Command) -> Outcome {
    for path in shown.paths() {
        let mut command = verifier(path);
        let said = capture(&mut command, VERIFY_LIMIT)?;
        print!("{}", text(&said.stdout));
        let done = must(&command, said.status, &(text(&said.stdout) + &text(&said.stderr)));
        tally.count(done.is_ok());
        done?;
    }
    Ok(())
}

/// A copy of the exported record verifies, and with any one byte changed it does not.
pub fn flips(target: &Path, shown: &Shown, tally: &mut Tally) -> Outcome {
    let copy = target.join("xtask").join("flipped");
    clear(&copy)?;
    run(program("cp", &["-R"]).arg(&shown.record).arg(&copy))?;
    flip_each(&copy, tally, |sound| verdict(target, &copy, sound))
}

/// Bends one byte at a time and asks whether what lies in `folder` has the verdict that it should have.
fn flip_each(folder: &Path, tally: &mut Tally, ask: impl Fn(bool) -> Outcome) -> Outcome {
    ask(true)?;
    let files = files_below(folder)?;
    for (n, flip) in Flips::new(SEED, files.iter().map(|(_, len)| *len)).take(FLIPS).enumerate() {
        let path = &files[flip.file].0;
        let sound = std::fs::read(path).map_err(|fault| format!("{}: {fault}", path.display()))?;
        let mut bent = sound.clone();
        bent[flip.at] ^= flip.mask;
        write(path, &bent)?;
        let done = ask(false).map_err(|why| {
            let name = path.strip_prefix(folder).unwrap_or(path).display();
            format!("{name}, byte {}, mask {:#04x} (flip {n} of seed {SEED}): {why}", flip.at, flip.mask)
        });
        tally.count(done.is_ok());
        done?;
        write(path, &sound)?;
    }
    // All bytes are back: it was the flips that were refused, and not a folder that had been spoilt on the way.
    ask(true)?;
    println!("    {FLIPS} flips in {} files, seed {SEED}: all refused", files.len());
    Ok(())
}

/// Asks our verifier about a record. It has two answers: 0, it holds, and 1, it does not; a crash is neither.
fn verdict(target: &Path, record: &Path, sound: bool) -> Outcome {
    let mut verify = program(binary(target), &["verify"]);
    let said = capture(verify.arg(record), VERIFY_LIMIT)?;
    let words = text(&said.stdout) + &text(&said.stderr);
    match (said.status.code(), sound) {
        (Some(0), true) | (Some(1), false) => Ok(()),
        (Some(0), false) => Err("a bent record is accepted".into()),
        (Some(1), true) => Err(format!("a sound record is refused: {words}")),
        _ => Err(format!("the verifier gave no verdict, {}: {words}", said.status)),
    }
}

fn binary(target: &Path) -> PathBuf {
    target.join("release").join("ceasewire")
}

/// All regular files below a folder with their lengths, in order of name.
fn files_below(folder: &Path) -> Result<Vec<(PathBuf, usize)>, String> {
    let fault = |fault: std::io::Error| format!("{}: {fault}", folder.display());
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(fault)? {
        let entry = entry.map_err(fault)?;
        let about = entry.metadata().map_err(fault)?;
        if about.is_dir() {
            found.extend(files_below(&entry.path())?);
        } else {
            found.push((entry.path(), about.len() as usize));
        }
    }
    found.sort();
    Ok(found)
}

/// Makes room: the folder and all in it are gone, its parent is there.
fn clear(folder: &Path) -> Outcome {
    let fault = |fault: std::io::Error| format!("{}: {fault}", folder.display());
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(fault)?;
    }
    std::fs::create_dir_all(folder.parent().expect("the folder lies below the target")).map_err(fault)
}

fn write(path: &Path, bytes: &[u8]) -> Outcome {
    std::fs::write(path, bytes).map_err(|fault| format!("{}: {fault}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A verifier that looks at these files alone, and what the flips say of it.
    fn flipped(name: &str, looks_at: &[&str]) -> (Outcome, Tally) {
        let folder = std::env::temp_dir().join(format!("ceasewire-xtask-{}-{name}", std::process::id()));
        clear(&folder).expect("the folder for temporary files can be written");
        std::fs::create_dir_all(folder.join("tile")).expect("as before");
        let read = |file: &str| std::fs::read(folder.join(file)).expect("the file was written");
        for file in ["checkpoint", "tile/000"] {
            write(&folder.join(file), file.as_bytes()).expect("as before");
        }
        let mut tally = Tally::default();
        let done = flip_each(&folder, &mut tally, |sound| {
            let accepted = looks_at.iter().all(|file| read(file) == file.as_bytes());
            if accepted == sound { Ok(()) } else { Err(format!("accepted: {accepted}")) }
        });
        std::fs::remove_dir_all(&folder).expect("it is ours");
        (done, tally)
    }

    #[test]
    fn a_verifier_that_passes_over_a_file_is_found_out() {
        let (done, tally) = flipped("strict", &["checkpoint", "tile/000"]);
        assert_eq!((done, tally.line().as_str()), (Ok(()), "200 passed, 0 failed"));
        let (done, tally) = flipped("lax", &["checkpoint"]);
        assert!(done.is_err_and(|why| why.starts_with("tile/000, byte ") && why.ends_with("accepted: true")));
        assert_eq!(tally.failed, 1);
    }
}
