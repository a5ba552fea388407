//! What officers say: they open cases, and take whatever step their procedures leave open to them, or none.

use super::chance::Chance;
use super::ground::GROUND;
use super::live::{Live, Moment};
use act::{Kernel, MemberId, Name, Purpose, Stance};
use rulebook::Fields;
use situation::{Case, Draft, Say};

/// What is typed otherwise than in an example: field and text.
type Typed = &'static [(&'static str, &'static str)];

/// What opens a case: format, channel, and what is typed otherwise than in its example.
const OPENINGS: [(&str, u64, Typed); 6] = [
    ("ntf-flight", 1, &[("window", "+2h/+4h")]),
    ("inc-query", 1, &[]),
    ("inc-query", 3, &[]),
    ("ntf-flight", 4, &[("window", "+2h/+4h")]),
    ("protest", 4, &[]),
    ("statement", 0, &[]),
];

/// An officer of this node says something, if there is something that the rules allow. `Some` says what.
pub fn say(node: &mut Live, at: &mut Moment<'_>, chance: &mut Chance) -> Option<String> {
    for _ in 0..4 {
        let draft = match chance.percent(35) {
            true => opening(node, at.now, chance),
            false => step(node, at.now, chance),
        };
        let Some(draft) = draft else { continue };
        let Ok(ready) = draft.check(&node.situation, node.me, at.now) else { continue };
        let what = match &draft.say {
            Say::Format { name, .. } => name.clone(),
            Say::Kernel(kernel) => Kernel::key_of(kernel.wire()).unwrap_or("?").to_owned(),
        };
        if node.keep(at, Purpose::Desk, &ready, true) {
            return Some(what);
        }
    }
    None
}

fn opening(node: &Live, now: u64, chance: &mut Chance) -> Option<Draft> {
    let (format, channel, otherwise) = *chance.pick(&OPENINGS)?;
    let about = node.situation.cases().last().map_or(Name { key: act::KeyId([0; 4]), serial: 1 }, |case| case.name);
    let fields = GROUND.typed(format, now, about, otherwise);
    let mut draft = formatted(format, channel, fields);
    if chance.percent(50) {
        draft.to = vec![MemberId(chance.below(2))];
    }
    Some(draft)
}

fn formatted(format: &str, channel: u64, fields: Fields) -> Draft {
    let mut draft = Draft::new(Say::Format { name: format.to_owned(), fields }, channel);
    draft.lang = Some("en".into());
    draft
}

/// A step in some case, the right one or another: the rules say which may be taken.
fn step(node: &Live, now: u64, chance: &mut Chance) -> Option<Draft> {
    let cases: Vec<&Case> = node.situation.cases().filter(|case| case.procedure.is_some()).collect();
    let case = *chance.pick(&cases)?;
    let channel = case.channel.unwrap_or(0);
    let seconds = (now / 1000) as i64;
    let at = act::Instant { unix_s: seconds, within_s: 0, offset_min: 0 };
    let kernel = match chance.below(13) {
        0 | 1 => Kernel::Opened,
        2..=4 => read_back(case)?,
        5..=8 => {
            let grounds = Some("as agreed".to_owned());
            Kernel::Position { stance: *chance.pick(&Stance::ALL)?, grounds, valid: None }
        }
        9 => Kernel::Disseminated {
            told: vec![act::UnitTold { unit: chance.below(4), at_s: seconds }],
            not_told: Vec::new(),
        },
        10 => Kernel::Cancel { reason: None },
        11 => Kernel::Start { at },
        _ => {
            let fields = GROUND.typed("inc-response", now, case.name, &[]);
            let mut draft = formatted("inc-response", channel, fields);
            draft.case = Some(case.name);
            return Some(draft);
        }
    };
    let mut draft = Draft::new(Say::Kernel(kernel), channel);
    draft.case = Some(case.name);
    draft.lang = Some("en".into());
    Some(draft)
}

/// What must be read back, as it stands.
fn read_back(case: &Case) -> Option<Kernel> {
    let format = GROUND.book.by_wire(case.wire)?;
    let critical = format.fields.iter().filter(|f| f.critical).map(|f| f.number);
    let fields = critical.filter_map(|n| Some((n, case.version().fields.get(&n)?.clone()))).collect();
    Some(Kernel::ReadBack { fields })
}
