//! A made-up table in the shape of the UCDP Georeferenced Event Dataset: no row is an event, no name is a party's.
//!
//! `tests/made.csv` is what this writes; `UPDATE_EXPECT=1` writes it anew.

const HEAD: &str = "id,year,active_year,type_of_violence,conflict_new_id,conflict_name,dyad_new_id,dyad_name,\
    side_a_new_id,side_a,side_b_new_id,gwnob,side_b,number_of_sources,source_article,source_office,source_date,\
    source_headline,source_original,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,\
    country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,\
    deaths_unknown,low,best,high";

/// How many rows are sound.
pub const SOUND: usize = 1188;

/// The rows that are not: at which row from 0 they stand, and the column and cell that make them so.
const UNSOUND: [(u32, &str, &[u8]); 12] = [
    (90, "best", b"99"),
    (180, "type_of_violence", b"9"),
    (270, "latitude", b"134.5"),
    (360, "date_start", b"2024-13-01"),
    (450, "date_end", b"2001-01-01"),
    (540, "low", b"some"),
    (630, "where_prec", b"7"),
    (720, "source_headline", b"caf\xe9"),
    (810, "id", b""),
    (900, "source_headline", "marks \u{202e} unseen".as_bytes()),
    (990, "id", b"7000000"),
    (1080, "region", b"Synthetic,one cell too many"),
];

/// The table.
pub fn table() -> Vec<u8> {
    let mut out = [HEAD.as_bytes(), b"\n"].concat();
    for row in 0..1200 {
        let cells = HEAD.split(',').map(|column| {
            let unsound = UNSOUND.iter().find(|(at, name, _)| *at == row && *name == column);
            unsound.map_or_else(|| sound(row, column).into_bytes(), |(_, _, cell)| cell.to_vec())
        });
        out.extend(cells.collect::<Vec<_>>().join(&b','));
        out.push(b'\n');
    }
    out
}

fn sound(row: u32, column: &str) -> String {
    let (day, best) = (1 + row % 28, row % 7);
    match column {
        "id" => (7_000_000 + row).to_string(),
        "year" => "2024".into(),
        "type_of_violence" => (1 + row % 3).to_string(),
        "dyad_name" => "Side one - Side two".into(),
        "number_of_sources" => "1".into(),
        "source_office" => "\"Made-up Office, second desk\"".into(),
        // Every second row writes its days as some editions of the data do, with a time.
        "date_start" | "date_end" if row % 2 == 1 => format!("2024-03-{day:02} 00:00:00.000"),
        "source_date" | "date_start" | "date_end" => format!("2024-03-{day:02}"),
        "source_headline" if row % 100 == 5 => format!("\"Row {row} says \"\"twice\"\"\nover two\tlines\""),
        "source_headline" if row % 100 == 7 => format!("Row {row} goes on{}", " and on".repeat(100)),
        "source_headline" => format!("Made-up report {row}"),
        "where_prec" => (1 + row % 6).to_string(),
        "date_prec" => (1 + row % 5).to_string(),
        "latitude" => format!("33.{:06}", 1000 + row * 7),
        "longitude" => format!("35.{:06}", 800_000 + row * 11),
        "region" => "Synthetic".into(),
        "event_clarity" => "1".into(),
        "low" => best.saturating_sub(1).to_string(),
        "best" => best.to_string(),
        "high" => (best + 2).to_string(),
        _ => String::new(),
    }
}
