//! Opening an exact place that another member has sealed to a few readers: said to its author before it is shown.

use super::state::State;
use crate::api::{Open, OpenPlace, OpenedPlace};
use crate::fault::CliFault;
use act::{Content, Kernel, Kind, Precedence, Refusal};
use situation::Ready;

/// The longest reason, characters.
const REASON_MAX: usize = 400;

impl State {
    /// Whether the places of the act with this number are shown coarsely here.
    pub(crate) fn is_coarse(&self, index: u64) -> bool {
        self.at().sealed_place(index).is_some()
    }

    /// Tells the author that an officer of this member opens the exact places of an act, and why, in an act of its own that
    /// is sealed to the two of them; and only then answers with what the act says.
    ///
    /// # Errors
    /// `place-none` if nothing is kept coarse there, `place-reason` if no reason is given, or a fault of the disk: then
    /// nothing is shown.
    pub(crate) fn open_place(&mut self, open: &OpenPlace) -> Result<OpenedPlace, CliFault> {
        let none = || CliFault::refused(&Refusal::new("place-none").with("given", &open.act));
        let index = self.index_of(&open.act).ok_or_else(none)?;
        let place = self.at().sealed_place(index).ok_or_else(none)?;
        let reason = open.reason.trim();
        if reason.is_empty() || reason.chars().count() > REASON_MAX {
            let refusal = Refusal::new("place-reason").of_field("reason").with("max", REASON_MAX);
            return Err(CliFault::refused(&refusal));
        }
        let kernel = Kernel::PlaceOpened { act: place.name, reason: reason.to_owned() };
        let content = Content {
            format: kernel.wire(),
            officer: open.officer,
            to: vec![place.owner],
            lang: open.lang.clone(),
            fields: kernel.fields(),
            ..Content::default()
        };
        let (channel, only) = (place.channel, vec![place.owner]);
        let ready = Ready { content, precedence: Precedence::Routine, public: false, channel, only };
        let told = self.say_ready(&ready)?;
        Ok(OpenedPlace { act: index, told: told.name, phrase: place.exact })
    }

    fn index_of(&self, shown: &str) -> Option<u64> {
        self.replica.ledger().index_of(&self.name_of(shown)?)
    }

    /// Before a file that shows exact places leaves this node: they are opened as on a page. Nothing is said where the file
    /// opens none of them.
    ///
    /// # Errors
    /// As [`State::open_place`].
    pub(super) fn open_for_file(&mut self, open: &Open) -> Result<(), CliFault> {
        let Some(index) = self.index_of(&open.act).filter(|index| !open.closed && self.is_coarse(*index)) else {
            return Ok(());
        };
        let format = self.name_of(&open.act).and_then(|name| self.format_of(&name));
        let is_place = |item: &String| format.and_then(|f| f.field(item)).is_none_or(|f| f.kind == Kind::Place);
        // What is no field of a format may be the whole of a read-back: it counts as a place.
        let head = |item: &String| super::proofs::HEAD.iter().any(|(name, _)| name == item);
        if !open.items.is_empty() && !open.items.iter().any(|item| !head(item) && is_place(item)) {
            return Ok(());
        }
        let reason = open.reason.clone().unwrap_or_default();
        self.open_place(&OpenPlace { act: index.to_string(), reason, lang: open.lang.clone(), officer: 0 })?;
        Ok(())
    }

    /// Who has opened the exact places of an act, or of any, as far as this member may know it, the latest first.
    ///
    /// # Errors
    /// `no-such-act`.
    pub(crate) fn openings(&self, of: Option<&str>) -> Result<Vec<situation::views::PlaceOpening>, CliFault> {
        let index = of.map(|shown| {
            let none = || CliFault::refused(&Refusal::new("no-such-act").with("given", shown));
            self.index_of(shown).ok_or_else(none)
        });
        Ok(self.at().place_openings(index.transpose()?))
    }
}
