//! Fields as procedures read them: data on one side, types on the other.

use act::{Kind, Value};
use rulebook::{Fields, Format};
use std::marker::PhantomData;

/// A field that a procedure reads, typed: `case.get(&WINDOW)` gives a `Span`, never a string.
#[derive(Debug)]
pub struct Field<T> {
    need: Need,
    to: PhantomData<T>,
}

/// A field's name and type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// Its name in the format.
    pub name: &'static str,
    /// Its type.
    pub kind: Kind,
    /// Whether every format that opens the procedure must have it, as a required field.
    pub required: bool,
}

/// A type that a field can be read as.
pub trait Typed: Sized {
    /// The field type it stands for.
    const KIND: Kind;
    /// Takes it out of a value.
    fn from_value(value: &Value) -> Option<Self>;
}

macro_rules! typed {
    ($($ty:ty, $kind:ident);+ $(;)?) => {$(
        impl Typed for $ty {
            const KIND: Kind = Kind::$kind;
            fn from_value(value: &Value) -> Option<Self> {
                match value { Value::$kind(v) => Some(v.clone()), _ => None }
            }
        }
    )+};
}
typed! {
    act::Span, Span; act::Place, Place; act::Instant, Instant; bool, YesNo; u64, Choice; act::Name, Act; String, Text;
    act::Count, Count; act::MemberId, Member;
}

impl<T: Typed> Field<T> {
    /// A field by its name.
    pub const fn named(name: &'static str) -> Field<T> {
        Field { need: Need { name, kind: T::KIND, required: false }, to: PhantomData }
    }

    /// That a procedure cannot do without it.
    pub const fn need(&self) -> Need {
        Need { required: true, ..self.need }
    }

    /// Its value among these fields, if it is there and of its type.
    pub fn of(&self, format: &Format, fields: &Fields) -> Option<T> {
        fields.get(&format.field(self.need.name)?.number).and_then(T::from_value)
    }
}
