//! Words inside of pages, searched in the browser by Pagefind: a program makes
//! its index of the pages' texts here, and its script looks words up there.
//!
//! It is the one whose index is in pieces, so that a query loads a few of them
//! and not all, and that takes Japanese apart into words; lunr, elasticlunr and
//! Stork load one index as a whole, and tinysearch finds whole words of
//! languages with spaces only. Where the program is not there, the site is made
//! without: names are found all the same ([`super::search`]).
//!
//! Must not know what stands on a page.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::lang::Lang;
use crate::search::FullText;

use super::digest::{integrity, tag};
use super::{Error, bytes, escaped, put};

/// The program; `cargo xtask setup` brings it.
const PROGRAM: &str = "pagefind";

/// The script that searches.
const SCRIPT: &str = "pagefind.js";

/// What says which files there are.
const ENTRY: &str = "pagefind-entry.json";

/// How the files begin that are of use to other sites: screens of its own, and
/// a thread of its own, for which the index is too small.
const UNUSED: [&str; 5] = [
    "pagefind-component-ui",
    "pagefind-highlight",
    "pagefind-modular-ui",
    "pagefind-ui",
    "pagefind-worker",
];

/// What has no sentences, or is on every page.
const PASSED_OVER: &str = "table, svg, nav, button, noscript, .facts, .anchor";

/// A text to look words up in.
pub struct Document {
    /// The path of its page below the base.
    pub path: String,
    /// Its language.
    pub lang: Lang,
    /// Its title.
    pub title: String,
    /// It, as HTML.
    pub html: String,
    /// Whether it is one of many alike, which come after all others.
    pub of_many: bool,
}

impl Document {
    fn page(&self) -> String {
        let weight = match self.of_many {
            true => " data-pagefind-weight=\"0.4\"",
            false => "",
        };
        format!(
            "<!doctype html><html lang=\"{}\"><head><title>{}</title></head>\
             <body><main data-pagefind-body{weight}>{}</main></body></html>",
            self.lang.tag(),
            escaped(&self.title),
            // What stands in elements side by side is words apart.
            self.html.replace("><", "> <")
        )
    }
}

/// Makes the index of these texts, below `out`; none where the program for it is
/// not there.
pub fn write(out: &Path, documents: &[Document]) -> Result<Option<FullText>, Error> {
    let texts = std::env::temp_dir().join(format!("patchline-texts-{}", std::process::id()));
    for document in documents {
        let file = texts.join(&document.path).join("index.html");
        put(&file, document.page().as_bytes())?;
    }
    let made = out.join("data").join("words");
    let ended = Command::new(PROGRAM)
        .arg("--site")
        .arg(&texts)
        .arg("--output-path")
        .arg(&made)
        .args(["--exclude-selectors", PASSED_OVER, "--quiet"])
        .output();
    let removed = fs::remove_dir_all(&texts);
    match ended {
        Ok(output) if output.status.success() => {}
        Ok(output) => {
            let said = [output.stdout, output.stderr].concat();
            return Err(Error::FullText(String::from_utf8_lossy(&said).into_owned()));
        }
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::FullText(error.to_string())),
    }
    removed.map_err(disk(&texts))?;
    named(out, &made).map(Some)
}

/// Takes away what is not used, and names the rest by what it holds.
fn named(out: &Path, made: &Path) -> Result<FullText, Error> {
    for entry in fs::read_dir(made).map_err(disk(made))? {
        let path = entry.map_err(disk(made))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if UNUSED.iter().any(|unused| name.starts_with(unused)) {
            fs::remove_file(&path).map_err(disk(&path))?;
        }
    }
    let script = bytes(&made.join(SCRIPT))?;
    let all = [script.clone(), bytes(&made.join(ENTRY))?].concat();
    let folder = format!("data/words-{}", tag(&all));
    let there = out.join(&folder);
    if there.exists() {
        fs::remove_dir_all(&there).map_err(disk(&there))?;
    }
    fs::rename(made, &there).map_err(disk(&there))?;
    Ok(FullText {
        path: format!("{folder}/{SCRIPT}"),
        integrity: integrity(&script),
    })
}

fn disk(path: &Path) -> impl Fn(std::io::Error) -> Error {
    let path: PathBuf = path.to_path_buf();
    move |error| Error::Disk {
        path: path.clone(),
        error,
    }
}
