//! The browser's second program: makes an advisory's Markdown into HTML, by
//! the function that writes the pages. It is loaded when a reader first goes
//! to an advisory inside the app, since the checker does not need it.
//!
//! Must not know Yew. It leaves one function on the window, which takes the
//! Markdown, the catalogue file, a family, a language, a day and the base, all
//! as text, and returns texts: the HTML, then level, id and words of every
//! heading. An empty list says that something cannot be read.

use patchline::catalogue::compact;
use patchline::day;
use patchline::lang::Lang;
use patchline::web::BodyText;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

fn main() {
    let render = Closure::<dyn Fn(js_sys::Array) -> js_sys::Array>::new(|given: js_sys::Array| {
        let texts: Vec<String> = given.iter().filter_map(|text| text.as_string()).collect();
        let rendered = rendered(&texts).unwrap_or_default();
        rendered
            .iter()
            .map(|text| JsValue::from_str(text))
            .collect()
    });
    let name = JsValue::from_str("patchlineMarkdown");
    // A window takes any new name.
    let _ = js_sys::Reflect::set(&js_sys::global(), &name, &render.into_js_value());
}

fn rendered(texts: &[String]) -> Option<Vec<String>> {
    let [markdown, catalogue, family, lang, as_of, base] = texts else {
        return None;
    };
    let catalogue = compact::read(catalogue).ok()?;
    let family = catalogue.families.iter().find(|one| one.id() == family)?;
    let lang = Lang::from_tag(lang)?;
    let body = BodyText::render(markdown, family, lang, day::parse(as_of)?, base);
    let headings = body
        .contents
        .into_iter()
        .flat_map(|heading| [heading.level.to_string(), heading.id, heading.text]);
    Some(std::iter::once(body.html).chain(headings).collect())
}
