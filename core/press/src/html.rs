//! A web page as the text that a person reads on it, each byte with its place in the file.
//!
//! Not a browser: tags divide paragraphs or do not, and what is no part of an article (scripts, menus, captions, forms)
//! is left out. A page that is not well formed is read as far as it goes.

use crate::article::{Paragraph, is_body};

/// A page as text.
pub struct Page {
    /// What a person reads.
    pub text: String,
    /// For each byte of it where its letter begins and ends in the file.
    pub places: Vec<(usize, usize)>,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// `og:site_name`.
    pub site: String,
}

/// Elements whose content nobody reads as an article.
const LEFT_OUT: [&str; 16] = [
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "nav",
    "header",
    "footer",
    "aside",
    "form",
    "figcaption",
    "button",
    "menu",
    "svg",
    "select",
    "iframe",
];
/// Elements without content.
const VOID: [&str; 8] = ["br", "img", "meta", "link", "hr", "input", "source", "wbr"];
/// Elements that do not divide a paragraph.
const INLINE: [&str; 17] = [
    "a", "b", "i", "em", "strong", "span", "u", "abbr", "cite", "q", "small", "sub", "sup", "time", "mark", "font",
    "wbr",
];
const HEADINGS: [&str; 7] = ["h1", "h2", "h3", "h4", "h5", "h6", "title"];

/// Whether a file is a web page: it begins with a tag, and has one that pages have.
pub fn is_html(text: &str) -> bool {
    let begins = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let head: String = begins.chars().take(4096).flat_map(char::to_lowercase).collect();
    head.starts_with('<')
        && ["<!doctype html", "<html", "<body", "<p", "<div", "<article"].iter().any(|t| head.contains(t))
}

/// Reads a page.
pub fn read(file: &str) -> Page {
    let mut page = Page { text: String::new(), places: Vec::new(), paragraphs: Vec::new(), site: String::new() };
    let (mut at, mut from, mut heading) = (0, 0, false);
    while let Some(c) = file[at..].chars().next() {
        if c == '<'
            && let Some(tag) = Tag::read(file, at)
        {
            if tag.name == "meta" && tag.attribute("property").is_some_and(|p| p == "og:site_name") {
                page.site = tag.attribute("content").unwrap_or_default().into();
            }
            if !INLINE.contains(&tag.name.as_str()) {
                page.close(&mut from, heading);
                heading = !tag.closes && HEADINGS.contains(&tag.name.as_str());
            }
            at = tag.behind;
            if !tag.closes && !tag.empty && LEFT_OUT.contains(&tag.name.as_str()) {
                let inner = &file[at..];
                page.look_into(&tag.name, inner);
                at += skipped(inner, &tag.name);
            }
            continue;
        }
        let (shown, width) = if c == '&' { reference(&file[at..]) } else { (c, c.len_utf8()) };
        let shown = if shown.is_whitespace() { ' ' } else { shown };
        if shown != ' ' || !page.text[from..].is_empty() && !page.text.ends_with(' ') {
            page.text.push(shown);
            page.places.extend(std::iter::repeat_n((at, at + width), shown.len_utf8()));
        }
        at += width;
    }
    page.close(&mut from, heading);
    page
}

impl Page {
    /// Ends a paragraph.
    fn close(&mut self, from: &mut usize, heading: bool) {
        while self.text.len() > *from && self.text.ends_with(' ') {
            self.text.pop();
            self.places.pop();
        }
        if self.text.len() > *from {
            let end = self.text.len();
            let body = !heading && is_body(&self.text[*from..]);
            self.paragraphs.push(Paragraph { start: *from, end, body });
            self.text.push('\n');
            self.places.push((self.places[end - 1].1, self.places[end - 1].1));
        }
        *from = self.text.len();
    }

    /// The head of a page names its site.
    fn look_into(&mut self, name: &str, inner: &str) {
        let head = if name == "head" { &inner[..skipped(inner, name)] } else { return };
        let tags = head.match_indices("<meta").filter_map(|(at, _)| Tag::read(head, at));
        let site = |tag: &Tag| tag.attribute("property").is_some_and(|p| p == "og:site_name");
        if let Some(name) = tags.filter(site).find_map(|tag| tag.attribute("content").map(str::to_owned)) {
            self.site = name;
        }
    }
}

/// How many bytes an element's content and its end take; the rest of the file, if it has no end.
fn skipped(inner: &str, name: &str) -> usize {
    let mut depth = 1;
    for (at, _) in inner.match_indices('<') {
        // What looks like another tag within a script is none.
        let rest = inner[at + 1..].strip_prefix('/').unwrap_or(&inner[at + 1..]);
        if !rest.get(..name.len()).is_some_and(|own| own.eq_ignore_ascii_case(name)) {
            continue;
        }
        let Some(tag) = Tag::read(inner, at).filter(|tag| tag.name == name) else { continue };
        match (tag.closes, tag.empty) {
            (true, _) => depth -= 1,
            (false, false) if !matches!(name, "script" | "style") => depth += 1,
            _ => {}
        }
        if depth == 0 {
            return tag.behind;
        }
    }
    inner.len()
}

/// One tag or comment.
struct Tag<'a> {
    name: String,
    closes: bool,
    empty: bool,
    inner: &'a str,
    behind: usize,
}

impl<'a> Tag<'a> {
    /// The tag that begins at `at`, if one does.
    fn read(file: &'a str, at: usize) -> Option<Tag<'a>> {
        let rest = &file[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            let len = comment.find("-->").map_or(comment.len(), |end| end + 3);
            return Some(Tag { name: "!".into(), closes: true, empty: true, inner: "", behind: at + 4 + len });
        }
        let closes = rest.starts_with('/');
        let named = rest.trim_start_matches('/');
        if !named.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!' || c == '?') {
            return None;
        }
        // A tag that the next one interrupts ends there, so that a file of nothing but beginnings is read in one pass.
        let end = rest.find(['>', '<']).unwrap_or(rest.len());
        let inner = &rest[..end];
        let name: String = named.chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
        let name = name.to_ascii_lowercase();
        let empty = inner.ends_with('/') || VOID.contains(&name.as_str());
        Some(Tag { name, closes, empty, inner, behind: at + 1 + end + usize::from(rest[end..].starts_with('>')) })
    }

    fn attribute(&self, name: &str) -> Option<&'a str> {
        let value = self.inner.split(name).nth(1)?.trim_start().strip_prefix('=')?.trim_start();
        let mark = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        value[1..].split(mark).next()
    }
}

/// A character written as a reference, and how many bytes it takes; an ampersand that begins none stands for itself.
fn reference(rest: &str) -> (char, usize) {
    let Some(end) = rest.bytes().take(12).position(|b| b == b';') else { return ('&', 1) };
    let name = &rest[1..end];
    let number = match name.strip_prefix('#') {
        Some(hex) if hex.starts_with(['x', 'X']) => u32::from_str_radix(&hex[1..], 16).ok(),
        Some(number) => number.parse().ok(),
        None => None,
    };
    let named = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "rsquo" => '\u{2019}',
        "lsquo" => '\u{2018}',
        "rdquo" => '\u{201D}',
        "ldquo" => '\u{201C}',
        "ndash" => '\u{2013}',
        "mdash" => '\u{2014}',
        "hellip" => '\u{2026}',
        "laquo" => '\u{00AB}',
        "raquo" => '\u{00BB}',
        "eacute" => '\u{00E9}',
        _ => match number.and_then(char::from_u32) {
            Some(c) => c,
            None => return ('&', 1),
        },
    };
    (named, end + 1)
}

#[cfg(test)]
mod tests {
    use crate::Article;

    const PAGE: &str = "<!DOCTYPE html><html><head><title>The mill</title><meta property=\"og:site_name\" content=\"The \
        Ferry\"></head><body><nav><a href=x>Home.</a></nav><h1>The council meets again today.</h1><p>The <b>council</b> \
        said&nbsp;it would &ldquo;stay&rdquo;.</p><script>if (a < b) { \"said it would go.\" }</script><p>Second \
        paragraph of the page here.<figcaption>A picture of the mill by the river.</figcaption></body></html>";

    #[test]
    fn a_page_is_read_as_a_person_reads_it() {
        let article = Article::read(PAGE.as_bytes()).unwrap();
        let body: Vec<_> = article.paragraphs().iter().filter(|p| p.body).collect();
        let words: Vec<_> = body.iter().map(|p| &article.text()[p.start..p.end]).collect();
        assert_eq!(words, ["The council said it would \u{201C}stay\u{201D}.", "Second paragraph of the page here."]);
        assert_eq!(article.site, "The Ferry");
    }

    #[test]
    fn places_are_those_of_the_file() {
        let article = Article::read(PAGE.as_bytes()).unwrap();
        let at = article.text().find("council said").unwrap();
        let (start, end) = article.place(at, at + "council said".len());
        assert_eq!(&PAGE[start..end], "council</b> said");
    }

    #[test]
    fn a_page_that_is_cut_anywhere_is_read_as_far_as_it_goes() {
        for end in (0..PAGE.len()).filter(|end| PAGE.is_char_boundary(*end)) {
            if let Ok(article) = Article::read(&PAGE.as_bytes()[..end]) {
                let len = article.text().len();
                assert!(article.place(0, len).1 <= end + 8);
            }
        }
    }
}
