//! One table of what the API can be asked. Each entry makes a route and its description from the same Rust types, so the
//! description cannot say anything else than the handler does.

use super::call::{Asked, Call};
use super::problem::{Problem, Trouble};
use super::told::told;
use crate::web::Web;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::{MethodRouter, get, post};
use schemars::generate::{SchemaGenerator, SchemaSettings};
use schemars::{JsonSchema, Schema};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// Where everything here stands.
pub(super) const ROOT: &str = "/api/v1";
/// Key of idempotency, after the IETF draft of that name.
pub(super) const ONCE: &str = "idempotency-key";

/// What people read of an entry.
pub(super) struct What {
    /// Name of the operation, for programs that are made from the description.
    pub id: &'static str,
    /// One line.
    pub summary: &'static str,
    /// What else is to be known.
    pub more: &'static str,
}

/// What a request may be answered with that is no problem.
enum Good {
    Json(&'static [u16], Schema),
    Text(&'static str),
    Bytes,
}

/// The table, while it is written.
pub(super) struct Table {
    router: Router<Arc<Web>>,
    paths: Map<String, Value>,
    given: SchemaGenerator,
    taken: SchemaGenerator,
}

fn settings() -> SchemaSettings {
    let mut settings = SchemaSettings::draft2020_12();
    settings.definitions_path = "/components/schemas".into();
    settings
}

impl Table {
    pub fn new() -> Table {
        Table {
            router: Router::new(),
            paths: Map::new(),
            given: settings().for_serialize().into_generator(),
            taken: settings().for_deserialize().into_generator(),
        }
    }

    /// Something to read: `work` is told what was asked for and answers with plain data.
    pub fn read<Q, A, F, Fut>(mut self, path: &str, what: What, work: F) -> Table
    where
        Q: DeserializeOwned + JsonSchema + Send + 'static,
        A: Serialize + JsonSchema + 'static,
        F: Fn(Arc<Call>, Q) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<A, Trouble>> + Send + 'static,
    {
        let good = Good::Json(&[200], self.given.subschema_for::<A>());
        let route = get(move |call: Call, Asked(asked): Asked<Q>| async move {
            let call = Arc::new(call);
            match work(call.clone(), asked).await {
                Ok(answer) => told(&call, StatusCode::OK, &answer),
                Err(trouble) => call.problem(trouble),
            }
        });
        self.put::<Q>(path, "get", what, None, good, route)
    }

    /// Something to read that is no JSON; `work` answers with the whole response.
    pub fn raw<Q, F, Fut>(self, path: &str, what: What, media_type: &'static str, work: F) -> Table
    where
        Q: DeserializeOwned + JsonSchema + Send + 'static,
        F: Fn(Arc<Call>, Q) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<Response, Trouble>> + Send + 'static,
    {
        let route = get(move |call: Call, Asked(asked): Asked<Q>| async move {
            let call = Arc::new(call);
            let answer = work(call.clone(), asked).await;
            answer.unwrap_or_else(|trouble| call.problem(trouble))
        });
        self.put::<Q>(path, "get", what, None, Good::Text(media_type), route)
    }

    /// The stream of events, which begins after the event that the caller has seen last.
    pub fn events<Q, F, Fut>(self, path: &str, what: What, work: F) -> Table
    where
        Q: DeserializeOwned + JsonSchema + Send + 'static,
        F: Fn(Arc<Call>, Q, Option<String>) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<Response, Trouble>> + Send + 'static,
    {
        let route = get(move |call: Call, Asked(asked): Asked<Q>, headers: HeaderMap| async move {
            let call = Arc::new(call);
            let last = headers.get("last-event-id").map(|v| String::from_utf8_lossy(v.as_bytes()).into_owned());
            let answer = work(call.clone(), asked, last).await;
            answer.unwrap_or_else(|trouble| call.problem(trouble))
        });
        let mut table = self.put::<Q>(path, "get", what, None, Good::Text("text/event-stream"), route);
        if let Some(parameters) = table.paths[path]["get"]["parameters"].as_array_mut() {
            parameters.push(json!({
                "name": "Last-Event-ID", "in": "header", "required": false,
                "description": "The id of the last event that was seen.",
                "schema": {"type": "string", "pattern": r"^[0-9]{1,15}\.[0-9]{1,15}$"},
            }));
        }
        table
    }

    /// Something to do: 201 if it was done, 200 if it was only tried. A key of idempotency makes sure of once.
    pub fn act<B, A, F, Fut>(self, path: &str, what: What, work: F) -> Table
    where
        B: DeserializeOwned + JsonSchema + Send + 'static,
        A: Serialize + JsonSchema + 'static,
        F: Fn(Arc<Call>, B) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<(StatusCode, A), Trouble>> + Send + 'static,
    {
        self.act_at(path, what, move |call, Nothing {}, body| work(call, body))
    }

    /// The same to what the address names.
    pub fn act_at<Q, B, A, F, Fut>(mut self, path: &str, what: What, work: F) -> Table
    where
        Q: DeserializeOwned + JsonSchema + Clone + Send + Sync + 'static,
        B: DeserializeOwned + JsonSchema + Send + 'static,
        A: Serialize + JsonSchema + 'static,
        F: Fn(Arc<Call>, Q, B) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<(StatusCode, A), Trouble>> + Send + 'static,
    {
        let good = Good::Json(&[200, 201], self.given.subschema_for::<A>());
        let body = self.taken.subschema_for::<B>();
        let route = post(move |call: Call, Asked(asked): Asked<Q>, request: Request| async move {
            let doing = move |call, body| work(call, asked.clone(), body);
            super::once::once(Arc::new(call), request, doing).await
        });
        self.put::<Q>(path, "post", what, Some((body, true)), good, route)
    }

    /// The same by a body of up to `most` bytes: whoever lacks the scope, or sends another one already, is told before it
    /// is read.
    pub fn act_long<B, A, F, Fut>(
        mut self,
        path: &str,
        what: What,
        (scope, most): (&'static str, usize),
        work: F,
    ) -> Table
    where
        B: DeserializeOwned + JsonSchema + Send + 'static,
        A: Serialize + JsonSchema + 'static,
        F: Fn(Arc<Call>, B) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<(StatusCode, A), Trouble>> + Send + 'static,
    {
        let good = Good::Json(&[200, 201], self.given.subschema_for::<A>());
        let body = self.taken.subschema_for::<B>();
        let route = post(move |call: Call, Asked(Nothing {}): Asked<Nothing>, request: Request| async move {
            match call.does(scope).and_then(|()| call.alone()) {
                Ok(_alone) => super::once::once(Arc::new(call), request, work).await,
                Err(trouble) => call.problem(trouble),
            }
        });
        self.put::<Nothing>(path, "post", what, Some((body, true)), good, route.layer(DefaultBodyLimit::max(most)))
    }

    /// Something to do that is answered with bytes, each time anew: no key makes it once, for the answer is kept nowhere.
    pub fn raw_act<Q, B, F, Fut>(mut self, path: &str, what: What, work: F) -> Table
    where
        Q: DeserializeOwned + JsonSchema + Send + 'static,
        B: DeserializeOwned + JsonSchema + Send + 'static,
        F: Fn(Arc<Call>, Q, B) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<Response, Trouble>> + Send + 'static,
    {
        let body = self.taken.subschema_for::<B>();
        let route = post(move |call: Call, Asked(asked): Asked<Q>, request: Request| async move {
            let call = Arc::new(call);
            let answer = match super::once::body(request).await {
                Ok((_, body)) => work(call.clone(), asked, body).await,
                Err(trouble) => Err(trouble),
            };
            answer.unwrap_or_else(|trouble| call.problem(trouble))
        });
        self.put::<Q>(path, "post", what, Some((body, false)), Good::Bytes, route)
    }

    fn put<Q: JsonSchema>(
        mut self,
        path: &str,
        method: &str,
        what: What,
        // What is sent, and whether a key makes sure of once.
        body: Option<(Schema, bool)>,
        good: Good,
        route: MethodRouter<Arc<Web>>,
    ) -> Table {
        let mut asked = settings().for_deserialize();
        asked.inline_subschemas = true;
        let asked = asked.into_generator().into_root_schema_for::<Q>();
        let mut parameters = parameters(path, &asked);
        let mut operation = json!({
            "operationId": what.id,
            "summary": what.summary,
            "description": what.more,
            "responses": responses(good, body.is_some()),
        });
        if let Some((body, once)) = body {
            operation["requestBody"] = json!({"required": true, "content": {"application/json": {"schema": body}}});
            let key = json!({
                "name": "Idempotency-Key", "in": "header", "required": false,
                "description": "A key of the caller's own for this one act. Whoever sends the same body under it again within a day is given the first answer again.",
                "schema": {"type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[A-Za-z0-9_-]+$"},
            });
            parameters.extend(once.then_some(key));
        }
        operation["parameters"] = parameters.into();
        let at = self.paths.entry(path.to_owned()).or_insert_with(|| json!({}));
        at[method] = operation;
        self.router = self.router.route(path, route);
        self
    }

    /// The routes, and the description of all of them; `title` stands above it.
    pub fn finish(mut self, title: &str) -> (Router<Arc<Web>>, Value) {
        let problem = self.given.subschema_for::<Problem>();
        let mut schemas = self.given.take_definitions(true);
        schemas.extend(self.taken.take_definitions(true));
        schemas.values_mut().for_each(with_sentences);
        let bad =
            |what: &str| json!({"description": what, "content": {"application/problem+json": {"schema": problem}}});
        let late = || {
            let mut late = bad("Too many requests of this token; `Retry-After` says when to go on.");
            late["headers"] = json!({"Retry-After": {"required": true, "schema": {"type": "integer", "minimum": 1}}});
            late
        };
        let description = json!({
            "openapi": "3.1.0",
            "info": {"title": title, "version": env!("CARGO_PKG_VERSION"), "license": {"name": "Apache-2.0 OR MIT"},
                "description": "What the desk shows and does, for programs. Answers are in the language of Accept-Language."},
            "servers": [{"url": ROOT}],
            "security": [{"token": []}],
            "paths": self.paths,
            "components": {
                "schemas": schemas,
                "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
                "responses": {
                    "token": bad("No token, or one that does not hold (any more)."),
                    "scope": bad("The token lacks a scope that this needs, or the request is for another desk."),
                    "missing": bad("There is no such thing, or this token may not see it."),
                    "busy": bad("A request with this key of idempotency was begun and has no answer yet."),
                    "long": bad("The body is too long."),
                    "media": bad("The body is not called application/json."),
                    "refused": bad("Refused, with every reason at once; nothing has changed."),
                    "late": late(),
                    "down": bad("The node is starting, stopping, or its disk is at fault."),
                },
            },
        });
        (self.router, description)
    }
}

/// The sentences that every answer is given beside its phrases; `cli::with_texts` writes them.
fn with_sentences(schema: &mut Value) {
    const PHRASE: &str = "#/components/schemas/Phrase";
    let about =
        "The sentence in the language of the answer. Its values stand in direction isolates (U+2066 to U+2069).";
    let text = json!({"type": "string", "description": about});
    let refers = |schema: &Value| schema["$ref"] == PHRASE;
    let Some(members) = schema["properties"].as_object().cloned() else { return };
    for (name, member) in &members {
        let maybe = member["anyOf"].as_array().is_some_and(|any| any.iter().any(refers));
        let beside = match name.strip_suffix("phrase") {
            Some(stem) => format!("{stem}text"),
            None => format!("{name}_text"),
        };
        if refers(member) || maybe {
            schema["properties"][&beside] = text.clone();
        } else if member["type"] == "array" && refers(&member["items"]) {
            schema["properties"][&beside] = json!({"type": "array", "items": text});
        }
        if let (true, Some(required)) = (refers(member), schema["required"].as_array_mut()) {
            required.push(beside.into());
        }
    }
}

/// Nothing: no parameters, or a body of which the address says everything.
#[derive(Debug, Clone, serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Nothing {}

/// The members of a parameters' type, in the path where it names them and else in the query.
fn parameters(path: &str, asked: &Schema) -> Vec<Value> {
    let empty = Map::new();
    let members = asked.get("properties").and_then(Value::as_object).unwrap_or(&empty);
    let required =
        |name: &str| asked.get("required").and_then(Value::as_array).is_some_and(|all| all.iter().any(|n| n == name));
    let one = |(name, schema): (&String, &Value)| {
        let in_path = path.contains(&format!("{{{name}}}"));
        let mut schema = schema.clone();
        let text = schema.as_object_mut().and_then(|s| s.remove("description")).unwrap_or_default();
        // In an address there is no null: what is optional is left out.
        if let Some(types) = schema["type"].as_array() {
            schema["type"] = types.iter().find(|t| *t != "null").cloned().unwrap_or_default();
        }
        json!({"name": name, "in": if in_path { "path" } else { "query" }, "required": in_path || required(name),
            "description": text, "schema": schema})
    };
    members.iter().map(one).collect()
}

fn responses(good: Good, body: bool) -> Value {
    let mut all = Map::new();
    let common =
        [("401", "token"), ("403", "scope"), ("404", "missing"), ("422", "refused"), ("429", "late"), ("503", "down")];
    let with_body = [("409", "busy"), ("413", "long"), ("415", "media")];
    let refs = common.iter().chain(if body { &with_body[..] } else { &[] });
    for (status, name) in refs {
        all.insert((*status).to_owned(), json!({"$ref": format!("#/components/responses/{name}")}));
    }
    match good {
        Good::Json(statuses, schema) => {
            for status in statuses {
                let what = if *status == 201 { "Done and on the disk." } else { "The answer." };
                let mut one = json!({"description": what, "content": {"application/json": {"schema": schema}}});
                if !body {
                    one["headers"] = json!({"ETag": {"required": true, "schema": {"type": "string"}}});
                }
                all.insert(status.to_string(), one);
            }
        }
        Good::Text(media_type) => {
            let content = json!({media_type: {"schema": {"type": "string"}}});
            all.insert("200".into(), json!({"description": "The answer.", "content": content}));
        }
        Good::Bytes => {
            let content =
                json!({"application/octet-stream": {"schema": {"contentMediaType": "application/octet-stream"}}});
            all.insert("200".into(), json!({"description": "The bytes.", "content": content}));
        }
    }
    if !body {
        all.insert("304".into(), json!({"description": "What If-None-Match names is still so."}));
    }
    Value::Object(all)
}
