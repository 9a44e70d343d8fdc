//! Weighs a built site against its size budgets, compressed as a server
//! sends it. It must not know how the site was built.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;

const KB: usize = 1024;

/// What the program that renders advisories and searches may weigh with its
/// script. It is loaded by who goes to an advisory inside the app or searches,
/// and by nobody else.
const SECOND: usize = 230;

/// How the names of that program's files begin.
const SECOND_NAME: &str = "extra";

/// What weighs how much, and what it may weigh.
#[derive(Debug, PartialEq, Eq)]
pub struct Weight {
    pub what: String,
    pub bytes: usize,
    /// The budget.
    pub limit: usize,
}

impl Weight {
    pub fn is_kept(&self) -> bool {
        self.bytes <= self.limit
    }

    fn remark(&self) -> &'static str {
        if self.is_kept() { "" } else { "TOO LARGE" }
    }
}

/// Weighs the site in `site`, built for `base`.
pub fn weigh(site: &Path, base: &str) -> Result<Vec<Weight>> {
    let page = site.join("index.html");
    let html = fs::read_to_string(&page).with_context(|| format!("reading {}", page.display()))?;
    let first_load: BTreeSet<PathBuf> = referenced(&html, base)
        .into_iter()
        .map(|path| site.join(path))
        .filter(|file| file.is_file())
        .collect();
    let (second, mut first_load): (BTreeSet<PathBuf>, BTreeSet<PathBuf>) =
        first_load.into_iter().partition(|file| is_second(file));
    let wasm: Vec<PathBuf> = first_load
        .iter()
        .filter(|file| has_end(file, "wasm"))
        .cloned()
        .collect();
    if wasm.is_empty() {
        bail!(
            "{} refers to no wasm file that exists under {base}",
            page.display()
        );
    }
    let catalogue = catalogue(site, &html)?;
    let (wasm, catalogue_size) = (sum(&wasm)?, gzipped(&catalogue)?);
    first_load.insert(page);
    first_load.insert(catalogue);

    let mut weights = vec![
        weight("wasm", wasm, 230),
        weight("catalogue", catalogue_size, 30),
        weight("checker, first load, everything", sum(&first_load)?, 350),
    ];
    weights.push(weight(
        "advisories inside the app, search, at first use",
        sum(&second)?,
        SECOND,
    ));
    weights.push(weight("names to search, at first use", names(site)?, 20));
    if let Some((id, bytes)) = heaviest_advisory(site, base)? {
        weights.push(weight(&format!("advisory to read: {id}"), bytes, 60));
    }
    Ok(weights)
}

fn is_second(file: &Path) -> bool {
    file.file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with(SECOND_NAME))
}

/// The table of weights, a line each.
pub fn table(weights: &[Weight]) -> String {
    let kb = |bytes: usize| format!("{}.{} KB", bytes / KB, bytes % KB * 10 / KB);
    let mut text = format!(
        "{:<50} {:>10} {:>10} {:>6}\n",
        "gzip", "size", "limit", "share"
    );
    for weight in weights {
        text.push_str(&format!(
            "{:<50} {:>10} {:>10} {:>4} % {}\n",
            weight.what,
            kb(weight.bytes),
            kb(weight.limit),
            weight.bytes * 100 / weight.limit,
            weight.remark()
        ));
    }
    text
}

fn weight(what: &str, bytes: usize, limit: usize) -> Weight {
    Weight {
        what: what.to_owned(),
        bytes,
        limit: limit * KB,
    }
}

/// The paths, below the site's folder, of the code and styles that a page
/// names: quoted addresses under the base that end as such files do.
fn referenced(html: &str, base: &str) -> BTreeSet<String> {
    html.split(['"', '\''])
        .filter_map(|value| value.strip_prefix(base))
        .filter(|path| {
            ["css", "js", "wasm"]
                .iter()
                .any(|end| has_end(Path::new(path), end))
        })
        .map(str::to_owned)
        .collect()
}

/// The file that holds the catalogue for the checker. Where there are
/// several, the page's own is meant, and if it names none, the largest.
fn catalogue(site: &Path, html: &str) -> Result<PathBuf> {
    let mut found: Vec<(bool, u64, PathBuf)> = Vec::new();
    for folder in [site.to_path_buf(), site.join("data")] {
        for file in fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = file.file_name().to_string_lossy().into_owned();
            if name.starts_with("catalogue") && name.ends_with(".json") {
                found.push((html.contains(&name), file.metadata()?.len(), file.path()));
            }
        }
    }
    found
        .into_iter()
        .max()
        .map(|(_, _, file)| file)
        .with_context(|| {
            format!(
                "{} holds no catalogue*.json, neither at its top nor in data/",
                site.display()
            )
        })
}

/// The index of names.
fn names(site: &Path) -> Result<usize> {
    let folder = site.join("data");
    let files = fs::read_dir(&folder).with_context(|| format!("reading {}", folder.display()))?;
    let is_index = |name: &str| name.starts_with("search-") && name.ends_with(".json");
    let file = files
        .flatten()
        .find(|file| is_index(&file.file_name().to_string_lossy()))
        .with_context(|| format!("{} holds no search-*.json", folder.display()))?;
    gzipped(&file.path())
}

/// The advisory whose page and styles weigh most.
fn heaviest_advisory(site: &Path, base: &str) -> Result<Option<(String, usize)>> {
    let mut heaviest = None;
    for (folder, before) in [("advisories", ""), ("ja/advisories", "ja/")] {
        let Ok(pages) = fs::read_dir(site.join(folder)) else {
            continue;
        };
        for page in pages.flatten() {
            let file = page.path().join("index.html");
            let Ok(html) = fs::read_to_string(&file) else {
                continue;
            };
            let styles: Vec<PathBuf> = referenced(&html, base)
                .into_iter()
                .map(|path| site.join(path))
                .filter(|file| has_end(file, "css") && file.is_file())
                .collect();
            let bytes = gzipped(&file)? + sum(&styles)?;
            let id = format!("{before}{}", page.file_name().to_string_lossy());
            if heaviest.as_ref().is_none_or(|(_, most)| bytes > *most) {
                heaviest = Some((id, bytes));
            }
        }
    }
    Ok(heaviest)
}

fn has_end(file: &Path, end: &str) -> bool {
    file.extension().is_some_and(|e| e == end)
}

fn sum<'a>(files: impl IntoIterator<Item = &'a PathBuf>) -> Result<usize> {
    files.into_iter().map(|file| gzipped(file)).sum()
}

fn gzipped(file: &Path) -> Result<usize> {
    let bytes = fs::read(file).with_context(|| format!("reading {}", file.display()))?;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&bytes)?;
    Ok(encoder.finish()?.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_a_page_names() {
        let html = r#"<link rel="stylesheet" href="/p/site-1.css"><link rel=icon href="/p/icon.svg">
            <a href="/p/check/">x</a><a href="https://example.org/p/other.js">y</a>
            <link rel="modulepreload" href='/p/app-2.js'>
            <script id="boot" src="/p/boot.js" data-js="/p/app-2.js" data-wasm="/p/app-2_bg.wasm"></script>"#;
        let found: Vec<String> = referenced(html, "/p/").into_iter().collect();
        assert_eq!(
            found,
            ["app-2.js", "app-2_bg.wasm", "boot.js", "site-1.css"]
        );
        assert!(referenced(html, "/q/").is_empty());
    }

    #[test]
    fn a_limit_is_still_kept() {
        let cases = [(0, true), (30 * KB, true), (30 * KB + 1, false)];
        for (bytes, kept) in cases {
            assert_eq!(weight("catalogue", bytes, 30).is_kept(), kept, "{bytes}");
        }
    }

    #[test]
    fn the_table_names_what_is_too_large() {
        let text = table(&[
            weight("wasm", 115 * KB + 512, 230),
            weight("catalogue", 31 * KB, 30),
        ]);
        let lines: Vec<&str> = text.lines().collect();
        assert!(
            lines[1].contains("115.5 KB") && lines[1].contains("50 %"),
            "{text}"
        );
        assert!(!lines[1].contains("TOO LARGE"), "{text}");
        assert!(
            lines[2].contains("103 %") && lines[2].ends_with("TOO LARGE"),
            "{text}"
        );
    }
}
