//! Writes the static site: every page in both languages, and the files the
//! pages fetch, beside what the build of the app has left in a folder.
//!
//! `data` makes the files that pages fetch, [`crate::publish`] those for tools,
//! `pages` renders the pages with the components
//! of [`crate::web`], `template` puts them into the app's own `index.html`.
//! Only this file touches the disk. Must not know the browser.

mod data;
mod pages;
mod policy;
mod template;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::catalogue::Catalogue;
use crate::catalogue::source::Fault;
use crate::data as own;
use crate::publish::{self, Address, Advisory, File};

/// Where to write, and for which address.
#[derive(Clone, Debug, clap::Args)]
pub struct Arguments {
    /// The folder that holds the built app with its index.html
    #[arg(long, env = "TRUNK_STAGING_DIR", default_value = "dist")]
    out: PathBuf,
    /// The path under which the site is served
    #[arg(long, env = "TRUNK_PUBLIC_URL", default_value = "/")]
    base: String,
    /// The scheme and host it is served from: feeds, CSAF and OSV files carry
    /// absolute addresses. Without it, they carry one that no server has
    #[arg(long, env = "PATCHLINE_ORIGIN", default_value = publish::UNTOLD)]
    origin: String,
    /// `release` for pages that forbid everything they do not need; a
    /// development server adds a script that such pages would refuse
    #[arg(long, env = "TRUNK_PROFILE", default_value = "release")]
    profile: String,
}

/// Why the site could not be written.
#[derive(Debug)]
enum Error {
    Content(Vec<Fault>),
    Advisory {
        file: String,
        reason: String,
    },
    Template(template::Error),
    Catalogue(serde_json::Error),
    Origin(publish::OriginError),
    Publish(publish::Error),
    Disk {
        path: PathBuf,
        error: std::io::Error,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Content(faults) => write!(
                f,
                "the files under advisories/ have {} faults; `patchline lint` lists them",
                faults.len()
            ),
            Self::Advisory { file, reason } => write!(f, "{file}: {reason}"),
            Self::Template(error) => write!(f, "index.html: {error}"),
            Self::Catalogue(error) => write!(f, "the catalogue cannot be written: {error}"),
            Self::Origin(error) => write!(f, "--origin: {error}"),
            Self::Publish(error) => write!(f, "{error}"),
            Self::Disk { path, error } => write!(f, "{}: {error}", path.display()),
        }
    }
}

/// Writes the site, and says what was written.
#[must_use]
pub fn run(arguments: &Arguments) -> ExitCode {
    match write(arguments) {
        Ok(count) => {
            println!("{count} files written to {}", arguments.out.display());
            if arguments.origin == publish::UNTOLD {
                println!(
                    "note: feeds, CSAF and OSV files say {}; before publishing, tell the site's own with --origin or PATCHLINE_ORIGIN",
                    publish::UNTOLD
                );
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write(arguments: &Arguments) -> Result<usize, Error> {
    let base = with_slashes(&arguments.base);
    let index = arguments.out.join("index.html");
    let html = fs::read_to_string(&index).map_err(|error| Error::Disk { path: index, error })?;
    let policy = (arguments.profile == "release").then_some(policy::POLICY);
    let template = template::Template::of(&html, policy).map_err(Error::Template)?;

    let files = own::files();
    let catalogue = own::catalogue(&files).map_err(Error::Content)?;
    let site = data::Site::of(&files, &catalogue, &base)?;
    let mut written = site.files();
    written.extend(for_tools(&files, &catalogue, &arguments.origin, &base)?);
    written.extend(pages::all(&pages::Made {
        site,
        catalogue,
        // What is published beside the pages is listed here once it is made.
        feeds: Vec::new(),
        base,
        template,
    }));
    for file in &written {
        put(&arguments.out.join(&file.path), &file.text)?;
    }
    Ok(written.len())
}

fn for_tools(
    files: &[own::File],
    catalogue: &Catalogue,
    origin: &str,
    base: &str,
) -> Result<Vec<File>, Error> {
    let address = Address::new(origin, base).map_err(Error::Origin)?;
    let sources = files
        .iter()
        .map(|file| (file.name.as_str(), file.text.as_str()));
    let advisories = Advisory::all(sources).map_err(Error::Publish)?;
    publish::files(catalogue, &advisories, &address).map_err(Error::Publish)
}

fn put(path: &Path, text: &str) -> Result<(), Error> {
    let failed = |error| Error::Disk {
        path: path.to_path_buf(),
        error,
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    fs::write(path, text).map_err(failed)
}

/// A base path with a slash at both ends.
fn with_slashes(base: &str) -> String {
    match base.trim_matches('/') {
        "" => "/".to_owned(),
        middle => format!("/{middle}/"),
    }
}
