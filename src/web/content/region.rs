//! A region in the browser: adopted where it stands in the page, fetched where
//! the reader has come from another page, kept for when they come back.

use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::prelude::*;

use crate::html::Html as Text;
use crate::lang::Lang;
use crate::messages::page::{page, titled};
use crate::web::browser::{self, Failed};
use crate::web::head::heading;
use crate::web::markdown::{self, Asked};
use crate::web::pages::not_found;
use crate::web::parts::written;
use crate::web::route::{Place, Route};
use crate::web::store::{Loaded, Store};
use crate::web::told::fetching;

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

/// A region of the page at a path.
pub type Key = (AttrValue, Region);

/// What became of fetching a region: its HTML and the title of its page; none
/// where there is no such page.
pub type Found = Result<Option<(String, String)>, Failed>;

/// The region that is shown.
struct Shown {
    key: Key,
    state: Loaded<Option<Held>>,
    /// It was not there when its page was gone to.
    late: bool,
}

/// The regions that this app has seen.
pub struct Contents {
    held: Vec<(Key, Held)>,
    /// The page whose regions stand in the document from the start.
    adopted: Option<AttrValue>,
    shown: Option<Shown>,
    node: NodeRef,
}

impl Contents {
    /// `filled` is what the page at `path` is written with; `adopted` says that
    /// the document holds its regions.
    pub fn new(path: &AttrValue, filled: &[Filled], adopted: bool) -> Self {
        let held = filled.iter().map(|(region, html)| {
            let held = Held {
                html: html.clone(),
                title: AttrValue::default(),
            };
            ((path.clone(), *region), held)
        });
        Self {
            held: held.collect(),
            adopted: adopted.then(|| path.clone()),
            shown: None,
            node: NodeRef::default(),
        }
    }

    /// Shows the region of a page, if it has one.
    pub fn show(&mut self, route: &Route, base: &str) {
        let region = match &route.place {
            Place::NotFound => None,
            Place::Home | Place::Check => Some(Region::Below),
            _ => Some(Region::Whole),
        };
        self.shown = region.map(|region| {
            let key = (AttrValue::from(route.path(base)), region);
            let state = self.find(&key);
            Shown {
                late: state == Loaded::Waiting,
                key,
                state,
            }
        });
    }

    fn find(&self, key: &Key) -> Loaded<Option<Held>> {
        if let Some((_, held)) = self.held.iter().find(|(known, _)| known == key) {
            return Loaded::Ready(Some(held.clone()));
        }
        if self.adopted.as_ref() == Some(&key.0) {
            return Loaded::Ready(Some(Held {
                html: AttrValue::default(),
                title: AttrValue::default(),
            }));
        }
        Loaded::Waiting
    }

    /// Fetches the region that is shown, unless it is here; `come` is told what
    /// became of it.
    pub fn fetch(&mut self, route: &Route, store: &Store, come: Callback<(Key, Found)>) {
        let Some(shown) = &mut self.shown else {
            return;
        };
        if shown.state.get().is_some() {
            return;
        }
        shown.state = Loaded::Waiting;
        let (key, asked) = (shown.key.clone(), asked(store, route));
        spawn_local(async move {
            let found = match asked {
                Some(asked) => markdown::render(&asked).await,
                None => browser::element(&key.0, key.1.id()).await,
            };
            come.emit((key, found));
        });
    }

    /// Keeps what has come; whether it is what is shown.
    pub fn keep(&mut self, key: Key, found: Found) -> bool {
        let state = match found {
            Ok(None) => Loaded::Ready(None),
            Err(Failed) => Loaded::Failed,
            Ok(Some((html, title))) => {
                let held = Held {
                    html: html.into(),
                    title: title.into(),
                };
                self.held.push((key.clone(), held.clone()));
                Loaded::Ready(Some(held))
            }
        };
        match &mut self.shown {
            Some(shown) if shown.key == key => {
                shown.state = state;
                true
            }
            _ => false,
        }
    }

    /// Keeps what the document holds from the start, for when the reader comes
    /// back to it.
    pub fn adopt(&mut self) {
        let Some(Shown { key, state, .. }) = &self.shown else {
            return;
        };
        let Some(element) = self.node.cast::<Element>() else {
            return;
        };
        let is_adopted = matches!(state, Loaded::Ready(Some(held)) if held.html.is_empty());
        if is_adopted {
            let held = Held {
                html: element.inner_html().into(),
                title: browser::title().into(),
            };
            self.held.push((key.clone(), held));
        }
    }

    /// The whole page has come after its frame was shown.
    pub fn is_late(&self) -> bool {
        let shown = self.shown.as_ref();
        shown.is_some_and(|shown| shown.late && shown.key.1 == Region::Whole)
    }

    /// The title of the page, where its region says it.
    pub fn title(&self, lang: Lang) -> Option<AttrValue> {
        let shown = self.shown.as_ref()?;
        match (shown.key.1, &shown.state) {
            (Region::Whole, Loaded::Ready(Some(held))) => {
                Some(held.title.clone()).filter(|title| !title.is_empty())
            }
            (Region::Whole, Loaded::Ready(None)) => {
                Some(titled(page(lang).not_found.title, lang).into())
            }
            _ => None,
        }
    }

    /// The region, or what stands for it until it has come.
    pub fn view(&self, route: &Route, base: &str) -> Html {
        let Some(shown) = &self.shown else {
            return Html::default();
        };
        let lang = route.lang;
        let (path, region) = &shown.key;
        match &shown.state {
            Loaded::Ready(Some(held)) => {
                html! {
                    <div key={&**path} id={region.id()} class="content" ref={&self.node}>
                        { Html::from_html_unchecked(held.html.clone()) }
                    </div>
                }
            }
            Loaded::Ready(None) if *region == Region::Whole => written(not_found(lang, base)),
            Loaded::Ready(None) => Html::default(),
            waiting => {
                let failed = matches!(waiting, Loaded::Failed);
                let mut html = Text::new();
                if *region == Region::Whole {
                    html.within(r#"<h1 tabindex="-1">"#, &heading(route), "</h1>");
                }
                html.html(&fetching(failed, page(lang).content.failed, lang));
                written(html)
            }
        }
    }
}

/// What has to be rendered, where the page is an advisory's; all others are
/// fetched as they are.
fn asked(store: &Store, route: &Route) -> Option<Asked> {
    let Place::Advisory(id) = &route.place else {
        return None;
    };
    let written = &store.written;
    Some(Asked {
        id: id.clone(),
        lang: route.lang,
        as_of: written.data_through,
        base: store.base.clone(),
        catalogue: written.catalogues.get(route.lang).to_owned(),
        index: written.index_url.clone(),
    })
}
