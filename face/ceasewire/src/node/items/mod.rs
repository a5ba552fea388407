//! Files of evidence at this node: what was handed in here, what acts name, what is here of it, and what became of it.
//!
//! ```text
//! items/HASH          a sealed file, by its SHA-256
//! items/HASH.part     what has come of one so far
//! items/log.segment   custody as this node knows it: a line of JSON for each step
//! ```
//! A file is durable, and stands in the log, before anything can name it: the typed notation knows no other files. What was
//! handed in and then not named stays, and `fsck` tells of it. The log holds the keys of what was handed in here, the
//! originals included, which no act carries; it is as secret as `keys/`.

pub(super) mod errand;
mod giving;
mod log;

pub(crate) use giving::{hand_in, open_item};
pub(crate) use log::ItemBook;
pub(super) use log::{Named, hex, lost};

use super::state::State;
use crate::api::{HandedIn, ItemAsked, ItemOpening, ItemView, OpenItem, OpenPlace};
use crate::fault::CliFault;
use crate::items::Prepared;
use act::{Evidence, Kind, Name, Refusal, Value};
use log::{Step, packed};
use store::{Items, StoreFault};

/// How many acts are looked through at a time for files that they name.
const AT_ONCE: usize = 4096;

impl State {
    /// Where the files are, for whoever reads or writes them beside the keeper.
    pub(crate) fn item_files(&self) -> Items {
        self.items.files.clone()
    }

    /// How much room files may take, bytes.
    pub(crate) fn items_room(&self) -> u64 {
        self.config.items_mb.saturating_mul(1_000_000)
    }

    /// The longest file that any format of the rulebook takes.
    pub(crate) fn item_max(&self) -> u64 {
        let Ok(book) = self.book() else { return 0 };
        let fields = book.formats().iter().flat_map(|f| &f.fields).filter(|d| d.kind == Kind::Evidence);
        fields.map(rulebook::FieldDef::max_or_default).max().unwrap_or(0)
    }

    /// Notes what was handed in; its files are durable already.
    fn keep_item(&mut self, prepared: &Prepared, officer: u64) -> Result<HandedIn, CliFault> {
        let named = &prepared.shared.named;
        let step = Step::In {
            item: packed(named),
            original: prepared.original.as_ref().map(|o| packed(&o.named)),
            found: prepared.found.iter().map(|f| (*f).to_owned()).collect(),
            officer,
            at_ms: self.now(),
        };
        self.items.note(step).map_err(|fault| disk(&fault))?;
        Ok(HandedIn::of(named, &prepared.found, prepared.known))
    }

    /// What was handed in here under this hash, for a form that shows it again.
    pub(crate) fn handed(&self, hash: &str) -> Option<HandedIn> {
        let hash: [u8; 32] = data_encoding::HEXLOWER.decode(hash.as_bytes()).ok()?.try_into().ok()?;
        let item = self.items.handed.get(&hash)?;
        let found = self.items.steps.get(&hex(&item.sealed)).into_iter().flatten().find_map(|step| match step {
            Step::In { found, .. } => Some(found.clone()),
            _ => None,
        });
        let found: Vec<String> = found.unwrap_or_default();
        let known = matches!(item.media_type.as_str(), "image/jpeg" | "image/png");
        Some(HandedIn::of(item, &found, known))
    }

    /// Files that acts name and that are not here, of acts looked through so far; looks through some more.
    pub(super) fn items_awaited(&mut self) -> (Vec<Named>, bool) {
        let upto = self.items.upto;
        let rows: Vec<_> = self.situation.acts_from(upto).take(AT_ONCE).map(|row| (row.index, row.name)).collect();
        for (index, name) in &rows {
            for item in self.files_of(name) {
                let author = self.author_of(name);
                self.items.named.entry(item.sealed).or_insert_with(|| Named { act: *name, author, item });
            }
            self.items.upto = index + 1;
        }
        let missing = |named: &&Named| !matches!(self.items.files.len(&named.item.sealed), Ok(Some(_)));
        (self.items.named.values().filter(missing).cloned().collect(), rows.len() == AT_ONCE)
    }

    fn author_of(&self, name: &Name) -> String {
        self.situation.act(name).map_or_else(String::new, |row| self.founding().name_of(row.author).to_owned())
    }

    /// The files that an act names, in the order of its fields.
    pub(super) fn files_of(&self, name: &Name) -> Vec<Evidence> {
        let Some(format) = self.format_of(name).filter(|f| f.fields.iter().any(has_file)) else { return Vec::new() };
        let Some(content) = self.situation.act(name).and_then(situation::ActRow::content) else { return Vec::new() };
        let Ok(fields) = format.decode(&content.fields) else { return Vec::new() };
        let mut out = Vec::new();
        for (number, value) in &fields {
            match value {
                Value::Evidence(item) => out.push(item.clone()),
                Value::Group(entries) => {
                    let inner = format.fields.iter().find(|d| d.number == *number).map(|d| d.group.as_slice());
                    let is_file = |n: u64| inner.is_some_and(|g| g.iter().any(|d| d.number == n && has_file(d)));
                    let files = entries.iter().flatten().filter(|(n, _)| is_file(*n));
                    out.extend(files.filter_map(|(_, bytes)| match Value::decode(Kind::Evidence, bytes) {
                        Ok(Value::Evidence(item)) => Some(item),
                        _ => None,
                    }));
                }
                _ => {}
            }
        }
        out
    }

    /// What is known here of the files that these acts name; by record number.
    pub(crate) fn item_views(&self, acts: &[u64]) -> Vec<ItemView> {
        let one = |index: &u64| {
            let row = self.situation.acts_from(*index).next().filter(|row| row.index == *index)?;
            let views = self.files_of(&row.name).into_iter().zip(1..);
            Some(views.map(|(item, number)| self.item_view(row, &item, number)).collect::<Vec<_>>())
        };
        acts.iter().filter_map(one).flatten().collect()
    }

    fn item_view(&self, row: &situation::ActRow, item: &Evidence, number: u64) -> ItemView {
        let choice = |field: &str| {
            let format = self.format_of(&row.name)?;
            let def = format.field(field).filter(|d| d.kind == Kind::Choice)?;
            let content = row.content()?;
            let Ok(Value::Choice(code)) = Value::decode(Kind::Choice, content.fields.get(&def.number)?) else {
                return None;
            };
            Some(def.choices.iter().find(|c| c.code == code)?.name.clone())
        };
        let taken_s = || {
            let number = self.format_of(&row.name)?.field("taken").filter(|d| d.kind == Kind::Instant)?.number;
            match Value::decode(Kind::Instant, row.content()?.fields.get(&number)?) {
                Ok(Value::Instant(at)) => Some(at.unix_s),
                _ => None,
            }
        };
        let steps = self.items.steps.get(&hex(&item.sealed)).map_or(&[][..], Vec::as_slice);
        let here = matches!(self.items.files.len(&item.sealed), Ok(Some(_)));
        let unsound = steps.iter().any(|step| matches!(step, Step::Came { sound: false, .. }));
        let mut view = ItemView {
            act: row.index,
            number,
            author: self.founding().name_of(row.author).to_owned(),
            at_ms: row.at,
            officer: row.content().map_or(0, |c| c.officer),
            name: item.name.clone(),
            media_type: item.media_type.clone(),
            len: item.len,
            hash: hex(&item.hash),
            address: hex(&item.sealed),
            original: item.original.map(|hash| hex(&hash)),
            original_here: item.original.is_some_and(|hash| self.items.originals.contains_key(&hash)),
            kind: choice("kind"),
            basis: choice("basis"),
            taken_s: taken_s(),
            format: self.format_of(&row.name).map_or_else(String::new, |f| f.name.clone()),
            coarse: self.is_coarse(row.index),
            state: if !here {
                "awaited"
            } else if unsound {
                "broken"
            } else {
                "here"
            }
            .to_owned(),
            asked: self
                .items
                .asked
                .get(&item.sealed)
                .map(|(members, at_ms)| ItemAsked { members: members.iter().cloned().collect(), at_ms: *at_ms }),
            held_by: Vec::new(),
            openings: Vec::new(),
        };
        for step in steps {
            match step {
                Step::In { .. } => {}
                Step::Came { from, at_ms, .. } => view.held_by.push((from.clone(), *at_ms)),
                Step::Taken { by, at_ms, .. } => view.held_by.push((by.clone(), *at_ms)),
                Step::Opened { officer, at_ms, act, original, .. } if *act == row.index => {
                    view.openings.push(ItemOpening { officer: *officer, at_ms: *at_ms, original: *original });
                }
                Step::Opened { .. } => {}
            }
        }
        view
    }

    /// The files that an act names, by what people call it; all of the record's where none is named.
    ///
    /// # Errors
    /// `no-such-act`.
    pub(crate) fn files_named(&self, of: Option<&str>) -> Result<Vec<ItemView>, CliFault> {
        let Some(shown) = of else {
            let mut acts: Vec<u64> =
                self.items.named.values().filter_map(|n| Some(self.situation.act(&n.act)?.index)).collect();
            acts.sort_unstable();
            acts.dedup();
            return Ok(self.item_views(&acts));
        };
        let none = || CliFault::refused(&Refusal::new("no-such-act").with("given", shown));
        let name = self.name_of(shown).ok_or_else(none)?;
        let index = self.replica.ledger().index_of(&name).ok_or_else(none)?;
        // All of a case, if the act opened one.
        let case =
            self.situation.case(&name).filter(|c| c.index == index).and_then(|c| self.at().case_numbered(c.index));
        let acts = case.map_or_else(|| vec![index], |c| c.acts.iter().map(|a| a.index).collect());
        Ok(self.item_views(&acts))
    }

    /// Notes that an officer opens a file, before its bytes are read; tells the owner first where its place is kept coarse.
    fn opening_item(&mut self, open: &OpenItem) -> Result<Evidence, CliFault> {
        let none = || CliFault::refused(&Refusal::new("item-none").with("given", &open.act));
        let name = self.name_of(&open.act).ok_or_else(none)?;
        let index = self.replica.ledger().index_of(&name).ok_or_else(none)?;
        let number = usize::try_from(open.number.max(1) - 1).unwrap_or(usize::MAX);
        let item = self.files_of(&name).into_iter().nth(number).ok_or_else(none)?;
        let sealed = hex(&item.sealed);
        let wanted = if open.original {
            let original = item.original.and_then(|hash| self.items.originals.get(&hash).cloned());
            original.ok_or_else(|| CliFault::refused(&Refusal::new("item-original").with("given", &item.name)))?
        } else {
            item
        };
        if !matches!(self.items.files.len(&wanted.sealed), Ok(Some(_))) {
            return Err(CliFault::refused(&Refusal::new("item-not-here").with("given", &wanted.name)));
        }
        if self.is_coarse(index) {
            let reason = open.reason.clone().unwrap_or_default();
            self.open_place(&OpenPlace {
                act: index.to_string(),
                reason,
                lang: open.lang.clone(),
                officer: open.officer,
            })?;
        }
        let step =
            Step::Opened { sealed, act: index, officer: open.officer, original: open.original, at_ms: self.now() };
        self.items.note(step).map_err(|fault| disk(&fault))?;
        self.stir();
        Ok(wanted)
    }

    /// Notes what has come from a member.
    pub(super) fn item_came(&mut self, named: &Named, from: &str, sound: bool) {
        self.items.asked.remove(&named.item.sealed);
        let step = Step::Came { sealed: hex(&named.item.sealed), from: from.to_owned(), sound, at_ms: self.now() };
        if let Err(fault) = self.items.note(step) {
            tracing::error!(%fault, "where a file came from could not be noted");
        }
        self.stir();
    }

    /// Notes that a member has taken all of a file.
    pub(super) fn item_taken(&mut self, address: &[u8; 32], by: &str) {
        let sealed = hex(address);
        let known = self.items.steps.get(&sealed).map_or(&[][..], Vec::as_slice);
        if known.iter().any(|step| matches!(step, Step::Taken { by: other, .. } if other == by)) {
            return;
        }
        let step = Step::Taken { sealed, by: by.to_owned(), at_ms: self.now() };
        if let Err(fault) = self.items.note(step) {
            tracing::error!(%fault, "who has taken a file could not be noted");
        }
        self.stir();
    }

    /// Notes that a member was asked in vain.
    pub(super) fn item_asked(&mut self, address: [u8; 32], of: String) {
        let now = self.now();
        let asked = self.items.asked.entry(address).or_default();
        asked.0.insert(of);
        asked.1 = now;
    }
}

fn has_file(def: &rulebook::FieldDef) -> bool {
    def.kind == Kind::Evidence || def.group.iter().any(has_file)
}

fn disk(fault: &StoreFault) -> CliFault {
    let code = if matches!(fault, StoreFault::Full { .. }) { "disk-full" } else { "disk-fault" };
    CliFault::refused(&Refusal::new(code).with("path", "items").with("detail", fault))
}
