//! What a page says of itself in its head: title and description.
//!
//! The site writer puts it into the file, and the router into the tab. Must
//! not know the browser, nor HTML.

use crate::messages::page::page;

use super::route::{Place, Route};
use super::store::Index;

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
        _ => words.site.builds.to_owned(),
    }
}

/// The head of a page; advisories are looked up in the index, where it is there.
#[must_use]
pub fn head(route: &Route, index: Option<&Index>) -> Head {
    let words = page(route.lang);
    let titled = |title: &str| format!("{title} - {}", words.site.name);
    let (title, description) = match &route.place {
        Place::Home => (
            format!("{} - {}", words.site.name, words.site.tagline),
            words.home.description,
        ),
        Place::Check => (titled(words.check.title), words.check.description),
        Place::Advisories => (titled(words.advisories.title), words.advisories.description),
        // What was written of these pages says more; their files hold it.
        Place::Family(_) | Place::Build { .. } | Place::Cve(_) | Place::Sources | Place::Feeds => {
            (titled(&heading(route)), words.home.description)
        }
        Place::NotFound => (titled(words.not_found.title), words.not_found.text),
        Place::Advisory(id) => match index.and_then(|index| index.get(id)) {
            Some(entry) => {
                let text = entry.text(route.lang);
                return Head {
                    title: titled(&text.title),
                    description: text.summary.clone(),
                };
            }
            None => (titled(words.advisories.title), words.advisories.description),
        },
    };
    Head {
        title,
        description: description.to_owned(),
    }
}
