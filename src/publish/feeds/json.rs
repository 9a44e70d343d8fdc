//! A feed as JSON Feed 1.1.

use serde::Serialize;

use super::super::subscriptions::Format;
use super::super::time::midnight;
use super::super::{Error, File, json};
use super::{Entry, Feed};

#[derive(Serialize)]
struct Document<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: &'a str,
    feed_url: String,
    description: &'a str,
    language: &'static str,
    authors: [Author; 1],
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Author {
    name: &'static str,
    url: String,
}

#[derive(Serialize)]
struct Item<'a> {
    id: String,
    url: &'a str,
    title: &'a str,
    #[serde(flatten)]
    content: Content<'a>,
    summary: &'a str,
    date_published: String,
    date_modified: String,
    tags: &'a [String],
    language: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Content<'a> {
    ContentHtml(&'a str),
    ContentText(&'a str),
}

/// The file of a feed.
pub(super) fn file(feed: &Feed<'_>) -> Result<File, Error> {
    let document = Document {
        version: "https://jsonfeed.org/version/1.1",
        title: feed.title(),
        home_page_url: &feed.page,
        feed_url: feed.url(Format::JsonFeed),
        description: feed.description(),
        language: feed.lang.tag(),
        authors: [Author {
            name: "Patchline",
            url: feed.address.url(""),
        }],
        items: feed.entries.iter().map(|entry| item(feed, entry)).collect(),
    };
    json(
        feed.subscription.path(feed.lang, Format::JsonFeed),
        &document,
    )
}

fn item<'e>(feed: &Feed<'_>, entry: &'e Entry) -> Item<'e> {
    Item {
        id: feed.entry_id(entry),
        url: &entry.url,
        title: &entry.title,
        content: match &entry.html {
            Some(html) => Content::ContentHtml(html),
            None => Content::ContentText(&entry.summary),
        },
        summary: &entry.summary,
        date_published: midnight(entry.published),
        date_modified: midnight(entry.updated),
        tags: &entry.tags,
        language: feed.lang.tag(),
    }
}
