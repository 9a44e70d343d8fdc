//! Where facts come from, and whether everything that is kept is used.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::index::Index;
use super::names::code;
use crate::catalogue::source::{Draft, Fault, File, Place, RuleInfo};

pub(super) const SOURCE_MISSING: RuleInfo = RuleInfo::new(
    "source-missing",
    "A row names no source; a fix names no evidence.",
    "Nobody could check the fact.",
);

pub(super) const URL_MALFORMED: RuleInfo = RuleInfo::new(
    "url-malformed",
    "An address is not `http://` or `https://` and a host, without spaces.",
    "It becomes a link; anything else would be dead, or worse.",
);

pub(super) const READ_MALFORMED: RuleInfo = RuleInfo::new(
    "read-malformed",
    "The day up to which a source was read is not a day, a month or a year.",
    "Readers judge by it how old a fact is.",
);

pub(super) const UNUSED_NOTE: RuleInfo = RuleInfo::new(
    "unused-note",
    "No row names a note.",
    "It is left over, or the row that should name it was forgotten.",
);

pub(super) const UNUSED_SOURCE: RuleInfo = RuleInfo::new(
    "unused-source",
    "No row names a source.",
    "It is left over, or the row that should name it was forgotten.",
);

pub(super) fn check(index: &Index<'_>, faults: &mut Vec<Fault>) {
    let draft = index.draft;
    for (place, sources) in sources(draft) {
        if sources.is_empty() {
            faults.push(SOURCE_MISSING.at(
                place,
                "no source",
                "name where this is written, by a code of sources.toml",
            ));
        }
    }
    for row in &draft.fixes {
        if row.value.evidence.is_empty() {
            faults.push(SOURCE_MISSING.at(
                row.field("evidence"),
                "no evidence",
                "name who says so, by a note of notes.toml",
            ));
        }
    }
    let releases = draft.releases.iter();
    let releases = releases.map(|row| (row.field("url"), &row.value.url));
    let pages = draft.sources.iter();
    let pages = pages.map(|row| (row.field("url"), &row.value.url));
    for (place, url) in releases.chain(pages) {
        if !url.is_empty() && !is_address(url) {
            faults.push(URL_MALFORMED.at(
                place,
                format!("`{url}` is no address of a page"),
                "write all of it, from https:// on, without spaces",
            ));
        }
    }
    for row in &draft.sources {
        if !is_day_month_or_year(&row.value.read) {
            faults.push(READ_MALFORMED.at(
                row.field("read"),
                format!("`{}` is neither a day, a month nor a year", row.value.read),
                "write 2026-08-19, 2026-10 or 2026",
            ));
        }
    }
    if File::ALL.into_iter().all(|file| draft.is_whole(file)) {
        unused(draft, faults);
    }
}

fn unused(draft: &Draft, faults: &mut Vec<Fault>) {
    let mut notes: BTreeSet<&str> = BTreeSet::new();
    let lists = [
        lists(&draft.releases, |row| &row.notes),
        lists(&draft.branches, |row| &row.notes),
        lists(&draft.vulnerabilities, |row| &row.notes),
        lists(&draft.fixes, |row| &row.evidence),
        lists(&draft.platform, |row| &row.notes),
    ];
    notes.extend(lists.into_iter().flatten());
    notes.extend(draft.aliases.iter().map(|row| row.value.note.as_str()));
    notes.extend(draft.unidentified.iter().map(|row| row.value.note.as_str()));
    for row in &draft.notes {
        if !notes.contains(row.value.id.as_str()) {
            faults.push(UNUSED_NOTE.at(
                row.field("id"),
                format!("no row names the note `{}`", row.value.id),
                "remove it, or name it where it belongs",
            ));
        }
    }
    let used: BTreeSet<&str> = sources(draft)
        .into_iter()
        .flat_map(|(_, sources)| sources)
        .map(|source| code(source))
        .collect();
    for row in &draft.sources {
        if !used.contains(row.value.code.as_str()) {
            faults.push(UNUSED_SOURCE.at(
                row.field("code"),
                format!("no row names the source `{}`", row.value.code),
                "remove it, or name it where it belongs",
            ));
        }
    }
}

type Rows<T> = [crate::catalogue::source::At<T>];

fn lists<T>(rows: &Rows<T>, list: impl Fn(&T) -> &Vec<String>) -> Vec<&str> {
    let values = rows.iter().flat_map(|row| list(&row.value));
    values.map(String::as_str).collect()
}

/// The sources of every row that has any, and where they stand.
fn sources(draft: &Draft) -> Vec<(Place, &[String])> {
    let mut all = Vec::new();
    add(&mut all, &draft.products, |row| &row.sources);
    add(&mut all, &draft.moves, |row| &row.sources);
    add(&mut all, &draft.releases, |row| &row.sources);
    add(&mut all, &draft.branches, |row| &row.sources);
    add(&mut all, &draft.aliases, |row| &row.sources);
    add(&mut all, &draft.unidentified, |row| &row.sources);
    add(&mut all, &draft.vulnerabilities, |row| &row.sources);
    add(&mut all, &draft.kev, |row| &row.sources);
    add(&mut all, &draft.events, |row| &row.sources);
    add(&mut all, &draft.platform, |row| &row.sources);
    add(&mut all, &draft.directory, |row| &row.sources);
    add(&mut all, &draft.actions, |row| &row.sources);
    add(&mut all, &draft.issues, |row| &row.sources);
    add(&mut all, &draft.conflicts, |row| &row.sources);
    all
}

fn add<'d, T>(
    all: &mut Vec<(Place, &'d [String])>,
    rows: &'d Rows<T>,
    sources: impl Fn(&'d T) -> &'d Vec<String>,
) {
    all.extend(rows.iter().map(|row| {
        let sources = sources(&row.value).as_slice();
        (row.field("sources"), sources)
    }));
}

fn is_address(url: &str) -> bool {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        host.contains('.') && !rest.contains(char::is_whitespace)
    })
}

fn is_day_month_or_year(text: &str) -> bool {
    let day = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        10 => text.to_owned(),
        _ => return false,
    };
    day.parse::<Date>().is_ok_and(|day| day.year() > 1900)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_a_page() {
        for (url, good) in [
            ("https://example.org/", true),
            ("http://example.org", true),
            ("https://", false),
            ("https://example", false),
            ("https://exa mple.org/", false),
            ("example.org", false),
            ("javascript:alert(1)", false),
            ("ftp://example.org/", false),
        ] {
            assert_eq!(is_address(url), good, "{url}");
        }
    }

    #[test]
    fn a_source_was_read_on_a_day_in_a_month_or_in_a_year() {
        for (text, good) in [
            ("2026-08-19", true),
            ("2026-10", true),
            ("2026", true),
            ("2026-13", false),
            ("26", false),
            ("last year", false),
            ("", false),
        ] {
            assert_eq!(is_day_month_or_year(text), good, "{text}");
        }
    }
}
