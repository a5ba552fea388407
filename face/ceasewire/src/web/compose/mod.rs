//! Acts that are written at the desk: the choice, the form, the review, what was sent; notices of danger; second officers.
//!
//! What it promises: everything that comes from a form is kept before it is judged; an act is sent under its draft once,
//! whatever is clicked or stops; a grave act goes only when another officer has re-entered two of its facts. What is
//! right is for the node: nothing here decides it.

mod once;
mod pages;
pub(super) mod second;
mod signing;
mod widen;

pub(super) use pages::{begin_with, draft_name};

use super::Web;
use super::door::Visitor;
use super::upload::Limits;
use crate::api::{RefusalText, Send};
use crate::fault::CliFault;
use act::Refusal;
use axum::Router;
use axum::response::Response;
use axum::routing::{get, post};
use data_encoding::HEXLOWER;
use desk::compose::{Form, Refused, Subject};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use store::{Draft, DraftState};

/// A second officer is awaited so long. Source: DESIGN 6, "two-person acts".
pub(super) const SECOND_MS: u64 = 600_000;

pub(super) fn routes() -> Router<Arc<Web>> {
    Router::new()
        .route("/compose", get(pages::offer))
        .route("/compose/{what}", get(pages::begin))
        .route("/danger", get(pages::danger))
        .route("/escalate/{case}", get(pages::escalate))
        .route("/drafts/{id}", get(pages::draft).post(pages::save).layer(Limits::EVIDENCE.body()))
        .route("/drafts/{id}/review", get(signing::review))
        .route("/drafts/{id}/sign", post(signing::sign))
        .route("/drafts/{id}/withdraw", post(second::withdraw))
        .route("/sent/{id}", get(signing::sent))
        .route("/confirm/{id}", get(second::page).post(second::enter))
        .route("/confirm/{id}/back", post(second::back))
        .route("/confirm/{id}/sign", post(second::sign))
        .route("/places", get(pages::places))
}

/// What a draft is to be, as its row says it: the act, the case, the channel in which it was begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct About {
    pub what: String,
    pub case: Option<u64>,
    pub channel: String,
    /// The case over which it calls the next rung.
    pub over: Option<u64>,
}

impl About {
    pub fn read(text: &str) -> About {
        let mut parts = text.splitn(4, '|');
        let mut next = || parts.next().unwrap_or_default().to_owned();
        let (what, case, channel, over) = (next(), next(), next(), next());
        About { what, case: case.parse().ok(), channel, over: over.parse().ok() }
    }

    pub fn write(&self) -> String {
        let number = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
        format!("{}|{}|{}|{}", self.what, number(self.case), self.channel, number(self.over))
    }
}

/// A draft with what it is to be and what was typed.
pub(super) struct Drafted {
    pub draft: Draft,
    pub about: About,
    pub subject: Subject,
    /// What the form begins with.
    pub start: Form,
    /// What was typed, or what the form begins with.
    pub form: Form,
}

impl Drafted {
    /// The act as it would be sent, written by this officer in this language unless the form says another.
    pub fn send(&self, lang: &str) -> Send {
        let mut fields = self.subject.typed(&self.form);
        if self.about.what == "amend" {
            // Only what differs from what stands is an amendment.
            let stands = self.subject.typed(&self.start);
            fields.retain(|name, text| stands.get(name) != Some(text));
        }
        let given = |name: &str| self.form.get(name).filter(|text| !text.is_empty()).cloned();
        let to = self.form.keys().filter_map(|key| key.strip_prefix("to.")).map(str::to_owned).collect();
        let begun = Some(self.about.channel.clone()).filter(|c| !c.is_empty());
        let widens = crate::node::widens(&self.about.what);
        Send {
            what: self.about.what.clone(),
            fields,
            to,
            // A release and a disclosure name the act in a field of theirs.
            case: self.about.case.filter(|_| !widens).map(|n| n.to_string()),
            about: self.about.over.map(|n| n.to_string()),
            channel: if self.about.case.is_some() { None } else { given("channel").or(begun) },
            precedence: given("precedence"),
            lang: given("lang").or_else(|| (!widens).then(|| lang.to_owned())),
            emergency: given("emergency"),
            officer: self.draft.officer,
            ..Send::default()
        }
    }

    /// The language in which the act is shown beside the form: the one chosen last, else another than the officer's own.
    pub fn read_in(&self, web: &Web, own: &str) -> String {
        let known = web.words.languages();
        let chosen = self.form.get("read").filter(|l| known.contains(&l.as_str()));
        let other = || known.iter().find(|l| **l != own).map(|l| (*l).to_owned());
        chosen.cloned().or_else(other).unwrap_or_else(|| own.to_owned())
    }
}

/// The mark of a review: it names the act as the review shows it, and no other.
pub(super) fn mark(send: &Send) -> String {
    let bytes = serde_json::to_vec(send).expect("texts are JSON");
    HEXLOWER.encode(&Sha256::digest(bytes)[..16])
}

/// What was typed, as a draft's row keeps it.
pub(super) fn packed(form: &Form) -> String {
    serde_json::to_string(form).expect("names and texts are JSON")
}

pub(super) fn unpacked(text: &str) -> Option<Form> {
    serde_json::from_str(text).ok()
}

impl Web {
    /// A draft as it stands. What waited too long for a second officer is its author's again.
    pub(super) async fn drafted(&self, id: &str) -> Result<Option<Drafted>, CliFault> {
        let (name, now) = (id.to_owned(), self.door.now());
        let found = self.door.ask(move |kept| {
            let found = kept.draft(&name)?;
            match &found {
                Some(Draft { state: DraftState::Asked { at_ms, .. }, .. })
                    if now.saturating_sub(*at_ms) > SECOND_MS =>
                {
                    kept.give_back(&name, None)?;
                    kept.draft(&name)
                }
                _ => Ok(found),
            }
        });
        let Some(draft) = found.await? else { return Ok(None) };
        let about = About::read(&draft.what);
        let asked = about.clone();
        let subject = self.ask(move |s| {
            let (mut subject, mut start) = s.subject(&asked.what, asked.case)?;
            start.insert("channel".into(), asked.channel);
            if let Some((_, _, more)) = asked.over.and_then(|over| s.escalation(over)) {
                start.extend(more);
            }
            subject.about = asked.over.and_then(|over| s.awaited_in(over));
            Some((subject, start))
        });
        let Some((subject, start)) = subject.await? else { return Ok(None) };
        let form = unpacked(&draft.form).unwrap_or_else(|| start.clone());
        Ok(Some(Drafted { draft, about, subject, start, form }))
    }

    /// What is wrong, in the officer's language; fields go by their labels.
    pub(super) fn refused(&self, lang: &str, format: &str, all: &[RefusalText]) -> Vec<Refused> {
        let one = |r: &RefusalText| {
            let (what, remedy) = self.refusal(lang, format, r);
            Refused { field: r.field.clone(), what, remedy }
        };
        all.iter().map(one).collect()
    }

    /// Tells every open page of this desk that something of its own has changed.
    pub(super) fn stir(&self) {
        // A node that stops has no pages to tell.
        let _ = self.keeper.tell(|s| s.stir());
    }

    /// What could not be done, as a page.
    pub(super) fn cannot(&self, visitor: &Visitor, fault: &CliFault) -> Response {
        let all = Web::refusals(fault);
        let first = all.first().cloned().unwrap_or_else(|| (&Refusal::new("disk-fault")).into());
        self.told(visitor, &first)
    }

    fn told(&self, visitor: &Visitor, refusal: &RefusalText) -> Response {
        use axum::http::StatusCode;
        let (what, remedy) = self.refusal(&visitor.lang, "", refusal);
        super::door::page(
            self,
            &visitor.lang,
            desk::EntryState::Refused(what, remedy),
            StatusCode::UNPROCESSABLE_ENTITY,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_draft_is_to_be_is_read_as_it_was_written() {
        for about in [
            About { what: "ntf-flight".into(), case: None, channel: "security".into(), over: None },
            About { what: "amend".into(), case: Some(48_213), channel: String::new(), over: None },
            About { what: "contact-request".into(), case: None, channel: "security".into(), over: Some(7) },
        ] {
            assert_eq!(About::read(&about.write()), about);
        }
    }
}
