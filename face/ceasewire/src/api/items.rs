//! Files of evidence, as the command line, the desk and programs see them.

use act::Evidence;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A file to hand in, over the node's own socket.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandIn {
    /// Its name.
    pub name: String,
    /// Its bytes, base64.
    pub bytes: String,
    /// Leave data about place and device in the shared copy.
    #[serde(default)]
    pub whole: bool,
    /// Who hands it in.
    #[serde(default)]
    pub officer: u64,
}

/// A file that was handed in: it is durable, and an act may name it by its hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HandedIn {
    /// SHA-256 of the copy that goes to the readers of its act; this is what an act names.
    pub hash: String,
    /// The name it will have.
    pub name: String,
    /// Its type, by its bytes.
    pub media_type: String,
    /// Bytes.
    pub len: u64,
    /// What was found in it beside the picture: `location`, `device`, `time`, `other`.
    pub found: Vec<String>,
    /// SHA-256 of the original, if that data was taken out of the shared copy; the original stays here, sealed.
    pub original: Option<String>,
    /// Whether this program knows how to look for such data in files of this type.
    pub known: bool,
}

impl HandedIn {
    pub(crate) fn of(item: &Evidence, found: &[impl AsRef<str>], known: bool) -> HandedIn {
        let hex = |hash: &[u8; 32]| data_encoding::HEXLOWER.encode(hash);
        HandedIn {
            hash: hex(&item.hash),
            name: item.name.clone(),
            media_type: item.media_type.clone(),
            len: item.len,
            found: found.iter().map(|f| f.as_ref().to_owned()).collect(),
            original: item.original.as_ref().map(hex),
            known,
        }
    }
}

/// A file to open.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OpenItem {
    /// The act that names it: a record number or its own name.
    pub act: String,
    /// Which of its files, from 1.
    pub number: u64,
    /// Why, where its place is kept coarse; the owner reads it.
    pub reason: Option<String>,
    /// The language of the reason.
    pub lang: Option<String>,
    /// Who opens it.
    pub officer: u64,
    /// The original, if it was handed in here.
    pub original: bool,
}

/// An opened file, over the node's own socket.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OpenedItem {
    /// Its name.
    pub name: String,
    /// Its type.
    pub media_type: String,
    /// SHA-256 of its content.
    pub hash: String,
    /// Its content, base64.
    pub bytes: String,
}

/// A file that an act names, and what this node knows of its custody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ItemView {
    /// Record number of the act.
    pub act: u64,
    /// Which of its files, from 1.
    pub number: u64,
    /// Who handed it in.
    pub author: String,
    /// When the act that names it was included: from then on it cannot be exchanged.
    pub at_ms: u64,
    /// The officer's number, as its author gave it.
    pub officer: u64,
    /// Its name.
    pub name: String,
    /// Its type, as its author gave it.
    pub media_type: String,
    /// Bytes.
    pub len: u64,
    /// SHA-256 of its content.
    pub hash: String,
    /// SHA-256 of its sealed form, by which nodes find it.
    pub address: String,
    /// SHA-256 of the original, if data about place and device were taken out of this copy.
    pub original: Option<String>,
    /// Whether the original is kept here.
    pub original_here: bool,
    /// What it is, by its format's choice `kind`.
    pub kind: Option<String>,
    /// Where it comes from, as its author says, by its format's choice `basis`.
    pub basis: Option<String>,
    /// When it was made, as its author says, seconds since 1970 UTC.
    pub taken_s: Option<i64>,
    /// The format of its act.
    pub format: String,
    /// Whether the place of its act is kept coarse: opening it tells the owner.
    pub coarse: bool,
    /// `here`, `awaited`, or `broken`: not what its act says, which is its author's fault.
    pub state: String,
    /// Who was asked for it in vain.
    pub asked: Option<ItemAsked>,
    /// Members that this node gave it to or has it from, and when.
    pub held_by: Vec<(String, u64)>,
    /// Who opened it at this desk.
    pub openings: Vec<ItemOpening>,
}

/// Who was asked for a file and did not have it, or did not answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ItemAsked {
    /// The members.
    pub members: Vec<String>,
    /// When last.
    pub at_ms: u64,
}

/// An officer of this desk opened it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ItemOpening {
    /// The officer's number.
    pub officer: u64,
    /// When.
    pub at_ms: u64,
    /// The original, which only the author's desk has.
    pub original: bool,
}
