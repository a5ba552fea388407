//! Author and addressees are members of the channel, and a step is taken in the channel of its case. Whoever is no member
//! could neither seal the act nor open it.

use super::{Attempt, Rule};
use crate::Blocked;
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "wrong-channel", source: "DESIGN 1, 2", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let channel = if a.public() { 0 } else { a.draft.channel };
    // Channel 0 is the public record: nothing that is to be sealed can go there.
    let nowhere = !a.public() && channel == 0;
    let elsewhere = nowhere || a.blocked == Some(Blocked::OtherChannel);
    let outside = |m: &&act::MemberId| elsewhere || !a.situation.is_member(**m, channel);
    let who = std::iter::once(&a.author).chain(&a.draft.to).find(outside)?;
    let name = a.situation.mechanism.name_of(*who);
    Some(Refusal::new(RULE.code).with("member", name).with("channel", a.situation.channel_key(channel)))
}
