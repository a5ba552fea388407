//! Files of evidence: handed in, listed with their custody, saved.

use super::Face;
use super::client::{Client, escaped};
use super::face::Tone;
use super::table::Table;
use crate::api::{HandIn, HandedIn, ItemView, OpenItem, OpenedItem};
use crate::fault::CliFault;
use act::Refusal;
use clap::Subcommand;
use std::path::{Path, PathBuf};

/// What can be done with them.
#[derive(Subcommand, Debug)]
pub enum Item {
    /// Hand in a file, so that an act may name it: `send evidence-item file=HASH ..`
    HandIn {
        /// The file
        path: PathBuf,
        /// Its name in the record, instead of its own
        #[arg(long)]
        name: Option<String>,
        /// Leave data about place and device in the copy that others get
        #[arg(long)]
        whole: bool,
    },
    /// List the files that acts name, and their custody
    List {
        /// Only those of this act or case, by record number or name
        act: Option<String>,
    },
    /// Open a file and save it; this node notes who opened it
    Save {
        /// The act that names it, by record number or name
        act: String,
        /// Which of its files, from 1
        #[arg(long, default_value_t = 1)]
        number: u64,
        /// Where to; by default its name, in this folder
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
        /// Why, where the place of its act is kept coarse; the owner reads it
        #[arg(long)]
        reason: Option<String>,
        /// The original, with all that was taken out of the shared copy; only where it was handed in
        #[arg(long)]
        original: bool,
    },
}

/// Does it.
pub fn run(face: &Face, item: &Item) -> Result<(), CliFault> {
    let client = Client::of(face)?;
    match item {
        Item::HandIn { path, name, whole } => hand_in(face, &client, path, name.as_deref(), *whole),
        Item::List { act } => list(face, &client, act.as_deref()),
        Item::Save { act, number, to, reason, original } => {
            let open = OpenItem {
                act: act.clone(),
                number: *number,
                reason: reason.clone(),
                lang: Some(face.lang.clone()),
                officer: 0,
                original: *original,
            };
            let opened: OpenedItem = client.post("/item/open", &open)?;
            let bytes = data_encoding::BASE64.decode(opened.bytes.as_bytes());
            let bytes = bytes.map_err(|e| CliFault::io("the node's answer", e))?;
            // Its name was checked when it was read: it leads nowhere.
            let to = to.clone().unwrap_or_else(|| PathBuf::from(&opened.name));
            write(&to, &bytes)?;
            let path = to.display().to_string();
            if face.json {
                return face.print_json(&serde_json::json!({"path": path, "hash": opened.hash, "len": bytes.len()}));
            }
            face.print(
                &face.say("item_saved", &[("path", path.as_str().into()), ("hash", opened.hash.as_str().into())]),
            )
        }
    }
}

/// Nothing that is there is written over.
fn write(to: &Path, bytes: &[u8]) -> Result<(), CliFault> {
    use std::io::Write;
    let file = std::fs::OpenOptions::new().write(true).create_new(true).open(to);
    let written = file.and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()));
    written.map_err(|e| {
        let refusal = Refusal::new("file-fault").with("path", to.display()).with("detail", e);
        CliFault::Machine((&refusal).into())
    })
}

fn hand_in(face: &Face, client: &Client, path: &Path, name: Option<&str>, whole: bool) -> Result<(), CliFault> {
    let bytes = std::fs::read(path).map_err(|e| {
        CliFault::Machine((&Refusal::new("file-fault").with("path", path.display()).with("detail", e)).into())
    })?;
    let own = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let file = HandIn {
        name: name.map_or(own, str::to_owned),
        bytes: data_encoding::BASE64.encode(&bytes),
        whole,
        officer: 0,
    };
    let kept: HandedIn = client.post("/item/hand-in", &file)?;
    if face.json {
        return face.print_json(&kept);
    }
    let args = [
        ("name", kept.name.as_str().into()),
        ("type", kept.media_type.as_str().into()),
        ("len", kept.len.into()),
        ("hash", kept.hash.as_str().into()),
    ];
    face.print(&face.say("item_kept", &args))?;
    if let Some(original) = &kept.original {
        face.print(&face.say("item_taken-out", &[("hash", original.as_str().into())]))?;
    } else if !kept.known && kept.media_type != "text/plain" {
        face.print(&face.say("item_not-looked", &[]))?;
    } else if !kept.found.is_empty() {
        face.print(&face.say("item_left-in", &[]))?;
    }
    face.print(&face.say("item_send", &[("hash", kept.hash.as_str().into())]))
}

fn list(face: &Face, client: &Client, act: Option<&str>) -> Result<(), CliFault> {
    let of = act.map_or_else(String::new, |act| format!("?of={}", escaped(act)));
    let all: Vec<ItemView> = client.get(&format!("/items{of}"))?;
    if face.json {
        return face.print_json(&all);
    }
    if all.is_empty() {
        return face.print(&face.say("item_none", &[]));
    }
    let heads = ["col_act", "item_name", "item_len", "col_from", "col_time", "item_state", "item_held", "item_opened"];
    let mut table = Table::new(heads.map(|id| face.say(id, &[])));
    for item in &all {
        let state = face.say(&format!("item_state-{}", item.state), &[]);
        let asked = item.asked.as_ref().map(|a| a.members.join(", ")).filter(|a| !a.is_empty());
        let state = asked.map_or(state.clone(), |who| format!("{state} ({who})"));
        let mut held: Vec<_> = item.held_by.iter().map(|(member, _)| member.clone()).collect();
        held.sort();
        held.dedup();
        let cells = [
            item.act.to_string(),
            item.name.clone(),
            item.len.to_string(),
            item.author.clone(),
            face.moment(item.at_ms),
            state,
            held.join(", "),
            item.openings.len().to_string(),
        ];
        let tone = if item.state == "broken" { Tone::Alarm } else { Tone::Plain };
        table.row(cells.map(|text| (tone, text)));
    }
    face.print(&table.write(face))?;
    for item in &all {
        face.print(&face.say("item_hash", &[("act", item.act.into()), ("hash", item.hash.as_str().into())]))?;
    }
    Ok(())
}
