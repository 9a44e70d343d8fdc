//! What the tests of the whole catalogue share: the catalogue itself, and
//! short ways to ask it. Each test binary uses a part of it.

#![allow(dead_code, reason = "each test binary uses a part of it")]

use std::sync::LazyLock;

use jiff::civil::Date;
use patchline::assess::{Assessment, assess};
use patchline::build::Build;
use patchline::catalogue::{Catalogue, Evidence, Family};
use patchline::data;

/// The project's own catalogue, which must load without a fault.
pub static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    data::catalogue(&data::files()).unwrap_or_else(|faults| {
        let list: Vec<String> = faults.iter().map(ToString::to_string).collect();
        panic!("the catalogue has faults:\n{}", list.join("\n"));
    })
});

/// The Exchange family.
pub fn exchange() -> &'static Family {
    CATALOGUE
        .families
        .iter()
        .find(|family| family.id() == "exchange")
        .expect("there is an Exchange family")
}

pub fn day(text: &str) -> Date {
    text.parse().expect(text)
}

pub fn build(text: &str) -> Build {
    text.parse().expect(text)
}

/// The answer for a build that a file version shows.
pub fn installed(text: &str, as_of: &str) -> Assessment {
    ask(text, Evidence::Installed, as_of)
}

pub fn ask(text: &str, evidence: Evidence, as_of: &str) -> Assessment {
    let sighting = exchange()
        .identify(build(text), evidence)
        .unwrap_or_else(|| panic!("{text} is no Exchange build"));
    assess(exchange(), &sighting, day(as_of))
}
