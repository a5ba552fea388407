//! Files of evidence, handed in and opened by programs.

use super::world::World;
use crate::common::say;
use ceasewire::api::{HandedIn, ItemView};
use data_encoding::{BASE64, HEXLOWER};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::time::{Duration, Instant};

/// What NORTH's programs are told of the files, once there are as many.
async fn until(world: &World, token: &str, many: usize) -> Vec<ItemView> {
    let start = Instant::now();
    loop {
        let told = world.get(token, "/items").await.json();
        let items: Vec<ItemView> = serde_json::from_value(told["items"].clone()).unwrap();
        if items.len() == many && items.iter().all(|item| item.state == "here") {
            return items;
        }
        assert!(start.elapsed() < Duration::from_secs(60), "{told}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_handed_in_once_named_by_its_hash_and_opened_to_the_byte_under_the_officers_number() {
    let world = World::up().await;
    let token = world.token("camera", &["read", "items", "send:evidence-item"]).await;
    let blind = world.token("blind", &["items"]).await;
    let one_line = world.token("one line", &["read:diplomacy", "items"]).await;
    // Longer than any other body may be.
    let content = "23:41 three rotors\n".repeat(6000);
    let file = json!({"name": "../rotors.txt", "bytes": BASE64.encode(content.as_bytes())});
    let bearer = format!("Bearer {token}");
    let headers =
        [("authorization", bearer.as_str()), ("content-type", "application/json"), ("idempotency-key", "rotors")];
    let first = world.ask("POST", "/api/v1/items", &headers, &file.to_string()).await;
    assert_eq!(first.status, 201, "{}", first.body);
    let kept: HandedIn = serde_json::from_value(first.json()).unwrap();
    assert_eq!((kept.name.as_str(), kept.media_type.as_str()), ("rotors.txt", "text/plain"));
    assert_eq!(kept.hash, HEXLOWER.encode(&Sha256::digest(&content)));
    let again = world.ask("POST", "/api/v1/items", &headers, &file.to_string()).await;
    assert_eq!((again.status, &again.body), (201, &first.body), "under one key it is handed in once");

    let act = json!({"what": "evidence-item", "lang": "en",
        "fields": {"file": kept.hash, "kind": "sensor-log", "basis": "own-recording"}});
    let said = world.post(&token, "/acts", &act).await;
    assert_eq!(said.status, 201, "{}", said.body);
    let item = until(&world, &token, 1).await.remove(0);
    assert_eq!((&item.hash, item.number, item.openings.len()), (&kept.hash, 1, 0));
    let of_act = world.get(&token, &format!("/items?act={}", item.act)).await.json();
    assert_eq!(of_act["items"][0]["hash"], kept.hash.as_str());

    let at = format!("/record/{}/items/1", item.act);
    assert_eq!(world.post(&blind, &at, &json!({})).await.code(), "api-scope", "what it may not read it does not open");
    assert_eq!(world.post(&one_line, &at, &json!({})).await.status, 404, "it stands in another channel");
    assert_eq!(world.get(&one_line, "/items").await.json()["items"], json!([]));
    assert_eq!(world.get(&one_line, &format!("/items?act={}", item.act)).await.json()["items"], json!([]));
    assert_eq!(world.post(&token, &at.replace("/1", "/2"), &json!({})).await.status, 404);
    let original = world.post(&token, &at, &json!({"original": true})).await;
    assert_eq!(original.code(), "item-original");
    assert_eq!(until(&world, &token, 1).await[0].openings.len(), 0, "what was refused was not opened");

    let opened = world.post(&token, &at, &json!({})).await;
    assert_eq!((opened.status, opened.headers["content-type"].as_str()), (200, "application/octet-stream"));
    assert!(opened.headers["content-disposition"].starts_with("attachment;") && opened.body == content);
    assert_eq!(opened.headers["cache-control"], "no-store");
    let noted = until(&world, &token, 1).await.remove(0).openings;
    let officers: Vec<u64> = noted.iter().map(|o| o.officer).collect();
    assert!(matches!(officers[..], [officer] if officer != 0), "{officers:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_may_act_or_is_no_file_is_refused_by_name_and_a_coarse_place_is_told_to_its_owner() {
    let world = World::up().await;
    let token = world.token("camera", &["read", "items"]).await;
    for (bytes, code) in [
        (BASE64.encode(b"<svg onload=alert(1)>"), "item-type"),
        (BASE64.encode(b"MZ\x90\0\x03"), "item-type"),
        ("MjM".to_owned(), "api-parameter"),
    ] {
        let refused = world.post(&token, "/items", &json!({"name": "x", "bytes": bytes})).await;
        assert_eq!((refused.status, refused.code().as_str()), (422, code), "{bytes}");
    }
    assert_eq!(world.post(&token, "/items", &json!({"name": "x"})).await.code(), "api-body");
    assert_eq!(world.post(&token, "/items", &json!({"name": "", "bytes": "YQ=="})).await.code(), "api-parameter");

    // SOUTH seals a file with a place to NORTH alone.
    let file = json!({"name": "site.txt", "bytes": BASE64.encode(b"Post 4."), "officer": 2});
    let kept: HandedIn = world.m.post("SOUTH", "/item/hand-in", &file).await.unwrap();
    let fields = [
        ("file", kept.hash.as_str()),
        ("kind", "sensor-log"),
        ("basis", "own-recording"),
        ("place", "33.1000,35.8500~100m"),
    ];
    let sent = ceasewire::api::Send { only: vec!["NORTH".into()], ..say("evidence-item", &fields) };
    world.m.send("SOUTH", &sent).await.unwrap();
    let item = until(&world, &token, 1).await.remove(0);
    assert!(item.coarse, "{item:?}");
    let at = format!("/record/{}/items/1", item.act);
    assert_eq!(world.post(&token, &at, &json!({"reason": "To see."})).await.code(), "api-scope");
    let may = world.token("opener", &["read", "items", "send:place-opened"]).await;
    assert_eq!(world.post(&may, &at, &json!({})).await.code(), "place-reason");
    let opened = world.post(&may, &at, &json!({"reason": "To see."})).await;
    assert_eq!((opened.status, opened.body.as_str()), (200, "Post 4."));
    let start = Instant::now();
    loop {
        let told = world.get(&may, &format!("/openings?act={}", item.act)).await.json();
        if let Some(one) = told["items"].get(0) {
            assert_eq!(one["reason"], "To see.");
            break;
        }
        assert!(start.elapsed() < Duration::from_secs(60), "{told}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
