//! A mechanism whose NORTH has a web desk, asked over a socket as any program or browser asks it.

use crate::common::{Mechanism, free_port};
use ceasewire::api::{Invited, Issued, NewToken};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// An answer.
pub struct Answer {
    pub status: u16,
    pub headers: BTreeMap<String, String>,
    pub body: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("{}: {}", self.status, self.body))
    }

    /// The code of its first refusal.
    pub fn code(&self) -> String {
        assert_eq!(self.headers["content-type"], "application/problem+json", "{}", self.body);
        let problem = self.json();
        assert_eq!(problem["status"], self.status);
        problem["refusals"][0]["code"].as_str().unwrap().to_owned()
    }
}

/// NORTH with a web desk, among the others.
pub struct World {
    pub m: Mechanism,
    pub port: u16,
}

impl World {
    pub async fn up() -> World {
        World::up_with(|text| text.replace("desk_passkeys = \"required\"", "desk_passkeys = \"offered\"")).await
    }

    /// With NORTH's `node.toml` changed so.
    pub async fn up_with(change: impl Fn(String) -> String) -> World {
        let (m, port) = (Mechanism::found(), free_port());
        let path = m.folder("NORTH").join("node.toml");
        let text = change(std::fs::read_to_string(&path).unwrap());
        std::fs::write(&path, format!("desk = \"127.0.0.1:{port}\"\n{text}")).unwrap();
        let mut world = World { m, port };
        world.m.start_all().await;
        world.m.quiet().await;
        world
    }

    pub async fn token(&self, name: &str, scopes: &[&str]) -> String {
        self.token_of("Officer 1", name, scopes).await
    }

    pub async fn token_of(&self, officer: &str, name: &str, scopes: &[&str]) -> String {
        let scopes = scopes.iter().map(|s| (*s).to_owned()).collect();
        let new = NewToken { name: name.into(), officer: officer.into(), scopes, days: 1 };
        self.m.post::<Issued>("NORTH", "/desk/token/add", &new).await.unwrap().token
    }

    pub async fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut line = TcpStream::connect(("127.0.0.1", self.port)).await.unwrap();
        let mut head = format!("{method} {path} HTTP/1.1\r\nconnection: close\r\n");
        if headers.iter().all(|(name, _)| *name != "host") {
            head += &format!("host: 127.0.0.1:{}\r\n", self.port);
        }
        headers.iter().for_each(|(name, value)| head += &format!("{name}: {value}\r\n"));
        head += &format!("content-length: {}\r\n\r\n{body}", body.len());
        line.write_all(head.as_bytes()).await.unwrap();
        let mut bytes = Vec::new();
        line.read_to_end(&mut bytes).await.unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers = lines.filter_map(|l| l.split_once(": ")).map(|(k, v)| (k.to_lowercase(), v.to_owned())).collect();
        Answer { status, headers, body: body.to_owned() }
    }

    pub async fn get(&self, token: &str, path: &str) -> Answer {
        self.ask("GET", &format!("/api/v1{path}"), &[("authorization", &format!("Bearer {token}"))], "").await
    }

    /// An invitation's secret for an officer of NORTH.
    pub async fn invite(&self, officer: &str, role: &str) -> Invited {
        self.m.post("NORTH", "/desk/invite", &json!({"officer": officer, "role": role})).await.unwrap()
    }

    pub async fn post(&self, token: &str, path: &str, body: &Value) -> Answer {
        let bearer = format!("Bearer {token}");
        let headers = [("authorization", bearer.as_str()), ("content-type", "application/json")];
        self.ask("POST", &format!("/api/v1{path}"), &headers, &body.to_string()).await
    }

    pub async fn say(&self, token: &str, key: Option<&str>, body: &Value) -> Answer {
        let bearer = format!("Bearer {token}");
        let mut headers = vec![("authorization", bearer.as_str()), ("content-type", "application/json")];
        headers.extend(key.map(|key| ("idempotency-key", key)));
        self.ask("POST", "/api/v1/acts", &headers, &body.to_string()).await
    }
}

pub fn flight() -> Value {
    json!({"what": "ntf-flight", "to": ["SOUTH"], "lang": "en", "fields": {
        "class": "rotary", "track": "33.1200,35.9000 > 33.1500,35.8500", "altitude": "300-600m agl",
        "window": "+25h/+26h", "armed": "no"}})
}
