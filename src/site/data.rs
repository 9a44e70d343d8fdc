//! The files that pages fetch: the catalogue and the index of advisories; and
//! the advisories' Markdown. Their names carry a digest of what they hold, so that
//! a browser may keep them for ever.
//!
//! Must not know the disk, nor HTML.

use std::collections::BTreeMap;

use crate::advisory::{FrontMatter, Parts, Status};
use crate::catalogue::{Catalogue, compact};
use crate::data::File as Source;
use crate::lang::{Lang, Text};
use crate::report::data_through;
use crate::web::written::Written;
use crate::web::{Entry, EntryText, Index, Revision};

use super::digest::tag;
use super::{Error, File};

/// What the pages are made of.
#[derive(Clone)]
pub struct Site {
    /// What every page is written with; without the index, without a text.
    pub written: Written,
    /// All advisories, newest first.
    pub index: Index,
    /// The Markdown of the advisories, by folder and language.
    pub markdown: BTreeMap<(String, Lang), String>,
    fetched: Vec<File>,
}

impl Site {
    /// Collects everything from the files under `advisories/`.
    pub fn of(sources: &[Source], catalogue: &Catalogue, base: &str) -> Result<Self, Error> {
        let mut markdown = BTreeMap::new();
        let mut advisories = Vec::new();
        for folder in folders(sources) {
            let en = language(sources, folder, Lang::En, &mut markdown)?;
            let ja = language(sources, folder, Lang::Ja, &mut markdown)?;
            let (Some((front, en)), Some((_, ja))) = (en, ja) else {
                continue;
            };
            advisories.push(Entry {
                id: folder.to_owned(),
                family: front.family,
                date: front.date,
                published: front.published,
                updated: front.modified,
                severity: serde_json::to_value(front.severity)
                    .ok()
                    .and_then(|value| value.as_str().map(str::to_owned))
                    .unwrap_or_default(),
                cves: front.cves,
                branches: front.branches,
                en,
                ja,
            });
        }
        advisories.sort_by(|a, b| (b.date, &b.id).cmp(&(a.date, &a.id)));
        let events = catalogue.families.iter().map(|family| {
            let events = family.events().to_vec();
            (family.id().to_owned(), events)
        });
        let index = Index {
            advisories,
            events: events.collect(),
        };

        let compacted = |lang: Lang| {
            let text = compact::write(catalogue, lang).map_err(Error::Catalogue)?;
            Ok::<File, Error>(hashed(&format!("data/catalogue.{}", lang.tag()), text))
        };
        let [en, ja] = [compacted(Lang::En)?, compacted(Lang::Ja)?];
        let index_file = hashed(
            "data/advisories",
            serde_json::to_string(&index).map_err(Error::Catalogue)?,
        );
        let written = Written {
            catalogues: Text {
                en: format!("{base}{}", en.path),
                ja: format!("{base}{}", ja.path),
            },
            index_url: format!("{base}{}", index_file.path),
            data_through: data_through(catalogue),
            family: catalogue
                .families
                .first()
                .map(|family| family.id().to_owned())
                .unwrap_or_default(),
            regions: false,
        };
        Ok(Self {
            written,
            index,
            markdown,
            fetched: vec![en, ja, index_file],
        })
    }

    /// The files to write.
    pub fn files(&self) -> Vec<File> {
        self.fetched.clone()
    }
}

/// The folders of advisories, by name.
fn folders(sources: &[Source]) -> Vec<&str> {
    sources
        .iter()
        .filter_map(|file| {
            file.name
                .strip_prefix("advisories/")?
                .strip_suffix("/en.md")
        })
        .collect()
}

/// One language of an advisory; none where it is not to be published.
fn language(
    sources: &[Source],
    folder: &str,
    lang: Lang,
    markdown: &mut BTreeMap<(String, Lang), String>,
) -> Result<Option<(FrontMatter, EntryText)>, Error> {
    let name = format!("advisories/{folder}/{}.md", lang.tag());
    let fault = |reason: String| Error::Advisory {
        file: name.clone(),
        reason,
    };
    let source = sources
        .iter()
        .find(|file| file.name == name)
        .ok_or_else(|| fault("this translation is missing".to_owned()))?;
    let parts = Parts::of(&source.text)
        .ok_or_else(|| fault("there is no front matter between +++ lines".to_owned()))?;
    let front = FrontMatter::read(parts.front_matter).map_err(|error| fault(error.to_string()))?;
    if front.status == Status::Draft {
        return Ok(None);
    }
    let text = EntryText {
        title: front.title.clone(),
        summary: front.summary.trim().to_owned(),
        revisions: front
            .revisions
            .iter()
            .rev()
            .map(|revision| Revision {
                date: revision.date,
                summary: revision.summary.clone(),
            })
            .collect(),
        references: front
            .sources
            .iter()
            .map(|source| (source.title.clone(), source.url.clone()))
            .collect(),
    };
    markdown.insert((folder.to_owned(), lang), parts.body.to_owned());
    Ok(Some((front, text)))
}

fn hashed(stem: &str, text: String) -> File {
    File {
        path: format!("{stem}-{}.json", tag(text.as_bytes())),
        text,
    }
}
