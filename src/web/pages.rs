//! What stands at the top of the pages on which something lives: the front page
//! and the checker's own; and what is shown where no page is. All others are
//! regions ([`super::content`]).

use crate::html::Html;
use crate::lang::Lang;
use crate::messages::page::page;

use super::route::{Place, Route};

/// The heading of the front page, or of the checker's.
pub fn intro(route: &Route) -> Html {
    let words = page(route.lang);
    let (title, lede) = match route.place {
        Place::Check => (words.check.title, words.check.lede),
        _ => (words.home.title, words.home.lede),
    };
    let mut html = opening(title, lede);
    html.raw("</div>");
    html
}

/// What is shown where no page is.
pub fn not_found(lang: Lang, base: &str) -> Html {
    let words = page(lang);
    let to = |place| Route::new(lang, place).path(base);
    let mut html = opening(words.not_found.title, words.not_found.text);
    html.within(r#"<ul><li><a href=""#, &to(Place::Home), r#"">"#)
        .within("", words.not_found.home, r#"</a></li><li><a href=""#)
        .within("", &to(Place::Advisories), r#"">"#)
        .within("", words.site.advisories, "</a></li></ul></div>");
    html
}

fn opening(title: &str, lede: &str) -> Html {
    let mut html = Html::new();
    html.within(r#"<div class="intro"><h1 tabindex="-1">"#, title, "</h1>")
        .within(r#"<p class="lede">"#, lede, "</p>");
    html
}
