//! The API of a running node, asked over a socket as any program asks it.
#![allow(clippy::unwrap_used, missing_docs)]

mod asked;
mod common;

use asked::world::{World, flight};
use ceasewire::api::{Issued, NewToken, TokenLine, TokenNamed};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

#[tokio::test(flavor = "multi_thread")]
async fn a_token_does_what_its_scopes_name_and_nothing_else() {
    let world = World::up().await;
    let read = world.token("reader", &["read"]).await;
    let one = world.token("one line", &["read:diplomacy"]).await;
    let send = world.token("sender", &["send:ntf-flight"]).await;

    let none = world.ask("GET", "/api/v1/board", &[], "").await;
    assert_eq!((none.status, none.code().as_str()), (401, "api-token-missing"));
    assert_eq!(none.headers["www-authenticate"], "Bearer");
    let twice = [("authorization", format!("Bearer {read}")), ("authorization", format!("Bearer {read}"))];
    let twice: Vec<_> = twice.iter().map(|(k, v)| (*k, v.as_str())).collect();
    assert_eq!(world.ask("GET", "/api/v1/board", &twice, "").await.status, 401);
    assert_eq!(world.get(&read.replace("ceasewire_", "ceasewire_A"), "/board").await.code(), "api-token-unknown");
    let by_address = world.ask("GET", &format!("/api/v1/board?access_token={read}"), &[], "").await;
    assert_eq!(by_address.code(), "api-token-missing", "a token in an address would stand in logs");

    assert_eq!(world.get(&send, "/board").await.code(), "api-scope");
    assert_eq!(world.say(&read, None, &flight()).await.code(), "api-scope");
    let said = world.say(&send, None, &flight()).await;
    assert_eq!(said.status, 201, "{}", said.body);
    let name = said.json()["name"].as_str().unwrap().to_owned();
    world.m.wait("NORTH", &name, "witnessed").await;
    let index =
        world.get(&send, &format!("/acts/{}", name.replace(' ', "%20"))).await.json()["index"].as_u64().unwrap();
    let act = world.get(&read, &format!("/record/{index}")).await;
    assert_eq!(act.json()["act"]["kind"], "ntf-flight");
    assert_eq!(act.json()["proof"]["state"], "witnessed");
    assert!(act.json()["act"]["text"].as_str().unwrap().contains("NORTH"));
    assert_eq!(world.get(&one, &format!("/record/{index}")).await.status, 404, "it stands in another channel");
    assert_eq!(world.get(&one, &format!("/record/{index}/proof")).await.status, 404);
    assert_eq!(world.get(&one, &format!("/cases/{index}")).await.status, 404);
    for list in ["/cases", "/debts", "/record?channel=security", "/board"] {
        let (all, part) = (world.get(&read, list).await.body, world.get(&one, list).await.body);
        assert!(all.contains("ntf-flight") || all.contains("NORTH 1"), "{list}: {all}");
        assert!(!part.contains("ntf-flight"), "{list}: {part}");
    }
    let mut other = flight();
    other["what"] = "suspend".into();
    assert_eq!(world.say(&send, None, &other).await.code(), "api-scope");
    let grave = NewToken { name: "x".into(), officer: "O".into(), scopes: vec!["send:suspend".into()], days: 1 };
    let refused = world.m.post::<Issued>("NORTH", "/desk/token/add", &grave).await.unwrap_err();
    assert_eq!(refused.refusals[0].code, "token-grave");
    world.m.in_words(&refused);

    // A session opens nothing here, and a token opens no page.
    let invited: Value = world.m.post("NORTH", "/desk/invite", &json!({"officer": "Officer 2"})).await.unwrap();
    let link = invited["link"].as_str().unwrap().rsplit_once('/').unwrap().1.to_owned();
    let origin = format!("http://127.0.0.1:{}", world.port);
    let form = [("origin", origin.as_str()), ("content-type", "application/x-www-form-urlencoded")];
    let entered = world.ask("POST", "/enter", &form, &format!("invite={link}")).await;
    let cookie = entered.headers["set-cookie"].split(';').next().unwrap().to_owned();
    assert_eq!(world.ask("GET", "/", &[("cookie", &cookie)], "").await.status, 200);
    assert_eq!(world.ask("GET", "/api/v1/board", &[("cookie", &cookie)], "").await.code(), "api-token-missing");
    let bearer = format!("Bearer {read}");
    assert_eq!(world.ask("GET", "/", &[("authorization", &bearer)], "").await.status, 401);

    // Nowhere on the disk, and gone when it is withdrawn or its time is over.
    let secret = data_encoding::BASE64URL_NOPAD.decode(&read.as_bytes()["ceasewire_".len()..]).unwrap();
    for file in std::fs::read_dir(world.m.folder("NORTH").join("kept")).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        assert!(!bytes.windows(32).any(|w| w == secret) && !bytes.windows(read.len()).any(|w| w == read.as_bytes()));
    }
    let listed: Vec<TokenLine> = world.m.get("NORTH", "/desk/tokens").await;
    assert!(listed.iter().any(|t| t.name == "reader" && t.used_ms.is_some()));
    let () = world.m.post("NORTH", "/desk/token/revoke", &TokenNamed { name: "reader".into() }).await.unwrap();
    assert_eq!(world.get(&read, "/board").await.code(), "api-token-unknown");
    world.m.clock.step_to(common::T0 + 25 * 3_600_000);
    assert_eq!(world.get(&send, "/status").await.code(), "api-token-unknown");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_act_under_one_key_is_said_once_however_often_it_is_sent() {
    let world = World::up().await;
    let token = world.token("sender", &["read", "send:ntf-flight"]).await;
    let first = world.say(&token, Some("key-1"), &flight()).await;
    let again = world.say(&token, Some("key-1"), &flight()).await;
    assert_eq!((first.status, again.status), (201, 201), "{}", first.body);
    assert_eq!(first.body, again.body);
    let mut other = flight();
    other["fields"]["armed"] = "yes".into();
    assert_eq!(world.say(&token, Some("key-1"), &other).await.code(), "api-once-other");
    assert_eq!(world.say(&token, Some("not a key"), &flight()).await.code(), "api-once-form");
    // What was refused took no key: the same act can be sent again when it is mended.
    let mut bent = flight();
    bent["fields"]["class"] = "kite".into();
    let refused = world.say(&token, Some("key-2"), &bent).await;
    assert_eq!((refused.status, refused.code().as_str()), (422, "choice-unknown"));
    assert_eq!(refused.json()["refusals"][0]["field"], "class");
    assert_eq!(world.say(&token, Some("key-2"), &flight()).await.status, 201);
    let many = futures_util::future::join_all((0..6).map(|_| async {
        let body = flight();
        world.say(&token, Some("key-3"), &body).await
    }));
    for answer in many.await {
        assert!(answer.status == 201 || answer.code() == "api-once-open", "{}", answer.body);
    }
    world.m.quiet().await;
    let acts = world.get(&token, "/record?format=ntf-flight").await.json();
    assert_eq!(acts["items"].as_array().unwrap().len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_that_broke_goes_on_where_it_was() {
    let world = World::up().await;
    let token = world.token("listener", &["read", "send:ntf-flight"]).await;
    let open = async |last: Option<&str>| {
        let line = TcpStream::connect(("127.0.0.1", world.port)).await.unwrap();
        let last = last.map(|id| format!("last-event-id: {id}\r\n")).unwrap_or_default();
        let head = format!(
            "GET /api/v1/events HTTP/1.1\r\nconnection: close\r\nhost: 127.0.0.1:{}\r\nauthorization: Bearer {token}\r\n{last}\r\n",
            world.port
        );
        let mut line = BufReader::new(line);
        line.write_all(head.as_bytes()).await.unwrap();
        line
    };
    // Events one after the other, as (name, id, data); `None` at the end of the stream.
    async fn next(line: &mut BufReader<TcpStream>) -> Option<(String, String, String)> {
        let (mut name, mut id, mut data, mut text) = (String::new(), String::new(), String::new(), String::new());
        loop {
            text.clear();
            if line.read_line(&mut text).await.unwrap() == 0 {
                return None;
            }
            match text.trim_end().split_once(": ") {
                Some(("event", t)) => name = t.to_owned(),
                Some(("id", t)) => id = t.to_owned(),
                Some(("data", t)) => data = t.to_owned(),
                _ if text.trim().is_empty() && !name.is_empty() => return Some((name, id, data)),
                _ => {}
            }
        }
    }
    async fn until(
        line: &mut BufReader<TcpStream>,
        what: impl Fn(&str, &str) -> bool,
    ) -> Vec<(String, String, String)> {
        let mut all = Vec::new();
        loop {
            let event = next(line).await.unwrap();
            let done = what(&event.0, &event.2);
            all.push(event);
            if done {
                return all;
            }
        }
    }
    let mut line = open(None).await;
    until(&mut line, |name, _| name == "alarms").await;
    let first = world.say(&token, None, &flight()).await.json()["name"].as_str().unwrap().to_owned();
    let seen = until(&mut line, |name, data| name == "act" && data.contains(&format!("\"name\":\"{first}\""))).await;
    let place = seen.last().unwrap().1.clone();
    drop(line);
    let second = world.say(&token, None, &flight()).await.json()["name"].as_str().unwrap().to_owned();
    world.m.quiet().await;
    let mut line = open(Some(&place)).await;
    let missed = until(&mut line, |name, data| name == "act" && data.contains(&format!("\"name\":\"{second}\""))).await;
    assert!(!missed.iter().any(|(_, _, data)| data.contains(&format!("\"name\":\"{first}\""))), "nothing comes twice");
    let numbers: Vec<u64> = missed
        .iter()
        .filter(|(name, ..)| name == "act")
        .map(|(_, id, _)| id.split_once('.').unwrap().0.parse().unwrap())
        .collect();
    let begun: u64 = place.split_once('.').unwrap().0.parse().unwrap();
    assert!(numbers.iter().copied().eq(begun + 1..=*numbers.last().unwrap()), "{place}: {numbers:?}");
    let bad = format!("Bearer {token}");
    let bad = world.ask("GET", "/api/v1/events", &[("authorization", &bad), ("last-event-id", "x")], "").await;
    assert_eq!(bad.code(), "api-parameter");
    let () = world.m.post("NORTH", "/desk/token/revoke", &TokenNamed { name: "listener".into() }).await.unwrap();
    while next(&mut line).await.is_some() {}
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_asked_wrongly_is_told_so_in_the_readers_language() {
    let world = World::up().await;
    let token = world.token("reader", &["read"]).await;
    let bearer = format!("Bearer {token}");
    let auth = ("authorization", bearer.as_str());
    for (method, path, status, code) in [
        ("GET", "/api/v1/nothing", 404, "api-missing"),
        ("GET", "/api/v1/record/99999", 404, "api-missing"),
        ("DELETE", "/api/v1/board", 405, "api-method"),
        ("GET", "/api/v1/record?nope=1", 422, "api-parameter"),
        ("GET", "/api/v1/record?limit=0", 422, "api-parameter"),
        ("GET", "/api/v1/record?channel=nowhere", 422, "channel-unknown"),
        ("GET", "/api/v1/record?author=NOBODY", 422, "member-unknown"),
        ("POST", "/api/v1/acts", 415, "api-media"),
    ] {
        let mut said = Vec::new();
        for lang in ["en", "fr", "ar", "he"] {
            let answer = world.ask(method, path, &[auth, ("accept-language", lang)], "").await;
            assert_eq!((answer.status, answer.code().as_str()), (status, code), "{method} {path}");
            assert_eq!(answer.headers["content-language"], lang);
            let detail = answer.json()["detail"].as_str().unwrap().to_owned();
            assert!(!detail.contains(['{', '[']), "{detail}");
            said.push(detail);
        }
        said.sort();
        said.dedup();
        assert_eq!(said.len(), 4, "{said:?}");
    }
    let json = ("content-type", "application/json");
    assert_eq!(world.ask("POST", "/api/v1/acts", &[auth, json], "{").await.code(), "api-body");
    let long = format!("{{\"what\": \"{}\"}}", "x".repeat(70_000));
    assert_eq!(world.ask("POST", "/api/v1/acts", &[auth, json], &long).await.code(), "api-long");
    let foreign = world.ask("GET", "/api/v1/board", &[auth, ("host", "other.example")], "").await;
    assert_eq!((foreign.status, foreign.code().as_str()), (403, "api-host"));

    let rules = world.get(&token, "/rulebook").await;
    let again = world.ask("GET", "/api/v1/rulebook", &[auth, ("if-none-match", &rules.headers["etag"])], "").await;
    assert_eq!((again.status, again.body.as_str()), (304, ""));
    let page = world.get(&token, "/record?limit=3").await.json();
    let next = page["next"].as_str().unwrap().strip_prefix("/api/v1").unwrap().to_owned();
    let older = world.get(&token, &next).await.json();
    let numbers = |page: &Value| {
        page["items"].as_array().unwrap().iter().map(|a| a["index"].as_u64().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(numbers(&older).last().unwrap() + 1, numbers(&page)[0]);

    let mut late = None;
    for _ in 0..2_000 {
        let answer = world.get(&token, "/members").await;
        if answer.status == 429 {
            late = Some(answer);
            break;
        }
    }
    let late = late.expect("a token that asks and asks is made to wait");
    assert_eq!(late.code(), "api-rate");
    assert!(late.headers["retry-after"].parse::<u64>().unwrap() >= 1);
}
