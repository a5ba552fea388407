//! What two officers sign, where no page asks for the second: over the node's own socket, for the command line and scripts.
//!
//! A node that has officers takes a grave act only under two of their numbers, of which the second may let grave acts go.
//! It cannot see who types them: whoever reaches the socket runs the node. It makes sure that both are named, and that the
//! record names them. A node without officers, as a machine that imports history, has nobody to ask for.

use super::state::State;
use crate::api::Send;
use crate::fault::CliFault;
use crate::web::{Deed, Door, Role};
use act::Refusal;
use store::Officer;

/// The officers of a node.
pub(super) struct Officers(Vec<Officer>);

impl Officers {
    /// Those whom the desk knows; nobody where there is no desk.
    ///
    /// # Errors
    /// A fault of the disk.
    pub async fn of(door: Option<&Door>) -> Result<Officers, CliFault> {
        let Some(door) = door else { return Ok(Officers(Vec::new())) };
        let now = door.now();
        door.ask(move |kept| kept.officers(now)).await.map(Officers)
    }

    /// Whether an act may be said so.
    ///
    /// # Errors
    /// `two-officers` if it is grave and two different officers who may sign it are not named.
    pub fn allow(&self, state: &State, send: &Send) -> Result<(), CliFault> {
        if self.0.is_empty() || !state.needs_two(send) || self.are_two(send.officer, send.second) {
            return Ok(());
        }
        Err(CliFault::refused(&Refusal::new("two-officers").with("given", &send.what)))
    }

    fn are_two(&self, first: u64, second: u64) -> bool {
        first != second && self.may(first, Deed::Sign) && self.may(second, Deed::Release)
    }

    fn may(&self, id: u64, deed: Deed) -> bool {
        let role = |o: &Officer| o.role.as_deref().map_or(Role::ELSE, |key| Role::read(key).unwrap_or(Role::Reader));
        self.0.iter().find(|o| o.id == id).is_some_and(|o| role(o).may(deed).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn officer(id: u64, role: Option<&str>) -> Officer {
        Officer { id, name: format!("Officer {id}"), role: role.map(str::to_owned), ..Officer::default() }
    }

    #[test]
    fn two_are_two_officers_of_this_node_and_the_second_may_let_it_go() {
        let officers = Officers(vec![
            officer(1, Some("duty")),
            officer(2, Some("releasing")),
            officer(3, Some("reader")),
            officer(4, None),
            officer(5, Some("of a newer program")),
        ]);
        assert!(officers.are_two(1, 2) && officers.are_two(4, 2));
        for (first, second) in [(2, 2), (2, 1), (2, 4), (3, 2), (5, 2), (0, 2), (1, 0), (9, 2), (1, 9)] {
            assert!(!officers.are_two(first, second), "{first} and {second}");
        }
    }
}
