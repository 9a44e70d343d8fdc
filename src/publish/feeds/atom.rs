//! A feed as Atom 1.0 (RFC 4287).

use std::str::FromStr;

use atom_syndication as atom;
use jiff::civil::Date;

use super::super::subscriptions::Format;
use super::super::time::midnight;
use super::super::{Error, File};
use super::{Entry, Feed};

/// The file of a feed.
pub(super) fn file(feed: &Feed<'_>) -> Result<File, Error> {
    let path = feed.subscription.path(feed.lang, Format::Atom);
    let fault = |error: String| Error::Atom {
        file: path.clone(),
        error,
    };
    let author = atom::Person {
        name: "Patchline".to_owned(),
        uri: Some(feed.address.url("")),
        ..atom::Person::default()
    };
    let entries = feed
        .entries
        .iter()
        .map(|entry| written(feed, entry))
        .collect::<Result<Vec<atom::Entry>, String>>()
        .map_err(fault)?;
    let written = atom::Feed {
        title: feed.title().into(),
        subtitle: Some(feed.description().into()),
        id: feed.id(),
        updated: time(feed.updated).map_err(fault)?,
        authors: vec![author],
        links: vec![
            link(
                "self",
                feed.url(Format::Atom),
                Some(Format::Atom.media_type()),
            ),
            link("alternate", feed.page.clone(), Some("text/html")),
        ],
        entries,
        lang: Some(feed.lang.tag().to_owned()),
        ..atom::Feed::default()
    };
    let config = atom::WriteConfig {
        write_document_declaration: true,
        indent_size: None,
    };
    let bytes = written
        .write_with_config(Vec::new(), config)
        .map_err(|error| fault(error.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|error| fault(error.to_string()))?;
    Ok(File { path, text })
}

fn written(feed: &Feed<'_>, entry: &Entry) -> Result<atom::Entry, String> {
    let content = entry.html.as_ref().map(|html| atom::Content {
        content_type: Some("html".to_owned()),
        value: Some(html.clone()),
        ..atom::Content::default()
    });
    Ok(atom::Entry {
        title: entry.title.as_str().into(),
        id: feed.entry_id(entry),
        updated: time(entry.updated)?,
        published: Some(time(entry.published)?),
        categories: entry
            .tags
            .iter()
            .map(|tag| atom::Category {
                term: tag.clone(),
                ..atom::Category::default()
            })
            .collect(),
        links: vec![link("alternate", entry.url.clone(), Some("text/html"))],
        summary: Some(entry.summary.as_str().into()),
        content,
        ..atom::Entry::default()
    })
}

fn link(rel: &str, href: String, mime_type: Option<&str>) -> atom::Link {
    atom::Link {
        href,
        rel: rel.to_owned(),
        mime_type: mime_type.map(ToOwned::to_owned),
        ..atom::Link::default()
    }
}

fn time(day: Date) -> Result<atom::FixedDateTime, String> {
    atom::FixedDateTime::from_str(&midnight(day)).map_err(|error| error.to_string())
}
