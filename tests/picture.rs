//! The pictures, over the whole catalogue: each is a well-formed one with a
//! title, a description and the same facts beside it, and each shows what the
//! core says.

#![cfg(feature = "site")]

mod common;

use std::collections::BTreeSet;

use common::{CATALOGUE, exchange};
use jiff::civil::Date;
use patchline::assess::{Certainty, assess};
use patchline::catalogue::{Evidence, Family, Outcome, Release, Vulnerability};
use patchline::lang::Lang;
use patchline::messages::picture::Counts;
use patchline::picture::{What, days, draw_days};
use patchline::report::summary::exploited_in;
use patchline::web::content::{Pictures, steps};
use scraper::{ElementRef, Html, Selector};

const BASE: &str = "/patchline/";

fn select<'h>(html: &'h Html, query: &str) -> Vec<ElementRef<'h>> {
    let selector = Selector::parse(query).expect(query);
    html.select(&selector).collect()
}

fn texts(html: &Html, query: &str) -> Vec<String> {
    let found = select(html, query).into_iter();
    found.map(|element| element.text().collect()).collect()
}

fn number(text: &str) -> usize {
    text.parse().expect(text)
}

/// The vulnerabilities of which more days are known than the records say.
fn told(family: &Family) -> Vec<&Vulnerability> {
    let told = |known: &&Vulnerability| family.events().iter().any(|row| row.cve == known.id);
    family.vulnerabilities().iter().filter(told).collect()
}

/// A picture as it stands on a page.
fn page(picture: &str) -> Html {
    Html::parse_document(&format!(
        "<!doctype html><html lang=\"en\"><head><title>x</title></head><body>{picture}</body></html>"
    ))
}

/// Every picture that stands on some page: of which release, and its HTML.
fn all(lang: Lang) -> Vec<(String, Html)> {
    let mut all = Vec::new();
    for family in &CATALOGUE.families {
        let pictures = Pictures::of(family, lang, BASE);
        let name = family.id().to_owned();
        all.push((name, page(&pictures.life_cycles().into_string())));
        let told = told(family);
        for known in told
            .iter()
            .map(std::slice::from_ref)
            .chain([told.as_slice()])
        {
            let picture = draw_days(family, known, lang).expect("days");
            all.push((known[0].id.clone(), page(&picture.into_string())));
        }
        for release in family.releases() {
            let drawn = [pictures.history(release), pictures.exposure(release)];
            for picture in drawn.into_iter().flatten() {
                let name = release.build.to_string();
                all.push((name, page(&picture.into_string())));
            }
        }
    }
    all
}

/// What the core says of a release on a day.
fn judged(family: &Family, release: &Release, as_of: Date) -> Counts {
    let sighting = family.identify(release.build, Evidence::Installed);
    let assessment = assess(family, &sighting.expect("listed"), as_of);
    let open = assessment.exposure.iter();
    let open = open
        .filter(|open| open.certainty == Certainty::Exposed)
        .count();
    Counts {
        open,
        exploited: exploited_in(&assessment),
        possible: assessment.exposure.len() - open,
    }
}

fn fixed<'f>(family: &'f Family, release: &Release) -> Vec<&'f Vulnerability> {
    let by = Outcome::FixedBy(release.id);
    let known = family.vulnerabilities().iter();
    known
        .filter(|known| known.fixes.iter().any(|fix| fix.outcome == by))
        .collect()
}

#[test]
fn a_picture_is_well_formed_and_tells_what_it_is() {
    let mut titles = BTreeSet::new();
    for lang in Lang::ALL {
        let pictures = all(lang);
        assert!(pictures.len() > 700, "{}", pictures.len());
        for (name, html) in &pictures {
            assert_eq!(html.errors, Vec::<String>::new(), "{name}");
            let drawn = select(html, "svg[role=img]");
            assert_eq!(drawn.len(), 1, "{name}");
            for (attribute, part) in [("aria-labelledby", "title"), ("aria-describedby", "desc")] {
                let id = drawn[0].attr(attribute).expect(attribute);
                let told = texts(html, &format!("svg[role=img] > {part}#{id}"));
                assert!(told.len() == 1 && told[0].len() > 10, "{name}: {told:?}");
                titles.insert((part, told[0].clone()));
            }
            let ids = select(html, "body [id]");
            let unique: BTreeSet<_> = ids.iter().map(|element| element.attr("id")).collect();
            assert_eq!(unique.len(), ids.len(), "{name}");
            assert!(!texts(html, ".key li").is_empty(), "{name}");
        }
    }
    let titles = titles.iter().filter(|(part, _)| *part == "title").count();
    assert!(titles > 400, "titles tell pictures apart: {titles}");
}

#[test]
fn a_picture_carries_no_style_no_script_and_no_link_inside() {
    for lang in Lang::ALL {
        for (name, html) in all(lang) {
            for forbidden in ["[style]", "style", "script", "[onclick]", "svg a"] {
                assert!(select(&html, forbidden).is_empty(), "{name}: {forbidden}");
            }
        }
    }
}

#[test]
fn everything_that_is_drawn_lies_inside() {
    for (name, html) in all(Lang::En) {
        for attribute in ["x", "x1", "x2", "width"] {
            for element in select(&html, &format!("svg[role=img] [{attribute}$='%']")) {
                let share = element.attr(attribute).expect("selected by it");
                let share: f64 = share.trim_end_matches('%').parse().expect(share);
                assert!(
                    (0.0..=100.0).contains(&share),
                    "{name}: {attribute} {share}"
                );
            }
        }
        let height = select(&html, "svg[role=img]")[0].attr("height");
        let height: i32 = height.and_then(|text| text.parse().ok()).expect("a height");
        for element in select(&html, "svg[role=img] > text") {
            let y: i32 = element.attr("y").and_then(|y| y.parse().ok()).expect("y");
            assert!((8..height).contains(&y), "{name}: {y} of {height}");
        }
    }
}

#[test]
fn a_box_that_scrolls_is_reached_by_keyboard_and_named() {
    let mut seen = 0;
    for (name, html) in all(Lang::En) {
        for scrolls in select(&html, ".scroll") {
            assert_eq!(scrolls.attr("tabindex"), Some("0"), "{name}");
            assert_eq!(scrolls.attr("role"), Some("region"), "{name}");
            assert!(
                scrolls.attr("aria-label").is_some_and(|it| !it.is_empty()),
                "{name}"
            );
            seen += 1;
        }
    }
    assert!(seen > 0);
}

#[test]
fn exposure_over_time_is_what_the_core_says_on_every_day_it_changes() {
    let mut asked = 0;
    for family in &CATALOGUE.families {
        let today = family.data_through();
        for release in family.releases().iter().filter(|one| one.date <= today) {
            let steps = steps(family, release);
            let build = release.build;
            assert_eq!(steps.first().map(|step| step.from), Some(release.date));
            let last = steps.last().expect("its first day").counts;
            assert_eq!(last, judged(family, release, today), "{build}");
            for (index, step) in steps.iter().enumerate() {
                assert_eq!(step.counts, judged(family, release, step.from), "{build}");
                let next = steps
                    .get(index + 1)
                    .map_or(Ok(today), |next| next.from.yesterday());
                let eve = next.expect("no first day of the calendar");
                assert!(step.from <= eve, "{build}: {} twice", step.from);
                assert_eq!(
                    step.counts,
                    judged(family, release, eve),
                    "{build} on {eve}"
                );
                asked += 2;
            }
        }
    }
    assert!(asked > 10_000, "{asked}");
}

#[test]
fn the_picture_of_exposure_ends_with_what_the_page_says() {
    let family = exchange();
    let today = family.data_through();
    let pictures = Pictures::of(family, Lang::En, BASE);
    let mut drawn = 0;
    for release in family.releases() {
        let counts = judged(family, release, today);
        let Some(picture) = pictures.exposure(release) else {
            assert_eq!(counts.open, 0, "{}", release.build);
            continue;
        };
        let html = page(&picture.into_string());
        let last: Vec<usize> = texts(&html, "tbody tr:last-child td")
            .iter()
            .map(|cell| number(cell))
            .collect();
        assert_eq!(
            last[..2],
            [counts.open, counts.exploited],
            "{}",
            release.build
        );
        assert_eq!(last.get(2).copied().unwrap_or(0), counts.possible);
        let lines = select(&html, ".steps path.line-exploited").len();
        assert_eq!(
            lines,
            usize::from(counts.exploited > 0),
            "{}",
            release.build
        );
        let open = format!("{} open", counts.open);
        assert_eq!(texts(&html, "text.open-name"), [open], "{}", release.build);
        assert_eq!(
            select(&html, "tbody tr").len(),
            steps(family, release).len(),
            "{}",
            release.build
        );
        drawn += 1;
    }
    assert!(drawn > 300, "{drawn}");
}

#[test]
fn the_history_of_a_branch_counts_what_each_release_fixed() {
    for family in &CATALOGUE.families {
        let today = family.data_through();
        let pictures = Pictures::of(family, Lang::Ja, BASE);
        for branch in family.branches() {
            let releases: Vec<&Release> = branch
                .releases
                .iter()
                .map(|id| family.release(*id))
                .collect();
            let fixes = |release: &&Release| fixed(family, release).len();
            let most = releases.iter().map(fixes).max().unwrap_or(0);
            for here in &releases {
                let Some(picture) = pictures.history(here) else {
                    assert_eq!(releases.len(), 1, "{}", branch.name);
                    continue;
                };
                let html = page(&picture.into_string());
                let builds = texts(&html, "tbody code");
                assert_eq!(builds.len(), releases.len(), "{}", branch.name);
                let cells = texts(&html, "tbody td.number");
                for (build, counts) in builds.iter().zip(cells.chunks(2)) {
                    let build = build.parse().expect(build);
                    let release = family.release_of(build).expect("a release");
                    assert_eq!(release.branch, branch.id);
                    let fixed = fixed(family, release);
                    let exploited = fixed
                        .iter()
                        .filter(|known| known.exploited(today).is_some());
                    assert_eq!(
                        [number(&counts[0]), number(&counts[1])],
                        [fixed.len(), exploited.count()],
                        "{build}"
                    );
                }
                // One mark each, a bar and a count for those that fixed any.
                let marks = select(&html, "svg[role=img] :is(.base, .security, .other)");
                assert_eq!(marks.len(), releases.len(), "{}", here.build);
                let with_bar = releases.iter().filter(|one| fixes(one) > 0).count();
                assert_eq!(select(&html, "svg[role=img] .closed").len(), with_bar);
                let counts = texts(&html, ".count");
                assert_eq!(counts.len(), with_bar, "{}", here.build);
                let highest = counts.iter().map(|count| number(count)).max();
                assert_eq!(highest.unwrap_or(0), most);
                // This build, once.
                assert_eq!(select(&html, "path.here").len(), 1, "{}", here.build);
                let own = texts(&html, "tr.here code");
                assert_eq!(own, [here.build.to_string()]);
            }
        }
    }
}

#[test]
fn the_life_cycles_show_every_period_and_branch() {
    for family in &CATALOGUE.families {
        let html = Pictures::of(family, Lang::En, BASE).life_cycles();
        let html = page(&html.into_string());
        let bars = |class: &str| select(&html, &format!("svg[role=img] > .{class}")).len();
        let products = family.products();
        let count = |has: fn(&patchline::catalogue::Product) -> usize| -> usize {
            products.iter().map(has).sum()
        };
        assert_eq!(texts(&html, "text.name").len(), products.len());
        assert_eq!(bars("mainstream"), count(|one| usize::from(!one.row.ended)));
        assert_eq!(
            bars("extended"),
            count(|one| usize::from(
                one.row.mainstream_end.is_some() && one.row.extended_end.is_some()
            ))
        );
        assert_eq!(bars("esu"), count(|one| one.row.esu.len()));
        let real = family.branches().iter().filter(|branch| !branch.preview);
        assert_eq!(select(&html, "svg[role=img] .opening").len(), real.count());
        assert_eq!(bars("today"), 1);
    }
}

#[test]
fn the_days_of_a_vulnerability_are_those_of_the_catalogue() {
    let family = exchange();
    let told = told(family);
    assert!(told.len() >= 9, "{}", told.len());
    for known in &told {
        let days = days(family, known);
        let of = |what| days.iter().filter(move |entry| entry.what == what);
        let one = |what| {
            let found: Vec<Date> = of(what).map(|entry| entry.when.from).collect();
            assert!(found.len() < 2, "{}: {what:?}", known.id);
            found.first().copied()
        };
        assert_eq!(one(What::Published), Some(known.published), "{}", known.id);
        assert_eq!(one(What::Listed), known.exploited(family.data_through()));
        let fixes = known.fixes.iter().filter_map(|fix| match fix.outcome {
            Outcome::FixedBy(id) => Some(family.release(id).date),
            _ => None,
        });
        assert_eq!(one(What::Fixed), fixes.min(), "{}", known.id);
        assert!(of(What::Exploited).count() > 0, "{}", known.id);
        assert!(days.is_sorted_by_key(|entry| entry.when), "{}", known.id);

        let html = draw_days(family, std::slice::from_ref(known), Lang::En).expect("a picture");
        let html = page(&html.into_string());
        assert_eq!(texts(&html, "tbody th").join(" "), known.id);
        let written: Vec<String> = select(&html, "tbody time")
            .iter()
            .filter_map(|time| time.attr("datetime").map(str::to_owned))
            .collect();
        let expected: Vec<String> = days.iter().map(|entry| entry.when.to_string()).collect();
        assert_eq!(written, expected, "{}", known.id);
        // A mark each, and a bar for a month.
        let marks = select(&html, "svg[role=img] > svg.around").len();
        assert_eq!(marks, days.len(), "{}", known.id);
        let months = days.iter().filter(|entry| entry.when.is_month()).count();
        assert_eq!(select(&html, "svg[role=img] > rect.attacked").len(), months);
    }
}

#[test]
fn the_days_say_how_the_attack_lies_to_the_fix_and_where_sources_disagree() {
    let family = exchange();
    for (cve, expected, differ) in [
        ("CVE-2021-26855", "55 days before the first fix", false),
        (
            "CVE-2021-34473",
            "110 to 140 days after the first fix",
            false,
        ),
        ("CVE-2022-41040", "69 to 99 days before the first fix", true),
        ("CVE-2022-41080", "9 days after the first fix", false),
    ] {
        let known = family.vulnerability_of(cve).expect(cve);
        let html = draw_days(family, &[known], Lang::En).expect(cve);
        let said = texts(&page(&html.into_string()), "p.small").join(" ");
        assert!(said.contains(expected), "{cve}: {said}");
        assert_eq!(
            said.contains("sources name different days"),
            differ,
            "{cve}: {said}"
        );
    }
    let unknown = family
        .vulnerability_of("CVE-2021-28480")
        .expect("it is known");
    assert!(draw_days(family, &[unknown], Lang::En).is_none());
}
