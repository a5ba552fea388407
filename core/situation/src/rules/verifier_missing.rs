//! Whoever is to count what is done of a commitment reads its channel, and is not its author.

use super::{Attempt, Rule};
use crate::procedures::commitment::{PROCEDURE, VERIFIER};
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "verifier-missing", source: "DOMAIN 2.7", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let (format, fields) = a.opening(&PROCEDURE)?;
    let verifier = VERIFIER.of(format, fields)?;
    let only = &a.draft.only;
    let reads = a.situation.is_member(verifier, a.draft.channel) && (only.is_empty() || only.contains(&verifier));
    let shown = a.situation.mechanism().name_of(verifier).to_owned();
    (verifier == a.author || !reads).then(|| {
        let channel = a.situation.channel_key(a.draft.channel);
        Refusal::new(RULE.code).of_field("verifier").with("verifier", shown).with("channel", channel)
    })
}
