//! Who may come in: invitations, sessions, cookies, and the mark by which a form shows that it came from our own page.

use super::Web;
use super::roles::Role;
use crate::clock::Clock;
use crate::config::Config;
use crate::fault::CliFault;
use crate::found;
use crate::node::Actor;
use act::Refusal;
use axum::extract::{ConnectInfo, Form, FromRequestParts, Path, State};
use axum::http::{HeaderMap, StatusCode, header, request::Parts};
use axum::response::{Html, IntoResponse, Redirect, Response};
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use desk::{Entry, EntryState, Theme};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use store::{Coming, Kept, Officer};

const INVITE_MS: u64 = 24 * 3_600_000;
/// A watch lasts at most so long; then the officer logs in again.
const SESSION_MS: u64 = 12 * 3_600_000;
/// A desk that nobody uses for so long is closed; a page that is open counts as use.
const IDLE_MS: u64 = 3_600_000;
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
        Ok(Door { kept, clock, cookie, origin, others, tries: Arc::default() })
    }

    pub fn now(&self) -> u64 {
        self.clock.now()
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
        if name.is_empty() || name.chars().count() > 40 || words::clean(&name) != name {
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
        let now = self.now();
        matches!(self.ask(move |kept| kept.session(&secret, now, IDLE_MS)).await, Ok(Some(_)))
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

    /// Counts a try from an address; answers with the seconds to wait if there were too many.
    fn tried(&self, from: IpAddr) -> Option<u64> {
        let mut tries = self.tries.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let now = Instant::now();
        tries.retain(|_, times| {
            times.retain(|t| now.duration_since(*t) < TRIES_IN);
            !times.is_empty()
        });
        let times = tries.entry(from).or_default();
        if times.len() >= TRIES_MAX {
            let oldest = times.first().map_or(TRIES_IN, |t| now.duration_since(*t));
            return Some(TRIES_IN.saturating_sub(oldest).as_secs() + 1);
        }
        times.push(now);
        None
    }
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
        let now = web.door.now();
        let known = web.door.ask(move |kept| kept.session(&secret, now, IDLE_MS)).await;
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
pub(super) fn device(headers: &HeaderMap) -> String {
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
    });
    (status, Html(html)).into_response()
}

pub(super) async fn missing(State(web): State<Arc<Web>>, headers: HeaderMap) -> Response {
    page(&web, &language(&web, &headers), EntryState::Missing, StatusCode::NOT_FOUND)
}

/// The page behind a link. Looking at it uses nothing up: a program that opens links in advance admits nobody.
pub(super) async fn invited(
    State(web): State<Arc<Web>>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Path(invite): Path<String>,
) -> Response {
    let lang = language(&web, &headers);
    if let Some(s) = web.door.tried(from.ip()) {
        return page(&web, &lang, EntryState::Wait(s), StatusCode::TOO_MANY_REQUESTS);
    }
    let now = web.door.now();
    let secret = BASE64URL_NOPAD.decode(invite.as_bytes()).unwrap_or_default();
    match web.door.ask(move |kept| kept.invited(&secret, now)).await {
        Ok(Some(who)) => page(&web, &lang, EntryState::Invited(invite, who.name), StatusCode::OK),
        Ok(None) => page(&web, &lang, EntryState::Spent, StatusCode::GONE),
        Err(_) => page(&web, &lang, EntryState::Down, StatusCode::SERVICE_UNAVAILABLE),
    }
}

/// Uses an invitation up and begins a session with a secret that nobody has seen before.
pub(super) async fn enter(
    State(web): State<Arc<Web>>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Form(form): Form<BTreeMap<String, String>>,
) -> Response {
    let lang = language(&web, &headers);
    if let Some(s) = web.door.tried(from.ip()) {
        return page(&web, &lang, EntryState::Wait(s), StatusCode::TOO_MANY_REQUESTS);
    }
    let down = || page(&web, &lang, EntryState::Down, StatusCode::SERVICE_UNAVAILABLE);
    let Ok(secret) = found::secret() else { return down() };
    let secret = *secret;
    let invite = form.get("invite").and_then(|t| BASE64URL_NOPAD.decode(t.as_bytes()).ok()).unwrap_or_default();
    let now = web.door.now();
    let (before, device) = (web.door.secret_in(&headers), device(&headers));
    let entered = web.door.ask(move |kept| {
        let before = before.as_ref().map(<[u8; 32]>::as_slice);
        let ends_ms = now + SESSION_MS;
        kept.enter(&invite, &Coming { session: &secret, before, way: "link", device: &device, now_ms: now, ends_ms })
    });
    match entered.await {
        Ok(Some(_)) => {
            let cookie = web.door.set_cookie(&BASE64URL_NOPAD.encode(&secret), SESSION_MS / 1000);
            ([(header::SET_COOKIE, cookie)], Redirect::to("/")).into_response()
        }
        Ok(None) => page(&web, &lang, EntryState::Spent, StatusCode::GONE),
        Err(_) => down(),
    }
}
