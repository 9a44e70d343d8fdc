//! The page of search, before anything is asked: the box, what can be typed
//! into it, and where all can be found without it.
//!
//! The program behind it is [`crate::web::search`], which knows the classes.

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::page::page as page_words;
use crate::messages::search::search;
use crate::web::route::{Place, Route};

use super::facts::{Facts, Page, Words};

pub(super) fn page(facts: &Facts, lang: Lang) -> Page {
    let words = search(lang);
    let site = page_words(lang).site;
    let to = |place| Route::new(lang, place).path(&facts.base);
    let families = facts.catalogue.0.families.iter().map(|family| {
        let page = to(Place::Family(family.id().to_owned()));
        let vulnerabilities = format!("{page}#vulnerabilities");
        html! {
            <>
                <li><a href={page}>{ site.builds }</a></li>
                <li><a href={vulnerabilities}>{ words.vulnerabilities }</a></li>
            </>
        }
    });
    let body = html! {
        <site-search lang={lang.tag()}>
            <div class="intro"><h1 tabindex="-1">{ words.title }</h1></div>
            <form role="search" class="asking" action={to(Place::Search)}>
                <label class="label" for="query">{ words.label }</label>
                <div class="line">
                    <input
                        id="query"
                        type="search"
                        name="q"
                        autocomplete="off"
                        autocapitalize="off"
                        spellcheck="false"
                        enterkeyhint="search"
                        aria-describedby="query-hint"
                    />
                    <button>{ words.button }</button>
                </div>
                <p id="query-hint" class="small">{ words.hint }</p>
            </form>
            <noscript><p>{ words.no_script }</p></noscript>
            <p class="unseen" role="status"></p>
            <div class="found"></div>
            <div class="no-app">
                <p>{ words.no_program }</p>
                <p><button type="button">{ site.retry }</button></p>
            </div>
            <section class="block" aria-labelledby="look">
                <h2 id="look">{ words.look }</h2>
                <ul>
                    <li><a href={to(Place::Advisories)}>{ site.advisories }</a></li>
                    { for families }
                    <li><a href={to(Place::Check)}>{ site.check }</a></li>
                </ul>
            </section>
        </site-search>
    };
    Page::whole(words.title.to_owned(), words.description.to_owned(), body).found_by(Words::None)
}
