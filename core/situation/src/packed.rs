//! A content kept as its bytes.

use act::Content;
use serde::{Deserialize, Serialize};

/// What an act says, as canonical bytes. A record holds many more acts than anybody reads at a time, and in this form each
/// takes a fifth of the memory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packed(Box<[u8]>);

impl From<&Content> for Packed {
    fn from(content: &Content) -> Packed {
        Packed(content.encode().into())
    }
}

impl Packed {
    /// What it says. A content that would not come back from its bytes, which none that was opened can be, says nothing.
    pub fn content(&self) -> Content {
        Content::decode(&self.0).unwrap_or_default()
    }
}
