//! Any fragment of a link: opened, and made again.
//!
//! What a link gives has to give the same link's answers once more.

#![no_main]

use std::sync::LazyLock;

use jiff::civil::{Date, date};
use libfuzzer_sys::fuzz_target;
use patchline::catalogue::Catalogue;
use patchline::data;
use patchline::report::judge;
use patchline::share::{ShareError, decode, encode};

static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| data::catalogue(&data::files()).expect("facts without a fault"));

const DAY: Date = date(2026, 11, 22);

fuzz_target!(|fragment: &str| {
    let Some(opened) = decode(fragment, &CATALOGUE) else {
        return;
    };
    let again = match encode(&opened.observations, &CATALOGUE, opened.as_of, true) {
        Ok(link) => decode(&link, &CATALOGUE).expect("it was just made"),
        // The names of a long link take more room escaped than they did.
        Err(ShareError::TooLong { .. }) => return,
        Err(error) => panic!("{fragment:?}: {error}"),
    };
    assert_eq!(opened.as_of, again.as_of);
    assert_eq!(opened.observations.len(), again.observations.len());
    let day = opened.as_of.unwrap_or(DAY);
    for (before, after) in opened.observations.iter().zip(&again.observations) {
        assert_eq!(before.label, after.label);
        let family = &CATALOGUE.families[before.family];
        assert_eq!(judge(family, before, day), judge(family, after, day));
    }
});
