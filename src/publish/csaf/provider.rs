//! The files by which programs find CSAF documents: the provider's metadata,
//! a ROLIE feed, lists of files and changes, and hashes (section 7 of the
//! standard).
//!
//! Must not know what stands in a document.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Value, json};
use sha2::{Digest, Sha256, Sha512};

use super::super::time::midnight;
use super::super::{Address, Error, File};
use super::document::publisher;
use super::model::ProviderMetadata;
use super::{FOLDER, Written};

const METADATA: &str = "provider-metadata.json";
const ROLIE: &str = "feed-tlp-white.json";

/// The documents, their hashes, and the files that list them.
pub(super) fn files(
    mut documents: Vec<Written>,
    address: &Address,
    known: Date,
) -> Result<Vec<File>, Error> {
    // The latest change first, as changes.csv wants it.
    documents.sort_by(|a, b| (b.updated, &b.id).cmp(&(a.updated, &a.id)));
    let updated = documents
        .iter()
        .map(|document| document.updated)
        .max()
        .unwrap_or(known);
    let at = |name: &str| format!("{FOLDER}/{name}");
    let rolie = super::super::json(at(ROLIE), &rolie(&documents, address, updated))?;
    let metadata = super::super::json(at(METADATA), &metadata(address, updated))?;
    let mut names: Vec<&str> = documents.iter().map(Written::name).collect();
    names.sort_unstable();
    let index = File {
        path: at("index.txt"),
        text: names.iter().map(|name| format!("{name}\n")).collect(),
    };
    let changes = File {
        path: at("changes.csv"),
        text: documents
            .iter()
            .map(|document| {
                format!(
                    "\"{}\",\"{}\"\n",
                    document.name(),
                    midnight(document.updated)
                )
            })
            .collect(),
    };
    let hashes: Vec<File> = documents
        .iter()
        .flat_map(|document| hashes(&document.file))
        .collect();
    Ok([rolie, metadata, index, changes]
        .into_iter()
        .chain(hashes)
        .chain(documents.into_iter().map(|document| document.file))
        .collect())
}

impl Written {
    /// The path from the provider's folder on.
    fn name(&self) -> &str {
        self.file
            .path
            .strip_prefix(FOLDER)
            .map_or(self.file.path.as_str(), |name| name.trim_start_matches('/'))
    }
}

/// The digests of a file, each as a file beside it.
fn hashes(file: &File) -> [File; 2] {
    let name = file.path.rsplit('/').next().unwrap_or(&file.path);
    let beside = |extension: &str, digest: &[u8]| {
        let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        File {
            path: format!("{}.{extension}", file.path),
            text: format!("{hex}  {name}\n"),
        }
    };
    [
        beside("sha256", &Sha256::digest(&file.text)),
        beside("sha512", &Sha512::digest(&file.text)),
    ]
}

fn metadata(address: &Address, updated: Date) -> ProviderMetadata {
    let url = |name: &str| address.url(&format!("{FOLDER}/{name}"));
    ProviderMetadata {
        canonical_url: url(METADATA),
        distributions: [
            BTreeMap::from([(
                "rolie",
                json!({ "feeds": [{
                    "summary": "Patchline: all advisories",
                    "tlp_label": "WHITE",
                    "url": url(ROLIE),
                }]}),
            )]),
            BTreeMap::from([("directory_url", Value::String(url("")))]),
        ],
        last_updated: midnight(updated),
        list_on_csaf_aggregators: true,
        metadata_version: "2.0",
        mirror_on_csaf_aggregators: true,
        publisher: publisher(address),
        // A provider is found at its host's well-known address, which a site
        // below a path does not have. A trusted one signs its documents.
        role: if address.is_root() {
            "csaf_provider"
        } else {
            "csaf_publisher"
        },
    }
}

fn rolie(documents: &[Written], address: &Address, updated: Date) -> Value {
    let entries: Vec<Value> = documents
        .iter()
        .map(|document| {
            let url = address.url(&document.file.path);
            json!({
                "id": document.id,
                "title": document.title,
                "link": [
                    { "rel": "self", "href": url },
                    { "rel": "hash", "href": format!("{url}.sha256") },
                    { "rel": "hash", "href": format!("{url}.sha512") },
                ],
                "published": midnight(document.published),
                "updated": midnight(document.updated),
                "summary": { "content": document.summary },
                "content": { "type": "application/json", "src": url },
                "format": {
                    "schema": "https://docs.oasis-open.org/csaf/csaf/v2.0/csaf_json_schema.json",
                    "version": "2.0",
                },
            })
        })
        .collect();
    json!({
        "feed": {
            "id": "patchline-csaf-feed-tlp-white",
            "title": "Patchline: all advisories (TLP:WHITE)",
            "link": [{ "rel": "self", "href": address.url(&format!("{FOLDER}/{ROLIE}")) }],
            "category": [{
                "scheme": "urn:ietf:params:rolie:category:information-type",
                "term": "csaf",
            }],
            "updated": midnight(updated),
            "entry": entries,
        }
    })
}
