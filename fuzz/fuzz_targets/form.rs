//! What a browser sends of an act's form, and the typed notation spread over a form.
//!
//! The first byte says which field of a format of all types, and which way. A value that the notation can say is the same
//! value after its controls were shown and sent back untouched.
#![no_main]
use desk::compose::{Form, join, spread};
use fuzz::{World, rulebook};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((&which, rest)) = data.split_first() else { return };
    let Ok(text) = str::from_utf8(rest) else { return };
    let format = rulebook().format("every-type").expect("it is ours");
    let def = &format.fields[usize::from(which & 0x7f) % format.fields.len()];
    if which & 0x80 == 0 {
        // Each line one control: its name behind the field's, a tab, what was typed.
        let control = |line: &str| line.split_once('\t').map(|(part, typed)| (format!("f{part}"), typed.to_owned()));
        let form: Form = text.lines().filter_map(control).collect();
        let joined = join(def, "f", &form);
        let _ = def.parse(&joined, &World);
        return;
    }
    let mut form = Form::new();
    spread(def, "f", text, &mut form);
    let Ok(value) = def.parse(text, &World) else { return };
    let canonical = def.write(&value, &World);
    let mut form = Form::new();
    spread(def, "f", &canonical, &mut form);
    let back = join(def, "f", &form);
    assert_eq!(def.parse(&back, &World).as_ref(), Ok(&value), "{canonical:?} came back as {back:?}");
});
