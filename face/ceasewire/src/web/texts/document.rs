//! A text's clauses out of a word processor: the document, and what was changed in one as drafts of this officer.
//!
//! Nothing is signed here. Each clause that a document changes becomes a draft like any other, which is reviewed and
//! signed, or not, by itself.

use super::{Here, door};
use crate::api::{RefusalText, Send};
use crate::fault::CliFault;
use crate::paper::{self, Base, Change, Front, Kind, LEN_MAX, Paper};
use crate::web::Web;
use crate::web::compose::begin_with;
use crate::web::door::Visitor;
use crate::web::forms::unsigned;
use crate::web::seen::answered;
use crate::web::upload::{Limits, Posted, posted};
use act::Refusal;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use desk::compose::Form;
use desk::{Imported, ImportedClause, Screen};
use situation::views::SheetView;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// So many documents are converted at once; whoever comes later waits.
static CONVERTING: Semaphore = Semaphore::const_new(2);

/// One document and the mark of the form.
pub(super) const DOCUMENT: Limits = Limits { texts: 4096, file: LEN_MAX, files: 1 };

/// Work with the converter, beside everything that waits on sockets.
async fn converted<T: std::marker::Send + 'static>(
    work: impl FnOnce() -> Result<T, CliFault> + std::marker::Send + 'static,
) -> Result<T, CliFault> {
    let _turn = CONVERTING.acquire().await.map_err(|e| CliFault::io("pandoc", e))?;
    tokio::task::spawn_blocking(work).await.map_err(|e| CliFault::io("pandoc", e))?
}

/// The text in one language as a document, as it stands now.
pub(super) async fn saved(
    web: Arc<Web>,
    visitor: Visitor,
    headers: HeaderMap,
    number: u64,
    lang: String,
    kind: Kind,
) -> Response {
    let name = format!("text-{number}-{lang}.{}", kind.ending());
    let asked = web.see(&visitor, move |s| {
        let known = s.at().text(number)?.languages.iter().any(|l| l.tag == lang);
        s.at().text_sheet(number, None, &lang).filter(|_| known)
    });
    let sheet = match asked.await {
        Ok((_, _, Some(sheet))) => sheet,
        Ok(_) => return door::missing(State(web), headers).await,
        Err(down) => return down,
    };
    let front = Front::of(&web.words, &sheet);
    match converted(move || paper::export(&sheet, &front, kind)).await {
        Ok(bytes) => {
            let name = format!("attachment; filename=\"{name}\"");
            ([(header::CONTENT_TYPE, kind.media_type().to_owned()), (header::CONTENT_DISPOSITION, name)], bytes)
                .into_response()
        }
        Err(fault) => web.cannot(&visitor, &fault),
    }
}

/// What an uploaded document changes.
pub(super) async fn import(
    State(web): Here,
    visitor: Visitor,
    headers: HeaderMap,
    Path(number): Path<u64>,
    request: Request,
) -> Response {
    let Posted { form, files } = match posted(&web, request, DOCUMENT).await {
        Ok(posted) => posted,
        Err(refused) => return refused,
    };
    if let Some(refused) = unsigned(&web, &visitor, &form) {
        return refused;
    }
    let bytes = files.into_iter().next().map(|file| file.bytes).unwrap_or_default();
    let paper = match converted(move || paper::import(bytes)).await {
        Ok(paper) => paper,
        Err(fault) => return web.cannot(&visitor, &fault),
    };
    match proposed(&web, &visitor, number, paper).await {
        Ok(page) => show(&web, &visitor, &headers, number, page).await,
        Err(fault) => web.cannot(&visitor, &fault),
    }
}

/// What the document proposes, each change kept as a draft that names the version which the document showed.
async fn proposed(web: &Web, visitor: &Visitor, number: u64, paper: Paper) -> Result<Imported, CliFault> {
    let refused = |code: &'static str| CliFault::refused(&Refusal::new(code).with("text", &paper.marker.text));
    let (lang, last) = (paper.marker.lang.clone(), paper.marker.last);
    let sheets = move |s: &mut crate::node::State| -> Option<(SheetView, Option<SheetView>, String)> {
        let now = s.at().text_sheet(number, None, &lang)?;
        Some((now, s.at().text_sheet(number, Some(last), &lang), s.plays_in_text("clause")))
    };
    let (now, then, format) = web.ask(sheets).await?.ok_or_else(|| refused("doc-other-text"))?;
    if now.text.name != paper.marker.text {
        return Err(refused("doc-other-text"));
    }
    let base = Base { then: then.ok_or_else(|| refused("doc-ahead"))?, now };
    let found = paper::compared(&paper, &base).map_err(|refusal| CliFault::refused(&refusal))?;
    let said = |refusals: &[RefusalText]| -> Vec<(String, String)> {
        refusals.iter().map(|r| web.refusal(&visitor.lang, &format, r)).collect()
    };
    let say = |id: &str, args: &[(&str, words::Say)]| words::plain(&web.words.say(&visitor.lang, id, args));
    let mut clauses = Vec::new();
    for change in &found.changes {
        let (form, refusals) = drafted(web, visitor, &format, &base.now, change).await?;
        let draft = begin_with(web, visitor, &format, &base.now.text.channel, &form).await?;
        clauses.push(ImportedClause {
            number: change.key.clone(),
            added: change.added,
            runs: change.runs.clone(),
            beside: change.beside.clone(),
            draft,
            refused: said(&refusals),
        });
    }
    let mut notes: Vec<String> = Vec::new();
    for remark in &found.remarks {
        let args = [("number", remark.number.as_str().into()), ("what", remark.hold.key().into())];
        notes.push(say("text_doc-holds", &args));
    }
    for (id, all) in [("text_doc-already", &found.already), ("text_doc-missing", &found.missing)] {
        if !all.is_empty() {
            notes.push(say(id, &[("clauses", all.join(", ").into())]));
        }
    }
    notes.extend(found.before.iter().map(|words| say("text_doc-before", &[("words", words.as_str().into())])));
    let refused: Vec<RefusalText> = found.refused.iter().map(RefusalText::from).collect();
    let text = base.now.text;
    Ok(Imported { text, lang: base.now.lang, clauses, refused: said(&refused), notes, same: found.same as u64 })
}

/// The form of a change, and why it could not be signed as it is.
async fn drafted(
    web: &Web,
    visitor: &Visitor,
    format: &str,
    now: &SheetView,
    change: &Change,
) -> Result<(Form, Vec<RefusalText>), CliFault> {
    let send = Send {
        what: format.to_owned(),
        fields: change.fields.clone(),
        channel: Some(now.text.channel.clone()),
        lang: Some(now.lang.clone()),
        officer: visitor.officer.id,
        dry: true,
        ..Send::default()
    };
    web.ask(move |s| {
        let mut form = Form::from([("lang".to_owned(), send.lang.clone().unwrap_or_default())]);
        form.insert("channel".into(), send.channel.clone().unwrap_or_default());
        if let Some(format) = s.shown_rulebook().format(&send.what) {
            for def in &format.fields {
                if let Some(text) = send.fields.get(&def.name) {
                    desk::compose::spread(def, &format!("f-{}", def.name), text, &mut form);
                }
            }
        }
        let refusals = s.send(&send).err().map(|fault| Web::refusals(&fault)).unwrap_or_default();
        (form, refusals)
    })
    .await
}

async fn show(web: &Arc<Web>, visitor: &Visitor, headers: &HeaderMap, number: u64, page: Imported) -> Response {
    let (seen, version, ()) = match web.see(visitor, |_| ()).await {
        Ok(seen) => seen,
        Err(down) => return down,
    };
    let frame = web.frame(visitor, &seen, version, Screen::Texts, &format!("/texts/{number}"));
    answered(web, visitor, headers, false, desk::text_imported(&frame, &page))
}
