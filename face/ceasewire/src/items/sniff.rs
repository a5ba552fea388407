//! What a file is, by its first bytes alone: neither its name nor what a browser says of it counts.

/// The types that are taken. What a program or a browser would run is not among them.
pub(crate) const ACCEPTED: &[&str] = &[
    "image/jpeg",
    "image/png",
    "image/webp",
    "video/mp4",
    "video/webm",
    "audio/mpeg",
    "audio/wav",
    "audio/ogg",
    "application/pdf",
    "text/plain",
];

/// The media type of these bytes, if it is one of [`ACCEPTED`].
pub(crate) fn media_type(bytes: &[u8]) -> Option<&'static str> {
    let at = |from: usize, mark: &[u8]| bytes.get(from..from + mark.len()) == Some(mark);
    let kind = if at(0, b"\xff\xd8\xff") {
        "image/jpeg"
    } else if at(0, b"\x89PNG\r\n\x1a\n") {
        "image/png"
    } else if at(0, b"RIFF") && at(8, b"WEBP") {
        "image/webp"
    } else if at(0, b"RIFF") && at(8, b"WAVE") {
        "audio/wav"
    } else if at(4, b"ftyp") {
        "video/mp4"
    } else if at(0, b"\x1aE\xdf\xa3") {
        "video/webm"
    } else if at(0, b"OggS") {
        "audio/ogg"
    } else if at(0, b"ID3") || (bytes.first() == Some(&0xff) && bytes.get(1).is_some_and(|b| b & 0xe6 == 0xe2)) {
        "audio/mpeg"
    } else if at(0, b"%PDF-") {
        "application/pdf"
    } else if is_text(bytes) {
        "text/plain"
    } else {
        return None;
    };
    Some(kind)
}

/// Text that no browser takes for markup, whatever it is told.
fn is_text(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let begins = text.trim_start_matches('\u{feff}').trim_start();
    !begins.starts_with('<') && !text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

/// Whether a browser may show it in place: pictures that can hold no script.
pub(crate) fn is_plain_raster(kind: &str) -> bool {
    matches!(kind, "image/jpeg" | "image/png" | "image/webp")
}

/// How names of such files end.
pub(crate) fn extension(kind: &str) -> &'static str {
    match kind {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/webp" => "webp",
        "video/mp4" => "mp4",
        "video/webm" => "webm",
        "audio/mpeg" => "mp3",
        "audio/wav" => "wav",
        "audio/ogg" => "ogg",
        "application/pdf" => "pdf",
        "text/plain" => "txt",
        _ => "bin",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_told_by_its_first_bytes_and_markup_and_programs_have_none() {
        let rows: &[(&[u8], Option<&str>)] = &[
            (b"\xff\xd8\xff\xe0", Some("image/jpeg")),
            (b"\x89PNG\r\n\x1a\n", Some("image/png")),
            (b"RIFF....WEBPVP8 ", Some("image/webp")),
            (b"RIFF....WAVEfmt ", Some("audio/wav")),
            (b"\0\0\0\x18ftypisom", Some("video/mp4")),
            (b"\xff\xfb\x90\x00", Some("audio/mpeg")),
            (b"%PDF-1.7", Some("application/pdf")),
            (b"time,place\n1,2\n", Some("text/plain")),
            (b"<?xml version='1.0'?><svg/>", None),
            (b"  <html>", None),
            (b"\x7fELF", None),
            (b"PK\x03\x04", None),
            (b"GIF89a\x01\x00\x01\x00", None),
            (b"a\x1b[2J", None),
        ];
        for (bytes, kind) in rows {
            assert_eq!(media_type(bytes), *kind, "{:?}", String::from_utf8_lossy(bytes));
            assert!(kind.is_none_or(|kind| ACCEPTED.contains(&kind)));
        }
    }
}
