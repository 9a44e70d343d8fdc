//! Pasted text to observations: which builds stand in it, whose they are, and
//! what the place they stand in is worth.
//!
//! Unknown is allowed, wrong is not. The label decides the level, not the
//! number, and a line with something in it that could be a version is either
//! read or listed as not understood, with the reason.
//!
//! Must not know what is safe or unsafe, nor any screen.

use std::fmt;

use crate::build::Build;
use crate::catalogue::{Catalogue, Evidence, Sighting};

/// What a text holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// In the order of the text.
    pub observations: Vec<Observation>,
    /// In the order of the text.
    pub not_understood: Vec<NotUnderstood>,
}

/// One server, or one build, as the text shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// Counted from 1.
    pub line: u32,
    /// The server's name, where the text gives one.
    pub label: Option<String>,
    /// The version as it stands in the text.
    pub text: String,
    /// The family it belongs to: an index into [`Catalogue::families`].
    pub family: usize,
    /// What it can be.
    pub sighting: Sighting,
}

/// Something that looks like a version, or a line that holds nothing known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotUnderstood {
    /// Counted from 1.
    pub line: u32,
    /// The line, or the part of it that is meant; at most [`EXCERPT`] characters.
    pub text: String,
    /// Why it was not read.
    pub reason: Reason,
}

/// How much of a line that was not understood is quoted.
pub const EXCERPT: usize = 200;

/// Why something was not read. The words for readers are in `messages`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nothing in the line looks like a version.
    NothingKnown,
    /// Four numbers, but no build of any family begins like that.
    NoFamily,
    /// The shape of a build, with a part that no build can hold.
    NotABuild,
}

/// Reads `text`, line by line.
#[must_use]
pub fn read(text: &str, catalogue: &Catalogue) -> Reading {
    let mut reading = Reading::default();
    for (index, line) in text.lines().enumerate() {
        let line_number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        read_line(line.trim(), line_number, catalogue, &mut reading);
    }
    reading
}

fn read_line(line: &str, number: u32, catalogue: &Catalogue, reading: &mut Reading) {
    if line.is_empty() {
        return;
    }
    let refuse = |reason| NotUnderstood {
        line: number,
        text: line.chars().take(EXCERPT).collect(),
        reason,
    };
    let Some(found) = find_build(line) else {
        reading.not_understood.push(refuse(Reason::NothingKnown));
        return;
    };
    let (build, evidence) = match found {
        Ok(found) => found,
        Err(reason) => {
            reading.not_understood.push(refuse(reason));
            return;
        }
    };
    let claim = catalogue
        .families
        .iter()
        .enumerate()
        .find_map(|(index, family)| Some((index, family.identify(build, evidence)?)));
    match claim {
        Some((family, sighting)) => reading.observations.push(Observation {
            line: number,
            label: None,
            text: line.to_owned(),
            family,
            sighting,
        }),
        None => reading.not_understood.push(refuse(Reason::NoFamily)),
    }
}

/// The first build of a line, bare or as `Version 15.2 (Build 1118.7)`.
fn find_build(line: &str) -> Option<Result<(Build, Evidence), Reason>> {
    let numbers: Vec<&str> = line
        .split(|c: char| !(c.is_ascii_digit() || c == '.'))
        .map(|run| run.trim_matches('.'))
        .filter(|run| run.contains('.'))
        .collect();
    let parse = |text: &str| text.parse::<Build>().map_err(|_| Reason::NotABuild);
    match numbers.as_slice() {
        [] => None,
        [version, rest, ..] if version.split('.').count() == 2 && rest.split('.').count() == 2 => {
            let joined = format!("{version}.{rest}");
            Some(parse(&joined).map(|build| (build, Evidence::BranchShown)))
        }
        [first, ..] => Some(parse(first).map(|build| (build, Evidence::Bare))),
    }
}

impl fmt::Display for Observation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.label {
            Some(label) => write!(f, "{label}: {}", self.text),
            None => f.write_str(&self.text),
        }
    }
}
