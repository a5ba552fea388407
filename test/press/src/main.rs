//! Measures a draft:
//!
//! ```text
//! scorer DRAFT.jsonl               against the reference, by report and by set
//! scorer --between A.jsonl B.jsonl one draft against another, A taken for the reference
//! scorer --check FOLDER            whether the files there are the reports, and hold the marked words where they should
//! ```

use scorer::{Draft, Reference, Score, Set, copies, score};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args[..] {
        ["--between", a, b] => between(a, b),
        ["--check", folder] => check(Path::new(folder)),
        [draft] if !draft.starts_with('-') => measure(draft),
        _ => Err("scorer DRAFT.jsonl | --between A.jsonl B.jsonl | --check FOLDER".into()),
    };
    match done {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn reference() -> Result<Reference, String> {
    Reference::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("reference"))
}

fn draft(path: &str) -> Result<Draft, String> {
    let text = std::fs::read_to_string(path).map_err(|fault| format!("{path}: {fault}"))?;
    Draft::read(&text).map_err(|fault| format!("{path}: {fault}"))
}

fn measure(path: &str) -> Result<String, String> {
    let (reference, draft) = (reference()?, draft(path)?);
    let mut text = format!("{:12} {}\n", "", Score::HEAD);
    let (mut development, mut held_out) = (Score::default(), Score::default());
    for report in &reference.reports {
        let drafted: Vec<_> = draft.statements.iter().filter(|s| s.report == report.sha256).cloned().collect();
        let scored = score(&reference.statements(report), &drafted);
        match report.set {
            Set::Development => development += scored,
            Set::HeldOut => held_out += scored,
        }
        text += &format!("{:12} {scored}\n", format!("report {}", report.report));
    }
    text += &format!("{:12} {development}\n{:12} {held_out}\n", "development", "held out");
    let known = |hash: &String| reference.reports.iter().any(|r| r.sha256 == *hash);
    let strange = draft.statements.iter().filter(|s| !known(&s.report)).count();
    if strange > 0 {
        text += &format!("{strange} statements of other reports are not counted\n");
    }
    let (reports, statements) = copies(&reference, &draft);
    text += &format!("{:12} marked drafted found precision recall\n", "near-copies");
    text += &format!("{:12} {reports}\n{:12} {statements}", "reports", "statements");
    Ok(text)
}

fn between(a: &str, b: &str) -> Result<String, String> {
    Ok(format!("{}\n{}", Score::HEAD, score(&draft(a)?.statements, &draft(b)?.statements)))
}

fn check(folder: &Path) -> Result<String, String> {
    let mut lines = Vec::new();
    let read = |fault: std::io::Error| format!("{}: {fault}", folder.display());
    let files: Vec<_> = std::fs::read_dir(folder).map_err(read)?.collect::<Result<_, _>>().map_err(read)?;
    let bytes: Vec<_> = files.iter().filter_map(|file| std::fs::read(file.path()).ok()).collect();
    for report in &reference()?.reports {
        let places = bytes.iter().find_map(|bytes| match report.check(bytes) {
            Err(why) if why.ends_with("another file") => None,
            other => Some(other),
        });
        let places = places.unwrap_or_else(|| Err(format!("report {}: no file has its hash", report.report)))?;
        lines.push(format!("report {}: {places} places hold the marked words", report.report));
    }
    Ok(lines.join("\n"))
}
