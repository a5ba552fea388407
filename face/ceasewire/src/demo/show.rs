//! What is printed while a scenario plays: each act in two languages side by side, and what follows from it.

use super::columns::Columns;
use super::mechanism::Mechanism;
use super::play::Happened;
use super::scenario::Scenario;
use crate::api::{RefusalText, Sent};
use crate::cli::Tone;
use crate::fault::CliFault;
use rulebook::Arg;
use situation::views::{ActLine, DebtView};
use std::io::{IsTerminal, Write};
use std::path::Path;
use words::{Say, Words};

/// Where the play is told.
pub struct Show<'w> {
    words: &'w Words,
    langs: [String; 2],
    columns: Columns,
    colour: bool,
    /// Programs read stdout: people are told on stderr.
    quiet: bool,
}

/// One line of the size table: what, then bytes plain, sealed and as one satellite message.
pub type Measured = (String, [usize; 3]);

impl<'w> Show<'w> {
    /// In two languages that the words know.
    pub fn new(words: &'w Words, langs: &(String, String), quiet: bool) -> Show<'w> {
        let langs = [langs.0.clone(), langs.1.clone()];
        let terminal = if quiet { std::io::stderr().is_terminal() } else { std::io::stdout().is_terminal() };
        let told = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
        let columns = Columns::new(told.unwrap_or(120), [words.direction(&langs[0]), words.direction(&langs[1])]);
        let colour = terminal && std::env::var_os("NO_COLOR").is_none();
        Show { words, langs, columns, colour, quiet }
    }

    /// Prints lines.
    ///
    /// # Errors
    /// If nobody reads them any more.
    pub fn print(&self, text: &str) -> Result<(), CliFault> {
        let text = text.trim_end_matches('\n');
        let done = if self.quiet {
            writeln!(std::io::stderr().lock(), "{text}")
        } else {
            writeln!(std::io::stdout().lock(), "{text}")
        };
        done.map_err(|e| CliFault::io("output", e))
    }

    /// One of the desk's own sentences, in both languages.
    ///
    /// # Errors
    /// As [`Show::print`].
    pub fn say(&self, id: &str, args: &[(&str, Say)]) -> Result<(), CliFault> {
        self.print(&self.both(|lang| self.words.say(lang, id, args)))
    }

    fn both(&self, text: impl Fn(&str) -> String) -> String {
        self.columns.write(&text(&self.langs[0]), &text(&self.langs[1]))
    }

    fn tone(&self, tone: Tone, text: &str) -> String {
        tone.paint(text, self.colour)
    }

    /// A scenario begins.
    ///
    /// # Errors
    /// As [`Show::print`].
    pub fn title(&self, scenario: &Scenario) -> Result<(), CliFault> {
        let bar = "═".repeat(4);
        self.print(&format!(
            "\n{}",
            self.tone(Tone::Head, &format!("{bar} {}: {} {bar}", scenario.file, scenario.title))
        ))?;
        scenario.title_id().map_or(Ok(()), |id| self.say(&id, &[]))
    }

    /// What one row brought about.
    ///
    /// # Errors
    /// As [`Show::print`].
    pub fn happened(&self, what: &Happened) -> Result<(), CliFault> {
        let time = self.words.value("en", &moment(what.at_ms));
        let mut head = format!("\n── {}  {}", words::plain(&time), what.row.who);
        if let Some(sent) = &what.sent {
            let [plain, sealed, burst] = lens(sent);
            head += &format!("  {}  {plain} B → {sealed} B → {burst} B ({})", sent.name, fits(burst));
        }
        self.print(&self.tone(Tone::Head, &head))?;
        for refusal in &what.refused {
            self.refused(refusal)?;
        }
        for act in &what.acts {
            self.act(act, what)?;
        }
        for (debt, before) in &what.debts {
            self.debt(debt, before.as_deref(), what.at_ms)?;
        }
        for (kind, by, rose) in &what.alarms {
            let id = match (*kind, *rose) {
                ("line-silent", true) => "demo_s1-silent",
                ("line-silent", false) => "demo_s1-heard",
                (_, true) => "demo_s2-mismatch",
                (_, false) => "demo_s2-corrected",
            };
            self.print(&self.tone(if *rose { Tone::Alarm } else { Tone::Sound }, if *rose { "  !!" } else { "  ✓" }))?;
            self.say(id, &[("by", Say::Value(Arg::Member(by.clone())))])?;
        }
        if let Some(absent) = &what.absence {
            self.print(&self.tone(Tone::Sound, "  ✓"))?;
            let by = Say::Value(Arg::Member(absent.member.clone()));
            self.say("demo_s3-absence", &[("by", by), ("size", absent.size.into())])?;
        }
        Ok(())
    }

    fn refused(&self, refusal: &RefusalText) -> Result<(), CliFault> {
        let args = refusal.args.iter().map(|(k, v)| (crate::cli::lasting(k), v.clone())).collect();
        let refusal = act::Refusal { code: crate::cli::lasting(&refusal.code), field: refusal.field.clone(), args };
        self.print(&self.tone(Tone::Alarm, "  ✗"))?;
        self.print(&self.both(|lang| self.words.refusal(lang, &refusal).0))?;
        self.print(&self.both(|lang| self.words.refusal(lang, &refusal).1))
    }

    fn act(&self, act: &ActLine, what: &Happened) -> Result<(), CliFault> {
        let (k, n) = (what.status.cosigners.len(), what.status.witnesses);
        let proof = self.words.say("en", "proof_witnessed", &[("k", k.into()), ("n", n.into())]);
        let line = format!("  #{}  {}  {}", act.index, act.name, words::plain(&proof));
        self.print(&self.tone(Tone::Sound, &line))?;
        match &act.phrase {
            Some(phrase) => self.print(&self.both(|lang| self.words.render(lang, phrase))),
            None => Ok(()),
        }
    }

    fn debt(&self, debt: &DebtView, before: Option<&str>, now_ms: u64) -> Result<(), CliFault> {
        let by = || Say::Value(Arg::Member(debt.debtor.clone()));
        let about = Arg::Act(debt.case.to_string());
        let status = |lang: &str| {
            let title = self.words.title(lang, &format!("debt_{}", debt.kind));
            let standing = self.words.say(lang, &format!("debt-status_{}", debt.status), &[]);
            format!("{title} · {}: {standing}", self.words.value(lang, &about))
        };
        match (debt.status.as_str(), before) {
            ("owed", _) => self.print(&self.both(|lang| self.words.render(lang, &debt.phrase))),
            ("defaulted", Some("defaulted")) => {
                let id = format!("rung_{}", debt.rung);
                let who = |lang: &str| self.words.say(lang, &id, &[]);
                let say = |lang: &str| {
                    self.words.say(lang, "demo_s3-rung", &[("n", debt.rung.into()), ("who", who(lang).into())])
                };
                self.print(&self.both(status))?;
                self.print(&self.both(say))
            }
            ("defaulted", _) => {
                self.print(&self.tone(Tone::Alarm, "  !!"))?;
                self.print(&self.both(status))?;
                self.say("demo_s3-deadline", &[("by", by())])
            }
            ("late", _) => {
                let late = (debt.met_ms.unwrap_or(now_ms).saturating_sub(debt.due_ms)) / 1000;
                let late = Arg::Duration(i64::try_from(late).unwrap_or(i64::MAX));
                self.print(&self.both(status))?;
                self.say("demo_s3-late", &[("by", by()), ("for", Say::Value(late))])
            }
            _ => self.print(&self.both(status)),
        }
    }

    /// How long each act was: plain, sealed and signed, and as one satellite message.
    ///
    /// # Errors
    /// As [`Show::print`].
    pub fn sizes(&self, measured: &[Measured]) -> Result<(), CliFault> {
        let mut out = String::from("\n  bytes         plain  sealed  burst  fits one message of\n");
        for (what, [plain, sealed, burst]) in measured {
            out += &format!("  {what:<12} {plain:>6} {sealed:>7} {burst:>6}  {}\n", fits(*burst));
        }
        self.print(&out)
    }

    /// What to try while the mechanism stays up.
    ///
    /// # Errors
    /// As [`Show::print`].
    pub fn try_it(
        &self,
        mechanism: &Mechanism,
        bundle: &Path,
        record: &Path,
        desks: &[(String, String)],
    ) -> Result<(), CliFault> {
        self.say("demo_try", &[])?;
        let node = |member: &str| mechanism.folder(member).display().to_string();
        let [a, b] = &mechanism.cast.parties;
        let [north, south, guar1] = [a, b, "GUAR1"].map(node);
        let lines = [
            format!("ceasewire --node {south} board --lang he"),
            format!("ceasewire --node {guar1} record --lang fr"),
            format!(
                "ceasewire --node {north} send inc-query concern=fire place=\"Jabā\" question=\"What burns?\" --to {b} --lang en"
            ),
            format!("ceasewire --node {south} board --lang ar"),
            format!("ceasewire verify {}", bundle.display()),
            format!("ceasewire verify {}", record.display()),
        ];
        self.print(&lines.map(|l| format!("    {l}\n")).concat())?;
        let nodes: Vec<_> = mechanism.cast.members().iter().map(|m| format!("{m} {}", node(m))).collect();
        self.print(&format!("    {}\n", nodes.join("\n    ")))?;
        self.say("demo_desks", &[])?;
        self.print(&desks.iter().map(|(member, link)| format!("    {member:<6} {link}\n")).collect::<String>())?;
        self.say("demo_stop", &[])
    }
}

/// Bytes plain, sealed, and as one satellite message.
pub fn lens(sent: &Sent) -> [usize; 3] {
    [sent.plain_len, sent.len, sent.burst_len]
}

fn fits(burst: usize) -> String {
    let fits: Vec<_> = [340, 270, 233].iter().filter(|max| burst <= **max).map(ToString::to_string).collect();
    if fits.is_empty() { "-".into() } else { fits.join(" ") }
}

/// A moment as a value.
pub fn moment(ms: u64) -> Arg {
    Arg::Instant { unix_s: i64::try_from(ms / 1000).unwrap_or(i64::MAX), within_s: 0, offset_min: 0 }
}
