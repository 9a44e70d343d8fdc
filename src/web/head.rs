//! What a page says of itself in its head: title and description.
//!
//! The site writer puts it into the file, and the router into the tab. Must
//! not know the browser, nor HTML.

use crate::messages::content::content;
use crate::messages::page::{page, titled};

use super::route::{Place, Route};

/// The title of a page, and what search results say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The title, with the site's name.
    pub title: String,
    /// One or two sentences.
    pub description: String,
}

/// What the app knows to call a page that is written natively, until it has come.
#[must_use]
pub fn heading(route: &Route) -> String {
    let words = page(route.lang);
    match &route.place {
        Place::Build { build, .. } => build.to_string(),
        Place::Cve(id) => id.clone(),
        Place::Sources => words.content.sources.to_owned(),
        Place::Feeds => words.content.feeds.to_owned(),
        Place::Search => words.site.search.to_owned(),
        Place::Advisories | Place::Advisory(_) => words.site.advisories.to_owned(),
        Place::NotFound => words.not_found.title.to_owned(),
        Place::Home => words.home.title.to_owned(),
        Place::Check => words.check.title.to_owned(),
        Place::Family(_) => words.site.builds.to_owned(),
    }
}

/// The title of a page in the tab, as far as the app knows it.
#[must_use]
pub fn title(route: &Route) -> String {
    match route.place {
        Place::Home => {
            let words = page(route.lang).site;
            [words.name, " - ", words.tagline].concat()
        }
        _ => titled(&heading(route), route.lang),
    }
}

/// The head of a page of which nothing more is written.
#[must_use]
pub fn head(route: &Route) -> Head {
    let words = content(route.lang).descriptions;
    let description = match &route.place {
        Place::Check => words.check,
        Place::Advisories => words.advisories,
        Place::NotFound => page(route.lang).not_found.text,
        _ => words.home,
    };
    Head {
        title: title(route),
        description: description.to_owned(),
    }
}
