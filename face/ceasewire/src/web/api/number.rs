//! Numbers in addresses, no larger than every program can hold exactly.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;

/// The largest whole number that JSON programs keep exact (2^53 - 1). Source: RFC 8259, section 6.
const MAX: u64 = (1 << 53) - 1;
/// The most entries that are given at once.
const MOST: u64 = 500;

/// A place in the record, or how many entries to leave out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Number(pub u64);

/// How many entries at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Limit(pub usize);

impl Default for Limit {
    fn default() -> Limit {
        Limit(50)
    }
}

/// Plain digits: what a number's own parser takes besides, such as a sign, is no number of ours.
fn digits<'de, D: Deserializer<'de>>(from: D, min: u64, max: u64) -> Result<u64, D::Error> {
    let text = Cow::<str>::deserialize(from)?;
    let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let number = text.parse().ok().filter(|n| plain && (min..=max).contains(n));
    number.ok_or_else(|| D::Error::custom(format!("a whole number from {min} to {max} is wanted")))
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Number, D::Error> {
        digits(from, 0, MAX).map(Number)
    }
}

impl<'de> Deserialize<'de> for Limit {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Limit, D::Error> {
        digits(from, 1, MOST).map(|n| Limit(n as usize))
    }
}

impl JsonSchema for Number {
    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "integer", "minimum": 0, "maximum": MAX})
    }
}

impl JsonSchema for Limit {
    fn schema_name() -> Cow<'static, str> {
        "Limit".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "integer", "minimum": 1, "maximum": MOST, "default": 50})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Asked {
        n: Option<Number>,
        #[serde(default)]
        limit: Limit,
    }

    fn asked(text: &str) -> Option<(Option<u64>, usize)> {
        serde_urlencoded::from_str::<Asked>(text).ok().map(|a| (a.n.map(|n| n.0), a.limit.0))
    }

    #[test]
    fn a_number_is_digits_and_of_a_size_that_every_program_keeps() {
        assert_eq!(asked(""), Some((None, 50)));
        assert_eq!(asked("n=0&limit=500"), Some((Some(0), 500)));
        assert_eq!(asked("n=9007199254740991"), Some((Some(MAX), 50)));
        for bad in ["n=9007199254740992", "n=-1", "n=%2B1", "n=1.0", "n=", "n=null", "limit=0", "limit=501", "n=1&n=2"]
        {
            assert_eq!(asked(bad), None, "{bad}");
        }
    }
}
