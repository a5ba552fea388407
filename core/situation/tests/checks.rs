//! Line checks: due, missed, repeated, by a backup line, alarm; and what a silent line never looks like.
#![allow(clippy::unwrap_used)]

mod common;

use act::{Content, Kernel, MemberId, Millis};
use common::*;
use situation::views::{Board, Counts, LinkView};

fn said(kernel: Kernel) -> Content {
    Content { format: kernel.wire(), fields: kernel.fields(), ..Content::default() }
}

/// A channel that was opened at `T0`.
fn opened() -> World {
    let mut w = World::default();
    let epoch = Kernel::Epoch { channel: SECURITY, epoch: 1, check: [5; 32], wraps: vec![] };
    w.send(T0, NORTH, said(epoch), Sent { channel: 0, ..SENT });
    w
}

fn check(w: &mut World, at: Millis, who: MemberId, whom: &[MemberId], nonce: u64, medium: u64) -> act::Name {
    let check = said(Kernel::LineCheck { nonce, text: 1, medium });
    w.say(at, who, Content { to: whom.to_vec(), ..check })
}

fn reply(w: &mut World, at: Millis, who: MemberId, check: act::Name, nonce: u64) {
    w.say(at, who, kernel(check, Kernel::LineReply { nonce }));
}

fn board(w: &World, at: Millis) -> Board {
    w.situation().at(at).board(NORTH)
}

fn link(w: &World, at: Millis, member: &str) -> LinkView {
    board(w, at).channels[0].links.iter().find(|l| l.member == member).unwrap().clone()
}

/// Checks that NORTH is to send to SOUTH: since when, until when, and how each stands.
fn owed(w: &World, at: Millis) -> Vec<(Millis, Millis, String)> {
    let all = board(w, at).owed_by_us.into_iter();
    let mine = all.filter(|d| d.kind == "line-check" && d.creditor == "SOUTH");
    mine.map(|d| (d.opened_ms, d.due_ms, d.status)).collect()
}

#[test]
fn a_check_is_owed_by_each_to_each_from_the_moment_it_falls_due() {
    let w = opened();
    assert_eq!(owed(&w, T0 + 12 * HOUR - 1), []);
    assert_eq!(owed(&w, T0 + 12 * HOUR), [(T0 + 12 * HOUR, T0 + 12 * HOUR + 15 * MIN, "owed".to_owned())]);
    assert_eq!(owed(&w, T0 + 13 * HOUR)[0].2, "defaulted");
    // Two parties and the supervisor, each its line to the two others; guarantors and the monitor owe none.
    assert_eq!(w.situation().at(T0 + 12 * HOUR).counts(), Counts { owed: 6, ..Counts::default() });
    let ids: std::collections::BTreeSet<_> =
        w.situation().at(T0 + 12 * HOUR).debts().into_iter().map(|d| d.id).collect();
    assert_eq!(ids.len(), 6);
    assert_eq!(World::default().situation().at(T0 + 999 * HOUR).counts(), Counts::default(), "nothing was opened");
}

#[test]
fn an_answered_check_is_due_again_after_its_period_and_the_line_is_stale_when_none_comes() {
    let mut w = opened();
    let first = check(&mut w, T0 + HOUR, NORTH, &[SOUTH], 7, 0);
    assert_eq!(link(&w, T0 + HOUR, "SOUTH").line, "unknown", "to be asked is not to be up");
    reply(&mut w, T0 + HOUR + 5 * MIN, SOUTH, first, 7);
    assert_eq!((owed(&w, T0 + 13 * HOUR - 1), owed(&w, T0 + 13 * HOUR).len()), (vec![], 1));
    let line = |at| link(&w, at, "SOUTH").line;
    assert_eq!((line(T0 + 2 * HOUR).as_str(), line(T0 + 13 * HOUR + 20 * MIN).as_str()), ("up", "up"));
    assert_eq!(line(T0 + 13 * HOUR + 21 * MIN), "stale");
    assert_eq!(link(&w, T0 + 2 * HOUR, "CHAIR").line, "unknown", "nobody has checked it");
}

#[test]
fn a_missed_check_is_repeated_then_sent_by_a_backup_line_and_then_an_alarm() {
    let mut w = opened();
    let t = T0 + 12 * HOUR;
    check(&mut w, t, NORTH, &[SOUTH], 1, 0);
    assert_eq!((owed(&w, t + 15 * MIN - 1), link(&w, t + 15 * MIN, "SOUTH").line.as_str()), (vec![], "unknown"));
    assert_eq!(owed(&w, t + 15 * MIN)[0].0, t + 15 * MIN, "the retry");
    assert_eq!(link(&w, t + 15 * MIN + 1, "SOUTH").line, "check-missed");
    check(&mut w, t + 16 * MIN, NORTH, &[SOUTH], 2, 0);
    assert_eq!((owed(&w, t + 30 * MIN - 1), owed(&w, t + 30 * MIN)[0].0), (vec![], t + 30 * MIN));
    let backup = check(&mut w, t + 31 * MIN, NORTH, &[SOUTH], 3, 1);
    assert_eq!(owed(&w, t + 12 * HOUR), [], "all was done that can be done");
    let silent = |w: &World, at| board(w, at).alarms.iter().filter(|a| a.kind == "line-silent").count();
    assert_eq!((silent(&w, t + 60 * MIN), silent(&w, t + 60 * MIN + 1)), (0, 1));
    assert_eq!(link(&w, t + 61 * MIN, "SOUTH").line, "silent");
    reply(&mut w, t + 70 * MIN, SOUTH, backup, 3);
    assert_eq!(link(&w, t + 71 * MIN, "SOUTH").line, "backup-up", "the primary line is as unheard as before");
    assert_eq!(silent(&w, t + 71 * MIN), 0);
    let again = check(&mut w, t + 80 * MIN, NORTH, &[SOUTH], 4, 0);
    reply(&mut w, t + 81 * MIN, SOUTH, again, 4);
    assert_eq!(link(&w, t + 82 * MIN, "SOUTH").line, "up");
    // The gap stays: two checks were never answered.
    let replies = w.situation().at(t + 90 * MIN).debts().into_iter().filter(|d| d.kind == "line-reply");
    assert_eq!(replies.filter(|d| d.status == "defaulted").count(), 2);
}

#[test]
fn what_a_member_says_of_its_own_line_is_not_hidden_and_not_believed_for_ever() {
    let mut w = opened();
    w.say(T0 + HOUR, SOUTH, link_status("down", T0 + HOUR));
    check(&mut w, T0 + 2 * HOUR, NORTH, &[SOUTH], 1, 0);
    assert_eq!(link(&w, T0 + 9 * HOUR, "SOUTH").line, "down");
    w.say(T0 + 10 * HOUR, SOUTH, link_status("open", T0 + 10 * HOUR));
    assert_eq!(link(&w, T0 + 10 * HOUR, "SOUTH").line, "silent", "a report is no answer");
}

#[test]
fn a_node_answers_by_itself_only_where_the_rulebook_says_so() {
    let mut w = opened();
    let asked = check(&mut w, T0 + HOUR, NORTH, &[SOUTH], 7, 0);
    assert_eq!(w.situation().machine_checks(SOUTH), [], "the reference rulebook asks for the officer");
    let mut files = rulebook().files().clone();
    let text = String::from_utf8(files["terms/channels.toml"].clone()).unwrap();
    let text = text.replacen("checked_by =", "machine_answers = true\nchecked_by =", 1);
    files.insert("terms/channels.toml".into(), text.into());
    let book = std::sync::Arc::new(rulebook::Rulebook::read(&files).unwrap());
    let fold = |w: &World| {
        let mut situation = situation::Situation::new(mechanism(), book.clone());
        w.acts.iter().for_each(|(included, content)| situation.apply(included, Some(content)));
        situation
    };
    assert_eq!(fold(&w).machine_checks(SOUTH), [(asked, SECURITY, 7)]);
    assert_eq!(fold(&w).machine_checks(CHAIR), [], "it was not asked");
    reply(&mut w, T0 + HOUR + 1, SOUTH, asked, 7);
    assert_eq!(fold(&w).machine_checks(SOUTH), []);
}
