//! What the app fetches, once: the catalogue; and in what state it is.
//!
//! Must not know what is done with it.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::{AttrValue, Callback};

use crate::catalogue::{Catalogue, compact};
use crate::lang::Lang;

use super::browser::{self, Failed};
use super::written::Written;

/// Something that has to be fetched.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Loaded<T> {
    /// Not here yet.
    #[default]
    Waiting,
    /// Here.
    Ready(T),
    /// It could not be had.
    Failed,
}

impl<T> Loaded<T> {
    /// What was loaded, if it is here.
    pub const fn get(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Waiting | Self::Failed => None,
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

/// A catalogue that was fetched.
pub type Fetched = Result<Shared<Catalogue>, Failed>;

/// What is known of the site, and what was fetched so far.
pub struct Store {
    /// The page's base, with a slash at both ends.
    pub base: AttrValue,
    /// What the page was written with.
    pub written: Rc<Written>,
    /// The facts, by the language of their remarks.
    catalogues: [Loaded<Shared<Catalogue>>; 2],
    /// Which of them are on their way.
    coming: [bool; 2],
}

impl Store {
    /// Nothing was fetched yet.
    pub fn new(base: &AttrValue, written: &Rc<Written>) -> Self {
        Self {
            base: base.clone(),
            written: written.clone(),
            catalogues: Default::default(),
            coming: Default::default(),
        }
    }

    /// The facts, with remarks in `lang`.
    pub const fn catalogue(&self, lang: Lang) -> &Loaded<Shared<Catalogue>> {
        let [en, ja] = &self.catalogues;
        match lang {
            Lang::En => en,
            Lang::Ja => ja,
        }
    }

    /// Asks for a catalogue, again where it could not be had before; does
    /// nothing where it is here or on its way. `come` is told what became of it.
    pub fn want(&mut self, lang: Lang, come: Callback<(Lang, Fetched)>) {
        let here = self.catalogue(lang).get().is_some();
        if here || std::mem::replace(&mut self.coming[place(lang)], true) {
            return;
        }
        self.catalogues[place(lang)] = Loaded::Waiting;
        let url = self.written.catalogues.get(lang).to_owned();
        spawn_local(async move {
            come.emit((lang, fetch(&url).await));
        });
    }

    /// Keeps what has come.
    pub fn keep(&mut self, lang: Lang, fetched: Fetched) {
        self.coming[place(lang)] = false;
        self.catalogues[place(lang)] = match fetched {
            Ok(catalogue) => Loaded::Ready(catalogue),
            Err(Failed) => Loaded::Failed,
        };
    }
}

/// A catalogue, read between other work of the browser: read at once, it would
/// hold up a phone for long enough to be felt.
async fn fetch(url: &str) -> Fetched {
    let text = browser::text(url).await?;
    let mut loading = compact::Loading::new(&text);
    loop {
        browser::breathe().await;
        if let Some(catalogue) = loading.step().map_err(|_| Failed)? {
            return Ok(Shared(Rc::new(catalogue)));
        }
    }
}

const fn place(lang: Lang) -> usize {
    match lang {
        Lang::En => 0,
        Lang::Ja => 1,
    }
}
