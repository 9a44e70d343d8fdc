//! Where an answer comes from, and up to which day its facts are known.

use std::collections::BTreeSet;

use yew::prelude::*;

use crate::assess::Identity;
use crate::catalogue::tables::SourceRow;
use crate::messages::page::page;
use crate::web::parts::answer::Props;
use crate::web::parts::link::Away;
use crate::web::reply::Answer;

#[component]
pub fn Sources(props: &Props) -> Html {
    let lang = props.lang;
    let words = page(lang);
    let family = props.answer.family();
    let rows = rows(&props.answer);
    html! {
        <section class="sources">
            <h3>{ words.answer.sources }</h3>
            <p>{ (words.site.data_through)(family.data_through()) }</p>
            <ul>
                { for rows.into_iter().map(|row| html! {
                    <li>
                        if row.url.is_empty() {
                            { row.name.get(lang).to_owned() }
                        } else {
                            <Away {lang} href={row.url.clone()}>{ row.name.get(lang).to_owned() }</Away>
                        }
                        { " " }
                        <span class="read">{ (words.answer.read_on)(&row.read) }</span>
                    </li>
                }) }
            </ul>
        </section>
    }
}

/// The sources of everything the answer says, in the order of the catalogue.
fn rows(answer: &Answer) -> Vec<&SourceRow> {
    let family = answer.family();
    let assessment = &answer.assessment;
    let installed = match assessment.identity {
        Identity::Release(id) => Some(id),
        _ => None,
    };
    let planned = assessment.options.iter().flat_map(|option| &option.steps);
    let releases = installed
        .into_iter()
        .chain(planned.filter_map(|step| step.release))
        .flat_map(|id| family.release(id).sources());
    let vulnerabilities = assessment
        .exposure
        .iter()
        .flat_map(|open| family.vulnerability(open.vulnerability).sources());
    let actions = assessment
        .actions
        .iter()
        .filter_map(|index| family.actions().get(*index))
        .flat_map(|row| &row.sources);
    let codes: BTreeSet<&str> = releases
        .chain(vulnerabilities)
        .chain(actions)
        .filter_map(|reference| family.source(reference))
        .map(|row| row.code.as_str())
        .collect();
    family
        .tables()
        .sources
        .iter()
        .filter(|row| codes.contains(row.code.as_str()))
        .collect()
}
