//! The whole of the app: what every page shares, around the page that is shown.
//!
//! Must not know what stands on a page.

use std::rc::Rc;

use yew::prelude::*;

use super::answering::use_answering;
use super::browser;
use super::checking::use_new_checking;
use super::content::{Content, Filled, Region, use_new_contents};
use super::copying::use_copying;
use super::head::{heading, title};
use super::pages;
use super::parts::shell::shell;
use super::route::{Place, Route};
use super::router::use_router;
use super::store::use_new_store;
use super::written::Written;

/// Where the app starts.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The path under which the site is served, with a slash at both ends.
    pub base: AttrValue,
    /// The page to begin with.
    pub route: Route,
    /// What the page was written with.
    pub written: Rc<Written>,
    /// What fills the regions of the page, where it is written natively. The
    /// browser finds it in the page.
    #[prop_or_default]
    pub filled: Vec<Filled>,
}

/// The app.
#[component]
pub fn App(props: &AppProps) -> Html {
    let store = use_new_store(&props.base, &props.written);
    let checking = use_new_checking();
    let first = AttrValue::from(props.route.path(&props.base));
    let adopted = props.written.regions.then(|| first.clone());
    let (contents, titled) = use_new_contents(&first, &props.filled, adopted);
    let (route, announcement) =
        use_router(
            &props.base,
            &props.route,
            &store.landed,
            |route| match &titled {
                Some((path, title)) if **path == *route.path(&props.base) => title.to_string(),
                _ => title(route),
            },
        );
    use_copying();
    use_answering(&store, &checking, &route);
    // The script that started the app waits for the page to be the app's own.
    use_effect_with((), |()| browser::say_ready());
    let page = match &route.place {
        Place::Home | Place::Check => pages::checker(&route, &store, &checking, &contents),
        Place::NotFound => pages::not_found(route.lang, &props.base),
        _ => html! {
            <Content
                key={route.path(&props.base)}
                route={route.clone()}
                region={Region::Whole}
                heading={heading(&route)}
                store={store.clone()}
                {contents}
            />
        },
    };
    shell(&store, &route, announcement, page)
}
