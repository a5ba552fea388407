//! Aligned columns, by the width that a terminal gives each character.
//!
//! A cell with right-to-left letters is closed in a direction isolate, so that no terminal lets it change the order of
//! the columns. The last column may be as long as it likes; where a width is given its lines are broken below it.

use super::face::{Face, Tone};
use unicode_width::UnicodeWidthStr;

const GAP: usize = 2;
const FSI: char = '\u{2068}';
const PDI: char = '\u{2069}';

/// A table in the making.
pub struct Table {
    head: Vec<String>,
    rows: Vec<Vec<(Tone, String)>>,
}

impl Table {
    /// A table with these headings; none for a list of labels and values.
    pub fn new(head: impl IntoIterator<Item = String>) -> Table {
        Table { head: head.into_iter().map(isolated).collect(), rows: Vec::new() }
    }

    /// One more row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = (Tone, String)>) {
        self.rows.push(cells.into_iter().map(|(tone, text)| (tone, isolated(text))).collect());
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The lines.
    pub fn write(&self, face: &Face) -> String {
        self.lines(face.width, &|tone, text| face.tone(tone, text))
    }

    fn lines(&self, width: Option<usize>, tone: &dyn Fn(Tone, &str) -> String) -> String {
        let columns = self.rows.iter().map(Vec::len).chain([self.head.len()]).max().unwrap_or(0);
        let cell = |row: &[(Tone, String)], n: usize| row.get(n).map_or(0, |(_, t)| t.width());
        let widths: Vec<usize> = (0..columns)
            .map(|n| {
                let widest = self.rows.iter().map(|row| cell(row, n)).max().unwrap_or(0);
                widest.max(self.head.get(n).map_or(0, |h| h.width()))
            })
            .collect();
        let mut out = String::new();
        let head: Vec<_> = self.head.iter().map(|h| (Tone::Head, h.clone())).collect();
        for row in std::iter::once(&head).filter(|h| !h.is_empty()).chain(&self.rows) {
            line(row, &widths, width, tone, &mut out);
        }
        out
    }
}

fn line(
    row: &[(Tone, String)],
    widths: &[usize],
    width: Option<usize>,
    tone: &dyn Fn(Tone, &str) -> String,
    out: &mut String,
) {
    let mut at = 0;
    for (n, (style, text)) in row.iter().enumerate() {
        let last = n + 1 == row.len();
        let pieces = match width {
            Some(width) if last => broken(text, width.saturating_sub(at).max(24)),
            _ => vec![text.clone()],
        };
        for (m, piece) in pieces.iter().enumerate() {
            if m > 0 {
                *out += "\n";
                *out += &" ".repeat(at);
            }
            *out += &tone(*style, piece);
        }
        if !last {
            let pad = widths[n].saturating_sub(text.width()) + GAP;
            *out += &" ".repeat(pad);
            at += widths[n] + GAP;
        }
    }
    // A row whose last cells are empty leaves no blanks at the end of its line.
    out.truncate(out.trim_end_matches(' ').len());
    out.push('\n');
}

/// Text with right-to-left letters in an isolate of its own.
pub fn isolated(text: String) -> String {
    if text.chars().any(is_rtl) { format!("{FSI}{text}{PDI}") } else { text }
}

/// Whether a letter runs from right to left.
pub fn is_rtl(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Broken at blanks into lines of at most `width`. An isolate open at a break is closed there and opened again below.
pub fn broken(text: &str, width: usize) -> Vec<String> {
    let (mut lines, mut line, mut open): (Vec<String>, String, Vec<char>) = (Vec::new(), String::new(), Vec::new());
    for word in text.split(' ') {
        if !line.is_empty() && line.width() + 1 + word.width() > width {
            line.extend(open.iter().map(|_| PDI));
            lines.push(std::mem::take(&mut line));
            line.extend(&open);
        } else if !line.is_empty() || !lines.is_empty() {
            line.push(' ');
        }
        for c in word.chars() {
            match c {
                '\u{2066}'..='\u{2068}' => open.push(c),
                PDI => drop(open.pop()),
                _ => {}
            }
        }
        line += word;
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn check(table: &Table, width: Option<usize>, expect: Expect) {
        let shown = table.lines(width, &|_, text| text.to_owned());
        // Isolates are made visible: FSI and PDI would leave no trace in a failing test's output.
        let visible = |c: char| match c {
            FSI => "⟨".to_owned(),
            PDI => "⟩".to_owned(),
            c => c.to_string(),
        };
        expect.assert_eq(&shown.chars().map(visible).collect::<String>());
    }

    fn plain(cells: [&str; 3]) -> [(Tone, String); 3] {
        cells.map(|c| (Tone::Plain, c.to_owned()))
    }

    #[test]
    fn columns_align_by_what_a_terminal_shows() {
        let mut table = Table::new(["Act", "État", "Text"].map(String::from));
        table.row(plain(["1", "été", "a"]));
        table.row(plain(["48213", "مفتوح", "تم"]));
        table.row(plain(["7", "漢字", ""]));
        table.row(plain(["8", "e\u{301}", "b"]));
        check(
            &table,
            None,
            expect![[r#"
            Act    État   Text
            1      été    a
            48213  ⟨مفتوح⟩  ⟨تم⟩
            7      漢字
            8      é      b
        "#]],
        );
    }

    #[test]
    fn a_long_last_column_is_broken_below_itself_with_its_isolates_closed() {
        let mut table = Table::new([]);
        let text = "North says \u{2068}שלום לכולם מכאן ומשם\u{2069} and then some more words";
        table.row([(Tone::Plain, "label".to_owned()), (Tone::Plain, text.to_owned())]);
        check(
            &table,
            Some(34),
            expect![[r#"
            label  ⟨North says ⟨שלום לכולם מכאן⟩⟩
                   ⟨⟨ומשם⟩ and then some more⟩
                   ⟨words⟩
        "#]],
        );
    }
}
