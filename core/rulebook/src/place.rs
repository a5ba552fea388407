//! Places as people type them: coordinates, names of the gazetteer, lines, areas, zones.

use crate::Context;
use act::{Place, Shape};

/// How far a named place may lie from its point in the gazetteer, metres, unless the author says otherwise: the point
/// is the middle of a town, not the spot.
const NAMED_WITHIN_M: u64 = 1000;

/// The means by which a place is known: wire codes of [`Place::method`].
const NOT_SAID: u64 = 0;
const NAMED: u64 = 4;

/// Reads a place.
///
/// # Errors
/// The part that is not understood or not known.
pub(crate) fn place(text: &str, ctx: &dyn Context) -> Result<Place, String> {
    let (what, within) = match text.rsplit_once('~') {
        Some((what, within)) => (what.trim(), Some(metres(within.trim()).ok_or_else(|| text.to_owned())?)),
        None => (text, None),
    };
    let (shape, named) = match (what.strip_prefix("zone:"), what.strip_prefix("area:")) {
        (Some(id), _) if ctx.zone(id.trim()) => (Shape::Zone(id.trim().to_owned()), false),
        (Some(id), _) => return Err(id.trim().to_owned()),
        (_, Some(ring)) => {
            let (points, named) = points(ring, ctx)?;
            if points.len() < 3 {
                return Err(text.to_owned());
            }
            (Shape::Area(points), named)
        }
        _ => {
            let (points, named) = points(what, ctx)?;
            match points[..] {
                [point] => (Shape::Point(point), named),
                _ => (Shape::Line(points), named),
            }
        }
    };
    let uncertainty_m = within.unwrap_or(if named { NAMED_WITHIN_M } else { 0 });
    Ok(Place { shape, uncertainty_m, method: if named { NAMED } else { NOT_SAID } })
}

/// `A > B > C`, and whether any of them is a name.
fn points(text: &str, ctx: &dyn Context) -> Result<(Vec<(i64, i64)>, bool), String> {
    let mut named = false;
    let point = |part: &str| match coordinates(part) {
        Some(point) => Ok(point),
        None => {
            named = true;
            ctx.place(part).ok_or_else(|| part.to_owned())
        }
    };
    let points = text.split('>').map(str::trim).map(point).collect::<Result<_, _>>()?;
    Ok((points, named))
}

/// `33.0867,35.8430` in 1e-5 degrees.
pub(crate) fn coordinates(text: &str) -> Option<(i64, i64)> {
    let (lat, lon) = text.split_once(',')?;
    let point = (degrees(lat.trim())?, degrees(lon.trim())?);
    (point.0.abs() <= 9_000_000 && point.1.abs() <= 18_000_000).then_some(point)
}

/// Decimal degrees without floats, so that every node reads the same; digits after the fifth are rounded.
fn degrees(text: &str) -> Option<i64> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let all = |t: &str, max: usize| !t.is_empty() && t.len() <= max && t.bytes().all(|b| b.is_ascii_digit());
    if !all(whole, 3) || !all(fraction, 15) {
        return None;
    }
    let fraction: String = fraction.chars().chain("000000".chars()).take(6).collect();
    let millionths: i64 = whole.parse::<i64>().ok()? * 1_000_000 + fraction.parse::<i64>().ok()?;
    let hundred_thousandths = (millionths + 5) / 10;
    Some(if negative { -hundred_thousandths } else { hundred_thousandths })
}

/// `500m` or `2km`.
fn metres(text: &str) -> Option<u64> {
    let (digits, unit) = match text.strip_suffix("km") {
        Some(digits) => (digits, 1000),
        None => (text.strip_suffix('m')?, 1),
    };
    let known = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    known.then(|| digits.parse::<u64>().ok()?.checked_mul(unit))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_read_exactly() {
        let cases = [
            ("33.0867,35.8430", Some((3_308_670, 3_584_300))),
            ("-0.000014,-0.000015", Some((-1, -2))),
            ("33,35", Some((3_300_000, 3_500_000))),
            ("90.00001,0", None),
            ("33.,35", None),
            ("+33,35", None),
            ("33.5e1,35", None),
            ("33", None),
        ];
        for (text, want) in cases {
            assert_eq!(coordinates(text), want, "{text}");
        }
        assert_eq!((metres("500m"), metres("2km"), metres("2"), metres("km")), (Some(500), Some(2000), None, None));
    }
}
