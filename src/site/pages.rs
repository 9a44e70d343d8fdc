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
use crate::web::content::{self, Facts, Piece, PieceProps, Words};
use crate::web::head::{Head, head, heading};
use crate::web::route::{Place, Route};
use crate::web::unbroken::unbroken;
use crate::web::written;
use crate::web::{App, AppProps};

use super::data::Site;
use super::full_text::Document;
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

/// A page that was written.
pub struct Written {
    /// Its file.
    pub file: File,
    /// Which page it is.
    pub route: Route,
    /// Its title, without the site's name.
    pub title: String,
    /// What words are looked for in, where that is wanted.
    pub text: Option<Document>,
}

/// All pages, and the one for addresses that lead nowhere, in no certain order.
///
/// Each thread has facts of its own, since what is rendered on one thread stays
/// there.
pub fn all(made: &Made) -> Vec<Written> {
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
                let _ = sender.unbounded_send(written(&made, &facts, route).await);
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

async fn written(made: &Made, facts: &Facts, route: &Route) -> Written {
    let Made { site, base, .. } = made;
    let mut written = site.written.clone();
    let mut head = head(route);
    let mut filled = Vec::new();
    let mut title = heading(route);
    let mut text = None;
    if let Some(content) = content::page(facts, route) {
        written.regions = true;
        if let Some((own, description)) = content.head {
            head = Head {
                title: titled(&own, route.lang),
                description,
            };
            title = own;
        }
        let html = piece(content.body).await;
        let of_many = matches!(content.words, Words::Part(_));
        let words = match content.words {
            Words::None => None,
            Words::All => Some(html.clone()),
            Words::Part(words) => Some(piece(words).await),
        };
        text = words.map(|html| Document {
            path: route.inside(),
            lang: route.lang,
            title: title.clone(),
            html,
            of_many,
        });
        filled.push((content.region, unbroken(&html).into()));
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
    let page = made.template.fill(&Page {
        route,
        title: &head.title,
        description: &head.description,
        head: &links(route, &written),
        attributes: &attributes,
        app: &app,
    });
    let path = match route.place {
        Place::NotFound => "404.html".to_owned(),
        _ => format!("{}index.html", route.inside()),
    };
    Written {
        file: File { path, text: page },
        route: route.clone(),
        title,
        text,
    }
}

/// What fills a region, as HTML.
async fn piece(body: yew::Html) -> String {
    let piece = LocalServerRenderer::<Piece>::with_props(PieceProps { body });
    piece.hydratable(false).render().await
}

/// What the checker will fetch at once, so that the browser asks for it before
/// the app does, and after what the page is shown with.
fn links(route: &Route, written: &written::Written) -> String {
    match route.place {
        Place::Home | Place::Check => format!(
            "<link rel=\"preload\" as=\"fetch\" crossorigin fetchpriority=\"low\" href=\"{}\">\n",
            escaped(written.catalogues.get(route.lang)),
        ),
        _ => String::new(),
    }
}
