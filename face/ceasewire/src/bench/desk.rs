//! The web desk: how long a Board takes the server, how much its first load weighs, how soon one party's button shows on
//! the other's screen, and what many open Boards cost.
//!
//! Nodes are processes of their own as everywhere here; the browser is this process, over plain HTTP on this machine, and
//! asks for what a browser asks for: the page, the style, the script, the stream, and the page anew when the stream says so.

use super::machine::memory;
use super::mechanism::Mechanism;
use super::report::Rows;
use super::stream::message;
use super::{Bench, fault};
use crate::api::{Invite, Invited, Outcome, Send, Sent};
use crate::config::{Config, Passkeys};
use crate::fault::CliFault;
use crate::ports;
use std::collections::BTreeMap;
use std::io::Read;
use std::time::Instant;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Acts in the record of the measured Board.
const ACTS: u64 = 10_000;
/// Answers that are owed on it.
const DEBTS: usize = 200;
/// Boards that are open at once.
const OPEN: usize = 500;
const NEWLINE: &str = "\r\n";

/// A browser at one member's desk.
struct Browser {
    address: String,
    cookie: String,
}

/// What came back.
struct Answer {
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(':'));
        lines.into_iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    }

    fn text(&self) -> Result<String, CliFault> {
        let mut out = String::new();
        match self.header("content-encoding") {
            Some("gzip") => drop(flate2::read::GzDecoder::new(&self.body[..]).read_to_string(&mut out).map_err(fault)?),
            _ => out = String::from_utf8_lossy(&self.body).into_owned(),
        }
        Ok(out)
    }
}

impl Browser {
    /// Comes in by a link of the node, as an officer does.
    async fn enter(mechanism: &Mechanism, member: &str, address: &str) -> Result<Browser, CliFault> {
        let asked = Invite { officer: format!("{member} bench"), role: None };
        let invited: Invited = mechanism.post(member, "/desk/invite", &asked).await?;
        let invite = invited.link.rsplit('/').next().unwrap_or_default().to_owned();
        let mut browser = Browser { address: address.to_owned(), cookie: String::new() };
        let answer = browser.post("/enter", &format!("invite={invite}")).await?;
        let cookie = answer.header("set-cookie").and_then(|c| c.split(';').next());
        browser.cookie = cookie.ok_or_else(|| fault(format!("no session: {}", answer.head)))?.to_owned();
        Ok(browser)
    }

    fn head(&self, method: &str, path: &str, more: &str) -> String {
        let host = &self.address;
        let lines = [
            format!("{method} {path} HTTP/1.1"),
            format!("host: {host}"),
            format!("origin: http://{host}"),
            format!("cookie: {}", self.cookie),
            "accept-encoding: gzip".to_owned(),
            more.to_owned(),
        ];
        lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(NEWLINE) + NEWLINE + NEWLINE
    }

    async fn get(&self, path: &str) -> Result<Answer, CliFault> {
        self.ask(self.head("GET", path, "connection: close"), "").await
    }

    async fn post(&self, path: &str, form: &str) -> Result<Answer, CliFault> {
        let more = format!(
            "connection: close{NEWLINE}content-type: application/x-www-form-urlencoded{NEWLINE}content-length: {}",
            form.len()
        );
        self.ask(self.head("POST", path, &more), form).await
    }

    async fn ask(&self, head: String, body: &str) -> Result<Answer, CliFault> {
        let mut line = TcpStream::connect(&self.address).await.map_err(fault)?;
        line.write_all((head + body).as_bytes()).await.map_err(fault)?;
        let mut all = Vec::new();
        line.read_to_end(&mut all).await.map_err(fault)?;
        let end = all.windows(4).position(|w| w == b"\r\n\r\n").ok_or_else(|| fault("an answer without an end"))?;
        let head = String::from_utf8_lossy(&all[..end]).into_owned();
        let mut answer = Answer { head, body: all.split_off(end + 4) };
        if answer.header("transfer-encoding") == Some("chunked") {
            answer.body = unchunked(&answer.body);
        }
        Ok(answer)
    }

    /// What an open Board asks for when something has come; `shown`: the number of what it shows.
    async fn look(&self, shown: &str) -> Result<Answer, CliFault> {
        let more = format!("connection: close{NEWLINE}x-desk-part: main {shown} {shown}");
        self.ask(self.head("GET", "/", &more), "").await
    }

    /// An open page's stream.
    async fn listen(&self) -> Result<TcpStream, CliFault> {
        let mut line = TcpStream::connect(&self.address).await.map_err(fault)?;
        line.write_all(self.head("GET", "/live", "accept: text/event-stream").as_bytes()).await.map_err(fault)?;
        Ok(line)
    }
}

fn unchunked(mut body: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    while let Some(end) = body.windows(2).position(|w| w == b"\r\n") {
        let len = std::str::from_utf8(&body[..end]).ok().and_then(|t| usize::from_str_radix(t.trim(), 16).ok());
        let Some(len) = len.filter(|len| *len > 0 && end + 2 + len <= body.len()) else { break };
        out.extend_from_slice(&body[end + 2..end + 2 + len]);
        body = body.get(end + 4 + len..).unwrap_or_default();
    }
    out
}

/// Gives both parties' nodes a desk before they start.
///
/// # Errors
/// Ports, disk.
pub fn open(mechanism: &Mechanism) -> Result<BTreeMap<&'static str, String>, CliFault> {
    let mut out = BTreeMap::new();
    for (member, address) in ["NORTH", "SOUTH"].into_iter().zip(ports::free(2)?) {
        let folder = mechanism.folder(member);
        let config = Config { desk: Some(address.clone()), desk_passkeys: Passkeys::Offered, ..Config::read(&folder)? };
        store::atomic::replace(&folder.join("node.toml"), config.text().as_bytes())?;
        out.insert(member, address);
    }
    Ok(out)
}

/// Measures on running nodes.
///
/// # Errors
/// Whatever a node refuses.
pub async fn run(
    bench: &Bench,
    mechanism: &Mechanism,
    desks: &BTreeMap<&'static str, String>,
    rows: &mut Rows,
) -> Result<(), CliFault> {
    let desk = |member: &str| desks.get(member).cloned().unwrap_or_default();
    let north = Browser::enter(mechanism, "NORTH", &desk("NORTH")).await?;
    let south = Browser::enter(mechanism, "SOUTH", &desk("SOUTH")).await?;
    buttons(bench, mechanism, (&north, &south), rows).await?;
    let acts = if bench.quick { ACTS / 5 } else { ACTS };
    fill(mechanism, acts).await?;
    board(bench, &south, acts, rows).await?;
    weight(&south, rows).await?;
    updates(bench, mechanism, &south, rows).await?;
    many(mechanism, &south, rows).await
}

/// One party acknowledges on its page; the other party's open page is told and shows it.
async fn buttons(
    bench: &Bench,
    mechanism: &Mechanism,
    (north, south): (&Browser, &Browser),
    rows: &mut Rows,
) -> Result<(), CliFault> {
    let n = bench.messages().min(100);
    let (mut times, mut witnessed) = (Vec::new(), Vec::new());
    for _ in 0..n {
        let sent: Sent = mechanism.post("SOUTH", "/act", &query("NORTH")).await?;
        mechanism.rest(1).await?;
        let case = number(mechanism, &sent.name).await?;
        let page = north.get(&format!("/incidents/{case}")).await?.text()?;
        let csrf = page.split("name=\"csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let csrf = csrf.ok_or_else(|| fault("a page without a form"))?;
        let before = south.get(&format!("/incidents/{case}")).await?.text()?;
        let mut stream = south.listen().await?;
        first_event(&mut stream).await?;
        let begun = Instant::now();
        let form = format!("csrf={csrf}&what=opened");
        let pressed = north.post(&format!("/incidents/{case}/reply"), &form).await?;
        if !pressed.head.contains(" 303 ") {
            return Err(fault(format!("the button: {}", pressed.head.lines().next().unwrap_or_default())));
        }
        let mut shown = false;
        loop {
            first_event(&mut stream).await?;
            let page = south.get(&format!("/incidents/{case}")).await?.text()?;
            let took = begun.elapsed().as_secs_f64() * 1000.0;
            if !shown && page.matches("class=\"act\"").count() > before.matches("class=\"act\"").count() {
                shown = true;
                times.push(took);
            }
            // No act on the page whose ring is that of an act without a quorum.
            if shown && !page.contains("href=\"#ring-s\"") {
                witnessed.push(took);
                break;
            }
        }
    }
    rows.times("desk-button", n as u64, "", &mut times, Some((300.0, 300.0)), Some((1000.0, 1000.0)));
    rows.times("desk-button-quorum", n as u64, "", &mut witnessed, Some((300.0, 300.0)), Some((1000.0, 1000.0)));
    Ok(())
}

async fn first_event(stream: &mut TcpStream) -> Result<(), CliFault> {
    let mut heard = Vec::new();
    let mut some = [0; 4096];
    loop {
        let n = stream.read(&mut some).await.map_err(fault)?;
        if n == 0 {
            return Err(fault("the stream of an open page ended"));
        }
        heard.extend_from_slice(&some[..n]);
        if heard.windows(11).any(|w| w == b"event: look") {
            return Ok(());
        }
    }
}

async fn number(mechanism: &Mechanism, name: &str) -> Result<u64, CliFault> {
    let wait = crate::api::Wait { act: name.to_owned(), until: "sequenced".into(), timeout_ms: 20_000, coming: false };
    let state: crate::api::ActState = mechanism.post("SOUTH", "/wait", &wait).await?;
    state.index.ok_or_else(|| fault(format!("{name} is not in the record")))
}

fn query(to: &str) -> Send {
    let fields =
        [("concern", "fire"), ("place", "33.0867,35.8430~500m"), ("question", "What burns there, and since when?")];
    Send {
        what: "inc-query".into(),
        fields: fields.map(|(k, v)| (k.to_owned(), v.to_owned())).into(),
        to: vec![to.to_owned()],
        lang: Some("en".into()),
        ..Send::default()
    }
}

/// A record of so many acts, in which one party owes the other many answers.
async fn fill(mechanism: &Mechanism, acts: u64) -> Result<(), CliFault> {
    // Each query asks for two answers: that it be opened, and that it be answered.
    let queries: Vec<Send> = (0..DEBTS / 2).map(|_| query("SOUTH")).collect();
    send(mechanism, &queries).await?;
    let mut size = mechanism.status("NORTH").await?.size;
    while size < acts {
        let part: Vec<Send> = (0..500.min(acts - size)).map(message).collect();
        send(mechanism, &part).await?;
        size = mechanism.rest(size + part.len() as u64).await?;
    }
    mechanism.rest(acts).await.map(drop)
}

async fn send(mechanism: &Mechanism, acts: &[Send]) -> Result<(), CliFault> {
    let done: Vec<Outcome> = mechanism.post("NORTH", "/acts", &acts).await?;
    match done.into_iter().find(|one| !matches!(one, Outcome::Sent(_))) {
        Some(other) => Err(fault(format!("an act was not taken: {other:?}"))),
        None => Ok(()),
    }
}

/// From the request for a Board to its last byte, one after the other.
async fn board(bench: &Bench, south: &Browser, acts: u64, rows: &mut Rows) -> Result<(), CliFault> {
    let mut times = Vec::new();
    let n = bench.messages();
    for one in 0..n + 20 {
        let begun = Instant::now();
        let answer = south.get("/").await?;
        let took = begun.elapsed().as_secs_f64() * 1000.0;
        let strips = answer.text()?.matches("data-strip").count();
        if strips < DEBTS {
            return Err(fault(format!("{strips} strips where {DEBTS} answers are owed")));
        }
        if one >= 20 {
            times.push(took);
        }
    }
    rows.times("desk-board", acts, "", &mut times, None, Some((20.0, 20.0)));
    Ok(())
}

/// What a browser loads at first, compressed, without fonts; and of a Board that owes much.
async fn weight(south: &Browser, rows: &mut Rows) -> Result<(), CliFault> {
    let page = south.get("/").await?;
    let html = page.text()?;
    rows.add("desk-first-load", DEBTS as u64, "page", page.body.len() as f64, "B");
    let mut files = 0;
    for rest in html.split("=\"/a/").skip(1) {
        let path = format!("/a/{}", rest.split('"').next().unwrap_or_default());
        files += south.get(&path).await?.body.len();
    }
    rows.add("desk-first-load", DEBTS as u64, "style, script and mark", files as f64, "B");
    rows.add("desk-first-load", DEBTS as u64, "all", (files + page.body.len()) as f64, "B");
    rows.at_most(60_000.0, 25_000.0);
    let whole = south.look("").await?;
    rows.add("desk-update", DEBTS as u64, "all of it", whole.body.len() as f64, "B");
    rows.at_most(10_000.0, 10_000.0);
    Ok(())
}

/// What an act costs an open Board that owes much, until the act is witnessed on it.
async fn updates(bench: &Bench, mechanism: &Mechanism, south: &Browser, rows: &mut Rows) -> Result<(), CliFault> {
    let n = bench.messages().min(50);
    let mut shown = drawing(&south.get("/").await?.text()?)?;
    let before = mechanism.rest(1).await?;
    let mut bytes = 0;
    let mut stream = south.listen().await?;
    for one in 0..n {
        let act = if one % 2 == 0 { query("SOUTH") } else { message(one as u64) };
        let _: Sent = mechanism.post("NORTH", "/act", &act).await?;
        loop {
            first_event(&mut stream).await?;
            let answer = south.look(&shown).await?;
            bytes += answer.body.len();
            shown = drawing(&answer.text()?)?;
            let status = mechanism.status("SOUTH").await?;
            if status.outbox == 0 && status.witnessed == status.size {
                break;
            }
        }
    }
    let acts = mechanism.rest(before + n as u64).await? - before;
    rows.add("desk-update", DEBTS as u64, "an act", bytes as f64 / acts as f64, "B");
    rows.at_most(10_000.0, 600.0);
    Ok(())
}

/// By which number a page names what it shows.
fn drawing(html: &str) -> Result<String, CliFault> {
    let rest = html.split("data-have=").nth(1).ok_or_else(|| fault("a page without a number"))?;
    Ok(rest.chars().skip_while(|c| *c == '"').take_while(char::is_ascii_digit).collect())
}

/// Many open Boards on one node.
async fn many(mechanism: &Mechanism, south: &Browser, rows: &mut Rows) -> Result<(), CliFault> {
    let mut open = Vec::new();
    for _ in 0..OPEN {
        let shown = drawing(&south.get("/").await?.text()?)?;
        let mut stream = south.listen().await?;
        first_event(&mut stream).await?;
        open.push((stream, shown));
    }
    // Each looks once when something comes, as a page does.
    let _: Sent = mechanism.post("NORTH", "/act", &message(1)).await?;
    for (stream, shown) in &mut open {
        first_event(stream).await?;
        *shown = drawing(&south.look(shown).await?.text()?)?;
    }
    let Some(pid) = mechanism.pid("SOUTH") else { return Ok(()) };
    let (rss, pss) = memory(pid);
    rows.add("desk-open", OPEN as u64, "pss", pss, "MB");
    rows.add("desk-open", OPEN as u64, "", rss, "MB");
    rows.at_most(300.0, 300.0);
    Ok(())
}
