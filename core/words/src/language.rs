//! One language: its folder read into one bundle of messages.

use crate::text::{LRI, PDI, RLI, one_stop, tidy};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use rulebook::Fault;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

/// Which way a language is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// As HTML's `dir` writes it.
    pub fn key(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }
}

/// `language.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct About {
    /// The language's name in itself.
    pub own_name: String,
    /// Which way it is read.
    pub direction: Direction,
    /// European digits in every language, so that two desks can read numbers aloud to each other.
    #[serde(rename = "digits")]
    _digits: Digits,
    #[serde(rename = "calendar")]
    _calendar: Calendar,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Digits {
    Latn,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Calendar {
    Gregory,
}

/// Where a message or attribute stands, and the variables it uses.
#[derive(Debug)]
pub(crate) struct Place {
    pub file: String,
    pub line: usize,
    pub vars: BTreeSet<String>,
    /// What it says where it has no variables, once somebody has asked: pages say such words hundreds of times.
    said: OnceLock<String>,
}

/// What a pattern is given under a name.
#[derive(Debug, Clone)]
pub(crate) enum Given {
    Text(String),
    Number(i64),
}

pub(crate) type Args = BTreeMap<String, Given>;

pub(crate) struct Language {
    pub tag: String,
    pub about: About,
    bundle: FluentBundle<Arc<FluentResource>>,
    /// Messages as `id`, attributes as `id.attribute`.
    pub places: BTreeMap<String, Place>,
}

impl Language {
    /// Reads the files of one folder under `locales/`, given by their whole paths.
    pub fn read(tag: &str, files: &BTreeMap<&str, &[u8]>) -> Result<Language, Vec<Fault>> {
        let mut faults = Vec::new();
        let about = about(tag, files).map_err(|f| faults.push(f)).ok();
        let langid = tag.parse().map_err(|_| {
            let remedy = "Name the folder by a BCP 47 tag, such as `ar`.";
            faults.push(Fault::new(&format!("locales/{tag}"), "the folder's name is not a language", remedy));
        });
        let mut bundle = FluentBundle::new_concurrent(langid.into_iter().collect());
        bundle.set_use_isolating(true);
        let mut places = BTreeMap::new();
        for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".ftl")) {
            match resource(path, bytes) {
                Ok(resource) => {
                    faults.extend(index(path, &resource, &mut places));
                    // A message that stands twice was told by `index`; the bundle keeps the first.
                    let _ = bundle.add_resource(Arc::new(resource));
                }
                Err(found) => faults.extend(found),
            }
        }
        match about {
            Some(about) if faults.is_empty() => Ok(Language { tag: tag.to_owned(), about, bundle, places }),
            _ => Err(faults),
        }
    }

    /// The message or attribute with these arguments. One that is missing is its id in brackets; a variable that is
    /// missing is an ellipsis, and an optional one counts as not given.
    pub fn format(&self, id: &str, args: &Args) -> String {
        match self.places.get(id) {
            Some(place) if place.vars.is_empty() => place.said.get_or_init(|| self.formatted(id, place, args)).clone(),
            Some(place) => self.formatted(id, place, args),
            None => format!("[{id}]"),
        }
    }

    fn formatted(&self, id: &str, place: &Place, args: &Args) -> String {
        let (message, attribute) = id.split_once('.').map_or((id, None), |(m, a)| (m, Some(a)));
        let found = self.bundle.get_message(message);
        let pattern = found.as_ref().and_then(|m| match attribute {
            Some(a) => m.get_attribute(a).map(|a| a.value()),
            None => m.value(),
        });
        let Some(pattern) = pattern else { return format!("[{id}]") };
        let mut given = FluentArgs::new();
        for name in &place.vars {
            let value = args.get(name).cloned().unwrap_or_else(|| self.absent(name, args));
            match value {
                Given::Text(text) => given.set(name.as_str(), FluentValue::from(text)),
                Given::Number(n) => given.set(name.as_str(), FluentValue::from(n)),
            }
        }
        one_stop(tidy(&self.bundle.format_pattern(pattern, Some(&given), &mut Vec::new())))
    }

    /// The same for arguments written in place.
    pub fn with(&self, id: &str, args: &[(&str, &str)]) -> String {
        self.format(id, &args.iter().map(|(k, v)| (k.to_string(), Given::Text(v.to_string()))).collect())
    }

    /// The words for a number.
    pub fn counted(&self, id: &str, n: i64) -> String {
        self.format(id, &[("n".to_owned(), Given::Number(n))].into())
    }

    pub fn has(&self, id: &str) -> bool {
        self.places.contains_key(id)
    }

    /// Several values as one: in this language's own direction, whatever letter comes first.
    pub fn block(&self, text: &str) -> String {
        let start = match self.about.direction {
            Direction::Ltr => LRI,
            Direction::Rtl => RLI,
        };
        format!("{start}{text}{PDI}")
    }

    fn absent(&self, name: &str, args: &Args) -> Given {
        Given::Text(match name {
            "by" => self.with("value_someone", &[]),
            "about" => self.with("value_this-act", &[]),
            _ => match name.strip_suffix("-given") {
                Some(stem) if args.contains_key(stem) => "yes".to_owned(),
                Some(_) => "no".to_owned(),
                None => "…".to_owned(),
            },
        })
    }
}

fn about(tag: &str, files: &BTreeMap<&str, &[u8]>) -> Result<About, Fault> {
    let path = format!("locales/{tag}/language.toml");
    let remedy = "Give own_name, direction (ltr or rtl), digits = \"latn\" and calendar = \"gregory\".";
    let bytes = files.get(path.as_str()).ok_or_else(|| Fault::new(&path, "the file is missing", remedy))?;
    let text =
        std::str::from_utf8(bytes).map_err(|_| Fault::new(&path, "the file is not UTF-8", "Save it as UTF-8."))?;
    toml::from_str(text).map_err(|e| {
        let line = 1 + text[..e.span().map_or(0, |s| s.start)].matches('\n').count();
        Fault::new(&path, e.message().replace('\n', "; "), remedy).at_line(line)
    })
}

fn resource(path: &str, bytes: &[u8]) -> Result<FluentResource, Vec<Fault>> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| vec![Fault::new(path, "the file is not UTF-8", "Save it as UTF-8.")])?
        .to_owned();
    FluentResource::try_new(text).map_err(|(resource, errors)| {
        let fault = |at: usize, what: String| {
            let remedy = "Write `id = words`, with attributes and variants indented below it.";
            Fault::new(path, what, remedy).at_line(line(resource.source(), at))
        };
        errors.into_iter().map(|e| fault(e.pos.start, format!("this is not a message: {}", e.kind))).collect()
    })
}

fn line(source: &str, at: usize) -> usize {
    1 + source.as_bytes()[..at.min(source.len())].iter().filter(|b| **b == b'\n').count()
}

/// Notes where each message stands; one that stands twice is a fault.
fn index(path: &str, resource: &FluentResource, places: &mut BTreeMap<String, Place>) -> Vec<Fault> {
    let source = resource.source();
    // Names are slices of the source, so the distance between the two tells the line.
    let at = |name: &str| line(source, (name.as_ptr() as usize).saturating_sub(source.as_ptr() as usize));
    let mut faults = Vec::new();
    let mut add = |id: String, line: usize, pattern: &Pattern<&str>| {
        let mut vars = BTreeSet::new();
        variables(pattern, &mut vars);
        if let Some(first) = places.get(&id) {
            let what = format!("the message stands in {}:{} already", first.file, first.line);
            faults.push(Fault::new(path, what, "Keep one of the two.").at_line(line).of_key(id));
            return;
        }
        places.insert(id, Place { file: path.to_owned(), line, vars, said: OnceLock::new() });
    };
    for entry in resource.entries() {
        if let Entry::Message(message) = entry {
            let id = message.id.name;
            if let Some(pattern) = &message.value {
                add(id.to_owned(), at(id), pattern);
            }
            for attribute in &message.attributes {
                add(format!("{id}.{}", attribute.id.name), at(attribute.id.name), &attribute.value);
            }
        }
    }
    faults
}

fn variables(pattern: &Pattern<&str>, out: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            expression_variables(expression, out);
        }
    }
}

fn expression_variables(expression: &Expression<&str>, out: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => inline_variables(inline, out),
        Expression::Select { selector, variants } => {
            inline_variables(selector, out);
            variants.iter().for_each(|v| variables(&v.value, out));
        }
    }
}

fn inline_variables(inline: &InlineExpression<&str>, out: &mut BTreeSet<String>) {
    let mut all = |arguments: &CallArguments<&str>| {
        arguments.positional.iter().for_each(|a| inline_variables(a, out));
        arguments.named.iter().for_each(|a| inline_variables(&a.value, out));
    };
    match inline {
        InlineExpression::VariableReference { id } => drop(out.insert(id.name.to_owned())),
        InlineExpression::Placeable { expression } => expression_variables(expression, out),
        InlineExpression::FunctionReference { arguments, .. } => all(arguments),
        InlineExpression::TermReference { arguments, .. } => arguments.iter().for_each(&mut all),
        InlineExpression::MessageReference { .. }
        | InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. } => {}
    }
}
