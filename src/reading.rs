//! Pasted text to observations: which builds stand in it, whose they are, and
//! what the place they stand in is worth.
//!
//! Unknown is allowed, wrong is not. The label decides the level, not the
//! number, and a line with something in it that could be a version is either
//! read, ignored for a named reason, or listed as not understood.
//!
//! ```
//! # fn demo(catalogue: &patchline::catalogue::Catalogue) {
//! use patchline::reading::read;
//!
//! let text = "Name : MBX01\nAdminDisplayVersion : Version 15.2 (Build 1118.7)";
//! let reading = read(text, catalogue);
//! assert_eq!(reading.observations[0].label.as_deref(), Some("MBX01"));
//! # }
//! ```
//!
//! The way of a line: [`decode()`] makes text of bytes, `clean` takes the
//! decoration off, `reader` sorts lines by layout (`table`, `json`, `markup`,
//! or running text), `scan` finds numbers and `names` release names, `judge`
//! says what a number is by its label, `record` gathers what belongs together,
//! and `merge` makes one server of what was seen several times. Labels and
//! product names are the families' data; only layouts are code.
//!
//! Must not know what is safe or unsafe, nor any screen.

mod clean;
pub mod decode;
mod fields;
mod hosts;
mod json;
mod judge;
mod markup;
mod merge;
mod names;
mod places;
mod reader;
mod record;
mod running;
mod scan;
mod table;
mod vocabulary;

use std::fmt;

use crate::build::Build;
use crate::catalogue::tables::Worth;
use crate::catalogue::{Catalogue, Level, Sighting};
use crate::lang::Text;

use places::Places;

pub use decode::{Decoded, Encoding, Unreadable, decode};
pub use reader::{Ending, Reader};

/// What a text holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// In the order of the text.
    pub observations: Vec<Observation>,
    /// In the order of the text.
    pub not_understood: Vec<NotUnderstood>,
    /// How many lines were passed over, by reason.
    pub ignored: Vec<(Ignored, u32)>,
    /// Every CVE identifier in the text, in the order in which they appear.
    pub named: Vec<String>,
    /// How many lines the text has.
    pub lines: u32,
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
    /// What the place it was found in is worth. A [`Worth::Bare`] build that
    /// equals the base of its branch becomes exact once its reader says that
    /// it comes from a file version.
    pub worth: Worth,
    /// CVE identifiers named beside it, as by a scanner.
    pub named: Vec<String>,
    /// Where else the same server was seen.
    pub merged: Vec<Merged>,
    /// What has to be said of this reading.
    pub remarks: Vec<Remark>,
}

impl Observation {
    /// An observation of which no more is known than this.
    #[must_use]
    pub fn new(
        line: u32,
        label: Option<String>,
        text: String,
        family: usize,
        sighting: Sighting,
    ) -> Self {
        Self {
            line,
            label,
            text,
            family,
            worth: match sighting.level {
                Level::Exact | Level::Alias | Level::Unlisted | Level::Conflict => Worth::Installed,
                Level::Hint => Worth::Hint,
                Level::Previous => Worth::Previous,
                Level::Reference => Worth::Reference,
                _ => Worth::BranchShown,
            },
            sighting,
            named: Vec::new(),
            merged: Vec::new(),
            remarks: Vec::new(),
        }
    }
}

/// Another sight of an observed server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Counted from 1.
    pub line: u32,
    /// The version as it stands there.
    pub text: String,
    /// The build there.
    pub build: Option<Build>,
    /// How surely it was read there.
    pub level: Level,
    /// Why it is no observation of its own.
    pub why: Why,
}

/// Why two sights are one server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// They show the same build.
    Same,
    /// It shows less: the branch only, or one component.
    Weaker,
    /// It is of an earlier state.
    Earlier,
    /// A later sight of the same server replaced it.
    Replaced,
    /// It says something else of the same server.
    Contradicts,
    /// A scanner could not tell the two apart.
    Candidate,
}

/// What has to be said of a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The text names another release than the number; the number counts.
    NameDisagrees(String),
    /// A last zero may have been lost: `.1` may stand for `.10`.
    MaybeDamaged,
    /// The text itself says that the value was not read from the server.
    Doubtful,
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

impl NotUnderstood {
    pub(crate) fn new(line: u32, text: &str, reason: Reason) -> Self {
        Self {
            line,
            text: text.trim().chars().take(EXCERPT).collect(),
            reason,
        }
    }
}

/// How much of a line that was not understood is quoted.
pub const EXCERPT: usize = 200;

/// Why something was not read. The words for readers are in `messages`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nothing in the line looks like a version.
    NothingKnown,
    /// The shape of a version, but no build of any family begins like that.
    NoFamily,
    /// The shape of a build, with a part that no build can hold.
    NotABuild,
    /// The version of another product.
    Foreign(Text),
    /// The console cut the version off.
    CutOff {
        /// A command that does not cut.
        command: String,
    },
    /// A limit or a wish, such as "fixed in" or "missing"; no server's build.
    Limit(Build),
    /// What a setup was about to install, which need not have happened.
    SetupTarget(Build),
    /// Some parts of a version, which stand apart, and others missing.
    PartsMissing,
    /// The rest of a line that is longer than any console's.
    TooLong,
    /// A row of a list of servers without a version.
    NoVersionInRow,
    /// A level of the directory: it shows what the forest was prepared for,
    /// not what a server runs.
    DirectoryLevel {
        /// The oldest release with that level.
        from: String,
        /// The newest one.
        to: String,
    },
    /// The name of a product, with a branch or update that it does not have.
    UnknownName,
    /// A knowledge base article of no known release.
    UnknownArticle,
    /// Vulnerabilities are named, but no build beside them.
    OnlyVulnerabilities(Vec<String>),
}

/// Why a line was passed over without a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ignored {
    /// Nothing stands on it.
    Blank,
    /// Dashes and the like.
    Ruler,
    /// What was typed, not what was printed.
    Prompt,
    /// The head of a table, a heading, a line that says the type.
    Heading,
    /// Tags and brackets without text.
    Markup,
    /// A field that holds no version.
    Field,
    /// A sentence that holds no version.
    Prose,
    /// The rest of a row that the console wrapped.
    Continuation,
    /// A header of a mail or a response that holds no version.
    Header,
    /// A version of something that stands beside every server.
    OtherVersion,
    /// A network address.
    Address,
    /// A date.
    Date,
    /// A checksum or an identifier.
    Checksum,
}

/// Reads `text` in one go. [`Reader`] does the same in slices.
#[must_use]
pub fn read(text: &str, catalogue: &Catalogue) -> Reading {
    let mut reader = Reader::new(catalogue);
    for line in lines(text) {
        reader.feed(line);
    }
    reader.finish()
}

/// The lines of `text`, whatever ends them: `\n`, `\r\n`, `\r`, or a mixture.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = text.bytes().position(|byte| byte == b'\n' || byte == b'\r');
        let Some(end) = end else {
            rest = None;
            return (!text.is_empty()).then_some(text);
        };
        let mut next = end + 1;
        let bytes = text.as_bytes();
        while bytes[end] == b'\r' && bytes.get(next) == Some(&b'\r') {
            next += 1;
        }
        if bytes[end] == b'\r' && bytes.get(next) == Some(&b'\n') {
            next += 1;
        }
        rest = Some(&text[next..]);
        Some(&text[..end])
    })
}

impl fmt::Display for Observation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.label {
            Some(label) => write!(f, "{label}: {}", self.text),
            None => f.write_str(&self.text),
        }
    }
}
