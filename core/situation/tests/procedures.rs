//! The procedures beside notification and query: contact, record of a contact, watch, protest, release, drill, suspension.
#![allow(clippy::unwrap_used)]

mod common;

use act::{Content, Kernel, MemberId, Millis, Name, Span, Stance};
use common::*;
use situation::views::{CaseView, Counts};
use situation::{Draft, Say, Situation};

fn position(case: Name, stance: Stance, valid: Option<(Millis, Millis)>) -> Content {
    let valid = valid.map(|(from, to)| Span { start_s: s(from), end_s: s(to) });
    kernel(case, Kernel::Position { stance, grounds: Some("as discussed".into()), valid })
}

fn to(members: &[MemberId], content: Content) -> Content {
    Content { to: members.to_vec(), ..content }
}

fn of(case: Name, content: Content) -> Content {
    Content { case: Some(case), ..content }
}

fn view(w: &World, case: Name, at: Millis) -> CaseView {
    w.situation().at(at).case(&case).unwrap()
}

fn state(w: &World, case: Name, at: Millis) -> String {
    view(w, case, at).state
}

fn leg(w: &World, case: Name, at: Millis, member: &str) -> String {
    view(w, case, at).legs.into_iter().find(|l| l.member == member).unwrap().state
}

fn due(w: &World, case: Name, kind: &str) -> Vec<(String, Millis)> {
    let debts = view(w, case, T0).debts.into_iter().filter(|d| d.kind == kind);
    debts.map(|d| (d.debtor, d.due_ms)).collect()
}

// Contact

fn asked(otherwise: &[(&str, &str)]) -> (World, Name) {
    let mut w = World::default();
    let case = w.say(T0, NORTH, typed("contact-request", T0, elsewhere(), otherwise));
    (w, case)
}

#[test]
fn a_call_is_answered_within_an_hour_and_a_meeting_within_a_day() {
    let (w, case) = asked(&[("purpose", "voice")]);
    assert_eq!(due(&w, case, "consent"), [("SOUTH".to_owned(), T0 + HOUR)]);
    let (w, case) = asked(&[]);
    assert_eq!(due(&w, case, "consent"), [("SOUTH".to_owned(), T0 + 24 * HOUR)]);
    // What begins sooner is answered before it begins.
    let (w, case) = asked(&[("proposed", "window=+2h/+3h")]);
    assert_eq!(due(&w, case, "consent"), [("SOUTH".to_owned(), T0 + 2 * HOUR)]);
}

#[test]
fn a_meeting_is_agreed_when_all_accept_one_time_and_not_before() {
    let (mut w, _) = asked(&[]);
    let case = w.say(T0, NORTH, to(&[SOUTH, CHAIR], typed("contact-request", T0, elsewhere(), &[])));
    let first = Some((T0 + 24 * HOUR, T0 + 26 * HOUR));
    let second = Some((T0 + 30 * HOUR, T0 + 32 * HOUR));
    w.say(T0 + HOUR, SOUTH, position(case, Stance::Comply, first));
    assert_eq!(state(&w, case, T0 + HOUR), "requested");
    w.say(T0 + 2 * HOUR, CHAIR, position(case, Stance::Comply, second));
    assert_eq!(state(&w, case, T0 + 2 * HOUR), "requested", "two times are no agreement");
    w.say(T0 + 3 * HOUR, CHAIR, position(case, Stance::Comply, first));
    assert_eq!(state(&w, case, T0 + 3 * HOUR), "agreed");
    assert_eq!(state(&w, case, T0 + 27 * HOUR), "unreported", "the clock does not say that it was held");
    w.say(T0 + 4 * HOUR, SOUTH, position(case, Stance::Object, None));
    assert_eq!(state(&w, case, T0 + 4 * HOUR), "declined");
}

#[test]
fn another_time_is_proposed_and_the_request_amended_asks_anew() {
    let (mut w, case) = asked(&[]);
    w.say(T0 + HOUR, SOUTH, position(case, Stance::Conditional, Some((T0 + 40 * HOUR, T0 + 41 * HOUR))));
    assert_eq!(
        (state(&w, case, T0 + HOUR).as_str(), leg(&w, case, T0 + HOUR, "SOUTH").as_str()),
        ("requested", "countered")
    );
    let changed = typed("contact-request", T0, elsewhere(), &[("proposed", "window=+40h/+41h")]);
    w.say(T0 + 2 * HOUR, NORTH, kernel(case, Kernel::Amend { fields: [(2, changed.fields[&2].clone())].into() }));
    assert_eq!(leg(&w, case, T0 + 2 * HOUR, "SOUTH"), "requested");
    assert_eq!(due(&w, case, "consent").last().unwrap().1, T0 + 26 * HOUR);
    w.say(T0 + 3 * HOUR, SOUTH, position(case, Stance::Comply, None));
    assert_eq!(state(&w, case, T0 + 3 * HOUR), "agreed");
    w.say(
        T0 + 4 * HOUR,
        NORTH,
        kernel(
            case,
            Kernel::Amend { fields: [(2, typed("contact-request", T0, elsewhere(), &[]).fields[&2].clone())].into() },
        ),
    );
    assert_eq!(state(&w, case, T0 + 4 * HOUR), "requested", "what was agreed was another time");
    assert_eq!(state(&w, case, T0 + 99 * HOUR), "expired");
}

#[test]
fn silence_on_a_request_to_meet_is_silence() {
    let (w, case) = asked(&[("purpose", "voice")]);
    assert_eq!(leg(&w, case, T0 + HOUR, "SOUTH"), "requested");
    assert_eq!(leg(&w, case, T0 + HOUR + 1, "SOUTH"), "silent");
    assert_eq!(state(&w, case, T0 + 2 * HOUR), "requested");
}

// Record of a contact

#[test]
fn a_record_is_confirmed_by_every_side_or_it_is_not_confirmed() {
    let (mut w, contact) = asked(&[]);
    w.say(T0 + HOUR, SOUTH, position(contact, Stance::Comply, Some((T0 + 24 * HOUR, T0 + 26 * HOUR))));
    w.say(T0 + 25 * HOUR, SOUTH, kernel(contact, Kernel::Start { at: at(T0 + 24 * HOUR) }));
    assert_eq!(state(&w, contact, T0 + 30 * HOUR), "held");
    let record = w.say(T0 + 30 * HOUR, CHAIR, of(contact, typed("contact-record", T0 + 30 * HOUR, elsewhere(), &[])));
    assert_eq!(state(&w, contact, T0 + 31 * HOUR), "recorded");
    let owed: Vec<_> = due(&w, record, "confirm");
    assert_eq!(owed, [("NORTH".to_owned(), T0 + 54 * HOUR), ("SOUTH".to_owned(), T0 + 54 * HOUR)]);
    w.say(T0 + 31 * HOUR, NORTH, position(record, Stance::Comply, None));
    assert_eq!(state(&w, record, T0 + 31 * HOUR), "submitted");
    assert_eq!(leg(&w, record, T0 + 55 * HOUR, "SOUTH"), "silent");
    assert_eq!(state(&w, record, T0 + 999 * HOUR), "submitted", "unconfirmed is not agreed, however long it stands");
    w.say(T0 + 56 * HOUR, SOUTH, position(record, Stance::Conditional, None));
    assert_eq!(state(&w, record, T0 + 56 * HOUR), "reserved");
    w.say(T0 + 57 * HOUR, SOUTH, position(record, Stance::Comply, None));
    assert_eq!(state(&w, record, T0 + 57 * HOUR), "confirmed");
    let agreed = typed("contact-record", T0, elsewhere(), &[("agreed", "point=Something else was agreed.")]);
    w.say(T0 + 58 * HOUR, CHAIR, kernel(record, Kernel::Amend { fields: [(3, agreed.fields[&3].clone())].into() }));
    assert_eq!(state(&w, record, T0 + 58 * HOUR), "submitted", "a record changed afterwards is confirmed by nobody");
}

#[test]
fn a_record_without_a_request_stands_for_itself() {
    let mut w = World::default();
    let record = w.say(T0, CHAIR, typed("contact-record", T0, elsewhere(), &[]));
    assert_eq!(state(&w, record, T0), "submitted");
}

#[test]
fn that_a_meeting_was_held_is_said_without_any_unit_being_told() {
    let (mut w, contact) = asked(&[]);
    w.say(T0 + HOUR, SOUTH, position(contact, Stance::Comply, Some((T0 + 24 * HOUR, T0 + 26 * HOUR))));
    let mut held = Draft::new(Say::Kernel(Kernel::Start { at: at(T0 + 24 * HOUR) }), SECURITY);
    held.case = Some(contact);
    assert!(held.check(&w.situation(), NORTH, T0 + 25 * HOUR).is_ok());
}

// Agenda of a round

fn proposed(by: MemberId) -> (World, Name) {
    let mut w = World::default();
    let round = w.say(T0, CHAIR, typed("round-convene", T0, elsewhere(), &[]));
    let item = w.say(T0, by, typed("agenda-item", T0, round, &[]));
    (w, item)
}

#[test]
fn an_item_is_on_the_agenda_when_everybody_else_has_taken_it_up_and_silence_takes_up_nothing() {
    let (mut w, item) = proposed(CHAIR);
    assert_eq!(due(&w, item, "consent"), ["NORTH", "SOUTH"].map(|m| (m.to_owned(), T0 + 24 * HOUR)));
    w.say(T0 + HOUR, NORTH, position(item, Stance::Comply, None));
    assert_eq!(state(&w, item, T0 + 999 * HOUR), "proposed", "SOUTH has said nothing, however long it stands");
    assert_eq!(leg(&w, item, T0 + 25 * HOUR, "SOUTH"), "silent");
    w.say(T0 + 26 * HOUR, SOUTH, position(item, Stance::Comply, None));
    assert_eq!(state(&w, item, T0 + 26 * HOUR), "agreed");
    let (mut w, item) = proposed(SOUTH);
    w.say(T0 + HOUR, NORTH, position(item, Stance::Comply, None));
    assert_eq!(state(&w, item, T0 + HOUR), "agreed", "who proposes an item has taken it up");
}

#[test]
fn what_either_side_does_not_take_up_is_parked_until_it_does() {
    for (one, other) in [(NORTH, SOUTH), (SOUTH, NORTH)] {
        for no in [Stance::Object, Stance::CannotComply, Stance::Conditional] {
            let (mut w, item) = proposed(CHAIR);
            w.say(T0 + HOUR, one, position(item, Stance::Comply, None));
            w.say(T0 + 2 * HOUR, other, position(item, no, None));
            assert_eq!(state(&w, item, T0 + 2 * HOUR), "parked");
            w.say(T0 + 3 * HOUR, other, position(item, Stance::Comply, None));
            assert_eq!(state(&w, item, T0 + 3 * HOUR), "agreed");
            w.say(T0 + 4 * HOUR, one, position(item, no, None));
            assert_eq!(state(&w, item, T0 + 4 * HOUR), "parked");
        }
    }
}

#[test]
fn an_item_is_closed_by_who_proposed_it_and_not_before_it_was_answered() {
    let (mut w, item) = proposed(CHAIR);
    let close = |item| of(item, typed("agenda-close", T0, item, &[]));
    w.say(T0 + HOUR, CHAIR, close(item));
    assert_eq!(state(&w, item, T0 + HOUR), "proposed", "what was not answered is withdrawn, not closed");
    w.say(T0 + 2 * HOUR, NORTH, position(item, Stance::Comply, None));
    w.say(T0 + 2 * HOUR, SOUTH, position(item, Stance::Comply, None));
    w.say(T0 + 3 * HOUR, NORTH, close(item));
    assert_eq!(state(&w, item, T0 + 3 * HOUR), "agreed", "it is not NORTH's to close");
    w.say(T0 + 4 * HOUR, CHAIR, close(item));
    assert_eq!(state(&w, item, T0 + 4 * HOUR), "closed");
    let changed = typed("agenda-item", T0, item, &[("subject", "Something else")]);
    let (mut w, item) = proposed(CHAIR);
    w.say(T0, NORTH, position(item, Stance::Comply, None));
    w.say(T0, SOUTH, position(item, Stance::Comply, None));
    w.say(T0 + HOUR, CHAIR, kernel(item, Kernel::Amend { fields: [(2, changed.fields[&2].clone())].into() }));
    assert_eq!(state(&w, item, T0 + HOUR), "proposed", "an item that is worded anew is taken up by nobody yet");
}

#[test]
fn the_record_of_a_round_ends_the_round_and_asks_both_sides() {
    let mut w = World::default();
    let round = w.say(T0, CHAIR, typed("round-convene", T0, elsewhere(), &[]));
    assert_eq!(due(&w, round, "consent"), ["NORTH", "SOUTH"].map(|m| (m.to_owned(), T0 + 24 * HOUR)));
    let record = w.say(T0 + 60 * HOUR, CHAIR, of(round, typed("round-record", T0 + 60 * HOUR, round, &[])));
    assert_eq!(state(&w, round, T0 + 61 * HOUR), "recorded");
    assert_eq!(due(&w, record, "confirm"), ["NORTH", "SOUTH"].map(|m| (m.to_owned(), T0 + 84 * HOUR)));
}

// Watch

const APART: Sent = Sent { few: true, ..SENT };

#[test]
fn a_watch_that_was_handed_over_is_taken_over_by_the_own_desk_alone() {
    let mut w = World::default();
    let case = w.send(T0, NORTH, typed("duty-handover", T0, elsewhere(), &[]), APART);
    assert_eq!(due(&w, case, "take-over"), [("NORTH".to_owned(), T0 + 15 * MIN)]);
    assert_eq!(view(&w, case, T0).legs.iter().map(|l| l.member.as_str()).collect::<Vec<_>>(), ["CHAIR"]);
    assert_eq!(
        (state(&w, case, T0 + 15 * MIN).as_str(), state(&w, case, T0 + 16 * MIN).as_str()),
        ("handed-over", "untaken")
    );
    let takes = || of(case, typed("duty-takeover", T0, elsewhere(), &[]));
    w.send(T0 + 16 * MIN, CHAIR, takes(), APART);
    assert_eq!(w.situation().acts().last().unwrap().note.unwrap().code(), "not-author");
    w.send(T0 + 17 * MIN, NORTH, takes(), APART);
    assert_eq!(state(&w, case, T0 + 17 * MIN), "taken");
    assert_eq!(w.situation().at(T0 + HOUR).counts(), Counts { owed: 1, late: 1, ..Counts::default() });
}

// Protest

#[test]
fn a_protest_goes_to_the_supervisor_and_each_reply_says_what_it_is() {
    for (outcome, then) in [("answered", "answered"), ("rejected", "rejected"), ("noted", "noted")] {
        let mut w = World::default();
        let act = w.say(T0, NORTH, flight(&[SOUTH], T0 + 48 * HOUR, T0 + 50 * HOUR));
        // Whoever else is addressed reads it and owes nothing.
        let case = w.say(T0, SOUTH, to(&[NORTH, CHAIR], typed("protest", T0, act, &[])));
        assert_eq!(due(&w, case, "answer"), [("CHAIR".to_owned(), T0 + 48 * HOUR)]);
        assert_eq!(leg(&w, case, T0 + 49 * HOUR, "CHAIR"), "silent");
        assert_eq!(state(&w, case, T0 + 999 * HOUR), "lodged", "silence answers nothing and rejects nothing");
        w.say(T0 + HOUR, NORTH, of(case, typed("protest-reply", T0, act, &[("outcome", outcome)])));
        assert_eq!(w.situation().acts().last().unwrap().note.unwrap().code(), "not-addressee");
        w.say(T0 + 2 * HOUR, CHAIR, of(case, typed("protest-reply", T0, act, &[("outcome", outcome)])));
        assert_eq!(
            (state(&w, case, T0 + 3 * HOUR).as_str(), leg(&w, case, T0 + 3 * HOUR, "CHAIR").as_str()),
            ("replied-to", then)
        );
        // The act that it is about is what it was.
        assert_eq!(state(&w, act, T0 + 3 * HOUR), "announced");
    }
}

// Release

fn released() -> (World, Name, Name) {
    let mut w = World::default();
    let act = w.say(T0, NORTH, flight(&[SOUTH], T0 + 48 * HOUR, T0 + 50 * HOUR));
    let case = w.say(T0, MON, typed("release-request", T0, act, &[]));
    (w, act, case)
}

fn release(case: Name, act: Name) -> Content {
    kernel(case, Kernel::Release { act, to: MON, enc: vec![1], key: vec![2] })
}

#[test]
fn the_author_of_an_act_is_asked_for_its_release_and_silence_releases_nothing() {
    let (mut w, act, case) = released();
    assert_eq!(due(&w, case, "consent"), [("NORTH".to_owned(), T0 + 72 * HOUR)]);
    assert_eq!(leg(&w, case, T0 + 73 * HOUR, "NORTH"), "silent");
    assert_eq!(state(&w, case, T0 + 999 * HOUR), "requested");
    w.say(T0 + HOUR, SOUTH, release(case, act));
    assert_eq!(w.situation().acts().last().unwrap().note.unwrap().code(), "not-addressee");
    w.say(T0 + 2 * HOUR, NORTH, release(case, case));
    assert_eq!(state(&w, case, T0 + 2 * HOUR), "requested", "another act's key answers nothing");
    w.say(T0 + 3 * HOUR, NORTH, release(case, act));
    assert_eq!(
        (state(&w, case, T0 + 4 * HOUR).as_str(), leg(&w, case, T0 + 4 * HOUR, "NORTH").as_str()),
        ("answered", "released")
    );
}

#[test]
fn to_consent_is_not_to_release_and_to_refuse_needs_a_reason_only_in_words() {
    for (stance, then) in [(Stance::Comply, "consented"), (Stance::Conditional, "in-part"), (Stance::Object, "refused")]
    {
        let (mut w, act, case) = released();
        w.say(T0 + HOUR, NORTH, position(case, stance, None));
        assert_eq!(leg(&w, case, T0 + HOUR, "NORTH"), then);
        w.say(T0 + 2 * HOUR, NORTH, release(case, act));
        assert_eq!(leg(&w, case, T0 + 2 * HOUR, "NORTH"), "released");
    }
}

// Drill

#[test]
fn a_drill_discharges_no_debt_counts_nowhere_and_alarms_nobody() {
    let mut w = World::default();
    let real = w.say(T0, NORTH, flight(&[SOUTH], T0 + 48 * HOUR, T0 + 50 * HOUR));
    let before = w.situation().at(T0 + 99 * HOUR).counts();
    let alarms = w.situation().at(T0 + 99 * HOUR).alarms();
    let case = w.say(T0, CHAIR, typed("drill", T0, real, &[]));
    assert!(view(&w, case, T0).debts.iter().all(|d| d.exercise && d.kind == "open"));
    assert_eq!(w.situation().at(T0 + 99 * HOUR).counts(), before);
    assert_eq!(w.situation().at(T0 + 99 * HOUR).alarms(), alarms);
    for said in
        [Kernel::Opened, told(&[4], T0), Kernel::Position { stance: Stance::Comply, grounds: None, valid: None }]
    {
        w.say(T0 + MIN, SOUTH, kernel(case, said));
    }
    assert_eq!(leg(&w, case, T0 + HOUR, "SOUTH"), "practised");
    assert_eq!(leg(&w, real, T0 + HOUR, "SOUTH"), "included");
    assert_eq!(w.situation().at(T0 + 99 * HOUR).counts(), before);
    w.say(T0 + 2 * HOUR, CHAIR, kernel(case, Kernel::End { at: at(T0 + 2 * HOUR) }));
    assert_eq!(state(&w, case, T0 + 2 * HOUR), "over");
}

// Suspension

fn suspended(emergency: bool) -> World {
    let mut w = World::default();
    let grounds = "pending consultations".to_owned();
    let kernel = Kernel::Suspend { grounds, effective: at(T0 + 24 * HOUR), emergency };
    w.say(T0, SOUTH, Content { format: kernel.wire(), fields: kernel.fields(), ..Content::default() });
    w
}

fn refused(
    now: &Situation,
    author: MemberId,
    content: &Content,
    emergency: Option<u64>,
    at: Millis,
) -> Vec<&'static str> {
    let book = rulebook();
    let format = book.by_wire(content.format).unwrap();
    let say = Say::Format { name: format.name.clone(), fields: format.decode(&content.fields).unwrap() };
    let draft = Draft { to: content.to.clone(), case: content.case, emergency, ..Draft::new(say, SECURITY) };
    draft.check(now, author, at).map_or_else(|all| all.iter().map(|r| r.code).collect(), |_| Vec::new())
}

#[test]
fn a_suspension_takes_effect_when_it_says_and_lets_emergencies_and_debts_through() {
    let mut w = suspended(true);
    let asked = w.say(T0, NORTH, query(&[SOUTH]));
    let now = w.situation();
    let link = |ms| now.at(ms).board(NORTH).channels[0].links[0].clone();
    assert_eq!(
        (link(T0).standing.as_str(), link(T0).grounds.as_deref()),
        ("suspending", Some("pending consultations"))
    );
    let later = T0 + 25 * HOUR;
    assert_eq!((link(later).standing.as_str(), link(later).line.as_str()), ("suspended", "unknown"));
    let notice = flight(&[SOUTH], T0 + 99 * HOUR, T0 + 100 * HOUR);
    assert_eq!(refused(&now, NORTH, &notice, None, T0), [""; 0], "not in effect yet");
    assert_eq!(refused(&now, NORTH, &notice, None, later), ["channel-suspended"]);
    assert_eq!(
        refused(&now, SOUTH, &flight(&[NORTH], T0 + 99 * HOUR, T0 + 100 * HOUR), None, later),
        ["channel-suspended"]
    );
    assert_eq!(refused(&now, NORTH, &notice, Some(1), later), [""; 0], "a medevac flies");
    assert_eq!(refused(&now, NORTH, &flight(&[CHAIR], T0 + 99 * HOUR, T0 + 100 * HOUR), None, later), [""; 0]);
    assert_eq!(refused(&now, SOUTH, &answer(asked, "deny", None), None, later), [""; 0], "what is owed stays owed");
    for always in ["inc-report", "ntf-hazard", "ntf-unplanned", "link-status", "contact-request", "protest"] {
        assert_eq!(refused(&now, SOUTH, &typed(always, later, asked, &[]), None, later), [""; 0], "{always}");
    }
    let status = |ms| now.at(ms).debts().into_iter().find(|d| d.kind == "answer").unwrap().status;
    assert_eq!(status(T0 + 99 * HOUR), "defaulted", "a suspension stops no clock");
    w.say(later, SOUTH, {
        let resume = Kernel::Resume { grounds: "talks held".into() };
        Content { format: resume.wire(), fields: resume.fields(), ..Content::default() }
    });
    assert_eq!(refused(&w.situation(), NORTH, &notice, None, later), [""; 0]);
}

#[test]
fn emergency_traffic_is_closed_by_both_sides_or_not_at_all() {
    let mut w = suspended(false);
    let notice = flight(&[SOUTH], T0 + 99 * HOUR, T0 + 100 * HOUR);
    let later = T0 + 25 * HOUR;
    assert_eq!(refused(&w.situation(), NORTH, &notice, Some(1), later), [""; 0], "one side alone cannot close it");
    let kernel = Kernel::Suspend { grounds: "likewise".into(), effective: at(T0 + HOUR), emergency: false };
    w.say(T0 + HOUR, NORTH, Content { format: kernel.wire(), fields: kernel.fields(), ..Content::default() });
    assert_eq!(refused(&w.situation(), NORTH, &notice, Some(1), later), ["emergency-refused"]);
}

// Amendments

#[test]
fn in_every_notification_a_material_change_asks_anew_and_no_other_does() {
    let book = rulebook();
    let mut seen = 0;
    for format in book.formats().iter().filter(|f| f.opens.as_deref() == Some("notification")) {
        assert!(format.fields.iter().any(|f| f.material), "{} has nothing whose change would matter", format.name);
        // An hour later the same example names other moments, and so another window.
        let (said, later) =
            (typed(&format.name, T0, elsewhere(), &[]), typed(&format.name, T0 + HOUR, elsewhere(), &[]));
        for field in &format.fields {
            let mut w = World::default();
            let case = w.say(T0, NORTH, to(&[SOUTH], said.clone()));
            w.say(T0 + MIN, SOUTH, kernel(case, read_back(&said, &[])));
            let changed = match (later.fields.get(&field.number), said.fields.get(&field.number)) {
                (Some(new), old) if Some(new) != old => new.clone(),
                _ => match other(field) {
                    Some(value) if Some(&value.encode()) != said.fields.get(&field.number) => value.encode(),
                    _ => continue,
                },
            };
            w.say(T0 + 2 * MIN, NORTH, kernel(case, Kernel::Amend { fields: [(field.number, changed)].into() }));
            let view = view(&w, case, T0 + 3 * MIN);
            assert_eq!(view.versions.len(), 2, "{}.{}", format.name, field.name);
            assert_eq!(view.versions[1].material, field.material, "{}.{}", format.name, field.name);
            let restarted = view.legs[0].state == "included" && view.legs[0].earlier.len() == 1;
            assert_eq!(restarted, field.material, "{}.{}", format.name, field.name);
            let owed = view.debts.iter().filter(|d| d.kind == "read-back" && d.status == "owed").count();
            assert_eq!(owed == 1, field.material, "{}.{}", format.name, field.name);
            seen += 1;
        }
    }
    assert!(seen > 40, "{seen} fields were changed");
}

/// Some other value of a field that the example's clock does not move.
fn other(field: &rulebook::FieldDef) -> Option<act::Value> {
    Some(match field.kind {
        act::Kind::Text => act::Value::Text("otherwise".into()),
        act::Kind::Choice => act::Value::Choice(field.choices.last()?.code),
        act::Kind::Choices => act::Value::Choices(vec![field.choices.last()?.code]),
        act::Kind::Count => act::Value::Count(act::Count { min: 1, best: 2, max: 3, basis: 0 }),
        act::Kind::YesNo => act::Value::YesNo(true),
        act::Kind::Place => point(3_300_000, 3_580_000),
        act::Kind::Altitude => altitude(1, 2),
        _ => return None,
    })
}
