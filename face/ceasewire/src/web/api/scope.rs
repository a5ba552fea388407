//! What a token may do. A scope is a word of the token's; nothing is allowed that no scope names.
//!
//! | scope | allows |
//! |---|---|
//! | `read` | to read what the desk shows |
//! | `read:CHANNEL` | to read that channel, and what is public |
//! | `send:WHAT` | to say acts of that format, or that kernel act; `send:place-opened`: to open exact places |
//! | `drafts` | to write drafts for its officer, review them, and ask for a second officer |
//! | `confirm` | to be the second officer of another officer's draft, if its officer may let grave acts go |
//! | `watch` | to take, hand over and keep the watch for its officer |
//! | `alarms` | to acknowledge, shelve and silence alarms in its officer's name |
//! | `items` | to hand in files of evidence, and to open those that it may read, under its officer's number |
//!
//! There is no scope for what only whoever runs the node does: tokens, officers, keys, the rulebook, a stop. None allows
//! one token to say an act that two officers have to sign.

use act::Refusal;
use rulebook::Rulebook;
use std::collections::BTreeSet;

/// The scopes of one token.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Scopes {
    all: bool,
    channels: BTreeSet<String>,
    acts: BTreeSet<String>,
    deeds: BTreeSet<&'static str>,
}

/// What a token may do beside reading and saying acts.
pub(super) const DEEDS: [&str; 5] = ["drafts", "confirm", "watch", "alarms", "items"];

/// How far a reader sees.
#[derive(Debug, Clone)]
pub(crate) struct Reach(Option<BTreeSet<String>>);

impl Scopes {
    /// Reads what was kept; a word of a newer program allows nothing.
    pub fn read(text: &str) -> Scopes {
        let mut scopes = Scopes::default();
        for word in text.split_whitespace() {
            match word.split_once(':') {
                None if word == "read" => scopes.all = true,
                None => scopes.deeds.extend(DEEDS.iter().filter(|deed| **deed == word)),
                Some(("read", channel)) => drop(scopes.channels.insert(channel.to_owned())),
                Some(("send", act)) => drop(scopes.acts.insert(act.to_owned())),
                _ => {}
            }
        }
        scopes
    }

    /// Checks a scope before a token is given it.
    ///
    /// # Errors
    /// `token-scope` if it allows nothing that there is, `token-grave` if it names an act that two officers sign.
    pub fn check(word: &str, rulebook: &Rulebook) -> Result<(), Refusal> {
        let unknown = || Err(Refusal::new("token-scope").with("given", word));
        match word.split_once(':') {
            None if word == "read" || DEEDS.contains(&word) => Ok(()),
            Some(("read", channel)) if rulebook.terms().channel_named(channel).is_some() => Ok(()),
            Some(("send", act)) => match rulebook.format(act) {
                Some(format) if format.grave => Err(Refusal::new("token-grave").with("given", act)),
                Some(_) => Ok(()),
                None if rulebook.terms().two_officers.iter().any(|two| two == act) => {
                    Err(Refusal::new("token-grave").with("given", act))
                }
                None if SAID.contains(&act) || act == "place-opened" => Ok(()),
                None => unknown(),
            },
            _ => unknown(),
        }
    }

    /// How far it sees; `None` if it reads nothing.
    pub fn reach(&self) -> Option<Reach> {
        match (self.all, self.channels.is_empty()) {
            (true, _) => Some(Reach(None)),
            (false, false) => Some(Reach(Some(self.channels.clone()))),
            (false, true) => None,
        }
    }

    /// Whether it may say acts of this kind.
    pub fn says(&self, what: &str) -> bool {
        self.acts.contains(what)
    }

    /// Whether it may do one of [`DEEDS`].
    pub fn does(&self, deed: &str) -> bool {
        self.deeds.contains(deed)
    }
}

impl Reach {
    /// Whether it sees everything.
    pub fn sees_all(&self) -> bool {
        self.0.is_none()
    }

    /// Whether it sees what stands in this channel. What is public is seen by all.
    pub fn sees(&self, channel: &str) -> bool {
        self.0.as_ref().is_none_or(|some| channel == "public" || some.contains(channel))
    }
}

/// The kernel acts that officers say, by the names of `docs/cli.md`.
pub(crate) const SAID: &[&str] = &[
    "opened",
    "read-back",
    "amend",
    "disseminated",
    "position",
    "cancel",
    "start",
    "end",
    "ask-time",
    "dispute",
    "override",
    "resume",
    "line-check",
    "line-reply",
];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::cli::reference;

    #[test]
    fn a_scope_allows_what_it_names_and_nothing_else() {
        let one = Scopes::read("read:security send:ntf-flight");
        assert!(one.reach().unwrap().sees("security") && one.reach().unwrap().sees("public"));
        assert!(!one.reach().unwrap().sees("intelligence"));
        assert!(one.says("ntf-flight") && !one.says("opened") && !one.says("read"));
        assert!(Scopes::read("read").reach().unwrap().sees("intelligence"));
        assert!(Scopes::read("send:opened").reach().is_none());
        assert_eq!(Scopes::read("admin read-all drafts:all"), Scopes::default());
        for deed in DEEDS {
            let one = Scopes::read(deed);
            assert!(one.reach().is_none() && !one.says(deed));
            assert_eq!(DEEDS.map(|other| one.does(other)), DEEDS.map(|other| other == deed));
        }
    }

    #[test]
    fn no_scope_is_given_that_names_nothing_or_an_act_of_two_officers() {
        let rulebook = Rulebook::read(&reference::files()).unwrap();
        let code = |word: &str| Scopes::check(word, &rulebook).err().map(|r| r.code);
        for good in
            ["read", "read:security", "send:ntf-flight", "send:opened", "drafts", "confirm", "watch", "alarms", "items"]
        {
            assert_eq!(code(good), None, "{good}");
        }
        for bad in ["admin", "read:", "read:nowhere", "send:", "send:*", "send:key-add", "send", ""] {
            assert_eq!(code(bad), Some("token-scope"), "{bad}");
        }
        let mut files = reference::files();
        let flight = String::from_utf8(files["formats/ntf-flight.toml"].clone()).unwrap();
        files.insert("formats/ntf-flight.toml".into(), format!("grave = true\n{flight}").into_bytes());
        let strict = Rulebook::read(&files).unwrap();
        assert_eq!(Scopes::check("send:ntf-flight", &strict).err().map(|r| r.code), Some("token-grave"));
        assert_eq!(code("send:suspend"), Some("token-grave"));
    }
}
