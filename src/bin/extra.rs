//! The browser's second program, of what most visits never need: it makes an
//! advisory's Markdown into a page, by the function that writes the pages; it
//! makes a report to hand on, by those of the command line; and it searches. It
//! is loaded when a reader first does any of it.
//!
//! Must not know Yew. It leaves four functions on the window. Three take a list
//! of texts and return one. `patchlineMarkdown` takes the index, the advisory's
//! folder, its Markdown, the catalogue, a language, a day and the base; and
//! returns the page's title and its inside. An empty list says that there is no
//! such advisory. `patchlineReport` takes the name of a form, a language and a
//! report as JSON; and returns the report in that form. `patchlineSave` takes the
//! name of a file, its type and what stands in it, in pieces; and returns the
//! name once it is saved. `patchlineSearch` takes an element to attach the search
//! to, the base, the address of the index of names, and a function that loads a
//! script by its address and digest.

use patchline::advisory::Parts;
use patchline::catalogue::compact;
use patchline::day;
use patchline::lang::Lang;
use patchline::messages::page::titled;
use patchline::report::{Form, Report};
use patchline::web::search::{self, Given};
use patchline::web::unbroken::unbroken;
use patchline::web::{self, Index, Setting, article};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::Element;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    let save = Closure::<dyn Fn(js_sys::Array) -> js_sys::Array>::new(|given: js_sys::Array| {
        let text = |place| given.get(place).as_string().unwrap_or_default();
        let name = text(0);
        let saved = web::save(&name, &text(1), &given.slice(2, given.length()));
        saved.then_some(JsValue::from(name)).into_iter().collect()
    });
    let search = Closure::<dyn Fn(Element, String, String, js_sys::Function)>::new(
        |element: Element, base, index, load| {
            search::attach(&element, Given { base, index, load });
        },
    );
    for (name, function) in [
        ("patchlineMarkdown", of_texts(page)),
        ("patchlineReport", of_texts(report)),
        ("patchlineSave", save.into_js_value()),
        ("patchlineSearch", search.into_js_value()),
    ] {
        // A window takes any new name.
        let _ = js_sys::Reflect::set(&js_sys::global(), &name.into(), &function);
    }
}

/// A function from texts to texts, for scripts.
fn of_texts(make: fn(&[String]) -> Option<Vec<String>>) -> JsValue {
    Closure::<dyn Fn(js_sys::Array) -> js_sys::Array>::new(move |given: js_sys::Array| {
        let texts: Vec<String> = given.iter().filter_map(|text| text.as_string()).collect();
        let made = make(&texts).unwrap_or_default();
        made.iter().map(|text| JsValue::from_str(text)).collect()
    })
    .into_js_value()
}

/// A report in another form.
fn report(texts: &[String]) -> Option<Vec<String>> {
    let [form, lang, json] = texts else {
        return None;
    };
    let report: Report = serde_json::from_str(json).ok()?;
    let form = Form::from_key(form)?;
    Some(vec![form.write(&report, Lang::from_tag(lang)?)])
}

/// The title and the inside of a page.
fn page(texts: &[String]) -> Option<Vec<String>> {
    let [index, id, markdown, catalogue, lang, as_of, base] = texts else {
        return None;
    };
    let mut index: Index = serde_json::from_str(index).ok()?;
    let events = std::mem::take(&mut index.events);
    let entry = index.get(id)?;
    let catalogue = compact::read(catalogue).ok()?;
    let mut families = catalogue.families.into_iter();
    let family = families.find(|family| family.id() == entry.family)?;
    let events = events.get(&entry.family).cloned().unwrap_or_default();
    let family = family.with_events(events);
    let setting = Setting {
        family: &family,
        lang: Lang::from_tag(lang)?,
        as_of: day::parse(as_of)?,
        base,
    };
    let text = Parts::of(markdown)?.body;
    let title = titled(&entry.text(setting.lang).title, setting.lang);
    let html = article(entry, text, &setting).into_string();
    Some(vec![title, unbroken(&html)])
}
