//! Saying an act: the way of the desk and of the command line, for the officer for whom the token speaks.

use super::answers::{Said, Say};
use super::call::Call;
use super::problem::Trouble;
use crate::api::{Send, Sent};
use crate::fault::CliFault;
use crate::web::roles::Deed;
use act::Refusal;
use axum::http::StatusCode;
use std::sync::Arc;

pub(super) async fn say(call: Arc<Call>, say: Say) -> Result<(StatusCode, Said), Trouble> {
    if !call.scopes.says(&say.what) {
        return Err(call.lacks(&format!("send:{}", say.what)));
    }
    call.may(Deed::Sign)?;
    let send = Send {
        what: say.what.clone(),
        fields: say.fields,
        to: say.to,
        case: say.case,
        about: say.about,
        channel: say.channel,
        precedence: say.precedence,
        lang: Some(say.lang.unwrap_or_else(|| call.lang.clone())),
        emergency: say.emergency,
        only: say.only,
        dry: say.dry,
        officer: call.token.officer,
        ..Send::default()
    };
    let done = call.try_ask(move |s| {
        // Whether two officers sign may depend on what is said.
        if s.needs_two(&send) {
            return Err(CliFault::refused(&Refusal::new("token-grave").with("given", &send.what)));
        }
        s.send(&send)
    });
    Ok(said(done.await.map_err(|t| Trouble { format: say.what, ..t })?))
}

/// What is answered to whoever said an act, or tried it.
pub(super) fn said(sent: Sent) -> (StatusCode, Said) {
    let status = if sent.dry { StatusCode::OK } else { StatusCode::CREATED };
    let said = Said {
        name: sent.name,
        dry: sent.dry,
        state: if sent.dry { "none" } else { "queued" }.to_owned(),
        phrase: sent.phrase,
        len: sent.len as u64,
        burst_len: sent.burst_len as u64,
    };
    (status, said)
}
