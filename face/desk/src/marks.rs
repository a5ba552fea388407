//! Marks: whose, how urgent, how proven. Shape and figure first, hue second; each also in words.

use crate::frame::{Frame, Member, Role};
use crate::html::Markup;
use crate::reader::{Num, Reader};
use crate::time;
use words::Say;

/// How far an act is proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// In the outbox.
    Queued,
    /// In the record, under no quorum yet.
    Sequenced,
    /// A quorum has signed: so many of all witnesses.
    Witnessed(usize),
}

impl Frame<'_> {
    /// An icon that stands beside its word.
    pub(crate) fn icon(&self, name: impl AsRef<str>) -> Markup {
        let name = name.as_ref();
        let turns = if ["right", "send", "channels", "movements"].contains(&name) { " dir" } else { "" };
        Markup::raw(format!("<svg class=\"i{turns}\" aria-hidden=\"true\"><use href=\"#{name}\"/></svg>"))
    }

    /// Whose: the mark of a member with its name for those who do not see it.
    pub(crate) fn who(&self, name: impl AsRef<str>) -> Markup {
        self.who_for(self.r(), name)
    }

    /// The same with the letter that readers of another language see.
    pub(crate) fn who_for(&self, r: Reader<'_>, name: impl AsRef<str>) -> Markup {
        let name = name.as_ref();
        let member = self.members.iter().find(|m| m.name == name);
        let (class, shape) = match member.map(|m| m.role) {
            Some(Role::A) => ("a", "who-a"),
            Some(Role::B) => ("b", "who-b"),
            _ => ("o", "who-o"),
        };
        let letter = member.map_or_else(|| "?".to_owned(), |m| self.letter_for(r, m));
        let small = if letter.chars().count() > 1 { " small" } else { "" };
        Markup::raw(format!(
            "<svg class=\"who {class}{small}\" viewBox=\"0 0 18 18\" role=\"img\" aria-label=\"{}\"><use href=\"#{shape}\"/>\
             <text x=\"9\" y=\"12.8\">{}</text></svg>",
            Markup::text(name),
            Markup::text(&letter)
        ))
    }

    /// Who says it to whom: the author, an arrow in reading order, the addressees.
    pub(crate) fn who_to_whom(&self, from: impl AsRef<str>, to: &[impl AsRef<str>]) -> Markup {
        const SHOWN: usize = 4;
        let mut out = self.who(from).to_string();
        if !to.is_empty() {
            out += &self.icon("right").to_string();
        }
        to.iter().take(SHOWN).for_each(|m| out += &self.who(m).to_string());
        if to.len() > SHOWN {
            out += &format!("<bdi class=\"num\" dir=\"ltr\">+{}</bdi>", to.len() - SHOWN);
        }
        Markup::raw(format!("<span class=\"from-to\">{out}</span>"))
    }

    /// The letter of a member; several of one kind are numbered in the order of the genesis document.
    pub(crate) fn letter(&self, member: &Member) -> String {
        self.letter_for(self.r(), member)
    }

    fn letter_for(&self, r: Reader<'_>, member: &Member) -> String {
        let letter = r.plain(format!("desk_letter-{}", member.role.key()), &[]);
        let alike: Vec<&Member> = self.members.iter().filter(|m| m.role == member.role).collect();
        match alike.iter().position(|m| m.name == member.name) {
            Some(n) if alike.len() > 1 => format!("{letter}{}", n + 1),
            _ => letter,
        }
    }

    /// How urgent, 1 to 3. `ours`: the viewer's own duty; others' carry no hue.
    pub(crate) fn prio(&self, level: u8, ours: bool) -> Markup {
        let level = level.clamp(1, 3);
        let label = self.r().plain(format!("desk_prio-{level}"), &[]);
        let muted = if ours { "" } else { " muted" };
        let y = [12.9, 14.6, 12.9][usize::from(level) - 1];
        Markup::raw(format!(
            "<svg class=\"prio p{level}{muted}\" viewBox=\"0 0 18 18\" role=\"img\" aria-label=\"{}\">\
             <use href=\"#prio-{level}\"/><text x=\"9\" y=\"{y}\">{level}</text></svg>",
            Markup::text(&label)
        ))
    }

    /// How the act with this number is proven.
    pub(crate) fn proof_of(&self, index: impl Num) -> Proof {
        match index.num() < self.picture.witnessed {
            true => Proof::Witnessed(self.picture.cosigners.len()),
            false => Proof::Sequenced,
        }
    }

    /// A ring with one segment for each witness, and the count beside it.
    pub(crate) fn ring(&self, proof: Proof) -> Markup {
        let n = self.picture.witnesses;
        let (label, class, figure) = match proof {
            Proof::Queued => (self.r().plain("proof_queued", &[]), " is-queued", String::new()),
            Proof::Sequenced => (self.r().plain("proof_sequenced", &[]), "", format!("0/{n}")),
            Proof::Witnessed(k) => {
                let args: [(&str, Say); 2] = [("k", k.into()), ("n", n.into())];
                (self.r().plain("proof_witnessed", &args), "", format!("{k}/{n}"))
            }
        };
        Markup::raw(format!(
            "<span class=\"proof{class}\" role=\"img\" aria-label=\"{}\">{}<bdi class=\"num\">{figure}</bdi></span>",
            Markup::text(&label),
            drawn(proof)
        ))
    }

    /// The rings that a page refers to: each is drawn once, in the strip, which is as new as the page.
    pub(crate) fn rings(&self) -> Markup {
        let (k, n) = (self.picture.cosigners.len(), self.picture.witnesses);
        // Every count that a quorum may come to, so that one signature more changes nothing here.
        let mut counts: Vec<usize> = (self.picture.quorum.max(1)..=n.min(RINGS_MAX)).collect();
        if !counts.contains(&k) {
            counts.push(k);
        }
        let all = [Proof::Queued, Proof::Sequenced].into_iter().chain(counts.into_iter().map(Proof::Witnessed));
        let one = |proof| {
            let (id, ring) = (symbol(proof), self.ring_parts(proof));
            format!("<symbol id=\"{id}\" viewBox=\"0 0 16 16\">{ring}</symbol>")
        };
        Markup::raw(all.map(one).collect::<String>())
    }

    fn ring_parts(&self, proof: Proof) -> Markup {
        let (k, quorum) = match proof {
            Proof::Witnessed(k) => (k, k >= self.picture.quorum),
            Proof::Queued | Proof::Sequenced => (0, false),
        };
        let dashes = if proof == Proof::Queued { " stroke-dasharray=\"2 2\"" } else { "" };
        let mut out = String::new();
        let n = self.picture.witnesses.clamp(1, 12);
        for part in 0..n {
            let gap = if n == 1 { 0.001 } else { 0.3 };
            let angle = |share: f64| std::f64::consts::TAU * share - std::f64::consts::FRAC_PI_2;
            let from = angle(part as f64 / n as f64) + gap / 2.0;
            let to = angle((part + 1) as f64 / n as f64) - gap / 2.0;
            let at = |a: f64| format!("{:.1} {:.1}", 8.0 + 6.25 * a.cos(), 8.0 + 6.25 * a.sin());
            let large = u8::from(to - from > std::f64::consts::PI);
            let weight = if part < k { "stroke-width=\"2.25\"" } else { "opacity=\".55\"" };
            out += &format!("<path d=\"M{}A6.25 6.25 0 {large} 1 {}\" {weight}{dashes}/>", at(from), at(to));
        }
        if quorum {
            out += "<circle cx=\"8\" cy=\"8\" r=\"2.1\" fill=\"currentColor\" stroke=\"none\"/>";
        }
        Markup::raw(out)
    }

    /// The ring of the newest checkpoint, alone.
    pub(crate) fn ring_now(&self) -> Markup {
        drawn(Proof::Witnessed(self.picture.cosigners.len()))
    }

    /// A moment, for reading and for programs: the date stands before the time wherever it is not today's, and the year
    /// where that is another.
    pub(crate) fn at(&self, ms: impl Num) -> Markup {
        let ms = ms.num();
        self.moment(ms, &time::minute(ms), &time::iso_minute(ms))
    }

    fn moment(&self, ms: u64, clock: &str, iso: &str) -> Markup {
        if ms / 86_400_000 == self.now_ms / 86_400_000 {
            return Markup::raw(format!("<time datetime=\"{iso}\"><bdi dir=\"ltr\">{clock}</bdi></time>"));
        }
        let (dir, day) = (self.r().dir(), self.day(ms));
        Markup::raw(format!("<time datetime=\"{iso}\" dir=\"{dir}\">{day} <bdi dir=\"ltr\">{clock}</bdi></time>"))
    }

    /// Now, with its whole date: paper outlives the day.
    pub(crate) fn printed(&self) -> Markup {
        let year = time::date(self.now_ms).map_or(0, |(.., year)| year);
        let day = self.day(self.now_ms);
        let (dir, clock) = (self.r().dir(), time::clock(self.now_ms));
        Markup::raw(format!(
            "<bdi dir=\"{dir}\">{day} <bdi>{year}</bdi> · <bdi dir=\"ltr\" data-current>{clock}</bdi></bdi>"
        ))
    }

    /// A date as this language writes it, in European digits. It says its direction itself: all of it may be isolated
    /// values, and from those a browser would guess left to right.
    pub(crate) fn day(&self, ms: u64) -> Markup {
        let Some((day, month, year)) = time::date(ms) else { return Markup::raw(ms.to_string()) };
        let same_year = time::date(self.now_ms).is_some_and(|(.., now)| now == year);
        let month = self.r().plain(format!("desk_month-{month}"), &[]);
        let args: [(&str, Say); 3] =
            [("day", day.to_string().into()), ("month", month.into()), ("year", year.to_string().into())];
        let date = self.r().say(if same_year { "desk_date" } else { "desk_date-year" }, &args);
        Markup::raw(format!("<bdi dir=\"{}\">{date}</bdi>", self.r().dir()))
    }

    /// A moment in seconds.
    pub(crate) fn at_s(&self, s: &i64) -> Markup {
        self.at(u64::try_from(*s).unwrap_or(0).saturating_mul(1000))
    }

    /// The same to the second.
    pub(crate) fn exactly(&self, ms: impl Num) -> Markup {
        let ms = ms.num();
        self.moment(ms, &time::clock(ms), &time::iso(ms))
    }

    /// A length of time in short units.
    pub(crate) fn length(&self, ms: impl Num) -> Markup {
        let ms = ms.num();
        let one = |(n, unit): (u64, &str)| format!("{n} {}", self.r().plain(format!("desk_unit-{unit}"), &[]));
        let text: Vec<String> = time::parts(ms).into_iter().map(one).collect();
        Markup::raw(format!("<bdi>{}</bdi>", Markup::text(&text.join(" "))))
    }

    /// How long ago, in short units; the script keeps it going.
    pub(crate) fn ago(&self, ms: impl Num) -> Markup {
        let ms = ms.num();
        let text = self.length(self.now_ms.saturating_sub(ms));
        Markup::raw(format!("<span class=\"left\" data-due=\"{ms}\">{text}</span>"))
    }

    /// A deadline's clock inside a sentence; the script keeps it going.
    pub(crate) fn left(&self, due_ms: impl Num, class: &str) -> Markup {
        let due_ms = due_ms.num();
        let text = self.length(due_ms.abs_diff(self.now_ms));
        Markup::raw(format!("<b class=\"left {class}\" data-due=\"{due_ms}\">{text}</b>"))
    }

    /// A deadline's clock as a figure: large numbers, small units. `alone`: nothing around it says when it ends.
    pub(crate) fn figure(&self, due_ms: impl Num, alone: bool) -> Markup {
        let due_ms = due_ms.num();
        let over = due_ms <= self.now_ms;
        let one = |(n, unit): (u64, &str)| {
            format!("{n}<u>{}</u>", Markup::text(&self.r().plain(format!("desk_unit-{unit}"), &[])))
        };
        let parts: Vec<String> = time::parts(due_ms.abs_diff(self.now_ms)).into_iter().map(one).collect();
        let sign = if over { "+" } else { "" };
        let due = if alone { format!(" data-due=\"{due_ms}\"") } else { String::new() };
        Markup::raw(format!("<b class=\"fig\"{due}><bdi>{sign}{}</bdi></b>", parts.join(" ")))
    }

    /// A record number as people read it aloud: `48 213`.
    pub(crate) fn number(&self, n: impl Num) -> Markup {
        Markup::raw(format!("<bdi class=\"num\" dir=\"ltr\">{}</bdi>", grouped(n.num())))
    }
}

/// Beyond so many segments a ring is drawn for the count at hand alone.
const RINGS_MAX: usize = 7;

/// The name of a ring among the symbols of the page.
fn symbol(proof: Proof) -> String {
    match proof {
        Proof::Queued => "ring-q".to_owned(),
        Proof::Sequenced => "ring-s".to_owned(),
        Proof::Witnessed(k) => format!("ring-{k}"),
    }
}

fn drawn(proof: Proof) -> Markup {
    Markup::raw(format!("<svg class=\"ring\" aria-hidden=\"true\"><use href=\"#{}\"/></svg>", symbol(proof)))
}

/// Digits in groups of three, from five digits on.
pub(crate) fn grouped(n: u64) -> String {
    let digits = n.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let bytes: Vec<char> = digits.chars().rev().collect();
    let groups: Vec<String> = bytes.chunks(3).map(|g| g.iter().collect()).collect();
    groups.join("\u{202f}").chars().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn long_numbers_are_read_in_groups() {
        assert_eq!(grouped(48_213), "48\u{202f}213");
        assert_eq!(grouped(9), "9");
        assert_eq!(grouped(1_000_000), "1\u{202f}000\u{202f}000");
    }
}
