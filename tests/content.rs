//! The pages that are written natively, over the whole catalogue, as the site
//! writer leaves them on the disk: each says what the core says, every link
//! leads somewhere, and none is heavier than it may be.

#![cfg(feature = "site")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use common::{CATALOGUE, exchange};
use flate2::Compression;
use flate2::write::GzEncoder;
use patchline::advisory::{FrontMatter, Parts, Status};
use patchline::assess::assess;
use patchline::build::Build;
use patchline::catalogue::{Evidence, Outcome};
use patchline::data;
use patchline::lang::Lang;
use patchline::messages::answer as say;
use patchline::messages::date::day;
use patchline::web::content::{MOST_FILTERS, places};
use patchline::web::route::{Place, Route};
use scraper::{ElementRef, Html, Selector};

/// A base with a folder in it, so that an address without it is found.
const BASE: &str = "/patchline/";

/// The most that a page may weigh on the way to the reader.
const HEAVY: usize = 60_000;

/// What the tests ask of a page.
#[derive(Debug, Default)]
struct Seen {
    bytes: usize,
    packed: usize,
    /// What a parser had to put right.
    errors: Vec<String>,
    ids: Vec<String>,
    /// Addresses, and whether they are told where the reader comes from.
    links: Vec<(String, bool)>,
    headings: Vec<String>,
    title: String,
    description: String,
    /// What the content holds, where the page has any.
    content: Option<Held>,
}

/// What a page's content holds.
#[derive(Debug, Default)]
struct Held {
    waiting: bool,
    band: Option<Band>,
    /// The builds of the plan, in order.
    plan: Vec<String>,
    fixed: Vec<String>,
    exposed: Vec<String>,
    /// What remains to be done: the title, and what it is for.
    actions: Vec<(String, Vec<String>)>,
    /// The builds of a vulnerability's table.
    first_fixed: Vec<String>,
    /// The builds of the family's list.
    listed: Vec<String>,
    /// What can be filtered by: the name of the filter, the number and the text.
    choices: Vec<(String, String, String)>,
    /// The rows that are filtered: where they lead, and their numbers.
    rows: Vec<(String, Vec<String>)>,
    /// The vulnerabilities that the box asks about, where there is one.
    asks: Option<Vec<String>>,
    /// What an advisory's intro consists of, in order.
    intro: Vec<String>,
    /// The vulnerabilities of it that are shown at once, and all.
    cves: (usize, usize),
    /// Headings and links in which a line may end behind a hyphen of a name.
    cut: Vec<String>,
}

#[derive(Debug)]
struct Band {
    classes: String,
    word: String,
    text: String,
}

fn selector(text: &str) -> Selector {
    Selector::parse(text).expect(text)
}

fn text(element: ElementRef<'_>) -> String {
    let all: String = element.text().collect();
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn texts(root: ElementRef<'_>, query: &str) -> Vec<String> {
    root.select(&selector(query)).map(text).collect()
}

fn attributes(html: &Html, query: &str, name: &str) -> Vec<String> {
    html.select(&selector(query))
        .filter_map(|element| element.attr(name).map(str::to_owned))
        .collect()
}

/// Bytes on the way to the reader; a page that is light unpacked is not packed.
fn packed(file: &str) -> usize {
    if file.len() < HEAVY {
        return file.len();
    }
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(file.as_bytes()).expect("memory");
    packer.finish().expect("memory").len()
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// The filters of a list: name, number and text of each value but "all".
fn choices(root: ElementRef<'_>) -> Vec<(String, String, String)> {
    let mut choices = Vec::new();
    for control in root.select(&selector(".filters [name]")) {
        let name = control.attr("name").unwrap_or_default();
        let mut choice = |value: ElementRef<'_>| {
            let number = value.attr("value").unwrap_or_default();
            if !number.is_empty() {
                choices.push((name.to_owned(), number.to_owned(), text(value)));
            }
        };
        match control.value().name() {
            "select" => control.select(&selector("option")).for_each(choice),
            _ => choice(control),
        }
    }
    choices
}

/// The headings and links that hold the number of a vulnerability in a text that
/// may be broken.
fn cut(root: ElementRef<'_>) -> Vec<String> {
    let holds_name = |text: &str| {
        let mut parts = text.split("CVE-").skip(1);
        parts.any(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()))
    };
    let breaks = |element: &ElementRef<'_>| {
        element.descendants().any(|node| {
            let kept = node.parent().and_then(ElementRef::wrap);
            let kept = kept.is_some_and(|parent| parent.attr("class") == Some("unbroken"));
            !kept && node.value().as_text().is_some_and(|text| holds_name(text))
        })
    };
    root.select(&selector("h1, h2, h3, h4, a"))
        .filter(breaks)
        .map(text)
        .collect()
}

fn seen(file: &str) -> Seen {
    let html = Html::parse_document(file);
    let content = html.select(&selector(".content")).next().map(|root| Held {
        waiting: root.select(&selector(".waiting")).next().is_some(),
        band: root.select(&selector(".band")).next().map(|band| Band {
            classes: band.attr("class").unwrap_or_default().to_owned(),
            word: texts(band, ".word").join(" "),
            text: text(band),
        }),
        plan: texts(root, ".plan .facts code"),
        fixed: texts(root, "section[aria-labelledby=fixed] table.open a.id"),
        exposed: texts(root, ".exposure a.id"),
        actions: root
            .select(&selector(".actions summary"))
            .map(|row| (texts(row, ".title").join(" "), texts(row, ".ids > span")))
            .collect(),
        first_fixed: texts(root, ".fixes td code"),
        listed: texts(root, ".builds td code"),
        choices: choices(root),
        rows: root
            .select(&selector(".filtered li"))
            .map(|row| {
                let link = row
                    .select(&selector("a"))
                    .next()
                    .and_then(|a| a.attr("href"));
                let has = words(row.attr("data-has").unwrap_or_default());
                (link.unwrap_or_default().to_owned(), has)
            })
            .collect(),
        asks: root
            .select(&selector("[data-asks]"))
            .next()
            .map(|own| words(own.attr("data-asks").unwrap_or_default())),
        intro: root
            .select(&selector(".advisory > .intro > *"))
            .map(|part| part.value().name().to_owned())
            .collect(),
        cves: (
            texts(root, ".intro dl.facts dd > ul a").len(),
            texts(root, ".intro dl.facts a").len(),
        ),
        cut: cut(root),
    });
    Seen {
        bytes: file.len(),
        packed: packed(file),
        errors: html.errors.iter().map(ToString::to_string).collect(),
        ids: attributes(&html, "[id]", "id"),
        links: html
            .select(&selector("a[href]"))
            .map(|link| {
                let href = link.attr("href").unwrap_or_default().to_owned();
                (href, link.attr("rel") == Some("noreferrer"))
            })
            .collect(),
        headings: texts(html.root_element(), "h1"),
        title: texts(html.root_element(), "title").join(""),
        description: attributes(&html, "meta[name=description]", "content").join(""),
        content,
    }
}

/// What a build of the app leaves in the folder, as far as pages name it: these
/// tests read pages, and start no program.
fn stand_in(folder: &Path) {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let html = fs::read_to_string(project.join("index.html")).expect("the template");
    let tag = format!(
        "<script type=\"module\" id=\"boot\" src=\"{BASE}boot.js\" data-js=\"{BASE}app.js\" \
         data-wasm=\"{BASE}app_bg.wasm\" data-extra-js=\"{BASE}extra.js\" \
         data-extra-wasm=\"{BASE}extra_bg.wasm\"></script>\n</head>"
    );
    fs::write(folder.join("index.html"), html.replace("</head>", &tag)).expect("the template");
    for name in ["boot.js", "offline.js"] {
        fs::copy(project.join("static").join(name), folder.join(name)).expect(name);
    }
    for name in ["app.js", "app_bg.wasm", "extra.js", "extra_bg.wasm"] {
        fs::write(folder.join(name), "").expect(name);
    }
}

/// The site, written once: what each page holds, and the names of all files.
struct Site {
    pages: BTreeMap<String, Seen>,
    files: BTreeSet<String>,
}

static SITE: LazyLock<Site> = LazyLock::new(|| {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("content");
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the old site goes");
    }
    fs::create_dir_all(&folder).expect("a folder");
    stand_in(&folder);
    let written = Command::new(env!("CARGO_BIN_EXE_patchline"))
        .args(["site", "--base", BASE, "--out"])
        .arg(&folder)
        .status()
        .expect("the program starts");
    assert!(written.success());
    let mut files = BTreeSet::new();
    list(&folder, &folder, &mut files);
    let pages: Vec<&String> = files
        .iter()
        .filter(|name| name.ends_with(".html"))
        .collect();
    let shares = pages.chunks(pages.len().div_ceil(4).max(1));
    let pages = std::thread::scope(|scope| {
        let threads: Vec<_> = shares
            .map(|share| {
                let folder = &folder;
                scope.spawn(move || {
                    let read = |name: &&String| {
                        let file = fs::read_to_string(folder.join(name)).expect("a page");
                        ((*name).clone(), seen(&file))
                    };
                    share.iter().map(read).collect::<Vec<_>>()
                })
            })
            .collect();
        threads
            .into_iter()
            .flat_map(|thread| thread.join().expect("the pages are read"))
            .collect()
    });
    Site { pages, files }
});

fn list(root: &Path, folder: &Path, files: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            list(root, &path, files);
        } else {
            let name = path.strip_prefix(root).expect("below the site");
            files.insert(name.to_string_lossy().replace('\\', "/"));
        }
    }
}

fn page(lang: Lang, place: &Place) -> &'static Seen {
    let path = format!("{}index.html", Route::new(lang, place.clone()).inside());
    SITE.pages
        .get(&path)
        .unwrap_or_else(|| panic!("{path} was not written"))
}

fn content(lang: Lang, place: &Place) -> &'static Held {
    let page = page(lang, place);
    page.content
        .as_ref()
        .unwrap_or_else(|| panic!("{place:?} has no content"))
}

fn of_build(build: Build) -> Place {
    Place::Build {
        family: "exchange".to_owned(),
        build,
    }
}

fn numbers(builds: impl IntoIterator<Item = Build>) -> Vec<String> {
    builds.into_iter().map(|build| build.to_string()).collect()
}

#[test]
fn every_place_is_written_and_complete() {
    let all = places(&CATALOGUE);
    assert!(all.len() > 600, "{}", all.len());
    for lang in Lang::ALL {
        let mut titles = BTreeMap::new();
        for place in &all {
            let page = page(lang, place);
            assert_eq!(page.headings.len(), 1, "{place:?}");
            assert!(!page.description.is_empty(), "{place:?}");
            assert!(!content(lang, place).waiting, "{place:?} is empty");
            let other = titles.insert(&page.title, place);
            assert_eq!(other, None, "{} twice", page.title);
        }
        assert!(!content(lang, &Place::Check).waiting);
    }
}

#[test]
fn every_form_of_a_build_has_a_page() {
    let tables = exchange().tables();
    let releases = exchange().releases().iter().map(|release| release.build);
    let aliases = tables.aliases.iter().filter_map(|row| row.build);
    let unidentified = tables.unidentified.iter().map(|row| row.build);
    for build in releases.chain(aliases).chain(unidentified) {
        for lang in Lang::ALL {
            assert!(content(lang, &of_build(build)).band.is_some(), "{build}");
            let heading = &page(lang, &of_build(build)).headings[0];
            assert!(heading.starts_with(&build.to_string()), "{heading}");
        }
    }
}

#[test]
fn the_page_of_a_build_says_what_the_core_says() {
    let family = exchange();
    let as_of = family.data_through();
    for release in family.releases() {
        let build = release.build;
        let sighting = family.identify(build, Evidence::Installed).expect("listed");
        let assessment = assess(family, &sighting, as_of);
        let plan: Vec<String> = assessment
            .options
            .iter()
            .flat_map(|option| numbers(option.builds(family)))
            .collect();
        let mut fixed: Vec<&str> = family
            .vulnerabilities()
            .iter()
            .filter(|known| {
                let outcome = Outcome::FixedBy(release.id);
                known.fixes.iter().any(|fix| fix.outcome == outcome)
            })
            .map(|known| known.id.as_str())
            .collect();
        fixed.sort_unstable();
        let exposed: Vec<&str> = assessment
            .exposure
            .iter()
            .map(|open| family.vulnerability(open.vulnerability).id.as_str())
            .collect();
        for lang in Lang::ALL {
            let held = content(lang, &of_build(build));
            let band = held.band.as_ref().expect("a verdict");
            let classes = format!("band {}", assessment.verdict.key());
            assert_eq!(band.classes, classes, "{build}");
            assert_eq!(
                band.word,
                say::verdict(assessment.verdict, lang).word,
                "{build}"
            );
            assert!(
                band.text.contains(&day(as_of, lang)),
                "{build}: {}",
                band.text
            );
            assert_eq!(held.plan, plan, "{build}");
            assert_eq!(held.exposed, exposed, "{build}");
            let mut shown = held.fixed.clone();
            shown.sort_unstable();
            assert_eq!(shown, fixed, "{build}");
        }
    }
}

#[test]
fn the_page_of_a_build_has_no_two_actions_that_look_the_same() {
    let family = exchange();
    for release in family.releases() {
        let build = release.build;
        let sighting = family.identify(build, Evidence::Installed).expect("listed");
        let assessment = assess(family, &sighting, family.data_through());
        let rows = assessment.actions.iter();
        let mut ids: Vec<&String> = rows
            .flat_map(|place| family.actions()[*place].public_ids())
            .collect();
        ids.sort_unstable();
        for lang in Lang::ALL {
            let actions = &content(lang, &of_build(build)).actions;
            let titles: BTreeSet<&String> = actions.iter().map(|(title, _)| title).collect();
            assert_eq!(titles.len(), actions.len(), "{build}: {actions:?}");
            let mut named: Vec<&String> = actions.iter().flat_map(|(_, ids)| ids).collect();
            named.sort_unstable();
            assert_eq!(named, ids, "{build}");
            assert!(
                named
                    .iter()
                    .all(|id| id.starts_with("CVE-") || id.starts_with("ADV")),
                "names of our own are nobody else's: {named:?}"
            );
        }
    }
}

#[test]
fn the_page_of_a_vulnerability_names_the_fixed_builds_of_the_catalogue() {
    let family = exchange();
    for known in family.vulnerabilities() {
        let mut expected: Vec<String> = known
            .fixes
            .iter()
            .filter_map(|fix| match fix.outcome {
                Outcome::FixedBy(id) => Some(family.release(id).build.to_string()),
                Outcome::NotAffected | Outcome::NotListed => None,
            })
            .collect();
        expected.sort_unstable();
        for lang in Lang::ALL {
            let mut shown = content(lang, &Place::Cve(known.id.clone()))
                .first_fixed
                .clone();
            shown.sort_unstable();
            assert_eq!(shown, expected, "{}", known.id);
        }
    }
}

#[test]
fn the_page_of_the_family_lists_every_build_once() {
    let mut expected = numbers(exchange().releases().iter().map(|release| release.build));
    expected.sort_unstable();
    for lang in Lang::ALL {
        let mut shown = content(lang, &Place::Family("exchange".to_owned()))
            .listed
            .clone();
        shown.sort_unstable();
        assert_eq!(shown, expected);
    }
}

#[test]
fn every_link_leads_somewhere() {
    let mut followed = 0;
    for (name, page) in &SITE.pages {
        for (href, is_silent) in &page.links {
            if href.starts_with("https://") {
                assert!(
                    *is_silent || page.content.is_none(),
                    "{name}: {href} is told where the reader comes from"
                );
                continue;
            }
            let (path, anchor) = href.split_once('#').unwrap_or((href, ""));
            let file = match path.strip_prefix(BASE) {
                _ if path.is_empty() => name.clone(),
                Some(inside) if inside.is_empty() || inside.ends_with('/') => {
                    format!("{inside}index.html")
                }
                Some(inside) => inside.to_owned(),
                None => panic!("{name}: {href} leaves the base"),
            };
            assert!(SITE.files.contains(&file), "{name}: {href} leads nowhere");
            // After `check/#` stands what is to be checked.
            let is_place = !anchor.is_empty() && !file.ends_with("check/index.html");
            if let Some(target) = SITE.pages.get(&file).filter(|_| is_place) {
                assert!(target.ids.iter().any(|id| id == anchor), "{name}: {href}");
            }
            followed += 1;
        }
    }
    assert!(followed > 10_000, "{followed}");
}

#[test]
fn no_line_ends_inside_of_a_name() {
    for (name, page) in &SITE.pages {
        let cut = page.content.iter().flat_map(|held| &held.cut);
        assert_eq!(cut.collect::<Vec<_>>(), Vec::<&String>::new(), "{name}");
    }
}

#[test]
fn a_parser_has_nothing_to_put_right() {
    for (name, page) in &SITE.pages {
        assert_eq!(page.errors, Vec::<String>::new(), "{name}");
        let ids: BTreeSet<&String> = page.ids.iter().collect();
        assert_eq!(
            ids.len(),
            page.ids.len(),
            "{name}: an id stands twice: {:?}",
            page.ids
        );
    }
}

#[test]
fn pages_are_light() {
    for lang in Lang::ALL {
        for place in places(&CATALOGUE) {
            let page = page(lang, &place);
            assert!(
                page.packed < HEAVY,
                "{place:?}: {} bytes packed",
                page.packed
            );
            assert!(page.bytes < 400_000, "{place:?}: {} bytes", page.bytes);
        }
    }
}

/// The front matter of all advisories that are published, by folder.
fn front_matters() -> BTreeMap<String, FrontMatter> {
    let files = data::files();
    let english = files.iter().filter_map(|file| {
        let folder = file
            .name
            .strip_prefix("advisories/")?
            .strip_suffix("/en.md")?;
        let parts = Parts::of(&file.text).expect(folder);
        let front = FrontMatter::read(parts.front_matter).expect(folder);
        (front.status != Status::Draft).then(|| (folder.to_owned(), front))
    });
    english.collect()
}

#[test]
fn each_filter_leaves_the_advisories_that_have_its_value() {
    let advisories = front_matters();
    let family = exchange();
    let today = family.data_through();
    for lang in Lang::ALL {
        let held = content(lang, &Place::Advisories);
        assert_eq!(held.rows.len(), advisories.len());
        let numbers: BTreeSet<&String> = held.choices.iter().map(|(_, number, _)| number).collect();
        assert_eq!(
            numbers.len(),
            held.choices.len(),
            "a number means one thing"
        );
        for (name, number, shown) in &held.choices {
            let left: BTreeSet<&str> = held
                .rows
                .iter()
                .filter(|(_, has)| has.contains(number))
                .filter_map(|(link, _)| link.trim_end_matches('/').rsplit('/').next())
                .collect();
            let expected: BTreeSet<&str> = advisories
                .iter()
                .filter(|(_, front)| match name.as_str() {
                    "product" => front.branches.iter().any(|branch| {
                        let product = branch
                            .split('/')
                            .next()
                            .and_then(|id| family.find_product(id));
                        product.is_some_and(|id| family.product(id).row.name.get(lang) == shown)
                    }),
                    "severity" => {
                        let words = ["Critical", "High", "Medium", "Low"];
                        let words_ja = ["緊急", "重要", "警告", "注意"];
                        let place = 3 - front.severity as usize;
                        [words[place], words_ja[place]].contains(&shown.as_str())
                    }
                    "year" => shown.trim_end_matches('年') == front.date.year().to_string(),
                    "exploited" => front.cves.iter().any(|id| {
                        let known = family.vulnerability_of(id);
                        known.is_some_and(|known| known.exploited(today).is_some())
                    }),
                    other => panic!("no filter is called {other}"),
                })
                .map(|(folder, _)| folder.as_str())
                .collect();
            assert!(
                !left.is_empty() && left.len() <= advisories.len(),
                "{name} {shown}"
            );
            assert_eq!(left, expected, "{name} {shown}");
        }
        for name in ["product", "severity", "year", "exploited"] {
            assert!(held.choices.iter().any(|(of, _, _)| of == name), "{name}");
        }
    }
}

#[test]
fn the_style_sheet_has_a_rule_for_every_number_of_a_filter() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let style = fs::read_to_string(project.join("src/web/style/content.css")).expect("the sheet");
    for number in 1..=MOST_FILTERS {
        let rule = format!(
            ".filters:has([value=\"{number}\"]:checked) ~ .listing > :not([data-has~=\"{number}\"])"
        );
        assert!(style.contains(&rule), "{number}");
    }
    let held = content(Lang::En, &Place::Advisories);
    assert!(
        held.choices.len() < MOST_FILTERS,
        "room for another value is left"
    );
}

#[test]
fn each_page_about_vulnerabilities_asks_about_those_it_names() {
    for lang in Lang::ALL {
        for (folder, front) in front_matters() {
            let asks = &content(lang, &Place::Advisory(folder.clone())).asks;
            assert_eq!(asks.as_ref(), Some(&front.cves), "{folder}");
        }
        for known in exchange().vulnerabilities() {
            let asks = &content(lang, &Place::Cve(known.id.clone())).asks;
            assert_eq!(asks.as_deref(), Some(std::slice::from_ref(&known.id)));
        }
    }
}

#[test]
fn an_advisory_says_what_it_is_about_before_it_lists_anything() {
    for lang in Lang::ALL {
        for (folder, front) in front_matters() {
            let held = content(lang, &Place::Advisory(folder.clone()));
            assert_eq!(held.intro, ["h1", "p", "dl"], "{folder}");
            let (at_once, all) = held.cves;
            assert_eq!(all, front.cves.len(), "{folder}");
            assert_eq!(at_once, if all > 8 { 0 } else { all }, "{folder}");
        }
    }
}
