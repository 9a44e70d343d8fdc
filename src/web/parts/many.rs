//! Many servers: the summary, the table, and what is handed on, all of the
//! same view of the list.

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::many::many;
use crate::web::parts::hand_on::HandOn;
use crate::web::parts::summary::Summary;
use crate::web::parts::table::Table;
use crate::web::reply::Reply;
use crate::web::store::Shared;
use crate::web::view::View;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
    pub reply: Shared<Reply>,
}

#[component]
pub fn Many(props: &Props) -> Html {
    let lang = props.lang;
    let words = many(lang).table;
    let reply = &props.reply;
    let chosen = use_state(View::default);
    let change = {
        let chosen = chosen.setter();
        Callback::from(move |view: View| chosen.set(view))
    };
    let view = (*chosen).clone().fitting(&reply.0);
    let places = use_memo((reply.clone(), view.clone()), |(reply, view)| {
        view.places(&reply.0.answers)
    });
    let filtered = view.filters();
    let all = {
        let view = View {
            verdicts: Default::default(),
            group: None,
            ..view.clone()
        };
        change.reform(move |_: MouseEvent| view.clone())
    };
    html! {
        <>
            <Summary {lang} reply={reply.clone()} view={view.clone()} change={change.clone()} />
            <div class="shown">
                <p role="status">
                    if filtered {
                        { (words.shown)(places.len(), reply.0.answers.len()) }
                    }
                </p>
                if filtered {
                    <button type="button" onclick={all}>{ words.all }</button>
                }
            </div>
            <Table {lang} reply={reply.clone()} places={places.clone()} {view} {change} />
            <HandOn {lang} reply={reply.clone()} {places} part={filtered} />
        </>
    }
}
