//! Who waits for what: acceptances on a condition as a graph. Where they wait for one another in a circle nobody can go
//! first, and that is shown as a deadlock; whose turn it is, is for nobody here to say. Source: DOMAIN 3.9.

use std::collections::{BTreeMap, BTreeSet};

/// A member's part in a clause: short name and number.
pub(crate) type Node = (String, String);

/// A condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Condition {
    /// That this member accepts a clause.
    Clause(Node),
    /// Something that only its author can say is fulfilled.
    Outside,
}

/// Where a member stands on the version of a clause that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stand {
    /// Accepts it.
    Accepts,
    /// Accepts it once all of these hold.
    If(Vec<Condition>),
    /// Anything else.
    Other,
}

/// What became of a condition of somebody.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Wait {
    /// Conditional acceptances whose conditions all hold.
    pub held: BTreeSet<Node>,
    /// Circles in which each waits for another, each in order.
    pub deadlocks: Vec<Vec<Node>>,
}

/// Follows all conditions. What a member has not said holds for nothing.
pub(crate) fn waits(stands: &BTreeMap<Node, Stand>) -> Wait {
    let mut out = Wait::default();
    let holds = |held: &BTreeSet<Node>, node: &Node| held.contains(node) || stands.get(node) == Some(&Stand::Accepts);
    loop {
        let met = |node: &Node, conditions: &[Condition]| {
            let each = |c: &Condition| matches!(c, Condition::Clause(on) if holds(&out.held, on));
            !out.held.contains(node) && conditions.iter().all(each)
        };
        let more: Vec<Node> = stands
            .iter()
            .filter_map(|(node, stand)| match stand {
                Stand::If(conditions) if met(node, conditions) => Some(node.clone()),
                _ => None,
            })
            .collect();
        if more.is_empty() {
            break;
        }
        out.held.extend(more);
    }
    let next = |node: &Node| -> Vec<&Node> {
        match stands.get(node) {
            Some(Stand::If(conditions)) if !out.held.contains(node) => conditions
                .iter()
                .filter_map(|c| match c {
                    Condition::Clause(on) => stands.get_key_value(on).map(|(on, _)| on),
                    Condition::Outside => None,
                })
                .filter(|on| !out.held.contains(*on))
                .collect(),
            _ => Vec::new(),
        }
    };
    let reach = |from: &Node| {
        let (mut seen, mut todo): (BTreeSet<Node>, Vec<&Node>) = (BTreeSet::new(), next(from));
        while let Some(node) = todo.pop() {
            if seen.insert(node.clone()) {
                todo.extend(next(node));
            }
        }
        seen
    };
    let reached: BTreeMap<&Node, BTreeSet<Node>> = stands
        .iter()
        .filter(|(node, stand)| matches!(stand, Stand::If(_)) && !out.held.contains(*node))
        .map(|(node, _)| (node, reach(node)))
        .collect();
    let mut done: BTreeSet<&Node> = BTreeSet::new();
    for (node, all) in reached.iter().filter(|(node, all)| all.contains(**node)) {
        if done.contains(*node) {
            continue;
        }
        let back = |other: &&Node| reached.get(other).is_some_and(|all| all.contains(*node));
        let circle: Vec<&Node> = reached.keys().copied().filter(|other| all.contains(*other)).filter(back).collect();
        done.extend(circle.iter().copied());
        out.deadlocks.push(circle.into_iter().cloned().collect());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(text: &str) -> Node {
        let (member, clause) = text.split_once(' ').unwrap();
        (member.into(), clause.into())
    }

    fn on(text: &str, of: &[&str]) -> (Node, Stand) {
        (node(text), Stand::If(of.iter().map(|c| Condition::Clause(node(c))).collect()))
    }

    #[test]
    fn what_waits_for_what_is_accepted_holds_in_any_number_of_steps() {
        let stands = BTreeMap::from([
            (node("NORTH 1"), Stand::Accepts),
            on("SOUTH 2", &["NORTH 1"]),
            on("NORTH 3", &["SOUTH 2", "NORTH 1"]),
            on("NORTH 4", &["SOUTH 5"]),
        ]);
        let found = waits(&stands);
        assert_eq!(found.held, BTreeSet::from([node("SOUTH 2"), node("NORTH 3")]));
        assert!(found.deadlocks.is_empty(), "that somebody has said nothing is no deadlock, and no consent");
    }

    #[test]
    fn a_circle_is_a_deadlock_and_whoever_waits_for_it_is_not_in_it() {
        let stands = BTreeMap::from([
            on("NORTH 7", &["SOUTH 9"]),
            on("SOUTH 9", &["NORTH 8"]),
            on("NORTH 8", &["NORTH 7"]),
            on("SOUTH 1", &["NORTH 7"]),
            on("SOUTH 4", &["SOUTH 4"]),
        ]);
        let found = waits(&stands);
        assert!(found.held.is_empty());
        let circles = [vec![node("NORTH 7"), node("NORTH 8"), node("SOUTH 9")], vec![node("SOUTH 4")]];
        assert_eq!(found.deadlocks, circles);
    }

    #[test]
    fn a_condition_outside_the_text_is_never_taken_as_met() {
        let stands = BTreeMap::from([(node("NORTH 1"), Stand::If(vec![Condition::Outside]))]);
        assert_eq!(waits(&stands), Wait::default());
    }

    #[test]
    fn one_step_out_of_a_circle_opens_it() {
        let mut stands = BTreeMap::from([on("NORTH 7", &["SOUTH 9"]), on("SOUTH 9", &["NORTH 7"])]);
        assert_eq!(waits(&stands).deadlocks.len(), 1);
        stands.insert(node("SOUTH 9"), Stand::Accepts);
        let found = waits(&stands);
        assert_eq!((found.held.len(), found.deadlocks.len()), (1, 0));
    }
}
