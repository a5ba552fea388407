//! What a row of a scenario lets somebody do, in the command line's own notation.

use crate::api::Send;
use std::collections::BTreeMap;

/// What somebody does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Sends an act. `case` is the label of the case it belongs to.
    Act {
        /// The act; its case is still open.
        send: Box<Typed>,
        /// Label of its case.
        case: Option<String>,
        /// What this act is called from here on.
        label: Option<String>,
    },
    /// Asks the own node for a proof that a member has not answered.
    Absence {
        /// Label of the act that waits.
        case: String,
        /// Who has not answered.
        member: String,
    },
    /// Hands the key of an own sealed act to one more member.
    Release {
        /// Label of the act.
        act: String,
        /// Who can read it from here on.
        to: String,
    },
    /// Loses the line to all others, or has it again. The node itself runs on.
    Line {
        /// Whether it is there.
        up: bool,
    },
}

/// A typed act: what, fields, and options.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    /// Format or kernel act.
    pub what: String,
    /// `field=value`.
    pub fields: BTreeMap<String, String>,
    /// `--option value`.
    pub options: BTreeMap<String, String>,
}

impl Typed {
    /// As the node takes it.
    pub fn send(&self, case: Option<&str>) -> Send {
        let option = |name: &str| self.options.get(name).cloned();
        let list = |name: &str| -> Vec<String> {
            option(name).iter().flat_map(|t| t.split(',')).map(|t| t.trim().to_owned()).collect()
        };
        Send {
            what: self.what.clone(),
            fields: self.fields.clone(),
            to: list("to"),
            case: case.map(str::to_owned),
            channel: option("channel"),
            precedence: option("precedence"),
            lang: option("lang"),
            emergency: option("emergency"),
            only: list("only"),
            burst: self.options.contains_key("burst"),
            ..Send::default()
        }
    }
}

/// Options that are the act's own and not one of its fields.
const OPTIONS: [&str; 8] = ["to", "channel", "precedence", "lang", "emergency", "only", "burst", "case"];

/// Command → kernel act, where they differ in name.
const STEPS: [(&str, &str); 11] = [
    ("open", "opened"),
    ("read-back", "read-back"),
    ("disseminate", "disseminated"),
    ("position", "position"),
    ("amend", "amend"),
    ("cancel", "cancel"),
    ("start", "start"),
    ("end", "end"),
    ("override", "override"),
    ("dispute", "dispute"),
    ("line-reply", "line-reply"),
];

/// By which line a check goes, in the order of its codes.
const MEDIA: [&str; 4] = ["primary", "backup", "satellite", "voice"];

impl Deed {
    /// Reads one cell. `answer` is the format that answers a query.
    ///
    /// # Errors
    /// What is not understood, in English.
    pub fn read(text: &str, answer: &str) -> Result<Deed, String> {
        let mut words = split(text)?;
        let label = match words.len() {
            n if n > 2 && words[n - 2] == "as" => {
                let label = words.pop();
                words.pop();
                label
            }
            _ => None,
        };
        let mut words = words.into_iter();
        let verb = words.next().ok_or("nothing is done")?;
        let first = |words: &mut std::vec::IntoIter<String>, what: &str| {
            words.next().ok_or_else(|| format!("`{verb}` needs {what}"))
        };
        let (what, case) = match verb.as_str() {
            "send" => (first(&mut words, "a format")?, None),
            "answer" => (answer.to_owned(), Some(first(&mut words, "a case")?)),
            "line-check" => (verb.clone(), None),
            "suspend" | "resume" => {
                let channel = first(&mut words, "a channel")?;
                let mut typed = Typed { what: verb.clone(), ..Typed::default() };
                typed.options.insert("channel".into(), channel);
                typed.rest(words)?;
                return Ok(Deed::Act { send: Box::new(typed), case: None, label });
            }
            "line" => {
                return match first(&mut words, "`cut` or `mended`")?.as_str() {
                    "cut" => Ok(Deed::Line { up: false }),
                    "mended" => Ok(Deed::Line { up: true }),
                    other => Err(format!("a line is `cut` or `mended`, not `{other}`")),
                };
            }
            "absence" => {
                let case = first(&mut words, "a case")?;
                let member = first(&mut words, "a member")?;
                return Ok(Deed::Absence { case, member });
            }
            "release" => {
                let act = first(&mut words, "an act")?;
                let to = first(&mut words, "a member")?;
                return Ok(Deed::Release { act, to });
            }
            _ => {
                let step = STEPS.iter().find(|(command, _)| *command == verb);
                let (_, kernel) = step.ok_or_else(|| format!("`{verb}` is no command of a scenario"))?;
                ((*kernel).to_owned(), Some(first(&mut words, "a case")?))
            }
        };
        let mut typed = Typed { what, ..Typed::default() };
        if verb == "position" {
            typed.fields.insert("stance".into(), first(&mut words, "a stance")?);
        }
        typed.rest(words)?;
        if verb == "line-check" {
            typed.line_check()?;
        }
        let case = case.or_else(|| typed.options.remove("case"));
        Ok(Deed::Act { send: Box::new(typed), case, label })
    }

    /// The label of the case it speaks of or opens.
    pub fn case(&self) -> Option<&str> {
        match self {
            Deed::Act { case, label, .. } => case.as_deref().or(label.as_deref()),
            Deed::Absence { case, .. } => Some(case),
            Deed::Release { act, .. } => Some(act),
            Deed::Line { .. } => None,
        }
    }
}

impl Typed {
    /// What the command line fills in: the agreed text is the first, and a medium is a name.
    fn line_check(&mut self) -> Result<(), String> {
        self.fields.entry("text".into()).or_insert_with(|| "1".into());
        let named = self.fields.get("medium").map_or("primary", String::as_str);
        let code = MEDIA.iter().position(|m| *m == named);
        let code = code.ok_or_else(|| format!("`{named}` is no line: {}", MEDIA.join(", ")))?;
        self.fields.insert("medium".into(), code.to_string());
        Ok(())
    }

    fn rest(&mut self, mut words: impl Iterator<Item = String>) -> Result<(), String> {
        while let Some(word) = words.next() {
            if let Some(option) = word.strip_prefix("--") {
                let value = match option {
                    "burst" => String::new(),
                    _ => words.next().ok_or_else(|| format!("`--{option}` needs a value"))?,
                };
                let kept = if OPTIONS.contains(&option) { &mut self.options } else { &mut self.fields };
                kept.insert(option.to_owned(), value);
            } else {
                let (name, value) = word.split_once('=').ok_or_else(|| format!("`{word}` is no field=value"))?;
                self.fields.insert(name.to_owned(), value.to_owned());
            }
        }
        Ok(())
    }
}

/// Words as a shell splits them: blanks part, double quotes hold together.
fn split(text: &str) -> Result<Vec<String>, String> {
    let (mut words, mut word, mut quoted, mut begun) = (Vec::new(), String::new(), false, false);
    for c in text.chars() {
        match c {
            '"' => (quoted, begun) = (!quoted, true),
            c if c.is_whitespace() && !quoted => {
                if begun {
                    words.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            c => {
                word.push(c);
                begun = true;
            }
        }
    }
    if quoted {
        return Err("a quotation mark is not closed".into());
    }
    if begun {
        words.push(word);
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_cell_reads_as_the_command_line_would() {
        let text = "send ntf-flight class=medevac track=\"A > B\" --to SOUTH,CHAIR --emergency medevac as flight";
        let Deed::Act { send, case, label } = Deed::read(text, "inc-response").unwrap() else { panic!() };
        let send = send.send(case.as_deref());
        assert_eq!((send.what.as_str(), send.fields["track"].as_str()), ("ntf-flight", "A > B"));
        assert_eq!((send.to, send.emergency.as_deref()), (vec!["SOUTH".to_owned(), "CHAIR".into()], Some("medevac")));
        assert_eq!(label.as_deref(), Some("flight"));
        let told = Deed::read("disseminate flight --told air-defence --not-told \"uav: none fly\"", "").unwrap();
        let Deed::Act { send, case, .. } = told else { panic!() };
        assert_eq!((case.as_deref(), send.what.as_str()), (Some("flight"), "disseminated"));
        assert_eq!(send.fields["not-told"], "uav: none fly");
    }

    #[test]
    fn a_line_is_checked_cut_and_mended_and_a_channel_suspended() {
        let check = Deed::read("line-check --to SOUTH,CHAIR nonce=7 medium=backup as check", "").unwrap();
        let Deed::Act { send, case: None, label } = check else { panic!() };
        assert_eq!((send.fields["medium"].as_str(), send.fields["text"].as_str()), ("1", "1"));
        assert_eq!((send.send(None).to.len(), label.as_deref()), (2, Some("check")));
        let stop = Deed::read("suspend security grounds=\"talks at home\" effective=+30m emergency=yes", "").unwrap();
        let Deed::Act { send, .. } = stop else { panic!() };
        let send = send.send(None);
        assert_eq!((send.what.as_str(), send.channel.as_deref()), ("suspend", Some("security")));
        assert_eq!(send.fields["grounds"], "talks at home");
        assert_eq!(Deed::read("line cut", "").unwrap(), Deed::Line { up: false });
        assert_eq!(Deed::read("line mended", "").unwrap(), Deed::Line { up: true });
    }

    #[test]
    fn a_step_names_its_case_and_a_key_is_handed_on() {
        let closed = Deed::read("send agenda-close result=dropped --case item as end", "").unwrap();
        let Deed::Act { send, case, label } = closed else { panic!() };
        assert_eq!((case.as_deref(), label.as_deref()), (Some("item"), Some("end")));
        assert!(!send.options.contains_key("case"));
        let handed = Deed::Release { act: "deposit".into(), to: "SOUTH".into() };
        assert_eq!(Deed::read("release deposit SOUTH", "").unwrap(), handed);
        assert_eq!(Deed::read("release deposit", "").unwrap_err(), "`release` needs a member");
    }

    #[test]
    fn what_is_not_understood_is_named() {
        for (text, why) in [
            ("line burnt", "a line is `cut` or `mended`, not `burnt`"),
            ("line-check nonce=1 medium=pigeon", "`pigeon` is no line: primary, backup, satellite, voice"),
            ("suspend", "`suspend` needs a channel"),
            ("", "nothing is done"),
            ("fly flight", "`fly` is no command of a scenario"),
            ("open", "`open` needs a case"),
            ("send ntf-flight class", "`class` is no field=value"),
            ("send ntf-flight a=\"b", "a quotation mark is not closed"),
            ("open flight --lang", "`--lang` needs a value"),
        ] {
            assert_eq!(Deed::read(text, "inc-response").unwrap_err(), why);
        }
    }
}
