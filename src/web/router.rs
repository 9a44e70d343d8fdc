//! Going from page to page without loading a file: links, the history, and
//! what a reader expects of both (where the page stands, what has the focus,
//! the tab's title, what a screen reader says).
//!
//! Links are plain `<a href>`: one listener on the document takes the clicks
//! that lead to a page of this app, in components and in advisories alike, and
//! leaves all others to the browser. Must not know what stands on a page.

use std::cell::RefCell;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    FocusOptions, HtmlAnchorElement, HtmlElement, MouseEvent, PopStateEvent, ScrollRestoration,
    Window,
};
use yew::{AttrValue, Callback};

use super::browser;
use super::route::{Place, Route};

/// Where on the page a visit begins.
#[derive(Clone, Debug, PartialEq)]
pub enum Landing {
    /// At the top.
    Top,
    /// At the element with this id.
    Fragment(String),
    /// Where it was left, in pixels from the top.
    At(f64),
}

/// Which page is shown, and how the reader came to it.
pub struct Router {
    /// The page.
    pub route: Route,
    /// How many pages were shown before it in this app.
    count: u32,
    /// The reader came to another page, and not to another place on it.
    moved: bool,
    /// Where the visit begins, until that place is there: content may be late.
    landing: Option<Landing>,
    /// The title that the tab has.
    title: AttrValue,
    /// What is heard as long as the app lives.
    listeners: Vec<EventListener>,
}

impl Router {
    /// The page that the browser has loaded itself.
    pub const fn new(route: Route) -> Self {
        Self {
            route,
            count: 0,
            moved: false,
            landing: None,
            title: AttrValue::Static(""),
            listeners: Vec::new(),
        }
    }

    /// Hears where the reader wants to go; `go` is told.
    pub fn listen(&mut self, base: &AttrValue, go: &Callback<(Route, Landing)>) {
        if let Some(window) = web_sys::window() {
            self.listeners = listen(&window, base, go);
        }
    }

    /// Another page is to be shown, or another place on this one.
    pub fn go(&mut self, route: Route, landing: Landing) {
        // Where a place on the page is gone to, the browser has moved the focus.
        self.moved = self.route != route || landing == Landing::Top;
        self.route = route;
        self.count += 1;
        self.landing = Some(landing);
    }

    /// Whether this is the page that the browser has loaded itself.
    pub const fn is_first(&self) -> bool {
        self.count == 0
    }

    /// Sets what the document says of the page, and the focus, except on the
    /// page that the browser has loaded itself and within a page.
    pub fn arrive(&self) {
        let document = browser::document();
        if let Some(root) = document.and_then(|document| document.document_element()) {
            // The text of a page that is not there is written in one language only.
            let _ = root.set_attribute("lang", self.route.lang.tag());
        }
        if self.moved {
            focus_heading();
        }
    }

    /// Gives the tab the title of the page; the page that was loaded has its own.
    pub fn name(&mut self, title: AttrValue) {
        if self.is_first() || self.title == title {
            return;
        }
        if let Some(document) = browser::document() {
            document.set_title(&title);
        }
        self.title = title;
    }

    /// Scrolls to where the visit begins, if that place is there by now.
    pub fn land(&mut self) {
        let (Some(window), Some(landing)) = (web_sys::window(), &self.landing) else {
            return;
        };
        let landed = match landing {
            Landing::Top => {
                window.scroll_to_with_x_and_y(0.0, 0.0);
                true
            }
            Landing::At(y) => {
                window.scroll_to_with_x_and_y(0.0, *y);
                window.scroll_y().is_ok_and(|now| (now - y).abs() < 2.0)
            }
            Landing::Fragment(id) => {
                let element = window
                    .document()
                    .and_then(|page| page.get_element_by_id(id));
                if let Some(element) = &element {
                    element.scroll_into_view();
                }
                element.is_some()
            }
        };
        if landed {
            self.landing = None;
        }
    }
}

/// Sets the focus on the heading of the page; once more where the page has come
/// late, since its heading is then another one.
pub fn focus_heading() {
    let heading = browser::document()
        .and_then(|document| document.query_selector("h1").ok().flatten())
        .and_then(|heading| heading.dyn_into::<HtmlElement>().ok());
    if let Some(heading) = heading {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // Without the focus, the page is read all the same.
        let _ = heading.focus_with_options(&options);
    }
}

/// Takes clicks on links, the history's steps, and notes where pages are left.
fn listen(
    window: &Window,
    base: &AttrValue,
    go: &Callback<(Route, Landing)>,
) -> Vec<EventListener> {
    let Some(document) = window.document() else {
        return Vec::new();
    };
    if let Ok(history) = window.history() {
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
        // A page that is loaded again stands where it stood.
        if let Some(y) = history.state().ok().and_then(|state| state.as_f64()) {
            window.scroll_to_with_x_and_y(0.0, y);
        }
    }

    let click = {
        let (window, base, go) = (window.clone(), base.clone(), go.clone());
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&document, "click", options, move |event| {
            let Some(event) = event.dyn_ref::<MouseEvent>() else {
                return;
            };
            let Some((route, anchor)) = followed(&window, &base, event) else {
                return;
            };
            event.prevent_default();
            note_position(&window);
            let stays = window
                .location()
                .href()
                .is_ok_and(|here| here == anchor.href());
            if !stays && let Ok(history) = window.history() {
                let href = anchor.href();
                let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&href));
            }
            go.emit((route, landing(&anchor.hash())));
        })
    };

    let pop = {
        let (window_of_event, base, go) = (window.clone(), base.clone(), go.clone());
        EventListener::new(window, "popstate", move |event| {
            let location = window_of_event.location();
            let (Ok(path), Ok(hash)) = (location.pathname(), location.hash()) else {
                return;
            };
            let Some(route) = Route::parse(&base, &path) else {
                return;
            };
            let left_at = event
                .dyn_ref::<PopStateEvent>()
                .and_then(|event| event.state().as_f64());
            let landing = left_at.map_or_else(|| landing(&hash), Landing::At);
            go.emit((route, landing));
        })
    };

    let scroll = {
        let timer = RefCell::new(None);
        let window_of_event = window.clone();
        EventListener::new(window, "scroll", move |_| {
            let window = window_of_event.clone();
            timer.replace(Some(Timeout::new(200, move || note_position(&window))));
        })
    };
    vec![click, pop, scroll]
}

/// The page of this app that a click asks for, if it does.
fn followed(window: &Window, base: &str, event: &MouseEvent) -> Option<(Route, HtmlAnchorElement)> {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || event.button() != 0 || modified {
        return None;
    }
    let anchor: HtmlAnchorElement = browser::around(event, "a[href]")?.dyn_into().ok()?;
    let location = window.location();
    let elsewhere = !matches!(anchor.target().as_str(), "" | "_self")
        || anchor.has_attribute("download")
        || location.origin().ok()? != anchor.origin();
    if elsewhere {
        return None;
    }
    // A place on the same page is the browser's own business.
    if !anchor.hash().is_empty() && location.pathname().ok()? == anchor.pathname() {
        return None;
    }
    let route = Route::parse(base, &anchor.pathname())?;
    (route.place != Place::NotFound).then_some((route, anchor))
}

fn landing(hash: &str) -> Landing {
    match hash.strip_prefix('#') {
        Some(id) if !id.is_empty() => Landing::Fragment(id.to_owned()),
        _ => Landing::Top,
    }
}

/// Notes in the history how far down this page is read.
fn note_position(window: &Window) {
    if let (Ok(history), Ok(y)) = (window.history(), window.scroll_y()) {
        let _ = history.replace_state_with_url(&JsValue::from_f64(y), "", None);
    }
}
