//! Readers for the pieces that all C2SP texts share; each accepts one spelling only.

use crate::Hash;
use alloc::vec::Vec;
use data_encoding::BASE64;

/// A number in decimal digits without leading zeros.
pub(crate) fn decimal(text: &str) -> Option<u64> {
    let plain = text == "0" || !text.starts_with('0');
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    (plain && digits).then(|| text.parse().ok())?
}

/// Bytes in padded base64, in its one spelling.
pub(crate) fn base64(text: &str) -> Option<Vec<u8>> {
    let bytes = BASE64.decode(text.as_bytes()).ok()?;
    // The decoder takes padding between blocks too, so `AA==AA==` would pass for `AAA=`.
    (BASE64.encode(&bytes) == text).then_some(bytes)
}

/// A hash in padded base64.
pub(crate) fn hash(text: &str) -> Option<Hash> {
    base64(text)?.try_into().ok()
}

/// Takes one newline-terminated line off the front, without its newline.
pub(crate) fn line<'a>(rest: &mut &'a str) -> Option<&'a str> {
    let (line, after) = rest.split_once('\n')?;
    *rest = after;
    Some(line)
}

/// Whether a character may not stand in any text of ours.
pub(crate) fn control(letter: char) -> bool {
    letter < ' ' || letter == '\u{7f}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_one_spelling() {
        let table = [("0", Some(0)), ("18446744073709551615", Some(u64::MAX))];
        let refused = ["", "00", "01", "+1", "-1", " 1", "1 ", "0x1", "18446744073709551616", "١"];
        for (text, expected) in table.into_iter().chain(refused.map(|text| (text, None))) {
            assert_eq!(decimal(text), expected, "{text}");
        }
    }

    #[test]
    fn a_hash_has_one_spelling() {
        let good = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
        assert!(hash(good).is_some());
        let padded_inside = "Csg=GapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I";
        // The last letter before the padding carries two bits that must be zero: I, not J.
        for bad in [&good.replace("I=", "J="), &good[..43], &good[..40], &good.replace('/', "_"), "", padded_inside] {
            assert_eq!(hash(bad), None, "{bad}");
        }
    }
}
