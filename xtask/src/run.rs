//! Running other programs: shown as they go, read line by line, or captured within a time limit.

use crate::step::Outcome;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Output, Stdio};
use std::time::{Duration, Instant};

/// The folder that holds the workspace.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the workspace")
}

/// A program that runs in the workspace's folder.
pub fn program(name: impl AsRef<Path>, arguments: &[&str]) -> Command {
    let mut command = Command::new(name.as_ref());
    command.args(arguments).current_dir(root());
    command
}

/// The cargo that runs us, with these arguments.
pub fn cargo(arguments: &[&str]) -> Command {
    program(std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()), arguments)
}

/// Where cargo builds.
pub fn target() -> Result<PathBuf, String> {
    let mut metadata = cargo(&["metadata", "--format-version", "1", "--no-deps", "--offline"]);
    let said = capture(&mut metadata, Duration::from_secs(60))?;
    must(&metadata, said.status, &text(&said.stderr))?;
    let said: serde_json::Value = serde_json::from_slice(&said.stdout).map_err(|fault| fault.to_string())?;
    said["target_directory"].as_str().map(PathBuf::from).ok_or("cargo metadata names no target directory".into())
}

/// Runs a program whose output goes where ours goes.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|fault| cannot(command, &fault))?;
    must(command, status, "")
}

/// Runs a program, showing its standard output and handing every line on.
pub fn lines(command: &mut Command, each: impl FnMut(&str)) -> Outcome {
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|fault| cannot(command, &fault))?;
    tell(command, child.stdout.take().expect("standard output is piped"), each)?;
    let status = child.wait().map_err(|fault| cannot(command, &fault))?;
    must(command, status, "")
}

fn tell(command: &Command, pipe: impl Read, mut each: impl FnMut(&str)) -> Outcome {
    for line in BufReader::new(pipe).split(b'\n') {
        let line = line.map_err(|fault| cannot(command, &fault))?;
        let line = text(&line);
        println!("{line}");
        each(&line);
    }
    Ok(())
}

/// As [`lines`], and when `limit` is over the program is ended with all that it started.
pub fn lines_within(command: &mut Command, limit: Duration, each: impl FnMut(&str)) -> Outcome {
    let (ended, end) = std::sync::mpsc::channel::<()>();
    let shown = shown(command);
    // A group of its own, so that what it started can be ended with it.
    command.process_group(0).stdout(Stdio::piped());
    let mut child = command.spawn().map_err(|fault| cannot(command, &fault))?;
    let group = format!("-{}", child.id());
    let watch = std::thread::spawn(move || {
        let late = end.recv_timeout(limit) == Err(std::sync::mpsc::RecvTimeoutError::Timeout);
        if late {
            let _ = program("kill", &["-KILL", "--", &group]).status();
        }
        late
    });
    let pipe = child.stdout.take().expect("standard output is piped");
    let told = tell(command, pipe, each);
    let status = child.wait().map_err(|fault| cannot(command, &fault));
    let _ = ended.send(());
    if watch.join().expect("waiting and killing do not panic") {
        return Err(format!("`{shown}` has not ended within {} s", limit.as_secs()));
    }
    told?;
    must(command, status?, "")
}

/// Runs a program and keeps what it says; it is ended when it takes longer than `limit`.
pub fn capture(command: &mut Command, limit: Duration) -> Result<Output, String> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|fault| cannot(command, &fault))?;
    // Both pipes are read while the program runs: a full pipe would stop it.
    let stdout = drain(child.stdout.take().expect("standard output is piped"));
    let stderr = drain(child.stderr.take().expect("standard error is piped"));
    let start = Instant::now();
    let status = loop {
        match child.try_wait().map_err(|fault| cannot(command, &fault))? {
            Some(status) => break status,
            None if start.elapsed() > limit => {
                let _ = child.kill();
                let _ = child.wait();
                let shown = shown(command);
                return Err(format!("`{shown}` has not ended within {} s", limit.as_secs()));
            }
            None => std::thread::sleep(Duration::from_millis(5)),
        }
    };
    let end = |thread: std::thread::JoinHandle<Vec<u8>>| thread.join().expect("reading a pipe does not panic");
    Ok(Output { status, stdout: end(stdout), stderr: end(stderr) })
}

fn drain(mut pipe: impl Read + Send + 'static) -> std::thread::JoinHandle<Vec<u8>> {
    std::thread::spawn(move || {
        let mut all = Vec::new();
        // What could be read before the pipe broke is still worth showing.
        let _ = pipe.read_to_end(&mut all);
        all
    })
}

/// An error that shows the command line, unless it ended well.
pub fn must(command: &Command, status: ExitStatus, said: &str) -> Outcome {
    if status.success() { Ok(()) } else { Err(format!("`{}` ended with {status}\n{said}", shown(command))) }
}

/// Bytes that a program wrote, as text.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

fn cannot(command: &Command, fault: &std::io::Error) -> String {
    format!("`{}` cannot be run: {fault}", shown(command))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_hangs_is_ended_and_one_that_fails_is_named() {
        let said = capture(&mut program("sleep", &["60"]), Duration::from_millis(50));
        assert_eq!(said.err().as_deref(), Some("`sleep 60` has not ended within 0 s"));
        let failed = run(&mut program("false", &[])).err().unwrap_or_default();
        assert!(failed.starts_with("`false` ended with exit status: 1"), "{failed}");
        let late = lines_within(&mut program("sh", &["-c", "sleep 60 & sleep 60"]), Duration::from_millis(50), |_| {});
        assert_eq!(late.err().as_deref(), Some("`sh -c sleep 60 & sleep 60` has not ended within 0 s"));
        assert_eq!(lines_within(&mut program("true", &[]), Duration::from_secs(60), |_| {}), Ok(()));
        let mut seen = Vec::new();
        assert_eq!(lines(&mut program("printf", &["a\\nb\\n"]), |line| seen.push(line.to_string())), Ok(()));
        assert_eq!(seen, ["a", "b"]);
    }
}
