//! What an officer may do at this desk. Operators give a role with the invitation; the node holds everybody to it.
//!
//! Two lines of defence: each area asks [`Visitor::may`] before it does something, and [`guard`] refuses every form of a
//! reader that is not about the reader's own access, so that an area which forgot to ask lets nobody sign.

use super::door::Visitor;
use super::{Web, api, door};
use crate::api::RefusalText;
use act::Refusal;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use desk::EntryState;
use std::sync::Arc;

/// A role at a desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Reads and prints; signs nothing.
    Reader,
    /// Reads, acknowledges, and signs whatever one officer may sign alone; prepares grave acts.
    Duty,
    /// A duty officer who also signs grave acts.
    Releasing,
}

/// What an officer is about to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Deed {
    /// Say an act that one officer may sign alone: a step of the ladder, an answer, a notification, a danger notice; or
    /// do what the record will show as the desk's own doing, such as taking the watch or opening an exact place.
    Sign,
    /// Sign a grave act, as the officer who lets it go.
    Release,
}

impl Role {
    /// Who has been given no other role.
    pub const ELSE: Role = Role::Duty;
    const ALL: [Role; 3] = [Role::Reader, Role::Duty, Role::Releasing];

    /// As it is written and kept.
    pub fn key(self) -> &'static str {
        match self {
            Role::Reader => "reader",
            Role::Duty => "duty",
            Role::Releasing => "releasing",
        }
    }

    /// The role that is written so.
    pub fn read(key: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.key() == key)
    }

    /// Whether this role allows it.
    ///
    /// # Errors
    /// `role-reads`, `role-releases`.
    pub fn may(self, deed: Deed) -> Result<(), Refusal> {
        match (self, deed) {
            (Role::Reader, _) => Err(Refusal::new("role-reads")),
            (Role::Duty, Deed::Release) => Err(Refusal::new("role-releases")),
            (Role::Duty, Deed::Sign) | (Role::Releasing, _) => Ok(()),
        }
    }
}

impl Visitor {
    /// What the officer may do. What is kept and not understood allows the least.
    pub fn role(&self) -> Role {
        match self.officer.role.as_deref() {
            None => Role::ELSE,
            Some(key) => Role::read(key).unwrap_or(Role::Reader),
        }
    }

    /// Whether the officer may do this; to be asked before anything is checked, kept or signed.
    ///
    /// # Errors
    /// `role-reads`, `role-releases`; [`Web::forbidden`] is the page for it.
    pub fn may(&self, deed: Deed) -> Result<(), Refusal> {
        self.role().may(deed)
    }
}

impl Web {
    /// The page for what a role does not allow.
    pub(super) fn forbidden(&self, visitor: &Visitor, refusal: &Refusal) -> Response {
        let (what, remedy) = self.refusal(&visitor.lang, "", &RefusalText::from(refusal));
        door::page(self, &visitor.lang, EntryState::Refused(what, remedy), StatusCode::FORBIDDEN)
    }
}

/// Forms about one's own access and looks, which a reader sends too. Everything else signs or changes something.
const OWN: &[&str] = &["/language", "/theme", "/leave", "/enter", "/login", "/me"];

fn is_own(path: &str) -> bool {
    OWN.iter().any(|own| path.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// Refuses the forms of whoever may only read. Who has no session is the business of each route.
pub(super) async fn guard(State(web): State<Arc<Web>>, request: Request, next: Next) -> Response {
    // At the API a session counts for nothing, not even against somebody.
    let exempt = is_own(request.uri().path()) || api::is_for(&request);
    if matches!(*request.method(), Method::GET | Method::HEAD) || exempt {
        return next.run(request).await;
    }
    match Visitor::known(&web, request.headers()).await {
        Ok(Some(visitor)) => match visitor.may(Deed::Sign) {
            Ok(()) => next.run(request).await,
            Err(refusal) => web.forbidden(&visitor, &refusal),
        },
        Ok(None) => next.run(request).await,
        Err(down) => down,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_may_do_what_its_name_says_and_no_more() {
        let code = |role: Role, deed| role.may(deed).err().map(|r| r.code);
        let rows = [
            (Role::Reader, Some("role-reads"), Some("role-reads")),
            (Role::Duty, None, Some("role-releases")),
            (Role::Releasing, None, None),
        ];
        for (role, sign, release) in rows {
            assert_eq!((code(role, Deed::Sign), code(role, Deed::Release)), (sign, release), "{}", role.key());
            assert_eq!(Role::read(role.key()), Some(role));
        }
    }

    #[test]
    fn only_forms_about_ones_own_access_are_for_everybody() {
        for path in ["/me", "/me/sessions", "/theme", "/leave", "/login/options"] {
            assert!(is_own(path), "{path}");
        }
        for path in ["/", "/incidents/9/reply", "/measure", "/themes", "/compose", "/api/acts"] {
            assert!(!is_own(path), "{path}");
        }
    }
}
