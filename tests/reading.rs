//! Texts as people paste them, and what has to be read in them.
//!
//! `tests/reading/*.txt` holds the texts: `=== title`, the text, `--- expected`
//! and one line for each observation and each refusal. An observation reads
//! `level build = name @ server`, followed by what was named beside it (`+`),
//! how many further sights were merged (`~`) and remarks (`!`); a refusal reads
//! `? line reason`. In the texts, `\t`, `\r`, `\u{…}` stand for themselves
//! where a line begins with `\:`.
//!
//! With `PATCHLINE_REAL_INPUTS` set to a JSON file of samples, those are read
//! too.

mod common;

use std::fmt::Write as _;
use std::path::Path;

use common::CATALOGUE;
use patchline::catalogue::{Catalogue, Family, Standing};
use patchline::reading::{NotUnderstood, Observation, Reading, Reason, Remark, read};

fn release_name(family: &Family, observation: &Observation) -> Option<String> {
    let product = |id| {
        family
            .product(id)
            .row
            .name
            .en
            .replace("Exchange Server", "Exchange")
    };
    match &observation.sighting.standing {
        Standing::Releases(ids) => {
            let releases: Vec<_> = ids.iter().map(|id| family.release(*id)).collect();
            let first = releases.first()?;
            let branch = family.branch(first.branch);
            let name = format!("{} {}", product(first.product), branch.name);
            match releases.as_slice() {
                [only] => Some(match &only.update {
                    Some(update) => format!("{name} {update}"),
                    None => name,
                }),
                several if several.iter().all(|release| release.branch == first.branch) => {
                    Some(name)
                }
                several
                    if several
                        .iter()
                        .all(|release| release.product == first.product) =>
                {
                    Some(product(first.product))
                }
                _ => Some("several".to_owned()),
            }
        }
        Standing::Between { branch, .. } | Standing::Beyond(branch) => {
            let branch = family.branch(*branch);
            Some(format!("{} {}", product(branch.product), branch.name))
        }
        Standing::NoBranch(_) | Standing::Cloud | Standing::Foreign => None,
    }
}

fn show(catalogue: &Catalogue, observation: &Observation) -> String {
    let family = &catalogue.families[observation.family];
    let mut line = observation.sighting.level.key().to_owned();
    let build = observation
        .sighting
        .build
        .map_or_else(|| "-".to_owned(), |build| build.to_string());
    write!(line, " {build}").expect("a string takes everything");
    if let Some(name) = release_name(family, observation) {
        write!(line, " = {}", name.trim_start_matches("Exchange "))
            .expect("a string takes everything");
    }
    if let Some(label) = &observation.label {
        write!(line, " @ {label}").expect("a string takes everything");
    }
    if !observation.named.is_empty() {
        write!(line, " + {}", observation.named.join(",")).expect("a string takes everything");
    }
    if !observation.merged.is_empty() {
        write!(line, " ~ {}", observation.merged.len()).expect("a string takes everything");
    }
    for remark in &observation.remarks {
        line.push_str(match remark {
            Remark::NameDisagrees(_) => " ! name",
            Remark::MaybeDamaged => " ! damaged",
            Remark::Doubtful => " ! doubtful",
        });
    }
    line
}

fn show_refusal(refusal: &NotUnderstood) -> String {
    let reason = match &refusal.reason {
        Reason::NothingKnown => "nothing-known".to_owned(),
        Reason::NoFamily => "no-family".to_owned(),
        Reason::NotABuild => "not-a-build".to_owned(),
        Reason::Foreign(what) => format!("foreign {}", what.en),
        Reason::CutOff { .. } => "cut-off".to_owned(),
        Reason::Limit(build) => format!("limit {build}"),
        Reason::SetupTarget(build) => format!("target {build}"),
        Reason::PartsMissing => "parts".to_owned(),
        Reason::TooLong => "too-long".to_owned(),
        Reason::NoVersionInRow => "no-version".to_owned(),
        Reason::DirectoryLevel { from, to } => format!("directory {from} to {to}"),
        Reason::UnknownName => "unknown-name".to_owned(),
        Reason::UnknownArticle => "unknown-article".to_owned(),
        Reason::OnlyVulnerabilities(ids) => format!("vulnerabilities {}", ids.join(",")),
    };
    format!("? {} {reason}", refusal.line)
}

fn show_all(reading: &Reading) -> Vec<String> {
    let mut lines: Vec<String> = reading
        .observations
        .iter()
        .map(|observation| show(&CATALOGUE, observation))
        .collect();
    lines.extend(reading.not_understood.iter().map(show_refusal));
    lines
}

struct Case {
    title: String,
    text: String,
    expected: Vec<String>,
}

/// `\:` at the beginning of a line makes escapes count in it.
fn plain(line: &str) -> String {
    let Some(rest) = line.strip_prefix("\\:") else {
        return line.to_owned();
    };
    let mut out = String::new();
    let mut chars = rest.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('t') => out.push('\t'),
            Some('r') => out.push('\r'),
            Some('u') => {
                let code: String = chars.by_ref().skip(1).take_while(|c| *c != '}').collect();
                let code = u32::from_str_radix(&code, 16).expect("hexadecimal digits");
                out.push(char::from_u32(code).expect("a character"));
            }
            Some(c) => out.push(c),
            None => {}
        }
    }
    out
}

fn cases(file: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut expecting = false;
    for line in file.lines() {
        if let Some(title) = line.strip_prefix("=== ") {
            expecting = false;
            cases.push(Case {
                title: title.to_owned(),
                text: String::new(),
                expected: Vec::new(),
            });
            continue;
        }
        let Some(case) = cases.last_mut() else {
            continue;
        };
        if line == "--- expected" {
            expecting = true;
        } else if !expecting {
            case.text.push_str(&plain(line));
            case.text.push('\n');
        } else if !line.trim().is_empty() {
            case.expected.push(line.trim().to_owned());
        }
    }
    cases
}

fn fixtures() -> Vec<(String, Vec<Case>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reading");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("a text");
            (
                path.file_name()
                    .expect("a name")
                    .to_string_lossy()
                    .into_owned(),
                cases(&text),
            )
        })
        .collect()
}

#[test]
fn every_text_is_read_as_expected() {
    let mut faults = String::new();
    let mut count = 0;
    for (file, cases) in fixtures() {
        for case in cases {
            count += 1;
            let read = show_all(&read(&case.text, &CATALOGUE));
            if read != case.expected {
                writeln!(
                    faults,
                    "{file}: {}\n{}--- expected\n{}\n--- read\n{}\n",
                    case.title,
                    case.text,
                    case.expected.join("\n"),
                    read.join("\n")
                )
                .expect("a string takes everything");
            }
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
    assert!(count >= 150, "only {count} texts");
}

#[test]
fn the_samples_of_a_given_file_are_read_as_expected() {
    let Ok(path) = std::env::var("PATCHLINE_REAL_INPUTS") else {
        return;
    };
    let text = std::fs::read_to_string(path).expect("the file of samples");
    let samples: Vec<serde_json::Value> = serde_json::from_str(&text).expect("a list of samples");
    let mut faults = String::new();
    for sample in &samples {
        let field = |name: &str| sample[name].as_str().unwrap_or("").to_owned();
        let reading = read(&field("text"), &CATALOGUE);
        let shown: Vec<String> = reading
            .observations
            .iter()
            .map(|observation| {
                let family = &CATALOGUE.families[observation.family];
                let build = observation.sighting.build.map(|build| build.to_string());
                let name = match observation.sighting.level {
                    patchline::catalogue::Level::Foreign | patchline::catalogue::Level::Cloud => {
                        None
                    }
                    _ => release_name(family, observation),
                };
                format!(
                    "{} {} {}",
                    build.unwrap_or_default(),
                    name.unwrap_or_default(),
                    observation.sighting.level.key()
                )
            })
            .collect();
        let expected: Vec<String> = sample["expected"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|entry| {
                let word = |name: &str| entry[name].as_str().unwrap_or("").to_owned();
                // The samples call a service pack without rollup "SP1 RTM".
                let label = word("label").replace("SP1 RTM", "SP1");
                format!("{} {label} {}", word("build"), word("level"))
            })
            .collect();
        if shown != expected {
            writeln!(
                faults,
                "{} {}\n{}\n--- expected\n{}\n--- read\n{}\n--- not understood\n{}\n",
                field("id"),
                field("title"),
                field("text"),
                expected.join("\n"),
                shown.join("\n"),
                reading
                    .not_understood
                    .iter()
                    .map(show_refusal)
                    .collect::<Vec<_>>()
                    .join("\n")
            )
            .expect("a string takes everything");
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn the_rest_of_an_endless_line_is_named() {
    let line = format!("15.2.1118.20 {}", "x".repeat(3 << 20));
    let reading = read(&line, &CATALOGUE);
    assert_eq!(reading.observations.len(), 1);
    assert_eq!(
        show_all(&reading)[1],
        "? 1 too-long",
        "what was not looked at is said"
    );
}

mod properties {
    use proptest::prelude::*;

    use super::{CATALOGUE, show_all};
    use patchline::reading::{Reader, decode, lines, read};

    /// Pieces of which real texts consist, and damage.
    const PIECES: &[&str] = &[
        "15.2.1118.20",
        "15.02.1118.020",
        "Version 15.2 (Build 1118.7)",
        "Version 15.2 (Bu...",
        "(Build",
        "1118.7)",
        "Name : EX01",
        "Name,AdminDisplayVersion",
        "EX01,",
        "EX01;",
        "\"",
        "\"\"",
        "{",
        "}",
        "[",
        "]",
        ":",
        "=",
        "<tr>",
        "<td>",
        "</td>",
        "</tr>",
        "<table>",
        "</table>",
        "<Obj RefId=\"0\">",
        "</Obj>",
        "<S N=\"Name\">",
        "</S>",
        "<",
        ">",
        "|",
        "|_",
        "----",
        "---- -------",
        "Received: from A by B with mapi id",
        "id",
        "\n",
        "\n",
        "\n",
        "\r\n",
        "\t",
        " ",
        "  ",
        "X-OWA-Version:",
        "cpe:2.3:a:microsoft:exchange_server:2019:cumulative_update_11",
        "Exchange Server 2019 CU12 Jan23SU",
        "2019",
        "CU12",
        "KB5022193",
        "CVE-2023-21745",
        "CVE-",
        "15.",
        "15,2",
        "&#",
        "&nbsp;",
        "%20",
        "%",
        "１５．２",
        "ビルド",
        "é",
        "\u{feff}",
        "\u{200b}",
        "_x000D_",
        "_x",
        "**",
        "\\",
        "0x",
        "MsiBuildMajor : ",
        "Major : 15",
        "MajorVersion=\"15\"",
        "#TYPE X",
        "738180DA",
        "ServerVersion:",
        "rangeUpper: 17003",
        "99999999999999999999.1.2.3",
        "..",
        "v",
        "Server,Version\n",
        "PS C:\\>",
        "2014-02-19T13:30:49.219Z,15,0,775,22,",
    ];

    fn any_text() -> impl Strategy<Value = String> {
        prop::collection::vec(
            prop_oneof![
                8 => prop::sample::select(PIECES).prop_map(ToOwned::to_owned),
                1 => "\\PC{0,6}",
            ],
            0..40,
        )
        .prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 150,
            failure_persistence: None,
            ..ProptestConfig::default()
        })]

        #[test]
        fn no_text_panics_and_every_line_has_its_fate(text in any_text()) {
            let reading = read(&text, &CATALOGUE);
            let count = u32::try_from(lines(&text).count()).expect("few lines");
            prop_assert_eq!(reading.lines, count);
            for observation in &reading.observations {
                prop_assert!((1..=count).contains(&observation.line));
            }
            for entry in &reading.not_understood {
                prop_assert!((1..=count).contains(&entry.line));
            }
            for (index, line) in lines(&text).enumerate() {
                let number = u32::try_from(index + 1).expect("few lines");
                // A build that stands alone is never lost.
                if line.trim() == "15.2.1118.20" && text.trim() == "15.2.1118.20" {
                    prop_assert!(reading.observations.iter().any(|seen| seen.line == number));
                }
            }
        }

        #[test]
        fn slices_read_like_the_whole(text in any_text()) {
            let mut reader = Reader::new(&CATALOGUE);
            for line in lines(&text) {
                reader.feed(line);
            }
            prop_assert_eq!(reader.finish(), read(&text, &CATALOGUE));
        }

        #[test]
        fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            if let Ok(decoded) = decode(&bytes) {
                let _ = read(&decoded.text, &CATALOGUE);
            }
        }

        #[test]
        fn decoration_never_changes_a_reading(
            build in prop::sample::select(vec!["15.2.1118.20", "15.02.1118.020", "15.1.2507.6", "15.2.858.2", "15.2.1118", "14.3.513.0"]),
            decorate in 0_usize..10,
        ) {
            let decorated = match decorate {
                0 => format!("**{build}**"),
                1 => format!("`{build}`"),
                2 => format!("> {build}"),
                3 => format!("- {build}"),
                4 => format!("“{build}”"),
                5 => format!("\u{a0}{build}\u{200b}"),
                6 => build.chars().map(|c| char::from_u32(c as u32 + 0xfee0).expect("full width")).collect(),
                7 => build.replace('.', "&#46;"),
                8 => format!("「{build}」"),
                _ => format!("\u{feff}{build}\r"),
            };
            let plain = read(build, &CATALOGUE);
            let read = read(&decorated, &CATALOGUE);
            prop_assert_eq!(show_all(&read), show_all(&plain), "{}", decorated);
        }

        #[test]
        fn a_server_keeps_its_reading_among_others(count in 1_usize..60) {
            let text: String = (0..count).map(|n| format!("EX{n:03} 15.2.1118.20\n")).collect();
            let reading = read(&text, &CATALOGUE);
            prop_assert_eq!(reading.observations.len(), count);
        }
    }
}
