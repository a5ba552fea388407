//! What was measured, as data: rows that a table, a Markdown page and JSON show alike.

use serde::Serialize;

/// Everything of one run.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// The machine it ran on.
    pub machine: super::machine::Machine,
    /// What was asked for, as on the command line.
    pub command: String,
    /// The rows, in the order in which they were measured.
    pub rows: Vec<Row>,
}

/// One figure.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// What was measured; `docs/benchmarks.md` explains each.
    pub what: &'static str,
    /// How many at once, or how many acts; 0 where neither is meant.
    pub n: u64,
    /// Which statistic or which of several: `p50`, `p99`, a node, a format; empty if there is one only.
    pub of: String,
    /// The figure.
    pub value: f64,
    /// Its unit: `us`, `ms`, `s`, `/s`, `B`, `MB`, `x` for a ratio, empty for a count.
    pub unit: &'static str,
    /// The goal that must be met, and the one aimed at.
    pub goal: Option<Goal>,
}

/// What a figure should be.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Goal {
    /// It must be.
    pub must: f64,
    /// It is aimed at.
    pub aim: f64,
    /// Whether more is better.
    pub more: bool,
}

impl Row {
    /// Whether the goals are met: `aim`, `must`, `missed`, or nothing without a goal.
    pub fn verdict(&self) -> Option<&'static str> {
        let goal = self.goal?;
        let meets = |bound: f64| if goal.more { self.value >= bound } else { self.value <= bound };
        Some(match (meets(goal.aim), meets(goal.must)) {
            (true, _) => "aim",
            (false, true) => "must",
            (false, false) => "missed",
        })
    }
}

/// The rows in the making.
#[derive(Default)]
pub struct Rows(Vec<Row>);

impl Rows {
    /// One more figure without a goal.
    pub fn add(&mut self, what: &'static str, n: u64, of: impl Into<String>, value: f64, unit: &'static str) {
        self.0.push(Row { what, n, of: of.into(), value, unit, goal: None });
    }

    /// Gives the last figure a goal that it should not exceed.
    pub fn at_most(&mut self, must: f64, aim: f64) {
        if let Some(last) = self.0.last_mut() {
            last.goal = Some(Goal { must, aim, more: false });
        }
    }

    /// Gives the last figure a goal that it should reach.
    pub fn at_least(&mut self, must: f64, aim: f64) {
        if let Some(last) = self.0.last_mut() {
            last.goal = Some(Goal { must, aim, more: true });
        }
    }

    /// The 50th, 95th and 99th percentile of some times, in ms, with goals for the first and the last.
    pub fn times(
        &mut self,
        what: &'static str,
        n: u64,
        before: &str,
        times: &mut [f64],
        p50: Option<(f64, f64)>,
        p99: Option<(f64, f64)>,
    ) {
        times.sort_by(f64::total_cmp);
        for (of, share, goal) in [("p50", 0.50, p50), ("p95", 0.95, None), ("p99", 0.99, p99)] {
            let place = ((times.len().saturating_sub(1)) as f64 * share).round() as usize;
            let Some(value) = times.get(place) else { continue };
            self.add(what, n, format!("{before}{of}"), *value, "ms");
            if let Some((must, aim)) = goal {
                self.at_most(must, aim);
            }
        }
    }

    /// All of them.
    pub fn done(self) -> Vec<Row> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_one_of_the_times_and_goals_are_judged_by_their_direction() {
        let mut rows = Rows::default();
        let mut times: Vec<f64> = (1..=101).rev().map(f64::from).collect();
        rows.times("x", 1, "", &mut times, Some((51.0, 50.0)), Some((99.0, 1.0)));
        rows.add("y", 1, "", 10.0, "/s");
        rows.at_least(5.0, 10.0);
        let told: Vec<_> = rows.done().iter().map(|r| (r.value, r.verdict())).collect();
        assert_eq!(told, [(51.0, Some("must")), (96.0, None), (100.0, Some("missed")), (10.0, Some("aim"))]);
    }
}
