//! A table of incidents from others, and the mapping that says how to read it. The first byte says which.
#![no_main]
use bridges::{ALL, Mapping};
use fuzz::{World, rulebook};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

const MAPPING: &str = include_str!("../../rulebook/imports/ucdp-ged.toml");

static READ: LazyLock<Mapping> = LazyLock::new(|| Mapping::read(MAPPING, rulebook()).expect("it is ours"));

fuzz_target!(|data: &[u8]| {
    match data.split_first() {
        Some((0, rest)) => rows(rest, &READ),
        Some((_, rest)) => {
            let Ok(text) = str::from_utf8(rest) else { return };
            if let Ok(mapping) = Mapping::read(text, rulebook()) {
                rows(TABLE, &mapping);
            }
        }
        None => {}
    }
});

const TABLE: &[u8] = b"id,day,lat\n1,2024-03-05,33.1\n2,2024-13-05,x\n\xff,,\n3\n";

fn rows(bytes: &[u8], mapping: &Mapping) {
    for bridge in ALL {
        let Ok(rows) = (bridge.read)(bytes, mapping, rulebook(), &World) else { continue };
        let format = rulebook().format("inc-report").expect("it is ours");
        for row in rows {
            match row {
                Err(fault) => assert!(!fault.reasons.is_empty(), "line {} is left out for nothing", fault.line),
                Ok(draft) if mapping.format == format.name => draft.fields.iter().for_each(|(name, text)| {
                    let def = format.field(name).expect("the mapping was read for this format");
                    def.parse(text, &World).expect("a draft can be said");
                }),
                Ok(_) => {}
            }
        }
    }
}
