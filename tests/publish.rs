//! The files for tools: what they say, and that the same facts give the same
//! bytes. Whether they keep their formats is judged by the validators of
//! `cargo xtask test --only publish`, which also read what is left here.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use common::{CATALOGUE, exchange};
use patchline::catalogue::tables::{FixRow, FixState, Remedy, VulnerabilityRow};
use patchline::catalogue::{Catalogue, Family};
use patchline::data;
use patchline::lang::Lang;
use patchline::publish::{Address, Advisory, File, UNTOLD, files, subscriptions};
use serde_json::Value;

/// The address that the validators are told, too.
const ORIGIN: &str = "https://patchline.test";

fn address() -> Address {
    Address::new(ORIGIN, "/patchline/").expect(ORIGIN)
}

/// The advisories of the project.
fn own() -> Vec<Advisory> {
    let files = data::files();
    let named = files
        .iter()
        .map(|file| (file.name.as_str(), file.text.as_str()));
    Advisory::all(named).expect("the advisories can be read")
}

/// The files of the project, by path.
static OWN: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| by_path(files(&CATALOGUE, &own(), &address()).expect("the files are made")));

fn by_path(files: Vec<File>) -> BTreeMap<String, String> {
    let count = files.len();
    let map: BTreeMap<String, String> = files
        .into_iter()
        .map(|file| (file.path, file.text))
        .collect();
    assert_eq!(map.len(), count, "two files share a path");
    map
}

fn json(files: &BTreeMap<String, String>, path: &str) -> Value {
    serde_json::from_str(files.get(path).unwrap_or_else(|| panic!("no {path}"))).expect(path)
}

fn strings(value: &Value) -> Vec<&str> {
    let values = value.as_array().map_or(&[][..], Vec::as_slice);
    values.iter().filter_map(Value::as_str).collect()
}

/// What front matter has beside what every made-up advisory has.
struct MadeUp {
    folder: &'static str,
    id: &'static str,
    modified: &'static str,
    status: &'static str,
    cves: Vec<String>,
    more: &'static str,
    revisions: &'static [&'static str],
}

impl MadeUp {
    fn new(folder: &'static str, id: &'static str, cves: &[&str]) -> Self {
        Self {
            folder,
            id,
            modified: "2026-11-01",
            status: "final",
            cves: cves.iter().map(ToString::to_string).collect(),
            more: "",
            revisions: &["2026-11-01"],
        }
    }

    fn text(&self, lang: Lang) -> String {
        let words = match lang {
            Lang::En => "Made up",
            Lang::Ja => "作例",
        };
        let mut text = format!(
            "+++\nid = \"{}\"\nkind = \"guidance\"\nfamily = \"exchange\"\n\
             title = \"{words} & <{}>\"\nsummary = \"{words}.\"\nlang = \"{}\"\n\
             date = \"{}\"\npublished = \"{}\"\nmodified = \"{}\"\nstatus = \"{}\"\n\
             severity = \"high\"\ncves = {:?}\n{}\n",
            self.id,
            self.folder,
            lang.tag(),
            &self.folder[..10],
            self.revisions[0],
            self.modified,
            self.status,
            self.cves,
            self.more,
        );
        for (index, date) in self.revisions.iter().enumerate() {
            text.push_str(&format!(
                "[[revisions]]\nnumber = {}\ndate = \"{date}\"\nsummary = \"{words}.\"\n",
                index + 1
            ));
        }
        text.push_str(&format!(
            "[[sources]]\nurl = \"https://example.org/\"\ntitle = \"{words}\"\n\
             read = \"2026-11\"\nsupports = \"{words}.\"\n+++\n\n{words} <build:15.2.1118.21>\n"
        ));
        text
    }

    fn files(&self) -> [(String, String); 2] {
        Lang::ALL.map(|lang| {
            let name = format!("advisories/{}/{}.md", self.folder, lang.tag());
            (name, self.text(lang))
        })
    }
}

fn read(made_up: &[MadeUp]) -> Result<Vec<Advisory>, String> {
    let files: Vec<(String, String)> = made_up.iter().flat_map(MadeUp::files).collect();
    let named = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()));
    Advisory::all(named).map_err(|error| error.to_string())
}

/// The project's catalogue with two more vulnerabilities: one that no build
/// and no action closes, and one of which the sources say every possible thing.
fn with_rarities() -> Catalogue {
    let mut tables = exchange().tables().clone();
    let row = |id: &str, remedy| VulnerabilityRow {
        id: id.to_owned(),
        name: String::new(),
        impact: "rce".to_owned(),
        cvss: String::new(),
        score: None,
        published: "2026-10-01".parse().expect("a day"),
        remedy,
        notes: Vec::new(),
        sources: vec!["MSRC".to_owned()],
    };
    let fix = |branch: &str, update: &str, state| FixRow {
        cve: "CVE-2099-10002".to_owned(),
        product: "2019".to_owned(),
        branch: branch.to_owned(),
        update: update.to_owned(),
        state,
        evidence: Vec::new(),
    };
    tables
        .vulnerabilities
        .push(row("CVE-2099-10001", Remedy::Setting));
    tables
        .vulnerabilities
        .push(row("CVE-2099-10002", Remedy::Build));
    tables.fixes.push(fix("CU13", "", FixState::NotAffected));
    tables.fixes.push(fix("CU14", "", FixState::NotListed));
    tables.fixes.push(fix("CU15", "Oct26SU", FixState::Fixed));
    Catalogue {
        families: vec![Family::new(tables).expect("the tables hold together")],
    }
}

/// Advisories of every sort that can be written.
fn made_up() -> Vec<MadeUp> {
    let every: Vec<&str> = exchange()
        .vulnerabilities()
        .iter()
        .map(|vulnerability| vulnerability.id.as_str())
        .collect();
    vec![
        MadeUp {
            more: "withdrawn = { date = \"2026-11-03\", reason = \"It was wrong.\" }",
            modified: "2026-11-03",
            revisions: &["2026-11-01", "2026-11-03"],
            ..MadeUp::new("2026-01-01-no-cve", "PL-2026-9001", &[])
        },
        MadeUp {
            more: "superseded_by = \"PL-2026-9001\"",
            ..MadeUp::new("2026-01-02-setting", "PL-2026-9002", &["CVE-2021-1730"])
        },
        MadeUp {
            status: "interim",
            modified: "2022-10-01",
            revisions: &["2022-10-01"],
            ..MadeUp::new("2022-09-30-no-fix-yet", "PL-2022-9003", &["CVE-2022-41040"])
        },
        MadeUp {
            revisions: &["2026-11-01", "2026-11-01", "2026-11-02", "2026-11-02"],
            modified: "2026-11-02",
            ..MadeUp::new(
                "2026-01-04-twice-a-day",
                "PL-2026-9004",
                &["CVE-2025-53786"],
            )
        },
        MadeUp::new(
            "2026-01-05-nothing-known",
            "PL-2026-9005",
            &["CVE-2099-10001"],
        ),
        MadeUp::new(
            "2026-01-06-every-state",
            "PL-2026-9006",
            &["CVE-2099-10002"],
        ),
        MadeUp::new("2026-01-07-every-cve", "PL-2026-9007", &every),
    ]
}

static RARITIES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let advisories = read(&made_up()).expect("the made-up advisories can be read");
    by_path(files(&with_rarities(), &advisories, &address()).expect("the files are made"))
});

#[test]
fn the_same_facts_give_the_same_bytes() {
    let again = by_path(files(&CATALOGUE, &own(), &address()).expect("the files are made"));
    assert!(again == *OWN, "the files differ from one run to the next");
}

#[test]
fn a_calendar_is_stamped_with_the_state_of_the_facts() {
    let stamp = format!(
        "DTSTAMP:{}T000000Z",
        exchange().data_through().strftime("%Y%m%d")
    );
    for path in [
        "feeds/exchange/life-cycle.ics",
        "ja/feeds/exchange/life-cycle.ics",
    ] {
        let stamps: BTreeSet<&str> = OWN[path]
            .lines()
            .filter(|line| line.starts_with("DTSTAMP"))
            .collect();
        assert_eq!(stamps, BTreeSet::from([stamp.as_str()]), "{path}");
    }
}

#[test]
fn paths_need_no_escaping() {
    for path in OWN.keys().chain(RARITIES.keys()) {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "/.-_".contains(c);
        assert!(path.chars().all(is_plain), "{path}");
        assert!(!path.starts_with('/') && !path.contains("//"), "{path}");
    }
}

#[test]
fn no_file_names_an_address_that_was_not_told() {
    for (path, text) in OWN.iter() {
        assert!(!text.contains(UNTOLD), "{path}");
    }
}

#[test]
fn every_subscription_is_a_file() {
    let all = subscriptions::all(&CATALOGUE);
    let mut titles = BTreeSet::new();
    for subscription in &all {
        for lang in Lang::ALL {
            assert!(titles.insert((lang, subscription.title.get(lang))));
            for format in subscription.formats() {
                let path = subscription.path(lang, *format);
                assert!(OWN.contains_key(&path), "{path}");
            }
        }
    }
    let listed: usize = all.iter().map(|one| one.formats().len() * 2).sum();
    let written = OWN.keys().filter(|path| path.contains("feeds/")).count();
    assert_eq!(listed, written);
    assert!(
        all.iter()
            .any(|one| one.title.en == "Exchange Server 2019 CU15: releases and advisories")
    );
}

#[test]
fn a_build_is_answered_as_the_checker_answers() {
    for (build, level, verdict) in [
        ("15.2.1118.21", "exact", "product-unsupported"),
        ("15.2.2562.56", "exact", "current"),
        ("15.0.1210.0", "alias", "product-unsupported"),
        ("15.0.995.28", "unlisted", "product-unsupported"),
    ] {
        let file = json(&OWN, &format!("api/v1/exchange/builds/{build}.json"));
        assert_eq!(file["level"], level, "{build}");
        assert_eq!(file["verdict"], verdict, "{build}");
        let assessment = common::installed(build, &exchange().data_through().to_string());
        let required: Vec<String> = assessment
            .required(exchange())
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(strings(&file["required"]), required, "{build}");
    }
}

#[test]
fn every_field_of_every_file_is_described_in_its_schema() {
    let mut validators = BTreeMap::new();
    for (path, text) in OWN.iter().chain(RARITIES.iter()) {
        if !path.starts_with("api/") || !path.ends_with(".json") {
            continue;
        }
        let value: Value = serde_json::from_str(text).expect(path);
        let name = value["$schema"]
            .as_str()
            .and_then(|url| url.strip_prefix("https://patchline.test/patchline/schema/"))
            .unwrap_or_else(|| panic!("{path} names no schema"))
            .to_owned();
        let validator = validators.entry(name.clone()).or_insert_with(|| {
            let file = Path::new("static/schema").join(&name);
            let mut schema = serde_json::from_str(&fs::read_to_string(&file).expect(&name))
                .expect("a schema is JSON");
            close(&mut schema);
            jsonschema::validator_for(&schema).expect("a schema is a schema")
        });
        let faults: Vec<String> = validator
            .iter_errors(&value)
            .map(|error| format!("{}: {error}", error.instance_path))
            .collect();
        assert!(faults.is_empty(), "{path}: {}", faults.join("\n"));
    }
    assert_eq!(validators.len(), 9);
}

/// Makes a schema refuse every field that it does not name.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            map.values_mut().for_each(close);
            if map.contains_key("properties") && map.contains_key("type") {
                map.insert("additionalProperties".to_owned(), false.into());
            }
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

/// What a CSAF document says of builds: a letter each.
fn states(document: &Value, cve: &str, builds: &[&str]) -> String {
    let part = document["vulnerabilities"]
        .as_array()
        .and_then(|parts| parts.iter().find(|part| part["cve"] == cve))
        .unwrap_or_else(|| panic!("no {cve}"));
    let status = &part["product_status"];
    builds
        .iter()
        .map(|build| {
            let id = format!("exchange:{build}");
            let is_in = |group: &str| strings(&status[group]).contains(&id.as_str());
            match (
                is_in("known_affected"),
                is_in("first_fixed"),
                is_in("fixed"),
                is_in("known_not_affected"),
            ) {
                (true, false, false, false) => 'a',
                (false, true, true, false) => 'F',
                (false, false, true, false) => 'f',
                (false, false, false, true) => 'n',
                (false, false, false, false) => '-',
                _ => '!',
            }
        })
        .collect()
}

#[test]
fn csaf_says_which_builds_are_affected() {
    let guidance = json(&OWN, ".well-known/csaf/2026/pl-2023-0001.json");
    assert_eq!(
        states(
            &guidance,
            "CVE-2023-21745",
            &[
                "15.2.1118.20",
                "15.2.1118.21",
                "15.2.1118.25",
                "15.2.1258.12",
                "15.2.922.27"
            ],
        ),
        "aFffa"
    );
    // It came out after the advisory's last revision, or is no product of the CVE.
    assert_eq!(states(&guidance, "CVE-2023-21745", &["14.3.123.4"]), "-");

    let early = json(&RARITIES, ".well-known/csaf/2022/pl-2022-9003.json");
    assert_eq!(
        states(&early, "CVE-2022-41040", &["15.2.1118.12", "15.2.1118.20"]),
        "a-",
        "on 1 October 2022 no fix was out"
    );
    let remedies = &early["vulnerabilities"][0]["remediations"];
    assert_eq!(remedies[0]["category"], "none_available");
    assert_eq!(remedies[1]["category"], "mitigation");

    let every = json(&RARITIES, ".well-known/csaf/2026/pl-2026-9006.json");
    assert_eq!(
        states(
            &every,
            "CVE-2099-10002",
            &[
                "15.2.1118.7",
                "15.2.1258.12",
                "15.2.1544.4",
                "15.2.1748.53",
                "15.2.1748.55"
            ],
        ),
        "an-aF",
        "affected, not affected, not settled, affected, fixed"
    );
}

#[test]
fn csaf_takes_the_profile_whose_demands_are_met() {
    for (id, profile) in [
        ("pl-2026-9001", "csaf_informational_advisory"),
        ("pl-2026-9002", "csaf_security_advisory"),
        ("pl-2026-9005", "csaf_base"),
    ] {
        let document = json(&RARITIES, &format!(".well-known/csaf/2026/{id}.json"));
        assert_eq!(document["document"]["category"], profile, "{id}");
    }
}

#[test]
fn what_only_a_setting_closes_has_no_affected_build_in_osv() {
    let record = json(&OWN, "osv/CVE-2021-1730.json");
    assert!(record.get("affected").is_none());
    assert_eq!(
        record["database_specific"]["actions"][0]["ids"][0],
        "CVE-2021-1730"
    );
}

#[test]
fn an_osv_record_of_an_advisory_is_fixed_where_all_of_it_is() {
    let record = json(&OWN, "osv/x_PL-2023-0001.json");
    let affected = record["affected"].as_array().expect("branches");
    let of = |branch: &str| {
        affected
            .iter()
            .find(|one| {
                one["database_specific"]["product"] == "Exchange Server 2019"
                    && one["database_specific"]["branch"] == branch
            })
            .unwrap_or_else(|| panic!("no {branch}"))
    };
    let events = |branch: &str| of(branch)["ranges"][0]["events"][1].clone();
    assert_eq!(events("CU12")["fixed"], "15.2.1118.21");
    assert_eq!(events("CU10")["last_affected"], "15.2.922.27");
}

#[test]
fn a_branch_hears_of_its_advisories_and_of_its_end() {
    let titles = |branch: &str| -> Vec<String> {
        json(&OWN, &format!("feeds/exchange/{branch}.json"))["items"]
            .as_array()
            .expect("items")
            .iter()
            .filter_map(|item| item["title"].as_str().map(ToOwned::to_owned))
            .collect()
    };
    let guidance = "Keep Exchange servers patched: the guidance of January 2023";
    for (branch, concerned) in [
        ("2019-cu12", true),
        ("2019-cu1", true),
        ("2019-cu13", false),
        ("2010-sp3", false),
        ("se-rtm", false),
    ] {
        let has = titles(branch).iter().any(|title| title == guidance);
        assert_eq!(has, concerned, "{branch}");
    }
    let end = |branch: &str| {
        titles(branch)
            .iter()
            .any(|title| title.ends_with("is not serviced any more"))
    };
    assert!(end("2019-cu12"));
    assert!(!end("se-rtm"));
}

#[test]
fn an_identifier_outlives_the_address() {
    let elsewhere = Address::new("https://elsewhere.test", "/").expect("an address");
    let moved = by_path(files(&CATALOGUE, &own(), &elsewhere).expect("the files are made"));
    let ids = |files: &BTreeMap<String, String>| -> Vec<Value> {
        json(files, "feeds/exchange/2019-cu12.json")["items"]
            .as_array()
            .expect("items")
            .iter()
            .map(|item| item["id"].clone())
            .collect()
    };
    assert_eq!(ids(&moved), ids(&OWN));
    assert_ne!(moved["feeds/advisories.atom"], OWN["feeds/advisories.atom"]);
}

#[test]
fn only_a_site_with_its_own_host_is_a_provider() {
    let metadata = ".well-known/csaf/provider-metadata.json";
    assert_eq!(json(&OWN, metadata)["role"], "csaf_publisher");
    let root = Address::new("https://own.test", "/").expect("an address");
    let files = by_path(files(&CATALOGUE, &[], &root).expect("the files are made"));
    assert_eq!(json(&files, metadata)["role"], "csaf_provider");
}

#[test]
fn markup_in_titles_stays_text() {
    let atom = &RARITIES["feeds/advisories.atom"];
    assert!(atom.contains("Made up &amp; &lt;2026-01-01-no-cve&gt;"));
    assert!(!atom.contains("<2026-01-01-no-cve>"));
}

#[test]
fn an_advisory_that_does_not_fit_is_named_with_its_file() {
    let cases = [
        (
            MadeUp::new("2026-01-08-unknown-cve", "PL-2026-9008", &["CVE-2000-0001"]),
            "advisories/2026-01-08-unknown-cve/en.md: the catalogue does not hold CVE-2000-0001",
        ),
        (
            MadeUp {
                more: "branches = [\"2019/CU99\"]",
                ..MadeUp::new("2026-01-09-unknown-branch", "PL-2026-9009", &[])
            },
            "advisories/2026-01-09-unknown-branch/en.md: the catalogue does not hold 2019/CU99",
        ),
    ];
    for (advisory, expected) in cases {
        let advisories = read(&[advisory]).expect("it can be read");
        let error = files(&CATALOGUE, &advisories, &address()).expect_err(expected);
        assert_eq!(error.to_string(), expected);
    }
    let [(name, text), _] = MadeUp::new("2026-01-10-alone", "PL-2026-9010", &[]).files();
    let error = Advisory::all([(name.as_str(), text.as_str())].into_iter())
        .expect_err("a translation is missing");
    assert_eq!(
        error.to_string(),
        "advisories/2026-01-10-alone/ja.md: this translation is missing"
    );
}

#[test]
fn a_draft_is_not_published() {
    let draft = MadeUp {
        status: "draft",
        ..MadeUp::new("2026-01-11-draft", "PL-2026-9011", &[])
    };
    assert_eq!(read(&[draft]), Ok(Vec::new()));
}

/// Not a claim of its own: the validators of `cargo xtask test --only publish`
/// find the files of the made-up advisories here.
#[test]
fn the_files_of_every_sort_of_advisory_can_be_written_down() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("publish");
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the last run's files can be removed");
    }
    for (path, text) in RARITIES.iter() {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().expect("a file stands in a folder"))
            .expect("a folder can be made");
        fs::write(&file, text).expect("a file can be written");
    }
    assert!(folder.join("api/v1/index.json").is_file());
}
