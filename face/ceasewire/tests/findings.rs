//! What disclosures and complaints show on real nodes, whoever wrote them: a proof is judged, never believed.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use act::{Content, Kernel, Name, Value};
use common::outside::Outside;
use common::{Mechanism, T0};
use seal::BaseKey;
use serde_json::Value as Json;

/// What the acts that carry a proof are shown to prove at one desk, in their order.
async fn shown(m: &Mechanism, name: &str) -> Vec<(String, String)> {
    let acts: Vec<Json> = m.get(name, "/record").await;
    let text = |act: &Json, key: &str| act[key].as_str().unwrap_or_default().to_owned();
    acts.iter().filter(|a| !a["finding"].is_null()).map(|a| (text(a, "author"), text(a, "finding"))).collect()
}

fn kernel(kernel: &Kernel) -> Content {
    Content { format: kernel.wire(), fields: kernel.fields(), ..Content::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disclosure_or_complaint_is_judged_alike_on_every_desk_and_a_false_one_rings_on_all() {
    let mut m = Mechanism::found();
    for name in ["CHAIR", "GUAR1", "GUAR2", "GUAR3", "SOUTH", "MON"] {
        m.start(name).await;
    }
    let at = T0 / 1000;
    let (north, south) = (Outside::of(&m, "NORTH"), Outside::of(&m, "SOUTH"));
    let reader = m.founding.members.iter().position(|x| x.name == "SOUTH").unwrap();
    let reader = (act::MemberId(reader as u64), m.founding.members[reader].sealing.clone());
    let format = m.rulebook.format("inc-query").unwrap();
    let content = |text: &str| Content {
        format: format.wire,
        fields: [(format.fields[0].number, Value::Text(text.into()).encode())].into(),
        ..Content::default()
    };
    let base = BaseKey::from_bytes([3; 32]);
    let said = north.sealed(1, at, &content("what was said"), &base, &[(reader.0, &reader.1)]);
    north.receipt(&said).await;

    let disclose = |of: Name, text: &str, base: &BaseKey| {
        kernel(&Kernel::Disclose { act: of, opening: seal::disclose(&content(text), base, |_| true).encode() })
    };
    let nobody = Name { serial: 999, ..said.name() };
    let other = BaseKey::from_bytes([4; 32]);
    let proofs = [
        (&north, 2, disclose(said.name(), "what was said", &base)),
        (&south, 1, disclose(said.name(), "what was never said", &base)),
        (&south, 2, disclose(said.name(), "what was said", &other)),
        (&south, 3, disclose(nobody, "what was said", &base)),
        (&south, 4, kernel(&Kernel::Complaint { act: said.name(), key: *other.bytes() })),
        (&south, 5, kernel(&Kernel::Complaint { act: said.name(), key: *base.bytes() })),
        (&south, 6, kernel(&Kernel::Complaint { act: nobody, key: *base.bytes() })),
    ];
    for (who, serial, content) in &proofs {
        who.receipt(&who.public(*serial, at, content)).await;
    }
    m.quiet().await;
    let wanted = [
        ("NORTH", "disclosed"),
        ("SOUTH", "not-committed"),
        ("SOUTH", "not-committed"),
        ("SOUTH", "nothing-to-judge"),
        ("SOUTH", "unproven"),
        ("SOUTH", "complainer-at-fault"),
        ("SOUTH", "nothing-to-judge"),
    ];
    let wanted: Vec<_> = wanted.iter().map(|(a, f)| ((*a).to_owned(), (*f).to_owned())).collect();
    for name in ["CHAIR", "GUAR1", "SOUTH", "MON"] {
        assert_eq!(shown(&m, name).await, wanted, "{name}");
        let board: Json = m.get(name, "/board").await;
        let alarms = board["alarms"].to_string();
        assert!(alarms.contains("finding_not-committed") && alarms.contains("finding_complainer-at-fault"), "{alarms}");
        assert!(!alarms.contains("finding_unproven") && !alarms.contains("finding_disclosed"), "{alarms}");
    }
    m.stop_all().await;
}
