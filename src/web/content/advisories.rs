//! The list of advisories, whole or its newest; and the page of each.

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::content::content;
use crate::web::article::{Setting, article};
use crate::web::parts::written;
use crate::web::route::{Place, Route};

use super::facts::{Facts, Page};
use super::filters::Filters;
use super::marks::Day;

/// All advisories, newest first.
pub(super) fn page(facts: &Facts, lang: Lang) -> Page {
    let words = content(lang).advisories;
    let rows = &facts.index.advisories;
    let filters = Filters::of(rows, &facts.catalogue.0, lang);
    let body = html! {
        <>
            <div class="intro">
                <h1 tabindex="-1">{ words.title }</h1>
                <p class="lede">{ words.lede }</p>
            </div>
            <div class="filtered">
                { filters.controls() }
                { list(facts, usize::MAX, Some(&filters), lang) }
                <p class="matches">
                    { content(lang).filters.shown }{ " " }<span />{ " / " }{ rows.len() }
                </p>
            </div>
        </>
    };
    Page::whole(
        words.title.to_owned(),
        content(lang).descriptions.advisories.to_owned(),
        body,
    )
}

/// At most so many advisories, newest first; with what filters hide them by.
pub(super) fn list(facts: &Facts, most: usize, by: Option<&Filters<'_>>, lang: Lang) -> Html {
    let advisories = &facts.index.advisories;
    if advisories.is_empty() {
        return html! { <p>{ content(lang).advisories.none }</p> };
    }
    html! {
        <ul class="listing">
            { for advisories.iter().take(most).map(|entry| {
                let text = entry.text(lang);
                let to = Route::new(lang, Place::Advisory(entry.id.clone())).path(&facts.base);
                html! {
                    <li data-has={by.map(|filters| filters.of_row(entry))}>
                        <Day {lang} date={entry.date} />
                        <div>
                            <a href={to}>{ text.title.clone() }</a>
                            <p>{ text.summary.clone() }</p>
                        </div>
                    </li>
                }
            }) }
        </ul>
    }
}

/// The page of one advisory; none where there is no such advisory.
pub(super) fn one(facts: &Facts, id: &str, lang: Lang) -> Option<Page> {
    let entry = facts.index.get(id)?;
    let markdown = facts.markdown.get(&(id.to_owned(), lang))?;
    let mut families = facts.catalogue.0.families.iter();
    let family = families.find(|family| family.id() == entry.family)?;
    let setting = Setting {
        family,
        lang,
        as_of: family.data_through(),
        base: &facts.base,
    };
    let text = entry.text(lang);
    let body = written(article(entry, markdown, &setting));
    Some(Page::whole(text.title.clone(), text.summary.clone(), body))
}
