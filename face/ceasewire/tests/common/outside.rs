//! Somebody outside the nodes, who signs acts, offers them to the sequencer and keeps every receipt.

use super::Mechanism;
use act::{
    Act, ActKey, Content, Cover, Genesis, MemberId, Name, Precedence, PublicKey, Seen, SeenRoot, Statement, Value,
};
use ceasewire::api::Refused;
use ceasewire::found;
use link::{Client, Identity, Method, Peers, StatusCode, Timeouts};
use record::Receipt;
use seal::{BaseKey, DuressKey, Head, SeedRng};
use std::time::{Duration, Instant};

/// One member's desk key in the hands of a program of its own.
pub struct Outside {
    client: Client,
    address: String,
    key: ActKey,
    sequencer: PublicKey,
    genesis: Genesis,
    seen: Seen,
    format: u64,
}

/// What came back.
#[derive(Debug)]
pub enum Said {
    /// A receipt that the sequencer signed.
    Receipt(Receipt),
    /// Refused, with this code.
    Refused(String),
    /// No answer, or one that promises nothing.
    Nothing,
}

impl Outside {
    pub fn of(m: &Mechanism, member: &str) -> Outside {
        let keys = m.folder(member).join("keys");
        let identity = Identity::from_pem(&std::fs::read_to_string(keys.join("tls.pem")).unwrap()).unwrap();
        let peers = Peers::new(m.founding.members.iter().map(|x| (x.name.clone(), x.pin))).unwrap();
        let root = tlog::leaf_hash(&record::Ledger::first_leaf(&m.founding).encode());
        Outside {
            client: Client::new(&identity, &peers),
            address: m.addresses["CHAIR"].clone(),
            key: ActKey::from_seed(&found::load(&keys.join("desk.key")).unwrap()),
            sequencer: PublicKey::from_bytes(&m.founding.sequencer).unwrap(),
            genesis: m.founding.genesis(),
            seen: Seen { size: 1, root: SeenRoot::Whole(root) },
            format: m.rulebook.format("statement").unwrap().wire,
        }
    }

    /// A public statement.
    pub fn statement(&self, serial: u64, claimed_s: u64, text: &str) -> Act {
        let fields = [(1, Value::Choice(1).encode()), (2, Value::Text(text.into()).encode())];
        self.public(serial, claimed_s, &Content { format: self.format, fields: fields.into(), ..Content::default() })
    }

    /// Any public content.
    pub fn public(&self, serial: u64, claimed_s: u64, content: &Content) -> Act {
        let cover = Cover::Public { content: content.encode() };
        let statement = Statement { serial, claimed_s, precedence: Precedence::Routine, seen: self.seen, cover };
        Act::sign(statement, &self.key, &self.genesis)
    }

    /// A content sealed under this key to these readers.
    pub fn sealed(
        &self,
        serial: u64,
        claimed_s: u64,
        content: &Content,
        base: &BaseKey,
        to: &[(MemberId, &[u8])],
    ) -> Act {
        let name = Name { key: self.key.public().id(), serial };
        let duress = DuressKey::from_bytes([7; 32]);
        let head = Head {
            genesis: &self.genesis,
            name,
            claimed_s,
            precedence: Precedence::Routine,
            seen: self.seen,
            channel: 1,
            duress: &duress,
            under_duress: false,
        };
        let statement = seal::close_few(content, &head, base, to, &mut SeedRng::new([9; 32])).unwrap();
        Act::sign(statement, &self.key, &self.genesis)
    }

    pub fn hash(&self, act: &Act) -> [u8; 32] {
        act.hash(&self.key.public(), &self.genesis)
    }

    /// Offers an act until the sequencer, which may still ask its witnesses or its disk, has promised it a place.
    pub async fn receipt(&self, act: &Act) -> Receipt {
        let start = Instant::now();
        loop {
            match self.offer(act).await {
                Said::Receipt(receipt) => return receipt,
                other => assert!(start.elapsed() < Duration::from_secs(60), "no receipt: {other:?}"),
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    pub async fn offer(&self, act: &Act) -> Said {
        let patience = Timeouts { connect: Duration::from_secs(2), request: Duration::from_secs(20) };
        let asked = self.client.request("CHAIR", &self.address, Method::POST, "/act", act.encode(), patience);
        match asked.await {
            Ok(answer) if answer.status == StatusCode::OK => {
                // Bytes that are no receipt would be a promise that nobody can hold against anybody.
                let receipt = Receipt::verify(&answer.bytes, &self.sequencer, &self.genesis).unwrap();
                assert_eq!(receipt.act, self.hash(act), "a receipt for another act");
                Said::Receipt(receipt)
            }
            Ok(answer) => match serde_json::from_slice::<Refused>(&answer.bytes) {
                Ok(refused) => Said::Refused(refused.refusals[0].code.clone()),
                Err(_) => Said::Nothing,
            },
            Err(_) => Said::Nothing,
        }
    }
}
