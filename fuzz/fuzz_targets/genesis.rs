//! The genesis document: the trust root, read from a file that a stranger hands over.
#![no_main]
use act::{Approval, MemberId, approval_bytes};
use fuzz::cast;
use libfuzzer_sys::fuzz_target;
use record::{Founding, Ledger, Mechanism, MemberEntry};

fuzz_target!(|data: &[u8]| {
    if let Ok(founding) = Founding::decode(data) {
        sound(&founding, data);
    }
    if let Ok(entry) = MemberEntry::decode(data) {
        assert_eq!(entry.encode(), data);
    }
    let Ok(mechanism) = Mechanism::decode(data) else { return };
    assert_eq!(mechanism.encode(), data);
    let _ = mechanism.policy();
    mechanism.quorum();
    if let Ok(founding) = Founding::new(mechanism.clone(), signed(&mechanism)) {
        sound(&founding, &founding.encode());
    }
});

fn sound(founding: &Founding, bytes: &[u8]) {
    assert_eq!(founding.encode(), bytes);
    assert_eq!(Founding::decode(bytes).as_ref(), Ok(founding));
    founding.policy().expect("a founding has checked its policy");
    if let Ok(mut ledger) = Ledger::new(founding.clone(), None) {
        ledger.apply(&Ledger::first_leaf(founding).encode()).expect("its own first leaf fits");
    }
}

/// Signatures of every root key that is one of ours.
fn signed(mechanism: &Mechanism) -> Vec<Approval> {
    let message = approval_bytes(&Founding::genesis_of(&mechanism.encode()), Founding::change());
    let ours: Vec<_> = cast().members.iter().flat_map(|m| &m.roots).collect();
    let mut out = Vec::new();
    for (n, member) in mechanism.members.iter().enumerate() {
        for (slot, root) in member.roots.iter().enumerate().take(2) {
            let key = ours.iter().find(|key| key.public().bytes() == *root);
            out.extend(key.map(|key| Approval {
                member: MemberId(n as u64),
                root: slot as u64,
                signature: key.sign(&message),
            }));
        }
    }
    out
}
