//! What each scope opens, for every operation that the description names: one table, complete by the description itself.

use super::world::World;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Operation, the scope that it needs (`-`: any token may ask), and a body where it takes one.
const TABLE: &[(&str, &str, &str)] = &[
    ("status", "-", ""),
    ("progress", "-", ""),
    ("schema", "-", ""),
    ("description", "-", ""),
    ("board", "read:", ""),
    ("debts", "read:", ""),
    ("alarms", "read:", ""),
    ("cases", "read:", ""),
    ("case", "read:", ""),
    ("ways", "read:", ""),
    ("escalation", "read:", ""),
    ("channels", "read:", ""),
    ("channel", "read:", ""),
    ("record", "read:", ""),
    ("rounds", "read:", ""),
    ("matters", "read:", ""),
    ("texts", "read:", ""),
    ("calendar", "read:", ""),
    ("commitments", "read:", ""),
    ("act", "read:", ""),
    ("proof", "read:", ""),
    ("absence", "read:", ""),
    ("published", "read:", ""),
    ("outbox", "read:", ""),
    ("report", "read:", ""),
    ("witnesses", "read:", ""),
    ("rulebook", "read:", ""),
    ("members", "read:", ""),
    ("keys", "read:", ""),
    ("places", "read:", ""),
    ("offers", "read:", ""),
    ("events", "read:", ""),
    ("openings", "read:", ""),
    ("items", "read:", ""),
    ("hand-in", "items", r#"{"name": "a.txt", "bytes": "YQ=="}"#),
    // Two scopes: none of them alone opens a file.
    ("open-item", "items and read", "{}"),
    ("zones", "read", ""),
    ("matter", "read", ""),
    ("round", "read", ""),
    ("text", "read", ""),
    ("compare", "read", ""),
    ("plain", "read", ""),
    ("news", "read", ""),
    ("watch", "read", ""),
    ("desk-alarms", "read", ""),
    ("older-alarms", "read", ""),
    ("alarm-deeds", "read", ""),
    ("alarm-statistics", "read", ""),
    ("say", "send:ntf-flight", r#"{"what": "ntf-flight", "dry": true}"#),
    // Two scopes: none of them alone opens a place.
    ("open", "send:place-opened and read", r#"{"act": "1", "reason": "To see."}"#),
    ("drafts", "drafts", ""),
    ("draft", "drafts", ""),
    ("review", "drafts", ""),
    ("begin", "drafts", r#"{"what": "ntf-flight"}"#),
    ("write", "drafts", "{}"),
    ("sign", "drafts", r#"{"reviewed": "another text"}"#),
    ("withdraw", "drafts", "{}"),
    ("discard", "drafts", "{}"),
    ("awaited", "confirm", ""),
    ("to-confirm", "confirm", ""),
    ("facts", "confirm", r#"{"facts": {}}"#),
    ("confirm", "confirm", "{}"),
    ("back", "confirm", "{}"),
    ("take-watch", "watch", "{}"),
    ("hand-watch", "watch", r#"{"to": "NORTH-2"}"#),
    ("keep-watch", "watch", "{}"),
    ("alarm-deed", "alarms", r#"{"do": "silence"}"#),
];

/// The scopes that tokens of the test have, one each.
const SCOPES: [&str; 9] =
    ["read", "read:diplomacy", "send:ntf-flight", "send:place-opened", "drafts", "confirm", "watch", "alarms", "items"];

/// Every operation by its name: method and path.
fn operations(description: &Value) -> Vec<(String, String, String)> {
    let paths = description["paths"].as_object().unwrap();
    let one = |(path, ways): (&String, &Value)| {
        let ways = ways.as_object().unwrap().clone();
        let path = path.clone();
        ways.into_iter().map(move |(method, op)| {
            (op["operationId"].as_str().unwrap().to_owned(), method.to_uppercase(), path.clone())
        })
    };
    paths.iter().flat_map(one).collect()
}

/// An address of the path with something for each parameter.
fn address(id: &str, path: &str) -> String {
    let name = if id == "channel" { "security" } else { "NORTH%201" };
    let filled = path.replace("{number}", "1").replace("{name}", name).replace("{id}", "0").replace("{which}", "1");
    match id {
        "news" => filled + "?size=0",
        "places" => filled + "?q=ab",
        "absence" => filled + "?act=1&member=SOUTH",
        "compare" => filled + "?from=1",
        _ => filled,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_operation_is_open_to_the_scope_that_it_names_and_shut_to_all_others() {
    let world = World::up().await;
    let reader = world.token("description", &["read"]).await;
    let described = world.get(&reader, "/openapi.json").await.json();
    let operations = operations(&described);
    let (said, tabled): (BTreeSet<&str>, BTreeSet<&str>) =
        (operations.iter().map(|o| o.0.as_str()).collect(), TABLE.iter().map(|row| row.0).collect());
    assert_eq!(said, tabled, "an operation without a line in the table, or a line without an operation");
    for scope in SCOPES {
        let bearer = format!("Bearer {}", world.token(scope, &[scope]).await);
        for (id, method, path) in &operations {
            let (_, needs, body) = TABLE.iter().find(|row| row.0 == id).unwrap();
            let mut headers = vec![("authorization", bearer.as_str()), ("content-type", "application/json")];
            // A stream would not end: what is wrong with it is found after the scope.
            headers.extend((id == "events").then_some(("last-event-id", "x")));
            let answer = world.ask(method, &format!("/api/v1{}", address(id, path)), &headers, body).await;
            let open = match *needs {
                "-" => true,
                "read:" => scope.starts_with("read"),
                other => other == scope,
            };
            let refused = answer.status == 403 && answer.code() == "api-scope";
            assert_eq!(refused, !open, "{scope}: {method} {path}: {} {}", answer.status, answer.body);
            assert!(answer.status < 500, "{scope}: {method} {path}: {} {}", answer.status, answer.body);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_only_read_does_nothing_by_a_token_either() {
    let world = World::up().await;
    world.invite("Reader 1", "reader").await;
    let scopes = ["read", "send:ntf-flight", "drafts", "confirm", "watch", "alarms"];
    let token = world.token_of("Reader 1", "all of it", &scopes).await;
    for (path, body) in [
        ("/acts", json!({"what": "ntf-flight", "dry": true})),
        ("/drafts", json!({"what": "ntf-flight"})),
        ("/confirmations/0/sign", json!({})),
        ("/watch/take", json!({})),
        ("/desk/alarms", json!({"do": "silence"})),
    ] {
        let answer = world.post(&token, path, &body).await;
        assert_eq!((answer.status, answer.code().as_str()), (403, "role-reads"), "{path}");
    }
    assert_eq!(world.get(&token, "/board").await.status, 200);
}
