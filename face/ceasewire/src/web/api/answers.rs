//! What the API answers where the situation has no view of the same shape. Times are milliseconds since 1970 UTC.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use situation::views::{ActLine, CaseLine, ChannelLine, DebtView};
use std::collections::BTreeMap;

/// A part of a long list.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PageOf{T}")]
pub(super) struct Page<T> {
    /// The entries.
    pub items: Vec<T>,
    /// Address of the next part; absent on the last.
    pub next: Option<String>,
}

/// How things stand at this node.
#[derive(Serialize, JsonSchema)]
pub(super) struct NodeStatus {
    /// Name of the mechanism.
    pub mechanism: String,
    /// Its genesis hash, hexadecimal.
    pub genesis: String,
    /// `real`, `exercise` or `test`.
    pub mode: String,
    /// This member.
    pub member: String,
    /// The node's clock.
    pub now_ms: u64,
    /// Acts in the verified copy, the founding included.
    pub size: u64,
    /// Of which a quorum has cosigned.
    pub witnessed: u64,
    /// When that quorum was complete.
    pub witnessed_at_ms: u64,
    /// Since when acts wait for a quorum, if they do.
    pub unwitnessed_since_ms: Option<u64>,
    /// How many witnesses are a quorum.
    pub quorum: u64,
    /// How many witnesses there are.
    pub witnesses: u64,
    /// Whether the live stream from the sequencer is up. What is shown may be old if it is not.
    pub online: bool,
    /// Acts of this member that are not in the record yet.
    pub outbox: u64,
    /// Names of acts that the sequencer refused.
    pub refused: Vec<String>,
    /// Kinds of evidence that this node holds, and faults that an operator should look at.
    pub alarms: Vec<String>,
    /// Number of the version of the rulebook in force.
    pub edition: u64,
    /// What this token may do.
    pub scopes: Vec<String>,
}

/// An act with its proof.
#[derive(Serialize, JsonSchema)]
pub(super) struct Act {
    /// The act.
    pub act: ActLine,
    /// How far it is proved.
    pub proof: Proof,
    /// Who can read it besides its author.
    pub readers: Vec<String>,
}

/// How far an act has come.
#[derive(Serialize, JsonSchema)]
pub(super) struct Proof {
    /// `queued`: on this node's disk; `sequenced`: in the record; `witnessed`: a quorum has cosigned; `refused`.
    pub state: String,
    /// Its number in the record, once sequenced.
    pub index: Option<u64>,
    /// Cosignatures over it.
    pub cosigned: u64,
    /// How many are a quorum.
    pub quorum: u64,
    /// Code of the sequencer's refusal, if it refused.
    pub refusal: Option<String>,
}

/// A channel with the latest of it.
#[derive(Serialize, JsonSchema)]
pub(super) struct Channel {
    /// The channel.
    pub channel: ChannelLine,
    /// Open cases in it.
    pub cases: Vec<CaseLine>,
    /// What is owed in it and not met.
    pub debts: Vec<DebtView>,
}

/// A member.
#[derive(Serialize, JsonSchema)]
pub(super) struct Member {
    /// Short name.
    pub name: String,
    /// `party`, `supervisor`, `guarantor`, `monitor`, `humanitarian`, `observer`.
    pub kind: String,
    /// For a party which of the two: `a` or `b`.
    pub side: Option<String>,
    /// Whether it orders the record.
    pub sequencer: bool,
    /// Whether it witnesses the record.
    pub witness: bool,
}

/// A signing key of the mechanism.
#[derive(Serialize, JsonSchema)]
pub(super) struct Key {
    /// Short name.
    pub name: String,
    /// Identifier, hexadecimal.
    pub id: String,
    /// Whose.
    pub member: String,
    /// `desk`, `machine` or `field`.
    pub purpose: String,
    /// First place in the record at which it may sign.
    pub from: u64,
    /// First place at which it may no longer.
    pub revoked: Option<u64>,
    /// Its highest number in the record.
    pub highest: u64,
}

/// The rulebook in force.
#[derive(Serialize, JsonSchema)]
pub(super) struct Rules {
    /// Number of its version; the founders' is 1.
    pub edition: u64,
    /// SHA-256 of its archive, hexadecimal; what was signed.
    pub hash: String,
    /// Languages of the mechanism.
    pub languages: Vec<String>,
    /// Names of the channels.
    pub channels: Vec<String>,
    /// Reasons that lift a lead time.
    pub emergency: Vec<String>,
    /// Names of the kernel acts that a token may be allowed to say.
    pub kernel: Vec<String>,
    /// What may be said.
    pub formats: Vec<Format>,
}

/// A format.
#[derive(Serialize, JsonSchema)]
pub(super) struct Format {
    /// Its name, as `what` of an act.
    pub name: String,
    /// Its title in the language of the answer.
    pub title: String,
    /// The procedure whose case it opens.
    pub opens: Option<String>,
    /// The step it takes in an open case.
    pub step: Option<String>,
    /// The part it plays in a round of talks.
    pub part: Option<String>,
    /// Kinds of members that may send it.
    pub sent_by: Vec<String>,
    /// Kinds of members that alone may read it beside its author; empty: all of its channel.
    pub read_by: Vec<String>,
    /// How urgent it is by default.
    pub precedence: String,
    /// How long before its activity it must be in the record, seconds.
    pub lead_s: Option<u64>,
    /// Whether it fits one satellite message.
    pub burst: bool,
    /// Whether it goes in clear.
    pub public: bool,
    /// Whether two officers sign it.
    pub grave: bool,
    /// Article.
    pub source: String,
    /// Its fields.
    pub fields: Vec<Field>,
    /// A worked example of its fields.
    pub example: BTreeMap<String, String>,
}

/// A field of a format.
#[derive(Serialize, JsonSchema)]
pub(super) struct Field {
    /// Its name.
    pub name: String,
    /// Its label in the language of the answer.
    pub label: String,
    /// Its type.
    pub kind: String,
    /// Whether it must be there.
    pub required: bool,
    /// Whether it is read back.
    pub critical: bool,
    /// Whether a change to it restarts the ladder.
    pub material: bool,
    /// The names of its choices, if it has some.
    pub choices: Vec<String>,
    /// The names of its units, if it has some.
    pub units: Vec<String>,
}

/// An act to say, as text in the typed notation of `docs/cli.md`.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Say {
    /// Name of a format (`ntf-flight`) or of a kernel act (`opened`). The token must have the scope `send:WHAT`.
    #[schemars(length(min = 1, max = 64))]
    pub what: String,
    /// Its fields by name.
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
    /// Short names of its addressees; none: everybody on the channel.
    #[serde(default)]
    pub to: Vec<String>,
    /// The case it belongs to: a record number or an act's own name.
    #[serde(default)]
    pub case: Option<String>,
    /// An act that it is about without being part of its case: a record number or an act's own name.
    #[serde(default)]
    pub about: Option<String>,
    /// Name of the channel; by default the case's.
    #[serde(default)]
    pub channel: Option<String>,
    /// `routine`, `priority`, `immediate`, `flash`; by default the format's.
    #[serde(default)]
    pub precedence: Option<String>,
    /// Language of free text, as a BCP 47 tag; by default that of the request.
    #[serde(default)]
    pub lang: Option<String>,
    /// A reason that lifts a lead time.
    #[serde(default)]
    pub emergency: Option<String>,
    /// Sealed to these members only instead of to the channel.
    #[serde(default)]
    pub only: Vec<String>,
    /// Check it and show it, but do not sign or keep it.
    #[serde(default)]
    pub dry: bool,
}

/// An act that was said.
#[derive(Serialize, JsonSchema)]
pub(super) struct Said {
    /// Its own name, such as `NORTH 12`. `GET /acts/{name}` says how far it has come.
    pub name: String,
    /// Whether it was only checked: then nothing was signed, and the name may become another act's.
    pub dry: bool,
    /// `queued`, which is on this node's disk; `none` if it was only checked.
    pub state: String,
    /// What it says.
    pub phrase: Option<rulebook::Phrase>,
    /// Its length in the record, bytes.
    pub len: u64,
    /// Its length as one satellite message, bytes.
    pub burst_len: u64,
}
