//! A round of talks as one picture: what belongs to it, who accepted what, and what this viewer may know of the rest.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use act::{Cover, Kernel, MemberId, Name, Stance};
use common::*;
use rulebook::Arg;
use situation::views::RoundView;

const FEW: Sent = Sent { few: true, ..SENT };

fn position(case: Name, stance: Stance, grounds: Option<&str>) -> act::Content {
    kernel(case, Kernel::Position { stance, grounds: grounds.map(Into::into), valid: None })
}

/// CHAIR calls a round; each names its delegation; two items, one of which NORTH does not take up; NORTH tells CHAIR
/// alone on what condition it would.
fn round() -> (World, Name, Name, Name) {
    let mut w = World::default();
    let round = w.say(T0, CHAIR, typed("round-convene", T0, elsewhere(), &[("round", "5")]));
    w.say(T0 + MIN, NORTH, typed("delegation", T0, round, &[("offices", "office=NORTH/1")]));
    w.say(T0 + 2 * MIN, NORTH, typed("delegation", T0, round, &[("offices", "office=NORTH/1 | office=NORTH/2")]));
    let first = w.say(T0 + 3 * MIN, CHAIR, typed("agenda-item", T0, round, &[("subject", "Withdrawal")]));
    let second = w.say(T0 + 4 * MIN, SOUTH, typed("agenda-item", T0, round, &[("subject", "From which line")]));
    w.say(T0 + 5 * MIN, NORTH, position(first, Stance::Comply, None));
    w.say(T0 + 6 * MIN, SOUTH, position(first, Stance::Comply, None));
    w.say(T0 + 7 * MIN, NORTH, position(second, Stance::Object, Some("Not before who counts is settled.")));
    w.send(T0 + 8 * MIN, NORTH, typed("talks-position", T0, second, &[]), FEW);
    (w, round, first, second)
}

fn index(w: &World, name: Name) -> u64 {
    w.situation().act(&name).unwrap().index
}

fn seen_by(w: &World, readers: &[MemberId], round: Name) -> RoundView {
    let few = |cover: &Cover| matches!(cover, Cover::Few { .. });
    let situation = w.seen_by(|i| !few(&i.act.statement().cover) || readers.contains(&i.author));
    situation.at(T0 + HOUR).round_of_talks(index(w, round)).unwrap()
}

#[test]
fn a_round_is_told_with_its_items_its_delegations_and_who_took_up_what() {
    let (w, name, ..) = round();
    let view = seen_by(&w, &[NORTH], name);
    assert_eq!((view.round.number, view.round.author.as_str(), view.round.state.as_str()), (5, "CHAIR", "requested"));
    assert!(matches!(&view.round.mode, Some(Arg::Choice { key, .. }) if key == "proximity"));
    assert_eq!((view.round.proposed_s.len(), view.round.agreed_s), (2, None));
    assert_eq!(view.round.items, [("agreed".to_owned(), 1), ("parked".to_owned(), 1)]);
    let states: Vec<&str> = view.agenda.iter().map(|a| a.state.as_str()).collect();
    assert_eq!(states, ["agreed", "parked"]);
    let parked = &view.agenda[1];
    let [north] = &parked.sides[..] else { panic!("{:?}", parked.sides) };
    assert_eq!((north.member.as_str(), north.state.as_str()), ("NORTH", "declined"));
    assert!(matches!(&north.words, Some(Arg::Text { text, .. }) if text == "Not before who counts is settled."));
    // What a member said last of its delegation holds.
    let [delegation] = &view.delegations[..] else { panic!("{:?}", view.delegations) };
    assert!(matches!(&delegation.offices, Some(Arg::List(offices)) if offices.len() == 2));
    assert!(view.records.is_empty() && view.followed_by.is_empty());
}

#[test]
fn a_position_sealed_to_the_supervisor_is_told_to_whoever_reads_it_and_to_others_only_that_something_was_said() {
    let (w, name, _, second) = round();
    let reads = seen_by(&w, &[NORTH], name);
    let [stand] = &reads.positions[..] else { panic!("{:?}", reads.positions) };
    assert!(stand.sealed && stand.about == index(&w, second) && !stand.replaced);
    assert!(reads.sealed.is_empty());
    let other = seen_by(&w, &[], name);
    assert!(other.positions.is_empty());
    let [sealed] = &other.sealed[..] else { panic!("{:?}", other.sealed) };
    assert_eq!(sealed.member, "NORTH");
}

#[test]
fn a_record_stands_with_what_each_side_says_of_it_and_the_next_round_is_found_by_what_it_follows() {
    let (mut w, name, ..) = round();
    let said = [("agreed", "point=One. | point=Two."), ("not-agreed", "point=Three.")];
    let record = w.say(T0 + 20 * MIN, CHAIR, typed("round-record", T0, name, &said));
    w.say(T0 + 21 * MIN, NORTH, position(record, Stance::Comply, None));
    w.say(T0 + 22 * MIN, SOUTH, position(record, Stance::Conditional, Some("The count is not ours.")));
    let next = w.say(T0 + 23 * MIN, CHAIR, typed("round-convene", T0, name, &[("round", "6")]));
    let view = seen_by(&w, &[], name);
    let [told] = &view.records[..] else { panic!("{:?}", view.records) };
    assert_eq!((told.agreed.len(), told.not_agreed.len(), told.state.as_str()), (2, 1, "reserved"));
    let sides: Vec<(&str, &str)> = told.sides.iter().map(|s| (s.member.as_str(), s.state.as_str())).collect();
    assert_eq!(sides, [("NORTH", "confirmed"), ("SOUTH", "reserved")]);
    assert_eq!(view.followed_by[0].index, index(&w, next));
    let later = seen_by(&w, &[], next);
    assert_eq!(later.follows.unwrap().index, index(&w, name));
    assert!(later.agenda.is_empty());
    let both = w.situation().at(T0 + HOUR).talks();
    assert_eq!(both.iter().map(|r| r.number).collect::<Vec<_>>(), [6, 5], "the latest first");
}

const PUBLIC: Sent = Sent { channel: 0, ..SENT };

#[test]
fn a_statement_is_joint_when_each_side_that_it_names_has_signed_it_and_nobody_signs_for_another() {
    let (mut w, name, ..) = round();
    let sides = [("sides", "side=NORTH | side=SOUTH")];
    let joint = w.send(T0 + 20 * MIN, CHAIR, typed("joint-statement", T0, name, &sides), PUBLIC);
    let signed = |w: &World| {
        let view = seen_by(w, &[], name);
        let [statement] = &view.statements[..] else { panic!("{:?}", view.statements) };
        let by = statement.sides.iter().filter_map(|s| Some((s.member.clone(), s.by.as_ref()?.member.clone())));
        (statement.joint, by.collect::<Vec<_>>())
    };
    assert_eq!(signed(&w), (false, vec![]));
    w.send(T0 + 21 * MIN, NORTH, typed("co-sign", T0, joint, &[]), PUBLIC);
    // Whoever is not named signs nothing, and signing twice is signing once.
    w.send(T0 + 22 * MIN, GUAR1, typed("co-sign", T0, joint, &[]), PUBLIC);
    w.send(T0 + 23 * MIN, NORTH, typed("co-sign", T0, joint, &[]), PUBLIC);
    assert_eq!(signed(&w), (false, vec![("NORTH".into(), "NORTH".into())]));
    w.send(T0 + 24 * MIN, SOUTH, typed("co-sign", T0, joint, &[]), PUBLIC);
    assert!(signed(&w).0);
    // A denial of it is told with it.
    let denial = [("status", "denial"), ("text", "It was not so.")];
    w.send(T0 + 25 * MIN, SOUTH, typed("statement", T0, joint, &denial), PUBLIC);
    assert_eq!(seen_by(&w, &[], name).statements.len(), 2);
}

#[test]
fn points_of_rival_accounts_stand_as_asserted_denied_silent_or_recorded_and_what_the_press_says_is_no_members() {
    let (mut w, name, ..) = round();
    let point = |says: &str, claim: &str, more: &str| format!("kind=commitment; says={says}; claim={claim}{more}");
    let first = format!("{} | {}", point("asserts", "One.", "; recorded=1"), point("asserts", "Two.", ""));
    let south = w.say(T0 + 20 * MIN, SOUTH, typed("account", T0, name, &[("points", &first)]));
    // The reader of these tests takes every act for the one that it is given; so NORTH's account names SOUTH's as both.
    let second = point("denies", "Not two.", "; of=1; point=2");
    let mut content = typed("account", T0, south, &[("points", &second)]);
    let about = typed("account", T0, name, &[]).fields[&1].clone();
    content.fields.insert(1, about);
    w.say(T0 + 21 * MIN, NORTH, content);
    let press = [("points", "kind=position; says=asserts; claim=Three.")];
    w.say(T0 + 22 * MIN, CHAIR, typed("press-claim", T0, name, &press));
    let view = seen_by(&w, &[], name);
    let cells = |n: usize| {
        let point = &view.accounts.points[n];
        let says: Vec<&str> = point.cells.iter().map(|c| c.says.as_str()).collect();
        (point.standing.as_str(), says, point.recorded.len(), point.claims.len())
    };
    assert_eq!(view.accounts.members, ["NORTH", "SOUTH"]);
    assert_eq!(view.accounts.points.len(), 3);
    assert_eq!(cells(0), ("claimed", vec!["nothing", "asserts"], 1, 0));
    assert_eq!(cells(1), ("denied", vec!["denies", "asserts"], 0, 0));
    assert_eq!(cells(2), ("in-public", vec!["nothing", "nothing"], 0, 1));
}

#[test]
fn what_is_public_about_a_round_holds_nothing_that_was_sealed() {
    let (mut w, name, ..) = round();
    let index = index(&w, name);
    let sealed = [("points", "kind=fact; says=asserts; claim=SEALED.")];
    w.say(T0 + 20 * MIN, SOUTH, typed("account", T0, name, &sealed));
    assert_eq!(w.situation().at(T0 + HOUR).public_talk(index), None, "that something is sealed is not told");
    let open = [("points", "kind=fact; says=asserts; claim=OPEN.")];
    w.send(T0 + 21 * MIN, NORTH, typed("public-account", T0, name, &open), PUBLIC);
    let talk = w.situation().at(T0 + HOUR).public_talk(index).unwrap();
    // A denial of what was said speaks of the same; a sealed act is a number and a time.
    let said = w.send(T0 + 22 * MIN, NORTH, typed("statement", T0, name, &[]), PUBLIC);
    w.send(T0 + 23 * MIN, SOUTH, typed("statement", T0, said, &[("status", "denial")]), PUBLIC);
    let topics = w.situation().at(T0 + HOUR).public_topics();
    let [topic] = &topics[..] else { panic!("{topics:?}") };
    assert_eq!((topic.about, topic.at_ms, topic.said), (index, talk.at_ms, 3));
    let told = format!("{talk:?}");
    assert!(told.contains("OPEN.") && !told.contains("SEALED.") && !told.contains("Withdrawal"), "{told}");
}

#[test]
fn a_joint_statement_is_refused_in_other_words_than_were_agreed_in_any_language() {
    let (mut w, name, ..) = round();
    let both = |text: &'static str, french: &'static str| [("text", text), ("translations", french)];
    let drafted = both("We met.", "language=fr; text=Réunis.");
    let draft = w.say(T0 + 20 * MIN, CHAIR, typed("joint-draft", T0, name, &drafted));
    let check = |w: &World, text: &'static str, french: &'static str| {
        let book = rulebook();
        let format = book.format("joint-statement").unwrap();
        let fields = format.decode(&typed("joint-statement", T0, draft, &both(text, french)).fields).unwrap();
        let say = situation::Say::Format { name: "joint-statement".into(), fields };
        let mut written = situation::Draft::new(say, 0);
        written.lang = Some("en".into());
        let found = written.check(&w.situation(), CHAIR, T0 + HOUR);
        found.err().into_iter().flatten().map(|r| r.code).collect::<Vec<_>>()
    };
    let agreed = "language=fr; text=Réunis.";
    assert_eq!(check(&w, "We met.", agreed), ["joint-differs"], "nobody has agreed yet");
    for (n, side) in [NORTH, SOUTH].into_iter().enumerate() {
        w.say(T0 + (21 + n as u64) * MIN, side, position(draft, Stance::Comply, None));
    }
    assert!(check(&w, "We met.", agreed).is_empty());
    assert_eq!(check(&w, "We met and agreed.", agreed), ["joint-differs"]);
    assert_eq!(check(&w, "We met.", "language=fr; text=Réunis et d'accord."), ["joint-differs"]);
    assert_eq!(check(&w, "We met.", "language=he; text=Réunis."), ["joint-differs"]);
    let more = "language=fr; text=Réunis. | language=ar; text=اجتمعنا.";
    assert_eq!(check(&w, "We met.", more), ["joint-differs"], "nobody has agreed to the Arabic");
    let twice = "language=fr; text=Réunis. | language=fr; text=Séparés.";
    assert_eq!(check(&w, "We met.", twice), ["joint-differs", "language-twice"]);
    assert_eq!(check(&w, "We met.", "language=en; text=We parted."), ["joint-differs", "language-twice"]);
}

#[test]
fn a_statement_is_told_in_each_language_with_the_hash_of_its_words() {
    let (mut w, name, ..) = round();
    let said = [("text", "We met."), ("translations", "language=ar; text=اجتمعنا. | language=fr; text=Réunis.")];
    w.send(T0 + 20 * MIN, NORTH, typed("statement", T0, name, &said), PUBLIC);
    let view = seen_by(&w, &[], name);
    let told = view.statements[0].texts.iter().map(|t| match &t.text {
        Arg::Text { text, lang } => (lang.as_deref().unwrap(), text.as_str(), t.sha256.as_str()),
        other => panic!("{other:?}"),
    });
    // printf '%s' WORDS | sha256sum
    let right = [
        ("en", "We met.", "2e79b56f8b8e134653f8d3b14ff83b86fd416f5000009a8de75a60a767eea736"),
        ("ar", "اجتمعنا.", "bad2d4cff4a44a7b8928da2cad6062e6c981ac0b768a17bf862a17d65a629710"),
        ("fr", "Réunis.", "959c026c8e65d21c44d560235f8d54d7bbd508a201aa881a3b67fe765416fdd5"),
    ];
    assert_eq!(told.collect::<Vec<_>>(), right);
}
