//! A link that reopens a result.

mod common;

use common::{CATALOGUE, day, exchange};
use patchline::assess::assess;
use patchline::catalogue::{Evidence, Level};
use patchline::reading::Observation;
use patchline::share::{LIMIT, ShareError, decode, encode};
use proptest::prelude::*;

fn seen(build: &str, evidence: Evidence, label: Option<&str>) -> Observation {
    let sighting = exchange()
        .identify(build.parse().expect(build), evidence)
        .expect(build);
    Observation::new(
        1,
        label.map(ToOwned::to_owned),
        build.to_owned(),
        0,
        sighting,
    )
}

#[test]
fn a_link_gives_the_same_answers_again() {
    let as_of = day("2026-11-22");
    for release in exchange().releases() {
        for evidence in [Evidence::Installed, Evidence::BranchShown, Evidence::Bare] {
            let before = seen(&release.build.to_string(), evidence, None);
            let link =
                encode(std::slice::from_ref(&before), &CATALOGUE, None, false).expect("one fits");
            let after = decode(&link, &CATALOGUE)
                .expect("it was just made")
                .observations;
            assert_eq!(
                assess(exchange(), &before.sighting, as_of),
                assess(exchange(), &after[0].sighting, as_of),
                "{link}"
            );
        }
    }
}

#[test]
fn a_name_of_no_release_is_no_part_of_a_link() {
    for token in ["15.2.1.7n", "15.2.11n", "15.2.1178.31nT"] {
        assert_eq!(decode(&format!("s={token}"), &CATALOGUE), None, "{token}");
    }
}

#[test]
fn a_link_keeps_every_level_that_a_build_can_have() {
    for (build, evidence, level, token) in [
        (
            "15.2.1118.20",
            Evidence::Installed,
            Level::Exact,
            "15.2.1118.20",
        ),
        (
            "15.2.858.2",
            Evidence::Installed,
            Level::Alias,
            "15.2.858.2",
        ),
        (
            "15.2.1118.7",
            Evidence::BranchShown,
            Level::BranchOnly,
            "15.2.1118.7b",
        ),
        (
            "15.2.1118.8",
            Evidence::Installed,
            Level::Unlisted,
            "15.2.1118.8u",
        ),
    ] {
        let link = encode(&[seen(build, evidence, None)], &CATALOGUE, None, false).expect(build);
        assert_eq!(link, format!("s={token}"));
        let after = decode(&link, &CATALOGUE).expect(build).observations;
        assert_eq!(after[0].sighting.level, level);
    }
}

#[test]
fn names_are_left_out_unless_they_are_asked_for() {
    let servers = [
        seen("15.2.1118.20", Evidence::Installed, Some("MBX01")),
        seen("15.1.2507.17", Evidence::Installed, None),
        seen("15.2.1544.4", Evidence::BranchShown, Some("東京, 1&2")),
    ];
    let as_of = Some(day("2023-01-26"));
    let plain = encode(&servers, &CATALOGUE, as_of, false).expect("three fit");
    assert_eq!(
        plain,
        "s=15.2.1118.20,15.1.2507.17,15.2.1544.4b&d=2023-01-26"
    );
    let named = encode(&servers, &CATALOGUE, as_of, true).expect("three fit");
    let shared = decode(&named, &CATALOGUE).expect("it was just made");
    assert_eq!(shared.as_of, as_of);
    let labels: Vec<_> = shared
        .observations
        .iter()
        .map(|seen| seen.label.as_deref())
        .collect();
    assert_eq!(labels, [Some("MBX01"), None, Some("東京, 1&2")]);
}

#[test]
fn fifty_servers_fit_and_too_many_are_refused() {
    let many = |count: usize| -> Vec<Observation> {
        (0..count)
            .map(|index| {
                seen(
                    "15.2.1118.20",
                    Evidence::Installed,
                    Some(&format!("SERVER-{index:03}")),
                )
            })
            .collect()
    };
    let fifty = encode(&many(50), &CATALOGUE, Some(day("2026-11-22")), true).expect("50 fit");
    assert!(fifty.len() <= LIMIT);
    assert!(matches!(
        encode(&many(500), &CATALOGUE, None, false),
        Err(ShareError::TooLong { .. })
    ));
    assert_eq!(
        encode(&[], &CATALOGUE, None, false),
        Err(ShareError::Nothing)
    );
}

proptest! {
    #[test]
    fn any_fragment_is_read_or_refused(fragment in "\\PC{0,60}") {
        let _ = decode(&fragment, &CATALOGUE);
    }

    #[test]
    fn any_fragment_of_our_form_is_read_or_refused(
        fragment in "#?s=[0-9a-z.,%]{0,30}(&d=[0-9-]{0,12})?(&n=[%0-9A-F,x]{0,20})?"
    ) {
        let _ = decode(&fragment, &CATALOGUE);
    }

    #[test]
    fn any_name_survives(name in "\\PC{1,30}") {
        let link = encode(
            &[seen("15.2.1118.20", Evidence::Installed, Some(&name))],
            &CATALOGUE,
            None,
            true,
        );
        let shared = decode(&link.expect("one fits"), &CATALOGUE).expect("it was just made");
        prop_assert_eq!(shared.observations[0].label.as_deref(), Some(name.as_str()));
    }
}
