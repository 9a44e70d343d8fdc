//! What stands in a feed: advisories, releases, and ends of service.
//!
//! Must not know how a feed is written down.

use crate::advisory::render;
use crate::catalogue::{Branch, Catalogue, Family, Outcome, Release};
use crate::lang::Lang;
use crate::report::data_through;

use super::super::address::Absolute;
use super::super::subscriptions::Subject;
use super::super::words::{release as about_release, superseded_by, window_ended, withdrawn_on};
use super::super::{Address, Advisory};
use super::Entry;

/// Everything that entries are made of.
pub(super) struct Context<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) advisories: &'a [Advisory],
    pub(super) address: &'a Address,
    pub(super) lang: Lang,
}

impl Context<'_> {
    /// The page that a feed belongs to, and its entries; none where a subject
    /// has no feed.
    pub(super) fn of(&self, subject: Subject) -> Option<(String, Vec<Entry>)> {
        match subject {
            Subject::Advisories => Some((
                self.address.page(self.lang, "advisories/"),
                self.advisories
                    .iter()
                    .map(|advisory| self.advisory(advisory, true))
                    .collect(),
            )),
            Subject::Releases(index) => {
                let family = self.catalogue.families.get(index)?;
                let entries = family
                    .releases()
                    .iter()
                    .map(|release| self.release(family, release))
                    .collect();
                Some((self.family_page(family), entries))
            }
            Subject::Branch(index, id) => {
                let family = self.catalogue.families.get(index)?;
                let branch = family.branch(id);
                Some((self.family_page(family), self.branch(family, branch)))
            }
            Subject::LifeCycles(_) => None,
        }
    }

    fn family_page(&self, family: &Family) -> String {
        self.address.page(self.lang, &format!("{}/", family.id()))
    }

    fn branch(&self, family: &Family, branch: &Branch) -> Vec<Entry> {
        let releases = branch
            .releases
            .iter()
            .map(|id| self.release(family, family.release(*id)));
        let advisories = self
            .advisories
            .iter()
            .filter(|advisory| advisory.concerns(family, branch))
            .map(|advisory| self.advisory(advisory, false));
        releases
            .chain(advisories)
            .chain(self.end(family, branch))
            .collect()
    }

    /// That a branch is not serviced any more, once it is not.
    fn end(&self, family: &Family, branch: &Branch) -> Option<Entry> {
        let known = family.data_through();
        let end = family
            .window_end(branch, known)
            .filter(|end| *end <= known)?;
        let product = &family.product(branch.product).row;
        let name = format!("{} {}", product.name.get(self.lang), branch.name);
        let (title, summary) = window_ended(&name, end, self.lang);
        Some(Entry {
            key: format!("end:{}:{}:{}", family.id(), product.id, branch.name),
            title,
            url: self.family_page(family),
            published: end,
            updated: end,
            summary,
            html: None,
            tags: vec![name],
        })
    }

    fn release(&self, family: &Family, release: &Release) -> Entry {
        let closes: Vec<&str> = closed_by(family, release);
        let branch = family.branch(release.branch);
        let product = family.product(release.product).row.name.get(self.lang);
        Entry {
            key: format!("release:{}:{}", family.id(), release.build),
            title: family.name(release, self.lang),
            url: self
                .address
                .page(self.lang, &format!("{}/{}/", family.id(), release.build)),
            published: release.date,
            updated: release.date,
            summary: about_release(family, release, &closes, self.lang),
            html: None,
            tags: [format!("{product} {}", branch.name)]
                .into_iter()
                .chain(closes.iter().map(ToString::to_string))
                .collect(),
        }
    }

    fn advisory(&self, advisory: &Advisory, whole: bool) -> Entry {
        let version = advisory.version(self.lang);
        let front = &version.front;
        let html = advisory
            .family(self.catalogue)
            .filter(|_| whole)
            .map(|family| {
                let links = Absolute {
                    address: self.address,
                    lang: self.lang,
                };
                let as_of = data_through(self.catalogue);
                render(&version.body, family, self.lang, as_of, &links).html
            });
        // Who only reads feeds must learn that it does not stand any more.
        let withdrawn = front
            .withdrawn
            .as_ref()
            .map(|row| withdrawn_on(row.date, &row.reason, self.lang));
        let superseded = front
            .superseded_by
            .as_ref()
            .map(|id| superseded_by(id, self.lang));
        let summary: Vec<String> = withdrawn
            .into_iter()
            .chain(superseded)
            .chain([front.summary.trim().to_owned()])
            .collect();
        Entry {
            key: format!("advisory:{}", front.id),
            title: front.title.clone(),
            url: self.address.page(self.lang, &advisory.page()),
            published: front.published,
            updated: front.modified,
            summary: summary.join("\n"),
            html,
            tags: front.cves.clone(),
        }
    }
}

/// The vulnerabilities of which a release is the first in its branch to be free.
fn closed_by<'f>(family: &'f Family, release: &Release) -> Vec<&'f str> {
    family
        .vulnerabilities()
        .iter()
        .filter(|vulnerability| {
            vulnerability
                .fixes
                .iter()
                .any(|fix| fix.outcome == Outcome::FixedBy(release.id))
        })
        .map(|vulnerability| vulnerability.id.as_str())
        .collect()
}
