//! In a real browser: every page is rendered as the site writer renders it,
//! put into the document, and taken over without a fault.

#![cfg(target_arch = "wasm32")]

use std::rc::Rc;

use jiff::civil::date;
use patchline::build::Build;
use patchline::lang::{Lang, Text};
use patchline::web::content::{Filled, Region};
use patchline::web::route::{Place, Route};
use patchline::web::written::{Article, Written};
use patchline::web::{App, AppProps, Body, Entry, EntryText, Heading, Index, Revision, Settle};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Element;
use yew::{LocalServerRenderer, Renderer};

wasm_bindgen_test_configure!(run_in_browser);

const ID: &str = "2023-01-26-an-advisory";

fn text(en: &str, ja: &str) -> Text {
    Text {
        en: en.to_owned(),
        ja: ja.to_owned(),
    }
}

fn written(lang: Lang, place: &Place) -> Written {
    let words = |title: &str| EntryText {
        title: title.to_owned(),
        summary: "What it says.".to_owned(),
        body: "data/body.md".to_owned(),
        revisions: vec![Revision {
            date: date(2023, 1, 26),
            summary: "First published.".to_owned(),
        }],
        references: vec![("A source".to_owned(), "https://example.org/".to_owned())],
    };
    let index = Index {
        advisories: vec![Entry {
            id: ID.to_owned(),
            family: "exchange".to_owned(),
            published: date(2023, 1, 26),
            updated: date(2023, 2, 1),
            severity: "critical".to_owned(),
            cves: vec!["CVE-2023-21745".to_owned()],
            en: words("An advisory"),
            ja: words("アドバイザリ"),
        }],
    };
    let with_index = matches!(place, Place::Home | Place::Advisories | Place::Advisory(_));
    let with_text = matches!(place, Place::Advisory(_));
    Written {
        // Nothing is served under these addresses: the pages have to live with it.
        catalogues: text(&format!("/nothing/{}.json", lang.tag()), "/nothing/ja.json"),
        index_url: "/nothing/index.json".to_owned(),
        data_through: date(2026, 10, 13),
        settle: vec![Settle {
            family: text("A server", "サーバー"),
            command: "Get-Build".to_owned(),
            text: text("Run it.", "実行してください。"),
        }],
        families: vec!["exchange".to_owned()],
        regions: region(place).is_some(),
        index: with_index.then_some(index),
        article: with_text.then(|| Article {
            url: "/p/data/body.md".to_owned(),
            contents: headings(),
        }),
    }
}

/// The region that the page of a place has.
fn region(place: &Place) -> Option<Region> {
    match place {
        Place::Check => Some(Region::Below),
        Place::Family(_) | Place::Build { .. } | Place::Cve(_) | Place::Sources | Place::Feeds => {
            Some(Region::Whole)
        }
        Place::Home | Place::Advisories | Place::Advisory(_) | Place::NotFound => None,
    }
}

fn headings() -> Vec<Heading> {
    ["one", "two"]
        .into_iter()
        .map(|id| Heading {
            level: 2,
            id: id.to_owned(),
            text: id.to_uppercase(),
        })
        .collect()
}

fn props(route: &Route, body: Option<Body>, filled: Vec<Filled>) -> AppProps {
    AppProps {
        base: "/p/".into(),
        route: route.clone(),
        written: Rc::new(written(route.lang, &route.place)),
        body,
        filled,
    }
}

fn places() -> [Place; 10] {
    [
        Place::Home,
        Place::Check,
        Place::Advisories,
        Place::Advisory(ID.to_owned()),
        Place::Family("exchange".to_owned()),
        Place::Build {
            family: "exchange".to_owned(),
            build: Build::new(15, 2, 1118, 21),
        },
        Place::Cve("CVE-2023-21745".to_owned()),
        Place::Sources,
        Place::Feeds,
        Place::NotFound,
    ]
}

/// An element of the document that holds the page as the site writer writes it.
async fn page(route: &Route) -> Element {
    let html = "<div class=\"heading\"><h2 id=\"one\">One</h2></div><table><thead><tr><th>A</th>\
        </tr></thead><tbody><tr><td>1</td></tr></tbody></table><h2 id=\"two\">Two</h2>";
    let body = Body {
        html: html.into(),
        contents: headings(),
    };
    let written = "<h1 tabindex=\"-1\">One</h1><table><tbody><tr><td><a href=\"/p/\">1</a></td>\
        </tr></tbody></table>";
    let filled = region(&route.place).map(|region| (region, written.into()));
    let filled = filled.into_iter().collect();
    let rendered = LocalServerRenderer::<App>::with_props(props(route, Some(body), filled))
        .render()
        .await;
    let document = web_sys::window()
        .and_then(|window| window.document())
        .expect("a document");
    let root = document.create_element("div").expect("an element");
    root.set_inner_html(&rendered);
    let here = document.body().expect("a body");
    here.append_child(&root).expect("the element in its place");
    root
}

/// Lets the app render, run its effects, and render again.
async fn settle() {
    yew::platform::time::sleep(std::time::Duration::from_millis(50)).await;
}

#[wasm_bindgen_test]
async fn every_page_is_taken_over_as_it_stands() {
    for lang in Lang::ALL {
        for place in places() {
            let route = Route::new(lang, place);
            let root = page(&route).await;
            let heading = root.query_selector("h1").ok().flatten().expect("a heading");
            heading.set_attribute("data-mine", "").expect("a mark");
            let links = root.query_selector_all("a").expect("links").length();

            let app =
                Renderer::<App>::with_root_and_props(root.clone(), props(&route, None, Vec::new()))
                    .hydrate();
            settle().await;

            let kept = root.query_selector("h1[data-mine]").ok().flatten();
            assert!(kept.is_some(), "{route:?}: drawn anew");
            let now = root.query_selector_all("a").expect("links").length();
            assert_eq!(now, links, "{route:?}");
            app.destroy();
            root.remove();
        }
    }
}

#[wasm_bindgen_test]
async fn the_text_of_an_advisory_is_adopted_node_by_node() {
    let route = Route::new(Lang::En, Place::Advisory(ID.to_owned()));
    let root = page(&route).await;
    let cell = root
        .query_selector(".prose td")
        .ok()
        .flatten()
        .expect("a cell");
    cell.set_attribute("data-mine", "").expect("a mark");
    let app = Renderer::<App>::with_root_and_props(root.clone(), props(&route, None, Vec::new()))
        .hydrate();
    settle().await;
    let kept = root.query_selector(".prose td[data-mine]").ok().flatten();
    assert!(kept.is_some(), "the text was replaced");
    app.destroy();
    root.remove();
}
