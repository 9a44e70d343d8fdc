//! What must hold for every release of the catalogue on every day that
//! matters: no answer contradicts another.

mod common;

use std::collections::BTreeSet;

use common::exchange;
use jiff::civil::Date;
use patchline::assess::{Assessment, Certainty, Verdict, assess};
use patchline::catalogue::{Evidence, Family, Release, Sighting};

/// Every day on which something changed, and the day before and after it,
/// thinned to keep the run short; the last days of the data always among them.
fn days(family: &Family) -> Vec<Date> {
    let mut days = BTreeSet::new();
    for release in family.releases() {
        days.insert(release.date);
    }
    for vulnerability in family.vulnerabilities() {
        days.insert(vulnerability.published);
        days.extend(vulnerability.kev.as_ref().map(|kev| kev.added));
    }
    for product in family.products() {
        days.extend(product.row.extended_end);
        for period in &product.row.esu {
            days.extend([period.from, period.to]);
        }
    }
    let all: BTreeSet<Date> = days
        .into_iter()
        .filter(|day| day.year() >= 2013)
        .flat_map(|day| {
            [
                day.yesterday().unwrap_or(day),
                day,
                day.tomorrow().unwrap_or(day),
            ]
        })
        .collect();
    let count = all.len();
    all.into_iter()
        .enumerate()
        .filter(|(index, _)| index % 7 == 0 || index + 12 > count)
        .map(|(_, day)| day)
        .collect()
}

fn of(family: &Family, release: &Release, as_of: Date) -> Assessment {
    let sighting = family
        .identify(release.build, Evidence::Installed)
        .expect("a listed build is of its family");
    assess(family, &sighting, as_of)
}

fn open(answer: &Assessment) -> BTreeSet<usize> {
    answer
        .exposure
        .iter()
        .filter(|exposure| exposure.certainty == Certainty::Exposed)
        .map(|exposure| exposure.vulnerability.index())
        .collect()
}

#[test]
fn installing_what_is_required_ends_in_peace_or_at_an_honest_end_of_the_road() {
    let family = exchange();
    let mut seen = 0;
    for as_of in days(family) {
        for release in family
            .releases()
            .iter()
            .filter(|release| release.date <= as_of)
        {
            let before = of(family, release, as_of);
            let Some(last) = before.required(family).pop() else {
                continue;
            };
            seen += 1;
            let target = family.release_of(last).expect("a plan names listed builds");
            let after = of(family, target, as_of);
            assert!(
                after.required(family).is_empty(),
                "{} on {as_of}: {last} still requires {:?}",
                release.build,
                after.required(family)
            );
            assert!(
                matches!(
                    after.verdict,
                    Verdict::Current
                        | Verdict::UpdateAvailable
                        | Verdict::Mitigate
                        | Verdict::ProductUnsupported
                ),
                "{} on {as_of}: {last} is {:?}",
                release.build,
                after.verdict
            );
            if after.verdict == Verdict::ProductUnsupported {
                let product = family.product(target.product);
                assert!(product.esu(as_of).is_some(), "{} on {as_of}", release.build);
            }
        }
    }
    assert!(seen > 1_000, "only {seen} plans were followed");
}

#[test]
fn exposure_never_grows_with_a_newer_update_of_the_branch() {
    let family = exchange();
    for as_of in days(family) {
        for branch in family.branches() {
            let answers: Vec<BTreeSet<usize>> = branch
                .releases
                .iter()
                .map(|id| family.release(*id))
                .filter(|release| release.date <= as_of)
                .map(|release| open(&of(family, release, as_of)))
                .collect();
            for pair in answers.windows(2) {
                assert!(
                    pair[1].is_subset(&pair[0]),
                    "{} on {as_of}: {:?} opened",
                    branch.name,
                    pair[1].difference(&pair[0]).collect::<Vec<_>>()
                );
            }
        }
    }
}

#[test]
fn an_earlier_day_never_knows_a_later_fact() {
    let family = exchange();
    for as_of in days(family) {
        for release in family.releases() {
            let answer = of(family, release, as_of);
            let steps = answer.options.iter().flat_map(|option| &option.steps);
            for id in steps.filter_map(|step| step.release) {
                assert!(
                    family.release(id).date <= as_of,
                    "{} on {as_of}",
                    release.build
                );
            }
            for exposure in &answer.exposure {
                let vulnerability = family.vulnerability(exposure.vulnerability);
                assert!(vulnerability.published <= as_of);
                assert!(exposure.exploited.is_none_or(|day| day <= as_of));
                assert!(
                    exposure
                        .fixed_in
                        .is_none_or(|id| family.release(id).date <= as_of)
                );
            }
            for index in &answer.actions {
                assert!(family.actions()[*index].since <= as_of);
            }
            for index in &answer.issues {
                assert!(family.issues()[*index].since <= as_of);
            }
            if release.date > as_of {
                assert_eq!(
                    answer.verdict,
                    Verdict::None,
                    "{} on {as_of}",
                    release.build
                );
            }
        }
    }
}

#[test]
fn a_verdict_for_a_branch_is_the_verdict_of_each_of_its_releases() {
    let family = exchange();
    for as_of in days(family) {
        for branch in family.branches().iter().filter(|branch| !branch.preview) {
            let base = family.release(branch.base);
            let shown = family
                .identify(base.build, Evidence::BranchShown)
                .expect("a listed build is of its family");
            let answer = assess(family, &shown, as_of);
            let each: BTreeSet<Verdict> = branch
                .releases
                .iter()
                .filter(|id| **id >= branch.base)
                .map(|id| family.release(*id))
                .filter(|release| release.date <= as_of)
                .map(|release| of(family, release, as_of).verdict)
                .collect();
            match each.len() {
                0 => assert_eq!(answer.verdict, Verdict::None),
                1 => assert_eq!(Some(&answer.verdict), each.first()),
                _ => assert_eq!(answer.verdict, Verdict::UpdateUnknown),
            }
        }
    }
}

#[test]
fn every_listed_build_is_read_as_itself() {
    let family = exchange();
    for release in family.releases() {
        let Some(Sighting { standing, .. }) = family.identify(release.build, Evidence::Installed)
        else {
            panic!("{} is refused", release.build);
        };
        assert_eq!(
            standing,
            patchline::catalogue::Standing::Releases(vec![release.id])
        );
    }
}

#[test]
fn every_alias_leads_to_its_release() {
    let family = exchange();
    for row in &family.tables().aliases {
        let Some(build) = row.build else { continue };
        let sighting = family
            .identify(build, Evidence::Installed)
            .unwrap_or_else(|| panic!("{build} is refused"));
        let release = family
            .find(&row.product, &row.branch, &row.update)
            .expect("the linter holds aliases to releases");
        let today = family.data_through();
        let answer = assess(family, &sighting, today);
        let same = of(family, family.release(release), today);
        assert_eq!(
            answer.build,
            Some(build),
            "an alias keeps the build as read"
        );
        assert_eq!(answer.verdict, same.verdict, "{build}");
        assert_eq!(answer.exposure, same.exposure, "{build}");
    }
}
