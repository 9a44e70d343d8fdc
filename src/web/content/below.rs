//! What stands below the checker, and is all that can be used of its page where
//! the checker cannot start: the newest builds, and the commands that show one.

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::page::page;
use crate::web::parts::identify::Identify;

use super::facts::{Facts, Sheet};
use super::newest;

/// Below the checker on its own page.
pub(super) fn check(facts: &Facts, lang: Lang) -> Html {
    let families = 0..facts.catalogue.0.families.len();
    html! {
        <>
            <section class="block" aria-labelledby="identify">
                <h2 id="identify">{ page(lang).identify.title }</h2>
                <Identify {lang} />
            </section>
            { for families.map(|index| builds(&Sheet::of(facts, index, lang))) }
        </>
    }
}

fn builds(sheet: &Sheet<'_>) -> Html {
    let words = &sheet.words.common;
    let id = format!("newest-{}", sheet.family.id());
    html! {
        <section class="block" aria-labelledby={id.clone()}>
            <h2 {id}>{ words.newest_title }</h2>
            <p>{ (words.newest_text)(sheet.family.data_through()) }</p>
            { newest::table(sheet) }
            <p><a href={sheet.family_page("")}>{ words.all_builds }</a></p>
        </section>
    }
}
