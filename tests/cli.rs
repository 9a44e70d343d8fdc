//! The command line's contract: what goes in, what comes out, how it ends.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

/// Runs `patchline` with these words, and this on standard input.
fn patchline(words: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_patchline"))
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A program that refuses its arguments may be gone before it reads.
    let _ = child
        .stdin
        .take()
        .expect("piped")
        .write_all(input.as_bytes());
    child.wait_with_output().expect("the program ends")
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

#[test]
fn the_exit_status_says_whether_something_is_to_do() {
    let january = "--as-of=2023-01-26";
    for (words, input, status) in [
        // Every server current.
        (vec!["check", january, "15.2.1118.21"], "", 0),
        (
            vec!["check", january, "15.2.1118.21", "15.1.2507.17"],
            "",
            0,
        ),
        (vec!["check", january], "15.2.1118.21\n", 0),
        (vec!["check", january, "-"], "15.2.1118.21\n", 0),
        // Something to do, or unknown.
        (vec!["check", january, "15.2.1118.20"], "", 1),
        (
            vec!["check", january, "15.2.1118.21", "15.2.1118.20"],
            "",
            1,
        ),
        (vec!["check", january, "15.2.1118.7"], "", 1),
        (
            vec!["check", january, "15.2.1118.21", "what is this"],
            "",
            1,
        ),
        // Nothing readable, or bad arguments.
        (vec!["check", january, "what is this"], "", 2),
        (vec!["check", january], "", 2),
        (vec!["check", "--as-of=26.1.2023", "15.2.1118.21"], "", 2),
        (vec!["check", "--format=xml", "15.2.1118.21"], "", 2),
        (vec!["chekc"], "", 2),
    ] {
        let output = patchline(&words, input);
        assert_eq!(output.status.code(), Some(status), "{words:?} < {input:?}");
        assert!(
            !output.stdout.is_empty() || !output.stderr.is_empty(),
            "{words:?} says nothing"
        );
    }
}

#[test]
fn files_standard_input_and_words_are_read_alike() {
    let folder = std::env::temp_dir().join(format!("patchline-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    let file = folder.join("servers.txt");
    std::fs::write(
        &file,
        "MBX01 15.2.1118.20\nMBX02 Version 15.2 (Build 1544.4)\n",
    )
    .expect("a file");
    let name = file.to_str().expect("a plain path");
    let words = ["check", "--as-of=2023-01-26", "--format=json"];
    let of = |more: &[&str], input: &str| -> serde_json::Value {
        let all: Vec<&str> = words.iter().chain(more).copied().collect();
        serde_json::from_slice(&patchline(&all, input).stdout).expect("JSON")
    };
    let by_file = of(&[name], "");
    assert_eq!(by_file["servers"][0]["verdict"], "update-required");
    assert_eq!(by_file["servers"][1]["level"], "branch-only");
    assert_eq!(by_file["servers"][1]["line"], 2);
    for other in [
        of(
            &["-"],
            "MBX01 15.2.1118.20\nMBX02 Version 15.2 (Build 1544.4)\n",
        ),
        of(
            &[],
            "MBX01 15.2.1118.20\r\nMBX02 Version 15.2 (Build 1544.4)",
        ),
        of(
            &["MBX01 15.2.1118.20", "MBX02 Version 15.2 (Build 1544.4)"],
            "",
        ),
    ] {
        for index in 0..2 {
            for key in [
                "line", "label", "text", "level", "name", "verdict", "required",
            ] {
                assert_eq!(
                    other["servers"][index][key], by_file["servers"][index][key],
                    "{key}"
                );
            }
        }
    }
    assert_eq!(by_file["servers"][0]["file"], name);
    std::fs::remove_dir_all(&folder).expect("the folder goes");
}

#[test]
fn folders_are_read_with_everything_below_them() {
    let folder = std::env::temp_dir().join(format!("patchline-folder-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("site")).expect("a folder for the test");
    std::fs::write(folder.join("a.txt"), "15.2.1118.21").expect("a file");
    std::fs::write(folder.join("site/b.txt"), "15.2.1118.20").expect("a file");
    std::fs::write(folder.join("c.png"), b"\x89PNG\r\n\x1a\n\0\0").expect("a file");
    let name = folder.to_str().expect("a plain path");
    let output = patchline(&["check", "--as-of=2023-01-26", "--format=json", name], "");
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let verdicts: Vec<_> = json["servers"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|server| server["verdict"].as_str().expect("a word"))
        .collect();
    assert_eq!(verdicts, ["current", "update-required"]);
    let refused = &json["not_understood"][0];
    assert!(refused["file"].as_str().expect("a name").ends_with("c.png"));
    std::fs::remove_dir_all(&folder).expect("the folder goes");
}

#[test]
fn a_pipeline_says_from_which_verdict_on_it_fails() {
    for (words, status) in [
        (vec!["--fail-on=update-required", "15.2.1118.20"], 1),
        (vec!["--fail-on=branch-unsupported", "15.2.1118.20"], 0),
        (vec!["--fail-on=branch-unsupported", "15.2.922.7"], 1),
        (vec!["--fail-on=never", "15.2.922.7"], 0),
        (vec!["--fail-on=never", "what is this"], 2),
        (vec!["--fail-on=sometimes", "15.2.922.7"], 2),
        (vec!["--product=2016", "15.2.922.7", "15.1.2507.17"], 0),
        (vec!["--product=2020", "15.2.922.7"], 2),
    ] {
        let all: Vec<&str> = ["check", "--as-of=2023-01-26"]
            .iter()
            .chain(&words)
            .copied()
            .collect();
        assert_eq!(patchline(&all, "").status.code(), Some(status), "{words:?}");
    }
}

#[test]
fn colours_are_for_terminals_only() {
    let of = |more: &str| {
        said(&patchline(
            &["check", "--as-of=2023-01-26", more, "15.2.1118.20"],
            "",
        ))
    };
    assert!(!of("--color=auto").contains('\u{1b}'));
    assert!(of("--color=always").contains("\u{1b}[31mUpdate required"));
}

#[test]
fn what_is_not_understood_is_listed_with_its_reason() {
    let output = patchline(
        &["check", "--as-of=2023-01-26", "--format=json"],
        "15.2.1118.21\nhello\n10.0.17763.1\n",
    );
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let lines: Vec<_> = json["not_understood"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|item| (item["line"].as_u64(), item["text"].as_str()))
        .collect();
    assert_eq!(
        lines,
        [(Some(2), Some("hello")), (Some(3), Some("10.0.17763.1"))]
    );
}

#[test]
fn each_format_is_what_it_says() {
    let of = |format: &str| {
        said(&patchline(
            &["check", "--as-of=2023-01-26", format, "15.2.1118.20"],
            "",
        ))
    };
    assert!(of("--format=text").starts_with("Exchange Server 2019 CU12 Nov22SU (15.2.1118.20)\n"));
    assert!(of("--format=markdown").starts_with("## Exchange Server 2019 CU12 Nov22SU"));
    assert!(of("--format=csv").starts_with("line,label,text,level,build,"));
    assert!(of("--format=json").starts_with("{\n  \"as_of\": \"2023-01-26\","));
    let japanese = said(&patchline(
        &["check", "--as-of=2023-01-26", "--lang=ja", "15.2.1118.20"],
        "",
    ));
    assert!(japanese.contains("更新が必要"), "{japanese}");
}

#[test]
fn the_linter_finds_nothing_in_the_projects_own_files() {
    let output = patchline(&["lint"], "");
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
}

/// As many lines of this kind as `size` bytes hold.
fn servers(size: usize) -> String {
    let mut text = String::with_capacity(size + 40);
    let mut count = 0;
    while text.len() < size {
        text.push_str(&format!("MBX{count:06} 15.2.1118.21\n"));
        count += 1;
    }
    text
}

#[test]
fn a_large_standard_input_is_read() {
    let input = servers(256 << 10);
    let output = patchline(
        &["check", "--as-of=2023-01-26", "--format=csv", "-"],
        &input,
    );
    assert_eq!(output.status.code(), Some(0));
    // A head, then a line for each server.
    assert_eq!(said(&output).lines().count(), input.lines().count() + 1);
}

#[test]
fn an_endless_standard_input_is_refused_without_being_read_to_its_end() {
    use std::io::ErrorKind;

    for words in [&["check"][..], &["check", "-"]] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_patchline"))
            .args(words)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut input = child.stdin.take().expect("piped");
        let lines = servers(1 << 20);
        let written = (0..64)
            .map_while(|_| match input.write_all(lines.as_bytes()) {
                Ok(()) => Some(()),
                Err(error) => {
                    assert_eq!(error.kind(), ErrorKind::BrokenPipe);
                    None
                }
            })
            .count();
        drop(input);
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!(output.status.code(), Some(2));
        assert!(written < 64, "it took everything");
        let error = String::from_utf8(output.stderr).expect("UTF-8");
        assert!(
            error.contains("standard input") && error.contains("10 MB"),
            "{error}"
        );
    }
}

#[test]
fn a_file_that_is_too_large_is_named_and_the_others_are_read() {
    let folder = std::env::temp_dir().join(format!("patchline-large-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    std::fs::write(folder.join("a.txt"), "MBX01 15.2.1118.21\n").expect("a file");
    let large = std::fs::File::create(folder.join("b.txt")).expect("a file");
    // Sparse: it takes no room on the disk, and would take much in memory.
    large.set_len(3 << 30).expect("room for it");
    let output = patchline(
        &[
            "check",
            "--as-of=2023-01-26",
            "--format=json",
            folder.to_str().expect("a plain path"),
        ],
        "",
    );
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(json["servers"][0]["label"], "MBX01");
    let lost = &json["not_understood"][0];
    assert!(
        lost["file"]
            .as_str()
            .is_some_and(|file| file.ends_with("b.txt"))
    );
    assert!(
        lost["reason"]
            .as_str()
            .is_some_and(|reason| reason.contains("3072 MB")),
        "{lost}"
    );
    std::fs::remove_dir_all(&folder).expect("the folder goes");
}

/// A folder of its own, with the files of the family and one advisory of 2026.
fn advisories(name: &str) -> std::path::PathBuf {
    let own = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("advisories");
    let root = std::env::temp_dir().join(format!("patchline-new-{name}-{}", std::process::id()));
    for folder in ["exchange", "2026-02-10-security-updates-of-2026"] {
        std::fs::create_dir_all(root.join(folder)).expect("a folder for the test");
        for file in std::fs::read_dir(own.join(folder)).expect(folder) {
            let file = file.expect(folder);
            std::fs::copy(file.path(), root.join(folder).join(file.file_name())).expect("a copy");
        }
    }
    root
}

/// What the linter finds in the files of one folder.
fn faults_of(root: &std::path::Path, folder: &str) -> Vec<String> {
    let root = root.to_str().expect("a plain path");
    let linted = patchline(&["lint", "--advisories", root], "");
    said(&linted)
        .lines()
        .filter(|line| line.starts_with(&format!("advisories/{folder}")))
        .map(ToOwned::to_owned)
        .collect()
}

#[test]
fn a_new_advisory_passes_the_linter_as_a_draft_and_only_as_one() {
    let root = advisories("draft");
    let to = root.to_str().expect("a plain path");
    for (slug, more, kind, id) in [
        ("first-words", &[][..], "security-update", "PL-2026-0003"),
        ("2nd", &["--kind=guidance"], "guidance", "PL-2026-0004"),
        (
            "later",
            &["--kind=base", "--family=exchange"],
            "base",
            "PL-2026-0005",
        ),
    ] {
        let mut words = vec!["new", "advisory", slug, "--date=2026-11-20"];
        words.extend(["--advisories", to]);
        words.extend(more);
        let output = patchline(&words, "");
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let folder = format!("2026-11-20-{slug}");
        for lang in ["en", "ja"] {
            let file = root.join(&folder).join(format!("{lang}.md"));
            assert!(said(&output).contains(&file.display().to_string()));
            let text = std::fs::read_to_string(&file).expect("it was written");
            assert!(text.contains(&format!("id = \"{id}\"")), "{text}");
            assert!(text.contains(&format!("kind = \"{kind}\"")), "{text}");
            for blank in ["id", "kind", "family", "date", "published", "today"] {
                assert!(!text.contains(&format!("{{{blank}}}")), "{text}");
            }
        }
        assert_eq!(faults_of(&root, &folder), [""; 0]);
    }
    let folder = "2026-11-20-first-words";
    for lang in ["en", "ja"] {
        let file = root.join(folder).join(format!("{lang}.md"));
        let text = std::fs::read_to_string(&file).expect("it was written");
        let text = text.replace("status = \"draft\"", "status = \"final\"");
        std::fs::write(&file, text).expect("it can be changed");
    }
    let faults = faults_of(&root, folder);
    assert!(faults.len() > 20, "{faults:?}");
    assert!(
        faults.iter().all(|fault| fault.contains("unfinished")),
        "{faults:?}"
    );
    std::fs::remove_dir_all(&root).expect("the folder goes");
}

#[test]
fn the_first_advisory_of_a_year_is_number_one() {
    let root = advisories("year");
    let to = root.to_str().expect("a plain path");
    let words = ["new", "advisory", "old", "--date=2019-02-12"];
    let output = patchline(&[&words[..], &["--advisories", to]].concat(), "");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let text = std::fs::read_to_string(root.join("2019-02-12-old/en.md")).expect("written");
    assert!(text.contains("id = \"PL-2019-0001\""), "{text}");
    assert_eq!(faults_of(&root, "2019-02-12-old"), [""; 0]);
    std::fs::remove_dir_all(&root).expect("the folder goes");
}

#[test]
fn what_cannot_be_begun_is_refused_and_nothing_is_written() {
    let root = advisories("refused");
    let to = root.to_str().expect("a plain path");
    let taken = "2026-02-10-security-updates-of-2026";
    let before = std::fs::read(root.join(taken).join("en.md")).expect("it is there");
    for (words, reason) in [
        (
            &[
                "security-updates-of-2026",
                "--date=2026-02-10",
                "--advisories",
                to,
            ][..],
            "there already",
        ),
        (
            &["a", "--family=sharepoint", "--advisories", to],
            "known are exchange",
        ),
        (&["a", "--kind=news", "--advisories", to], "guidance"),
        (
            &["a", "--date=2026-02-30", "--advisories", to],
            "2026-02-30",
        ),
        (&["Two Words", "--advisories", to], "single hyphens"),
        (&["a--b", "--advisories", to], "single hyphens"),
        (&["../a", "--advisories", to], "single hyphens"),
        (&["", "--advisories", to], "single hyphens"),
        (&["a", "--advisories", "/nowhere/at/all"], "--advisories"),
    ] {
        let output = patchline(&[&["new", "advisory"][..], words].concat(), "");
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        let error = String::from_utf8(output.stderr).expect("UTF-8");
        assert!(error.contains(reason), "{words:?}: {error}");
    }
    assert_eq!(std::fs::read_dir(&root).expect("it is there").count(), 2);
    let after = std::fs::read(root.join(taken).join("en.md")).expect("it is there");
    assert_eq!(before, after);
    std::fs::remove_dir_all(&root).expect("the folder goes");
}
