//! The one file that the browser loads: it says the same as the hand-edited
//! files, and it is small.

mod common;

use std::io::Write as _;

use common::CATALOGUE;
use flate2::{Compression, write::GzEncoder};
use patchline::catalogue::compact;

/// The budget for the compressed file, in bytes.
const BUDGET: usize = 30 * 1024;

#[test]
fn the_compact_file_says_the_same_as_the_catalogue() {
    let text = compact::write(&CATALOGUE).expect("tables serialise");
    let mut read = compact::read(&text).expect("what was written can be read");
    for (family, original) in read.families.iter_mut().zip(&CATALOGUE.families) {
        assert_eq!(family.releases(), original.releases());
        assert_eq!(family.branches(), original.branches());
        assert_eq!(family.products(), original.products());
        assert_eq!(family.vulnerabilities(), original.vulnerabilities());
        assert_eq!(family.actions(), original.actions());
        assert_eq!(family.issues(), original.issues());
    }
    assert_eq!(read.families.len(), CATALOGUE.families.len());
}

#[test]
fn the_compact_file_keeps_its_budget() {
    let text = compact::write(&CATALOGUE).expect("tables serialise");
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text.as_bytes()).expect("memory takes it");
    let size = encoder.finish().expect("memory takes it").len();
    assert!(size <= BUDGET, "{size} bytes compressed, {} before", text.len());
}

#[test]
fn a_damaged_file_is_refused_and_never_panics() {
    let text = compact::write(&CATALOGUE).expect("tables serialise");
    for end in [0, 1, text.len() / 3, text.len() - 1] {
        let cut: String = text.chars().take(end).collect();
        assert!(compact::read(&cut).is_err(), "cut at {end}");
    }
    let unknown = text.replacen("\"CU12\"", "\"CU99\"", 1);
    assert!(compact::read(&unknown).is_err(), "a branch without a window");
}
