//! The clauses of a document, out of pandoc's JSON. What a document may hold and the record cannot is named, never lost
//! without a word.

use super::page::{MADE_FROM, NOTE};
use act::Refusal;
use serde_json::Value;

/// What a document holds that a clause cannot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hold {
    /// Bold, italic, underlined, another typeface: the words are taken as they are.
    Style,
    /// A link: its words are taken.
    Link,
    /// Numbered or marked lines: the numbers are written out.
    List,
    /// Tracked changes: taken as if all were accepted.
    Tracked,
    /// A comment: left out.
    Comment,
    /// Words that are struck out.
    Struck,
    /// Raised or lowered letters.
    Raised,
    /// A footnote.
    Footnote,
    /// A table.
    Table,
    /// A picture.
    Picture,
    /// A formula, a field or whatever else.
    Other,
}

impl Hold {
    /// Each of them.
    pub const ALL: [Hold; 11] = [
        Hold::Style,
        Hold::Link,
        Hold::List,
        Hold::Tracked,
        Hold::Comment,
        Hold::Struck,
        Hold::Raised,
        Hold::Footnote,
        Hold::Table,
        Hold::Picture,
        Hold::Other,
    ];

    /// A key for phrases.
    pub fn key(self) -> &'static str {
        match self {
            Hold::Style => "style",
            Hold::Link => "link",
            Hold::List => "list",
            Hold::Tracked => "tracked",
            Hold::Comment => "comment",
            Hold::Struck => "struck",
            Hold::Raised => "raised",
            Hold::Footnote => "footnote",
            Hold::Table => "table",
            Hold::Picture => "picture",
            Hold::Other => "other",
        }
    }

    /// Whether words without it might say something else, so that the clause is not taken.
    pub fn stops(self) -> bool {
        matches!(self, Hold::Struck | Hold::Raised | Hold::Footnote | Hold::Table | Hold::Picture | Hold::Other)
    }
}

/// A heading with what stands below it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clause {
    /// The heading, its number first.
    pub heading: String,
    /// The words: paragraphs parted by an empty line.
    pub text: String,
    /// What it holds that the record cannot, each once.
    pub holds: Vec<Hold>,
}

/// What a file says that it was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marker {
    /// Own name of the act that put the text on the table.
    pub text: String,
    /// Its language.
    pub lang: String,
    /// The last act that it takes in, by record number.
    pub last: u64,
    /// A mark of what it showed.
    pub mark: String,
}

/// A document taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// What it was made from.
    pub marker: Marker,
    /// Its headings in order.
    pub clauses: Vec<Clause>,
    /// What stands before the first heading and is not the file's own.
    pub before: Vec<String>,
}

/// Takes a document apart. Nesting is bounded by the reader of JSON.
///
/// # Errors
/// `doc-unreadable` if this is not pandoc's JSON, `doc-empty` if nothing stands in it, `doc-unmarked` if it does not say
/// what it was made from.
pub fn read(json: &[u8]) -> Result<Paper, Refusal> {
    let document: Value = serde_json::from_slice(json).map_err(|_| Refusal::new("doc-unreadable"))?;
    let blocks = document.get("blocks").and_then(Value::as_array).ok_or_else(|| Refusal::new("doc-unreadable"))?;
    let mut reader = Reader::default();
    blocks.iter().for_each(|block| reader.block(block, ""));
    reader.end();
    let Reader { marker, sections, .. } = reader;
    if sections.iter().all(|s| s.heading.is_empty() && s.lines.is_empty()) && marker.is_none() {
        return Err(Refusal::new("doc-empty"));
    }
    let marker = marker.ok_or_else(|| Refusal::new("doc-unmarked"))?;
    let (before, clauses) = sections.into_iter().partition::<Vec<_>, _>(|s| s.heading.is_empty());
    Ok(Paper {
        marker,
        before: before.into_iter().flat_map(|s| s.lines).map(|line| line.text).collect(),
        clauses: clauses.into_iter().map(Section::clause).collect(),
    })
}

#[derive(Default)]
struct Section {
    heading: String,
    lines: Vec<Line>,
    holds: Vec<Hold>,
}

struct Line {
    text: String,
    /// An entry of a list follows the one before it without an empty line.
    close: bool,
}

impl Section {
    fn clause(mut self) -> Clause {
        let mut text = String::new();
        for line in &self.lines {
            if !text.is_empty() {
                text += if line.close { "\n" } else { "\n\n" };
            }
            text += &line.text;
        }
        self.holds.sort_unstable();
        self.holds.dedup();
        Clause { heading: self.heading, text, holds: self.holds }
    }
}

#[derive(Default)]
struct Reader {
    sections: Vec<Section>,
    now: Section,
    marker: Option<Marker>,
    /// Words of a paragraph whose end was taken out, under tracking: it goes on with the next.
    open: String,
    joins: bool,
}

impl Reader {
    /// One block; `label`: what stands before its first line.
    fn block(&mut self, block: &Value, label: &str) {
        let c = &block["c"];
        match kind(block) {
            "Para" | "Plain" => self.paragraph(c, label),
            "Header" => {
                let mut text = String::new();
                let holds = std::mem::take(&mut self.now.holds);
                self.inlines(&c[2], &mut text);
                let heading = tidy(&text.replace('\n', " "));
                // How a heading is set is no part of it.
                let found = std::mem::replace(&mut self.now.holds, holds);
                if !heading.is_empty() {
                    self.end();
                    self.now.heading = heading;
                }
                let kept = |hold: &Hold| !matches!(hold, Hold::Style | Hold::Link);
                self.now.holds.extend(found.into_iter().filter(kept));
            }
            "LineBlock" => {
                let mut text = String::new();
                for (n, line) in items(c).iter().enumerate() {
                    if n > 0 {
                        text.push('\n');
                    }
                    self.inlines(line, &mut text);
                }
                self.line(&text, label, false);
            }
            "CodeBlock" => {
                self.now.holds.push(Hold::Style);
                let text = c[1].as_str().unwrap_or_default().to_owned();
                self.line(&text, label, false);
            }
            "BlockQuote" => self.blocks(c, label),
            "Div" => self.blocks(&c[1], label),
            "BulletList" => {
                self.now.holds.push(Hold::List);
                items(c).iter().for_each(|item| self.blocks(item, &format!("{label}– ")));
            }
            "OrderedList" => {
                self.now.holds.push(Hold::List);
                let first = c[0][0].as_u64().unwrap_or(1);
                for (n, item) in items(&c[1]).iter().enumerate() {
                    let own = numbered(first.saturating_add(n as u64), kind(&c[0][1]), kind(&c[0][2]));
                    self.blocks(item, &format!("{label}{own} "));
                }
            }
            "HorizontalRule" | "Null" => {}
            "Table" => self.now.holds.push(Hold::Table),
            "Figure" => self.now.holds.push(Hold::Picture),
            _ => self.now.holds.push(Hold::Other),
        }
    }

    fn blocks(&mut self, all: &Value, label: &str) {
        for (n, block) in items(all).iter().enumerate() {
            self.block(block, if n == 0 { label } else { "" });
        }
    }

    fn paragraph(&mut self, inlines: &Value, label: &str) {
        let mut text = std::mem::take(&mut self.open);
        self.inlines(inlines, &mut text);
        if std::mem::take(&mut self.joins) {
            self.open = text;
        } else {
            self.line(&text, label, !label.is_empty());
        }
    }

    fn line(&mut self, text: &str, label: &str, close: bool) {
        let text = tidy(text);
        if let Some(own) = text.strip_prefix(NOTE) {
            self.marker = self.marker.take().or_else(|| marker(own));
            return;
        }
        if text.is_empty() {
            return;
        }
        let bare = |line: &str| match line.strip_prefix('\\') {
            Some(rest) if rest.trim_start_matches('\\').starts_with(NOTE) => rest.to_owned(),
            _ => line.to_owned(),
        };
        let lines: Vec<String> = text.lines().map(bare).collect();
        let close = close && self.now.lines.last().is_some();
        self.now.lines.push(Line { text: format!("{label}{}", lines.join("\n")), close });
    }

    /// A heading ends what stands under the one before it.
    fn end(&mut self) {
        let open = std::mem::take(&mut self.open);
        self.line(&open, "", false);
        self.sections.push(std::mem::take(&mut self.now));
    }

    fn inlines(&mut self, all: &Value, out: &mut String) {
        items(all).iter().for_each(|one| self.inline(one, out));
    }

    fn inline(&mut self, one: &Value, out: &mut String) {
        let c = &one["c"];
        let hold = match kind(one) {
            "Str" => return out.push_str(c.as_str().unwrap_or_default()),
            "Space" | "SoftBreak" => return out.push(' '),
            "LineBreak" => return out.push('\n'),
            "Span" => return self.span(c, out),
            "Cite" => return self.inlines(&c[1], out),
            "Quoted" => {
                let (open, close) = if kind(&c[0]) == "SingleQuote" { ('‘', '’') } else { ('“', '”') };
                out.push(open);
                self.inlines(&c[1], out);
                return out.push(close);
            }
            "Emph" | "Strong" | "Underline" | "SmallCaps" => {
                self.inlines(c, out);
                Hold::Style
            }
            "Code" => {
                out.push_str(c[1].as_str().unwrap_or_default());
                Hold::Style
            }
            "Link" => {
                self.inlines(&c[1], out);
                Hold::Link
            }
            "Strikeout" => Hold::Struck,
            "Superscript" | "Subscript" => Hold::Raised,
            "Note" => Hold::Footnote,
            "Image" => Hold::Picture,
            _ => Hold::Other,
        };
        self.now.holds.push(hold);
    }

    /// Tracked changes and comments are spans of a class.
    fn span(&mut self, c: &Value, out: &mut String) {
        let class = |name: &str| items(&c[0][1]).iter().any(|class| class.as_str() == Some(name));
        let tracked = ["insertion", "deletion", "paragraph-insertion", "paragraph-deletion"].into_iter().any(class);
        if tracked {
            self.now.holds.push(Hold::Tracked);
            self.joins |= class("paragraph-deletion");
        }
        if class("comment-start") {
            self.now.holds.push(Hold::Comment);
        }
        if !class("deletion") && !class("comment-start") {
            self.inlines(&c[1], out);
        }
    }
}

fn kind(value: &Value) -> &str {
    value["t"].as_str().unwrap_or_default()
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Lines without blanks at their ends and without several in a row.
pub(super) fn tidy(text: &str) -> String {
    let line = |line: &str| line.split([' ', '\t', '\r']).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
    let lines: Vec<String> = text.split('\n').map(line).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

fn marker(own: &str) -> Option<Marker> {
    let mut parts = own.trim().strip_prefix(MADE_FROM)?.split('|').map(str::trim);
    let mut next = || parts.next().map(str::to_owned);
    Some(Marker { text: next()?, lang: next()?, last: next()?.parse().ok()?, mark: next()? })
}

/// The label of an entry of a list, as word processors write it.
fn numbered(n: u64, style: &str, delimiter: &str) -> String {
    let letter = |first: u8| match u8::try_from(n) {
        Ok(n @ 1..=26) => char::from(first + n - 1).to_string(),
        _ => n.to_string(),
    };
    let own = match style {
        "LowerAlpha" => letter(b'a'),
        "UpperAlpha" => letter(b'A'),
        "LowerRoman" => roman(n),
        "UpperRoman" => roman(n).to_uppercase(),
        _ => n.to_string(),
    };
    match delimiter {
        "OneParen" => format!("{own})"),
        "TwoParens" => format!("({own})"),
        _ => format!("{own}."),
    }
}

fn roman(n: u64) -> String {
    const STEPS: [(u64, &str); 9] =
        [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    if !(1..=399).contains(&n) {
        return n.to_string();
    }
    let (mut left, mut out) = (n, String::new());
    for (value, sign) in STEPS {
        while left >= value {
            out += sign;
            left -= value;
        }
    }
    out
}
