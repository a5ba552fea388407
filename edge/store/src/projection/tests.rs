#![allow(clippy::unwrap_used)]

use super::*;
use tempfile::TempDir;

const GENESIS: [u8; 32] = [1; 32];

fn row(index: u64, text: &str) -> Row {
    Row {
        index,
        at_ms: 1000 * index,
        key_name: if index.is_multiple_of(2) { "NORTH/N" } else { "SOUTH/N" }.to_owned(),
        serial: index,
        author: if index.is_multiple_of(2) { "NORTH" } else { "SOUTH" }.to_owned(),
        channel: (!index.is_multiple_of(5)).then_some(index % 3),
        precedence: Precedence::ALL[index as usize % 4],
        format: index.is_multiple_of(3).then(|| "ntf-flight".to_owned()),
        case_key: Some(format!("case {}", index / 4)),
        opened: index.is_multiple_of(3),
        text: text.to_owned(),
    }
}

fn rows(n: u64) -> Vec<Row> {
    (1..=n).map(|i| row(i, &format!("convoy number{i} road"))).collect()
}

fn open(dir: &TempDir) -> (Projection, u64) {
    Projection::open(dir.path(), &GENESIS).unwrap()
}

fn found(projection: &Projection, filter: Filter) -> Vec<u64> {
    projection.query(&filter).unwrap().iter().map(|r| r.index).collect()
}

fn by_text(projection: &Projection, text: &str) -> Vec<u64> {
    found(projection, Filter { text: Some(text.to_owned()), ..Filter::default() })
}

#[test]
fn a_rebuilt_index_has_the_same_digest_however_the_rows_came() {
    let (one, two) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let rows = rows(20);
    let (mut a, upto) = open(&one);
    assert_eq!(upto, 0);
    a.apply(&rows, 21).unwrap();
    let digest = a.digest().unwrap();
    drop(a);
    let (a, upto) = open(&one);
    assert_eq!((upto, a.upto(), a.digest().unwrap()), (21, 21, digest));

    let (mut b, _) = open(&two);
    for row in rows.iter().rev() {
        b.apply(&[Row { text: "not yet opened".to_owned(), ..row.clone() }], 0).unwrap();
        b.apply(std::slice::from_ref(row), row.index).unwrap();
    }
    assert_eq!(b.digest().unwrap(), digest);
    b.apply(&[Row { serial: 99, ..rows[7].clone() }], 21).unwrap();
    assert_ne!(b.digest().unwrap(), digest);
}

#[test]
fn each_condition_of_a_filter_narrows_and_the_latest_come_first() {
    let dir = TempDir::new().unwrap();
    let (mut p, _) = open(&dir);
    p.apply(&rows(12), 13).unwrap();
    let all = Filter::default;
    for (filter, expected) in [
        (all(), vec![12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]),
        (Filter { limit: Some(2), ..all() }, vec![12, 11]),
        (Filter { limit: Some(0), ..all() }, vec![]),
        (Filter { after: Some(10_000), ..all() }, vec![12, 11, 10]),
        (Filter { before: Some(3_000), ..all() }, vec![2, 1]),
        (Filter { author: Some("NORTH".into()), after: Some(9_000), ..all() }, vec![12, 10]),
        (Filter { channel: Some(1), ..all() }, vec![7, 4, 1]),
        (Filter { format: Some("ntf-flight".into()), ..all() }, vec![12, 9, 6, 3]),
        (Filter { case: Some("case 1".into()), ..all() }, vec![7, 6, 5, 4]),
        (Filter { text: Some("number1".into()), ..all() }, vec![12, 11, 10, 1]),
        (Filter { text: Some("road number7".into()), ..all() }, vec![7]),
        (Filter { text: Some("  ".into()), limit: Some(1), ..all() }, vec![12]),
    ] {
        assert_eq!(found(&p, filter.clone()), expected, "{filter:?}");
    }
    assert_eq!(p.query(&Filter { limit: Some(1), ..all() }).unwrap(), [rows(12)[11].clone()]);
}

#[test]
fn numbers_of_any_size_come_back_as_they_were() {
    let dir = TempDir::new().unwrap();
    let (mut p, _) = open(&dir);
    let mut big = row(1, "x\0y \u{2067}z");
    big.channel = Some(u64::MAX);
    (big.index, big.at_ms, big.serial) = (u64::MAX, u64::MAX, u64::MAX);
    p.apply(std::slice::from_ref(&big), u64::MAX).unwrap();
    drop(p);
    let (p, upto) = open(&dir);
    assert_eq!((p.query(&Filter::default()).unwrap(), upto), (vec![big], u64::MAX));
}

#[test]
fn words_of_four_languages_are_found_once_their_caller_has_folded_them() {
    let dir = TempDir::new().unwrap();
    let (mut p, _) = open(&dir);
    p.apply(
        &[
            row(1, "قافله مساعدات الى القنيطره"),
            row(2, "שיירת סיוע אל קונייטרה"),
            row(3, "convoi humanitaire vers le nord"),
            row(4, "aid convoy to the north"),
        ],
        5,
    )
    .unwrap();
    for (text, expected) in [
        ("القنيطره", vec![1]),
        ("مساعد", vec![1]),
        ("סיוע", vec![2]),
        ("קוניי שיירת", vec![2]),
        ("humanitaire", vec![3]),
        ("conv", vec![4, 3]),
        ("convoy סיוע", vec![]),
    ] {
        assert_eq!(by_text(&p, text), expected, "{text}");
    }
}

#[test]
fn a_question_is_words_and_never_an_operator() {
    let dir = TempDir::new().unwrap();
    let (mut p, _) = open(&dir);
    p.apply(&[row(1, "alpha bravo"), row(2, "charlie near not")], 3).unwrap();
    for (text, expected) in [
        ("alpha OR charlie", vec![]),
        ("charlie NOT", vec![2]),
        ("NEAR(not", vec![2]),
        ("\"alpha", vec![1]),
        ("text:alpha", vec![]),
        ("alpha - bravo", vec![1]),
        ("^alpha*", vec![1]),
        ("al\0pha", vec![1]),
        ("'; DROP TABLE act; --", vec![]),
    ] {
        assert_eq!(by_text(&p, text), expected, "{text}");
    }
    assert_eq!(found(&p, Filter { author: Some("' OR 1 --".into()), ..Filter::default() }), Vec::<u64>::new());
}

#[test]
fn another_genesis_or_version_and_a_ruined_file_start_anew() {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join(FILE);
    let sql = |sql: &str| Connection::open(&file).unwrap().execute_batch(sql).unwrap();
    let ruin: [(&str, &dyn Fn()); 8] = [
        ("genesis", &|| drop(Projection::open(dir.path(), &[2; 32]).unwrap())),
        ("version", &|| Connection::open(&file).unwrap().pragma_update(None, "user_version", VERSION + 1).unwrap()),
        ("tables", &|| sql("DROP TABLE act")),
        ("upto", &|| sql("UPDATE stamp SET upto = 99")),
        ("full text", &|| sql("DELETE FROM words_data WHERE id > 10")),
        ("garbage", &|| fs::write(&file, "no database, for sure. ".repeat(900)).unwrap()),
        ("empty", &|| fs::write(&file, "").unwrap()),
        ("cut", &|| fs::write(&file, &fs::read(&file).unwrap()[..9000]).unwrap()),
    ];
    for (what, ruin) in ruin {
        let (mut p, upto) = open(&dir);
        assert_eq!(upto, 0);
        p.apply(&rows(30), 31).unwrap();
        drop(p);
        let (p, upto) = open(&dir);
        assert_eq!((p.query(&Filter::default()).unwrap().len(), upto), (30, 31));
        drop(p);
        ruin();
        let (mut p, upto) = open(&dir);
        assert_eq!((p.query(&Filter::default()).unwrap(), upto), (vec![], 0), "{what}");
        p.apply(&rows(3), 4).unwrap();
        assert_eq!(by_text(&p, "convoy"), [3, 2, 1]);
        drop(p);
        fs::remove_dir_all(dir.path()).unwrap();
    }
}

#[test]
fn a_flipped_byte_never_changes_an_answer() {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join(FILE);
    let (mut p, _) = open(&dir);
    p.apply(&rows(40), 41).unwrap();
    let (all, digest) = (p.query(&Filter::default()).unwrap(), p.digest().unwrap());
    drop(p);
    let whole = fs::read(&file).unwrap();
    let (mut rebuilt, mut unharmed) = (0, 0);
    // Beside a sample of all bytes: each place of an author's name, in the rows and in the index over them.
    let names = (0..whole.len()).filter(|at| whole[*at..].starts_with(b"NORTH"));
    for at in (0..whole.len()).step_by(61).chain(names) {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        fs::write(&file, &bytes).unwrap();
        let (p, upto) = open(&dir);
        if upto == 0 {
            rebuilt += 1;
            continue;
        }
        match (p.query(&Filter::default()), p.digest()) {
            (Ok(rows), Ok(sum)) => {
                assert_eq!((rows, sum, upto), (all.clone(), digest, 41), "byte {at}");
                assert_eq!(by_text(&p, "number7"), [7], "byte {at}");
                let north = found(&p, Filter { author: Some("NORTH".into()), ..Filter::default() });
                assert_eq!(north.len(), 20, "byte {at}");
                unharmed += 1;
            }
            (Err(StoreFault::Rebuild { .. }), _) => {
                rebuilt += 1;
                drop(p);
                assert_eq!(open(&dir).1, 0, "byte {at}: what was found damaged is gone");
            }
            other => panic!("byte {at}: {other:?}"),
        }
    }
    // Most of the file is unused space in its pages; the rest must have been noticed.
    assert!(rebuilt > 50 && unharmed > 50, "{rebuilt} rebuilt, {unharmed} unharmed");
}

#[test]
fn a_full_disk_takes_back_the_whole_transaction() {
    let dir = TempDir::new().unwrap();
    let (mut p, _) = open(&dir);
    p.apply(&rows(5), 6).unwrap();
    let digest = p.digest().unwrap();
    let pages: i64 = p.db.pragma_query_value(None, "page_count", |r| r.get(0)).unwrap();
    p.db.pragma_update(None, "max_page_count", pages).unwrap();
    assert!(matches!(p.apply(&rows(900), 901), Err(StoreFault::Full { .. })));
    assert_eq!((p.upto(), p.digest().unwrap()), (6, digest));
    drop(p);
    assert_eq!(open(&dir).1, 6);
}
