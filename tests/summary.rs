//! Many servers in a few lines.

mod common;

use common::{CATALOGUE, installed};
use patchline::assess::{Assessment, Verdict};
use patchline::report::summary::{Summary, summary};

fn of(builds: &[&str]) -> Summary {
    let answers: Vec<Assessment> = builds
        .iter()
        .map(|build| installed(build, "2023-01-26"))
        .collect();
    let judged: Vec<_> = answers.iter().map(|answer| (0, answer)).collect();
    summary(&CATALOGUE, &judged)
}

#[test]
fn servers_are_counted_by_verdict_and_grouped_by_what_they_need() {
    let summary = of(&[
        "15.2.1118.21",
        "15.2.1118.20",
        "15.2.1118.15",
        "15.2.922.7",
        "15.1.2507.17",
    ]);
    assert_eq!(summary.servers, 5);
    assert_eq!(
        summary.verdicts,
        [
            (Verdict::BranchUnsupported, 1),
            (Verdict::UpdateRequired, 2),
            (Verdict::Current, 2)
        ]
    );
    let groups: Vec<(String, &[usize])> = summary
        .groups
        .iter()
        .map(|group| {
            let builds: Vec<String> = group.required.iter().map(ToString::to_string).collect();
            (builds.join(" "), group.servers.as_slice())
        })
        .collect();
    assert_eq!(
        groups,
        [
            ("15.2.1118.21".to_owned(), &[1, 2][..]),
            ("15.2.1118.7 15.2.1118.21".to_owned(), &[3][..])
        ]
    );
    assert_eq!(summary.exploited, 2, "below November 2022");
    assert_eq!(
        summary.worst,
        Some(3),
        "more exploited ones are open on CU10"
    );
}

#[test]
fn nothing_sums_up_to_nothing() {
    assert_eq!(of(&[]), Summary::default());
}
