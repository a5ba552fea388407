//! What the press ascribes to somebody, as the form of a claim begins with it.

use super::state::State;
use act::MemberKind;
use desk::compose::Form;
use rulebook::{Format, escaped};

/// The part that such a format plays in talks.
const PART: &str = "claim";

/// One statement that a report ascribes to somebody, in the words of the fields of a claim; empty where nothing is stated.
#[derive(Debug, Clone, Default)]
pub(crate) struct Claimed {
    pub outlet: String,
    /// The day of the report, ISO 8601.
    pub day: String,
    pub ascribed: String,
    /// To whom the report says that the speaker belongs; entered where it is a member's short name.
    pub side: String,
    pub through: String,
    /// What kind it is; empty where a person must say.
    pub kind: String,
    pub says: &'static str,
    pub claim: String,
    pub cite: String,
    pub caveat: String,
    pub agenda: String,
    /// The act that entered what this retells.
    pub of: Option<u64>,
}

impl State {
    fn claims(&self) -> Option<Format> {
        self.shown_rulebook().formats().iter().find(|f| f.part.as_deref() == Some(PART)).cloned()
    }

    /// Who enters claims of the press, where this member does not; nobody, where the rulebook has no format for them.
    pub(crate) fn others_enter_claims(&self) -> Option<Vec<MemberKind>> {
        let by = self.claims().map(|f| f.sent_by).unwrap_or_default();
        (!self.kind().is_some_and(|kind| by.contains(&kind))).then_some(by)
    }

    /// The form of a claim about a matter or a round, as far as a report fills it in, and the format and the channel of it;
    /// `None` if there is no such matter here, or no such format for this member.
    pub(crate) fn claim_form(&self, about: u64, claimed: &Claimed) -> Option<(String, String, Form)> {
        if self.others_enter_claims().is_some() {
            return None;
        }
        let format = self.claims()?;
        let matter = || self.at().told_matter(about).map(|v| v.matter.channel);
        let channel = matter().or_else(|| self.at().round_of_talks(about).map(|v| v.round.channel))?;
        let c = claimed;
        let side = Some(&c.side).filter(|name| self.situation.mechanism().member(name).is_some());
        let outlet = match (c.outlet.is_empty(), c.day.is_empty()) {
            (false, false) => format!("{} (dated {})", c.outlet, c.day),
            _ => c.outlet.clone(),
        };
        let of = c.of.map(|n| n.to_string()).unwrap_or_default();
        let point = if of.is_empty() { "" } else { "1" };
        let entry = [
            ("kind", c.kind.as_str()),
            ("says", c.says),
            ("claim", &c.claim),
            ("of", &of),
            ("point", point),
            ("cite", &c.cite),
            ("caveat", &c.caveat),
            ("agenda", &c.agenda),
        ];
        let entry = entry.iter().filter(|(_, text)| !text.is_empty());
        let entry = entry.map(|(name, text)| format!("{name}={}", escaped(text))).collect::<Vec<_>>().join("; ");
        let about = about.to_string();
        let texts = [
            ("about", about.as_str()),
            ("outlet", &outlet),
            ("ascribed", &c.ascribed),
            ("side", side.map_or("", String::as_str)),
            ("through", &c.through),
            ("points", &entry),
        ];
        let mut form = Form::from([("channel".to_owned(), channel.clone()), ("lang".to_owned(), "en".to_owned())]);
        for (name, text) in texts {
            if let Some(def) = format.field(name) {
                desk::compose::spread(def, &format!("f-{name}"), text, &mut form);
            }
        }
        // A report is dated by the day; the hour is for whoever knows it, and without one the field says nothing.
        if !c.day.is_empty() && format.field("published").is_some() {
            form.insert("f-published.day".into(), c.day.clone());
        }
        Some((format.name.clone(), channel, form))
    }
}
