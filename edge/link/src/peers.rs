//! Who is who: short member names and the pins of their nodes' keys.

use std::collections::BTreeMap;

use crate::PeersFault;

/// SHA-256 of a certificate's DER SubjectPublicKeyInfo, as the genesis carries it.
pub type Pin = [u8; 32];

/// The member whose node sent a request: an extension of every request that [`crate::Server`]
/// passes on. The name stands in the table under the key that signed the TLS handshake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peer(pub String);

/// Short member names and their pins; both are unique, so that a key names one member.
#[derive(Clone, Debug, Default)]
pub struct Peers(BTreeMap<String, Pin>);

impl Peers {
    /// The table of these pairs.
    ///
    /// # Errors
    /// [`PeersFault`] if a name or a pin occurs twice.
    pub fn new(pairs: impl IntoIterator<Item = (String, Pin)>) -> Result<Peers, PeersFault> {
        let mut peers = Peers::default();
        for (member, pin) in pairs {
            peers.add(member, pin)?;
        }
        Ok(peers)
    }

    /// The pin of a member.
    pub fn pin(&self, member: &str) -> Option<Pin> {
        self.0.get(member).copied()
    }

    /// The member whose pin this is.
    pub fn member(&self, pin: &Pin) -> Option<&str> {
        self.iter().find(|(_, known)| *known == pin).map(|(member, _)| member)
    }

    /// All pairs, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Pin)> {
        self.0.iter().map(|(member, pin)| (member.as_str(), pin))
    }

    fn add(&mut self, member: String, pin: Pin) -> Result<(), PeersFault> {
        if self.0.contains_key(&member) {
            return Err(PeersFault::TwoPins { member });
        }
        if let Some(first) = self.member(&pin) {
            return Err(PeersFault::SharedPin { first: first.to_owned(), second: member });
        }
        self.0.insert(member, pin);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_names_one_member_and_a_member_has_one_key() {
        let of =
            |pairs: &[(&str, u8)]| Peers::new(pairs.iter().map(|(name, byte)| (name.to_string(), [*byte; 32]))).err();
        assert_eq!(of(&[("NORTH", 1), ("SOUTH", 2)]), None);
        assert_eq!(of(&[("NORTH", 1), ("NORTH", 2)]), Some(PeersFault::TwoPins { member: "NORTH".into() }));
        assert_eq!(
            of(&[("NORTH", 1), ("SOUTH", 1)]),
            Some(PeersFault::SharedPin { first: "NORTH".into(), second: "SOUTH".into() })
        );
    }
}
