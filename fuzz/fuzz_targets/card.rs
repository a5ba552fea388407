//! A member's card: what a stranger who would join hands to the convener.
#![no_main]
use ceasewire::found::Card;
use data_encoding::BASE64;
use libfuzzer_sys::fuzz_target;

const HEADER: &str = "ceasewire/card@v1\n";

fuzz_target!(|data: &[u8]| {
    if let Ok(text) = str::from_utf8(data) {
        read(text);
    }
    read(&format!("{HEADER}{}\n", BASE64.encode(data)));
});

fn read(text: &str) {
    if let Ok(card) = Card::from_text(text) {
        assert_eq!(card.to_text(), text);
        assert_eq!(record::MemberEntry::decode(&card.entry.encode()).as_ref(), Ok(&card.entry));
    }
}
