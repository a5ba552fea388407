//! From what a node's state showed to what a page needs.

use super::Web;
use super::compose::SECOND_MS;
use super::door::{self, Visitor};
use super::live;
use crate::api::RefusalText;
use crate::cli::lasting;
use crate::fault::CliFault;
use crate::node::{Seen, State};
use act::Refusal;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use desk::compose::Waiting;
use desk::{EntryState, Frame, Open, Picture, Queued, Screen};

impl Web {
    /// What the keeper shows, together with what only one page needs.
    pub(super) async fn see<T: Send + 'static>(
        &self,
        visitor: &Visitor,
        more: impl FnOnce(&mut State) -> T + Send + 'static,
    ) -> Result<(Seen, String, T), Response> {
        let version = live::version(&self.pulse.borrow(), self.alarms.now().revision);
        let seen = self.keeper.ask(move |s| (s.seen(), more(s))).await;
        let (mut seen, more) =
            seen.map_err(|_| door::page(self, &visitor.lang, EntryState::Down, StatusCode::SERVICE_UNAVAILABLE))?;
        seen.waiting = self.waiting(visitor).await;
        seen.on_watch = self.on_watch(visitor, seen.on_watch.as_ref()).await;
        Ok((seen, version, more))
    }

    /// The acts of this desk that wait for a second officer. That they cannot be read is no reason to show no page.
    async fn waiting(&self, visitor: &Visitor) -> Vec<Waiting> {
        let now = self.door.now();
        let asked = self.door.ask(move |kept| {
            let asked = kept.asked(now.saturating_sub(SECOND_MS))?;
            let officers = if asked.is_empty() { Vec::new() } else { kept.officers(now)? };
            Ok((asked, officers))
        });
        let (asked, officers) = asked.await.unwrap_or_default();
        let one = |d: store::Draft| {
            let store::DraftState::Asked { at_ms, .. } = d.state else { return None };
            Some(Waiting {
                what: super::compose::About::read(&d.what).what,
                officer: officers.iter().find(|o| o.id == d.officer).map(|o| o.name.clone()).unwrap_or_default(),
                own: d.officer == visitor.officer.id,
                until_ms: at_ms + SECOND_MS,
                id: d.id,
            })
        };
        asked.into_iter().filter_map(one).collect()
    }

    /// What stands around a page.
    pub(super) fn frame(&self, visitor: &Visitor, seen: &Seen, version: String, here: Screen, path: &str) -> Frame<'_> {
        let s = &seen.status;
        let text = |refusal: &RefusalText| self.refusal(&visitor.lang, "", refusal);
        let fault = s.fault.as_ref().map(|d| Refusal::new("disk-fault").with("path", "node").with("detail", d));
        let copy = s.must_sync.then(|| Refusal::new("sync-first"));
        let stopped = fault.or(copy).map(|r| RefusalText::from(&r));
        let dead = s.away_dead.first().map(|name| RefusalText::from(&Refusal::new("away-dead").with("name", name)));
        let refused = |(name, why): &(String, RefusalText)| {
            let (what, remedy) = text(why);
            (name.clone(), what, remedy)
        };
        let queued = |w: &crate::node::Waiting| Queued { refused: w.refused.as_ref().map(text), ..w.queued.clone() };
        Frame {
            words: &self.words,
            lang: visitor.lang.clone(),
            theme: visitor.theme,
            here,
            version,
            path: path.to_owned(),
            mechanism: s.mechanism.clone(),
            mode: s.mode.clone(),
            member: s.member.clone(),
            officer: visitor.officer.name.clone(),
            on_watch: seen.on_watch.clone(),
            role: visitor.role().key(),
            csrf: visitor.csrf(),
            now_ms: s.now_ms,
            turns_ms: seen.turns_ms,
            picture: Picture {
                online: s.online,
                last_at_ms: s.last_at_ms,
                size: s.size,
                witnessed: s.witnessed,
                witnessed_at_ms: s.witnessed_at_s * 1000,
                cosigners: s.cosigners.clone(),
                witness_names: seen.witnesses.clone(),
                quorum: s.quorum,
                witnesses: s.witnesses,
                unwitnessed_since_ms: s.unwitnessed_since_ms,
                outbox: s.outbox.saturating_sub(s.refused.len()),
                refused: s.refused.iter().map(refused).collect(),
                evidence: s.alarms.iter().map(|(kind, _)| kind.clone()).collect(),
                standstill: stopped.or(s.clock.clone()).or(dead).map(|r| text(&r)),
            },
            members: seen.members.clone(),
            open: Open::of(&seen.board),
            queued: seen.queued.iter().map(queued).collect(),
            waiting: seen.waiting.clone(),
            alarms: self.alarms.now().register,
        }
    }

    /// What is wrong and what to do, in a language.
    pub(super) fn refusal(&self, lang: &str, format: &str, refusal: &RefusalText) -> (String, String) {
        let args = refusal.args.iter().map(|(name, text)| (lasting(name), text.clone())).collect();
        let refusal = Refusal { code: lasting(&refusal.code), field: refusal.field.clone(), args };
        self.words.refusal_of(lang, format, &refusal)
    }

    /// All refusals of a fault; a fault of the machine is one as well.
    pub(super) fn refusals(fault: &CliFault) -> Vec<RefusalText> {
        match fault {
            CliFault::Refused(all) | CliFault::NotVerified(all) => all.clone(),
            CliFault::Machine(one) => vec![one.clone()],
            other => {
                tracing::error!(fault = ?other, "the node could not do what the desk asked");
                vec![(&Refusal::new("disk-fault").with("path", "node").with("detail", "")).into()]
            }
        }
    }
}

/// A page, or only what changes in it, if the script asks for that.
pub(super) fn shown(web: &Web, visitor: &Visitor, headers: &HeaderMap, html: String) -> Response {
    web.drawn.shown(visitor.secret, headers, html)
}

/// The same of a page with a form; whole, and called what it is, where what was sent with it was refused.
pub(super) fn answered(web: &Web, visitor: &Visitor, headers: &HeaderMap, refused: bool, html: String) -> Response {
    match refused {
        true => (StatusCode::UNPROCESSABLE_ENTITY, Html(html)).into_response(),
        false => shown(web, visitor, headers, html),
    }
}
