//! What is said of a text is read by all who read the text: sealed to fewer it would be another text for each of them, and
//! said to the whole channel it would tell there what a side letter says to few.

use super::{Attempt, Rule};
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "text-readers", source: "DOMAIN 3.8", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let text = a.text()?;
    let fits = text.case.few != a.draft.only.is_empty() && text.case.channel == Some(a.draft.channel);
    let readers = if text.case.few { "few" } else { "channel" };
    let channel = a.situation.channel_key(text.case.channel.unwrap_or(0));
    let refusal = Refusal::new(RULE.code).of_field("only").with("text", text.case.index).with("readers", readers);
    (!fits).then(|| refusal.with("channel", channel))
}
