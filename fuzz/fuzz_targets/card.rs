//! What travels before a mechanism is founded: a member's card, the convener's draft, a member's signatures.
#![no_main]
use act::MemberId;
use ceasewire::found::{Card, draft_text, read_draft, read_signatures, signatures_text};
use data_encoding::BASE64;
use libfuzzer_sys::fuzz_target;

const HEADERS: [&str; 3] = ["ceasewire/card@v1", "ceasewire/draft@v1", "ceasewire/signatures@v1"];

fuzz_target!(|data: &[u8]| {
    if let Ok(text) = str::from_utf8(data) {
        read(text);
    }
    for header in HEADERS {
        read(&format!("{header}\n{}\n", BASE64.encode(data)));
    }
});

fn read(text: &str) {
    if let Ok(card) = Card::from_text(text) {
        assert_eq!(card.to_text(), text);
        assert_eq!(record::MemberEntry::decode(&card.entry.encode()).as_ref(), Ok(&card.entry));
    }
    if let Ok(mechanism) = read_draft(text) {
        assert_eq!(draft_text(&mechanism), text);
    }
    if let Ok(signed) = read_signatures(text, MemberId(3)) {
        assert_eq!(signatures_text(&signed), text);
    }
}
