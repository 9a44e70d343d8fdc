//! The box and its fields, as they stand on the page from the start: the
//! question, files, what can be tried, the day; and the list of files.
//!
//! Must not know what is asked: what changes in the fields is set where they
//! stand ([`crate::web::asking`]).

use std::rc::Rc;

use crate::html::Html;
use crate::lang::Lang;
use crate::messages::many::many;
use crate::messages::page::page;
use crate::messages::reading::unreadable;
use crate::reading::Encoding;
use crate::web::checking::File;
use crate::web::press::Press;

/// What can be tried with one click: a build, an old one, and what a console shows.
pub const EXAMPLES: [&str; 3] = ["15.2.1118.20", "15.1.2507.6", "Version 15.2 (Build 1544.4)"];

/// The box.
pub fn asking(lang: Lang) -> Html {
    let (words, files) = (page(lang).checker, many(lang).files);
    let mut html = Html::new();
    html.within(
        r#"<form id="asking" class="box"><label class="question" for="paste">"#,
        words.label,
        "</label>",
    )
    .raw(r#"<textarea id="paste" rows="2" spellcheck="false" autocomplete="off" autocapitalize="off" "#)
    .raw(r#"translate="no" aria-describedby="paste-hint" placeholder="15.2.1118.20"></textarea>"#)
    .within(r#"<div class="under"><p id="paste-hint" class="hint">"#, words.hint, "</p>")
    .raw(r#"<p class="choose"><input id="files" class="unseen" type="file" multiple>"#)
    .within(r#"<label for="files" class="button">"#, files.choose, "</label>")
    .within(r#" <span class="drop">"#, files.or_drop, "</span></p></div>")
    .within(
        r#"<div class="row"><div class="examples"><span id="examples">"#,
        words.examples,
        r#"</span><ul aria-labelledby="examples">"#,
    );
    for (place, example) in EXAMPLES.iter().enumerate() {
        html.raw("<li>");
        html.within(
            r#"<button type="button" class="example" data-press=""#,
            &Press::Example(place).written(),
            r#"">"#,
        )
        .text(example)
        .raw("</button></li>");
    }
    html.within(
        r#"</ul></div><div class="day"><label for="as-of">"#,
        words.as_of,
        r#"</label><input id="as-of" type="date">"#,
    );
    for (press, label) in [(Press::Today, words.today), (Press::Clear, words.clear)] {
        html.within(
            r#"<button type="button" hidden data-press=""#,
            &press.written(),
            r#"">"#,
        )
        .text(label)
        .raw("</button>");
    }
    html.raw("</div></div></form>");
    html
}

/// What is said where the app cannot answer: pages hold it from the start.
#[cfg(feature = "site")]
pub fn without_app(lang: Lang) -> Html {
    let [no_app, no_script] = crate::messages::page::without_app(lang);
    let mut html = Html::new();
    html.within("<noscript>", no_script, "</noscript>").within(
        r#"<p class="no-app">"#,
        no_app,
        "</p>",
    );
    html
}

/// Where the app writes a page, nobody needs to be told that it is there.
#[cfg(not(feature = "site"))]
pub const fn without_app(_: Lang) -> Html {
    Html::new()
}

/// The files that were chosen or dropped: what they were written in, or why
/// they could not be read.
pub fn files(files: &[Rc<File>], lang: Lang) -> Html {
    let words = many(lang).files;
    let mut html = Html::new();
    if files.is_empty() {
        return html;
    }
    html.within(r#"<ul class="files" aria-label=""#, words.list, r#"">"#);
    for (place, file) in files.iter().enumerate() {
        html.within(r#"<li><strong translate="no">"#, &file.name, "</strong> ");
        match &file.content {
            Ok(content) => {
                let read = (words.encoding)(encoding(content.encoding));
                html.within(r#"<span class="small">"#, &read, "</span> ");
            }
            Err(error) => {
                let refused = unreadable(*error, lang);
                html.within(
                    r#"<span class="refused" role="alert">"#,
                    &refused,
                    "</span> ",
                );
            }
        }
        html.within(
            r#"<button type="button" data-press=""#,
            &Press::Remove(place).written(),
            r#"" aria-label=""#,
        )
        .text(&(words.remove)(&file.name))
        .within(r#"">"#, words.remove_short, "</button></li>");
    }
    html.raw("</ul>");
    html
}

/// The name of an encoding, the same in every language.
const fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16Le => "UTF-16 LE",
        Encoding::Utf16Be => "UTF-16 BE",
        Encoding::ShiftJis => "Shift_JIS",
        Encoding::Windows1252 => "Windows-1252",
    }
}
