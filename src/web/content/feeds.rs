//! What can be subscribed to and downloaded.
//!
//! Must not know how any of it is made.

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::content::content;
use crate::publish::subscriptions::{self, Subject, Subscription};

use super::facts::{Facts, Page};

pub(super) fn page(facts: &Facts, lang: Lang) -> Page {
    let words = content(lang).feeds;
    let all = subscriptions::all(&facts.catalogue.0);
    let (branches, first): (Vec<_>, Vec<_>) = all
        .iter()
        .partition(|one| matches!(one.subject, Subject::Branch(..)));
    let body = html! {
        <>
            <header class="intro">
                <h1 tabindex="-1">{ words.title }</h1>
                <p class="lede">{ words.lede }</p>
            </header>
            <section class="block" aria-labelledby="subscribe">
                <h2 id="subscribe">{ words.subscribe }</h2>
                { list(facts, &first, lang) }
            </section>
            <section class="block" aria-labelledby="branches">
                <h2 id="branches">{ words.branches }</h2>
                <p>{ words.branches_text }</p>
                { list(facts, &branches, lang) }
            </section>
            <section class="block" aria-labelledby="download">
                <h2 id="download">{ words.download }</h2>
                <dl class="sheet">{ for downloads(facts, lang) }</dl>
            </section>
        </>
    };
    Page::whole(words.title.to_owned(), words.description.to_owned(), body)
}

fn list(facts: &Facts, all: &[&Subscription], lang: Lang) -> Html {
    html! {
        <dl class="sheet feeds">
            { for all.iter().map(|one| html! {
                <div>
                    <dt>{ name(facts, one, lang) }</dt>
                    <dd>
                        <ul class="inline">
                            { for one.formats().iter().map(|format| html! {
                                <li>
                                    <a href={format!("{}{}", facts.base, one.path(lang, *format))}
                                        type={format.media_type()}>
                                        { format.name() }
                                    </a>
                                </li>
                            }) }
                        </ul>
                    </dd>
                </div>
            }) }
        </dl>
    }
}

/// What a subscription is called among others of its kind: what each of them
/// holds is said once, above them.
fn name(facts: &Facts, one: &Subscription, lang: Lang) -> String {
    let Subject::Branch(family, branch) = one.subject else {
        return one.title.get(lang).to_owned();
    };
    let family = &facts.catalogue.0.families[family];
    let branch = family.branch(branch);
    let product = &family.product(branch.product).row.name;
    format!("{} {}", product.get(lang), branch.name)
}

/// Files for tools: what each holds, and where it is.
fn downloads(facts: &Facts, lang: Lang) -> Vec<Html> {
    let words = content(lang).feeds;
    let mut files = vec![("api/v1/index.json".to_owned(), words.api)];
    for family in &facts.catalogue.0.families {
        let folder = format!("api/v1/{}", family.id());
        files.push((format!("{folder}/releases.csv"), words.releases));
        files.push((format!("{folder}/releases.json"), words.releases));
        files.push((format!("{folder}/cves.json"), words.cves));
    }
    files.push((
        ".well-known/csaf/provider-metadata.json".to_owned(),
        words.csaf,
    ));
    files.push(("osv/modified_id.csv".to_owned(), words.osv));
    files
        .into_iter()
        .map(|(path, what)| {
            html! {
                <div>
                    <dt>{ what }</dt>
                    <dd>
                        <a href={format!("{}{path}", facts.base)}>
                            <code translate="no">{ format!("/{path}") }</code>
                        </a>
                    </dd>
                </div>
            }
        })
        .collect()
}
