//! An address as a picture that a telephone reads, from the screen and from paper.

use crate::html::Markup;
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write;

/// The white around it without which no reader finds it, modules. Source: ISO/IEC 18004, 6.3.8.
const QUIET: usize = 4;

/// The picture; `None` if the text is longer than any such picture holds.
pub(super) fn svg(text: &str) -> Option<Markup> {
    // Paper gets creased: a quarter of it may be unreadable.
    let code = QrCode::with_error_correction_level(text, EcLevel::Q).ok()?;
    let width = code.width();
    let modules = code.into_colors();
    let mut path = String::new();
    for (y, row) in modules.chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let run = row[x..].iter().take_while(|c| **c == Color::Dark).count();
            if run > 0 {
                // Writing into a string cannot fail.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    let side = width + 2 * QUIET;
    Some(Markup::raw(format!(
        "<svg class=\"qr\" viewBox=\"0 0 {side} {side}\" aria-hidden=\"true\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_is_as_wide_as_its_text_needs_with_white_around_it_and_nothing_in_it_runs() {
        let picture = svg("https://desk.example/verify/48213").unwrap_or_else(|| Markup::text("")).to_string();
        // Version 3 holds 32 bytes at this level: 29 modules and the quiet zone on both sides.
        assert!(picture.contains("viewBox=\"0 0 37 37\""), "{picture}");
        // The finder pattern in the corner: seven dark modules below the white.
        assert!(picture.contains("M4 4h7v1h-7z"), "{picture}");
        assert!(!picture.contains("style") && !picture.contains("href") && !picture.contains("M3 "));
        assert!(svg(&"x".repeat(5_000)).is_none());
    }
}
