//! The project's own `advisories/` folder, carried inside the native program.
//!
//! In a debug build the files are read from the folder at run time, so that an
//! edit is seen at once. Must not know what the files mean.

use rust_embed::RustEmbed;

use crate::catalogue::lint::examine;
use crate::catalogue::source::{Draft, Fault, Place, SourceFile, parse};
use crate::catalogue::{Catalogue, Family};

#[derive(RustEmbed)]
#[folder = "advisories/"]
struct Folder;

/// A file under `advisories/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The path from the project's root, such as `advisories/exchange/kev.csv`.
    pub name: String,
    /// What it holds.
    pub text: String,
}

/// All files under `advisories/`, by name.
#[must_use]
pub fn files() -> Vec<File> {
    let mut files: Vec<File> = Folder::iter()
        .filter_map(|path| {
            let file = Folder::get(&path)?;
            Some(File {
                name: format!("advisories/{path}"),
                text: String::from_utf8_lossy(&file.data).into_owned(),
            })
        })
        .collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

/// The folders among `files` that hold a family, by name.
#[must_use]
pub fn families(files: &[File]) -> Vec<&str> {
    files
        .iter()
        .filter_map(|file| file.name.strip_suffix("/family.toml"))
        .collect()
}

/// The rows of one family's files, and what is wrong with them.
#[must_use]
pub fn draft(files: &[File], folder: &str) -> (Draft, Vec<Fault>) {
    examine(&of_family(files, folder))
}

fn of_family<'f>(files: &'f [File], folder: &str) -> Vec<SourceFile<'f>> {
    files
        .iter()
        .filter(|file| {
            file.name
                .rsplit_once('/')
                .is_some_and(|(parent, _)| parent == folder)
        })
        .map(|file| SourceFile {
            name: &file.name,
            text: &file.text,
        })
        .collect()
}

/// The catalogue that the files amount to.
///
/// # Errors
///
/// Every fault of every file, where there is one.
pub fn catalogue(files: &[File]) -> Result<Catalogue, Vec<Fault>> {
    resolved(files, examine)
}

/// The catalogue of the files that this program carries.
///
/// They were linted before they got into it, which is not done again at each
/// start: only what cannot be read or resolved is a fault here.
///
/// # Errors
///
/// What could not be read or resolved.
pub fn own() -> Result<Catalogue, Vec<Fault>> {
    resolved(&files(), parse)
}

/// Reads the files of each family in the given way, and resolves them.
fn resolved(
    files: &[File],
    read: fn(&[SourceFile<'_>]) -> (Draft, Vec<Fault>),
) -> Result<Catalogue, Vec<Fault>> {
    let mut all_faults = Vec::new();
    let mut resolved = Vec::new();
    for folder in families(files) {
        let (draft, faults) = read(&of_family(files, folder));
        all_faults.extend(faults);
        match draft.tables().map(Family::new) {
            Some(Ok(family)) => resolved.push(family),
            // The linter has named what is missing, with its place; should it
            // ever overlook something, this still says so.
            Some(Err(error)) => all_faults.push(Fault {
                place: Place {
                    file: format!("{folder}/family.toml"),
                    line: 1,
                    column: 1,
                },
                rule: "unresolved",
                message: error.to_string(),
                hint: "add what is missing, or correct the name".to_owned(),
            }),
            None => {}
        }
    }
    if all_faults.is_empty() {
        Ok(Catalogue { families: resolved })
    } else {
        Err(all_faults)
    }
}
