//! What each part of the tests runs, and what it counts. It must not know
//! in which order parts run, nor what the others did.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use super::budgets;
use super::counts::Counts;
use super::publish;
use super::words;
use super::workflows;
use crate::copy;
use crate::project::Project;
use crate::run::{Call, Ended, Show};
use crate::server::Server;
use crate::setup::{BROWSER_FLAGS, BUILD, Browser, Tool, Toolbox};
use crate::site::{self, Address};

/// The base path the tested site is built for: not the root, so that an
/// address that forgets the base is found.
const BASE: &str = "/patchline/";

/// The address it says it is published at; nothing is asked of it.
const ORIGIN: &str = "https://patchline.test";

/// The tests that read the site's files and need no browser.
const CRAWL: &str = "crawl.test.mjs";

/// The tests that measure time: nothing else may run beside them.
const SPEED: &str = "speed.test.mjs";

/// The core knows no screen, so none of these may come with it.
const NOT_IN_CORE: &[&str] = &["yew", "gloo", "web-sys"];

/// A browser that hangs must not hold up everything for ever.
const BROWSER_LIMIT: Duration = Duration::from_secs(20 * 60);

const WASM32: &[&str] = &["--target", "wasm32-unknown-unknown"];
const CORE: &[&str] = &["--package", "patchline", "--no-default-features"];
const NATIVE: &[&str] = &["--package", "patchline", "--features", "site"];
const APP: &[&str] = &[
    "--package",
    "patchline",
    "--no-default-features",
    "--features",
    "app,extra",
];

/// A part of the tests, in the order they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Part {
    Format,
    ClippyHost,
    ClippyWasm,
    Core,
    Unit,
    Doc,
    Lint,
    Words,
    Publish,
    Workflows,
    Wasm,
    Site,
    Budgets,
    Crawl,
    Browser,
}

impl Part {
    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::ClippyHost => "clippy-host",
            Self::ClippyWasm => "clippy-wasm",
            Self::Core => "core",
            Self::Unit => "unit",
            Self::Doc => "doc",
            Self::Lint => "lint",
            Self::Words => "words",
            Self::Publish => "publish",
            Self::Workflows => "workflows",
            Self::Wasm => "wasm",
            Self::Site => "site",
            Self::Budgets => "budgets",
            Self::Crawl => "crawl",
            Self::Browser => "browser",
        }
    }

    /// What it shows when it passes.
    pub fn about(self) -> &'static str {
        match self {
            Self::Format => "every Rust file is formatted",
            Self::ClippyHost => "no warning in what runs natively",
            Self::ClippyWasm => "no warning in what runs in the browser",
            Self::Core => "the library builds alone, natively and for wasm32, without Yew",
            Self::Unit => "unit and integration tests, and those of the task runner",
            Self::Doc => "examples in the documentation, and its links",
            Self::Lint => "the content has no fault",
            Self::Words => "English texts are spelt right",
            Self::Publish => "feeds, calendars, CSAF, OSV and JSON pass real validators",
            Self::Workflows => "the workflows of GitHub Actions have no fault",
            Self::Wasm => "components in a real browser",
            Self::Site => "the whole site builds under a base path",
            Self::Budgets => "the built site is small enough",
            Self::Crawl => "every page is well-formed, and every link of it leads somewhere",
            Self::Browser => "the built site, used in real browsers",
        }
    }

    /// The tools it needs.
    pub fn tools(self) -> &'static [Tool] {
        match self {
            Self::Format => &[Tool::Rustfmt],
            Self::ClippyHost => &[Tool::Clippy],
            Self::ClippyWasm => &[Tool::Clippy, Tool::Wasm],
            Self::Core => &[Tool::Wasm],
            Self::Unit | Self::Doc | Self::Lint | Self::Budgets => &[],
            Self::Words => &[Tool::Node, Tool::Spelling],
            Self::Publish => &[Tool::Node, Tool::Validators],
            Self::Workflows | Self::Crawl => &[Tool::Node, Tool::NodePackages],
            Self::Wasm => &[Tool::Wasm, Tool::WasmBindgen, Tool::Browser],
            Self::Site => BUILD,
            Self::Browser => &[
                Tool::Node,
                Tool::Browser,
                Tool::Firefox,
                Tool::Fonts,
                Tool::NodePackages,
            ],
        }
    }

    /// The parts whose outcome it works on.
    pub fn after(self) -> &'static [Self] {
        match self {
            Self::Budgets | Self::Crawl | Self::Browser => &[Self::Site],
            _ => &[],
        }
    }
}

/// What a part found.
pub struct Verdict {
    pub passed: bool,
    pub counts: String,
}

/// What the parts work with.
pub struct Bench<'a> {
    pub project: &'a Project,
    pub toolbox: Toolbox,
    /// Where the tested site is built.
    pub site: PathBuf,
}

impl Bench<'_> {
    /// Runs one part.
    pub fn run(&self, part: Part) -> Result<Verdict> {
        match part {
            Part::Format => {
                let ended = self
                    .cargo(&[&["fmt", "--all", "--check"]])
                    .run(Show::Lines)?;
                let differing = ended
                    .lines
                    .iter()
                    .filter(|l| l.starts_with("Diff in "))
                    .count();
                Ok(Verdict {
                    passed: ended.success,
                    counts: format!("{differing} places differ"),
                })
            }
            Part::ClippyHost => {
                let strict: &[&str] = &["--", "-D", "warnings"];
                faultless(&[
                    self.cargo(&[&["clippy", "--all-targets"], NATIVE, strict])
                        .run(Show::Lines)?,
                    self.cargo(&[&["clippy", "--lib"], CORE, strict])
                        .run(Show::Lines)?,
                    self.cargo(&[&["clippy", "--all-targets", "--package", "xtask"], strict])
                        .run(Show::Lines)?,
                ])
            }
            Part::ClippyWasm => faultless(&[self
                .wasm_cargo(&[
                    &[
                        "clippy", "--lib", "--bin", "app", "--bin", "extra", "--test", "wasm",
                    ],
                    APP,
                    WASM32,
                    &["--", "-D", "warnings"],
                ])
                .run(Show::Lines)?]),
            Part::Core => self.core(),
            Part::Unit => {
                let tests: &[&str] = &["test", "--no-fail-fast"];
                tested(&[
                    self.cargo(&[tests, NATIVE, &["--lib", "--bins", "--tests"]])
                        .run(Show::Lines)?,
                    self.cargo(&[tests, &["--package", "xtask"]])
                        .run(Show::Lines)?,
                ])
            }
            Part::Doc => self.doc(),
            Part::Lint => {
                // As a writer of content calls it: without the pages, which
                // take longer to build.
                let lint = &["--bin", "patchline", "--", "lint"];
                let ended = self.cargo(&[&["run", "--quiet"], lint]).run(Show::Lines)?;
                let last = ended
                    .lines
                    .iter()
                    .rev()
                    .find(|line| !line.trim().is_empty());
                Ok(Verdict {
                    passed: ended.success,
                    counts: last
                        .map_or("", |line| line.trim())
                        .chars()
                        .take(50)
                        .collect(),
                })
            }
            Part::Words => words::check(self.project, &self.toolbox),
            Part::Publish => publish::run(self),
            Part::Workflows => workflows::lint(self.project, &self.toolbox),
            Part::Wasm => self.wasm(),
            Part::Site => self.site(),
            Part::Budgets => {
                let weights = budgets::weigh(&self.site, BASE)?;
                print!("{}", budgets::table(&weights));
                let kept = weights.iter().filter(|weight| weight.is_kept()).count();
                Ok(Verdict {
                    passed: kept == weights.len(),
                    counts: format!("{kept} of {} kept", weights.len()),
                })
            }
            Part::Crawl => self.crawl(),
            Part::Browser => self.browser(),
        }
    }

    fn core(&self) -> Result<Verdict> {
        let check: &[&str] = &["check", "--lib"];
        let tree: &[&str] = &["tree", "--edges", "normal", "--prefix", "none"];
        let mut passed = 0;
        for call in [
            self.cargo(&[check, CORE]),
            self.wasm_cargo(&[check, CORE, WASM32]),
        ] {
            passed += usize::from(call.run(Show::Lines)?.success);
        }
        for call in [self.cargo(&[tree, CORE]), self.cargo(&[tree, CORE, WASM32])] {
            let ended = call
                .run(Show::Heartbeat)?
                .or_say("read what cargo says about Cargo.toml")?;
            let strangers = strangers(&ended.lines);
            for stranger in &strangers {
                println!("the core depends on {stranger}: {}", ended.words);
            }
            passed += usize::from(strangers.is_empty());
        }
        Ok(Verdict {
            passed: passed == 4,
            counts: format!("{passed} of 4 checks"),
        })
    }

    fn doc(&self) -> Result<Verdict> {
        let tests = self
            .cargo(&[&["test", "--doc", "--no-fail-fast"], NATIVE])
            .run(Show::Lines)?;
        let pages = self
            .cargo(&[&["doc", "--no-deps"], NATIVE])
            .env("RUSTDOCFLAGS", "-D warnings")
            .run(Show::Lines)?;
        Ok(Verdict {
            passed: tests.success && pages.success,
            counts: format!(
                "{}; {}",
                Counts::of_rust(&tests.lines),
                if pages.success {
                    "no warning"
                } else {
                    "warnings"
                }
            ),
        })
    }

    fn wasm(&self) -> Result<Verdict> {
        let browser = self.browser_there()?;
        let folder = self.project.target.join("wasm-test");
        fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
        let capabilities = folder.join("webdriver.json");
        let json = serde_json::json!({
            "goog:chromeOptions": { "binary": browser.program, "args": BROWSER_FLAGS }
        });
        fs::write(&capabilities, json.to_string())
            .with_context(|| format!("writing {}", capabilities.display()))?;
        let ended = self
            .wasm_cargo(&[&["test", "--test", "wasm"], APP, WASM32])
            .env("CHROMEDRIVER", &browser.driver)
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &capabilities)
            .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
            .env("NO_PROXY", "127.0.0.1,localhost")
            .limit(BROWSER_LIMIT)
            .run(Show::Lines)?;
        tested(&[ended])
    }

    fn site(&self) -> Result<Verdict> {
        if self.site.exists() {
            // A page that is no longer written must not be tested.
            fs::remove_dir_all(&self.site)
                .with_context(|| format!("removing {}", self.site.display()))?;
        }
        let address = Address {
            base: BASE.to_owned(),
            origin: Some(ORIGIN.to_owned()),
        };
        let ended = site::build_into(self.project, &self.toolbox, &address, &self.site)?;
        let files = files_below(&self.site);
        let pages = files
            .iter()
            .filter(|file| file.extension().is_some_and(|e| e == "html"));
        Ok(Verdict {
            passed: ended.success,
            counts: format!("{} pages, {} files", pages.count(), files.len()),
        })
    }

    fn crawl(&self) -> Result<Verdict> {
        noded(&[self.node(&[self.browser_tests().join(CRAWL)], &[])?])
    }

    fn browser(&self) -> Result<Verdict> {
        let browser = self.browser_there()?;
        let firefox = self.toolbox.firefox().context("setup brought no Firefox")?;
        let folder = self.browser_tests();
        let mut tests: Vec<PathBuf> = fs::read_dir(&folder)
            .with_context(|| format!("reading {}", folder.display()))?
            .flatten()
            .map(|file| file.path())
            .filter(|file| file.to_string_lossy().ends_with(".test.mjs"))
            .filter(|file| !file.ends_with(CRAWL))
            .collect();
        if tests.is_empty() {
            bail!("{} holds no *.test.mjs", folder.display());
        }
        tests.sort();
        let copy = self.project.target.join("copy-test");
        copy::pack(&self.site, &copy.with_extension("zip"))?;
        copy::unpack(&copy.with_extension("zip"), &copy)?;
        let server = Server::start(&self.site, BASE, 0)?;
        println!(
            "serving {} at {}",
            self.project.show(&self.site),
            server.url
        );
        let flags = BROWSER_FLAGS.join(" ");
        let env: &[(&str, &OsStr)] = &[
            ("PATCHLINE_URL", server.url.as_ref()),
            ("PATCHLINE_COPY", copy.as_ref()),
            ("CHROMIUM", browser.program.as_ref()),
            ("CHROMIUM_FLAGS", flags.as_ref()),
            ("FIREFOX", firefox.as_ref()),
        ];
        let (alone, together): (Vec<PathBuf>, Vec<PathBuf>) =
            tests.into_iter().partition(|file| file.ends_with(SPEED));
        noded(&[self.node(&together, env)?, self.node(&alone, env)?])
    }

    /// Where the tests that Node runs are, and the packages they need.
    fn browser_tests(&self) -> PathBuf {
        self.project.root.join("tests").join("browser")
    }

    /// Runs tests in Node, which look at the built site: as many files at once
    /// as there are processors, of which Node by itself would leave one idle.
    fn node(&self, tests: &[PathBuf], env: &[(&str, &OsStr)]) -> Result<Ended> {
        let processors = thread::available_parallelism().map_or(1, usize::from);
        let call = self
            .toolbox
            .call("node")
            // To Node, a file is a test as well, and as long as all it holds.
            .args(["--test", "--test-reporter=spec", "--test-timeout=300000"])
            // A failed test can leave its browser open, and Node would wait
            // for it.
            .args(["--test-force-exit"])
            .args([format!("--test-concurrency={processors}")])
            .args(tests)
            .dir(&self.project.root)
            .env("PATCHLINE_SITE", &self.site)
            .env("PATCHLINE_BASE", BASE)
            .env("PATCHLINE_ORIGIN", ORIGIN)
            .limit(BROWSER_LIMIT);
        env.iter()
            .fold(call, |call, (name, value)| call.env(name, value))
            .run(Show::Lines)
    }

    fn browser_there(&self) -> Result<&Browser> {
        self.toolbox.browser().context("setup brought no browser")
    }

    pub(super) fn cargo(&self, words: &[&[&str]]) -> Call {
        self.toolbox
            .call("cargo")
            .args(words.concat())
            .dir(&self.project.root)
    }

    fn wasm_cargo(&self, words: &[&[&str]]) -> Call {
        self.toolbox
            .wasm_call("cargo")
            .args(words.concat())
            .dir(&self.project.root)
    }
}

fn faultless(calls: &[Ended]) -> Result<Verdict> {
    let faults: usize = calls.iter().map(|ended| faults(&ended.lines)).sum();
    Ok(Verdict {
        passed: calls.iter().all(|ended| ended.success),
        counts: format!("{} invocations, {faults} faults", calls.len()),
    })
}

/// The verdict on test programs. That no test ran at all is a failure: it
/// is what a wrong feature or target looks like.
fn tested(calls: &[Ended]) -> Result<Verdict> {
    let lines: Vec<String> = calls.iter().flat_map(|ended| ended.lines.clone()).collect();
    let counts = Counts::of_rust(&lines);
    Ok(Verdict {
        passed: calls.iter().all(|ended| ended.success) && counts.failed == 0 && counts.ran() > 0,
        counts: counts.to_string(),
    })
}

/// The verdict on tests that Node ran; each call has to have run some.
fn noded(calls: &[Ended]) -> Result<Verdict> {
    let each = || calls.iter().map(|ended| Counts::of_node(&ended.lines));
    Ok(Verdict {
        passed: calls.iter().all(|ended| ended.success)
            && each().all(|counts| counts.passed > 0 && counts.failed == 0),
        counts: each().sum::<Counts>().to_string(),
    })
}

/// How many errors a compiler printed, without cargo's closing remarks.
fn faults(lines: &[String]) -> usize {
    lines
        .iter()
        .filter(|line| line.starts_with("error"))
        .filter(|line| !line.starts_with("error: could not compile"))
        .count()
}

/// The packages of a dependency tree that the core may not have.
fn strangers(tree: &[String]) -> Vec<&str> {
    let mut found: Vec<&str> = tree
        .iter()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|package| {
            NOT_IN_CORE.iter().any(|name| {
                package
                    .strip_prefix(name)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
            })
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// All files below a folder; none if it is not there.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(entry.path());
            } else {
                files.push(entry.path());
            }
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn names_are_those_of_the_command_line() {
        for part in Part::value_variants() {
            let name = part
                .to_possible_value()
                .map(|value| value.get_name().to_owned());
            assert_eq!(name.as_deref(), Some(part.name()));
        }
    }

    #[test]
    fn finds_strangers_in_the_core() {
        let cases: &[(&str, &[&str])] = &[
            ("patchline v0.1.0\nserde v1.0.0\njiff v0.2.0 (*)", &[]),
            (
                "yew v0.23.0\nyew-macro v0.23.0\nweb-sys v0.3.106",
                &["web-sys", "yew", "yew-macro"],
            ),
            (
                "gloo v0.11.0\ngloo-utils v0.2.0\ngloo v0.11.0 (*)",
                &["gloo", "gloo-utils"],
            ),
            ("web-system v1.0.0\nyewish v1.0.0", &[]),
        ];
        for (tree, wanted) in cases {
            assert_eq!(strangers(&lines(tree)), *wanted, "{tree}");
        }
    }

    #[test]
    fn counts_faults_of_a_compiler() {
        let text = "error[E0425]: cannot find value\nerror: unused variable\nwarning: x\n\
            error: could not compile `patchline` (lib) due to 2 previous errors\n  error in text";
        assert_eq!(faults(&lines(text)), 2);
    }
}
