//! What every boundary says when the input is at fault: a code with a phrase and a remedy in every language.

use alloc::{string::String, vec::Vec};

/// The input is at fault, and nothing has changed.
///
/// `code` names two phrases of every language's `refusals.ftl`: what is wrong, and (attribute `.remedy`) what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Phrase key, such as `serial-gap`.
    pub code: &'static str,
    /// The field it concerns, by its name in the format.
    pub field: Option<String>,
    /// What the phrases need: `(variable, text)`.
    pub args: Vec<(&'static str, String)>,
}

impl Refusal {
    /// A refusal that concerns no single field.
    pub fn new(code: &'static str) -> Refusal {
        Refusal { code, field: None, args: Vec::new() }
    }

    /// The same, concerning a field; the phrases can name it as `$field`.
    pub fn of_field(mut self, field: impl Into<String>) -> Refusal {
        let field = field.into();
        self.args.push(("field", field.clone()));
        self.field = Some(field);
        self
    }

    /// The same with one more variable for its phrases.
    pub fn with(mut self, name: &'static str, text: impl core::fmt::Display) -> Refusal {
        self.args.push((name, alloc::format!("{text}")));
        self
    }
}
