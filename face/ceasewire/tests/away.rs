//! Those away from the desk are told: webhooks judged by the convention's own library, mail taken by a real mail server.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use ceasewire::api::{Status, TokenNamed};
use common::{Mechanism, NAMES, T0, flight, free_port};
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/// A program that receives, and what it has said so far.
struct Receiving {
    child: Child,
    input: ChildStdin,
    said: Receiver<Value>,
    port: u16,
}

impl Receiving {
    fn start(arguments: &[&str]) -> Receiving {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../test/api");
        let python = folder.join(".venv/bin/python");
        assert!(python.exists(), "run `cargo xtask setup` first: it makes {}", python.display());
        let mut child = Command::new(python)
            .arg(folder.join("receive.py"))
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (tell, said) = channel();
        let (input, output) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        std::thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                let _ = tell.send(serde_json::from_str(&line).unwrap());
            }
        });
        let mut receiving = Receiving { child, input, said, port: 0 };
        receiving.port = receiving.next()["port"].as_u64().unwrap() as u16;
        receiving
    }

    fn next(&self) -> Value {
        self.said.recv_timeout(Duration::from_secs(60)).expect("a message comes")
    }

    fn answer_with(&mut self, status: u16) {
        writeln!(self.input, "{status}").unwrap();
    }
}

impl Drop for Receiving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A mechanism in which SOUTH tells those away by what `addresses` says.
async fn founded(addresses: &str) -> Mechanism {
    let mut m = Mechanism::found();
    tell_away(&m, "SOUTH", addresses);
    m.start_all().await;
    m.quiet().await;
    m
}

/// Gives a member a desk, and says whom it tells when nobody is there.
fn tell_away(m: &Mechanism, member: &str, addresses: &str) {
    let folder = m.folder(member);
    let text = std::fs::read_to_string(folder.join("node.toml")).unwrap();
    let away =
        format!("desk = \"127.0.0.1:{}\"\n{text}\n[away]\npriority = 2\nunopened_s = 120\n{addresses}", free_port());
    std::fs::write(folder.join("node.toml"), away).unwrap();
    store::atomic::replace_secret(&folder.join("keys/hook.secret"), SECRET.as_bytes()).unwrap();
}

fn hook(port: u16) -> String {
    format!(
        "[[away.webhook]]\nname = \"duty\"\nurl = \"http://127.0.0.1:{port}/in\"\nsecret_file = \"keys/hook.secret\"\n"
    )
}

/// NORTH notifies a flight that SOUTH does not open, and time passes.
async fn unopened(m: &Mechanism, name_at: u64) {
    let sent = m.send("NORTH", &flight()).await.unwrap();
    m.wait("NORTH", &sent.name, "witnessed").await;
    m.quiet().await;
    m.clock.step_to(name_at);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_opens_is_told_by_webhook_and_mail_as_one_item_and_nothing_more() {
    let port = free_port().to_string();
    let (webhook, post) = (Receiving::start(&["webhook", SECRET]), Receiving::start(&["mail", &port]));
    let mail = format!(
        "[[away.mail]]\nname = \"mail\"\nserver = \"127.0.0.1:{port}\"\nsecurity = \"none\"\nfrom = \"desk@south.example\"\n\
         to = [\"duty@south.example\"]\nlang = \"en\"\n"
    );
    let m = founded(&(hook(webhook.port) + &mail)).await;
    unopened(&m, T0 + 130_000).await;
    let told = tokio::task::block_in_place(|| webhook.next());
    assert_eq!(told["genuine"], true, "{told}");
    assert_eq!(told["path"], "/in");
    assert_eq!(told["body"], r#"{"type":"item.waiting","data":{"items":1,"priority":3}}"#);
    let told = tokio::task::block_in_place(|| post.next());
    assert_eq!((told["subject"].as_str(), told["text"].as_str().map(str::trim)), (Some("1 item"), Some("1 item")));
    assert_eq!(told["to"], serde_json::json!(["duty@south.example"]));
    for word in ["NORTH", "SOUTH", "ntf", "flight", "8"] {
        assert!(!told["subject"].as_str().unwrap().contains(word) && !told["text"].as_str().unwrap().contains(word));
    }
    assert_eq!(told["hello"], "south.example", "not this machine's name");
    assert_eq!(
        told["headers"],
        serde_json::json!(["content-transfer-encoding", "content-type", "date", "from", "message-id", "subject", "to"])
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_is_not_taken_is_tried_again_under_its_id_also_after_a_stop() {
    let mut webhook = Receiving::start(&["webhook", SECRET]);
    webhook.answer_with(503);
    let mut m = founded(&hook(webhook.port)).await;
    unopened(&m, T0 + 130_000).await;
    let first = tokio::task::block_in_place(|| webhook.next());
    assert_eq!((first["genuine"].as_bool(), first["status"].as_u64()), (Some(true), Some(503)));
    m.stop("SOUTH").await;
    webhook.answer_with(302);
    m.clock.step_to(T0 + 140_000);
    m.start("SOUTH").await;
    let second = tokio::task::block_in_place(|| webhook.next());
    assert_eq!((&second["id"], second["status"].as_u64()), (&first["id"], Some(302)));
    webhook.answer_with(204);
    m.clock.step_to(T0 + 240_000);
    let third = tokio::task::block_in_place(|| webhook.next());
    assert_eq!((&third["id"], &third["path"]), (&first["id"], &"/in".into()), "a redirect is not followed");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_is_gone_is_given_up_with_a_word_and_can_be_used_again() {
    let mut webhook = Receiving::start(&["webhook", SECRET]);
    webhook.answer_with(410);
    let m = founded(&hook(webhook.port)).await;
    unopened(&m, T0 + 130_000).await;
    tokio::task::block_in_place(|| webhook.next());
    while m.status("SOUTH").await.away_dead != ["duty"] {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let again = |name: &str| TokenNamed { name: name.into() };
    let refused = m.post::<()>("SOUTH", "/desk/away/again", &again("other")).await.unwrap_err();
    assert_eq!(refused.refusals[0].code, "away-unknown");
    m.in_words(&refused);
    webhook.answer_with(204);
    let () = m.post("SOUTH", "/desk/away/again", &again("duty")).await.unwrap();
    unopened(&m, T0 + 270_000).await;
    let told = tokio::task::block_in_place(|| webhook.next());
    assert_eq!((told["genuine"].as_bool(), told["status"].as_u64()), (Some(true), Some(204)));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_others_could_listen_to_stops_the_start() {
    let m = Mechanism::found();
    let folder = m.folder("SOUTH");
    store::atomic::replace_secret(&folder.join("keys/hook.secret"), SECRET.as_bytes()).unwrap();
    let text = std::fs::read_to_string(folder.join("node.toml")).unwrap();
    let with = |url: &str| {
        let hook = hook(1).replace("http://127.0.0.1:1/in", url);
        format!("desk = \"127.0.0.1:{}\"\n{text}\n[away]\n{hook}", free_port())
    };
    for url in ["http://hooks.example/", "https://user:word@hooks.example/", "file:///etc/passwd"] {
        std::fs::write(folder.join("node.toml"), with(url)).unwrap();
        let Err(fault) = ceasewire::node::start(&folder, m.clock.clone()).await else { panic!("{url} was taken") };
        let ceasewire::fault::CliFault::Refused(refusals) = fault else { panic!("{fault:?}") };
        assert_eq!(refusals[0].code, "away-broken");
        m.in_words(&ceasewire::api::Refused { refusals });
    }
}

/// The dead-man switch: a member and a guarantor whose desks nobody reads, without a sequencer and without each other.
#[tokio::test(flavor = "multi_thread")]
async fn a_sequencer_that_falls_silent_is_told_by_every_node_on_its_own_path_until_a_quorum_signs_again() {
    let watching = ["SOUTH", "GUAR1"];
    let webhooks = watching.map(|_| Receiving::start(&["webhook", SECRET]));
    let mut m = Mechanism::found_with(|m| m.clocks.stale_after_ms = 2_000);
    for (name, webhook) in watching.iter().zip(&webhooks) {
        tell_away(&m, name, &hook(webhook.port));
    }
    m.start_all().await;
    m.quiet().await;
    for name in NAMES.iter().filter(|name| !watching.contains(name)) {
        m.stop(name).await;
    }
    // Later than the three minutes of a genesis document, and sooner than a line that is down is an alarm.
    m.clock.step_to(T0 + 200_000);
    for (name, webhook) in watching.iter().zip(&webhooks) {
        until(&m, name, |s| s.stale_since_ms.is_some()).await;
        let told = tokio::task::block_in_place(|| webhook.next());
        assert_eq!((told["genuine"].as_bool(), told["path"].as_str()), (Some(true), Some("/in")), "{name}: {told}");
    }
    for name in NAMES.iter().filter(|name| !watching.contains(name)) {
        m.start(name).await;
    }
    for name in NAMES {
        until(&m, name, |s| s.stale_since_ms.is_none() && s.online).await;
    }
    m.stop_all().await;
}

async fn until(m: &Mechanism, name: &str, wanted: impl Fn(&Status) -> bool) {
    let begun = Instant::now();
    loop {
        let status = m.status(name).await;
        if wanted(&status) {
            return;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "{name}: {status:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
