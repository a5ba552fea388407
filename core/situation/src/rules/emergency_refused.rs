//! Emergency traffic stays open on a suspended channel unless both sides refuse it: one side alone cannot close it.

use super::suspended::concerned;
use super::{Attempt, Rule};
use act::Refusal;

pub(super) static RULE: Rule = Rule { code: "emergency-refused", source: "DOMAIN 3.14", check };

fn check(a: &Attempt<'_>) -> Option<Refusal> {
    let opens = a.format.is_some_and(|f| f.opens.is_some());
    let emergency = a.draft.emergency.is_some() && opens && !a.draft.history;
    let refusing: Vec<_> = concerned(a).filter(|(_, link)| !link.emergency).map(|(who, _)| who).collect();
    let both = refusing.contains(&a.author) && refusing.len() > 1;
    let channel = a.situation.channel_key(a.draft.channel);
    (emergency && both).then(|| Refusal::new(RULE.code).with("channel", channel))
}
