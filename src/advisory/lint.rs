//! What can be wrong with advisories.
//!
//! Each file is judged by itself, then against its translation, then against
//! the other advisories. Nothing stops at the first fault. One file of `lint/`
//! holds the rules about one thing; each rule is a [`RuleInfo`] beside the code
//! that applies it. Must not know the disk.

mod body;
mod front_matter;
mod place;
mod site;
mod translation;

use std::collections::BTreeMap;

use crate::build::Build;
use crate::catalogue::source::{Fault, Place, RuleInfo, SourceFile};
use crate::catalogue::{Catalogue, Family};
use crate::lang::Lang;

use super::markdown::{Walk, walk};
use super::{FENCE, FrontMatter, Links, Parts};
use front_matter::Spots;
use place::{offset_in, place};

const STRAY_FILE: RuleInfo = RuleInfo::new(
    "advisory-stray-file",
    "A Markdown file is neither en.md nor ja.md in a folder of its own.",
    "It would never become a page.",
);

const NO_FRONT_MATTER: RuleInfo = RuleInfo::new(
    "front-matter-missing",
    "A file does not begin with TOML between two lines of +++.",
    "Nothing would be known of the advisory: no title, no date, no id.",
);

/// Every rule, in the order in which documentation shows them.
pub const RULES: &[RuleInfo] = &[
    STRAY_FILE,
    NO_FRONT_MATTER,
    front_matter::SYNTAX,
    front_matter::KEY_UNKNOWN,
    front_matter::KEY_MISSING,
    front_matter::VALUE,
    front_matter::EMPTY,
    front_matter::ID_MALFORMED,
    front_matter::FOLDER_NAME,
    front_matter::LANG,
    front_matter::FAMILY,
    front_matter::CVE,
    front_matter::BRANCH,
    front_matter::LISTED_TWICE,
    front_matter::DATES,
    front_matter::REVISIONS,
    front_matter::MODIFIED,
    front_matter::SOURCE_URL,
    front_matter::SOURCE_READ,
    body::RAW_HTML,
    body::FORBIDDEN_LINK,
    body::FORBIDDEN_PICTURE,
    body::PICTURE_WITHOUT_TEXT,
    body::UNKNOWN_BUILD,
    body::UNKNOWN_CVE,
    body::UNKNOWN_KB,
    body::BARE_NAME,
    body::OTHER_NAME,
    body::QUERY,
    body::PAGE_TITLE,
    body::SKIPPED_LEVEL,
    body::DUPLICATE_ID,
    body::BAD_ID,
    body::MISSING_ID,
    body::HEADING_ATTRIBUTES,
    body::UNUSED_FOOTNOTE,
    body::UNFINISHED,
    site::DEAD_ANCHOR,
    site::DEAD_LINK,
    site::ID_TAKEN,
    site::UNKNOWN_ADVISORY,
    site::ONE_SIDED,
    translation::MISSING,
    translation::NOT_MARKED,
    translation::AHEAD,
    translation::FACTS_DIFFER,
    translation::HEADINGS_DIFFER,
];

/// A file, read.
struct Page<'a> {
    file: &'a str,
    text: &'a str,
    folder: &'a str,
    lang: Lang,
    /// None where it has faults of form.
    front: Option<FrontMatter>,
    spots: Spots,
    body_at: usize,
    walk: Walk,
}

impl Page<'_> {
    /// The place of something in the front matter.
    fn spot(&self, path: &str) -> Place {
        place(self.file, self.text, self.spots.of(path))
    }

    /// The place of something in the body.
    fn in_body(&self, offset: usize) -> Place {
        place(self.file, self.text, self.body_at + offset)
    }
}

/// Judges the Markdown files under `advisories/`: each by itself, and against
/// its translation and the other advisories. A file's name ends in its folder
/// and its language: `advisories/2023-01-26-keep-exchange-patched/ja.md`.
///
/// All faults, sorted by file, line and column.
#[must_use]
pub fn lint(files: &[SourceFile<'_>], catalogue: &Catalogue) -> Vec<Fault> {
    let families = catalogue.families.as_slice();
    let mut faults = Vec::new();
    let pages: Vec<Page<'_>> = files
        .iter()
        .filter_map(|file| read(file, families, &mut faults))
        .collect();
    for page in &pages {
        if let Some(front) = &page.front {
            front_matter::check(page, front, families, &mut faults);
        }
        body::check(page, &mut faults);
    }
    let mut folders: BTreeMap<&str, Vec<&Page<'_>>> = BTreeMap::new();
    for page in &pages {
        folders.entry(page.folder).or_default().push(page);
    }
    for pages in folders.values() {
        translation::check(pages, &mut faults);
    }
    site::check(&pages, families, &mut faults);
    faults.sort();
    faults
}

fn read<'a>(
    file: &SourceFile<'a>,
    families: &[Family],
    faults: &mut Vec<Fault>,
) -> Option<Page<'a>> {
    let start = || place(file.name, file.text, 0);
    let mut path = file.name.rsplit('/');
    let name = path.next().unwrap_or("");
    let folder = path.next().unwrap_or("");
    let lang = Lang::ALL
        .into_iter()
        .find(|lang| name.strip_suffix(".md") == Some(lang.tag()));
    let (Some(lang), false) = (lang, folder.is_empty()) else {
        faults.push(STRAY_FILE.at(
            start(),
            format!("`{}` is no language of an advisory", file.name),
            "name it en.md or ja.md, in a folder such as advisories/2023-01-26-a-few-words",
        ));
        return None;
    };
    let Some(parts) = Parts::of(file.text) else {
        faults.push(NO_FRONT_MATTER.at(
            start(),
            "the file has no front matter",
            format!("begin it with a line {FENCE}, the front matter, and another line {FENCE}"),
        ));
        return None;
    };
    let front_at = offset_in(file.text, parts.front_matter);
    let (front, spots) = front_matter::read(file, parts.front_matter, front_at, faults);
    let family = front
        .as_ref()
        .and_then(|front| find_family(families, &front.family))
        .or_else(|| families.first());
    Some(Page {
        file: file.name,
        text: file.text,
        folder,
        lang,
        front,
        spots,
        body_at: offset_in(file.text, parts.body),
        walk: family
            .map(|family| walk(parts.body, family, lang, family.data_through(), &AsWritten))
            .unwrap_or_default(),
    })
}

fn find_family<'f>(families: &'f [Family], id: &str) -> Option<&'f Family> {
    families.iter().find(|family| family.id() == id)
}

/// Links as the text has them: the pages written here are thrown away.
struct AsWritten;

impl Links for AsWritten {
    fn page(&self, path: &str) -> String {
        path.to_owned()
    }

    fn file(&self, path: &str) -> String {
        path.to_owned()
    }

    fn build(&self, _family: &str, _build: Build) -> String {
        String::new()
    }

    fn cve(&self, _id: &str) -> String {
        String::new()
    }
}
