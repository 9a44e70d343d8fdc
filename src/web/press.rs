//! What the buttons mean that are written as text: as a value, and as the word
//! that stands in their attribute.
//!
//! Must not know what a button looks like, nor what is done.

use crate::assess::Verdict;
use crate::build::Build;

use super::checking::Origin;
use super::handing::Task;
use super::view::Column;

/// What the reader wants who presses a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// To ask nothing any more.
    Clear,
    /// The answer of today.
    Today,
    /// What was read so far.
    Stop,
    /// To fetch again what could not be had.
    Again,
    /// A text that can be tried, by its place.
    Example(usize),
    /// Without a file, by its place.
    Remove(usize),
    /// Every server of the list.
    All,
    /// Links with the names of servers, or without.
    Names,
    /// Paper.
    Print,
    /// To hand the result on.
    HandOn(Task),
    /// To say where a bare build came from.
    Origin(Origin, Build),
    /// To open a row of the list, or to close it.
    Open(usize),
    /// Another page of the list.
    Turn(usize),
    /// Only the servers of a group, by its place; or no longer.
    Group(usize),
    /// The list in another order.
    Sort(Column),
    /// Only the servers with a verdict; or no longer.
    Verdict(Verdict),
}

/// Those that are one word.
const WORDS: [(&str, Press); 12] = [
    ("clear", Press::Clear),
    ("today", Press::Today),
    ("stop", Press::Stop),
    ("again", Press::Again),
    ("all", Press::All),
    ("names", Press::Names),
    ("print", Press::Print),
    ("text", Press::HandOn(Task::Text)),
    ("markdown", Press::HandOn(Task::Markdown)),
    ("csv", Press::HandOn(Task::Csv)),
    ("json", Press::HandOn(Task::Json)),
    ("link", Press::HandOn(Task::Link)),
];

impl Press {
    /// As it stands in an attribute: a word, or a word and what it is about.
    #[must_use]
    pub fn written(self) -> String {
        let (word, about) = match self {
            Self::Origin(Origin::Installed, build) => ("installed", build.to_string()),
            Self::Origin(Origin::BranchShown, build) => ("branch", build.to_string()),
            Self::Example(place) => ("example", place.to_string()),
            Self::Remove(place) => ("remove", place.to_string()),
            Self::Open(row) => ("open", row.to_string()),
            Self::Turn(page) => ("turn", page.to_string()),
            Self::Group(place) => ("group", place.to_string()),
            Self::Sort(column) => ("sort", column.key().to_owned()),
            Self::Verdict(verdict) => ("verdict", verdict.key().to_owned()),
            one => {
                let mut words = WORDS.iter();
                let word = words.find(|(_, press)| *press == one);
                return word.map_or_else(String::new, |(word, _)| (*word).to_owned());
            }
        };
        [word, " ", &about].concat()
    }

    /// What was written; none where it is nothing that a button says.
    #[must_use]
    pub fn read(written: &str) -> Option<Self> {
        let Some((word, about)) = written.split_once(' ') else {
            let mut words = WORDS.iter();
            return words
                .find(|(word, _)| *word == written)
                .map(|(_, press)| *press);
        };
        let number = || about.parse().ok();
        match word {
            "installed" => Some(Self::Origin(Origin::Installed, about.parse().ok()?)),
            "branch" => Some(Self::Origin(Origin::BranchShown, about.parse().ok()?)),
            "example" => number().map(Self::Example),
            "remove" => number().map(Self::Remove),
            "open" => number().map(Self::Open),
            "turn" => number().map(Self::Turn),
            "group" => number().map(Self::Group),
            "sort" => Column::from_key(about).map(Self::Sort),
            "verdict" => Verdict::from_key(about).map(Self::Verdict),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_button_says_is_understood() {
        let build = Build::new(15, 2, 1118, 20);
        let about = [
            Press::Origin(Origin::Installed, build),
            Press::Origin(Origin::BranchShown, build),
            Press::Example(2),
            Press::Remove(1),
            Press::Open(3),
            Press::Turn(0),
            Press::Group(12),
            Press::Sort(Column::Install),
            Press::Verdict(Verdict::UpdateRequired),
        ];
        for press in WORDS.iter().map(|(_, press)| *press).chain(about) {
            let written = press.written();
            assert!(!written.is_empty(), "{press:?}");
            assert_eq!(Press::read(&written), Some(press), "{written}");
        }
    }

    #[test]
    fn anything_else_is_nothing() {
        for written in ["", " ", "open", "open x", "sort", "sort age", "clear all"] {
            assert_eq!(Press::read(written), None, "{written:?}");
        }
    }
}
