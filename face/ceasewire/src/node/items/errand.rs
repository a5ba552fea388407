//! Files of evidence between nodes: asked of those who may hold them, piece by piece, and verified when whole.
//!
//! A node serves sealed files to every member: their addresses stand behind seals, and without the key in its act a file is
//! noise. It asks for those only that an act names which it can open.

use super::super::actor::Actor;
use super::super::state::{Pulse, State};
use super::{Named, hex};
use axum::extract::{Extension, Path, Query};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use link::{Client, Method, Peer, Timeouts};
use seal::item::{self, ItemFault};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::time::Duration;
use store::Items;
use tokio::sync::watch;

/// Bytes of one piece: a thin line moves it within its patience, a thick one is not slowed by the questions between.
const PIECE: u64 = 256 * 1024;
const LEN: HeaderName = HeaderName::from_static("item-len");
/// How soon those who did not have a file are asked again.
const AGAIN: Duration = Duration::from_secs(3);

#[derive(Deserialize)]
pub(in crate::node) struct From {
    #[serde(default)]
    from: u64,
}

pub(in crate::node) async fn serve(
    Extension(keeper): Extension<Actor<State>>,
    Extension(peer): Extension<Peer>,
    Path(address): Path<String>,
    Query(from): Query<From>,
) -> Response {
    let address = data_encoding::HEXLOWER.decode(address.as_bytes()).ok().and_then(|bytes| bytes.try_into().ok());
    let Some(address): Option<[u8; 32]> = address else { return StatusCode::NOT_FOUND.into_response() };
    let Ok(files) = keeper.ask(|s| s.item_files()).await else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    let read = tokio::task::spawn_blocking(move || {
        let len = files.len(&address)?;
        Ok::<_, store::StoreFault>(len.zip(files.read(&address, from.from, PIECE)?))
    });
    match read.await {
        Ok(Ok(Some((len, piece)))) => {
            if from.from.saturating_add(piece.len() as u64) >= len && !piece.is_empty() {
                let _ = keeper.tell(move |s| s.item_taken(&address, &peer.0));
            }
            ([(LEN, len.to_string())], piece).into_response()
        }
        Ok(Ok(None)) => StatusCode::NOT_FOUND.into_response(),
        Ok(Err(_)) | Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// Fetches every file that an act names which this node can open, from its author first, then from whoever has it.
pub(in crate::node) async fn fetch(
    keeper: Actor<State>,
    client: Client,
    peers: BTreeMap<String, String>,
    mut pulse: watch::Receiver<Pulse>,
) {
    let client = client.with_response_limit(PIECE as usize);
    loop {
        let Ok((awaited, more)) = keeper.ask(State::items_awaited).await else { return };
        for named in &awaited {
            let author = peers.get_key_value(&named.author);
            let others = peers.iter().filter(|(member, _)| **member != named.author);
            for (member, address) in author.into_iter().chain(others) {
                match from(&keeper, &client, member, address, named).await {
                    Ok(true) => break,
                    Ok(false) => {
                        let (sealed, member) = (named.item.sealed, member.clone());
                        if keeper.tell(move |s| s.item_asked(sealed, member)).is_err() {
                            return;
                        }
                    }
                    // The disk is at fault or full: another member would not help.
                    Err(fault) => {
                        tracing::error!(fault, "a file of evidence could not be kept");
                        break;
                    }
                }
            }
        }
        if more {
            continue;
        }
        tokio::select! {
            changed = pulse.changed() => if changed.is_err() { return },
            () = tokio::time::sleep(AGAIN), if !awaited.is_empty() => {}
        }
        // One look for all that comes within a moment.
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Whether the file came from this member, whole and as it is named.
async fn from(
    keeper: &Actor<State>,
    client: &Client,
    member: &str,
    address: &str,
    named: &Named,
) -> Result<bool, String> {
    let patience = Timeouts { connect: Duration::from_secs(2), request: Duration::from_secs(60) };
    let Ok((files, room)) = keeper.ask(|s| (s.item_files(), s.items_room())).await else { return Ok(false) };
    let (sealed, whole) = (named.item.sealed, item::sealed_len(named.item.len));
    loop {
        let come = on(&files, move |f| f.come(&sealed)).await?;
        if come >= whole {
            return settle(keeper, &files, member, named).await;
        }
        if come == 0 && on(&files, Items::total).await?.saturating_add(whole) > room {
            return Err(format!("items_mb is reached; {} of {whole} bytes is not fetched", hex(&sealed)));
        }
        let path = format!("/item/{}?from={come}", hex(&sealed));
        let asked = client.request(member, address, Method::GET, &path, Vec::new(), patience).await;
        let Some(answer) = asked.ok().filter(|a| a.status == link::StatusCode::OK) else { return Ok(false) };
        let said = answer.headers.get(&LEN).and_then(|len| len.to_str().ok()?.parse().ok());
        let piece = answer.bytes;
        if said != Some(whole) || piece.is_empty() || come + piece.len() as u64 > whole {
            tracing::warn!(member, "what a member sent is not the file that was asked for");
            return Ok(false);
        }
        on(&files, move |f| f.add(&sealed, &piece)).await?;
    }
}

async fn on<T: Send + 'static>(
    files: &Items,
    work: impl FnOnce(&Items) -> Result<T, store::StoreFault> + Send + 'static,
) -> Result<T, String> {
    let files = files.clone();
    let done = tokio::task::spawn_blocking(move || work(&files)).await;
    done.map_err(|e| e.to_string())?.map_err(|e| e.to_string())
}

/// Verifies what has come. What is at the right address is kept, even if its author's act says otherwise of it: that is to
/// be shown. Anything else is thrown away.
async fn settle(keeper: &Actor<State>, files: &Items, member: &str, named: &Named) -> Result<bool, String> {
    let item = named.item.clone();
    let verdict = on(files, move |f| {
        let verdict = item::read(&item, &f.all_come(&item.sealed)?).map(drop);
        match verdict {
            Err(ItemFault::Address) => f.discard(&item.sealed)?,
            _ => f.complete(&item.sealed)?,
        }
        Ok(verdict)
    });
    let sound = match verdict.await? {
        Ok(()) => true,
        Err(ItemFault::Address) => {
            tracing::warn!(
                member,
                file = hex(&named.item.sealed),
                "what came from a member is another file; asking others"
            );
            return Ok(false);
        }
        Err(fault) => {
            tracing::error!(author = named.author, %fault, "a file is not what its act says");
            false
        }
    };
    let (named, from) = (named.clone(), member.to_owned());
    let _ = keeper.ask(move |s| s.item_came(&named, &from, sound)).await;
    Ok(true)
}
