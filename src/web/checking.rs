//! What the reader asks: text, files, a link, and the day it is asked for;
//! kept while they go from page to page and from one language to the other.
//!
//! Must not know the answer, nor the box it was typed into.

use std::rc::Rc;

use jiff::civil::Date;

use crate::build::Build;
use crate::reading::{Decoded, Observation, Unreadable};
use crate::share;

/// The most pasted text that is read at once, in bytes.
pub const MOST: usize = 10 * 1024 * 1024;

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// What was typed or pasted.
    pub text: Rc<str>,
    /// What was dropped or chosen, in that order.
    pub files: Vec<Rc<File>>,
    /// The fragment of a link that holds a result, until something is asked anew.
    pub link: Option<Rc<str>>,
    /// The day that was chosen; none for today.
    pub chosen: Option<Date>,
    /// Today, once it is known.
    pub today: Option<Date>,
    /// Where a bare build came from, as far as the reader has said.
    pub origins: Vec<(Build, Origin)>,
}

impl Question {
    /// The day the answer is for.
    #[must_use]
    pub fn as_of(&self) -> Option<Date> {
        self.chosen.or(self.today)
    }

    /// Where the reader says a bare build came from.
    #[must_use]
    pub fn origin(&self, build: Build) -> Option<Origin> {
        let mut origins = self.origins.iter();
        origins
            .find(|(known, _)| *known == build)
            .map(|(_, origin)| *origin)
    }

    /// Whether the answer is not the one of today.
    #[must_use]
    pub fn another_day(&self) -> bool {
        self.chosen.is_some() && self.chosen != self.today
    }

    /// Whether there is nothing to answer.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.link.is_none() && self.files.is_empty() && self.text.trim().is_empty()
    }

    /// Asks something else.
    pub fn change(&mut self, change: Change) {
        match change {
            Change::Text(text) => {
                self.text = text;
                self.link = None;
            }
            Change::Files(files) => {
                self.files.extend(files);
                self.link = None;
            }
            Change::WithoutFile(place) if place < self.files.len() => {
                self.files.remove(place);
            }
            Change::WithoutFile(_) => {}
            Change::Link(fragment) => {
                self.text = Rc::default();
                self.files.clear();
                self.chosen = share::day(&fragment);
                self.link = Some(fragment);
            }
            Change::Clear => {
                self.text = Rc::default();
                self.files.clear();
                self.link = None;
            }
            Change::Day(day) => self.chosen = day,
            Change::Today(day) => self.today = day,
            Change::Origin(build, origin) => {
                self.origins.retain(|(known, _)| *known != build);
                self.origins.push((build, origin));
            }
        }
    }

    /// The texts to read, with the name of the file where it is one.
    #[must_use]
    pub fn texts(&self) -> Vec<Source> {
        let typed = Source {
            file: None,
            text: self.text.clone(),
        };
        let files = self.files.iter().filter_map(|file| {
            let text = file.content.as_ref().ok()?.text.clone();
            Some(Source {
                file: Some(file.name.clone()),
                text,
            })
        });
        std::iter::once(typed)
            .filter(|typed| !typed.text.is_empty())
            .chain(files)
            .collect()
    }
}

/// A text to read.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The file it comes from; none for what was typed.
    pub file: Option<Rc<str>>,
    /// All of it.
    pub text: Rc<str>,
}

/// A file that was dropped or chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// Its name, without its folder.
    pub name: Rc<str>,
    /// Its text, or why there is none.
    pub content: Result<Content, Unreadable>,
}

/// The text of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// All of it.
    pub text: Rc<str>,
    /// What it was written in.
    pub encoding: crate::reading::Encoding,
}

impl From<Decoded> for Content {
    fn from(decoded: Decoded) -> Self {
        Self {
            text: decoded.text.into(),
            encoding: decoded.encoding,
        }
    }
}

/// Where a bare build came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A file version, which moves with every update.
    Installed,
    /// A value that shows the branch only.
    BranchShown,
}

/// A change to what is asked.
#[derive(Clone, Debug)]
pub enum Change {
    /// Another text.
    Text(Rc<str>),
    /// More files.
    Files(Vec<Rc<File>>),
    /// Without the file in this place.
    WithoutFile(usize),
    /// A link that holds a result: its fragment.
    Link(Rc<str>),
    /// Nothing any more; the day stays.
    Clear,
    /// Another day; none for today.
    Day(Option<Date>),
    /// Today, found out.
    Today(Option<Date>),
    /// The reader says where a bare build came from.
    Origin(Build, Origin),
}

/// The build of an observation that is a number and nothing else, so that
/// where it came from is the reader's to say.
#[must_use]
pub fn bare(observation: &Observation) -> Option<Build> {
    observation.text.trim().parse().ok()
}
