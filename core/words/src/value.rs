//! One value of a sentence, as a language writes it.

use crate::language::{Args, Given, Language};
use crate::text::{LRI, PDI, RLI, clean};
use crate::{Direction, Words};
use rulebook::{Arg, Phrase};

/// Somebody who reads in one language.
pub(crate) struct Reader<'a> {
    pub words: &'a Words,
    pub language: &'a Language,
}

impl Reader<'_> {
    pub fn phrase(&self, phrase: &Phrase) -> String {
        // The engine's own texts (a hash, a key's name) are not quotations; those of formats are somebody's words.
        let quoted = !["kernel-", "note_", "debt_"].iter().any(|engine| phrase.id.starts_with(engine));
        if let (true, Some(value)) = (phrase.id.contains('.'), phrase.args.get("value")) {
            let label = self.language.with(&phrase.id, &[]);
            let value = self.written("value", value, quoted).0;
            let labelled = self.language.with("value_labelled", &[("label", &label), ("value", &value)]);
            return self.language.block(&labelled);
        }
        let mut args = Args::new();
        phrase.args.iter().for_each(|(name, value)| self.put(&mut args, name, value, quoted));
        self.language.format(&phrase.id, &args)
    }

    /// A value that stands by itself, such as in a table.
    pub fn alone(&self, value: &Arg) -> String {
        self.written("value", value, false).0
    }

    /// Adds a value under its name, and its companions: `-key` for what a pattern chooses by, `-n` for what it counts.
    pub fn put(&self, args: &mut Args, name: &str, value: &Arg, quoted: bool) {
        if let Arg::Number(n) = value {
            args.insert(name.to_owned(), Given::Number(*n));
            return;
        }
        let (text, companion) = self.written(name, value, quoted);
        if let Some((suffix, by)) = companion {
            args.entry(format!("{name}-{suffix}")).or_insert(by);
        }
        // An empty value is one that was not given, unless a companion says otherwise.
        if !text.is_empty() {
            args.insert(name.to_owned(), Given::Text(text));
        }
    }

    fn written(&self, name: &str, value: &Arg, quoted: bool) -> (String, Option<(&'static str, Given)>) {
        let language = self.language;
        let key = |key: &str| Some(("key", Given::Text(key.to_owned())));
        match value {
            Arg::Text { text, lang } => (self.text(name, text, lang.as_deref(), quoted), None),
            Arg::Number(n) => (n.to_string(), None),
            Arg::Instant { unix_s, within_s, offset_min } => (self.instant(*unix_s, *within_s, *offset_min), None),
            Arg::Span { start_s, end_s } => (self.span(*start_s, *end_s), None),
            Arg::Duration(seconds) => (self.duration(*seconds), None),
            Arg::Place { shape, uncertainty_m } => (self.place(shape, *uncertainty_m), None),
            Arg::Altitude { min_m, max_m, datum } => (self.altitude(*min_m, *max_m, *datum), None),
            Arg::Count { min, best, max } if min == max => {
                (best.to_string(), Some(("n", Given::Number(i64::try_from(*best).unwrap_or(i64::MAX)))))
            }
            Arg::Count { min, best, max } => {
                let [min, best, max] = [min, best, max].map(u64::to_string);
                let range = language.with("value_count-range", &[("min", &min), ("best", &best), ("max", &max)]);
                (language.block(&range), Some(("n", Given::Text("range".to_owned()))))
            }
            Arg::Choice { set, key: name } => (language.with(&format!("{set}_{name}"), &[]), key(name)),
            Arg::Choices { set, keys } => {
                (self.list("value_list-comma", keys.iter().map(|k| language.with(&format!("{set}_{k}"), &[]))), None)
            }
            Arg::Member(member) => (clean(member), None),
            Arg::Act(act) if name == "about" => (language.with("value_about", &[("name", &clean(act))]), None),
            Arg::Act(act) => (clean(act), None),
            Arg::Quantity { amount, set, key } => {
                let unit = language.counted(&format!("{set}_{key}"), *amount);
                let quantity = language.with("value_quantity", &[("amount", &amount.to_string()), ("unit", &unit)]);
                (language.block(&quantity), None)
            }
            Arg::YesNo(true) => (language.with("value_yes", &[]), key("yes")),
            Arg::YesNo(false) => (language.with("value_no", &[]), key("no")),
            Arg::Evidence { hash, len, media_type, name } => {
                let (len, kind, name) = (len.to_string(), clean(media_type), clean(name));
                let args = [("hash", hash.as_str()), ("len", &len), ("type", &kind), ("name", &name)];
                (language.block(&language.with("value_evidence", &args)), None)
            }
            Arg::List(phrases) => (self.list("value_list-semicolon", phrases.iter().map(|p| self.phrase(p))), None),
        }
    }

    /// Free text, as written. Text of a known language is quoted, and labelled where the reader's is another one.
    fn text(&self, name: &str, text: &str, lang: Option<&str>, quoted: bool) -> String {
        let text = clean(text);
        // A callsign or a number is a name in every language; to say which one it is written in would mislead.
        let code = text.chars().all(|c| !c.is_alphabetic() || c.is_uppercase());
        if code || name.ends_with("-key") || name.ends_with("-given") || !(quoted || lang.is_some()) {
            return text;
        }
        let Some(lang) = lang else { return self.language.with("value_quote", &[("text", &text)]) };
        // Direction by the declared language: an Arabic text that begins with a Latin word is still Arabic.
        let directed = match self.words.language(lang).map(|l| l.about.direction) {
            Some(Direction::Ltr) => format!("{LRI}{text}{PDI}"),
            Some(Direction::Rtl) => format!("{RLI}{text}{PDI}"),
            None => text,
        };
        let quote = if lang == self.language.tag {
            self.language.with("value_quote", &[("text", &directed)])
        } else {
            let args = [("text", directed.as_str()), ("language", self.words.own_name(lang))];
            self.language.with("value_quote-in", &args)
        };
        self.language.block(&quote)
    }

    fn altitude(&self, min_m: i64, max_m: i64, datum: u64) -> String {
        let id = if datum == 0 { "value_altitude-ground" } else { "value_altitude-sea" };
        let same = if min_m == max_m { "yes" } else { "no" };
        let args = [("min", min_m.to_string()), ("max", max_m.to_string()), ("same", same.to_owned())];
        self.language.block(&self.language.with(id, &args.each_ref().map(|(k, v)| (*k, v.as_str()))))
    }

    /// Values one after another. Each stands in the language's own direction: the marks between its parts have none.
    pub fn list(&self, join: &str, items: impl Iterator<Item = String>) -> String {
        // The mark alone, because to join two and two would bury the first under isolates.
        let between = self.language.with(join, &[("a", ""), ("b", "")]);
        let items: Vec<String> = items.map(|item| self.language.block(&item)).collect();
        match items.len() {
            0 | 1 => items.concat(),
            _ => self.language.block(&items.join(&between)),
        }
    }

    /// A refusal's argument: keys become words, seconds become a length of time, fields go by their labels.
    pub fn refused(&self, format: &str, name: &str, text: &str) -> Given {
        let number = text.parse::<i64>().ok().filter(|n| n.to_string() == text);
        let word = |set: &str| {
            self.language.has(&format!("{set}_{text}")).then(|| self.language.with(&format!("{set}_{text}"), &[]))
        };
        let label = |field: &str| {
            let id = format!("{format}.f-{field}");
            if self.language.has(&id) { self.language.with(&id, &[]) } else { clean(field) }
        };
        let found = match (name, number) {
            ("lead" | "left", Some(seconds)) => Some(self.duration(seconds)),
            ("kind" | "precedence" | "channel", _) => word(name),
            ("state", _) => ["notification-state", "query-state", "link-state"].into_iter().find_map(word),
            ("field" | "when", _) => Some(label(text)),
            ("fields", _) => Some(self.list("value_list-comma", text.split(", ").map(label))),
            _ => None,
        };
        match (found, number) {
            (Some(words), _) => Given::Text(words),
            (None, Some(n)) => Given::Number(n),
            (None, None) => Given::Text(clean(text)),
        }
    }
}
