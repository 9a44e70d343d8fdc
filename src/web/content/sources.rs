//! What the facts rest on, and how it was decided where sources disagree.

use yew::prelude::*;

use crate::catalogue::Family;
use crate::catalogue::tables::{About, ConflictRow, SourceRow};
use crate::lang::Lang;
use crate::messages::content::content;
use crate::messages::page::page as page_words;
use crate::web::route::Place;

use super::facts::{Facts, Page, Sheet};
use super::marks::Away;

pub(super) fn page(facts: &Facts, lang: Lang) -> Page {
    let words = content(lang).sources;
    let families = 0..facts.catalogue.0.families.len();
    let body = html! {
        <>
            <header class="intro">
                <h1 tabindex="-1">{ words.title }</h1>
                <p class="lede">{ words.lede }</p>
            </header>
            { for families.map(|index| of_family(&Sheet::of(facts, index, lang))) }
        </>
    };
    Page::whole(words.title.to_owned(), words.description.to_owned(), body)
}

fn of_family(sheet: &Sheet<'_>) -> Html {
    let (words, tables) = (&sheet.words.sources, sheet.family.tables());
    let name = tables.family.name.get(sheet.lang);
    let id = |part: &str| format!("{}-{part}", sheet.family.id());
    let mut abouts: Vec<About> = tables.conflicts.iter().map(|row| row.about).collect();
    abouts.sort_unstable();
    abouts.dedup();
    html! {
        <>
            <section class="block" aria-labelledby={id("sources")}>
                <h2 id={id("sources")}>{ format!("{name}: {}", words.list) }</h2>
                <table class="read">
                    <thead>
                        <tr>
                            <th scope="col">{ words.code }</th>
                            <th scope="col">{ words.name }</th>
                            <th scope="col">{ words.read }</th>
                        </tr>
                    </thead>
                    <tbody>
                        { for tables.sources.iter().map(|row| html! {
                            <tr>
                                <th scope="row">{ row.code.clone() }</th>
                                <td>{ source(row, sheet.lang) }</td>
                                <td><time>{ row.read.clone() }</time></td>
                            </tr>
                        }) }
                    </tbody>
                </table>
            </section>
            if !abouts.is_empty() {
                <section class="block" aria-labelledby={id("conflicts")}>
                    <h2 id={id("conflicts")}>{ format!("{name}: {}", words.conflicts) }</h2>
                    <p>{ (words.conflicts_intro)(tables.conflicts.len()) }</p>
                    { for abouts.into_iter().map(|about| html! {
                        <section class="conflicts">
                            <h3>{ (words.about)(about) }</h3>
                            { for tables
                                .conflicts
                                .iter()
                                .filter(|row| row.about == about)
                                .map(|row| conflict(sheet, row)) }
                        </section>
                    }) }
                </section>
            }
        </>
    }
}

/// A source, as a link where it is one page.
pub(super) fn source(row: &SourceRow, lang: Lang) -> Html {
    let name = row.name.get(lang).trim().to_owned();
    if row.url.is_empty() {
        return html! { { name } };
    }
    html! { <Away {lang} href={row.url.clone()}>{ name }</Away> }
}

/// Sources with the day they were read; nothing where there are none.
pub(super) fn list(sheet: &Sheet<'_>, references: &[&str]) -> Html {
    let lang = sheet.lang;
    let words = page_words(lang);
    let named: Vec<&SourceRow> = references
        .iter()
        .filter_map(|reference| sheet.family.source(reference))
        .collect();
    let rows: Vec<&SourceRow> = sheet
        .family
        .tables()
        .sources
        .iter()
        .filter(|row| named.iter().any(|other| other.code == row.code))
        .collect();
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <section class="sources" aria-labelledby="sources">
            <h3 id="sources">{ words.answer.sources }</h3>
            <p>{ (words.site.data_through)(sheet.family.data_through()) }</p>
            <ul>
                { for rows.into_iter().map(|row| html! {
                    <li>
                        { source(row, lang) }{ " " }
                        <span class="read">{ (words.answer.read_on)(&row.read) }</span>
                    </li>
                }) }
            </ul>
        </section>
    }
}

/// The disagreements about something: a release as the files name it
/// (`2019/CU12/Jan23SU`), or a CVE.
pub(super) fn about<'f>(family: &'f Family, subject: &str) -> Vec<&'f ConflictRow> {
    let names = |row: &&ConflictRow| row.subjects.iter().any(|named| named == subject);
    family.tables().conflicts.iter().filter(names).collect()
}

/// The disagreements about something, as a section; nothing where there are none.
pub(super) fn disagreements(sheet: &Sheet<'_>, subject: &str) -> Html {
    let rows = about(sheet.family, subject);
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <section class="conflicts" aria-labelledby="conflicts">
            <h3 id="conflicts">{ sheet.words.sources.conflicts }</h3>
            { for rows.into_iter().map(|row| conflict(sheet, row)) }
            <p class="small"><a href={sheet.to(Place::Sources)}>{ sheet.words.sources.codes }</a></p>
        </section>
    }
}

/// How many subjects are named before the rest is folded away.
const SUBJECTS: usize = 8;

fn conflict(sheet: &Sheet<'_>, row: &ConflictRow) -> Html {
    let (lang, words) = (sheet.lang, &sheet.words.sources);
    let (head, rest) = row.subjects.split_at(row.subjects.len().min(SUBJECTS));
    let subjects = |subjects: &[String]| {
        html! {
            <ul class="inline">{ for subjects.iter().map(|name| html! { <li>{ subject(sheet, name) }</li> }) }</ul>
        }
    };
    html! {
        <div class="conflict">
            { subjects(head) }
            if !rest.is_empty() {
                <details>
                    <summary>{ (page_words(lang).answer.further)(rest.len()) }</summary>
                    { subjects(rest) }
                </details>
            }
            <dl class="sheet">
                <div><dt>{ words.values }</dt><dd>{ row.values.get(lang).trim().to_owned() }</dd></div>
                <div>
                    <dt>{ words.used }</dt>
                    <dd>
                        { row.used.get(lang).trim().to_owned() }{ " " }
                        <span class="small">{ format!("({})", (words.sure)(row.sure)) }</span>
                    </dd>
                </div>
                <div><dt>{ words.why }</dt><dd>{ row.why.get(lang).trim().to_owned() }</dd></div>
            </dl>
        </div>
    }
}

/// What a disagreement is about, as a link to its page where it has one.
fn subject(sheet: &Sheet<'_>, name: &str) -> Html {
    let family = sheet.family;
    if let Some(known) = family.vulnerability_of(name) {
        return sheet.cve(known);
    }
    let mut parts = name.split('/');
    let product = parts.next().unwrap_or_default();
    let release = parts
        .next()
        .and_then(|branch| family.find(product, branch, parts.next().unwrap_or_default()))
        .map(|id| family.release(id));
    match (release, family.find_product(product)) {
        (Some(release), _) => {
            let name = family.name(release, sheet.lang);
            html! { <a href={sheet.build_page(release.build)}>{ name }</a> }
        }
        (None, Some(id)) => {
            let name = family.product(id).row.name.get(sheet.lang).to_owned();
            html! { <a href={sheet.family_page(product)}>{ name }</a> }
        }
        (None, None) => html! { { name.to_owned() } },
    }
}
