//! What the command line, the demo and scripts ask of a node over its own Unix socket: plain JSON, language neutral.
//!
//! | method, path | body → answer |
//! |---|---|
//! | GET /status | → [`Status`] |
//! | GET /board | → `situation::views::Board` |
//! | GET /case?of=NAME | → `situation::views::CaseView` |
//! | GET /watches | → list of `situation::WatchView` |
//! | GET /handover | → `situation::HandoverNote` |
//! | GET /debts | → [`Debts`] |
//! | GET /round?of=ACT | → [`situation::views::RoundView`] |
//! | GET /rounds | → list of [`situation::views::RoundLine`] |
//! | GET /texts, /text?of=, /text/compare?of=&from=&to=&lang=, /text/plain?of=&at=&lang=, /text/sheet?of=&last=&lang= | → `TextLine`s and others of `views` |
//! | GET /record?after=&before=&author=&channel=&format=&case=&text=&limit= | → list of `situation::views::ActLine` |
//! | POST /act | [`Send`] → [`Sent`] |
//! | POST /acts | list of [`Send`] → list of [`Outcome`], one for each |
//! | POST /wait | [`Wait`] → [`ActState`] |
//! | POST /disclose | [`Open`] → [`Sent`] |
//! | POST /release | [`ReleaseTo`] → [`Sent`] |
//! | POST /prove | [`Open`] → [`File`] |
//! | POST /absence | [`AbsenceOf`] → [`File`] |
//! | POST /export | [`ExportTo`] → [`Exported`] |
//! | POST /place | [`OpenPlace`] → [`OpenedPlace`] |
//! | GET /openings?of=NAME | → list of `situation::views::PlaceOpening` |
//! | GET /keys | → list of [`KeyLine`] |
//! | POST /key | [`KeyChange`] → [`Sent`] |
//! | GET /succession/next | → [`NextTerm`] |
//! | POST /succession | [`KeyChange`], the succession → [`Sent`] |
//! | POST /succession/follow | the text of a file `succession` → [`NextTerm`] |
//! | POST /desk/invite | [`Invite`] → [`Invited`] |
//! | POST /desk/revoke | [`Revoke`] → how many sessions, invitations and passkeys ended |
//! | GET /desk/officers | → list of [`OfficerLine`] |
//! | POST /desk/token/add | [`NewToken`] → [`Issued`] |
//! | GET /desk/tokens | → list of [`TokenLine`] |
//! | POST /desk/token/revoke | [`TokenNamed`] → nothing |
//! | POST /desk/away/again | [`TokenNamed`], the name of an address → nothing |
//! | POST /stop | → nothing; the node shuts down in order |
//!
//! A refusal is answered with status 422 and [`Refused`]; every code has two phrases in every language.

mod shown;

pub use shown::*;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

mod items;
mod succession;

pub use succession::NextTerm;

pub use items::{HandIn, HandedIn, ItemAsked, ItemOpening, ItemView, OpenItem, OpenedItem};

/// An act as a person or program gives it: everything as text, as `docs/` describes the typed notation.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Send {
    /// Name of a format (`ntf-flight`) or key of a kernel act (`opened`).
    pub what: String,
    /// Fields by name. Of kernel acts: those listed in `situation::Draft`.
    pub fields: BTreeMap<String, String>,
    /// Short names of members; empty: all of the channel.
    pub to: Vec<String>,
    /// The case it belongs to: a record number or an act's own name.
    pub case: Option<String>,
    /// An act that it is about without being part of its case: a record number or an act's own name.
    pub about: Option<String>,
    /// Name or number of the channel; by default the case's, else `security`.
    pub channel: Option<String>,
    /// `routine`, `priority`, `immediate`, `flash`; by default the format's.
    pub precedence: Option<String>,
    /// Language of free text, as a BCP 47 tag.
    pub lang: Option<String>,
    /// Reason that lifts a lead time: `medevac`, `fire`, `rescue`.
    pub emergency: Option<String>,
    /// The officer's pseudonym, a number of the member's own.
    pub officer: u64,
    /// The pseudonym of the officer who confirmed it, where two sign.
    pub second: u64,
    /// Late or imported history: opens no debts.
    pub history: bool,
    /// Sealed to these members only (a side letter), instead of to the channel.
    pub only: Vec<String>,
    /// Written under duress; only the own headquarters can tell.
    pub duress: bool,
    /// For a satellite burst: names only half of the root it has seen.
    pub burst: bool,
    /// Check and show, but do not sign or keep.
    pub dry: bool,
    /// Refuse it if an act of the same format already has the same text in this field.
    pub unique: Option<String>,
}

/// An act that is on disk, signed and sealed; or what it would be, if `dry`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Sent {
    /// Its own name, such as `NORTH 12`.
    pub name: String,
    /// Length of what it says before it is sealed and signed, bytes.
    pub plain_len: usize,
    /// Length in the record, bytes.
    pub len: usize,
    /// Length as one satellite message, bytes.
    pub burst_len: usize,
    /// What it says, language neutral.
    pub phrase: Option<rulebook::Phrase>,
    /// Whether it was only checked.
    pub dry: bool,
}

/// One act of a list: kept, already there, or refused.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Kept.
    Sent(Sent),
    /// An act with the same unique field is already there.
    Already,
    /// Refused; nothing was kept.
    Refused(Refused),
}

/// Why something was not done; nothing has changed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Refused {
    /// Everything that is wrong, at once.
    pub refusals: Vec<RefusalText>,
}

/// One refusal.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RefusalText {
    /// Phrase key.
    pub code: String,
    /// The field it concerns.
    pub field: Option<String>,
    /// Variables of its phrases.
    pub args: BTreeMap<String, String>,
}

/// The state of a node.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Status {
    /// Name of the mechanism.
    pub mechanism: String,
    /// Its genesis hash, hexadecimal.
    pub genesis: String,
    /// `real`, `exercise` or `test`.
    pub mode: String,
    /// This member.
    pub member: String,
    /// Roles of this node besides its desk: `sequencer`, `witness`.
    pub roles: Vec<String>,
    /// The node's clock, milliseconds since 1970 UTC.
    pub now_ms: u64,
    /// Leaves in the verified copy.
    pub size: u64,
    /// Time of the last leaf.
    pub last_at_ms: u64,
    /// Of which a quorum has cosigned.
    pub witnessed: u64,
    /// When that quorum was complete, seconds.
    pub witnessed_at_s: u64,
    /// Who has cosigned the newest witnessed checkpoint.
    pub cosigners: Vec<String>,
    /// How many are a quorum.
    pub quorum: usize,
    /// How many witnesses there are.
    pub witnesses: usize,
    /// Since when leaves wait for a quorum, milliseconds; absent if none do.
    pub unwitnessed_since_ms: Option<u64>,
    /// When the newest quorum signed, milliseconds, if that is longer ago than the mechanism allows: then the record may
    /// have been frozen, however sound it looks.
    pub stale_since_ms: Option<u64>,
    /// Why this node's sequencer signs nothing more: its disk is at fault, or a witness holds what it never signed.
    pub sequencer_fault: Option<RefusalText>,
    /// Why this node keeps and signs nothing more, if its disk is at fault. What it shows is then old.
    pub fault: Option<String>,
    /// Whether the folder is a restored copy that has not seen the record since, and therefore signs nothing.
    pub must_sync: bool,
    /// Why this node signs nothing, if the witnesses contradict its machine's clock. It goes by theirs meanwhile.
    #[serde(default)]
    pub clock: Option<RefusalText>,
    /// Why nothing that this member signs counts any more, if it has left the mechanism.
    #[serde(default)]
    pub left: Option<RefusalText>,
    /// How many of this member's acts stand in the record that it does not stand by.
    #[serde(default)]
    pub disputed: u64,
    /// Number of the version of the rulebook in force; the founders' is 1.
    #[serde(default)]
    pub edition: u64,
    /// Whether that version's archive has not reached this node yet, so that what depends on it waits.
    #[serde(default)]
    pub rulebook_awaited: bool,
    /// Whether the live stream from the sequencer is up.
    pub online: bool,
    /// Acts kept here and not yet in the record.
    pub outbox: usize,
    /// Of which witnesses hold, because the sequencer gave no receipt.
    #[serde(default)]
    pub deposited: usize,
    /// Acts of others that this node's witness holds for the same reason.
    #[serde(default)]
    pub held: usize,
    /// Acts that the sequencer refused.
    pub refused: Vec<(String, RefusalText)>,
    /// Evidence and alarms: key and detail.
    pub alarms: Vec<(String, String)>,
    /// What else is an alarm at this member's desk now, but for answers that are owed, overdue or called for: those are
    /// among its debts.
    #[serde(default)]
    pub standing: Vec<situation::views::Standing>,
    /// Names of addresses for those away from the desk that were given up.
    #[serde(default)]
    pub away_dead: Vec<String>,
    /// Calls of `fsync` and `fdatasync` since the node started, without those of the index.
    #[serde(default)]
    pub fsyncs: u64,
    /// State hash of every channel this member can open, by channel name, hexadecimal.
    pub state_hash: BTreeMap<String, String>,
}

/// Debts of all cases this node can open.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Debts {
    /// How many are owed and not yet due.
    pub owed: u64,
    /// Met in time.
    pub met: u64,
    /// Met, but late.
    pub late: u64,
    /// Overdue and unanswered.
    pub defaulted: u64,
    /// Each of them, and those that are no longer asked for.
    pub all: Vec<situation::views::DebtView>,
}

/// Waits until an act has come so far.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Wait {
    /// Own name or record number.
    pub act: String,
    /// `sequenced` or `witnessed`.
    pub until: String,
    /// At most this long, milliseconds of real time.
    pub timeout_ms: u64,
    /// Whether an act that this node does not hold yet is waited for too, such as one of another member's.
    #[serde(default)]
    pub coming: bool,
}

/// How far an act has come.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ActState {
    /// `queued`, `sequenced`, `witnessed`, or `refused`.
    pub state: String,
    /// Record number, once sequenced.
    pub index: Option<u64>,
    /// Cosignatures over it, and how many are a quorum.
    pub witnesses: (usize, usize),
    /// Why, if refused.
    pub refusal: Option<RefusalText>,
}

/// One act key of the mechanism.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct KeyLine {
    /// Short name.
    pub name: String,
    /// Identifier, hexadecimal.
    pub id: String,
    /// Whose.
    pub member: String,
    /// `desk`, `machine` or `field`.
    pub purpose: String,
    /// First record number at which it may sign.
    pub from: u64,
    /// First record number at which it may no longer sign.
    pub revoked: Option<u64>,
    /// The last serial its owner stands by.
    pub last_good: Option<u64>,
    /// Its highest serial in the record.
    pub highest: u64,
}

/// A change of keys or of the rulebook with its approvals: a kernel act's wire number and encoded fields, hexadecimal.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct KeyChange {
    /// 17 to add a key, 18 to revoke one, 28 to replace a root, 20 to have a member leave, 21 to adopt a rulebook.
    pub wire: u64,
    /// Field number to encoded value, hexadecimal.
    pub fields: BTreeMap<u64, String>,
}

impl KeyChange {
    /// For the wire.
    pub fn of(kernel: &act::Kernel) -> KeyChange {
        let hex = |(n, item): (u64, Vec<u8>)| (n, data_encoding::HEXLOWER.encode(&item));
        KeyChange { wire: kernel.wire(), fields: kernel.fields().into_iter().map(hex).collect() }
    }

    /// The act, if it is such a change.
    pub fn kernel(&self) -> Option<act::Kernel> {
        // Which acts change keys, members or the rulebook; whether they may is for the record's own rules to say.
        self.read().filter(|kernel| matches!(kernel.wire(), 17 | 18 | 20 | 21 | 28))
    }

    /// The succession of a sequencer, if it is one.
    pub fn succession(&self) -> Option<act::Kernel> {
        self.read().filter(|kernel| kernel.wire() == 29)
    }

    fn read(&self) -> Option<act::Kernel> {
        let item = |(n, text): (&u64, &String)| Some((*n, data_encoding::HEXLOWER.decode(text.as_bytes()).ok()?));
        let fields = self.fields.iter().map(item).collect::<Option<BTreeMap<u64, Vec<u8>>>>()?;
        act::Kernel::read(self.wire, &fields).ok()?
    }
}

/// One of a member's three root keys, as it stands now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RootLine {
    /// Whose.
    pub member: String,
    /// Which, 1 to 3.
    pub root: u64,
    /// The public key, hexadecimal.
    pub key: String,
    /// Whether it is another than at the founding.
    pub replaced: bool,
}

/// An officer of the web desk.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Invite {
    /// Name on this node's screens.
    pub officer: String,
    /// `reader`, `duty` or `releasing`: the officer has it from now on; absent: as before, at first `duty`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
}

/// Whose way in ends.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Revoke {
    /// Name on this node's screens.
    pub officer: String,
    /// Only this passkey and the sessions; absent: every passkey, session and invitation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passkey: Option<u64>,
}

/// A passkey of an officer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PasskeyLine {
    /// Its number at this node.
    pub id: u64,
    /// What the officer calls it.
    pub name: String,
    /// When it was registered, milliseconds.
    pub made_ms: u64,
    /// When it last opened the desk, milliseconds.
    pub used_ms: u64,
}

/// A way in.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Invited {
    /// Admits once.
    pub link: String,
}

/// An officer who was invited.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OfficerLine {
    /// The number that stands for the officer in acts.
    pub id: u64,
    /// Name on this node's screens.
    pub name: String,
    /// Sessions that have not ended.
    pub sessions: u64,
    /// When the officer last looked at the board, milliseconds.
    pub looked_ms: Option<u64>,
    /// What the officer may do: `reader`, `duty` or `releasing`.
    pub role: String,
    /// Passkeys, the oldest first.
    pub passkeys: Vec<PasskeyLine>,
}

/// A token for a program.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NewToken {
    /// What the operator calls it.
    pub name: String,
    /// The officer for whom it speaks.
    pub officer: String,
    /// What it may do; see [`crate::web::api::scope`].
    pub scopes: Vec<String>,
    /// How long it holds.
    pub days: u64,
}

/// A token that was made.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Issued {
    /// Shown this once.
    pub token: String,
    /// When it ends, milliseconds.
    pub ends_ms: u64,
}

/// A token, or an address of those away from the desk, by its name.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TokenNamed {
    /// What the operator calls it.
    pub name: String,
}

/// A token, without its secret.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TokenLine {
    /// What the operator calls it.
    pub name: String,
    /// For whom it speaks.
    pub officer: String,
    /// What it may do.
    pub scopes: Vec<String>,
    /// When it was made, milliseconds.
    pub made_ms: u64,
    /// When it ends, milliseconds.
    pub ends_ms: u64,
    /// When it was used last, to the minute, milliseconds.
    pub used_ms: Option<u64>,
}

impl From<&act::Refusal> for RefusalText {
    fn from(r: &act::Refusal) -> RefusalText {
        let args = r.args.iter().map(|(k, v)| ((*k).to_string(), v.clone())).collect();
        RefusalText { code: r.code.into(), field: r.field.clone(), args }
    }
}

impl Refused {
    /// One refusal or several.
    pub fn of<'a>(refusals: impl IntoIterator<Item = &'a act::Refusal>) -> Refused {
        Refused { refusals: refusals.into_iter().map(RefusalText::from).collect() }
    }
}
