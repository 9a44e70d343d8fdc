//! Writes the static site: every page in both languages, and the files the
//! pages fetch, beside what the build of the app has left in a folder.
//!
//! `data` makes the files that pages fetch, [`crate::publish`] those for tools,
//! `pages` renders the pages with the components of [`crate::web`], `template`
//! puts them into the app's own `index.html`, `search` and `full_text` have them
//! found, `offline` has them kept by the reader's browser. Only this file and
//! `full_text` touch the disk. Must not know the browser.

mod address;
mod data;
mod digest;
mod full_text;
mod head;
mod manifest;
mod offline;
mod pages;
mod picture;
mod policy;
mod scripts;
mod search;
mod sitemap;
mod template;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::catalogue::Catalogue;
use crate::catalogue::source::Fault;
use crate::data as own;
use crate::publish::{self, Advisory, File};

use self::head::About;

/// Where to write, and for which address.
#[derive(Clone, Debug, clap::Args)]
pub struct Arguments {
    /// The folder that holds the built app with its index.html
    #[arg(long, env = "TRUNK_STAGING_DIR", default_value = "dist")]
    out: PathBuf,
    /// The path under which the site is served
    #[arg(long, env = "TRUNK_PUBLIC_URL", default_value = "/")]
    base: String,
    /// Scheme and host it is published at, as in `https://example.org`; without
    /// it, pages say no full address, and feeds, CSAF and OSV files one that no
    /// server has
    #[arg(long, env = "PATCHLINE_ORIGIN")]
    origin: Option<String>,
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
    Address(address::NotAnOrigin),
    Template(template::Error),
    Scripts(scripts::Error),
    Picture(picture::Error),
    Catalogue(serde_json::Error),
    Origin(publish::OriginError),
    Publish(publish::Error),
    FullText(String),
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
            Self::Address(error) => write!(f, "{error}"),
            Self::Template(error) => write!(f, "index.html: {error}"),
            Self::Scripts(error) => write!(f, "index.html: {error}"),
            Self::Picture(error) => write!(f, "{error}"),
            Self::Catalogue(error) => write!(f, "the catalogue cannot be written: {error}"),
            Self::Origin(error) => write!(f, "--origin: {error}"),
            Self::Publish(error) => write!(f, "{error}"),
            Self::FullText(said) => write!(
                f,
                "pagefind, which indexes the texts of pages, failed: {said}"
            ),
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
            if arguments.origin.as_deref().is_none_or(str::is_empty) {
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
    let out = &arguments.out;
    let address = address::Address::new(&arguments.base, arguments.origin.as_deref())
        .map_err(Error::Address)?;
    let base = address.base.clone();
    // A development server would have to be reloaded past what is kept.
    let release = arguments.profile == "release";
    let html = text(&out.join("index.html"))?;
    let (html, scripts) = with_scripts(html, out, &base, release)?;

    let files = own::files();
    let catalogue = own::catalogue(&files).map_err(Error::Content)?;
    let site = data::Site::of(&files, &catalogue, &base)?;
    let about = About {
        address,
        index: site.index.clone(),
        data_through: site.written.data_through,
    };
    let policy = release.then_some(policy::POLICY);
    let template = template::Template::of(&html, policy, about.clone()).map_err(Error::Template)?;

    let mut written = site.files();
    written.extend(for_tools(&files, &catalogue, &about.address)?);
    let made = pages::Made {
        site,
        catalogue,
        base: base.clone(),
        template: template.clone(),
    };
    written.extend(searchable(out, &made)?);
    written.extend(sitemap::files(&about, &written));
    written.extend(manifest::files());
    written.extend(scripts);
    if release {
        written.push(offline::lost(&base, &template));
        let worker = worker(out, &mut written)?;
        written.push(worker);
    }
    let pictures = picture::all().map_err(Error::Picture)?;
    for file in &written {
        put(&out.join(&file.path), file.text.as_bytes())?;
    }
    for picture in &pictures {
        put(&out.join(&picture.path), &picture.png)?;
    }
    Ok(written.len() + pictures.len())
}

/// All pages, and what makes them found.
fn searchable(out: &Path, made: &pages::Made) -> Result<Vec<File>, Error> {
    let mut pages = pages::all(made);
    let documents: Vec<_> = pages
        .iter_mut()
        .filter_map(|page| page.text.take())
        .collect();
    let full = full_text::write(out, &documents)?;
    if full.is_none() {
        println!(
            "note: pagefind is not on PATH, so words inside of pages will not be found; `cargo xtask build` brings it"
        );
    }
    let index =
        search::file(&made.catalogue, &made.site.index, &pages, full).map_err(Error::Catalogue)?;
    let mut files: Vec<File> = pages.into_iter().map(|page| page.file).collect();
    for file in &mut files {
        file.text = file.text.replacen(search::INDEX, &index.path, 1);
    }
    files.push(index);
    Ok(files)
}

fn for_tools(
    files: &[own::File],
    catalogue: &Catalogue,
    address: &address::Address,
) -> Result<Vec<File>, Error> {
    let origin = address.origin.as_deref().unwrap_or(publish::UNTOLD);
    let address = publish::Address::new(origin, &address.base).map_err(Error::Origin)?;
    let sources = files
        .iter()
        .map(|file| (file.name.as_str(), file.text.as_str()));
    let advisories = Advisory::all(sources).map_err(Error::Publish)?;
    publish::files(catalogue, &advisories, &address).map_err(Error::Publish)
}

/// `html` with the tags of the scripts under `static/`, and these scripts under
/// the names that the tags say; those that were copied are taken away.
fn with_scripts(
    html: String,
    out: &Path,
    base: &str,
    release: bool,
) -> Result<(String, Vec<File>), Error> {
    let take = |name: &str| {
        let path = out.join(name);
        let text = text(&path)?;
        fs::remove_file(&path).map_err(|error| Error::Disk { path, error })?;
        Ok(text)
    };
    let html = with_second_program(html, out, base)?;
    let programs = scripts::programs(&html, base).map_err(Error::Scripts)?;
    let mut parts = Vec::new();
    for (name, path) in programs {
        parts.push((name, bytes(&out.join(path))?));
    }
    let (html, boot) =
        scripts::boot(&html, base, &take(scripts::BOOT)?, &parts).map_err(Error::Scripts)?;
    let offline = take(scripts::OFFLINE)?;
    if !release {
        return Ok((html, vec![boot]));
    }
    let (html, offline) = scripts::offline(&html, base, &offline).map_err(Error::Scripts)?;
    Ok((html, vec![boot, offline]))
}

/// `html` that names the second program by what it holds. Trunk gives names of
/// that sort to the first one only.
fn with_second_program(mut html: String, out: &Path, base: &str) -> Result<String, Error> {
    for name in scripts::SECOND {
        let (from, held) = (out.join(name), bytes(&out.join(name))?);
        let named = scripts::named_by_content(name, &held);
        fs::rename(&from, out.join(&named)).map_err(|error| Error::Disk { path: from, error })?;
        html = html.replace(&format!("\"{base}{name}\""), &format!("\"{base}{named}\""));
    }
    Ok(html)
}

/// The worker that keeps the site. Its version is that of all files, and goes
/// into every page, before it learns their digests.
fn worker(out: &Path, written: &mut [File]) -> Result<File, Error> {
    let built = built(out)?;
    let all = written
        .iter()
        .map(|file| (&file.path, file.text.as_bytes()))
        .chain(built.iter().map(|(path, bytes)| (path, bytes.as_slice())))
        .fold(String::new(), |all, (path, bytes)| {
            all + path + &digest::tag(bytes)
        });
    let version = digest::tag(all.as_bytes());
    for file in written.iter_mut() {
        let own = format!("data-version=\"{version}\"");
        file.text = file.text.replacen(scripts::VERSION, &own, 1);
    }
    let data = |file: &File| file.path.starts_with("data/") && file.path.ends_with(".json");
    let kept: Vec<_> = written
        .iter()
        .filter(|file| offline::is_kept(&file.path) || data(file) || file.path.ends_with(".js"))
        .map(|file| (file.path.clone(), file.text.as_bytes()))
        .chain(
            built
                .iter()
                .map(|(path, bytes)| (path.clone(), bytes.as_slice())),
        )
        .collect();
    Ok(offline::worker(&version, &kept))
}

/// What Trunk has built of the app, and the icon: they stand at the top of the
/// folder.
fn built(out: &Path) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let failed = |error| Error::Disk {
        path: out.to_path_buf(),
        error,
    };
    let mut built = Vec::new();
    for entry in fs::read_dir(out).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let end = path.extension().and_then(|end| end.to_str());
        if matches!(end, Some("css" | "js" | "wasm" | "svg"))
            && let Some(name) = path.file_name().and_then(|name| name.to_str())
        {
            built.push((name.to_owned(), bytes(&path)?));
        }
    }
    built.sort();
    Ok(built)
}

fn text(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(|error| Error::Disk {
        path: path.to_path_buf(),
        error,
    })
}

fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    fs::read(path).map_err(|error| Error::Disk {
        path: path.to_path_buf(),
        error,
    })
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |error| Error::Disk {
        path: path.to_path_buf(),
        error,
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    fs::write(path, bytes).map_err(failed)
}

/// `text` as it has to be written between tags and in attribute values.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
