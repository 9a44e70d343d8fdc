//! What the row types themselves say about their fields, and advice where a
//! value does not fit.
//!
//! Field names come from the types, so that they stand in one place only. The
//! kind of value a field wants is found by trying stand-ins until one fits.
//! Must not know CSV, TOML, or any particular field.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, Visitor};

use super::place::RuleInfo;

pub(super) const VALUE_UNREADABLE: RuleInfo = RuleInfo::new(
    "value-unreadable",
    "A value is not of the kind its field holds: a day, a build number, one of several words.",
    "The row cannot be used before it is put right.",
);

/// The names of the fields of `T`, in order.
pub(super) fn names<'de, T: Deserialize<'de>>() -> &'static [&'static str] {
    match T::deserialize(Probe) {
        Err(Fields(names)) => names,
        // No row type can be made out of nothing.
        Ok(_) => &[],
    }
}

/// A deserializer that gives nothing but learns which fields are wanted.
struct Probe;

/// The fields, travelling as an error because nothing else leaves a
/// deserializer early.
#[derive(Debug)]
struct Fields(&'static [&'static str]);

impl fmt::Display for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(", "))
    }
}

impl std::error::Error for Fields {}

impl de::Error for Fields {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self(&[])
    }
}

impl<'de> Deserializer<'de> for Probe {
    type Error = Fields;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        _visitor: V,
    ) -> Result<V::Value, Fields> {
        Err(Fields(fields))
    }

    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, Fields> {
        Err(Fields(&[]))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string
        bytes byte_buf option unit unit_struct newtype_struct seq tuple
        tuple_struct map enum identifier ignored_any
    }
}

/// A value that takes the place of one that cannot be read, so that reading
/// goes on and finds the next fault. If it fits, it tells what was wanted.
#[derive(Clone, Copy, Debug)]
pub(super) struct StandIn {
    /// The value, as text.
    pub(super) text: &'static str,
    /// What a field is that takes it.
    pub(super) wanted: &'static str,
    /// How such a value is written.
    pub(super) hint: &'static str,
    /// Whether the type itself says well what is wrong with a value.
    pub(super) explains: bool,
}

/// Stand-ins for values that are written as text.
pub(super) const STAND_INS: [StandIn; 4] = [
    StandIn {
        text: "2000-01-01",
        wanted: "a day",
        hint: "write year, month and day as text: 2023-01-26",
        explains: false,
    },
    StandIn {
        text: "0.0.0",
        wanted: "a build number",
        hint: "write three or four numbers with dots between: 15.2.1118.21",
        explains: true,
    },
    StandIn {
        text: "0",
        wanted: "a whole number",
        hint: "write digits only: 15312",
        explains: false,
    },
    StandIn {
        text: "life-cycle",
        wanted: "a window of service",
        hint: "write newer:2, until:2018-08-14 or life-cycle",
        explains: false,
    },
];

/// What `serde` says it expected: the words between backticks after "expected".
pub(super) fn expected(message: &str) -> Vec<&str> {
    let Some((_, list)) = message.split_once(", expected ") else {
        return Vec::new();
    };
    list.split('`').skip(1).step_by(2).collect()
}

/// The word between the first pair of backticks.
pub(super) fn quoted(message: &str) -> Option<&str> {
    message.split('`').nth(1)
}

/// Advice for a word that is none of `known`.
pub(super) fn choose(word: &str, known: &[&str]) -> String {
    did_you_mean(word, known).unwrap_or_else(|| format!("write one of: {}", known.join(", ")))
}

/// "did you mean …?", where some of `known` are close to `word`.
pub(crate) fn did_you_mean(word: &str, known: &[&str]) -> Option<String> {
    let near: Vec<String> = nearest(word, known)
        .into_iter()
        .map(|near| format!("`{near}`"))
        .collect();
    (!near.is_empty()).then(|| format!("did you mean {}?", near.join(" or ")))
}

/// Those of `known` that `word` may be a slip for: a third of its letters may
/// differ, but at least one. Nothing where more than three are equally near:
/// any of them would be a guess.
fn nearest<'a>(word: &str, known: &[&'a str]) -> Vec<&'a str> {
    let lower = word.to_lowercase();
    let limit = (word.chars().count() / 3).max(1);
    let distances: Vec<(usize, &str)> = known
        .iter()
        .map(|&candidate| {
            let distance = strsim::damerau_levenshtein(&lower, &candidate.to_lowercase());
            (distance, candidate)
        })
        .filter(|&(distance, candidate)| distance <= limit && distance < candidate.chars().count())
        .collect();
    let least = distances.iter().map(|&(distance, _)| distance).min();
    let mut near: Vec<&str> = distances
        .into_iter()
        .filter(|&(distance, _)| Some(distance) == least)
        .map(|(_, candidate)| candidate)
        .collect();
    if near.len() > 3 {
        near.clear();
    }
    near
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::tables::{KevRow, Range};

    #[test]
    fn the_fields_of_a_row_are_known_from_its_type() {
        assert_eq!(
            names::<KevRow>(),
            ["cve", "added", "due", "ransomware", "sources"]
        );
        assert_eq!(names::<Range>(), ["product", "from", "to"]);
    }

    #[test]
    fn only_what_is_close_is_proposed() {
        let known = [
            "Jan23SU", "Feb23SU", "CU2", "CU12", "CU20", "CU21", "CU22", "2019", "notes",
        ];
        for (word, near) in [
            ("Jan23Su", &["Jan23SU"][..]),
            ("Jna23SU", &["Jan23SU"]),
            ("CU11", &["CU12", "CU21"]),
            // Any of four.
            ("CU23", &[]),
            ("note", &["notes"]),
            ("2091", &["2019"]),
            ("Aug24HU", &[]),
            ("x", &[]),
            ("", &[]),
        ] {
            assert_eq!(nearest(word, &known), near, "{word}");
        }
    }
}
