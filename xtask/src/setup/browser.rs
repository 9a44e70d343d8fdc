//! Chromium or Chrome, with a driver of the same major version, and fonts
//! that can show Japanese. It must not know which tests use them.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::{Found, debian};
use crate::run::{Call, on_path};
use crate::version::Version;

/// What a browser needs to run unattended, also as root, and quietly.
pub const FLAGS: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

const NAMES: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const PACKAGES: &[&str] = &["chromium", "chromium-driver"];

const TO_DO: &str = "to do: install Chromium or Chrome, and a chromedriver of the same major version, \
    and set CHROMIUM and CHROMEDRIVER to the two programs where they are not on PATH";

/// A browser and its driver.
pub struct Browser {
    pub program: PathBuf,
    pub driver: PathBuf,
    pub version: Version,
    pub way: &'static str,
}

/// A program and what it answers to `--version`.
type Answering = (PathBuf, Version);

pub fn bring() -> Result<Browser> {
    let forced = env::var_os("CHROMIUM").is_some() || env::var_os("CHROMEDRIVER").is_some();
    if let Some(browser) = pair(browsers()?, &drivers()?, "found") {
        return Ok(browser);
    }
    if forced {
        bail!(
            "browser: {}; driver: {}; they must be of the same major version\n  {TO_DO}",
            names(&browsers()?),
            names(&drivers()?)
        );
    }
    if !debian::available() {
        bail!(
            "browser: {}; driver: {}; they must be there and of the same major version, and there is no apt-get to bring them\n  {TO_DO}",
            names(&browsers()?),
            names(&drivers()?)
        );
    }
    debian::install(PACKAGES)?;
    pair(browsers()?, &drivers()?, "brought as Debian packages").with_context(|| {
        format!(
            "the Debian packages {} are installed, but give no pair\n  {TO_DO}",
            PACKAGES.join(" and ")
        )
    })
}

/// Fonts for Japanese, without which pages render as boxes.
pub fn fonts() -> Result<Found> {
    if let Some(found) = fonts_there("found") {
        return Ok(found);
    }
    debian::install(&["fonts-noto-cjk", "fontconfig"])
        .context("no font for Japanese\n  to do: install one, such as Noto Sans CJK")?;
    fonts_there("brought as a Debian package")
        .context("the font package is installed, but `fc-list :lang=ja` names no font\n  to do: run `fc-cache`")
}

fn fonts_there(way: &'static str) -> Option<Found> {
    // Only a Linux may lack them.
    if !cfg!(target_os = "linux") {
        return Some(Found {
            version: "system".to_owned(),
            place: PathBuf::from("system"),
            way: "taken as given",
        });
    }
    let list = Call::new("fc-list").args([":lang=ja", "file"]).answer()?;
    let first = list.lines().min()?;
    Some(Found {
        version: format!("{} files", list.lines().count()),
        place: PathBuf::from(first.trim_end_matches([':', ' '])),
        way,
    })
}

fn browsers() -> Result<Vec<Answering>> {
    candidates("CHROMIUM", NAMES.iter().map(PathBuf::from).collect())
}

fn drivers() -> Result<Vec<Answering>> {
    let mut places = vec![PathBuf::from("chromedriver")];
    // Where GitHub's machines keep the driver that fits their Chrome.
    if let Some(folder) = env::var_os("CHROMEWEBDRIVER") {
        places.push(PathBuf::from(folder).join("chromedriver"));
    }
    candidates("CHROMEDRIVER", places)
}

/// Those programs that are there and answer; with the variable set, only
/// the one it names.
fn candidates(variable: &str, places: Vec<PathBuf>) -> Result<Vec<Answering>> {
    if let Some(place) = env::var_os(variable) {
        let place = PathBuf::from(place);
        let version = version(&place).with_context(|| {
            format!("{variable} names {}, which does not answer to --version\n  to do: correct or unset {variable}", place.display())
        })?;
        return Ok(vec![(place, version)]);
    }
    Ok(places
        .into_iter()
        .filter_map(|place| {
            if place.is_absolute() {
                place.is_file().then_some(place)
            } else {
                on_path(place.to_str()?)
            }
        })
        .filter_map(|place| Some((place.clone(), version(&place)?)))
        .collect())
}

fn version(program: &PathBuf) -> Option<Version> {
    let answer = Call::new(program).args(["--version"]).answer()?;
    Version::read(&answer)
}

/// The first browser that one of the drivers can drive.
fn pair(browsers: Vec<Answering>, drivers: &[Answering], way: &'static str) -> Option<Browser> {
    browsers.into_iter().find_map(|(program, version)| {
        let (driver, _) = drivers
            .iter()
            .find(|(_, driver)| driver.major() == version.major())?;
        Some(Browser {
            program,
            driver: driver.clone(),
            version,
            way,
        })
    })
}

fn names(programs: &[Answering]) -> String {
    if programs.is_empty() {
        return "none".to_owned();
    }
    let names: Vec<String> = programs
        .iter()
        .map(|(place, version)| format!("{} {version}", place.display()))
        .collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn programs(list: &[(&str, &str)]) -> Vec<Answering> {
        list.iter()
            .filter_map(|(place, text)| Some((PathBuf::from(place), Version::read(text)?)))
            .collect()
    }

    type Programs = &'static [(&'static str, &'static str)];

    #[test]
    fn pairs_by_major_version() {
        let cases: [(Programs, Programs, Option<[&str; 2]>); 5] = [
            (
                &[("/a", "156.0.1")],
                &[("/d", "156.0.9")],
                Some(["/a", "/d"]),
            ),
            (&[("/a", "156.0.1")], &[("/d", "155.0.1")], None),
            (
                &[("/a", "157.0.1"), ("/b", "156.0.1")],
                &[("/d", "156.0.1")],
                Some(["/b", "/d"]),
            ),
            (
                &[("/a", "157.0.1")],
                &[("/d", "156.0.1"), ("/e", "157.0.2")],
                Some(["/a", "/e"]),
            ),
            (&[], &[("/d", "156.0.1")], None),
        ];
        for (browsers, drivers, wanted) in cases {
            let got = pair(programs(browsers), &programs(drivers), "found");
            let got = got
                .as_ref()
                .and_then(|found| Some([found.program.to_str()?, found.driver.to_str()?]));
            assert_eq!(got, wanted, "{browsers:?} {drivers:?}");
        }
    }
}
