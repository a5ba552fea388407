//! Rounds of talks as a calendar, over the API and at the command line's socket, read by a library of another language.

use super::world::World;
use ceasewire::api::Send;
use serde_json::{Value, json};
use situation::views::RoundLine;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

fn send(what: &str, fields: &[(&str, &str)]) -> Send {
    let fields = fields.iter().map(|(name, text)| ((*name).into(), (*text).into())).collect();
    let (channel, lang) = (Some("plenary".into()), Some("en".into()));
    Send { what: what.into(), fields, channel, lang, ..Send::default() }
}

/// What the foreign reader finds in a calendar: one object for each event.
fn read(text: &str) -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../test/api");
    let python = folder.join(".venv/bin/python");
    assert!(python.exists(), "run `cargo xtask setup` first: it makes {}", python.display());
    let mut child = Command::new(python)
        .arg(folder.join("calendar_read.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "the calendar is not read: {text}");
    String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_calendar_program_reads_every_round_in_every_language_and_nothing_of_what_is_said_there() {
    let world = World::up().await;
    let token = world.token("calendar", &["read"]).await;
    let proposed = [
        ("round", "5"),
        ("mode", "proximity"),
        ("proposed", "window=+6h/+10h | window=+30h/+34h"),
        ("place", "33.1259,35.8239~1km"),
    ];
    let name = world.m.send("CHAIR", &send("round-convene", &proposed)).await.unwrap().name;
    world.m.quiet().await;
    let subject = [("round", name.as_str()), ("subject", "SUBJECT, that; stays")];
    let item = world.m.send("SOUTH", &send("agenda-item", &subject)).await.unwrap().name;
    world.m.quiet().await;
    let lines: Vec<RoundLine> = world.m.get("NORTH", "/rounds").await;
    let [line] = &lines[..] else { panic!("{lines:?}") };
    for lang in ["en", "fr", "ar", "he"] {
        let headers = [("authorization", format!("Bearer {token}")), ("accept-language", lang.to_owned())];
        let headers: Vec<_> = headers.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let answer = world.ask("GET", "/api/v1/rounds.ics", &headers, "").await;
        assert_eq!((answer.status, answer.headers["content-type"].as_str()), (200, "text/calendar; charset=utf-8"));
        let events = read(&answer.body);
        assert_eq!(events.len(), 2, "{lang}: {}", answer.body);
        for (event, (start, end)) in events.iter().zip(&line.proposed_s) {
            assert_eq!((event["start"].as_i64(), event["end"].as_i64()), (Some(*start), Some(*end)));
            assert_eq!(
                (event["status"].as_str(), event["sequence"].as_u64()),
                (Some("TENTATIVE"), Some(line.revision))
            );
            let said = format!("{}{}", event["summary"], event["description"]);
            assert!(said.contains('5') && said.contains(&line.index.to_string()), "{lang}: {said}");
            assert!(!said.contains("SUBJECT") && !said.contains("33.1"), "{lang}: {said}");
            assert!(event["keys"].as_array().unwrap().iter().all(|key| key != "LOCATION"));
        }
        assert_ne!(events[0]["uid"], events[1]["uid"]);
    }
    // One time is agreed: it is confirmed under its identifier, with a higher number, and the other is cancelled.
    let before = read(&world.get(&token, "/rounds.ics").await.body);
    for member in ["NORTH", "SOUTH"] {
        let first = format!("{}/{}", stamp(line.proposed_s[0].0), stamp(line.proposed_s[0].1));
        let accept = Send { case: Some(name.clone()), ..send("position", &[("stance", "comply"), ("valid", &first)]) };
        world.m.send(member, &accept).await.unwrap();
    }
    world.m.quiet().await;
    let after = read(&world.get(&token, "/rounds.ics").await.body);
    let status = |events: &[Value]| events.iter().map(|e| e["status"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(
        (status(&before), status(&after)),
        (vec!["TENTATIVE".into(); 2], vec!["CONFIRMED".into(), "CANCELLED".into()])
    );
    for (old, new) in before.iter().zip(&after) {
        assert_eq!(old["uid"], new["uid"]);
        assert!(old["sequence"].as_u64() < new["sequence"].as_u64());
    }
    // The words of a group's entries keep the language that they were written in.
    let agreed =
        [("round", name.as_str()), ("held", "now"), ("participants", "office=NORTH/1"), ("agreed", "point=One.")];
    let record = Send { case: Some(name.clone()), ..send("round-record", &agreed) };
    world.m.send("CHAIR", &record).await.unwrap();
    world.m.quiet().await;
    let told = world.get(&token, &format!("/rounds/{}", line.index)).await.json();
    assert_eq!(told["records"][0]["agreed"][0]["text"], json!({"text": "One.", "lang": "en"}));
    // What belongs to it is told with it, to a token that reads the channel and to no other.
    let round = world.get(&token, &format!("/rounds/{}", line.index)).await;
    assert_eq!(round.json()["agenda"][0]["by"]["name"], item.as_str());
    let other = world.token("another line", &["read:security"]).await;
    assert_eq!(world.get(&other, &format!("/rounds/{}", line.index)).await.status, 403);
    assert!(read(&world.get(&other, "/rounds.ics").await.body).is_empty());
}

fn stamp(unix_s: i64) -> String {
    jiff::Timestamp::from_second(unix_s).unwrap().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
