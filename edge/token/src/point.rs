//! Public keys as tokens write them: `CKA_EC_POINT`, a point in an OCTET STRING, by some tokens without it.

use crate::Alg;

/// `CKA_EC_PARAMS` of P-256: the curve's object identifier, 1.2.840.10045.3.1.7.
pub(crate) const P256: &[u8] = &[0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07];
/// That of Ed25519, 1.3.101.112.
pub(crate) const ED25519: &[u8] = &[0x06, 0x03, 0x2b, 0x65, 0x70];

/// The key and how it signs. A point of P-256 is compressed.
pub(crate) fn read(bytes: &[u8]) -> Option<(Alg, Vec<u8>)> {
    let point = match bytes {
        [0x04, len, point @ ..] if point.len() == usize::from(*len) => point,
        point => point,
    };
    match (point.len(), point.first()) {
        (32, _) => Some((Alg::Ed25519, point.to_vec())),
        (33, Some(2 | 3)) => Some((Alg::Es256, point.to_vec())),
        (65, Some(4)) => {
            let sign = 2 + (point[64] & 1);
            Some((Alg::Es256, [&[sign], &point[1..33]].concat()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_read_in_each_way_that_tokens_write_one() {
        let (x, y) = ([7; 32], [9; 32]);
        let raw = [&[4][..], &x, &y].concat();
        let compressed = [&[3][..], &x].concat();
        let table = [
            ([&[0x04, 0x41][..], &raw].concat(), Some((Alg::Es256, compressed.clone()))),
            (raw.clone(), Some((Alg::Es256, compressed.clone()))),
            ([&[0x04, 0x21][..], &compressed].concat(), Some((Alg::Es256, compressed))),
            ([&[0x04, 0x20][..], &x].concat(), Some((Alg::Ed25519, x.to_vec()))),
            (x.to_vec(), Some((Alg::Ed25519, x.to_vec()))),
            // P-384.
            (vec![4; 97], None),
            (Vec::new(), None),
        ];
        for (bytes, key) in table {
            assert_eq!(read(&bytes), key, "{bytes:?}");
        }
    }
}
