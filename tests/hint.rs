//! What a mail's way says of the servers on it: little, and never too much.
//!
//! A header shows one component of one server. The server runs that build or a
//! newer one of the same branch; what holds for all of these is said, and
//! nothing else.

mod common;

use common::{CATALOGUE, day, exchange};
use patchline::assess::{Assessment, Certainty, Identity, Note, Verdict};
use patchline::build::Build;
use patchline::catalogue::{Evidence, Level, Standing};
use patchline::reading::read;
use patchline::report::judge;
use patchline::share;

fn header(build: &str) -> String {
    format!(
        "Received: from mbx02.example.com (192.0.2.9) by mbx01.example.com (192.0.2.8)\n with Microsoft SMTP Server id {build}; Mon, 2 Nov 2026 08:00:00 +0100\n"
    )
}

fn hinted(build: &str, as_of: &str) -> Assessment {
    let reading = read(&header(build), &CATALOGUE);
    let [seen] = reading.observations.as_slice() else {
        panic!("{build}: {:?}", reading.observations);
    };
    assert_eq!(seen.sighting.level, Level::Hint, "{build}");
    judge(exchange(), seen, day(as_of))
}

#[test]
fn a_verdict_is_given_only_where_every_newer_update_has_it_too() {
    for (build, as_of, verdict) in [
        // Behind on a serviced branch: the server may well have the newest update.
        ("15.2.2562.17", "2026-11-22", Verdict::UpdateUnknown),
        // No list has it; it lies between two that are listed.
        ("15.2.1118.8", "2023-01-26", Verdict::UpdateUnknown),
        // No update of the branch is serviced.
        ("15.2.986.5", "2026-11-22", Verdict::ProductUnsupported),
        ("15.2.986.5", "2024-01-26", Verdict::BranchUnsupported),
        // The newest of that day: nothing newer can be there.
        ("15.2.1118.21", "2023-01-26", Verdict::Current),
    ] {
        assert_eq!(hinted(build, as_of).verdict, verdict, "{build} on {as_of}");
    }
}

#[test]
fn a_hint_names_the_branch_unless_nothing_newer_can_be_there() {
    assert_eq!(
        hinted("15.2.1118.20", "2023-01-26").identity,
        Identity::Branch(branch("15.2.1118.20"))
    );
    assert_eq!(
        hinted("15.2.1118.21", "2023-01-26").identity,
        Identity::Release(release("15.2.1118.21"))
    );
}

#[test]
fn no_release_is_called_unpatched_for_a_hint() {
    for release in exchange().releases() {
        for as_of in ["2016-03-15", "2021-03-02", "2023-01-26", "2026-11-22"] {
            let mut sighting = exchange()
                .identify(release.build, Evidence::Installed)
                .expect("a release");
            sighting.level = Level::Hint;
            let answer = patchline::assess::assess(exchange(), &sighting, day(as_of));
            let build = release.build;
            assert_ne!(answer.verdict, Verdict::UpdateRequired, "{build} {as_of}");
            assert!(
                answer
                    .exposure
                    .iter()
                    .all(|exposure| exposure.certainty == Certainty::Possible),
                "{build} {as_of}"
            );
            assert!(answer.notes.contains(&Note::HintAt(release.id)), "{build}");
        }
    }
}

#[test]
fn a_hint_leads_to_the_command_that_settles_it_and_to_the_newest_update() {
    let answer = hinted("15.2.1118.20", "2023-01-26");
    assert_eq!(answer.required(exchange()), [parse("15.2.1118.21")]);
    let first = &answer.options[0].steps[0];
    assert_eq!(first.kind.key(), "verify");
}

#[test]
fn what_the_shown_build_has_closed_is_no_exposure() {
    let of = |build: &str| -> Vec<_> {
        let answer = hinted(build, "2023-01-26");
        answer
            .exposure
            .iter()
            .map(|exposure| exposure.vulnerability)
            .collect()
    };
    let (older, newer) = (of("15.2.1118.7"), of("15.2.1118.20"));
    assert!(newer.len() < older.len() && newer.iter().all(|id| older.contains(id)));
}

#[test]
fn a_link_keeps_a_hint() {
    for build in ["15.2.1118.20", "15.2.1118.8", "15.2.858.2"] {
        let before = read(&header(build), &CATALOGUE).observations;
        let link = share::encode(&before, &CATALOGUE, None, false).expect("it fits");
        assert_eq!(link, format!("s={build}h"));
        let after = share::decode(&link, &CATALOGUE).expect("it was just made");
        assert_eq!(after.observations[0].sighting, before[0].sighting);
    }
}

fn parse(text: &str) -> Build {
    text.parse().expect(text)
}

fn release(build: &str) -> patchline::catalogue::ReleaseId {
    exchange().release_of(parse(build)).expect(build).id
}

fn branch(build: &str) -> patchline::catalogue::BranchId {
    match exchange()
        .identify(parse(build), Evidence::BranchShown)
        .expect(build)
        .standing
    {
        Standing::Releases(ids) => exchange().release(ids[0]).branch,
        other => panic!("{build}: {other:?}"),
    }
}
