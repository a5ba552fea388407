//! Other people's programs against our bytes.
//!
//! Each test hands what we make to an implementation we did not write (crates, and Go with
//! golang.org/x/mod as Debian packages them) and compares verdicts. Nothing here is skipped: where a
//! foreign program is missing the test fails and says what to install.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const INSTALL: &str = "this test needs Go and golang.org/x/mod: apt-get install golang golang-golang-x-mod-dev";
/// Where Debian keeps Go sources; outside of modules, so that nothing is fetched.
const GOPATH: &str = "/usr/share/gocode";

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
        assert!(Path::new(GOPATH).join("src/golang.org/x/mod").is_dir(), "{INSTALL}");
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("go").join(program).join("main.go");
        let binary = target.join(format!("go-{program}"));
        let built = Command::new("go")
            .args(["build", "-o"])
            .args([&binary, &source])
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
