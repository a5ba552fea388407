//! Phrases that another party sends with its rulebook: one file of a language is exchanged, and everything is said again.
//!
//! The first byte says which file; `language.toml` and the Fluent files are among them.
#![no_main]
use fuzz::{Files, World, words_files};
use libfuzzer_sys::fuzz_target;
use rulebook::{Arg, Context, Phrase};
use words::{Say, Words};

fuzz_target!(|data: &[u8]| {
    let Some((&which, rest)) = data.split_first() else { return };
    let name = words_files().keys().nth(usize::from(which) % words_files().len()).expect("it has files");
    let folder = name.split_inclusive('/').take(2).collect::<String>();
    let of_it = words_files().iter().filter(|(path, _)| path.starts_with(&folder));
    let mut files: Files = of_it.map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
    files.insert(name.clone(), rest.to_vec());
    match Words::load(&files, "") {
        Ok(words) => say_all(&words, rest),
        Err(faults) => {
            assert!(!faults.is_empty());
            faults.iter().for_each(|fault| drop(fault.to_string()));
        }
    }
});

/// Every message that a line of the input could be the name of, with values of every kind.
fn say_all(words: &Words, given: &[u8]) {
    let ids = given.split(|b| *b == b'\n').filter_map(|line| str::from_utf8(line).ok()?.split(' ').next()).take(40);
    for id in ids.chain(["desk", "ntf-flight"]) {
        for lang in words.languages() {
            words.say(lang, id, &[("n", Say::from(3_u64)), ("who", Say::from("SOUTH")), ("count", Say::from(2_u64))]);
            let args = [("n".into(), Arg::Number(-1)), ("at".into(), Arg::Duration(World.now_s()))];
            words.render(lang, &Phrase { id: id.to_owned(), args: args.into(), edition: None });
            words.title(lang, id);
            words.direction(lang);
            words.own_name(lang);
        }
    }
}
