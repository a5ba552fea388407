//! Sending a draft once.

use crate::api::Send;
use crate::fault::CliFault;
use crate::web::Web;
use act::Refusal;
use store::DraftState;

/// So often may another act of this node take the number before ours is kept.
const TRIES: usize = 16;

impl Web {
    /// Sends a draft, or finds that it was sent; answers with the act's own name.
    ///
    /// The act's hash stands beside the draft before the act is kept: whoever comes back after a stop in between finds the
    /// act by it, or finds that there is none and sends. Two who come at once come one after the other.
    ///
    /// # Errors
    /// Every refusal of the act at once, `draft-gone`, or a fault of the disk; the draft is as it was.
    pub(in crate::web) async fn send_once(&self, id: &str, send: &Send) -> Result<String, CliFault> {
        let _one = self.sending.lock().await;
        let gone = || CliFault::refused(&Refusal::new("draft-gone"));
        for _ in 0..TRIES {
            let name = id.to_owned();
            let draft = self.door.ask(move |kept| kept.draft(&name)).await?.ok_or_else(gone)?;
            if let DraftState::Sent { name, .. } = draft.state {
                return Ok(name);
            }
            if let Some((name, hash)) = draft.meant {
                let shown = name.clone();
                if self.ask(move |s| s.holds(&shown, &hash)).await? {
                    return self.was_sent(id, name).await;
                }
            }
            let send = send.clone();
            let prepared = self.ask(move |s| s.prepare_one(&send)).await??;
            let (draft, name, hash) = (id.to_owned(), prepared.sent.name.clone(), prepared.hash);
            if !self.door.ask(move |kept| kept.means(&draft, &name, &hash)).await? {
                return Err(gone());
            }
            if self.ask(move |s| s.keep_prepared(&prepared.act)).await?? {
                return self.was_sent(id, prepared.sent.name).await;
            }
        }
        Err(CliFault::refused(&Refusal::new("no-channel-key").with("channel", 0)))
    }

    async fn was_sent(&self, id: &str, name: String) -> Result<String, CliFault> {
        let (draft, now) = (id.to_owned(), self.door.now());
        // The act is on its way whatever becomes of this note; without it the hash tells.
        if let Err(fault) = self.door.ask(move |kept| kept.sent(&draft, now)).await {
            tracing::warn!(?fault, "that a draft was sent could not be noted");
        }
        self.stir();
        Ok(name)
    }

    /// Work for the thread that owns the node's state.
    ///
    /// # Errors
    /// That the node stops.
    pub(in crate::web) async fn ask<T: std::marker::Send + 'static>(
        &self,
        work: impl FnOnce(&mut crate::node::State) -> T + std::marker::Send + 'static,
    ) -> Result<T, CliFault> {
        self.keeper.ask(work).await.map_err(|e| CliFault::NoNode(e.to_string()))
    }
}
