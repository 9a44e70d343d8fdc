//! A day, for readers and for machines.

use jiff::civil::Date;
use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::date::day;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
    pub date: Date,
}

#[component]
pub fn Day(props: &Props) -> Html {
    html! {
        <time datetime={props.date.to_string()}>{ day(props.date, props.lang) }</time>
    }
}
