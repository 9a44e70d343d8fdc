//! The pages on which something lives: the front page and the checker's own.
//! All others are regions ([`super::content`]).

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::page::page;

use super::content::{Content, Region};
use super::parts::checker::Checker;
use super::route::{Place, Route};

/// The front page: the checker's box first.
pub fn home(lang: Lang, base: &str) -> Html {
    let words = page(lang).home;
    around(words.title, words.lede, Route::new(lang, Place::Home), base)
}

/// The checker alone, with room for its answers.
pub fn check(lang: Lang, base: &str) -> Html {
    let words = page(lang).check;
    around(
        words.title,
        words.lede,
        Route::new(lang, Place::Check),
        base,
    )
}

/// The checker, with what stands above and below it.
fn around(title: &'static str, lede: &'static str, route: Route, base: &str) -> Html {
    let key = route.path(base);
    html! {
        <>
            <div class="intro">
                <h1 tabindex="-1">{ title }</h1>
                <p class="lede">{ lede }</p>
            </div>
            <Checker lang={route.lang} />
            <Content {key} {route} region={Region::Below} />
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
