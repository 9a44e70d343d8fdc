//! Firefox, in whatever version the machine has or Debian keeps. It must not
//! know which tests use it.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::{Found, debian};
use crate::run::{Call, on_path};
use crate::version::Version;

const NAMES: &[&str] = &[
    "firefox",
    "firefox-esr",
    "/Applications/Firefox.app/Contents/MacOS/firefox",
];

const TO_DO: &str =
    "to do: install Firefox, and set FIREFOX to the program where it is not on PATH";

pub fn bring() -> Result<Found> {
    if let Some(place) = env::var_os("FIREFOX") {
        let place = PathBuf::from(place);
        return found(place.clone(), "named by FIREFOX").with_context(|| {
            let place = place.display();
            format!("FIREFOX names {place}, which does not answer to --version\n  {TO_DO}")
        });
    }
    let there = |way| {
        let mut places = NAMES.iter().filter_map(|name| {
            let place = PathBuf::from(name);
            if place.is_absolute() {
                place.is_file().then_some(place)
            } else {
                on_path(name)
            }
        });
        places.find_map(|place| found(place, way))
    };
    if let Some(found) = there("found") {
        return Ok(found);
    }
    debian::install(&["firefox-esr"]).with_context(|| format!("no Firefox\n  {TO_DO}"))?;
    there("brought as a Debian package").with_context(|| {
        format!("the Debian package is installed, but gives no program\n  {TO_DO}")
    })
}

fn found(place: PathBuf, way: &'static str) -> Option<Found> {
    let answer = Call::new(&place).args(["--version"]).answer()?;
    Some(Found {
        version: Version::read(&answer)?.to_string(),
        place,
        way,
    })
}
