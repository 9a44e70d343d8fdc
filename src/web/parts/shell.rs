//! What stands around every page: the way to skip, the header, the footer,
//! and the voice that tells a screen reader which page has come.

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::page::page;
use crate::web::route::{Place, Route};
use crate::web::store::Store;

/// `content` with all that.
pub fn shell(store: &Store, route: &Route, announcement: AttrValue, content: Html) -> Html {
    let lang = route.lang;
    let words = page(lang);
    let to = |place: Place| Route::new(lang, place).path(&store.base);
    let other = match lang {
        Lang::En => Lang::Ja,
        Lang::Ja => Lang::En,
    };
    let entry = |place: Place, name: &'static str| {
        let current = (route.place == place).then_some("page");
        html! { <li><a href={to(place)} aria-current={current}>{ name }</a></li> }
    };
    html! {
        <>
            <a class="skip" href="#content">{ words.site.skip }</a>
            <header class="top">
                <div class="wide">
                    <a class="name" href={to(Place::Home)}>
                        <svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
                            <path d="M3 5h18M3 12h9M3 19h18" />
                            <path class="accent" d="M15 12l2.5 2.5L22 10" />
                        </svg>
                        { words.site.name }
                    </a>
                    <nav aria-label={words.site.navigation}>
                        <ul>
                            { entry(Place::Check, words.site.check) }
                            { entry(Place::Advisories, words.site.advisories) }
                            { entry(Place::Family(store.written.family.clone()), words.site.builds) }
                            <li>
                                <a
                                    href={route.in_lang(other).path(&store.base)}
                                    lang={other.tag()}
                                    hreflang={other.tag()}
                                >
                                    { words.site.other_language }
                                </a>
                            </li>
                        </ul>
                    </nav>
                </div>
            </header>
            <main id="content" class="wide" tabindex="-1">{ content }</main>
            <footer class="bottom">
                <div class="wide">
                    <ul class="inline">
                        <li><a href={to(Place::Sources)}>{ words.content.sources }</a></li>
                        <li><a href={to(Place::Feeds)}>{ words.content.feeds }</a></li>
                    </ul>
                    <p>{ words.site.privacy }</p>
                    <p>
                        { (words.site.data_through)(store.written.data_through) }
                        { " " }
                        { words.site.not_microsoft }
                    </p>
                </div>
            </footer>
            <p class="unseen" role="status" aria-live="polite">{ announcement }</p>
        </>
    }
}
