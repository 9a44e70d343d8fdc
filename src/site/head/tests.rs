//! Heads of pages, with and without a known origin.

use jiff::civil::date;

use super::*;
use crate::messages::page::titled;
use crate::web::head::head;
use crate::web::{Entry, EntryText};

fn about(origin: Option<&str>) -> About {
    let text = |title: &str| EntryText {
        title: title.to_owned(),
        ..EntryText::default()
    };
    About {
        address: Address::new("/p/", origin).expect("an address"),
        index: Index {
            advisories: vec![Entry {
                id: "2023-01-26-x".to_owned(),
                family: "exchange".to_owned(),
                date: date(2023, 1, 26),
                published: date(2023, 1, 26),
                updated: date(2026, 10, 13),
                severity: String::new(),
                cves: Vec::new(),
                branches: Vec::new(),
                en: text("A </script> title"),
                ja: text("題名"),
            }],
            ..Index::default()
        },
        data_through: date(2026, 10, 14),
    }
}

fn advisory(lang: Lang) -> Route {
    Route::new(lang, Place::Advisory("2023-01-26-x".to_owned()))
}

fn html(origin: Option<&str>, route: &Route) -> String {
    let about = about(origin);
    let title = match &route.place {
        Place::Advisory(id) => {
            let entry = about.index.get(id).expect("an advisory");
            titled(&entry.text(route.lang).title, route.lang)
        }
        _ => head(route).title,
    };
    elements(&about, route, &title, "What it says.")
}

/// The data of a page, each as JSON.
fn data_of(html: &str) -> Vec<Value> {
    html.split("<script type=\"application/ld+json\">")
        .skip(1)
        .filter_map(|rest| rest.split("</script>").next())
        .map(|json| serde_json::from_str(json).expect("JSON"))
        .collect()
}

#[test]
fn a_published_page_names_itself_and_its_translations() {
    let html = html(Some("https://example.org"), &advisory(Lang::Ja));
    for part in [
        "<link rel=\"canonical\" href=\"https://example.org/p/ja/advisories/2023-01-26-x/\">",
        "<link rel=\"alternate\" hreflang=\"en\" href=\"https://example.org/p/advisories/2023-01-26-x/\">",
        "<link rel=\"alternate\" hreflang=\"ja\" href=\"https://example.org/p/ja/advisories/2023-01-26-x/\">",
        "<link rel=\"alternate\" hreflang=\"x-default\" href=\"https://example.org/p/advisories/2023-01-26-x/\">",
        "<link rel=\"manifest\" href=\"/p/manifest.ja.webmanifest\">",
        "<meta property=\"og:type\" content=\"article\">",
        "<meta property=\"og:title\" content=\"題名\">",
        "<meta property=\"og:locale\" content=\"ja_JP\">",
        "<meta property=\"og:image\" content=\"https://example.org/p/cards/advisories.ja.png\">",
        "<meta property=\"article:modified_time\" content=\"2026-10-13\">",
        "<meta name=\"twitter:card\" content=\"summary_large_image\">",
    ] {
        assert!(html.contains(part), "{part} in\n{html}");
    }
}

#[test]
fn a_site_whose_origin_is_not_known_claims_none() {
    let html = html(None, &advisory(Lang::En));
    for absent in ["canonical", "og:image", "og:url", "twitter:card"] {
        assert!(!html.contains(absent), "{absent} in\n{html}");
    }
    assert!(html.contains("hreflang=\"ja\" href=\"/p/ja/advisories/2023-01-26-x/\""));
}

#[test]
fn an_advisory_is_an_article_below_its_list() {
    let html = html(Some("https://example.org"), &advisory(Lang::En));
    let [article, crumbs] = data_of(&html).try_into().expect("an article and its place");
    assert_eq!(article["@type"], "TechArticle");
    assert_eq!(article["headline"], "A </script> title");
    assert_eq!(article["dateModified"], "2026-10-13");
    let names: Vec<_> = crumbs["itemListElement"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|item| item["name"].as_str().unwrap_or_default())
        .collect();
    assert_eq!(names, ["Patchline", "Advisories", "A </script> title"]);
}

#[test]
fn places_of_pages_are_told_in_their_language() {
    let cases = [
        (Route::new(Lang::En, Place::Home), "WebSite", 0),
        (Route::new(Lang::Ja, Place::Home), "WebSite", 0),
        (Route::new(Lang::En, Place::Check), "WebPage", 2),
        (Route::new(Lang::Ja, Place::Check), "WebPage", 2),
        (advisory(Lang::Ja), "TechArticle", 3),
    ];
    for (route, kind, crumbs) in cases {
        let data = data_of(&html(None, &route));
        assert_eq!(data[0]["@type"], kind, "{route:?}");
        let list = data.get(1).map(|data| data["itemListElement"].clone());
        let count = list.and_then(|list| list.as_array().map(Vec::len));
        assert_eq!(count.unwrap_or(0), crumbs, "{route:?}");
    }
}

#[test]
fn what_is_not_there_is_not_to_be_found() {
    let html = html(
        Some("https://example.org"),
        &Route::new(Lang::En, Place::NotFound),
    );
    assert!(html.contains("noindex"));
    assert!(
        !html.contains("canonical") && !html.contains("og:"),
        "{html}"
    );
}
