//! A scanner's word against the catalogue's: who is right, and why.

mod common;

use common::{ask, exchange};
use patchline::assess::{Certainty, FindingState, reconcile};
use patchline::catalogue::Evidence::{self, BranchShown, Installed};

/// The state in a form that a table can hold.
fn state(build: &str, evidence: Evidence, cve: &str, as_of: &str) -> String {
    let family = exchange();
    let finding = reconcile(family, &ask(build, evidence, as_of), cve);
    let build = |id| family.release(id).build.to_string();
    let said = match finding.state {
        FindingState::Open {
            certainty,
            fixed_in,
        } => format!(
            "{} until {}",
            match certainty {
                Certainty::Exposed => "open",
                Certainty::Possible => "possible",
            },
            fixed_in.map_or_else(|| "a fix is out".to_owned(), build)
        ),
        FindingState::Fixed(id) => format!("fixed by {}", build(id)),
        FindingState::BornFixed(id) => format!("not in {}", family.branch(id).name),
        FindingState::Setting => "setting".to_owned(),
        FindingState::OtherProduct => "other product".to_owned(),
        FindingState::Elsewhere => "elsewhere".to_owned(),
        FindingState::NotPublic => "not public".to_owned(),
        FindingState::Unknown => "unknown".to_owned(),
        FindingState::Undecided => "undecided".to_owned(),
    };
    if finding.actions.is_empty() {
        said
    } else {
        format!("{said}, and an action")
    }
}

#[test]
fn each_named_vulnerability_is_answered() {
    let today = "2026-11-22";
    for (build, evidence, cve, as_of, expected) in [
        // The record swaps two CUs; the catalogue does not.
        (
            "15.2.1544.11",
            Installed,
            "CVE-2024-26198",
            today,
            "fixed by 15.2.1544.9",
        ),
        (
            "15.2.1258.28",
            Installed,
            "CVE-2024-26198",
            today,
            "open until 15.2.1258.32",
        ),
        (
            "15.2.1544.11",
            Installed,
            "cve-2024-26198",
            today,
            "fixed by 15.2.1544.9",
        ),
        (
            "15.2.1544.4",
            BranchShown,
            "CVE-2024-26198",
            today,
            "possible until 15.2.1544.9",
        ),
        (
            "15.2.1748.10",
            Installed,
            "CVE-2024-26198",
            today,
            "not in CU15",
        ),
        (
            "15.2.2562.17",
            Installed,
            "CVE-2024-26198",
            today,
            "other product",
        ),
        (
            "15.2.1118.15",
            Installed,
            "CVE-2022-41040",
            "2022-10-20",
            "open until a fix is out, and an action",
        ),
        // The way to live without the fix is no action once it is in.
        (
            "15.2.1118.20",
            Installed,
            "CVE-2022-41040",
            today,
            "fixed by 15.2.1118.20",
        ),
        (
            "15.2.1118.21",
            Installed,
            "CVE-2022-21978",
            today,
            "fixed by 15.2.1118.9, and an action",
        ),
        (
            "15.2.1118.21",
            Installed,
            "CVE-2021-1730",
            today,
            "setting, and an action",
        ),
        (
            "15.2.1118.21",
            Installed,
            "CVE-2023-23397",
            today,
            "elsewhere, and an action",
        ),
        (
            "15.2.1118.21",
            Installed,
            "CVE-2023-23397",
            "2023-01-26",
            "unknown",
        ),
        (
            "15.2.1118.21",
            Installed,
            "CVE-2024-26198",
            "2023-01-26",
            "not public",
        ),
        ("15.2.1118.21", Installed, "CVE-1999-0001", today, "unknown"),
        (
            "15.2.1200.1",
            Installed,
            "CVE-2024-26198",
            today,
            "undecided",
        ),
        (
            "15.2.1544.99",
            Installed,
            "CVE-2024-26198",
            today,
            "undecided",
        ),
    ] {
        assert_eq!(
            state(build, evidence, cve, as_of),
            expected,
            "{cve} on {build}, {as_of}"
        );
    }
}
