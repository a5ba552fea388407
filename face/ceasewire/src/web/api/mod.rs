//! The API: what the desk shows and does, as JSON over HTTP. `docs/api.md` is its page for people.
//!
//! What it promises: a token does what its scopes name and nothing else; every answer is of the shape that the description
//! says, for both come from one type; an act is said here exactly as the desk says it; a session's cookie opens nothing
//! here, and a token opens no page. What it deliberately does not do: anything that only whoever runs the node may do.

mod answers;
mod begin;
mod call;
mod commitments;
mod confirm;
mod describe;
mod drafts;
mod duty;
mod events;
mod items;
mod more;
mod number;
mod once;
mod places;
mod problem;
mod read;
mod rounds;
mod say;
mod schema;
pub(crate) mod scope;
mod texts;
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

const fn what(id: &'static str, summary: &'static str, more: &'static str) -> What {
    What { id, summary, more }
}

/// Everything that can be asked, and its description beside it.
pub(super) fn routes() -> Router<Arc<Web>> {
    let table = officers(acts(views(Table::new())));
    let (router, description) = table.finish("Ceasewire");
    let router = router.fallback(missing).method_not_allowed_fallback(method);
    Router::new().nest(ROOT, router).layer(axum::Extension(Arc::new(Api::new(description))))
}

/// What the pages show.
fn views(table: Table) -> Table {
    let bundle =
        "Text that `ceasewire verify` and any C2SP-conformant tool check offline. What is sealed stays closed.";
    let stream = "Server-sent events: `act`, `witnessed`, `alarms`. Send the id of the last event back as Last-Event-ID and \
        nothing is missed.";
    let silence = "A proof up to the newest witnessed checkpoint, which `ceasewire verify` checks offline. It opens the act \
        that waits.";
    let all = "Needs the scope `read`.";
    table
        .read("/status", what("status", "How things stand at this node", "Any token may ask."), read::standing)
        .read("/board", what("board", "What is owed, open and new", "As the Board shows it."), read::board)
        .read("/debts", what("debts", "What is owed and not met", "By due time."), read::debts)
        .read("/alarms", what("alarms", "What the record shows that cannot wait", ""), read::alarms)
        .read("/zones", what("zones", "Zones and what is open in them", all), read::zones)
        .read("/cases", what("cases", "Cases, the latest first", ""), read::cases)
        .read("/cases/{number}", what("case", "One case with everything in it", ""), read::case)
        .read("/cases/{number}/ways", what("ways", "What this member may say in a case", ""), begin::ways)
        .read("/rounds", what("rounds", "Rounds of talks, the latest first", ""), rounds::list)
        .read("/rounds/{number}", what("round", "One round with what belongs to it", all), rounds::one)
        .read("/matters", what("matters", "Matters of which others tell, the latest first", ""), rounds::matters)
        .read("/matters/{number}", what("matter", "One matter, point by point", all), rounds::matter)
        .raw("/rounds.ics", what("calendar", "When rounds are", "iCalendar."), "text/calendar", rounds::calendar)
        .read(
            "/commitments",
            what("commitments", "Commitments on their timeline", "With a delay, what follows."),
            commitments::timeline,
        )
        .read("/texts", what("texts", "Texts under negotiation, the latest first", ""), texts::list)
        .read("/texts/{number}", what("text", "One text with what belongs to it", all), texts::one)
        .read("/texts/{number}/compare", what("compare", "What has changed in a text", all), texts::compared)
        .read("/texts/{number}/plain", what("plain", "A text as the file that is signed", all), texts::plain)
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
        .raw("/absence", what("absence", "Proof that an answer is missing", silence), "text/plain", more::absence)
        .read("/published", what("published", "What everybody may read", "The latest first."), more::published)
        .read("/outbox", what("outbox", "What is not in the record yet", "The most urgent first."), more::outbox)
        .read("/report", what("report", "One day of the record", ""), more::report)
        .read("/news", what("news", "How much is new since a size of the record", all), more::news)
        .read("/witnesses", what("witnesses", "Who has seen how much of the record", ""), more::seeing)
        .read("/rulebook", what("rulebook", "The rulebook in force", ""), read::rulebook)
        .read("/members", what("members", "Who takes part", ""), read::members)
        .read("/keys", what("keys", "Signing keys, past and present", ""), read::keys)
        .read("/places", what("places", "Places of the gazetteer that begin so", ""), begin::places)
        .events("/events", what("events", "What happens, as it happens", stream), events::events)
        .read(
            "/items",
            what("items", "Files of evidence with their custody", "By the acts that name them."),
            items::list,
        )
        .read("/openapi.json", what("description", "This description", "OpenAPI 3.1."), described)
}

/// What is said, at once or by a draft.
fn acts(table: Table) -> Table {
    let act = "Checked, sealed, signed and kept as the desk does it; once this is answered it is on the disk.";
    let open = "Shows the exact places of an act that its owner sealed to a few; the owner is told first, on the record. \
        Needs the scope `send:place-opened` and one to read it. Everything else here shows such places to within 5 km.";
    let give = "Sealed and on the disk when this is answered; an act names it by its `hash`. Needs the scope `items`.";
    let file = "Noted before it is answered. Needs the scope `items`, one to read its act, and `send:place-opened` where that \
        tells the owner of a coarse place.";
    let schema = "JSON Schema of the body of `POST /acts`, made from the rulebook in force.";
    let rung = "As `POST /acts` takes it once its author has added what is missing.";
    let sign = "As the review shows it that is named: sent and 201, or 200 and `asked` where a second officer must sign it too.";
    let facts = "Two facts of the act, which the second officer knows from elsewhere than this answer.";
    table
        .act("/acts", what("say", "Say an act", act), say::say)
        .act("/openings", what("open", "Open an exact place", open), places::open)
        .act_long("/items", what("hand-in", "Hand in a file", give), (items::SCOPE, items::BODY_MAX), items::give)
        .raw_act("/record/{number}/items/{which}", what("open-item", "Open a file", file), items::open)
        .read("/acts/{name}", what("progress", "How far an act has come", "By its own name."), read::progress)
        .read("/formats/{name}", what("schema", "What an act of this kind takes", schema), begin::schema_of)
        .read("/offers", what("offers", "What this member may begin", ""), begin::offers)
        .read("/cases/{number}/escalation", what("escalation", "The call of the next rung", rung), begin::escalation)
        .read("/drafts", what("drafts", "Drafts of this officer", "Needs the scope `drafts`."), drafts::list)
        .act("/drafts", what("begin", "Begin a draft", "The desk shows it too."), drafts::begin)
        .read("/drafts/{id}", what("draft", "One draft", ""), drafts::one)
        .act_at("/drafts/{id}", what("write", "Replace what is written", ""), drafts::write)
        .read(
            "/drafts/{id}/review",
            what("review", "A draft as it would be signed, and what follows", ""),
            drafts::review,
        )
        .act_at("/drafts/{id}/sign", what("sign", "Sign a draft", sign), drafts::sign)
        .act_at("/drafts/{id}/withdraw", what("withdraw", "Wait no longer for a second officer", ""), drafts::withdraw)
        .act_at("/drafts/{id}/discard", what("discard", "Throw a draft away", ""), drafts::discard)
        .read("/confirmations", what("awaited", "What waits for a second officer", ""), confirm::list)
        .read("/confirmations/{id}", what("to-confirm", "One of them, as it would be signed", ""), confirm::one)
        .act_at("/confirmations/{id}/facts", what("facts", "Give two facts again", facts), confirm::facts)
        .act_at("/confirmations/{id}/sign", what("confirm", "Let it go", "The record names both."), confirm::sign)
        .act_at("/confirmations/{id}/back", what("back", "Give it back to its author", ""), confirm::back)
}

/// What officers do at their desk beside that.
fn officers(table: Table) -> Table {
    let note = "With the note by which the watch is handed over. Needs the scope `read`.";
    let deed = "What the desk's buttons do, in the name of the token's officer.";
    table
        .read("/watch", what("watch", "Who is on watch", note), duty::watch)
        .act("/watch/take", what("take-watch", "Take the watch", ""), duty::take)
        .act("/watch/hand", what("hand-watch", "Hand the watch over", ""), duty::hand)
        .act("/watch/keep", what("keep-watch", "Take a handover back", ""), duty::keep)
        .read("/desk/alarms", what("desk-alarms", "The alarms of this desk", "Needs `read`."), duty::desk_alarms)
        .act("/desk/alarms", what("alarm-deed", "Acknowledge, shelve, silence alarms", deed), duty::deed)
        .read("/desk/alarms/older", what("older-alarms", "Every alarm that was", "The latest first."), duty::older)
        .read("/desk/alarms/deeds", what("alarm-deeds", "What officers did to alarms", ""), duty::deeds)
        .read("/desk/alarms/statistics", what("alarm-statistics", "Their figures", "Of 30 days."), duty::statistics)
}

async fn described(call: Arc<call::Call>, _: Nothing) -> Result<Value, Trouble> {
    let book = call.ask(|s| s.shown_rulebook()).await?;
    let mut description = call.api.description.clone();
    // What may be said is the rulebook's, not the program's.
    let kinds = schema::all(&book, &call.web.words, &call.lang);
    let refs: Vec<Value> = kinds.keys().map(|name| json!({"$ref": format!("#/components/schemas/{name}")})).collect();
    let example = |(name, schema): (&String, &Value)| {
        let value = schema["examples"].get(0)?.clone();
        Some((name.clone(), json!({"summary": schema["title"], "value": value})))
    };
    let examples: Map<String, Value> = kinds.iter().filter_map(example).collect();
    let schemas = &mut description["components"]["schemas"];
    for (name, schema) in kinds {
        schemas[name] = schema;
    }
    let body = &mut description["paths"]["/acts"]["post"]["requestBody"]["content"]["application/json"];
    body["schema"] = json!({"anyOf": refs});
    body["examples"] = examples.into();
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
