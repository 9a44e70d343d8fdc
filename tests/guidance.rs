//! What the catalogue and the judgement must say together: the guidance of
//! January 2023, and today's.

mod common;

use common::{ask, exchange, installed};
use patchline::assess::{Assessment, Certainty, StepKind, Verdict};
use patchline::catalogue::Evidence::{Bare, BranchShown, Installed};

const JANUARY: &str = "2023-01-26";
const TODAY: &str = "2026-11-22";

fn strings(builds: Vec<patchline::build::Build>) -> Vec<String> {
    builds.iter().map(ToString::to_string).collect()
}

/// `build, as of, verdict, required, recommended`; lists separated by spaces.
const ANSWERS: &[(&str, &str, &str, &str, &str)] = &[
    // The guidance of 26 January 2023: newest CUs 2019 CU12, 2016 CU23, 2013 CU23, then January's SU.
    (
        "15.2.1118.20",
        JANUARY,
        "update-required",
        "15.2.1118.21",
        "15.2.1118.21",
    ),
    ("15.2.1118.21", JANUARY, "current", "", ""),
    ("15.1.2507.17", JANUARY, "current", "", ""),
    ("15.0.1497.45", JANUARY, "current", "", ""),
    (
        "15.2.922.7",
        JANUARY,
        "branch-unsupported",
        "15.2.1118.7 15.2.1118.21",
        "15.2.1118.7 15.2.1118.21",
    ),
    // The CU before the newest is still serviced: its own SU first, the newest CU recommended.
    (
        "15.2.986.36",
        JANUARY,
        "update-required",
        "15.2.986.37",
        "15.2.1118.7 15.2.1118.21",
    ),
    (
        "15.2.986.37",
        JANUARY,
        "current",
        "",
        "15.2.1118.7 15.2.1118.21",
    ),
    // Stepping stones: .NET leads over intermediate CUs.
    (
        "15.1.1531.3",
        JANUARY,
        "branch-unsupported",
        "15.1.1713.5 15.1.1847.3 15.1.2507.6 15.1.2507.17",
        "15.1.1713.5 15.1.1847.3 15.1.2507.6 15.1.2507.17",
    ),
    // A zero-day window: public on 30 September 2022, fixed on 8 November.
    ("15.2.1118.15", "2022-10-20", "mitigate", "", ""),
    (
        "15.2.1118.15",
        "2022-11-08",
        "update-required",
        "15.2.1118.20",
        "15.2.1118.20",
    ),
    // A repaired package that fixes nothing further, and one that does.
    (
        "15.2.1258.23",
        "2023-08-20",
        "update-available",
        "",
        "15.2.1258.25",
    ),
    (
        "15.2.1544.13",
        "2024-12-01",
        "update-required",
        "15.2.1544.14",
        "15.2.1544.14",
    ),
    // A hotfix update is an update, but closes nothing yet; in August 2025 it turned out to.
    (
        "15.2.1748.10",
        "2025-05-01",
        "update-available",
        "",
        "15.2.1748.24",
    ),
    (
        "15.2.1748.10",
        "2025-08-07",
        "update-required",
        "15.2.1748.24",
        "15.2.2562.17",
    ),
    // Successor recommended while the product is still supported.
    (
        "15.2.1748.36",
        "2025-10-01",
        "update-available",
        "",
        "15.2.2562.17 15.2.2562.27",
    ),
    // The last day of public support, and the first after it.
    (
        "15.2.1748.39",
        "2025-10-14",
        "current",
        "",
        "15.2.2562.17 15.2.2562.29",
    ),
    (
        "15.2.1748.39",
        "2025-10-15",
        "product-unsupported",
        "",
        "15.2.2562.17 15.2.2562.29",
    ),
    // Extended security updates: own branch, a branch that they do not cover, and the newest reached.
    (
        "15.2.1748.39",
        "2026-06-20",
        "product-unsupported",
        "15.2.1748.46",
        "15.2.2562.17 15.2.2562.43",
    ),
    (
        "15.2.1258.39",
        "2026-06-20",
        "product-unsupported",
        "15.2.1748.10 15.2.1748.46",
        "15.2.1748.10 15.2.2562.17 15.2.2562.43",
    ),
    (
        "15.2.1748.46",
        "2026-06-20",
        "product-unsupported",
        "",
        "15.2.2562.17 15.2.2562.43",
    ),
    (
        "15.1.2507.61",
        "2026-06-20",
        "product-unsupported",
        "15.1.2507.69",
        "15.2.2562.17 15.2.2562.43",
    ),
    // Between the two periods nothing is made.
    (
        "15.2.1748.39",
        "2026-04-20",
        "product-unsupported",
        "15.2.2562.17 15.2.2562.37",
        "15.2.2562.17 15.2.2562.37",
    ),
    // Today: 2016, 2019 and both periods are over, SE is the way.
    (
        "15.2.1118.20",
        TODAY,
        "product-unsupported",
        "15.2.1748.10 15.2.2562.17 15.2.2562.56",
        "15.2.1748.10 15.2.2562.17 15.2.2562.56",
    ),
    (
        "15.2.1748.55",
        TODAY,
        "product-unsupported",
        "15.2.2562.17 15.2.2562.56",
        "15.2.2562.17 15.2.2562.56",
    ),
    (
        "15.1.2507.77",
        TODAY,
        "product-unsupported",
        "15.2.2562.17 15.2.2562.56",
        "15.2.2562.17 15.2.2562.56",
    ),
    (
        "15.2.2562.53",
        TODAY,
        "update-required",
        "15.2.2562.56",
        "15.2.2562.56",
    ),
    ("15.2.2562.56", TODAY, "current", "", ""),
    // 2013 cannot stand beside SE, nor beside 2019 CU15.
    (
        "15.0.1497.48",
        TODAY,
        "product-unsupported",
        "15.2.1544.4 15.2.2562.17 15.2.2562.56",
        "15.2.1544.4 15.2.2562.17 15.2.2562.56",
    ),
];

#[test]
fn a_server_is_told_what_to_install() {
    let mut wrong = Vec::new();
    for (build, as_of, verdict, required, recommended) in ANSWERS {
        let answer = installed(build, as_of);
        let said = (
            answer.verdict.key(),
            strings(answer.required(exchange())).join(" "),
            strings(answer.recommended(exchange())).join(" "),
        );
        if said != (*verdict, (*required).to_owned(), (*recommended).to_owned()) {
            wrong.push(format!(
                "{build} on {as_of}:\n  {said:?}\n  expected {verdict} | {required} | {recommended}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether a CVE is among the exposures, and since when exploited.
fn exposure(answer: &Assessment, cve: &str) -> Option<(Certainty, Option<String>, Option<String>)> {
    let family = exchange();
    answer
        .exposure
        .iter()
        .find(|exposure| family.vulnerability(exposure.vulnerability).id == cve)
        .map(|exposure| {
            (
                exposure.certainty,
                exposure.exploited.map(|day| day.to_string()),
                exposure
                    .fixed_in
                    .map(|id| family.release(id).build.to_string()),
            )
        })
}

#[test]
fn the_chained_pair_is_open_below_november_2022_and_closed_from_it_on() {
    let open = |cve: &str, build: &str| exposure(&installed(build, JANUARY), cve);
    for (cve, since) in [
        ("CVE-2022-41080", "2023-01-10"),
        ("CVE-2022-41082", "2022-09-30"),
    ] {
        for (below, fixed_in) in [
            ("15.2.1118.15", "15.2.1118.20"),
            ("15.2.986.29", "15.2.986.36"),
            ("15.1.2507.13", "15.1.2507.16"),
            ("15.0.1497.42", "15.0.1497.44"),
        ] {
            let expected = (
                Certainty::Exposed,
                Some(since.to_owned()),
                Some(fixed_in.to_owned()),
            );
            assert_eq!(open(cve, below), Some(expected), "{cve} on {below}");
            assert_eq!(open(cve, fixed_in), None, "{cve} on {fixed_in}");
        }
    }
}

#[test]
fn a_public_vulnerability_without_a_fix_is_exposed_and_fixed_in_nothing() {
    let answer = installed("15.2.1118.15", "2022-10-20");
    let expected = (Certainty::Exposed, Some("2022-09-30".to_owned()), None);
    assert_eq!(exposure(&answer, "CVE-2022-41082"), Some(expected));
}

#[test]
fn what_no_build_fixes_is_an_action_and_never_an_exposure() {
    for cve in [
        "CVE-2018-8581",
        "CVE-2021-1730",
        "CVE-2023-21709",
        "CVE-2023-36434",
    ] {
        for release in exchange().releases() {
            let answer = installed(&release.build.to_string(), TODAY);
            assert_eq!(exposure(&answer, cve), None, "{cve} on {}", release.build);
        }
    }
    let answer = installed("15.2.1118.21", JANUARY);
    let ids: Vec<&str> = answer
        .actions
        .iter()
        .flat_map(|index| &exchange().actions()[*index].ids)
        .map(String::as_str)
        .collect();
    for id in [
        "CVE-2021-1730",
        "CVE-2022-21978",
        "CVE-2022-24516",
        "SerializedDataSigning",
    ] {
        assert!(ids.contains(&id), "{id} not among {ids:?}");
    }
    assert!(
        !ids.contains(&"CVE-2025-53786"),
        "not known in January 2023"
    );
}

#[test]
fn the_label_decides_the_level_and_not_the_number() {
    for (build, evidence, level, verdict) in [
        ("15.2.1118.7", Installed, "exact", "update-required"),
        ("15.2.1118.7", BranchShown, "branch-only", "update-unknown"),
        ("15.2.1118.7", Bare, "branch-only", "update-unknown"),
        ("15.2.1118.20", Bare, "exact", "update-required"),
        ("15.2.1118.20", BranchShown, "branch-only", "update-unknown"),
        ("15.2.1118", Bare, "branch-only", "update-unknown"),
        (
            "15.2.922.7",
            BranchShown,
            "branch-only",
            "branch-unsupported",
        ),
        ("15.0.1497.2", BranchShown, "branch-only", "update-unknown"),
        ("6.5.7638", Installed, "exact", "product-unsupported"),
        ("15.2.858.2", Installed, "alias", "branch-unsupported"),
        ("15.2.1118.8", Installed, "unlisted", "update-required"),
        ("15.2.1118.99", Installed, "unlisted", "none"),
        ("15.2.1200.1", Installed, "unlisted", "none"),
        ("15.2.1258.12", Installed, "exact", "none"),
        ("15.2.196.0", Installed, "exact", "none"),
    ] {
        let answer = ask(build, evidence, JANUARY);
        assert_eq!(
            (answer.level.key(), answer.verdict.key()),
            (level, verdict),
            "{build} {evidence:?}"
        );
    }
}

#[test]
fn a_branch_of_unknown_level_is_told_the_build_to_be_at_and_what_may_be_open() {
    let answer = ask("15.2.1118.7", BranchShown, JANUARY);
    assert_eq!(strings(answer.required(exchange())), ["15.2.1118.21"]);
    assert_eq!(answer.options[0].steps[0].kind, StepKind::Verify);
    let (certainty, ..) = exposure(&answer, "CVE-2022-41082").expect("possibly open");
    assert_eq!(certainty, Certainty::Possible);
    assert_eq!(answer.verdict, Verdict::UpdateUnknown);
}

#[test]
fn the_platform_is_brought_where_a_cumulative_update_asks_for_it() {
    let answer = installed("15.1.1531.3", JANUARY);
    let steps: Vec<String> = answer.options[0]
        .steps
        .iter()
        .map(|step| match (&step.platform, step.release) {
            (Some(version), _) => format!("{} {version}", step.kind.key()),
            (None, Some(id)) => {
                let release = exchange().release(id);
                let branch = &exchange().branch(release.branch).name;
                format!("{} {branch}", step.kind.key())
            }
            (None, None) => step.kind.key().to_owned(),
        })
        .collect();
    assert_eq!(
        steps,
        [
            "install-cu CU12",
            "net-framework 4.7.2",
            "install-cu CU14",
            "net-framework 4.8",
            "install-cu CU23",
            "install-update CU23"
        ]
    );
}

#[test]
fn only_what_extended_security_updates_bring_is_marked_so() {
    let answer = installed("15.2.1258.39", "2026-06-20");
    let marks: Vec<bool> = answer.options[0]
        .steps
        .iter()
        .map(|step| step.esu)
        .collect();
    assert_eq!(
        marks,
        [false, true],
        "the CU is public, its newest update is not"
    );
}
