//! `bench`: what the whole system does on this machine.

use super::table::Table;
use super::{Face, Tone, reference};
use crate::bench::{Bench, Goal, Part, Report, Row};
use crate::fault::CliFault;
use rulebook::Rulebook;
use std::collections::BTreeMap;
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
    /// Verify, rebuild and start with a record of a million acts as well
    #[arg(long)]
    million: bool,
    /// How long submitters submit in each window, instead of 4 seconds
    #[arg(long, value_name = "N")]
    seconds: Option<u64>,
    /// Print Markdown, as in docs/benchmarks.md
    #[arg(long, conflicts_with = "json")]
    markdown: bool,
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
        seconds: args.seconds,
        dir: args.dir.clone(),
    };
    let rulebook = Rulebook::read(&reference::files()).map_err(|f| reference::broken(&f))?;
    let report = crate::bench::run(&bench, rulebook)?;
    match (face.json, args.markdown) {
        (true, _) => face.print_json(&report),
        (_, true) => face.print(&markdown(&report)),
        _ => face.print(&people(face, &report)),
    }
}

fn people(face: &Face, report: &Report) -> String {
    let mut out = format!("{}\n\n", machine(report));
    let head = ["bench_what", "bench_n", "bench_of", "bench_measured", "bench_must", "bench_aim"];
    let mut table = Table::new(head.map(|id| face.say(id, &[])));
    for row in report.rows.iter().filter(|r| !is_size(r)) {
        let tone = match row.verdict() {
            Some("missed") => Tone::Alarm,
            Some("must") => Tone::Unsure,
            Some(_) => Tone::Sound,
            None => Tone::Plain,
        };
        let mut cells = cells(row).map(|text| (Tone::Plain, text));
        cells[3].0 = tone;
        table.row(cells);
    }
    out += &table.write(face);
    let sizes = sizes(report);
    if !sizes.is_empty() {
        let head = ["col_format", "bench_plain", "bench_signed", "bench_burst", "bench_worst"];
        let mut table = Table::new(head.map(|id| face.say(id, &[])));
        for (format, lens) in sizes {
            table.row([format].into_iter().chain(lens).map(|text| (Tone::Plain, text)));
        }
        out += &format!("\n{}", table.write(face));
    }
    out
}

/// The same as a page shows it. Its words are those of the page, which is in English.
fn markdown(report: &Report) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let ruled = |head: &[&str]| {
        let head: Vec<String> = head.iter().map(ToString::to_string).collect();
        format!("{}|{}\n", line(&head), "---|".repeat(head.len()))
    };
    let mut out = format!("`{}` on {}\n\n", report.command, machine(report));
    out += &ruled(&["what", "n", "of", "measured", "must", "aim"]);
    for row in report.rows.iter().filter(|r| !is_size(r)) {
        let mut cells = cells(row);
        if row.verdict() == Some("missed") {
            cells[3] = format!("**{}**", cells[3]);
        }
        out += &line(&cells);
    }
    let sizes = sizes(report);
    if !sizes.is_empty() {
        out +=
            &format!("\n{}", ruled(&["format", "plain, B", "signed (and sealed), B", "burst, B", "burst at worst, B"]));
        for (format, lens) in sizes {
            out += &line(&[format].into_iter().chain(lens).collect::<Vec<_>>());
        }
    }
    out
}

fn machine(report: &Report) -> String {
    let m = &report.machine;
    format!(
        "{}, {} × CPU, {} MB, Linux {}, load {}, fdatasync {:.2} ms, ceasewire {}",
        m.cpu, m.cores, m.memory_mb, m.kernel, m.load, m.fsync_ms, m.version
    )
}

fn cells(row: &Row) -> [String; 6] {
    let goal = |pick: fn(&Goal) -> f64| row.goal.as_ref().map_or_else(String::new, |g| figure(pick(g), ""));
    let n = if row.n == 0 { String::new() } else { row.n.to_string() };
    [row.what.to_owned(), n, row.of.clone(), figure(row.value, row.unit), goal(|g| g.must), goal(|g| g.aim)]
}

const SIZES: [&str; 4] = ["bytes-plain", "bytes-signed", "bytes-burst", "bytes-worst"];

fn is_size(row: &Row) -> bool {
    SIZES.contains(&row.what)
}

/// One line for each format: what it takes plain, signed, as a burst, and as a burst at its worst.
fn sizes(report: &Report) -> BTreeMap<String, [String; 4]> {
    let mut out: BTreeMap<String, [String; 4]> = BTreeMap::new();
    for row in &report.rows {
        if let Some(column) = SIZES.iter().position(|what| *what == row.what) {
            out.entry(row.of.clone()).or_default()[column] = figure(row.value, "");
        }
    }
    out
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

#[cfg(test)]
mod tests {
    use super::figure;

    #[test]
    fn figures_have_three_digits_that_count() {
        let shown = [0.0, 0.0042, 0.5, 1.234, 12.34, 123.4, 12_345.6].map(|v| figure(v, "ms"));
        assert_eq!(shown, ["0 ms", "0.004 ms", "0.500 ms", "1.23 ms", "12.3 ms", "123 ms", "12346 ms"]);
    }
}
