//! Lets Lighthouse judge a page of each kind of a built site, as on a phone of
//! the middle class and a slow network. The figures depend on the machine, so
//! this is no part of the tests. It must not know what stands on a page.

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

/// Judges the site in `site`; whether every page reaches what it has to.
pub fn run(project: &Project, site: &Path, base: &str) -> Result<bool> {
    let tools = [Tool::Node, Tool::Browser];
    let toolbox = setup::bring(project, &tools).all_there()?;
    let browser = toolbox.browser().context("setup brought no browser")?;
    let program = bring(project)?;
    let server = Server::start(site, base, 0)?;
    let pages = kinds(site)?;
    let report = project.target.join("lighthouse.json");
    let names: Vec<String> = WANTED
        .iter()
        .map(|(name, _)| format!("{name:>16}"))
        .collect();
    println!("\n{:<56}{}", "", names.concat());
    let mut reached = true;
    for path in pages {
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
        reached &= tell(&path, &serde_json::from_str(&text)?);
    }
    Ok(reached)
}

/// Prints the figures of a page, and what keeps it from its full score.
fn tell(path: &str, report: &Value) -> bool {
    let mut line = format!("/{path:<55}");
    let mut reached = true;
    for (category, wanted) in WANTED {
        let score = hundredths(&report["categories"][category]["score"]);
        reached &= score >= wanted;
        let mark = if score < wanted { " !" } else { "" };
        line.push_str(&format!("{:>16}", format!("{score}{mark}")));
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
