//! What a photograph tells beside its picture: where it was taken, with what, when. And the picture without it.
//!
//! What stays is named, the rest goes: a camera's maker invents new places to write in. Kept is what a picture needs to be
//! drawn as it was, and its orientation. Other types than JPEG and PNG are left alone, which the page says.

use exif::{In, Reader, Tag};
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::png::Png;
use img_parts::{Bytes, ImageEXIF};

/// Chunks without which a PNG would look otherwise, those of moving ones included.
const PNG_KEPT: &[&[u8; 4]] = &[
    b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"IDAT", b"IEND", b"acTL", b"fcTL", b"fdAT",
    b"bKGD", b"pHYs",
];

/// What is in a picture beside it, and the picture without that; `None` where it cannot be told, so nothing was taken out.
pub(super) fn look(kind: &str, bytes: &[u8]) -> (Vec<&'static str>, Option<Vec<u8>>) {
    match kind {
        "image/jpeg" => jpeg(bytes).unwrap_or_default(),
        "image/png" => png(bytes).unwrap_or_default(),
        _ => Default::default(),
    }
}

fn jpeg(bytes: &[u8]) -> Option<(Vec<&'static str>, Option<Vec<u8>>)> {
    // What stands behind the end of the picture is none of it: a second picture, a film, a maker's notes.
    let (_, end) = walk(bytes)?;
    let mut jpeg = Jpeg::from_bytes(Bytes::copy_from_slice(&bytes[..end])).ok()?;
    let block = jpeg.exif();
    let (own, (mut found, turned)) = (block.is_some(), in_exif(block));
    let whole = jpeg.segments().len();
    jpeg.segments_mut().retain(|segment| match segment.marker() {
        // The frame's own data, and the mark of how its colours are to be read.
        markers::APP0 => segment.contents().starts_with(b"JFIF\0"),
        markers::APP14 => segment.contents().starts_with(b"Adobe"),
        marker => !(markers::APP0..=markers::APP15).contains(&marker) && marker != markers::COM,
    });
    let taken = whole - jpeg.segments().len();
    if taken > usize::from(own) || end < bytes.len() {
        found.push("other");
    }
    if let Some(turned) = turned {
        let contents = [b"Exif\0\0".as_slice(), &orientation(turned)].concat();
        jpeg.segments_mut().insert(0, JpegSegment::new_with_contents(markers::APP1, contents.into()));
    }
    let out = jpeg.encoder().bytes().to_vec();
    // Looked at anew: only what stands here by name may have stayed, and of Exif our own block alone.
    let (markers, end) = walk(&out)?;
    let notes = |m: &&u8| (0xe1..=0xed).contains(*m) || **m == 0xef || **m == markers::COM;
    let clean = end == out.len() && markers.iter().filter(notes).count() == usize::from(turned.is_some());
    if !clean {
        return None;
    }
    Some((found, Some(out)))
}

/// The markers of a JPEG in order, and where its picture ends.
fn walk(bytes: &[u8]) -> Option<(Vec<u8>, usize)> {
    let (mut markers, mut at) = (Vec::new(), 2);
    loop {
        let [0xff, marker] = *bytes.get(at..at + 2)? else { return None };
        match marker {
            markers::EOI => return Some((markers, at + 2)),
            // A byte that fills, or a mark that has no length.
            0xff => at += 1,
            0x01 | 0xd0..=0xd8 => at += 2,
            _ => {
                let len = u16::from_be_bytes(*bytes.get(at + 2..)?.first_chunk()?);
                at += 2 + usize::from(len);
                if marker == markers::SOS {
                    // Within a scan 00 and the restarts belong to the data.
                    let inside = |pair: &[u8]| pair[0] != 0xff || matches!(pair[1], 0x00 | 0xd0..=0xd7);
                    at += bytes.get(at..)?.windows(2).position(|pair| !inside(pair))?;
                }
            }
        }
        markers.push(marker);
    }
}

fn png(bytes: &[u8]) -> Option<(Vec<&'static str>, Option<Vec<u8>>)> {
    let mut png = Png::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    let block = png.exif();
    let (own, (mut found, turned)) = (block.is_some(), in_exif(block));
    let whole = png.chunks().len();
    png.chunks_mut().retain(|chunk| PNG_KEPT.contains(&&chunk.kind()));
    let taken = whole - png.chunks().len();
    if taken > usize::from(own) {
        found.push("other");
    }
    if let Some(turned) = turned {
        png.set_exif(Some(orientation(turned).into()));
    }
    Some((found, Some(png.encoder().bytes().to_vec())))
}

/// What its Exif block tells, and how the picture is turned if it is.
fn in_exif(block: Option<Bytes>) -> (Vec<&'static str>, Option<u8>) {
    let Some(block) = block else { return Default::default() };
    let Ok(read) = Reader::new().read_raw(block.to_vec()) else { return (vec!["other"], None) };
    let has = |tags: &[Tag]| tags.iter().any(|tag| read.fields().any(|field| field.tag == *tag));
    let mut found = Vec::new();
    if read.fields().any(|field| field.tag.context() == exif::Context::Gps) {
        found.push("location");
    }
    if has(&[Tag::Make, Tag::Model, Tag::BodySerialNumber, Tag::LensModel, Tag::Software, Tag::CameraOwnerName]) {
        found.push("device");
    }
    if has(&[Tag::DateTime, Tag::DateTimeOriginal, Tag::DateTimeDigitized]) {
        found.push("time");
    }
    let turned = read.get_field(Tag::Orientation, In::PRIMARY).and_then(|field| field.value.get_uint(0));
    let turned = turned.and_then(|n| u8::try_from(n).ok()).filter(|n| (2..=8).contains(n));
    if found.is_empty() && read.fields().any(|field| field.tag != Tag::Orientation) {
        found.push("other");
    }
    (found, turned)
}

/// An Exif block that says how the picture is turned, and nothing else.
fn orientation(turned: u8) -> Vec<u8> {
    let mut block = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    block.extend([turned, 0, 0, 0, 0, 0, 0]);
    block
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// A JPEG as a camera writes it: turned, with maker, place and time, a comment, XMP, and a second picture behind it.
    fn camera() -> Vec<u8> {
        let mut out = b"\xff\xd8".to_vec();
        let mut segment = |marker: u8, contents: &[u8]| {
            out.extend([0xff, marker]);
            out.extend(u16::try_from(contents.len() + 2).unwrap().to_be_bytes());
            out.extend(contents);
        };
        segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
        segment(0xe1, &[b"Exif\0\0".as_slice(), &exif_block()].concat());
        segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>33.0867</x:xmpmeta>");
        segment(0xfe, b"taken by R.");
        segment(0xdb, &[1; 65]);
        segment(0xc0, &[8, 0, 1, 0, 1, 1, 1, 0x11, 0]);
        segment(0xda, &[1, 1, 0, 0, 0x3f, 0]);
        out.extend(b"\x12\x34\xff\xd9");
        out.extend(b"a film with a place in it\xff\xd8\xff\xd9");
        out
    }

    /// Big-endian: maker, orientation 6, time, and a pointer to a place.
    fn exif_block() -> Vec<u8> {
        let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
            [&tag.to_be_bytes()[..], &kind.to_be_bytes(), &count.to_be_bytes(), &value].concat()
        };
        let mut out = b"MM\0*\0\0\0\x08\0\x04".to_vec();
        out.extend(entry(0x010f, 2, 4, *b"Cam\0"));
        out.extend(entry(0x0112, 3, 1, [0, 6, 0, 0]));
        out.extend(entry(0x0132, 2, 4, *b"202\0"));
        out.extend(entry(0x8825, 4, 1, 62u32.to_be_bytes()));
        out.extend([0; 4]);
        out.extend([0, 1]);
        out.extend(entry(0x0001, 2, 2, *b"N\0\0\0"));
        out.extend([0; 4]);
        out
    }

    #[test]
    fn place_maker_time_and_whatever_stands_behind_go_and_picture_and_orientation_stay() {
        let (found, bare) = look("image/jpeg", &camera());
        let bare = bare.unwrap();
        assert_eq!(found, ["location", "device", "time", "other"]);
        let has = |text: &[u8]| bare.windows(text.len()).any(|w| w == text);
        assert!(!has(b"Cam") && !has(b"33.0867") && !has(b"taken by") && !has(b"a film"));
        assert!(has(b"JFIF") && has(b"\x12\x34\xff\xd9") && has(&[1; 65]));
        let (again, twice) = look("image/jpeg", &bare);
        assert_eq!((again, twice.as_deref()), (vec![], Some(&bare[..])), "a bare picture stays as it is");
        let jpeg = Jpeg::from_bytes(bare.into()).unwrap();
        assert_eq!(in_exif(jpeg.exif()), (vec![], Some(6)));
    }

    #[test]
    fn a_png_keeps_what_it_is_drawn_from() {
        let chunk = |kind: &[u8; 4], data: &[u8]| {
            let mut png =
                Png::from_bytes(Bytes::from_static(b"\x89PNG\r\n\x1a\n\0\0\0\0IEND\xae\x42\x60\x82")).unwrap();
            png.chunks_mut().insert(0, img_parts::png::PngChunk::new(*kind, Bytes::copy_from_slice(data)));
            png.chunks()[0].clone()
        };
        let mut png = Png::from_bytes(Bytes::from_static(b"\x89PNG\r\n\x1a\n\0\0\0\0IEND\xae\x42\x60\x82")).unwrap();
        let more = [
            chunk(b"IHDR", &[0; 13]),
            chunk(b"tEXt", b"Author\0R."),
            chunk(b"eXIf", &exif_block()),
            chunk(b"IDAT", b"x"),
        ];
        png.chunks_mut().splice(0..0, more);
        let (found, bare) = look("image/png", &png.encoder().bytes());
        let bare = bare.unwrap();
        assert_eq!(found, ["location", "device", "time", "other"]);
        let has = |text: &[u8]| bare.windows(text.len()).any(|w| w == text);
        assert!(!has(b"Author") && !has(b"Cam") && has(b"IDAT") && has(b"IHDR"));
    }

    #[test]
    fn what_is_no_picture_inside_is_left_as_it_is() {
        assert_eq!(look("image/jpeg", b"\xff\xd8\xff"), (vec![], None));
        assert_eq!(look("application/pdf", b"%PDF-1.7"), (vec![], None));
    }
}
