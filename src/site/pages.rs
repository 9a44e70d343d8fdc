//! Every page, rendered by the components that the browser runs too.
//!
//! Must not know the disk, nor what stands on a page.

use std::rc::Rc;

use futures::executor::block_on;
use yew::ServerRenderer;

use crate::catalogue::Catalogue;
use crate::lang::Lang;
use crate::web::head::head;
use crate::web::route::{Place, Route};
use crate::web::written::{Article, ELEMENT, Written};
use crate::web::{App, AppProps, Body, BodyText};

use super::data::Site;
use super::template::{Page, Template};
use super::{File, escaped};

/// All pages, and the one for addresses that lead nowhere.
pub fn all(site: &Site, catalogue: &Catalogue, base: &str, template: &Template) -> Vec<File> {
    let advisories = site
        .index
        .advisories
        .iter()
        .map(|entry| Place::Advisory(entry.id.clone()));
    let places: Vec<Place> = [Place::Home, Place::Check, Place::Advisories]
        .into_iter()
        .chain(advisories)
        .collect();
    let mut files = Vec::new();
    for lang in Lang::ALL {
        for place in &places {
            let route = Route::new(lang, place.clone());
            files.push(File {
                path: format!("{}index.html", route.inside()),
                text: page(site, catalogue, base, template, &route),
            });
        }
    }
    let lost = Route::new(Lang::En, Place::NotFound);
    files.push(File {
        path: "404.html".to_owned(),
        text: page(site, catalogue, base, template, &lost),
    });
    files
}

fn page(
    site: &Site,
    catalogue: &Catalogue,
    base: &str,
    template: &Template,
    route: &Route,
) -> String {
    let mut written = site.written.clone();
    if matches!(
        route.place,
        Place::Home | Place::Advisories | Place::Advisory(_)
    ) {
        written.index = Some(site.index.clone());
    }
    let body = body(site, catalogue, base, route);
    if let Some((url, body)) = &body {
        written.article = Some(Article {
            url: url.clone(),
            contents: body.contents.clone(),
        });
    }
    // A catalogue of names and numbers has no float that JSON cannot hold.
    let facts = serde_json::to_string(&written).unwrap_or_default();
    let app = render(base, route, &written, body.map(|(_, body)| body));
    let head = head(route, Some(&site.index));
    let mut attributes = vec![
        ("data-base", base.to_owned()),
        (
            "data-catalogue",
            written.catalogues.get(route.lang).to_owned(),
        ),
        ("data-index", written.index_url.clone()),
    ];
    if route.place == Place::NotFound {
        attributes.push(("data-page", "not-found".to_owned()));
    }
    template.fill(&Page {
        route,
        title: &head.title,
        description: &head.description,
        head: &links(route, &written),
        attributes: &attributes,
        app: &app,
        facts: (ELEMENT, &facts),
    })
}

/// The text of the advisory that a page shows, and its address.
fn body(
    site: &Site,
    catalogue: &Catalogue,
    base: &str,
    route: &Route,
) -> Option<(String, BodyText)> {
    let Place::Advisory(id) = &route.place else {
        return None;
    };
    let entry = site.index.get(id)?;
    let path = &entry.text(route.lang).body;
    let markdown = site.bodies.get(path)?;
    let family = catalogue
        .families
        .iter()
        .find(|family| family.id() == entry.family)?;
    let as_of = site.written.data_through;
    let body = BodyText::render(markdown, family, route.lang, as_of, base);
    Some((format!("{base}{path}"), body))
}

fn render(base: &str, route: &Route, written: &Written, body: Option<BodyText>) -> String {
    let (base, route, written) = (base.to_owned(), route.clone(), written.clone());
    let renderer = ServerRenderer::<App>::with_props(move || AppProps {
        base: base.into(),
        route,
        written: Rc::new(written),
        body: body.map(Body::from),
    });
    block_on(renderer.render())
}

/// What the checker will fetch at once, so that the browser asks for it before
/// the app does.
fn links(route: &Route, written: &Written) -> String {
    match route.place {
        Place::Home | Place::Check => format!(
            "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{}\">\n",
            escaped(written.catalogues.get(route.lang)),
        ),
        _ => String::new(),
    }
}
