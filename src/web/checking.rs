//! What the reader asks: text, files, a link, and the day it is asked for;
//! kept while they go from page to page and from one language to the other.
//!
//! Must not know the answer, nor the box it was typed into.

use std::collections::BTreeMap;
use std::rc::Rc;

use jiff::civil::Date;
use yew::prelude::*;

use crate::build::Build;
use crate::reading::{Decoded, Observation, Unreadable};
use crate::share;

use super::browser;

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
    pub origins: BTreeMap<Build, Origin>,
}

impl Question {
    /// The day the answer is for.
    #[must_use]
    pub fn as_of(&self) -> Option<Date> {
        self.chosen.or(self.today)
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

impl Reducible for Question {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        match change {
            Change::Text(text) => {
                next.text = text;
                next.link = None;
            }
            Change::Files(files) => {
                next.files.extend(files);
                next.link = None;
            }
            Change::WithoutFile(place) if place < next.files.len() => {
                next.files.remove(place);
            }
            Change::WithoutFile(_) => {}
            Change::Link(fragment) => {
                next.text = Rc::default();
                next.files.clear();
                next.chosen = share::day(&fragment);
                next.link = Some(fragment);
            }
            Change::Clear => {
                next.text = Rc::default();
                next.files.clear();
                next.link = None;
            }
            Change::Day(day) => next.chosen = day,
            Change::Today(day) => next.today = day,
            Change::Origin(build, origin) => {
                next.origins.insert(build, origin);
            }
        }
        Rc::new(next)
    }
}

/// The question, and how to change it.
pub type Checking = UseReducerHandle<Question>;

/// Makes the question; for [`super::App`] alone.
#[hook]
pub fn use_new_checking() -> Checking {
    let checking = use_reducer(Question::default);
    let dispatcher = checking.dispatcher();
    use_effect_with((), move |()| {
        dispatcher.dispatch(Change::Today(browser::today()));
    });
    checking
}

/// The build of an observation that is a number and nothing else, so that
/// where it came from is the reader's to say.
#[must_use]
pub fn bare(observation: &Observation) -> Option<Build> {
    observation.text.trim().parse().ok()
}
