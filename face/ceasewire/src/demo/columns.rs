//! Two languages side by side on a terminal: each line in a direction isolate, so that neither moves the other.

use crate::cli::table::broken;
use unicode_width::UnicodeWidthStr;
use words::Direction;

const LRI: char = '\u{2066}';
const RLI: char = '\u{2067}';
const PDI: char = '\u{2069}';

/// Two columns with a bar between them.
pub struct Columns {
    width: usize,
    directions: [Direction; 2],
}

impl Columns {
    /// Columns that fill `total` cells of a terminal, but are at least readable.
    pub fn new(total: usize, directions: [Direction; 2]) -> Columns {
        Columns { width: (total.max(64) - 5) / 2, directions }
    }

    /// The lines of two texts beside each other.
    pub fn write(&self, left: &str, right: &str) -> String {
        let [lefts, rights] = [left, right].map(|t| broken(t, self.width));
        let mut out = String::new();
        for n in 0..lefts.len().max(rights.len()) {
            let one = |lines: &[String], side: usize| self.cell(lines.get(n).map_or("", String::as_str), side);
            let line = format!("  {} │ {}", one(&lefts, 0), one(&rights, 1));
            out += line.trim_end_matches(' ');
            out.push('\n');
        }
        out
    }

    /// One cell, filled up on the side where its language ends a line.
    fn cell(&self, text: &str, side: usize) -> String {
        let fill = " ".repeat(self.width.saturating_sub(text.width()));
        match self.directions[side] {
            _ if text.is_empty() => fill,
            Direction::Ltr => format!("{LRI}{text}{PDI}{fill}"),
            Direction::Rtl => format!("{fill}{RLI}{text}{PDI}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn widths(shown: &str) -> Vec<usize> {
        shown.lines().map(|l| l.split('│').next().unwrap_or_default().width()).collect()
    }

    #[test]
    fn the_bar_stands_in_one_column_whatever_the_languages() {
        let left = "NORTH notifies a flight from \u{2068}خان أرنبة\u{2069} and this sentence is long enough to be broken twice.";
        let right = "يبلّغ \u{2068}NORTH\u{2069} عن رحلة جوية من مكان إلى مكان آخر في وقت قريب جدًّا";
        for directions in [[Direction::Ltr, Direction::Rtl], [Direction::Rtl, Direction::Ltr]] {
            let shown = Columns::new(70, directions).write(left, right);
            let at = widths(&shown);
            assert!(at.len() > 2 && at.windows(2).all(|w| w[0] == w[1]), "{shown}");
        }
    }

    #[test]
    fn every_line_closes_the_isolates_that_it_opens() {
        let text = "before \u{2068}one two three four five six seven\u{2069} after";
        let lines = broken(text, 14);
        assert!(lines.len() > 2);
        for line in lines {
            let count = |c: char| line.chars().filter(|x| *x == c).count();
            assert_eq!(count('\u{2068}'), count(PDI), "{line:?}");
        }
    }
}
