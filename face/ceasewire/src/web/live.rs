//! The one stream from the node to an open page: it says only that there is something new to look at.
//!
//! Each event's name is the state that the node had come to. Who comes back with the name of an older state is told at
//! once; nothing has to be kept for those who are away.

use super::Web;
use super::door::Visitor;
use crate::alarms::Alarmed;
use crate::node::Pulse;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::sse::{Event, Sse};
use futures_util::stream::{Stream, unfold};
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// Long enough that an idle page costs less than 0.1 kB a minute, short enough that a dead line is seen. The beat has no
/// name, which would weigh more than the rest of it.
const BEAT: Duration = Duration::from_secs(10);
/// Acts that come together are looked at together.
const TOGETHER: Duration = Duration::from_millis(150);

/// Browsers pass over an event that carries no data, whatever its name.
const SOMETHING: &str = "1";

/// How far a node's state has come, as the name of an event.
pub(super) fn version(p: &Pulse, alarms: u64) -> String {
    format!("{}.{}.{}.{}.{}.{}.{alarms}", p.size, p.witnessed, p.outbox, p.refused, u8::from(p.online), p.stirred)
}

/// One open page.
struct Page {
    web: Arc<Web>,
    secret: [u8; 32],
    pulse: watch::Receiver<Pulse>,
    alarms: watch::Receiver<Alarmed>,
    stopped: watch::Receiver<bool>,
    known: String,
}

pub(super) async fn live(
    State(web): State<Arc<Web>>,
    visitor: Visitor,
    Query(query): Query<BTreeMap<String, String>>,
    headers: HeaderMap,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let last = headers.get("last-event-id").and_then(|v| v.to_str().ok()).map(str::to_owned);
    let known = last.or_else(|| query.get("at").cloned()).unwrap_or_default();
    let (pulse, alarms, stopped) = (web.pulse.clone(), web.alarms.watch(), web.stopped.clone());
    let page = Page { web, secret: visitor.secret, pulse, alarms, stopped, known };
    Sse::new(unfold(page, |mut page| async move { Some((Ok(page.next().await?), page)) }))
}

impl Page {
    /// The next thing to tell; `None` ends the stream, as the node or the session does.
    async fn next(&mut self) -> Option<Event> {
        let current = self.current();
        if current != self.known {
            return Some(self.look(current));
        }
        let stop = async {
            let _ = self.stopped.wait_for(|s| *s).await;
        };
        tokio::select! {
            () = stop => None,
            changed = async { tokio::select! { c = self.pulse.changed() => c, c = self.alarms.changed() => c } } => {
                changed.ok()?;
                tokio::time::sleep(TOGETHER).await;
                let current = self.current();
                Some(self.look(current))
            }
            () = tokio::time::sleep(BEAT) => {
                // An open page counts as use, and a session that was ended elsewhere ends here.
                self.web.door.holds(self.secret).await.then(|| Event::default().data(SOMETHING))
            }
        }
    }

    /// How far everything has come that this page shows.
    fn current(&mut self) -> String {
        version(&self.pulse.borrow_and_update(), self.alarms.borrow_and_update().revision)
    }

    fn look(&mut self, current: String) -> Event {
        self.known = current;
        Event::default().event("look").id(&self.known).retry(Duration::from_secs(1)).data(SOMETHING)
    }
}
