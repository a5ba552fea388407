//! Exact places that their owner sealed to a few readers: opened one by one, each time told to the owner.

use super::Face;
use super::client::{Client, escaped};
use super::face::Tone;
use super::table::Table;
use crate::api::{OpenPlace, OpenedPlace};
use crate::fault::CliFault;
use clap::Subcommand;
use situation::views::PlaceOpening;

/// What can be done about them.
#[derive(Subcommand, Debug)]
pub enum Place {
    /// Show the exact places of an act that its owner sealed to a few; the owner is told who, when and why
    Place {
        /// The act, by record number or name
        act: String,
        /// Why; the owner reads it
        #[arg(long)]
        reason: String,
    },
    /// List who has opened exact places, yours and those you opened
    Openings {
        /// Only those of this act, by record number or name
        act: Option<String>,
    },
}

/// Does it.
pub fn run(face: &Face, place: &Place) -> Result<(), CliFault> {
    let client = Client::of(face)?;
    match place {
        Place::Place { act, reason } => {
            let lang = Some(face.lang.clone());
            let open = OpenPlace { act: act.clone(), reason: reason.clone(), lang, officer: 0 };
            let opened: OpenedPlace = client.post("/place", &open)?;
            if face.json {
                return face.print_json(&opened);
            }
            face.print(&face.phrase(&opened.phrase))?;
            face.print(&face.say("place_told", &[("act", opened.told.as_str().into())]))
        }
        Place::Openings { act } => {
            let of = act.as_ref().map_or_else(String::new, |act| format!("?of={}", escaped(act)));
            let all: Vec<PlaceOpening> = client.get(&format!("/openings{of}"))?;
            if face.json {
                return face.print_json(&all);
            }
            if all.is_empty() {
                return face.print(&face.say("place_none-opened", &[]));
            }
            let heads = ["col_act", "col_from", "place_officer", "col_time", "place_reason", "col_number"];
            let mut table = Table::new(heads.map(|id| face.say(id, &[])));
            for o in all {
                let cells = [
                    o.opened.to_string(),
                    o.by.member,
                    o.officer.to_string(),
                    face.moment(o.by.at_ms),
                    o.reason,
                    o.by.index.to_string(),
                ];
                table.row(cells.map(|text| (Tone::Plain, text)));
            }
            face.print(&table.write(face))
        }
    }
}
