//! What open pages show, as hashes, so that a page gets what has changed in it and not itself once more.
//!
//! A page names the drawing that it shows, by a number that it was given with it; of its two parts, what stands around
//! and what it is about, it may show two drawings, as somebody may be typing. Whatever is not known here any more is sent
//! whole. A drawing belongs to the session that it was made for.

use axum::http::HeaderMap;
use axum::response::{Html, IntoResponse, Response};
use desk::{Outline, Sketch};
use std::collections::BTreeMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, PoisonError};

/// Hashes that are held for all pages together, of 24 bytes each: five hundred Boards with two hundred debts.
const NODES_MAX: usize = 3_000_000;
/// The parts around what a page is about, by how each begins.
const AROUND: [(&str, &str); 3] =
    [("status", "<header class=\"status\""), ("alarms", "<section class=\"alarms\""), ("nav", "<nav class=\"nav\"")];
const MAIN: (&str, &str) = ("main", "<main ");

/// All drawings.
pub(super) struct Drawn {
    hashes: RandomState,
    kept: Mutex<Kept>,
    nodes_max: usize,
}

impl Default for Drawn {
    /// Nothing is known, and no number is one that a page may still have from before the node was started again.
    fn default() -> Drawn {
        let hashes = RandomState::new();
        let last = hashes.hash_one("first") >> 36;
        let kept = Kept { last, asked: 0, nodes: 0, drawings: BTreeMap::new() };
        Drawn { hashes, kept: Mutex::new(kept), nodes_max: NODES_MAX }
    }
}

struct Kept {
    last: u64,
    asked: u64,
    nodes: usize,
    drawings: BTreeMap<u64, Drawing>,
}

/// One page as it was sent.
struct Drawing {
    secret: [u8; 32],
    parts: Parts,
    /// The drawings that it follows: whoever names this one needs them no more.
    after: [u64; 2],
    /// When it was asked for last.
    asked: u64,
}

#[derive(Clone, Default)]
struct Parts {
    title: u64,
    around: Vec<Arc<Outline>>,
    main: Option<Arc<Outline>>,
}

impl Parts {
    fn len(&self) -> usize {
        self.around.iter().chain(&self.main).map(|o| o.len()).sum::<usize>() + 8
    }
}

/// What a page asks for.
struct Asked {
    /// Whether somebody is typing in what the page is about.
    around_only: bool,
    /// The drawings that it shows: what stands around, and what it is about.
    has: [u64; 2],
}

impl Asked {
    fn of(headers: &HeaderMap) -> Option<Asked> {
        let mut said = headers.get("x-desk-part")?.to_str().ok()?.split(' ');
        let around_only = said.next() == Some("around");
        let mut number = || said.next().and_then(|n| n.parse().ok()).unwrap_or(0);
        Some(Asked { around_only, has: [number(), number()] })
    }
}

impl Drawn {
    /// A page; or only what changes in it, if its script asks for that.
    pub fn shown(&self, secret: [u8; 32], headers: &HeaderMap, html: String) -> Response {
        // A form that is being written puts in again what stands beside it, by itself.
        if headers.get("x-desk-part").is_some_and(|part| part == "compose") {
            let main = Sketch::of(&html, MAIN.1, &self.hashes).map(|main| main.html().to_owned());
            return Html(main.unwrap_or(html)).into_response();
        }
        let title = between(&html, "<title>", "</title>").unwrap_or_default();
        let sketch = |(_, start): &(&str, &str)| Sketch::of(&html, start, &self.hashes);
        // A wall has no rail: what is not there is no part.
        let around: Vec<_> = AROUND.iter().filter_map(|p| Some((p.0, sketch(p)?))).collect();
        let main = sketch(&MAIN);
        let asked = Asked::of(headers);
        let has = asked.as_ref().map_or([0; 2], |a| a.has);
        let [around_was, main_was] = self.known(secret, has);
        let parts = Parts {
            title: self.hashes.hash_one(title),
            around: around
                .iter()
                .enumerate()
                .map(|(n, (_, s))| same(around_was.as_ref().and_then(|p| p.around.get(n)), s))
                .collect(),
            main: main
                .as_ref()
                .filter(|_| asked.as_ref().is_none_or(|a| !a.around_only))
                .map(|s| same(main_was.as_ref().and_then(|p| p.main.as_ref()), s)),
        };
        let new_title = parts.title;
        let number = self.keep(secret, parts, has);
        let marked = |html: &str| html.replacen("<html", &format!("<html data-have=\"{number}\""), 1);
        let Some(asked) = asked else { return Html(marked(&html)).into_response() };
        let parts = || {
            around
                .iter()
                .map(|(name, sketch)| (*name, sketch))
                .chain(main.iter().filter(|_| !asked.around_only).map(|s| (MAIN.0, s)))
        };
        let whole = parts().map(|(name, sketch)| desk::whole(name, sketch)).collect::<String>();
        let old = |name: &str, n: usize| match name == MAIN.0 {
            true => main_was.as_ref()?.main.as_ref(),
            false => around_was.as_ref()?.around.get(n),
        };
        let steps = parts()
            .enumerate()
            .map(|(n, (name, sketch))| desk::steps(name, old(name, n)?, sketch))
            .collect::<Option<String>>();
        let steps = steps.filter(|steps| steps.len() < whole.len()).unwrap_or(whole);
        let attribute = |name: &str| between(&html, &format!(" {name}=\""), "\"").unwrap_or_default();
        let (now, turns) = (attribute("data-now"), attribute("data-turns"));
        let same = around_was.is_some_and(|p| p.title == new_title);
        let title = if same { String::new() } else { format!("<title>{title}</title>") };
        Html(format!("<html data-now={now} data-turns={turns} data-have={number}>{title}{steps}")).into_response()
    }

    /// What is known of the drawings that a page shows, each only if it belongs to the session.
    fn known(&self, secret: [u8; 32], has: [u64; 2]) -> [Option<Parts>; 2] {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.asked += 1;
        let asked = kept.asked;
        has.map(|number| {
            let drawing = kept.drawings.get_mut(&number).filter(|d| d.secret == secret)?;
            drawing.asked = asked;
            Some(drawing.parts.clone())
        })
    }

    fn keep(&self, secret: [u8; 32], parts: Parts, after: [u64; 2]) -> u64 {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        for number in after {
            // It shows this one, so the answer with it has arrived.
            let of_page = kept.drawings.get(&number).filter(|d| d.secret == secret);
            for before in of_page.map_or([0; 2], |d| d.after).into_iter().filter(|n| !after.contains(n)) {
                kept.forget(before);
            }
        }
        kept.last += 1;
        kept.asked += 1;
        let (number, asked) = (kept.last, kept.asked);
        kept.nodes += parts.len();
        kept.drawings.insert(number, Drawing { secret, parts, after, asked });
        while kept.nodes > self.nodes_max {
            let oldest = kept.drawings.iter().min_by_key(|(_, d)| d.asked).map(|(n, _)| *n);
            let Some(oldest) = oldest.filter(|n| *n != number) else { break };
            kept.forget(oldest);
        }
        number
    }
}

impl Kept {
    fn forget(&mut self, number: u64) {
        if let Some(gone) = self.drawings.remove(&number) {
            self.nodes -= gone.parts.len();
        }
    }
}

/// What a page shows again is held once.
fn same(was: Option<&Arc<Outline>>, sketch: &Sketch<'_>) -> Arc<Outline> {
    let is = sketch.outline();
    was.filter(|was| ***was == is).map_or_else(|| Arc::new(is), Arc::clone)
}

fn between<'a>(html: &'a str, from: &str, to: &str) -> Option<&'a str> {
    let rest = html.get(html.find(from)? + from.len()..)?;
    rest.get(..rest.find(to)?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use axum::body::to_bytes;

    const OWN: [u8; 32] = [1; 32];

    fn page(status: &str, main: &str) -> String {
        format!(
            "<!doctype html><html lang=\"en\" data-now=\"7\"><head><title>{main}</title></head><body><div class=\"shell\">\
             <header class=\"status\" id=\"status\" data-turns=\"9\"><p>{status}</p></header><section class=\"alarms\" \
             id=\"alarms\"></section><nav class=\"nav\" id=\"nav\"></nav><main class=\"main\" id=\"main\"><p>{main}</p>\
             <p>{}</p></main></div></body></html>",
            "what stays ".repeat(40)
        )
    }

    async fn said(drawn: &Drawn, secret: [u8; 32], part: &str, html: String) -> String {
        let headers = if part.is_empty() {
            HeaderMap::new()
        } else {
            [("x-desk-part".parse().unwrap(), part.parse().unwrap())].into_iter().collect()
        };
        let body = drawn.shown(secret, &headers, html).into_body();
        String::from_utf8(to_bytes(body, 1 << 20).await.unwrap().to_vec()).unwrap()
    }

    fn number(html: &str) -> String {
        html.split("data-have=")
            .nth(1)
            .unwrap()
            .chars()
            .skip_while(|c| *c == '"')
            .take_while(char::is_ascii_digit)
            .collect()
    }

    #[tokio::test]
    async fn a_page_gets_what_differs_from_what_it_shows_and_nothing_where_nothing_does() {
        let drawn = Drawn::default();
        let whole = said(&drawn, OWN, "", page("a", "b")).await;
        assert!(whole.starts_with("<!doctype html><html data-have=\""), "{whole}");
        let n = number(&whole);
        let steps = said(&drawn, OWN, &format!("main {n} {n}"), page("a", "c")).await;
        let next = number(&steps);
        let root = format!("<html data-now=7 data-turns=9 data-have={next}>");
        assert_eq!(steps, format!("{root}<title>c</title><template id=\"replaceWith main 0\"><p>c</p></template>"));
        let again = said(&drawn, OWN, &format!("main {next} {next}"), page("a", "c")).await;
        assert!(!again.contains("<template") && !again.contains("<title>"), "{again}");
    }

    #[tokio::test]
    async fn what_somebody_types_in_is_left_alone_and_comes_when_they_are_done() {
        let drawn = Drawn::default();
        let n = number(&said(&drawn, OWN, "", page("a", "b")).await);
        let around = said(&drawn, OWN, &format!("around {n} {n}"), page("c", "d")).await;
        assert!(around.contains("replaceWith status 0") && !around.contains(" main"), "{around}");
        let next = number(&around);
        let done = said(&drawn, OWN, &format!("main {next} {n}"), page("c", "d")).await;
        assert!(done.contains("replaceWith main 0") && !done.contains("status 0"), "{done}");
    }

    #[tokio::test]
    async fn a_number_that_is_unknown_another_sessions_or_forgotten_gets_the_whole() {
        let drawn = Drawn::default();
        let n = number(&said(&drawn, OWN, "", page("a", "b")).await);
        for (secret, part) in
            [([2; 32], format!("main {n} {n}")), (OWN, "main 1 1".into()), (OWN, "main".into()), (OWN, "main x".into())]
        {
            let whole = said(&drawn, secret, &part, page("a", "b")).await;
            for id in ["status", "alarms", "nav", "main"] {
                assert!(whole.contains(&format!("<template id=\"whole {id}\"><")), "{part}: {whole}");
            }
        }
        // Who names the second shows it, and needs the first no more.
        let second = number(&said(&drawn, OWN, &format!("main {n} {n}"), page("a", "c")).await);
        said(&drawn, OWN, &format!("main {second} {second}"), page("a", "d")).await;
        assert!(said(&drawn, OWN, &format!("main {n} {n}"), page("a", "d")).await.contains("whole main"));
    }

    #[test]
    fn what_is_held_for_all_pages_together_is_bounded() {
        let drawn = Drawn { nodes_max: 5_000, ..Drawn::default() };
        let html = page("a", "b").replace("<p>b</p>", &"<p>b</p>".repeat(100));
        for _ in 0..100 {
            drawn.shown(OWN, &HeaderMap::new(), html.clone());
        }
        let kept = drawn.kept.lock().unwrap();
        assert!(
            kept.nodes <= 5_000 && (20..80).contains(&kept.drawings.len()),
            "{} {}",
            kept.nodes,
            kept.drawings.len()
        );
        assert_eq!(kept.nodes, kept.drawings.values().map(|d| d.parts.len()).sum::<usize>());
    }
}
