//! A scenario: Markdown prose and one table `| at | who | does | then |`. `scenarios/README.md` is its manual.

use super::casefile;
use super::notation::Deed;
use super::then::Then;
use crate::fault::CliFault;
use std::path::{Path, PathBuf};

/// A scenario.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// Name of its file.
    pub file: String,
    /// Its heading.
    pub title: String,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Who plays it.
    pub cast: Cast,
}

/// Who plays: the mechanism's name, and the two parties. The other members are the same in every demonstration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cast {
    /// Name of the mechanism.
    pub name: String,
    /// Short names.
    pub parties: [String; 2],
}

impl Default for Cast {
    fn default() -> Cast {
        Cast { name: "Demonstration".into(), parties: ["NORTH".into(), "SOUTH".into()] }
    }
}

impl Cast {
    /// The members, in the order of the genesis document. Those after CHAIR run witnesses.
    pub fn members(&self) -> Vec<String> {
        let others = ["CHAIR", "GUAR1", "GUAR2", "GUAR3", "MON"].map(str::to_owned);
        self.parties.iter().cloned().chain(others).collect()
    }
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

/// Every scenario that the program carries, by the name of its file. The demonstration plays those of [`REFERENCE`]; each of
/// the others is a day of its own.
const CARRIED: [(&str, &str); 7] = [
    ("s01-line-check.md", include_str!("../../../../scenarios/s01-line-check.md")),
    ("s02-flight-objected.md", include_str!("../../../../scenarios/s02-flight-objected.md")),
    ("s03-silence.md", include_str!("../../../../scenarios/s03-silence.md")),
    ("s10-round.md", include_str!("../../../../scenarios/s10-round.md")),
    ("s10-withdrawal.md", include_str!("../../../../scenarios/s10-withdrawal.md")),
    ("s11-bracketed-text.md", include_str!("../../../../scenarios/s11-bracketed-text.md")),
    ("s12-rival-accounts.md", include_str!("../../../../scenarios/s12-rival-accounts.md")),
];

/// Every case file that it carries, by the name of its folder.
const CASES: [(&str, &str); 1] = [("paris-talks", include_str!("../../../../scenarios/paris-talks/points.toml"))];

/// The scenarios that the demonstration plays.
const REFERENCE: [&str; 2] = ["s02-flight-objected", "s03-silence"];

/// The scenario or case file that the program carries under this name, `s10-round` or `paris-talks`.
///
/// # Errors
/// Names file and line of what is not understood.
pub fn named(name: &str) -> Result<Option<Scenario>, CliFault> {
    if let Some((file, text)) = CARRIED.iter().find(|(file, _)| file.strip_suffix(".md") == Some(name)) {
        return Scenario::read(file, text).map(Some);
    }
    let case = CASES.iter().find(|(folder, _)| *folder == name);
    case.map(|(folder, text)| case_file(folder, text)).transpose()
}

fn case_file(name: &str, text: &str) -> Result<Scenario, CliFault> {
    casefile::read(name, text).map_err(|why| CliFault::Usage(format!("{name}: {why}")))
}

/// The reference scenarios, in their order.
///
/// # Errors
/// Names file and line of what is not understood.
pub fn reference() -> Result<Vec<Scenario>, CliFault> {
    REFERENCE.iter().filter_map(|name| named(name).transpose()).collect()
}

/// These scenarios; without any, the reference scenarios. Each is a file, the folder of a case file, or the name of one that
/// the program carries.
///
/// # Errors
/// A file that cannot be read, what is not understood in it, or scenarios that are not played by the same members.
pub fn at(paths: &[PathBuf]) -> Result<Vec<Scenario>, CliFault> {
    if paths.is_empty() {
        return reference();
    }
    let all: Vec<Scenario> = paths.iter().map(|path| one(path)).collect::<Result<_, _>>()?;
    match all.iter().find(|scenario| scenario.cast != all[0].cast) {
        Some(other) => {
            Err(CliFault::Usage(format!("{} and {}: other members; play each alone", all[0].file, other.file)))
        }
        None => Ok(all),
    }
}

fn one(path: &Path) -> Result<Scenario, CliFault> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if !path.exists()
        && let Some(carried) = path.to_str().map(named).transpose()?.flatten()
    {
        return Ok(carried);
    }
    let file = if path.is_dir() { path.join("points.toml") } else { path.to_owned() };
    let text = std::fs::read_to_string(&file).map_err(|e| CliFault::io(file.display(), e))?;
    if path.is_dir() { case_file(&name, &text) } else { Scenario::read(&name, &text) }
}

impl Scenario {
    /// Reads one.
    ///
    /// # Errors
    /// Names file and line of what is not understood.
    pub fn read(file: &str, text: &str) -> Result<Scenario, CliFault> {
        let (title, rows, cast) = (String::new(), Vec::new(), Cast::default());
        let mut scenario = Scenario { file: file.into(), title, rows, cast };
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
        for (file, _) in CARRIED {
            let scenario = named(file.strip_suffix(".md").unwrap()).unwrap().unwrap();
            assert!(scenario.rows.iter().all(|r| !r.then.is_empty()), "{file}: a row that checks nothing");
        }
        let times: Vec<u64> = all.iter().flat_map(|s| s.rows.iter().map(|r| r.at_s)).collect();
        assert!(times.windows(2).all(|w| w[0] <= w[1]), "{times:?}");
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
