//! Files of evidence over the node's own socket.

use super::{Body, Keeper, answer};
use crate::api::{HandIn, OpenItem, OpenedItem};
use crate::fault::CliFault;
use act::Refusal;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Query};
use axum::response::Response;
use axum::routing::{get, post};
use std::collections::BTreeMap;

/// A file as base64 in JSON, at its longest.
const HAND_IN_MAX: usize = (act::ITEM_LEN_MAX as usize) / 3 * 4 + 4096;

pub(super) fn routes() -> Router {
    Router::new()
        .route("/items", get(items))
        .route("/item/hand-in", post(hand_in).layer(DefaultBodyLimit::max(HAND_IN_MAX)))
        .route("/item/open", post(open_item))
}

async fn items(keeper: Keeper, Query(query): Query<BTreeMap<String, String>>) -> Response {
    answer(keeper, move |s| s.files_named(query.get("of").map(String::as_str))).await
}

async fn hand_in(keeper: Keeper, Body(file): Body<HandIn>) -> Response {
    let bytes = data_encoding::BASE64.decode(file.bytes.as_bytes());
    let kept = match bytes {
        Ok(bytes) => crate::node::items::hand_in(&keeper.0, file.name, bytes, file.whole, file.officer).await,
        Err(e) => Err(CliFault::refused(&Refusal::new("usage").with("detail", e))),
    };
    answer(keeper, |_| kept).await
}

async fn open_item(keeper: Keeper, Body(open): Body<OpenItem>) -> Response {
    let opened = crate::node::items::open_item(&keeper.0, open).await.map(|(item, content)| OpenedItem {
        name: item.name,
        media_type: item.media_type,
        hash: data_encoding::HEXLOWER.encode(&item.hash),
        bytes: data_encoding::BASE64.encode(&content),
    });
    answer(keeper, |_| opened).await
}
