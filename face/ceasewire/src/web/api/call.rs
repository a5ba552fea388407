//! Who calls, and what was asked: the token, its rate, the language, parameters of path and query.

use super::problem::{self, Trouble};
use super::scope::{Reach, Scopes};
use crate::node::State;
use crate::web::roles::{Deed, Role};
use crate::web::{Web, door};
use act::Refusal;
use axum::extract::{Extension, FromRequestParts, RawPathParams};
use axum::http::{StatusCode, header, request::Parts};
use axum::response::Response;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use store::Token;

/// Bytes of a token before its secret: whoever finds one in a text can tell what it is.
pub(super) const MARK: &str = "ceasewire_";
/// How many requests a token may make at once, and how many more each second.
const BURST: f64 = 200.0;
const PER_SECOND: f64 = 50.0;
/// How many streams of events a token may hold open.
pub(super) const STREAMS_MAX: usize = 8;

/// What all requests share.
pub(super) struct Api {
    limits: Mutex<BTreeMap<u64, Limit>>,
    /// Open streams of each token.
    pub streams: Mutex<BTreeMap<u64, usize>>,
    /// Tokens that send a long body.
    long: Mutex<BTreeSet<u64>>,
    /// The description of this API.
    pub description: Value,
}

/// What a token has left.
struct Limit {
    left: f64,
    at: Instant,
}

/// A request with a token that holds.
pub(super) struct Call {
    pub web: Arc<Web>,
    pub api: Arc<Api>,
    pub token: Token,
    pub scopes: Scopes,
    pub lang: String,
    /// What the caller holds already.
    pub known: Option<String>,
}

impl Api {
    pub fn new(description: Value) -> Api {
        Api { limits: Mutex::default(), streams: Mutex::default(), long: Mutex::default(), description }
    }

    /// Counts a request of a token; answers with the seconds to wait if it had too many.
    fn take(&self, token: u64, now: Instant) -> Option<u64> {
        let mut limits = self.limits.lock().unwrap_or_else(PoisonError::into_inner);
        // A token that is full again is as good as never seen.
        let full = |l: &Limit| l.left + now.duration_since(l.at).as_secs_f64() * PER_SECOND >= BURST;
        limits.retain(|id, limit| *id == token || !full(limit));
        let limit = limits.entry(token).or_insert(Limit { left: BURST, at: now });
        limit.left = (limit.left + now.duration_since(limit.at).as_secs_f64() * PER_SECOND).min(BURST);
        limit.at = now;
        if limit.left < 1.0 {
            return Some(Duration::from_secs_f64((1.0 - limit.left) / PER_SECOND).as_secs() + 1);
        }
        limit.left -= 1.0;
        None
    }
}

/// That a token sends one long body, and no other before it is taken.
pub(super) struct Alone(Arc<Api>, u64);

impl Drop for Alone {
    fn drop(&mut self) {
        self.0.long.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.1);
    }
}

impl Call {
    /// The only long body of this token until the value is dropped: files in memory are as many as there are tokens.
    ///
    /// # Errors
    /// 429 while another one is taken.
    pub fn alone(&self) -> Result<Alone, Trouble> {
        let mut long = self.api.long.lock().unwrap_or_else(PoisonError::into_inner);
        if long.insert(self.token.id) {
            return Ok(Alone(self.api.clone(), self.token.id));
        }
        let late = Trouble::new(StatusCode::TOO_MANY_REQUESTS, &Refusal::new("api-rate").with("n", 1));
        Err(Trouble { again_s: Some(1), ..late })
    }

    /// The answer to what cannot be answered.
    pub fn problem(&self, trouble: Trouble) -> Response {
        problem::problem(&self.web, &self.lang, trouble)
    }

    /// How far this caller sees.
    ///
    /// # Errors
    /// 403 if it may not read.
    pub fn reach(&self) -> Result<Reach, Trouble> {
        let lacks = || Trouble::new(StatusCode::FORBIDDEN, &Refusal::new("api-scope").with("scope", "read"));
        self.scopes.reach().ok_or_else(lacks)
    }

    /// How far this caller sees, where a part of the channels tells nothing.
    ///
    /// # Errors
    /// 403 if it does not read all.
    pub fn reads_all(&self) -> Result<(), Trouble> {
        if self.reach()?.sees_all() { Ok(()) } else { Err(self.lacks("read")) }
    }

    /// Whether this caller may do what the word says, and its officer may sign.
    ///
    /// # Errors
    /// 403.
    pub fn does(&self, word: &str) -> Result<(), Trouble> {
        if !self.scopes.does(word) {
            return Err(self.lacks(word));
        }
        self.may(Deed::Sign)
    }

    /// Whether the officer for whom the token speaks may do this.
    ///
    /// # Errors
    /// 403, as at the desk.
    pub fn may(&self, deed: Deed) -> Result<(), Trouble> {
        let role = self.token.role.as_deref().map_or(Role::ELSE, |key| Role::read(key).unwrap_or(Role::Reader));
        role.may(deed).map_err(|refusal| Trouble::new(StatusCode::FORBIDDEN, &refusal))
    }

    /// That a scope is missing.
    pub fn lacks(&self, scope: &str) -> Trouble {
        Trouble::new(StatusCode::FORBIDDEN, &Refusal::new("api-scope").with("scope", scope))
    }

    /// What the node's keeper answers.
    ///
    /// # Errors
    /// 503 while the node stops.
    pub async fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut State) -> T + Send + 'static,
    ) -> Result<T, Trouble> {
        self.web.keeper.ask(work).await.map_err(|_| Trouble::down())
    }

    /// The same for work that may be refused.
    ///
    /// # Errors
    /// As [`Trouble::of`] says.
    pub async fn try_ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut State) -> Result<T, crate::fault::CliFault> + Send + 'static,
    ) -> Result<T, Trouble> {
        self.ask(work).await?.map_err(|fault| Trouble::of(&fault))
    }
}

impl FromRequestParts<Arc<Web>> for Call {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Arc<Web>) -> Result<Call, Response> {
        let lang = door::language(web, &parts.headers);
        let refuse = |trouble| problem::problem(web, &lang, trouble);
        let unknown = |code| Trouble::new(StatusCode::UNAUTHORIZED, &Refusal::new(code));
        let Ok(Extension(api)) = Extension::<Arc<Api>>::from_request_parts(parts, web).await else {
            return Err(refuse(Trouble::down()));
        };
        let mut given = parts.headers.get_all(header::AUTHORIZATION).iter();
        // Two of them could mean two things to two programs.
        let (Some(given), None) = (given.next(), given.next()) else {
            return Err(refuse(unknown("api-token-missing")));
        };
        let word =
            given.to_str().ok().and_then(|t| t.split_once(' ')).filter(|(how, _)| how.eq_ignore_ascii_case("bearer"));
        let Some(secret) = word.and_then(|(_, token)| secret(token)) else {
            return Err(refuse(unknown("api-token-unknown")));
        };
        let now = web.door.now();
        let token = match web.door.ask(move |kept| kept.token(&secret, now)).await {
            Ok(Some(token)) => token,
            Ok(None) => return Err(refuse(unknown("api-token-unknown"))),
            Err(fault) => {
                tracing::error!(?fault, "tokens cannot be read");
                return Err(refuse(Trouble::down()));
            }
        };
        if let Some(s) = api.take(token.id, Instant::now()) {
            let late = Trouble::new(StatusCode::TOO_MANY_REQUESTS, &Refusal::new("api-rate").with("n", s));
            return Err(refuse(Trouble { again_s: Some(s), ..late }));
        }
        let known = parts.headers.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok()).map(str::to_owned);
        let scopes = Scopes::read(&token.scopes);
        Ok(Call { web: web.clone(), api, token, scopes, lang, known })
    }
}

/// The secret in a token's text.
fn secret(token: &str) -> Option<[u8; 32]> {
    let text = token.trim().strip_prefix(MARK)?;
    data_encoding::BASE64URL_NOPAD.decode(text.as_bytes()).ok()?.try_into().ok()
}

/// Parameters of path and query, all of them known and each of them once.
pub(super) struct Asked<Q>(pub Q);

impl<Q: DeserializeOwned> FromRequestParts<Arc<Web>> for Asked<Q> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Arc<Web>) -> Result<Asked<Q>, Response> {
        let lang = door::language(web, &parts.headers);
        let broken = |detail: String| {
            let refusal = Refusal::new("api-parameter").with("detail", detail);
            problem::problem(web, &lang, Trouble::new(StatusCode::UNPROCESSABLE_ENTITY, &refusal))
        };
        let path = RawPathParams::from_request_parts(parts, web).await.map_err(|e| broken(e.to_string()))?;
        let mut pairs: Vec<(String, String)> = path.iter().map(|(k, v)| (k.to_owned(), v.to_owned())).collect();
        let query = parts.uri.query().unwrap_or_default();
        pairs.extend(serde_urlencoded::from_str::<Vec<(String, String)>>(query).map_err(|e| broken(e.to_string()))?);
        let text = serde_urlencoded::to_string(&pairs).map_err(|e| broken(e.to_string()))?;
        serde_urlencoded::from_str(&text).map(Asked).map_err(|e| broken(e.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_waits_when_it_asks_too_much_and_others_do_not() {
        let (api, start) = (Api::new(Value::Null), Instant::now());
        assert_eq!((0..200).filter_map(|_| api.take(1, start)).count(), 0);
        assert_eq!(api.take(1, start), Some(1));
        assert_eq!(api.take(2, start), None);
        assert_eq!(api.take(1, start + Duration::from_millis(25)), None);
        assert_eq!(api.take(1, start + Duration::from_millis(25)), Some(1));
    }

    #[test]
    fn only_the_whole_token_is_one() {
        let text = data_encoding::BASE64URL_NOPAD.encode(&[7; 32]);
        assert_eq!(secret(&format!("{MARK}{text}")), Some([7; 32]));
        for bad in
            [text.clone(), format!("{MARK}{}", &text[1..]), format!("{MARK}{text}A"), MARK.to_owned(), String::new()]
        {
            assert_eq!(secret(&bad), None, "{bad}");
        }
    }
}
