//! Reports from the press: where they are given, and what a program proposes of them, for a person to accept, edit or
//! reject. A page shows proposals as what they are: words of others, quoted and placed, of which nothing is settled.

use crate::compose::{Form, Refused};
use crate::frame::Frame;
use crate::html::Markup;
use ::rulebook::Arg;
use act::MemberKind;
use askama::Template;

/// Where reports are given, and those that were read.
pub struct PressPage<'a> {
    /// What this officer has had read and not removed, the latest first.
    pub readings: Vec<ReadingLine>,
    /// What was typed.
    pub typed: &'a Form,
    /// What is wrong with it.
    pub refused: Vec<Refused>,
    /// Who enters what the press ascribes to others, where this member does not.
    pub others: Option<Vec<MemberKind>>,
    /// The most articles, and the longest, MiB.
    pub limits: (usize, usize),
}

/// One reading in the list.
pub struct ReadingLine {
    /// Its name in addresses.
    pub id: String,
    /// When something of it was last decided, milliseconds.
    pub saved_ms: u64,
    /// What its articles are called.
    pub names: Vec<String>,
    /// Proposals that nothing was decided of, and all of them.
    pub open: (usize, usize),
}

/// What was proposed of articles that were given together.
pub struct ReadingPage {
    /// Its name in addresses.
    pub id: String,
    /// The articles in the order in which they were given.
    pub articles: Vec<Report>,
    /// Matters and rounds that a claim may be about: number and what they are called.
    pub matters: Vec<(u64, Option<Arg>)>,
    /// The same of rounds.
    pub rounds: Vec<u64>,
    /// The one that was chosen last.
    pub about: Option<u64>,
    /// The format by which this member opens a matter.
    pub opens: Option<String>,
    /// Whether this member may enter what the press ascribes to others.
    pub enters: bool,
    /// What is wrong with what was asked for.
    pub refused: Vec<Refused>,
}

/// One article.
pub struct Report {
    /// Its letter.
    pub letter: String,
    /// What it is called.
    pub name: String,
    /// Who published it, if it says so or somebody has said so.
    pub outlet: Option<Name>,
    /// The day of it, if there is one.
    pub day: String,
    /// Its sentences, counted.
    pub sentences: u64,
    /// Statements beyond those that are shown.
    pub left_out: u64,
    /// Letters of articles that retell the same text.
    pub same: Vec<String>,
    /// The proposals in the order of the text.
    pub proposals: Vec<Proposal>,
}

/// A name as the table of entities writes it in the reader's language, or in the article's where it does not.
pub struct Name {
    /// The name.
    pub text: String,
    /// Whether it is in the article's language.
    pub foreign: bool,
}

/// One statement as it is proposed.
pub struct Proposal {
    /// Letter and number.
    pub key: String,
    /// The exact words.
    pub words: String,
    /// The sentence in which they stand, from 1.
    pub sentence: u64,
    /// Who is said to have said it.
    pub speaker: Name,
    /// How the article calls the speaker.
    pub named: String,
    /// To whom the speaker belongs.
    pub side: String,
    /// Whether the speaker has no name.
    pub anonymous: bool,
    /// Whether its own sentence names the speaker.
    pub explicit: bool,
    /// Through whom it reached the outlet.
    pub via: Vec<Name>,
    /// Its kind, as a code.
    pub kind: String,
    /// The date it speaks of.
    pub date: String,
    /// When it was said.
    pub said: String,
    /// Where the meeting was that it is about.
    pub about: Option<Name>,
    /// The point of the agenda, as a code.
    pub agenda: String,
    /// What the outlet itself adds, as codes.
    pub caveat: Vec<String>,
    /// Statements of other articles that tell the same.
    pub repeats: Vec<String>,
    /// What was decided of it.
    pub state: Decided,
}

/// What was decided of a proposal.
pub enum Decided {
    /// Nothing.
    Open,
    /// It was rejected.
    Rejected,
    /// It is being written under this draft.
    Written(String),
    /// It was said: its draft, the act's name and, once it is in the record, its number.
    Said(String, String, Option<u64>),
}

#[derive(Template)]
#[template(path = "press/page.html")]
struct Page<'a> {
    f: &'a Frame<'a>,
    p: &'a PressPage<'a>,
    others: Option<Markup>,
}

/// The page where reports are given.
pub fn press(f: &Frame<'_>, page: &PressPage<'_>) -> String {
    let others = page.others.as_ref().map(|kinds| crate::rulebook::kinds(f, kinds));
    Page { f, p: page, others }.render().expect("a template writes into memory")
}

impl Page<'_> {
    fn typed(&self, name: &str) -> &str {
        self.p.typed.get(name).map_or("", String::as_str)
    }

    fn wrong(&self, name: &str) -> Option<&Refused> {
        self.p.refused.iter().find(|r| r.field.as_deref() == Some(name))
    }
}

#[derive(Template)]
#[template(path = "press/reading.html")]
struct Reading<'a> {
    f: &'a Frame<'a>,
    p: &'a ReadingPage,
}

/// The page of a reading.
pub fn reading(f: &Frame<'_>, page: &ReadingPage) -> String {
    Reading { f, p: page }.render().expect("a template writes into memory")
}

impl Reading<'_> {
    /// Proposals in all, and of them those that are open, accepted and rejected.
    fn counts(&self) -> Markup {
        let all = || self.p.articles.iter().flat_map(|a| &a.proposals);
        let count = |is: fn(&Decided) -> bool| (all().filter(|p| is(&p.state)).count() as u64).into();
        let args = [
            ("n", (all().count() as u64).into()),
            ("open", count(|s| matches!(s, Decided::Open))),
            ("taken", count(|s| matches!(s, Decided::Written(_) | Decided::Said(..)))),
            ("rejected", count(|s| matches!(s, Decided::Rejected))),
        ];
        self.f.r().say("desk_pr-counts", &args)
    }

    /// Whether proposals may be decided here.
    fn decides(&self) -> bool {
        self.p.enters && self.f.may_sign()
    }

    fn name(&self, name: &Name) -> Markup {
        let text = Markup::text(&name.text);
        let tag = if name.foreign { "<span lang=\"en\" dir=\"ltr\">" } else { "<bdi>" };
        let end = if name.foreign { "</span>" } else { "</bdi>" };
        Markup::raw(format!("{tag}{text}{end}"))
    }

    /// The names of a way, nearest to the speaker first.
    fn way(&self, via: &[Name]) -> Vec<Markup> {
        via.iter().map(|name| self.name(name)).collect()
    }

    /// The exact words, in quotation marks unless they bring their own.
    fn words(&self, words: &str) -> Markup {
        let class = if words.starts_with(['"', '\u{201C}', '\u{AB}']) { " class=\"bare\"" } else { "" };
        Markup::raw(format!("<q{class} lang=\"en\" dir=\"ltr\">{}</q>", Markup::text(words)))
    }

    /// What the table says of a side: a word for what is no member's short name.
    fn side(&self, side: &str) -> Markup {
        match side {
            "unstated" | "" => self.f.r().t("desk_pr-side-unstated"),
            "joint" => self.f.r().t("desk_pr-side-joint"),
            "local" => self.f.r().t("desk_pr-side-local"),
            "none" => self.f.r().t("desk_pr-side-none"),
            code => self.f.r().name(code),
        }
    }

    fn kind(&self, code: &str) -> Markup {
        self.f.r().t(format!("desk_pr-kind-{code}"))
    }

    fn caveat(&self, code: &str) -> Markup {
        self.f.r().t(format!("desk_pr-caveat-{code}"))
    }

    /// Whether a date lacks its year or its day, because nothing dates the article.
    fn is_open(&self, date: &str) -> bool {
        date.contains('X') || date.contains("week")
    }

    /// A code of the drafter's own, which is English.
    fn code(&self, code: &str) -> Markup {
        Markup::raw(format!("<span lang=\"en\" dir=\"ltr\">{}</span>", Markup::text(&code.replace('-', " "))))
    }

    /// What an option of the choice of matters says.
    fn matter(&self, number: &u64, title: Option<&Arg>) -> String {
        let title = match title {
            Some(Arg::Text { text, .. }) => text.clone(),
            Some(other) => words::plain(&self.f.words.value(&self.f.lang, other)),
            None => String::new(),
        };
        format!("{number} {title}").trim_end().to_owned()
    }
}
