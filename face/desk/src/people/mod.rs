//! An officer's own access: the role in words, the passkeys, the sessions that are open.

use crate::frame::Frame;
use crate::html::Markup;
use askama::Template;

/// What the page shows.
pub struct Access {
    /// The officer's passkeys, the oldest first.
    pub passkeys: Vec<PasskeyRow>,
    /// The officer's sessions, the latest first.
    pub sessions: Vec<SessionRow>,
    /// How long a session lasts without an open page, milliseconds.
    pub idle_ms: u64,
    /// How long it lasts at most, milliseconds.
    pub most_ms: u64,
    /// The one address at which passkeys work.
    pub origin: String,
    /// What could not be done, and what to do; in the reader's language.
    pub refused: Option<(String, String)>,
}

/// A passkey.
pub struct PasskeyRow {
    /// Its number at this node.
    pub id: u64,
    /// What its officer calls it.
    pub name: String,
    /// When it was registered, milliseconds.
    pub made_ms: u64,
    /// When it last opened the desk, milliseconds.
    pub used_ms: u64,
}

/// A session.
pub struct SessionRow {
    /// What it is called when it is to be ended.
    pub mark: String,
    /// When it began, milliseconds.
    pub begun_ms: u64,
    /// When it was last used, milliseconds.
    pub seen_ms: u64,
    /// When it ends at the latest, milliseconds.
    pub ends_ms: u64,
    /// `link` or `passkey`.
    pub way: &'static str,
    /// What the browser calls itself.
    pub device: String,
    /// Whether it is the one that asks.
    pub here: bool,
}

#[derive(Template)]
#[template(path = "people/page.html")]
struct Page<'a> {
    f: &'a Frame<'a>,
    a: &'a Access,
}

/// The page.
pub fn access(f: &Frame<'_>, a: &Access) -> String {
    Page { f, a }.render().expect("a template writes into memory")
}

impl Page<'_> {
    fn named(&self, group: &str, key: &str) -> Markup {
        self.f.r().t(format!("{group}{key}"))
    }

    fn role_says(&self) -> Markup {
        self.f.r().t(format!("desk_role-{}-says", self.f.role))
    }

    /// When a session began, was used, and ends.
    fn times(&self, s: &SessionRow) -> Markup {
        let f = self.f;
        let pieces = [("begun", f.at(s.begun_ms)), ("seen", f.at(s.seen_ms)), ("ends", f.at(s.ends_ms))];
        f.r().pieces("desk_session-since", &[], &pieces)
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_role_is_said_in_words() {
        let phrases = include_str!("../../../../rulebook/locales/en/desk/people.ftl");
        for role in ["reader", "duty", "releasing"] {
            assert!(
                phrases.contains(&format!("desk_role-{role} ="))
                    && phrases.contains(&format!("desk_role-{role}-says ="))
            );
        }
    }
}
