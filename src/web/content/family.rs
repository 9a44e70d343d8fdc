//! The page of a family: its products and their life cycles, the newest builds,
//! and all builds.

use jiff::civil::Date;
use yew::prelude::*;

use crate::catalogue::{Branch, Product, Release};
use crate::web::parts::written;
use crate::web::route::Place;

use super::facts::{Page, Sheet};
use super::{newest, vulnerabilities};

pub(super) fn page(sheet: &Sheet<'_>) -> Page {
    let (family, words) = (sheet.family, &sheet.words.family);
    let name = family.tables().family.name.get(sheet.lang);
    let count = family.releases().len();
    let as_of = family.data_through();
    let title = (words.title)(name);
    let body = html! {
        <>
            <header class="intro">
                <h1 tabindex="-1">{ title.clone() }</h1>
                <p class="lede">{ (words.lede)(count, as_of) }</p>
                { products(sheet) }
            </header>
            <section class="block" aria-labelledby="life-cycle">
                <h2 id="life-cycle">{ words.life_cycle }</h2>
                <p>{ words.life_cycle_intro }</p>
                { written(sheet.pictures().life_cycles()) }
                { life_cycles(sheet) }
            </section>
            <section class="block" aria-labelledby="newest">
                <h2 id="newest">{ sheet.words.common.newest_title }</h2>
                <p>{ (sheet.words.common.newest_text)(as_of) }</p>
                { newest::table(sheet) }
            </section>
            <section class="block" aria-labelledby="builds">
                <h2 id="builds">{ words.builds }</h2>
                { for family.products().iter().rev().map(|product| builds(sheet, product)) }
            </section>
            { vulnerabilities::section(sheet) }
            { others(sheet) }
        </>
    };
    Page::whole(title, (words.description)(name, count), body)
}

/// The way to the builds of each product.
fn products(sheet: &Sheet<'_>) -> Html {
    let products = sheet.family.products().iter().rev();
    html! {
        <ul class="inline">
            { for products.map(|product| html! {
                <li>
                    <a href={format!("#{}", product.row.id)}>
                        { product.row.name.get(sheet.lang).to_owned() }
                    </a>
                </li>
            }) }
        </ul>
    }
}

fn life_cycles(sheet: &Sheet<'_>) -> Html {
    let words = &sheet.words.family;
    let products = sheet.family.products().iter().rev();
    html! {
        <table class="life-cycle">
            <thead>
                <tr>
                    <th scope="col">{ sheet.words.common.product }</th>
                    <th scope="col">{ sheet.words.common.released }</th>
                    <th scope="col">{ words.mainstream }</th>
                    <th scope="col">{ words.extended }</th>
                </tr>
            </thead>
            <tbody>{ for products.map(|product| life_cycle(sheet, product)) }</tbody>
        </table>
    }
}

fn life_cycle(sheet: &Sheet<'_>, product: &Product) -> Html {
    let (lang, words) = (sheet.lang, &sheet.words.family);
    let end = |date: Option<Date>| match date {
        Some(date) => day(date),
        None if product.row.ended => html! { { words.day_unknown } },
        None if product.row.extended_end.is_some() => {
            html! { { sheet.words.common.not_written } }
        }
        None => html! { { words.no_end } },
    };
    let periods = product.row.esu.iter().map(|period| {
        let branches = period.branches.join(sheet.words.common.comma);
        (words.esu_period)(period.name.get(lang), period.from, period.to, &branches)
    });
    let remarks: Vec<String> = periods
        .chain(
            product
                .row
                .note
                .as_ref()
                .map(|note| note.get(lang).trim().to_owned()),
        )
        .collect();
    html! {
        <>
            <tr>
                <th scope="row">
                    <a href={format!("#{}", product.row.id)}>{ product.row.id.clone() }</a>
                </th>
                <td>{ day(product.row.released) }</td>
                <td>{ end(product.row.mainstream_end) }</td>
                <td>{ end(product.row.extended_end) }</td>
            </tr>
            if !remarks.is_empty() {
                <tr class="remarks">
                    <td colspan="4">
                        { for remarks.into_iter().map(|remark| html! { <p class="small">{ remark }</p> }) }
                    </td>
                </tr>
            }
        </>
    }
}

/// All builds of a product, newest first, branch by branch.
fn builds(sheet: &Sheet<'_>, product: &Product) -> Html {
    let words = &sheet.words.common;
    let id = product.row.id.clone();
    let branches = product.branches.iter().rev();
    html! {
        <section class="product" aria-labelledby={id.clone()}>
            <h3 {id}>{ product.row.name.get(sheet.lang).to_owned() }</h3>
            <table class="builds">
                <thead>
                    <tr>
                        <th scope="col">{ sheet.words.family.update }</th>
                        <th scope="col">{ words.build }</th>
                        <th scope="col">{ words.released }</th>
                        <th scope="col" class="more">{ words.article }</th>
                    </tr>
                </thead>
                { for branches.map(|id| branch_rows(sheet, sheet.family.branch(*id))) }
            </table>
        </section>
    }
}

fn branch_rows(sheet: &Sheet<'_>, branch: &Branch) -> Html {
    let family = sheet.family;
    let releases = branch.releases.iter().rev().map(|id| family.release(*id));
    html! {
        <tbody>
            <tr class="branch">
                <th scope="rowgroup" colspan="4">
                    { branch.name.clone() }{ " " }
                    <span class="small">{ newest::service(sheet, branch) }</span>
                </th>
            </tr>
            { for releases.map(|release| release_row(sheet, release)) }
        </tbody>
    }
}

fn release_row(sheet: &Sheet<'_>, release: &Release) -> Html {
    let kind = sheet.family.kind(release).name.get(sheet.lang);
    html! {
        <tr>
            <th scope="row">{ release.update.clone().unwrap_or_else(|| kind.to_owned()) }</th>
            <td>{ sheet.number(release.build) }</td>
            <td>{ day(release.date) }</td>
            <td class="more">{ newest::article(release.kb.as_deref(), sheet.lang) }</td>
        </tr>
    }
}

/// The pages of the other families, where there are any.
fn others(sheet: &Sheet<'_>) -> Html {
    let families = &sheet.facts.catalogue.0.families;
    let others: Vec<_> = families
        .iter()
        .filter(|other| other.id() != sheet.family.id())
        .collect();
    if others.is_empty() {
        return Html::default();
    }
    html! {
        <section class="block" aria-labelledby="others">
            <h2 id="others">{ sheet.words.family.others }</h2>
            <ul class="inline">
                { for others.into_iter().map(|other| html! {
                    <li>
                        <a href={sheet.to(Place::Family(other.id().to_owned()))}>
                            { other.tables().family.name.get(sheet.lang).to_owned() }
                        </a>
                    </li>
                }) }
            </ul>
        </section>
    }
}

/// A day in a table, as short as it goes.
fn day(date: Date) -> Html {
    html! { <time>{ date.to_string() }</time> }
}
