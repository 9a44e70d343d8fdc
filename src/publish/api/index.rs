//! The list of everything that programs can read, by which the rest is found.

use jiff::civil::Date;
use serde::Serialize;

use crate::catalogue::Family;
use crate::lang::{Lang, Text};

use super::super::subscriptions::{self, Format, Subscription};
use super::super::{Advisory, Error, File};
use super::Writer;

#[derive(Serialize)]
struct Index<'a> {
    families: Vec<FamilyItem<'a>>,
    advisories: String,
    csaf: String,
    osv: String,
    feeds: Vec<FeedItem>,
    newest_advisory: Option<Date>,
}

#[derive(Serialize)]
struct FamilyItem<'a> {
    id: &'a str,
    name: &'a Text,
    releases: String,
    releases_csv: String,
    branches: String,
    cves: String,
    guidance: String,
    sources: String,
    /// With `{build}` where the number goes, such as `15.2.1118.21`.
    build: String,
}

#[derive(Serialize)]
struct FeedItem {
    format: &'static str,
    media_type: &'static str,
    title: Text,
    url: Text,
}

/// The file.
pub(super) fn file(writer: &Writer<'_>, advisories: &[Advisory]) -> Result<File, Error> {
    let index = Index {
        families: writer
            .catalogue
            .families
            .iter()
            .map(|family| item(writer, family))
            .collect(),
        advisories: writer.url("advisories.json"),
        csaf: writer
            .address
            .url(".well-known/csaf/provider-metadata.json"),
        osv: writer.address.url("osv/modified_id.csv"),
        feeds: subscriptions::all(writer.catalogue)
            .iter()
            .flat_map(|subscription| {
                subscription
                    .formats()
                    .iter()
                    .map(|format| feed(writer, subscription, *format))
            })
            .collect(),
        newest_advisory: advisories
            .first()
            .map(|advisory| advisory.en.front.published),
    };
    writer.file("index.json", "index", index)
}

fn item<'a>(writer: &Writer<'_>, family: &'a Family) -> FamilyItem<'a> {
    let id = family.id();
    let url = |name: &str| writer.url(&format!("{id}/{name}"));
    FamilyItem {
        id,
        name: &family.tables().family.name,
        releases: url("releases.json"),
        releases_csv: url("releases.csv"),
        branches: url("branches.json"),
        cves: url("cves.json"),
        guidance: url("guidance.json"),
        sources: url("sources.json"),
        build: url("builds/{build}.json"),
    }
}

fn feed(writer: &Writer<'_>, subscription: &Subscription, format: Format) -> FeedItem {
    let url = |lang| writer.address.url(&subscription.path(lang, format));
    FeedItem {
        format: format.name(),
        media_type: format.media_type(),
        title: subscription.title.clone(),
        url: Text {
            en: url(Lang::En),
            ja: url(Lang::Ja),
        },
    }
}
