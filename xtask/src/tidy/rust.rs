//! As much of Rust's grammar as the rules need: where code is, and where tests are. Positions and lines stay.

/// The file with comments, strings and characters blanked.
pub fn code(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let end = literal(bytes, at);
        match end {
            Some(end) => {
                blank(&mut out[at..end]);
                at = end;
            }
            None => at += 1,
        }
    }
    String::from_utf8(out).expect("whole characters were blanked")
}

/// The code without what is compiled for tests alone.
pub fn without_tests(code: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut out = code.as_bytes().to_vec();
    for (start, _) in code.match_indices(MARK) {
        let end = item_end(code.as_bytes(), start + MARK.len());
        blank(&mut out[start..end]);
    }
    String::from_utf8(out).expect("an item ends between characters")
}

/// Names of the files that `mod name;` lines ask for.
pub fn modules(code: &str) -> impl Iterator<Item = &str> {
    words(code, "mod").filter_map(|at| {
        let (name, rest) = split_name(code[at + 3..].trim_start());
        (!name.is_empty() && rest.trim_start().starts_with(';')).then_some(name)
    })
}

/// Where this word stands in code, by itself.
pub fn words<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word)
        .map(|(at, _)| at)
        .filter(move |at| !code[..*at].ends_with(part) && !code[at + word.len()..].starts_with(part))
}

fn split_name(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len()))
}

fn blank(bytes: &mut [u8]) {
    bytes.iter_mut().filter(|b| **b != b'\n').for_each(|b| *b = b' ');
}

/// Where the comment or literal that starts at `at` ends, if one does.
fn literal(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = &bytes[at..];
    match rest {
        [b'/', b'/', ..] => Some(at + rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len())),
        [b'/', b'*', ..] => Some(at + comment_len(rest)),
        [b'"', ..] => Some(at + quoted_len(rest, b'"')),
        [b'\'', ..] if is_character(rest) => Some(at + quoted_len(rest, b'\'')),
        [b'r', b'"' | b'#', ..] => raw_len(rest).map(|len| at + len),
        _ => None,
    }
}

fn comment_len(rest: &[u8]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at + 1 < rest.len() {
        match &rest[at..at + 2] {
            b"/*" => (depth, at) = (depth + 1, at + 2),
            b"*/" => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

fn quoted_len(rest: &[u8], quote: u8) -> usize {
    let mut at = 1;
    while at < rest.len() && rest[at] != quote {
        at += if rest[at] == b'\\' { 2 } else { 1 };
    }
    (at + 1).min(rest.len())
}

/// Tells `'a'` and `'\n'` from the lifetime `'a`.
fn is_character(rest: &[u8]) -> bool {
    let Some(first) = rest.get(1) else { return false };
    let width = match first {
        b'\\' => return true,
        0..0x80 => 1,
        0x80..0xe0 => 2,
        0xe0..0xf0 => 3,
        0xf0.. => 4,
    };
    rest.get(1 + width) == Some(&b'\'')
}

/// `r"..."` or `r#"..."#`; none for a raw name such as `r#type`.
fn raw_len(rest: &[u8]) -> Option<usize> {
    let hashes = rest[1..].iter().take_while(|b| **b == b'#').count();
    (rest.get(1 + hashes) == Some(&b'"')).then_some(())?;
    let close = [&b"\""[..], &vec![b'#'; hashes]].concat();
    let body = 2 + hashes;
    let end = rest[body..].windows(close.len()).position(|w| w == close);
    Some(end.map_or(rest.len(), |end| body + end + close.len()))
}

/// Where the item after an attribute ends: at its `;`, or at the brace that closes it.
fn item_end(code: &[u8], from: usize) -> usize {
    let mut depth = 0;
    for (at, byte) in code.iter().enumerate().skip(from) {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' => depth -= 1,
            b'}' => {
                depth -= 1;
                if depth <= 0 {
                    return at + 1;
                }
            }
            b';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    code.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_strings_and_characters_are_blanked_and_code_stays_in_its_place() {
        let rows = [
            ("a // b\nc", "a     \nc"),
            ("a /* b /* c */ d */ e", "a                   e"),
            (r#"f("a\"b", 'c', '\'', x)"#, "f(      ,    ,     , x)"),
            ("f::<'a>(b'x')", "f::<'a>(b   )"),
            ("r#\"a\"b\"# c", "         c"),
            ("r#type; r\"x\";", "r#type;     ;"),
            ("'é' é", "     é"),
        ];
        for (text, expected) in rows {
            assert_eq!(code(text), expected, "{text}");
        }
        assert_eq!(code("\"open"), "     ");
        assert_eq!(code("let c = '"), "let c = '");
    }

    #[test]
    fn what_is_compiled_for_tests_is_told_from_the_rest() {
        let text = "mod a;\n#[cfg(test)]\nmod b;\n#[cfg(test)]\nmod c { fn f() { x } }\nmod d { }\nmod e;";
        assert_eq!(modules(text).collect::<Vec<_>>(), ["a", "b", "e"]);
        let left = without_tests(text);
        assert_eq!(modules(&left).collect::<Vec<_>>(), ["a", "e"]);
        assert!(!left.contains('x') && left.contains("mod d { }"));
        let array = without_tests("#[cfg(test)]\nconst A: [u8; 2] = [1; 2];\nfn b() {}");
        assert_eq!(array.trim(), "fn b() {}");
        assert_eq!(words("amod mod mod_ mod", "mod").count(), 2);
    }
}
