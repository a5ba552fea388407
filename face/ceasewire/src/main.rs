//! `ceasewire`: the one binary.

fn main() {}
