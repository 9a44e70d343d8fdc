//! All vulnerabilities of a family: the exploited ones with the day they became
//! known as such, the others by year.

use yew::prelude::*;

use crate::catalogue::Vulnerability;
use crate::messages::page::page as page_words;

use super::facts::Sheet;
use super::marks::Day;

pub(super) fn section(sheet: &Sheet<'_>) -> Html {
    let (family, words) = (sheet.family, &sheet.words.family);
    let as_of = family.data_through();
    let mut exploited: Vec<_> = family
        .vulnerabilities()
        .iter()
        .filter_map(|known| Some((known.exploited(as_of)?, known)))
        .collect();
    exploited.sort_by_key(|(since, known)| std::cmp::Reverse((*since, known.index)));
    let mut years: Vec<(i16, Vec<&Vulnerability>)> = Vec::new();
    for known in family.vulnerabilities().iter().rev() {
        match years.last_mut() {
            Some((year, all)) if *year == known.published.year() => all.push(known),
            _ => years.push((known.published.year(), vec![known])),
        }
    }
    html! {
        <section class="block" aria-labelledby="vulnerabilities">
            <h2 id="vulnerabilities">{ words.vulnerabilities }</h2>
            <p>{ (words.vulnerabilities_intro)(family.vulnerabilities().len(), exploited.len()) }</p>
            if !exploited.is_empty() {
                <table class="exploited-ones">
                    <thead>
                        <tr>
                            <th scope="col">{ page_words(sheet.lang).answer.cve }</th>
                            <th scope="col">{ words.exploited_since }</th>
                        </tr>
                    </thead>
                    <tbody>
                        { for exploited.into_iter().map(|(since, known)| html! {
                            <tr>
                                <th scope="row">
                                    { sheet.cve(known) }
                                    if let Some(name) = &known.name {
                                        { " " }{ name.clone() }
                                    }
                                    { " " }
                                    <span class="small">
                                        { family.impact(known).name.get(sheet.lang).to_owned() }
                                    </span>
                                </th>
                                <td><Day lang={sheet.lang} date={since} /></td>
                            </tr>
                        }) }
                    </tbody>
                </table>
            }
            { for years.into_iter().map(|(year, all)| html! {
                <details>
                    <summary>{ (words.of_year)(year, all.len()) }</summary>
                    <ul class="inline">
                        { for all.into_iter().map(|known| html! { <li>{ sheet.cve(known) }</li> }) }
                    </ul>
                </details>
            }) }
        </section>
    }
}
