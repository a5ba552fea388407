//! Text as HTML: escaped, with direction isolates as elements, so that no value turns the sentence around it.

use std::fmt;

/// HTML that is safe to stand in a page as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Markup(String);

impl askama::filters::HtmlSafe for Markup {}

impl fmt::Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Markup {
    /// Text of any origin: escaped, and every isolate that `words` put around a value becomes a `bdi`.
    pub fn text(text: &str) -> Markup {
        let mut out = String::with_capacity(text.len() + 32);
        let mut open = 0usize;
        for (at, c) in text.char_indices() {
            match c {
                '\u{2066}' | '\u{2068}' if whole(&text[at + c.len_utf8()..]) => {
                    open += 1;
                    out += "<bdi class=\"num\">";
                    continue;
                }
                '\u{2066}'..='\u{2068}' => open += 1,
                '\u{2069}' if open == 0 => continue,
                '\u{2069}' => open -= 1,
                _ => {}
            }
            escape(c, &mut out);
        }
        (0..open).for_each(|_| out += "</bdi>");
        Markup(out)
    }

    /// HTML of our own making.
    pub(crate) fn raw(html: impl Into<String>) -> Markup {
        Markup(html.into())
    }

    /// Where the script writes since when it has had no connection.
    pub(crate) fn lost() -> Markup {
        Markup::raw("<bdi dir=\"ltr\" id=\"lost-at\">--:--:--</bdi>")
    }

    /// A key of the keyboard.
    pub(crate) fn key(key: &str) -> Markup {
        Markup::raw(format!("<kbd>{}</kbd>", Markup::text(key)))
    }

    /// A time of day to the second, for a place of the strip that has no room for a date.
    pub(crate) fn clock(ms: impl crate::reader::Num) -> Markup {
        Markup::raw(format!("<bdi dir=\"ltr\">{}</bdi>", crate::time::clock(ms.num())))
    }

    /// The time at which the picture was current, which the script writes anew with each answer.
    pub(crate) fn current(ms: impl crate::reader::Num) -> Markup {
        Markup::raw(format!("<bdi dir=\"ltr\" data-current>{}</bdi>", crate::time::clock(ms.num())))
    }

    /// Whether its text ends as a sentence does, so that no full stop has to follow.
    pub(crate) fn ends_a_sentence(&self) -> bool {
        let mut text = self.0.as_str();
        while let Some(rest) = text.strip_suffix("</bdi>") {
            text = rest;
        }
        text.trim_end().ends_with(['.', '?', '!', '؟', '…'])
    }

    /// As text, for tests and sizes.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

const PLACES: [char; 4] = ['\u{e000}', '\u{e001}', '\u{e002}', '\u{e003}'];

/// Stands in a sentence where the piece with this number goes.
pub(crate) fn place(n: usize) -> char {
    PLACES[n.min(PLACES.len() - 1)]
}

/// One of our own sentences with a piece of our own HTML in each place; what others wrote in it has lost its places
/// before, by [`without_places`].
pub(crate) fn filled(sentence: &str, pieces: &[Markup]) -> Markup {
    let mut out = String::new();
    for c in sentence.chars() {
        match PLACES.iter().position(|p| *p == c) {
            Some(n) => out += pieces.get(n).map_or("", |piece| &piece.0),
            None => escape(c, &mut out),
        }
    }
    Markup(out)
}

/// Text of others for a sentence that [`filled`] makes.
pub(crate) fn without_places(text: &str) -> String {
    text.chars().filter(|c| !PLACES.contains(c)).collect()
}

/// Whether the isolate that begins here holds one date, moment or pair of coordinates: broken over two lines it could be
/// read in the wrong order.
fn whole(rest: &str) -> bool {
    const LEN_MAX: usize = 24;
    let Some((value, _)) = rest.split_once('\u{2069}') else { return false };
    let figure = |c: char| c.is_ascii_digit() || "-:., UTC".contains(c);
    value.len() <= LEN_MAX
        && value.starts_with(|c: char| c.is_ascii_digit() || c == '-')
        && value.contains(['-', ' '])
        && value.chars().all(figure)
}

/// One character as HTML; `words` has seen to it that isolates are balanced.
fn escape(c: char, out: &mut String) {
    match c {
        '&' => *out += "&amp;",
        '<' => *out += "&lt;",
        '>' => *out += "&gt;",
        '"' => *out += "&quot;",
        '\'' => *out += "&#39;",
        '\u{2066}' => *out += "<bdi dir=\"ltr\">",
        '\u{2067}' => *out += "<bdi dir=\"rtl\">",
        '\u{2068}' => *out += "<bdi>",
        '\u{2069}' => *out += "</bdi>",
        // No places in what others wrote.
        '\u{e000}'..='\u{f8ff}' => {}
        c => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_wrote_is_inert_and_isolated() {
        let text = Markup::text("\u{2068}<script>\"'&\u{2069} \u{2069}a\u{2067}b\u{e000}");
        assert_eq!(text.as_str(), "<bdi>&lt;script&gt;&quot;&#39;&amp;</bdi> a<bdi dir=\"rtl\">b</bdi>");
    }

    #[test]
    fn a_date_and_a_pair_of_coordinates_stay_on_one_line_and_words_do_not() {
        let text = |value: &str| Markup::text(&format!("\u{2068}{value}\u{2069}")).to_string();
        for one in ["2031-03-14 03:21", "33.1838, 35.8916", "-4.5, 12.1"] {
            assert_eq!(text(one), format!("<bdi class=\"num\">{one}</bdi>"));
        }
        for other in ["NORTH 12", "18", "one, two", "2031-03-14 03:21 to 05:41 and then on"] {
            assert_eq!(text(other), format!("<bdi>{other}</bdi>"));
        }
    }

    #[test]
    fn a_piece_of_ours_stands_where_the_sentence_says() {
        let piece = Markup::raw("<b>7</b>");
        let text = format!("due in \u{2068}{}\u{2069} <now>", place(0));
        assert_eq!(filled(&text, &[piece]).as_str(), "due in <bdi><b>7</b></bdi> &lt;now&gt;");
    }
}
