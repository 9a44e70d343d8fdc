//! What the app fetches, once: the catalogue; and in what state it is.
//!
//! Must not know what is done with it.

use std::rc::Rc;

use yew::AttrValue;
use yew::prelude::*;

use crate::catalogue::{Catalogue, compact};
use crate::lang::Lang;

use super::router::Pending;
use super::written::Written;

/// Something that has to be fetched.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Loaded<T> {
    /// Not here yet.
    #[default]
    Waiting,
    /// Here.
    Ready(T),
    /// It could not be had; the reason, for the curious.
    Failed(Rc<str>),
}

impl<T> Loaded<T> {
    /// What was loaded, if it is here.
    pub const fn get(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Waiting | Self::Failed(_) => None,
        }
    }
}

/// A catalogue that is compared by identity: it never changes once it is here.
#[derive(Debug)]
pub struct Shared<T>(pub Rc<T>);

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What is known of the site, and what was fetched so far.
#[derive(Clone, PartialEq)]
pub struct Store {
    /// The page's base, with a slash at both ends.
    pub base: AttrValue,
    /// What the page was written with.
    pub written: Shared<Written>,
    /// The facts, by the language of their remarks.
    pub catalogues: [Loaded<Shared<Catalogue>>; 2],
    /// Asks for a catalogue; does nothing where it is here or on its way.
    pub want_catalogue: Callback<Lang>,
    /// Where the visit begins on its page; told when late content has arrived.
    pub landed: Pending,
}

impl Store {
    /// The facts, with remarks in `lang`.
    #[must_use]
    pub const fn catalogue(&self, lang: Lang) -> &Loaded<Shared<Catalogue>> {
        let [en, ja] = &self.catalogues;
        match lang {
            Lang::En => en,
            Lang::Ja => ja,
        }
    }
}

/// Makes the store; for [`super::App`] alone.
#[hook]
pub fn use_new_store(base: &AttrValue, written: &Rc<Written>) -> Store {
    let (en, want_en) = use_catalogue(written.catalogues.en.clone());
    let (ja, want_ja) = use_catalogue(written.catalogues.ja.clone());
    let want_catalogue = use_callback((want_en, want_ja), |lang, (en, ja)| match lang {
        Lang::En => en.emit(()),
        Lang::Ja => ja.emit(()),
    });
    let landed = use_memo((), |()| Pending::default());
    Store {
        base: base.clone(),
        written: Shared(written.clone()),
        catalogues: [en, ja],
        want_catalogue,
        landed: (*landed).clone(),
    }
}

/// A catalogue that is fetched when it is first asked for, and again when it is
/// asked for after a failure.
#[hook]
fn use_catalogue(url: String) -> (Loaded<Shared<Catalogue>>, Callback<()>) {
    let state = use_state(Loaded::default);
    let busy = use_mut_ref(|| false);
    let setter = state.setter();
    let want = use_callback(url, move |(), url| {
        if busy.replace(true) {
            return;
        }
        setter.set(Loaded::Waiting);
        let (setter, busy, url) = (setter.clone(), busy.clone(), url.clone());
        wasm_bindgen_futures::spawn_local(async move {
            let outcome = super::browser::text(&url)
                .await
                .and_then(|text| compact::read(&text).map_err(|error| error.to_string()));
            setter.set(match outcome {
                Ok(value) => Loaded::Ready(Shared(Rc::new(value))),
                Err(reason) => {
                    busy.replace(false);
                    Loaded::Failed(reason.into())
                }
            });
        });
    });
    ((*state).clone(), want)
}
