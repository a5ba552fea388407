//! What the kernel says of this machine and of a process.

use serde::Serialize;
use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;

/// Where a run took place. Figures of two machines are not compared.
#[derive(Debug, Clone, Serialize)]
pub struct Machine {
    /// The processor's name.
    pub cpu: String,
    /// Cores that this program may use.
    pub cores: usize,
    /// Memory, MB.
    pub memory_mb: u64,
    /// The kernel's release.
    pub kernel: String,
    /// Jobs that waited or ran in the last minute, when the run began.
    pub load: String,
    /// Version of this program, and whether it was built for speed.
    pub version: String,
    /// Median time of one `fdatasync` after 512 bytes in the measured folder, ms.
    pub fsync_ms: f64,
}

impl Machine {
    /// This machine. `dir` is where the measurement will write.
    pub fn here(dir: &std::path::Path) -> Machine {
        let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
        let field = |text: &str, key: &str| {
            let line = text.lines().find(|l| l.starts_with(key)).unwrap_or_default();
            line.split(':').nth(1).unwrap_or_default().trim().to_owned()
        };
        let memory = field(&read("/proc/meminfo"), "MemTotal");
        let build = if cfg!(debug_assertions) { "debug" } else { "release" };
        Machine {
            cpu: field(&read("/proc/cpuinfo"), "model name"),
            cores: std::thread::available_parallelism().map_or(1, usize::from),
            memory_mb: memory.split(' ').next().and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0) / 1000,
            kernel: read("/proc/sys/kernel/osrelease").trim().to_owned(),
            load: read("/proc/loadavg").split(' ').next().unwrap_or_default().to_owned(),
            version: format!("{} {build}", env!("CARGO_PKG_VERSION")),
            fsync_ms: fsync(dir),
        }
    }
}

fn fsync(dir: &std::path::Path) -> f64 {
    let path = dir.join("fsync.probe");
    let probe = || -> std::io::Result<f64> {
        use std::io::Write;
        let mut file = fs::File::create(&path)?;
        let mut times = Vec::new();
        for _ in 0..100 {
            let begun = std::time::Instant::now();
            file.write_all(&[7; 512])?;
            file.sync_data()?;
            times.push(begun.elapsed().as_secs_f64() * 1000.0);
        }
        times.sort_by(f64::total_cmp);
        Ok(times[50])
    };
    let found = probe().unwrap_or(f64::NAN);
    // The folder is deleted with everything in it.
    let _ = fs::remove_file(&path);
    found
}

/// Memory of a process, MB: resident, and the same with shared pages divided among their holders.
pub fn memory(pid: u32) -> (f64, f64) {
    let text = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
    let field = |key: &str| {
        let line = text.lines().find(|l| l.starts_with(key)).unwrap_or_default();
        line.split_whitespace().nth(1).and_then(|kb| kb.parse::<f64>().ok()).unwrap_or(f64::NAN) * 1024.0 / 1e6
    };
    (field("Rss:"), field("Pss:"))
}

/// Processor time that a process has used, seconds; `None` for this one.
pub fn cpu(pid: Option<u32>) -> f64 {
    let who = pid.map_or_else(|| "self".to_owned(), |p| p.to_string());
    let text = fs::read_to_string(format!("/proc/{who}/stat")).unwrap_or_default();
    // The second field, the name, may hold blanks; what follows it does not. 14 and 15 are user and system time.
    let after = text.rsplit_once(')').map_or("", |(_, after)| after);
    let ticks: Vec<f64> = after.split_whitespace().skip(11).take(2).filter_map(|t| t.parse().ok()).collect();
    // USER_HZ is 100 on every Linux that this runs on.
    ticks.iter().sum::<f64>() / 100.0
}

/// Busy loops that compete for the processor, until dropped.
pub struct Rivals {
    stop: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

impl Rivals {
    /// `n` loops.
    pub fn begin(n: usize) -> Rivals {
        let stop = Arc::new(AtomicBool::new(false));
        let spin = |_| {
            let stop = stop.clone();
            std::thread::spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    std::hint::spin_loop();
                }
            })
        };
        Rivals { threads: (0..n).map(spin).collect(), stop }
    }
}

impl Drop for Rivals {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        self.threads.drain(..).for_each(|t| drop(t.join()));
    }
}
