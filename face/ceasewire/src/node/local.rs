//! The routes of a node's own Unix socket. `crate::api` is their contract.

mod items;
mod proofs;
mod talks;
mod texts;

use super::actor::Actor;
use super::ordering::Orderer;
use super::state::{Pulse, State};
use super::two::Officers;
use crate::api::{
    ActState, Debts, Invite, Invited, KeyChange, NewToken, OfficerLine, OpenPlace, PasskeyLine, RefusalText, Refused,
    Revoke, Send, Status, TokenNamed, Wait,
};
use crate::fault::CliFault;
use crate::web::{Door, api};
use act::{Name, Refusal};
use axum::body::Bytes;
use axum::extract::{Extension, FromRequest, Query, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;
use tokio::sync::watch;

type Keeper = Extension<Actor<State>>;
type Asked = Query<BTreeMap<String, String>>;

/// A JSON body, whatever the caller calls it.
struct Body<T>(T);

impl<S: std::marker::Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Body<T>, Response> {
        let bytes = Bytes::from_request(request, state).await.map_err(IntoResponse::into_response)?;
        serde_json::from_slice(&bytes).map(Body).map_err(|e| {
            let refusal = Refusal::new("usage").with("detail", e);
            (StatusCode::UNPROCESSABLE_ENTITY, Json(Refused::of([&refusal]))).into_response()
        })
    }
}

/// All local routes.
pub fn router(
    keeper: Actor<State>,
    pulse: watch::Receiver<Pulse>,
    stop: watch::Sender<bool>,
    order: Option<Orderer>,
    door: Option<Door>,
) -> Router {
    Router::new()
        .route("/status", get(status))
        .route("/board", get(|k: Keeper| answer(k, |s| Ok(s.at().board(s.me)))))
        .route("/watches", get(|k: Keeper| answer(k, |s| Ok(s.at().watches()))))
        .route("/handover", get(|k: Keeper| answer(k, |s| Ok(s.at().handover(s.me)))))
        .route("/debts", get(|k: Keeper| answer(k, |s| Ok(s.debts()))))
        .route("/case", get(case))
        .route("/record", get(record))
        .route("/act", post(act))
        .route("/acts", post(acts))
        .route("/place", post(|k: Keeper, Body(b): Body<OpenPlace>| answer(k, move |s| s.open_place(&b))))
        .route("/openings", get(openings))
        .merge(items::routes())
        .merge(proofs::routes())
        .merge(talks::routes())
        .merge(texts::routes())
        .route("/keys", get(|k: Keeper| answer(k, |s| Ok(s.key_lines()))))
        .route("/roots", get(|k: Keeper| answer(k, |s| Ok(s.root_lines()))))
        .route("/key", post(|k: Keeper, Body(b): Body<KeyChange>| answer(k, move |s| s.change_key(&b))))
        .route("/succession", post(|k: Keeper, Body(b): Body<KeyChange>| answer(k, move |s| s.begin_succession(&b))))
        .route("/succession/next", get(|k: Keeper| answer(k, |s| Ok(s.next_term()))))
        .route(
            "/succession/follow",
            post(|k: Keeper, Body(b): Body<String>| answer(k, move |s| s.follow_succession(&b))),
        )
        .route("/wait", post(wait))
        .route("/desk/invite", post(invite))
        .route("/desk/revoke", post(revoke))
        .route("/desk/officers", get(officers))
        .route("/desk/away/again", post(away_again))
        .route("/desk/tokens", get(tokens))
        .route("/desk/token/add", post(add_token))
        .route("/desk/token/revoke", post(end_token))
        .route(
            "/stop",
            post(|Extension(stop): Extension<watch::Sender<bool>>| async move {
                stop.send_replace(true);
            }),
        )
        .layer(Extension(door))
        .layer(Extension(stop))
        .layer(Extension(order))
        .layer(Extension(pulse))
        .layer(Extension(keeper))
}

async fn answer<T, F>(Extension(keeper): Keeper, work: F) -> Response
where
    T: Serialize + std::marker::Send + 'static,
    F: FnOnce(&mut State) -> Result<T, CliFault> + std::marker::Send + 'static,
{
    match keeper.ask(work).await {
        Ok(Ok(value)) => Json(value).into_response(),
        Ok(Err(CliFault::Refused(refusals) | CliFault::NotVerified(refusals))) => {
            (StatusCode::UNPROCESSABLE_ENTITY, Json(Refused { refusals })).into_response()
        }
        Ok(Err(CliFault::Machine(refusal))) => {
            (StatusCode::INTERNAL_SERVER_ERROR, Json(Refused { refusals: vec![refusal] })).into_response()
        }
        Ok(Err(fault)) => {
            let refusal = Refusal::new("disk-fault").with("path", "node").with("detail", format!("{fault:?}"));
            (StatusCode::INTERNAL_SERVER_ERROR, Json(Refused::of([&refusal]))).into_response()
        }
        Err(_) => {
            let refusal = Refusal::new("not-running");
            (StatusCode::SERVICE_UNAVAILABLE, Json(Refused::of([&refusal]))).into_response()
        }
    }
}

async fn status(keeper: Keeper, Extension(order): Extension<Option<Orderer>>) -> Response {
    let stopped = order.and_then(|order| order.broken.borrow().as_ref().map(RefusalText::from));
    answer(keeper, move |s| Ok(Status { sequencer_fault: stopped, ..s.status() })).await
}

/// What `get` finds by the record number of the act that `of` names. `unknown` is the refusal where there is nothing, and
/// what that calls the act.
async fn named<T: Serialize + std::marker::Send + 'static>(
    keeper: Keeper,
    Query(query): Asked,
    (code, act): (&'static str, &'static str),
    get: impl FnOnce(&State, u64, &BTreeMap<String, String>) -> Option<T> + std::marker::Send + 'static,
) -> Response {
    answer(keeper, move |s| {
        let shown = query.get("of").cloned().unwrap_or_default();
        let none = || CliFault::refused(&Refusal::new(code).with(act, &shown));
        let name = s.name_of(&shown).ok_or_else(none)?;
        let index = s.situation.act(&name).map(|row| row.index).ok_or_else(none)?;
        get(s, index, &query).ok_or_else(none)
    })
    .await
}

async fn case(keeper: Keeper, Query(query): Asked) -> Response {
    answer(keeper, move |s| {
        let shown = query.get("of").cloned().unwrap_or_default();
        let none = || CliFault::refused(&Refusal::new("case-unknown").with("case", &shown));
        let name = s.name_of(&shown).ok_or_else(none)?;
        s.at().case(&name).ok_or_else(none)
    })
    .await
}

async fn openings(keeper: Keeper, Query(query): Asked) -> Response {
    answer(keeper, move |s| s.openings(query.get("of").map(String::as_str))).await
}

async fn record(keeper: Keeper, Query(query): Asked) -> Response {
    answer(keeper, move |s| s.record(&query)).await
}

/// Waits for an act to come so far, waking with each change rather than asking again and again.
async fn wait(keeper: Keeper, Extension(pulse): Extension<watch::Receiver<Pulse>>, Body(wait): Body<Wait>) -> Response {
    let mut pulse = pulse;
    let deadline = tokio::time::Instant::now() + Duration::from_millis(wait.timeout_ms.min(600_000));
    loop {
        pulse.mark_unchanged();
        let shown = wait.act.clone();
        let state = keeper.ask(move |s| s.act_state(&shown)).await;
        let done = match &state {
            Ok(Some(state)) => state.state == "refused" || state.state == "witnessed" || state.state == wait.until,
            Ok(None) => !wait.coming,
            Err(_) => true,
        };
        let expired = tokio::time::timeout_at(deadline, async {
            if !done {
                let _ = pulse.changed().await;
            }
        });
        if done || expired.await.is_err() {
            return answer(keeper, move |_| match state {
                Ok(Some(state)) => Ok(state),
                _ => Err(CliFault::refused(&Refusal::new("no-such-act").with("given", &wait.act))),
            })
            .await;
        }
    }
}

type Doors = Extension<Option<Door>>;

async fn act(keeper: Keeper, Extension(door): Doors, Body(send): Body<Send>) -> Response {
    let officers = Officers::of(door.as_ref()).await;
    answer(keeper, move |s| officers?.allow(s, &send).and_then(|()| s.send(&send))).await
}

async fn acts(keeper: Keeper, Extension(door): Doors, Body(list): Body<Vec<Send>>) -> Response {
    let officers = Officers::of(door.as_ref()).await;
    answer(keeper, move |s| {
        let officers = officers?;
        list.iter().try_for_each(|send| officers.allow(s, send))?;
        s.send_all(&list)
    })
    .await
}

async fn invite(keeper: Keeper, Extension(door): Doors, Body(who): Body<Invite>) -> Response {
    let link = match &door {
        Some(door) => door.invite(&who.officer, who.role.as_deref()).await.map(|link| Invited { link }),
        None => Err(no_desk()),
    };
    answer(keeper, |_| link).await
}

async fn revoke(keeper: Keeper, Extension(door): Doors, Body(who): Body<Revoke>) -> Response {
    let ended = match &door {
        Some(door) => {
            let ended = door.ask(move |kept| match who.passkey {
                Some(passkey) => kept.revoke_passkey(who.officer.trim(), passkey),
                None => kept.revoke(who.officer.trim()),
            });
            ended.await
        }
        None => Err(no_desk()),
    };
    answer(keeper, |_| ended).await
}

async fn officers(keeper: Keeper, Extension(door): Doors) -> Response {
    let passkey = |p: store::Passkey| PasskeyLine { id: p.id, name: p.name, made_ms: p.made_ms, used_ms: p.used_ms };
    let all = match &door {
        Some(door) => {
            let now = door.now();
            let all = door.ask(move |kept| {
                let line = |o: store::Officer| {
                    let passkeys = kept.passkeys(o.id)?.into_iter().map(passkey).collect();
                    let role = o.role.unwrap_or_else(|| crate::web::Role::ELSE.key().to_owned());
                    let looked_ms = o.looked.map(|(ms, _)| ms);
                    Ok(OfficerLine { id: o.id, name: o.name, sessions: o.sessions, looked_ms, role, passkeys })
                };
                kept.officers(now)?.into_iter().map(line).collect::<Result<Vec<_>, store::StoreFault>>()
            });
            all.await
        }
        None => Err(no_desk()),
    };
    answer(keeper, |_| all).await
}

async fn tokens(keeper: Keeper, Extension(door): Doors) -> Response {
    let all = match &door {
        Some(door) => api::tokens::list(door).await,
        None => Err(no_desk()),
    };
    answer(keeper, |_| all).await
}

async fn add_token(keeper: Keeper, Extension(door): Doors, Body(new): Body<NewToken>) -> Response {
    let rulebook = keeper.ask(|s| s.shown_rulebook()).await;
    let issued = match (&door, rulebook) {
        (Some(door), Ok(rulebook)) => api::tokens::add(door, new, &rulebook).await,
        _ => Err(no_desk()),
    };
    answer(keeper, |_| issued).await
}

async fn away_again(keeper: Keeper, Extension(door): Doors, Body(address): Body<TokenNamed>) -> Response {
    let unknown = CliFault::refused(&Refusal::new("away-unknown").with("given", &address.name));
    let again = match &door {
        Some(door) => door.ask(move |kept| kept.away_revive(&address.name)).await,
        None => Err(no_desk()),
    };
    answer(keeper, |_| if again? { Ok(()) } else { Err(unknown) }).await
}

async fn end_token(keeper: Keeper, Extension(door): Doors, Body(token): Body<TokenNamed>) -> Response {
    let ended = match &door {
        Some(door) => api::tokens::end(door, token.name).await,
        None => Err(no_desk()),
    };
    answer(keeper, |_| ended).await
}

fn no_desk() -> CliFault {
    CliFault::refused(&Refusal::new("no-desk"))
}

impl State {
    pub(super) fn status(&self) -> Status {
        Status { state_hash: self.state_hashes(), ..self.health_now() }
    }

    /// The same without the hashes of its channels, which cover every case there ever was and stand on no page.
    pub(super) fn health_now(&self) -> Status {
        let founding = self.founding();
        let witnessed = self.replica.witnessed();
        let hex = |b: &[u8]| data_encoding::HEXLOWER.encode(b);
        let mut roles = Vec::new();
        roles.extend(self.config.sequencer.then(|| "sequencer".to_owned()));
        roles.extend(self.config.witness.then(|| "witness".to_owned()));
        Status {
            mechanism: founding.name.clone(),
            genesis: hex(&self.genesis().0),
            mode: ["real", "exercise", "test"].get(founding.mode as usize).unwrap_or(&"test").to_string(),
            member: self.config.member.clone(),
            roles,
            now_ms: self.now(),
            size: self.size(),
            last_at_ms: self.replica.ledger().last_at(),
            witnessed: witnessed.map_or(0, |w| w.size),
            witnessed_at_s: witnessed.map_or(0, |w| w.at_s),
            cosigners: witnessed.map_or_else(Vec::new, |w| w.cosigners.iter().map(|(n, _)| n.clone()).collect()),
            quorum: founding.quorum(),
            witnesses: founding.witnesses.len(),
            unwitnessed_since_ms: self.unwitnessed_since,
            stale_since_ms: self.stale_since(),
            fault: self.broken.clone(),
            sequencer_fault: None,
            must_sync: self.must_sync(),
            clock: self.clock_refusal().map(|refusal| RefusalText::from(&refusal)),
            left: self.left().map(|refusal| RefusalText::from(&refusal)),
            disputed: self.disputed(),
            edition: self.situation.edition().number,
            rulebook_awaited: self.situation.rulebook().is_none(),
            online: self.online && self.broken.is_none(),
            outbox: self.outbox.len(),
            deposited: self.deposits().0,
            held: self.deposits().1,
            refused: self.refused.iter().map(|(name, r)| (self.own_name(name), RefusalText::from(r))).collect(),
            alarms: self.evidence.iter().map(|name| alarm(&self.dir, name)).chain(self.clock_alarm()).collect(),
            standing: self.others_standing(),
            away_dead: self.away_dead.iter().cloned().collect(),
            fsyncs: store::syncs::count(),
            state_hash: BTreeMap::new(),
        }
    }

    fn clock_alarm(&self) -> Option<(String, String)> {
        self.sequencer_off.map(|off_ms| ("sequencer-clock".to_owned(), format!("{off_ms:+} ms")))
    }

    fn state_hashes(&self) -> BTreeMap<String, String> {
        // They cover every case there is, and whoever waits for something asks many times for the same.
        let mut kept = self.state_hashes.borrow_mut();
        let all = kept.get_or_insert_with(|| {
            let ours = self.situation.edition().channels().filter(|c| self.situation.is_member(self.me, *c));
            let hash = |c: u64| data_encoding::HEXLOWER.encode(&self.situation.state_hash(c));
            ours.map(|c| (self.situation.channel_key(c), hash(c))).collect()
        });
        all.clone()
    }

    fn debts(&self) -> Debts {
        let at = self.at();
        let counts = at.counts();
        let (owed, met, late, defaulted) = (counts.owed, counts.met, counts.late, counts.defaulted);
        Debts { owed, met, late, defaulted, all: at.debts() }
    }

    pub(crate) fn record(&self, query: &BTreeMap<String, String>) -> Result<Vec<situation::views::ActLine>, CliFault> {
        let number = |key: &str| query.get(key).and_then(|t| t.parse::<u64>().ok());
        if let Some(name) = query.get("author").filter(|name| self.founding().member(name).is_none()) {
            return Err(CliFault::refused(&Refusal::new("member-unknown").of_field("author").with("given", name)));
        }
        let named = |t: &String| {
            let mut all = self.situation.editions().iter().flat_map(situation::Edition::channels);
            all.find(|c| self.situation.channel_key(*c) == *t).or(t.parse().ok())
        };
        let channel = query.get("channel").map(named);
        let filter = store::Filter {
            after: None,
            before: None,
            author: query.get("author").cloned(),
            channel: channel.flatten(),
            format: query.get("format").cloned(),
            case: query.get("case").and_then(|t| self.name_of(t)).map(|n| n.to_string()),
            text: query.get("text").map(|t| super::search::fold(t)),
            limit: None,
        };
        let limit = usize::try_from(number("limit").unwrap_or(50)).unwrap_or(usize::MAX);
        let (after, before) = (number("after"), number("before"));
        let mut rows = self.searchable()?.query(&filter)?;
        rows.retain(|row| after.is_none_or(|n| row.index > n) && before.is_none_or(|n| row.index < n));
        rows.truncate(limit);
        let at = self.at();
        let one = |i: u64| at.record(&situation::views::Filter { from: i, to: Some(i), ..Default::default() });
        // The index answers with the latest first; people read from the oldest to the newest.
        Ok(rows.iter().rev().flat_map(|row| one(row.index)).collect())
    }

    pub(crate) fn act_state(&self, shown: &str) -> Option<ActState> {
        let name: Name = self.name_of(shown)?;
        let quorum = self.founding().quorum();
        let index = self.replica.ledger().index_of(&name);
        let refusal = self.refused.get(&name).map(RefusalText::from);
        let witnessed = self.replica.witnessed().filter(|w| index.is_some_and(|i| i < w.size));
        let waits = self.outbox.waiting().any(|(n, _)| *n == name);
        let state = match (index, &refusal, witnessed) {
            // Even where another act stands under its name: this one does not.
            (_, Some(_), _) if waits => "refused",
            (Some(_), _, Some(_)) => "witnessed",
            (Some(_), _, None) => "sequenced",
            (None, Some(_), _) => "refused",
            (None, None, _) if waits => "queued",
            (None, None, _) => return None,
        };
        let cosigned = witnessed.map_or(0, |w| w.cosigners.len());
        Some(ActState { state: state.into(), index, witnesses: (cosigned, quorum), refusal })
    }
}

/// The kind of an evidence file, and where it is.
fn alarm(dir: &Path, name: &str) -> (String, String) {
    let kind = name.rsplit_once('-').map_or(name, |(kind, _)| kind);
    (kind.to_owned(), dir.join("evidence").join(name).display().to_string())
}
