//! What a person, a script or a table types for a field. The first byte says which field of a format of all types.
#![no_main]
use act::Value;
use fuzz::{World, rulebook};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((&which, rest)) = data.split_first() else { return };
    let Ok(text) = str::from_utf8(rest) else { return };
    let format = rulebook().format("every-type").expect("it is ours");
    let def = &format.fields[usize::from(which) % format.fields.len()];
    let Ok(value) = def.parse(text, &World) else { return };
    assert!(def.validate(&value).is_empty(), "{text:?} gives {value:?}");
    assert_eq!(value.kind(), def.kind);
    assert_eq!(Value::decode(def.kind, &value.encode()).as_ref(), Ok(&value), "{text:?}");
    def.arg(&format.name, &value, &World);
});
