//! The files for tools, made by the program itself and read by real
//! validators: those of CSAF, OSV, JSON Feed, JSON schemas, and parsers of
//! Atom and iCalendar. It must not know what any of them demands.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::counts::Counts;
use super::parts::{Bench, Verdict};
use crate::run::Show;

/// The base path and the origin the files are made for: not those that are
/// taken where none is told, so that a file that forgets them is found.
const BASE: &str = "/patchline/";
const ORIGIN: &str = "https://patchline.test";

const LIMIT: Duration = Duration::from_secs(10 * 60);

/// Writes the site without its app, and has every file for tools examined.
pub fn run(bench: &Bench<'_>) -> Result<Verdict> {
    let project = bench.project;
    let site = project.target.join("publish-test");
    if site.exists() {
        // A file that is no longer written must not be tested.
        fs::remove_dir_all(&site).with_context(|| format!("removing {}", site.display()))?;
    }
    copy(&project.root.join("static"), &site)?;
    let index = project.root.join("index.html");
    fs::copy(&index, site.join("index.html"))
        .with_context(|| format!("copying {}", index.display()))?;
    bench
        .cargo(&[&[
            "run",
            "--quiet",
            "--features",
            "site",
            "--bin",
            "patchline",
            "--",
        ]])
        .args(["site", "--base", BASE, "--origin", ORIGIN, "--out"])
        .args([&site])
        .run(Show::Lines)?
        .or_say("read what `patchline site` says")?;

    let tests = project.root.join("tests").join("publish");
    let tools = project.tools.join("validators");
    let mut programs = Vec::new();
    for entry in fs::read_dir(&tests).with_context(|| format!("reading {}", tests.display()))? {
        let from = entry?.path();
        if from.extension().is_some_and(|end| end == "mjs")
            && let Some(name) = from.file_name()
        {
            let to = tools.join(name);
            fs::copy(&from, &to).with_context(|| format!("copying {}", from.display()))?;
            if name.to_string_lossy().ends_with(".test.mjs") {
                programs.push(to);
            }
        }
    }
    if programs.is_empty() {
        bail!("{} holds no *.test.mjs", tests.display());
    }
    programs.sort();
    let ended = bench
        .toolbox
        .call("node")
        .args(["--test", "--test-reporter=spec"])
        .args(&programs)
        .dir(&tools)
        .env("PATCHLINE_SITE", &site)
        .env("PATCHLINE_URL", format!("{ORIGIN}{BASE}"))
        .env("PATCHLINE_PUBLISH_TESTS", &tests)
        .limit(LIMIT)
        .run(Show::Lines)?;
    let counts = Counts::of_node(&ended.lines);
    Ok(Verdict {
        passed: ended.success && counts.passed > 0 && counts.failed == 0 && counts.skipped == 0,
        counts: counts.to_string(),
    })
}

/// Copies a folder with everything in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("creating {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("reading {}", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)
                .with_context(|| format!("copying {}", entry.path().display()))?;
        }
    }
    Ok(())
}
