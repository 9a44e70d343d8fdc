//! Advisories as they are published: both languages of each, out of the files
//! under `advisories/`.
//!
//! Must not know any format, nor the disk.

use jiff::civil::Date;

use crate::advisory::{FrontMatter, Parts, Status};
use crate::catalogue::{Branch, Catalogue, Family, Vulnerability};
use crate::lang::Lang;

use super::{Error, File};

/// An advisory that is published, in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advisory {
    /// The name of its folder, and of its page.
    pub folder: String,
    /// The original.
    pub en: Version,
    /// The translation.
    pub ja: Version,
}

/// One language of an advisory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its facts.
    pub front: FrontMatter,
    /// Its Markdown, without the front matter.
    pub body: String,
    /// The file as it stands.
    pub source: String,
}

impl Advisory {
    /// The advisories among files, given as names and texts; newest first, and
    /// without drafts.
    ///
    /// # Errors
    ///
    /// Where a translation is missing or front matter cannot be read.
    pub fn all<'a>(
        files: impl Iterator<Item = (&'a str, &'a str)> + Clone,
    ) -> Result<Vec<Self>, Error> {
        let mut advisories = Vec::new();
        for (name, text) in files.clone() {
            let Some(folder) = name
                .strip_prefix("advisories/")
                .and_then(|path| path.strip_suffix("/en.md"))
            else {
                continue;
            };
            let other = format!("advisories/{folder}/ja.md");
            let translation = files
                .clone()
                .find(|(name, _)| *name == other)
                .ok_or_else(|| fault(&other, "this translation is missing"))?;
            let advisory = Self {
                folder: folder.to_owned(),
                en: Version::read(name, text)?,
                ja: Version::read(&other, translation.1)?,
            };
            if Lang::ALL.iter().all(|lang| !advisory.is_draft(*lang)) {
                advisories.push(advisory);
            }
        }
        advisories.sort_by(|a, b| {
            (b.en.front.published, &b.folder).cmp(&(a.en.front.published, &a.folder))
        });
        Ok(advisories)
    }

    fn is_draft(&self, lang: Lang) -> bool {
        self.version(lang).front.status == Status::Draft
    }

    /// One language of it.
    #[must_use]
    pub const fn version(&self, lang: Lang) -> &Version {
        match lang {
            Lang::En => &self.en,
            Lang::Ja => &self.ja,
        }
    }

    /// What both languages say alike; the linter sees to it that they do.
    pub(super) const fn facts(&self) -> &FrontMatter {
        &self.en.front
    }

    /// The day of the last change in either language.
    pub(super) fn modified(&self) -> Date {
        self.en.front.modified.max(self.ja.front.modified)
    }

    /// The path of its page, below the pages of a language.
    pub(super) fn page(&self) -> String {
        format!("advisories/{}/", self.folder)
    }

    /// The path of its Markdown.
    pub(super) fn markdown(&self, lang: Lang) -> String {
        format!("advisories/{}/{}.md", self.folder, lang.tag())
    }

    /// Its files, as they stand.
    pub(super) fn sources(&self) -> Vec<File> {
        Lang::ALL
            .map(|lang| File {
                path: self.markdown(lang),
                text: self.version(lang).source.clone(),
            })
            .into()
    }

    /// Whether the catalogue holds everything it names.
    pub(super) fn check(&self, catalogue: &Catalogue) -> Result<(), Error> {
        let front = self.facts();
        let fault = |reason: String| fault(&self.markdown(Lang::En), &reason);
        let family = catalogue
            .families
            .iter()
            .find(|family| family.id() == front.family)
            .ok_or_else(|| fault(format!("there is no family `{}`", front.family)))?;
        if let Some(cve) = front
            .cves
            .iter()
            .find(|cve| family.vulnerability_of(cve).is_none())
        {
            return Err(fault(format!("the catalogue does not hold {cve}")));
        }
        match front
            .branches
            .iter()
            .find(|key| branch(family, key).is_none())
        {
            Some(key) => Err(fault(format!("the catalogue does not hold {key}"))),
            None => Ok(()),
        }
    }

    /// The family it is about; one that [`Self::check`] has found.
    pub(super) fn family<'c>(&self, catalogue: &'c Catalogue) -> Option<&'c Family> {
        catalogue
            .families
            .iter()
            .find(|family| family.id() == self.facts().family)
    }

    /// The vulnerabilities it is about, in its own order.
    pub(super) fn vulnerabilities<'f>(&self, family: &'f Family) -> Vec<&'f Vulnerability> {
        self.facts()
            .cves
            .iter()
            .filter_map(|cve| family.vulnerability_of(cve))
            .collect()
    }

    /// Whether those who run this branch should read it: it names the branch,
    /// or the branch was out and has one of its vulnerabilities.
    pub(super) fn concerns(&self, family: &Family, branch: &Branch) -> bool {
        let front = self.facts();
        let is_named = || {
            front
                .branches
                .iter()
                .any(|key| self::branch(family, key).is_some_and(|named| named.id == branch.id))
        };
        let is_affected = || {
            family.affected(branch).iter().any(|affected| {
                let id = &family.vulnerability(affected.vulnerability).id;
                affected.certain && front.cves.contains(id)
            })
        };
        front.family == family.id()
            && (is_named() || (family.release(branch.base).date <= front.date && is_affected()))
    }
}

impl Version {
    fn read(name: &str, text: &str) -> Result<Self, Error> {
        let parts = Parts::of(text)
            .ok_or_else(|| fault(name, "there is no front matter between +++ lines"))?;
        let front = FrontMatter::read(parts.front_matter)
            .map_err(|error| fault(name, &error.to_string()))?;
        Ok(Self {
            front,
            body: parts.body.to_owned(),
            source: text.to_owned(),
        })
    }
}

/// The branch of a key such as `2019/CU12`.
fn branch<'f>(family: &'f Family, key: &str) -> Option<&'f Branch> {
    let (product, branch) = key.split_once('/')?;
    family
        .find_branch(product, branch)
        .map(|id| family.branch(id))
}

fn fault(file: &str, reason: &str) -> Error {
    Error::Advisory {
        file: file.to_owned(),
        reason: reason.to_owned(),
    }
}
