//! A news article from anywhere, plain text or a web page, read and drafted; and what is told twice in two halves of it.
#![no_main]
use libfuzzer_sys::fuzz_target;
use press::{Article, Press};
use std::sync::LazyLock;

static PRESS: LazyLock<Press> = LazyLock::new(|| {
    let table = include_str!("../../core/press/tests/world/table.toml");
    Press::read(include_str!("../../rulebook/press/en.toml"), table).expect("they are ours")
});

fuzz_target!(|data: &[u8]| {
    let whole = drafted(data);
    let (one, other) = data.split_at(data.len() / 2);
    let parts: Vec<_> = [whole, drafted(one), drafted(other)].into_iter().flatten().collect();
    let copies = press::copies(&parts);
    for [a, b] in &copies.statements {
        assert!(a.1 < parts[a.0].statements.len() && b.1 < parts[b.0].statements.len());
    }
});

/// What is proposed, each place being one of the file and none over another.
fn drafted(data: &[u8]) -> Option<press::Drafted> {
    let article = Article::read(data).ok()?;
    let file = str::from_utf8(data).expect("what was read is UTF-8");
    let drafted = PRESS.draft(&article);
    let mut behind = 0;
    for statement in &drafted.statements {
        assert!(behind <= statement.start && statement.start < statement.end);
        assert!(file.get(statement.start..statement.end).is_some());
        behind = statement.end;
    }
    Some(drafted)
}
