//! Problem details (RFC 9457) with our typed refusals in the language that was asked for.

use crate::api::RefusalText;
use crate::fault::CliFault;
use crate::web::Web;
use act::Refusal;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// Why a request was not answered. Source: RFC 9457.
#[derive(Serialize, JsonSchema)]
pub(super) struct Problem {
    /// Which kind: `urn:ceasewire:` and the code of the first refusal.
    #[serde(rename = "type")]
    kind: String,
    /// The meaning of the status.
    title: String,
    /// The status.
    status: u16,
    /// The first refusal and what to do, as a sentence.
    detail: String,
    /// Everything that is wrong, at once.
    refusals: Vec<Refused>,
}

/// One refusal.
#[derive(Serialize, JsonSchema)]
pub(super) struct Refused {
    /// Its code, the same in every language.
    code: String,
    /// The field or parameter that it concerns.
    field: Option<String>,
    /// Where the rule comes from, if a rule of the mechanism refuses it.
    rule: Option<String>,
    /// What is wrong.
    text: String,
    /// What to do.
    remedy: String,
    /// The values in the sentence.
    args: BTreeMap<String, String>,
}

/// Why something cannot be answered, before it has a language.
#[derive(Debug)]
pub(super) struct Trouble {
    pub status: StatusCode,
    pub refusals: Vec<RefusalText>,
    /// Seconds until it may go better.
    pub again_s: Option<u64>,
    /// The format that fields belong to.
    pub format: String,
}

impl Trouble {
    pub fn new(status: StatusCode, refusal: &Refusal) -> Trouble {
        Trouble { status, refusals: vec![refusal.into()], again_s: None, format: String::new() }
    }

    /// There is no such thing, or nobody with this token may see it.
    pub fn missing() -> Trouble {
        Trouble::new(StatusCode::NOT_FOUND, &Refusal::new("api-missing"))
    }

    /// What cannot be done as it stands.
    pub fn refused(refusal: &Refusal) -> Trouble {
        Trouble::new(StatusCode::UNPROCESSABLE_ENTITY, refusal)
    }

    /// A parameter or a part of the body that is not as the description says.
    pub fn parameter(name: &str, wanted: &str) -> Trouble {
        Trouble::refused(&Refusal::new("api-parameter").of_field(name).with("detail", format!("{name}: {wanted}")))
    }

    /// What the node cannot do now.
    pub fn down() -> Trouble {
        Trouble::new(StatusCode::SERVICE_UNAVAILABLE, &Refusal::new("not-running"))
    }

    /// What the node refused, or could not do.
    pub fn of(fault: &CliFault) -> Trouble {
        let refusals = Web::refusals(fault);
        let at_fault = |r: &RefusalText| ["disk-fault", "disk-full", "sync-first"].contains(&r.code.as_str());
        let refused =
            matches!(fault, CliFault::Refused(_) | CliFault::NotVerified(_)) && !refusals.iter().any(at_fault);
        let status = if refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::SERVICE_UNAVAILABLE };
        Trouble { status, refusals, again_s: None, format: String::new() }
    }
}

/// Refusals in words.
pub(super) fn refused(web: &Web, lang: &str, format: &str, all: &[RefusalText]) -> Vec<Refused> {
    let rule = |code: &str| situation::RULES.iter().find(|r| r.code == code).map(|r| r.source.to_owned());
    let one = |r: &RefusalText| {
        let (text, remedy) = web.refusal(lang, format, r);
        Refused {
            rule: rule(&r.code),
            code: r.code.clone(),
            field: r.field.clone(),
            text,
            remedy,
            args: r.args.clone(),
        }
    };
    all.iter().map(one).collect()
}

/// The problem's answer.
pub(super) fn problem(web: &Web, lang: &str, trouble: Trouble) -> Response {
    let Trouble { status, refusals, again_s, format } = trouble;
    let refusals = refused(web, lang, &format, &refusals);
    let first = refusals.first();
    let problem = Problem {
        kind: format!("urn:ceasewire:{}", first.map_or("unknown", |r| &r.code)),
        title: status.canonical_reason().unwrap_or_default().to_owned(),
        status: status.as_u16(),
        detail: first.map(|r| format!("{} {}", r.text, r.remedy)).unwrap_or_default(),
        refusals,
    };
    let body = serde_json::to_vec(&problem).expect("text and numbers make JSON");
    let kind = HeaderValue::from_static("application/problem+json");
    let mut answer = (status, [(header::CONTENT_TYPE, kind)], body).into_response();
    let headers = answer.headers_mut();
    headers.insert(header::VARY, HeaderValue::from_static("accept-language"));
    if let Ok(lang) = HeaderValue::from_str(lang) {
        headers.insert(header::CONTENT_LANGUAGE, lang);
    }
    if status == StatusCode::UNAUTHORIZED {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    if let Some(s) = again_s {
        headers.insert(HeaderName::from_static("retry-after"), HeaderValue::from(s));
    }
    answer
}
