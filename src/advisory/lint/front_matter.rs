//! What can be wrong between the `+++` lines: form first, then sense.
//!
//! Must not know the body, nor other files.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::advisory::FrontMatter;
use crate::catalogue::Family;
use crate::catalogue::source::{Fault, RuleInfo, SourceFile};
use crate::lang::Lang;

use super::{Page, find_family, place};

pub(super) const SYNTAX: RuleInfo = RuleInfo::new(
    "front-matter-syntax",
    "The front matter is no TOML.",
    "None of it could be used.",
);

pub(super) const KEY_UNKNOWN: RuleInfo = RuleInfo::new(
    "front-matter-key-unknown",
    "A key of the front matter is not known.",
    "What it says would be dropped without a word; most often a key is misspelt.",
);

pub(super) const KEY_MISSING: RuleInfo = RuleInfo::new(
    "front-matter-key-missing",
    "A key that every advisory needs is missing.",
    "Pages and feeds would have a gap there.",
);

pub(super) const VALUE: RuleInfo = RuleInfo::new(
    "front-matter-value",
    "A value is not of the kind its key holds: a day, one of several words, a list.",
    "It cannot be used before it is put right.",
);

pub(super) const EMPTY: RuleInfo = RuleInfo::new(
    "front-matter-empty",
    "A text or a list that has to say something is empty.",
    "Pages and feeds would have a gap there.",
);

pub(super) const ID_MALFORMED: RuleInfo = RuleInfo::new(
    "advisory-id-malformed",
    "An id is not PL-, the year of the advisory's date, and four digits.",
    "Ids are quoted elsewhere for years; they have one form.",
);

pub(super) const FOLDER_NAME: RuleInfo = RuleInfo::new(
    "advisory-folder-name",
    "A folder's name is not the advisory's date and a few words in lower case.",
    "It is the page's address, and the order of the files.",
);

pub(super) const LANG: RuleInfo = RuleInfo::new(
    "advisory-lang",
    "The language in the front matter is not that of the file's name.",
    "One of them is wrong; the page would be shown to the wrong readers.",
);

pub(super) const FAMILY: RuleInfo = RuleInfo::new(
    "advisory-family",
    "The front matter names a family that the catalogue does not have.",
    "References to builds and CVEs would lead nowhere.",
);

pub(super) const CVE: RuleInfo = RuleInfo::new(
    "advisory-cve",
    "The front matter names a CVE that the catalogue does not have.",
    "It is misspelt, or it has to be added to the catalogue first.",
);

pub(super) const BRANCH: RuleInfo = RuleInfo::new(
    "advisory-branch",
    "The front matter names a branch that the catalogue does not have.",
    "Feeds for one branch would miss the advisory.",
);

pub(super) const LISTED_TWICE: RuleInfo = RuleInfo::new(
    "advisory-listed-twice",
    "A list of the front matter has an entry twice.",
    "One of the two was meant to be another.",
);

pub(super) const DATES: RuleInfo = RuleInfo::new(
    "advisory-dates",
    "An advisory was published before its date, or modified or withdrawn before it was published.",
    "One of the days is wrong.",
);

pub(super) const REVISIONS: RuleInfo = RuleInfo::new(
    "advisory-revisions",
    "Revisions are not numbered from 1 on, or their days run backwards.",
    "Readers could not tell what changed since they last read it.",
);

pub(super) const MODIFIED: RuleInfo = RuleInfo::new(
    "advisory-modified",
    "The day of modification is not that of the last revision.",
    "A change was made without a word on what changed.",
);

pub(super) const SOURCE_URL: RuleInfo = RuleInfo::new(
    "advisory-source-url",
    "The address of a source does not begin with https://.",
    "Readers could not look it up.",
);

pub(super) const SOURCE_READ: RuleInfo = RuleInfo::new(
    "advisory-source-read",
    "The day on which a source was read is no day, month or year.",
    "Pages change; readers have to know which state was read.",
);

/// What a key holds.
#[derive(Clone, Copy)]
enum Want {
    Text,
    Day,
    OneOf(&'static [&'static str]),
    Number,
    Texts,
    Table(&'static [Field]),
    Tables(&'static [Field]),
}

type Field = (&'static str, Want, Needed);

/// Whether a key has to be there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needed {
    Yes,
    No,
}

use Needed::{No, Yes};

/// The keys of [`FrontMatter`], in the order in which they are written.
const FIELDS: &[Field] = &[
    ("id", Want::Text, Yes),
    (
        "kind",
        Want::OneOf(&[
            "security-update",
            "hotfix-update",
            "base",
            "configuration",
            "end-of-support",
            "guidance",
        ]),
        Yes,
    ),
    ("family", Want::Text, Yes),
    ("title", Want::Text, Yes),
    ("summary", Want::Text, Yes),
    ("lang", Want::OneOf(&["en", "ja"]), Yes),
    ("date", Want::Day, Yes),
    ("published", Want::Day, Yes),
    ("modified", Want::Day, Yes),
    ("status", Want::OneOf(&["draft", "interim", "final"]), Yes),
    (
        "severity",
        Want::OneOf(&["low", "medium", "high", "critical"]),
        Yes,
    ),
    ("cves", Want::Texts, No),
    ("branches", Want::Texts, No),
    ("supersedes", Want::Texts, No),
    ("superseded_by", Want::Text, No),
    (
        "withdrawn",
        Want::Table(&[("date", Want::Day, Yes), ("reason", Want::Text, Yes)]),
        No,
    ),
    ("translated_from", Want::Number, No),
    (
        "revisions",
        Want::Tables(&[
            ("number", Want::Number, Yes),
            ("date", Want::Day, Yes),
            ("summary", Want::Text, Yes),
        ]),
        Yes,
    ),
    (
        "sources",
        Want::Tables(&[
            ("url", Want::Text, Yes),
            ("title", Want::Text, Yes),
            ("read", Want::Text, Yes),
            ("supports", Want::Text, Yes),
        ]),
        Yes,
    ),
];

/// Where values stand: `cves[1]`, `revisions[0].date`.
#[derive(Default)]
pub(super) struct Spots {
    start: usize,
    values: BTreeMap<String, usize>,
}

impl Spots {
    /// The byte of the file at which a value begins, or what it would be part
    /// of where it was left out.
    pub(super) fn of(&self, path: &str) -> usize {
        let mut path = path;
        loop {
            if let Some(offset) = self.values.get(path) {
                return *offset;
            }
            match path.rfind(['.', '[']) {
                Some(end) => path = &path[..end],
                None => return self.start,
            }
        }
    }
}

/// Reads front matter that begins at the byte `at` of `file`; none where it
/// has faults of form, which are all reported.
pub(super) fn read(
    file: &SourceFile<'_>,
    toml: &str,
    at: usize,
    faults: &mut Vec<Fault>,
) -> (Option<FrontMatter>, Spots) {
    let known = faults.len();
    let (table, errors) = DeTable::parse_recoverable(toml);
    let mut form = Form {
        file,
        at,
        spots: Spots {
            start: at,
            values: BTreeMap::new(),
        },
        faults,
    };
    for error in &errors {
        let start = error.span().map_or(0, |span| span.start);
        let place = form.place(start);
        form.faults.push(SYNTAX.at(
            place,
            error.message().to_owned(),
            "see https://toml.io for how values are written",
        ));
    }
    if errors.is_empty() {
        form.table(table.get_ref(), 0, FIELDS, "");
    }
    let Form { spots, faults, .. } = form;
    if faults.len() > known {
        return (None, spots);
    }
    match FrontMatter::read(toml) {
        Ok(front) => (Some(front), spots),
        Err(error) => {
            faults.push(VALUE.at(
                place::place(file.name, file.text, at),
                error.to_string(),
                "write it as the other advisories do",
            ));
            (None, spots)
        }
    }
}

struct Form<'a, 'f> {
    file: &'a SourceFile<'a>,
    at: usize,
    spots: Spots,
    faults: &'f mut Vec<Fault>,
}

impl Form<'_, '_> {
    fn place(&self, offset: usize) -> crate::catalogue::source::Place {
        place::place(self.file.name, self.file.text, self.at + offset)
    }

    fn table(&mut self, table: &DeTable<'_>, start: usize, fields: &[Field], path: &str) {
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            let path = if path.is_empty() {
                name.to_owned()
            } else {
                format!("{path}.{name}")
            };
            let Some((_, want, _)) = fields.iter().find(|(known, ..)| *known == name) else {
                let known: Vec<&str> = fields.iter().map(|(name, ..)| *name).collect();
                let place = self.place(key.span().start);
                self.faults.push(KEY_UNKNOWN.at(
                    place,
                    format!("`{path}` is no key of the front matter"),
                    format!("the keys here are {}", known.join(", ")),
                ));
                continue;
            };
            self.value(value, *want, &path);
        }
        for (name, _, needed) in fields {
            if *needed == Yes && !table.contains_key(*name) {
                let place = self.place(start);
                let owner = if path.is_empty() {
                    "the front matter"
                } else {
                    path
                };
                self.faults.push(KEY_MISSING.at(
                    place,
                    format!("`{name}` is missing in {owner}"),
                    format!("add a line `{name} = …`"),
                ));
            }
        }
    }

    fn value(&mut self, value: &Spanned<DeValue<'_>>, want: Want, path: &str) {
        let start = value.span().start;
        self.spots.values.insert(path.to_owned(), self.at + start);
        let held = value.get_ref();
        let wrong = match (want, held) {
            (Want::Text, DeValue::String(text)) => {
                if text.trim().is_empty() {
                    self.empty(start, path);
                }
                None
            }
            (Want::Day, DeValue::String(text)) if text.parse::<Date>().is_ok() => None,
            (Want::OneOf(words), DeValue::String(text)) if words.contains(&text.as_ref()) => None,
            (Want::Number, DeValue::Integer(number)) if number.as_str().parse::<u32>().is_ok() => {
                None
            }
            (Want::Texts, DeValue::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    self.value(item, Want::Text, &format!("{path}[{index}]"));
                }
                None
            }
            (Want::Table(fields), DeValue::Table(table)) => {
                self.table(table, start, fields, path);
                None
            }
            (Want::Tables(fields), DeValue::Array(items)) => {
                if items.is_empty() {
                    self.empty(start, path);
                }
                for (index, item) in items.iter().enumerate() {
                    self.value(item, Want::Table(fields), &format!("{path}[{index}]"));
                }
                None
            }
            (Want::Text, _) => Some("write a text between quotes".to_owned()),
            (Want::Day, _) => Some("write a day between quotes: \"2023-01-26\"".to_owned()),
            (Want::OneOf(words), _) => Some(format!("write one of \"{}\"", words.join("\", \""))),
            (Want::Number, _) => Some("write a number from 1 on, without quotes".to_owned()),
            (Want::Texts, _) => Some("write a list of texts: [\"…\", \"…\"]".to_owned()),
            (Want::Table(_), _) => Some(format!("write a table, under a line [{path}]")),
            (Want::Tables(_), _) => Some(format!("write tables, each under a line [[{path}]]")),
        };
        if let Some(hint) = wrong {
            let place = self.place(start);
            self.faults.push(VALUE.at(
                place,
                format!("`{path}` does not hold what it should"),
                hint,
            ));
        }
    }

    fn empty(&mut self, start: usize, path: &str) {
        let place = self.place(start);
        self.faults.push(EMPTY.at(
            place,
            format!("`{path}` is empty"),
            "fill it, or leave the key out where it may be left out",
        ));
    }
}

/// Judges front matter of good form.
pub(super) fn check(
    page: &Page<'_>,
    front: &FrontMatter,
    families: &[Family],
    faults: &mut Vec<Fault>,
) {
    names(page, front, faults);
    references(page, front, families, faults);
    days(page, front, faults);
    sources(page, front, faults);
}

fn names(page: &Page<'_>, front: &FrontMatter, faults: &mut Vec<Fault>) {
    let year = front.date.year();
    let number = front.id.strip_prefix(&format!("PL-{year}-"));
    if !number.is_some_and(|digits| digits.len() == 4 && is_digits(digits)) {
        faults.push(ID_MALFORMED.at(
            page.spot("id"),
            format!("`{}` is no id of an advisory of {year}", front.id),
            format!("write PL-{year}- and the next free number of that year: PL-{year}-0001"),
        ));
    }
    let words = page
        .folder
        .strip_prefix(&format!("{}-", front.date))
        .filter(|words| {
            words
                .split('-')
                .all(|word| !word.is_empty() && word.bytes().all(is_lower_or_digit))
        });
    if words.is_none() {
        faults.push(FOLDER_NAME.at(
            page.spot("date"),
            format!(
                "the folder `{}` is not named after its advisory",
                page.folder
            ),
            format!("name it {}-a-few-words", front.date),
        ));
    }
    if front.lang != page.lang {
        faults.push(LANG.at(
            page.spot("lang"),
            format!("`{}` says that it is in `{}`", page.file, front.lang.tag()),
            format!("write lang = \"{}\", or rename the file", page.lang.tag()),
        ));
    }
}

const fn is_lower_or_digit(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn references(page: &Page<'_>, front: &FrontMatter, families: &[Family], faults: &mut Vec<Fault>) {
    let lists = [
        ("cves", &front.cves),
        ("branches", &front.branches),
        ("supersedes", &front.supersedes),
    ];
    for (key, list) in lists {
        let mut seen = BTreeSet::new();
        for (index, entry) in list.iter().enumerate() {
            if !seen.insert(entry) {
                faults.push(LISTED_TWICE.at(
                    page.spot(&format!("{key}[{index}]")),
                    format!("`{entry}` stands twice in `{key}`"),
                    "leave one of them",
                ));
            }
        }
    }
    let Some(family) = find_family(families, &front.family) else {
        let known: Vec<&str> = families.iter().map(Family::id).collect();
        faults.push(FAMILY.at(
            page.spot("family"),
            format!("the catalogue has no family `{}`", front.family),
            format!("it has {}", known.join(", ")),
        ));
        return;
    };
    for (index, cve) in front.cves.iter().enumerate() {
        if !family
            .vulnerabilities()
            .iter()
            .any(|known| known.id == *cve)
        {
            faults.push(CVE.at(
                page.spot(&format!("cves[{index}]")),
                format!("the catalogue has no `{cve}`"),
                "put the spelling right, or add it to vulnerabilities.csv first",
            ));
        }
    }
    for (index, key) in front.branches.iter().enumerate() {
        let found = key
            .split_once('/')
            .and_then(|(product, branch)| family.find_branch(product, branch));
        if found.is_none() {
            faults.push(BRANCH.at(
                page.spot(&format!("branches[{index}]")),
                format!("the catalogue has no branch `{key}`"),
                "write product and branch as the catalogue does: 2019/CU12",
            ));
        }
    }
}

fn days(page: &Page<'_>, front: &FrontMatter, faults: &mut Vec<Fault>) {
    if front.published < front.date {
        faults.push(DATES.at(
            page.spot("published"),
            format!(
                "published on {}, before the day it describes, {}",
                front.published, front.date
            ),
            "put the wrong one of the two right",
        ));
    }
    if front.modified < front.published {
        faults.push(DATES.at(
            page.spot("modified"),
            format!(
                "modified on {}, before it was published on {}",
                front.modified, front.published
            ),
            "put the wrong one of the two right",
        ));
    }
    if let Some(withdrawal) = &front.withdrawn
        && withdrawal.date < front.published
    {
        faults.push(DATES.at(
            page.spot("withdrawn.date"),
            format!(
                "withdrawn on {}, before it was published on {}",
                withdrawal.date, front.published
            ),
            "put the wrong one of the two right",
        ));
    }
    let mut earlier: Option<Date> = None;
    for (index, (revision, number)) in front.revisions.iter().zip(1_u32..).enumerate() {
        if revision.number != number {
            faults.push(REVISIONS.at(
                page.spot(&format!("revisions[{index}].number")),
                format!("revision {} stands where {number} should", revision.number),
                "number revisions from 1 on, oldest first",
            ));
        }
        if let Some(earlier) = earlier.filter(|day| *day > revision.date) {
            faults.push(REVISIONS.at(
                page.spot(&format!("revisions[{index}].date")),
                format!("{} comes after {earlier}", revision.date),
                "write revisions oldest first",
            ));
        }
        earlier = Some(revision.date);
    }
    // A translation may begin later than the original.
    if let Some(first) = front.revisions.first()
        && (first.date < front.published
            || (page.lang == Lang::default() && first.date != front.published))
    {
        faults.push(REVISIONS.at(
            page.spot("revisions[0].date"),
            format!(
                "the first revision is of {}, the advisory was published on {}",
                first.date, front.published
            ),
            "make the two days agree",
        ));
    }
    if let Some(last) = front.revisions.last()
        && last.date != front.modified
    {
        faults.push(MODIFIED.at(
            page.spot("modified"),
            format!(
                "modified on {}, but the last revision is of {}",
                front.modified, last.date
            ),
            "add a revision that says what changed, or put the day right",
        ));
    }
}

fn sources(page: &Page<'_>, front: &FrontMatter, faults: &mut Vec<Fault>) {
    for (index, source) in front.sources.iter().enumerate() {
        let host = source.url.strip_prefix("https://");
        if !host.is_some_and(|host| host.contains('.') && !source.url.contains(char::is_whitespace))
        {
            faults.push(SOURCE_URL.at(
                page.spot(&format!("sources[{index}].url")),
                format!("`{}` is no address of a source", source.url),
                "write it in full: https://…",
            ));
        }
        if !is_day_month_or_year(&source.read) {
            faults.push(SOURCE_READ.at(
                page.spot(&format!("sources[{index}].read")),
                format!("`{}` does not say when it was read", source.read),
                "write a day, a month or a year: 2026-08-20, 2026-08, 2026",
            ));
        }
    }
}

/// `2026-08-20`, `2026-08` or `2026`.
fn is_day_month_or_year(text: &str) -> bool {
    let rest = match text.len() {
        10 => "",
        7 => "-01",
        4 => "-01-01",
        _ => return false,
    };
    format!("{text}{rest}").parse::<Date>().is_ok()
}
