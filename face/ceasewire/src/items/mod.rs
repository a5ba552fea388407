//! A file that is handed in: what it is by its bytes, what of its place and device is taken out, and how it is sealed.
//!
//! Pure but for the randomness of its keys. What the record says of it is `act::Evidence`, its sealed form `seal::item`.

mod photograph;
mod sniff;

pub(crate) use sniff::{ACCEPTED, extension, is_plain_raster, media_type};

use crate::fault::CliFault;
use act::{Evidence, ITEM_LEN_MAX, ITEM_NAME_MAX, ItemKey, Refusal};
use seal::item;
use sha2::{Digest, Sha256};

/// A file with its sealed bytes.
pub(crate) struct Sealed {
    pub named: Evidence,
    pub bytes: Vec<u8>,
}

/// What was handed in, ready to be kept: the copy that goes to the others, and the original if it is another.
pub(crate) struct Prepared {
    pub shared: Sealed,
    pub original: Option<Sealed>,
    /// What was found in it beside the picture: `location`, `device`, `time`, `other`.
    pub found: Vec<&'static str>,
    /// Whether what was found could be taken out; of other types than JPEG and PNG nothing is known.
    pub known: bool,
}

/// Makes a file ready. Of a photograph everything but the picture is taken out of the shared copy, unless `whole`.
///
/// # Errors
/// `item-empty`, `item-too-large`, `item-type`, or no randomness.
pub(crate) fn prepare(name: &str, bytes: &[u8], max: u64, whole: bool) -> Result<Prepared, CliFault> {
    let max = max.min(ITEM_LEN_MAX);
    if bytes.is_empty() {
        return Err(CliFault::refused(&Refusal::new("item-empty").of_field("file")));
    }
    if bytes.len() as u64 > max {
        let refusal = Refusal::new("item-too-large").of_field("file").with("len", bytes.len()).with("max", max);
        return Err(CliFault::refused(&refusal));
    }
    let kind = media_type(bytes).ok_or_else(|| {
        let known = ACCEPTED.join(", ");
        CliFault::refused(&Refusal::new("item-type").of_field("file").with("known", known))
    })?;
    let name = plain_name(name, kind);
    let (found, bare) = photograph::look(kind, bytes);
    let known = bare.is_some();
    let shared = bare.filter(|bare| !whole && bare != bytes);
    let original = match &shared {
        Some(_) => Some(seal_one(&name, kind, bytes, None)?),
        None => None,
    };
    let hash = original.as_ref().map(|o| o.named.hash);
    let shared = seal_one(&name, kind, shared.as_deref().unwrap_or(bytes), hash)?;
    Ok(Prepared { shared, original, found, known })
}

fn seal_one(name: &str, kind: &str, content: &[u8], original: Option<[u8; 32]>) -> Result<Sealed, CliFault> {
    let key = ItemKey(*crate::found::secret()?);
    let bytes = item::seal(&key, content);
    let named = Evidence {
        hash: Sha256::digest(content).into(),
        len: content.len() as u64,
        media_type: kind.to_owned(),
        name: name.to_owned(),
        key,
        sealed: item::address(&bytes),
        original,
    };
    Ok(Sealed { named, bytes })
}

/// The last part of a path as a name that leads nowhere and turns no line; `file` where nothing is left of it.
pub(crate) fn plain_name(name: &str, kind: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let fits = |text: &str| Evidence::is_name(&format!("x{text}x"));
    let mut out: String = last.chars().filter(|c| fits(&c.to_string())).collect();
    out = out.trim().trim_start_matches(['.', ' ']).to_owned();
    while out.len() > ITEM_NAME_MAX - 8 {
        out.pop();
    }
    let out = out.trim();
    let end = format!(".{}", extension(kind));
    let has = kind == "text/plain"
        || out.to_ascii_lowercase().ends_with(&end)
        || (end == ".jpg" && out.to_ascii_lowercase().ends_with(".jpeg"));
    match out {
        "" => format!("file{end}"),
        out if has && out.contains('.') => out.to_owned(),
        out => format!("{out}{end}"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_name_leads_nowhere_and_has_the_end_of_what_the_file_is() {
        let rows = [
            ("../../etc/passwd", "text/plain", "passwd.txt"),
            ("C:\\photos\\a.JPG", "image/jpeg", "a.JPG"),
            ("b.jpeg", "image/jpeg", "b.jpeg"),
            ("evil.html", "image/png", "evil.html.png"),
            ("a\r\nset-cookie: x.png", "image/png", "aset-cookie: x.png"),
            ("\u{202e}gpj.exe", "image/jpeg", "gpj.exe.jpg"),
            ("...", "application/pdf", "file.pdf"),
            ("", "image/jpeg", "file.jpg"),
            ("صورة.jpg", "image/jpeg", "صورة.jpg"),
            ("notes.csv", "text/plain", "notes.csv"),
        ];
        for (name, kind, expected) in rows {
            assert_eq!(plain_name(name, kind), expected, "{name:?}");
            assert!(Evidence::is_name(expected));
        }
        assert!(Evidence::is_name(&plain_name(&"é".repeat(300), "image/jpeg")));
    }

    #[test]
    fn what_is_empty_too_large_or_could_act_is_refused_by_name() {
        let code = |bytes: &[u8]| match prepare("x", bytes, 100, false) {
            Err(CliFault::Refused(all)) => all[0].code.clone(),
            _ => "taken".to_owned(),
        };
        assert_eq!(code(b""), "item-empty");
        assert_eq!(code(&[b'a'; 101]), "item-too-large");
        assert_eq!(code(b"<svg onload=alert(1)>"), "item-type");
        assert_eq!(code(b"\xef\xbb\xbf <!doctype html><script>"), "item-type");
        assert_eq!(code(b"MZ\x90\0\x03"), "item-type");
        assert_eq!(code(b"23:41 three rotors heard\n"), "taken");
    }

    #[test]
    fn a_file_that_is_handed_in_twice_never_has_one_key_or_one_address() {
        let (a, b) = (prepare("a", b"text", 100, false).unwrap(), prepare("a", b"text", 100, false).unwrap());
        assert_eq!(a.shared.named.hash, b.shared.named.hash);
        assert!(a.shared.named.key != b.shared.named.key && a.shared.named.sealed != b.shared.named.sealed);
        assert_eq!(&**item::read(&a.shared.named, &a.shared.bytes).unwrap(), b"text");
    }
}
