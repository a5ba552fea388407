//! Named, timed steps, and the one line that sums them up.

use std::time::Instant;

/// What a step or a whole run came to: nothing to say, or why not.
pub type Outcome = Result<(), String>;

/// How many checks have passed and failed so far.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// Passed.
    pub passed: u64,
    /// Failed.
    pub failed: u64,
}

impl Tally {
    /// Counts one check.
    pub fn count(&mut self, passed: bool) {
        if passed { self.passed += 1 } else { self.failed += 1 }
    }

    /// Runs one step under its name. A step that counts no checks of its own is one check.
    pub fn step(&mut self, name: &str, work: impl FnOnce(&mut Tally) -> Outcome) -> Outcome {
        println!("==> {name}");
        let (before, start) = (*self, Instant::now());
        let done = work(self);
        // A step may fail though all that it counted has passed, as when a test does not compile.
        let untold = if done.is_ok() { *self == before } else { self.failed == before.failed };
        if untold {
            self.count(done.is_ok());
        }
        let verdict = if done.is_ok() { "ok" } else { "FAILED" };
        println!("    {name}: {verdict}, {:.1} s", start.elapsed().as_secs_f64());
        done.map_err(|why| format!("{name}: {why}"))
    }

    /// Reads one line of a test program's output and adds what it sums up.
    pub fn read(&mut self, line: &str) {
        let Some(rest) = line.strip_prefix("test result: ") else { return };
        let number = |what: &str| -> u64 {
            let part = rest.split(['.', ';']).find_map(|part| part.trim().strip_suffix(what));
            part.and_then(|n| n.trim().parse().ok()).unwrap_or(0)
        };
        self.passed += number(" passed");
        self.failed += number(" failed");
    }

    /// The last line of every run.
    pub fn line(&self) -> String {
        format!("{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summaries_of_test_programs_are_added_up() {
        let mut tally = Tally::default();
        tally.read("running 3 tests");
        tally.read("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s");
        tally.read("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.2s");
        assert_eq!(tally.line(), "15 passed, 2 failed");
    }

    #[test]
    fn a_step_that_counts_nothing_is_one_check_and_a_silent_failure_is_a_failure() {
        let mut tally = Tally::default();
        assert_eq!(tally.step("quiet", |_| Ok(())), Ok(()));
        assert_eq!(tally.line(), "1 passed, 0 failed");
        let broken = tally.step("broken", |tally| {
            tally.count(true);
            Err("it does not compile".into())
        });
        assert_eq!(broken, Err("broken: it does not compile".into()));
        assert_eq!(tally.line(), "2 passed, 1 failed");
        let _ = tally.step("told", |tally| {
            tally.count(false);
            Err("one of the tests".into())
        });
        assert_eq!(tally.line(), "2 passed, 2 failed");
    }
}
