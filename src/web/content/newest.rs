//! The newest build of every branch that gets updates on the day of the data,
//! and what is said of a branch's service.

use yew::prelude::*;

use crate::catalogue::{Branch, Product};
use crate::lang::Lang;
use crate::web::parts::link::kb_address;

use super::facts::Sheet;
use super::marks::{Away, Day};

/// Whether updates are made for a branch on the day of the data, and until when.
pub(super) fn service(sheet: &Sheet<'_>, branch: &Branch) -> String {
    let (family, words) = (sheet.family, &sheet.words.common);
    let as_of = family.data_through();
    let product = family.product(branch.product);
    if product.is_unsupported(as_of) {
        let esu = product
            .esu(as_of)
            .filter(|period| period.branches.contains(&branch.name));
        return match (esu, product.row.extended_end) {
            (Some(period), _) => (words.esu_until)(period.to),
            (None, Some(end)) => (words.out_of_support)(end),
            (None, None) => words.out_of_support_undated.to_owned(),
        };
    }
    match family.window_end(branch, as_of) {
        None => words.serviced.to_owned(),
        Some(end) if as_of < end => (words.serviced_until)(end),
        Some(end) => (words.out_of_service)(end),
    }
}

/// The branches to show, newest first: those with updates, and of a product
/// without any the last.
fn branches<'f>(sheet: &Sheet<'f>) -> Vec<&'f Branch> {
    let family = sheet.family;
    let as_of = family.data_through();
    let is_serviced = |product: &Product, branch: &Branch| {
        let covered = !product.is_unsupported(as_of)
            || product
                .esu(as_of)
                .is_some_and(|period| period.branches.contains(&branch.name));
        covered && family.is_serviced(branch, as_of)
    };
    let mut shown = Vec::new();
    for product in family.products().iter().rev() {
        let real: Vec<&Branch> = product
            .branches
            .iter()
            .rev()
            .map(|id| family.branch(*id))
            .filter(|branch| !branch.preview)
            .collect();
        let before = shown.len();
        shown.extend(real.iter().filter(|branch| is_serviced(product, branch)));
        if shown.len() == before {
            shown.extend(real.first());
        }
    }
    shown
}

/// The table.
pub(super) fn table(sheet: &Sheet<'_>) -> Html {
    let (family, words) = (sheet.family, &sheet.words.common);
    html! {
        <table class="newest">
            <thead>
                <tr>
                    <th scope="col">{ words.branch }</th>
                    <th scope="col">{ words.newest_build }</th>
                    <th scope="col" class="more">{ words.released }</th>
                    <th scope="col" class="more">{ words.article }</th>
                    <th scope="col">{ words.status }</th>
                </tr>
            </thead>
            <tbody>
                { for branches(sheet).into_iter().filter_map(|branch| {
                    let newest = family.release(*branch.releases.last()?);
                    Some(html! {
                        <tr>
                            <th scope="row">{ sheet.short_branch_name(branch) }</th>
                            <td>
                                { sheet.number(newest.build) }
                                if let Some(update) = &newest.update {
                                    { " " }<span class="small">{ update.clone() }</span>
                                }
                            </td>
                            <td class="more"><Day lang={sheet.lang} date={newest.date} /></td>
                            <td class="more">{ article(newest.kb.as_deref(), sheet.lang) }</td>
                            <td>{ service(sheet, branch) }</td>
                        </tr>
                    })
                }) }
            </tbody>
        </table>
    }
}

/// A link to the article of a package, where one is known.
pub(super) fn article(kb: Option<&str>, lang: Lang) -> Html {
    kb.map_or_else(Html::default, |kb| {
        html! { <Away {lang} href={kb_address(kb)}>{ kb.to_owned() }</Away> }
    })
}
