//! The front page: the checker's box first, then how to read a build, then
//! the newest advisories.

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::page::page;
use crate::web::parts::checker::Checker;
use crate::web::parts::identify::Identify;
use crate::web::parts::listing::Listing;
use crate::web::route::{Place, Route};
use crate::web::store::use_store;

/// How many advisories the front page lists.
const NEWEST: usize = 5;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
}

#[component]
pub fn Home(props: &Props) -> Html {
    let lang = props.lang;
    let words = page(lang);
    let store = use_store();
    let all = Route::new(lang, Place::Advisories).path(&store.base);
    html! {
        <>
            <div class="intro">
                <h1 tabindex="-1">{ words.home.title }</h1>
                <p class="lede">{ words.home.lede }</p>
            </div>
            <Checker {lang} />
            <section class="block" aria-labelledby="identify">
                <h2 id="identify">{ words.identify.title }</h2>
                <Identify {lang} />
            </section>
            <section class="block" aria-labelledby="newest">
                <h2 id="newest">{ words.home.newest }</h2>
                <Listing {lang} most={NEWEST} />
                <p><a href={all}>{ words.home.all }</a></p>
            </section>
        </>
    }
}
