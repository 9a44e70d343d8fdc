//! CVE entries, their scores, and whether they are known to be exploited.

use std::collections::BTreeMap;

use cvss::Cvss;
use jiff::civil::Date;

use super::index::{Index, near_or};
use crate::catalogue::source::{Fault, Place, RuleInfo};

pub(super) const CVE_MALFORMED: RuleInfo = RuleInfo::new(
    "cve-malformed",
    "An identifier is not `CVE`, a year, and four digits or more.",
    "Nobody could find it anywhere else.",
);

pub(super) const CVE_TWICE: RuleInfo = RuleInfo::new(
    "cve-twice",
    "A CVE stands twice in `vulnerabilities.csv`.",
    "Which of the two holds would depend on their order.",
);

pub(super) const CVSS_UNREADABLE: RuleInfo = RuleInfo::new(
    "cvss-unreadable",
    "A score is not a CVSS 3 vector.",
    "Scores are computed from the vector; there would be none.",
);

pub(super) const CVSS_NOT_BASE: RuleInfo = RuleInfo::new(
    "cvss-not-base",
    "A CVSS vector lacks a base metric, or has others.",
    "A missing metric counts as harmless; temporal metrics change from day to day.",
);

pub(super) const KEV_TWICE: RuleInfo = RuleInfo::new(
    "kev-twice",
    "A CVE stands twice in `kev.csv`.",
    "It was added to the catalogue once.",
);

pub(super) const KEV_BEFORE_PUBLICATION: RuleInfo = RuleInfo::new(
    "kev-before-publication",
    "A CVE was listed as exploited before it was published.",
    "One of the days is wrong: what is listed is public.",
);

pub(super) const KEV_RANSOMWARE: RuleInfo = RuleInfo::new(
    "kev-ransomware",
    "The use by ransomware is none of `known`, `unknown` and empty.",
    "Only `known` is shown as such; a slip would hide it.",
);

/// The metrics of a base vector, in their order.
const BASE: [&str; 8] = ["AV", "AC", "PR", "UI", "S", "C", "I", "A"];

pub(super) fn check(index: &Index<'_>, faults: &mut Vec<Fault>) {
    let mut published: BTreeMap<&str, (Date, u32)> = BTreeMap::new();
    for row in &index.draft.vulnerabilities {
        let id = row.value.id.as_str();
        identifier(row.field("id"), id, faults);
        if let Some((_, line)) = published.get(id) {
            faults.push(CVE_TWICE.at(
                row.field("id"),
                format!("{id} stands on line {line} already"),
                "make one line of the two",
            ));
        } else {
            published.insert(id, (row.value.published, row.place.line));
        }
        vector(row.field("cvss"), &row.value.cvss, faults);
    }
    for row in &index.draft.actions {
        for (at, id) in row.value.ids.iter().enumerate() {
            // `CVE-2021-26855-mitigation` is a name of our own for a second
            // action about the same CVE.
            let end = id
                .match_indices('-')
                .nth(2)
                .map_or(id.len(), |(end, _)| end);
            if id.starts_with("CVE-") {
                identifier(row.field(&format!("ids[{at}]")), &id[..end], faults);
            }
        }
    }
    let mut first: BTreeMap<&str, u32> = BTreeMap::new();
    for row in &index.draft.kev {
        let kev = &row.value;
        if let Some(line) = first.get(kev.cve.as_str()) {
            faults.push(KEV_TWICE.at(
                row.field("cve"),
                format!("{} stands on line {line} already", kev.cve),
                "keep the line with the day it was added",
            ));
        } else {
            first.insert(&kev.cve, row.place.line);
        }
        if let Some((day, _)) = published.get(kev.cve.as_str())
            && kev.added < *day
        {
            faults.push(KEV_BEFORE_PUBLICATION.at(
                row.field("added"),
                format!("listed on {}, but published on {day}", kev.added),
                "correct the day here, or `published` in vulnerabilities.csv",
            ));
        }
        if !["known", "unknown", ""].contains(&kev.ransomware.as_str()) {
            faults.push(KEV_RANSOMWARE.at(
                row.field("ransomware"),
                format!("`{}` is neither known nor unknown", kev.ransomware),
                near_or(
                    &kev.ransomware,
                    &["known", "unknown"],
                    "write known or unknown, or leave it empty where the source does not say",
                ),
            ));
        }
    }
}

fn identifier(place: Place, id: &str, faults: &mut Vec<Fault>) {
    if cve_number(id).is_none() {
        faults.push(CVE_MALFORMED.at(
            place,
            format!("`{id}` is no CVE identifier"),
            "write CVE, the year and at least four digits: CVE-2021-26855",
        ));
    }
}

/// The year and the number of a CVE identifier, by which CVEs are sorted.
pub(super) fn cve_number(id: &str) -> Option<(u16, u64)> {
    let (year, number) = id.strip_prefix("CVE-")?.split_once('-')?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if year.len() != 4 || number.len() < 4 || !digits(year) || !digits(number) {
        return None;
    }
    Some((year.parse().ok()?, number.parse().ok()?))
}

fn vector(place: Place, text: &str, faults: &mut Vec<Fault>) {
    if text.is_empty() {
        return;
    }
    let vector = match text.parse::<Cvss>() {
        Ok(vector @ (Cvss::CvssV30(_) | Cvss::CvssV31(_))) => vector,
        other => {
            let reason = match other {
                Err(error) => error.to_string(),
                Ok(_) => "another version".to_owned(),
            };
            faults.push(CVSS_UNREADABLE.at(
                place,
                format!("`{text}` is no CVSS 3 vector: {reason}"),
                "write CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H, or leave it empty where no \
                 source gives one",
            ));
            return;
        }
    };
    let metrics: Vec<&str> = vector.metrics().map(|(metric, _)| metric.name()).collect();
    let missing = BASE.into_iter().filter(|name| !metrics.contains(name));
    let missing: Vec<&str> = missing.collect();
    let others = metrics.into_iter().filter(|name| !BASE.contains(name));
    let others: Vec<&str> = others.collect();
    let message = match (missing.is_empty(), others.is_empty()) {
        (true, true) => return,
        (false, _) => format!("the vector lacks {}", missing.join(", ")),
        (true, false) => format!("a base vector does not have {}", others.join(", ")),
    };
    faults.push(CVSS_NOT_BASE.at(
        place,
        message,
        format!("a base vector has {} and nothing else", BASE.join(", ")),
    ));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_sort_by_year_and_number() {
        for (id, expected) in [
            ("CVE-2021-26855", Some((2021, 26855))),
            ("CVE-2014-0001", Some((2014, 1))),
            ("CVE-2021-123", None),
            ("CVE-21-26855", None),
            ("CVE-2021-2685x", None),
            ("cve-2021-26855", None),
            ("CVE-2021", None),
            ("", None),
        ] {
            assert_eq!(cve_number(id), expected, "{id}");
        }
        assert!(cve_number("CVE-2021-9999") < cve_number("CVE-2021-26855"));
    }

    #[test]
    fn metrics_carry_the_names_of_the_specification() {
        let text = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
        let vector: Cvss = text.parse().expect(text);
        let names: Vec<&str> = vector.metrics().map(|(metric, _)| metric.name()).collect();
        assert_eq!(names, BASE);
    }
}
