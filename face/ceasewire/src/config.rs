//! A node's one configuration file, `node.toml`. Secrets are never in it, only in files beside it.

use crate::away::Away;
use crate::fault::CliFault;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// `node.toml`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Short name of the member that runs this node.
    pub member: String,
    /// Address that the other members reach it at, `host:port`.
    pub listen: String,
    /// Whether this node runs the sequencer.
    #[serde(default)]
    pub sequencer: bool,
    /// Whether it runs a witness.
    #[serde(default)]
    pub witness: bool,
    /// Short name → address of every other member's node.
    pub peers: BTreeMap<String, String>,
    /// How long the sequencer waits for a fresh quorum round when nothing happens, seconds.
    #[serde(default = "heartbeat")]
    pub heartbeat_s: u64,
    /// How often checkpoints are compared with the other members', seconds.
    #[serde(default = "gossip")]
    pub gossip_s: u64,
    /// Address of the web desk, such as `127.0.0.1:8080`; absent: no desk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub desk: Option<String>,
    /// What officers type to reach it, such as `https://desk.example`, if something stands before it that adds TLS.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub desk_origin: Option<String>,
    /// Short name → local time of a member, shown beside UTC: `+02:00`, or a POSIX rule with its summer time.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub local_times: BTreeMap<String, String>,
    /// Whether officers must come in by passkey, or may also use a link for one session.
    #[serde(default)]
    pub desk_passkeys: Passkeys,
    /// How long a session lasts without an open page, seconds.
    #[serde(default = "desk_idle")]
    pub desk_idle_s: u64,
    /// How long a session lasts at most, seconds.
    #[serde(default = "desk_session")]
    pub desk_session_s: u64,
    /// Whether the node itself acknowledges delivery (level 1 of the ladder).
    #[serde(default = "yes")]
    pub acknowledge_delivery: bool,
    /// How much room files of evidence may take, megabytes.
    #[serde(default = "items_mb")]
    pub items_mb: u64,
    /// Whom to tell that something waits, when nobody is at the desk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub away: Option<Away>,
    /// Where the key is that signs what officers say, if not in `keys/desk.key`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<Token>,
}

/// A key on a PKCS#11 token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Token {
    /// Absolute path of the token's PKCS#11 library.
    #[serde(deserialize_with = "absolute")]
    pub library: PathBuf,
    /// The token's label.
    pub label: String,
    /// The label of the key on it.
    pub desk_key: String,
}

impl Token {
    /// The same as whoever opens it wants it.
    pub fn place(&self) -> token::Place {
        token::Place { library: self.library.clone(), token: self.label.clone(), key: self.desk_key.clone() }
    }
}

/// Otherwise the folder that the node was started in, or its environment, would say which library is given the PIN.
fn absolute<'de, D: Deserializer<'de>>(text: D) -> Result<PathBuf, D::Error> {
    let path = PathBuf::deserialize(text)?;
    if path.is_absolute() { Ok(path) } else { Err(D::Error::custom("library: not an absolute path")) }
}

/// How officers come in at the web desk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Passkeys {
    /// A link leads to registering a passkey and to nothing else.
    #[default]
    Required,
    /// A link also admits for one session without one.
    Offered,
}

impl Passkeys {
    fn key(self) -> &'static str {
        match self {
            Passkeys::Required => "required",
            Passkeys::Offered => "offered",
        }
    }
}

/// A desk that nobody uses for an hour is closed; a page that is open counts as use.
fn desk_idle() -> u64 {
    3_600
}

/// A watch lasts at most twelve hours; then the officer logs in again.
fn desk_session() -> u64 {
    43_200
}

fn heartbeat() -> u64 {
    60
}

fn gossip() -> u64 {
    5
}

/// Some hundreds of films at the longest that is agreed, thousands of photographs.
fn items_mb() -> u64 {
    10_000
}

fn yes() -> bool {
    true
}

/// How those away from the desk are told, while nobody is.
const AWAY: &str = r#"
# Whom to tell that one item waits, never what: alarms up to a priority (1 grave, 2 urgent), and what nobody has opened for
# so many seconds. Files are within this folder.
# [away]
# priority = 2
# unopened_s = 300
# [[away.webhook]]
# name = "duty phone"
# url = "https://hooks.example/ceasewire"
# secret_file = "keys/webhook.secret"
# [[away.mail]]
# name = "duty mail"
# server = "smtp.example:587"
# security = "starttls"
# user = "desk"
# password_file = "keys/mail.secret"
# from = "desk@north.example"
# to = ["duty@north.example"]
# lang = "en"
"#;

/// Where the desk's key is, while it is a file.
const TOKEN: &str = r#"
# Where the key is that signs what officers say, if it is not keys/desk.key but on a PKCS#11 token. The PIN is asked for at
# the start, or is the credential ceasewire.token-pin.
# [token]
# library = "/usr/lib/softhsm/libsofthsm2.so"
# label = "NORTH"
# desk_key = "desk"
"#;

impl Config {
    /// Reads `dir/node.toml`.
    ///
    /// # Errors
    /// Names the file, the line and the key.
    pub fn read(dir: &Path) -> Result<Config, CliFault> {
        let path = dir.join("node.toml");
        let text = std::fs::read_to_string(&path).map_err(|e| CliFault::io(path.display(), e))?;
        toml::from_str(&text).map_err(|e| {
            let line = e.span().map_or(0, |s| text[..s.start].lines().count().max(1));
            let refusal = act::Refusal::new("config-broken")
                .with("path", path.display())
                .with("line", line)
                .with("detail", e.message());
            CliFault::refused(&refusal)
        })
    }

    /// The file's text, every option explained.
    pub fn text(&self) -> String {
        let mut out = format!(
            "# Ceasewire node. Secrets stand in keys/, never here.\n\n\
             # Short name of the member that runs this node, as in the genesis document.\n\
             member = {:?}\n\n\
             # Address that the other members reach this node at. Mutual TLS, keys pinned by the genesis document.\n\
             listen = {:?}\n\n\
             # This node orders the record (exactly one member's does).\n\
             sequencer = {}\n\n\
             # This node cosigns checkpoints after checking every leaf.\n\
             witness = {}\n\n\
             # Without new acts, ask the witnesses for fresh cosignatures this often, seconds.\n\
             heartbeat_s = {}\n\n\
             # Compare checkpoints with every other member this often, seconds. A split view is found so.\n\
             gossip_s = {}\n\n\
             # Let the node itself say that an act was delivered (level 1; it never says that somebody read it).\n\
             acknowledge_delivery = {}\n\n\
             # Web desk of this member's officers. On this machine only, unless desk_origin names an https address\n\
             # at which something in front of it adds TLS. Without this line there is none.\n\
             {}\n{}\n\n\
             # Officers come in by passkey only (\"required\"), or a link also admits for one session without one\n\
             # (\"offered\"). A session ends after so many seconds without an open page, and after so many in any case.\n\
             desk_passkeys = {:?}\n\
             desk_idle_s = {}\n\
             desk_session_s = {}\n\n\
             # How much room files of evidence may take here, megabytes: those handed in, and those fetched from others.\n\
             items_mb = {}\n\n\
             # Where the other members' nodes are.\n[peers]\n",
            self.member,
            self.listen,
            self.sequencer,
            self.witness,
            self.heartbeat_s,
            self.gossip_s,
            self.acknowledge_delivery,
            line("desk", &self.desk, "127.0.0.1:8080"),
            line("desk_origin", &self.desk_origin, "https://desk.example"),
            self.desk_passkeys.key(),
            self.desk_idle_s,
            self.desk_session_s,
            self.items_mb,
        );
        for (name, address) in &self.peers {
            out += &format!("{name} = {address:?}\n");
        }
        out += "\n# Local times that the web desk shows beside UTC: an offset, or a POSIX rule with its summer time, such as\n\
                # NORTH = \"+02:00\" or SOUTH = \"<+02>-2<+03>,M3.5.5/0,M10.5.0/0\".\n[local_times]\n";
        for (name, rule) in &self.local_times {
            out += &format!("{name} = {rule:?}\n");
        }
        // A table that can be written as TOML, as it was read from there.
        let away = self.away.as_ref().and_then(|away| toml::to_string(&BTreeMap::from([("away", away)])).ok());
        out += &away.map_or_else(|| AWAY.to_owned(), |away| format!("\n{away}"));
        let token = self.token.as_ref().and_then(|token| toml::to_string(&BTreeMap::from([("token", token)])).ok());
        out += &token.map_or_else(|| TOKEN.to_owned(), |token| format!("\n{token}"));
        out
    }

    /// How many minutes the clocks of a member are ahead of UTC at a moment, where the file says so.
    ///
    /// # Errors
    /// `config-broken` if what it says is no offset and no rule.
    pub fn offset_min(&self, member: &str, now_ms: u64) -> Result<Option<i32>, CliFault> {
        let Some(rule) = self.local_times.get(member) else { return Ok(None) };
        let broken = || {
            CliFault::refused(
                &act::Refusal::new("config-broken")
                    .with("path", "node.toml")
                    .with("line", 0)
                    .with("detail", format!("local_times.{member}: neither an offset such as +02:00 nor a POSIX rule")),
            )
        };
        if let Some(minutes) = offset(rule) {
            return Ok(Some(minutes));
        }
        let zone = jiff::tz::TimeZone::posix(rule).map_err(|_| broken())?;
        let now = i64::try_from(now_ms).ok().and_then(|ms| jiff::Timestamp::from_millisecond(ms).ok());
        let now = now.ok_or_else(broken)?;
        Ok(Some(zone.to_offset(now).seconds() / 60))
    }
}

/// `+02:00` as minutes.
fn offset(text: &str) -> Option<i32> {
    let (sign, rest) = match text.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':')?;
    let two = |s: &str| -> Option<i32> {
        let digits = s.len() == 2 && s.bytes().all(|b| b.is_ascii_digit());
        if digits { s.parse().ok() } else { None }
    };
    let (hours, minutes) = (two(hours)?, two(minutes)?);
    (minutes < 60 && hours < 15).then_some(sign * (hours * 60 + minutes))
}

/// An option, or how it would be written.
fn line(key: &str, value: &Option<String>, example: &str) -> String {
    match value {
        Some(value) => format!("{key} = {value:?}"),
        None => format!("# {key} = {example:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_explained_file_reads_back() {
        let config = Config {
            member: "NORTH".into(),
            listen: "127.0.0.1:7001".into(),
            sequencer: false,
            witness: true,
            peers: BTreeMap::from([("SOUTH".into(), "127.0.0.1:7002".into())]),
            heartbeat_s: 60,
            gossip_s: 5,
            local_times: BTreeMap::from([("NORTH".into(), "+02:00".into())]),
            acknowledge_delivery: true,
            away: None,
            desk: Some("127.0.0.1:8080".into()),
            desk_origin: None,
            items_mb: 10_000,
            token: Some(Token { library: "/lib/token.so".into(), label: "NORTH".into(), desk_key: "desk".into() }),
            desk_passkeys: Passkeys::Offered,
            desk_idle_s: 900,
            desk_session_s: 7_200,
        };
        let again: Config = toml::from_str(&config.text()).expect("what the program writes it reads");
        assert_eq!(again.text(), config.text());
    }

    #[test]
    fn a_tokens_library_is_loaded_from_where_its_whole_path_says_and_from_nowhere_else() {
        let read = |library: &str| {
            let text = format!("library = \"{library}\"\nlabel = \"NORTH\"\ndesk_key = \"desk\"\n");
            toml::from_str::<Token>(&text)
        };
        assert!(read("/usr/lib/token.so").is_ok());
        for library in ["token.so", "./token.so", "../token.so", ""] {
            let fault = read(library).expect_err(library);
            assert!(fault.to_string().contains("library: not an absolute path"), "{fault}");
        }
    }

    #[test]
    fn local_times_follow_an_offset_or_a_rule_with_summer_time() {
        let mut config: Config =
            toml::from_str("member = \"NORTH\"\nlisten = \"127.0.0.1:1\"\n[peers]\n").expect("it has what it needs");
        let (winter, summer) = (1_768_435_200_000, 1_784_073_600_000);
        for (rule, expected) in [
            ("+02:00", Some((120, 120))),
            ("-03:30", Some((-210, -210))),
            ("<+02>-2<+03>,M3.5.5/0,M10.5.0/0", Some((120, 180))),
            ("+2", None),
            ("noon", None),
        ] {
            config.local_times = BTreeMap::from([("NORTH".into(), rule.into())]);
            let at = |ms| config.offset_min("NORTH", ms).ok().flatten();
            assert_eq!(at(winter).zip(at(summer)), expected, "{rule}");
            assert_eq!(config.offset_min("SOUTH", winter).ok(), Some(None));
        }
    }
}
