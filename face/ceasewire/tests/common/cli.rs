//! What a member does by the command line, and how it waits for what comes of it.

use super::{Mechanism, say};
use ceasewire::api::{Send, Status};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// Runs `ceasewire --node NODE ARGS` in the mechanism's folder, for a reader of English.
pub fn run(m: &Mechanism, node: &str, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ceasewire"));
    command.current_dir(m.dir.path()).args(["--node", node]).args(args);
    command.env_remove("CEASEWIRE_NODE").env("LANG", "en_US.UTF-8").stdin(Stdio::null()).output().unwrap()
}

/// What it says when it has done it.
pub fn done(m: &Mechanism, node: &str, args: &[&str]) -> String {
    let out = run(m, node, args);
    assert!(out.status.success(), "{node} {args:?}: {}", String::from_utf8_lossy(&out.stderr));
    words::plain(&String::from_utf8_lossy(&out.stdout))
}

/// What it says to programs when it refuses, with the codes.
pub fn refused(m: &Mechanism, node: &str, args: &[&str]) -> String {
    let out = run(m, node, &[&["--json"], args].concat());
    assert!(!out.status.success(), "{args:?} was accepted");
    String::from_utf8_lossy(&[out.stdout, out.stderr].concat()).into_owned()
}

/// Until the node's status is as wanted.
pub async fn until(m: &Mechanism, name: &str, what: &str, wanted: impl Fn(&Status) -> bool) -> Status {
    let start = Instant::now();
    loop {
        let status = m.status(name).await;
        if wanted(&status) {
            return status;
        }
        assert!(start.elapsed() < Duration::from_secs(60), "{name}: never {what}: {status:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// A unilateral statement, which needs no seal and owes nobody anything.
pub fn public(text: &str) -> Send {
    let said = say("statement", &[("status", "unilateral"), ("text", text)]);
    Send { lang: Some("en".into()), ..said }
}
