//! Who reads, and how everything is said to them.

use crate::html::{self, Markup};
use ::rulebook::{Arg, Phrase};
use words::{Say, Words};

/// A number as a template hands it on: by value or by reference.
pub trait Num {
    fn num(&self) -> u64;
}

impl Num for u64 {
    fn num(&self) -> u64 {
        *self
    }
}

impl Num for usize {
    fn num(&self) -> u64 {
        *self as u64
    }
}

impl<T: Num> Num for &T {
    fn num(&self) -> u64 {
        (*self).num()
    }
}

/// A reader's language, with the words for it.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    words: &'a Words,
    lang: &'a str,
}

impl<'a> Reader<'a> {
    pub fn new(words: &'a Words, lang: &'a str) -> Reader<'a> {
        Reader { words, lang }
    }

    pub fn dir(&self) -> &'static str {
        self.words.direction(self.lang).key()
    }

    /// The name of the reader's language in itself.
    pub fn own_name(&self) -> &'a str {
        self.words.own_name(self.lang)
    }

    /// The name of a language in itself.
    pub fn own_name_of(&self, tag: &str) -> String {
        self.words.own_name(tag).to_owned()
    }

    /// Every language: tag, own name, direction.
    pub fn languages(&self) -> Vec<(String, String, &'static str)> {
        let one = |tag: &str| (tag.to_owned(), self.words.own_name(tag).to_owned(), self.words.direction(tag).key());
        self.words.languages().into_iter().map(one).collect()
    }

    /// A sentence as this language sets it: French marks never begin or end a line by themselves.
    fn set(&self, text: String) -> Markup {
        Markup::text(&spaced(self.lang, text))
    }

    /// One of the desk's own phrases.
    pub fn t(&self, id: impl AsRef<str>) -> Markup {
        self.set(self.words.say(self.lang, id.as_ref(), &[]))
    }

    /// The same with values.
    pub fn say(&self, id: impl AsRef<str>, args: &[(&str, Say)]) -> Markup {
        self.set(self.words.say(self.lang, id.as_ref(), args))
    }

    /// The same with one number.
    pub fn count(&self, id: impl AsRef<str>, n: impl Num) -> Markup {
        self.say(id, &[("n", n.num().into())])
    }

    /// One of the desk's own phrases for an attribute, which holds no elements; the template escapes it.
    pub fn plain(&self, id: impl AsRef<str>, args: &[(&str, Say)]) -> String {
        words::plain(&self.words.say(self.lang, id.as_ref(), args))
    }

    /// The same with one number, for an option, which holds no elements.
    pub fn count_text(&self, id: impl AsRef<str>, n: impl Num) -> String {
        self.plain(id, &[("n", n.num().into())])
    }

    /// A phrase with pieces of our own HTML among its values.
    pub fn pieces(&self, id: impl AsRef<str>, args: &[(&str, Say)], pieces: &[(&str, Markup)]) -> Markup {
        let mut all: Vec<(&str, Say)> = args
            .iter()
            .map(|(name, value)| match value {
                Say::Text(text) => (*name, Say::Text(html::without_places(text))),
                value => (*name, value.clone()),
            })
            .collect();
        let places: Vec<String> = (0..pieces.len()).map(|n| html::place(n).to_string()).collect();
        all.extend(pieces.iter().zip(&places).map(|((name, _), place)| (*name, Say::Text(place.clone()))));
        let sentence = spaced(self.lang, self.words.say(self.lang, id.as_ref(), &all));
        html::filled(&sentence, &pieces.iter().map(|(_, piece)| piece.clone()).collect::<Vec<_>>())
    }

    /// A sentence of the record.
    pub fn phrase(&self, phrase: &Phrase) -> Markup {
        self.set(self.words.render(self.lang, phrase))
    }

    /// A sentence of the record in a few words, where its format has a short form. It says its direction itself: within
    /// another sentence a browser would guess it from the letters, and all letters of it may be isolated values.
    pub fn brief(&self, phrase: &Phrase) -> Option<Markup> {
        let text = Markup::text(&self.words.brief(self.lang, phrase)?);
        Some(Markup::raw(format!("<bdi dir=\"{}\">{text}</bdi>", self.dir())))
    }

    /// One value as this language writes it.
    pub fn value(&self, value: &Arg) -> Markup {
        Markup::text(&self.words.value(self.lang, value))
    }

    /// A short text without its marks and its language: a place in a report, a name. Anything else as [`Reader::value`].
    pub fn bare(&self, value: &Arg) -> Markup {
        match value {
            Arg::Text { text, .. } => Markup::text(&format!("\u{2068}{text}\u{2069}")),
            other => self.value(other),
        }
    }

    /// Free text in its own language and direction, where it was said: for a voice that reads it out as for the eye.
    pub fn spoken(&self, value: &Arg) -> Markup {
        match value {
            Arg::Text { text, lang: Some(tag) } if self.words.languages().contains(&tag.as_str()) => {
                let (dir, text) = (self.words.direction(tag).key(), Markup::text(text));
                Markup::raw(format!("<bdi lang=\"{tag}\" dir=\"{dir}\">{text}</bdi>"))
            }
            other => self.bare(other),
        }
    }

    /// Free text as somebody wrote it, which turns no direction around it.
    pub fn free(&self, text: &str) -> Markup {
        self.value(&Arg::Text { text: text.to_owned(), lang: None })
    }

    /// A closed list's word.
    pub fn choice(&self, set: impl AsRef<str>, key: impl AsRef<str>) -> Markup {
        self.value(&Arg::Choice { set: set.as_ref().to_owned(), key: key.as_ref().to_owned() })
    }

    /// The name of a format, kernel act or debt.
    pub fn title(&self, id: impl AsRef<str>) -> Markup {
        Markup::text(&self.words.title(self.lang, id.as_ref()))
    }

    /// The same as text.
    pub fn title_text(&self, id: &str) -> String {
        self.words.title(self.lang, id)
    }

    /// What kind of act: a format's name or a kernel act's key.
    pub fn kind(&self, kind: Option<&str>) -> Markup {
        Markup::text(&self.kind_text(kind))
    }

    /// The same as text.
    pub fn kind_text(&self, kind: Option<&str>) -> String {
        let kernel = |key: &str| words::KERNEL.iter().any(|(k, _)| *k == key);
        match kind {
            None => self.title_text("kernel-sealed"),
            Some(key) if kernel(key) => self.title_text(&format!("kernel-{key}")),
            Some(format) => self.title_text(format),
        }
    }

    /// The label of a format's field.
    pub fn label(&self, format: impl AsRef<str>, field: impl AsRef<str>) -> Markup {
        Markup::text(&self.words.label(self.lang, format.as_ref(), field.as_ref()))
    }

    /// The same as text.
    pub fn label_text(&self, format: &str, field: &str) -> String {
        self.words.label(self.lang, format, field)
    }

    /// One of the desk's own phrases as `words` makes it, isolates and all.
    pub fn text(&self, id: &str) -> String {
        self.words.say(self.lang, id, &[])
    }

    /// A member or an office, by its short name.
    pub fn name(&self, name: impl AsRef<str>) -> Markup {
        Markup::text(&format!("\u{2068}{}\u{2069}", name.as_ref()))
    }

    /// A zone by its id, which is the rulebook's and the same in every language.
    pub fn zone(&self, id: impl AsRef<str>) -> Markup {
        let id = Markup::raw(format!("<code dir=\"ltr\">{}</code>", Markup::text(id.as_ref())));
        self.pieces("value_zone", &[], &[("zone", id)])
    }

    /// What a debt is called.
    pub fn debt(&self, kind: impl AsRef<str>) -> Markup {
        self.title(format!("debt_{}", kind.as_ref()))
    }

    /// A channel's name; what is sealed to none is public.
    pub fn channel(&self, name: impl AsRef<str>) -> Markup {
        Markup::text(&self.channel_text(name))
    }

    /// The same as text, for attributes and options.
    pub fn channel_text(&self, name: impl AsRef<str>) -> String {
        match name.as_ref() {
            "public" => self.plain("desk_public", &[]),
            name => self.plain(format!("channel_{name}"), &[]),
        }
    }

    /// The words for a state of a procedure.
    pub fn state(&self, procedure: impl AsRef<str>, state: impl AsRef<str>) -> Markup {
        self.choice(format!("{}-state", procedure.as_ref()), state)
    }
}

fn spaced(lang: &str, text: String) -> String {
    const MARKS: [(&str, &str); 6] = [
        ("\u{ab} ", "\u{ab}\u{a0}"),
        (" \u{bb}", "\u{a0}\u{bb}"),
        (" :", "\u{a0}:"),
        (" ;", "\u{a0};"),
        (" ?", "\u{a0}?"),
        (" !", "\u{a0}!"),
    ];
    match lang {
        "fr" => MARKS.iter().fold(text, |text, (plain, fixed)| text.replace(plain, fixed)),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_french_mark_stays_with_its_word_and_other_languages_are_left_alone() {
        let text = "Question : « Qui ? » ; fin !";
        let fixed = text.replace(' ', "\u{a0}").replace("\u{a0}«", " «").replace("\u{a0}fin", " fin");
        assert_eq!(spaced("fr", text.into()), fixed);
        assert_eq!(spaced("en", text.into()), text);
    }
}
