//! Many servers: the summary, the table, and what is handed on, all of the
//! same view of the list.

use std::collections::BTreeSet;

use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::many::many;
use crate::web::checking::Checking;
use crate::web::parts::hand_on::HandOn;
use crate::web::parts::summary::summary;
use crate::web::parts::table::{Table, table};
use crate::web::reply::Reply;
use crate::web::store::{Shared, Store};
use crate::web::told::Site;
use crate::web::view::View;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
    pub store: Store,
    pub checking: Checking,
    pub reply: Shared<Reply>,
}

#[component]
pub fn Many(props: &Props) -> Html {
    let lang = props.lang;
    let words = many(lang).table;
    let reply = &props.reply;
    let (store, checking) = (&props.store, &props.checking);
    let chosen = use_state(View::default);
    let opened = use_state(BTreeSet::<usize>::new);
    let page = use_state_eq(|| 0_usize);
    let node = use_node_ref();
    let change = {
        let chosen = chosen.setter();
        Callback::from(move |view: View| chosen.set(view))
    };
    let view = (*chosen).clone().fitting(&reply.0);
    let places = use_memo((reply.clone(), view.clone()), |(reply, view)| {
        view.places(&reply.0.answers)
    });
    {
        let (opened, page) = (opened.setter(), page.setter());
        use_effect_with(reply.0.answers.len(), move |_| opened.set(BTreeSet::new()));
        use_effect_with(places.clone(), move |_| page.set(0));
    }
    let filtered = view.filters();
    let all = {
        let view = View {
            verdicts: Default::default(),
            group: None,
            ..view.clone()
        };
        change.reform(move |_: MouseEvent| view.clone())
    };
    let servers = table(&Table {
        reply: &reply.0,
        places: &places,
        view: &view,
        change: &change,
        opened: &opened,
        page: &page,
        node: &node,
        checking,
        site: Site {
            lang,
            base: &store.base,
        },
    });
    html! {
        <>
            { summary(&reply.0, &view, &change, lang) }
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
            { servers }
            <HandOn
                {lang}
                store={store.clone()}
                checking={checking.clone()}
                reply={reply.clone()}
                {places}
                part={filtered}
            />
        </>
    }
}
