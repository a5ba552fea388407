//! Names of places: `gazetteer.csv` with the columns `name,names_ar,names_he,lat,lon,population`.
//!
//! Other names of a place are separated by `|`. The first of a script is the one that is shown.

use rulebook::Fault;
use std::collections::BTreeMap;

const HEADER: &str = "name,names_ar,names_he,lat,lon,population";

/// A place with its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// In Latin letters.
    pub name: String,
    /// In Arabic, the one to show first.
    pub names_ar: Vec<String>,
    /// In Hebrew, the one to show first.
    pub names_he: Vec<String>,
    /// Latitude and longitude, 1e-5 degrees on WGS 84.
    pub point: (i64, i64),
    /// Inhabitants; 0 where not known.
    pub population: u64,
}

impl Place {
    /// The name to show in a language; in Latin letters where it has none of its own.
    pub fn name_in(&self, lang: &str) -> &str {
        let own = match lang {
            "ar" => self.names_ar.first(),
            "he" => self.names_he.first(),
            _ => None,
        };
        own.unwrap_or(&self.name)
    }
}

/// A place near a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Near<'a> {
    /// Which.
    pub place: &'a Place,
    /// From the place to the point, metres.
    pub distance_m: u64,
    /// Direction from the place to the point, whole degrees from north by the sun, 0 to 359.
    pub bearing_deg: u16,
}

/// Places by name and by where they are.
///
/// ```rust
/// let csv = "name,names_ar,names_he,lat,lon,population\nKhān Arnabah,خان أرنبة,,33.18212,35.89091,7375\n";
/// let places = words::Gazetteer::read(csv).unwrap();
/// // By any of its names, whatever the marks; shown in the reader's language.
/// assert_eq!(places.find("khan arnabah").unwrap().name_in("ar"), "خان أرنبة");
/// assert_eq!(places.find("خان ارنبة").unwrap().name_in("fr"), "Khān Arnabah");
/// // A little more than a kilometre north of it, degrees in units of 1e-5.
/// let near = places.nearest((3_319_212, 3_589_091)).unwrap();
/// assert_eq!((near.bearing_deg, near.distance_m / 100), (0, 11));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    places: Vec<Place>,
    /// Folded names to the places that bear them, those with more inhabitants first.
    names: BTreeMap<String, Vec<usize>>,
    /// Every place by its latitude, from south to north.
    by_latitude: Vec<(i64, usize)>,
}

impl Gazetteer {
    /// Reads the file's text; an empty text is a gazetteer without places.
    ///
    /// # Errors
    /// Every line that is not understood, by its number.
    pub fn read(text: &str) -> Result<Gazetteer, Vec<Fault>> {
        let mut lines = text.lines();
        match lines.next() {
            None => return Ok(Gazetteer::default()),
            Some(HEADER) => {}
            Some(_) => {
                let remedy = format!("Begin with: {HEADER}");
                return Err(vec![Fault::new("gazetteer.csv", "the columns differ", remedy).at_line(1)]);
            }
        }
        let (mut out, mut faults) = (Gazetteer::default(), Vec::new());
        for (at, line) in lines.enumerate() {
            match place(line) {
                Some(place) => out.places.push(place),
                None => {
                    let remedy = "Write six columns without quotes: degrees in decimals, inhabitants in digits.";
                    faults.push(Fault::new("gazetteer.csv", "the line is not understood", remedy).at_line(at + 2));
                }
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        // More inhabitants first; a name shared by two then means the larger, and a tie the earlier line.
        out.places.sort_by_key(|p| std::cmp::Reverse(p.population));
        for (n, place) in out.places.iter().enumerate() {
            for name in std::iter::once(&place.name).chain(&place.names_ar).chain(&place.names_he) {
                out.names.entry(fold(name)).or_default().push(n);
            }
        }
        out.by_latitude = out.places.iter().enumerate().map(|(n, place)| (place.point.0, n)).collect();
        out.by_latitude.sort_unstable();
        Ok(out)
    }

    /// All places, those with more inhabitants first.
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// The place with this name in any of its scripts, whatever its marks and spelling of hamza; of several, the one
    /// with the most inhabitants.
    pub fn find(&self, name: &str) -> Option<&Place> {
        let folded = fold(name);
        let first = self.names.get(&folded)?.first()?;
        self.places.get(*first)
    }

    /// At most `most` names in any script that begin so, whatever their marks; of more, those with more inhabitants.
    pub fn beginning(&self, text: &str, most: usize) -> Vec<&str> {
        let folded = fold(text);
        let begins = |name: &&String| fold(name).starts_with(&folded);
        let names = self
            .places
            .iter()
            .filter_map(|p| std::iter::once(&p.name).chain(&p.names_ar).chain(&p.names_he).find(begins));
        if folded.is_empty() { Vec::new() } else { names.take(most).map(String::as_str).collect() }
    }

    /// The place nearest to a point, 1e-5 degrees, on a sphere flattened around it: exact enough for a word.
    pub fn nearest(&self, point: (i64, i64)) -> Option<Near<'_>> {
        // From the point's own latitude to the north and to the south, until latitude alone lies farther than the best.
        let (south, north) = self.by_latitude.split_at(self.by_latitude.partition_point(|(lat, _)| *lat < point.0));
        let mut best: Option<(usize, f64, f64, f64)> = None;
        let mut look = |n: usize| {
            let Some(place) = self.places.get(n) else { return false };
            let (north, east) = offset_m(place, point);
            let square = north * north + east * east;
            let nearer = best.is_none_or(|(held, _, _, least)| (square, n) < (least, held));
            if nearer {
                best = Some((n, north, east, square));
            }
            best.is_some_and(|(_, _, _, least)| north * north <= least)
        };
        north.iter().all(|(_, n)| look(*n));
        south.iter().rev().all(|(_, n)| look(*n));
        let (n, north, east, square) = best?;
        let place = self.places.get(n)?;
        let bearing = (east.atan2(north).to_degrees().round() + 360.0) as u16 % 360;
        Some(Near { place, distance_m: square.sqrt().round() as u64, bearing_deg: bearing })
    }
}

/// Metres north and east from a place to a point.
fn offset_m(place: &Place, point: (i64, i64)) -> (f64, f64) {
    const METRES: f64 = 1.111_949; // One unit of 1e-5 degrees of latitude on a sphere of 6,371 km.
    let middle = (place.point.0 as f64 + point.0 as f64) / 2.0 / 1e5;
    let north = (point.0 as f64 - place.point.0 as f64) * METRES;
    (north, (point.1 as f64 - place.point.1 as f64) * METRES * middle.to_radians().cos())
}

fn place(line: &str) -> Option<Place> {
    let columns: Vec<&str> = line.split(',').collect();
    let [name, ar, he, lat, lon, population] = columns[..] else { return None };
    let names = |list: &str| list.split('|').filter(|n| !n.is_empty()).map(str::to_owned).collect();
    if name.is_empty() || line.contains('"') {
        return None;
    }
    Some(Place {
        name: name.to_owned(),
        names_ar: names(ar),
        names_he: names(he),
        point: (unit(lat, 90)?, unit(lon, 180)?),
        population: population.parse().ok()?,
    })
}

/// Decimal degrees as units of 1e-5, without a float between.
fn unit(text: &str, most: i64) -> Option<i64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || part.len() > 5 || !all_digits(whole) || !all_digits(part) {
        return None;
    }
    let value = sign * format!("{whole}{part:0<5}").parse::<i64>().ok()?;
    (value.abs() <= most * 100_000).then_some(value)
}

/// A name as people compare it: lower case, without marks, apostrophes or hyphens, one spelling of alef, yeh and heh.
pub fn fold(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            // Before the Hebrew points, among which the maqaf is numbered.
            '-' | '־' | '–' | '_' => out.push(' '),
            // Arabic: short vowels, tatweel; Hebrew: points; Latin: combining marks.
            '\u{064b}'..='\u{065f}' | '\u{0670}' | '\u{0640}' | '\u{0591}'..='\u{05c7}' | '\u{0300}'..='\u{036f}' => {}
            '\'' | '’' | '‘' | '`' | 'ʼ' | 'ʿ' | 'ʾ' | '׳' | '״' | '"' => {}
            'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
            'ى' => out.push('ي'),
            'ة' => out.push('ه'),
            'ؤ' => out.push('و'),
            'ئ' => out.push('ي'),
            'ך' => out.push('כ'),
            'ם' => out.push('מ'),
            'ן' => out.push('נ'),
            'ף' => out.push('פ'),
            'ץ' => out.push('צ'),
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' => out.push('a'),
            'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' => out.push('e'),
            'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ĭ' => out.push('i'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ō' => out.push('o'),
            'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ŭ' => out.push('u'),
            'ḩ' | 'ḥ' | 'ẖ' | 'ħ' => out.push('h'),
            'ţ' | 'ṭ' => out.push('t'),
            'ş' | 'ṣ' | 'š' => out.push('s'),
            'ḑ' | 'ḍ' => out.push('d'),
            'ẓ' | 'ž' => out.push('z'),
            'ġ' | 'ğ' => out.push('g'),
            'ç' => out.push('c'),
            'ñ' => out.push('n'),
            _ if c.is_whitespace() => out.push(' '),
            _ => out.push(c),
        }
    }
    out.split(' ').filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = "name,names_ar,names_he,lat,lon,population\n\
        Al Qunayţirah,القنيطرة,קוניטרה,33.12595,35.82461,36143\n\
        Twin,,,33.5,35.5,10\nTwin,,,-33.5,35.5,20\n";

    #[test]
    fn a_place_is_found_in_every_script_whatever_its_marks() {
        let gazetteer = Gazetteer::read(SMALL).unwrap();
        for name in ["Al Qunayţirah", "al-qunaytirah", "القنيطرة", "القُنيطره", "קוניטרה"] {
            assert_eq!(gazetteer.find(name).unwrap().point, (3_312_595, 3_582_461), "{name}");
        }
        assert_eq!(gazetteer.find("twin").unwrap().population, 20);
        assert_eq!(gazetteer.find("nowhere"), None);
    }

    #[test]
    fn the_nearest_place_has_distance_and_bearing() {
        let gazetteer = Gazetteer::read(SMALL).unwrap();
        let near = gazetteer.nearest((3_308_670, 3_584_300)).unwrap();
        assert_eq!((near.place.name.as_str(), near.distance_m, near.bearing_deg), ("Al Qunayţirah", 4689, 159));
        assert_eq!(near.place.name_in("ar"), "القنيطرة");
        assert_eq!(near.place.name_in("fr"), "Al Qunayţirah");
        assert!(Gazetteer::default().nearest((0, 0)).is_none());
    }

    #[test]
    fn the_nearest_place_is_the_nearest_of_all() {
        let gazetteer = Gazetteer::read(include_str!("../../../rulebook/gazetteer.csv")).unwrap();
        // A grid over the places and beyond them, of steps that meet no place by rule.
        let points = (0..40).flat_map(|y| (0..40).map(move |x| (3_190_000 + y * 4_127, 3_480_000 + x * 4_733)));
        for point in points.chain([(0, 0), (9_000_000, 18_000_000), (-9_000_000, -18_000_000)]) {
            let square = |place: &Place| {
                let (north, east) = offset_m(place, point);
                north * north + east * east
            };
            let slow = gazetteer.places().iter().min_by(|a, b| square(a).total_cmp(&square(b))).unwrap();
            assert_eq!(gazetteer.nearest(point).unwrap().place, slow, "{point:?}");
        }
    }

    #[test]
    fn every_line_that_is_not_understood_is_told() {
        let text = format!("{SMALL}short,line\nX,,,91.0,35.0,1\nY,,,33.0,35.0,many\n");
        let lines: Vec<_> = Gazetteer::read(&text).unwrap_err().into_iter().map(|f| f.line.unwrap()).collect();
        assert_eq!(lines, [5, 6, 7]);
        assert_eq!(Gazetteer::read("a,b\n").unwrap_err()[0].line, Some(1));
    }
}
