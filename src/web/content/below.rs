//! What stands below the checker, and is all that can be used of its page where
//! the checker cannot start: the newest builds, and the commands that show one.

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::content::content;
use crate::web::parts::written;
use crate::web::route::{Place, Route};
use crate::web::told;

use super::advisories;
use super::facts::{Facts, Sheet};
use super::newest;

/// How many advisories the front page lists.
const NEWEST: usize = 5;

/// Below the checker on the front page.
pub(super) fn home(facts: &Facts, lang: Lang) -> Html {
    let words = content(lang).below;
    let all = Route::new(lang, Place::Advisories).path(&facts.base);
    html! {
        <>
            { identify(facts, lang) }
            <section class="block" aria-labelledby="newest">
                <h2 id="newest">{ words.newest }</h2>
                { advisories::list(facts, NEWEST, None, lang) }
                <p><a href={all}>{ words.all }</a></p>
            </section>
        </>
    }
}

/// Below the checker on its own page.
pub(super) fn check(facts: &Facts, lang: Lang) -> Html {
    let families = 0..facts.catalogue.0.families.len();
    html! {
        <>
            { identify(facts, lang) }
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

/// How to read a server's build: the command that tells the truth, and the one
/// that does not move.
fn identify(facts: &Facts, lang: Lang) -> Html {
    let words = content(lang).identify;
    html! {
        <section class="block" aria-labelledby="identify">
            <h2 id="identify">{ words.title }</h2>
            <div class="two">
                <div>
                    <h3 class="good">{ words.right }</h3>
                    { for facts.catalogue.0.families.iter().map(|family| {
                        let settle = &family.tables().family.settle;
                        html! {
                            <>
                                { command(&settle.command, lang) }
                                <p>{ settle.text.get(lang).to_owned() }</p>
                            </>
                        }
                    }) }
                </div>
                <div>
                    <h3 class="unsure">{ words.wrong }</h3>
                    { command(words.wrong_command, lang) }
                    <p>{ words.wrong_text }</p>
                </div>
            </div>
        </section>
    }
}

fn command(text: &str, lang: Lang) -> Html {
    let mut html = crate::html::Html::new();
    told::command::command(&mut html, text, lang);
    written(html)
}
