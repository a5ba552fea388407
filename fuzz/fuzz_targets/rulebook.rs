//! A rulebook that another party sends: its archive, and each of its TOML files by itself.
//!
//! The first byte says which file of a small rulebook the rest stands for; from 128 on the rest is a whole archive.
#![no_main]
use fuzz::{World, rulebook_files};
use libfuzzer_sys::fuzz_target;
use rulebook::{Gazetteer, Rulebook};

fuzz_target!(|data: &[u8]| {
    let Some((&which, rest)) = data.split_first() else { return };
    if which >= 128 {
        if let Ok(rulebook) = Rulebook::from_archive(rest) {
            assert_eq!(rulebook.archive(), rest);
        }
        let _ = Gazetteer::read("gazetteer.csv", rest);
        return;
    }
    let mut files = rulebook_files().clone();
    let name = files.keys().nth(usize::from(which) % files.len()).expect("it has files").clone();
    files.insert(name.clone(), rest.to_vec());
    match Rulebook::read(&files) {
        Ok(rulebook) => sound(&rulebook),
        Err(faults) => {
            assert!(!faults.is_empty());
            faults.iter().for_each(|fault| drop(fault.to_string()));
        }
    }
});

fn sound(rulebook: &Rulebook) {
    let again = Rulebook::from_archive(rulebook.archive()).expect("an archive of a sound rulebook is sound");
    assert_eq!(again.archive(), rulebook.archive());
    rulebook::check(rulebook);
    for format in rulebook.formats() {
        // What the file shows as an example is typed, encoded, read and phrased as an officer's would be.
        let typed = |(name, text): (&String, &String)| {
            let def = format.field(name)?;
            Some((def.number, def.parse(text, &World).ok()?))
        };
        let fields = format.example.iter().filter_map(typed).collect();
        if format.validate(&fields).is_empty() {
            assert_eq!(format.decode(&format.encode(&fields)), Ok(fields.clone()));
        }
        format.phrase(&fields, &World);
    }
}
