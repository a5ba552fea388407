//! Faults that strace puts between a process and its system. Attaching takes root.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A tracer of a running process, until it is dropped.
pub struct Fault(Child);

impl Fault {
    /// Inflicts what strace's `inject=` says on every thread.
    pub fn inject(pid: u32, what: &str) -> Fault {
        Fault::attach(pid, Path::new("/dev/null"), &["-e", &format!("inject={what}")])
    }

    /// Attaches with these options, and writes what is traced to `trace`.
    pub fn attach(pid: u32, trace: &Path, options: &[&str]) -> Fault {
        let mut strace = Command::new("strace");
        strace.args(["-f", "-o"]).arg(trace).args(options).args(["-p", &pid.to_string()]);
        let mut child = strace.stderr(Stdio::piped()).stdin(Stdio::null()).spawn().expect("strace is needed for this");
        let mut said = String::new();
        let mut says = BufReader::new(child.stderr.take().unwrap());
        says.read_line(&mut said).unwrap();
        assert!(said.contains("attached"), "strace may not attach, which this needs: {said}");
        // It names each thread that begins later, and would die of a pipe that nobody reads, and the fault with it.
        std::thread::spawn(move || std::io::copy(&mut says, &mut std::io::sink()));
        Fault(child)
    }
}

impl Drop for Fault {
    fn drop(&mut self) {
        let _ = Command::new("kill").args(["-INT", &self.0.id().to_string()]).status();
        // A tracer whose process was killed amid a delay may wait for ever; killed itself, it lets everything go.
        for _ in 0..250 {
            if self.0.try_wait().is_ok_and(|ended| ended.is_some()) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
