//! What officers do at their desk, done by programs: drafts, the second officer, the watch, alarms, a silence proved.

use super::world::{Answer, World, flight};
use crate::common::{T0, say};
use ceasewire::api::Send;
use record::bundle::Bundle;
use serde_json::{Value, json};
use std::time::Duration;

fn text(answer: &Value, path: &str) -> String {
    answer.pointer(path).and_then(Value::as_str).unwrap_or_else(|| panic!("{path}: {answer}")).to_owned()
}

fn statement() -> Value {
    json!({"what": "statement", "written": {"lang": "en", "fields": {"status": "unilateral", "text": "The line is open."}}})
}

/// Signs a draft as its review shows it now.
async fn sign(world: &World, token: &str, id: &str) -> Answer {
    let review = world.get(token, &format!("/drafts/{id}/review")).await.json();
    let named = json!({"reviewed": text(&review, "/reviewed")});
    world.post(token, &format!("/drafts/{id}/sign"), &named).await
}

/// The officers' numbers in an act of the record, first and second.
async fn officers(world: &World, token: &str, name: &str) -> Vec<(u64, Vec<u8>)> {
    world.m.wait("NORTH", name, "witnessed").await;
    let index =
        world.get(token, &format!("/acts/{}", name.replace(' ', "%20"))).await.json()["index"].as_u64().unwrap();
    let proof = world.get(token, &format!("/record/{index}/proof")).await;
    let shown = Bundle::parse(&proof.body).unwrap().verify(None).unwrap();
    shown.items.into_iter().filter(|(n, _)| [3, 11].contains(n)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_grave_act_goes_by_two_officers_and_the_record_names_both() {
    let world = World::up().await;
    let writer = world.token("writer", &["read", "drafts", "confirm"]).await;
    world.invite("Officer 2", "releasing").await;
    let second = world.token_of("Officer 2", "second", &["confirm"]).await;
    let duty = world.token_of("Officer 3", "third", &["confirm"]).await;

    let begun = world.post(&writer, "/drafts", &statement()).await;
    assert_eq!(begun.status, 201, "{}", begun.body);
    let id = text(&begun.json(), "/id");
    let review = world.get(&writer, &format!("/drafts/{id}/review")).await.json();
    assert_eq!(
        (review["grave"].as_bool(), review["refusals"].as_array().map(Vec::len)),
        (Some(true), Some(0)),
        "{review}"
    );
    let asked = sign(&world, &writer, &id).await;
    assert_eq!((asked.status, text(&asked.json(), "/state").as_str()), (200, "asked"), "{}", asked.body);
    let confirm = |step: &str| format!("/confirmations/{id}/{step}");
    let own = world.post(&writer, &confirm("sign"), &json!({})).await;
    assert_eq!(own.code(), "role-releases", "who wrote it, and may not let it go, is not the second");
    assert_eq!(world.get(&duty, &format!("/confirmations/{id}")).await.code(), "role-releases");

    let listed = world.get(&second, "/confirmations").await.json();
    assert_eq!((listed[0]["id"].as_str(), listed[0]["officer"].as_u64()), (Some(id.as_str()), Some(1)), "{listed}");
    let one = world.get(&second, &format!("/confirmations/{id}")).await.json();
    assert_eq!(one["facts"], json!(["status", "text"]), "{one}");
    assert_eq!(world.post(&second, &confirm("sign"), &json!({})).await.code(), "facts-first");
    let wrong = json!({"facts": {"status": "unilateral", "text": "The line is shut."}});
    let differs = world.post(&second, &confirm("facts"), &wrong).await;
    assert_eq!(
        (differs.code().as_str(), differs.json()["refusals"][0]["field"].as_str()),
        ("fact-differs", Some("text"))
    );
    assert_eq!(world.post(&second, &confirm("sign"), &json!({})).await.code(), "facts-first", "a wrong fact is none");
    let right = json!({"facts": {"status": "unilateral", "text": "The line is open."}});
    assert_eq!(world.post(&second, &confirm("facts"), &right).await.json()["given"], true);
    let signed = world.post(&second, &confirm("sign"), &json!({})).await;
    assert_eq!((signed.status, &signed.json()["officers"]), (201, &json!([1, 2])), "{}", signed.body);
    let name = text(&signed.json(), "/name");
    assert_eq!(officers(&world, &writer, &name).await, [(3, vec![1]), (11, vec![2])]);
    assert_eq!(text(&world.get(&writer, &format!("/drafts/{id}")).await.json(), "/act"), name);
    assert_eq!(world.post(&second, &confirm("sign"), &json!({})).await.status, 404, "it waits no longer");

    // Given back with a word, it is its author's again.
    let again = text(&world.post(&writer, "/drafts", &statement()).await.json(), "/id");
    sign(&world, &writer, &again).await;
    let back = json!({"refuse": true, "word": "Ask CHAIR first."});
    assert_eq!(world.post(&second, &format!("/confirmations/{again}/back"), &back).await.status, 200);
    let open = world.get(&writer, &format!("/drafts/{again}")).await.json();
    assert_eq!((text(&open, "/state"), text(&open, "/word/text")), ("open".into(), "Ask CHAIR first.".into()));
}

#[tokio::test(flavor = "multi_thread")]
async fn at_the_socket_of_a_node_with_officers_a_grave_act_names_two_of_them_or_is_refused() {
    let world = World::up().await;
    let said = |officer: u64, second: u64| Send {
        lang: Some("en".into()),
        officer,
        second,
        ..say("statement", &[("status", "unilateral"), ("text", "The line is open.")])
    };
    // Nobody has been let in: there is no second officer to ask.
    assert!(world.m.send("NORTH", &Send { dry: true, ..said(0, 0) }).await.is_ok());
    world.invite("Officer 1", "duty").await;
    world.invite("Officer 2", "releasing").await;
    for (officer, second) in [(0, 0), (1, 0), (0, 2), (2, 2), (2, 1), (1, 9)] {
        let refused = world.m.send("NORTH", &said(officer, second)).await.unwrap_err();
        assert_eq!(refused.refusals[0].code, "two-officers", "{officer} and {second}");
        world.m.in_words(&refused);
        let list = [flight(), json!({"what": "statement", "fields": said(officer, second).fields})];
        let list: Vec<Send> = list.map(|one| serde_json::from_value(one).unwrap()).into();
        let refused = world.m.post::<Value>("NORTH", "/acts", &list).await.unwrap_err();
        assert_eq!(refused.refusals[0].code, "two-officers", "a list is refused as a whole");
    }
    let sent = world.m.send("NORTH", &said(1, 2)).await.unwrap();
    let read = world.token("reader", &["read"]).await;
    assert_eq!(officers(&world, &read, &sent.name).await, [(3, vec![1]), (11, vec![2])]);
    let one: Send = serde_json::from_value(flight()).unwrap();
    assert!(world.m.send("NORTH", &one).await.is_ok(), "what one officer may say needs no other");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_position_for_the_supervisor_alone_is_sealed_to_it_alone_at_the_desk_too() {
    let world = World::up().await;
    let token = world.token("talks", &["read", "drafts", "send:talks-position", "send:ntf-flight"]).await;
    let about = world.m.send("NORTH", &serde_json::from_value::<Send>(flight()).unwrap()).await.unwrap();
    world.m.wait("NORTH", &about.name, "witnessed").await;
    let fields = json!({"about": about.name, "stance": "object", "text": "Not yet.", "disclosure": "nobody"});
    let written = json!({"fields": fields, "channel": "plenary", "lang": "en"});
    let begun = world.post(&token, "/drafts", &json!({"what": "talks-position", "written": written})).await;
    let id = text(&begun.json(), "/id");
    let review = world.get(&token, &format!("/drafts/{id}/review")).await.json();
    assert_eq!((&review["readers"], &review["refusals"]), (&json!(["NORTH", "CHAIR"]), &json!([])), "{review}");
    let signed = sign(&world, &token, &id).await;
    assert_eq!(signed.status, 201, "{}", signed.body);
    let name = text(&signed.json(), "/act");
    let index = world.m.wait("NORTH", &name, "witnessed").await.index.unwrap();
    let row = world.get(&token, &format!("/record/{index}")).await.json();
    assert_eq!(row["readers"], json!(["NORTH", "CHAIR"]), "{row}");
    // Whoever is not among them has the act, and nothing of what it says.
    for (member, reads) in [("CHAIR", true), ("SOUTH", false)] {
        world.m.wait(member, &name, "witnessed").await;
        let lines: Vec<Value> = world.m.get(member, "/record").await;
        let line = lines.iter().find(|line| line["index"] == index).unwrap();
        assert_eq!((line["opened"] == true, line.to_string().contains("Not yet.")), (reads, reads), "{member}: {line}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_of_a_program_is_written_reviewed_signed_and_thrown_away_as_at_the_desk() {
    let world = World::up().await;
    let drafts = world.token("drafts", &["drafts"]).await;
    let sends = world.token("sends", &["drafts", "send:ntf-flight"]).await;
    let other = world.token_of("Officer 2", "other", &["drafts"]).await;
    let written = |fields: Value| json!({"fields": fields, "to": ["SOUTH"], "lang": "en"});
    let begin = json!({"what": "ntf-flight", "written": written(json!({"class": "rotary"}))});
    let id = text(&world.post(&drafts, "/drafts", &begin).await.json(), "/id");
    let at = |step: &str| format!("/drafts/{id}{step}");
    assert_eq!(world.get(&other, &at("")).await.status, 404, "nobody sees another's draft");
    assert_eq!(world.get(&drafts, "/drafts").await.json()[0]["written"]["fields"]["class"], "rotary");
    let refused = sign(&world, &sends, &id).await;
    assert_eq!((refused.status, refused.code().as_str()), (422, "field-missing"));
    let unknown = world.post(&drafts, &at(""), &written(json!({"colour": "red"}))).await;
    assert_eq!(unknown.code(), "field-unknown");
    let fields = flight()["fields"].clone();
    let kept = world.post(&drafts, &at(""), &written(fields.clone())).await.json();
    assert_eq!(kept["written"]["fields"], fields, "the typed notation comes back as it was given");
    let review = world.get(&drafts, &at("/review")).await.json();
    assert_eq!((&review["refusals"], &review["grave"]), (&json!([]), &json!(false)));
    assert!(review["owed"].as_array().is_some_and(|owed| !owed.is_empty()), "SOUTH would owe something: {review}");
    assert_eq!(sign(&world, &drafts, &id).await.code(), "api-scope", "to draft is not to say");
    let signed = sign(&world, &sends, &id).await;
    assert_eq!((signed.status, text(&signed.json(), "/state").as_str()), (201, "sent"), "{}", signed.body);
    let again = world.post(&sends, &at("/sign"), &json!({"reviewed": "sent before"})).await;
    assert_eq!(
        (again.status, text(&again.json(), "/act")),
        (200, text(&signed.json(), "/act")),
        "a draft is sent once"
    );
    let id = text(&world.post(&drafts, "/drafts", &begin).await.json(), "/id");
    assert_eq!(world.post(&drafts, &format!("/drafts/{id}/discard"), &json!({})).await.status, 200);
    assert_eq!(world.get(&drafts, &format!("/drafts/{id}")).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_written_since_the_review_is_not_signed_before_it_was_reviewed_too() {
    let world = World::up().await;
    let token = world.token("sends", &["drafts", "send:ntf-flight"]).await;
    let written = |change: fn(&mut Value)| {
        let mut fields = flight()["fields"].clone();
        change(&mut fields);
        json!({"fields": fields, "to": ["SOUTH"], "lang": "en"})
    };
    let begin = json!({"what": "ntf-flight", "written": written(|_| ())});
    let id = text(&world.post(&token, "/drafts", &begin).await.json(), "/id");
    let at = |step: &str| format!("/drafts/{id}{step}");
    let named = json!({"reviewed": text(&world.get(&token, &at("/review")).await.json(), "/reviewed")});
    // Another program, or the officer at the desk, writes in it meanwhile.
    world.post(&token, &at(""), &written(|fields| fields["class"] = json!("uav"))).await;
    for (body, code) in [(&named, "draft-changed"), (&json!({"reviewed": "none"}), "draft-changed")] {
        let refused = world.post(&token, &at("/sign"), body).await;
        assert_eq!((refused.status, refused.code().as_str()), (422, code), "{}", refused.body);
    }
    let nothing = world.post(&token, &at("/sign"), &json!({})).await;
    assert_eq!(nothing.status, 422, "a signature without a review: {}", nothing.body);
    assert_eq!(text(&world.get(&token, &at("")).await.json(), "/state"), "open", "nothing was signed");
    // As it was once reviewed, it is what was reviewed.
    world.post(&token, &at(""), &written(|_| ())).await;
    assert_eq!(world.post(&token, &at("/sign"), &named).await.status, 201);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_key_of_idempotency_at_two_addresses_is_two_requests() {
    let world = World::up().await;
    let token = world.token("watch", &["read", "watch"]).await;
    let bearer = format!("Bearer {token}");
    let headers =
        [("authorization", bearer.as_str()), ("content-type", "application/json"), ("idempotency-key", "one")];
    let taken = world.ask("POST", "/api/v1/watch/take", &headers, "{}").await;
    assert_eq!(taken.status, 201, "{}", taken.body);
    assert_eq!(world.ask("POST", "/api/v1/watch/take", &headers, "{}").await.body, taken.body);
    assert_eq!(world.ask("POST", "/api/v1/watch/keep", &headers, "{}").await.code(), "api-once-other");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_watch_is_taken_and_handed_over_by_programs_too() {
    let world = World::up().await;
    let one = world.token("one", &["read", "watch"]).await;
    let two = world.token_of("Officer 2", "two", &["read", "watch"]).await;
    let done = async |answer: super::world::Answer| {
        assert_eq!(answer.status, 201, "{}", answer.body);
        let name = text(&answer.json(), "/name");
        world.m.wait("NORTH", &name, "sequenced").await;
        world.m.quiet().await;
        name
    };
    done(world.post(&one, "/watch/take", &json!({})).await).await;
    let watch = world.get(&one, "/watch").await.json();
    assert_eq!((text(&watch, "/me"), text(&watch, "/note/watch/officer")), ("NORTH-1".into(), "NORTH-1".into()));
    let handed = done(world.post(&one, "/watch/hand", &json!({"to": "NORTH-2"})).await).await;
    let watch = world.get(&two, "/watch").await.json();
    assert_eq!(text(&watch, "/note/watch/handover/name"), handed);
    done(world.post(&two, "/watch/take", &json!({"case": handed})).await).await;
    assert_eq!(text(&world.get(&one, "/watch").await.json(), "/note/watch/officer"), "NORTH-2");
}

#[tokio::test(flavor = "multi_thread")]
async fn alarms_are_acknowledged_by_a_program_and_what_is_over_stays_listed() {
    let world = World::up().await;
    let token = world.token("alarms", &["read", "alarms"]).await;
    let query = [("concern", "flight"), ("place", "33.1200,35.9000"), ("question", "Whose aircraft is this?")];
    let query = Send { to: vec!["NORTH".into()], lang: Some("en".into()), ..say("inc-query", &query) };
    let sent = world.m.send("SOUTH", &query).await.unwrap();
    world.m.wait("SOUTH", &sent.name, "witnessed").await;
    world.m.quiet().await;
    world.m.clock.step_to(T0 + 48 * 3_600_000);
    let token = {
        // Two days later the first token has ended.
        drop(token);
        world.token("alarms, later", &["read", "alarms"]).await
    };
    let alarms = async || world.get(&token, "/desk/alarms").await.json()["alarms"].as_array().unwrap().clone();
    let waits = async |wanted: bool| {
        let end = std::time::Instant::now() + Duration::from_secs(60);
        loop {
            let all = alarms().await;
            if all.iter().any(|a| a["waits"] == wanted) || std::time::Instant::now() > end {
                return all;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    let all = waits(true).await;
    let one = all.iter().find(|a| a["waits"] == true).unwrap_or_else(|| panic!("{all:?}"));
    let id = one["alarm"]["id"].as_u64().unwrap();
    let gone = world.post(&token, "/desk/alarms", &json!({"do": "acknowledge", "ids": [99_999]})).await;
    assert_eq!((gone.status, gone.code().as_str()), (422, "alarm-gone"));
    let seen = world.post(&token, "/desk/alarms", &json!({"do": "acknowledge", "ids": [id]})).await;
    assert_eq!(seen.status, 200, "{}", seen.body);
    let after = alarms().await;
    let one = after.iter().find(|a| a["alarm"]["id"] == id).unwrap();
    assert_eq!(
        (one["stage"].as_str(), &one["alarm"]["acknowledged"]["officer"]),
        (Some("acknowledged"), &json!("Officer 1"))
    );
    let deeds = world.get(&token, "/desk/alarms/deeds").await.json();
    assert_eq!((&deeds[0]["what"], &deeds[0]["officer"]), (&json!("acknowledged"), &json!("Officer 1")));
    let older = world.get(&token, &format!("/desk/alarms/older?before={}", id + 1)).await.json();
    assert_eq!(older["items"][0]["alarm"]["id"], id);
    let raised = world.get(&token, "/desk/alarms/statistics").await.json()["raised"].clone();
    assert!(raised.as_array().unwrap().iter().any(|n| n.as_u64() > Some(0)), "{raised}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_silence_is_proved_the_next_rung_is_called_and_every_format_has_its_schema() {
    let world = World::up().await;
    let token = world.token("reader", &["read", "send:ntf-flight"]).await;
    let one = world.token("one line", &["read:diplomacy"]).await;
    let name = text(&world.say(&token, None, &flight()).await.json(), "/name");
    world.m.wait("NORTH", &name, "witnessed").await;
    world.m.quiet().await;
    let index =
        world.get(&token, &format!("/acts/{}", name.replace(' ', "%20"))).await.json()["index"].as_u64().unwrap();
    let absence = world.get(&token, &format!("/absence?act={index}&member=SOUTH")).await;
    assert_eq!(absence.status, 200, "{}", absence.body);
    let shown = record::absence::Absence::parse(&absence.body).unwrap().verify(None).unwrap();
    assert_eq!((shown.member.as_str(), shown.index), ("SOUTH", index));
    assert_eq!(world.get(&one, &format!("/absence?act={index}&member=SOUTH")).await.status, 404);
    assert_eq!(world.get(&token, &format!("/absence?act={index}&member=NOBODY")).await.code(), "member-unknown");

    let ways = world.get(&token, &format!("/cases/{index}/ways")).await.json();
    assert!(ways["ways"].as_array().unwrap().contains(&json!("amend")), "{ways}");
    assert_eq!(ways["escalates"], true);
    let rung = world.get(&token, &format!("/cases/{index}/escalation")).await.json();
    assert_eq!((rung["about"].as_str(), &rung["to"]), (Some(index.to_string().as_str()), &json!(["SOUTH"])), "{rung}");

    let formats = world.get(&token, "/rulebook").await.json()["formats"].as_array().unwrap().clone();
    let described = world.get(&token, "/openapi.json").await.json();
    for format in formats {
        let what = format["name"].as_str().unwrap();
        let schema = world.get(&token, &format!("/formats/{what}")).await.json();
        assert_eq!(schema["properties"]["what"]["const"], what);
        let fields = schema["properties"]["fields"]["properties"].as_object().unwrap();
        let known: Vec<&str> =
            format["fields"].as_array().unwrap().iter().map(|f| f["name"].as_str().unwrap()).collect();
        assert!(fields.len() == known.len() && known.iter().all(|name| fields.contains_key(*name)), "{what}");
        assert!(described["components"]["schemas"].get(format!("Say-{what}")).is_some(), "{what}");
    }
    assert_eq!(world.get(&token, "/formats/nothing").await.status, 404);
}
