//! All advisories, newest first.

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::page::page;
use crate::web::parts::listing::Listing;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
}

#[component]
pub fn Advisories(props: &Props) -> Html {
    let words = page(props.lang);
    html! {
        <>
            <div class="intro">
                <h1 tabindex="-1">{ words.advisories.title }</h1>
                <p class="lede">{ words.advisories.lede }</p>
            </div>
            <Listing lang={props.lang} />
        </>
    }
}
