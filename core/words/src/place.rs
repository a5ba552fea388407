//! Places in words: the nearest name with distance and bearing, and always the coordinates.

use crate::text::isolate;
use crate::value::Reader;
use rulebook::PlaceShape;

/// Beyond this the nearest name says nothing, metres.
const NAME_MAX_M: u64 = 50_000;
/// Up to this a point goes by the name alone, metres.
const AT_MAX_M: u64 = 1_000;
/// The eight points of the compass, from north by the sun.
const POINTS: [&str; 8] = ["n", "ne", "e", "se", "s", "sw", "w", "nw"];

impl Reader<'_> {
    pub fn place(&self, shape: &PlaceShape, uncertainty_m: u64) -> String {
        let text = match shape {
            PlaceShape::Point(point) => return self.point(*point, uncertainty_m),
            PlaceShape::Line(points) => self.line(points),
            PlaceShape::Area(points) => {
                let corners = self.list("value_list-comma", points.iter().map(|p| self.point(*p, 0)));
                self.language.block(&self.language.with("value_area", &[("corners", &corners)]))
            }
            PlaceShape::Zone(id) => {
                let zone = crate::clean(id);
                self.language.block(&self.language.with("value_zone", &[("zone", &zone)]))
            }
        };
        if uncertainty_m == 0 {
            return text;
        }
        let margin = self.distance(uncertainty_m);
        self.language.block(&self.language.with("value_within", &[("value", &text), ("margin", &margin)]))
    }

    /// `A → B` in reading order: where the script runs from right to left the arrow points left, and the isolate around
    /// the whole keeps A first whatever script its name is in.
    fn line(&self, points: &[(i64, i64)]) -> String {
        let arrow = format!(" {} ", self.language.with("value_arrow", &[]));
        let points: Vec<String> = points.iter().map(|p| isolate(&self.point(*p, 0))).collect();
        self.language.block(&points.join(&arrow))
    }

    fn point(&self, point: (i64, i64), uncertainty_m: u64) -> String {
        let coordinates = format!("{}, {}", degrees(point.0), degrees(point.1));
        let Some(place) = self.nearest(point) else {
            if uncertainty_m == 0 {
                return coordinates;
            }
            let margin = self.distance(uncertainty_m);
            let args = [("value", coordinates.as_str()), ("margin", &margin)];
            return self.language.block(&self.language.with("value_within", &args));
        };
        let mut args = vec![("where", place), ("coordinates", coordinates)];
        let id = if uncertainty_m == 0 { "value_place" } else { "value_place-within" };
        if uncertainty_m > 0 {
            args.push(("margin", self.distance(uncertainty_m)));
        }
        let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
        self.language.block(&self.language.with(id, &args))
    }

    /// A point by the nearest name, or by its coordinates where no name is near.
    pub(crate) fn spot(&self, point: (i64, i64)) -> String {
        self.nearest(point).unwrap_or_else(|| format!("{}, {}", degrees(point.0), degrees(point.1)))
    }

    /// The nearest name, with distance and bearing from it where the point lies outside.
    fn nearest(&self, point: (i64, i64)) -> Option<String> {
        let near = self.words.gazetteer().nearest(point).filter(|n| n.distance_m <= NAME_MAX_M)?;
        let name = near.place.name_in(&self.language.tag);
        if near.distance_m <= AT_MAX_M {
            return Some(name.to_owned());
        }
        let km = ((near.distance_m + 500) / 1_000).to_string();
        let eighth = (usize::from(near.bearing_deg) * 2 + 45) / 90 % 8;
        let toward = self.language.with(&format!("bearing_{}", POINTS[eighth]), &[]);
        let args = [("km", km.as_str()), ("toward", &toward), ("name", name)];
        Some(self.language.block(&self.language.with("value_near", &args)))
    }

    fn distance(&self, metres: u64) -> String {
        let text = if metres < 1_000 {
            self.language.with("value_metres", &[("n", &metres.to_string())])
        } else {
            let tenths = metres.saturating_add(50) / 100;
            let n = if tenths.is_multiple_of(10) {
                (tenths / 10).to_string()
            } else {
                format!("{}.{}", tenths / 10, tenths % 10)
            };
            self.language.with("value_kilometres", &[("n", &n)])
        };
        self.language.block(&text)
    }
}

/// Degrees with four decimals, about 11 m, from units of 1e-5; halves round away from zero.
fn degrees(unit: i64) -> String {
    let rounded = (unit.unsigned_abs() + 5) / 10;
    let sign = if unit < 0 && rounded > 0 { "-" } else { "" };
    format!("{sign}{}.{:04}", rounded / 10_000, rounded % 10_000)
}

#[cfg(test)]
mod tests {
    use super::degrees;

    #[test]
    fn degrees_are_rounded_to_four_decimals() {
        let cases = [(3_308_670, "33.0867"), (3_308_675, "33.0868"), (-5, "-0.0001"), (-4, "0.0000"), (0, "0.0000")];
        for (unit, text) in cases {
            assert_eq!(degrees(unit), text);
        }
    }
}
