//! Zones: what is open in each, and when anything was last reported of it. Nothing here says that a zone is kept: a zone
//! of which nothing is reported is unknown.

use super::At;
use crate::zoned::Noted;
use act::MemberId;
use rulebook::Zone;
use serde::{Deserialize, Serialize};

/// A zone of the rulebook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ZoneLine {
    /// What acts call it.
    pub id: String,
    /// What is agreed about it.
    pub kind: String,
    /// Whose side of the line it lies on: `a` or `b`.
    pub side: Option<String>,
    /// Whether it is drawn for demonstration only.
    pub illustrative: bool,
    /// Open cases that concern it, notifications aside.
    pub open: u64,
    /// When the latest of all such cases was opened.
    pub last_ms: Option<u64>,
    /// The same for each party: what was asked of it.
    #[serde(default)]
    pub sides: Vec<ZoneSide>,
}

/// What was asked of one party about a zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ZoneSide {
    /// Which party.
    pub member: String,
    /// Open cases that are addressed to it.
    pub open: u64,
    /// When the latest case addressed to it was opened.
    pub last_ms: Option<u64>,
    /// When it last answered one, where none is open any more.
    pub answered_ms: Option<u64>,
}

impl At<'_> {
    /// Every zone of the rulebook, as far as the acts that this node could open speak of it.
    pub fn zones(&self) -> Vec<ZoneLine> {
        let zoned = self.situation.zoned();
        let parties = self.situation.parties();
        let open: Vec<_> = self.open_cases().filter_map(|c| zoned.noted(c)).collect();
        let one = |(n, zone): (usize, &Zone)| {
            let open: Vec<_> = open.iter().filter(|noted| noted.zones.contains(&n)).collect();
            let side = |party: &MemberId| {
                let asked = |noted: &&&&Noted| noted.legs.iter().any(|(member, _)| member == party);
                let open = open.iter().filter(asked).count() as u64;
                ZoneSide {
                    member: self.member(*party),
                    open,
                    last_ms: zoned.asked(n, *party),
                    answered_ms: zoned.answered(n, *party).filter(|_| open == 0),
                }
            };
            ZoneLine {
                id: zone.id.clone(),
                kind: zone.kind.clone(),
                side: zone.side.clone(),
                illustrative: zone.illustrative,
                open: open.len() as u64,
                last_ms: zoned.opened(n),
                sides: parties.iter().map(side).collect(),
            }
        };
        self.situation.rulebook().map_or(&[][..], |r| r.zones()).iter().enumerate().map(one).collect()
    }
}
