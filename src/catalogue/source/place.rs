//! Where something stands in a file, and what is wrong there.
//!
//! Must not know any file format, nor any rule.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// A character of a file. Lines and columns count from 1; columns count
/// characters, not bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The name the caller gave the file.
    pub file: String,
    /// The line.
    pub line: u32,
    /// The character in the line.
    pub column: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// Something wrong in the data. Sorts by file, line and column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// The id of the rule that was broken.
    pub rule: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            place,
            rule,
            message,
            hint,
        } = self;
        write!(f, "{place}: [{rule}] {message}\n  hint: {hint}")
    }
}

/// A rule, as documentation shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleInfo {
    /// The id, in lower case with hyphens.
    pub id: &'static str,
    /// What is a fault.
    pub what: &'static str,
    /// What would go wrong without the rule.
    pub why: &'static str,
    /// Whether a row that carries a note of this id is excused: the note's
    /// text then tells the reader why this row is an exception.
    pub excusable: bool,
}

impl RuleInfo {
    /// A rule without exceptions.
    pub(crate) const fn new(id: &'static str, what: &'static str, why: &'static str) -> Self {
        Self {
            id,
            what,
            why,
            excusable: false,
        }
    }

    /// A rule from which a note of its id excuses a row.
    pub(crate) const fn excusable(id: &'static str, what: &'static str, why: &'static str) -> Self {
        Self {
            excusable: true,
            ..Self::new(id, what, why)
        }
    }

    /// A breach of this rule.
    pub(crate) fn at(
        &self,
        place: Place,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Fault {
        let mut hint = hint.into();
        if self.excusable {
            hint += "; if all is right as it stands, say why in a note `";
            hint += self.id;
            hint += "`";
        }
        Fault {
            place,
            rule: self.id,
            message: message.into(),
            hint,
        }
    }
}

/// A row and where it stands.
#[derive(Clone, Debug)]
pub struct At<T> {
    /// Where the row begins.
    pub place: Place,
    /// The row.
    pub value: T,
    fields: BTreeMap<Cow<'static, str>, Spot>,
}

impl<T> At<T> {
    pub(super) const fn new(
        place: Place,
        value: T,
        fields: BTreeMap<Cow<'static, str>, Spot>,
    ) -> Self {
        Self {
            place,
            value,
            fields,
        }
    }

    /// Where a field stands, such as `build`, `notes[1]` or `applies[0].from`.
    /// Where it was left out, the place of what it would be part of.
    #[must_use]
    pub fn field(&self, path: &str) -> Place {
        let mut path = path;
        loop {
            if let Some(spot) = self.fields.get(path) {
                return Place {
                    line: spot.line,
                    column: spot.column,
                    ..self.place.clone()
                };
            }
            match path.rfind(['.', '[']) {
                Some(end) => path = &path[..end],
                None => return self.place.clone(),
            }
        }
    }
}

/// A place in a file that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) line: u32,
    pub(super) column: u32,
}

/// The text of a file, able to say where a byte stands.
pub(super) struct FileText<'a> {
    pub(super) name: &'a str,
    pub(super) text: &'a str,
    /// The byte at which each line begins.
    lines: Vec<usize>,
}

impl<'a> FileText<'a> {
    pub(super) fn new(name: &'a str, text: &'a str) -> Self {
        let starts = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            name,
            text,
            lines: std::iter::once(0).chain(starts).collect(),
        }
    }

    /// The place of the character that holds the byte at `offset`.
    pub(super) fn spot(&self, offset: usize) -> Spot {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.lines.partition_point(|&start| start <= offset);
        let start = self.lines[line - 1];
        Spot {
            line: count(line),
            column: count(self.text[start..offset].chars().count() + 1),
        }
    }

    pub(super) fn place(&self, offset: usize) -> Place {
        let Spot { line, column } = self.spot(offset);
        Place {
            file: self.name.to_owned(),
            line,
            column,
        }
    }
}

/// No file of ours has four thousand million lines.
fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters_from_one() {
        let text = FileText::new("f", "ab\n日本,x\n\n");
        for (offset, line, column) in [
            (0, 1, 1),
            (2, 1, 3),
            (3, 2, 1),
            (4, 2, 1),
            (6, 2, 2),
            (9, 2, 3),
            (10, 2, 4),
            (12, 3, 1),
            (13, 4, 1),
            (99, 4, 1),
        ] {
            assert_eq!(text.spot(offset), Spot { line, column }, "byte {offset}");
        }
    }

    #[test]
    fn a_field_that_was_left_out_stands_where_its_parent_does() {
        let place = |line, column| Place {
            file: "f".to_owned(),
            line,
            column,
        };
        let fields = [("text", 2), ("applies", 3), ("applies[0]", 4)]
            .map(|(path, line)| (Cow::Borrowed(path), Spot { line, column: 1 }));
        let row = At::new(place(1, 1), (), fields.into());
        for (path, line) in [
            ("text", 2),
            ("text.ja", 2),
            ("applies[0].from", 4),
            ("applies[7].from", 3),
            ("since", 1),
        ] {
            assert_eq!(row.field(path), place(line, 1), "{path}");
        }
    }
}
