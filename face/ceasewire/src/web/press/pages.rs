//! The pages: where articles are given, and what was proposed of them.

use super::given::{self, Given};
use super::reading::{Article, Decision, Proposal, Reading, WHAT, key};
use crate::api::RefusalText;
use crate::fault::CliFault;
use crate::node::Claimed;
use crate::web::compose::draft_name;
use crate::web::door::{self, Visitor};
use crate::web::forms::unsigned;
use crate::web::seen::answered;
use crate::web::{Web, upload};
use act::Refusal;
use axum::Router;
use axum::extract::{Form, Path, Query, Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use desk::{Decided, EntryState, Name, PressPage, PressReport, ReadingLine, ReadingPage, Screen};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{Draft, DraftState, Kept, StoreFault};

type Here = State<Arc<Web>>;
type Fields = BTreeMap<String, String>;

/// What this file serves.
pub(in crate::web) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/press", get(page).post(give).layer(given::LIMITS.body()))
        .route("/press/{id}", get(one).post(decide))
}

async fn page(State(web): Here, visitor: Visitor, headers: HeaderMap, Query(query): Query<Fields>) -> Response {
    let typed = query.get("about").map(|n| ("about".to_owned(), n.clone())).into_iter().collect();
    form(&web, &visitor, &headers, &typed, &[]).await
}

async fn form(web: &Web, visitor: &Visitor, headers: &HeaderMap, typed: &Fields, wrong: &[RefusalText]) -> Response {
    let officer = visitor.officer.id;
    let kept = match web.door.ask(move |kept| kept.notes(officer, WHAT)).await {
        Ok(kept) => kept,
        Err(fault) => return web.cannot(visitor, &fault),
    };
    let line = |d: Draft| {
        let reading = Reading::read(&d.form)?;
        let names = reading.articles.iter().map(|a| a.name.clone()).collect();
        Some(ReadingLine { id: d.id, saved_ms: d.saved_ms, names, open: reading.open() })
    };
    let (seen, version, others) = match web.see(visitor, |s| s.others_enter_claims()).await {
        Ok(seen) => seen,
        Err(down) => return down,
    };
    let frame = web.frame(visitor, &seen, version, Screen::Rounds, "/press");
    let page = PressPage {
        readings: kept.into_iter().filter_map(line).collect(),
        typed,
        refused: web.refused(&visitor.lang, "", wrong),
        others,
        limits: (given::ARTICLES_MAX, given::BYTES_MAX >> 20),
    };
    answered(web, visitor, headers, !wrong.is_empty(), desk::press(&frame, &page))
}

/// Reads what was given, keeps what is proposed of it, and leads there.
async fn give(State(web): Here, visitor: Visitor, headers: HeaderMap, request: Request) -> Response {
    let mut posted = match upload::posted(&web, request, given::LIMITS).await {
        Ok(posted) => posted,
        Err(refused) => return refused,
    };
    if let Some(refused) = unsigned(&web, &visitor, &posted.form) {
        return refused;
    }
    match web.ask(|s| s.others_enter_claims()).await {
        Ok(None) => {}
        Ok(Some(_)) => return web.forbidden(&visitor, &Refusal::new("claim-not-yours")),
        Err(fault) => return web.cannot(&visitor, &fault),
    }
    let given = match Given::of(&mut posted) {
        Ok(given) => given,
        Err(wrong) => return form(&web, &visitor, &headers, &posted.form, &wrong).await,
    };
    let mut reading = match web.proposed(given).await {
        Ok(reading) => reading,
        Err(CliFault::Refused(wrong)) => return form(&web, &visitor, &headers, &posted.form, &wrong).await,
        Err(fault) => return web.cannot(&visitor, &fault),
    };
    reading.about = posted.form.get("about").and_then(|n| n.parse().ok());
    let Ok(id) = draft_name() else {
        return door::page(&web, &visitor.lang, EntryState::Down, StatusCode::SERVICE_UNAVAILABLE);
    };
    let (row, officer, text, now) = (id.clone(), visitor.officer.id, reading.write(), web.door.now());
    match web.door.ask(move |kept| kept.begin(&row, officer, WHAT, &text, now)).await {
        Ok(()) => Redirect::to(&format!("/press/{id}")).into_response(),
        Err(fault) => web.cannot(&visitor, &fault),
    }
}

async fn one(State(web): Here, visitor: Visitor, headers: HeaderMap, Path(id): Path<String>) -> Response {
    reading(&web, &visitor, &headers, id, &[]).await
}

/// A reading that is this officer's.
fn own(kept: &Kept, id: &str, officer: u64) -> Result<Option<Reading>, StoreFault> {
    let found = kept.draft(id)?.filter(|d| d.officer == officer && d.what == WHAT);
    Ok(found.and_then(|d| Reading::read(&d.form)))
}

/// A reading with how far each draft of it has come. What was thrown away is open again; the name of what was sent is
/// noted, for the draft forgets it after a while.
fn settled(kept: &mut Kept, id: &str, officer: u64) -> Result<Option<Reading>, StoreFault> {
    let Some(before) = own(kept, id, officer)? else { return Ok(None) };
    let mut reading = before.clone();
    for (key, decision) in &before.decided {
        let Decision::Taken { draft, sent: None } = decision else { continue };
        match kept.draft(draft)?.map(|d| d.state) {
            Some(DraftState::Sent { name, .. }) => {
                let said = Decision::Taken { draft: draft.clone(), sent: Some(name) };
                reading.decided.insert(key.clone(), said);
            }
            Some(DraftState::Open | DraftState::Asked { .. }) => {}
            None => drop(reading.decided.remove(key)),
        }
    }
    if let Some(row) = kept.draft(id)?.filter(|_| reading != before) {
        kept.save_draft(id, &reading.write(), row.saved_ms)?;
    }
    Ok(Some(reading))
}

async fn reading(web: &Web, visitor: &Visitor, headers: &HeaderMap, id: String, wrong: &[RefusalText]) -> Response {
    let (row, officer) = (id.clone(), visitor.officer.id);
    let reading = match web.door.ask(move |kept| settled(kept, &row, officer)).await {
        Ok(Some(reading)) => reading,
        Ok(None) => return door::page(web, &visitor.lang, EntryState::Missing, StatusCode::NOT_FOUND),
        Err(fault) => return web.cannot(visitor, &fault),
    };
    let sent = |d: &Decision| match d {
        Decision::Taken { sent, .. } => sent.clone(),
        Decision::Rejected => None,
    };
    let said: Vec<String> = reading.decided.values().filter_map(sent).collect();
    let asked = web.see(visitor, move |s| {
        let number = |name: &String| Some((name.clone(), s.act_state(name)?.index?));
        let numbers: BTreeMap<String, u64> = said.iter().filter_map(number).collect();
        let matters: Vec<_> = s.at().told_matters().into_iter().map(|m| (m.by.index, m.title)).collect();
        let rounds: Vec<u64> = s.at().talks().into_iter().map(|r| r.index).collect();
        (numbers, matters, rounds, s.opening_matters(), s.others_enter_claims().is_none())
    });
    let (seen, version, (numbers, matters, rounds, opens, enters)) = match asked.await {
        Ok(seen) => seen,
        Err(down) => return down,
    };
    let frame = web.frame(visitor, &seen, version, Screen::Rounds, &format!("/press/{id}"));
    let reports = reading.articles.iter().enumerate();
    let page = ReadingPage {
        articles: reports.map(|(n, a)| report(&visitor.lang, &reading, n, a, &numbers)).collect(),
        about: reading.about,
        refused: web.refused(&visitor.lang, "", wrong),
        id,
        matters,
        rounds,
        opens,
        enters,
    };
    answered(web, visitor, headers, !wrong.is_empty(), desk::reading(&frame, &page))
}

fn report(lang: &str, reading: &Reading, n: usize, a: &Article, numbers: &BTreeMap<String, u64>) -> PressReport {
    let letter = |n: usize| crate::cli::account::letter(n);
    let other = |(one, other): &(usize, usize)| if *one == n { Some(*other) } else { (*other == n).then_some(*one) };
    let proposal = |(m, p): (usize, &Proposal)| {
        let key = key(n, m);
        let state = match reading.decided.get(&key) {
            None => Decided::Open,
            Some(Decision::Rejected) => Decided::Rejected,
            Some(Decision::Taken { draft, sent: None }) => Decided::Written(draft.clone()),
            Some(Decision::Taken { draft, sent: Some(name) }) => {
                Decided::Said(draft.clone(), name.clone(), numbers.get(name).copied())
            }
        };
        let repeats = reading.repeats_of(&key);
        desk::Proposal {
            words: p.words.clone(),
            sentence: p.sentence as u64,
            speaker: named(lang, &p.speaker),
            named: p.named.clone(),
            side: p.side.clone(),
            anonymous: p.anonymous,
            explicit: p.explicit,
            via: p.via.iter().map(|id| named(lang, id)).collect(),
            kind: p.kind.clone(),
            date: p.date.clone(),
            said: p.said.clone(),
            about: (!p.about.is_empty()).then(|| named(lang, &p.about)),
            agenda: p.agenda.clone(),
            caveat: p.caveat.clone(),
            key,
            repeats,
            state,
        }
    };
    PressReport {
        letter: letter(n),
        name: a.name.clone(),
        outlet: (!a.outlet.is_empty()).then(|| named(lang, &a.outlet)),
        day: a.day.clone(),
        sentences: a.sentences as u64,
        left_out: a.left_out as u64,
        same: reading.same.iter().filter_map(other).map(letter).collect(),
        proposals: a.proposals.iter().enumerate().map(proposal).collect(),
    }
}

/// An entity in a language, if the table spells it there; else as articles spell it, or by its name in drafts.
fn named(lang: &str, id: &str) -> Name {
    let entity = given::table().and_then(|press| press.table().entity(id));
    let spelt = |lang: &str| entity.and_then(|e| e.spellings(lang).first().map(|s| (*s).to_owned()));
    match spelt(lang) {
        Some(text) => Name { text, foreign: false },
        None => Name { text: spelt("en").unwrap_or_else(|| plain(id)), foreign: true },
    }
}

/// What is no row of the table is the words of a name with hyphens, or what somebody typed.
fn plain(id: &str) -> String {
    if id.contains(' ') { id.to_owned() } else { id.replace('-', " ") }
}

/// Does what a button asks for: accepts one, which begins a draft; rejects one, brings it back; throws the reading away.
async fn decide(
    State(web): Here,
    visitor: Visitor,
    headers: HeaderMap,
    Path(id): Path<String>,
    Form(form): Form<Fields>,
) -> Response {
    if let Some(refused) = unsigned(&web, &visitor, &form) {
        return refused;
    }
    let asked = form.get("do").map_or("", String::as_str);
    let (what, wanted) = asked.split_once(' ').unwrap_or((asked, ""));
    let about: Option<u64> = form.get("about").and_then(|n| n.parse().ok());
    let (row, officer, now) = (id.clone(), visitor.officer.id, web.door.now());
    let done = match what {
        "discard" => {
            let gone = web.door.ask(move |kept| match own(kept, &row, officer)? {
                Some(_) => kept.discard(&row, officer),
                None => Ok(false),
            });
            return match gone.await {
                Ok(_) => Redirect::to("/press").into_response(),
                Err(fault) => web.cannot(&visitor, &fault),
            };
        }
        "accept" => return accept(&web, &visitor, &headers, id, wanted, about).await,
        _ => {
            let (reject, key) = (what == "reject", wanted.to_owned());
            web.door.ask(move |kept| {
                let Some(mut reading) = settled(kept, &row, officer)? else { return Ok(false) };
                reading.about = about.or(reading.about);
                let known = reading.find(&key).is_some();
                match (reject, reading.decided.get(&key)) {
                    (true, None) if known => drop(reading.decided.insert(key, Decision::Rejected)),
                    (false, Some(Decision::Rejected)) => drop(reading.decided.remove(&key)),
                    // What is written or said already is neither struck nor brought back by a page that is older.
                    _ => {}
                }
                kept.save_draft(&row, &reading.write(), now)
            })
        }
    };
    match done.await {
        Ok(true) => Redirect::to(&format!("/press/{id}{}", anchor(wanted))).into_response(),
        Ok(false) => door::page(&web, &visitor.lang, EntryState::Missing, StatusCode::NOT_FOUND),
        Err(fault) => web.cannot(&visitor, &fault),
    }
}

/// The place of a proposal on its page; nothing of what is no key.
fn anchor(key: &str) -> String {
    let plain = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric());
    if plain { format!("#{key}") } else { String::new() }
}

/// Begins the draft of a claim with what was proposed. It is this officer's to edit, to review and to sign.
async fn accept(
    web: &Arc<Web>,
    visitor: &Visitor,
    headers: &HeaderMap,
    id: String,
    wanted: &str,
    about: Option<u64>,
) -> Response {
    let missing = || door::page(web, &visitor.lang, EntryState::Missing, StatusCode::NOT_FOUND);
    let (row, officer) = (id.clone(), visitor.officer.id);
    let found = match web.door.ask(move |kept| settled(kept, &row, officer)).await {
        Ok(Some(reading)) => reading,
        Ok(None) => return missing(),
        Err(fault) => return web.cannot(visitor, &fault),
    };
    let Some((article, proposal)) = found.find(wanted) else { return missing() };
    let claimed = web.claimed(article, proposal);
    let retells: Vec<String> = found
        .repeats_of(wanted)
        .iter()
        .filter_map(|key| match found.decided.get(key)? {
            Decision::Taken { sent, .. } => sent.clone(),
            Decision::Rejected => None,
        })
        .collect();
    let begun = web.ask(move |s| {
        let of = retells.iter().find_map(|name| s.act_state(name)?.index);
        about.and_then(|about| s.claim_form(about, &Claimed { of, ..claimed }))
    });
    let (format, channel, form) = match begun.await {
        Ok(Some(begun)) => begun,
        Ok(None) => {
            let none =
                RefusalText { field: Some("about".into()), ..RefusalText::from(&Refusal::new("claim-no-matter")) };
            return reading(web, visitor, headers, id, &[none]).await;
        }
        Err(fault) => return web.cannot(visitor, &fault),
    };
    let Ok(draft) = draft_name() else {
        return door::page(web, &visitor.lang, EntryState::Down, StatusCode::SERVICE_UNAVAILABLE);
    };
    let is = crate::web::compose::About { what: format, case: None, channel, over: None }.write();
    let (key, now, form) = (wanted.to_owned(), web.door.now(), crate::web::compose::packed(&form));
    let kept = web.door.ask(move |kept| {
        let Some(mut reading) = settled(kept, &id, officer)? else { return Ok(None) };
        if let Some(Decision::Taken { draft, .. }) = reading.decided.get(&key) {
            // The second click finds what the first has begun.
            return Ok(Some(draft.clone()));
        }
        // The draft first: a stop between the two leaves a draft too many and loses none.
        kept.begin(&draft, officer, &is, &form, now)?;
        reading.about = about;
        reading.decided.insert(key, Decision::Taken { draft: draft.clone(), sent: None });
        kept.save_draft(&id, &reading.write(), now)?;
        Ok(Some(draft))
    });
    match kept.await {
        Ok(Some(draft)) => Redirect::to(&format!("/drafts/{draft}")).into_response(),
        Ok(None) => missing(),
        Err(fault) => web.cannot(visitor, &fault),
    }
}

impl Web {
    /// Where the proposal stands that a draft of this officer came of, if it came of one. That it cannot be read is no
    /// reason to show no page.
    pub(in crate::web) async fn proposal_of(&self, officer: u64, draft: &str) -> Option<String> {
        let kept = self.door.ask(move |kept| kept.notes(officer, WHAT)).await.unwrap_or_default();
        let row = kept.into_iter().find(|row| row.form.contains(draft))?;
        let decided = Reading::read(&row.form)?.decided;
        let is = |d: &Decision| matches!(d, Decision::Taken { draft: of, .. } if of == draft);
        let key = decided.into_iter().find(|(_, d)| is(d))?.0;
        Some(format!("/press/{}#{key}", row.id))
    }

    /// A proposal in the words of the fields of a claim. They are English, as the article is.
    fn claimed(&self, article: &Article, p: &Proposal) -> Claimed {
        let say = |id: String| words::plain(&self.words.say("en", &id, &[]));
        let name = |id: &String| named("en", id).text;
        let entity = given::table().and_then(|press| press.table().entity(&p.speaker));
        let who = match entity.and_then(|e| e.office.as_ref()) {
            Some(office) => format!("{}, {office}", name(&p.speaker)),
            None => name(&p.speaker),
        };
        let spelt = !p.named.is_empty() && !who.to_lowercase().contains(&p.named.to_lowercase());
        let caveat: Vec<String> = p.caveat.iter().map(|code| say(format!("desk_pr-caveat-{code}"))).collect();
        // A denial says what somebody contradicts; what kind of claim that is, is for a person to say.
        let denies = p.kind == "denial";
        Claimed {
            outlet: if article.outlet.is_empty() { String::new() } else { name(&article.outlet) },
            day: article.day.clone(),
            ascribed: if spelt { format!("{who} (\u{201C}{}\u{201D})", p.named) } else { who },
            side: p.side.clone(),
            through: p.via.iter().map(name).collect::<Vec<_>>().join(" \u{2192} "),
            kind: if denies { String::new() } else { p.kind.clone() },
            says: if denies { "denies" } else { "asserts" },
            claim: p.words.clone(),
            cite: format!("sentence {}", p.sentence),
            caveat: caveat.join(", "),
            agenda: p.agenda.replace('-', " "),
            of: None,
        }
    }
}
