//! The browser's entry: starts the app on the page it finds.
//!
//! A page that was written natively is taken over as it stands; anything else
//! is rendered anew. Must not know any page.

use std::rc::Rc;

use patchline::web::route::{Place, Route};
use patchline::web::written::Written;
use patchline::web::{App, AppProps};
use web_sys::{Element, Node, Url};
use yew::Renderer;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    if let Some((root, props, adopt)) = found() {
        let renderer = Renderer::<App>::with_root_and_props(root, props);
        if adopt {
            renderer.hydrate();
        } else {
            renderer.render();
        }
    }
}

/// The element to work in, where to begin, and whether the page is there.
fn found() -> Option<(Element, AppProps, bool)> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let root = document.get_element_by_id("app")?;
    let mut base = root.get_attribute("data-base")?;
    let mut written = Written::read(&|name| root.get_attribute(name))?;

    let location = window.location();
    // A copy that may stand in any folder says where its base is from each page.
    if let Some(up) = root.get_attribute("data-up") {
        let there = Url::new_with_base(&up, &location.href().ok()?).ok()?;
        let own = there.pathname();
        written = written.moved(&base, &own);
        base = own;
    }

    let path = location.pathname().ok()?;
    let mut route = Route::parse(&base, &path)?;
    if root.get_attribute("data-page").as_deref() == Some("not-found") {
        route.place = Place::NotFound;
    }

    // What was written begins with the comment of its first component. Where
    // taking it over has failed before, `data-anew` says so.
    let begins = root.first_child().map(|node| node.node_type());
    // The page for addresses that lead nowhere is written in one language only.
    let page = document.document_element();
    let lang = page.and_then(|page| page.get_attribute("lang"));
    let adopt = begins == Some(Node::COMMENT_NODE)
        && !root.has_attribute("data-anew")
        && lang.as_deref() == Some(route.lang.tag());
    if !adopt {
        written.regions = false;
    }
    let props = AppProps {
        base: base.into(),
        route,
        written: Rc::new(written),
        filled: Vec::new(),
    };
    Some((root, props, adopt))
}
