//! Names of places: `gazetteer.csv` with the columns `name,names_ar,names_he,lat,lon,population`.
//!
//! Names in other scripts are separated by `|`. It carries no country and no district: those are contested, and nothing
//! here needs them.

use crate::fault::Fault;
use crate::place::coordinates;
use std::collections::BTreeMap;

const HEADER: &str = "name,names_ar,names_he,lat,lon,population";

/// Every name to the point and the inhabitants of the most populous place that bears it.
type Points = BTreeMap<String, ((i64, i64), u64)>;

/// Places by name.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    points: Points,
    /// The same by the name as a keyboard without its marks writes it.
    plain: Points,
}

impl Gazetteer {
    /// Reads the file.
    ///
    /// # Errors
    /// Every line that is not understood, by its number.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Gazetteer, Vec<Fault>> {
        let text = std::str::from_utf8(bytes)
            .map_err(|_| vec![Fault::new(file, "the file is not UTF-8", "Save it as UTF-8.")])?;
        let mut lines = text.lines();
        if lines.next() != Some(HEADER) {
            return Err(vec![Fault::new(file, "the columns differ", format!("Begin with: {HEADER}")).at_line(1)]);
        }
        let (mut out, mut faults) = (Gazetteer::default(), Vec::new());
        for (at, line) in lines.enumerate() {
            if out.add(line).is_none() {
                let remedy = "Write six columns without quotes: degrees in decimals, inhabitants in digits.";
                faults.push(Fault::new(file, "the line is not understood", remedy).at_line(at + 2));
            }
        }
        if faults.is_empty() { Ok(out) } else { Err(faults) }
    }

    /// The point of the place with this name in any script, 1e-5 degrees; case, accents and apostrophes may be left out.
    /// Where several places share a name it is the one with the most inhabitants; an author who means another gives
    /// coordinates.
    pub fn place(&self, name: &str) -> Option<(i64, i64)> {
        let name = name.trim();
        self.points.get(name).or_else(|| self.plain.get(&plain(name))).map(|(point, _)| *point)
    }

    fn add(&mut self, line: &str) -> Option<()> {
        let columns: Vec<&str> = line.split(',').collect();
        let [name, ar, he, lat, lon, population] = columns[..] else { return None };
        let point = coordinates(&format!("{lat},{lon}"))?;
        let population: u64 = population.parse().ok()?;
        if name.is_empty() || line.contains('"') {
            return None;
        }
        let names = std::iter::once(name).chain(ar.split('|')).chain(he.split('|')).filter(|n| !n.is_empty());
        for name in names {
            keep(&mut self.points, name.to_owned(), point, population);
            keep(&mut self.plain, plain(name), point, population);
        }
        Some(())
    }
}

fn keep(points: &mut Points, name: String, point: (i64, i64), population: u64) {
    let known = points.entry(name).or_insert((point, population));
    if known.1 < population {
        *known = (point, population);
    }
}

/// A name without case, accents and apostrophes, for the letters with which such names are romanised.
fn plain(name: &str) -> String {
    let letter = |c: char| match c {
        'á' | 'à' | 'â' | 'ā' => Some('a'),
        'ḑ' | 'ḍ' => Some('d'),
        'é' | 'è' | 'ê' | 'ē' => Some('e'),
        'ḥ' | 'ḩ' | 'ẖ' => Some('h'),
        'î' | 'ï' | 'ī' => Some('i'),
        'ô' | 'ō' => Some('o'),
        'ş' | 'ṣ' => Some('s'),
        'ţ' | 'ṭ' => Some('t'),
        'û' | 'ü' | 'ū' => Some('u'),
        'ẕ' | 'ẓ' => Some('z'),
        '-' | '–' => Some(' '),
        '‘' | '’' | '\'' | '`' | '\u{300}'..='\u{36f}' => None,
        c => Some(c),
    };
    name.to_lowercase().chars().filter_map(letter).collect()
}
