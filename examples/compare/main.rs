//! Compares the catalogue with what another source says, and lists every
//! difference that `sources.toml` does not explain.
//!
//! ```text
//! cargo run --example compare -- exposure CSS builds.json
//! cargo run --example compare -- fixes MSRC fixes.csv
//! ```
//!
//! What each source needs to be brought into these two forms is not kept here:
//! see CONTRIBUTING. Must not know any source, nor any product.

mod comparison;

use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;

use jiff::civil::Date;
use patchline::assess::{Certainty, assess};
use patchline::build::Build;
use patchline::catalogue::tables::Remedy;
use patchline::catalogue::{BranchId, Catalogue, Evidence, Family, Outcome, Release, Standing};
use patchline::data;
use serde::Deserialize;

use comparison::{Difference, Finding, Open, Recorded, of_exposure};

const USAGE: &str = "\
usage: compare exposure SOURCE FILE.json [DAY]
       compare fixes    SOURCE FILE.csv

SOURCE  the code of the source in sources.toml, such as CSS
DAY     what was known when the source was read; taken from sources.toml where
        a whole day stands there

FILE.json  {\"15.2.1118.20\": [\"CVE-2023-21745\", …], …}: the builds the source knows,
           and what it says each is open to
FILE.csv   cve,product,branch,build: the first build of a branch that closes a
           CVE; an empty build where the source names only the branch";

/// A row of a table of fixes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Claim {
    cve: String,
    product: String,
    branch: String,
    build: String,
}

/// What came of a comparison.
#[derive(Default)]
struct Outcomes {
    /// What was compared, such as "277 builds, 44 of them the same".
    summary: String,
    differences: BTreeSet<Difference>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

/// Whether every difference is explained.
fn run(arguments: &[String]) -> Result<bool, String> {
    let (what, code, path, day) = match arguments {
        [what, code, path] => (what, code, path, None),
        [what, code, path, day] => (what, code, path, Some(day)),
        _ => return Err(USAGE.to_owned()),
    };
    let catalogue = data::catalogue(&data::files()).map_err(|faults| {
        let list: Vec<String> = faults.iter().map(ToString::to_string).collect();
        format!("the catalogue has faults:\n{}", list.join("\n"))
    })?;
    let family = family_with(&catalogue, code)?;
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let outcomes = match (what.as_str(), day) {
        ("exposure", day) => {
            let builds: BTreeMap<Build, BTreeSet<String>> =
                parse_builds(&text).map_err(|error| format!("{path}: {error}"))?;
            exposure(family, &builds, as_of(family, code, day)?)
        }
        ("fixes", None) => {
            let claims: Vec<Claim> = csv::Reader::from_reader(text.as_bytes())
                .deserialize()
                .collect::<Result<_, _>>()
                .map_err(|error| format!("{path}: {error}"))?;
            fixes(family, &claims).map_err(|error| format!("{path}: {error}"))?
        }
        _ => return Err(USAGE.to_owned()),
    };
    let recorded = Recorded::with(code, &family.tables().conflicts);
    Ok(print(&outcomes, &recorded))
}

/// The family whose sources hold `code`.
fn family_with<'a>(catalogue: &'a Catalogue, code: &str) -> Result<&'a Family, String> {
    catalogue
        .families
        .iter()
        .find(|family| {
            family
                .tables()
                .sources
                .iter()
                .any(|source| source.code == code)
        })
        .ok_or_else(|| format!("no sources.toml has a source `{code}`"))
}

fn as_of(family: &Family, code: &str, day: Option<&String>) -> Result<Date, String> {
    let read = family.source(code).map(|source| &source.read);
    let day = day.or(read).map_or("", String::as_str);
    day.parse()
        .map_err(|_| format!("`{day}` is no day: name the one to compare on, as 2026-04-02"))
}

fn parse_builds(text: &str) -> Result<BTreeMap<Build, BTreeSet<String>>, String> {
    let builds: BTreeMap<String, BTreeSet<String>> =
        serde_json::from_str(text).map_err(|error| error.to_string())?;
    builds
        .into_iter()
        .map(|(build, cves)| {
            let build = build.parse().map_err(|error| format!("{build}: {error}"))?;
            Ok((build, cves))
        })
        .collect()
}

/// Compares what each build is open to.
fn exposure(family: &Family, builds: &BTreeMap<Build, BTreeSet<String>>, day: Date) -> Outcomes {
    let mut outcomes = Outcomes::default();
    let mut same = 0;
    let mut agreed = 0;
    for (build, theirs) in builds {
        let theirs: BTreeSet<&str> = theirs.iter().map(String::as_str).collect();
        let mut ours = Open::default();
        let mut place = build.to_string();
        if let Some(sighting) = family.identify(*build, Evidence::Installed) {
            for exposure in assess(family, &sighting, day).exposure {
                let id = family.vulnerability(exposure.vulnerability).id.as_str();
                match exposure.certainty {
                    Certainty::Exposed => ours.surely.insert(id),
                    Certainty::Possible => ours.possibly.insert(id),
                };
            }
            match sighting.standing {
                Standing::Releases(releases) => {
                    // A file version stands for one release, an alias too.
                    if let [release] = releases.as_slice() {
                        place = name_of(family, family.release(*release));
                    }
                }
                Standing::Between { branch, .. } | Standing::Beyond(branch) => {
                    place = branch_name(family, branch);
                }
                Standing::NoBranch(_) | Standing::Cloud | Standing::Foreign => {}
            }
        }
        agreed += theirs.intersection(&ours.surely).count();
        let found = of_exposure(&place, &ours, &theirs);
        same += usize::from(found.is_empty());
        outcomes.differences.extend(found);
    }
    outcomes.summary = format!(
        "{} builds on {day}, {same} of them without a difference; {agreed} CVEs of builds agree",
        builds.len()
    );
    outcomes
}

/// Compares which update closes what on each branch.
fn fixes(family: &Family, claims: &[Claim]) -> Result<Outcomes, String> {
    let mut outcomes = Outcomes::default();
    let mut agreed = 0;
    let mut named: BTreeSet<(&str, BranchId)> = BTreeSet::new();
    for claim in claims {
        let mut differs = |place: String, finding| {
            outcomes.differences.insert(Difference {
                cve: claim.cve.clone(),
                finding,
                place,
            });
        };
        let vulnerability = family.vulnerability_of(&claim.cve);
        let Some(branch) = family.find_branch(&claim.product, &claim.branch) else {
            differs(
                format!("{}/{}", claim.product, claim.branch),
                Finding::TheirsOnly,
            );
            continue;
        };
        named.insert((&claim.cve, branch));
        let ours = vulnerability.and_then(|vulnerability| {
            let fix = vulnerability
                .fixes
                .iter()
                .find(|fix| fix.branch == branch)?;
            match fix.outcome {
                Outcome::FixedBy(id) => Some(family.release(id)),
                Outcome::NotAffected | Outcome::NotListed => None,
            }
        });
        let by_setting =
            vulnerability.is_some_and(|vulnerability| vulnerability.remedy == Remedy::Setting);
        match (ours, claim.build.as_str()) {
            // Both know that the branch is affected; no build is named to compare.
            (Some(_), "") => agreed += 1,
            (None, "") if by_setting => agreed += 1,
            (None, _) => differs(branch_name(family, branch), Finding::TheirsOnly),
            (Some(ours), text) => {
                let build: Build = text
                    .parse()
                    .map_err(|error| format!("{} has `{text}`: {error}", claim.cve))?;
                if ours.build == build {
                    agreed += 1;
                } else {
                    let theirs = family
                        .release_of(build)
                        .map_or_else(|| text.to_owned(), |release| name_of(family, release));
                    differs(
                        branch_name(family, branch),
                        Finding::OtherFix {
                            ours: name_of(family, ours),
                            theirs,
                        },
                    );
                }
            }
        }
    }
    let cves: BTreeSet<&str> = named.iter().map(|(cve, _)| *cve).collect();
    for cve in &cves {
        let fixes = family
            .vulnerability_of(cve)
            .map(|vulnerability| &vulnerability.fixes);
        for fix in fixes.into_iter().flatten() {
            if matches!(fix.outcome, Outcome::FixedBy(_)) && !named.contains(&(cve, fix.branch)) {
                outcomes.differences.insert(Difference {
                    cve: (*cve).to_owned(),
                    finding: Finding::OursOnly,
                    place: branch_name(family, fix.branch),
                });
            }
        }
    }
    outcomes.summary = format!(
        "{} branches of {} CVEs, {agreed} of them the same",
        claims.len(),
        cves.len()
    );
    Ok(outcomes)
}

fn name_of(family: &Family, release: &Release) -> String {
    let branch = branch_name(family, release.branch);
    match &release.update {
        Some(update) => format!("{branch}/{update}"),
        None => branch,
    }
}

fn branch_name(family: &Family, branch: BranchId) -> String {
    let branch = family.branch(branch);
    format!("{}/{}", family.product(branch.product).row.id, branch.name)
}

/// Prints what is not explained; whether there is none.
fn print(outcomes: &Outcomes, recorded: &Recorded<'_>) -> bool {
    let (explained, open): (Vec<_>, Vec<_>) = outcomes
        .differences
        .iter()
        .partition(|difference| recorded.explains(difference));
    let mut groups: BTreeMap<(&str, &Finding), Vec<&str>> = BTreeMap::new();
    for difference in &open {
        groups
            .entry((&difference.cve, &difference.finding))
            .or_default()
            .push(&difference.place);
    }
    for ((cve, finding), places) in groups {
        println!("{cve}, {finding}: {}", places.join(", "));
    }
    println!(
        "{}; {} differences explained by sources.toml, {} not",
        outcomes.summary,
        explained.len(),
        open.len()
    );
    open.is_empty()
}
