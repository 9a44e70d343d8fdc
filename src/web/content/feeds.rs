//! What can be subscribed to and downloaded.
//!
//! Must not know how any of it is made.

use yew::prelude::*;

use crate::lang::{Lang, Text};
use crate::messages::content::content;

use super::facts::{Facts, Page};

/// A file that readers or their tools fetch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// What it holds.
    pub title: Text,
    /// Where it is, below the base.
    pub path: String,
    /// What it is written in.
    pub kind: Kind,
}

/// What a file is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// For feed readers.
    Atom,
    /// For feed readers.
    JsonFeed,
    /// For calendars.
    Calendar,
    /// A table.
    Csv,
    /// For programmes.
    Json,
}

impl Kind {
    /// Whether it is to be subscribed to, rather than downloaded.
    #[must_use]
    pub const fn is_subscribed(self) -> bool {
        matches!(self, Self::Atom | Self::JsonFeed | Self::Calendar)
    }

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Atom => "Atom",
            Self::JsonFeed => "JSON Feed",
            Self::Calendar => "iCalendar",
            Self::Csv => "CSV",
            Self::Json => "JSON",
        }
    }
}

pub(super) fn page(facts: &Facts, lang: Lang) -> Page {
    let words = content(lang).feeds;
    let (subscribed, downloaded): (Vec<&Feed>, Vec<&Feed>) = facts
        .feeds
        .iter()
        .partition(|feed| feed.kind.is_subscribed());
    let body = html! {
        <>
            <header class="intro">
                <h1 tabindex="-1">{ words.title }</h1>
                <p class="lede">{ words.lede }</p>
            </header>
            if facts.feeds.is_empty() {
                <p>{ words.none }</p>
            }
            { list(facts, "subscribe", words.subscribe, &subscribed, lang) }
            { list(facts, "download", words.download, &downloaded, lang) }
        </>
    };
    Page::whole(words.title.to_owned(), words.description.to_owned(), body)
}

fn list(facts: &Facts, id: &'static str, title: &'static str, feeds: &[&Feed], lang: Lang) -> Html {
    if feeds.is_empty() {
        return Html::default();
    }
    html! {
        <section class="block" aria-labelledby={id}>
            <h2 {id}>{ title }</h2>
            <dl class="sheet">
                { for feeds.iter().map(|feed| html! {
                    <div>
                        <dt>{ feed.kind.name() }</dt>
                        <dd>
                            { feed.title.get(lang).to_owned() }{ " " }
                            <a href={format!("{}{}", facts.base, feed.path)}>
                                <code translate="no">{ format!("/{}", feed.path) }</code>
                            </a>
                        </dd>
                    </div>
                }) }
            </dl>
        </section>
    }
}
