//! The public page: what was published, and a verifier that runs in the visitor's own browser. Nobody logs in to it.
//!
//! The page is the same as a single file that needs no server: then style and script stand in it, and its policy names
//! them by their hashes. What the verifier finds has its words in the page, because the script has none of its own.

mod about;
mod qr;

use crate::assets;
use crate::html::Markup;
use crate::reader::Reader;
use ::rulebook::{Arg, Phrase};
pub use about::{About, about};
use askama::Template;
use data_encoding::{BASE64, HEXLOWER};
use sha2::{Digest, Sha256};
use situation::views::{ActLine, SpokenView, StatementView, TopicView};
use std::sync::LazyLock;
use words::{Say, Words};

/// The verifier, to the byte as it is in `verifiers/`.
pub const VERIFIER: &str = include_str!("../../../../verifiers/verify.mjs");
const SCRIPT: &str = include_str!("../assets/verify.js");
const STYLES: [&str; 3] =
    [include_str!("../assets/tokens.css"), include_str!("../assets/parts.css"), include_str!("../assets/verify.css")];
/// How the page's script gets the verifier; in the single file it stands before it.
const LOAD: &str = "import(\"./verify.mjs\")";

/// The public page of one node.
pub struct Public<'a> {
    /// The words of every language.
    pub words: &'a Words,
    /// The visitor's language.
    pub lang: String,
    /// Name of the mechanism.
    pub mechanism: String,
    /// Its genesis hash as this node knows it, hexadecimal.
    pub genesis: String,
    /// Whether it is an exercise.
    pub exercise: bool,
    /// The newest published acts, the latest first.
    pub latest: Vec<ActLine>,
    /// About what members have spoken in public, the latest first.
    pub topics: Vec<TopicView>,
    /// Address of this desk, as its visitors know it.
    pub origin: String,
    /// The one that the page is about.
    pub act: Option<PublicAct>,
}

/// One published or disclosed act.
pub struct PublicAct {
    /// Its line; of a sealed one only what everybody may know.
    pub line: ActLine,
    /// What a disclosure opened of it.
    pub items: Vec<PublicItem>,
    /// Its proof, once it is witnessed.
    pub proof: Option<String>,
    /// Of a statement its words in each language, whose it is to be, and who has signed it.
    pub statement: Option<StatementView>,
    /// What was published later and speaks of it, the earliest first.
    pub later: Vec<ActLine>,
    /// Up to this size of the record.
    pub size: u64,
}

/// One opened item.
pub struct PublicItem {
    /// Its number.
    pub number: u64,
    /// Its format and field, where both are known.
    pub named: Option<(String, String)>,
    /// What it says.
    pub value: Arg,
}

impl PublicItem {
    fn label(&self, r: &Reader<'_>) -> Markup {
        match &self.named {
            Some((format, field)) => r.label(format, field),
            None => r.count("desk_v-item", self.number),
        }
    }
}

impl PublicAct {
    fn says(&self) -> Option<&Phrase> {
        self.line.phrase.as_ref().filter(|_| !self.line.sealed)
    }
}

/// What the script may have to say, and the names of the values in it.
const SAID: &[(&str, &[&str])] = &[
    ("desk_v-checking", &[]),
    ("desk_v-holds", &[]),
    ("desk_v-genuine", &[]),
    ("desk_v-same", &[]),
    ("desk_v-part", &[]),
    ("desk_v-differs", &["same", "here"]),
    ("desk_v-differs-all", &[]),
    ("desk_v-nothing-held", &[]),
    ("desk_v-fails", &[]),
    ("desk_v-fails-do", &[]),
    ("desk_v-unpinned", &[]),
    ("desk_v-pinned", &[]),
    ("desk_v-bad-genesis", &[]),
    ("desk_v-nothing", &[]),
    ("desk_v-item", &["n"]),
    ("desk_v-step-bundle", &[]),
    ("desk_v-step-absence", &[]),
    ("desk_v-step-record", &[]),
    ("desk_v-step-mechanism", &["name"]),
    ("desk_v-step-checkpoint", &["size"]),
    ("desk_v-step-witnesses", &["got", "all", "needed"]),
    ("desk_v-step-place", &["index", "at"]),
    ("desk_v-step-place-how", &[]),
    ("desk_v-step-act", &["author", "name"]),
    ("desk_v-step-act-how", &["claimed"]),
    ("desk_v-step-public", &[]),
    ("desk_v-step-open", &[]),
    ("desk_v-step-open-how", &["closed"]),
    ("desk_v-step-sealed", &[]),
    ("desk_v-step-void", &[]),
    ("desk_v-step-leaves", &["from", "size"]),
    ("desk_v-step-silence", &["member", "until", "size"]),
    ("desk_v-step-files", &["files"]),
    ("desk_v-step-evidence", &[]),
    ("desk_v-proves-fork", &[]),
    ("desk_v-proves-two-leaves", &[]),
    ("desk_v-proves-bad-leaf", &[]),
    ("desk_v-proves-false-receipt", &[]),
    ("desk_v-proves-two-receipts", &[]),
    ("desk_v-proves-back-dated", &[]),
    ("desk_v-proves-two-texts", &[]),
    ("desk_v-proves-bad-seal", &[]),
    ("desk_v-proves-seen-other", &[]),
    ("desk_v-proves-omission", &[]),
    ("desk_v-proves-how", &["names"]),
    ("desk_v-proves-one", &["names"]),
    ("desk_v-no-evidence", &[]),
    ("desk_v-no-unknown", &[]),
    ("desk_v-no-form", &[]),
    ("desk_v-no-mechanism", &["genesis"]),
    ("desk_v-no-founder", &["name"]),
    ("desk_v-no-founding", &[]),
    ("desk_v-no-checkpoint", &[]),
    ("desk_v-no-stranger", &["name"]),
    ("desk_v-no-twice", &["name"]),
    ("desk_v-no-log", &[]),
    ("desk_v-no-cosignature", &["name"]),
    ("desk_v-no-quorum", &["got", "needed"]),
    ("desk_v-no-place", &[]),
    ("desk_v-no-act", &[]),
    ("desk_v-no-signature", &[]),
    ("desk_v-no-key", &[]),
    ("desk_v-no-revoked", &["key"]),
    ("desk_v-no-opening", &[]),
    ("desk_v-no-leaves", &[]),
    ("desk_v-no-unopened", &["index"]),
    ("desk_v-no-answered", &["index"]),
    ("desk_v-no-missing", &["path"]),
    ("desk_v-no-differs", &["path"]),
    ("desk_v-no-extra", &["path"]),
    ("desk_v-no-rulebook", &[]),
    ("desk_v-no-stand", &["index"]),
    ("exercise_banner", &[]),
];

static VERIFIER_HASH: LazyLock<String> = LazyLock::new(|| HEXLOWER.encode(&Sha256::digest(VERIFIER)));

/// Style and script as they stand in the single file.
struct Inline {
    style: String,
    script: String,
    policy: String,
}

static INLINE: LazyLock<Inline> = LazyLock::new(|| {
    let style: String = STYLES.concat().lines().filter(|l| !l.starts_with("@font-face")).collect::<Vec<_>>().join("\n");
    let script = format!("{VERIFIER}\n{}", SCRIPT.replace(LOAD, "Promise.resolve({ verify, readable, unhex })"));
    let hash = |text: &str| BASE64.encode(&Sha256::digest(text));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        hash(&style),
        hash(&script)
    );
    Inline { style, script, policy }
});

#[derive(Template)]
#[template(path = "verify/page.html")]
struct Page<'a> {
    p: &'a Public<'a>,
    r: Reader<'a>,
    base: &'static str,
    inline: Option<&'static Inline>,
    hash: &'static str,
    said: Vec<(&'static str, Markup)>,
}

fn language(text: &SpokenView) -> Option<&String> {
    match &text.text {
        Arg::Text { lang, .. } => lang.as_ref(),
        _ => None,
    }
}

fn moment(at_ms: u64) -> Markup {
    Markup::raw(format!("<bdi dir=\"ltr\">{} {}</bdi>", crate::time::day_key(at_ms), crate::time::clock(at_ms)))
}

fn number(n: u64) -> Markup {
    Markup::raw(format!("<bdi class=\"num\">{n}</bdi>"))
}

impl Page<'_> {
    fn moment(&self, at_ms: &u64) -> Markup {
        moment(*at_ms)
    }

    fn number(&self, n: &u64) -> Markup {
        number(*n)
    }

    /// The page's own address as a picture, and as text: what stands on paper leads back here.
    fn code(&self) -> Option<(Markup, String)> {
        let act = self.p.act.as_ref().filter(|_| self.inline.is_none())?;
        let address = format!("{}/verify/{}", self.p.origin, act.line.index);
        Some((qr::svg(&address)?, address))
    }

    /// The words of a statement in each language, the reader's first.
    fn texts<'s>(&self, statement: &'s StatementView) -> Vec<&'s SpokenView> {
        let mut texts: Vec<&SpokenView> = statement.texts.iter().collect();
        texts.sort_by_key(|t| language(t) != Some(&self.p.lang));
        texts
    }

    /// Tag, own name and direction of the language of a text, where it was said.
    fn language(&self, text: &SpokenView) -> Option<(String, String, &'static str)> {
        self.r.languages().into_iter().find(|(tag, ..)| language(text) == Some(tag))
    }

    /// The name under which a proof is saved.
    fn file(&self) -> String {
        self.p.act.as_ref().map_or_else(|| "FILE".to_owned(), |act| format!("{}.tlog-proof", act.line.index))
    }

    fn here(&self) -> String {
        self.p.act.as_ref().map_or("/verify".into(), |act| format!("/verify/{}", act.line.index))
    }
}

fn render(p: &Public<'_>, inline: Option<&'static Inline>) -> String {
    let r = Reader::new(p.words, &p.lang);
    let phrase = |(id, names): &(&'static str, &[&str])| {
        let args: Vec<(&str, Say)> = names.iter().map(|name| (*name, format!("{{{name}}}").into())).collect();
        (id.trim_start_matches("desk_v-"), r.say(id, &args))
    };
    let said = SAID.iter().map(phrase).collect();
    let page = Page { p, r, base: assets::base(), inline, hash: &VERIFIER_HASH, said };
    page.render().expect("a template writes into memory")
}

/// The page as a node serves it.
pub fn verify(p: &Public<'_>) -> String {
    render(p, None)
}

/// The page as one file that needs no server; nothing of this node's stands in it.
pub fn verify_offline(words: &Words, lang: &str) -> String {
    let p = Public {
        words,
        lang: lang.to_owned(),
        mechanism: String::new(),
        genesis: String::new(),
        exercise: false,
        latest: Vec::new(),
        topics: Vec::new(),
        origin: String::new(),
        act: None,
    };
    render(&p, Some(&INLINE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_gets_the_verifier_in_a_page_and_in_the_single_file() {
        assert_eq!(SCRIPT.matches(LOAD).count(), 1);
        assert!(INLINE.script.starts_with(VERIFIER) && !INLINE.script.contains(LOAD));
        assert!(!INLINE.script.contains("</script") && !INLINE.style.contains("</style"));
        assert!(!INLINE.style.contains("url("), "the single file asks for nothing");
    }

    #[test]
    fn no_script_of_the_page_writes_html_or_asks_for_anything() {
        for word in ["innerHTML", "insertAdjacentHTML", "fetch(", "XMLHttp", "eval(", "WebSocket", "sendBeacon"] {
            assert!(!SCRIPT.contains(word) && !VERIFIER.contains(word), "{word}");
        }
    }

    #[test]
    fn every_fault_of_the_verifier_has_its_words() {
        let codes = SCRIPT.split("const FAULTS = {").nth(1).unwrap().split("};").next().unwrap();
        let known: Vec<&str> = codes.split('"').skip(1).step_by(2).collect();
        let pieces = VERIFIER.split("must(").chain(VERIFIER.split("new Refused(")).skip(1);
        let codes = pieces.flat_map(|rest| rest.split('"').skip(1).step_by(2).take(1));
        let said: Vec<&str> = codes.filter(|c| c.chars().all(|c| c.is_ascii_lowercase() || c == '-')).collect();
        assert!(said.len() > 40, "{said:?}");
        for code in said.into_iter().filter(|code| code.contains('-')) {
            assert!(known.contains(&code), "{code} has no words");
        }
    }
}
