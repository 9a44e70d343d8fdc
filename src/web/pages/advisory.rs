//! One advisory: what it is about, its text, what changed, what it rests on.

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::page::page;
use crate::web::pages::not_found::NotFound;
use crate::web::parts::article::Article;
use crate::web::parts::day::Day;
use crate::web::parts::fetching::fetching;
use crate::web::parts::link::{Away, cve_page};
use crate::web::route::{Place, Route};
use crate::web::store::{Entry, Loaded, use_store};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
    pub id: String,
}

#[component]
pub fn Advisory(props: &Props) -> Html {
    let lang = props.lang;
    let words = page(lang);
    let store = use_store();
    {
        let want = store.want_index.clone();
        use_effect_with((), move |()| want.emit(()));
    }
    let index = match &store.index {
        Loaded::Ready(index) => index,
        state => {
            let failed = matches!(state, Loaded::Failed(_));
            let retry = store.want_index.clone();
            return html! {
                <>
                    <h1 tabindex="-1">{ words.advisories.title }</h1>
                    { fetching(failed, words.advisory.failed, &retry, lang) }
                </>
            };
        }
    };
    let Some(entry) = index.0.get(&props.id) else {
        return html! { <NotFound {lang} /> };
    };
    let text = entry.text(lang);
    let check = Route::new(lang, Place::Check).path(&store.base);
    html! {
        <article class="advisory">
            <header class="intro">
                <h1 tabindex="-1">{ text.title.clone() }</h1>
                { facts(entry, lang, &store.base) }
                <p class="lede">{ text.summary.clone() }</p>
                <p><a href={check}>{ words.advisory.check_yours }</a></p>
            </header>
            <Article
                key={text.body.clone()}
                {lang}
                url={format!("{}{}", store.base, text.body)}
                family={entry.family.clone()}
            />
            if !text.revisions.is_empty() {
                <section class="block" aria-labelledby="history">
                    <h2 id="history">{ words.advisory.history }</h2>
                    <dl class="history">
                        { for text.revisions.iter().map(|revision| html! {
                            <div>
                                <dt><Day {lang} date={revision.date} /></dt>
                                <dd>{ revision.summary.clone() }</dd>
                            </div>
                        }) }
                    </dl>
                </section>
            }
            if !text.references.is_empty() {
                <section class="block" aria-labelledby="references">
                    <h2 id="references">{ words.advisory.references }</h2>
                    <ul class="plain">
                        { for text.references.iter().map(|(name, url)| html! {
                            <li>
                                if url.is_empty() {
                                    { name.clone() }
                                } else {
                                    <Away {lang} href={url.clone()}>{ name.clone() }</Away>
                                }
                            </li>
                        }) }
                    </ul>
                </section>
            }
        </article>
    }
}

fn facts(entry: &Entry, lang: Lang, base: &str) -> Html {
    let words = page(lang);
    html! {
        <dl class="facts">
            <div>
                <dt>{ words.advisory.published }</dt>
                <dd><Day {lang} date={entry.published} /></dd>
            </div>
            if entry.updated != entry.published {
                <div>
                    <dt>{ words.advisory.updated }</dt>
                    <dd><Day {lang} date={entry.updated} /></dd>
                </div>
            }
            if !entry.cves.is_empty() {
                <div>
                    <dt>{ words.advisory.cves }</dt>
                    <dd>
                        <ul class="inline">
                            { for entry.cves.iter().map(|id| html! {
                                <li><a href={cve_page(base, lang, id)}>{ id.clone() }</a></li>
                            }) }
                        </ul>
                    </dd>
                </div>
            }
        </dl>
    }
}
