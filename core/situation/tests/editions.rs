//! What another version of the rulebook changes, from where on, and what it leaves alone.
#![allow(clippy::unwrap_used)]

mod common;

use act::{Content, Count, Kernel, Name, Precedence, Value};
use common::*;
use rulebook::{Fields, Rulebook};
use situation::views::CaseView;
use situation::{Draft, Say, Situation, channel_table};
use std::sync::Arc;

/// The reference rulebook with pieces of its files replaced; an empty file is taken out.
fn changed(changes: &[(&str, &str, &str)]) -> Arc<Rulebook> {
    let mut files = rulebook().files().clone();
    for (path, old, new) in changes {
        if old.is_empty() {
            files.remove(*path);
            continue;
        }
        let text = String::from_utf8(files[*path].clone()).unwrap();
        assert!(text.contains(old), "{path} has no {old}");
        files.insert((*path).to_owned(), text.replace(old, new).into_bytes());
    }
    Arc::new(Rulebook::read(&files).unwrap())
}

/// Half the time to open, flights have a field for the crew, and movements are notified no more.
fn second() -> Arc<Rulebook> {
    let crew = "field = [\n  { number = 30, name = \"crew\", type = \"count\" },";
    changed(&[
        ("terms/clocks.toml", "immediate = 900", "immediate = 450"),
        ("formats/ntf-flight.toml", "field = [", crew),
        ("formats/ntf-move.toml", "", ""),
    ])
}

fn adoption(new: &Rulebook, edition: u64) -> Content {
    let channels = channel_table(new);
    let kernel = Kernel::Rulebook { hash: new.hash(), edition, replaces: [0; 32], channels, approvals: vec![] };
    Content { format: 21, fields: kernel.fields(), ..Content::default() }
}

/// Six vehicles, under way in 60 hours.
fn movement() -> Fields {
    let count = |n| Value::Count(Count { min: n, best: n, max: n, basis: 0 });
    let from = T0 + 60 * 60 * MIN;
    let said = [
        ("unit-class", Value::Choice(7)),
        ("personnel", count(40)),
        ("vehicles", count(6)),
        ("route", point(3_308_670, 3_584_300)),
        ("window", span(from, from + 60 * MIN)),
        ("purpose", Value::Choice(2)),
    ];
    fields("ntf-move", &said)
}

/// Everybody reads this.
const PUBLIC: Sent = Sent { channel: 0, ..SENT };

/// What follows for a node that holds these rulebooks beside the founders'.
fn with(w: &World, shelf: &[&Arc<Rulebook>]) -> Situation {
    let mut situation = Situation::new(mechanism(), rulebook());
    shelf.iter().for_each(|book| situation.shelve(Arc::clone(book)));
    w.acts.iter().for_each(|(included, content)| situation.apply(included, Some(content)));
    situation
}

fn due(view: &CaseView, kind: &str) -> u64 {
    let debt = view.debts.iter().rfind(|d| d.kind == kind).unwrap();
    debt.due_ms - debt.opened_ms
}

/// A flight with a field that only the second version knows.
fn crew_flight() -> Content {
    let mut notice = flight(&[SOUTH], T0 + 30 * 60 * MIN, T0 + 31 * 60 * MIN);
    notice.fields.insert(30, Value::Count(Count { min: 2, best: 2, max: 2, basis: 0 }).encode());
    notice
}

/// A flight before, the adoption, a flight after.
fn across() -> (World, Name, Name) {
    let mut w = World::default();
    let before = w.say(T0, NORTH, flight(&[SOUTH], T0 + 30 * 60 * MIN, T0 + 31 * 60 * MIN));
    w.send(T0 + MIN, CHAIR, adoption(&second(), 2), PUBLIC);
    let after = w.say(T0 + 2 * MIN, NORTH, crew_flight());
    (w, before, after)
}

#[test]
fn a_running_deadline_keeps_its_clock_and_the_next_one_has_the_new() {
    let (mut w, before, after) = across();
    let now = with(&w, &[&second()]);
    let view = |s: &Situation, name| s.at(T0 + 3 * MIN).case(name).unwrap();
    assert_eq!((due(&view(&now, &before), "open"), due(&view(&now, &after), "open")), (15 * MIN, 15 * MIN / 2));
    assert_eq!((now.edition().number, now.edition_at(2).number, now.edition_at(1).number), (2, 1, 1));

    // An amendment that starts the ladder again starts it by the version of its case.
    let other = Kernel::Amend { fields: [(3, altitude(1, 2).encode())].into() };
    w.say(T0 + 4 * MIN, NORTH, kernel(before, other.clone()));
    w.say(T0 + 4 * MIN, NORTH, kernel(after, other));
    let now = with(&w, &[&second()]);
    assert_eq!((due(&view(&now, &before), "open"), due(&view(&now, &after), "open")), (15 * MIN, 15 * MIN / 2));
}

#[test]
fn what_each_act_says_is_told_in_the_words_of_its_version() {
    let (w, before, after) = across();
    let now = with(&w, &[&second()]);
    let phrase = |name| now.at(T0 + 3 * MIN).case(name).unwrap().phrase.unwrap();
    assert_eq!((phrase(&before).edition, phrase(&after).edition), (Some(1), None));
    assert!(!phrase(&before).args.contains_key("crew") && phrase(&after).args.contains_key("crew"));
    let debts = now.at(T0 + 3 * MIN).debts();
    let told = |of: &Name| debts.iter().find(|d| d.case == now.case(of).unwrap().index).unwrap().phrase.edition;
    assert_eq!((told(&before), told(&after)), (Some(1), None));
}

#[test]
fn a_format_that_was_dropped_ends_its_cases_and_opens_no_more() {
    let mut w = World::default();
    let notice = common::content("ntf-move", &[SOUTH], &movement());
    let before = w.say(T0, NORTH, notice.clone());
    w.send(T0 + MIN, CHAIR, adoption(&second(), 2), PUBLIC);
    let late = w.say(T0 + 2 * MIN, NORTH, notice);
    w.say(T0 + 3 * MIN, SOUTH, kernel(before, Kernel::Opened));
    let now = with(&w, &[&second()]);
    let view = now.at(T0 + 4 * MIN).case(&before).unwrap();
    assert_eq!(view.format, "ntf-move");
    assert_eq!(view.debts.iter().find(|d| d.kind == "open").unwrap().status, "met");
    assert_eq!(now.act(&late).unwrap().note.unwrap().code(), "format-not-in-force");
    assert!(now.case(&late).is_none());

    let draft = Draft::new(Say::Format { name: "ntf-move".into(), fields: movement() }, SECURITY);
    let refused = draft.check(&now, NORTH, T0 + 4 * MIN).unwrap_err();
    assert!(refused.iter().any(|r| r.code == "unknown-format"), "{refused:?}");
}

#[test]
fn nothing_of_a_new_version_counts_before_its_leaf() {
    let mut w = World::default();
    let early = w.say(T0, NORTH, crew_flight());
    w.send(T0 + MIN, CHAIR, adoption(&second(), 2), PUBLIC);
    let then = w.say(T0 + 2 * MIN, NORTH, crew_flight());
    let now = with(&w, &[&second()]);
    assert_eq!(now.act(&early).unwrap().note.unwrap().code(), "unreadable");
    assert!(now.case(&early).is_none() && now.case(&then).is_some());
    // Holding the archive alone changes nothing.
    let mut alone = World::default();
    let early = alone.say(T0, NORTH, crew_flight());
    assert!(with(&alone, &[&second()]).case(&early).is_none());
}

#[test]
fn a_query_of_the_old_version_is_answered_although_the_new_one_has_no_answer() {
    let mut w = World::default();
    let ask = w.send(T0, NORTH, query(&[SOUTH]), Sent { precedence: Precedence::Immediate, ..SENT });
    let new = changed(&[("formats/inc-query.toml", "", ""), ("formats/inc-response.toml", "", "")]);
    w.send(T0 + MIN, CHAIR, adoption(&new, 2), PUBLIC);
    w.say(T0 + 2 * MIN, SOUTH, answer(ask, "deny", None));
    let now = with(&w, &[&new]);
    let view = now.at(T0 + 3 * MIN).case(&ask).unwrap();
    assert_eq!(view.debts.iter().find(|d| d.kind == "answer").unwrap().status, "met");
    assert_eq!(view.acts[1].kind.as_deref(), Some("inc-response"));
}

#[test]
fn without_the_archive_nothing_is_guessed_and_with_it_all_nodes_agree() {
    let (mut w, before, after) = across();
    w.say(T0 + 3 * MIN, SOUTH, kernel(before, Kernel::Opened));
    w.say(T0 + 3 * MIN, SOUTH, kernel(after, Kernel::Opened));
    let blind = with(&w, &[]);
    let code = |s: &Situation, n: usize| s.act(&w.acts[n].0.act.name()).unwrap().note.map(|note| note.code());
    assert_eq!(
        (code(&blind, 2), code(&blind, 3), code(&blind, 4)),
        (Some("rulebook-awaited"), None, Some("rulebook-awaited"))
    );
    assert!(blind.rulebook().is_none() && blind.is_member(SOUTH, SECURITY), "channels stand in the act itself");
    let _ = blind.at(T0 + 4 * MIN).board(SOUTH);
    let draft = Draft::new(Say::Format { name: "ntf-flight".into(), fields: movement() }, SECURITY);
    let refused = draft.check(&blind, NORTH, T0 + 4 * MIN).unwrap_err();
    assert_eq!(refused[0].code, "rulebook-awaited");

    let (one, other) = (with(&w, &[&second()]), with(&w, &[&second(), &changed(&[])]));
    assert_eq!(one.state_hash(SECURITY), other.state_hash(SECURITY));
    assert_ne!(one.state_hash(SECURITY), blind.state_hash(SECURITY));
}

#[test]
fn an_archive_that_says_another_table_of_channels_than_its_adoption_is_not_used() {
    let (mut w, ..) = across();
    let mut content = adoption(&second(), 2);
    let Ok(Some(Kernel::Rulebook { hash, edition, replaces, mut channels, approvals })) =
        Kernel::read(21, &content.fields)
    else {
        unreachable!()
    };
    channels.truncate(1);
    content.fields = Kernel::Rulebook { hash, edition, replaces, channels, approvals }.fields();
    w.acts[1].1 = content;
    let now = with(&w, &[&second()]);
    assert!(now.rulebook().is_none());
}

#[test]
fn a_channel_that_the_new_version_closes_to_a_member_is_closed_to_it() {
    let new = changed(&[("terms/channels.toml", "\"monitor\"", "\"observer\"")]);
    let mut w = World::default();
    assert!(with(&w, &[]).is_member(MON, SECURITY));
    w.send(T0, CHAIR, adoption(&new, 2), PUBLIC);
    let now = with(&w, &[&new]);
    assert!(!now.is_member(MON, SECURITY) && now.is_member(NORTH, SECURITY));
    assert!(!now.members(SECURITY).contains(&MON));
}

#[test]
fn who_is_taken_from_a_channel_is_asked_for_nothing_on_it_any_more() {
    let new = changed(&[("terms/channels.toml", "\"monitor\"", "\"observer\"")]);
    let mut w = World::default();
    let asked = w.say(T0, NORTH, flight(&[SOUTH, MON], T0 + 48 * HOUR, T0 + 50 * HOUR));
    w.send(T0 + MIN, CHAIR, adoption(&new, 2), PUBLIC);
    let now = with(&w, &[&new]);
    let debts = now.at(T0 + 99 * HOUR).case(&asked).unwrap().debts;
    let of = |who: &str| debts.iter().filter(|d| d.debtor == who).map(|d| d.status.as_str()).collect::<Vec<_>>();
    assert!(!of("MON").is_empty() && of("MON").iter().all(|s| *s == "lifted"), "{debts:?}");
    assert!(of("SOUTH").iter().all(|s| *s == "defaulted"), "who stays owes what it owed");
    assert!(now.at(T0 + 99 * HOUR).alarms().iter().all(|a| a.member != "MON"));
    // Whether the new version's archive is at hand makes no difference.
    let without = with(&w, &[]);
    assert_eq!(without.at(T0 + 99 * HOUR).case(&asked).unwrap().debts.len(), debts.len());
    assert!(without.at(T0 + 99 * HOUR).case(&asked).unwrap().debts.iter().any(|d| d.status == "lifted"));
}

#[test]
fn a_version_that_has_lines_checked_more_often_makes_nobody_late_by_its_adoption() {
    // Every hour instead of every twelve, adopted three hours after the last check.
    let hourly = changed(&[("terms/clocks.toml", "line_check_s = 43200", "line_check_s = 3600")]);
    let mut w = World::default();
    let check = Kernel::LineCheck { nonce: 7, text: 1, medium: 0 };
    let check = Content { to: vec![SOUTH], format: check.wire(), fields: check.fields(), ..Content::default() };
    let check = w.say(T0, NORTH, check);
    w.say(T0, SOUTH, kernel(check, Kernel::LineReply { nonce: 7 }));
    w.send(T0 + 3 * HOUR, CHAIR, adoption(&hourly, 2), PUBLIC);
    let now = with(&w, &[&hourly]);
    let due = |ms: u64| {
        let mut all = now.at(ms).debts().into_iter();
        all.rfind(|d| d.kind == "line-check" && d.debtor == "NORTH" && d.creditor == "SOUTH")
    };
    let line = |ms: u64| now.at(ms).board(NORTH).channels[0].links[0].line.clone();
    assert_eq!(line(T0 + 3 * HOUR), "up");
    let debt = due(T0 + 3 * HOUR).expect("it is to be checked from now on");
    assert_eq!((debt.opened_ms, debt.due_ms), (T0 + 3 * HOUR, T0 + 3 * HOUR + 15 * MIN));
    assert_eq!((debt.status.as_str(), line(T0 + 3 * HOUR + 16 * MIN).as_str()), ("owed", "stale"));
}

#[test]
fn a_check_that_had_fallen_due_is_not_excused_by_a_version_that_asks_for_fewer() {
    let rarely = changed(&[("terms/clocks.toml", "line_check_s = 43200", "line_check_s = 86400")]);
    let mut w = World::default();
    let check = Kernel::LineCheck { nonce: 7, text: 1, medium: 0 };
    let check = Content { to: vec![SOUTH], format: check.wire(), fields: check.fields(), ..Content::default() };
    let check = w.say(T0, NORTH, check);
    w.say(T0, SOUTH, kernel(check, Kernel::LineReply { nonce: 7 }));
    w.send(T0 + 13 * HOUR, CHAIR, adoption(&rarely, 2), PUBLIC);
    let now = with(&w, &[&rarely]);
    let debts = now.at(T0 + 14 * HOUR).debts();
    let debt = debts.iter().find(|d| d.kind == "line-check" && d.debtor == "NORTH" && d.creditor == "SOUTH").unwrap();
    assert_eq!((debt.due_ms, debt.status.as_str()), (T0 + 12 * HOUR + 15 * MIN, "defaulted"));
}
