//! Going from page to page without loading a file: links, the history, and
//! what a reader expects of both (where the page stands, what has the focus,
//! the tab's title, what a screen reader says).
//!
//! Links are plain `<a href>`: one listener on the document takes the clicks
//! that lead to a page of this app, in components and in advisories alike, and
//! leaves all others to the browser. Must not know what stands on a page.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element, FocusOptions, HtmlAnchorElement, HtmlElement, MouseEvent, PopStateEvent,
    ScrollRestoration, Window,
};
use yew::prelude::*;

use super::route::{Place, Route};

/// Where on the page a visit begins.
#[derive(Clone, Debug, PartialEq)]
enum Landing {
    /// At the top.
    Top,
    /// At the element with this id.
    Fragment(String),
    /// Where it was left, in pixels from the top.
    At(f64),
}

/// A page shown.
#[derive(Clone, Debug, PartialEq)]
struct Visit {
    route: Route,
    /// Counted from 0, the page that was loaded.
    count: u32,
}

/// A landing that waits for its page to be complete; pages whose content
/// arrives late say so with [`Pending::try_now`].
#[derive(Clone, Default)]
pub struct Pending(Rc<RefCell<Option<Landing>>>);

impl PartialEq for Pending {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Pending {
    /// Scrolls to where the visit begins, if that place is there by now.
    pub fn try_now(&self) {
        let Some(window) = web_sys::window() else {
            return;
        };
        let landed = match &*self.0.borrow() {
            None => return,
            Some(Landing::Top) => {
                window.scroll_to_with_x_and_y(0.0, 0.0);
                true
            }
            Some(Landing::At(y)) => {
                window.scroll_to_with_x_and_y(0.0, *y);
                window.scroll_y().is_ok_and(|now| (now - y).abs() < 2.0)
            }
            Some(Landing::Fragment(id)) => {
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
            self.0.replace(None);
        }
    }
}

/// The page to show, and what to tell a screen reader about it.
#[hook]
pub fn use_router(
    base: &AttrValue,
    first: &Route,
    pending: &Pending,
    title: impl Fn(&Route) -> String,
) -> (Route, AttrValue) {
    let visit = use_state(|| Visit {
        route: first.clone(),
        count: 0,
    });
    let title = AttrValue::from(title(&visit.route));

    {
        let setter = visit.setter();
        let current = use_mut_ref(|| (*visit).clone());
        current.replace((*visit).clone());
        let pending = pending.clone();
        use_effect_with(base.clone(), move |base| {
            let base = base.clone();
            let go = move |route: Route, landing: Landing| {
                pending.0.replace(Some(landing));
                let count = current.borrow().count + 1;
                setter.set(Visit { route, count });
            };
            let listeners = web_sys::window().map(|window| listen(&window, &base, go));
            move || drop(listeners)
        });
    }

    {
        let pending = pending.clone();
        use_effect_with((*visit).clone(), move |visit| {
            if let Some(document) = web_sys::window().and_then(|window| window.document()) {
                arrive(&document, visit);
            }
            pending.try_now();
        });
    }

    // The page that was loaded has its title.
    let renamed = (visit.count > 0).then(|| title.clone());
    use_effect_with(renamed, |title| {
        let document = web_sys::window().and_then(|window| window.document());
        if let (Some(document), Some(title)) = (document, title) {
            document.set_title(title);
        }
    });

    let announcement = if visit.count == 0 {
        AttrValue::default()
    } else {
        title
    };
    (visit.route.clone(), announcement)
}

/// Sets what the document says of a page, and the focus, except on the page
/// that the browser has loaded itself.
fn arrive(document: &Document, visit: &Visit) {
    if let Some(root) = document.document_element() {
        // The text of a page that is not there is written in one language only.
        let _ = root.set_attribute("lang", visit.route.lang.tag());
    }
    if visit.count == 0 {
        return;
    }
    focus_heading();
}

/// Sets the focus on the heading of the page; once more where the page has come
/// late, since its heading is then another one.
pub fn focus_heading() {
    let heading = web_sys::window()
        .and_then(|window| window.document())
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
    go: impl Fn(Route, Landing) + Clone + 'static,
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
            go(route, landing(&anchor.hash()));
        })
    };

    let pop = {
        let (window_of_event, base) = (window.clone(), base.clone());
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
            go(route, left_at.map_or_else(|| landing(&hash), Landing::At));
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
    let element: Element = event.target()?.dyn_into().ok()?;
    let anchor: HtmlAnchorElement = element.closest("a[href]").ok()??.dyn_into().ok()?;
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
