//! Handing a result on: as text, as a file, as a link; and what became of it.
//! What is handed on is what is shown: filtered, in its order.
//!
//! Must not know buttons.

use jiff::civil::Date;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use crate::day;
use crate::messages::many::{HandOn as Words, many};
use crate::reading::Observation;
use crate::report::Form;
use crate::share::{self, ShareError};

use super::browser;
use super::export::{Extract, MOST};
use super::extra;
use super::route::{Place, Route};

/// What a button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Copies a text.
    Text,
    /// Copies Markdown.
    Markdown,
    /// Saves a table.
    Csv,
    /// Saves JSON.
    Json,
    /// Makes a link, and copies it.
    Link,
}

/// What became of a task, and the link that there is since.
pub type Handed = (String, Option<String>);

/// What was handed on.
#[derive(Debug, Default)]
pub struct Handing {
    /// What became of it.
    pub said: String,
    /// The link that was made.
    pub link: Option<String>,
    /// Whether links hold the names of servers.
    pub names: bool,
    /// Whether the browser prints: the report is there for that long.
    pub printing: bool,
}

impl Handing {
    /// Another list is shown.
    pub fn forget(&mut self) {
        self.said.clear();
        self.link = None;
    }

    /// Something was handed on.
    pub fn handed(&mut self, (said, link): Handed) {
        self.said = said;
        self.link = link;
    }

    /// Links are to hold names, or not; the one that was made does not fit.
    pub fn turn_names(&mut self) {
        self.names = !self.names;
        self.link = None;
    }

    /// Hands a result on, and tells what became of it.
    pub fn run(
        &mut self,
        task: Task,
        extract: Extract,
        chosen: Option<Date>,
        base: &str,
        tell: Callback<Handed>,
    ) {
        let words = many(extract.lang).hand_on;
        let (names, kept) = (self.names, self.link.clone());
        let page = Route::new(extract.lang, Place::Check).path(base);
        if matches!(task, Task::Csv | Task::Json) {
            words.writing.clone_into(&mut self.said);
        }
        spawn_local(async move {
            tell.emit(match task {
                Task::Text | Task::Markdown => (copy(task, &extract, words).await, kept),
                Task::Csv | Task::Json => (save(task, &extract, words).await, kept),
                Task::Link => match fragment(&extract, chosen, names, words) {
                    Err(refused) => (refused, None),
                    Ok(fragment) => {
                        let address = browser::address(&format!("{page}#{fragment}"));
                        let copied = browser::copy(&address).await;
                        let said = if copied {
                            words.link_copied
                        } else {
                            words.not_copied
                        };
                        (said.to_owned(), Some(address))
                    }
                },
            });
        });
    }
}

async fn copy(task: Task, extract: &Extract, words: Words) -> String {
    let count = extract.answers.len();
    if count > MOST {
        return (words.too_many)(count, MOST);
    }
    let form = match task {
        Task::Markdown => Form::Markdown,
        _ => Form::Plain,
    };
    let outcome = match extract.written(form).await {
        Ok(pieces) if browser::copy(&pieces.concat()).await => words.copied,
        Ok(_) => words.not_copied,
        Err(_) => words.not_made,
    };
    outcome.to_owned()
}

async fn save(task: Task, extract: &Extract, words: Words) -> String {
    let (end, kind, pieces) = match task {
        Task::Json => ("json", "application/json", Ok(extract.json().await)),
        _ => {
            let kind = "text/csv;charset=utf-8";
            ("csv", kind, extract.written(Form::Csv).await)
        }
    };
    let Ok(mut pieces) = pieces else {
        return words.not_made.to_owned();
    };
    if task == Task::Csv {
        // Tells a spreadsheet that this is UTF-8.
        pieces.insert(0, "\u{feff}".to_owned());
    }
    let name = format!("{}-{}.{end}", words.file, day::text(extract.as_of));
    let mut given = vec![&*name, kind];
    given.extend(pieces.iter().map(String::as_str));
    match extra::ask("patchlineSave", &given).await {
        Ok(saved) if !saved.is_empty() => (words.saved)(&name),
        Ok(_) => words.not_saved.to_owned(),
        Err(_) => words.not_made.to_owned(),
    }
}

/// The fragment of a link, or why there is none.
fn fragment(
    extract: &Extract,
    chosen: Option<Date>,
    with_names: bool,
    words: Words,
) -> Result<String, String> {
    let Some(first) = extract.answers.first() else {
        return Err(words.no_link.to_owned());
    };
    let observations: Vec<Observation> = extract
        .answers
        .iter()
        .map(|answer| answer.observation.clone())
        .collect();
    share::encode(&observations, &first.catalogue.0, chosen, with_names).map_err(
        |error| match error {
            ShareError::TooLong { length } => (words.too_long)(length, share::LIMIT),
            ShareError::Nothing => words.no_link.to_owned(),
        },
    )
}
