//! A part of one of our own pages as a tree of hashes. It is read from the page's text, which is ours: a tag in it is a
//! tag, whatever others wrote, since all of that was escaped.

use std::hash::{BuildHasher, Hasher};
use std::ops::Range;

/// Elements within which single children may change. What stands in any other goes with it.
const OPEN: [&str; 17] = [
    "header", "section", "nav", "main", "div", "article", "table", "thead", "tbody", "tr", "ul", "ol", "dl", "aside",
    "details", "p", "h1",
];
/// Elements of which there may be hundreds: their own children are the smallest parts, but for the marks of a strip.
const ROWS: [&str; 2] = ["article", "tr"];
/// Elements without an end tag.
const VOID: [&str; 6] = ["br", "hr", "img", "input", "link", "meta"];

/// One element, its children behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Node {
    /// Hash of everything in it that only a new page can change.
    pub same: u64,
    /// Of its tag alone.
    pub shallow: u32,
    /// Of what tells it from its neighbours as long as it is there.
    pub key: u32,
    /// Of the text that stands in it between its children; 0 where there is none, or where they are not told apart.
    pub text: u32,
    /// How many nodes it is, itself included.
    pub nodes: u32,
}

/// Where an element stands in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub start: usize,
    /// Behind its start tag.
    pub tag_end: usize,
    pub end: usize,
}

/// A part of a page as it was sent, without its text.
#[derive(Debug, PartialEq, Eq)]
pub struct Outline(Box<[Node]>);

impl Outline {
    pub(super) fn nodes(&self) -> &[Node] {
        &self.0
    }

    /// How many hashes it holds.
    #[expect(clippy::len_without_is_empty, reason = "a part of a page is never empty")]
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

/// A part of a page that is about to be sent.
#[derive(Debug)]
pub struct Sketch<'a> {
    pub(super) html: &'a str,
    nodes: Vec<Node>,
    spans: Vec<Span>,
}

impl<'a> Sketch<'a> {
    /// Reads the part that begins where `start` does; `None` if there is none, or if its tags do not match.
    pub fn of(page: &'a str, start: &str, hashes: &impl BuildHasher) -> Option<Sketch<'a>> {
        let html = page.get(page.find(start)?..)?;
        let mut reader = Reader { html, at: 0, hashes, nodes: Vec::new(), spans: Vec::new() };
        reader.element(true)?;
        Some(Sketch { html, nodes: reader.nodes, spans: reader.spans })
    }

    pub(super) fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    pub(super) fn span(&self, at: usize) -> Option<&Span> {
        self.spans.get(at)
    }

    /// Its text.
    pub fn html(&self) -> &'a str {
        self.spans.first().and_then(|span| self.html.get(..span.end)).unwrap_or_default()
    }

    /// The part without its text.
    pub fn outline(&self) -> Outline {
        Outline(self.nodes.clone().into_boxed_slice())
    }
}

struct Reader<'a, S> {
    html: &'a str,
    at: usize,
    hashes: &'a S,
    nodes: Vec<Node>,
    spans: Vec<Span>,
}

/// A start tag.
struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
    /// Whether nothing follows that belongs to it.
    alone: bool,
    kept: Kept,
    id: Option<&'a str>,
    /// Whether it tells when the page was made, or until when it holds: that goes with every change.
    moments: bool,
}

impl<'a> Tag<'a> {
    /// Reads the tag at the start of a text, once, and how many bytes it has. Our pages put every value in quotation
    /// marks; `None` where one is not.
    fn of(text: &'a str) -> Option<(Tag<'a>, usize)> {
        let bytes = text.as_bytes();
        let until = |from: usize, end: fn(u8) -> bool| Some(from + bytes.get(from..)?.iter().position(|b| end(*b))?);
        let name_end = until(1, |b| matches!(b, b' ' | b'/' | b'>'))?;
        let name = text.get(1..name_end)?;
        let mut tag =
            Tag { name, attributes: "", alone: VOID.contains(&name), kept: Kept::No, id: None, moments: false };
        let mut at = name_end;
        loop {
            match bytes.get(at)? {
                b'>' => break,
                b'/' => tag.alone = true,
                b if b.is_ascii_whitespace() => {}
                _ => {
                    let end = until(at, |b| matches!(b, b'=' | b' ' | b'\n' | b'/' | b'>'))?;
                    let (name, mut value) = (text.get(at..end)?, "");
                    at = end;
                    if bytes.get(end) == Some(&b'=') {
                        at = until(end + 2, |b| b == b'"')?;
                        value = text.get(end + 1..at)?.strip_prefix('"')?;
                        at += 1;
                    }
                    tag.note(name, value);
                    continue;
                }
            }
            at += 1;
        }
        tag.attributes = text.get(name_end..at)?;
        Some((tag, at + 1))
    }

    fn note(&mut self, name: &str, value: &'a str) {
        match name {
            "id" => self.id = Some(value),
            "data-now" | "data-turns" => self.moments = true,
            _ => {}
        }
        self.kept = self.kept.max(Kept::of(name, value));
    }

    /// Its name and its attributes, but for moments. No byte of a text ends as these parts do.
    fn hash(&self, hash: &mut impl Hasher) {
        hash.write(self.name.as_bytes());
        hash.write_u8(IN_TAG);
        if self.kept == Kept::Whole {
            return;
        }
        if !self.moments {
            return hash.write(self.attributes.as_bytes());
        }
        for (name, value) in each(self.attributes).filter(|(name, _)| !["data-now", "data-turns"].contains(name)) {
            hash.write(name.as_bytes());
            hash.write_u8(IN_TAG);
            hash.write(value.as_bytes());
            hash.write_u8(IN_TAG);
        }
    }
}

/// Each attribute with its value; one that has none is empty.
fn each(attributes: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut parts = attributes.split('"');
    std::iter::from_fn(move || Some((parts.next()?, parts.next().unwrap_or_default()))).flat_map(|(names, value)| {
        names.split_ascii_whitespace().map(move |name| match name.strip_suffix('=') {
            Some(name) => (name, value),
            None => (name, ""),
        })
    })
}

/// Bytes that no text in UTF-8 has: they part what is hashed one after the other.
const IN_TAG: u8 = 0xfc;
const TAG: u8 = 0xfd;
const TEXT: u8 = 0xfe;
const END: u8 = 0xff;

/// What comes next within an element.
enum Next {
    /// A text that is not only space.
    Text(Range<usize>),
    /// An element begins here.
    Element,
    /// The element has ended.
    End,
}

impl<'a, S: BuildHasher> Reader<'a, S> {
    /// Reads the element that begins here; with `open`, what is in it may stand for itself too.
    fn element(&mut self, open: bool) -> Option<u64> {
        let start = self.at;
        let tag = self.tag()?;
        let mine = self.nodes.len();
        self.nodes.push(Node { same: 0, shallow: 0, key: 0, text: 0, nodes: 1 });
        self.spans.push(Span { start, tag_end: self.at, end: self.at });
        let mut shallow = self.hashes.build_hasher();
        tag.hash(&mut shallow);
        let shallow = shallow.finish();
        let mut all = self.hashes.build_hasher();
        all.write_u64(shallow);
        let told = tag.kept == Kept::No;
        let open = open && told && OPEN.contains(&tag.name);
        let row = ROWS.contains(&tag.name);
        let (mut between, mut mixed, mut ended) = (self.hashes.build_hasher(), false, tag.alone);
        while !ended {
            match self.next(tag.name)? {
                Next::Text(text) => {
                    if open {
                        mixed = true;
                        self.write(text.clone(), told, &mut between)?;
                    }
                    self.write(text, told, &mut all)?;
                }
                Next::Element if open => {
                    between.write_u8(TAG);
                    let marks = self.html.get(self.at..)?.starts_with("<div class=\"meta\"");
                    all.write_u64(self.element(!row || marks)?);
                }
                Next::Element => self.within(told, &mut all)?,
                Next::End => ended = true,
            }
        }
        let text = if mixed { short(between.finish()).max(1) } else { 0 };
        let (same, nodes) = (all.finish(), u32::try_from(self.nodes.len() - mine).ok()?);
        let key = self.key(&tag, start);
        *self.nodes.get_mut(mine)? = Node { same, shallow: short(shallow), key, text, nodes };
        self.spans.get_mut(mine)?.end = self.at;
        Some(same)
    }

    /// Reads an element that goes with the one it is in: all that counts is whether anything in it has changed.
    fn within(&mut self, told: bool, all: &mut S::Hasher) -> Option<()> {
        let tag = self.tag()?;
        if told {
            tag.hash(all);
            all.write_u8(TAG);
        }
        let inner = told && tag.kept == Kept::No;
        let mut ended = tag.alone;
        while !ended {
            match self.next(tag.name)? {
                Next::Text(text) => self.write(text, inner, all)?,
                Next::Element => self.within(inner, all)?,
                Next::End => ended = true,
            }
        }
        if told {
            all.write_u8(END);
        }
        Some(())
    }

    /// Passes what stands before the next tag, and an end tag if that is the next; it must be that of `name`.
    fn next(&mut self, name: &str) -> Option<Next> {
        let html: &'a str = self.html;
        let from = self.at;
        let bytes = html.as_bytes().get(from..)?;
        let to = from + bytes.iter().position(|b| *b == b'<')?;
        self.at = to;
        if !html.get(from..to)?.trim().is_empty() {
            return Some(Next::Text(from..to));
        }
        let Some(rest) = html.get(to..)?.strip_prefix("</") else { return Some(Next::Element) };
        self.at += rest.strip_prefix(name)?.starts_with('>').then_some(name.len() + 3)?;
        Some(Next::End)
    }

    fn write(&self, text: Range<usize>, told: bool, all: &mut S::Hasher) -> Option<()> {
        if told {
            all.write(self.html.as_bytes().get(text)?);
            all.write_u8(TEXT);
        }
        Some(())
    }

    fn tag(&mut self) -> Option<Tag<'a>> {
        let html: &'a str = self.html;
        let (tag, len) = Tag::of(html.get(self.at..)?)?;
        self.at += len;
        Some(tag)
    }

    /// A row is the same as long as it leads to the same place; anything else as long as it is called the same.
    fn key(&self, tag: &Tag<'_>, start: usize) -> u32 {
        // With other attributes it is another: then a step that gives attributes takes none away.
        let mut names = self.hashes.build_hasher();
        names.write(tag.name.as_bytes());
        tag.attributes.split('"').step_by(2).for_each(|name| names.write(name.as_bytes()));
        let mut key = names.finish();
        key ^= tag.id.map_or(0, |id| self.hash(id)).rotate_left(1);
        if ROWS.contains(&tag.name) || matches!(tag.name, "a" | "li") {
            let whole = self.html.get(start..self.at).unwrap_or_default();
            let within = |mark: &str| {
                let found = whole.split_once(mark).and_then(|(_, rest)| rest.split_once('"'));
                found.map_or(0, |(value, _)| self.hash(value))
            };
            key ^= within(" href=\"/").rotate_left(2);
            key ^= within(" data-key=\"").rotate_left(3);
        }
        short(key)
    }

    fn hash(&self, text: &str) -> u64 {
        let mut hash = self.hashes.build_hasher();
        hash.write(text.as_bytes());
        hash.finish()
    }
}

fn short(hash: u64) -> u32 {
    (hash >> 32) as u32
}

/// What the script of an open page keeps going by itself, so that it is no change.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kept {
    No,
    /// What stands in it.
    Content,
    /// And its attributes.
    Whole,
}

impl Kept {
    /// Of an element with this attribute.
    fn of(name: &str, value: &str) -> Kept {
        match (name, value) {
            ("id", "utc") => Kept::Whole,
            ("class", _) if value.starts_with("used ") => Kept::Whole,
            // Masked anew on every page; the mark of an older page is as good.
            ("name", "csrf") | ("data-csrf", _) => Kept::Whole,
            ("data-due" | "data-local" | "data-current", _) | ("class", "fig") => Kept::Content,
            _ => Kept::No,
        }
    }
}
