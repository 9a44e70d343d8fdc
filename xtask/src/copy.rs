//! Packs a built site into a zip that works from any folder of any web server,
//! such as one without a way to the internet: unpacked, it needs no build and
//! no setting.
//!
//! A built page names everything from the root of its server. In the copy it
//! names all from where it stands itself, and tells the app the way up to the
//! base. What is only of use at the published address stays out. It must not
//! know what stands on a page.

mod page;

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// What a copy does not hold: what is read at the published address alone, and
/// what needs a server that is known, or a connection that may be lost.
const LEFT_OUT: &[&str] = &[
    ".nojekyll",
    "404.html",
    "offline.html",
    "robots.txt",
    "sitemap.xml",
    "sw.js",
];

/// What comes beside the site.
const ADDED: &[(&str, &str)] = &[
    ("README.txt", include_str!("copy/README.txt")),
    ("web.config", include_str!("copy/web.config")),
];

/// Packs the site in `site` into the file `into`.
pub fn pack(site: &Path, into: &Path) -> Result<()> {
    let base = base(site)?;
    let mut files = Vec::new();
    collect(site, site, &mut files)?;
    files.sort();

    if let Some(folder) = into.parent() {
        fs::create_dir_all(folder).with_context(|| format!("creating {}", folder.display()))?;
    }
    let file = File::create(into).with_context(|| format!("writing {}", into.display()))?;
    let mut zip = ZipWriter::new(BufWriter::new(file));
    let mut count = 0;
    for path in files {
        if LEFT_OUT.contains(&path.as_str()) || path.ends_with(".webmanifest") {
            continue;
        }
        let bytes = fs::read(site.join(&path)).with_context(|| format!("reading {path}"))?;
        let bytes = if path.ends_with(".html") {
            let html = String::from_utf8(bytes).with_context(|| format!("reading {path}"))?;
            page::moved(&html, &base, &path)
                .with_context(|| format!("rewriting {path}"))?
                .into_bytes()
        } else {
            bytes
        };
        add(&mut zip, &path, &bytes)?;
        count += 1;
    }
    for (path, text) in ADDED {
        add(&mut zip, path, text.as_bytes())?;
    }
    zip.finish()?.flush()?;
    println!(
        "{count} files of {} are in {}\n  to use it: unpack it into a folder of a web server",
        site.display(),
        into.display()
    );
    Ok(())
}

/// Unpacks a copy into a folder, which is emptied before.
pub fn unpack(zip: &Path, into: &Path) -> Result<()> {
    if into.exists() {
        fs::remove_dir_all(into).with_context(|| format!("removing {}", into.display()))?;
    }
    let file = File::open(zip).with_context(|| format!("reading {}", zip.display()))?;
    ZipArchive::new(file)?.extract(into)?;
    Ok(())
}

/// The base a site was built for, as its front page says it.
fn base(site: &Path) -> Result<String> {
    let front = site.join("index.html");
    let html = fs::read_to_string(&front).with_context(|| {
        format!(
            "{} cannot be read\n  to do: build the site first, with `cargo xtask build`",
            front.display()
        )
    })?;
    let base = html
        .split_once("data-base=\"")
        .and_then(|(_, rest)| rest.split('"').next())
        .ok_or_else(|| anyhow!("{} names no data-base", front.display()))?;
    if !(base.starts_with('/') && base.ends_with('/')) {
        bail!("{}: the base {base:?} is no path", front.display());
    }
    Ok(base.to_owned())
}

/// The paths of all files below `folder`, from `site`, with slashes.
fn collect(site: &Path, folder: &Path, files: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path: PathBuf = entry?.path();
        if path.is_dir() {
            collect(site, &path, files)?;
        } else if let Ok(inside) = path.strip_prefix(site) {
            let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
            files.push(parts.join("/"));
        }
    }
    Ok(())
}

/// The day of files is left at the format's first, so that the same site is the
/// same zip.
fn add(zip: &mut ZipWriter<BufWriter<File>>, path: &str, bytes: &[u8]) -> Result<()> {
    zip.start_file(path, SimpleFileOptions::default())?;
    zip.write_all(bytes)?;
    Ok(())
}
