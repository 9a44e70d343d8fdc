//! CSAF 2.0: a document for each advisory in each language, and the files by
//! which a CSAF provider is found.
//!
//! `document` makes a document, `products` its product tree, `vulnerability`
//! what stands of each vulnerability, `provider` the files around them, and
//! `model` is the part of the standard's schema that is used. The facts in a
//! document are those known on the day of its last revision: releases that
//! come later do not change it.
//!
//! The original is English; the Japanese document is a translation with an
//! identifier of its own.

mod document;
mod model;
mod products;
mod provider;
mod vulnerability;

use jiff::civil::Date;

use crate::advisory::FrontMatter;
use crate::catalogue::Catalogue;
use crate::lang::Lang;

use super::{Address, Advisory, Error, File};

/// Where the files of a provider stand.
const FOLDER: &str = ".well-known/csaf";

/// A document that was written.
struct Written {
    id: String,
    title: String,
    summary: String,
    published: Date,
    updated: Date,
    file: File,
}

/// The documents and the files of the provider.
pub(super) fn files(
    catalogue: &Catalogue,
    advisories: &[Advisory],
    address: &Address,
) -> Result<Vec<File>, Error> {
    let mut documents = Vec::new();
    for advisory in advisories {
        let Some(family) = advisory.family(catalogue) else {
            continue;
        };
        for lang in Lang::ALL {
            let front = &advisory.version(lang).front;
            let document = document::document(advisory, family, lang, address);
            documents.push(Written {
                id: tracking_id(front),
                title: front.title.clone(),
                summary: front.summary.trim().to_owned(),
                published: initial(front),
                updated: current(front),
                file: super::json(path(advisory, lang), &document)?,
            });
        }
    }
    provider::files(documents, address, crate::report::data_through(catalogue))
}

/// The path of a document: a folder for the year of its first release, and its
/// identifier as the standard has it in file names.
pub(super) fn path(advisory: &Advisory, lang: Lang) -> String {
    let front = &advisory.version(lang).front;
    format!(
        "{FOLDER}/{}/{}",
        initial(front).year(),
        file_name(&tracking_id(front))
    )
}

/// Section 5.1: small letters, and one `_` for each run of what is neither a
/// letter, nor a digit, nor `+`, nor `-`.
fn file_name(id: &str) -> String {
    let mut name = String::new();
    for c in id.to_lowercase().chars() {
        if c.is_ascii_alphanumeric() || c == '+' || c == '-' {
            name.push(c);
        } else if !name.ends_with('_') {
            name.push('_');
        }
    }
    name + ".json"
}

fn tracking_id(front: &FrontMatter) -> String {
    match front.lang {
        Lang::En => front.id.clone(),
        Lang::Ja => format!("{}-JA", front.id),
    }
}

/// The day of the first revision of this language.
fn initial(front: &FrontMatter) -> Date {
    front
        .revisions
        .iter()
        .map(|revision| revision.date)
        .min()
        .unwrap_or(front.published)
}

/// The day of the last revision of this language.
fn current(front: &FrontMatter) -> Date {
    front
        .revisions
        .iter()
        .map(|revision| revision.date)
        .max()
        .unwrap_or(front.modified)
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_file_is_named_after_its_document_as_the_standard_says() {
        for (id, name) in [
            ("PL-2023-0001", "pl-2023-0001.json"),
            ("PL-2023-0001-JA", "pl-2023-0001-ja.json"),
            (
                "Example Company - 2019-YH3234",
                "example_company_-_2019-yh3234.json",
            ),
            ("RHBA-2019:0024", "rhba-2019_0024.json"),
            ("2022 #01-A", "2022_01-a.json"),
        ] {
            assert_eq!(file_name(id), name);
        }
    }
}
