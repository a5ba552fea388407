//! What drafting costs: `cargo bench -p press`. The article is invented, of the length of a short agency report.
#![allow(clippy::unwrap_used, missing_docs)]

use divan::Bencher;
use divan::counter::ItemsCount;
use press::{Article, Drafted, Press};

const ARTICLE: &str = include_str!("article.txt");
/// Articles that are compared with each other.
const TOGETHER: usize = 100;

fn main() {
    divan::main();
}

fn press() -> Press {
    Press::read(include_str!("../../../rulebook/press/en.toml"), include_str!("../tests/world/table.toml")).unwrap()
}

fn drafted(press: &Press) -> Drafted {
    press.draft(&Article::read(ARTICLE.as_bytes()).unwrap())
}

/// One article read and drafted.
#[divan::bench]
fn draft(bencher: Bencher) {
    let press = press();
    assert!(drafted(&press).statements.len() > 15);
    bencher.counter(ItemsCount::new(1_usize)).bench(|| drafted(&press));
}

/// A hundred articles read, drafted and each compared with every other, all of them near-copies: the dearest case.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn hundred_copies(bencher: Bencher) {
    let press = press();
    bencher.counter(ItemsCount::new(TOGETHER)).bench(|| {
        let all: Vec<_> = (0..TOGETHER).map(|_| drafted(&press)).collect();
        press::copies(&all)
    });
}
