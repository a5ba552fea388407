//! What an act says: its items, a kernel act's fields, a format's fields, values of every kind.
#![no_main]
use act::{Content, Kernel, Kind, Value};
use fuzz::{World, rulebook};
use libfuzzer_sys::fuzz_target;

const KINDS: [Kind; 15] = [
    Kind::Text,
    Kind::Choice,
    Kind::Choices,
    Kind::Count,
    Kind::Instant,
    Kind::Span,
    Kind::Place,
    Kind::Altitude,
    Kind::Quantity,
    Kind::Member,
    Kind::Office,
    Kind::Act,
    Kind::Evidence,
    Kind::YesNo,
    Kind::Group,
];

fuzz_target!(|data: &[u8]| {
    values(data);
    let Ok(content) = Content::decode(data) else { return };
    assert_eq!(content.encode(), data);
    content.fields.values().for_each(|item| values(item));
    for (_, item) in content.items() {
        let _ = Content::case_of(&item);
    }
    if let Ok(Some(kernel)) = Kernel::read(content.format, &content.fields) {
        assert_eq!((kernel.wire(), kernel.fields()), (content.format, content.fields.clone()));
        kernel.change();
    }
    // As a reader would take them whatever the number says, so that one input reaches every format and kernel act.
    (1..32).for_each(|wire| {
        if let Ok(Some(kernel)) = Kernel::read(wire, &content.fields) {
            assert_eq!(kernel.fields(), content.fields, "kernel act {wire}");
        }
    });
    for format in rulebook().formats() {
        if let Ok(fields) = format.decode(&content.fields) {
            assert_eq!(format.encode(&fields), content.fields, "{}", format.name);
            format.phrase(&fields, &World);
            format.lead_for(&fields);
        }
    }
});

fn values(item: &[u8]) {
    for kind in KINDS {
        if let Ok(value) = Value::decode(kind, item) {
            assert_eq!((value.kind(), value.encode().as_slice()), (kind, item));
        }
    }
}
