//! `bench`: what the whole system does on this machine.

use super::table::Table;
use super::{Face, Tone, reference};
use crate::bench::{Bench, Part, Report, Row};
use crate::fault::CliFault;
use rulebook::Rulebook;
use std::path::PathBuf;

/// `bench`.
#[derive(clap::Args, Debug)]
pub struct BenchArgs {
    /// What to measure; by default everything
    parts: Vec<Part>,
    /// Fewer acts and shorter windows: under 40 seconds, and less exact
    #[arg(long)]
    quick: bool,
    /// Measure rates once more beside two busy loops
    #[arg(long)]
    contended: bool,
    /// Verify and rebuild a record of a million acts as well
    #[arg(long)]
    million: bool,
    /// Folder to write in; by default the system's folder for temporary files
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

/// Measures and shows.
pub fn run(face: &Face, args: &BenchArgs) -> Result<(), CliFault> {
    let bench = Bench {
        parts: args.parts.clone(),
        quick: args.quick,
        contended: args.contended,
        million: args.million,
        dir: args.dir.clone(),
    };
    let rulebook = Rulebook::read(&reference::files()).map_err(|f| reference::broken(&f))?;
    let report = crate::bench::run(&bench, rulebook)?;
    if face.json {
        return face.print_json(&report);
    }
    face.print(&people(face, &report))
}

fn people(face: &Face, report: &Report) -> String {
    let mut table = Table::new(["what", "n", "", "measured", "must", "aim"].map(String::from));
    for row in &report.rows {
        let tone = match row.verdict() {
            Some("missed") => Tone::Alarm,
            Some("must") => Tone::Unsure,
            Some(_) => Tone::Sound,
            None => Tone::Plain,
        };
        let goal = |pick: fn(&crate::bench::Goal) -> f64| row.goal.map_or_else(String::new, |g| figure(pick(&g), ""));
        let plain = |text: String| (Tone::Plain, text);
        table.row([
            plain(row.what.to_owned()),
            plain(row.n.to_string()),
            plain(row.of.clone()),
            (tone, measured(row)),
            plain(goal(|g| g.must)),
            plain(goal(|g| g.aim)),
        ]);
    }
    let m = &report.machine;
    format!(
        "{}, {} cores, {} MB, Linux {}, load {}, fdatasync {:.2} ms, ceasewire {}\n{}",
        m.cpu,
        m.cores,
        m.memory_mb,
        m.kernel,
        m.load,
        m.fsync_ms,
        m.version,
        table.write(face)
    )
}

fn measured(row: &Row) -> String {
    figure(row.value, row.unit)
}

/// Three digits that count, or whole numbers where there are more.
fn figure(value: f64, unit: &str) -> String {
    let digits = match value.abs() {
        v if v >= 100.0 || v.fract() == 0.0 => 0,
        v if v >= 10.0 => 1,
        v if v >= 1.0 => 2,
        _ => 3,
    };
    format!("{value:.digits$} {unit}").trim_end().to_owned()
}
