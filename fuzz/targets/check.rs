//! Any bytes, the whole way: decoded, read, judged, and written in every form.
//!
//! Nothing may panic or hang, and what comes out has to fit what went in.

#![no_main]

use std::sync::LazyLock;

use jiff::civil::{Date, date};
use libfuzzer_sys::fuzz_target;
use patchline::catalogue::{Catalogue, Level};
use patchline::lang::Lang;
use patchline::reading::{EXCERPT, decode, lines, read};
use patchline::report::{report, table, text};
use patchline::{data, share};

static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| data::catalogue(&data::files()).expect("facts without a fault"));

/// Before the first release, in the middle, and after the last.
const DAYS: [Date; 3] = [date(1990, 1, 1), date(2023, 1, 26), date(2026, 11, 22)];

fuzz_target!(|bytes: &[u8]| {
    let Ok(decoded) = decode(bytes) else {
        return;
    };
    let reading = read(&decoded.text, &CATALOGUE);
    let count = u32::try_from(lines(&decoded.text).count()).expect("few lines");
    assert_eq!(reading.lines, count);
    for seen in &reading.observations {
        assert!((1..=count).contains(&seen.line), "{seen:?}");
        assert!(seen.label.as_deref() != Some(""), "{seen:?}");
    }
    for lost in &reading.not_understood {
        assert!((1..=count).contains(&lost.line), "{lost:?}");
        assert!(lost.text.chars().count() <= EXCERPT, "{lost:?}");
    }
    // Whoever gives a text and nothing else must not get silence.
    let silent = reading.observations.is_empty() && reading.not_understood.is_empty();
    let passed: u32 = reading.ignored.iter().map(|(_, count)| count).sum();
    assert!(!silent || passed > 0 || count == 0, "{:?}", decoded.text);

    let as_of = DAYS[bytes.len() % DAYS.len()];
    let lang = Lang::ALL[bytes.len() % Lang::ALL.len()];
    let report = report(&CATALOGUE, &reading, as_of, lang);
    assert_eq!(report.servers.len(), reading.observations.len());
    for (server, seen) in report.servers.iter().zip(&reading.observations) {
        if seen.sighting.level == Level::Hint {
            assert_ne!(server.verdict, "update-required", "{seen:?}");
            assert!(
                server
                    .exposed
                    .iter()
                    .all(|item| item.certainty == "possible")
            );
        }
    }
    serde_json::to_string(&report).expect("a report is JSON");
    let _ = table::csv(&report);
    assert!(text::plain(&report, lang).ends_with('\n'));
    assert!(text::markdown(&report, lang).ends_with('\n'));
    let _ = share::encode(&reading.observations, &CATALOGUE, Some(as_of), true);
});
