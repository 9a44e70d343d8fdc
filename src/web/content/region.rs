//! A region in the browser: adopted where it stands in the page, fetched where
//! the reader has come from another page, kept for when they come back.

use std::cell::RefCell;

use web_sys::Element;
use yew::prelude::*;

use crate::messages::page::page;
use crate::web::browser;
use crate::web::markdown::{self, Asked};
use crate::web::pages::not_found;
use crate::web::parts::fetching::fetching;
use crate::web::route::{Place, Route};
use crate::web::router::focus_heading;
use crate::web::store::{Loaded, Shared, Store};

/// Which part of its page a region is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Region {
    /// All of it: its heading, its title.
    Whole,
    /// What stands below the parts that live.
    Below,
}

impl Region {
    /// The id of its element.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Below => "below",
        }
    }
}

/// A region and the HTML that fills it, where a page is written natively.
pub type Filled = (Region, AttrValue);

/// What fills a region.
#[derive(Clone, Debug, PartialEq)]
struct Held {
    /// Empty where the page holds it already.
    html: AttrValue,
    /// The title of its page.
    title: AttrValue,
}

type Key = (AttrValue, Region);

/// The regions that this app has seen.
#[derive(Clone, PartialEq)]
pub struct Contents {
    held: Shared<RefCell<Vec<(Key, Held)>>>,
    /// The page whose regions stand in the document from the start.
    adopted: Option<AttrValue>,
    /// Told the path and the title of a page that has come.
    titled: Callback<(AttrValue, AttrValue)>,
}

impl Contents {
    fn find(&self, path: &AttrValue, region: Region) -> Loaded<Option<Held>> {
        let all = self.held.0.borrow();
        let is_this = |(key, _): &&(Key, Held)| key.0 == *path && key.1 == region;
        if let Some((_, held)) = all.iter().find(is_this) {
            return Loaded::Ready(Some(held.clone()));
        }
        if self.adopted.as_ref() == Some(path) {
            return Loaded::Ready(Some(Held {
                html: AttrValue::default(),
                title: AttrValue::default(),
            }));
        }
        Loaded::Waiting
    }

    fn keep(&self, path: &AttrValue, region: Region, held: Held) {
        // A page is fetched once, and is adopted once.
        let mut all = self.held.0.borrow_mut();
        all.push(((path.clone(), region), held));
    }
}

/// The title of a page, by its path.
pub type Titled = Option<(AttrValue, AttrValue)>;

/// Makes the regions of the app, and says which page has come last; for
/// [`crate::web::App`] alone. `filled` is what the page is written with, and
/// `adopted` the path of the page whose regions the document holds.
#[hook]
pub fn use_new_contents(
    path: &AttrValue,
    filled: &[Filled],
    adopted: Option<AttrValue>,
) -> (Contents, Titled) {
    let held = use_memo((), |()| {
        let held = filled.iter().map(|(region, html)| {
            let held = Held {
                html: html.clone(),
                title: AttrValue::default(),
            };
            ((path.clone(), *region), held)
        });
        RefCell::new(held.collect())
    });
    let adopted = use_memo((), |()| adopted);
    let title = use_state_eq(|| None);
    let titled = {
        let title = title.setter();
        use_callback((), move |found, ()| title.set(Some(found)))
    };
    let contents = Contents {
        held: Shared(held),
        adopted: (*adopted).clone(),
        titled,
    };
    (contents, (*title).clone())
}

#[derive(PartialEq, Properties)]
pub struct Props {
    /// The page it belongs to. A component does not change its page: give it a
    /// key where it could.
    pub route: Route,
    pub region: Region,
    /// The heading to show until the region has come, where it is the whole page.
    #[prop_or_default]
    pub heading: AttrValue,
    pub store: Store,
    pub contents: Contents,
}

/// What has to be rendered, where the page is an advisory's; all others are
/// fetched as they are.
fn asked(store: &Store, route: &Route) -> Option<Asked> {
    let Place::Advisory(id) = &route.place else {
        return None;
    };
    let written = &store.written.0;
    Some(Asked {
        id: id.clone(),
        lang: route.lang,
        as_of: written.data_through,
        base: store.base.clone(),
        catalogue: written.catalogues.get(route.lang).to_owned(),
        index: written.index_url.clone(),
    })
}

/// A region of a page.
#[component]
pub fn Content(props: &Props) -> Html {
    let (store, contents) = (props.store.clone(), props.contents.clone());
    let (lang, region) = (props.route.lang, props.region);
    let path = AttrValue::from(props.route.path(&store.base));
    let words = page(lang).content;
    let node = use_node_ref();
    let state = use_state(|| contents.find(&path, region));

    let asked = asked(&store, &props.route);
    let fetch = {
        let state = state.setter();
        use_callback(
            (path.clone(), contents.clone(), asked),
            move |(), (path, contents, asked)| {
                let (state, path, contents) = (state.clone(), path.clone(), contents.clone());
                let asked = asked.clone();
                state.set(Loaded::Waiting);
                wasm_bindgen_futures::spawn_local(async move {
                    let found = match asked {
                        Some(asked) => markdown::render(&asked).await,
                        None => browser::element(&path, region.id()).await,
                    };
                    state.set(match found {
                        Ok(Some((html, title))) => {
                            let held = Held {
                                html: html.into(),
                                title: title.into(),
                            };
                            contents.keep(&path, region, held.clone());
                            Loaded::Ready(Some(held))
                        }
                        Ok(None) => Loaded::Ready(None),
                        Err(reason) => Loaded::Failed(reason.into()),
                    });
                });
            },
        )
    };
    let waited = use_mut_ref(|| false);
    {
        let (node, path, contents) = (node.clone(), path.clone(), contents.clone());
        let (fetch, waited) = (fetch.clone(), waited.clone());
        let (landed, state) = (store.landed, (*state).clone());
        use_effect_with(state, move |state| {
            match state {
                Loaded::Waiting if !waited.replace(true) => fetch.emit(()),
                Loaded::Waiting | Loaded::Failed(_) => {}
                Loaded::Ready(found) => {
                    let title = match (found, node.cast::<Element>()) {
                        // The element holds the region from the start only
                        // where it was adopted.
                        (Some(held), Some(element)) if held.html.is_empty() => {
                            let held = Held {
                                html: element.inner_html().into(),
                                title: browser::title().into(),
                            };
                            contents.keep(&path, region, held.clone());
                            held.title
                        }
                        (Some(held), _) => held.title.clone(),
                        (None, _) => {
                            let words = page(lang);
                            format!("{} - {}", words.not_found.title, words.site.name).into()
                        }
                    };
                    if region == Region::Whole {
                        contents.titled.emit((path, title));
                        if *waited.borrow() {
                            focus_heading();
                        }
                    }
                    landed.try_now();
                }
            }
        });
    }

    match &*state {
        Loaded::Ready(Some(held)) => {
            html! {
                <div id={region.id()} class="content" ref={node}>
                    { Html::from_html_unchecked(held.html.clone()) }
                </div>
            }
        }
        Loaded::Ready(None) if region == Region::Whole => not_found(lang, &store.base),
        Loaded::Ready(None) => html! {},
        waiting => {
            let failed = matches!(waiting, Loaded::Failed(_));
            html! {
                <>
                    if region == Region::Whole {
                        <h1 tabindex="-1">{ props.heading.clone() }</h1>
                    }
                    { fetching(failed, words.failed, &fetch, lang) }
                </>
            }
        }
    }
}
