//! Style, script and fonts, served under a name that changes with their bytes, so that a browser may keep them for good.

mod small;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::sync::LazyLock;

/// One file that pages refer to.
#[derive(Debug, Clone, Copy)]
pub struct Asset {
    /// Its name below [`base`].
    pub name: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// Its bytes.
    pub bytes: &'static [u8],
}

static STYLE: LazyLock<String> = LazyLock::new(|| {
    let parts = [
        include_str!("assets/tokens.css"),
        include_str!("assets/parts.css"),
        include_str!("assets/screens.css"),
        include_str!("assets/alarms.css"),
    ];
    let mut out = small::style(&parts.concat());
    // Lengths that depend on data: no style may stand in a page itself, so each step is a class.
    for n in 0..=108 {
        let _ = write!(out, ".n{n}{{--n:{n}}}.m{n}{{--m:{n}}}");
    }
    for n in 1..12 {
        let _ = write!(out, ".g{n}{{--gone:{n}}}");
    }
    out
});

/// What every page of the desk runs.
static SCRIPT: LazyLock<String> =
    LazyLock::new(|| small::script(concat!(include_str!("assets/desk.js"), include_str!("assets/alarms.js"))));

macro_rules! style {
    ($name:literal) => {
        Asset {
            name: $name,
            media_type: "text/css; charset=utf-8",
            bytes: small::style(include_str!(concat!("assets/", $name))).leak().as_bytes(),
        }
    };
}

macro_rules! script {
    ($name:literal) => {
        Asset {
            name: $name,
            media_type: "text/javascript; charset=utf-8",
            bytes: small::script(include_str!(concat!("assets/", $name))).leak().as_bytes(),
        }
    };
}

macro_rules! font {
    ($name:literal) => {
        Asset { name: $name, media_type: "font/woff2", bytes: include_bytes!(concat!("assets/fonts/", $name)) }
    };
}

static ALL: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    vec![
        Asset { name: "desk.css", media_type: "text/css; charset=utf-8", bytes: STYLE.as_bytes() },
        Asset { name: "desk.js", media_type: "text/javascript; charset=utf-8", bytes: SCRIPT.as_bytes() },
        style!("pages.css"),
        style!("wall.css"),
        style!("release.css"),
        style!("map.css"),
        style!("places.css"),
        style!("items.css"),
        style!("rounds.css"),
        style!("commitments.css"),
        style!("texts.css"),
        style!("people.css"),
        style!("press.css"),
        style!("watch.css"),
        style!("compose.css"),
        style!("verify.css"),
        script!("keys.js"),
        script!("people.js"),
        script!("compose.js"),
        script!("verify.js"),
        Asset {
            name: "verify.mjs",
            media_type: "text/javascript; charset=utf-8",
            bytes: crate::verify::VERIFIER.as_bytes(),
        },
        Asset { name: "mark.svg", media_type: "image/svg+xml", bytes: include_bytes!("assets/mark.svg") },
        font!("IBMPlexSans-Regular-Latin1.woff2"),
        font!("IBMPlexSans-SemiBold-Latin1.woff2"),
        font!("IBMPlexSans-Regular-Latin2.woff2"),
        font!("IBMPlexSans-SemiBold-Latin2.woff2"),
        font!("IBMPlexSansArabic-Regular.woff2"),
        font!("IBMPlexSansArabic-SemiBold.woff2"),
        font!("IBMPlexSansHebrew-Regular.woff2"),
        font!("IBMPlexSansHebrew-SemiBold.woff2"),
        Asset {
            name: "LICENSE.txt",
            media_type: "text/plain; charset=utf-8",
            bytes: include_bytes!("assets/fonts/LICENSE.txt"),
        },
    ]
});

static BASE: LazyLock<String> = LazyLock::new(|| {
    let mut hash = Sha256::new();
    ALL.iter().for_each(|asset| hash.update(asset.bytes));
    format!("/a/{}", &HEXLOWER.encode(&hash.finalize())[..12])
});

/// Where the files are: `/a/` and part of the hash over all of them.
pub fn base() -> &'static str {
    &BASE
}

/// The file of this name, if there is one.
pub fn find(name: &str) -> Option<Asset> {
    ALL.iter().find(|asset| asset.name == name).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_asks_for_nothing_but_our_own_files_and_the_script_for_none() {
        let style = std::str::from_utf8(find("desk.css").unwrap().bytes).unwrap();
        let addresses: Vec<&str> = style.split("url(").skip(1).map(|rest| rest.split(')').next().unwrap()).collect();
        assert!(!addresses.is_empty());
        for address in addresses {
            assert!(find(address.trim_matches('"')).is_some(), "{address}");
        }
        for name in ["desk.js", "keys.js", "people.js", "compose.js", "verify.js"] {
            let script = std::str::from_utf8(find(name).unwrap().bytes).unwrap();
            assert!(!script.contains("http") && !script.contains("eval(") && !script.contains("innerHTML"), "{name}");
        }
    }
}
