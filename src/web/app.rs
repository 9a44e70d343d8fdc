//! The whole of the app: what every page shares, around the page that is shown.
//!
//! It is one component, and its parts are values with functions: what a part is
//! told is a message, and a part that wants to be told something later is given
//! whom to tell. A component for each part would be half as much code again to
//! load. Must not know what stands on a page.

use std::rc::Rc;

use gloo::events::EventListener;
use yew::prelude::*;

use crate::lang::Lang;

use super::answering;
use super::browser;
use super::checker::{Checker, Message as Wish};
use super::content::{Contents, Filled, Found, Key};
use super::copying;
use super::head::title;
use super::pages;
use super::parts::checker::checker;
use super::parts::shell::shell;
use super::parts::written;
use super::press::Press;
use super::route::{Place, Route};
use super::router::{Landing, Router, focus_heading};
use super::store::{Fetched, Store};
use super::written::Written;

/// Where the app starts.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The path under which the site is served, with a slash at both ends.
    pub base: AttrValue,
    /// The page to begin with.
    pub route: Route,
    /// What the page was written with.
    pub written: Rc<Written>,
    /// What fills the regions of the page, where it is written natively. The
    /// browser finds it in the page.
    #[prop_or_default]
    pub filled: Vec<Filled>,
}

/// What the app is told.
pub enum Message {
    /// The reader goes to a page.
    Go((Route, Landing)),
    /// A region of a page has come.
    Region((Key, Found)),
    /// A catalogue has come.
    Catalogue((Lang, Fetched)),
    /// Something for the checker.
    Checker(Wish),
}

/// The app.
pub struct App {
    store: Store,
    router: Router,
    contents: Contents,
    checker: Checker,
    /// The page has changed since it was last drawn.
    gone: bool,
    /// The region has come since it was last drawn.
    come: bool,
    copying: Option<EventListener>,
}

impl Component for App {
    type Message = Message;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let props = ctx.props();
        let path = AttrValue::from(props.route.path(&props.base));
        let mut contents = Contents::new(&path, &props.filled, props.written.regions);
        contents.show(&props.route, &props.base);
        Self {
            store: Store::new(&props.base, &props.written),
            router: Router::new(props.route.clone()),
            contents,
            checker: Checker::new(ctx.link().callback(Message::Checker)),
            gone: true,
            come: true,
            copying: None,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Go((route, landing)) => {
                self.contents.show(&route, &self.store.base);
                self.router.go(route, landing);
                self.gone = true;
                self.fetch(ctx);
                // The page may be in another language than the answers.
                self.checker.ask(&self.store, self.router.route.lang);
            }
            Message::Region((key, found)) => {
                self.come = self.contents.keep(key, found);
                return self.come;
            }
            Message::Catalogue((lang, fetched)) => {
                self.store.keep(lang, fetched);
                self.checker.ask(&self.store, self.router.route.lang);
            }
            Message::Checker(message) => {
                match message {
                    Wish::Own(_) => self.want(ctx),
                    Wish::Press(Press::Again) => {
                        self.fetch(ctx);
                        self.want_here(ctx);
                    }
                    _ => {}
                }
                self.checker
                    .update(message, &self.store, self.router.route.lang);
            }
        }
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let (route, store) = (&self.router.route, &self.store);
        let page = match &route.place {
            Place::NotFound => written(pages::not_found(route.lang, &store.base)),
            Place::Home | Place::Check => html! {
                <>
                    { written(pages::intro(route)) }
                    { checker(&self.checker, store, route.lang) }
                    { self.contents.view(route, &store.base) }
                </>
            },
            _ => self.contents.view(route, &store.base),
        };
        let said = if self.router.is_first() {
            AttrValue::default()
        } else {
            self.title()
        };
        shell(store, route, said, page)
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            self.start(ctx);
        }
        let gone = std::mem::take(&mut self.gone);
        if gone {
            self.router.arrive();
            self.want_here(ctx);
            self.checker.shown(first);
        }
        let come = std::mem::take(&mut self.come);
        if come && self.contents.is_late() {
            focus_heading();
        }
        if let Some(field) = answering::field() {
            if (gone || come) && !self.checker.question.is_empty() {
                self.want(ctx);
            }
            answering::answer(&field, &self.checker, &self.store, self.router.route.lang);
        }
        self.checker.drawn();
        if gone || come {
            self.router.name(self.title());
            self.router.land();
        }
    }
}

impl App {
    /// What is begun once the page is the app's own.
    fn start(&mut self, ctx: &Context<Self>) {
        self.contents.adopt();
        self.fetch(ctx);
        self.copying = copying::listen();
        self.router
            .listen(&self.store.base, &ctx.link().callback(Message::Go));
        self.checker.start();
        if let Some(typed) = answering::typed() {
            self.checker.tell.emit(Wish::Own(typed));
        }
        // The script that started the app waits for it.
        browser::say_ready();
    }

    fn fetch(&mut self, ctx: &Context<Self>) {
        let come = ctx.link().callback(Message::Region);
        self.contents.fetch(&self.router.route, &self.store, come);
    }

    /// Fetches the catalogue where the page cannot do without.
    fn want_here(&mut self, ctx: &Context<Self>) {
        if matches!(self.router.route.place, Place::Home | Place::Check) {
            self.want(ctx);
        }
    }

    fn want(&mut self, ctx: &Context<Self>) {
        let come = ctx.link().callback(Message::Catalogue);
        self.store.want(self.router.route.lang, come);
    }

    /// The title of the page, as far as it is known.
    fn title(&self) -> AttrValue {
        let route = &self.router.route;
        let told = self.contents.title(route.lang);
        told.unwrap_or_else(|| title(route).into())
    }
}
