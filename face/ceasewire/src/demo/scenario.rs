//! A scenario: Markdown prose and one table `| at | who | does | then |`. `scenarios/README.md` is its manual.

use super::notation::Deed;
use super::then::Then;
use crate::fault::CliFault;
use std::path::PathBuf;

/// A scenario.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// Name of its file.
    pub file: String,
    /// Its heading.
    pub title: String,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Debug, Clone)]
pub struct Row {
    /// Line in the file, from 1.
    pub line: usize,
    /// Time of day, seconds after midnight UTC.
    pub at_s: u64,
    /// Who does it; `clock` if only time passes.
    pub who: String,
    /// What is done.
    pub deed: Option<Deed>,
    /// What must hold when everything is quiet again: as it is written, and as it is read.
    pub then: Vec<(String, Then)>,
}

/// Line checks and a suspension: a day of its own, which the demonstration does not play.
const LINES: (&str, &str) = ("s01-line-check.md", include_str!("../../../../scenarios/s01-line-check.md"));

/// A round of talks: another day of its own.
const ROUND: (&str, &str) = ("s10-round.md", include_str!("../../../../scenarios/s10-round.md"));

/// What was promised after a round, how much of it is claimed and how much accepted: some weeks of their own.
const WITHDRAWAL: (&str, &str) = ("s10-withdrawal.md", include_str!("../../../../scenarios/s10-withdrawal.md"));
/// What is said in public after a round, and rival accounts of it: another day of its own.
const ACCOUNTS: (&str, &str) = ("s12-rival-accounts.md", include_str!("../../../../scenarios/s12-rival-accounts.md"));

/// The scenarios that the demonstration plays.
const REFERENCE: [(&str, &str); 2] = [
    ("s02-flight-objected.md", include_str!("../../../../scenarios/s02-flight-objected.md")),
    ("s03-silence.md", include_str!("../../../../scenarios/s03-silence.md")),
];

/// The reference scenarios, in their order.
///
/// # Errors
/// Names file and line of what is not understood.
pub fn reference() -> Result<Vec<Scenario>, CliFault> {
    REFERENCE.iter().map(|(file, text)| Scenario::read(file, text)).collect()
}

/// The scenario of lines that are checked, and of a channel that is suspended.
///
/// # Errors
/// As [`reference`].
pub fn lines() -> Result<Scenario, CliFault> {
    Scenario::read(LINES.0, LINES.1)
}

/// The scenario of a round of talks.
///
/// # Errors
/// As [`reference`].
pub fn round() -> Result<Scenario, CliFault> {
    Scenario::read(ROUND.0, ROUND.1)
}

/// The scenario of a joint statement and of rival accounts.
///
/// # Errors
/// As [`reference`].
pub fn accounts() -> Result<Scenario, CliFault> {
    Scenario::read(ACCOUNTS.0, ACCOUNTS.1)
}

/// The scenario of commitments that are claimed and counted.
///
/// # Errors
/// As [`reference`].
pub fn withdrawal() -> Result<Scenario, CliFault> {
    Scenario::read(WITHDRAWAL.0, WITHDRAWAL.1)
}

/// The scenarios in these files; without any, the reference scenarios.
///
/// # Errors
/// A file that cannot be read, or what is not understood in it.
pub fn at(paths: &[PathBuf]) -> Result<Vec<Scenario>, CliFault> {
    if paths.is_empty() {
        return reference();
    }
    let one = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).map_err(|e| CliFault::io(path.display(), e))?;
        Scenario::read(&path.file_name().unwrap_or_default().to_string_lossy(), &text)
    };
    paths.iter().map(one).collect()
}

impl Scenario {
    /// Reads one.
    ///
    /// # Errors
    /// Names file and line of what is not understood.
    pub fn read(file: &str, text: &str) -> Result<Scenario, CliFault> {
        let mut scenario = Scenario { file: file.into(), title: String::new(), rows: Vec::new() };
        let mut in_table = false;
        for (n, line) in text.lines().enumerate() {
            let fault = |why: String| CliFault::Usage(format!("{file}, line {}: {why}", n + 1));
            if let (Some(title), true) = (line.strip_prefix("# "), scenario.title.is_empty()) {
                scenario.title = title.trim().into();
            }
            let Some(cells) = cells(line) else {
                in_table = false;
                continue;
            };
            if !in_table {
                in_table = cells == ["at", "who", "does", "then"];
            } else if !cells.iter().all(|c| c.chars().all(|c| matches!(c, '-' | ':'))) {
                scenario.rows.push(row(n + 1, &cells).map_err(fault)?);
            }
        }
        if scenario.rows.is_empty() {
            return Err(CliFault::Usage(format!("{file}: no table `| at | who | does | then |`")));
        }
        Ok(scenario)
    }

    /// The id of its title among the desk's own words: `s02-...` is `demo_s2-title`.
    pub fn title_id(&self) -> Option<String> {
        let number: u32 = self.file.strip_prefix('s')?.split_once('-')?.0.parse().ok()?;
        Some(format!("demo_s{number}-title"))
    }
}

fn cells(line: &str) -> Option<Vec<String>> {
    let inner = line.trim().strip_prefix('|')?.strip_suffix('|')?;
    // A bar inside a cell is written as Markdown has it: `\|`.
    let cells = inner.replace("\\|", "\0");
    Some(cells.split('|').map(|c| c.trim().trim_matches('`').trim().replace('\0', "|")).collect())
}

fn row(line: usize, cells: &[String]) -> Result<Row, String> {
    let [at, who, does, then] = cells else { return Err(format!("{} cells instead of 4", cells.len())) };
    let deed = if does.is_empty() { None } else { Some(Deed::read(does, "inc-response")?) };
    if deed.is_some() == (who == "clock") {
        return Err("the clock does nothing, and everybody else does something".into());
    }
    let then = then.split(';').map(str::trim).filter(|t| !t.is_empty());
    Ok(Row {
        line,
        at_s: moment(at)?,
        who: who.clone(),
        deed,
        then: then.map(|t| Ok((t.to_owned(), Then::read(t)?))).collect::<Result<_, String>>()?,
    })
}

/// `05:40`, or `+3d 05:40` for three days later, as seconds after midnight of the day of the row above.
fn moment(text: &str) -> Result<u64, String> {
    let later = text.strip_prefix('+').and_then(|rest| rest.split_once("d "));
    let Some((days, at)) = later else { return time(text) };
    let days: u64 = days.parse().map_err(|_| format!("`{days}` is no number of days"))?;
    Ok(time(at)? + days.min(366) * 86_400)
}

/// `05:40` as seconds after midnight.
///
/// # Errors
/// If it is no time of day.
pub fn time(text: &str) -> Result<u64, String> {
    let wrong = || format!("`{text}` is no time of day such as 05:40");
    let (hours, minutes) = text.split_once(':').ok_or_else(wrong)?;
    let (hours, minutes): (u64, u64) = (hours.parse().map_err(|_| wrong())?, minutes.parse().map_err(|_| wrong())?);
    if hours < 24 && minutes < 60 { Ok(hours * 3600 + minutes * 60) } else { Err(wrong()) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_reference_scenarios_read_and_their_rows_follow_the_clock() {
        let all = reference().unwrap();
        assert_eq!(all.len(), 2);
        assert!(round().unwrap().rows.iter().all(|r| !r.then.is_empty()), "a row that checks nothing");
        assert!(withdrawal().unwrap().rows.iter().all(|r| !r.then.is_empty()), "a row that checks nothing");
        assert!(lines().unwrap().rows.iter().all(|r| !r.then.is_empty()), "a row that checks nothing");
        let times: Vec<u64> = all.iter().flat_map(|s| s.rows.iter().map(|r| r.at_s)).collect();
        assert!(times.windows(2).all(|w| w[0] <= w[1]), "{times:?}");
        assert!(all.iter().flat_map(|s| &s.rows).all(|r| !r.then.is_empty()), "a row that checks nothing");
        assert_eq!(all[0].title_id().as_deref(), Some("demo_s2-title"));
    }

    #[test]
    fn a_fault_names_its_line() {
        let text =
            "# T\n\n| at | who | does | then |\n|----|-----|------|------|\n| 25:00 | clock | | all nodes agree |\n";
        let CliFault::Usage(why) = Scenario::read("x.md", text).unwrap_err() else { panic!() };
        assert_eq!(why, "x.md, line 5: `25:00` is no time of day such as 05:40");
    }
}
