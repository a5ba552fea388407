//! Who may come in: invitations, sessions, cookies, and the mark by which a form shows that it came from our own page.

use super::Web;
use super::ceremony::Ceremonies;
use super::roles::Role;
use crate::clock::Clock;
use crate::config::{Config, Passkeys};
use crate::fault::CliFault;
use crate::found;
use crate::node::Actor;
use crate::passkey::Party;
use act::Refusal;
use axum::extract::{FromRequestParts, State};
use axum::http::{HeaderMap, StatusCode, header, request::Parts};
use axum::response::{Html, IntoResponse, Response};
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use desk::{Entry, EntryState, Theme};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use store::{Coming, Kept, Officer};

const INVITE_MS: u64 = 24 * 3_600_000;
const TRIES_MAX: usize = 10;
const TRIES_IN: Duration = Duration::from_secs(60);

/// The door of one desk.
#[derive(Clone)]
pub(crate) struct Door {
    kept: Actor<Kept>,
    clock: Clock,
    cookie: String,
    origin: String,
    others: Vec<String>,
    tries: Arc<Mutex<BTreeMap<IpAddr, Vec<Instant>>>>,
    /// What passkeys are bound to.
    pub(super) party: Party,
    pub(super) ceremonies: Ceremonies,
    pub(super) passkeys: Passkeys,
    pub(super) idle_ms: u64,
    pub(super) session_ms: u64,
}

/// A session that is about to begin.
#[derive(Clone)]
pub(super) struct Begun {
    secret: [u8; 32],
    before: Option<[u8; 32]>,
    way: &'static str,
    device: String,
    now_ms: u64,
    ends_ms: u64,
}

/// An officer with a session.
pub(crate) struct Visitor {
    pub officer: Officer,
    pub secret: [u8; 32],
    pub lang: String,
    pub theme: Theme,
}

impl Door {
    /// Opens what is kept of officers and sessions.
    ///
    /// # Errors
    /// `desk-in-clear`, or a fault of the disk.
    pub fn open(dir: &std::path::Path, config: &Config, local: SocketAddr, clock: Clock) -> Result<Door, CliFault> {
        let port = local.port();
        // Passkeys need a name, not a number: on this machine that is `localhost`.
        let origin = config.desk_origin.clone().unwrap_or_else(|| format!("http://localhost:{port}"));
        let secure = origin.starts_with("https://");
        if !secure && !local.ip().is_loopback() {
            return Err(CliFault::refused(&Refusal::new("desk-in-clear").with("address", local)));
        }
        let kept = Kept::open(&dir.join("kept"))?;
        let (kept, _) = Actor::start("kept", kept, |_| {}).map_err(|e| CliFault::io("a thread", e))?;
        let others = if local.ip().is_loopback() { vec![format!("http://{local}")] } else { Vec::new() };
        let prefix = if secure { "__Host-" } else { "" };
        // Browsers keep cookies by name of the machine, not by port: two desks on one machine must not share one.
        let cookie = format!("{prefix}ceasewire-{}", config.member);
        let host = origin.split_once("://").map_or("", |(_, authority)| authority);
        let party =
            Party { id: host.rsplit_once(':').map_or(host, |(name, _)| name).to_owned(), origin: origin.clone() };
        Ok(Door {
            kept,
            clock,
            cookie,
            origin,
            others,
            tries: Arc::default(),
            party,
            ceremonies: Ceremonies::default(),
            passkeys: config.desk_passkeys,
            idle_ms: config.desk_idle_s.saturating_mul(1000),
            session_ms: config.desk_session_s.saturating_mul(1000),
        })
    }

    pub fn now(&self) -> u64 {
        self.clock.now()
    }

    /// Where this desk is, as its visitors know it.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    pub fn secure(&self) -> bool {
        self.origin.starts_with("https://")
    }

    /// Whether a request names this desk as the one it is for, so that no foreign name can be made to point here.
    pub fn is_host(&self, host: &str) -> bool {
        let named = |origin: &String| origin.split_once("://").is_some_and(|(_, authority)| authority == host);
        named(&self.origin) || self.others.iter().any(named)
    }

    pub fn is_origin(&self, origin: &str) -> bool {
        self.origin == origin || self.others.iter().any(|o| o == origin)
    }

    /// Makes a link that admits an officer once within a day. With a role, the officer has it from now on.
    ///
    /// # Errors
    /// A name that cannot stand on a screen, an unknown role, or a fault of the disk.
    pub async fn invite(&self, name: &str, role: Option<&str>) -> Result<String, CliFault> {
        let name = name.trim().to_owned();
        let unknown = |key: &str| CliFault::refused(&Refusal::new("role-unknown").with("given", key));
        let role = role.map(|key| Role::read(key).ok_or_else(|| unknown(key))).transpose()?;
        if !is_name(&name) {
            return Err(CliFault::refused(&Refusal::new("officer-name").with("given", &name)));
        }
        let secret = *found::secret()?;
        let ends = self.now() + INVITE_MS;
        let role = role.map(Role::key);
        self.ask(move |kept| kept.invite(&name, role, Role::ELSE.key(), &secret, ends)).await?;
        Ok(format!("{}/enter/{}", self.origin, BASE64URL_NOPAD.encode(&secret)))
    }

    /// Work for the thread that owns the database.
    ///
    /// # Errors
    /// A fault of the disk, or that the node stops.
    pub async fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Kept) -> Result<T, store::StoreFault> + Send + 'static,
    ) -> Result<T, CliFault> {
        let done = self.kept.ask(work).await.map_err(|e| CliFault::NoNode(e.to_string()))?;
        Ok(done?)
    }

    /// Whether a session still holds; asking counts as use.
    pub async fn holds(&self, secret: [u8; 32]) -> bool {
        let (now, idle) = (self.now(), self.idle_ms);
        matches!(self.ask(move |kept| kept.session(&secret, now, idle)).await, Ok(Some(_)))
    }

    fn set_cookie(&self, value: &str, age_s: u64) -> String {
        let secure = if self.secure() { "; Secure" } else { "" };
        format!("{}={value}; Path=/; Max-Age={age_s}; HttpOnly; SameSite=Strict{secure}", self.cookie)
    }

    /// The header that takes the session away from the browser.
    pub fn forget(&self) -> String {
        self.set_cookie("", 0)
    }

    fn secret_in(&self, headers: &HeaderMap) -> Option<[u8; 32]> {
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|c| c.to_str().ok());
        let mut pairs = cookies.flat_map(|c| c.split(';')).filter_map(|c| c.trim().split_once('='));
        let value = pairs.find(|(name, _)| *name == self.cookie)?.1;
        BASE64URL_NOPAD.decode(value.as_bytes()).ok()?.try_into().ok()
    }

    /// The header that gives a session to the browser.
    pub(super) fn admit(&self, begun: &Begun) -> String {
        self.set_cookie(&BASE64URL_NOPAD.encode(&begun.secret), self.session_ms / 1000)
    }

    /// How many seconds an address must wait that has failed too often.
    pub(super) fn barred(&self, from: IpAddr) -> Option<u64> {
        let mut tries = self.tries.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let now = Instant::now();
        tries.retain(|_, times| {
            times.retain(|t| now.duration_since(*t) < TRIES_IN);
            !times.is_empty()
        });
        let times = tries.get(&from).filter(|times| times.len() >= TRIES_MAX)?;
        let oldest = times.first().map_or(TRIES_IN, |t| now.duration_since(*t));
        Some(TRIES_IN.saturating_sub(oldest).as_secs() + 1)
    }

    /// Notes that a try from an address has failed. Whoever comes in by right is never counted.
    pub(super) fn failed(&self, from: IpAddr) {
        let mut tries = self.tries.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        tries.entry(from).or_default().push(Instant::now());
    }
}

impl Begun {
    /// A session for whoever sent these headers; `None` if the machine has no randomness.
    pub fn new(door: &Door, headers: &HeaderMap, way: &'static str) -> Option<Begun> {
        let (secret, now_ms) = (*found::secret().ok()?, door.now());
        let before = door.secret_in(headers);
        Some(Begun { secret, before, way, device: device(headers), now_ms, ends_ms: now_ms + door.session_ms })
    }

    pub fn as_coming(&self) -> Coming<'_> {
        Coming {
            session: &self.secret,
            before: self.before.as_ref().map(<[u8; 32]>::as_slice),
            way: self.way,
            device: &self.device,
            now_ms: self.now_ms,
            ends_ms: self.ends_ms,
        }
    }
}

/// Whether a name that somebody typed can stand on screens.
pub(super) fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().count() <= 40 && words::clean(name) == *name
}

impl Visitor {
    /// What forms of this session carry. The pad differs in each page, so that compressing a page tells nothing of it.
    pub fn csrf(&self) -> String {
        let pad: [u8; 16] = found::secret().map_or([0; 16], |s| s[..16].try_into().expect("16 of 32 bytes"));
        let mask: Vec<u8> = self.mark().iter().zip(&pad).map(|(a, b)| a ^ b).collect();
        format!("{}{}", HEXLOWER.encode(&pad), HEXLOWER.encode(&mask))
    }

    /// Whether a form carries the mark of this session.
    pub fn wrote(&self, csrf: &str) -> bool {
        let Ok(bytes) = HEXLOWER.decode(csrf.as_bytes()) else { return false };
        let Some((pad, mask)) = bytes.split_at_checked(16).filter(|(_, mask)| mask.len() == 16) else { return false };
        let mark = self.mark();
        // Every byte is compared, so that the time taken tells nothing.
        pad.iter().zip(mask).zip(&mark).fold(0, |sum, ((p, m), k)| sum | (p ^ m ^ k)) == 0
    }

    fn mark(&self) -> [u8; 16] {
        let hash = Sha256::new().chain_update(b"ceasewire desk form").chain_update(self.secret).finalize();
        hash[..16].try_into().expect("16 of 32 bytes")
    }
}

impl Visitor {
    /// The officer whose session a request carries; `None` if it carries none that holds. Asking counts as use.
    pub async fn known(web: &Arc<Web>, headers: &HeaderMap) -> Result<Option<Visitor>, Response> {
        let lang = language(web, headers);
        let Some(secret) = web.door.secret_in(headers) else { return Ok(None) };
        let (now, idle) = (web.door.now(), web.door.idle_ms);
        let known = web.door.ask(move |kept| kept.session(&secret, now, idle)).await;
        let officer = match known {
            Ok(Some(officer)) => officer,
            Ok(None) => return Ok(None),
            Err(fault) => {
                tracing::error!(?fault, "sessions cannot be read");
                return Err(page(web, &lang, EntryState::Down, StatusCode::SERVICE_UNAVAILABLE));
            }
        };
        let known = web.words.languages();
        let lang = officer.lang.clone().filter(|l| known.contains(&l.as_str())).unwrap_or(lang);
        let theme = if officer.theme.as_deref() == Some("night") { Theme::Night } else { Theme::Day };
        Ok(Some(Visitor { officer, secret, lang, theme }))
    }
}

impl FromRequestParts<Arc<Web>> for Visitor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Arc<Web>) -> Result<Visitor, Response> {
        let outside = || page(web, &language(web, &parts.headers), EntryState::Outside, StatusCode::UNAUTHORIZED);
        Visitor::known(web, &parts.headers).await?.ok_or_else(outside)
    }
}

/// The first language that the browser asks for and that we have; else English; else the first there is.
pub(super) fn language(web: &Web, headers: &HeaderMap) -> String {
    let known = web.words.languages();
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let tags = asked.split(',').map(|tag| tag.trim().split([';', '-']).next().unwrap_or_default().to_owned());
    let pick = tags.chain(["en".to_owned()]).find(|tag| known.contains(&tag.as_str()));
    pick.or_else(|| known.first().map(|l| (*l).to_owned())).unwrap_or_default()
}

/// What the browser calls itself, as far as it helps its officer to know it again.
fn device(headers: &HeaderMap) -> String {
    let agent = headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    words::clean(&agent.chars().take(160).collect::<String>())
}

/// A page for somebody who is not logged in.
pub(super) fn page(web: &Web, lang: &str, state: EntryState, status: StatusCode) -> Response {
    let html = desk::entry(&Entry {
        words: &web.words,
        lang: lang.to_owned(),
        mechanism: web.mechanism.clone(),
        member: web.member.clone(),
        state,
        exercise: web.exercise,
        origin: web.door.party.origin.clone(),
    });
    (status, Html(html)).into_response()
}

pub(super) async fn missing(State(web): State<Arc<Web>>, headers: HeaderMap) -> Response {
    page(&web, &language(&web, &headers), EntryState::Missing, StatusCode::NOT_FOUND)
}
