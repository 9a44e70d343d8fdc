//! Finds the tools the project needs and brings what is missing, each kind
//! in a module of its own. It must not know what a tool is used for.
//!
//! What is there in the right version is used as it stands, and nothing is
//! asked of the network then: a second run only reads versions. What is
//! brought goes into the project's own tools folder, but for the compiler's
//! wasm32 target and Debian packages, which have their own places.

mod browser;
mod debian;
mod firefox;
mod npm;
mod programs;
mod wasm;

use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};

pub use self::browser::{Browser, FLAGS as BROWSER_FLAGS};
use crate::project::Project;
use crate::run::{Call, path_with};

/// A tool that a task can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tool {
    Rustfmt,
    Clippy,
    Wasm,
    Trunk,
    WasmBindgen,
    WasmOpt,
    Pagefind,
    Node,
    Browser,
    Firefox,
    Fonts,
    NodePackages,
    Validators,
    Spelling,
}

impl Tool {
    /// Its name in a setup line and in messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rustfmt => "rustfmt",
            Self::Clippy => "clippy",
            Self::Wasm => "wasm32 target",
            Self::Trunk => "trunk",
            Self::WasmBindgen => "wasm-bindgen",
            Self::WasmOpt => "wasm-opt",
            Self::Pagefind => "pagefind",
            Self::Node => "node",
            Self::Browser => "chromium",
            Self::Firefox => "firefox",
            Self::Fonts => "japanese fonts",
            Self::NodePackages => "npm packages",
            Self::Validators => "validators",
            Self::Spelling => "spell checker",
        }
    }
}

/// What building and serving the site need.
pub const BUILD: &[Tool] = &[
    Tool::Wasm,
    Tool::Trunk,
    Tool::WasmBindgen,
    Tool::WasmOpt,
    Tool::Pagefind,
];

/// What the tests need as well.
pub const ALL: &[Tool] = &[
    Tool::Rustfmt,
    Tool::Clippy,
    Tool::Wasm,
    Tool::Trunk,
    Tool::WasmBindgen,
    Tool::WasmOpt,
    Tool::Pagefind,
    Tool::Node,
    Tool::Browser,
    Tool::Firefox,
    Tool::Fonts,
    Tool::NodePackages,
    Tool::Validators,
    Tool::Spelling,
];

/// A tool that is there: the rest of its setup line.
struct Found {
    version: String,
    place: PathBuf,
    way: &'static str,
}

/// The tools that were asked for, ready to be called.
#[derive(Default)]
pub struct Toolbox {
    front: Vec<PathBuf>,
    wasm: &'static [(&'static str, &'static str)],
    browser: Option<Browser>,
    firefox: Option<PathBuf>,
    missing: BTreeMap<Tool, String>,
}

/// Finds or brings each tool, with one line about each. A tool that cannot
/// be had does not stop the others.
pub fn bring(project: &Project, wanted: &[Tool]) -> Toolbox {
    let mut toolbox = Toolbox::default();
    for &tool in wanted {
        match toolbox.bring(project, tool) {
            Ok(found) => println!(
                "{:<15} {:<16} {}  ({})",
                tool.name(),
                found.version,
                project.show(&found.place),
                found.way
            ),
            Err(error) => {
                let error = format!("{error:#}");
                println!("{:<15} missing\n  {error}", tool.name());
                toolbox.missing.insert(tool, error);
            }
        }
    }
    toolbox
}

impl Toolbox {
    fn bring(&mut self, project: &Project, tool: Tool) -> Result<Found> {
        match tool {
            Tool::Rustfmt => programs::component("rustfmt", "fmt"),
            Tool::Clippy => programs::component("clippy", "clippy"),
            Tool::Wasm => {
                let (found, env) = wasm::bring(project)?;
                self.wasm = env;
                Ok(found)
            }
            Tool::Trunk => {
                let version = project.trunk_version()?;
                let found = programs::bring(project, "trunk", &version, &["trunk"])?;
                self.put_in_front(project, &found.place);
                Ok(found)
            }
            Tool::WasmBindgen => {
                let version = project.locked("wasm-bindgen")?;
                // The test runner comes with it and must match it too.
                let programs = ["wasm-bindgen", "wasm-bindgen-test-runner"];
                let found = programs::bring(project, "wasm-bindgen-cli", &version, &programs)?;
                self.put_in_front(project, &found.place);
                Ok(found)
            }
            Tool::WasmOpt => {
                let found = npm::wasm_opt(project, &project.wasm_opt_version()?)?;
                self.put_in_front(project, &found.place);
                Ok(found)
            }
            Tool::Pagefind => {
                let found = npm::pagefind(project)?;
                self.put_in_front(project, &found.place);
                Ok(found)
            }
            Tool::Node => npm::node(),
            Tool::Browser => {
                let browser = browser::bring()?;
                let found = Found {
                    version: browser.version.to_string(),
                    place: browser.program.clone(),
                    way: browser.way,
                };
                self.browser = Some(browser);
                Ok(found)
            }
            Tool::Firefox => {
                let found = firefox::bring()?;
                self.firefox = Some(found.place.clone());
                Ok(found)
            }
            Tool::Fonts => browser::fonts(),
            Tool::NodePackages => npm::packages(project),
            Tool::Validators => npm::validators(project),
            Tool::Spelling => npm::spelling(project),
        }
    }

    /// Only what setup brought goes in front of PATH; the rest is there, and
    /// its folder would move other programs forward with it.
    fn put_in_front(&mut self, project: &Project, program: &Path) {
        if let Some(folder) = program.parent()
            && folder.starts_with(&project.tools)
        {
            self.front.push(folder.to_path_buf());
        }
    }

    /// An error that names every tool that is missing, if any is.
    pub fn all_there(self) -> Result<Self> {
        let all: Vec<Tool> = self.missing.keys().copied().collect();
        self.lacks(&all).map_or(Ok(self), Err)
    }

    /// An error if one of these tools is missing; why was said in its line.
    pub fn lacks(&self, needed: &[Tool]) -> Option<anyhow::Error> {
        let names: Vec<&str> = needed
            .iter()
            .filter(|tool| self.missing.contains_key(tool))
            .map(|tool| tool.name())
            .collect();
        (!names.is_empty()).then(|| {
            anyhow!(
                "missing: {}\n  to do: see the lines of setup above for what was tried",
                names.join(", ")
            )
        })
    }

    /// A call that finds these tools first.
    pub fn call(&self, program: &str) -> Call {
        Call::new(program).env("PATH", path_with(&self.front))
    }

    /// The same for a call that compiles to wasm32.
    pub fn wasm_call(&self, program: &str) -> Call {
        let call = self.call(program).envs(self.wasm.iter().copied());
        match without_folders() {
            Some(flag) => call.env(WASM_FLAGS, flag),
            None => call,
        }
    }

    /// The browser, if it was asked for and is there.
    pub fn browser(&self) -> Option<&Browser> {
        self.browser.as_ref()
    }

    /// Firefox, if it was asked for and is there.
    pub fn firefox(&self) -> Option<&Path> {
        self.firefox.as_deref()
    }
}

/// Flags for wasm32 alone.
const WASM_FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// The flag that keeps this machine's folders out of what is published: the
/// places of possible faults stand in the program. None where flags were set by
/// hand, or where the folder's name cannot stand in one.
fn without_folders() -> Option<String> {
    if env::var_os(WASM_FLAGS).is_some() {
        return None;
    }
    let home = env::var_os("CARGO_HOME").map_or_else(
        || env::home_dir().map(|home| home.join(".cargo")),
        |home| Some(PathBuf::from(home)),
    )?;
    let sources = home.join("registry").join("src");
    let sources = sources.to_str()?;
    (!sources.contains(char::is_whitespace))
        .then(|| format!("--remap-path-prefix={sources}=crates"))
}
