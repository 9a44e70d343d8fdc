//! Every page, rendered by the components that the browser runs too.
//!
//! Must not know the disk, nor what stands on a page.

use std::rc::Rc;
use std::thread::available_parallelism;

use futures::channel::mpsc::unbounded;
use futures::executor::block_on;
use futures::stream::StreamExt;
use yew::LocalServerRenderer;
use yew::platform::Runtime;

use crate::catalogue::Catalogue;
use crate::lang::Lang;
use crate::messages::page::titled;
use crate::web::content::{self, Facts, Piece, PieceProps};
use crate::web::head::{Head, head};
use crate::web::route::{Place, Route};
use crate::web::written::Written;
use crate::web::{App, AppProps};

use super::data::Site;
use super::template::{Page, Template};
use super::{File, escaped};

/// What pages are made of that does not change from page to page.
#[derive(Clone)]
pub struct Made {
    /// The advisories, and what every page is written with.
    pub site: Site,
    /// All families.
    pub catalogue: Catalogue,
    /// The path under which the site is served.
    pub base: String,
    /// The app's own page.
    pub template: Template,
}

/// All pages, and the one for addresses that lead nowhere, in no certain order.
///
/// Each thread has facts of its own, since what is rendered on one thread stays
/// there.
pub fn all(made: &Made) -> Vec<File> {
    let routes = routes(made);
    let threads = available_parallelism().map_or(1, usize::from);
    let runtime = Runtime::default();
    let (sender, receiver) = unbounded();
    for first in 0..threads {
        // Neighbours are alike, so that each thread gets its share of all sorts.
        let share: Vec<Route> = routes
            .iter()
            .skip(first)
            .step_by(threads)
            .cloned()
            .collect();
        let (made, sender) = (made.clone(), sender.clone());
        runtime.spawn_pinned(move || async move {
            let Site {
                index, markdown, ..
            } = made.site.clone();
            let facts = Facts::new(made.catalogue.clone(), index, markdown, &made.base);
            for route in &share {
                // Received below, until every sender is gone.
                let _ = sender.unbounded_send(file(&made, &facts, route).await);
            }
        });
    }
    drop(sender);
    block_on(receiver.collect())
}

/// Every page in every language; what is not there is written once.
fn routes(made: &Made) -> Vec<Route> {
    let advisories = made
        .site
        .index
        .advisories
        .iter()
        .map(|entry| Place::Advisory(entry.id.clone()));
    let places: Vec<Place> = [Place::Home, Place::Check, Place::Advisories]
        .into_iter()
        .chain(advisories)
        .chain(content::places(&made.catalogue))
        .collect();
    Lang::ALL
        .into_iter()
        .flat_map(|lang| {
            places
                .iter()
                .map(move |place| Route::new(lang, place.clone()))
        })
        .chain([Route::new(Lang::En, Place::NotFound)])
        .collect()
}

async fn file(made: &Made, facts: &Facts, route: &Route) -> File {
    File {
        path: match route.place {
            Place::NotFound => "404.html".to_owned(),
            _ => format!("{}index.html", route.inside()),
        },
        text: page(made, facts, route).await,
    }
}

async fn page(made: &Made, facts: &Facts, route: &Route) -> String {
    let Made { site, base, .. } = made;
    let mut written = site.written.clone();
    let mut head = head(route);
    let mut filled = Vec::new();
    if let Some(content) = content::page(facts, route) {
        written.regions = true;
        if let Some((title, description)) = content.head {
            head = Head {
                title: titled(&title, route.lang),
                description,
            };
        }
        let piece = LocalServerRenderer::<Piece>::with_props(PieceProps { body: content.body });
        let html = piece.hydratable(false).render().await;
        filled.push((content.region, html.into()));
    }
    let renderer = LocalServerRenderer::<App>::with_props(AppProps {
        base: base.clone().into(),
        route: route.clone(),
        written: Rc::new(written.clone()),
        filled,
    });
    let app = renderer.render().await;
    let mut attributes = vec![("data-base", base.clone())];
    attributes.extend(written.attributes());
    if route.place == Place::NotFound {
        attributes.push(("data-page", "not-found".to_owned()));
    }
    made.template.fill(&Page {
        route,
        title: &head.title,
        description: &head.description,
        head: &links(route, &written),
        attributes: &attributes,
        app: &app,
    })
}

/// What the checker will fetch at once, so that the browser asks for it before
/// the app does, and after what the page is shown with.
fn links(route: &Route, written: &Written) -> String {
    match route.place {
        Place::Home | Place::Check => format!(
            "<link rel=\"preload\" as=\"fetch\" crossorigin fetchpriority=\"low\" href=\"{}\">\n",
            escaped(written.catalogues.get(route.lang)),
        ),
        _ => String::new(),
    }
}
