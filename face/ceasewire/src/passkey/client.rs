//! What the browser says of the page that asked: `clientDataJSON`.

use super::Fault;
use data_encoding::BASE64URL_NOPAD;
use serde::Deserialize;

/// Members that are not named here may stand there and mean nothing to us; browsers add some on purpose.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Client {
    #[serde(rename = "type")]
    kind: String,
    challenge: String,
    origin: String,
    #[serde(default)]
    cross_origin: bool,
    #[serde(default)]
    top_origin: Option<String>,
}

impl Client {
    pub fn read(bytes: &[u8]) -> Result<Client, Fault> {
        serde_json::from_slice(bytes).map_err(|_| Fault::Form)
    }

    pub fn challenge(&self) -> Result<[u8; 32], Fault> {
        let bytes = BASE64URL_NOPAD.decode(self.challenge.as_bytes()).map_err(|_| Fault::Form)?;
        bytes.try_into().map_err(|_| Fault::Form)
    }

    /// The steps of section 7 that concern the browser. A page inside another's frame is refused: ours never is in one.
    pub fn judge(&self, kind: &str, challenge: &[u8; 32], origin: &str) -> Result<(), Fault> {
        match () {
            () if self.kind != kind => Err(Fault::Type),
            () if self.challenge()? != *challenge => Err(Fault::Challenge),
            () if self.origin != origin || self.cross_origin || self.top_origin.is_some() => Err(Fault::Origin),
            () => Ok(()),
        }
    }
}
