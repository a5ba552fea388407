//! What of the record is for everybody: public statements, and what a disclosure opened of a sealed act.
//!
//! It shows strangers nothing that is not public already: of a sealed act its place, its author and the items that the
//! disclosure itself carries, whatever else this node could open.

use super::state::State;
use act::{Content, Cover, FIELD_BASE, Kernel, Kind, Name, Value};
use desk::{PublicAct, PublicItem};
use rulebook::{Arg, Format};
use seal::Opening;
use situation::views::{ActLine, Filter};

/// So many public acts are looked through, from the latest on.
const LOOKED_THROUGH: usize = 2_000;

/// Statements and the like; keys, epochs and evidence are for those who are in the mechanism.
fn is_format(kind: &str) -> bool {
    words::KERNEL.iter().all(|(key, _)| *key != kind)
}

impl State {
    /// The newest published and disclosed acts, the latest first.
    pub(crate) fn published(&self, most: usize) -> Vec<ActLine> {
        let mut out: Vec<ActLine> = Vec::new();
        for line in self.public_lines().into_iter().rev() {
            let one = match line.kind.as_deref() {
                Some("disclose") => self.disclosed_by(line.index).and_then(|(name, _)| self.bare_line(&name)),
                Some(kind) if is_format(kind) => Some(line),
                _ => None,
            };
            if let Some(one) = one.filter(|one| out.iter().all(|o| o.index != one.index)) {
                out.push(one);
            }
            if out.len() == most {
                break;
            }
        }
        out
    }

    /// The act at this place, if it is for everybody.
    pub(crate) fn published_at(&self, index: u64) -> Option<PublicAct> {
        let one = Filter { from: index, to: Some(index), ..Filter::default() };
        let line = self.at().record(&one).pop()?;
        if !line.sealed {
            line.kind.as_deref().filter(|kind| is_format(kind))?;
            let proof = self.prove_opened(index, None).ok();
            return Some(PublicAct {
                statement: self.at().published_statement(index),
                later: self.later_about(index),
                size: self.size(),
                line,
                items: Vec::new(),
                proof,
            });
        }
        let (_, act, _) = self.act_at(index).ok()?;
        let public = self.public_lines();
        let disclosures = public.iter().rev().filter(|l| l.kind.as_deref() == Some("disclose"));
        let mut openings = disclosures.filter_map(|l| self.disclosed_by(l.index));
        let (_, opening) = openings.find(|(name, _)| *name == act.name())?;
        let (Cover::Channel { commitment, .. } | Cover::Few { commitment, .. }) = &act.statement().cover else {
            return None;
        };
        let opened = opening.verify(commitment).ok()?;
        let proof = self.prove_opened(index, Some(&opening)).ok();
        let kind = self.format_in(&opened).map(|format| format.name.clone());
        let line = ActLine { kind, ..self.bare_line(&act.name())? };
        Some(PublicAct {
            statement: None,
            later: self.later_about(index),
            size: self.size(),
            line,
            items: self.opened_items(&opened),
            proof,
        })
    }

    /// Statements and the like that everybody may read, that came later and that name this act.
    fn later_about(&self, index: u64) -> Vec<ActLine> {
        let Some(about) = self.name_of(&index.to_string()) else { return Vec::new() };
        let names = |line: &ActLine| {
            let name = self.name_of(&line.index.to_string())?;
            let content = self.situation.act(&name)?.content()?;
            // A signature under a statement is told with the statement itself.
            let format = self.format_of(&name).filter(|f| f.part.as_deref() != Some("signature"))?;
            let in_field = |def: &rulebook::FieldDef| {
                let bytes = content.fields.get(&def.number).filter(|_| def.kind == Kind::Act)?;
                Some(Value::decode(Kind::Act, bytes).ok()? == Value::Act(about))
            };
            let said = format.fields.iter().any(|def| in_field(def) == Some(true));
            Some(said || content.refs.iter().any(|r| r.act == about))
        };
        let public =
            self.public_lines().into_iter().filter(|l| l.index > index && l.kind.as_deref().is_some_and(is_format));
        public.filter(|line| names(line) == Some(true)).collect()
    }

    fn public_lines(&self) -> Vec<ActLine> {
        self.at().record(&Filter { channel: Some(0), limit: Some(LOOKED_THROUGH), ..Filter::default() })
    }

    /// What a disclosure at this place opens, if what it carries is what the author committed to.
    fn disclosed_by(&self, index: u64) -> Option<(Name, Opening)> {
        let (_, act, _) = self.act_at(index).ok()?;
        let Cover::Public { content } = &act.statement().cover else { return None };
        let content = Content::decode(content).ok()?;
        let Ok(Some(Kernel::Disclose { act: name, opening })) = Kernel::read(content.format, &content.fields) else {
            return None;
        };
        let opening = Opening::decode(&opening).ok()?;
        let (_, sealed, _) = self.act_at(self.replica.ledger().index_of(&name)?).ok()?;
        match &sealed.statement().cover {
            Cover::Channel { commitment, .. } | Cover::Few { commitment, .. } => {
                opening.verify(commitment).ok().map(|_| (name, opening))
            }
            Cover::Public { .. } => None,
        }
    }

    /// The line of a sealed act, without anything that only this node can open.
    fn bare_line(&self, name: &Name) -> Option<ActLine> {
        let index = self.replica.ledger().index_of(name)?;
        let one = Filter { from: index, to: Some(index), ..Filter::default() };
        let line = self.at().record(&one).pop()?;
        let bare = ActLine { kind: None, case: None, phrase: None, note: None, note_phrase: None, ..line };
        Some(if bare.sealed { ActLine { finding: None, finding_phrase: None, opened: false, ..bare } } else { bare })
    }

    /// The format, where it is open and known here.
    fn format_in(&self, items: &[(u64, Vec<u8>)]) -> Option<&Format> {
        let (_, bytes) = items.iter().find(|(number, _)| *number == 1)?;
        let wire = act::cbor::Reader::whole(bytes, |r| r.uint()).ok()?;
        self.situation.rulebook()?.by_wire(wire)
    }

    /// Opened items as values; the fields of a format that is open and known by their names.
    fn opened_items(&self, items: &[(u64, Vec<u8>)]) -> Vec<PublicItem> {
        let format = self.format_in(items);
        let one = |(number, bytes): &(u64, Vec<u8>)| {
            let field = number.checked_sub(FIELD_BASE).and_then(|n| format?.field_numbered(n)).zip(format);
            let value = field.and_then(|(def, format)| {
                let value = Value::decode(def.kind, bytes).ok()?;
                Some((Some((format.name.clone(), def.name.clone())), def.arg(&format.name, &value, self)))
            });
            let hex = || (None, Arg::Text { text: data_encoding::HEXLOWER.encode(bytes), lang: None });
            let (named, value) = value.unwrap_or_else(hex);
            PublicItem { number: *number, named, value }
        };
        // What only orders and names the act within its case tells a stranger nothing.
        items.iter().filter(|(number, _)| *number > FIELD_BASE).map(one).collect()
    }
}
