use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::*;
use crate::data;
use crate::site::data::Site;
use crate::web::content::places;
use crate::web::head::heading;

/// The project's own facts and advisories, the index of them, and the paths of
/// all its pages.
fn own() -> (Catalogue, Index, search::Names, BTreeSet<String>) {
    let files = data::files();
    let catalogue = data::catalogue(&files).expect("the own catalogue");
    let site = Site::of(&files, &catalogue, "/").expect("the own advisories");
    let mut all = places(&catalogue);
    all.push(Place::Advisories);
    let entries = &site.index.advisories;
    all.extend(
        entries
            .iter()
            .map(|entry| Place::Advisory(entry.id.clone())),
    );
    let route = |place: &Place| Route::new(Lang::En, place.clone());
    let titles = all
        .iter()
        .map(|place| (place, same(heading(&route(place)))))
        .collect();
    let index = names(&catalogue, &site.index, &titles, None);
    let paths = all.iter().map(|place| route(place).inside()).collect();
    (catalogue, site.index, search::Names::new(index), paths)
}

fn found(index: &search::Names, query: &str) -> Vec<String> {
    let found = index.find(query).pages;
    found.iter().map(|page| page.path.clone()).collect()
}

#[test]
fn everything_is_found_by_its_names_and_leads_to_a_page() {
    let (catalogue, advisories, index, paths) = own();
    for page in &index.index.pages {
        let path = page.path.split('#').next().unwrap_or_default();
        assert!(paths.contains(path), "{path} is no page");
        assert!(!page.title.en.is_empty(), "{path} has no title");
    }
    let alone = |query: &str, path: &str| assert_eq!(found(&index, query), [path], "{query}");
    let among = |query: &str, path: &str| {
        let found = found(&index, query);
        assert!(found.iter().any(|own| own == path), "{query}: {found:?}");
    };
    for page in &index.index.pages {
        let Some(build) = page.build() else { continue };
        if build.fourth().is_some() {
            alone(&build.to_string(), &page.path);
            alone(&build.long().to_string(), &page.path);
        } else {
            among(&build.to_string(), &page.path);
        }
    }
    for family in &catalogue.families {
        among(family.id(), &format!("{}/", family.id()));
        for release in family.releases() {
            let path = format!("{}/{}/", family.id(), release.build);
            let name = family.name(release, Lang::En);
            alone(&name, &path);
            alone(&name.to_uppercase(), &path);
            alone(&name.replacen(' ', "\u{3000}", 1), &path);
            if let Some(kb) = &release.kb {
                among(kb, &path);
                among(&kb.replace("KB", "kb "), &path);
                among(&kb.replace("KB", ""), &path);
            }
        }
        for product in family.products() {
            let path = format!("{}/#{}", family.id(), product.row.id);
            alone(&product.row.name.en, &path);
        }
        for known in family.vulnerabilities() {
            let path = format!("cve/{}/", known.id);
            alone(&known.id, &path);
            alone(&known.id.replace('-', " ").to_lowercase(), &path);
            if let Some(name) = &known.name {
                among(name, &path);
            }
        }
    }
    for entry in &advisories.advisories {
        let path = format!("advisories/{}/", entry.id);
        among(&entry.id, &path);
        for lang in Lang::ALL {
            among(&entry.text(lang).title, &path);
        }
    }
}

#[test]
fn the_examples_that_people_are_given_work() {
    let (_, _, index, _) = own();
    for (query, path) in [
        ("15.2.1118.21", "exchange/15.2.1118.21/"),
        ("CU12 Jan23SU", "exchange/15.2.1118.21/"),
        ("2019 CU12 January 2023 SU", "exchange/15.2.1118.21/"),
        ("Exchange 2019 CU12", "exchange/15.2.1118.7/"),
        ("2019 CU12 2023年1月 SU", "exchange/15.2.1118.21/"),
        ("CVE-2022-41082", "cve/CVE-2022-41082/"),
        ("Exchange Server Subscription Edition", "exchange/#SE"),
    ] {
        assert_eq!(found(&index, query), [path], "{query}");
    }
    for (query, path) in [
        ("ProxyLogon", "advisories/2021-03-02-proxylogon/"),
        ("ProxyShell", "advisories/2021-07-13-proxyshell/"),
        ("CU12", "exchange/15.2.1118.7/"),
        ("KB5022193", "exchange/15.2.1118.21/"),
    ] {
        let found = found(&index, query);
        assert!(found.iter().any(|own| own == path), "{query}: {found:?}");
    }
}

#[test]
fn the_file_is_small() {
    let (_, _, index, _) = own();
    let text = serde_json::to_vec(&index.index).expect("JSON");
    let mut zip = GzEncoder::new(Vec::new(), Compression::best());
    zip.write_all(&text).expect("in memory");
    let size = zip.finish().expect("in memory").len();
    assert!(size <= 20 * 1024, "{size} bytes");
}
