//! What can be wrong in one text.
//!
//! The faults are found while the text is rendered; this file has the rules
//! and the words for them. Must not know other files.

use crate::advisory::Status;
use crate::advisory::markdown::Problem;
use crate::advisory::query::QueryFault;
use crate::catalogue::source::{Fault, RuleInfo};

use super::{Page, place::place};

pub(super) const RAW_HTML: RuleInfo = RuleInfo::new(
    "raw-html",
    "A text holds HTML.",
    "It is shown as text: a page has only tags that this project writes.",
);

pub(super) const FORBIDDEN_LINK: RuleInfo = RuleInfo::new(
    "forbidden-link",
    "A link leads neither to an http, https or mailto address, nor into this site from its root, nor to the catalogue.",
    "It becomes no link: a relative one would break in feeds, any other scheme may run a script.",
);

pub(super) const FORBIDDEN_PICTURE: RuleInfo = RuleInfo::new(
    "forbidden-picture",
    "A picture is not a file of this site, written from its root.",
    "It becomes no picture: no page of this site asks another server for anything.",
);

pub(super) const PICTURE_WITHOUT_TEXT: RuleInfo = RuleInfo::new(
    "picture-without-text",
    "A picture has no text for those who do not see it.",
    "They would not learn what it shows.",
);

pub(super) const UNKNOWN_BUILD: RuleInfo = RuleInfo::new(
    "unknown-build",
    "A text names a build of a known branch, or refers to one, that the catalogue does not have.",
    "It is misspelt, or it has to be added to the catalogue first.",
);

pub(super) const UNKNOWN_CVE: RuleInfo = RuleInfo::new(
    "unknown-cve-reference",
    "A text refers to a CVE that the catalogue does not have.",
    "It is misspelt, or it has to be added to the catalogue first.",
);

pub(super) const UNKNOWN_KB: RuleInfo = RuleInfo::new(
    "unknown-kb",
    "A text refers to a KB article that no release of the catalogue has.",
    "It is misspelt, or the link should be written out.",
);

pub(super) const BARE_NAME: RuleInfo = RuleInfo::new(
    "bare-name",
    "A CVE, build or KB article of the catalogue stands in a text without a reference.",
    "Readers could not follow it, and a mistake in it would not be found.",
);

pub(super) const OTHER_NAME: RuleInfo = RuleInfo::new(
    "link-other-name",
    "The words of a link name another build, CVE or KB article than it leads to.",
    "One of the two is wrong, and readers would install or look up that.",
);

pub(super) const QUERY: RuleInfo = RuleInfo::new(
    "catalogue-block",
    "A `catalogue` block asks for something that cannot be answered.",
    "The page would show the question in place of the table.",
);

pub(super) const PAGE_TITLE: RuleInfo = RuleInfo::new(
    "heading-page-title",
    "A text has a heading of level 1.",
    "That level is the page's title, which comes from the front matter.",
);

pub(super) const SKIPPED_LEVEL: RuleInfo = RuleInfo::new(
    "heading-skipped-level",
    "A heading is more than one level below the one before it.",
    "Those who go through a page by its headings would look for what is missing.",
);

pub(super) const DUPLICATE_ID: RuleInfo = RuleInfo::new(
    "heading-duplicate-id",
    "Two headings of a page have the same id.",
    "A link to the second would lead to the first.",
);

pub(super) const BAD_ID: RuleInfo = RuleInfo::new(
    "heading-bad-id",
    "An id is not of lower-case letters, digits and single hyphens, or belongs to a footnote.",
    "It would be changed, and links to it would lead nowhere.",
);

pub(super) const MISSING_ID: RuleInfo = RuleInfo::new(
    "heading-missing-id",
    "A heading has no {#id}.",
    "Its address would differ between the languages, and change with its words.",
);

pub(super) const HEADING_ATTRIBUTES: RuleInfo = RuleInfo::new(
    "heading-attributes",
    "A heading has attributes other than {#id}.",
    "They are dropped.",
);

pub(super) const UNUSED_FOOTNOTE: RuleInfo = RuleInfo::new(
    "footnote-unused",
    "A footnote is nowhere referred to.",
    "It is not shown.",
);

pub(super) const UNFINISHED: RuleInfo = RuleInfo::new(
    "unfinished",
    "An advisory that is no draft says TODO.",
    "What was left for later would be published.",
);

/// What stands where something has yet to be written.
const TO_DO: &str = "TODO";

/// Reports what rendering found, and what is left to write.
pub(super) fn check(page: &Page<'_>, faults: &mut Vec<Fault>) {
    let is_draft = page
        .front
        .as_ref()
        .is_some_and(|front| front.status == Status::Draft);
    if !is_draft {
        for (offset, _) in page.text.match_indices(TO_DO) {
            faults.push(UNFINISHED.at(
                place(page.file, page.text, offset),
                "something is left to write here",
                "write it, or leave the advisory a draft",
            ));
        }
    }
    for (range, problem) in &page.walk.problems {
        let (rule, message, hint) = words(problem);
        faults.push(rule.at(page.in_body(range.start), message, hint));
    }
}

fn words(problem: &Problem) -> (RuleInfo, String, String) {
    match problem {
        Problem::RawHtml => (
            RAW_HTML,
            "HTML is shown as text".to_owned(),
            "write it in Markdown; put code between backticks".to_owned(),
        ),
        Problem::ForbiddenLink(to) => (
            FORBIDDEN_LINK,
            format!("`{to}` is no address that a link may lead to"),
            "write https://…, a path of this site from its root (/cve/), #id, or build:, cve:, kb:"
                .to_owned(),
        ),
        Problem::ForbiddenPicture(to) => (
            FORBIDDEN_PICTURE,
            format!("`{to}` is no picture of this site"),
            "put the file under static/ and write its path from the root: /pictures/…".to_owned(),
        ),
        Problem::PictureWithoutText => (
            PICTURE_WITHOUT_TEXT,
            "the picture has no text".to_owned(),
            "say between the brackets what it shows".to_owned(),
        ),
        Problem::UnknownBuild(build) => (
            UNKNOWN_BUILD,
            format!("the catalogue has no build `{build}`"),
            "put the number right, or add it to releases.csv first; between backticks, where it is no build of the family"
                .to_owned(),
        ),
        Problem::UnknownCve(id) => (
            UNKNOWN_CVE,
            format!("the catalogue has no `{id}`"),
            "put the spelling right, or add it to vulnerabilities.csv first".to_owned(),
        ),
        Problem::UnknownKb(kb) => (
            UNKNOWN_KB,
            format!("no release of the catalogue has the article `{kb}`"),
            "put the number right (KB and digits), or write the link out: [KB…](https://…)"
                .to_owned(),
        ),
        Problem::Bare(name) => (
            BARE_NAME,
            format!("`{name}` is in the catalogue, but is no reference here"),
            if name.starts_with("CVE") {
                format!("write <cve:{name}>")
            } else if name.starts_with("KB") {
                format!("write <kb:{name}>")
            } else {
                format!("write <build:{name}>, or put it between backticks where it is output")
            },
        ),
        Problem::OtherName { words, to } => (
            OTHER_NAME,
            format!("the link says `{words}` and leads to `{to}`"),
            "put one of them right, or leave the words out: <build:…>, <cve:…>, <kb:…>".to_owned(),
        ),
        Problem::Query(fault) => {
            let (message, hint) = query_words(fault);
            (QUERY, message, hint)
        }
        Problem::PageTitle => (
            PAGE_TITLE,
            "the page already has a title".to_owned(),
            "begin with ##".to_owned(),
        ),
        Problem::SkippedLevel { from, to } => (
            SKIPPED_LEVEL,
            format!("level {to} follows level {from}"),
            format!("write {}", "#".repeat(usize::from(*from) + 1)),
        ),
        Problem::DuplicateId(id) => (
            DUPLICATE_ID,
            format!("`#{id}` is taken by an earlier heading"),
            "give it another, in every language".to_owned(),
        ),
        Problem::BadId(id) => (
            BAD_ID,
            format!("`{id}` cannot be an id as it stands"),
            "write lower-case letters, digits and hyphens: {#read-the-build}".to_owned(),
        ),
        Problem::MissingId(text) => (
            MISSING_ID,
            format!("the heading \"{text}\" has no id"),
            "add one that all languages share: {#read-the-build}".to_owned(),
        ),
        Problem::HeadingAttributes => (
            HEADING_ATTRIBUTES,
            "the heading has attributes beside its id".to_owned(),
            "leave only {#id}".to_owned(),
        ),
        Problem::UnusedFootnote(label) => (
            UNUSED_FOOTNOTE,
            format!("nothing refers to the footnote `{label}`"),
            format!("write [^{label}] where it belongs, or remove it"),
        ),
    }
}

fn query_words(fault: &QueryFault) -> (String, String) {
    match fault {
        QueryFault::NoKey(line) => (
            format!("`{line}` is no line of `key: value`"),
            "begin with show: fixed-builds, vulnerabilities, newest, actions or settle".to_owned(),
        ),
        QueryFault::Key(key) => (
            format!("`{key}` has no place in this block"),
            "the keys are show, update, cves, products, ids and on; not all go together".to_owned(),
        ),
        QueryFault::Twice(key) => (
            format!("`{key}` stands twice"),
            "leave one of them; lists go between commas".to_owned(),
        ),
        QueryFault::Missing(key) => (
            format!("`{key}` is missing"),
            format!("add a line `{key}: …`"),
        ),
        QueryFault::Value { key: "on", value } => (
            format!("`{value}` is no day"),
            "write it as 2023-01-26".to_owned(),
        ),
        QueryFault::Value { key, value } => (
            format!("`{key}` cannot be `{value}`"),
            "write fixed-builds, vulnerabilities, newest, actions or settle".to_owned(),
        ),
        QueryFault::Unknown { what, key } => (
            format!("the catalogue has no {what} `{key}`"),
            "put the spelling right, or add it to the catalogue first".to_owned(),
        ),
    }
}
