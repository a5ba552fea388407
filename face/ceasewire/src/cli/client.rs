//! Asking the running node of this machine.

use super::Face;
use crate::api::Refused;
use crate::fault::CliFault;
use link::local::{self, LocalFault};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::path::PathBuf;

/// A node that is asked over its own socket.
pub struct Client {
    socket: PathBuf,
    runtime: tokio::runtime::Runtime,
}

impl Client {
    /// The node of this folder; nothing is sent yet.
    ///
    /// # Errors
    /// If the system gives no event loop.
    pub fn of(face: &Face) -> Result<Client, CliFault> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|e| CliFault::io("event loop", e))?;
        Ok(Client { socket: face.node.join("node.sock"), runtime })
    }

    /// Reads something.
    ///
    /// # Errors
    /// No node, or what it refuses.
    pub fn get<T: DeserializeOwned>(&self, uri: &str) -> Result<T, CliFault> {
        self.ask(http::Method::GET, uri, Vec::new())
    }

    /// Asks for something to be done.
    ///
    /// # Errors
    /// No node, or what it refuses.
    pub fn post<T: DeserializeOwned>(&self, uri: &str, body: &impl Serialize) -> Result<T, CliFault> {
        let body = serde_json::to_vec(body).map_err(|e| CliFault::io("JSON", e))?;
        self.ask(http::Method::POST, uri, body)
    }

    /// Asks for something that has no answer.
    ///
    /// # Errors
    /// No node, or what it refuses.
    pub fn tell(&self, uri: &str) -> Result<(), CliFault> {
        let asked = local::request(&self.socket, http::Method::POST, uri, Vec::new());
        self.runtime.block_on(asked).map(drop).map_err(no_answer)
    }

    fn ask<T: DeserializeOwned>(&self, method: http::Method, uri: &str, body: Vec<u8>) -> Result<T, CliFault> {
        let answer = self.runtime.block_on(local::request(&self.socket, method, uri, body)).map_err(no_answer)?;
        let refused = || serde_json::from_slice::<Refused>(&answer.bytes).map(|r| r.refusals).unwrap_or_default();
        match answer.status.as_u16() {
            200 => serde_json::from_slice(&answer.bytes).map_err(|e| CliFault::io("the node's answer", e)),
            422 => Err(CliFault::Refused(refused())),
            503 => Err(CliFault::NoNode(self.socket.display().to_string())),
            status => {
                let told = refused().into_iter().filter_map(|r| r.args.get("detail").cloned()).next();
                let text = || String::from_utf8_lossy(&answer.bytes).into_owned();
                Err(CliFault::Io(format!("{status}: {}", told.unwrap_or_else(text))))
            }
        }
    }
}

fn no_answer(fault: LocalFault) -> CliFault {
    match fault {
        LocalFault::NoNode { path } => CliFault::NoNode(path.display().to_string()),
        LocalFault::NotAllowed { .. } | LocalFault::BadRequest(_) | LocalFault::Broken { .. } => {
            CliFault::Io(fault.to_string())
        }
    }
}

/// Text as part of a query string.
pub fn escaped(text: &str) -> String {
    let one = |b: u8| match b {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => char::from(b).to_string(),
        b => format!("%{b:02X}"),
    };
    text.bytes().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_blank_and_a_slash_survives_a_query_string() {
        assert_eq!(escaped("NORTH/F3 17"), "NORTH%2FF3%2017");
        assert_eq!(escaped("é&"), "%C3%A9%26");
    }
}
