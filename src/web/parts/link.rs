//! Links that lead away from the site, and the addresses they lead to.

use yew::prelude::*;

use crate::lang::Lang;

/// The record of a vulnerability.
#[must_use]
pub fn cve_address(id: &str) -> String {
    format!("https://www.cve.org/CVERecord?id={id}")
}

/// The article of a package.
#[must_use]
pub fn kb_address(kb: &str) -> String {
    format!(
        "https://support.microsoft.com/help/{}",
        kb.trim_start_matches("KB")
    )
}

#[derive(PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
    pub href: String,
    pub children: Html,
}

/// A link to another site: it is told nothing of where the reader comes from.
#[component]
pub fn Away(props: &Props) -> Html {
    html! {
        <a href={props.href.clone()} rel="noreferrer" class="away">{ props.children.clone() }</a>
    }
}
