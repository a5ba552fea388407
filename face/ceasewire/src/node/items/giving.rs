//! Handing in and opening: what costs time is done beside the keeper, what must be known first is noted before.

use super::super::actor::Actor;
use super::super::state::State;
use super::disk;
use crate::api::{HandedIn, OpenItem};
use crate::fault::CliFault;
use crate::items::prepare;
use act::{Evidence, Refusal};
use seal::item;
use zeroize::Zeroizing;

/// What was done beside the keeper, or that the node stops.
async fn beside<T: Send + 'static>(work: impl FnOnce() -> Result<T, CliFault> + Send + 'static) -> Result<T, CliFault> {
    tokio::task::spawn_blocking(work).await.map_err(|e| CliFault::Io(e.to_string()))?
}

/// Takes a file that an officer hands in: sealed, durable, and only then known to the node.
///
/// # Errors
/// `item-empty`, `item-too-large`, `item-type`, `items-full`, `disk-full`; then nothing of it is known.
pub(crate) async fn hand_in(
    keeper: &Actor<State>,
    name: String,
    bytes: Vec<u8>,
    whole: bool,
    officer: u64,
) -> Result<HandedIn, CliFault> {
    let down = |_| CliFault::refused(&Refusal::new("not-running"));
    let (files, room, max) = keeper.ask(|s| (s.item_files(), s.items_room(), s.item_max())).await.map_err(down)?;
    let prepared = beside(move || {
        let prepared = prepare(&name, &bytes, max, whole)?;
        let all = || prepared.original.iter().chain([&prepared.shared]);
        let more: u64 = all().map(|s| s.bytes.len() as u64).sum();
        if files.total()?.saturating_add(more) > room {
            return Err(CliFault::refused(&Refusal::new("items-full").with("max", room)));
        }
        for sealed in all() {
            files.put(&sealed.named.sealed, &sealed.bytes).map_err(|fault| disk(&fault))?;
        }
        Ok(prepared)
    });
    let prepared = prepared.await?;
    keeper.ask(move |s| s.keep_item(&prepared, officer)).await.map_err(down)?
}

/// What a file says, after its opening was noted.
///
/// # Errors
/// `item-none`, `item-original`, `item-not-here`, `place-reason`, `item-broken` if it is not what its act says.
pub(crate) async fn open_item(
    keeper: &Actor<State>,
    open: OpenItem,
) -> Result<(Evidence, Zeroizing<Vec<u8>>), CliFault> {
    let down = |_| CliFault::refused(&Refusal::new("not-running"));
    let noted = keeper.ask(move |s| s.opening_item(&open).map(|item| (s.item_files(), item)));
    let (files, named) = noted.await.map_err(down)??;
    beside(move || {
        let bytes = files.read(&named.sealed, 0, u64::MAX)?.unwrap_or_default();
        match item::read(&named, &bytes) {
            Ok(content) => Ok((named, content)),
            Err(fault) => {
                let refusal = Refusal::new("item-broken").with("given", &named.name).with("detail", fault);
                Err(CliFault::refused(&refusal))
            }
        }
    })
    .await
}
