//! Many servers: the summary, the table, and what is handed on, all of the
//! same view of the list.

use yew::prelude::*;

use crate::messages::many::many as say;
use crate::web::checker::{Checker, Message};
use crate::web::parts::button;
use crate::web::parts::hand_on::hand_on;
use crate::web::parts::summary::summary;
use crate::web::parts::table::table;
use crate::web::reply::Reply;
use crate::web::told::Site;

/// All that.
pub fn many(reply: &Reply, checker: &Checker, site: Site<'_>) -> Html {
    let words = say(site.lang).table;
    let list = &checker.list;
    let filtered = list.view.filters();
    html! {
        <>
            { summary(reply, checker, site.lang) }
            <div class="shown">
                <p role="status">
                    if filtered {
                        { (words.shown)(list.places.len(), reply.answers.len()) }
                    }
                </p>
                if filtered {
                    { button(&checker.tell, Message::See(list.view.of_all()), words.all) }
                }
            </div>
            { table(reply, checker, site) }
            { hand_on(reply, checker, site) }
        </>
    }
}
