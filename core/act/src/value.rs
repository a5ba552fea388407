//! Values of a format's fields, and their bytes.
//!
//! Instants are UTC seconds, coordinates are 1e-5 degrees (about 1.1 m), distances are metres: no floats anywhere, so
//! that every node computes the same. Source: DOMAIN 2, DESIGN 2.

use crate::cbor::{CborFault, Reader, Writer};
use crate::{Evidence, KeyId, MemberId, Name};
use alloc::{string::String, vec::Vec};

/// The types a field can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // Each is described at the value of the same name.
pub enum Kind {
    Text,
    Choice,
    Choices,
    Count,
    Instant,
    Span,
    Place,
    Altitude,
    Quantity,
    Member,
    Office,
    Act,
    Evidence,
    YesNo,
    Group,
}

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Free text in the language of its act; the original is authentic.
    Text(String),
    /// One of a closed list, by its wire code.
    Choice(u64),
    /// Several of a closed list, codes ascending.
    Choices(Vec<u64>),
    /// How many, as an interval with a best estimate.
    Count(Count),
    /// A moment.
    Instant(Instant),
    /// From a moment to a later one.
    Span(Span),
    /// Where.
    Place(Place),
    /// A band of heights.
    Altitude(Altitude),
    /// An amount in a unit of the field's closed list: `(amount, unit code)`.
    Quantity(i64, u64),
    /// A member of the mechanism.
    Member(MemberId),
    /// A member's office: `(member, office number)`.
    Office(MemberId, u64),
    /// Another act.
    Act(Name),
    /// A file, by content.
    Evidence(Evidence),
    /// Yes or no.
    YesNo(bool),
    /// A repeated group: each entry maps field numbers to encoded values.
    Group(Vec<Vec<(u64, Vec<u8>)>>),
}

/// An interval of a count. `min <= best <= max`; `basis` is a wire code of the format's list, 0 when none is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// At least.
    pub min: u64,
    /// Best estimate.
    pub best: u64,
    /// At most.
    pub max: u64,
    /// How it was obtained.
    pub basis: u64,
}

impl Count {
    /// A count known exactly.
    pub fn exactly(n: u64) -> Count {
        Count { min: n, best: n, max: n, basis: 0 }
    }
}

/// A moment with its stated precision and the local offset of its author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Instant {
    /// Seconds since 1970 UTC.
    pub unix_s: i64,
    /// Known to within this many seconds; 0 for exactly.
    pub within_s: u64,
    /// Minutes east of UTC where it was written down, -840 to 840.
    pub offset_min: i64,
}

/// From `start_s` to `end_s`, seconds since 1970 UTC, `start_s <= end_s`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Span {
    /// First moment.
    pub start_s: i64,
    /// Last moment.
    pub end_s: i64,
}

/// Where, how sure, and by what means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The shape.
    pub shape: Shape,
    /// Uncertainty in metres.
    pub uncertainty_m: u64,
    /// 0 not said, 1 satellite positioning, 2 map, 3 estimate, 4 named place.
    pub method: u64,
}

/// A shape on the ground. Coordinates are `(latitude, longitude)` in 1e-5 degrees on WGS 84.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// One point.
    Point((i64, i64)),
    /// Two to 64 points in order.
    Line(Vec<(i64, i64)>),
    /// Three to 64 points; the ring closes itself.
    Area(Vec<(i64, i64)>),
    /// A zone of the rulebook, by its identifier.
    Zone(String),
}

/// A band of heights. `min_m <= max_m`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Altitude {
    /// Lowest, metres.
    pub min_m: i64,
    /// Highest, metres.
    pub max_m: i64,
    /// 0 above ground, 1 above mean sea level.
    pub datum: u64,
}

const POINTS_MAX: usize = 64;

impl Value {
    /// Its type.
    pub fn kind(&self) -> Kind {
        match self {
            Value::Text(_) => Kind::Text,
            Value::Choice(_) => Kind::Choice,
            Value::Choices(_) => Kind::Choices,
            Value::Count(_) => Kind::Count,
            Value::Instant(_) => Kind::Instant,
            Value::Span(_) => Kind::Span,
            Value::Place(_) => Kind::Place,
            Value::Altitude(_) => Kind::Altitude,
            Value::Quantity(..) => Kind::Quantity,
            Value::Member(_) => Kind::Member,
            Value::Office(..) => Kind::Office,
            Value::Act(_) => Kind::Act,
            Value::Evidence(_) => Kind::Evidence,
            Value::YesNo(_) => Kind::YesNo,
            Value::Group(_) => Kind::Group,
        }
    }

    /// Its bytes: one deterministic CBOR item.
    pub fn encode(&self) -> Vec<u8> {
        let mut w = Writer::new();
        match self {
            Value::Text(t) => w.text(t),
            Value::Choice(n) | Value::Member(MemberId(n)) => w.uint(*n),
            Value::Choices(list) => list.iter().fold(w.array(list.len()), |w, n| w.uint(*n)),
            Value::Count(c) if *c == Count::exactly(c.best) => w.uint(c.best),
            Value::Count(c) => w.array(4).uint(c.min).uint(c.best).uint(c.max).uint(c.basis),
            Value::Instant(i) if i.within_s == 0 && i.offset_min == 0 => w.int(i.unix_s),
            Value::Instant(i) => w.array(3).int(i.unix_s).uint(i.within_s).int(i.offset_min),
            // Wrapping, here and for points: a value out of range may be encoded to be judged; it does not decode.
            Value::Span(s) => w.array(2).int(s.start_s).int(s.end_s.wrapping_sub(s.start_s)),
            Value::Place(p) => place(&mut w, p),
            Value::Altitude(a) => w.array(3).int(a.min_m).int(a.max_m).uint(a.datum),
            Value::Quantity(n, unit) => w.array(2).int(*n).uint(*unit),
            Value::Office(member, office) => w.array(2).uint(member.0).uint(*office),
            Value::Act(name) => write_name(&mut w, name),
            Value::Evidence(e) => e.write(&mut w),
            Value::YesNo(b) => w.bool(*b),
            Value::Group(entries) => entries.iter().fold(w.array(entries.len()), |w, entry| {
                entry.iter().fold(w.map(entry.len()), |w, (n, item)| w.uint(*n).raw(item))
            }),
        };
        w.done()
    }

    /// Reads one value of the type `kind` and nothing more.
    ///
    /// # Errors
    /// [`CborFault`] if the bytes are not exactly what [`Value::encode`] writes for a value in range.
    pub fn decode(kind: Kind, bytes: &[u8]) -> Result<Value, CborFault> {
        let value = Reader::whole(bytes, |r| read(kind, r))?;
        if value.in_range() && value.encode() == bytes { Ok(value) } else { Err(CborFault::Range) }
    }

    fn in_range(&self) -> bool {
        match self {
            Value::Choices(list) => list.is_sorted_by(|a, b| a < b),
            Value::Count(c) => c.min <= c.best && c.best <= c.max,
            Value::Instant(i) => i.offset_min.unsigned_abs() <= 840 && moment(i.unix_s),
            Value::Span(s) => s.start_s <= s.end_s && moment(s.start_s) && moment(s.end_s),
            Value::Place(p) => p.method <= 4 && p.uncertainty_m <= 1_000_000 && shape(&p.shape),
            Value::Evidence(e) => e.in_range(),
            Value::Altitude(a) => a.min_m <= a.max_m && a.min_m >= -500 && a.max_m <= 50_000 && a.datum <= 1,
            _ => true,
        }
    }
}

/// Whether `s` lies between the years 1970 and 2200, so that sums of times never overflow.
fn moment(s: i64) -> bool {
    (0..7_258_118_400).contains(&s)
}

fn shape(shape: &Shape) -> bool {
    // The absolute value of the least number is no i64: `abs` would stop every node that meets it.
    let on_earth = |p: &(i64, i64)| p.0.unsigned_abs() <= 9_000_000 && p.1.unsigned_abs() <= 18_000_000;
    match shape {
        Shape::Point(p) => on_earth(p),
        Shape::Line(ps) => (2..=POINTS_MAX).contains(&ps.len()) && ps.iter().all(on_earth),
        Shape::Area(ps) => (3..=POINTS_MAX).contains(&ps.len()) && ps.iter().all(on_earth),
        Shape::Zone(id) => !id.is_empty() && id.len() <= 32,
    }
}

/// `[shape, coordinates or zone, uncertainty, method]`; after the first point each is the difference to the one before.
fn place<'w>(w: &'w mut Writer, p: &Place) -> &'w mut Writer {
    w.array(4);
    match &p.shape {
        Shape::Point(point) => points(w.uint(0), core::slice::from_ref(point)),
        Shape::Line(ps) => points(w.uint(1), ps),
        Shape::Area(ps) => points(w.uint(2), ps),
        Shape::Zone(id) => w.uint(3).text(id),
    };
    w.uint(p.uncertainty_m).uint(p.method)
}

fn points<'w>(w: &'w mut Writer, ps: &[(i64, i64)]) -> &'w mut Writer {
    w.array(ps.len() * 2);
    let mut last = (0, 0);
    for p in ps {
        w.int(p.0.wrapping_sub(last.0)).int(p.1.wrapping_sub(last.1));
        last = *p;
    }
    w
}

fn read_points(r: &mut Reader<'_>) -> Result<Vec<(i64, i64)>, CborFault> {
    let n = r.array()?;
    if n % 2 != 0 || n > POINTS_MAX * 2 {
        return Err(CborFault::Range);
    }
    let mut last = (0i64, 0i64);
    let mut step = || -> Result<(i64, i64), CborFault> {
        let far = CborFault::Range;
        last = (last.0.checked_add(r.int()?).ok_or(far)?, last.1.checked_add(r.int()?).ok_or(far)?);
        Ok(last)
    };
    (0..n / 2).map(|_| step()).collect()
}

/// An act's name as CBOR: `[key id, serial]`.
pub(crate) fn write_name<'w>(w: &'w mut Writer, name: &Name) -> &'w mut Writer {
    w.array(2).bytes(&name.key.0).uint(name.serial)
}

pub(crate) fn read_name(r: &mut Reader<'_>) -> Result<Name, CborFault> {
    r.array_len(2)?;
    Ok(Name { key: KeyId(r.array_of()?), serial: r.uint()? })
}

fn read(kind: Kind, r: &mut Reader<'_>) -> Result<Value, CborFault> {
    Ok(match kind {
        Kind::Text => Value::Text(r.text()?),
        Kind::Choice => Value::Choice(r.uint()?),
        Kind::Choices => Value::Choices(r.list(Reader::uint)?),
        Kind::Count => Value::Count(match r.uint() {
            Ok(n) => Count::exactly(n),
            Err(_) => {
                r.array_len(4)?;
                Count { min: r.uint()?, best: r.uint()?, max: r.uint()?, basis: r.uint()? }
            }
        }),
        Kind::Instant => Value::Instant(match r.array() {
            Ok(3) => Instant { unix_s: r.int()?, within_s: r.uint()?, offset_min: r.int()? },
            Ok(_) => return Err(CborFault::Range),
            Err(_) => Instant { unix_s: r.int()?, within_s: 0, offset_min: 0 },
        }),
        Kind::Span => {
            r.array_len(2)?;
            let start_s = r.int()?;
            let end_s = start_s.checked_add(r.int()?).ok_or(CborFault::Range)?;
            Value::Span(Span { start_s, end_s })
        }
        Kind::Place => {
            r.array_len(4)?;
            let shape = match r.uint()? {
                0 => match read_points(r)?.as_slice() {
                    [point] => Shape::Point(*point),
                    _ => return Err(CborFault::Range),
                },
                1 => Shape::Line(read_points(r)?),
                2 => Shape::Area(read_points(r)?),
                3 => Shape::Zone(r.text()?),
                _ => return Err(CborFault::Range),
            };
            Value::Place(Place { shape, uncertainty_m: r.uint()?, method: r.uint()? })
        }
        Kind::Altitude => {
            r.array_len(3)?;
            Value::Altitude(Altitude { min_m: r.int()?, max_m: r.int()?, datum: r.uint()? })
        }
        Kind::Quantity => {
            r.array_len(2)?;
            Value::Quantity(r.int()?, r.uint()?)
        }
        Kind::Member => Value::Member(MemberId(r.uint()?)),
        Kind::Office => {
            r.array_len(2)?;
            Value::Office(MemberId(r.uint()?), r.uint()?)
        }
        Kind::Act => Value::Act(read_name(r)?),
        Kind::Evidence => Value::Evidence(Evidence::read(r)?),
        Kind::YesNo => Value::YesNo(r.bool()?),
        Kind::Group => Value::Group(r.list(|r| -> Result<_, CborFault> {
            Ok(r.map()?.into_iter().map(|(n, item)| (n, item.to_vec())).collect())
        })?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KINDS: [Kind; 15] = [
        Kind::Text,
        Kind::Choice,
        Kind::Choices,
        Kind::Count,
        Kind::Instant,
        Kind::Span,
        Kind::Place,
        Kind::Altitude,
        Kind::Quantity,
        Kind::Member,
        Kind::Office,
        Kind::Act,
        Kind::Evidence,
        Kind::YesNo,
        Kind::Group,
    ];

    #[test]
    fn a_value_has_one_form_only() {
        // A count of exactly five written as an interval, an instant with needless precision, choices out of order.
        let twins: &[(Kind, &[u8])] = &[
            (Kind::Count, &[0x84, 5, 5, 5, 0]),
            (Kind::Count, &[0x84, 6, 5, 7, 0]),
            (Kind::Instant, &[0x83, 5, 0, 0]),
            (Kind::Choices, &[0x82, 2, 1]),
            (Kind::Span, &[0x82, 5, 0x20]),
            (Kind::Place, &[0x84, 0, 0x82, 0x1a, 0x00, 0x89, 0x54, 0x41, 0, 0, 0]),
        ];
        for (kind, bytes) in twins {
            assert!(Value::decode(*kind, bytes).is_err(), "{kind:?} {bytes:02x?}");
        }
    }

    #[test]
    fn numbers_at_the_edge_of_an_i64_are_refused_and_stop_nobody() {
        const LEAST: [u8; 9] = [0x3b, 0x7f, 255, 255, 255, 255, 255, 255, 255];
        let instant = [&[0x83, 5, 0][..], &LEAST].concat();
        let point = [&[0x84, 0, 0x82][..], &LEAST, &[0, 0, 0]].concat();
        assert_eq!(Value::decode(Kind::Instant, &instant), Err(CborFault::Range));
        assert_eq!(Value::decode(Kind::Place, &point), Err(CborFault::Range));
        let line = Shape::Line(alloc::vec![(i64::MIN, i64::MIN), (i64::MAX, i64::MAX)]);
        for value in [
            Value::Span(Span { start_s: i64::MIN, end_s: i64::MAX }),
            Value::Place(Place { shape: line, uncertainty_m: 0, method: 0 }),
        ] {
            assert_eq!(Value::decode(value.kind(), &value.encode()), Err(CborFault::Range));
        }
    }

    #[test]
    fn a_line_is_written_as_differences() {
        let place = Place {
            shape: Shape::Line(alloc::vec![(3312345, 3589000), (3312445, 3588990)]),
            uncertainty_m: 50,
            method: 2,
        };
        let bytes = Value::Place(place.clone()).encode();
        assert_eq!(bytes.len(), 1 + 1 + 1 + 5 + 5 + 2 + 1 + 2 + 1);
        assert_eq!(Value::decode(Kind::Place, &bytes), Ok(Value::Place(place)));
    }

    proptest! {
        #[test]
        fn what_is_read_is_what_would_be_written(bytes in proptest::collection::vec(any::<u8>(), 0..40), k in 0usize..15) {
            if let Ok(value) = Value::decode(KINDS[k], &bytes) {
                prop_assert_eq!(value.encode(), bytes);
                prop_assert_eq!(value.kind(), KINDS[k]);
            }
        }
    }
}
