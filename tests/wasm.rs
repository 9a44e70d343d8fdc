//! In a real browser: every page is rendered as the site writer renders it,
//! put into the document, and taken over without a fault.

#![cfg(target_arch = "wasm32")]

use std::rc::Rc;

use jiff::civil::date;
use patchline::build::Build;
use patchline::lang::{Lang, Text};
use patchline::web::content::{Filled, Region};
use patchline::web::route::{Place, Route};
use patchline::web::written::Written;
use patchline::web::{App, AppProps};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Element;
use yew::{LocalServerRenderer, Renderer};

wasm_bindgen_test_configure!(run_in_browser);

const ID: &str = "2023-01-26-an-advisory";

fn written(place: &Place) -> Written {
    Written {
        // Nothing is served under these addresses: the pages have to live with it.
        catalogues: Text {
            en: "/nothing/en.json".to_owned(),
            ja: "/nothing/ja.json".to_owned(),
        },
        index_url: "/nothing/index.json".to_owned(),
        data_through: date(2026, 10, 13),
        family: "exchange".to_owned(),
        regions: region(place).is_some(),
    }
}

/// The region that the page of a place has.
fn region(place: &Place) -> Option<Region> {
    match place {
        Place::Home | Place::Check => Some(Region::Below),
        Place::NotFound => None,
        _ => Some(Region::Whole),
    }
}

fn props(route: &Route, filled: Vec<Filled>) -> AppProps {
    AppProps {
        base: "/p/".into(),
        route: route.clone(),
        written: Rc::new(written(&route.place)),
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
    let written = "<h1 tabindex=\"-1\">One</h1><table><tbody><tr><td><a href=\"/p/\">1</a></td>\
        </tr></tbody></table>";
    let filled = region(&route.place).map(|region| (region, written.into()));
    let filled = filled.into_iter().collect();
    let rendered = LocalServerRenderer::<App>::with_props(props(route, filled))
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

            let app = Renderer::<App>::with_root_and_props(root.clone(), props(&route, Vec::new()))
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
async fn what_was_written_is_adopted_node_by_node() {
    let route = Route::new(Lang::En, Place::Advisory(ID.to_owned()));
    let root = page(&route).await;
    let cell = root.query_selector("td").ok().flatten().expect("a cell");
    cell.set_attribute("data-mine", "").expect("a mark");
    let app =
        Renderer::<App>::with_root_and_props(root.clone(), props(&route, Vec::new())).hydrate();
    settle().await;
    let kept = root.query_selector("td[data-mine]").ok().flatten();
    assert!(kept.is_some(), "the text was replaced");
    app.destroy();
    root.remove();
}
