//! The checker alone, with room for its answers.

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::page::page;
use crate::web::content::{Content, Region};
use crate::web::parts::checker::Checker;
use crate::web::route::{Place, Route};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
}

#[component]
pub fn Check(props: &Props) -> Html {
    let lang = props.lang;
    let words = page(lang);
    html! {
        <>
            <div class="intro">
                <h1 tabindex="-1">{ words.check.title }</h1>
                <p class="lede">{ words.check.lede }</p>
            </div>
            <Checker {lang} />
            <Content route={Route::new(lang, Place::Check)} region={Region::Below} />
        </>
    }
}
