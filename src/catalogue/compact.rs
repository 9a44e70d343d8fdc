//! The one file that the browser loads: all families' tables as JSON.
//!
//! JSON, because every web server compresses it by itself, which an own binary
//! form would lose; compressed, the keys cost next to nothing. What only the
//! sources page shows stays behind. Must not know what any fact means.

use super::tables::Tables;
use super::{Catalogue, Family, ResolveError};

/// Why a compact file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It is not what [`write`] makes.
    #[error("the catalogue file cannot be read: {0}")]
    Damaged(#[from] serde_json::Error),
    /// It names something that it does not hold.
    #[error(transparent)]
    Incomplete(#[from] ResolveError),
}

/// The compact form of a catalogue.
///
/// # Errors
///
/// None that tables can cause; serialising reports through a `Result`.
pub fn write(catalogue: &Catalogue) -> Result<String, serde_json::Error> {
    let tables: Vec<Tables> = catalogue
        .families
        .iter()
        .map(|family| Tables {
            conflicts: Vec::new(),
            ..family.tables().clone()
        })
        .collect();
    serde_json::to_string(&tables)
}

/// Reads what [`write`] made.
///
/// # Errors
///
/// Where the text is cut off, of another version, or contradicts itself.
pub fn read(text: &str) -> Result<Catalogue, ReadError> {
    let tables: Vec<Tables> = serde_json::from_str(text)?;
    let families = tables
        .into_iter()
        .map(Family::new)
        .collect::<Result<_, _>>()?;
    Ok(Catalogue { families })
}
