//! Formats: what may be said beside the kernel acts, as data. Source: DESIGN 2 and DOMAIN 2.

use act::{Kind, MemberKind, Precedence, Value};
use std::collections::BTreeMap;

/// Longest text of a field that says nothing else, bytes.
pub const TEXT_MAX: u64 = 400;

/// Most points of a place that says nothing else.
pub const POINTS_MAX: u64 = 64;
/// The longest file of evidence where its field says nothing else, in bytes.
pub const ITEM_MAX: u64 = 8 << 20;

/// Longest id of a zone, bytes: a zone is then at most one byte longer on the wire than a point.
pub const ZONE_ID_MAX: usize = 15;

/// The values of an act's fields, by field number.
pub type Fields = BTreeMap<u64, Value>;

/// One kind of act, as its file under `formats/` says.
///
/// ```rust
/// use rulebook::Rulebook;
/// # use std::{collections::BTreeMap, path::Path};
/// # fn files(at: &Path, root: &Path, out: &mut BTreeMap<String, Vec<u8>>) {
/// #     for entry in std::fs::read_dir(at).unwrap() {
/// #         let path = entry.unwrap().path();
/// #         if path.is_dir() {
/// #             files(&path, root, out);
/// #         } else {
/// #             out.insert(path.strip_prefix(root).unwrap().display().to_string(), std::fs::read(&path).unwrap());
/// #         }
/// #     }
/// # }
/// # let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../rulebook"));
/// # let mut reference = BTreeMap::new();
/// # files(root, root, &mut reference);
/// let rulebook = Rulebook::read(&reference).unwrap();
/// let flight = rulebook.format("ntf-flight").unwrap();
/// assert_eq!((flight.opens.as_deref(), flight.shown().as_str()), (Some("notification"), "NTF-FLIGHT"));
/// // Height and time are read back; the armament of an aircraft is said, and not read back.
/// let critical = |name: &str| flight.field(name).unwrap().critical;
/// assert!(critical("altitude") && critical("window") && !critical("armed"));
/// // What is on the wire is found by its numbers.
/// assert_eq!(rulebook.by_wire(flight.wire).unwrap().name, "ntf-flight");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Format {
    /// Name in files and phrases, such as `ntf-flight`; people see it in capitals.
    pub name: String,
    /// Number on the wire, 32 or more, never used again for anything else.
    pub wire: u64,
    /// The procedure whose case it opens.
    pub opens: Option<String>,
    /// The step it takes in a case that is open, such as `answer`.
    pub step: Option<String>,
    /// The part it plays in a round of talks, such as `delegation`; what belongs to a round is listed and shown with it.
    pub part: Option<String>,
    /// Who may send it.
    pub sent_by: Vec<MemberKind>,
    /// The kinds of members that alone may read it beside its author; empty: all of its channel, or everybody.
    pub read_by: Vec<MemberKind>,
    /// How urgent it is unless its author says otherwise.
    pub precedence: Precedence,
    /// How long before its activity it must be included, seconds.
    pub lead_s: Option<u64>,
    /// A choice field by which the lead time differs, and the lead time for each choice named, seconds.
    pub lead_by: Option<(String, BTreeMap<String, u64>)>,
    /// How long its addressees have to answer, where that differs from the clock of what they owe, seconds.
    pub answer_s: Option<u64>,
    /// A choice field by which that differs, and the time for each choice named, seconds.
    pub answer_by: Option<(String, BTreeMap<String, u64>)>,
    /// Whether it may be sent on a channel that is suspended: it is of the emergency class by its nature.
    pub through_suspension: bool,
    /// Whether it must fit one satellite message from the field.
    pub burst: bool,
    /// Whether it must fit the size of routine traffic.
    pub routine: bool,
    /// Whether two officers sign it.
    pub grave: bool,
    /// A choice field, and the choices with which two officers sign it although others of its kind need one.
    pub grave_when: Option<(String, Vec<String>)>,
    /// A choice field by whose choices it calls the rungs of the ladder, the lowest first: the desk escalates with it.
    pub escalates: Option<String>,
    /// Whether it is a notice of danger: coded fields only, one key away, and it goes at once.
    pub at_once: bool,
    /// Whether it is sent in clear.
    pub public: bool,
    /// Which article or which practice it comes from.
    pub source: String,
    /// Its fields in the order of their numbers.
    pub fields: Vec<FieldDef>,
    /// A worked example: field name to what a person would type. Tests, manual and previews use it.
    pub example: BTreeMap<String, String>,
}

/// One field of a format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldDef {
    /// Number on the wire, from 1, never used again within its format.
    pub number: u64,
    /// Name in files and phrases.
    pub name: String,
    /// Type.
    pub kind: Kind,
    /// Whether it must be there.
    pub required: bool,
    /// It must also be there when this choice field has this choice: `(field name, choice name)`.
    pub required_when: Option<(String, String)>,
    /// Text: longest, bytes. Count, quantity: largest number. Place: most points. Group: most entries.
    /// `None` for all other types.
    pub max: Option<u64>,
    /// The closed list of a choice, in the order of its codes.
    pub choices: Vec<ChoiceDef>,
    /// The units of a quantity, in the order of their codes.
    pub units: Vec<ChoiceDef>,
    /// Whether it must be read back.
    pub critical: bool,
    /// Whether changing it restarts the ladder.
    pub material: bool,
    /// The fields of a repeated group's entry.
    pub group: Vec<FieldDef>,
}

impl FieldDef {
    /// A field of a plain type that no format defines, for reading a single typed value in the same notation.
    pub fn plain(name: &str, kind: Kind) -> FieldDef {
        FieldDef {
            number: 1,
            name: name.to_owned(),
            kind,
            required: true,
            required_when: None,
            max: None,
            choices: Vec::new(),
            units: Vec::new(),
            critical: false,
            material: false,
            group: Vec::new(),
        }
    }
}

/// One of a closed list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceDef {
    /// Code on the wire.
    pub code: u64,
    /// Name in files and phrases.
    pub name: String,
}

impl Format {
    /// The field with this name.
    pub fn field(&self, name: &str) -> Option<&FieldDef> {
        self.fields.iter().find(|f| f.name == name)
    }

    /// The field with this number.
    pub fn field_numbered(&self, number: u64) -> Option<&FieldDef> {
        self.fields.iter().find(|f| f.number == number)
    }

    /// How long before its activity an act with these fields must be included, seconds; `None` where nothing is asked.
    pub fn lead_for(&self, fields: &Fields) -> Option<u64> {
        self.by_choice(&self.lead_by, fields).or(self.lead_s)
    }

    /// How long the addressees of an act with these fields have to answer, seconds; `None` where the clock of what they
    /// owe says it.
    pub fn answer_for(&self, fields: &Fields) -> Option<u64> {
        self.by_choice(&self.answer_by, fields).or(self.answer_s)
    }

    /// Whether two officers sign an act with these fields.
    pub fn is_grave(&self, fields: &Fields) -> bool {
        let chosen = |(name, choices): &(String, Vec<String>)| {
            let field = self.field(name)?;
            let Value::Choice(code) = fields.get(&field.number)? else { return None };
            Some(choices.contains(&field.choice_coded(*code)?.name))
        };
        self.grave || self.grave_when.as_ref().and_then(chosen).unwrap_or(false)
    }

    fn by_choice(&self, by: &Option<(String, BTreeMap<String, u64>)>, fields: &Fields) -> Option<u64> {
        let (name, by) = by.as_ref()?;
        let field = self.field(name)?;
        match fields.get(&field.number)? {
            Value::Choice(code) => by.get(&field.choice_coded(*code)?.name).copied(),
            _ => None,
        }
    }

    /// Its name as people see it: `NTF-FLIGHT`.
    pub fn shown(&self) -> String {
        self.name.to_ascii_uppercase()
    }
}

impl FieldDef {
    /// The choice with this name.
    pub fn choice(&self, name: &str) -> Option<&ChoiceDef> {
        self.choices.iter().find(|c| c.name == name)
    }

    /// The choice with this code.
    pub fn choice_coded(&self, code: u64) -> Option<&ChoiceDef> {
        self.choices.iter().find(|c| c.code == code)
    }

    /// `max`, or what holds where nothing is said: [`TEXT_MAX`], [`POINTS_MAX`], for numbers 2^32 - 1, 64 entries.
    pub fn max_or_default(&self) -> u64 {
        self.max.unwrap_or(match self.kind {
            Kind::Text => TEXT_MAX,
            Kind::Place => POINTS_MAX,
            Kind::Group => 64,
            Kind::Evidence => ITEM_MAX,
            _ => u64::from(u32::MAX),
        })
    }
}
