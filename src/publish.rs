//! Files for tools: what the site says, in forms that programs read.
//!
//! From a catalogue and its advisories to texts: [`files`] makes all of them,
//! each with its path below the site's base. [`subscriptions`] names the feeds
//! and calendars among them, for pages that offer them; it needs no feature.
//!
//! | path | what |
//! |---|---|
//! | `api/v1/` | JSON with schemas, and a CSV of all releases |
//! | `feeds/`, `ja/feeds/` | Atom, JSON Feed, calendars |
//! | `.well-known/csaf/` | CSAF 2.0 and what a provider of it needs |
//! | `osv/` | OSV, by CVE and by advisory |
//! | `advisories/<folder>/en.md` | advisories as they were written |
//!
//! The same input gives the same bytes: every day in a file comes from the
//! facts. Must not know Yew, the disk, or the clock.

pub mod subscriptions;

#[cfg(feature = "publish")]
mod address;
#[cfg(feature = "publish")]
mod advisories;
#[cfg(feature = "publish")]
mod api;
#[cfg(feature = "publish")]
mod calendar;
#[cfg(feature = "publish")]
mod csaf;
#[cfg(feature = "publish")]
mod feeds;
#[cfg(feature = "publish")]
mod osv;
#[cfg(feature = "publish")]
mod state;
#[cfg(feature = "publish")]
mod time;
#[cfg(feature = "publish")]
mod words;

#[cfg(feature = "publish")]
pub use {
    address::{Address, OriginError, UNTOLD},
    advisories::{Advisory, Version},
};

#[cfg(feature = "publish")]
use crate::catalogue::Catalogue;

/// A file of the site.
#[cfg(feature = "publish")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Below the site's base, without a slash at its beginning.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// Why files cannot be made. `patchline lint` says the same with line and
/// column, except where a format refuses what the facts are.
#[cfg(feature = "publish")]
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// An advisory is not as it has to be.
    #[error("{file}: {reason}")]
    Advisory {
        /// Which of its files.
        file: String,
        /// What is wrong.
        reason: String,
    },
    /// A value that JSON cannot hold.
    #[error("{file} cannot be written as JSON: {error}")]
    Json {
        /// The file to be made.
        file: String,
        /// What the serialiser says.
        error: serde_json::Error,
    },
    /// A table that cannot be written.
    #[error("{file} cannot be written as CSV: {error}")]
    Csv {
        /// The file to be made.
        file: String,
        /// What the writer says.
        error: String,
    },
    /// A feed that cannot be written.
    #[error("{file} cannot be written as Atom: {error}")]
    Atom {
        /// The file to be made.
        file: String,
        /// What the writer says.
        error: String,
    },
}

/// Every file for tools, by path.
///
/// # Errors
///
/// Where an advisory names a family, a branch or a CVE that the catalogue does
/// not hold, or where a format refuses a value.
#[cfg(feature = "publish")]
pub fn files(
    catalogue: &Catalogue,
    advisories: &[Advisory],
    address: &Address,
) -> Result<Vec<File>, Error> {
    for advisory in advisories {
        advisory.check(catalogue)?;
    }
    let mut files: Vec<File> = advisories.iter().flat_map(Advisory::sources).collect();
    files.extend(api::files(catalogue, advisories, address)?);
    files.extend(feeds::files(catalogue, advisories, address)?);
    files.extend(calendar::files(catalogue, address));
    files.extend(csaf::files(catalogue, advisories, address)?);
    files.extend(osv::files(catalogue, advisories, address)?);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// A file of JSON, without spaces: there are many, and programs read them.
#[cfg(feature = "publish")]
fn json(path: String, value: &impl serde::Serialize) -> Result<File, Error> {
    match serde_json::to_string(value) {
        Ok(text) => Ok(File {
            path,
            text: text + "\n",
        }),
        Err(error) => Err(Error::Json { file: path, error }),
    }
}
