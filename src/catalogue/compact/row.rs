//! Fields out of parsed JSON: those of an object, or of one line of a table that
//! stands column by column.
//!
//! Without generic code, so that each function is compiled once. Must not know
//! what any field means, nor which fields a row has.

use std::cell::Cell;

use jiff::civil::Date;

use super::ReadError;
use super::json::{Json, plain};
use crate::build::Build;
use crate::catalogue::Score;
use crate::catalogue::tables::{Window, Worth};
use crate::day;
use crate::lang::Text;

/// The first field that was not as it has to be. A field that cannot be read
/// is noted here and read as empty, so that no function has to clear away half
/// a row: that halves the code. Nothing read with a fault leaves this file.
#[derive(Default)]
pub(super) struct Faults(Cell<Option<&'static str>>);

impl Faults {
    fn note(&self, key: &'static str) {
        self.0.set(self.0.get().or(Some(key)));
    }

    /// What was read, unless with a fault; and where that is.
    pub fn none_in<T>(self, table: &str, read: T) -> Result<T, ReadError> {
        match self.0.get() {
            Some(key) => Err(ReadError::Damaged([table, ": ", key].concat())),
            None => Ok(read),
        }
    }
}

type Fields<'a> = [(&'a str, Json<'a>)];

/// An object, or one line of a table that stands column by column.
pub(super) struct Row<'a> {
    pub map: &'a Fields<'a>,
    pub line: Option<usize>,
    pub faults: &'a Faults,
}

static NULL: Json<'_> = Json::Null;

impl<'a> Json<'a> {
    pub const fn text(&self) -> Option<&'a str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn list(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }
}

impl<'a> Row<'a> {
    pub fn of(value: &'a Json<'a>, faults: &'a Faults) -> Self {
        let map = match value {
            Json::Object(map) => map.as_slice(),
            _ => {
                faults.note("object");
                &[]
            }
        };
        Self {
            map,
            line: None,
            faults,
        }
    }

    /// An object in a field.
    pub fn row(&self, key: &str) -> Self {
        Self::of(self.get(key), self.faults)
    }

    /// A field that may be missing.
    pub fn get(&self, key: &str) -> &'a Json<'a> {
        let field = self.map.iter().find(|(name, _)| *name == key);
        let value = field.map_or(&NULL, |(_, value)| value);
        match self.line {
            Some(line) => value
                .list()
                .and_then(|cells| cells.get(line))
                .unwrap_or(&NULL),
            None => value,
        }
    }

    /// A value, or a note that it cannot be read and its empty form.
    pub fn or_fault<T: Default>(&self, key: &'static str, value: Option<T>) -> T {
        value.unwrap_or_else(|| {
            self.faults.note(key);
            T::default()
        })
    }

    /// A text in which nothing needs to be escaped, such as a day.
    pub fn str(&self, key: &'static str) -> &'a str {
        self.or_fault(key, self.get(key).text())
    }

    pub fn text(&self, key: &'static str) -> String {
        self.or_fault(key, plain(self.str(key)))
    }

    pub fn text_or_empty(&self, key: &'static str) -> String {
        self.optional_text(key).unwrap_or_default()
    }

    pub fn optional_text(&self, key: &'static str) -> Option<String> {
        match self.get(key) {
            Json::Null => None,
            _ => Some(self.text(key)),
        }
    }

    /// A cell with several values between semicolons.
    pub fn cell(&self, key: &'static str) -> Vec<String> {
        let values = self.str(key).split(';');
        values
            .filter(|value| !value.is_empty())
            .map(|value| self.or_fault(key, plain(value)))
            .collect()
    }

    pub fn texts(&self, key: &'static str) -> Vec<String> {
        let mut texts = Vec::new();
        for value in self.items(key) {
            texts.push(self.or_fault(key, value.text().and_then(plain)));
        }
        texts
    }

    /// The values of a list; none where it is missing.
    pub fn items(&self, key: &'static str) -> &'a [Json<'a>] {
        match self.get(key) {
            Json::Null => &[],
            value => self.or_fault(key, value.list()),
        }
    }

    pub fn words(&self, key: &'static str) -> Text {
        let row = self.row(key);
        Text {
            en: row.text("en"),
            ja: row.text("ja"),
        }
    }

    pub fn optional_words(&self, key: &'static str) -> Option<Text> {
        match self.get(key) {
            Json::Null => None,
            _ => Some(self.words(key)),
        }
    }

    pub fn day(&self, key: &'static str) -> Date {
        self.or_fault(key, day::parse(self.str(key)))
    }

    pub fn optional_day(&self, key: &'static str) -> Option<Date> {
        match self.get(key) {
            Json::Null => None,
            Json::Text("") => None,
            _ => Some(self.day(key)),
        }
    }

    pub fn optional_build(&self, key: &'static str) -> Option<Build> {
        let text = self.str(key);
        let build: Option<Build> = text.parse().ok();
        if build.is_none() && !text.is_empty() {
            self.faults.note(key);
        }
        build
    }

    pub fn build(&self, key: &'static str) -> Build {
        self.optional_build(key).unwrap_or_else(|| {
            self.faults.note(key);
            Build::new(0, 0, 0, 0)
        })
    }

    pub fn flag(&self, key: &'static str) -> bool {
        self.get(key) == &Json::Flag(true)
    }

    pub fn number(&self, key: &'static str) -> u32 {
        match self.get(key) {
            Json::Null => 0,
            Json::Number(number) => *number,
            _ => self.or_fault(key, None),
        }
    }

    pub fn window(&self) -> Window {
        Window::read(self.str("window")).unwrap_or_else(|| {
            self.faults.note("window");
            Window::LifeCycle
        })
    }

    pub fn score(&self, key: &'static str) -> Option<Score> {
        match self.get(key) {
            Json::Null => None,
            _ => {
                let score = u8::try_from(self.number(key)).ok().and_then(Score::tenths);
                self.or_fault(key, score.map(Some))
            }
        }
    }

    /// One of several words.
    pub fn one_of<T: Copy>(&self, key: &'static str, words: &[(&str, T)]) -> T {
        let text = self.str(key);
        let known = words.iter().find(|(word, _)| *word == text);
        known
            .unwrap_or_else(|| {
                self.faults.note(key);
                &words[0]
            })
            .1
    }

    pub fn worth(&self) -> Worth {
        self.one_of(
            "worth",
            &[
                ("installed", Worth::Installed),
                ("bare", Worth::Bare),
                ("branch-shown", Worth::BranchShown),
                ("hint", Worth::Hint),
                ("previous", Worth::Previous),
                ("reference", Worth::Reference),
                ("target", Worth::Target),
                ("other", Worth::Other),
            ],
        )
    }

    /// The objects of a list.
    pub fn rows(&self, key: &'static str) -> impl Iterator<Item = Row<'a>> + use<'a> {
        let faults = self.faults;
        self.items(key)
            .iter()
            .map(move |value| Row::of(value, faults))
    }
}
