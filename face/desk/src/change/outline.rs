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
        reader.element(false)?;
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
}

impl<'a, S: BuildHasher> Reader<'a, S> {
    /// Reads the element that begins here. `last`: nothing in it stands for itself.
    fn element(&mut self, last: bool) -> Option<u64> {
        let start = self.at;
        let tag = self.tag()?;
        let Tag { name, attributes, alone } = tag;
        let kept = Kept::of(attributes);
        let mine = self.nodes.len();
        let span = Span { start, tag_end: self.at, end: self.at };
        self.nodes.push(Node { same: 0, shallow: 0, key: 0, nodes: 1 });
        self.spans.push(span);
        let mut shallow = self.hashes.build_hasher();
        shallow.write(name.as_bytes());
        shallow.write_u8(0);
        if kept != Kept::Whole {
            self.attributes(attributes, &mut shallow);
        }
        let shallow = shallow.finish();
        let mut all = self.hashes.build_hasher();
        all.write_u64(shallow);
        let mut mixed = false;
        if !alone {
            loop {
                let text_end = self.at + self.html.get(self.at..)?.find('<')?;
                let text = self.html.get(self.at..text_end)?;
                if !text.trim().is_empty() {
                    mixed = true;
                    if kept == Kept::No {
                        all.write(text.as_bytes());
                        all.write_u8(0xff);
                    }
                }
                self.at = text_end;
                if let Some(rest) = self.html.get(self.at..)?.strip_prefix("</") {
                    let end = rest.find('>')?;
                    if rest.get(..end)? != name {
                        return None;
                    }
                    self.at += end + 3;
                    break;
                }
                let marks = self.html.get(self.at..)?.starts_with("<div class=\"meta\"");
                let child = self.element(ROWS.contains(&name) && !marks)?;
                if kept == Kept::No {
                    all.write_u64(child);
                }
            }
        }
        if last || mixed || kept != Kept::No || !OPEN.contains(&name) {
            self.nodes.truncate(mine + 1);
            self.spans.truncate(mine + 1);
        }
        let same = all.finish();
        let nodes = u32::try_from(self.nodes.len() - mine).ok()?;
        let key = self.key(name, attributes, start);
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
        let inner = rest.get(..end)?;
        self.at += end + 2;
        let name_end = inner.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(inner.len());
        let (name, attributes) = inner.split_at_checked(name_end)?;
        let alone = attributes.ends_with('/') || VOID.contains(&name);
        Some(Tag { name, attributes, alone })
    }

    /// Attributes, but for what tells when the page was made and until when it holds: that goes with every change.
    fn attributes(&self, text: &str, hash: &mut impl Hasher) {
        let moments = [" data-now=\"", " data-turns=\""];
        let Some((before, rest)) = moments.iter().find_map(|m| text.split_once(m)) else {
            return hash.write(text.as_bytes());
        };
        hash.write(before.as_bytes());
        hash.write(rest.split_once('"').map_or("", |(_, after)| after).as_bytes());
    }

    /// A row is the same as long as it leads to the same place; anything else as long as it is called the same.
    fn key(&self, name: &str, attributes: &str, start: usize) -> u32 {
        let within = |text: &str, mark: &str| {
            text.split_once(mark).and_then(|(_, rest)| rest.split_once('"')).map(|(value, _)| self.hash(value))
        };
        // With other attributes it is another: then a step that gives attributes takes none away.
        let mut names = self.hashes.build_hasher();
        names.write(name.as_bytes());
        attributes.split('"').step_by(2).for_each(|name| names.write(name.as_bytes()));
        let mut key = names.finish();
        key ^= within(attributes, " id=\"").unwrap_or(0).rotate_left(1);
        if ROWS.contains(&name) || matches!(name, "a" | "li") {
            let whole = self.html.get(start..self.at).unwrap_or_default();
            key ^= within(whole, " href=\"/").unwrap_or(0).rotate_left(2);
            key ^= within(whole, " data-key=\"").unwrap_or(0).rotate_left(3);
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
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    No,
    /// What stands in it.
    Content,
    /// And its attributes.
    Whole,
}

impl Kept {
    fn of(attributes: &str) -> Kept {
        let has = |what: &str| attributes.contains(what);
        match () {
            () if has(" id=\"utc\"") || has(" class=\"used ") => Kept::Whole,
            // Masked anew on every page; the mark of an older page is as good.
            () if has(" name=\"csrf\"") || has(" data-csrf=") => Kept::Whole,
            () if has(" data-due=") || has(" data-local=") || has(" class=\"fig\"") || has(" data-current") => {
                Kept::Content
            }
            () => Kept::No,
        }
    }
}
