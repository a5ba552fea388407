//! Other people's programs against our bytes.
//!
//! Each test hands what we make to an implementation we did not write (crates, and Go with
//! golang.org/x/mod as Debian packages them) and compares verdicts. Nothing here is skipped: where a
//! foreign program is missing the test fails and says what to install.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const INSTALL: &str = "this test needs Go, golang.org/x/mod and BurntSushi/toml: \
    apt-get install golang golang-golang-x-mod-dev golang-github-burntsushi-toml-dev";
/// Where Debian keeps Go sources; outside of modules, so that nothing is fetched.
const GOPATH: &str = "/usr/share/gocode";

const INSTALL_PYTHON: &str = "this test needs Debian's Python: apt-get install python3-cbor2 python3-cryptography";
const INSTALL_NODE: &str = "this test needs Node 18 or later: cargo xtask setup";
/// Debian's own, whatever else a machine calls `python3`.
const PYTHON: &str = "/usr/bin/python3";

/// A Go program of ours, built on the machine's own packages.
pub struct Go {
    binary: PathBuf,
}

impl Go {
    /// Builds `go/<program>/main.go` below `target`.
    ///
    /// # Panics
    /// If Go or golang.org/x/mod is missing (the message names the packages), or the program is wrong.
    pub fn build(program: &str, target: &Path) -> Self {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("go").join(program).join("main.go");
        Self::build_file(program, &source, target)
    }

    fn build_file(program: &str, source: &Path, target: &Path) -> Self {
        assert!(Path::new(GOPATH).join("src/golang.org/x/mod").is_dir(), "{INSTALL}");
        let binary = target.join(format!("go-{program}"));
        let built = Command::new("go")
            .args(["build", "-o"])
            .args([binary.as_path(), source])
            .envs([("GO111MODULE", "off"), ("GOPATH", GOPATH), ("GOFLAGS", "")])
            .env("GOCACHE", target.join("go-cache"))
            .output();
        let built = built.unwrap_or_else(|fault| panic!("go did not start ({fault}); {INSTALL}"));
        let said = String::from_utf8_lossy(&built.stderr);
        assert!(built.status.success(), "{} does not build; {INSTALL}\n{said}", source.display());
        Self { binary }
    }

    /// Runs the program on `input`: its output, or what it complained about.
    ///
    /// # Errors
    /// The program's standard error, if it ended with a failure.
    ///
    /// # Panics
    /// If the program cannot be started.
    pub fn run(&self, arguments: &[&str], input: &str) -> Result<String, String> {
        let mut child = Command::new(&self.binary)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program was just built");
        let mut pipe = child.stdin.take().expect("stdin is piped");
        // A program that has seen enough may close its end early; its verdict is what counts.
        let _ = pipe.write_all(input.as_bytes());
        drop(pipe);
        let Output { status, stdout, stderr } = child.wait_with_output().expect("the program was started");
        let (stdout, stderr) = (String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
        if status.success() { Ok(stdout.into_owned()) } else { Err(stderr.into_owned()) }
    }
}

/// One of the programs of `verifiers/`, which check what a mechanism hands to strangers.
pub struct Verifier {
    program: PathBuf,
    script: Option<PathBuf>,
}

impl Verifier {
    /// `verify.go`, built below `target`.
    ///
    /// # Panics
    /// As [`Go::build`].
    pub fn go(target: &Path) -> Self {
        Self { program: Go::build_file("verify", &verifiers().join("verify.go"), target).binary, script: None }
    }

    /// `verify.py` under Debian's Python.
    ///
    /// # Panics
    /// If Python or one of its two packages is missing; the message names them.
    pub fn python() -> Self {
        let imports = Command::new(PYTHON).args(["-c", "import cbor2, cryptography"]).output();
        assert!(imports.is_ok_and(|imports| imports.status.success()), "{INSTALL_PYTHON}");
        Self { program: PYTHON.into(), script: Some(verifiers().join("verify.py")) }
    }

    /// `verify.mjs` under Node, as a page runs it in a browser.
    ///
    /// # Panics
    /// If Node is missing or too old.
    pub fn javascript() -> Self {
        let modern =
            Command::new("node").args(["-e", "if (parseInt(process.versions.node) < 18) process.exit(1)"]).status();
        assert!(modern.is_ok_and(|status| status.success()), "{INSTALL_NODE}");
        Self { program: "node".into(), script: Some(verifiers().join("verify.mjs")) }
    }

    /// All of them, each under the name of its language.
    ///
    /// # Panics
    /// As [`Verifier::go`], [`Verifier::python`], [`Verifier::javascript`].
    pub fn all(target: &Path) -> [(&'static str, Self); 3] {
        [("Go", Self::go(target)), ("Python", Self::python()), ("JavaScript", Self::javascript())]
    }

    /// Runs it: exit code and standard output.
    ///
    /// # Panics
    /// If it cannot be started, or was ended by a signal.
    pub fn run(&self, arguments: &[&str], paths: &[PathBuf]) -> (i32, String) {
        let mut command = Command::new(&self.program);
        // Without byte code, so that nothing is left beside the script.
        let output =
            command.env("PYTHONDONTWRITEBYTECODE", "1").args(&self.script).args(arguments).args(paths).output();
        let output = output.expect("the program was just found");
        (output.status.code().expect("no signal"), String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Its verdict on each path: what it says was shown, as JSON, or why it refuses.
    ///
    /// # Panics
    /// If it says anything else, or its exit code contradicts its verdicts.
    pub fn judge(&self, arguments: &[&str], paths: &[PathBuf]) -> Vec<Result<String, String>> {
        let (code, output) = self.run(arguments, paths);
        let verdict = |line: &str| match line.strip_prefix("not verified: ") {
            Some(why) => Err(why.to_owned()),
            None => Ok(line.to_owned()),
        };
        let verdicts: Vec<_> = output.lines().map(verdict).collect();
        assert_eq!(verdicts.len(), paths.len(), "{output}");
        assert_eq!(code, i32::from(verdicts.iter().any(Result::is_err)), "{output}");
        verdicts
    }
}

/// Runs `js/<program>.mjs` on `input`: its output.
///
/// # Panics
/// If Node is missing or the program fails.
pub fn node(program: &str, input: &str) -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("js").join(format!("{program}.mjs"));
    let mut child = Command::new("node").arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let child = child.as_mut().expect(INSTALL_NODE);
    let mut pipe = child.stdin.take().expect("stdin is piped");
    pipe.write_all(input.as_bytes()).expect("the program reads all that it is given");
    drop(pipe);
    let mut said = String::new();
    let mut out = child.stdout.take().expect("stdout is piped");
    std::io::Read::read_to_string(&mut out, &mut said).expect("the program writes text");
    assert!(child.wait().expect("the program was started").success(), "{said}");
    said
}

fn verifiers() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../verifiers")
}
