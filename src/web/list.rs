//! The list of many servers as it stands on the page: how the reader wants to
//! see it, which rows are opened, which page of rows is shown.
//!
//! Its table is written when the list is seen in another way. A row that is
//! opened or closed is changed where it stands, so that nothing else on the page
//! moves. Must not know how a row looks.

use std::rc::Rc;

use yew::AttrValue;

use super::browser;
use super::export::Extract;
use super::press::Press;
use super::pressing;
use super::reply::Reply;
use super::store::Shared;
use super::told::{self, Site, Table};
use super::view::View;

use crate::lang::Lang;

/// The list.
#[derive(Default)]
pub struct List {
    /// Which servers are shown, in which order.
    pub view: View,
    /// The places of the answers that are shown, in their order.
    pub places: Rc<Vec<usize>>,
    /// The table.
    pub table: AttrValue,
    opened: Vec<usize>,
    page: usize,
    answers: usize,
    written: Option<Written>,
}

/// What the table was written of.
#[derive(PartialEq)]
struct Written {
    reply: Shared<Reply>,
    lang: Lang,
    view: View,
    page: usize,
}

impl List {
    /// Makes it fit the answers; whether other servers are shown than before.
    pub fn fit(&mut self, reply: Option<&Shared<Reply>>, site: Site<'_>) -> bool {
        let Some(reply) = reply else {
            return self.written.take().is_some();
        };
        self.view.fit(&reply.0);
        let before = self.written.as_ref();
        let same = before.is_some_and(|it| it.reply == *reply && it.lang == site.lang);
        let mut moved = false;
        // Sorting a long list at every key would be felt.
        if !same || before.is_some_and(|it| it.view != self.view) {
            let places = self.view.places(&reply.0.answers);
            moved = *self.places != places;
            if moved {
                self.places = Rc::new(places);
                self.page = 0;
            }
        }
        if self.answers != reply.0.answers.len() {
            self.answers = reply.0.answers.len();
            self.opened.clear();
        }
        let written = Some(Written {
            reply: reply.clone(),
            lang: site.lang,
            view: self.view.clone(),
            page: self.page,
        });
        if self.written != written {
            self.written = written;
            self.write(&reply.0, site);
        }
        moved || !same
    }

    fn write(&mut self, reply: &Reply, site: Site<'_>) {
        self.table = if reply.answers.len() > 1 {
            let table = Table {
                reply,
                places: &self.places,
                view: &self.view,
                opened: &self.opened,
                page: self.page,
            };
            told::table(table, site).into_string().into()
        } else {
            AttrValue::default()
        };
    }

    /// Opens a row, or closes it.
    pub fn open(&mut self, row: usize, reply: &Reply, site: Site<'_>) {
        let Some(answer) = reply.answers.get(row) else {
            return;
        };
        let opened = self.opened.iter().position(|opened| *opened == row);
        match opened {
            Some(place) => {
                self.opened.swap_remove(place);
            }
            None => self.opened.push(row),
        }
        let shown = || -> Option<()> {
            let button = pressing::button(Press::Open(row))?;
            let head = button.closest("tr").ok()??;
            let detail = head.next_element_sibling()?;
            if opened.is_some() {
                button.set_attribute("aria-expanded", "false").ok()?;
                head.set_class_name("");
                detail.set_inner_html("");
                detail.set_attribute("hidden", "").ok()
            } else {
                button.set_attribute("aria-expanded", "true").ok()?;
                head.set_class_name("is-open");
                detail.set_inner_html(&told::detail(answer, site).into_string());
                detail.remove_attribute("hidden").ok()
            }
        };
        // A row that is not on the page is written open when it comes.
        let _ = shown();
    }

    /// Shows another page of rows, from its top.
    pub fn turn(&mut self, page: usize) {
        self.page = page;
        let table = browser::document().and_then(|page| page.query_selector(".list").ok()?);
        if let Some(table) = table {
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
