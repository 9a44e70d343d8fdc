//! The list of many servers as it stands on the page: how the reader wants to
//! see it, which rows are opened, which page of rows is shown.
//!
//! Must not know how a row looks.

use std::rc::Rc;

use web_sys::Element;
use yew::NodeRef;

use crate::lang::Lang;

use super::export::Extract;
use super::reply::Reply;
use super::store::Shared;
use super::view::View;

/// How many rows a page has.
pub const ROWS: usize = 100;

/// The list.
#[derive(Default)]
pub struct List {
    /// Which servers are shown, in which order.
    pub view: View,
    /// The places of the answers that are shown, in their order.
    pub places: Rc<Vec<usize>>,
    /// Which page of rows is shown.
    pub page: usize,
    /// The element that holds the table.
    pub node: NodeRef,
    opened: Vec<usize>,
    of: Option<(Shared<Reply>, Lang)>,
    answers: usize,
}

impl List {
    /// Makes it fit the answers; whether it is another list than before.
    pub fn fit(&mut self, reply: Option<&Shared<Reply>>, lang: Lang) -> bool {
        let Some(reply) = reply else {
            return self.of.take().is_some();
        };
        self.view.fit(&reply.0);
        let places = self.view.places(&reply.0.answers);
        if self.answers != reply.0.answers.len() {
            self.answers = reply.0.answers.len();
            self.opened.clear();
        }
        let of = Some((reply.clone(), lang));
        let other = *self.places != places;
        if other {
            self.places = Rc::new(places);
            self.page = 0;
        }
        let other = other || self.of != of;
        self.of = of;
        other
    }

    /// Whether a row is opened.
    pub fn is_open(&self, row: usize) -> bool {
        self.opened.contains(&row)
    }

    /// Opens a row, or closes it.
    pub fn open(&mut self, row: usize) {
        match self.opened.iter().position(|opened| *opened == row) {
            Some(place) => {
                self.opened.swap_remove(place);
            }
            None => self.opened.push(row),
        }
    }

    /// Shows another page of rows, from its top.
    pub fn turn(&mut self, page: usize) {
        self.page = page;
        if let Some(table) = self.node.cast::<Element>() {
            table.scroll_into_view();
        }
    }

    /// What is shown of a reply, to hand on.
    pub fn extract(&self, reply: &Shared<Reply>, lang: Lang) -> Extract {
        let reply = &reply.0;
        let answers = self
            .places
            .iter()
            .filter_map(|place| reply.answers.get(*place));
        Extract {
            answers: answers.cloned().collect(),
            lost: if self.view.filters() {
                Vec::new()
            } else {
                reply.not_understood.clone()
            },
            as_of: reply.as_of,
            lang,
        }
    }
}
