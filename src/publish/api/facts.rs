//! The facts of a family: releases, products and branches, vulnerabilities,
//! what installing does not do, sources.

use jiff::civil::Date;
use serde::Serialize;

use crate::catalogue::tables::{ActionRow, EsuRow, ImpactRow, IssueRow, KindRow, SourceRow};
use crate::catalogue::{Branch, Family, Outcome, Product, Release};
use crate::lang::{Lang, Text};

use super::super::{Error, File};
use super::Writer;
use super::cves::CveItem;

#[derive(Serialize)]
struct Releases<'a> {
    family: &'a str,
    name: &'a Text,
    kinds: Vec<Named<'a>>,
    releases: Vec<ReleaseItem<'a>>,
}

/// A key and what it means.
#[derive(Serialize)]
struct Named<'a> {
    id: &'a str,
    name: &'a Text,
}

/// A release, as every file shows it.
#[derive(Serialize)]
pub(super) struct ReleaseItem<'a> {
    build: String,
    file_version: String,
    product: &'a str,
    branch: &'a str,
    update: &'a str,
    name: Text,
    kind: &'a str,
    released: Date,
    kb: Option<&'a str>,
    url: Option<&'a str>,
    esu: bool,
    reissues: Option<String>,
    closes: Vec<&'a str>,
    notes: Vec<&'a Text>,
    sources: &'a [String],
}

#[derive(Serialize)]
struct Branches<'a> {
    family: &'a str,
    name: &'a Text,
    products: Vec<ProductItem<'a>>,
    branches: Vec<BranchItem<'a>>,
}

#[derive(Serialize)]
struct ProductItem<'a> {
    id: &'a str,
    name: &'a Text,
    builds: &'a str,
    released: Date,
    mainstream_end: Option<Date>,
    extended_end: Option<Date>,
    ended: bool,
    esu: &'a [EsuRow],
    note: Option<&'a Text>,
    sources: &'a [String],
}

#[derive(Serialize)]
struct BranchItem<'a> {
    product: &'a str,
    branch: &'a str,
    preview: bool,
    serviced: bool,
    service_ends: Option<Date>,
    base: String,
    newest: Option<String>,
    builds: Vec<String>,
    notes: Vec<&'a Text>,
}

#[derive(Serialize)]
struct Cves<'a> {
    family: &'a str,
    name: &'a Text,
    impacts: Vec<Named<'a>>,
    cves: Vec<CveItem<'a>>,
}

/// What installing does not do, and what is wrong with releases themselves.
#[derive(Serialize)]
struct Guidance<'a> {
    family: &'a str,
    name: &'a Text,
    actions: &'a [ActionRow],
    issues: &'a [IssueRow],
}

#[derive(Serialize)]
struct Sources<'a> {
    family: &'a str,
    name: &'a Text,
    sources: &'a [SourceRow],
}

/// The files of one family.
pub(super) fn files(writer: &Writer<'_>, family: &Family) -> Result<Vec<File>, Error> {
    let id = family.id();
    let tables = family.tables();
    let name = &tables.family.name;
    Ok(vec![
        writer.file(
            &format!("{id}/releases.json"),
            "releases",
            Releases {
                family: id,
                name,
                kinds: tables.family.kinds.iter().map(Named::kind).collect(),
                releases: family
                    .releases()
                    .iter()
                    .map(|release| ReleaseItem::of(family, release))
                    .collect(),
            },
        )?,
        writer.file(
            &format!("{id}/branches.json"),
            "branches",
            Branches {
                family: id,
                name,
                products: family.products().iter().map(ProductItem::of).collect(),
                branches: family
                    .branches()
                    .iter()
                    .map(|branch| BranchItem::of(family, branch))
                    .collect(),
            },
        )?,
        writer.file(
            &format!("{id}/cves.json"),
            "cves",
            Cves {
                family: id,
                name,
                impacts: tables.family.impacts.iter().map(Named::impact).collect(),
                cves: family
                    .vulnerabilities()
                    .iter()
                    .map(|vulnerability| CveItem::of(family, vulnerability))
                    .collect(),
            },
        )?,
        writer.file(
            &format!("{id}/guidance.json"),
            "guidance",
            Guidance {
                family: id,
                name,
                actions: family.actions(),
                issues: family.issues(),
            },
        )?,
        writer.file(
            &format!("{id}/sources.json"),
            "sources",
            Sources {
                family: id,
                name,
                sources: &tables.sources,
            },
        )?,
    ])
}

impl<'a> Named<'a> {
    const fn kind(row: &'a KindRow) -> Self {
        Self {
            id: row.id.as_str(),
            name: &row.name,
        }
    }

    const fn impact(row: &'a ImpactRow) -> Self {
        Self {
            id: row.id.as_str(),
            name: &row.name,
        }
    }
}

/// The remarks behind keys.
pub(super) fn remarks<'f>(family: &'f Family, keys: &[String]) -> Vec<&'f Text> {
    keys.iter()
        .filter_map(|key| family.note(key))
        .map(|note| &note.text)
        .collect()
}

impl<'a> ReleaseItem<'a> {
    pub(super) fn of(family: &'a Family, release: &'a Release) -> Self {
        Self {
            build: release.build.to_string(),
            file_version: release.build.long().to_string(),
            product: &family.product(release.product).row.id,
            branch: &family.branch(release.branch).name,
            update: release.update.as_deref().unwrap_or_default(),
            name: Text {
                en: family.name(release, Lang::En),
                ja: family.name(release, Lang::Ja),
            },
            kind: &family.kind(release).id,
            released: release.date,
            kb: release.kb.as_deref(),
            url: release.url.as_deref(),
            esu: release.esu,
            reissues: release
                .reissues
                .map(|id| family.release(id).build.to_string()),
            closes: family
                .vulnerabilities()
                .iter()
                .filter(|vulnerability| {
                    let fixed = Outcome::FixedBy(release.id);
                    vulnerability.fixes.iter().any(|fix| fix.outcome == fixed)
                })
                .map(|vulnerability| vulnerability.id.as_str())
                .collect(),
            notes: remarks(family, release.notes()),
            sources: release.sources(),
        }
    }
}

impl<'a> ProductItem<'a> {
    fn of(product: &'a Product) -> Self {
        let row = &product.row;
        Self {
            id: &row.id,
            name: &row.name,
            builds: &row.builds,
            released: row.released,
            mainstream_end: row.mainstream_end,
            extended_end: row.extended_end,
            ended: row.ended,
            esu: &row.esu,
            note: row.note.as_ref(),
            sources: &row.sources,
        }
    }
}

impl<'a> BranchItem<'a> {
    fn of(family: &'a Family, branch: &'a Branch) -> Self {
        let known = family.data_through();
        let build = |id: &_| family.release(*id).build.to_string();
        Self {
            product: &family.product(branch.product).row.id,
            branch: &branch.name,
            preview: branch.preview,
            serviced: family.is_serviced(branch, known),
            service_ends: family.window_end(branch, known),
            base: build(&branch.base),
            newest: branch.releases.last().map(build),
            builds: branch.releases.iter().map(build).collect(),
            notes: remarks(family, branch.notes()),
        }
    }
}
