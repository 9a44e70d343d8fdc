//! One file for each build: what it is, and what it means on the newest day
//! that is known. Also for builds under which a release is met by another
//! number, and for those that exist without a known name.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use crate::assess::{Assessment, Identity, assess};
use crate::build::Build;
use crate::catalogue::{Evidence, Family};
use crate::lang::{Lang, Text};
use crate::messages::answer;

use super::super::{Error, File};
use super::Writer;
use super::facts::ReleaseItem;

#[derive(Serialize)]
struct Lookup<'a> {
    as_of: Date,
    family: &'a str,
    build: String,
    file_version: String,
    level: &'static str,
    name: Text,
    release: Option<ReleaseItem<'a>>,
    verdict: &'static str,
    required: Vec<String>,
    recommended: Vec<String>,
    exposed: Vec<Exposed<'a>>,
    actions: Vec<Action<'a>>,
    issues: Vec<Issue<'a>>,
    page: Text,
}

#[derive(Serialize)]
struct Exposed<'a> {
    id: &'a str,
    cvss: Option<crate::catalogue::Score>,
    exploited: Option<Date>,
    certainty: &'static str,
    fixed_in: Option<String>,
}

#[derive(Serialize)]
struct Action<'a> {
    ids: &'a [String],
    title: &'a Text,
}

#[derive(Serialize)]
struct Issue<'a> {
    id: &'a str,
    title: &'a Text,
}

/// The files of one family.
pub(super) fn files(writer: &Writer<'_>, family: &Family) -> Result<Vec<File>, Error> {
    let tables = family.tables();
    let builds: BTreeSet<Build> = family
        .releases()
        .iter()
        .map(|release| release.build)
        .chain(tables.aliases.iter().filter_map(|row| row.build))
        .chain(tables.unidentified.iter().map(|row| row.build))
        .collect();
    builds
        .into_iter()
        .filter_map(|build| lookup(writer, family, build))
        .map(|lookup| {
            let path = format!("{}/builds/{}.json", family.id(), lookup.build);
            writer.file(&path, "build", lookup)
        })
        .collect()
}

fn lookup<'a>(writer: &Writer<'_>, family: &'a Family, build: Build) -> Option<Lookup<'a>> {
    let as_of = family.data_through();
    // Who asks for a build by its number has it from where updates show.
    let sighting = family.identify(build, Evidence::Installed)?;
    let assessment = assess(family, &sighting, as_of);
    let release = match assessment.identity {
        Identity::Release(id) => Some(ReleaseItem::of(family, family.release(id))),
        _ => None,
    };
    let page = |lang| {
        let path = format!("{}/{build}/", family.id());
        writer.address.page(lang, &path)
    };
    let strings = |builds: Vec<Build>| builds.iter().map(ToString::to_string).collect();
    Some(Lookup {
        as_of,
        family: family.id(),
        build: build.to_string(),
        file_version: build.long().to_string(),
        level: assessment.level.key(),
        name: Text {
            en: answer::identity(family, &assessment, Lang::En),
            ja: answer::identity(family, &assessment, Lang::Ja),
        },
        release,
        verdict: assessment.verdict.key(),
        required: strings(assessment.required(family)),
        recommended: strings(assessment.recommended(family)),
        exposed: exposed(family, &assessment),
        actions: assessment
            .actions
            .iter()
            .map(|index| &family.actions()[*index])
            .map(|row| Action {
                ids: &row.ids,
                title: &row.title,
            })
            .collect(),
        issues: assessment
            .issues
            .iter()
            .map(|index| &family.issues()[*index])
            .map(|row| Issue {
                id: &row.id,
                title: &row.title,
            })
            .collect(),
        page: Text {
            en: page(Lang::En),
            ja: page(Lang::Ja),
        },
    })
}

fn exposed<'a>(family: &'a Family, assessment: &Assessment) -> Vec<Exposed<'a>> {
    assessment
        .exposure
        .iter()
        .map(|exposure| {
            let vulnerability = family.vulnerability(exposure.vulnerability);
            Exposed {
                id: &vulnerability.id,
                cvss: vulnerability.score,
                exploited: exposure.exploited,
                certainty: exposure.certainty.key(),
                fixed_in: exposure
                    .fixed_in
                    .map(|id| family.release(id).build.to_string()),
            }
        })
        .collect()
}
