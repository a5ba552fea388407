//! Arguments as people type them, the manual, and the views in four languages.
#![allow(clippy::unwrap_used)]

use super::{Args, EXIT_CODES, Face, case, views};
use crate::api::{RefusalText, Status};
use act::Refusal;
use clap::{Command, CommandFactory, Parser};
use expect_test::{Expect, expect, expect_file};
use rulebook::{Arg, Phrase};
use situation::views::{CaseView, DebtView, LadderView, LegView, MarkView, PositionView, ReadBackView, UnitView};
use std::collections::BTreeMap;

fn parse(line: &str) -> Result<Args, clap::Error> {
    Args::try_parse_from(std::iter::once("ceasewire").chain(line.split('|')))
}

#[test]
fn every_command_is_well_formed() {
    Args::command().debug_assert();
}

#[test]
fn what_people_type_is_understood() {
    let lines = [
        "status|--json",
        "--node|/n|--lang|ar|board",
        "send|ntf-flight|class=uav|track=A > B|--to|SOUTH,CHAIR|--emergency|medevac|--dry-run",
        "send|inc-query|--file|q.toml|--wait|witnessed|--burst|--only|SOUTH|--duress|--officer|3",
        "read-back|48213|altitude=300-900m agl",
        "disseminate|48213|--told|air-defence,air@05:42Z|--not-told|uav: no link",
        "position|NORTH 12|conditional|--grounds|Only before noon|--valid|+1h/+2h",
        "start|48213|--at|-5m",
        "ask-time|48213|--until|+2h|--reason|We are asking the sector.",
        "suspend|security|--grounds|Fire across the line|--no-emergency",
        "line-check|--channel|security|--medium|satellite",
        "prove|48213|--items|track,window|-o|x.tlog-proof",
        "absence|48213|--member|SOUTH|-o|-",
        "verify|x.tlog-proof|--genesis|00ff",
        "import|t.csv.xz|--map|m.toml|--limit|1000|--dry-run",
        "account|draft|a.txt|b.html|--written|en|--tables|d|--json",
        "demo|--once|--dir|d|--json",
        "completions|bash",
    ];
    for line in lines {
        parse(line).unwrap_or_else(|fault| panic!("{line}: {fault}"));
    }
}

#[test]
fn what_cannot_be_meant_is_refused_before_any_node_is_asked() {
    let lines = [
        "send|ntf-flight|class",
        "position|48213|agree",
        "prove|48213|--closed|--items|track",
        "line-check|--medium|pigeon",
        "send|statement|--precedence|urgent",
        "send|statement|--wait|delivered",
        "absence|48213",
        "member|new|d|--name|NORTH|--kind|friend|--address|h:1",
    ];
    for line in lines {
        assert_eq!(parse(line).expect_err(line).exit_code(), 2, "{line}");
    }
}

#[test]
fn the_manual_says_what_help_says() {
    let mut out = String::from(
        "# Commands of ceasewire\n\nWritten by `UPDATE_EXPECT=1 cargo test -p ceasewire manual` from the commands \
         themselves.\n\n```text\n",
    );
    out += &format!(
        "{EXIT_CODES}\n```\n\nValues are typed in one notation everywhere, flags, files and prompts alike:\n\n"
    );
    out += "| type | typed as |\n|---|---|\n";
    for (name, kind) in KINDS {
        let notation = match super::prompt::notation(kind) {
            "" if kind == act::Kind::Text => "as it is",
            "" => "its name",
            notation => notation,
        };
        out += &format!("| {name} | `{}` |\n", notation.replace('|', "\\|"));
    }
    let mut root = Args::command();
    root.build();
    section(&mut root, &mut out);
    expect_file!["../../../../docs/cli.md"].assert_eq(&out);
}

const KINDS: [(&str, act::Kind); 15] = [
    ("text", act::Kind::Text),
    ("choice", act::Kind::Choice),
    ("choices", act::Kind::Choices),
    ("count", act::Kind::Count),
    ("instant", act::Kind::Instant),
    ("span", act::Kind::Span),
    ("place", act::Kind::Place),
    ("altitude", act::Kind::Altitude),
    ("quantity", act::Kind::Quantity),
    ("member", act::Kind::Member),
    ("office", act::Kind::Office),
    ("act", act::Kind::Act),
    ("evidence", act::Kind::Evidence),
    ("yes-no", act::Kind::YesNo),
    ("group", act::Kind::Group),
];

fn section(command: &mut Command, out: &mut String) {
    let inner: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    if inner.is_empty() {
        // What holds for every command stands once, above.
        let mut own = command.clone().term_width(100).after_help("");
        for global in ["node", "lang", "json"] {
            own = own.mut_arg(global, |arg| arg.hide(true));
        }
        let help = own.render_help().to_string();
        let path = own.get_bin_name().unwrap_or_default();
        *out += &format!("\n## {path}\n\n```text\n{}\n```\n", help.trim_end());
    }
    for name in inner {
        section(command.find_subcommand_mut(&name).unwrap(), out);
    }
}

fn mark(index: u64, name: &str) -> MarkView {
    let member = name.split([' ', '/']).next().unwrap().to_owned();
    MarkView { index, name: name.into(), member, at_ms: 1_780_000_000_000 + index * 60_000 }
}

fn band(max_m: i64) -> Vec<Phrase> {
    let value = Arg::Altitude { min_m: 300, max_m, datum: 0 };
    vec![Phrase { id: "ntf-flight.f-altitude".into(), args: BTreeMap::from([("value".into(), value)]), edition: None }]
}

fn debt(kind: &str, status: &str, due_ms: u64, met_ms: Option<u64>) -> DebtView {
    DebtView {
        id: format!("48213.1-{kind}-SOUTH"),
        kind: kind.into(),
        debtor: "SOUTH".into(),
        creditor: "NORTH".into(),
        status: status.into(),
        due_ms,
        rung: u64::from(status == "defaulted"),
        silence: "next-rung".into(),
        case: 48_213,
        case_name: "NORTH 12".into(),
        channel: 1,
        opened_ms: 1_780_000_000_000,
        met_by: met_ms.map(|_| "SOUTH 4".into()),
        met_ms,
        lifted_ms: None,
        asked_until_s: None,
        exercise: false,
        phrase: Phrase { id: format!("debt_{kind}"), args: BTreeMap::new(), edition: None },
    }
}

fn status(mode: &str) -> Status {
    Status {
        mechanism: "Trial".into(),
        genesis: "ab".repeat(32),
        mode: mode.into(),
        member: "NORTH".into(),
        now_ms: 1_780_003_600_000,
        size: 48_300,
        last_at_ms: 1_780_003_500_000,
        witnessed: 48_200,
        witnessed_at_s: 1_780_003_000,
        cosigners: vec!["guar1.witness".into(), "guar2.witness".into()],
        quorum: 3,
        witnesses: 4,
        unwitnessed_since_ms: Some(1_780_003_000_000),
        outbox: 2,
        deposited: 0,
        held: 0,
        ..Status::default()
    }
}

fn a_case() -> CaseView {
    let read = |by, differs: &[&str], read, stands| ReadBackView {
        by,
        differs: differs.iter().map(|d| d.to_string()).collect(),
        read,
        stands,
    };
    let unit = |unit: &str, told_s, reason: Option<&str>, by| UnitView {
        unit: unit.into(),
        told_s,
        reason: reason.map(Into::into),
        by,
    };
    let ladder = LadderView {
        version: 1,
        delivered: Some(mark(48_214, "SOUTH/N 7")),
        opened: Some(mark(48_215, "SOUTH 3")),
        read_backs: vec![
            read(mark(48_216, "SOUTH 4"), &["altitude"], band(800), band(900)),
            read(mark(48_217, "SOUTH 5"), &[], vec![], vec![]),
        ],
        told: vec![unit("air-defence", Some(1_780_000_400), None, Some(mark(48_218, "SOUTH 6")))],
        not_told: vec![
            unit("uav", None, Some("no link"), Some(mark(48_218, "SOUTH 6"))),
            unit("naval", None, None, None),
            unit("police", None, None, None),
        ],
        positions: vec![PositionView { by: mark(48_219, "SOUTH 7"), stance: "comply".into() }],
        answers: vec![],
    };
    CaseView {
        index: 48_213,
        name: "NORTH 12".into(),
        format: "ntf-flight".into(),
        author: "NORTH".into(),
        channel: "security".into(),
        at_ms: 1_780_000_000_000,
        precedence: "immediate".into(),
        emergency: Some("medevac".into()),
        history: false,
        procedure: "notification".into(),
        state: "announced".into(),
        open: true,
        overridden: false,
        phrase: None,
        versions: vec![],
        legs: vec![LegView { member: "SOUTH".into(), state: "accepted".into(), alarm: false, ladder, earlier: vec![] }],
        debts: vec![
            debt("open", "met", 1_780_000_900_000, Some(1_780_000_120_000)),
            debt("read-back", "late", 1_780_000_900_000, Some(1_780_001_000_000)),
            debt("position", "owed", 1_780_007_200_000, None),
            debt("disseminate", "defaulted", 1_780_000_000_000, None),
        ],
        acts: vec![],
        facts: situation::views::FactsView::default(),
    }
}

/// Isolates made visible, for they leave no trace in a file that people read.
fn visible(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{2066}' | '\u{2067}' | '\u{2068}' => '⟨',
            '\u{2069}' => '⟩',
            c => c,
        })
        .collect()
}

#[test]
fn a_case_is_told_in_four_languages_with_everything_unproven_marked() {
    let check = |lang: &str, expect: Expect| {
        expect.assert_eq(&visible(&case::show(&Face::plain(lang), &status("exercise"), &a_case())));
    };
    check(
        "en",
        expect![[r#"
            EXERCISE EXERCISE EXERCISE
            This is an exercise. Its acts can never enter a real record.

            NORTH  No link since ⟨2026-05-28 21:25 UTC⟩. You see the picture of that time.
            unwitnessed since ⟨2026-05-28 21:16 UTC⟩

            Case ⟨48 213⟩
            Flight notification · NORTH · security · IMMEDIATE · 2026-05-28 20:26 UTC
            medical evacuation
            State: announced

            Acknowledgements
            SOUTH: will be complied with
              delivered          2026-07-01 08:00 UTC (SOUTH/N 7, 48 214)
              opened             2026-07-01 08:01 UTC (SOUTH 3, 48 215)
              READ BACK DIFFERS  ⟨⟨Altitude⟩: ⟨⟨300⟩ to ⟨800⟩ m above ground⟩⟩ ≠ ⟨⟨Altitude⟩: ⟨⟨300⟩ to ⟨900⟩ m above ground⟩⟩, 2026-07-01 08:02 UTC (SOUTH 4, 48 216)
              read back          2026-07-01 08:03 UTC (SOUTH 5, 48 217)
              informed           air defence 2026-05-28 20:33 UTC
              not informed       unmanned aircraft (no link)
              not informed       naval forces, police
              position           complies, 2026-07-01 08:05 UTC (SOUTH 7, 48 219)

            Answers owed
            Case    Owes   To     What is owed     Due                   Status
            48 213  SOUTH  NORTH  acknowledgement  2026-05-28 20:41 UTC  met; ⟨⟨13⟩ min⟩ before the deadline
            48 213  SOUTH  NORTH  read-back        2026-05-28 20:41 UTC  met late; ⟨⟨⟨1⟩ min⟩ ⟨⟨40⟩ s⟩⟩ after the deadline
            48 213  SOUTH  NORTH  position         2026-05-28 22:26 UTC  owed; due in ⟨⟨1⟩ h⟩
            48 213  SOUTH  NORTH  dissemination    2026-05-28 20:26 UTC  overdue, unanswered; overdue by ⟨⟨1⟩ h⟩; Rung ⟨1⟩: ⟨sector liaison⟩

            Course of the case
            No.  Time  From  Kind  Act
        "#]],
    );
    check(
        "fr",
        expect![[r#"
            EXERCICE EXERCICE EXERCICE
            Ceci est un exercice. Ses actes ne peuvent entrer dans aucun registre réel.

            NORTH  Sans liaison depuis le ⟨2026-05-28 21:25 UTC⟩. Vous voyez la situation de ce moment.
            sans attestation depuis le ⟨2026-05-28 21:16 UTC⟩

            Dossier ⟨48 213⟩
            Notification de vol · NORTH · sécurité · IMMÉDIAT · 2026-05-28 20:26 UTC
            évacuation sanitaire
            État: annoncée

            Accusés de réception
            SOUTH: sera respectée
              remis                       2026-07-01 08:00 UTC (SOUTH/N 7, 48 214)
              ouvert                      2026-07-01 08:01 UTC (SOUTH 3, 48 215)
              COLLATIONNEMENT DISCORDANT  ⟨⟨Altitude⟩ : ⟨⟨300⟩ à ⟨800⟩ m au-dessus du sol⟩⟩ ≠ ⟨⟨Altitude⟩ : ⟨⟨300⟩ à ⟨900⟩ m au-dessus du sol⟩⟩, 2026-07-01 08:02 UTC (SOUTH 4, 48 216)
              collationné                 2026-07-01 08:03 UTC (SOUTH 5, 48 217)
              informés                    défense aérienne 2026-05-28 20:33 UTC
              non informés                aéronefs sans équipage (no link)
              non informés                forces navales, police
              position                    se conforme, 2026-07-01 08:05 UTC (SOUTH 7, 48 219)

            Réponses dues
            Dossier  Débiteur  À      Objet dû             Échéance              Situation
            48 213   SOUTH     NORTH  accusé de réception  2026-05-28 20:41 UTC  rendu à temps; ⟨⟨13⟩ min⟩ avant l'échéance
            48 213   SOUTH     NORTH  collationnement      2026-05-28 20:41 UTC  rendu en retard; ⟨⟨⟨1⟩ min⟩ ⟨⟨40⟩ s⟩⟩ après l'échéance
            48 213   SOUTH     NORTH  position             2026-05-28 22:26 UTC  dû; dû dans ⟨⟨1⟩ h⟩
            48 213   SOUTH     NORTH  diffusion            2026-05-28 20:26 UTC  échu, sans réponse; échu depuis ⟨⟨1⟩ h⟩; Échelon ⟨1⟩ : ⟨liaison de secteur⟩

            Cours du dossier
            N°  Heure  De  Type  Acte
        "#]],
    );
    check(
        "ar",
        expect![[r#"
            تمرين تمرين تمرين
            هذا تمرين. ولا يمكن أن تدخل رسائله سجلًّا حقيقيًّا.

            NORTH  لا اتصال منذ ⟨2026-05-28 21:25 UTC⟩. ما ترونه هو صورة ذلك الوقت.
            بلا شهادة منذ ⟨2026-05-28 21:16 UTC⟩

            الملف ⟨48 213⟩
            إخطار بطلعة جوية · NORTH · الأمن · فوري · 2026-05-28 20:26 UTC
            إخلاء طبي
            الحالة: مُعلن

            الإقرارات بالاستلام
            SOUTH: سيجري الالتزام به
            ⟨  سُلّمت⟩                      2026-07-01 08:00 UTC (SOUTH/N 7, 48 214)
            ⟨  فُتحت⟩                      2026-07-01 08:01 UTC (SOUTH 3, 48 215)
            ⟨  إعادة القراءة غير مطابقة⟩  ⟨⟨⟨الارتفاع⟩: ⟨من ⟨300⟩ إلى ⟨800⟩ م فوق سطح الأرض⟩⟩ ≠ ⟨⟨الارتفاع⟩: ⟨من ⟨300⟩ إلى ⟨900⟩ م فوق سطح الأرض⟩⟩, 2026-07-01 08:02 UTC (SOUTH 4, 48 216)⟩
            ⟨  أُعيدت قراءتها⟩             2026-07-01 08:03 UTC (SOUTH 5, 48 217)
            ⟨  جرى إبلاغ⟩                  ⟨الدفاع الجوي 2026-05-28 20:33 UTC⟩
            ⟨  لم يُبلَّغ⟩                   ⟨الطائرات المسيّرة (no link)⟩
            ⟨  لم يُبلَّغ⟩                   ⟨القوات البحرية, الشرطة⟩
            ⟨  الموقف⟩                    ⟨التزام, 2026-07-01 08:05 UTC (SOUTH 7, 48 219)⟩

            الردود المستحقة
            ⟨الملف⟩   ⟨المطلوب منه⟩  ⟨إلى⟩    ⟨المستحق⟩               ⟨الموعد⟩                ⟨الوضع⟩
            48 213  SOUTH        NORTH  ⟨الإقرار بالاستلام⟩        2026-05-28 20:41 UTC  ⟨ورد في موعده; قبل الموعد بمقدار ⟨⟨13⟩ دقيقة⟩⟩
            48 213  SOUTH        NORTH  ⟨إعادة القراءة للتثبّت⟩  2026-05-28 20:41 UTC  ⟨ورد متأخرًا; بعد الموعد بمقدار ⟨⟨دقيقة واحدة⟩ و⟨⟨40⟩ ثانية⟩⟩⟩
            48 213  SOUTH        NORTH  ⟨بيان الموقف⟩           2026-05-28 22:26 UTC  ⟨مستحق; الموعد بعد ⟨ساعة واحدة⟩⟩
            48 213  SOUTH        NORTH  ⟨التعميم⟩               2026-05-28 20:26 UTC  ⟨انقضت المهلة ولم يرد; انقضى الموعد منذ ⟨ساعة واحدة⟩; الدرجة ⟨1⟩: ⟨ارتباط القطاع⟩⟩

            سير الملف
            ⟨الرقم⟩  ⟨الوقت⟩  ⟨من⟩  ⟨النوع⟩  ⟨الرسالة⟩
        "#]],
    );
    check(
        "he",
        expect![[r#"
            תרגיל תרגיל תרגיל
            זהו תרגיל. מסריו לא יוכלו להיכנס ליומן של אמת.

            NORTH  אין קשר מאז ⟨2026-05-28 21:25 UTC⟩. התמונה שלפניך היא של אותו מועד.
            ללא אישור עדים מאז ⟨2026-05-28 21:16 UTC⟩

            תיק ⟨48 213⟩
            הודעת טיסה · NORTH · ביטחון · מיידי · 2026-05-28 20:26 UTC
            פינוי רפואי
            מצב: הוכרזה

            אישורים
            SOUTH: יפעלו על פיה
            ⟨  נמסר⟩                      2026-07-01 08:00 UTC (SOUTH/N 7, 48 214)
            ⟨  נפתח⟩                      2026-07-01 08:01 UTC (SOUTH 3, 48 215)
            ⟨  הקריאה החוזרת אינה תואמת⟩  ⟨⟨⟨גובה⟩: ⟨⟨300⟩ עד ⟨800⟩ מ׳ מעל פני הקרקע⟩⟩ ≠ ⟨⟨גובה⟩: ⟨⟨300⟩ עד ⟨900⟩ מ׳ מעל פני הקרקע⟩⟩, 2026-07-01 08:02 UTC (SOUTH 4, 48 216)⟩
            ⟨  בוצעה קריאה חוזרת⟩         2026-07-01 08:03 UTC (SOUTH 5, 48 217)
            ⟨  עודכנו⟩                    ⟨הגנה אווירית 2026-05-28 20:33 UTC⟩
            ⟨  לא עודכנו⟩                 ⟨כלי טיס בלתי מאוישים (no link)⟩
            ⟨  לא עודכנו⟩                 ⟨כוחות ים, משטרה⟩
            ⟨  עמדה⟩                      ⟨פועל על פי המסר, 2026-07-01 08:05 UTC (SOUTH 7, 48 219)⟩

            מענים נדרשים
            ⟨תיק⟩     ⟨על מי⟩  ⟨אל⟩     ⟨מה נדרש⟩      ⟨מועד⟩                  ⟨מעמד⟩
            48 213  SOUTH  NORTH  ⟨אישור קבלה⟩   2026-05-28 20:41 UTC  ⟨נתקבל במועד; ⟨⟨13⟩ דקות⟩ לפני המועד⟩
            48 213  SOUTH  NORTH  ⟨קריאה חוזרת⟩  2026-05-28 20:41 UTC  ⟨נתקבל באיחור; ⟨⟨דקה אחת⟩ ו־⟨⟨40⟩ שניות⟩⟩ אחרי המועד⟩
            48 213  SOUTH  NORTH  ⟨עמדה⟩         2026-05-28 22:26 UTC  ⟨נדרש; המועד בעוד ⟨שעה אחת⟩⟩
            48 213  SOUTH  NORTH  ⟨הפצה⟩         2026-05-28 20:26 UTC  ⟨חלף המועד, לא נתקבל מענה; המועד חלף לפני ⟨שעה אחת⟩; דרג ⟨1⟩: ⟨קישור גזרתי⟩⟩

            מהלך התיק
            ⟨מס׳⟩  ⟨שעה⟩  ⟨מאת⟩  ⟨סוג⟩  ⟨מסר⟩
        "#]],
    );
}

#[test]
fn nothing_unwitnessed_offline_or_rehearsed_looks_settled() {
    let face = Face::plain("en");
    let shown = views::current(&face, &status("exercise"));
    assert!(shown.starts_with("EXERCISE EXERCISE EXERCISE"));
    assert!(shown.contains("No link since") && shown.contains("unwitnessed since"), "{shown}");
    let sound = Status { online: true, unwitnessed_since_ms: None, ..status("real") };
    let shown = views::current(&face, &sound);
    assert!(shown.contains("proven") && !shown.contains("EXERCISE") && !shown.contains("No link"), "{shown}");
    let never = Status { witnessed: 0, cosigners: vec![], ..sound };
    assert!(!views::current(&face, &never).contains("proven"));
}

#[test]
fn a_refusal_has_two_phrases_in_every_language() {
    let refusal = Refusal::new("altitude-not-understood").of_field("altitude").with("given", "900m");
    let check = |lang: &str, expect: Expect| {
        let face = Face::plain(lang);
        face.speak_of("ntf-flight");
        let (what, remedy) = face.refusal(&RefusalText::from(&refusal));
        expect.assert_eq(&visible(&format!("{what}\n{remedy}")));
    };
    check(
        "en",
        expect![[r#"
        ⟨Altitude⟩: “⟨900m⟩” is not a band of heights.
        Write 300-900m agl (above ground) or 1000-2000m amsl (above mean sea level)."#]],
    );
    check(
        "fr",
        expect![[r#"
        ⟨Altitude⟩ : « ⟨900m⟩ » n'est pas une tranche d'altitude.
        Écrivez 300-900m agl (au-dessus du sol) ou 1000-2000m amsl (au-dessus du niveau moyen de la mer)."#]],
    );
    check(
        "ar",
        expect![[r#"
            ⟨الارتفاع⟩: «⟨900m⟩» ليس نطاق ارتفاع.
            اكتبوا 300-900m agl (فوق سطح الأرض) أو 1000-2000m amsl (فوق متوسط مستوى سطح البحر)."#]],
    );
    check(
        "he",
        expect![[r#"
        ⟨גובה⟩: "⟨900m⟩" אינו תחום גבהים.
        יש לכתוב 300-900m agl (מעל פני הקרקע) או 1000-2000m amsl (מעל פני הים)."#]],
    );
}
