//! What can be proved about a rulebook as a whole, and how long its acts can get.

use crate::fault::Fault;
use crate::{FieldDef, Format, Rulebook};
use act::{BURST_DOWN_MAX, BURST_ROUTINE_MAX, BURST_UP_MAX, Kind};

/// What envelope, commitment, signature and authentication tag take of a satellite message: the burst form of an act
/// sealed to a channel, with serial number and record size below 2^32, a channel below 24 and an epoch below 256, less
/// its padded plaintext.
pub const BURST_ENVELOPE_LEN: usize = 177;

/// Length in a satellite message of a content of `content_len` bytes, sealed to a channel. The seal pads to the next
/// multiple of 16.
pub fn burst_len(content_len: usize) -> usize {
    BURST_ENVELOPE_LEN + content_len.next_multiple_of(16)
}

/// Everything in a rulebook that reads well but does not hold: formats that cannot fit their link or that nobody can
/// send, languages without words or words without a language, and sides that are not treated alike. Procedures and
/// phrases are checked where they live.
pub fn check(rulebook: &Rulebook) -> Vec<Fault> {
    let sizes = rulebook.formats().iter().flat_map(size_faults);
    let unsent = rulebook.formats().iter().filter_map(|f| unsent_fault(rulebook, f));
    let faults = sizes.chain(unsent).chain(language_faults(rulebook)).chain(crate::reciprocity::faults(rulebook));
    faults.map(|fault| rulebook.located(fault)).collect()
}

fn language_faults(rulebook: &Rulebook) -> Vec<Fault> {
    let (folders, listed) = (rulebook.languages(), &rulebook.terms().languages);
    let wordless = listed.iter().filter(|lang| !folders.contains(lang)).map(|lang| {
        let what = format!("language \"{lang}\" has no folder under locales/");
        Fault::new("terms/general.toml", what, "Add its words or take it off the list.").of_key("languages")
    });
    let unlisted = folders.iter().filter(|lang| !listed.contains(lang)).map(|lang| {
        let what = format!("the folder locales/{lang}/ is of no language of the mechanism");
        Fault::new("terms/general.toml", what, "Add its tag to this list, or remove the folder.").of_key("languages")
    });
    wordless.chain(unlisted).collect()
}

/// Source: DESIGN 2. From the field an act has one message of 340 bytes; the answer to it comes back in one of 270.
fn size_faults(format: &Format) -> Vec<Fault> {
    let mut out = Vec::new();
    let mut within = |key: &str, what: &str, content_len: usize, max: usize, link: &str| {
        let len = burst_len(content_len);
        if len > max {
            let what = format!("{what} takes {len} bytes at its worst, and {link} carries {max}");
            let remedy = "Shorten its required texts and places, or split the format.";
            out.push(Fault::new(&format!("formats/{}.toml", format.name), what, remedy).of_key(key));
        }
    };
    let worst = format.worst_case_len();
    if format.routine {
        within("routine", "it", worst, BURST_ROUTINE_MAX, "routine traffic");
    } else if format.burst && format.step.is_some() {
        within("step", "this answer", worst, BURST_DOWN_MAX, "a satellite message to the field");
    } else if format.burst {
        within("burst", "it", worst, BURST_UP_MAX, "a satellite message");
    }
    if format.burst && format.opens.is_some() {
        within("burst", "reading it back", format.read_back_len(), BURST_UP_MAX, "a satellite message");
    }
    out
}

/// Without a channel that one of its senders shares with somebody else, a format's rows are never reached.
fn unsent_fault(rulebook: &Rulebook, format: &Format) -> Option<Fault> {
    let channels = &rulebook.terms().channels;
    let sent = format.public || channels.iter().any(|c| c.members.iter().any(|kind| format.sent_by.contains(kind)));
    (!sent).then(|| {
        let remedy = "Put one of its senders on a channel in terms/channels.toml, or name other senders.";
        let what = "none of those who may send it is on any channel";
        Fault::new(&format!("formats/{}.toml", format.name), what, remedy).of_key("sent_by")
    })
}

impl Format {
    /// Longest content in bytes with every *required* field at its worst and the optional ones absent: texts at their
    /// `max`, places with as many points as theirs; one addressee, no reference but a step's. This is what `burst` and `routine` promise.
    pub fn worst_case_len(&self) -> usize {
        self.len_with(|f| f.required)
    }

    /// The same with every optional field present as well.
    pub fn full_len(&self) -> usize {
        self.len_with(|_| true)
    }

    /// Longest content in bytes of an act that reads it back: every critical field at its worst, the case, the version.
    pub fn read_back_len(&self) -> usize {
        HEAD_LEN + 1 + STEP_LEN + self.fields.iter().filter(|f| f.critical).map(FieldDef::item_len).sum::<usize>()
    }

    fn len_with(&self, counts: impl Fn(&FieldDef) -> bool) -> usize {
        let head = HEAD_LEN + uint_len(self.wire);
        // Only what has a lead time can have it lifted by an emergency.
        let emergency = if self.lead_s.is_some() { 2 } else { 0 };
        let step = if self.step.is_some() { STEP_LEN } else { 0 };
        let fields = self.fields.iter().filter(|f| counts(f));
        head + emergency + step + fields.map(FieldDef::item_len).sum::<usize>()
    }
}

/// Of every content: map head; the key of its format; officer below 256; one addressee; language of two letters.
const HEAD_LEN: usize = 1 + 1 + 3 + 3 + 4;
/// An answer names its case and the act it answers, each by key id and a serial below 2^32.
const STEP_LEN: usize = 12 + 15;

impl FieldDef {
    /// Longest encoded field with its number, in bytes.
    fn item_len(&self) -> usize {
        uint_len(act::FIELD_BASE + self.number) + self.worst_len()
    }

    /// Longest encoded value in bytes.
    fn worst_len(&self) -> usize {
        let max = usize::try_from(self.max_or_default()).unwrap_or(usize::MAX / 1024);
        let largest = |list: &[crate::ChoiceDef]| uint_len(list.last().map_or(0, |c| c.code));
        match self.kind {
            Kind::Text => uint_len(self.max_or_default()) + max,
            Kind::Choice => largest(&self.choices),
            Kind::Choices => 1 + self.choices.iter().map(|c| uint_len(c.code)).sum::<usize>(),
            // A count that is not known exactly: head, three numbers, basis.
            Kind::Count => 2 + 3 * uint_len(self.max_or_default()),
            // Seconds, precision below 18 hours, offset.
            Kind::Instant => 1 + 5 + 3 + 3,
            Kind::Span => 1 + 5 + 5,
            // Head, shape, head, each point as two numbers of 5 bytes, uncertainty, method. A zone has a name of one head
            // and neither uncertainty nor method: the longest is a byte longer than a single point.
            Kind::Place => {
                (2 + uint_len(2 * self.max_or_default()) + max * 10 + 5 + 1).max(2 + 1 + crate::ZONE_ID_MAX + 2)
            }
            Kind::Altitude => 1 + 3 + 3 + 1,
            Kind::Quantity => 1 + uint_len(self.max_or_default()) + largest(&self.units),
            Kind::Member => 2,
            Kind::Office => 1 + 2 + 2,
            Kind::Act => 1 + 5 + 5,
            // Three hashes, a key, a length, a type and a name.
            Kind::Evidence => 1 + 4 * 34 + 5 + 66 + 2 + act::ITEM_NAME_MAX,
            Kind::YesNo => 1,
            Kind::Group => {
                let entry: usize = self.group.iter().map(|f| uint_len(f.number) + f.worst_len()).sum();
                uint_len(self.max_or_default()) + max * (1 + entry)
            }
        }
    }
}

/// Length of the head of an unsigned integer, or of anything that begins with one.
fn uint_len(n: u64) -> usize {
    match n {
        0..=23 => 1,
        24..=0xff => 2,
        0x100..=0xffff => 3,
        0x1_0000..=0xffff_ffff => 5,
        _ => 9,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use act::{Act, ActKey, Cover, Genesis, Place, Precedence, Seen, Shape, Statement, Value};

    #[test]
    fn the_longest_zone_and_the_longest_point_are_both_foretold() {
        let place = FieldDef { max: Some(1), ..FieldDef::plain("place", Kind::Place) };
        let zone = Place { shape: Shape::Zone("z".repeat(crate::ZONE_ID_MAX)), uncertainty_m: 0, method: 0 };
        let point = Place { shape: Shape::Point((-9_000_000, -18_000_000)), uncertainty_m: 1_000_000, method: 4 };
        let len = |place| Value::Place(place).encode().len();
        assert_eq!(len(zone).max(len(point)), place.worst_len());
    }

    #[test]
    fn no_envelope_within_the_stated_limits_is_longer_than_stated() {
        for content_len in [0, 1, 16, 160] {
            let ciphertext = vec![0; usize::next_multiple_of(content_len, 16) + 16];
            let statement = Statement {
                serial: u64::from(u32::MAX),
                claimed_s: 4_000_000_000,
                precedence: Precedence::Flash,
                seen: Seen::halved(u64::from(u32::MAX), &[3; 32]),
                cover: Cover::Channel { channel: 23, epoch: 255, commitment: [4; 32], tag: [5; 8], ciphertext },
            };
            let act = Act::sign(statement, &ActKey::from_seed(&[1; 32]), &Genesis([7; 32]));
            let len = act.encode_burst().len();
            assert!((burst_len(content_len) - 2..=burst_len(content_len)).contains(&len), "{content_len}: {len}");
        }
    }
}
