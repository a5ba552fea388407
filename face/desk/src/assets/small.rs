//! Style and script without what only their authors read: comments and the white space between things.

/// A style sheet without comments, and without white space that separates nothing. Strings stay as they are.
pub(super) fn style(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix("/*") {
            rest = after.split_once("*/").map_or("", |(_, rest)| rest);
            continue;
        }
        if c == '"' {
            let end = rest[1..].find('"').map_or(rest.len(), |at| at + 2);
            out += &rest[..end];
            rest = &rest[end..];
            continue;
        }
        rest = &rest[c.len_utf8()..];
        match c {
            // A space before a colon or a bracket may be a selector's, and one around a sign a length's.
            c if c.is_whitespace() && (out.is_empty() || out.ends_with(['{', '}', ';', ',', ':', ' '])) => {}
            c if c.is_whitespace() => out.push(' '),
            '{' | '}' | ';' | ',' => {
                out.truncate(out.trim_end().len());
                if c == '}' && out.ends_with(';') {
                    out.pop();
                }
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// A script without lines that hold a comment alone, without the margins of the others, and without white space beside
/// signs, which separates nothing. Lines stay lines, since a script may end a statement by one.
pub(super) fn script(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [tight(line), "\n".to_owned()]).collect()
}

/// One line of a script; strings, each of which ends on its line, stay as they are.
fn tight(line: &str) -> String {
    const SIGNS: &str = "=,;{}()?:&|<>";
    let sign = |c: Option<char>| c.is_some_and(|c| SIGNS.contains(c));
    let mut out = String::with_capacity(line.len());
    let (mut string, mut rest) = (None, line.chars().peekable());
    while let Some(c) = rest.next() {
        match string {
            Some(end) if end == c => string = None,
            None if matches!(c, '"' | '\'' | '`') => string = Some(c),
            None if c == ' ' && (sign(out.chars().next_back()) || sign(rest.peek().copied())) => continue,
            _ => {}
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_loses_what_separates_nothing_and_keeps_what_a_selector_or_a_length_needs() {
        for (text, small) in [
            ("/* a */ .a  .b ,\n.c { color : red; }\n", ".a .b,.c{color :red}"),
            (".a :first-child { margin: -1px calc(1px + 2px) }", ".a :first-child{margin:-1px calc(1px + 2px)}"),
            (".a::before { content: \"; } /* b */ {\"; }", ".a::before{content:\"; } /* b */ {\"}"),
            ("@media screen and (max-width: 9px) { .a { b: c; } }", "@media screen and (max-width:9px){.a{b:c}}"),
        ] {
            assert_eq!(style(text), small);
            assert_eq!(style(small), small);
        }
    }

    #[test]
    fn a_script_keeps_its_lines_its_strings_and_what_only_looks_like_a_comment() {
        let text = "// a\n  let a = \"// b = c\"; // d\n\n  if (a) { b(`x ${ c } (y)`, - 1 / 2, / e /) }\n";
        assert_eq!(script(text), "let a=\"// b = c\";// d\nif(a){b(`x ${ c } (y)`,- 1 / 2,/ e /)}\n");
        assert_eq!(script(&script(text)), script(text));
    }

    #[test]
    fn in_our_scripts_each_string_ends_on_its_line_and_holds_no_quotation_mark_of_its_kind() {
        let all = [
            include_str!("desk.js"),
            include_str!("alarms.js"),
            include_str!("keys.js"),
            include_str!("people.js"),
            include_str!("compose.js"),
            include_str!("verify.js"),
        ];
        for line in all.iter().flat_map(|text| text.lines()).filter(|line| !line.trim().starts_with("//")) {
            let string = line.chars().fold(None, |string, c| match string {
                Some(end) if end == c => None,
                None if matches!(c, '"' | '\'' | '`') => Some(c),
                string => string,
            });
            assert!(string.is_none() && !line.contains("\\\""), "{line}");
        }
    }
}
