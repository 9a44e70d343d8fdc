//! Two answers to the same question, where they differ, and which differences
//! a recorded conflict explains.
//!
//! Must not know files, formats, or how the catalogue came to its answer.

use std::collections::BTreeSet;
use std::fmt;

use patchline::catalogue::tables::{About, ConflictRow};

/// What two sources say differently of one CVE at one place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Difference {
    /// The CVE identifier.
    pub cve: String,
    /// What they say.
    pub finding: Finding,
    /// The release or branch: `2016/CU10/Dec18SU`, `2016/CU10`; or a build that
    /// belongs to none.
    pub place: String,
}

/// In what way they differ.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// The other source says so, the catalogue does not.
    TheirsOnly,
    /// The catalogue says so, the other source does not.
    OursOnly,
    /// Both name an update that closes it, and not the same one.
    OtherFix {
        /// What the catalogue names.
        ours: String,
        /// What the other source names.
        theirs: String,
    },
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TheirsOnly => f.write_str("only there"),
            Self::OursOnly => f.write_str("only here"),
            Self::OtherFix { ours, theirs } => write!(f, "{theirs} there, {ours} here"),
        }
    }
}

/// What the catalogue says a build is open to.
#[derive(Clone, Debug, Default)]
pub struct Open<'a> {
    /// The CVEs it is open to.
    pub surely: BTreeSet<&'a str>,
    /// Those of which it says that nobody knows; whatever another source says
    /// of them is no difference.
    pub possibly: BTreeSet<&'a str>,
}

/// Where the lists of CVEs for one build differ.
pub fn of_exposure(place: &str, ours: &Open<'_>, theirs: &BTreeSet<&str>) -> Vec<Difference> {
    let differs = |cve: &&str, finding| Difference {
        cve: (*cve).to_owned(),
        finding,
        place: place.to_owned(),
    };
    let theirs_only = theirs
        .iter()
        .filter(|cve| !ours.surely.contains(*cve) && !ours.possibly.contains(*cve))
        .map(|cve| differs(cve, Finding::TheirsOnly));
    let ours_only = ours
        .surely
        .difference(theirs)
        .map(|cve| differs(cve, Finding::OursOnly));
    theirs_only.chain(ours_only).collect()
}

/// The conflicts that the catalogue records with one source about fixes.
pub struct Recorded<'a> {
    conflicts: Vec<&'a ConflictRow>,
}

impl<'a> Recorded<'a> {
    /// Those of `conflicts` that are about fixes and name the source `code`.
    pub fn with(code: &str, conflicts: &'a [ConflictRow]) -> Self {
        let names = |row: &&ConflictRow| {
            row.sources
                .iter()
                .any(|source| source.split(':').next().map(str::trim) == Some(code))
        };
        Self {
            conflicts: conflicts
                .iter()
                .filter(|row| row.about == About::Fix)
                .filter(names)
                .collect(),
        }
    }

    /// Whether a conflict names the CVE and, where it names places as well,
    /// one that holds the place of the difference.
    pub fn explains(&self, difference: &Difference) -> bool {
        self.conflicts.iter().any(|row| {
            let (cves, places): (Vec<&String>, Vec<&String>) = row
                .subjects
                .iter()
                .partition(|subject| subject.starts_with("CVE-"));
            cves.contains(&&difference.cve)
                && (places.is_empty() || places.iter().any(|place| holds(place, &difference.place)))
        })
    }
}

/// Whether `inner` is `outer`, or below it: `2016/CU1` holds `2016/CU1/Sep16SU`,
/// and not `2016/CU10`.
fn holds(outer: &str, inner: &str) -> bool {
    inner
        .strip_prefix(outer)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn difference(cve: &str, place: &str) -> Difference {
        Difference {
            cve: cve.to_owned(),
            finding: Finding::TheirsOnly,
            place: place.to_owned(),
        }
    }

    fn conflict(about: &str, subjects: &[&str], sources: &[&str]) -> ConflictRow {
        let text = serde_json::json!({ "en": "…", "ja": "…" });
        serde_json::from_value(serde_json::json!({
            "about": about, "subjects": subjects, "values": text, "used": text, "why": text,
            "sure": "yes", "sources": sources,
        }))
        .expect("a conflict")
    }

    #[test]
    fn lists_differ_by_what_only_one_of_them_has() {
        let ours = Open {
            surely: BTreeSet::from(["CVE-2020-0001", "CVE-2020-0002"]),
            possibly: BTreeSet::from(["CVE-2020-0003", "CVE-2020-0004"]),
        };
        let theirs = BTreeSet::from(["CVE-2020-0002", "CVE-2020-0003", "CVE-2020-0005"]);
        let found: Vec<_> = of_exposure("2016/CU1", &ours, &theirs)
            .into_iter()
            .map(|difference| (difference.cve, difference.finding))
            .collect();
        assert_eq!(
            found,
            [
                ("CVE-2020-0005".to_owned(), Finding::TheirsOnly),
                ("CVE-2020-0001".to_owned(), Finding::OursOnly),
            ]
        );
    }

    #[test]
    fn a_conflict_explains_its_own_cves_source_and_places() {
        let conflicts = [
            conflict("fix", &["CVE-2020-0001"], &["CSS: a script", "MSRC"]),
            conflict("fix", &["CVE-2020-0002", "2013", "2016/CU1"], &["CSS"]),
            conflict("kb", &["CVE-2020-0003"], &["CSS"]),
        ];
        let cases = [
            ("CSS", "CVE-2020-0001", "2019/CU9", true),
            ("MSRC", "CVE-2020-0001", "15.3.1.1", true),
            ("8W", "CVE-2020-0001", "2019/CU9", false),
            ("CSS", "CVE-2020-0002", "2013/CU23/Jan23SU", true),
            ("CSS", "CVE-2020-0002", "2016/CU1", true),
            ("CSS", "CVE-2020-0002", "2016/CU1/Sep16SU", true),
            ("CSS", "CVE-2020-0002", "2016/CU10", false),
            ("CSS", "CVE-2020-0002", "2019/CU1", false),
            ("CSS", "CVE-2020-0003", "2013/CU1", false),
            ("CSS", "CVE-2020-0004", "2013/CU1", false),
        ];
        for (source, cve, place, explained) in cases {
            assert_eq!(
                Recorded::with(source, &conflicts).explains(&difference(cve, place)),
                explained,
                "{source}, {cve}, {place}"
            );
        }
    }
}
