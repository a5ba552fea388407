//! Texts: clauses with brackets and rival versions, stances, deadlocks, two languages, signatures, side letters.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use act::{Content, Cover, Kernel, MemberId, Name, Value};
use common::tabled::*;
use common::*;
use situation::texts::RunKind;
use situation::views::{TextView, WordingView};
use situation::{Draft, Say};

const FEW: Sent = Sent { few: true, ..SENT };
const LATER: u64 = T0 + 24 * HOUR;

/// A world that writes one act a minute.
#[derive(Default)]
struct Table {
    w: World,
    at: u64,
}

impl Table {
    fn say(&mut self, who: MemberId, content: Content) -> Name {
        self.send(who, content, SENT)
    }

    fn send(&mut self, who: MemberId, content: Content, sent: Sent) -> Name {
        self.at += MIN;
        self.w.send(T0 + self.at, who, content, sent)
    }

    fn clause(&mut self, who: MemberId, doc: Name, number: &str, words: &str, replaces: &[Name]) -> Name {
        self.say(who, written(doc, number, "wording", "en", words, replaces))
    }

    fn view(&self, doc: Name) -> TextView {
        self.w.situation().at(LATER).text(self.index(doc)).unwrap()
    }

    fn index(&self, name: Name) -> u64 {
        self.w.situation().act(&name).unwrap().index
    }

    fn hashes(&self, doc: Name) -> Vec<(String, String)> {
        self.view(doc).languages.into_iter().filter_map(|l| Some((l.tag, l.sha256?))).collect()
    }

    /// The codes by which a draft of this content is refused.
    fn refused(&self, who: MemberId, content: &Content, only: &[MemberId]) -> Vec<&'static str> {
        let book = rulebook();
        let format = book.by_wire(content.format).unwrap();
        let say = Say::Format { name: format.name.clone(), fields: format.decode(&content.fields).unwrap() };
        let mut draft = Draft::new(say, SECURITY);
        (draft.lang, draft.only) = (content.lang.clone(), only.to_vec());
        let found = draft.check(&self.w.situation(), who, LATER);
        found.err().into_iter().flatten().map(|refusal| refusal.code).collect()
    }
}

fn held(view: &TextView) -> Vec<(&str, Vec<&str>)> {
    view.held.iter().map(|h| (h.holder.as_str(), h.clauses.iter().map(String::as_str).collect())).collect()
}

fn stances(w: &WordingView) -> Vec<&str> {
    let key = |s: &rulebook::Arg| match s {
        rulebook::Arg::Choice { key, .. } => key.clone(),
        _ => String::new(),
    };
    w.stances
        .iter()
        .map(|s| match s.stance.as_ref().map(key).as_deref() {
            Some("accept") => "accept",
            Some("ad-referendum") => "ad-referendum",
            Some("accept-if") => "accept-if",
            Some(_) => "other",
            None => "nothing",
        })
        .collect()
}

#[test]
fn clauses_stand_in_reading_order_and_open_brackets_are_told_by_who_holds_them() {
    let mut t = Table::default();
    let doc = t.say(CHAIR, opened(&[]));
    assert_eq!(t.view(doc).text.state, "empty");
    t.clause(CHAIR, doc, "10", "Last.", &[]);
    t.clause(CHAIR, doc, "2", "Within [NORTH: twelve // SOUTH: thirty] days.", &[]);
    let view = t.view(doc);
    assert_eq!(view.clauses.iter().map(|c| c.number.as_str()).collect::<Vec<_>>(), ["2", "10"]);
    assert_eq!(held(&view), [("NORTH", vec!["2"]), ("SOUTH", vec!["2"])]);
    assert_eq!((view.text.state.as_str(), view.text.open, view.text.clauses), ("bracketed", 1, 2));
    // A bracket that cannot be read is one of its author: nothing unclear passes as agreed.
    t.clause(SOUTH, doc, "11", "Within [ten days.", &[]);
    assert_eq!(t.view(doc).held[1].clauses, ["2", "11"]);
}

#[test]
fn a_text_that_was_put_on_the_table_for_a_round_stands_with_that_round_and_no_other() {
    let mut w = World::default();
    let round = w.say(T0, CHAIR, typed("round-convene", T0, elsewhere(), &[]));
    let other = w.say(T0 + 1, CHAIR, typed("round-convene", T0, elsewhere(), &[]));
    let doc = w.say(T0 + 2, CHAIR, opened(&[("round", Value::Act(round))]));
    w.say(T0 + 3, CHAIR, opened(&[]));
    w.say(T0 + 4, NORTH, written(doc, "1", "wording", "en", "Each side keeps [NORTH: all // SOUTH: half].", &[]));
    let situation = w.situation();
    let texts = |of: Name| {
        let index = situation.act(&of).unwrap().index;
        let told = situation.at(T0 + 10).round_of_talks(index).unwrap().texts;
        told.into_iter().map(|t| (t.index, t.clauses, t.open)).collect::<Vec<_>>()
    };
    assert_eq!(texts(round), [(situation.act(&doc).unwrap().index, 1, 1)]);
    assert_eq!(texts(other), []);
}

#[test]
fn two_who_write_on_the_same_version_at_once_both_stand_until_one_version_names_both() {
    let mut t = Table::default();
    let doc = t.say(CHAIR, opened(&[]));
    let first = t.clause(CHAIR, doc, "1", "The forces withdraw.", &[]);
    let north = t.clause(NORTH, doc, "1", "The forces withdraw at once.", &[first]);
    let south = t.clause(SOUTH, doc, "1", "The forces withdraw in stages.", &[first]);
    let view = t.view(doc);
    let standing: Vec<u64> = view.clauses[0].standing.iter().map(|w| w.by.index).collect();
    assert_eq!(standing, [t.index(north), t.index(south)], "neither is lost");
    assert_eq!(held(&view), [] as [(&str, Vec<&str>); 0]);
    assert_eq!((view.text.state.as_str(), view.text.open), ("bracketed", 1), "rivals are not agreed");
    let half = t.clause(CHAIR, doc, "1", "The forces withdraw at once, in stages.", &[north]);
    assert_eq!(t.view(doc).clauses[0].standing.len(), 2, "who names one has taken the place of one");
    t.clause(CHAIR, doc, "1", "The forces withdraw in stages, at once.", &[half, south]);
    let view = t.view(doc);
    assert_eq!((view.clauses[0].standing.len(), view.text.state.as_str()), (1, "clean"));
    // Whoever names no version of a clause that has one is stopped; what comes all the same stands beside it.
    let blind = written(doc, "1", "wording", "en", "Nothing withdraws.", &[]);
    assert_eq!(t.refused(NORTH, &blind, &[]), ["clause-base"]);
    t.say(NORTH, blind);
    assert_eq!(t.view(doc).clauses[0].standing.len(), 2);
}

#[test]
fn a_bracket_is_closed_only_with_the_word_of_whoever_holds_it() {
    let mut t = Table::default();
    let doc = t.say(CHAIR, opened(&[]));
    let first = t.clause(CHAIR, doc, "1", "In [NORTH: ten // SOUTH: twenty] days.", &[]);
    let taken = t.clause(NORTH, doc, "1", "In ten days.", &[first]);
    let view = t.view(doc);
    let open = &view.clauses[0].standing[0].open;
    assert_eq!((open.len(), open[0].holder.as_str(), open[0].taken_out), (1, "SOUTH", true), "NORTH wrote it itself");
    assert_eq!(view.text.state, "bracketed");
    let last = t.clause(CHAIR, doc, "1", "Within ten days.", &[taken]);
    assert_eq!(held(&t.view(doc)), [("SOUTH", vec!["1"])], "nor is it lost under a third version");
    t.say(SOUTH, stance(last, "accept", vec![]));
    assert_eq!(t.view(doc).text.state, "clean");
    t.say(SOUTH, stance(last, "object", vec![]));
    assert_eq!(t.view(doc).text.state, "bracketed", "what it said last holds");
}

#[test]
fn a_stance_is_on_one_version_and_counts_for_no_other() {
    let mut t = Table::default();
    let doc = t.say(CHAIR, opened(&[]));
    let first = t.clause(CHAIR, doc, "1", "In ten days.", &[]);
    t.say(NORTH, stance(first, "accept", vec![]));
    assert_eq!(stances(&t.view(doc).clauses[0].standing[0]), ["accept", "nothing"]);
    let second = t.clause(SOUTH, doc, "1", "In twenty days.", &[first]);
    let view = t.view(doc);
    let now = &view.clauses[0].standing[0];
    assert_eq!(stances(now), ["nothing", "nothing"], "nobody has agreed to words that were not there");
    assert_eq!(now.stances[0].earlier.as_ref().unwrap().member, "NORTH");
    assert_eq!(t.refused(NORTH, &stance(first, "accept", vec![]), &[]), ["version-superseded"]);
    assert!(t.refused(NORTH, &stance(second, "accept", vec![]), &[]).is_empty());
    // One that was under way when the version went counts for nothing.
    t.say(SOUTH, stance(first, "accept", vec![]));
    assert_eq!(stances(&t.view(doc).clauses[0].standing[0]), ["nothing", "nothing"]);
}

#[test]
fn conditions_in_a_circle_are_shown_as_a_deadlock_until_one_goes_first() {
    let mut t = Table::default();
    let doc = t.say(CHAIR, opened(&[]));
    let seven = t.clause(CHAIR, doc, "7", "Withdrawal.", &[]);
    let nine = t.clause(CHAIR, doc, "9", "Verification.", &[]);
    t.say(NORTH, stance(seven, "accept-if", vec![vec![(1, text("9")), (2, Value::Member(SOUTH))]]));
    assert!(t.view(doc).deadlocks.is_empty());
    // The clause may be named by any version of it, and without a side all others are meant.
    t.say(SOUTH, stance(nine, "accept-if", vec![vec![(3, Value::Act(seven))]]));
    let view = t.view(doc);
    let [deadlock] = &view.deadlocks[..] else { panic!("{:?}", view.deadlocks) };
    let told: Vec<_> = deadlock.waits.iter().map(|w| (w.member.as_str(), w.clause.as_str(), &w.on[0])).collect();
    let (a, b) = (("SOUTH".to_owned(), "9".to_owned()), ("NORTH".to_owned(), "7".to_owned()));
    assert_eq!(told, [("NORTH", "7", &a), ("SOUTH", "9", &b)]);
    assert!(deadlock.at_once);
    t.say(SOUTH, stance(nine, "accept", vec![]));
    let view = t.view(doc);
    assert!(view.deadlocks.is_empty() && view.clauses[0].standing[0].stances[0].met);
    // What lies outside the text is nobody's to take as met.
    t.say(NORTH, stance(seven, "accept-if", vec![vec![(4, text("The withdrawal has begun."))]]));
    assert!(!t.view(doc).clauses[0].standing[0].stances[0].met);
}

#[test]
fn a_bridging_text_takes_nothings_place_until_a_wording_takes_it_up() {
    let mut t = Table::default();
    let doc = t.say(CHAIR, opened(&[]));
    let first = t.clause(CHAIR, doc, "1", "In [NORTH: ten // SOUTH: twenty] days.", &[]);
    let bridge = t.say(CHAIR, written(doc, "1", "bridging", "en", "In fifteen days.", &[first]));
    let view = t.view(doc);
    let clause = &view.clauses[0];
    assert_eq!((clause.standing.len(), clause.bridging.len(), view.text.state.as_str()), (1, 1, "bracketed"));
    t.say(SOUTH, stance(bridge, "accept", vec![]));
    assert_eq!(stances(&t.view(doc).clauses[0].bridging[0]), ["nothing", "accept"]);
    let taken = t.clause(NORTH, doc, "1", "In fifteen days.", &[first, bridge]);
    let view = t.view(doc);
    assert!(view.clauses[0].bridging.is_empty());
    assert_eq!(held(&view), [("SOUTH", vec!["1"])], "its word on the proposal is none on the clause");
    t.say(SOUTH, stance(taken, "accept", vec![]));
    assert_eq!(t.view(doc).text.state, "clean");
}

#[test]
fn two_languages_stand_side_by_side_each_with_its_fingerprint_once_nothing_is_missing() {
    let mut t = Table::default();
    let doc = t.say(CHAIR, opened(&[]));
    let one = t.clause(CHAIR, doc, "1", "The forces withdraw.", &[]);
    let two = t.say(SOUTH, written(doc, "2", "wording", "ar", "تُشكَّل لجنة.", &[]));
    let missing = |t: &Table| t.view(doc).languages.into_iter().map(|l| l.missing).collect::<Vec<_>>();
    assert_eq!(missing(&t), [vec!["2".to_owned()], vec!["1".to_owned()]]);
    t.say(CHAIR, written(doc, "1", "translation", "ar", "تنسحب القوات.", &[one]));
    let poor = t.say(CHAIR, written(doc, "2", "translation", "en", "There is a committee.", &[two]));
    t.say(CHAIR, written(doc, "2", "translation", "en", "A committee is formed.", &[two, poor]));
    assert_eq!(missing(&t), [vec![], vec![] as Vec<String>]);
    let view = t.view(doc);
    let words = &view.clauses[1].standing[0].words;
    assert_eq!(words.iter().map(|w| w.lang.as_str()).collect::<Vec<_>>(), ["ar", "en"], "the original first");
    let (situation, index) = (t.w.situation(), t.index(doc));
    let plain = situation.at(LATER).text_plain(index, "now", None).unwrap();
    assert_eq!(plain.words.as_deref(), Some("1\nThe forces withdraw.\n\n2\nA committee is formed.\n\n"));
    // As `sha256sum` gives it for that file.
    let known = "8080e10831209621d8c4810a503322471cb249b043924302593f92d577dd3d81";
    assert_eq!((view.languages[0].sha256.as_deref(), plain.sha256.as_deref()), (Some(known), Some(known)));
    assert_ne!(view.languages[0].sha256, view.languages[1].sha256);
    // A translation is of a version; another version has none yet.
    t.clause(CHAIR, doc, "1", "All forces withdraw.", &[one]);
    assert_eq!(missing(&t), [vec![], vec!["1".to_owned()]]);
}

/// A clean text in both languages, opened for signature.
fn for_signature(t: &mut Table, otherwise: &[(&str, Value)]) -> (Name, Name) {
    let doc = t.say(CHAIR, opened(otherwise));
    let one = t.clause(CHAIR, doc, "1", "The forces withdraw.", &[]);
    let last = t.say(CHAIR, written(doc, "1", "translation", "ar", "تنسحب القوات.", &[one]));
    let hashes = t.hashes(doc);
    let opened = revision(doc, last, "signature", &hashes);
    assert!(t.refused(CHAIR, &opened, &[]).is_empty());
    let revision = t.say(CHAIR, opened);
    (doc, revision)
}

#[test]
fn a_text_is_adopted_when_every_side_has_signed_finally_and_in_force_by_its_own_rule() {
    let mut t = Table::default();
    let (doc, revision) = for_signature(&mut t, &[("days", Value::Count(act::Count::exactly(2)))]);
    let state = |t: &Table| t.view(doc).text.state;
    assert_eq!(state(&t), "for-signature");
    t.say(NORTH, signature(revision, "final"));
    t.say(SOUTH, signature(revision, "ad-referendum"));
    let view = t.view(doc);
    let signed: Vec<bool> = view.revisions[0].signatures.iter().map(|s| s.is_final).collect();
    assert_eq!((state(&t).as_str(), signed), ("for-signature", vec![true, false]), "its capital has yet to confirm");
    t.say(SOUTH, signature(revision, "final"));
    assert_eq!(state(&t), "adopted");
    assert_eq!(t.view(doc).in_force_ms, None, "the depositary does not hold it yet");
    let deposit = || said("text-deposit", "en", &[("revision", Value::Act(revision))]);
    t.say(CHAIR, deposit());
    assert_eq!(t.view(doc).in_force_ms, None, "another who says so does not count");
    t.say(GUAR1, deposit());
    let from = t.view(doc).in_force_ms.unwrap();
    assert_eq!(from, T0 + t.at + 48 * HOUR);
    let situation = t.w.situation();
    let at = |now| situation.at(now).text(t.index(doc)).unwrap().text.state;
    assert_eq!((at(from - 1).as_str(), at(from).as_str()), ("adopted", "in-force"));
}

#[test]
fn nobody_signs_what_is_bracketed_or_was_not_opened_or_names_him_not() {
    let mut t = Table::default();
    let (doc, good) = for_signature(&mut t, &[]);
    assert!(t.refused(NORTH, &signature(good, "final"), &[]).is_empty());
    assert_eq!(t.refused(GUAR1, &signature(good, "final"), &[]), ["text-not-side"]);
    t.say(GUAR1, signature(good, "final"));
    let view = t.view(doc);
    assert_eq!((view.revisions[0].strangers.len(), view.text.state.as_str()), (1, "for-signature"));
    let hashes = t.hashes(doc);
    let bracketed = t.clause(SOUTH, doc, "2", "[SOUTH: And return.]", &[]);
    let opened = revision(doc, bracketed, "signature", &hashes);
    assert_eq!(t.refused(CHAIR, &opened, &[]), ["brackets-open", "text-incomplete", "text-hash"]);
    let bad = t.say(CHAIR, opened);
    assert_eq!(t.refused(NORTH, &signature(bad, "final"), &[]), ["revision-unsignable"]);
    for side in [NORTH, SOUTH] {
        t.say(side, signature(bad, "final"));
    }
    let view = t.view(doc);
    assert_eq!((view.revisions[1].signable, view.text.state.as_str()), (false, "bracketed"));
    // Another text's fingerprint, and what is no part of this text.
    let wrong = vec![("en".to_owned(), "0".repeat(64)), hashes[1].clone()];
    let last = t.say(CHAIR, written(doc, "2", "removal", "en", "Given up.", &[bracketed]));
    assert_eq!(t.refused(CHAIR, &revision(doc, last, "signature", &wrong), &[]), ["brackets-open", "text-hash"]);
    assert_eq!(t.refused(CHAIR, &revision(doc, elsewhere(), "working", &[]), &[]), ["text-unknown"]);
    assert_eq!(t.refused(NORTH, &signature(bracketed, "final"), &[]), ["text-unknown"]);
}

#[test]
fn what_speaks_of_no_text_that_is_known_here_is_refused_and_moves_nothing() {
    let mut t = Table::default();
    let doc = t.say(CHAIR, opened(&[]));
    let one = t.clause(CHAIR, doc, "1", "One.", &[]);
    let nowhere = written(elsewhere(), "1", "wording", "en", "One.", &[]);
    assert_eq!(t.refused(NORTH, &nowhere, &[]), ["text-unknown"]);
    assert_eq!(t.refused(NORTH, &stance(doc, "accept", vec![]), &[]), ["text-unknown"]);
    let other = written(doc, "2", "wording", "en", "Two.", &[one]);
    assert_eq!(t.refused(NORTH, &other, &[]), ["clause-base"], "a version of another clause");
    let broken = written(doc, "2", "wording", "en", "[WEST: two]", &[]);
    assert_eq!(t.refused(NORTH, &broken, &[]), ["bracket-broken"]);
    // A guarantor writes no clauses; nor counts what is sealed to fewer than read the text.
    t.clause(GUAR1, doc, "3", "Three.", &[]);
    t.send(NORTH, written(doc, "4", "wording", "en", "Four.", &[]), FEW);
    t.say(NORTH, nowhere);
    assert_eq!(t.view(doc).clauses.len(), 1);
    assert_eq!(t.refused(NORTH, &written(doc, "4", "wording", "en", "Four.", &[]), &[SOUTH]), ["text-readers"]);
}

#[test]
fn a_withdrawn_text_is_told_as_such_and_only_its_author_withdraws_it() {
    let mut t = Table::default();
    let doc = t.say(NORTH, opened(&[("kind", chosen("text-open", "kind", "non-paper"))]));
    let cancel = kernel(doc, Kernel::Cancel { reason: None });
    t.say(SOUTH, cancel.clone());
    assert_eq!(t.view(doc).text.state, "empty");
    t.say(NORTH, cancel);
    assert_eq!(t.view(doc).text.state, "withdrawn");
}

#[test]
fn a_side_letter_is_no_part_of_the_text_and_its_existence_is_told_only_as_its_mark_says() {
    let letter = |belongs: Name, existence: &str| {
        let mut all = vec![
            ("kind", chosen("text-open", "kind", "side-letter")),
            ("belongs", Value::Act(belongs)),
            ("existence", chosen("text-open", "existence", existence)),
            ("sides", group(vec![vec![(1, Value::Member(NORTH))]])),
        ];
        all.push(("subject", text("SEALED")));
        opened(&all)
    };
    let notice = |doc: Name, letter: Name| {
        let sides = group(vec![vec![(1, Value::Member(NORTH))]]);
        said("letter-notice", "en", &[("document", Value::Act(doc)), ("letter", Value::Act(letter)), ("sides", sides)])
    };
    let mut t = Table::default();
    let doc = t.say(CHAIR, opened(&[]));
    assert_eq!(t.refused(CHAIR, &letter(doc, "hidden"), &[]), ["letter-sealed"]);
    assert!(t.refused(CHAIR, &letter(doc, "hidden"), &[NORTH]).is_empty());
    let hidden = t.send(CHAIR, letter(doc, "hidden"), FEW);
    let shown = t.send(CHAIR, letter(doc, "shown"), FEW);
    t.send(CHAIR, written(shown, "1", "wording", "en", "SEALED", &[]), FEW);
    let open = written(shown, "2", "wording", "en", "SEALED", &[]);
    assert_eq!(t.refused(CHAIR, &open, &[]), ["text-readers"], "it would tell the channel what few were told");
    assert_eq!(t.refused(CHAIR, &notice(doc, hidden), &[]), ["letter-hidden"]);
    assert!(t.refused(CHAIR, &notice(doc, shown), &[]).is_empty());
    t.say(CHAIR, notice(doc, shown));

    let reader = t.view(doc);
    assert_eq!((reader.letters.len(), reader.parts.len(), reader.clauses.len()), (2, 0, 0), "linked, never merged");
    let few = |cover: &Cover| matches!(cover, Cover::Few { .. });
    let other = t.w.seen_by(|i| !few(&i.act.statement().cover));
    let seen = other.at(LATER).text(t.index(doc)).unwrap();
    let [known] = &seen.letters[..] else { panic!("{:?}", seen.letters) };
    assert_eq!(
        (known.letter.index, known.text.is_none(), known.bound.join(" ").as_str()),
        (t.index(shown), true, "NORTH")
    );
    assert!(!format!("{seen:?}").contains("SEALED"));
    assert_eq!(other.at(LATER).texts().len(), 1);
    assert!(other.at(LATER).text(t.index(hidden)).is_none());
}

#[test]
fn revisions_are_compared_word_by_word_and_clause_by_clause() {
    let mut t = Table::default();
    let doc = t.say(CHAIR, opened(&[]));
    let one = t.clause(CHAIR, doc, "1", "The forces withdraw within twelve days of the signature.", &[]);
    t.clause(CHAIR, doc, "2", "Same.", &[]);
    let gone = t.clause(CHAIR, doc, "3", "Goes.", &[]);
    t.say(CHAIR, revision(doc, gone, "working", &[]));
    t.clause(SOUTH, doc, "1", "The forces withdraw within thirty full days of the signature.", &[one]);
    t.say(SOUTH, written(doc, "3", "removal", "en", "Not needed.", &[gone]));
    let last = t.clause(SOUTH, doc, "4", "New.", &[]);
    t.say(CHAIR, revision(doc, last, "working", &[]));
    let view = t.view(doc);
    assert_eq!(view.revisions.iter().map(|r| (r.number, r.changes)).collect::<Vec<_>>(), [(1, 3), (2, 3)]);
    let situation = t.w.situation();
    let found = situation.at(LATER).text_compared(t.index(doc), "r1", "now", None).unwrap();
    assert_eq!((found.same, found.from.revision, found.to.revision), (1, Some(1), Some(2)));
    let by_number = situation.at(LATER).text_compared(t.index(doc), &t.index(gone).to_string(), "r2", Some("en"));
    assert_eq!(by_number.as_ref(), Some(&found));
    assert!(situation.at(LATER).text_compared(t.index(doc), "r1", "r3", None).is_none());
    let told: Vec<_> = found.clauses.iter().map(|c| (c.number.as_str(), c.change.as_str())).collect();
    assert_eq!(told, [("1", "changed"), ("3", "removed"), ("4", "added")]);
    let of = |kind| {
        let runs = found.clauses[0].runs.iter().filter(|r| r.kind == kind);
        runs.map(|r| r.text.as_str()).collect::<Vec<_>>()
    };
    assert_eq!((of(RunKind::Out), of(RunKind::In)), (vec!["twelve"], vec!["thirty full"]));
    assert_eq!(found.clauses[0].by[0].member, "SOUTH");
}
