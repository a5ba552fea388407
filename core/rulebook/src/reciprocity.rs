//! Whether a rulebook reads the same with the two parties swapped, and where it does not.
//!
//! Formats and terms cannot name a side: their files have no key for one, and senders, channels and debts go by kinds of
//! members, of which both parties are one. Zones alone can. A zone of one side is mirrored by a zone of the other with
//! the same kind and the same limits, wherever that lies; every zone without a mirror is an asymmetry, and the parties
//! must have agreed it in an article. Source: DESIGN 3.

use crate::fault::Fault;
use crate::{Rulebook, Zone};

/// What one side has and the other has not in the same way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asymmetry {
    /// The zone.
    pub zone: String,
    /// Whose: `a` or `b`.
    pub side: String,
    /// Its kind.
    pub kind: String,
    /// The article that agreed it; without one it is a fault.
    pub article: Option<String>,
}

/// Every zone of one side that the other side does not mirror, in the order of the files.
pub fn asymmetries(rulebook: &Rulebook) -> Vec<Asymmetry> {
    let of = |side: &'static str| rulebook.zones().iter().filter(move |z| z.side.as_deref() == Some(side));
    let alike = |x: &Zone, y: &Zone| (&x.kind, &x.limits, x.illustrative) == (&y.kind, &y.limits, y.illustrative);
    let mut mirrors: Vec<&Zone> = of("b").collect();
    let mut alone: Vec<&Zone> = Vec::new();
    for zone in of("a") {
        match mirrors.iter().position(|other| alike(zone, other)) {
            Some(at) => drop(mirrors.remove(at)),
            None => alone.push(zone),
        }
    }
    alone.extend(mirrors);
    let one = |z: &Zone| Asymmetry {
        zone: z.id.clone(),
        side: z.side.clone().unwrap_or_default(),
        kind: z.kind.clone(),
        article: z.article.clone(),
    };
    alone.into_iter().map(one).collect()
}

/// Asymmetries that no article names.
pub(crate) fn faults(rulebook: &Rulebook) -> Vec<Fault> {
    let unnamed = asymmetries(rulebook).into_iter().filter(|a| a.article.is_none());
    let fault = |a: Asymmetry| {
        let other = if a.side == "a" { "b" } else { "a" };
        let what = format!("side {other} has no zone of the kind \"{}\" with the same limits", a.kind);
        let remedy = format!("Give side {other} the same, or name what agreed it: article = \"..\".");
        Fault::new(rulebook.file_of_zone(&a.zone).unwrap_or("zones/"), what, remedy).of_key(a.zone)
    };
    unnamed.map(fault).collect()
}
