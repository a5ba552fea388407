//! Whose words are whose, on sentences of an invented world.

#![allow(clippy::unwrap_used)]

mod world;

use expect_test::{Expect, expect};
use world::{drafted, lines};

fn check(text: &str, expected: Expect) {
    expected.assert_eq(&lines(text));
}

#[test]
fn a_verb_of_saying_leaves_its_words_and_a_stance_takes_its_verb_along() {
    check(
        "Osk al-Brashani said on Tuesday that the ferry would run again. The Norlander delegation categorically rejected \
         the new toll and urged Sumark to open the bridge.",
        expect![[r#"
            osk-al-brashani [NL] fact: the ferry would run again
            nl-delegation [NL] position: categorically rejected the new toll
            nl-delegation [NL] demand: urged Sumark to open the bridge
        "#]],
    );
}

#[test]
fn words_before_their_attribution_and_around_it_are_found() {
    check(
        "\"No toll was agreed,\" said a diplomatic source. \"The ferry waits,\" the source told Ferry Radio, \"but nobody \
         comes to it.\" The bridge was closed at night, according to the Norlander official.",
        expect![[r#"
            diplomatic-source [unstated] via ferry-radio fact: No toll was agreed
            diplomatic-source [unstated] via ferry-radio fact: "The ferry waits," the source told Ferry Radio, "but nobody comes to it."
            nl-official [NL] fact: The bridge was closed at night
        "#]],
    );
}

#[test]
fn the_innermost_holder_has_the_words_and_the_others_are_the_way() {
    check(
        "A diplomatic source told WIRE that the Sumarkian side had demanded a lower toll. According to the source, the \
         Norlander delegation warned that the mill would close.",
        expect![[r#"
            su-delegation [SU] via diplomatic-source, wire demand: demanded a lower toll
            nl-delegation [NL] via diplomatic-source, wire interpretation: the mill would close
        "#]],
    );
}

#[test]
fn a_source_is_carried_where_the_report_goes_on_with_the_meeting_and_not_into_its_background() {
    check(
        "A diplomatic source told WIRE that the talks in Kelm were short. They dealt with the ferry and the toll.\n\
         The parties agreed to meet again at the mill.\n\
         The meeting came amid a drought in the valley. The mill was built by monks.\n",
        expect![[r#"
            diplomatic-source [unstated] via wire fact: the talks in Kelm were short
            diplomatic-source [unstated] via wire fact: They dealt with the ferry and the toll
            diplomatic-source [unstated] via wire commitment: The parties agreed to meet again at the mill
        "#]],
    );
}

#[test]
fn an_outlet_that_relays_is_the_way_and_the_outlet_itself_is_not() {
    check(
        "The Mill Post\n\nFerry Radio quoted a diplomatic source as saying that the toll was high. WIRE reported, citing a \
         Norlander official, that it would fall. He told The Mill Post that the mill was safe.\n",
        expect![[r#"
            diplomatic-source [unstated] via ferry-radio fact: the toll was high
            nl-official [NL] via wire fact: it would fall
            nl-official [NL] via wire fact: the mill was safe
        "#]],
    );
}

#[test]
fn a_people_and_a_passive_say_nothing() {
    check("Sumarkians are now seeking peace. A new toll was announced on Friday. It was said to be high.", expect![""]);
}

#[test]
fn spellings_of_a_name_are_one_also_those_that_no_row_has() {
    check(
        "Brashani said the mill would close. Osk Brachany said the ferry would run. Al-Brashany stressed that it must.",
        expect![[r#"
            osk-al-brashani [NL] fact: the mill would close
            osk-al-brashani [NL] fact: the ferry would run
            osk-al-brashani [NL] demand: it must
        "#]],
    );
}

#[test]
fn who_is_in_no_row_keeps_the_words_of_the_name_and_the_side_that_the_report_says() {
    check(
        "Norlander Transport Minister Ida Weir said the bridge was open. A senior Sumarkian officer denied it. Residents \
         said the river was high.",
        expect![[r#"
            ida-weir [NL] fact: the bridge was open
            senior-sumarkian-officer [SU] denial: denied it
            residents [local] fact: the river was high
        "#]],
    );
}

#[test]
fn caveats_go_to_what_they_are_about_and_a_disclaimer_to_all() {
    let report = drafted(
        "A Norlander official said Sumark would halt all military flights. He said the mill was safe.\n\
         There was no immediate confirmation from Sumark of any halt to military flights.\n\
         The toll was reportedly raised, Osk al-Brashani said.\n",
    );
    let caveats: Vec<_> = report.statements.iter().map(|s| s.caveat.join(" ")).collect();
    assert_eq!(caveats, ["unconfirmed", "", "reportedly"]);
    let report = drafted(
        "Brashani said the mill was safe.\nThis article was translated by The Mill Post. The Mill Post has not verified \
         what it tells.\n",
    );
    assert_eq!((report.outlet.as_str(), report.statements.len()), ("mill-post", 1));
    assert_eq!(report.statements[0].caveat, ["unverified"]);
    assert_eq!(report.statements[0].via, ["translation"]);
}

#[test]
fn dates_are_resolved_against_the_reports_own_day_and_nothing_else() {
    let of = |head: &str, words: &str| {
        let report = drafted(&format!("{head}Osk al-Brashani said that the mill {words}.\n"));
        report.statements[0].date.clone()
    };
    let day = "Published: 14 May 2031\n\n";
    let rows = [
        ("closed on 3 May", "XXXX-05-03", "2031-05-03"),
        ("closed on June 3", "XXXX-06-03", "2030-06-03"),
        ("closed after March 8, 2029", "2029-03-08/..", "2029-03-08/.."),
        ("has been shut since early December", "XXXX-12/..", "2030-12/.."),
        ("closed on Monday", "weekday:mon", "2031-05-12"),
        ("closed yesterday", "", "2031-05-13"),
        ("was shut this week", "", "2031-05-08/2031-05-14"),
        ("closed in 2028", "2028", "2028"),
        ("follows the 1974 accord", "", ""),
        ("may close soon", "", ""),
    ];
    for (words, without, with) in rows {
        assert_eq!((of("", words).as_str(), of(day, words).as_str()), (without, with), "{words}");
    }
}

#[test]
fn a_dateline_is_no_part_of_the_words_and_every_place_holds_them() {
    let text = "KELM, Norland (WIRE) \u{2014} The toll is lower, the Norlander delegation said. \u{201C}It is fair,\u{201D} it added.\n";
    let report = drafted(text);
    let words: Vec<_> = report.statements.iter().map(|s| &text[s.start..s.end]).collect();
    assert_eq!(words, ["The toll is lower", "It is fair"]);
    let report = drafted("NEW KELM: The toll is lower, the Norlander delegation said.\n");
    assert_eq!(report.statements[0].words, "The toll is lower");
}

#[test]
fn one_text_told_twice_is_known_and_another_of_the_same_meeting_is_not() {
    let one = "A diplomatic source said the talks in Kelm produced no final agreement on the toll. The Norlander delegation \
               demanded an immediate opening of the stone bridge. It stressed that the ferry and its crew belong to the \
               valley. The Sumarkian side blamed Norland for the burnt mill.\n";
    let two = "No final agreement on the toll was reached at the meeting in Kelm, a diplomatic source told WIRE.\nAccording \
               to the source, the Norlander delegation urged that the stone bridge be opened at once, and underscored \
               that the ferry and its crew belong to the valley.\nThe Sumarkian delegation held Norland responsible for \
               the burnt mill.\n";
    let other = "A diplomatic source said the talks in Kelm will go on in spring. The Norlander delegation rejected any new \
                 road through the forest. The Sumarkian side called for a school in the border village.\n";
    let all: Vec<_> = [one, two, other].into_iter().map(drafted).collect();
    let copies = press::copies(&all);
    assert_eq!(copies.reports, [(0, 1)]);
    let pairs: Vec<_> = copies.statements.iter().map(|[a, b]| (a.1, b.1)).collect();
    assert_eq!(pairs, [(0, 0), (1, 1), (2, 2), (3, 3)]);
}

#[test]
fn a_statement_that_repeats_or_joins_is_a_copy_and_one_of_another_side_or_day_is_none() {
    let one = "A diplomatic source said the talks in Kelm ended without an agreement on the toll. No agreement on the toll \
               was reached, the source added. The Norlander delegation demanded that the burnt mill be rebuilt on 3 May, \
               and stressed that the ferry is part of the valley.\nThe parties agreed to meet again at the bridge, and \
               the new round aims to assess ways of lowering the water, the source said.\n";
    let two = "The meeting in Kelm did not produce any agreement on the toll, a diplomatic source told WIRE.\nThe Norlander \
               delegation urged that the burnt mill be rebuilt on 3 May, and underscored that the ferry belongs to the \
               valley.\nThe parties agreed to meet again at the bridge, the source said.\n";
    let other = "The Sumarkian delegation demanded that the burnt mill be rebuilt on 9 June. The Sumarkian side stressed that \
                 the ferry is part of the valley. It said the parties agreed to meet again at the bridge.\n";
    let all: Vec<_> = [one, two, other].into_iter().map(drafted).collect();
    let copies = press::copies(&all);
    assert_eq!(copies.reports, [(0, 1)]);
    let pairs: Vec<_> = copies.statements.iter().map(|[a, b]| (a.1, b.1)).collect();
    assert_eq!(pairs, [(0, 0), (1, 0), (2, 1), (3, 2), (4, 3)]);
}

#[test]
fn who_tells_at_the_end_and_who_is_spoken_of_again_are_found() {
    check(
        "Both crews will stay, the Norlander delegation stressed, a diplomatic source told Ferry Radio. Ferry Radio, which \
         says it wants peace, was silent. Norland has closed the road, saying it aimed to protect the ferry.\n\
         Osk al-Brashani met the miller. He said the flour was good. \"It is white,\" he added. \"It is fine.\"\n",
        expect![[r#"
            nl-delegation [NL] via diplomatic-source, ferry-radio position: Both crews will stay
            ferry-radio [NL] fact: it wants peace
            nl-government [NL] via ferry-radio position: it aimed to protect the ferry
            osk-al-brashani [NL] fact: the flour was good
            osk-al-brashani [NL] fact: It is white
            osk-al-brashani [NL] fact: It is fine
        "#]],
    );
}

#[test]
fn an_attribution_in_the_middle_and_whoever_belongs_to_a_body_are_read() {
    check(
        "Norland government envoy Ulf Tarn warned of a flood. The toll, he added, must fall by 3 May. \
         Westland\u{2019}s transport minister Ada Holm urged him to wait.",
        expect![[r#"
            ulf-tarn [NL] position: warned of a flood
            ulf-tarn [NL] demand: The toll, he added, must fall by 3 May
            ada-holm [unstated] demand: urged him to wait
        "#]],
    );
}
