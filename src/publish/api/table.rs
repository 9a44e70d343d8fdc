//! All releases of a family as CSV, for spreadsheets and scripts.

use crate::catalogue::Family;
use crate::lang::Lang;

use super::super::{Error, File};
use super::FOLDER;

const HEADER: [&str; 12] = [
    "build",
    "file_version",
    "product",
    "branch",
    "update",
    "name",
    "kind",
    "released",
    "kb",
    "url",
    "esu",
    "reissues",
];

/// The file of one family.
pub(super) fn file(family: &Family) -> Result<File, Error> {
    let path = format!("{FOLDER}/{}/releases.csv", family.id());
    let fault = |error: String| Error::Csv {
        file: path.clone(),
        error,
    };
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record(HEADER)
        .map_err(|error| fault(error.to_string()))?;
    for release in family.releases() {
        writer
            .write_record([
                release.build.to_string(),
                release.build.long().to_string(),
                family.product(release.product).row.id.clone(),
                family.branch(release.branch).name.clone(),
                release.update.clone().unwrap_or_default(),
                family.name(release, Lang::En),
                family.kind(release).id.clone(),
                release.date.to_string(),
                release.kb.clone().unwrap_or_default(),
                release.url.clone().unwrap_or_default(),
                release.esu.to_string(),
                release
                    .reissues
                    .map(|id| family.release(id).build.to_string())
                    .unwrap_or_default(),
            ])
            .map_err(|error| fault(error.to_string()))?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| fault(error.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|error| fault(error.to_string()))?;
    Ok(File { path, text })
}
