//! Letting more members read a sealed act: its key handed to one of them, or some of its items opened to all. Everything
//! that either would show is told before anything is signed.

use super::compose::Prepared;
use super::proofs::HEAD;
use super::say::Signing;
use super::state::State;
use crate::api::Send;
use crate::fault::CliFault;
use act::{Act, Content, Cover, FIELD_BASE, Kernel, Kind, Name, Precedence, Refusal, Value};
use desk::compose::{Form, Said, Spec, Subject};
use desk::{Widened, WidenedItem};
use rulebook::{Arg, ChoiceDef, Context, FieldDef, Format};
use sha2::{Digest, Sha256};
use situation::Ready;
use situation::views::Filter;

/// Whether an act of this kind lets more members read another.
pub(crate) fn widens(what: &str) -> bool {
    matches!(what, "release" | "disclose")
}

impl State {
    /// Who can read an act besides those who were told of it later.
    pub(crate) fn readers_of(&self, index: u64) -> Vec<String> {
        let named = |id| self.founding().name_of(id).to_owned();
        let Ok((_, act, _)) = self.act_at(index) else { return Vec::new() };
        let mut readers = match &act.statement().cover {
            Cover::Few { wraps, .. } => wraps.iter().map(|w| named(w.to)).collect(),
            _ => self.readers(&self.situation.channel_key(act.channel().unwrap_or(0))),
        };
        for to in self.released_to(&act.name()) {
            if !readers.contains(&named(to)) {
                readers.push(named(to));
            }
        }
        readers
    }

    /// To whom the key of an act was handed later, as far as this node can read it.
    fn released_to(&self, name: &Name) -> Vec<act::MemberId> {
        let releases = store::Filter { format: Some("release".to_owned()), ..store::Filter::default() };
        // Without an index nobody is named who was not a reader from the first.
        let rows = self.searchable().ok().and_then(|index| index.query(&releases).ok()).unwrap_or_default();
        let to = |row: &store::Row| {
            let (_, act, _) = self.act_at(row.index).ok()?;
            let content = self.keyring.open(&act).ok().flatten()?;
            match Kernel::read(content.format, &content.fields) {
                Ok(Some(Kernel::Release { act, to, .. })) if act == *name => Some(to),
                _ => None,
            }
        };
        rows.iter().filter_map(to).collect()
    }

    /// A sealed act that this member can open, and what it says.
    fn sealed(&self, index: u64) -> Option<(Act, Content)> {
        let (_, act, _) = self.act_at(index).ok()?;
        let content = self.keyring.open(&act).ok().flatten()?;
        (!matches!(act.statement().cover, Cover::Public { .. })).then_some((act, content))
    }

    /// What a page shows of an act before it is released or disclosed: the act, its readers, its items.
    pub(crate) fn widened(&self, index: u64, form: &Form) -> Option<Widened> {
        let (act, content) = self.sealed(index)?;
        let line = self.at().record(&Filter { from: index, to: Some(index), ..Filter::default() }).pop()?;
        let readers = self.readers_of(index);
        let members = self.founding().members.iter().map(|m| m.name.clone());
        let others = members.filter(|name| !readers.contains(name) && *name != line.author).collect();
        Some(Widened { items: self.items_of(index, &act.name(), &content, form), line, readers, others })
    }

    fn items_of(&self, index: u64, name: &Name, content: &Content, form: &Form) -> Vec<WidenedItem> {
        let format = self.format_of(name);
        let coarse = self.is_coarse(index);
        let one = |(number, bytes): (u64, Vec<u8>)| {
            let field = number.checked_sub(FIELD_BASE).and_then(|n| format?.field_numbered(n)).zip(format);
            let (name, named, value, kept) = match field {
                Some((def, format)) => {
                    let value = Value::decode(def.kind, &bytes).ok()?;
                    let mut value = def.arg(&format.name, &value, self);
                    let kept = coarse && holds_place(def);
                    if kept {
                        situation::views::coarsen(&mut value);
                    }
                    (def.name.clone(), Some((format.name.clone(), def.name.clone())), value, kept)
                }
                None => (head_name(number), None, self.head_value(number, content)?, false),
            };
            let chosen = form.contains_key(&format!("f-items.{name}"));
            Some(WidenedItem { name, named, value, kept, chosen })
        };
        // The format is always opened: without it nobody can tell what a field's number means.
        content.items().into_iter().filter(|(number, _)| *number != 1).filter_map(one).collect()
    }

    /// An item of the head, as text.
    fn head_value(&self, number: u64, content: &Content) -> Option<Arg> {
        let text = |text: String| Arg::Text { text, lang: None };
        let names = |all: &[act::MemberId]| all.iter().map(|m| self.member_name(*m)).collect::<Vec<_>>().join(", ");
        let count = |n: u64| Arg::Number(i64::try_from(n).unwrap_or(i64::MAX));
        Some(match number {
            2 => count(content.office),
            3 => count(content.officer),
            4 => Arg::Act(self.act_name(content.case.as_ref()?)),
            5 => text(content.refs.iter().map(|r| self.act_name(&r.act)).collect::<Vec<_>>().join(", ")),
            6 => text(names(&content.to)),
            7 => count(content.mark),
            8 => text(content.lang.clone()?),
            9 => count(content.emergency?),
            10 => Arg::YesNo(content.history),
            // A kernel act's own field: its number says where, and there are no words for it.
            _ => text(format!("{} B", content.fields.get(&number.checked_sub(FIELD_BASE)?)?.len())),
        })
    }

    /// The form of a release or of a disclosure of the act with this number.
    pub(crate) fn widening(&self, what: &str, index: u64) -> Option<(Subject, Form)> {
        let (act, content) = self.sealed(index)?;
        let author = self.replica.ledger().keys().get(act.key()).map(|k| k.member)?;
        let line = self.at().record(&Filter { from: index, to: Some(index), ..Filter::default() }).pop()?;
        let field = |name: &str, kind: Kind| Spec {
            def: FieldDef { required: true, critical: kind != Kind::Choices, ..FieldDef::plain(name, kind) },
            set: name.to_owned(),
            format: None,
            example: String::new(),
        };
        let mut items = field("items", Kind::Choices);
        let names = self.items_of(index, &act.name(), &content, &Form::new());
        let choice = |(code, item): (usize, WidenedItem)| ChoiceDef { code: code as u64, name: item.name };
        items.def.choices = names.into_iter().enumerate().map(choice).collect();
        let fields = match what {
            "release" => vec![field("act", Kind::Act), field("to", Kind::Member)],
            _ => vec![field("act", Kind::Act), field("of", Kind::Member), items],
        };
        let start = [("f-act".to_owned(), index.to_string()), ("f-of".to_owned(), self.member_name(author))];
        let subject = Subject {
            what: what.to_owned(),
            fields,
            public: what == "disclose",
            lead: false,
            precedence: None,
            case: Some((index, format!("/record/{index}"), line.phrase)),
            about: None,
            addressed: false,
        };
        Some((subject, start.into()))
    }

    /// What a disclosure will say to everybody, field by field.
    pub(super) fn disclosed_said(&self, send: &Send) -> Vec<Said> {
        let index = send.fields.get("act").and_then(|text| text.parse::<u64>().ok());
        let Some((index, (act, content))) = index.and_then(|n| Some((n, self.sealed(n)?))) else { return Vec::new() };
        let chosen: Vec<&str> =
            send.fields.get("items").map_or_else(Vec::new, |t| t.split(',').map(str::trim).collect());
        let format = self.format_of(&act.name());
        let spec = |item: &WidenedItem| {
            let (format, def) = format.zip(item.named.as_ref()).and_then(|(f, (_, name))| Some((f, f.field(name)?)))?;
            let (set, format) = (format!("{}_{}", format.name, def.name), Some(format.name.clone()));
            Some(Spec { def: def.clone(), set, format, example: String::new() })
        };
        let items = self.items_of(index, &act.name(), &content, &Form::new()).into_iter();
        let items = items.filter(|item| chosen.contains(&item.name.as_str()));
        items.filter_map(|item| Some(Said { spec: spec(&item)?, value: item.value })).collect()
    }

    /// Checks and signs a release or a disclosure, and keeps nothing.
    ///
    /// # Errors
    /// `field-missing`, `reads-already`, `place-owner`, and as [`State::release`] and [`State::disclosure`].
    pub(super) fn prepare_widened(&mut self, send: &Send) -> Result<Prepared, CliFault> {
        let given = |name: &str| send.fields.get(name).map(|t| t.trim()).filter(|t| !t.is_empty());
        let needs =
            |name: &str| given(name).ok_or_else(|| CliFault::refused(&Refusal::new("field-missing").of_field(name)));
        let shown = needs("act")?;
        let (kernel, case, channel) = match send.what.as_str() {
            "release" => {
                let to = needs("to")?;
                let index = self.name_of(shown).and_then(|name| self.replica.ledger().index_of(&name));
                if index.is_some_and(|n| self.readers_of(n).iter().any(|reader| reader == to)) {
                    let refusal = Refusal::new("reads-already").of_field("to").with("given", to);
                    return Err(CliFault::refused(&refusal));
                }
                let (kernel, name, channel) = self.release(shown, to)?;
                (kernel, Some(self.situation.case(&name).map_or(name, |c| c.name)), channel.unwrap_or(0))
            }
            _ => {
                let items = needs("items")?.split(',').map(|item| item.trim().to_owned());
                let items: Vec<String> = items.chain(["format".to_owned()]).collect();
                (self.disclosure(shown, &items)?, None, 0)
            }
        };
        let public = Kernel::is_public(kernel.wire());
        let content = Content {
            format: kernel.wire(),
            officer: send.officer,
            second: send.second,
            case,
            fields: kernel.fields(),
            ..Content::default()
        };
        let ready = Ready { content, precedence: Precedence::Priority, public, channel, only: Vec::new() };
        let act = self.sign(&ready, Signing::DESK)?;
        let hash = Sha256::digest(act.encode()).to_vec();
        Ok(Prepared { sent: self.sent(&ready, &act, true), act, hash })
    }

    /// Refuses to open to all what only its owner may: exact places that somebody else has sealed to a few.
    pub(super) fn may_disclose(&self, act: &Act, items: &[String]) -> Result<(), CliFault> {
        let index = self.replica.ledger().index_of(&act.name());
        let Some(index) = index.filter(|index| self.is_coarse(*index)) else { return Ok(()) };
        let format = self.format_of(&act.name());
        let is_place = |item: &String| format.and_then(|f: &Format| f.field(item)).is_some_and(holds_place);
        if !items.is_empty() && !items.iter().any(is_place) {
            return Ok(());
        }
        Err(CliFault::refused(&Refusal::new("place-owner").of_field("items").with("given", index)))
    }
}

fn holds_place(def: &FieldDef) -> bool {
    def.kind == Kind::Place || def.group.iter().any(holds_place)
}

/// How an item that is no field of a format is called in a form.
fn head_name(number: u64) -> String {
    let head = HEAD.iter().find(|(_, n)| *n == number).map(|(name, _)| (*name).to_owned());
    head.unwrap_or_else(|| format!("item-{number}"))
}
