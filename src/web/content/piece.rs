//! A piece of a page that is rendered by itself, without marks of hydration,
//! with what the parts of pages ask for.

use std::rc::Rc;

use yew::prelude::*;

use crate::web::store::{Store, use_new_store};
use crate::web::written::Written;

/// What a piece is made of.
#[derive(Clone, PartialEq, Properties)]
pub struct PieceProps {
    /// The path under which the site is served, with a slash at both ends.
    pub base: AttrValue,
    /// What its page is written with.
    pub written: Rc<Written>,
    /// What stands in it.
    pub body: Html,
}

/// A piece of a page.
#[component]
pub fn Piece(props: &PieceProps) -> Html {
    let store = use_new_store(&props.base, &props.written);
    html! {
        <ContextProvider<Store> context={store}>{ props.body.clone() }</ContextProvider<Store>>
    }
}
