//! Lets Lighthouse judge a page of each kind of a built site, as on a phone of
//! the middle class and a slow network. The figures depend on the machine and on
//! what else it does, so each page is judged several times, the middle one
//! counts, and this is no part of the tests. It must not know what stands on a
//! page.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::project::Project;
use crate::run::{Call, Show};
use crate::server::Server;
use crate::setup::{self, BROWSER_FLAGS, Tool};

/// The newest that runs on the oldest Node the project allows.
const VERSION: &str = "12.8.2";

/// How a page asks search engines to pass it over.
const NOINDEX: &str = "<meta name=\"robots\" content=\"noindex\">";

/// What each kind of page has to reach, in the order of the table.
const WANTED: [(&str, u64); 4] = [
    ("performance", 95),
    ("accessibility", 100),
    ("best-practices", 100),
    ("seo", 100),
];

/// What the score of the performance is made of, in the order of the table.
const METRICS: [(&str, &str); 5] = [
    ("first-contentful-paint", "FCP"),
    ("largest-contentful-paint", "LCP"),
    ("speed-index", "SI"),
    ("total-blocking-time", "TBT"),
    ("cumulative-layout-shift", "CLS"),
];

/// Judges the site in `site`, each page `runs` times; whether every page reaches
/// what it has to.
pub fn run(project: &Project, site: &Path, base: &str, runs: usize) -> Result<bool> {
    let tools = [Tool::Node, Tool::Browser];
    let toolbox = setup::bring(project, &tools).all_there()?;
    let browser = toolbox.browser().context("setup brought no browser")?;
    let program = bring(project)?;
    let server = Server::start(site, base, 0)?;
    let pages = kinds(site)?;
    let report = project.target.join("lighthouse.json");
    let judge = |path: &str| -> Result<Value> {
        Call::new("node")
            .args([&program])
            .args([format!("{}{path}", server.url)])
            .args(["--quiet", "--output=json"])
            .args([format!("--output-path={}", report.display())])
            .args([format!("--chrome-flags={}", BROWSER_FLAGS.join(" "))])
            .env("CHROME_PATH", &browser.program)
            .called("lighthouse")
            .run(Show::Heartbeat)?
            .or_say("see what it says; `cargo xtask preview` serves the same pages")?;
        let text =
            fs::read_to_string(&report).with_context(|| format!("reading {}", report.display()))?;
        Ok(serde_json::from_str(&text)?)
    };
    let columns: Vec<String> = (WANTED.iter().map(|(name, _)| *name))
        .chain(METRICS.iter().map(|(_, short)| *short))
        .map(|name| format!("{name:>wide$}", wide = width(name)))
        .collect();
    println!("\n{:<56}{}", "", columns.concat());
    let mut reached = true;
    for path in pages {
        let reports = (0..runs.max(1))
            .map(|_| judge(&path))
            .collect::<Result<Vec<_>>>()?;
        if let Some(report) = middle(reports) {
            reached &= tell(&path, &report);
        }
    }
    Ok(reached)
}

/// How wide the column of that name is.
const fn width(name: &str) -> usize {
    name.len() + 3
}

/// The report whose performance stands in the middle; the lower of two.
fn middle(mut reports: Vec<Value>) -> Option<Value> {
    reports.sort_by_key(|report| hundredths(&report["categories"]["performance"]["score"]));
    let place = reports.len().checked_sub(1)? / 2;
    Some(reports.swap_remove(place))
}

/// Prints the figures of a page, and what keeps it from its full score.
fn tell(path: &str, report: &Value) -> bool {
    let mut line = format!("/{path:<55}");
    let mut reached = true;
    for (category, wanted) in WANTED {
        let score = hundredths(&report["categories"][category]["score"]);
        reached &= score >= wanted;
        let mark = if score < wanted { " !" } else { "" };
        let score = format!("{score}{mark}");
        line.push_str(&format!("{score:>wide$}", wide = width(category)));
    }
    for (metric, short) in METRICS {
        let value = report["audits"][metric]["numericValue"]
            .as_f64()
            .unwrap_or(f64::NAN);
        // All are milliseconds, but for the shift.
        let decimals = if short == "CLS" { 2 } else { 0 };
        line.push_str(&format!("{value:>wide$.decimals$}", wide = width(short)));
    }
    println!("{line}");
    for (category, wanted) in WANTED {
        if hundredths(&report["categories"][category]["score"]) >= wanted {
            continue;
        }
        let audits = report["categories"][category]["auditRefs"].as_array();
        for audit in audits.into_iter().flatten() {
            let audit = &report["audits"][audit["id"].as_str().unwrap_or_default()];
            if audit["score"].as_f64().is_some_and(|score| score < 0.9) {
                let text = |field: &str| audit[field].as_str().unwrap_or_default();
                println!("    {category}: {} {}", text("title"), text("displayValue"));
            }
        }
    }
    reached
}

/// A score between 0 and 1, as people write it; 0 where there is none.
fn hundredths(score: &Value) -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 100"
    )]
    let score = (score.as_f64().unwrap_or(0.0) * 100.0).round() as u64;
    score
}

/// Lighthouse's program, brought by npm where it is not there.
fn bring(project: &Project) -> Result<PathBuf> {
    let folder = project.tools.join("lighthouse");
    let package = folder.join("node_modules").join("lighthouse");
    let program = package.join("cli").join("index.js");
    let there = fs::read_to_string(package.join("package.json"))
        .is_ok_and(|text| text.contains(&format!("\"version\": \"{VERSION}\"")));
    if !there {
        println!("lighthouse: npm install lighthouse@{VERSION}");
        fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
        Call::new("npm")
            .args(["install", "--no-audit", "--no-fund", "--prefix"])
            .args([&folder])
            .args([format!("lighthouse@{VERSION}")])
            .dir(&folder)
            .run(Show::Heartbeat)?
            .or_say("check that the npm registry can be reached")?;
    }
    Ok(program)
}

/// A page of each kind, in each language: those in one folder are of one kind.
fn kinds(site: &Path) -> Result<Vec<String>> {
    let mut kinds = BTreeMap::new();
    let mut folders = vec![String::new()];
    while let Some(inside) = folders.pop() {
        let folder = site.join(&inside);
        // A page that search engines should pass over is not judged by their rules.
        if fs::read_to_string(folder.join("index.html")).is_ok_and(|html| !html.contains(NOINDEX)) {
            let parts: Vec<&str> = inside.split('/').filter(|part| !part.is_empty()).collect();
            let (lang, parts) = match parts.as_slice() {
                ["ja", rest @ ..] => ("ja", rest),
                all => ("en", all),
            };
            let kind = match parts {
                [folder, _, ..] => format!("{folder}/*"),
                few => few.concat(),
            };
            let page = kinds.entry((kind, lang)).or_insert_with(|| inside.clone());
            if inside < *page {
                page.clone_from(&inside);
            }
        }
        for entry in
            fs::read_dir(&folder).with_context(|| format!("reading {}", folder.display()))?
        {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(format!("{inside}{}/", entry.file_name().to_string_lossy()));
            }
        }
    }
    if kinds.is_empty() {
        bail!("{} holds no pages", site.display());
    }
    Ok(kinds.into_values().collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::middle;

    #[test]
    fn the_middle_report_counts() {
        let cases: &[(&[u32], Option<u32>)] = &[
            (&[], None),
            (&[97], Some(97)),
            (&[99, 91], Some(91)),
            (&[99, 40, 95], Some(95)),
        ];
        for (scores, wanted) in cases {
            let report = |score: u32| json!({ "categories": { "performance": { "score": f64::from(score) / 100.0 } } });
            let reports = scores.iter().map(|score| report(*score)).collect();
            assert_eq!(middle(reports), wanted.map(report), "{scores:?}");
        }
    }
}
