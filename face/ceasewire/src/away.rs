//! Those away from the desk: told that one item waits, by webhook and mail, when it is urgent or nobody has opened it.
//!
//! What is an alarm is decided by the desk's own register, whose events wake this task; what nobody has opened is a question
//! to the keeper, for it is no alarm yet. What it promises: what waits is told once to every address, also across a stop; an address that takes nothing for hours
//! is given up with a word on the desk; where to is what `node.toml` says and nothing that came over a line. What a message
//! says is the business of [`notify`]: one item, and how urgent.

use crate::alarms::Alarms;
use crate::config::Config;
use crate::fault::CliFault;
use crate::found;
use crate::node::State;
use crate::web::Door;
use act::Refusal;
use data_encoding::BASE64URL_NOPAD;
use notify::{Mailbox, NotifyFault, Security, Webhook};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use store::AwayMessage;
use tokio::sync::broadcast::error::RecvError;
use words::Words;
use zeroize::Zeroizing;

/// How often somebody looks what was not opened for long, and what is to be tried again.
const LOOK: Duration = Duration::from_secs(2);
/// After how many seconds a message that was not taken is tried again: together some nine hours.
const AGAIN_S: [u64; 9] = [5, 30, 120, 300, 900, 1_800, 3_600, 7_200, 18_000];

/// `[away]` in `node.toml`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Away {
    /// Alarms up to this priority are told: 1 grave, 2 urgent as well.
    #[serde(default = "two")]
    pub priority: u8,
    /// A debt that nobody has opened for so long is told, seconds.
    #[serde(default = "unopened")]
    pub unopened_s: u64,
    /// Addresses of programs.
    #[serde(default)]
    pub webhook: Vec<WebhookTo>,
    /// Addresses of people.
    #[serde(default)]
    pub mail: Vec<MailTo>,
}

/// An address of a program.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WebhookTo {
    /// What the desk calls it.
    pub name: String,
    /// `https`, or this machine.
    pub url: String,
    /// File within the node's folder that holds `whsec_..`.
    pub secret_file: String,
    /// File of certificates to believe instead of this machine's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ca_file: Option<String>,
}

/// Addresses of people behind one mail server.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailTo {
    /// What the desk calls it.
    pub name: String,
    /// `host:port`.
    pub server: String,
    /// `tls`, `starttls`, or `none` for a server on this machine.
    pub security: String,
    /// Name at the server, if it asks for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// File within the node's folder that holds the password.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password_file: Option<String>,
    /// File of certificates to believe instead of this machine's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ca_file: Option<String>,
    /// Who writes.
    pub from: String,
    /// To whom.
    pub to: Vec<String>,
    /// In which language.
    #[serde(default = "english")]
    pub lang: String,
}

fn two() -> u8 {
    2
}

fn unopened() -> u64 {
    300
}

fn english() -> String {
    "en".into()
}

/// One address, ready to be used.
enum To {
    Webhook(Webhook),
    Mail(Mailbox, String),
}

/// The task that tells.
pub(crate) struct Telling {
    pub door: Door,
    alarms: Alarms,
    keeper: crate::node::Actor<State>,
    away: Away,
    to: BTreeMap<String, Arc<To>>,
}

impl Telling {
    /// Reads the secrets and checks every address; `None` if the configuration names none.
    ///
    /// # Errors
    /// `away-broken` names the address and what is wrong with it; `no-desk` if there is no desk to be away from.
    pub fn new(
        dir: &Path,
        config: &Config,
        desk: Option<(Door, Alarms)>,
        keeper: crate::node::Actor<State>,
        rulebook: &rulebook::Rulebook,
    ) -> Result<Option<Telling>, CliFault> {
        let Some(away) = config.away.clone() else { return Ok(None) };
        let Some((door, alarms)) = desk else { return Err(CliFault::refused(&Refusal::new("no-desk"))) };
        let files = crate::cli::reference::with_desk_words(rulebook.files().clone());
        let words = Words::load(&files, crate::node::GAZETTEER).map_err(|f| crate::cli::reference::broken(&f))?;
        let mut to = BTreeMap::new();
        let webhooks = away.webhook.iter().map(|w| (&w.name, webhook(dir, w)));
        let mails = away.mail.iter().map(|m| (&m.name, mail(dir, m, &words)));
        for (name, ready) in webhooks.chain(mails) {
            if to.insert(name.clone(), Arc::new(ready?)).is_some() {
                return Err(broken(name, "two addresses have one name"));
            }
        }
        Ok(Some(Telling { door, alarms, keeper, away, to }))
    }

    /// Tells until the node stops.
    pub async fn run(self) {
        let mut told = self.alarms.subscribe();
        loop {
            if let Err(fault) = self.round().await {
                tracing::error!(?fault, "those away from the desk could not be told");
            }
            tokio::select! {
                // Which event it was does not matter: what waits now is in the register, also for who missed some.
                event = told.recv() => if matches!(event, Err(RecvError::Closed)) { return },
                () = tokio::time::sleep(LOOK) => {}
            }
        }
    }

    /// The alarms that wait for somebody, by number and priority: one that gets graver is told again. One that was shelved
    /// and came back, or that returned after it was over, waits anew.
    fn waiting(&self) -> BTreeMap<String, u8> {
        let shown = self.alarms.now();
        let waits = shown.register.alarms().filter(|a| a.waits() && a.standing.priority <= self.away.priority);
        waits.map(|a| (format!("alarm-{}-{}", a.id, a.standing.priority), a.standing.priority)).collect()
    }

    async fn round(&self) -> Result<(), CliFault> {
        let unopened_ms = self.away.unopened_s.saturating_mul(1000);
        let unopened = self.keeper.ask(move |s| s.unopened(unopened_ms)).await;
        let mut stands = unopened.map_err(|e| CliFault::NoNode(e.to_string()))?;
        stands.extend(self.waiting());
        let (addresses, now) = (self.to.keys().cloned().collect::<Vec<_>>(), self.door.now());
        let due = self.door.ask(move |kept| {
            kept.away_stands(&stands, &addresses, now, id)?;
            kept.away_due(now)
        });
        let due = due.await?;
        // One address that does not answer keeps no other waiting.
        let mut by_address: BTreeMap<String, Vec<AwayMessage>> = BTreeMap::new();
        due.into_iter().for_each(|m| by_address.entry(m.address.clone()).or_default().push(m));
        let each = by_address.into_iter().map(|(name, messages)| self.tell(name, messages));
        for done in futures_util::future::join_all(each).await {
            done?;
        }
        let dead: BTreeSet<String> = self.door.ask(|kept| kept.away_given_up()).await?.into_keys().collect();
        let dead: BTreeSet<String> = dead.into_iter().filter(|name| self.to.contains_key(name)).collect();
        let _ = self.keeper.tell(move |s| s.away_dead = dead);
        Ok(())
    }

    async fn tell(&self, name: String, messages: Vec<AwayMessage>) -> Result<(), CliFault> {
        let Some(to) = self.to.get(&name) else {
            // The address is no longer in the configuration.
            for message in messages {
                self.door.ask(move |kept| kept.away_taken(&message.id)).await?;
            }
            return Ok(());
        };
        for AwayMessage { id, priority, tries, .. } in messages {
            let now = self.door.now();
            let sent = match &**to {
                To::Webhook(hook) => hook.post(&id, now / 1000, priority).await,
                To::Mail(mailbox, text) => mailbox.send(&id, text).await,
            };
            let wait_s = usize::try_from(tries).ok().and_then(|n| AGAIN_S.get(n));
            match (sent, wait_s) {
                (Ok(()), _) => self.door.ask(move |kept| kept.away_taken(&id)).await?,
                (Err(NotifyFault::Gone), _) | (Err(_), None) => {
                    // Loud: from now on nobody away is told by this way.
                    tracing::error!(address = %name, "an address for those away from the desk is given up");
                    let gone = name.clone();
                    return self.door.ask(move |kept| kept.away_dead(&gone, now)).await;
                }
                (Err(fault), Some(wait_s)) => {
                    tracing::warn!(address = %name, %fault, "a message to those away was not taken; it is tried again");
                    let next = now + wait_s * 1000 + jitter_ms(*wait_s);
                    self.door.ask(move |kept| kept.away_again(&id, next)).await?;
                }
            }
        }
        Ok(())
    }
}

/// Up to a tenth of the wait, so that many nodes do not come back to an address in the same second.
fn jitter_ms(wait_s: u64) -> u64 {
    let chance = found::secret().map_or(0, |s| u64::from(s[0]));
    wait_s * 100 * chance / 255
}

fn id() -> String {
    // Without chance the machine cannot sign either; what is told twice under one id is told once.
    let chance = found::secret().map_or([0; 16], |s| s[..16].try_into().expect("16 of 32 bytes"));
    format!("msg_{}", BASE64URL_NOPAD.encode(&chance))
}

fn broken(name: &str, detail: impl std::fmt::Display) -> CliFault {
    CliFault::refused(&Refusal::new("away-broken").with("name", name).with("detail", detail))
}

fn secret(dir: &Path, name: &str, file: &str) -> Result<Zeroizing<String>, CliFault> {
    match crate::keyfile::read(&dir.join(file)) {
        Ok(text) => Ok(Zeroizing::new(text.trim().to_owned())),
        Err(CliFault::Io(detail)) => Err(broken(name, detail)),
        Err(refused) => Err(refused),
    }
}

fn webhook(dir: &Path, w: &WebhookTo) -> Result<To, CliFault> {
    let secret = secret(dir, &w.name, &w.secret_file)?;
    let hook = Webhook::new(&w.url, &secret, w.ca_file.as_ref().map(|f| dir.join(f)));
    hook.map(To::Webhook).map_err(|e| broken(&w.name, e))
}

fn mail(dir: &Path, m: &MailTo, words: &Words) -> Result<To, CliFault> {
    let broken = |detail: String| broken(&m.name, detail);
    let (host, port) = m.server.rsplit_once(':').ok_or_else(|| broken("server: not host:port".into()))?;
    let security = match m.security.as_str() {
        "tls" => Security::Tls,
        "starttls" => Security::StartTls,
        "none" => Security::None,
        other => return Err(broken(format!("security: {other}"))),
    };
    let login = match (&m.user, &m.password_file) {
        (Some(user), Some(file)) => Some((user.clone(), secret(dir, &m.name, file)?)),
        (None, None) => None,
        _ => return Err(broken("user and password_file belong together".into())),
    };
    if !words.languages().contains(&m.lang.as_str()) {
        return Err(broken(format!("lang: {}", m.lang)));
    }
    let mailbox = Mailbox {
        host: host.trim_start_matches('[').trim_end_matches(']').to_owned(),
        port: port.parse().map_err(|_| broken("server: not host:port".into()))?,
        security,
        login,
        authorities: m.ca_file.as_ref().map(|f| dir.join(f)),
        from: m.from.clone(),
        to: m.to.clone(),
    };
    mailbox.check().map_err(|e| broken(e.to_string()))?;
    let text = words::plain(&words.say(&m.lang, "away_item", &[("n", 1u64.into())]));
    Ok(To::Mail(mailbox, text))
}
