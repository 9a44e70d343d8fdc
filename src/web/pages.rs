//! The pages on which something lives: the front page and the checker's own.
//! All others are regions ([`super::content`]).

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::page::page;

use super::route::{Place, Route};

/// The front page, with the checker's box first; and the checker alone, with
/// room for its answers. `below` is the region that follows.
pub fn checker(route: &Route, checker: Html, below: Html) -> Html {
    let words = page(route.lang);
    let (title, lede) = match route.place {
        Place::Check => (words.check.title, words.check.lede),
        _ => (words.home.title, words.home.lede),
    };
    html! {
        <>
            <div class="intro">
                <h1 tabindex="-1">{ title }</h1>
                <p class="lede">{ lede }</p>
            </div>
            { checker }
            { below }
        </>
    }
}

/// What is shown where no page is.
pub fn not_found(lang: Lang, base: &str) -> Html {
    let words = page(lang);
    let to = |place| Route::new(lang, place).path(base);
    html! {
        <div class="intro">
            <h1 tabindex="-1">{ words.not_found.title }</h1>
            <p class="lede">{ words.not_found.text }</p>
            <ul>
                <li><a href={to(Place::Home)}>{ words.not_found.home }</a></li>
                <li><a href={to(Place::Advisories)}>{ words.site.advisories }</a></li>
            </ul>
        </div>
    }
}
