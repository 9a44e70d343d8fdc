//! The contract of the answers that are handed on.

mod common;

use common::{CATALOGUE, day};
use patchline::lang::Lang;
use patchline::reading::read;
use patchline::report::{NotUnderstood, Report, Server, json, report, table, text};

const SCHEMA: &str = include_str!("../static/schema/check-1.json");

fn answers(input: &str, as_of: &str, lang: Lang) -> Report {
    report(&CATALOGUE, &read(input, &CATALOGUE), day(as_of), lang)
}

/// Every listed build, and texts of every other sort, one a line.
fn everything() -> String {
    let builds = CATALOGUE
        .families
        .iter()
        .flat_map(|family| family.releases())
        .map(|release| release.build.to_string());
    let others = [
        "Version 15.2 (Build 1118.7)",
        "15.02.1118.021",
        "15.2.1118",
        "15.2.858.2",
        "15.2.1118.99",
        "15.2.3999.1",
        "15.20.4195.21",
        "nothing of interest",
        "192.168.100.200",
    ];
    builds
        .chain(others.map(ToOwned::to_owned))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn every_answer_keeps_the_published_schema() {
    let schema = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is a schema");
    for (as_of, lang) in [
        ("2012-01-01", Lang::En),
        ("2023-01-26", Lang::En),
        ("2026-06-20", Lang::Ja),
        ("2026-11-22", Lang::En),
    ] {
        let report = answers(&everything(), as_of, lang);
        assert!(report.servers.len() > 480, "{}", report.servers.len());
        let json = serde_json::to_value(&report).expect("a report serialises");
        let faults: Vec<String> = validator
            .iter_errors(&json)
            .map(|error| format!("{}: {error}", error.instance_path))
            .collect();
        assert!(faults.is_empty(), "{as_of}: {}", faults.join("\n"));
    }
}

#[test]
fn the_schema_refuses_what_breaks_the_contract() {
    let schema = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is a schema");
    let good = serde_json::to_value(answers("15.2.1118.20", "2023-01-26", Lang::En))
        .expect("a report serialises");
    assert!(validator.is_valid(&good));
    for (pointer, broken) in [
        ("/as_of", "26.01.2023".into()),
        ("/servers/0/verdict", "fine".into()),
        ("/servers/0/level", "sure".into()),
        ("/servers/0/required/0", "CU12".into()),
        ("/servers/0/exposed/0/id", "MS14-075".into()),
        ("/servers/0/options/0/steps/0/kb", "5022193".into()),
        ("/servers/0/line", serde_json::json!(0)),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(pointer).expect(pointer) = broken;
        assert!(!validator.is_valid(&bad), "{pointer}");
    }
}

#[test]
fn the_example_of_the_guidance_reads_as_the_contract_shows_it() {
    let report = answers("15.02.1118.020", "2023-01-26", Lang::En);
    insta::assert_json_snapshot!(report);
}

#[test]
fn the_browser_writes_the_same_json() {
    let report = answers(&everything(), "2026-11-22", Lang::Ja);
    let parsed = |text: &str| -> serde_json::Value { serde_json::from_str(text).expect("JSON") };
    for server in &report.servers {
        let written = json::server(server);
        assert_eq!(
            parsed(&written),
            serde_json::to_value(server).expect("JSON")
        );
        // The second program makes the other forms of it.
        let read: Server = serde_json::from_str(&written).expect("JSON of a server");
        assert_eq!(read, *server);
    }
    for item in &report.not_understood {
        let written = json::not_understood(item);
        assert_eq!(parsed(&written), serde_json::to_value(item).expect("JSON"));
        let read: NotUnderstood = serde_json::from_str(&written).expect("JSON of a line");
        assert_eq!(read, *item);
    }
}

#[test]
fn a_ticket_can_be_written_in_either_language() {
    for lang in Lang::ALL {
        let report = answers("15.2.1118.20\nnothing of interest", "2023-01-26", lang);
        insta::assert_snapshot!(format!("ticket-{}", lang.tag()), text::plain(&report, lang));
        insta::assert_snapshot!(
            format!("markdown-{}", lang.tag()),
            text::markdown(&report, lang)
        );
    }
}

#[test]
fn actions_that_differ_in_a_detail_stand_below_one_title() {
    let report = answers("15.2.1748.26", "2026-11-22", Lang::En);
    let title = "Check that no setting override undoes the fix";
    let ids: Vec<&str> = report.servers[0]
        .actions
        .iter()
        .filter(|action| action.title == title)
        .map(|action| action.id.as_str())
        .collect();
    assert!(ids.len() > 5, "the contract names each: {ids:?}");
    for written in [
        text::plain(&report, Lang::En),
        text::markdown(&report, Lang::En),
    ] {
        let mut lines = written
            .lines()
            .skip_while(|line| *line != format!("  - {title}:"))
            .skip(1);
        for id in &ids {
            let line = lines.next().unwrap_or_default();
            assert!(line.starts_with(&format!("      - {id}: ")), "{line}");
        }
        assert_eq!(written.matches(title).count(), 1);
    }
}

#[test]
fn a_spreadsheet_gets_one_line_a_server_and_runs_no_formula() {
    let report = answers("15.2.1118.20\n=cmd|' /C calc'!A0", "2023-01-26", Lang::En);
    let csv = table::csv(&report);
    let rows: Vec<csv::StringRecord> = csv::Reader::from_reader(csv.as_bytes())
        .records()
        .collect::<Result<_, _>>()
        .expect("every line has all columns");
    assert_eq!(rows.len(), 2);
    assert_eq!(&rows[0][10], "update-required");
    assert_eq!(&rows[0][11], "15.2.1118.21");
    assert!(rows[1][2].starts_with("'="), "{:?}", &rows[1]);
}

#[test]
fn every_note_and_action_of_every_answer_has_words_in_both_languages() {
    for lang in Lang::ALL {
        for as_of in ["2023-01-26", "2026-06-20", "2026-11-22"] {
            let report = answers(&everything(), as_of, lang);
            for server in &report.servers {
                for note in &server.notes {
                    assert!(!note.trim().is_empty(), "{}", server.text);
                }
                for action in &server.actions {
                    assert!(!action.text.trim().is_empty(), "{}", action.id);
                }
                assert!(!server.name.is_empty(), "{}", server.text);
            }
        }
    }
}
