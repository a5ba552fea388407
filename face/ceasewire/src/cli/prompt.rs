//! Asking for fields one by one. Questions go to stderr, so that what a command prints can be kept in a file.

use super::face::bare;
use super::{Face, send};
use crate::fault::CliFault;
use act::{Kind, MemberId, Name, Refusal};
use record::Founding;
use rulebook::{ChoiceDef, Context, FieldDef, Format};
use std::collections::BTreeMap;
use std::io::Write;
use std::time::{SystemTime, UNIX_EPOCH};

/// Whether there is somebody to ask.
pub fn can_ask(face: &Face) -> bool {
    !face.json && send::is_person()
}

/// Asks for every field that is not there yet. `example` is left out for a read-back, which must not be led.
///
/// # Errors
/// If the input ends.
pub fn fields(
    face: &Face,
    format: &Format,
    wanted: &[&FieldDef],
    example: bool,
    into: &mut BTreeMap<String, String>,
) -> Result<(), CliFault> {
    let ctx = Here::of(face);
    for def in wanted {
        if into.contains_key(&def.name) {
            continue;
        }
        if let Some(text) = one(face, format, def, example, &ctx)? {
            into.insert(def.name.clone(), text);
        }
    }
    Ok(())
}

fn one(
    face: &Face,
    format: &Format,
    def: &FieldDef,
    example: bool,
    ctx: &Here<'_>,
) -> Result<Option<String>, CliFault> {
    question(face, format, def, example).split('\n').for_each(|line| eprintln!("{}", bare(line)));
    loop {
        let text = line("  > ")?;
        if text.trim().is_empty() && !def.required {
            return Ok(None);
        }
        let refusals = match def.parse(&text, ctx) {
            Ok(value) => def.validate(&value),
            Err(refusal) => vec![refusal],
        };
        if refusals.is_empty() {
            return Ok(Some(text.trim().to_owned()));
        }
        for refusal in &refusals {
            let (what, remedy) = face.words.refusal_of(&face.lang, &format.name, refusal);
            eprintln!("  {}", bare(&format!("{what} {remedy}")));
        }
    }
}

/// What is asked, in which notation, with an example and every choice there is.
fn question(face: &Face, format: &Format, def: &FieldDef, example: bool) -> String {
    let mark = if def.required { "*" } else { "" };
    let mut out = format!("{}{mark} ({})", face.words.label(&face.lang, &format.name, &def.name), def.name);
    let notation = notation(def.kind);
    if !notation.is_empty() {
        out += &format!("  {notation}");
    }
    if let Some(shown) = format.example.get(&def.name).filter(|_| example && def.choices.is_empty()) {
        out += &format!("  ({shown})");
    }
    for choice in choices(def) {
        let word = face.choice(&format!("{}_{}", format.name, def.name), &choice.name);
        out += &format!("\n    {:<18} {word}", choice.name);
    }
    out
}

/// The closed list a field draws on.
pub fn choices(def: &FieldDef) -> &[ChoiceDef] {
    if def.choices.is_empty() { &def.units } else { &def.choices }
}

/// How a value of this type is typed; the same in every language. See `rulebook`, "What a person types".
pub fn notation(kind: Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::Choice => "",
        Kind::Choices => "A,B",
        Kind::Count => "6 | 4-6-9",
        Kind::Instant => "now | +25m | 05:40Z | 2026-11-21T05:40Z [~15m]",
        Kind::Span => "05:40Z/07:00Z | +25m/+2h",
        Kind::Place => "33.0867,35.8430 | NAME | A > B | area: A > B > C | zone:ID [~500m]",
        Kind::Altitude => "300-900m agl | 1000-2000m amsl",
        Kind::Quantity => "12 UNIT",
        Kind::Member => "NORTH",
        Kind::Office => "NORTH/2",
        Kind::Act => "48213 | NORTH 1042",
        Kind::Evidence => "SHA256:LENGTH:TYPE",
        Kind::YesNo => "yes | no",
        Kind::Group => "name=value; name=value | ..",
    }
}

/// One line of input.
pub fn line(before: &str) -> Result<String, CliFault> {
    eprint!("{}", bare(before));
    let _ = std::io::stderr().flush();
    let mut text = String::new();
    match std::io::stdin().read_line(&mut text) {
        Ok(0) => Err(CliFault::Usage("the input ended before every field was given".to_owned())),
        Ok(_) => Ok(text.trim_end_matches(['\n', '\r']).to_owned()),
        Err(e) => Err(CliFault::io("stdin", e)),
    }
}

/// Whether a question is answered with yes. Anything but a plain yes is a no: signing cannot be undone.
pub fn yes(question: &str) -> Result<bool, CliFault> {
    Ok(matches!(line(&format!("{question} [y/n] "))?.trim(), "y" | "Y" | "yes"))
}

/// What parsing needs, as far as it is known without the node: the node has the last word.
pub struct Here<'a> {
    face: &'a Face,
    members: Option<Founding>,
    now_s: i64,
}

impl<'a> Here<'a> {
    /// With the members of the node's genesis document, if it is there.
    pub fn of(face: &'a Face) -> Here<'a> {
        let genesis = std::fs::read(face.node.join("genesis")).ok();
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
        let members = genesis.and_then(|bytes| Founding::decode(&bytes).ok());
        Here { face, members, now_s: i64::try_from(now).unwrap_or(i64::MAX) }
    }
}

impl Context for Here<'_> {
    fn now_s(&self) -> i64 {
        self.now_s
    }

    fn member(&self, name: &str) -> Option<MemberId> {
        self.members.as_ref()?.member(name)
    }

    fn member_name(&self, id: MemberId) -> String {
        self.members.as_ref().map_or_else(|| id.0.to_string(), |f| f.name_of(id).to_owned())
    }

    fn place(&self, name: &str) -> Option<(i64, i64)> {
        self.face.words.gazetteer().find(name).map(|p| p.point)
    }

    /// Which acts there are only the node knows; any name of the right form may be asked about.
    fn act(&self, shown: &str) -> Option<Name> {
        let number = shown.rsplit(' ').next()?;
        let serial = number.parse().ok()?;
        Some(Name { key: act::KeyId([0; 4]), serial })
    }

    fn act_name(&self, name: &Name) -> String {
        name.serial.to_string()
    }

    /// The node knows what was handed in, and says so; here any hash will do.
    fn item(&self, hash: &[u8; 32]) -> Option<act::Evidence> {
        Some(rulebook::stand_in(hash))
    }

    fn zone(&self, id: &str) -> bool {
        self.face.rulebook.zone(id).is_some()
    }
}

/// That a case has a format this rulebook knows.
pub fn format_of<'a>(face: &'a Face, name: &str) -> Result<&'a Format, CliFault> {
    let unknown = || CliFault::refused(&Refusal::new("format-unknown").with("given", name));
    face.rulebook.format(name).ok_or_else(unknown)
}
