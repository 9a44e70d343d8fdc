//! A piece of a page that is rendered by itself, without marks of hydration.

use yew::prelude::*;

/// What a piece is made of.
#[derive(Clone, PartialEq, Properties)]
pub struct PieceProps {
    /// What stands in it.
    pub body: Html,
}

/// A piece of a page.
#[component]
pub fn Piece(props: &PieceProps) -> Html {
    props.body.clone()
}
