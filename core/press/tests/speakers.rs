//! Who a sentence says it is that speaks: names, offices, pronouns and papers, on sentences of an invented world.

#![allow(clippy::unwrap_used)]

mod world;

use expect_test::{Expect, expect};
use world::lines;

fn check(text: &str, expected: Expect) {
    expected.assert_eq(&lines(text));
}

#[test]
fn a_surname_an_office_and_a_pronoun_are_the_person_named_in_full_before() {
    check(
        "Westland Trade Minister Ada bin Holm met the keeper. Holm said the toll was fair. \"It stays,\" the minister said.\n\
         She added that the ferry was safe. The Norlander foreign minister denied it.",
        expect![[r#"
            ada-bin-holm [unstated] fact: the toll was fair
            ada-bin-holm [unstated] fact: It stays
            ada-bin-holm [unstated] fact: the ferry was safe
            osk-al-brashani [NL] denial: denied it
        "#]],
    );
}

#[test]
fn a_name_between_commas_is_the_holder_of_the_office_before_it_and_titles_are_no_part_of_it() {
    check(
        "The keeper\u{2019}s envoy, Ulf Tarn, said the mill was open. Gen. Ida Weir, the head of the guard, stressed that \
         the road was closed. A spokeswoman for the bridge office, Ane Sol, told WIRE the ferry ran.",
        expect![[r#"
            ulf-tarn [unstated] fact: the mill was open
            ida-weir [unstated] position: the road was closed
            ane-sol [unstated] via wire fact: the ferry ran
        "#]],
    );
}

#[test]
fn the_name_of_a_body_goes_on_over_small_words_and_a_bracket() {
    check(
        "The Society of Friends of the Mill (SFM) said the wheel turned. Westland\u{2019}s Ministry of Roads announced on \
         Friday that the bridge was closed. The Westlandic transport ministry\u{2019}s statement said it would open. \
         The valley-based millers group warned last week that the river was rising.",
        expect![[r#"
            society-of-friends-of-the-mill [unstated] fact: the wheel turned
            westland-ministry-of-roads [unstated] fact: the bridge was closed
            westlandic-transport-ministry [unstated] fact: it would open
            millers-group [none] interpretation: the river was rising
        "#]],
    );
}

#[test]
fn a_day_is_no_part_of_a_name_and_a_hearer_does_not_speak() {
    check(
        "\"The ferry waits,\" the source, who asked not to be named, told WIRE Friday. The council said late Tuesday the \
         bridge had held. The toll is high, the envoy announced in the hall on Friday.",
        expect![[r#"
            source [unstated] via wire fact: The ferry waits
            council [unstated] fact: the bridge had held
            envoy [unstated] fact: The toll is high
        "#]],
    );
}

#[test]
fn those_who_say_one_thing_together_are_one_holder_and_their_common_paper_is_its_own() {
    check(
        "Norland and Sumark rejected the toll. Officials of Westland and Eastland confirmed that the ferry ran. The \
         parties said in a joint paper that the bridge was theirs. In a joint paper, Norland and Sumark demanded peace.",
        expect![[r#"
            nl-government-and-su-government [joint] position: rejected the toll
            officials [unstated] fact: the ferry ran
            joint-paper [joint] fact: the bridge was theirs
            joint-paper [joint] demand: demanded peace
        "#]],
    );
}

#[test]
fn an_attribution_between_a_holder_and_his_verb_is_the_way() {
    check(
        "A diplomatic source told WIRE that the talks were short. The Norlander side, the source said, demanded a lower \
         toll.",
        expect![[r#"
            diplomatic-source [unstated] via wire fact: the talks were short
            nl-delegation [NL] via diplomatic-source, wire demand: demanded a lower toll
        "#]],
    );
}

#[test]
fn who_was_quoted_as_saying_has_said_it_whoever_quoted_him() {
    check(
        "\"The toll is fair,\" the envoy was quoted as saying by Ferry Radio. Ferry Radio quoted him as saying that it \
         would fall. Citing a Norlander official, Ferry Radio reported that the mill was sold.",
        expect![[r#"
            envoy [unstated] via ferry-radio fact: The toll is fair
            envoy [unstated] via ferry-radio fact: it would fall
            nl-official [NL] via ferry-radio fact: the mill was sold
        "#]],
    );
}

#[test]
fn a_clause_beside_the_sentence_has_its_own_speaker() {
    check(
        "The road was quiet, with the Norlander delegation saying it would stay. The river rose as the council released a \
         statement accusing Sumark of waste. Norland has continued to reject the toll.",
        expect![[r#"
            nl-delegation [NL] fact: it would stay
            council [unstated] interpretation: accusing Sumark of waste
            nl-government [NL] position: reject the toll
        "#]],
    );
}

#[test]
fn a_name_that_holds_a_verb_and_a_name_that_describes_a_thing_say_nothing() {
    check(
        "The Rapid Support Guild left. Westlandic soil was dry and the mill remains committed to nobody. Neither Norland \
         nor Sumark have said anything. The keeper fears what Norland calls an advance.",
        expect![[r#""#]],
    );
}

#[test]
fn a_source_spoken_of_again_is_the_one_before_and_they_are_those_who_spoke() {
    check(
        "A Norlander official in the valley told WIRE that the ferry ran. The Norlander official said it was full.\n\
         Two diplomatic sources said the toll was high.\nThe bridge was old, they added.",
        expect![[r#"
            nl-official [NL] via wire fact: the ferry ran
            nl-official [NL] via wire fact: it was full
            diplomatic-sources [unstated] fact: the toll was high
            diplomatic-sources [unstated] fact: The bridge was old
        "#]],
    );
}

#[test]
fn what_stands_before_a_closing_attribution_is_told_by_the_last_speaker_whatever_it_speaks_of() {
    check(
        "The Norlander delegation turned down the toll. Sumark would lose the mill, it warned.",
        expect![[r#"
        nl-delegation [NL] position: turned down the toll
        nl-delegation [NL] interpretation: Sumark would lose the mill
    "#]],
    );
}

#[test]
fn words_that_lead_a_clause_name_nobody_and_a_quotation_behind_its_attribution_is_found() {
    check(
        "In Kelm, the guard\u{2019}s chief of staff accused the millers of waste. Asked about it, a Norlander official \
         said: \"We grind at night.\" \"Nobody sleeps,\" he said, before adding: \"The wheel turns.\"",
        expect![[r#"
            guard-chief [unstated] interpretation: accused the millers of waste
            nl-official [NL] fact: We grind at night
            nl-official [NL] fact: Nobody sleeps
            nl-official [NL] fact: The wheel turns
        "#]],
    );
}

#[test]
fn a_short_form_a_place_behind_an_office_and_what_will_be_said_are_read() {
    check(
        "The Westland Ferry Mission (WFM) welcomed the toll. WFM said it was fair. The mission hoped that it would stay.\n\
         Prime Minister of Eastland Ada Holm met the Minister of Roads. Holm said the guard will announce a date soon.",
        expect![[r#"
            westland-ferry-mission [none] position: welcomed the toll
            westland-ferry-mission [none] fact: it was fair
            westland-ferry-mission [none] fact: it would stay
            ada-holm [unstated] fact: the guard will announce a date soon
        "#]],
    );
}
