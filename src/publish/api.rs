//! JSON for programs, under `api/v1/`, and a CSV of all releases.
//!
//! The contract: fields are added, never renamed or removed. Each kind of file
//! has a schema under `schema/`, which it names in `$schema`. Texts come in
//! both languages. Must not know the command line's contract, which is
//! [`crate::report`].

mod advisories;
mod builds;
mod cves;
mod facts;
mod index;
mod table;

use jiff::civil::Date;
use serde::Serialize;

use crate::catalogue::Catalogue;
use crate::report::data_through;

use super::{Address, Advisory, Error, File, json};

/// Where the files stand.
const FOLDER: &str = "api/v1";

/// A file: what every one has, and what it is about.
#[derive(Serialize)]
struct Document<T> {
    #[serde(rename = "$schema")]
    schema: String,
    /// The newest day whose releases are known.
    data_through: Date,
    #[serde(flatten)]
    content: T,
}

/// What makes documents.
struct Writer<'a> {
    catalogue: &'a Catalogue,
    address: &'a Address,
}

impl Writer<'_> {
    /// The file at a path below [`FOLDER`], by the schema of that name.
    fn file(&self, path: &str, schema: &str, content: impl Serialize) -> Result<File, Error> {
        let document = Document {
            schema: self.address.url(&format!("schema/{schema}-1.json")),
            data_through: data_through(self.catalogue),
            content,
        };
        json(format!("{FOLDER}/{path}"), &document)
    }

    /// The address of a file below [`FOLDER`].
    fn url(&self, path: &str) -> String {
        self.address.url(&format!("{FOLDER}/{path}"))
    }
}

/// Every file of the interface.
pub(super) fn files(
    catalogue: &Catalogue,
    advisories: &[Advisory],
    address: &Address,
) -> Result<Vec<File>, Error> {
    let writer = Writer { catalogue, address };
    let mut files = vec![index::file(&writer, advisories)?];
    files.extend(advisories::files(&writer, advisories)?);
    for family in &catalogue.families {
        files.extend(facts::files(&writer, family)?);
        files.push(table::file(family)?);
        files.extend(builds::files(&writer, family)?);
    }
    Ok(files)
}
