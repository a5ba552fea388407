//! What happens to alarms, as it is kept.

use serde::{Deserialize, Serialize};

/// What happened to an alarm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum What {
    /// Its condition arose.
    Raised,
    /// It is graver than it was, and new again.
    Worsened,
    /// Its condition had cleared and is there again.
    Repeated,
    /// Its condition is over.
    Cleared,
    /// It came back from the shelf.
    Returned,
    /// An officer acknowledged it.
    Acknowledged,
    /// An officer silenced it.
    Silenced,
    /// An officer put it aside.
    Shelved,
    /// An officer turned the sound of timed alarms off; it belongs to no alarm.
    Muted,
    /// An officer turned it on again.
    Unmuted,
    /// An officer heard all sounds in a test.
    Heard,
    /// An officer did not hear them all.
    Unheard,
}

impl What {
    /// Everything that may happen.
    pub const ALL: [What; 12] = [
        What::Raised,
        What::Worsened,
        What::Repeated,
        What::Cleared,
        What::Returned,
        What::Acknowledged,
        What::Silenced,
        What::Shelved,
        What::Muted,
        What::Unmuted,
        What::Heard,
        What::Unheard,
    ];

    /// Its key in files and phrases.
    pub fn key(self) -> &'static str {
        match self {
            What::Raised => "raised",
            What::Worsened => "worsened",
            What::Repeated => "repeated",
            What::Cleared => "cleared",
            What::Returned => "returned",
            What::Acknowledged => "acknowledged",
            What::Silenced => "silenced",
            What::Shelved => "shelved",
            What::Muted => "muted",
            What::Unmuted => "unmuted",
            What::Heard => "heard",
            What::Unheard => "unheard",
        }
    }
}

/// One thing that happened; to be kept before it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Event {
    /// When, milliseconds.
    pub at_ms: u64,
    /// To which alarm; 0 for none.
    pub alarm: u64,
    /// What.
    pub what: What,
    /// The priority that it then had; 0 for none.
    pub priority: u8,
    /// Which condition.
    pub condition: String,
    /// Who did it; `None` if the clock or the record did.
    pub officer: Option<String>,
}
