//! The API: what the desk shows and does, as JSON over HTTP. `docs/api.md` is its page for people.
//!
//! What it promises: a token does what its scopes name and nothing else; every answer is of the shape that the description
//! says, for both come from one type; an act is said here exactly as the desk says it; a session's cookie opens nothing
//! here, and a token opens no page. What it deliberately does not do: anything that only whoever runs the node may do.

mod answers;
mod call;
mod describe;
mod events;
mod number;
mod once;
mod places;
mod problem;
mod read;
mod say;
pub(crate) mod scope;
pub(crate) mod tokens;
mod told;

use super::{Web, door};
use act::Refusal;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use call::Api;
use describe::{Nothing, ROOT, Table, What};
use problem::{Trouble, problem};
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// Everything that can be asked, and its description beside it.
pub(super) fn routes() -> Router<Arc<Web>> {
    let what = |id, summary, more| What { id, summary, more };
    let bundle =
        "Text that `ceasewire verify` and any C2SP-conformant tool check offline. What is sealed stays closed.";
    let stream = "Server-sent events: `act`, `witnessed`, `alarms`. Send the id of the last event back as Last-Event-ID and \
        nothing is missed.";
    let act = "Checked, sealed, signed and kept as the desk does it; once this is answered it is on the disk.";
    let open = "Shows the exact places of an act that its owner sealed to a few; the owner is told first, on the record. \
        Needs the scope `send:place-opened` and one to read it. Everything else here shows such places to within 5 km.";
    let table = Table::new()
        .read("/status", what("status", "How things stand at this node", "Any token may ask."), read::standing)
        .read("/board", what("board", "What is owed, open and new", "As the Board shows it."), read::board)
        .read("/debts", what("debts", "What is owed and not met", "By due time."), read::debts)
        .read("/alarms", what("alarms", "What somebody must look at", ""), read::alarms)
        .read("/zones", what("zones", "Zones and what is open in them", "Needs the scope `read`."), read::zones)
        .read("/cases", what("cases", "Cases, the latest first", ""), read::cases)
        .read("/cases/{number}", what("case", "One case with everything in it", ""), read::case)
        .read("/channels", what("channels", "Lines of coordination", ""), read::channels)
        .read("/channels/{name}", what("channel", "One line with what is open in it", ""), read::channel)
        .read("/record", what("record", "The record, searched", "Oldest first, within the latest part."), read::record)
        .read("/record/{number}", what("act", "One act with its proof", ""), read::act)
        .raw("/record/{number}/proof", what("proof", "The proof bundle of an act", bundle), "text/plain", read::bundle)
        .read(
            "/openings",
            what("openings", "Who opened exact places", "Yours, and those you opened."),
            places::openings,
        )
        .act("/openings", what("open", "Open an exact place", open), places::open)
        .read("/acts/{name}", what("progress", "How far an act has come", "By its own name."), read::progress)
        .act("/acts", what("say", "Say an act", act), say::say)
        .read("/rulebook", what("rulebook", "The rulebook in force", ""), read::rulebook)
        .read("/members", what("members", "Who takes part", ""), read::members)
        .read("/keys", what("keys", "Signing keys, past and present", ""), read::keys)
        .events("/events", what("events", "What happens, as it happens", stream), events::events)
        .read("/openapi.json", what("description", "This description", "OpenAPI 3.1."), described);
    let (router, description) = table.finish("Ceasewire");
    let router = router.fallback(missing).method_not_allowed_fallback(method);
    Router::new().nest(ROOT, router).layer(axum::Extension(Arc::new(Api::new(description))))
}

async fn described(call: Arc<call::Call>, _: Nothing) -> Result<Value, Trouble> {
    let book = call.ask(|s| s.shown_rulebook()).await?;
    let mut description = call.api.description.clone();
    // What may be said is the rulebook's, not the program's.
    let formats = book.formats().iter();
    let said: Vec<&str> = formats.map(|f| f.name.as_str()).chain(scope::SAID.iter().copied()).collect();
    description["components"]["schemas"]["Say"]["properties"]["what"]["enum"] = said.into();
    let example = |f: &rulebook::Format| {
        let value = json!({"what": f.name, "fields": f.example, "dry": true});
        (f.name.clone(), json!({"summary": call.web.words.title(&call.lang, &f.name), "value": value}))
    };
    let examples: Map<String, Value> = book.formats().iter().map(example).collect();
    description["paths"]["/acts"]["post"]["requestBody"]["content"]["application/json"]["examples"] = examples.into();
    Ok(description)
}

async fn missing(State(web): State<Arc<Web>>, headers: HeaderMap) -> Response {
    problem(&web, &door::language(&web, &headers), Trouble::missing())
}

async fn method(State(web): State<Arc<Web>>, headers: HeaderMap) -> Response {
    let trouble = Trouble::new(StatusCode::METHOD_NOT_ALLOWED, &Refusal::new("api-method"));
    problem(&web, &door::language(&web, &headers), trouble)
}

/// Whether a request is for the API. No page stands below this address, and nothing else lets a request in without the
/// mark of our own pages: what a browser sends by itself, such as a cookie, opens nothing there.
pub(super) fn is_for(request: &Request) -> bool {
    request.uri().path().strip_prefix(ROOT).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The answer to a request that names another desk.
pub(super) fn foreign(web: &Web, lang: &str) -> Response {
    problem(web, lang, Trouble::new(StatusCode::FORBIDDEN, &Refusal::new("api-host")))
}
