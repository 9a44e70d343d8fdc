//! The files of one family, read into rows that know where they stand.
//!
//! [`parse`] takes names and contents and gives a [`Draft`]: every row of
//! every table with its [`Place`], and every [`Fault`] of form. It goes on
//! after a fault, so that one run shows them all: a row that cannot be read is
//! left out, and its file is remembered as [`Draft::is_whole`] tells.
//!
//! Must not know what the facts mean (a build below its base is well-formed
//! here; [`super::lint`] judges), and must not touch the disk.

mod cells;
mod entries;
mod fields;
mod place;
mod rows;

use std::collections::{BTreeMap, BTreeSet};

pub use place::{At, Fault, Place, RuleInfo};

use super::Score;
use super::tables::{
    ActionRow, AliasRow, BranchRow, ConflictRow, DirectoryRow, EventRow, Family, FixRow, ImpactRow,
    IssueRow, KevRow, KindRow, MoveRow, NoteRow, PlatformRow, ProductRow, Recognition, ReleaseRow,
    SourceRow, Tables, UnidentifiedRow, VulnerabilityRow,
};
pub(super) use fields::did_you_mean;
use place::FileText;

/// A file of the family's folder.
#[derive(Clone, Copy, Debug)]
pub struct SourceFile<'a> {
    /// As it is to be shown in faults, such as `advisories/exchange/releases.csv`.
    /// What follows the last `/` says which table it holds.
    pub name: &'a str,
    /// All of it.
    pub text: &'a str,
}

/// The files a family consists of, in the order of [`super::tables`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is the file of its name")]
pub enum File {
    Family,
    Releases,
    Branches,
    Aliases,
    Unidentified,
    Vulnerabilities,
    Kev,
    Events,
    Fixes,
    Platform,
    Directory,
    Actions,
    KnownIssues,
    Notes,
    Sources,
    Recognition,
}

impl File {
    /// Every file.
    pub const ALL: [Self; 16] = [
        Self::Family,
        Self::Releases,
        Self::Branches,
        Self::Aliases,
        Self::Unidentified,
        Self::Vulnerabilities,
        Self::Kev,
        Self::Events,
        Self::Fixes,
        Self::Platform,
        Self::Directory,
        Self::Actions,
        Self::KnownIssues,
        Self::Notes,
        Self::Sources,
        Self::Recognition,
    ];

    /// The name inside the family's folder.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Family => "family.toml",
            Self::Releases => "releases.csv",
            Self::Branches => "branches.csv",
            Self::Aliases => "aliases.csv",
            Self::Unidentified => "unidentified.csv",
            Self::Vulnerabilities => "vulnerabilities.csv",
            Self::Kev => "kev.csv",
            Self::Events => "events.csv",
            Self::Fixes => "fixes.csv",
            Self::Platform => "platform.csv",
            Self::Directory => "directory.csv",
            Self::Actions => "actions.toml",
            Self::KnownIssues => "known-issues.toml",
            Self::Notes => "notes.toml",
            Self::Sources => "sources.toml",
            Self::Recognition => "recognition.toml",
        }
    }

    /// What an empty file of this name consists of, as advice.
    fn when_empty(self) -> String {
        let columns = match self {
            Self::Releases => fields::names::<ReleaseRow>(),
            Self::Branches => fields::names::<BranchRow>(),
            Self::Aliases => fields::names::<AliasRow>(),
            Self::Unidentified => fields::names::<UnidentifiedRow>(),
            Self::Vulnerabilities => fields::names::<VulnerabilityRow>(),
            Self::Kev => fields::names::<KevRow>(),
            Self::Events => fields::names::<EventRow>(),
            Self::Fixes => fields::names::<FixRow>(),
            Self::Platform => fields::names::<PlatformRow>(),
            Self::Directory => fields::names::<DirectoryRow>(),
            Self::Family => return "add it: it names the family and its products".to_owned(),
            Self::Actions | Self::KnownIssues | Self::Notes | Self::Sources | Self::Recognition => {
                return "add it; it may be empty".to_owned();
            }
        };
        format!(
            "add it; without any row it is its header alone: {}",
            columns.join(",")
        )
    }
}

/// The rows of one family as far as they could be read.
#[derive(Clone, Debug, Default)]
#[expect(
    missing_docs,
    reason = "each field is the table of the row type it holds"
)]
pub struct Draft {
    /// `family.toml` without its lists, which are the next four fields.
    pub family: Option<At<Family>>,
    pub kinds: Vec<At<KindRow>>,
    pub impacts: Vec<At<ImpactRow>>,
    pub products: Vec<At<ProductRow>>,
    pub moves: Vec<At<MoveRow>>,
    pub releases: Vec<At<ReleaseRow>>,
    pub branches: Vec<At<BranchRow>>,
    pub aliases: Vec<At<AliasRow>>,
    pub unidentified: Vec<At<UnidentifiedRow>>,
    pub vulnerabilities: Vec<At<VulnerabilityRow>>,
    pub kev: Vec<At<KevRow>>,
    pub events: Vec<At<EventRow>>,
    pub fixes: Vec<At<FixRow>>,
    pub platform: Vec<At<PlatformRow>>,
    pub directory: Vec<At<DirectoryRow>>,
    pub actions: Vec<At<ActionRow>>,
    pub issues: Vec<At<IssueRow>>,
    pub notes: Vec<At<NoteRow>>,
    pub sources: Vec<At<SourceRow>>,
    pub conflicts: Vec<At<ConflictRow>>,
    pub recognition: Option<At<Recognition>>,
    incomplete: BTreeSet<File>,
}

impl Draft {
    /// Whether all of `file` could be read. A rule that says "this is nowhere"
    /// keeps silent where it is not: what it misses may stand in the part that
    /// could not be read.
    #[must_use]
    pub fn is_whole(&self, file: File) -> bool {
        !self.incomplete.contains(&file)
    }

    /// The rows without their places; nothing where `family.toml` could not be
    /// read.
    #[must_use]
    pub fn tables(&self) -> Option<Tables> {
        let mut family = self.family.as_ref()?.value.clone();
        family.kinds = values(&self.kinds);
        family.impacts = values(&self.impacts);
        family.products = values(&self.products);
        family.moves = values(&self.moves);
        Some(Tables {
            family,
            releases: values(&self.releases),
            branches: values(&self.branches),
            aliases: values(&self.aliases),
            unidentified: values(&self.unidentified),
            vulnerabilities: scored(values(&self.vulnerabilities)),
            kev: values(&self.kev),
            fixes: values(&self.fixes),
            platform: values(&self.platform),
            directory: values(&self.directory),
            actions: values(&self.actions),
            issues: values(&self.issues),
            notes: values(&self.notes),
            sources: values(&self.sources),
            recognition: self
                .recognition
                .as_ref()
                .map(|recognition| recognition.value.clone())
                .unwrap_or_default(),
            conflicts: values(&self.conflicts),
            events: values(&self.events),
        })
    }
}

/// The rows with the scores of their vectors; an unreadable vector is a fault
/// that the linter tells, and has none.
fn scored(mut rows: Vec<VulnerabilityRow>) -> Vec<VulnerabilityRow> {
    for row in &mut rows {
        row.score = Score::of_vector(&row.cvss);
    }
    rows
}

fn values<T: Clone>(rows: &[At<T>]) -> Vec<T> {
    rows.iter().map(|row| row.value.clone()).collect()
}

/// What can be wrong with the form of a file.
pub const RULES: &[RuleInfo] = &[
    FILE_MISSING,
    FILE_UNKNOWN,
    BYTE_ORDER_MARK,
    rows::CSV_SYNTAX,
    rows::CSV_HEADER,
    rows::CSV_WIDTH,
    rows::CSV_SPACE,
    entries::TOML_SYNTAX,
    entries::KEY_UNKNOWN,
    entries::KEY_MISSING,
    fields::VALUE_UNREADABLE,
];

const FILE_MISSING: RuleInfo = RuleInfo::new(
    "file-missing",
    "A file of the family is not there.",
    "A file lost by mistake would make the answers poorer without anyone noticing.",
);

const FILE_UNKNOWN: RuleInfo = RuleInfo::new(
    "file-unknown",
    "A file is none of those a family consists of, or is given twice.",
    "Its facts would be read by nobody.",
);

const BYTE_ORDER_MARK: RuleInfo = RuleInfo::new(
    "byte-order-mark",
    "A file begins with a byte order mark.",
    "Spreadsheets add it; it would become part of the first column's name.",
);

/// Reads the files of one family. Faults are sorted by file, line and column.
#[must_use]
pub fn parse(files: &[SourceFile<'_>]) -> (Draft, Vec<Fault>) {
    let mut faults = Vec::new();
    let texts = known(files, &mut faults);
    let mut reader = Reader {
        texts,
        faults,
        incomplete: BTreeSet::new(),
    };
    let mut draft = reader.family();
    draft.releases = reader.rows(File::Releases);
    draft.branches = reader.rows(File::Branches);
    draft.aliases = reader.rows(File::Aliases);
    draft.unidentified = reader.rows(File::Unidentified);
    draft.vulnerabilities = reader.rows(File::Vulnerabilities);
    draft.kev = reader.rows(File::Kev);
    if reader.texts.contains_key(&File::Events) {
        draft.events = reader.rows(File::Events);
    }
    draft.fixes = reader.rows(File::Fixes);
    draft.platform = reader.rows(File::Platform);
    draft.directory = reader.rows(File::Directory);
    reader.document(File::Actions, &["action"], |document| {
        draft.actions = document.entries("action");
    });
    reader.document(File::KnownIssues, &["issue"], |document| {
        draft.issues = document.entries("issue");
    });
    reader.document(File::Notes, &["note"], |document| {
        draft.notes = document.entries("note");
    });
    reader.document(File::Sources, &["source", "conflict"], |document| {
        draft.sources = document.entries("source");
        draft.conflicts = document.entries("conflict");
    });
    if reader.texts.contains_key(&File::Recognition) {
        reader.document(File::Recognition, &[], |document| {
            draft.recognition = document.rest();
        });
    }
    draft.incomplete = reader.incomplete;
    let mut faults = reader.faults;
    faults.sort();
    (draft, faults)
}

/// Tells the files apart by name, and names the missing ones.
fn known<'a>(files: &[SourceFile<'a>], faults: &mut Vec<Fault>) -> BTreeMap<File, FileText<'a>> {
    let mut texts = BTreeMap::new();
    let names: Vec<&str> = File::ALL.into_iter().map(File::name).collect();
    for &SourceFile { name, text } in files {
        let short = name.rsplit('/').next().unwrap_or(name);
        let start = Place {
            file: name.to_owned(),
            line: 1,
            column: 1,
        };
        let Some(file) = File::ALL.into_iter().find(|file| file.name() == short) else {
            let hint = fields::did_you_mean(short, &names)
                .unwrap_or_else(|| format!("a family consists of {}", names.join(", ")));
            faults.push(FILE_UNKNOWN.at(start, format!("`{short}` is no file of a family"), hint));
            continue;
        };
        if texts.contains_key(&file) {
            faults.push(FILE_UNKNOWN.at(
                start,
                format!("`{short}` is given twice"),
                "give each file of the family once",
            ));
            continue;
        }
        let without_mark = text.strip_prefix('\u{feff}');
        if without_mark.is_some() {
            faults.push(BYTE_ORDER_MARK.at(
                start,
                "the file begins with a byte order mark (U+FEFF)",
                "save it as UTF-8 without a byte order mark",
            ));
        }
        texts.insert(file, FileText::new(name, without_mark.unwrap_or(text)));
    }
    let folder = files.iter().find_map(|file| file.name.rsplit_once('/'));
    for file in File::ALL {
        // A family may begin with bare numbers, and without a history.
        let optional = matches!(file, File::Recognition | File::Events);
        if !texts.contains_key(&file) && !optional {
            let name = match folder {
                Some((folder, _)) => format!("{folder}/{}", file.name()),
                None => file.name().to_owned(),
            };
            let place = Place {
                file: name,
                line: 1,
                column: 1,
            };
            faults.push(FILE_MISSING.at(
                place,
                format!("`{}` is missing", file.name()),
                file.when_empty(),
            ));
        }
    }
    texts
}

/// Hands each file to the reader of its format and remembers which had faults.
struct Reader<'a> {
    texts: BTreeMap<File, FileText<'a>>,
    faults: Vec<Fault>,
    incomplete: BTreeSet<File>,
}

impl Reader<'_> {
    fn rows<T: serde::de::DeserializeOwned>(&mut self, file: File) -> Vec<At<T>> {
        let Some(text) = self.texts.get(&file) else {
            self.incomplete.insert(file);
            return Vec::new();
        };
        let (rows, whole) = rows::read(text, &mut self.faults);
        if !whole {
            self.incomplete.insert(file);
        }
        rows
    }

    fn document(
        &mut self,
        file: File,
        lists: &[&str],
        take: impl FnOnce(&mut entries::Document<'_, '_>),
    ) {
        let Some(text) = self.texts.get(&file) else {
            self.incomplete.insert(file);
            return;
        };
        let mut document = entries::Document::new(text, &mut self.faults);
        take(&mut document);
        if !document.finish(lists) {
            self.incomplete.insert(file);
        }
    }

    /// `family.toml` is read in pieces, so that a fault in one product leaves
    /// the others.
    fn family(&mut self) -> Draft {
        let mut draft = Draft::default();
        self.document(File::Family, &[], |document| {
            draft.kinds = document.entries("kind");
            draft.impacts = document.entries("impact");
            draft.products = document.entries("product");
            draft.moves = document.entries("move");
            draft.family = document.rest();
        });
        draft
    }
}
