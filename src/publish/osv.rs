//! OSV 1.7: a record for each CVE of the catalogue, and one for each advisory
//! that names CVEs.
//!
//! No package is named, for the schema has no ecosystem of server products;
//! the affected builds are listed instead, branch by branch. What a setting
//! closes names none, since no build tells whether it was made. Records are in
//! English, as the format wants.

use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Value, json};

use crate::catalogue::{Catalogue, Family, Vulnerability};
use crate::lang::Lang;

use super::state::{Together, actions, together};
use super::time::midnight;
use super::words::{allows, exploited, named, sentence};
use super::{Address, Advisory, Error, File};

#[derive(Serialize)]
struct Record {
    schema_version: &'static str,
    id: String,
    modified: String,
    published: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    withdrawn: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    upstream: Vec<String>,
    summary: String,
    details: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    severity: Vec<Severity>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    affected: Vec<Affected>,
    references: Vec<Reference>,
    database_specific: Value,
}

#[derive(Serialize)]
struct Severity {
    #[serde(rename = "type")]
    kind: &'static str,
    score: String,
}

#[derive(Serialize)]
struct Affected {
    ranges: [Range; 1],
    versions: Vec<String>,
    database_specific: Value,
}

#[derive(Serialize)]
struct Range {
    #[serde(rename = "type")]
    kind: &'static str,
    events: [Event; 2],
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Event {
    Introduced(String),
    Fixed(String),
    LastAffected(String),
}

#[derive(Serialize)]
struct Reference {
    #[serde(rename = "type")]
    kind: &'static str,
    url: String,
}

/// The records, and the list of them by the day of their last change.
pub(super) fn files(
    catalogue: &Catalogue,
    advisories: &[Advisory],
    address: &Address,
) -> Result<Vec<File>, Error> {
    let mut records = Vec::new();
    for family in &catalogue.families {
        for vulnerability in family.vulnerabilities() {
            records.push(of_vulnerability(family, vulnerability, address));
        }
    }
    for advisory in advisories {
        if let Some(family) = advisory.family(catalogue)
            && !advisory.facts().cves.is_empty()
        {
            records.push(of_advisory(family, advisory, address));
        }
    }
    records.sort_by(|a, b| (&b.modified, &a.id).cmp(&(&a.modified, &b.id)));
    let list = records
        .iter()
        .map(|record| format!("{},{}\n", record.modified, record.id))
        .collect();
    let mut files = vec![File {
        path: "osv/modified_id.csv".to_owned(),
        text: list,
    }];
    for record in &records {
        files.push(super::json(path(&record.id), record)?);
    }
    Ok(files)
}

/// The path of a record.
pub(super) fn path(id: &str) -> String {
    format!("osv/{id}.json")
}

/// What the record of an advisory is called: the format keeps names that begin
/// so for databases it does not know.
pub(super) fn id(advisory: &Advisory) -> String {
    format!("x_{}", advisory.facts().id)
}

fn of_vulnerability(family: &Family, vulnerability: &Vulnerability, address: &Address) -> Record {
    let as_of = family.data_through();
    let impact = family.impact(vulnerability).name.get(Lang::En);
    let name = family.tables().family.name.get(Lang::En);
    let summary = allows(name, impact, vulnerability.name.as_deref(), Lang::En);
    let exploited_on = vulnerability.exploited(as_of);
    let mut details = vec![sentence(&summary, Lang::En)];
    details.extend(exploited_on.map(|day| exploited(day, Lang::En)));
    details.extend(
        left_to_do(family, &[vulnerability], as_of)
            .iter()
            .filter_map(|action| action["text"].as_str())
            .map(ToOwned::to_owned),
    );
    let page = Reference {
        kind: "WEB",
        url: address.page(Lang::En, &format!("cve/{}/", vulnerability.id)),
    };
    let affected = together(family, &[vulnerability], as_of);
    Record {
        schema_version: "1.7.5",
        id: vulnerability.id.clone(),
        // Any change of the facts can change a record.
        modified: midnight(as_of.max(vulnerability.published)),
        published: midnight(vulnerability.published),
        withdrawn: None,
        upstream: Vec::new(),
        summary,
        details: details.join("\n\n"),
        severity: vulnerability
            .vector
            .iter()
            .map(|vector| Severity {
                kind: "CVSS_V3",
                score: vector.clone(),
            })
            .collect(),
        references: [page].into_iter().chain(fixes(&affected)).collect(),
        affected: branches(family, &affected),
        database_specific: json!({
            "family": family.id(),
            "exploited": exploited_on,
            "actions": left_to_do(family, &[vulnerability], as_of),
        }),
    }
}

fn of_advisory(family: &Family, advisory: &Advisory, address: &Address) -> Record {
    let front = advisory.facts();
    let as_of = advisory.modified();
    let vulnerabilities = advisory.vulnerabilities(family);
    let affected = together(family, &vulnerabilities, as_of);
    let page = address.page(Lang::En, &advisory.page());
    let own = Reference {
        kind: "ADVISORY",
        url: page,
    };
    let sources = front.sources.iter().map(|source| Reference {
        kind: "WEB",
        url: source.url.clone(),
    });
    Record {
        schema_version: "1.7.5",
        id: id(advisory),
        modified: midnight(as_of),
        published: midnight(front.published),
        withdrawn: front
            .withdrawn
            .as_ref()
            .map(|withdrawal| midnight(withdrawal.date)),
        upstream: front.cves.clone(),
        summary: front.title.clone(),
        details: front.summary.trim().to_owned(),
        severity: Vec::new(),
        references: [own]
            .into_iter()
            .chain(fixes(&affected))
            .chain(sources)
            .collect(),
        affected: branches(family, &affected),
        database_specific: json!({
            "family": family.id(),
            "severity": front.severity,
            "actions": left_to_do(family, &vulnerabilities, as_of),
        }),
    }
}

fn branches(family: &Family, affected: &[Together<'_>]) -> Vec<Affected> {
    affected
        .iter()
        .map(|together| {
            let branch = family.branch(together.branch);
            let product = &family.product(branch.product).row;
            let build = |release: &crate::catalogue::Release| release.build.to_string();
            let first = together.affected.first().map(|release| build(release));
            let last = together.affected.last().map(|release| build(release));
            Affected {
                ranges: [Range {
                    kind: "ECOSYSTEM",
                    events: [
                        Event::Introduced(first.unwrap_or_else(|| "0".to_owned())),
                        match together.fixed {
                            Some(release) => Event::Fixed(build(release)),
                            None => Event::LastAffected(last.unwrap_or_default()),
                        },
                    ],
                }],
                versions: together
                    .affected
                    .iter()
                    .map(|release| build(release))
                    .collect(),
                database_specific: json!({
                    "product": product.name.get(Lang::En),
                    "branch": branch.name,
                    "fix": together.fixed.map(|release| named(family, release, Lang::En)),
                    "kb": together.fixed.and_then(|release| release.kb.as_deref()),
                    "esu": together.fixed.is_some_and(|release| release.esu),
                }),
            }
        })
        .collect()
}

/// Where the fixing releases are announced, each once.
fn fixes(affected: &[Together<'_>]) -> Vec<Reference> {
    let mut urls: Vec<&str> = affected
        .iter()
        .filter_map(|together| together.fixed?.url.as_deref())
        .collect();
    urls.sort_unstable();
    urls.dedup();
    urls.into_iter()
        .map(|url| Reference {
            kind: "FIX",
            url: url.to_owned(),
        })
        .collect()
}

/// The actions that the vulnerabilities ask for on any release.
fn left_to_do(family: &Family, vulnerabilities: &[&Vulnerability], as_of: Date) -> Vec<Value> {
    let mut indices: Vec<usize> = vulnerabilities
        .iter()
        .flat_map(|vulnerability| {
            family
                .releases()
                .iter()
                .flat_map(|release| actions(family, release, vulnerability, as_of))
        })
        .collect();
    indices.sort_unstable();
    indices.dedup();
    indices
        .into_iter()
        .map(|index| {
            let row = &family.actions()[index];
            json!({
                "ids": row.ids,
                "title": row.title.get(Lang::En),
                "text": row.text.get(Lang::En).trim(),
                "command": row.command.as_ref().map(|command| command.trim()),
            })
        })
        .collect()
}
