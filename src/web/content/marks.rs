//! Small things that stand in running text: a day, and a link to another site.

use jiff::civil::Date;
use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::date::day;

#[derive(PartialEq, Properties)]
pub struct DayProps {
    pub lang: Lang,
    pub date: Date,
}

/// A day, for readers and for machines.
#[component]
pub fn Day(props: &DayProps) -> Html {
    html! {
        <time datetime={props.date.to_string()}>{ day(props.date, props.lang) }</time>
    }
}

#[derive(PartialEq, Properties)]
pub struct AwayProps {
    pub lang: Lang,
    pub href: String,
    pub children: Html,
}

/// A link to another site: it is told nothing of where the reader comes from.
#[component]
pub fn Away(props: &AwayProps) -> Html {
    html! {
        <a href={props.href.clone()} rel="noreferrer" class="away">{ props.children.clone() }</a>
    }
}
