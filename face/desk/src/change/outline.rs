//! A part of one of our own pages as a tree of hashes. It is read from the page's text, which is ours: a tag in it is a
//! tag, whatever others wrote, since all of that was escaped.

use std::hash::{BuildHasher, Hasher};

/// Elements within which single children may change. What stands in any other goes with it.
const OPEN: [&str; 15] = [
    "header", "section", "nav", "main", "div", "article", "table", "thead", "tbody", "tr", "ul", "ol", "dl", "aside",
    "details",
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
        reader.element(Depth::Open)?;
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
    /// Reads what stands between its brackets, once.
    fn of(inner: &'a str) -> Option<Tag<'a>> {
        let name_end = inner.find([' ', '/']).unwrap_or(inner.len());
        let (name, attributes) = inner.split_at_checked(name_end)?;
        let alone = attributes.ends_with('/') || VOID.contains(&name);
        let mut tag = Tag { name, attributes, alone, kept: Kept::No, id: None, moments: false };
        for (name, value) in each(attributes) {
            match name {
                "id" => tag.id = Some(value),
                "data-now" | "data-turns" => tag.moments = true,
                _ => {}
            }
            tag.kept = tag.kept.max(Kept::of(name, value));
        }
        Some(tag)
    }

    /// Its attributes, but for moments.
    fn hash(&self, hash: &mut impl Hasher) {
        if !self.moments {
            return hash.write(self.attributes.as_bytes());
        }
        for (name, value) in each(self.attributes).filter(|(name, _)| !["data-now", "data-turns"].contains(name)) {
            hash.write(name.as_bytes());
            hash.write_u8(0);
            hash.write(value.as_bytes());
            hash.write_u8(0);
        }
    }
}

/// Each attribute with its value, which our pages always put in quotation marks; one that has none is empty.
fn each(attributes: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut parts = attributes.split('"');
    std::iter::from_fn(move || Some((parts.next()?, parts.next().unwrap_or_default()))).flat_map(|(names, value)| {
        names.split_ascii_whitespace().map(move |name| match name.strip_suffix('=') {
            Some(name) => (name, value),
            None => (name, ""),
        })
    })
}

/// What becomes of an element that is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// It stands for itself, and so may what is in it.
    Open,
    /// It stands for itself, and nothing in it does.
    Last,
    /// It goes with the one that it is in: all that counts is whether anything in it has changed.
    Within,
}

impl<'a, S: BuildHasher> Reader<'a, S> {
    /// Reads the element that begins here.
    fn element(&mut self, depth: Depth) -> Option<u64> {
        let start = self.at;
        let tag = self.tag()?;
        let (name, kept) = (tag.name, tag.kept);
        let mine = self.nodes.len();
        if depth != Depth::Within {
            self.nodes.push(Node { same: 0, shallow: 0, key: 0, nodes: 1 });
            self.spans.push(Span { start, tag_end: self.at, end: self.at });
        }
        let mut shallow = self.hashes.build_hasher();
        shallow.write(name.as_bytes());
        shallow.write_u8(0);
        if kept != Kept::Whole {
            tag.hash(&mut shallow);
        }
        let shallow = shallow.finish();
        let mut all = self.hashes.build_hasher();
        all.write_u64(shallow);
        let closed = depth != Depth::Open || kept != Kept::No || !OPEN.contains(&name);
        let (mut mixed, mut ended) = (false, tag.alone);
        while !ended {
            let rest = self.html.get(self.at..)?;
            let (text, rest) = rest.split_at_checked(rest.find('<')?)?;
            if !text.trim().is_empty() {
                mixed = true;
                if kept == Kept::No {
                    all.write(text.as_bytes());
                    all.write_u8(0xff);
                }
            }
            self.at += text.len();
            if let Some(rest) = rest.strip_prefix("</") {
                let end = rest.find('>')?;
                if rest.get(..end)? != name {
                    return None;
                }
                self.at += end + 3;
                ended = true;
                continue;
            }
            let child = self.element(match closed {
                true => Depth::Within,
                false if ROWS.contains(&name) && !rest.starts_with("<div class=\"meta\"") => Depth::Last,
                false => Depth::Open,
            })?;
            if kept == Kept::No {
                all.write_u64(child);
            }
        }
        let same = all.finish();
        if depth == Depth::Within {
            return Some(same);
        }
        if mixed {
            self.nodes.truncate(mine + 1);
            self.spans.truncate(mine + 1);
        }
        let nodes = u32::try_from(self.nodes.len() - mine).ok()?;
        let key = self.key(&tag, start);
        *self.nodes.get_mut(mine)? = Node { same, shallow: short(shallow), key, nodes };
        self.spans.get_mut(mine)?.end = self.at;
        Some(same)
    }

    fn tag(&mut self) -> Option<Tag<'a>> {
        let html: &'a str = self.html;
        let rest = html.get(self.at..)?.strip_prefix('<')?;
        let mut quoted = false;
        let end = rest.bytes().position(|b| {
            quoted ^= b == b'"';
            b == b'>' && !quoted
        })?;
        self.at += end + 2;
        Tag::of(rest.get(..end)?)
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
