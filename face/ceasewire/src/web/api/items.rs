//! Files of evidence: handed in, listed with their custody, opened, as the desk does it and noted under the token's officer.

use super::answers::Page;
use super::call::Call;
use super::number::{Limit, Number};
use super::problem::Trouble;
use crate::api::{HandedIn, ItemView, OpenItem};
use crate::node::{hand_in, open_item};
use crate::web::items::bytes;
use act::ITEM_LEN_MAX;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use schemars::JsonSchema;
use serde::Deserialize;
use situation::views::Filter;
use std::sync::Arc;

/// The scope that hands in and opens.
pub(super) const SCOPE: &str = "items";
/// The longest body that hands in a file: its bytes as base64, and what stands beside them.
pub(super) const BODY_MAX: usize = (ITEM_LEN_MAX as usize).div_ceil(3) * 4 + 4096;
/// The longest name and the longest reason, characters.
const TEXT_MAX: usize = 400;
/// The act by which the owner of a coarse place is told, as a scope names it.
const TELLS: &str = "place-opened";

/// Which files.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Which {
    /// Only of this act, or of the case that it opened: a record number or an act's own name.
    #[schemars(length(min = 1, max = 64))]
    act: Option<String>,
    /// How many to leave out.
    #[serde(default)]
    from: Number,
    /// How many at most.
    #[serde(default)]
    limit: Limit,
}

/// A file to hand in.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(example = serde_json::json!({"name": "post-4.txt", "bytes": "MjM6NDEgdGhyZWUgcm90b3JzIGhlYXJkCg=="}))]
pub(super) struct ToHandIn {
    /// Its name; of a path only the last part is taken.
    #[schemars(length(min = 1, max = TEXT_MAX))]
    name: String,
    /// Its bytes, base64 with its padding. What the type of a file is is told by them.
    #[schemars(length(min = 4), regex(pattern = "^[A-Za-z0-9+/]+={0,2}$"))]
    bytes: String,
    /// Leave data about place and device in the copy that others get; else they are taken out.
    #[serde(default)]
    whole: bool,
}

/// Which file of which act.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OneItem {
    /// Record number of the act.
    number: Number,
    /// Which of its files, from 1.
    which: Number,
}

/// How it is opened.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ToOpen {
    /// Why, where the act's place is kept coarse; the owner reads it.
    #[serde(default)]
    #[schemars(length(max = TEXT_MAX))]
    reason: Option<String>,
    /// The language of the reason, as a BCP 47 tag; by default that of the request.
    #[serde(default)]
    lang: Option<String>,
    /// The original with the data that were taken out of the copy: only at the desk that handed it in.
    #[serde(default)]
    original: bool,
}

pub(super) async fn list(call: Arc<Call>, which: Which) -> Result<Page<ItemView>, Trouble> {
    let (reach, limit, of) = (call.reach()?, which.limit.0, which.act.clone());
    let from = usize::try_from(which.from.0).unwrap_or(usize::MAX);
    let found = call.ask(move |s| {
        let mut items = s.files_named(of.as_deref())?;
        items.retain(|item| channel(s, item.act).is_some_and(|channel| reach.sees(&channel)));
        Ok(items.into_iter().skip(from).take(limit + 1).collect::<Vec<_>>())
    });
    // Whether there is an act that this token may not see is not told.
    let mut items: Vec<ItemView> = match found.await? {
        Ok(items) => items,
        Err(crate::fault::CliFault::Refused(_)) => return Err(Trouble::missing()),
        Err(fault) => return Err(Trouble::of(&fault)),
    };
    let more = items.len() > limit;
    items.truncate(limit);
    let of = which.act.map(|act| format!("&{}", form_urlencoded(&act))).unwrap_or_default();
    let next = more.then(|| format!("/api/v1/items?from={}&limit={limit}{of}", which.from.0 + limit as u64));
    Ok(Page { items, next })
}

fn form_urlencoded(act: &str) -> String {
    serde_urlencoded::to_string([("act", act)]).expect("two texts make a query")
}

/// The channel of an act in the record.
fn channel(s: &crate::node::State, index: u64) -> Option<String> {
    let one = Filter { from: index, to: Some(index), ..Filter::default() };
    s.at().record(&one).pop().map(|act| act.channel)
}

/// Whether a text is as long as the description says.
fn within(field: &str, text: &str, least: usize) -> Result<(), Trouble> {
    let fits = (least..=TEXT_MAX).contains(&text.chars().count());
    if fits { Ok(()) } else { Err(Trouble::parameter(field, &format!("{least}-{TEXT_MAX}"))) }
}

pub(super) async fn give(call: Arc<Call>, file: ToHandIn) -> Result<(StatusCode, HandedIn), Trouble> {
    call.does(SCOPE)?;
    within("name", &file.name, 1)?;
    let plain = data_encoding::BASE64.decode(file.bytes.as_bytes());
    let plain = plain.map_err(|_| Trouble::parameter("bytes", "base64"))?;
    let kept = hand_in(&call.web.keeper, file.name, plain, file.whole, call.token.officer).await;
    Ok((StatusCode::CREATED, kept.map_err(|fault| Trouble::of(&fault))?))
}

pub(super) async fn open(call: Arc<Call>, of: OneItem, how: ToOpen) -> Result<Response, Trouble> {
    call.does(SCOPE)?;
    within("reason", how.reason.as_deref().unwrap_or_default(), 0)?;
    let (reach, index) = (call.reach()?, of.number.0);
    let seen = call.ask(move |s| {
        let there = channel(s, index).is_some_and(|channel| reach.sees(&channel));
        (there && s.item_views(&[index]).iter().any(|item| item.number == of.which.0), s.is_coarse(index))
    });
    match seen.await? {
        (false, _) => return Err(Trouble::missing()),
        // Its owner is told by an act, which is another thing to be allowed.
        (true, true) if !call.scopes.says(TELLS) => return Err(call.lacks(&format!("send:{TELLS}"))),
        _ => {}
    }
    let open = OpenItem {
        act: index.to_string(),
        number: of.which.0,
        reason: how.reason,
        lang: Some(how.lang.unwrap_or_else(|| call.lang.clone())),
        officer: call.token.officer,
        original: how.original,
    };
    let opened = open_item(&call.web.keeper, open).await;
    let (item, content) = opened.map_err(|fault| Trouble::of(&fault))?;
    let mut answer = bytes(&item, content.to_vec(), false);
    let headers = answer.headers_mut();
    // Its type stands in the list; here it is bytes, whatever a program would make of them.
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}
