//! What a row of a scenario says of commitments, checked against the timeline that a node shows.

use super::then::{Then, same};
use situation::views::{AmountView, TimelineView};

impl Then {
    /// Checks it against the commitments as one node shows them; `named` gives an act's own name for its label.
    ///
    /// # Errors
    /// What is there instead.
    pub fn holds_on_timeline(
        &self,
        view: &TimelineView,
        named: &dyn Fn(&str) -> Result<String, String>,
    ) -> Result<(), String> {
        let found = |label: &str| {
            let name = named(label)?;
            let one = view.commitments.iter().find(|c| c.by.name == name);
            one.ok_or_else(|| format!("{name} is no commitment"))
        };
        match self {
            Then::Stands(label, stand, numbers) => {
                let c = found(label)?;
                same("stands", &c.state, stand)?;
                let said = |a: &Option<AmountView>| a.as_ref().map_or(0, |a| a.quantity);
                let told = [said(&c.claimed), said(&c.accepted), c.overdue_days];
                numbers.map_or(Ok(()), |wanted| {
                    same("claimed, accepted, days over", &format!("{told:?}"), &format!("{wanted:?}"))
                })
            }
            Then::Moves(_, _, other, days) => {
                let slip = view.slip.as_ref().ok_or("nothing follows from a delay of what is no commitment")?;
                let c = found(other)?;
                let moved = slip.moved.iter().find(|m| m.act == c.by.index).map_or(0, |m| m.after.1 - m.before.1);
                same("days", &moved.to_string(), &days.to_string())
            }
            _ => Ok(()),
        }
    }
}
