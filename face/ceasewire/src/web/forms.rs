//! What a form asks for: an act is said exactly as the command line says it.

use super::door::{self, Visitor};
use super::roles::Deed;
use super::{Web, screens};
use crate::api::Send;
use crate::fault::CliFault;
use act::Refusal;
use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use desk::{EntryState, Kind, Typed};
use std::collections::BTreeMap;
use std::sync::Arc;

type Here = State<Arc<Web>>;
type Fields = BTreeMap<String, String>;

/// An address within this desk; anything else leads to the board.
pub(super) fn inside(back: Option<&String>) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/-_.?=&%".contains(c);
    let back = back.filter(|b| b.starts_with('/') && !b.starts_with("//") && b.chars().all(plain));
    back.cloned().unwrap_or_else(|| "/".to_owned())
}

/// The answer to a form that does not carry the mark of this session; `None` if it does.
pub(super) fn foreign(web: &Web, visitor: &Visitor, form: &Fields) -> Option<Response> {
    let ours = form.get("csrf").is_some_and(|mark| visitor.wrote(mark));
    (!ours).then(|| door::page(web, &visitor.lang, EntryState::Stale, StatusCode::FORBIDDEN))
}

/// The same for a form that signs: also where the visitor's role signs nothing.
pub(super) fn unsigned(web: &Web, visitor: &Visitor, form: &Fields) -> Option<Response> {
    let role = || visitor.may(Deed::Sign).err().map(|refusal| web.forbidden(visitor, &refusal));
    foreign(web, visitor, form).or_else(role)
}

pub(super) async fn language(State(web): Here, visitor: Visitor, Form(form): Form<Fields>) -> Response {
    let known = form.get("lang").filter(|l| web.words.languages().contains(&l.as_str())).cloned();
    choose(&web, &visitor, &form, known, None).await
}

pub(super) async fn theme(State(web): Here, visitor: Visitor, Form(form): Form<Fields>) -> Response {
    let known = form.get("theme").filter(|t| ["day", "night"].contains(&t.as_str())).cloned();
    choose(&web, &visitor, &form, None, known).await
}

async fn choose(web: &Web, visitor: &Visitor, form: &Fields, lang: Option<String>, theme: Option<String>) -> Response {
    if let Some(refused) = foreign(web, visitor, form) {
        return refused;
    }
    let id = visitor.officer.id;
    match web.door.ask(move |kept| kept.choose(id, lang.as_deref(), theme.as_deref())).await {
        Ok(()) => Redirect::to(&inside(form.get("back"))).into_response(),
        Err(_) => door::page(web, &visitor.lang, EntryState::Down, StatusCode::SERVICE_UNAVAILABLE),
    }
}

pub(super) async fn leave(State(web): Here, visitor: Visitor, Form(form): Form<Fields>) -> Response {
    if let Some(refused) = foreign(&web, &visitor, &form) {
        return refused;
    }
    let secret = visitor.secret;
    match web.door.ask(move |kept| kept.leave(&secret)).await {
        Ok(()) => {
            let gone = door::page(&web, &visitor.lang, EntryState::Outside, StatusCode::OK);
            ([(header::SET_COOKIE, web.door.forget())], gone).into_response()
        }
        Err(_) => door::page(&web, &visitor.lang, EntryState::Down, StatusCode::SERVICE_UNAVAILABLE),
    }
}

/// Says an act in a case. What is refused comes back with everything that was typed.
pub(super) async fn reply(
    State(web): Here,
    visitor: Visitor,
    headers: HeaderMap,
    kind: Kind,
    case: u64,
    mut form: Fields,
) -> Response {
    if let Some(refused) = unsigned(&web, &visitor, &form) {
        return refused;
    }
    form.remove("csrf");
    let what = form.remove("what").unwrap_or_default();
    let (typed, officer, lang) = (form.clone(), visitor.officer.id, visitor.lang.clone());
    let (asked, role) = (what.clone(), visitor.role());
    let sent = web.keeper.ask(move |s| {
        let answers = || {
            let book = s.rulebook_of(case);
            book.formats().iter().find(|f| f.step.as_deref() == Some("answer")).map(|f| f.name.clone())
        };
        let format = if asked == "answer" { answers().unwrap_or_default() } else { asked.clone() };
        let grave = s.rulebook_of(case).format(&format).is_some_and(|f| f.grave);
        if let Err(refusal) = role.may(if grave { Deed::Release } else { Deed::Sign }) {
            return (Err(CliFault::refused(&refusal)), format);
        }
        let fields = if asked == "disseminated" { units(&form) } else { form };
        let send = Send {
            what: format.clone(),
            fields: fields.into_iter().filter(|(_, v)| !v.trim().is_empty()).collect(),
            case: Some(case.to_string()),
            lang: Some(lang),
            officer,
            ..Send::default()
        };
        // What two officers sign goes by a draft, which waits for the other.
        if s.needs_two(&send) {
            let refusal = Refusal::new("two-officers").with("given", &format);
            return (Err(CliFault::refused(&refusal)), format);
        }
        let about = s.at().case_numbered(case).map_or(format, |c| c.format);
        (s.send(&send), about)
    });
    match sent.await {
        Ok((Ok(sent), _)) => {
            let shelf = kind.shelf();
            Redirect::to(&format!("/{shelf}/{case}?done={}", crate::cli::escaped(&sent.name))).into_response()
        }
        Ok((Err(fault), format)) => {
            let refusals = Web::refusals(&fault);
            let one = |r: &crate::api::RefusalText| {
                let (what, remedy) = web.refusal(&visitor.lang, &format, r);
                (r.field.clone(), what, remedy)
            };
            let typed = Typed { what, values: typed, refusals: refusals.iter().map(one).collect() };
            screens::case(State(web), visitor, headers, kind, case, None, Some(typed)).await
        }
        Err(_) => door::page(&web, &visitor.lang, EntryState::Down, StatusCode::SERVICE_UNAVAILABLE),
    }
}

/// One list for each class of units becomes the two lists of the act.
fn units(form: &Fields) -> Fields {
    let reason = form.get("reason").map(|r| r.replace([';', ':'], ",")).unwrap_or_default();
    let picked = |state: &str| -> Vec<&str> {
        form.iter().filter(|(_, v)| *v == state).filter_map(|(k, _)| k.strip_prefix("unit-")).collect()
    };
    let not_told: Vec<String> = picked("not-told").iter().map(|unit| format!("{unit}: {reason}")).collect();
    [("told", picked("told").join(", ")), ("not-told", not_told.join("; "))].map(|(k, v)| (k.to_owned(), v)).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_back_never_leads_elsewhere() {
        let back = |text: &str| inside(Some(&text.to_owned()));
        assert_eq!(back("/record?text=a"), "/record?text=a");
        for elsewhere in ["//other.example", "https://other.example", "/\\other.example", "/a\r\nset-cookie: x", ""] {
            assert_eq!(back(elsewhere), "/");
        }
    }

    #[test]
    fn units_that_were_told_and_those_that_were_not_make_two_lists() {
        let form = [("unit-air", "told"), ("unit-police", "not-told"), ("unit-uav", ""), ("reason", "closed; late")];
        let form = form.map(|(k, v)| (k.to_owned(), v.to_owned())).into();
        let fields = units(&form);
        assert_eq!(fields["told"], "air");
        assert_eq!(fields["not-told"], "police: closed, late");
    }
}
