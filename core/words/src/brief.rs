//! A sentence in a few words, for a line of a list: the message `desk_short-<id>`, with places by their names alone and
//! texts as they were written. The whole sentence is one step away and says everything.

use crate::language::{Args, Given};
use crate::text::{LRI, PDI, RLI, clean, isolate};
use crate::value::Reader;
use crate::{Direction, Words};
use rulebook::{Arg, Phrase, PlaceShape};

impl Words {
    /// The short form of a sentence in a language; `None` where its format has none.
    pub fn brief(&self, lang: &str, phrase: &Phrase) -> Option<String> {
        let reader = self.reader(lang)?;
        let id = format!("desk_short-{}", phrase.id);
        if !reader.language.has(&id) {
            return None;
        }
        let mut args = Args::new();
        for (name, value) in &phrase.args {
            match value {
                Arg::Place { shape, .. } => drop(args.insert(name.clone(), Given::Text(reader.named(shape)))),
                Arg::Text { text, lang } => {
                    drop(args.insert(name.clone(), Given::Text(reader.bare(text, lang.as_deref()))))
                }
                value => reader.put(&mut args, name, value, false),
            }
        }
        Some(reader.language.format(&id, &args))
    }
}

impl Reader<'_> {
    /// A place by its name alone.
    fn named(&self, shape: &PlaceShape) -> String {
        match shape {
            PlaceShape::Point(point) => self.spot(*point),
            PlaceShape::Area(points) => points.first().map_or_else(String::new, |p| self.spot(*p)),
            PlaceShape::Zone(id) => self.language.block(&self.language.with("value_zone", &[("zone", &clean(id))])),
            PlaceShape::Line(points) => {
                let ends = [points.first(), points.last()].into_iter().flatten();
                let names: Vec<String> = ends.map(|p| isolate(&self.spot(*p))).collect();
                self.language.block(&names.join(&format!(" {} ", self.language.with("value_arrow", &[]))))
            }
        }
    }

    /// Free text in its own direction, without quotation marks.
    fn bare(&self, text: &str, lang: Option<&str>) -> String {
        let text = clean(text);
        match lang.and_then(|tag| self.words.language(tag)).map(|l| l.about.direction) {
            Some(Direction::Ltr) => format!("{LRI}{text}{PDI}"),
            Some(Direction::Rtl) => format!("{RLI}{text}{PDI}"),
            None => text,
        }
    }
}
