//! The facts: families, products, branches, releases, vulnerabilities, fixes,
//! actions, life cycles.
//!
//! [`tables`] holds the facts as they are written down, [`source`] reads them
//! from files, [`lint`] finds what is wrong with them, and [`Family`] is what
//! they amount to: every key resolved, every release in its place.
//! `identify` says which releases a build can be.
//!
//! Must not know how text is pasted, any screen, or the clock.

mod affected;
pub mod compact;
mod identify;
pub mod lint;
mod score;
pub mod source;
pub mod tables;

use std::fmt;
use std::ops::RangeInclusive;

use jiff::civil::Date;

use crate::build::Build;
use crate::lang::Text;
use crate::order;
pub use score::Score;
use tables::{
    ActionRow, EsuRow, EventRow, FixState, ImpactRow, IssueRow, KevRow, KindRow, MoveRow, NoteRow,
    PlatformRow, ProductRow, Range, Remedy, SourceRow, Tables, Window,
};

pub use affected::Affected;
pub use identify::{Evidence, Level, Sighting, Standing};

macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u16);

        impl $name {
            // A family has far fewer than 65,536 entries of any sort: `Family::new` counts them.
            #[allow(clippy::cast_possible_truncation)]
            const fn at(index: usize) -> Self {
                Self(index as u16)
            }

            /// The place in the family's list of its sort.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

index! {
    /// A product of a [`Family`]; ordered by age.
    ProductId
}
index! {
    /// A branch of a [`Family`]; ordered by product, then by the build of its base.
    BranchId
}
index! {
    /// A release of a [`Family`]; ordered by branch, then by build.
    ReleaseId
}
index! {
    /// A vulnerability of a [`Family`]; ordered by CVE identifier.
    VulnerabilityId
}

/// All families that the site knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Catalogue {
    /// In the order of their folders' names; never empty.
    pub families: Vec<Family>,
}

/// One family, resolved: every key of its [`Tables`] has been followed.
#[derive(Clone, Debug, PartialEq)]
pub struct Family {
    tables: Tables,
    products: Vec<Product>,
    branches: Vec<Branch>,
    releases: Vec<Release>,
    vulnerabilities: Vec<Vulnerability>,
    /// In the order of the builds.
    by_build: Vec<(Build, ReleaseId)>,
    /// By action, in the order of the file.
    action_spans: Vec<Vec<Span>>,
    /// By issue, in the order of the file.
    issue_spans: Vec<Vec<Span>>,
    /// By branch: the row of the platform table that covers it.
    platforms: Vec<Option<usize>>,
    /// By branch: what it is or was open to.
    affected: Vec<Vec<Affected>>,
}

/// The releases from one to another, both included.
type Span = RangeInclusive<ReleaseId>;

/// A product with its place among the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Product {
    /// Itself.
    pub id: ProductId,
    /// What its files say of it.
    pub row: ProductRow,
    /// Oldest first, previews among them.
    pub branches: Vec<BranchId>,
}

impl Product {
    /// Whether public support is over on that day.
    #[must_use]
    pub fn is_unsupported(&self, as_of: Date) -> bool {
        self.row.ended || self.row.extended_end.is_some_and(|end| as_of > end)
    }

    /// The period of extended security updates that runs on that day.
    #[must_use]
    pub fn esu(&self, as_of: Date) -> Option<&EsuRow> {
        self.row
            .esu
            .iter()
            .find(|period| period.from <= as_of && as_of <= period.to)
    }
}

/// A line of releases that grow out of one base: of Exchange, a cumulative update.
#[derive(Clone, Debug, PartialEq)]
pub struct Branch {
    /// Itself.
    pub id: BranchId,
    /// The product it is a state of.
    pub product: ProductId,
    /// Such as `CU12`.
    pub name: String,
    /// The release that opened it.
    pub base: ReleaseId,
    /// By build. The base is the first, unless an earlier package of it was replaced.
    pub releases: Vec<ReleaseId>,
    /// Not meant for production.
    pub preview: bool,
    window: Window,
    notes: Vec<String>,
}

impl Branch {
    /// How long the branch is serviced, as a rule.
    #[must_use]
    pub const fn window(&self) -> Window {
        self.window
    }

    /// Keys of the remarks on its window.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }
}

/// A build that was released.
#[derive(Clone, Debug, PartialEq)]
pub struct Release {
    /// Itself.
    pub id: ReleaseId,
    /// The branch it belongs to.
    pub branch: BranchId,
    /// The product of that branch.
    pub product: ProductId,
    /// Such as `Jan23SU`; none for the base of the branch.
    pub update: Option<String>,
    /// Its build.
    pub build: Build,
    /// The day it was released.
    pub date: Date,
    /// Such as `KB5022193`, where one is known.
    pub kb: Option<String>,
    /// Its announcement or article.
    pub url: Option<String>,
    /// The release of the same branch whose package it repairs.
    pub reissues: Option<ReleaseId>,
    /// Only to be had under extended security updates.
    pub esu: bool,
    /// The day from which it is known to close a vulnerability that names it.
    pub closes_since: Option<Date>,
    kind: usize,
    notes: Vec<String>,
    sources: Vec<String>,
}

impl Release {
    /// Keys of the remarks on this release.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// The sources that give this build: a code, or a code and a detail.
    #[must_use]
    pub fn sources(&self) -> &[String] {
        &self.sources
    }
}

/// A vulnerability and where it is fixed.
#[derive(Clone, Debug, PartialEq)]
pub struct Vulnerability {
    /// Itself.
    pub index: VulnerabilityId,
    /// The CVE identifier.
    pub id: String,
    /// The name it is known by.
    pub name: Option<String>,
    /// The day it became public.
    pub published: Date,
    /// What closes it.
    pub remedy: Remedy,
    /// The CVSS base vector; the browser does not have it.
    pub vector: Option<String>,
    /// The CVSS base score.
    pub score: Option<Score>,
    /// Its entry among the exploited ones.
    pub kev: Option<KevRow>,
    /// By branch, oldest first; at most one a branch.
    pub fixes: Vec<Fix>,
    impact: usize,
    notes: Vec<String>,
    sources: Vec<String>,
}

impl Vulnerability {
    /// The day it was put among the exploited ones, if that was before or on `as_of`.
    #[must_use]
    pub fn exploited(&self, as_of: Date) -> Option<Date> {
        self.kev
            .as_ref()
            .map(|kev| kev.added)
            .filter(|day| *day <= as_of)
    }

    /// Keys of the remarks on it.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// The records it was taken from.
    #[must_use]
    pub fn sources(&self) -> &[String] {
        &self.sources
    }
}

/// What is known of a vulnerability on one branch.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// The branch.
    pub branch: BranchId,
    /// What happened there.
    pub outcome: Outcome,
    /// Keys of the remarks on who says so.
    pub evidence: Vec<String>,
}

/// How a vulnerability ended on a branch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// This release is the first without it.
    FixedBy(ReleaseId),
    /// It never was there.
    NotAffected,
    /// No source says.
    NotListed,
}

/// A row names something that is not there. The linter says the same with file
/// and line; this is what remains to say when a compact file is damaged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the catalogue names {what} `{key}`, which it does not hold")]
pub struct ResolveError {
    what: &'static str,
    key: String,
}

impl Family {
    /// Follows every key of `tables`.
    ///
    /// # Errors
    ///
    /// Where a row names a product, branch, release, kind, impact or
    /// vulnerability that no row defines. Tables without a fault of the
    /// linter never do.
    pub fn new(tables: Tables) -> Result<Self, ResolveError> {
        let mut family = Self {
            products: Vec::new(),
            branches: Vec::new(),
            releases: Vec::new(),
            vulnerabilities: Vec::new(),
            by_build: Vec::new(),
            action_spans: Vec::new(),
            issue_spans: Vec::new(),
            platforms: Vec::new(),
            affected: Vec::new(),
            tables,
        };
        family.resolve_releases()?;
        family.resolve_reissues()?;
        family.resolve_vulnerabilities()?;
        let spans = |ranges: &[Range]| -> Result<Vec<Span>, ResolveError> {
            ranges.iter().map(|range| family.span(range)).collect()
        };
        let actions = &family.tables.actions;
        let issues = &family.tables.issues;
        let action_spans = actions
            .iter()
            .map(|row| spans(&row.applies))
            .collect::<Result<_, _>>()?;
        let issue_spans = issues
            .iter()
            .map(|row| spans(&row.applies))
            .collect::<Result<_, _>>()?;
        let platforms = family
            .branches
            .iter()
            .map(|branch| family.find_platform(branch))
            .collect();
        let affected = family.work_out_affected();
        Ok(Self {
            action_spans,
            issue_spans,
            platforms,
            affected,
            ..family
        })
    }

    fn resolve_releases(&mut self) -> Result<(), ResolveError> {
        let missing = |what, key: &str| ResolveError {
            what,
            key: key.to_owned(),
        };
        for row in &self.tables.releases {
            self.tables
                .family
                .products
                .iter()
                .find(|product| product.id == row.product)
                .ok_or_else(|| missing("product", &row.product))?;
        }
        for (index, product) in self.tables.family.products.iter().enumerate() {
            let product_id = ProductId::at(index);
            let mut branches: Vec<(Build, &str)> = Vec::new();
            for row in &self.tables.releases {
                if row.product == product.id && row.update.is_empty() {
                    branches.push((row.build, &row.branch));
                }
            }
            order::sort_by_key(&mut branches, |(build, _)| *build);
            let mut ids = Vec::new();
            for (_, name) in &branches {
                let rule = self
                    .tables
                    .branches
                    .iter()
                    .find(|row| row.product == product.id && row.branch == *name)
                    .ok_or_else(|| missing("the window of branch", name))?;
                let branch_id = BranchId::at(self.branches.len());
                let mut rows: Vec<_> = self
                    .tables
                    .releases
                    .iter()
                    .filter(|row| row.product == product.id && row.branch == *name)
                    .collect();
                order::sort_by_key(&mut rows, |row| row.build);
                let mut releases = Vec::new();
                let mut base = None;
                let mut preview = false;
                for row in rows {
                    let kind = self
                        .tables
                        .family
                        .kinds
                        .iter()
                        .position(|kind| kind.id == row.kind)
                        .ok_or_else(|| missing("kind", &row.kind))?;
                    let id = ReleaseId::at(self.releases.len());
                    if row.update.is_empty() {
                        base = Some(id);
                        preview = self.tables.family.kinds[kind].preview;
                    }
                    releases.push(id);
                    self.by_build.push((row.build, id));
                    self.releases.push(Release {
                        id,
                        branch: branch_id,
                        product: product_id,
                        update: some(&row.update),
                        build: row.build,
                        date: row.date,
                        kb: some(&row.kb),
                        url: some(&row.url),
                        reissues: None,
                        esu: !product.esu.is_empty()
                            && product.extended_end.is_some_and(|end| row.date > end),
                        closes_since: None,
                        kind,
                        notes: row.notes.clone(),
                        sources: row.sources.clone(),
                    });
                }
                self.branches.push(Branch {
                    id: branch_id,
                    product: product_id,
                    name: (*name).to_owned(),
                    base: base.ok_or_else(|| missing("the base of branch", name))?,
                    releases,
                    preview,
                    window: rule.window,
                    notes: rule.notes.clone(),
                });
                ids.push(branch_id);
            }
            self.products.push(Product {
                id: product_id,
                row: product.clone(),
                branches: ids,
            });
        }
        order::sort_by_key(&mut self.by_build, |(build, _)| *build);
        if let Some(row) = self
            .tables
            .releases
            .iter()
            .find(|row| self.find(&row.product, &row.branch, &row.update).is_none())
        {
            return Err(missing("branch", &row.branch));
        }
        Ok(())
    }

    fn resolve_reissues(&mut self) -> Result<(), ResolveError> {
        let mut pairs = Vec::new();
        for row in &self.tables.releases {
            if row.reissues.is_empty() {
                continue;
            }
            let first = self.find(&row.product, &row.branch, &row.reissues);
            let second = self.find(&row.product, &row.branch, &row.update);
            match (first, second) {
                (Some(first), Some(second)) => pairs.push((first, second)),
                _ => {
                    return Err(ResolveError {
                        what: "update",
                        key: row.reissues.clone(),
                    });
                }
            }
        }
        for (first, second) in pairs {
            self.releases[second.index()].reissues = Some(first);
        }
        Ok(())
    }

    fn resolve_vulnerabilities(&mut self) -> Result<(), ResolveError> {
        let mut rows: Vec<_> = self.tables.vulnerabilities.iter().collect();
        order::sort_by_key(&mut rows, |row| cve_order(&row.id));
        let mut fixes: Vec<(&str, Vec<Fix>)> = Vec::new();
        for row in &self.tables.fixes {
            let outcome = match row.state {
                FixState::NotAffected => Outcome::NotAffected,
                FixState::NotListed => Outcome::NotListed,
                FixState::Fixed => Outcome::FixedBy(
                    self.find(&row.product, &row.branch, &row.update)
                        .ok_or_else(|| ResolveError {
                            what: "release",
                            key: format!("{}/{}/{}", row.product, row.branch, row.update),
                        })?,
                ),
            };
            let branch =
                self.find_branch(&row.product, &row.branch)
                    .ok_or_else(|| ResolveError {
                        what: "branch",
                        key: row.branch.clone(),
                    })?;
            order::entry(&mut fixes, &row.cve).push(Fix {
                branch,
                outcome,
                evidence: row.evidence.clone(),
            });
        }
        let mut vulnerabilities = Vec::new();
        for row in rows {
            let mut fixes = std::mem::take(order::entry(&mut fixes, &row.id));
            order::sort_by_key(&mut fixes, |fix| fix.branch);
            vulnerabilities.push(Vulnerability {
                index: VulnerabilityId::at(vulnerabilities.len()),
                id: row.id.clone(),
                name: some(&row.name),
                published: row.published,
                remedy: row.remedy,
                vector: some(&row.cvss),
                score: row.score,
                kev: self
                    .tables
                    .kev
                    .iter()
                    .find(|kev| kev.cve == row.id)
                    .cloned(),
                fixes,
                impact: self
                    .tables
                    .family
                    .impacts
                    .iter()
                    .position(|impact| impact.id == row.impact)
                    .ok_or_else(|| ResolveError {
                        what: "impact",
                        key: row.impact.clone(),
                    })?,
                notes: row.notes.clone(),
                sources: row.sources.clone(),
            });
        }
        if let Some((cve, _)) = fixes.iter().find(|(_, left)| !left.is_empty()) {
            return Err(ResolveError {
                what: "vulnerability",
                key: (*cve).to_owned(),
            });
        }
        for vulnerability in &vulnerabilities {
            for fix in &vulnerability.fixes {
                if let Outcome::FixedBy(id) = fix.outcome {
                    let since = &mut self.releases[id.index()].closes_since;
                    *since = Some(since.map_or(vulnerability.published, |day| {
                        day.min(vulnerability.published)
                    }));
                }
            }
        }
        self.vulnerabilities = vulnerabilities;
        Ok(())
    }

    /// The facts as they are written down.
    #[must_use]
    pub const fn tables(&self) -> &Tables {
        &self.tables
    }

    /// The folder's name, such as `exchange`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.tables.family.id
    }

    /// The newest day whose releases are known.
    #[must_use]
    pub const fn data_through(&self) -> Date {
        self.tables.family.data_through
    }

    /// Oldest first.
    #[must_use]
    pub fn products(&self) -> &[Product] {
        &self.products
    }

    /// By product, then by the build of the base.
    #[must_use]
    pub fn branches(&self) -> &[Branch] {
        &self.branches
    }

    /// By branch, then by build.
    #[must_use]
    pub fn releases(&self) -> &[Release] {
        &self.releases
    }

    /// By CVE identifier.
    #[must_use]
    pub fn vulnerabilities(&self) -> &[Vulnerability] {
        &self.vulnerabilities
    }

    /// The product of that id.
    #[must_use]
    pub fn product(&self, id: ProductId) -> &Product {
        &self.products[id.index()]
    }

    /// The branch of that id.
    #[must_use]
    pub fn branch(&self, id: BranchId) -> &Branch {
        &self.branches[id.index()]
    }

    /// The release of that id.
    #[must_use]
    pub fn release(&self, id: ReleaseId) -> &Release {
        &self.releases[id.index()]
    }

    /// The vulnerability of that id.
    #[must_use]
    pub fn vulnerability(&self, id: VulnerabilityId) -> &Vulnerability {
        &self.vulnerabilities[id.index()]
    }

    /// The release with exactly this build.
    #[must_use]
    pub fn release_of(&self, build: Build) -> Option<&Release> {
        let known = self
            .by_build
            .binary_search_by_key(&build, |(known, _)| *known);
        known.ok().map(|place| self.release(self.by_build[place].1))
    }

    /// The vulnerability with this CVE identifier, in any case of letters.
    #[must_use]
    pub fn vulnerability_of(&self, cve: &str) -> Option<&Vulnerability> {
        self.vulnerabilities
            .iter()
            .find(|vulnerability| vulnerability.id.eq_ignore_ascii_case(cve))
    }

    /// The product with this key, such as `2019`.
    #[must_use]
    pub fn find_product(&self, product: &str) -> Option<ProductId> {
        self.products
            .iter()
            .find(|candidate| candidate.row.id == product)
            .map(|product| product.id)
    }

    /// The branch with these keys, such as `2019` and `CU12`.
    #[must_use]
    pub fn find_branch(&self, product: &str, branch: &str) -> Option<BranchId> {
        let product = self.find_product(product)?;
        self.branches
            .iter()
            .find(|candidate| candidate.product == product && candidate.name == branch)
            .map(|branch| branch.id)
    }

    /// The release with these keys; an empty update names the base.
    #[must_use]
    pub fn find(&self, product: &str, branch: &str, update: &str) -> Option<ReleaseId> {
        let branch = self.branch(self.find_branch(product, branch)?);
        branch
            .releases
            .iter()
            .copied()
            .find(|id| self.release(*id).update.as_deref().unwrap_or("") == update)
    }

    /// What kind of release it is.
    #[must_use]
    pub fn kind(&self, release: &Release) -> &KindRow {
        &self.tables.family.kinds[release.kind]
    }

    /// What a vulnerability can lead to.
    #[must_use]
    pub fn impact(&self, vulnerability: &Vulnerability) -> &ImpactRow {
        &self.tables.family.impacts[vulnerability.impact]
    }

    /// The remark with this key.
    #[must_use]
    pub fn note(&self, key: &str) -> Option<&NoteRow> {
        self.tables.notes.iter().find(|note| note.id == key)
    }

    /// The source that a `CODE` or `CODE: detail` begins with.
    #[must_use]
    pub fn source(&self, reference: &str) -> Option<&SourceRow> {
        let code = reference.split(':').next().unwrap_or(reference).trim();
        self.tables
            .sources
            .iter()
            .find(|source| source.code == code)
    }

    /// What installing does not do, in the order of the file.
    #[must_use]
    pub fn actions(&self) -> &[ActionRow] {
        &self.tables.actions
    }

    /// What happened to vulnerabilities besides what they say themselves, in the
    /// order of the file. A catalogue for answers does not hold it.
    #[must_use]
    pub fn events(&self) -> &[EventRow] {
        &self.tables.events
    }

    /// The same family with these events.
    #[must_use]
    pub fn with_events(mut self, events: Vec<EventRow>) -> Self {
        self.tables.events = events;
        self
    }

    /// What is wrong with releases themselves, in the order of the file.
    #[must_use]
    pub fn issues(&self) -> &[IssueRow] {
        &self.tables.issues
    }

    /// The ways that lead away from a product, in the order of the file.
    pub fn moves_from(&self, product: &Product) -> impl Iterator<Item = &MoveRow> {
        let id = product.row.id.clone();
        self.tables
            .family
            .moves
            .iter()
            .filter(move |row| row.from == id)
    }

    /// The platform versions a branch supports, where the catalogue knows them.
    #[must_use]
    pub fn platform(&self, branch: &Branch) -> Option<&PlatformRow> {
        self.platforms[branch.id.index()].map(|index| &self.tables.platform[index])
    }

    fn find_platform(&self, branch: &Branch) -> Option<usize> {
        let product = &self.product(branch.product).row.id;
        self.tables.platform.iter().position(|row| {
            let from = self.find_branch(&row.product, &row.from);
            let to = self.find_branch(&row.product, &row.to);
            row.product == *product
                && from.is_some_and(|from| from <= branch.id)
                && to.is_some_and(|to| branch.id <= to)
        })
    }

    /// The first day without service for a branch, as far as it is known on
    /// `as_of`. A window that a later branch will end has no end before that
    /// branch is out.
    #[must_use]
    pub fn window_end(&self, branch: &Branch, as_of: Date) -> Option<Date> {
        let product = self.product(branch.product);
        match branch.window {
            Window::Until(day) => Some(day),
            Window::Newer(count) => product
                .branches
                .iter()
                .map(|id| self.branch(*id))
                .filter(|newer| newer.id > branch.id && !newer.preview)
                .map(|newer| self.release(newer.base).date)
                .filter(|day| *day <= as_of)
                .nth(usize::from(count) - 1),
            Window::LifeCycle if product.row.ended => Some(product.row.released),
            Window::LifeCycle => product
                .row
                .esu
                .last()
                .map(|period| period.to)
                .or(product.row.extended_end),
        }
    }

    /// Whether updates are made for a branch on that day.
    #[must_use]
    pub fn is_serviced(&self, branch: &Branch, as_of: Date) -> bool {
        self.release(branch.base).date <= as_of
            && self.window_end(branch, as_of).is_none_or(|end| as_of < end)
    }

    /// The actions that concern a release, as indices into [`Self::actions`].
    pub fn actions_on(&self, release: ReleaseId) -> impl Iterator<Item = usize> {
        indices_holding(&self.action_spans, release)
    }

    /// The known issues of a release, as indices into [`Self::issues`].
    pub fn issues_on(&self, release: ReleaseId) -> impl Iterator<Item = usize> {
        indices_holding(&self.issue_spans, release)
    }

    /// The releases that a range of a file means.
    fn span(&self, range: &Range) -> Result<Span, ResolveError> {
        let product = self
            .find_product(&range.product)
            .map(|id| self.product(id))
            .ok_or_else(|| ResolveError {
                what: "product",
                key: range.product.clone(),
            })?;
        let branch_of = |end: &str, unbounded: Option<&BranchId>| {
            let (branch, update) = end.split_once('/').unwrap_or((end, ""));
            let id = if end.is_empty() {
                unbounded.copied()
            } else {
                self.find_branch(&range.product, branch)
            };
            let found = id.map(|id| self.branch(id));
            let exact = (!update.is_empty()).then(|| self.find(&range.product, branch, update));
            match (found, exact) {
                (Some(branch), None) => Ok((branch, None)),
                (Some(branch), Some(Some(release))) => Ok((branch, Some(release))),
                _ => Err(ResolveError {
                    what: "release",
                    key: format!("{}/{end}", range.product),
                }),
            }
        };
        let (first, from) = branch_of(&range.from, product.branches.first())?;
        let (last, to) = branch_of(&range.to, product.branches.last())?;
        let start = from.or_else(|| first.releases.first().copied());
        let end = to.or_else(|| last.releases.last().copied());
        Ok(start.unwrap_or(first.base)..=end.unwrap_or(last.base))
    }

    /// The full name of a release, such as "Exchange Server 2019 CU12 Jan23SU".
    #[must_use]
    pub fn name(&self, release: &Release, lang: crate::lang::Lang) -> String {
        let product = &self.product(release.product).row.name;
        let branch = &self.branch(release.branch).name;
        match &release.update {
            Some(update) => format!("{} {branch} {update}", product.get(lang)),
            None => format!("{} {branch}", product.get(lang)),
        }
    }
}

impl fmt::Display for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name: &Text = &self.tables.family.name;
        f.write_str(&name.en)
    }
}

/// Orders CVE identifiers by year, then by number.
#[must_use]
pub fn cve_order(id: &str) -> (u32, u32) {
    let mut parts = id.split('-').skip(1).map(|part| part.parse().unwrap_or(0));
    (parts.next().unwrap_or(0), parts.next().unwrap_or(0))
}

fn indices_holding(spans: &[Vec<Span>], release: ReleaseId) -> impl Iterator<Item = usize> {
    spans
        .iter()
        .enumerate()
        .filter(move |(_, spans)| spans.iter().any(|span| span.contains(&release)))
        .map(|(index, _)| index)
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
