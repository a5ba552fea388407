//! What the tests need on a fresh Debian 12: packages, components of the toolchain, cargo-deny, a browser and what
//! drives it.
//!
//! What is there already is left alone, so that nothing is asked of the network for a machine that is complete.

use crate::run::{capture, cargo, must, program, root, run, text};
use crate::step::Outcome;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

const PACKAGES: &[&str] = &[
    "build-essential",
    "chromium",
    "golang",
    "golang-github-burntsushi-toml-dev",
    "golang-golang-x-mod-dev",
    "libfaketime",
    "libreoffice-writer-nogui",
    "openssl",
    "pandoc",
    "python3",
    "python3-cbor2",
    "python3-cryptography",
    "python3-venv",
    "softhsm2",
    "strace",
    "xz-utils",
];
/// The version that `deny.toml` was written for.
const DENY: &str = "0.20.2";

/// The oldest Node that what drives the browser runs on.
const NODE_MIN: u32 = 18;

/// Everything at once.
pub fn all() -> Outcome {
    packages()?;
    node()?;
    drivers()?;
    fuzzer()?;
    components()?;
    deny()
}

/// Debian's packages.
pub fn packages() -> Outcome {
    let mut query = program("dpkg-query", &["-W", "-f", "${Package} ${db:Status-Status}\\n"]);
    // It fails when one package is unknown; what it lists of the others still counts.
    let listed = match capture(query.args(PACKAGES), Duration::from_secs(60)) {
        Ok(said) => text(&said.stdout),
        Err(why) => {
            return Err(format!("{why}\nOn a system other than Debian 12 install by hand: {}", PACKAGES.join(" ")));
        }
    };
    install(&missing(&listed))
}

fn install(missing: &[&str]) -> Outcome {
    if missing.is_empty() {
        return Ok(());
    }
    println!("    missing: {}", missing.join(" "));
    let by_hand = format!("apt-get update && apt-get install -y --no-install-recommends {}", missing.join(" "));
    let Some(prefix) = privilege() else {
        return Err(format!("only root may install packages; run this as root, then try again:\n    {by_hand}"));
    };
    let apt = |arguments: &[&str]| -> Command {
        let words: Vec<&str> = prefix.iter().copied().chain(["apt-get"]).chain(arguments.iter().copied()).collect();
        let mut command = program(words[0], &words[1..]);
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    run(&mut apt(&["update"]))?;
    run(apt(&["install", "-y", "--no-install-recommends"]).args(missing))
}

/// Node and npm, from whichever package: some systems have npm within that of Node, and then Debian's does not fit.
pub fn node() -> Outcome {
    let absent: Vec<&str> =
        [("node", "nodejs"), ("npm", "npm")].iter().filter(|(t, _)| major(t).is_none()).map(|(_, p)| *p).collect();
    install(&absent)?;
    match major("node") {
        Some(major) if major >= NODE_MIN => Ok(()),
        found => Err(format!("Node {NODE_MIN} or later is needed, found: {found:?}")),
    }
}

/// The first number of a tool's version.
fn major(tool: &str) -> Option<u32> {
    let mut asked = program(tool, &["--version"]);
    let said = capture(&mut asked, Duration::from_secs(60)).ok().filter(|said| said.status.success())?;
    text(&said.stdout).trim().trim_start_matches('v').split('.').next()?.parse().ok()
}

/// What drives the browser, as its lock file pins it; nothing is run that it brings.
pub fn drivers() -> Outcome {
    let folder = root().join("test").join("desk");
    if pinned(&folder.join("package-lock.json")).is_some_and(|wanted| {
        pinned(&folder.join("node_modules").join(".package-lock.json")).is_some_and(|found| found == wanted)
    }) {
        return Ok(());
    }
    run(program("npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(folder))
}

/// What asks the API and receives what a node tells: a Python environment of its own, every file of it by its hash.
pub fn fuzzer() -> Outcome {
    let folder = root().join("test").join("api");
    let (wanted, venv) = (folder.join("requirements.txt"), folder.join(".venv"));
    let note = venv.join("requirements.txt");
    let read = |path: &Path| std::fs::read(path).map_err(|fault| format!("{}: {fault}", path.display()));
    let wants = read(&wanted)?;
    if read(&note).is_ok_and(|has| has == wants) {
        return Ok(());
    }
    // The system's own Python, whatever else is on the path: the wheels are for it.
    run(program("/usr/bin/python3", &["-m", "venv", "--clear"]).arg(&venv))?;
    let pip = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--require-hashes",
        "--only-binary",
        ":all:",
        "-r",
    ];
    run(program(venv.join("bin").join("python"), &pip).arg(&wanted))?;
    std::fs::write(&note, wants).map_err(|fault| format!("{}: {fault}", note.display()))
}

/// The packages that a lock file of npm names, each with its hash.
fn pinned(path: &Path) -> Option<BTreeMap<String, String>> {
    let lock: serde_json::Value = serde_json::from_slice(&std::fs::read(path).ok()?).ok()?;
    let hash = |about: &serde_json::Value| Some(about.get("integrity")?.as_str()?.to_string());
    lock.get("packages")?
        .as_object()?
        .iter()
        .filter(|(name, _)| !name.is_empty())
        .map(|(n, a)| Some((n.clone(), hash(a)?)))
        .collect()
}

fn missing(listed: &str) -> Vec<&'static str> {
    let installed = |package: &&str| listed.lines().any(|line| line.strip_suffix(" installed") == Some(package));
    PACKAGES.iter().filter(|package| !installed(package)).copied().collect()
}

/// What to put before a command that root must run; none if we may not become root without being asked.
fn privilege() -> Option<&'static [&'static str]> {
    let succeeds = |command: &mut Command| capture(command, Duration::from_secs(10)).ok();
    let id = succeeds(&mut program("id", &["-u"]))?;
    if text(&id.stdout).trim() == "0" {
        return Some(&[]);
    }
    let sudo = succeeds(&mut program("sudo", &["-n", "true"]))?;
    sudo.status.success().then_some(&["sudo", "-n"])
}

/// The formatter and the lints.
pub fn components() -> Outcome {
    let works = |tool: &str| matches!(version(tool), Some(said) if !said.is_empty());
    let absent: Vec<&str> =
        [("fmt", "rustfmt"), ("clippy", "clippy")].iter().filter(|(t, _)| !works(t)).map(|(_, c)| *c).collect();
    if absent.is_empty() {
        return Ok(());
    }
    run(program("rustup", &["component", "add"]).args(&absent)).map_err(|why| {
        format!("{why}The toolchain lacks {}: add it as your toolchain was installed", absent.join(", "))
    })
}

/// cargo-deny, built from source: some minutes, so the suite does it late.
pub fn deny() -> Outcome {
    if version("deny").is_some_and(|said| said.trim() == format!("cargo-deny {DENY}")) {
        return Ok(());
    }
    println!("    cargo-deny {DENY} is not here; building it takes some minutes");
    run(&mut cargo(&["install", "--locked", "cargo-deny", "--version", DENY]))
}

fn version(tool: &str) -> Option<String> {
    let mut asked = cargo(&[tool, "--version"]);
    let said = capture(&mut asked, Duration::from_secs(60)).ok()?;
    must(&asked, said.status, "").ok().map(|()| text(&said.stdout))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_that_was_removed_or_never_seen_is_missing() {
        let all: String = PACKAGES.iter().map(|p| format!("{p} installed\n")).collect();
        assert!(missing(&all).is_empty());
        assert_eq!(missing(&all.replace("golang installed", "golang config-files")), ["golang"]);
        assert_eq!(missing(&all.replace("xz-utils installed\n", "")), ["xz-utils"]);
        assert_eq!(missing(""), PACKAGES);
    }
}
