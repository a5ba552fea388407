//! What a format lets few read is said where one of them is: else it would be told to nobody.

use super::{Attempt, Rule};
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "reader-missing", source: "DOMAIN 2.7", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let (format, readers) = a.readers()?;
    let channel = a.situation.channel_key(a.draft.channel);
    let refusal = || Refusal::new(RULE.code).with("format", format.shown()).with("channel", channel);
    readers.is_empty().then(refusal)
}
