//! The index of names, for the search in the browser: every page that has one,
//! with all its names. What the catalogue knows is named by it; any other page
//! by its title.
//!
//! Must not know the disk, nor how a query is read.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{Catalogue, Family, Release, Vulnerability};
use crate::lang::{Lang, Text};
use crate::search::{self, FullText, Page, key};
use crate::web::route::{Place, Route};
use crate::web::{Entry, Index};

use super::File;
use super::digest::tag;
use super::pages::Written;

/// Stands in a page for the index, whose name is known only when all pages are
/// written.
pub const INDEX: &str = "data/search-0000000000000000.json";

/// The titles of a page, by its place.
type Titles<'w> = BTreeMap<&'w Place, Text>;

/// The file of the index, by the pages that were written.
pub fn file(
    catalogue: &Catalogue,
    advisories: &Index,
    written: &[Written],
    full: Option<FullText>,
) -> Result<File, serde_json::Error> {
    let mut titles = Titles::new();
    for page in written {
        let text = titles.entry(&page.route.place).or_default();
        match page.route.lang {
            Lang::En => text.en.clone_from(&page.title),
            Lang::Ja => text.ja.clone_from(&page.title),
        }
    }
    let index = names(catalogue, advisories, &titles, full);
    let text = serde_json::to_string(&index)?;
    let path = INDEX.replace("0000000000000000", &tag(text.as_bytes()));
    Ok(File { path, text })
}

/// Everything that has a name: first what explains, then what is listed, the
/// newest first.
fn names(
    catalogue: &Catalogue,
    advisories: &Index,
    titles: &Titles<'_>,
    full: Option<FullText>,
) -> search::Index {
    let mut notes = Notes::default();
    let mut pages: Vec<Page> = advisories
        .advisories
        .iter()
        .map(|entry| advisory(entry, catalogue))
        .collect();
    let own = [Place::Advisories, Place::Sources, Place::Feeds];
    pages.extend(own.into_iter().filter_map(|place| {
        let title = titles.get(&place)?.clone();
        Some(Page {
            title,
            ..page(&place)
        })
    }));
    for family in &catalogue.families {
        pages.extend(of_family(family, titles, &mut notes));
    }
    for page in &mut pages {
        if page.title.ja == page.title.en {
            page.title.ja.clear();
        }
    }
    search::Index {
        full,
        families: catalogue.families.iter().map(written_out).collect(),
        notes: notes.0,
        pages,
    }
}

/// What pages say of themselves, each once.
#[derive(Default)]
struct Notes(Vec<Text>);

impl Notes {
    fn of(&mut self, note: Text) -> Option<u16> {
        let place = self.0.iter().position(|known| *known == note);
        let place = place.unwrap_or_else(|| {
            self.0.push(note);
            self.0.len() - 1
        });
        u16::try_from(place).ok()
    }
}

/// A page without anything that names it.
fn page(place: &Place) -> Page {
    Page {
        path: Route::new(Lang::En, place.clone()).inside(),
        title: Text::default(),
        day: None,
        note: None,
        named: false,
        keys: Vec::new(),
    }
}

fn same(text: String) -> Text {
    Text {
        ja: text.clone(),
        en: text,
    }
}

/// An advisory: by what its title begins with too, and by the name of what it
/// is about.
fn advisory(entry: &Entry, catalogue: &Catalogue) -> Page {
    let mut keys = BTreeSet::from([key(&entry.id)]);
    for lang in Lang::ALL {
        let title = &entry.text(lang).title;
        if let Some((name, _)) = title.split_once([':', '：'])
            && !entry.cves.iter().any(|id| id == name)
        {
            keys.insert(key(name));
        }
        for name in known_names(entry, catalogue) {
            if title.contains(name) {
                keys.insert(key(name));
            }
        }
    }
    let place = Place::Advisory(entry.id.clone());
    Page {
        title: Text {
            en: entry.en.title.clone(),
            ja: entry.ja.title.clone(),
        },
        day: Some(entry.date),
        keys: keys.into_iter().collect(),
        ..page(&place)
    }
}

/// The names of the vulnerabilities that an advisory is about.
fn known_names<'c>(entry: &'c Entry, catalogue: &'c Catalogue) -> impl Iterator<Item = &'c str> {
    let known = catalogue.families.iter().flat_map(|family| {
        let ids = entry.cves.iter();
        ids.filter_map(|id| family.vulnerability_of(id))
    });
    known.filter_map(|known| known.name.as_deref())
}

fn of_family(family: &Family, titles: &Titles<'_>, notes: &mut Notes) -> Vec<Page> {
    let place = Place::Family(family.id().to_owned());
    let own = page(&place);
    let recognised = &family.tables().recognition.names;
    let mut pages = vec![Page {
        title: titles.get(&place).cloned().unwrap_or_default(),
        keys: [family.id()]
            .into_iter()
            .chain(recognised.iter().map(String::as_str))
            .map(key)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect(),
        ..own.clone()
    }];
    for product in family.products().iter().rev() {
        pages.push(Page {
            path: format!("{}#{}", own.path, product.row.id),
            title: product.row.name.clone(),
            named: true,
            ..own.clone()
        });
    }
    for product in family.products().iter().rev() {
        for branch in product.branches.iter().rev() {
            let releases = family.branch(*branch).releases.iter().rev();
            pages.extend(releases.map(|id| release(family, family.release(*id), notes)));
        }
    }
    pages.extend(others(family, titles));
    pages.extend(
        family
            .vulnerabilities()
            .iter()
            .rev()
            .map(|known| vulnerability(family, known, notes)),
    );
    pages
}

fn release(family: &Family, release: &Release, notes: &mut Notes) -> Page {
    let place = Place::Build {
        family: family.id().to_owned(),
        build: release.build,
    };
    let number = release.kb.as_deref().map(key);
    let digits = number
        .as_deref()
        .and_then(|kb| kb.strip_prefix("kb"))
        .map(str::to_owned);
    let product = &family.product(release.product).row.id;
    let branch = &family.branch(release.branch).name;
    let update = release.update.as_deref().unwrap_or_default();
    let spelt = family.tables().aliases.iter().filter(|row| {
        !row.name.is_empty()
            && row.product == *product
            && row.branch == *branch
            && row.update == update
    });
    // The product makes it a name of several parts.
    let spelt = spelt.map(|row| format!("{product} {}", row.name));
    Page {
        title: Text {
            en: family.name(release, Lang::En),
            ja: family.name(release, Lang::Ja),
        },
        day: Some(release.date),
        note: release.kb.clone().and_then(|kb| notes.of(same(kb))),
        named: true,
        keys: number.into_iter().chain(digits).chain(spelt).collect(),
        ..page(&place)
    }
}

/// Builds that are no release's own number.
fn others(family: &Family, titles: &Titles<'_>) -> Vec<Page> {
    let listed = |place: &Place| match place {
        Place::Build { family: of, build } => {
            of == family.id() && family.release_of(*build).is_none()
        }
        _ => false,
    };
    titles
        .iter()
        .filter(|(place, _)| listed(place))
        .map(|(place, title)| Page {
            title: title.clone(),
            ..page(place)
        })
        .collect()
}

fn vulnerability(family: &Family, known: &Vulnerability, notes: &mut Notes) -> Page {
    let number = key(&known.id);
    let digits = number.trim_start_matches("cve").to_owned();
    let name = known.name.as_deref();
    Page {
        title: same(match name {
            Some(name) => format!("{} {name}", known.id),
            None => known.id.clone(),
        }),
        day: Some(known.published),
        note: notes.of(family.impact(known).name.clone()),
        keys: [number, digits].into_iter().chain(name.map(key)).collect(),
        ..page(&Place::Cve(known.id.clone()))
    }
}

/// How a family's names are written out.
fn written_out(family: &Family) -> search::Family {
    let recognition = &family.tables().recognition;
    let terms = recognition
        .terms
        .iter()
        .map(|term| (term.short.clone(), term.names.clone()));
    let products = recognition
        .products
        .iter()
        .map(|product| (product.id.clone(), product.names.clone()));
    search::Family {
        id: family.id().to_owned(),
        names: recognition.names.clone(),
        offset: recognition.directory_offset,
        terms: terms.chain(products).collect(),
    }
}

#[cfg(test)]
mod tests;
