//! What the app fetches, once: the catalogue, the index of advisories, and the
//! advisories' texts; and in what state each of them is.
//!
//! Must not know what is done with them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use yew::AttrValue;
use yew::prelude::*;

use crate::catalogue::{Catalogue, compact};
use crate::day;
use crate::lang::{Lang, Text};

use super::article::Body;
use super::router::Pending;
use super::written::Written;

/// The list of all advisories, as the site's index file holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// Newest first.
    pub advisories: Vec<Entry>,
}

impl Index {
    /// The advisory in the folder of that name.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Entry> {
        self.advisories.iter().find(|entry| entry.id == id)
    }
}

/// One advisory in the index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The name of its folder.
    pub id: String,
    /// The family it is about.
    pub family: String,
    /// The day it was published.
    #[serde(with = "day::written")]
    pub published: Date,
    /// The day it was last changed.
    #[serde(with = "day::written")]
    pub updated: Date,
    /// The key of its severity, or empty.
    pub severity: String,
    /// The CVEs it is about.
    pub cves: Vec<String>,
    /// In English.
    pub en: EntryText,
    /// In Japanese.
    pub ja: EntryText,
}

impl Entry {
    /// What it says in one language.
    #[must_use]
    pub const fn text(&self, lang: Lang) -> &EntryText {
        match lang {
            Lang::En => &self.en,
            Lang::Ja => &self.ja,
        }
    }
}

/// An advisory in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryText {
    /// Its title.
    pub title: String,
    /// What it says, in two sentences.
    pub summary: String,
    /// The address of its Markdown, below the base.
    pub body: String,
    /// What changed and when, newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revisions: Vec<Revision>,
    /// Names and addresses of what it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<(String, String)>,
}

/// A change of an advisory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// When.
    #[serde(with = "day::written")]
    pub date: Date,
    /// What changed.
    pub summary: String,
}

/// The command that settles which build is installed, of one family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settle {
    /// The family's name.
    pub family: Text,
    /// To be copied as it stands.
    pub command: String,
    /// Where to run it and what counts.
    pub text: Text,
}

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

/// Texts that were rendered, by the address of their Markdown.
pub type Bodies = Shared<RefCell<BTreeMap<String, Body>>>;

/// What is known of the site, and what was fetched so far.
#[derive(Clone, PartialEq)]
pub struct Store {
    /// The page's base, with a slash at both ends.
    pub base: AttrValue,
    /// What the page was written with.
    pub written: Shared<Written>,
    /// The facts, by the language of their remarks.
    pub catalogues: [Loaded<Shared<Catalogue>>; 2],
    /// The advisories.
    pub index: Loaded<Shared<Index>>,
    /// Asks for a catalogue; does nothing where it is here or on its way.
    pub want_catalogue: Callback<Lang>,
    /// Asks for the index; does nothing where it is here or on its way.
    pub want_index: Callback<()>,
    /// Advisories' texts by the address of their Markdown.
    pub bodies: Bodies,
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

/// The store of this app.
///
/// # Panics
///
/// Outside of [`super::App`], which is a fault of the programme.
#[hook]
pub fn use_store() -> Store {
    #[expect(
        clippy::expect_used,
        reason = "every component is below App, which provides it"
    )]
    use_context::<Store>().expect("a store")
}

/// Makes the store; for [`super::App`] alone.
#[hook]
pub fn use_new_store(base: &AttrValue, written: &Rc<Written>, body: Option<&Body>) -> Store {
    let index = written.index.clone().map(|index| Shared(Rc::new(index)));
    let (index, want_index) = use_fetched(written.index_url.clone(), index, |text| {
        serde_json::from_str(text).map_err(|error| error.to_string())
    });
    let parse = |text: &str| compact::read(text).map_err(|error| error.to_string());
    let (en, want_en) = use_fetched(written.catalogues.en.clone(), None, parse);
    let (ja, want_ja) = use_fetched(written.catalogues.ja.clone(), None, parse);
    let want_catalogue = use_callback((want_en, want_ja), |lang, (en, ja)| match lang {
        Lang::En => en.emit(()),
        Lang::Ja => ja.emit(()),
    });
    let bodies = use_memo((), |()| {
        let written = written.article.as_ref().zip(body);
        let bodies = written.map(|(article, body)| (article.url.clone(), body.clone()));
        RefCell::new(bodies.into_iter().collect())
    });
    let landed = use_memo((), |()| Pending::default());
    Store {
        base: base.clone(),
        written: Shared(written.clone()),
        catalogues: [en, ja],
        index,
        want_catalogue,
        want_index,
        bodies: Shared(bodies),
        landed: (*landed).clone(),
    }
}

/// A file that is fetched when it is first asked for, and again when it is
/// asked for after a failure.
#[hook]
fn use_fetched<T: 'static>(
    url: String,
    given: Option<Shared<T>>,
    parse: fn(&str) -> Result<T, String>,
) -> (Loaded<Shared<T>>, Callback<()>) {
    let state = use_state(|| given.map_or(Loaded::Waiting, Loaded::Ready));
    let busy = use_mut_ref(|| matches!(*state, Loaded::Ready(_)));
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
                .and_then(|text| parse(&text));
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
