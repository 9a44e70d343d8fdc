//! The vulnerabilities that the text names beside the build, as a scanner
//! does: what holds of each.

use yew::prelude::*;

use crate::assess::reconcile;
use crate::messages::finding;
use crate::messages::many::many;
use crate::web::parts::answer::Props;
use crate::web::parts::link::{Away, cve_address, cve_page};
use crate::web::store::use_store;

#[component]
pub fn Named(props: &Props) -> Html {
    let lang = props.lang;
    let store = use_store();
    let answer = &props.answer;
    let named = &answer.observation.named;
    if named.is_empty() {
        return html! {};
    }
    let family = answer.family();
    html! {
        <section class="named">
            <h3>{ many(lang).answer.named }</h3>
            <ul>
                { for named.iter().map(|cve| {
                    let found = reconcile(family, &answer.assessment, cve);
                    let said = finding::finding(family, &found, lang);
                    html! {
                        <li class={format!("finding-{}", finding::key(found.state))}>
                            if family.vulnerability_of(&found.cve).is_some() {
                                <a href={cve_page(&store.base, lang, &found.cve)}>{ found.cve.clone() }</a>
                            } else {
                                <Away {lang} href={cve_address(&found.cve)}>{ found.cve.clone() }</Away>
                            }
                            { ": " }
                            { said }
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}
