//! Kernel acts from what a person typed. The names of their fields are those of `docs/cli.md`.

use super::say::Refusals;
use super::state::State;
use crate::api::Send;
use act::{Instant, Kernel, Kind, Name, Refusal, Span, Stance, UNIT_CLASSES, UnitNotTold, UnitTold, Value};
use rulebook::{Context, FieldDef};
use situation::Ctx;
use std::collections::BTreeMap;

impl State {
    /// A kernel act from its typed fields. The names are those of `docs/cli.md`.
    pub(super) fn kernel(&self, send: &Send, case: Option<Name>) -> Result<Kernel, Refusals> {
        let typed = Typed { send, ctx: self.ctx() };
        let kernel = match send.what.as_str() {
            "opened" => Ok(Kernel::Opened),
            "read-back" => return Ok(Kernel::ReadBack { fields: self.case_fields(send, case)? }),
            "amend" => return Ok(Kernel::Amend { fields: self.case_fields(send, case)? }),
            "disseminated" => typed.disseminated(),
            "position" => typed.position(),
            "cancel" => Ok(Kernel::Cancel { reason: typed.maybe("reason") }),
            "start" => typed.past("at", "now").map(|at| Kernel::Start { at }),
            "end" => typed.past("at", "now").map(|at| Kernel::End { at }),
            "ask-time" => typed
                .text("reason")
                .and_then(|reason| Ok(Kernel::AskTime { until: typed.instant("until", "")?, reason })),
            "dispute" => typed.text("grounds").map(|grounds| Kernel::Dispute { grounds }),
            "override" => typed.text("reason").map(|reason| Kernel::Override { reason }),
            "suspend" => typed.text("grounds").and_then(|grounds| {
                let effective = typed.instant("effective", "+24h")?;
                Ok(Kernel::Suspend { grounds, effective, emergency: typed.maybe("emergency").as_deref() != Some("no") })
            }),
            "resume" => typed.text("grounds").map(|grounds| Kernel::Resume { grounds }),
            "line-check" => typed.number("nonce").and_then(|nonce| {
                Ok(Kernel::LineCheck { nonce, text: typed.number("text")?, medium: typed.number("medium")? })
            }),
            "line-reply" => typed.number("nonce").map(|nonce| Kernel::LineReply { nonce }),
            _ => self.book().and_then(|book| {
                let formats = book.formats().iter();
                let known = formats.map(|f| f.name.clone()).collect::<Vec<_>>().join(", ");
                Err(Refusal::new("format-unknown").with("given", &send.what).with("known", known))
            }),
        };
        kernel.map_err(|r| vec![r])
    }

    /// Typed fields in the notation of the format that opened the case, encoded.
    fn case_fields(&self, send: &Send, case: Option<Name>) -> Result<BTreeMap<u64, Vec<u8>>, Refusals> {
        let unknown = || vec![Refusal::new("case-unknown").with("case", send.case.as_deref().unwrap_or(""))];
        let case = case.and_then(|name| self.situation.case(&name)).ok_or_else(unknown)?;
        let format = self.situation.opener(case).ok_or_else(unknown)?;
        Ok(self.fields(format, &send.fields)?.iter().map(|(n, v)| (*n, v.encode())).collect())
    }
}

/// The typed fields of a kernel act.
struct Typed<'a> {
    send: &'a Send,
    ctx: Ctx<'a>,
}

impl Typed<'_> {
    fn maybe(&self, name: &str) -> Option<String> {
        self.send.fields.get(name).filter(|t| !t.trim().is_empty()).cloned()
    }

    fn text(&self, name: &str) -> Result<String, Refusal> {
        self.maybe(name).ok_or_else(|| Refusal::new("field-missing").of_field(name))
    }

    fn number(&self, name: &str) -> Result<u64, Refusal> {
        let text = self.text(name)?;
        text.trim().parse().map_err(|_| Refusal::new("number-not-understood").of_field(name).with("given", text))
    }

    fn value(&self, name: &str, kind: Kind, text: &str) -> Result<Value, Refusal> {
        field(name, kind).parse(text, &self.ctx)
    }

    fn instant(&self, name: &str, default: &str) -> Result<Instant, Refusal> {
        self.moment(name, &self.maybe(name).unwrap_or_else(|| default.into()))
    }

    /// A moment at which something has happened.
    fn past(&self, name: &str, default: &str) -> Result<Instant, Refusal> {
        let text = self.maybe(name).unwrap_or_else(|| default.into());
        Ok(self.has_been(&text, self.moment(name, &text)?))
    }

    /// A bare time of day is the next one in the notation; of what has happened it is the last one.
    fn has_been(&self, text: &str, at: Instant) -> Instant {
        let bare = text.len() == 6 && text.ends_with('Z');
        if bare && at.unix_s > self.ctx.now_s() { Instant { unix_s: at.unix_s - 86_400, ..at } } else { at }
    }

    fn moment(&self, name: &str, text: &str) -> Result<Instant, Refusal> {
        match self.value(name, Kind::Instant, text)? {
            Value::Instant(at) => Ok(at),
            _ => Err(Refusal::new("time-not-understood").of_field(name).with("given", text)),
        }
    }

    fn span(&self, name: &str) -> Result<Option<Span>, Refusal> {
        let Some(text) = self.maybe(name) else { return Ok(None) };
        match self.value(name, Kind::Span, &text)? {
            Value::Span(span) => Ok(Some(span)),
            _ => Err(Refusal::new("time-not-understood").of_field(name).with("given", text)),
        }
    }

    fn position(&self) -> Result<Kernel, Refusal> {
        let text = self.text("stance")?;
        let stance = Stance::ALL.into_iter().find(|s| s.key() == text.trim()).ok_or_else(|| {
            let known = Stance::ALL.map(Stance::key).join(", ");
            Refusal::new("choice-unknown").of_field("stance").with("given", &text).with("known", known)
        })?;
        Ok(Kernel::Position { stance, grounds: self.maybe("grounds"), valid: self.span("valid")? })
    }

    /// `told`: `air-defence@05:42Z, air`; `not-told`: `uav: no link; police: closed`.
    fn disseminated(&self) -> Result<Kernel, Refusal> {
        let unit = |field: &str, name: &str| {
            let known = || UNIT_CLASSES.join(", ");
            let place = UNIT_CLASSES.iter().position(|u| *u == name.trim());
            place.map(|n| n as u64).ok_or_else(|| {
                Refusal::new("choice-unknown").of_field(field).with("given", name).with("known", known())
            })
        };
        let mut told = Vec::new();
        for part in self.maybe("told").iter().flat_map(|t| t.split(',')).filter(|p| !p.trim().is_empty()) {
            let (name, at) = part.split_once('@').unwrap_or((part, "now"));
            let at_s = self.has_been(at.trim(), self.moment("told", at.trim())?).unix_s;
            told.push(UnitTold { unit: unit("told", name)?, at_s });
        }
        let mut not_told = Vec::new();
        for part in self.maybe("not-told").iter().flat_map(|t| t.split(';')).filter(|p| !p.trim().is_empty()) {
            let (name, reason) = part.split_once(':').unwrap_or((part, ""));
            if reason.trim().is_empty() {
                return Err(Refusal::new("field-missing").of_field("not-told"));
            }
            not_told.push(UnitNotTold { unit: unit("not-told", name)?, reason: reason.trim().into() });
        }
        if told.is_empty() && not_told.is_empty() {
            return Err(Refusal::new("field-missing").of_field("told"));
        }
        Ok(Kernel::Disseminated { told, not_told })
    }
}

/// A field that no format defines, for the notation of a kernel act's values.
fn field(name: &str, kind: Kind) -> FieldDef {
    FieldDef::plain(name, kind)
}
