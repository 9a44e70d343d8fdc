//! What readers without a connection need: a service worker that keeps the
//! site in their browser, and the page it shows for one that was not kept.
//!
//! Must not know the disk, nor how the kept files are made.

use std::fmt::Write;

use crate::lang::Lang;
use crate::messages::offline::offline;
use crate::web::route::{Place, Route};

use super::digest::short_integrity;
use super::template::Template;
use super::{File, escaped};

/// The worker stands at the base, for it answers for what is below it.
pub const WORKER: &str = "sw.js";

/// The page for what was not kept.
pub const LOST: &str = "offline.html";

const CODE: &str = include_str!("offline/worker.js");

/// The element that says that a newer version is there, hidden until then. It
/// is said in every language: the app goes from one to another on one page.
pub fn newer() -> String {
    let mut html = "\n<div id=\"newer\" role=\"status\">".to_owned();
    for lang in Lang::ALL {
        let words = offline(lang);
        // Writing to a string cannot fail.
        let _ = write!(
            html,
            "<p lang=\"{}\" hidden>{} <button type=\"button\">{}</button></p>",
            lang.tag(),
            escaped(words.newer),
            escaped(words.reload)
        );
    }
    html.push_str("</div>");
    html
}

/// The page for what was not kept. It is shown at any address, so it is in
/// every language.
pub fn lost(base: &str, template: &Template) -> File {
    let mut body = String::new();
    for lang in Lang::ALL {
        let words = offline(lang);
        let home = Route::new(lang, Place::Home).path(base);
        // Writing to a string cannot fail.
        let _ = writeln!(
            body,
            "<section lang=\"{}\"><h1>{}</h1><p>{}</p><p><a href=\"{home}\">{}</a></p></section>",
            lang.tag(),
            escaped(words.title),
            escaped(words.text),
            escaped(words.home),
        );
    }
    File {
        path: LOST.to_owned(),
        text: template.plain(offline(Lang::En).title, &body),
    }
}

/// Whether a page is kept before anybody has opened it.
pub fn is_kept(path: &str) -> bool {
    let Some(inside) = path.strip_suffix("index.html") else {
        return path == LOST;
    };
    Route::parse("/", &format!("/{inside}")).is_some_and(|route| {
        matches!(
            route.place,
            Place::Home | Place::Check | Place::Advisories | Place::Search
        )
    })
}

/// The worker, which keeps these files: their paths and what is in them.
pub fn worker(version: &str, files: &[(String, &[u8])]) -> File {
    let list: Vec<_> = files
        .iter()
        .map(|(path, bytes)| {
            // A folder is asked for as readers ask for it.
            let path = path.strip_suffix("index.html").unwrap_or(path);
            (format!("./{path}"), short_integrity(bytes))
        })
        .collect();
    let list = serde_json::json!(list);
    File {
        path: WORKER.to_owned(),
        text: format!("const VERSION = \"{version}\";\nconst FILES = {list};\n\n{CODE}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checker_and_the_lists_are_kept_in_every_language() {
        for (path, kept) in [
            ("index.html", true),
            ("ja/index.html", true),
            ("ja/check/index.html", true),
            ("advisories/index.html", true),
            ("ja/search/index.html", true),
            ("offline.html", true),
            ("advisories/2023-01-26-x/index.html", false),
            ("404.html", false),
        ] {
            assert_eq!(is_kept(path), kept, "{path}");
        }
    }

    #[test]
    fn the_worker_knows_each_file_by_its_digest() {
        let files: [(String, &[u8]); 2] = [
            ("ja/index.html".to_owned(), b""),
            ("boot-1.js".to_owned(), b""),
        ];
        let worker = worker("v1", &files);
        let digest = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
        let list =
            format!("const FILES = [[\"./ja/\",\"{digest}\"],[\"./boot-1.js\",\"{digest}\"]];");
        assert!(worker.text.contains(&list), "{}", worker.text);
    }
}
