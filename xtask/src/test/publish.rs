//! The files for tools, made by the program itself and read by real
//! validators: those of CSAF, OSV, JSON Feed, JSON schemas, and parsers of
//! Atom and iCalendar. It must not know what any of them demands.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::counts::Counts;
use super::parts::{Bench, Verdict};
use crate::project::Project;
use crate::run::Show;

/// The base path and the origin the files are made for: not those that are
/// taken where none is told, so that a file that forgets them is found.
const BASE: &str = "/patchline/";
const ORIGIN: &str = "https://patchline.test";

const LIMIT: Duration = Duration::from_secs(10 * 60);

/// The test of the library that leaves the files of made-up advisories, of
/// sorts that the project's own need not have.
const MADE_UP: &str = "the_files_of_every_sort_of_advisory_can_be_written_down";

/// Has the files for tools examined: the project's own, and those of the
/// made-up advisories.
pub fn run(bench: &Bench<'_>) -> Result<Verdict> {
    let programs = programs(bench.project)?;
    let mut counts = Counts::default();
    let mut passed = true;
    for site in [own(bench)?, made_up(bench)?] {
        println!("examining {}", bench.project.show(&site));
        let ended = bench
            .toolbox
            .call("node")
            .args(["--test", "--test-reporter=spec"])
            .args(&programs)
            .dir(&tools(bench.project))
            .env("PATCHLINE_SITE", &site)
            .env("PATCHLINE_URL", format!("{ORIGIN}{BASE}"))
            .env("PATCHLINE_PUBLISH_TESTS", tests(bench.project))
            .limit(LIMIT)
            .run(Show::Lines)?;
        let found = Counts::of_node(&ended.lines);
        passed &= ended.success && found.passed > 0;
        counts.passed += found.passed;
        counts.failed += found.failed;
        counts.skipped += found.skipped;
    }
    Ok(Verdict {
        passed: passed && counts.failed == 0 && counts.skipped == 0,
        counts: counts.to_string(),
    })
}

fn tests(project: &Project) -> PathBuf {
    project.root.join("tests").join("publish")
}

fn tools(project: &Project) -> PathBuf {
    project.tools.join("validators")
}

/// The site as the program writes it, without its app.
fn own(bench: &Bench<'_>) -> Result<PathBuf> {
    let project = bench.project;
    let site = project.target.join("publish-test");
    if site.exists() {
        // A file that is no longer written must not be tested.
        fs::remove_dir_all(&site).with_context(|| format!("removing {}", site.display()))?;
    }
    copy(&project.root.join("static"), &site)?;
    stand_in(project, &site)?;
    let program = &["--bin", "patchline", "--", "site"];
    bench
        .cargo(&[&["run", "--quiet", "--features", "site"], program])
        .args(["--base", BASE, "--origin", ORIGIN, "--out"])
        .args([&site])
        .run(Show::Lines)?
        .or_say("read what `patchline site` says")?;
    Ok(site)
}

/// What a build of the app leaves, as far as the site writer asks for it: the
/// validators read files for tools, and start no program.
fn stand_in(project: &Project, site: &Path) -> Result<()> {
    let index = project.root.join("index.html");
    let html =
        fs::read_to_string(&index).with_context(|| format!("reading {}", index.display()))?;
    let tag = format!(
        "<script type=\"module\" id=\"boot\" src=\"{BASE}boot.js\" data-js=\"{BASE}app.js\" \
         data-wasm=\"{BASE}app_bg.wasm\" data-extra-js=\"{BASE}extra.js\" \
         data-extra-wasm=\"{BASE}extra_bg.wasm\"></script>\n</head>"
    );
    let write = |name: &str, text: &str| {
        let file = site.join(name);
        fs::write(&file, text).with_context(|| format!("writing {}", file.display()))
    };
    write("index.html", &html.replace("</head>", &tag))?;
    for name in ["app.js", "app_bg.wasm", "extra.js", "extra_bg.wasm"] {
        write(name, "")?;
    }
    Ok(())
}

/// The files that the library's own test has left.
fn made_up(bench: &Bench<'_>) -> Result<PathBuf> {
    bench
        .cargo(&[&["test", "--features", "site", "--test", "publish", MADE_UP]])
        .run(Show::Lines)?
        .or_say("read what the test says")?;
    let site = bench.project.target.join("tmp").join("publish");
    copy(&bench.project.root.join("static"), &site)?;
    Ok(site)
}

/// The test programs, copied to where the packages are that they ask for.
fn programs(project: &Project) -> Result<Vec<PathBuf>> {
    let (from, to) = (tests(project), tools(project));
    let mut programs = Vec::new();
    for entry in fs::read_dir(&from).with_context(|| format!("reading {}", from.display()))? {
        let file = entry?.path();
        if file.extension().is_some_and(|end| end == "mjs")
            && let Some(name) = file.file_name()
        {
            let copied = to.join(name);
            fs::copy(&file, &copied).with_context(|| format!("copying {}", file.display()))?;
            if name.to_string_lossy().ends_with(".test.mjs") {
                programs.push(copied);
            }
        }
    }
    if programs.is_empty() {
        bail!("{} holds no *.test.mjs", from.display());
    }
    programs.sort();
    Ok(programs)
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
