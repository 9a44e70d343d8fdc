//! What the natively written pages are made of, and which of them there are.
//!
//! Must not know what stands on any of them.

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

use crate::build::Build;
use crate::catalogue::{Branch, Catalogue, Family, Release, ReleaseId, Vulnerability};
use crate::lang::Lang;
use crate::messages::content::{Content, content};
use crate::web::index::Index;
use crate::web::parts::link::{build_page, cve_page};
use crate::web::route::{Place, Route};
use crate::web::store::Shared;

use super::picture::Pictures;
use super::region::Region;
use super::{advisories, below, build, cve, family, feeds, search, sources};

/// What the pages are made of.
pub struct Facts {
    /// All families.
    pub catalogue: Shared<Catalogue>,
    /// The advisories.
    pub index: Index,
    /// Their Markdown, by folder and language.
    pub markdown: BTreeMap<(String, Lang), String>,
    /// The path under which the site is served, with a slash at both ends.
    pub base: String,
}

impl Facts {
    /// The facts in the catalogue, for one thread.
    #[must_use]
    pub fn new(
        catalogue: Catalogue,
        index: Index,
        markdown: BTreeMap<(String, Lang), String>,
        base: &str,
    ) -> Self {
        Self {
            catalogue: Shared(Rc::new(catalogue)),
            index,
            markdown,
            base: base.to_owned(),
        }
    }

    fn family(&self, id: &str) -> Option<usize> {
        let families = &self.catalogue.0.families;
        families.iter().position(|family| family.id() == id)
    }
}

/// What is written of a page.
pub struct Page {
    /// The region it fills.
    pub region: Region,
    /// Its title without the site's name, and what search results say of it;
    /// none where the region is not the whole page.
    pub head: Option<(String, String)>,
    /// What fills the region.
    pub body: Html,
    /// What the words of full text are looked for in.
    pub words: Words,
}

/// What of a page the full text is made of.
#[derive(Clone, PartialEq)]
pub enum Words {
    /// Nothing.
    None,
    /// All that fills its region.
    All,
    /// A part, where pages of a kind have the rest in common: less is made of
    /// it than of texts that say it once.
    Part(Html),
}

impl Page {
    /// A whole page.
    pub(super) fn whole(title: String, description: String, body: Html) -> Self {
        Self {
            region: Region::Whole,
            head: Some((title, description)),
            body,
            words: Words::All,
        }
    }

    /// The same page, of which these words are looked for.
    pub(super) fn found_by(self, words: Words) -> Self {
        Self { words, ..self }
    }
}

/// All pages that are written natively as a whole.
#[must_use]
pub fn places(catalogue: &Catalogue) -> Vec<Place> {
    let mut places = vec![Place::Sources, Place::Feeds, Place::Search];
    for family in &catalogue.families {
        places.push(Place::Family(family.id().to_owned()));
        places.extend(builds(family).into_iter().map(|build| Place::Build {
            family: family.id().to_owned(),
            build,
        }));
        let vulnerabilities = family.vulnerabilities().iter();
        places.extend(vulnerabilities.map(|known| Place::Cve(known.id.clone())));
    }
    places
}

/// Every build that somebody may ask about: the releases, other forms of them,
/// and builds without a name.
fn builds(family: &Family) -> Vec<Build> {
    let tables = family.tables();
    let mut builds: Vec<Build> = family
        .releases()
        .iter()
        .map(|release| release.build)
        .chain(tables.aliases.iter().filter_map(|row| row.build))
        .chain(tables.unidentified.iter().map(|row| row.build))
        .collect();
    builds.sort_unstable();
    builds.dedup();
    builds
}

/// What is written natively of a page; none where all of it lives in the app,
/// and where there is no such page.
#[must_use]
pub fn page(facts: &Facts, route: &Route) -> Option<Page> {
    let lang = route.lang;
    let sheet = |index| Sheet::of(facts, index, lang);
    match &route.place {
        Place::Check => Some(Page {
            region: Region::Below,
            head: None,
            body: below::check(facts, lang),
            words: Words::None,
        }),
        Place::Family(id) => Some(family::page(&sheet(facts.family(id)?))),
        Place::Build { family, build } => build::page(&sheet(facts.family(family)?), *build),
        Place::Cve(id) => (0..facts.catalogue.0.families.len()).find_map(|index| {
            let known = facts.catalogue.0.families[index].vulnerability_of(id)?;
            Some(cve::page(&sheet(index), known))
        }),
        Place::Sources => Some(sources::page(facts, lang)),
        Place::Feeds => Some(feeds::page(facts, lang)),
        Place::Search => Some(search::page(facts, lang)),
        Place::Home => Some(Page {
            region: Region::Below,
            head: None,
            body: below::home(facts, lang),
            words: Words::None,
        }),
        Place::Advisories => Some(advisories::page(facts, lang)),
        Place::Advisory(id) => advisories::one(facts, id, lang),
        Place::NotFound => None,
    }
}

/// A page about one family in one language.
#[derive(Clone, Copy)]
pub(super) struct Sheet<'f> {
    pub(super) facts: &'f Facts,
    /// Its place among the families.
    pub(super) index: usize,
    pub(super) family: &'f Family,
    pub(super) lang: Lang,
    pub(super) words: &'static Content,
}

impl<'f> Sheet<'f> {
    pub(super) fn of(facts: &'f Facts, index: usize, lang: Lang) -> Self {
        Self {
            facts,
            index,
            family: &facts.catalogue.0.families[index],
            lang,
            words: content(lang),
        }
    }

    /// The pictures of the family.
    pub(super) fn pictures(&self) -> Pictures<'f> {
        Pictures::of(self.family, self.lang, &self.facts.base)
    }

    /// The path of a page in the same language.
    pub(super) fn to(&self, place: Place) -> String {
        Route::new(self.lang, place).path(&self.facts.base)
    }

    /// The family's page, with a place on it.
    pub(super) fn family_page(&self, anchor: &str) -> String {
        let page = self.to(Place::Family(self.family.id().to_owned()));
        match anchor {
            "" => page,
            anchor => format!("{page}#{anchor}"),
        }
    }

    /// The path of the page of a build.
    pub(super) fn build_page(&self, build: Build) -> String {
        build_page(&self.facts.base, self.lang, self.family.id(), build)
    }

    /// A link to a build, named by its number.
    pub(super) fn number(&self, build: Build) -> Html {
        html! {
            <a href={self.build_page(build)}><code translate="no">{ build.to_string() }</code></a>
        }
    }

    /// A link to a release, by its full name, and its number.
    pub(super) fn release(&self, id: ReleaseId) -> Html {
        let release = self.family.release(id);
        html! {
            <>
                <a href={self.build_page(release.build)}>{ self.family.name(release, self.lang) }</a>
                { " " }
                <code translate="no">{ release.build.to_string() }</code>
            </>
        }
    }

    /// A link to a vulnerability.
    pub(super) fn cve(&self, known: &Vulnerability) -> Html {
        let page = cve_page(&self.facts.base, self.lang, &known.id);
        html! { <a class="id" href={page}>{ known.id.clone() }</a> }
    }

    /// What names the branch of a release, with its product.
    pub(super) fn branch_name(&self, release: &Release) -> String {
        let product = &self.family.product(release.product).row.name;
        let branch = &self.family.branch(release.branch).name;
        format!("{} {branch}", product.get(self.lang))
    }

    /// The same without what all products of the family are called, for tables
    /// on pages that name the family.
    pub(super) fn short_branch_name(&self, branch: &Branch) -> String {
        format!(
            "{} {}",
            self.family.product(branch.product).row.id,
            branch.name
        )
    }
}
