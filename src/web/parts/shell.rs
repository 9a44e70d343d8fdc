//! What stands around every page: the way to skip, the header, the footer,
//! and the voice that tells a screen reader which page has come.

use yew::prelude::*;

use crate::html::Html as Text;
use crate::lang::Lang;
use crate::messages::page::page;
use crate::web::parts::written;
use crate::web::route::{Place, Route};
use crate::web::store::Store;

/// `content` with all that.
pub fn shell(store: &Store, route: &Route, announcement: AttrValue, content: Html) -> Html {
    html! {
        <>
            { written(top(store, route)) }
            <main id="content" class="wide" tabindex="-1">{ content }</main>
            { written(bottom(store, route.lang)) }
            <p class="unseen" role="status" aria-live="polite">{ announcement }</p>
        </>
    }
}

/// What stands above: the name, the box of search, the main pages, the same page
/// in the other language.
fn top(store: &Store, route: &Route) -> Text {
    let lang = route.lang;
    let words = &page(lang).site;
    let other = match lang {
        Lang::En => Lang::Ja,
        Lang::Ja => Lang::En,
    };
    let to = |place: Place| Route::new(lang, place).path(&store.base);
    let search = to(Place::Search);
    let mut html = Text::new();
    html.within(r##"<a class="skip" href="#content">"##, words.skip, "</a>")
        .within(
            r#"<header class="top"><div class="wide"><a class="name" href=""#,
            &to(Place::Home),
            concat!(
                r#""><svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">"#,
                r#"<path d="M3 5h18M3 12h9M3 19h18"></path>"#,
                r#"<path class="accent" d="M15 12l2.5 2.5L22 10"></path></svg>"#,
            ),
        )
        .within(" ", words.name, "</a>")
        .within(r#"<a class="to-search" href=""#, &search, r#"">"#)
        .text(words.search).raw("</a>")
        .within(
            r#"<form class="find" role="search" action=""#,
            &search,
            r#"">"#,
        )
        .within(
            r#"<input type="search" name="q" aria-keyshortcuts="/" autocomplete="off" spellcheck="false" aria-label=""#,
            words.search,
            r#"" placeholder=""#,
        )
        .text(words.search_hint).raw(r#""></form>"#)
        .within(r#"<nav aria-label=""#, words.navigation, r#""><ul>"#);
    for (place, name) in [
        (Place::Check, words.check),
        (Place::Advisories, words.advisories),
        (Place::Family(store.written.family.clone()), words.builds),
    ] {
        let is_here = route.place == place;
        html.within(r#"<li><a href=""#, &to(place), r#"""#)
            .raw(if is_here {
                r#" aria-current="page">"#
            } else {
                ">"
            })
            .text(name)
            .raw("</a></li>");
    }
    html.within(
        r#"<li><a href=""#,
        &route.in_lang(other).path(&store.base),
        r#"" lang=""#,
    )
    .text(other.tag())
    .raw(r#"" hreflang=""#)
    .text(other.tag())
    .raw(r#"">"#)
    .within(
        "",
        words.other_language,
        "</a></li></ul></nav></div></header>",
    );
    html
}

/// What stands below: where the facts come from, and what is done with them.
fn bottom(store: &Store, lang: Lang) -> Text {
    let words = page(lang);
    let mut html = Text::new();
    html.raw(r#"<footer class="bottom"><div class="wide"><ul class="inline">"#);
    for (place, name) in [
        (Place::Sources, words.content.sources),
        (Place::Feeds, words.content.feeds),
    ] {
        let path = Route::new(lang, place).path(&store.base);
        html.within(r#"<li><a href=""#, &path, r#"">"#)
            .text(name)
            .raw("</a></li>");
    }
    html.within("</ul><p>", words.site.privacy, "</p>")
        .within(
            "<p>",
            &(words.site.data_through)(store.written.data_through),
            " ",
        )
        .text(words.site.not_microsoft)
        .raw("</p></div></footer>");
    html
}
