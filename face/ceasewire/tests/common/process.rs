//! Nodes as what they are in the field: processes, which can be killed at any moment.

use super::Mechanism;
use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The binary: `CEASEWIRE_BINARY` where somebody has built an optimised one, else the one of this test run.
pub fn binary() -> PathBuf {
    std::env::var_os("CEASEWIRE_BINARY").map_or_else(|| env!("CARGO_BIN_EXE_ceasewire").into(), PathBuf::from)
}

/// The processes of a mechanism's nodes; killed when dropped.
#[derive(Default)]
pub struct Processes {
    running: BTreeMap<String, Child>,
}

impl Processes {
    /// Starts a node; its log goes to `NAME.log` beside its folder. Answers at once: it may not listen yet.
    pub fn start(&mut self, m: &Mechanism, name: &str) {
        self.start_with(m, name, &[]);
    }

    /// The same, with these variables in its environment.
    pub fn start_with(&mut self, m: &Mechanism, name: &str, environment: &[(&str, PathBuf)]) {
        let log = m.dir.path().join(format!("{name}.log"));
        let log = OpenOptions::new().create(true).append(true).open(log).unwrap();
        let mut command = Command::new(binary());
        command.args(["run", "--dir"]).arg(m.folder(name)).env("CEASEWIRE_LOG", "warn");
        command.envs(environment.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        self.running.insert(name.into(), command.spawn().unwrap());
    }

    /// SIGKILL: no last write, no farewell.
    pub fn kill(&mut self, name: &str) {
        self.kill_under(name, ());
    }

    /// Kills a node on which something is inflicted, which ends before the node is waited for: a tracer may hold what is
    /// killed amid a delay.
    pub fn kill_under<T>(&mut self, name: &str, inflicted: T) {
        let Some(mut child) = self.running.remove(name) else { return };
        // One that ended by itself has a reason that must be told.
        if let Some(ended) = child.try_wait().unwrap() {
            panic!("{name} had ended by itself with {ended}");
        }
        child.kill().unwrap();
        drop(inflicted);
        child.wait().unwrap();
    }

    /// Ends a node, whether or not it has ended by itself.
    pub fn end(&mut self, name: &str) {
        self.end_under(name, ());
    }

    /// The same for a node on which something is inflicted, which ends before the node is waited for.
    pub fn end_under<T>(&mut self, name: &str, inflicted: T) {
        let Some(mut child) = self.running.remove(name) else { return };
        let _ = child.kill();
        drop(inflicted);
        child.wait().unwrap();
    }

    /// Starts a node on whose folder strace inflicts what its `inject=` says, from its first call on; what it did is
    /// written to `trace`.
    pub fn start_under(&mut self, m: &Mechanism, name: &str, trace: &Path, inject: &str) {
        let mut command = Command::new("strace");
        // The node itself is our child, and strace the child's.
        command.args(["-D", "-f", "-o"]).arg(trace).args(["-e", &format!("inject={inject}")]);
        for file in files(&m.folder(name)) {
            command.arg("-P").arg(file);
        }
        command.arg(binary()).args(["run", "--dir"]).arg(m.folder(name)).env("CEASEWIRE_LOG", "warn");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        self.running.insert(name.into(), command.spawn().unwrap());
    }

    /// Until a node answers or has ended.
    pub async fn settled(&mut self, m: &Mechanism, name: &str) {
        let (start, socket) = (Instant::now(), m.folder(name).join("node.sock"));
        loop {
            let answers = link::local::request(&socket, link::Method::GET, "/status", Vec::new()).await.is_ok();
            if answers || self.running.get_mut(name).unwrap().try_wait().unwrap().is_some() {
                return;
            }
            assert!(start.elapsed() < Duration::from_secs(60), "{name} neither answers nor ends: {}", log(m, name));
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// The node's process, for whoever wants to stop or slow it.
    pub fn pid(&self, name: &str) -> u32 {
        self.running[name].id()
    }

    /// How a process that ends by itself ended.
    pub async fn ended(&mut self, name: &str) -> std::process::ExitStatus {
        let start = Instant::now();
        loop {
            if let Some(status) = self.running.get_mut(name).unwrap().try_wait().unwrap() {
                self.running.remove(name);
                return status;
            }
            assert!(start.elapsed() < Duration::from_secs(30), "{name} still runs");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

/// All files of a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

impl Drop for Processes {
    fn drop(&mut self) {
        for child in self.running.values_mut() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// What the node wrote to its log.
pub fn log(m: &Mechanism, name: &str) -> String {
    std::fs::read_to_string(m.dir.path().join(format!("{name}.log"))).unwrap_or_default()
}

/// Until `name` answers on its socket.
pub async fn up(m: &Mechanism, name: &str) {
    let (start, socket) = (Instant::now(), m.folder(name).join("node.sock"));
    while link::local::request(&socket, link::Method::GET, "/status", Vec::new()).await.is_err() {
        assert!(start.elapsed() < Duration::from_secs(60), "{name} never answered: {}", log(m, name));
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
