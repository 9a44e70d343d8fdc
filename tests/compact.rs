//! The one file that the browser loads: it says the same as the hand-edited
//! files, and it is small.

mod common;

use std::io::Write as _;

use common::CATALOGUE;
use flate2::{Compression, write::GzEncoder};
use patchline::assess::assess;
use patchline::catalogue::{Evidence, Family, compact};
use patchline::lang::Lang;
use patchline::messages::answer;

/// The budget for the compressed file, in bytes.
const BUDGET: usize = 30 * 1024;

#[test]
fn the_compact_file_says_what_answers_need() {
    let as_of = common::day("2023-01-26");
    for lang in Lang::ALL {
        let text = compact::write(&CATALOGUE, lang).expect("tables serialise");
        let read = compact::read(&text).expect("what was written can be read");
        assert_eq!(read.families.len(), CATALOGUE.families.len());
        for (family, original) in read.families.iter().zip(&CATALOGUE.families) {
            let (short, long) = (family.tables(), original.tables());
            assert_eq!(short.recognition, long.recognition);
            assert_eq!(short.aliases, long.aliases);
            assert_eq!(short.kev, long.kev);
            assert_eq!(short.family.kinds, long.family.kinds);
            for release in original.releases() {
                let answer =
                    |family: &Family| {
                        let sighting = family.identify(release.build, Evidence::Installed)?;
                        let assessment = assess(family, &sighting, as_of);
                        let words: Vec<String> =
                            assessment
                                .notes
                                .iter()
                                .map(|note| answer::note(family, note, lang))
                                .chain(assessment.actions.iter().map(|index| {
                                    family.actions()[*index].text.get(lang).to_owned()
                                }))
                                .collect();
                        Some((assessment, words))
                    };
                assert_eq!(answer(family), answer(original), "{}", release.build);
            }
        }
    }
}

#[test]
fn the_compact_file_keeps_its_budget() {
    for lang in Lang::ALL {
        let text = compact::write(&CATALOGUE, lang).expect("tables serialise");
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(text.as_bytes()).expect("memory takes it");
        let size = encoder.finish().expect("memory takes it").len();
        println!(
            "{}: {size} bytes compressed, {} before",
            lang.tag(),
            text.len()
        );
        assert!(size <= BUDGET, "{}: {size} bytes compressed", lang.tag());
    }
}

#[test]
fn it_is_read_a_table_at_a_time() {
    let text = compact::write(&CATALOGUE, Lang::En).expect("tables serialise");
    let mut loading = compact::Loading::new(&text);
    let mut steps = 1;
    let read = loop {
        match loading.step().expect("what was written can be read") {
            Some(catalogue) => break catalogue,
            None => steps += 1,
        }
    };
    assert_eq!(read, compact::read(&text).expect("it was read before"));
    // A family has fifteen tables.
    assert!(steps > 10 * read.families.len(), "{steps} steps");
}

#[test]
fn a_damaged_file_is_refused_with_the_place() {
    let text = compact::write(&CATALOGUE, Lang::En).expect("tables serialise");
    let fault = |text: &str| compact::read(text).expect_err("damaged").to_string();
    for end in [0, 1, text.len() / 3, text.len() - 1] {
        let cut = &text[..text.floor_char_boundary(end)];
        let fault = fault(cut);
        let at = format!("byte {}", cut.len());
        assert!(fault.ends_with(&at), "cut at {end}: {fault}");
    }
    for (part, broken, told) in [
        ("\"15.2.1118.7\"", "\"15.2.70000.7\"", "releases: build"),
        ("\"2022-04-20\"", "\"2022-04-31\"", "releases: date"),
        ("\"Jan23SU\",\"Feb23SU\"", "\"Jan23SU\"", "releases: update"),
        ("[\"CVE-2018-0924\"", "[\"CVE-2018-0923\"", "vulnerability"),
        ("[[{", "[[{},{", "family: object"),
        ("]]", ",[]]]", "byte"),
        ("]]", "]],", "byte"),
    ] {
        // What closes the file stands at its end.
        let at = if part == "]]" {
            text.rfind(part)
        } else {
            text.find(part)
        };
        let at = at.unwrap_or_else(|| panic!("{part}"));
        let broken = [&text[..at], broken, &text[at + part.len()..]].concat();
        let fault = fault(&broken);
        assert!(fault.contains(told), "{part}: {fault}");
    }
}
