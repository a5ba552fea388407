//! Plural forms, isolates, numbers and times in each direction, and what cannot be trusted.
#![allow(clippy::unwrap_used)]

mod common;
use act::Refusal;
use common::*;
use expect_test::expect;
use rulebook::{Arg, PlaceShape};
use words::{Direction, Say, plain};

fn counted(lang: &str, id: &str) -> String {
    let words = words();
    let one = |n: i64| plain(&words.say(lang, id, &[("n", n.into())]));
    [0, 1, 2, 3, 11, 100].map(one).join(" | ")
}

#[test]
fn plural_forms_follow_each_language() {
    expect!["0 acts | 1 act | 2 acts | 3 acts | 11 acts | 100 acts"].assert_eq(&counted("en", "board_acts"));
    expect!["0 acte | 1 acte | 2 actes | 3 actes | 11 actes | 100 actes"].assert_eq(&counted("fr", "board_acts"));
    expect!["لا رسائل | رسالة واحدة | رسالتان | 3 رسائل | 11 رسالة | 100 رسالة"].assert_eq(&counted("ar", "board_acts"));
    expect!["אין מסרים | מסר אחד | שני מסרים | 3 מסרים | 11 מסרים | 100 מסרים"].assert_eq(&counted("he", "board_acts"));
    expect!["0 دقيقة | دقيقة واحدة | دقيقتين | 3 دقائق | 11 دقيقة | 100 دقيقة"]
        .assert_eq(&counted("ar", "value_minutes"));
}

fn written(value: &Arg) -> String {
    let words = words();
    LANGUAGES.map(|lang| format!("{lang}  {}\n", visible(&words.value(lang, value)))).concat()
}

#[test]
fn a_moment_shows_utc_the_local_clock_and_its_precision() {
    expect![[r#"
        en  |‹|‹‹2026-03-01 05:40 UTC› (‹07:40 UTC+02:00› local)›, give or take |‹‹30› min››
        fr  |‹|‹‹2026-03-01 05:40 UTC› (‹07:40 UTC+02:00›, heure locale)›, à |‹‹30› min› près›
        ar  |‹|‹‹2026-03-01 05:40 UTC› (‹07:40 UTC+02:00› بالتوقيت المحلي)›، بهامش |‹‹30› دقيقة› زيادةً أو نقصانًا›
        he  |‹|‹‹2026-03-01 05:40 UTC› (‹07:40 UTC+02:00› שעון מקומי)›, בסטייה של עד |‹‹30› דקות››
    "#]]
    .assert_eq(&written(&Arg::Instant { unix_s: NOW + 1500, within_s: 1800, offset_min: 120 }));
    expect![[r#"
        en  2026-03-01 05:15 UTC
        fr  2026-03-01 05:15 UTC
        ar  2026-03-01 05:15 UTC
        he  2026-03-01 05:15 UTC
    "#]]
    .assert_eq(&written(&instant(NOW)));
}

#[test]
fn a_span_names_a_shared_day_once() {
    expect![[r#"
        en  |‹from ‹2026-03-01 05:15› to ‹07:15 UTC››
        fr  |‹de ‹2026-03-01 05:15› à ‹07:15 UTC››
        ar  |‹من ‹2026-03-01 05:15› إلى ‹07:15 UTC››
        he  |‹מ־‹2026-03-01 05:15› עד ‹07:15 UTC››
    "#]]
    .assert_eq(&written(&Arg::Span { start_s: NOW, end_s: NOW + 7200 }));
    expect![[r#"
        en  |‹from ‹2026-03-01 05:15 UTC› to ‹2026-03-02 05:15 UTC››
        fr  |‹de ‹2026-03-01 05:15 UTC› à ‹2026-03-02 05:15 UTC››
        ar  |‹من ‹2026-03-01 05:15 UTC› إلى ‹2026-03-02 05:15 UTC››
        he  |‹מ־‹2026-03-01 05:15 UTC› עד ‹2026-03-02 05:15 UTC››
    "#]]
    .assert_eq(&written(&Arg::Span { start_s: NOW, end_s: NOW + 86_400 }));
}

#[test]
fn lengths_of_time_have_their_plurals() {
    expect![[r#"
        en  |‹‹‹2› h› ‹‹5› min››
        fr  |‹‹‹2› h› ‹‹5› min››
        ar  |‹‹ساعتين› و‹‹5› دقائق››
        he  |‹‹שעתיים› ו־‹‹5› דקות››
    "#]]
    .assert_eq(&written(&Arg::Duration(7500)));
    expect![[r#"
        en  |‹‹‹‹4› d› ‹‹2› h›› ‹‹11› min››
        fr  |‹‹‹‹4› j› ‹‹2› h›› ‹‹11› min››
        ar  |‹‹‹‹4› أيام› و‹ساعتين›› و‹‹11› دقيقة››
        he  |‹‹‹‹4› ימים› ו־‹שעתיים›› ו־‹‹11› דקות››
    "#]]
    .assert_eq(&written(&Arg::Duration(4 * 86_400 + 2 * 3600 + 11 * 60 + 5)));
    expect![[r#"
        en  |‹‹0› s›
        fr  |‹‹0› s›
        ar  |‹‹0› ثانية›
        he  |‹‹0› שניות›
    "#]]
    .assert_eq(&written(&Arg::Duration(0)));
}

#[test]
fn places_have_a_name_a_bearing_and_always_coordinates() {
    let point = |p, uncertainty_m| Arg::Place { shape: PlaceShape::Point(p), uncertainty_m };
    expect![[r#"
        en  |‹‹Al Qunayţirah› (‹33.1260, 35.8250›)›
        fr  |‹‹Al Qunayţirah› (‹33.1260, 35.8250›)›
        ar  |‹‹القنيطرة› (‹33.1260, 35.8250›)›
        he  |‹‹קוניטרה› (‹33.1260, 35.8250›)›
    "#]]
    .assert_eq(&written(&point((3_312_600, 3_582_500), 0)));
    expect![[r#"
        en  |‹|‹‹5› km ‹south› of ‹Al Qunayţirah›› (‹33.0867, 35.8430›, within |‹‹500› m›)›
        fr  |‹|‹‹Al Qunayţirah›, ‹5› km ‹au sud›› (‹33.0867, 35.8430›, à |‹‹500› m› près)›
        ar  |‹|‹على بُعد ‹5› كم ‹جنوب› ‹القنيطرة›› (‹33.0867, 35.8430›، بهامش |‹‹500› م›)›
        he  |‹|‹‹קוניטרה›, ‹5› ק״מ ‹דרומה›› (‹33.0867, 35.8430›, בדיוק של |‹‹500› מ׳›)›
    "#]]
    .assert_eq(&written(&point((3_308_670, 3_584_300), 500)));
    expect![[r#"
        en  |‹‹0.0000, 0.0000›, give or take |‹‹1.5› km››
        fr  |‹‹0.0000, 0.0000›, à |‹‹1.5› km› près›
        ar  |‹‹0.0000, 0.0000›، بهامش |‹‹1.5› كم› زيادةً أو نقصانًا›
        he  |‹‹0.0000, 0.0000›, בסטייה של עד |‹‹1.5› ק״מ››
    "#]]
    .assert_eq(&written(&point((0, 0), 1500)));
    let line = PlaceShape::Line(vec![(3_312_600, 3_582_500), (3_318_160, 3_588_990)]);
    expect![[r#"
        en  |‹|‹|‹‹Al Qunayţirah› (‹33.1260, 35.8250›)› → |‹‹Khān Arnabah› (‹33.1816, 35.8899›)››, give or take |‹‹200› m››
        fr  |‹|‹|‹‹Al Qunayţirah› (‹33.1260, 35.8250›)› → |‹‹Khān Arnabah› (‹33.1816, 35.8899›)››, à |‹‹200› m› près›
        ar  |‹|‹|‹‹القنيطرة› (‹33.1260, 35.8250›)› ← |‹‹خان أرنبة› (‹33.1816, 35.8899›)››، بهامش |‹‹200› م› زيادةً أو نقصانًا›
        he  |‹|‹|‹‹קוניטרה› (‹33.1260, 35.8250›)› ← |‹‹Khān Arnabah› (‹33.1816, 35.8899›)››, בסטייה של עד |‹‹200› מ׳››
    "#]].assert_eq(&written(&Arg::Place { shape: line, uncertainty_m: 200 }));
    let zone = PlaceShape::Zone("AOS".to_owned());
    expect![[r#"
        en  |‹zone ‹AOS››
        fr  |‹zone ‹AOS››
        ar  |‹النطاق ‹AOS››
        he  |‹אזור ‹AOS››
    "#]]
    .assert_eq(&written(&Arg::Place { shape: zone, uncertainty_m: 0 }));
}

#[test]
fn counts_and_altitudes_say_whether_they_are_exact() {
    expect![[r#"
        en  |‹‹4› to ‹9› (best estimate ‹6›)›
        fr  |‹de ‹4› à ‹9› (meilleure estimation ‹6›)›
        ar  |‹بين ‹4› و‹9›، وأفضل تقدير ‹6››
        he  |‹בין ‹4› ל־‹9›, אומדן מיטבי ‹6››
    "#]]
    .assert_eq(&written(&Arg::Count { min: 4, best: 6, max: 9 }));
    expect![[r#"
        en  6
        fr  6
        ar  6
        he  6
    "#]]
    .assert_eq(&written(&Arg::Count { min: 6, best: 6, max: 6 }));
    expect![[r#"
        en  |‹‹1000› m above mean sea level›
        fr  |‹‹1000› m au-dessus du niveau moyen de la mer›
        ar  |‹‹1000› م فوق متوسط مستوى سطح البحر›
        he  |‹‹1000› מ׳ מעל פני הים›
    "#]]
    .assert_eq(&written(&Arg::Altitude { min_m: 1000, max_m: 1000, datum: 1 }));
    let hash = "9f86".to_owned();
    expect![[r#"
        en  |‹‹post-4.jpg› (‹image/jpeg›, ‹2048› B), SHA-256 ‹9f86››
        fr  |‹‹post-4.jpg› (‹image/jpeg›, ‹2048› o), SHA-256 ‹9f86››
        ar  |‹‹post-4.jpg› (‹image/jpeg›، ‹2048› بايت)، SHA-256 ‏‹9f86››
        he  |‹‹post-4.jpg› (‹image/jpeg›, ‹2048› בתים), SHA-256 ‏‹9f86››
    "#]]
    .assert_eq(&written(&Arg::Evidence {
        hash,
        len: 2048,
        media_type: "image/jpeg".to_owned(),
        name: "post-4.jpg".to_owned(),
    }));
}

#[test]
fn free_text_is_shown_as_written_in_its_own_direction_and_language() {
    expect![[r#"
        en  |‹“|‹RESCUE في الطريق›” (written in ‹العربية›)›
        fr  |‹« |‹RESCUE في الطريق› » (langue d'origine : ‹العربية›)›
        ar  |‹«|‹RESCUE في الطريق›»›
        he  |‹"|‹RESCUE في الطريق›" (שפת המקור: ‹العربية›)›
    "#]]
    .assert_eq(&written(&text("RESCUE في الطريق", Some("ar"))));
}

#[test]
fn every_value_of_a_sentence_stands_in_an_isolate() {
    let (words, rulebook) = (words(), rulebook());
    for format in rulebook.formats() {
        for lang in LANGUAGES {
            let text = words.render(lang, &example(&rulebook, &format.name, true));
            assert!(text.contains("\u{2068}NORTH\u{2069}"), "{lang} {text}");
            let mut depth = 0usize;
            for c in text.chars() {
                match c {
                    '\u{2066}'..='\u{2068}' => depth += 1,
                    '\u{2069}' => depth = depth.checked_sub(1).unwrap(),
                    // In the scripts written right to left, no figure and no Latin letter stands in the open.
                    c if c.is_ascii_alphanumeric() && words.direction(lang) == Direction::Rtl => {
                        assert!(depth > 0, "{lang} {text}")
                    }
                    _ => {}
                }
            }
            assert_eq!(depth, 0);
        }
    }
}

/// The text of each first-strong isolate without what is isolated in it, and whether anything is.
fn own_texts(text: &str) -> Vec<(String, bool)> {
    let (mut open, mut out): (Vec<(bool, String, bool)>, _) = (Vec::new(), Vec::new());
    for c in text.chars() {
        match c {
            '\u{2066}'..='\u{2068}' => {
                if let Some(outer) = open.last_mut() {
                    outer.2 = true;
                }
                open.push((c == '\u{2068}', String::new(), false));
            }
            '\u{2069}' => {
                let (first_strong, own, nested) = open.pop().unwrap();
                if first_strong {
                    out.push((own, nested));
                }
            }
            c => open.iter_mut().last().into_iter().for_each(|o| o.1.push(c)),
        }
    }
    out
}

#[test]
fn several_values_together_never_take_the_direction_of_nothing() {
    let (words, rulebook) = (words(), rulebook());
    let altitude = Arg::Altitude { min_m: 300, max_m: 900, datum: 0 };
    let field = phrase("ntf-flight.f-altitude", &[("value", altitude)]);
    let untold = [("unit", choice("unit", "artillery")), ("reason", text("none here", Some("en")))];
    let list = Arg::List(vec![phrase("kernel-not-told", &untold), phrase("kernel-not-told", &untold)]);
    let mut phrases = vec![
        phrase("kernel-read-back", &[("fields", Arg::List(vec![field.clone(), field.clone()]))]),
        phrase("kernel-read-back", &[("fields", Arg::List(vec![field]))]),
        phrase("kernel-disseminated", &[("not-told", list)]),
    ];
    phrases.extend(rulebook.formats().iter().map(|f| example(&rulebook, &f.name, true)));
    for phrase in phrases {
        for lang in ["ar", "he"] {
            let said = words.render(lang, &phrase);
            for (own, nested) in own_texts(&said) {
                // Without a letter of its own a first-strong isolate runs left to right, and its parts change places.
                assert!(!nested || own.chars().any(char::is_alphabetic), "{lang} {} {own:?}", visible(&said));
            }
        }
    }
}

#[test]
fn a_text_that_closes_isolates_does_not_leave_its_own() {
    let words = words();
    let hostile = text("a\u{2069}\u{202e}b\u{1b}[2J", Some("en"));
    let said = words.render("he", &phrase("kernel-dispute", &[("grounds", hostile)]));
    assert!(said.contains("ab [2J") && !said.contains('\u{202e}') && !said.contains('\u{1b}'));
    let (open, close) = (|c: &char| ('\u{2066}'..='\u{2068}').contains(c), |c: &char| *c == '\u{2069}');
    assert_eq!(said.chars().filter(open).count(), said.chars().filter(close).count());
}

#[test]
fn what_is_missing_shows_its_id_and_never_panics() {
    let words = words();
    assert_eq!(words.say("en", "no-such-phrase", &[]), "[no-such-phrase]");
    assert_eq!(words.title("xx", "ntf-flight"), "[ntf-flight.title]");
    assert_eq!(words.render("ar", &phrase("kernel-nothing", &[])), "[kernel-nothing]");
    assert_eq!(
        plain(&words.render("en", &phrase("kernel-start", &[]))),
        "a member reports the activity under this act started at …."
    );
    let never = Arg::Instant { unix_s: i64::MAX, within_s: u64::MAX, offset_min: i64::MIN };
    assert!(words.value("en", &never).contains("UTC"));
    words.value("ar", &Arg::Duration(i64::MIN));
    words.value("he", &Arg::Place { shape: PlaceShape::Line(vec![]), uncertainty_m: u64::MAX });
}

#[test]
fn a_refusal_says_what_and_what_to_do_in_words() {
    let words = words();
    let late = Refusal::new("lead-time").of_field("window").with("lead", 172_800).with("left", 1500);
    let all = |r: &Refusal| {
        LANGUAGES
            .map(|l| words.refusal_of(l, "ntf-move", r))
            .map(|(what, remedy)| plain(&format!("{what} {remedy}\n")))
            .concat()
    };
    expect![[r#"
        Notice must be given at least 48 h ahead; this would begin in 25 min. Choose a later window, or mark it an emergency with its reason.
        Le préavis est d'au moins 48 h ; le début aurait lieu dans 25 min. Choisissez un créneau plus tardif, ou déclarez une urgence en indiquant le motif.
        يجب الإخطار قبل 48 ساعة على الأقل، ولم يبقَ على البدء سوى 25 دقيقة. اختاروا موعدًا أبعد، أو صنّفوه حالة طارئة مع ذكر السبب.
        יש להודיע לפחות 48 שעות מראש; עד מועד ההתחלה נותרו 25 דקות בלבד. יש לבחור חלון זמן מאוחר יותר, או לסמן כמקרה חירום ולציין את הסיבה.
    "#]].assert_eq(&all(&late));
    expect![[r#"
        A guarantor may not send NTF-MOVE. Ask a member that may, or choose another kind of act; the rulebook says who may send what.
        Un membre de cette qualité (garant) n'est pas habilité à envoyer NTF-MOVE. Adressez-vous à un membre habilité, ou choisissez un autre type d'acte ; le règlement dit qui peut envoyer quoi.
        لا يحق لعضو بهذه الصفة (ضامن) إرسال NTF-MOVE. اطلبوا ذلك من عضو يحق له، أو اختاروا نوعًا آخر؛ وكتاب القواعد يبيّن من يرسل ماذا.
        חבר במעמד זה (ערב) אינו רשאי לשלוח NTF-MOVE. יש לפנות לחבר הרשאי לכך, או לבחור סוג אחר; ספר הכללים קובע מי רשאי לשלוח מה.
    "#]]
        .assert_eq(&all(&Refusal::new("sender-not-allowed").with("format", "NTF-MOVE").with("kind", "guarantor")));
    let needed = Refusal::new("field-needed-here").of_field("new-date").with("when", "position").with("choice", "deny");
    assert_eq!(
        plain(&words.refusal_of("en", "inc-response", &needed).0),
        "Full answer by is needed because Position is “did not take place”."
    );
    expect![[r#"
        Purpose cannot be “x”. Choose one of: relief, supply.
        Objet : « x » n'est pas un choix possible. Choisissez parmi : relief, supply.
        لا يصحّ «x» في الغرض. اختاروا مما يلي: relief, supply.
        "x" אינו אפשרי בשדה מטרה. יש לבחור מתוך: relief, supply.
    "#]]
    .assert_eq(&all(&Refusal::new("choice-unknown")
        .of_field("purpose")
        .with("given", "x")
        .with("known", "relief, supply")));
    expect![[r#"
        Your clock is 86400 seconds ahead of the record's. Set your clock and send the act again; it has not been accepted.
        Votre horloge avance de 86400 secondes sur celle du registre. Réglez votre horloge et renvoyez l'acte ; il n'a pas été accepté.
        ساعتكم متقدمة على ساعة السجل بمقدار 86400 ثانية. اضبطوا ساعتكم وأعيدوا إرسال الرسالة؛ فهي لم تُقبل.
        השעון שלך מקדים את שעון היומן ב־86400 שניות. יש לכוון את השעון ולשלוח את המסר מחדש; הוא לא התקבל.
    "#]].assert_eq(&all(&Refusal::new("clock-off").with("ahead", 86_400)));
}

#[test]
fn the_desk_can_put_values_into_its_own_words() {
    let words = words();
    let args = [("n", Say::from(2i64)), ("time", Say::from(instant(NOW)))];
    assert_eq!(plain(&words.say("ar", "board_you-owe", &args)), "عليكم ردّان. موعد أولهما 2026-03-01 05:15 UTC.");
    assert_eq!(words.direction("he"), Direction::Rtl);
    assert_eq!(words.own_name("ar"), "العربية");
    assert_eq!(words.label("fr", "ntf-flight", "altitude"), "Altitude");
}
