//! The list of advisories, and one file for each.

use jiff::civil::Date;
use serde::Serialize;

use crate::advisory::{Kind, Revision, Severity, Source, Status, Withdrawal};
use crate::catalogue::Family;
use crate::lang::{Lang, Text};

use super::super::state::together;
use super::super::{Advisory, Error, File, csaf, osv};
use super::Writer;

#[derive(Serialize)]
struct List<'a> {
    advisories: Vec<Item<'a>>,
}

/// An advisory, as the list shows it.
#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    folder: &'a str,
    kind: Kind,
    family: &'a str,
    title: Text,
    summary: Text,
    date: Date,
    published: Date,
    modified: Date,
    status: Status,
    severity: Severity,
    cves: &'a [String],
    branches: &'a [String],
    supersedes: &'a [String],
    superseded_by: Option<&'a str>,
    withdrawn: Option<&'a Withdrawal>,
    json: String,
    page: Text,
    markdown: Text,
    csaf: Text,
    osv: Option<String>,
}

#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    item: Item<'a>,
    fixed_in: Vec<FixedIn<'a>>,
    revisions: Both<&'a [Revision]>,
    sources: Both<&'a [Source]>,
    text: Both<&'a str>,
}

/// Something that each language has its own of.
#[derive(Serialize)]
struct Both<T> {
    en: T,
    ja: T,
}

/// Where all of an advisory's vulnerabilities are closed.
#[derive(Serialize)]
struct FixedIn<'a> {
    product: &'a str,
    branch: &'a str,
    build: Option<String>,
}

/// The list and the files it names.
pub(super) fn files(writer: &Writer<'_>, advisories: &[Advisory]) -> Result<Vec<File>, Error> {
    let list = List {
        advisories: advisories
            .iter()
            .map(|advisory| item(writer, advisory))
            .collect(),
    };
    let mut files = vec![writer.file("advisories.json", "advisories", list)?];
    for advisory in advisories {
        let whole = Whole {
            item: item(writer, advisory),
            fixed_in: advisory
                .family(writer.catalogue)
                .map(|family| fixed_in(family, advisory))
                .unwrap_or_default(),
            revisions: Both {
                en: &advisory.en.front.revisions,
                ja: &advisory.ja.front.revisions,
            },
            sources: Both {
                en: &advisory.en.front.sources,
                ja: &advisory.ja.front.sources,
            },
            text: Both {
                en: &advisory.en.body,
                ja: &advisory.ja.body,
            },
        };
        files.push(writer.file(&path(advisory), "advisory", whole)?);
    }
    Ok(files)
}

fn path(advisory: &Advisory) -> String {
    format!("advisories/{}.json", advisory.folder)
}

fn item<'a>(writer: &Writer<'_>, advisory: &'a Advisory) -> Item<'a> {
    let (en, ja) = (&advisory.en.front, &advisory.ja.front);
    let both = |make: &dyn Fn(Lang) -> String| Text {
        en: make(Lang::En),
        ja: make(Lang::Ja),
    };
    let address = writer.address;
    Item {
        id: &en.id,
        folder: &advisory.folder,
        kind: en.kind,
        family: &en.family,
        title: Text {
            en: en.title.clone(),
            ja: ja.title.clone(),
        },
        summary: Text {
            en: en.summary.trim().to_owned(),
            ja: ja.summary.trim().to_owned(),
        },
        date: en.date,
        published: en.published,
        modified: advisory.modified(),
        status: en.status,
        severity: en.severity,
        cves: &en.cves,
        branches: &en.branches,
        supersedes: &en.supersedes,
        superseded_by: en.superseded_by.as_deref(),
        withdrawn: en.withdrawn.as_ref(),
        json: writer.url(&path(advisory)),
        page: both(&|lang| address.page(lang, &advisory.page())),
        markdown: both(&|lang| address.url(&advisory.markdown(lang))),
        csaf: both(&|lang| address.url(&csaf::path(advisory, lang))),
        osv: (!en.cves.is_empty()).then(|| address.url(&osv::path(&osv::id(advisory)))),
    }
}

fn fixed_in<'f>(family: &'f Family, advisory: &Advisory) -> Vec<FixedIn<'f>> {
    let vulnerabilities = advisory.vulnerabilities(family);
    together(family, &vulnerabilities, family.data_through())
        .into_iter()
        .map(|together| {
            let branch = family.branch(together.branch);
            FixedIn {
                product: &family.product(branch.product).row.id,
                branch: &branch.name,
                build: together.fixed.map(|release| release.build.to_string()),
            }
        })
        .collect()
}
