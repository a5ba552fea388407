//! Texts under negotiation: their list, one with its brackets, languages, stances and signatures, and what has changed
//! between two points of it. Words in two languages stand beside each other, each in its own direction.

use crate::frame::{Frame, alternat};
use crate::html::Markup;
use ::rulebook::Arg;
use askama::Template;
use situation::texts::{Piece, Run, RunKind};
use situation::views::{
    ClauseDiff, ClauseView, CompareView, MarkView, PointOfText, RevisionView, StanceCell, TextLine, TextView,
    WaitsView, WordingView, WordsView,
};

#[derive(Template)]
#[template(path = "texts/list.html")]
struct List<'a> {
    f: &'a Frame<'a>,
    texts: &'a [TextLine],
    may_open: Option<String>,
}

/// Every text that this desk may read, the latest first; `open`: the format by which this officer puts one on the table.
pub fn texts(f: &Frame<'_>, texts: &[TextLine], open: Option<String>) -> String {
    let may_open = open.filter(|_| f.may_sign());
    List { f, texts, may_open }.render().expect("a template writes into memory")
}

/// A text with what its page needs beside it.
pub struct TextPage<'a> {
    /// The text.
    pub view: &'a TextView,
    /// Who reads its channel.
    pub readers: Vec<String>,
    /// What this member may write about it: the format and the address of its form.
    pub ways: Vec<(String, String)>,
    /// The formats by which this member takes a stance on a clause and writes one; empty if it may not.
    pub stance: String,
    /// The format of a clause.
    pub clause: String,
    /// The formats by which it signs a revision or says that it holds it.
    pub signs: Vec<String>,
    /// The language whose words are shown first, if one was asked for.
    pub lang: Option<String>,
    /// The language beside it; `-` for none.
    pub beside: Option<String>,
}

#[derive(Template)]
#[template(path = "texts/page.html")]
struct Page<'a> {
    f: &'a Frame<'a>,
    p: &'a TextPage<'a>,
    v: &'a TextView,
    clauses: Vec<Clause<'a>>,
    /// One language, or two.
    shown: Vec<&'a str>,
}

/// A clause with what the outline says of it.
struct Clause<'a> {
    said: &'a ClauseView,
    heading: &'a str,
    open: bool,
}

/// One text.
pub fn text(f: &Frame<'_>, page: &TextPage<'_>) -> String {
    let v = page.view;
    let known = |tag: &Option<String>| v.languages.iter().map(|l| l.tag.as_str()).find(|t| Some(*t) == tag.as_deref());
    let tags = || v.languages.iter().map(|l| l.tag.as_str());
    let own = tags().find(|tag| *tag == f.lang);
    let first = known(&page.lang).or(own).or(tags().next());
    let mut shown: Vec<&str> = first.into_iter().collect();
    if page.beside.as_deref() != Some("-") {
        let beside = known(&page.beside).filter(|tag| Some(*tag) != first);
        shown.extend(beside.or_else(|| tags().find(|tag| Some(*tag) != first)));
    }
    let clause = |said| clause(said, &shown);
    let clauses = v.clauses.iter().map(clause).collect();
    Page { f, p: page, v, clauses, shown }.render().expect("a template writes into memory")
}

fn clause<'a>(said: &'a ClauseView, shown: &[&str]) -> Clause<'a> {
    let words = || said.standing.iter().flat_map(|w| &w.words);
    let heading = shown.iter().find_map(|tag| words().find(|w| w.lang == *tag && !w.heading.is_empty()));
    let open = said.standing.len() > 1 || said.standing.iter().any(|w| !w.open.is_empty());
    Clause { said, heading: heading.map_or("", |w| w.heading.as_str()), open }
}

#[derive(Template)]
#[template(path = "texts/compare.html")]
struct Compared<'a> {
    f: &'a Frame<'a>,
    v: &'a CompareView,
    /// Each language of the text with the address of the same in it.
    langs: &'a [(String, String)],
}

/// What has changed in a text; `langs`: each of its languages with the address of the same comparison in it.
pub fn text_compared(f: &Frame<'_>, view: &CompareView, langs: &[(String, String)]) -> String {
    Compared { f, v: view, langs }.render().expect("a template writes into memory")
}

/// What a document changes in a text, each change as a draft.
pub struct Imported {
    /// The text.
    pub text: TextLine,
    /// The language of the document.
    pub lang: String,
    /// Clauses that it changes or adds.
    pub clauses: Vec<ImportedClause>,
    /// What stands in it and cannot be proposed, each with its remedy.
    pub refused: Vec<(String, String)>,
    /// What else is to be known.
    pub notes: Vec<String>,
    /// How many clauses are as they were.
    pub same: u64,
}

/// A clause that a document changes.
pub struct ImportedClause {
    /// Its number; where rivals stand, with the act.
    pub number: String,
    /// Whether the text had no words of it.
    pub added: bool,
    /// The words of both.
    pub runs: Vec<Run>,
    /// Acts on it since the document was made.
    pub beside: Vec<MarkView>,
    /// The draft.
    pub draft: String,
    /// Why it could not be signed as it is, each with its remedy.
    pub refused: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "texts/import.html")]
struct ImportPage<'a> {
    f: &'a Frame<'a>,
    v: &'a Imported,
}

/// What a document changes.
pub fn text_imported(f: &Frame<'_>, found: &Imported) -> String {
    ImportPage { f, v: found }.render().expect("a template writes into memory")
}

impl ImportPage<'_> {
    fn value(&self, arg: Option<&Arg>) -> Markup {
        value(self.f, arg)
    }

    fn dir(&self, tag: &str) -> &'static str {
        crate::reader::Reader::new(self.f.words, tag).dir()
    }

    fn runs(&self, c: &ImportedClause) -> Markup {
        runs(&c.runs)
    }
}

/// What went is struck out, what came is underlined: it is read without colours too.
fn runs(all: &[Run]) -> Markup {
    let one = |run: &Run| {
        let text = Markup::text(&run.text);
        match run.kind {
            RunKind::Same => text.as_str().to_owned(),
            RunKind::Out => format!("<del>{text}</del> "),
            RunKind::In => format!("<ins>{text}</ins>"),
        }
    };
    Markup::raw(all.iter().map(one).collect::<String>())
}

fn value(f: &Frame<'_>, arg: Option<&Arg>) -> Markup {
    arg.map_or_else(Markup::default, |arg| f.r().value(arg))
}

fn state(line: &TextLine) -> String {
    format!("desk_tx-state-{}", line.state)
}

impl Page<'_> {
    fn value(&self, arg: Option<&Arg>) -> Markup {
        value(self.f, arg)
    }

    fn state(&self, line: &TextLine) -> String {
        state(line)
    }

    /// The page of an act that a field names.
    fn act(&self, arg: &Arg) -> Markup {
        match arg {
            Arg::Act(shown) if shown.bytes().all(|b| b.is_ascii_digit()) => {
                Markup::raw(format!("<a href=\"/record/{shown}\">{}</a>", self.f.r().value(arg)))
            }
            other => self.f.r().value(other),
        }
    }

    fn own_name(&self, tag: impl AsRef<str>) -> Markup {
        self.f.r().name(self.f.r().own_name_of(tag.as_ref()))
    }

    fn dir(&self, tag: &str) -> &'static str {
        crate::reader::Reader::new(self.f.words, tag).dir()
    }

    /// Where a clause stands on the page: letters and digits as they are, anything else by its code.
    fn anchor(&self, number: &str) -> String {
        let one = |c: char| if c.is_ascii_alphanumeric() { c.to_string() } else { format!("_{:x}", u32::from(c)) };
        format!("c-{}", number.chars().map(one).collect::<String>())
    }

    /// Whether this language is chosen first (0) or beside it (1).
    fn is_shown(&self, n: &usize, tag: &str) -> bool {
        self.shown.get(*n).is_some_and(|shown| *shown == tag)
    }

    /// The words of a version in a language: the last translation, where there are several.
    fn words<'w>(&self, w: &'w WordingView, tag: &str) -> Option<&'w WordsView> {
        w.words.iter().rev().find(|words| words.lang == tag)
    }

    /// Words with each bracket as an element that names who holds it.
    fn pieces(&self, pieces: &[Piece]) -> Markup {
        let mut out = String::new();
        for piece in pieces {
            match piece {
                Piece::Words(words) => out += Markup::text(words).as_str(),
                Piece::Bracket(ways) => {
                    out += "<span class=\"bracket\">[";
                    for (n, way) in ways.iter().enumerate() {
                        let sep = if n > 0 { " <b>//</b> " } else { "" };
                        let held = Markup::text(&way.holders.join(", "));
                        let inner = self.pieces(&way.pieces);
                        out += &format!("{sep}<span class=\"way\"><bdi class=\"held\">{held}</bdi> {inner}</span>");
                    }
                    out += "]</span>";
                }
            }
        }
        Markup::raw(out)
    }

    /// The sides in the page's order: the own one first.
    fn stances<'w>(&self, w: &'w WordingView) -> Vec<&'w StanceCell> {
        let order = alternat(self.f);
        let mut cells: Vec<&StanceCell> = w.stances.iter().collect();
        cells.sort_by_key(|s| order.iter().position(|p| *p == s.member).unwrap_or(usize::MAX));
        cells
    }

    /// A shape for a stance; what is open never has the tick.
    fn mark(&self, s: &StanceCell) -> &'static str {
        match &s.stance {
            Some(Arg::Choice { key, .. }) => match key.as_str() {
                "accept" => "check",
                "object" => "cross",
                "silent" => "unknown",
                _ => "half",
            },
            _ => "unknown",
        }
    }

    fn conditions(&self, s: &StanceCell) -> Vec<Markup> {
        match &s.conditions {
            Some(Arg::List(all)) => all.iter().map(|p| self.f.r().phrase(p)).collect(),
            _ => Vec::new(),
        }
    }

    /// Who accepts what once who accepts what.
    fn waits(&self, w: &WaitsView) -> Markup {
        let r = self.f.r();
        let pair = |member: &str, clause: &str| {
            r.pieces("desk_tx-accepts", &[], &[("who", r.name(member)), ("clause", r.name(clause))])
        };
        let on = w.on.iter().map(|(member, clause)| pair(member, clause).as_str().to_owned());
        let on = Markup::raw(on.collect::<Vec<_>>().join("; "));
        r.pieces("desk_tx-waits", &[], &[("who", r.name(&w.member)), ("clause", r.name(&w.clause)), ("on", on)])
    }

    /// The form that writes the next version of a clause.
    fn edit(&self, c: &ClauseView) -> Option<String> {
        let last = c.standing.last().filter(|_| self.f.may_sign() && !self.p.clause.is_empty())?;
        Some(format!("/compose/{}?about={}", self.p.clause, last.by.index))
    }

    /// Whether this member may still sign a revision, or say that it holds it.
    fn may_do(&self, r: &RevisionView) -> bool {
        r.signable && self.f.may_sign() && !self.signing(r).is_empty()
    }

    fn signing(&self, r: &RevisionView) -> Vec<(String, String)> {
        let own = &self.f.member;
        let open = r.signatures.iter().any(|s| s.member == *own && !s.is_final);
        let holds = matches!(&self.v.depositary, Some(Arg::Member(name)) if name == own) && r.deposit.is_none();
        let [sign, deposit] = &self.p.signs[..] else { return Vec::new() };
        let ways = [(sign, open), (deposit, holds)].into_iter().filter(|(format, may)| *may && !format.is_empty());
        ways.map(|(format, _)| (format.clone(), format!("/compose/{format}?about={}", r.by.index))).collect()
    }
}

impl Compared<'_> {
    fn value(&self, arg: Option<&Arg>) -> Markup {
        value(self.f, arg)
    }

    fn own_name(&self, tag: &str) -> Markup {
        self.f.r().name(self.f.r().own_name_of(tag))
    }

    fn dir(&self, tag: &str) -> &'static str {
        crate::reader::Reader::new(self.f.words, tag).dir()
    }

    /// A revision by its number, any other point by the last act that it takes in.
    fn point(&self, point: &PointOfText) -> Markup {
        match point.revision {
            Some(n) => self.f.r().count("desk_tx-revision", n),
            None => self.f.r().pieces("desk_tx-after", &[], &[("act", self.f.number(point.last))]),
        }
    }

    fn change(&self, c: &ClauseDiff) -> String {
        format!("desk_tx-change-{}", c.change)
    }

    fn runs(&self, c: &ClauseDiff) -> Markup {
        runs(&c.runs)
    }
}
