//! The rules over a family's files, each shown by what breaks it.
//!
//! `fixtures/lint/good` is a small family without a fault. Each file of
//! `fixtures/lint/rules` is named after a rule and holds cases, in this form:
//!
//! ```text
//! # What the case shows.
//! releases.csv:6: replace `1.0.300.2` with `1.0.200.9`
//! => releases.csv:6:12: [build-twice] …
//!      hint: …
//! ```
//!
//! The edits are made to the good family one after the other; then exactly
//! these faults have to be found, or `=> no fault`. Edits are `replace … with …`
//! (in that line, where the text stands once), `insert …` (before that line),
//! `delete`, and for whole files `remove` and `add …`. Between backticks, `\n`
//! and `\u{…}` mean what they mean in Rust.
//!
//! With `BLESS=1` in the environment the expectations are written instead of
//! compared; look at the difference before you keep it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;

use patchline::catalogue::Family;
use patchline::catalogue::lint;
use patchline::catalogue::source::{self, Fault, RuleInfo, SourceFile};

fn fixtures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/lint")
}

/// Files by name.
type Files = BTreeMap<String, String>;

fn good() -> Files {
    let folder = fs::read_dir(fixtures().join("good")).expect("the good family is there");
    folder
        .map(|entry| {
            let path = entry.expect("a readable folder").path();
            let name = path
                .file_name()
                .expect("a file")
                .to_string_lossy()
                .into_owned();
            (name, fs::read_to_string(path).expect("a readable file"))
        })
        .collect()
}

fn sources(files: &Files) -> Vec<SourceFile<'_>> {
    files
        .iter()
        .map(|(name, text)| SourceFile { name, text })
        .collect()
}

fn faults_of(files: &Files) -> Vec<Fault> {
    lint::check(&sources(files)).err().unwrap_or_default()
}

/// A case of a fixture.
struct Case {
    title: String,
    edits: Vec<String>,
    expected: Vec<String>,
}

fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if let Some(title) = line.strip_prefix("# ") {
            cases.push(Case {
                title: title.to_owned(),
                edits: Vec::new(),
                expected: Vec::new(),
            });
            continue;
        }
        let case = cases.last_mut().expect("a case begins with its title");
        if let Some(fault) = line.strip_prefix("=> ") {
            case.expected.push(fault.to_owned());
        } else if let Some(hint) = line.strip_prefix("     hint: ") {
            let fault = case.expected.last_mut().expect("a hint follows a fault");
            *fault = format!("{fault}\n  hint: {hint}");
        } else {
            case.edits.push(line.to_owned());
        }
    }
    cases
}

/// The texts between backticks.
fn quoted(text: &str) -> Vec<String> {
    let unescape = |text: &str| text.replace("\\n", "\n").replace("\\u{feff}", "\u{feff}");
    text.split('`').skip(1).step_by(2).map(unescape).collect()
}

fn apply(family: &mut Files, edit: &str) {
    let (place, what) = edit.split_once(": ").expect(edit);
    let (file, line) = match place.split_once(':') {
        Some((file, line)) => (file, Some(line.parse::<usize>().expect(edit))),
        None => (place, None),
    };
    let texts = quoted(what);
    let verb = what.split(' ').next().unwrap_or_default();
    match (verb, line, texts.as_slice()) {
        ("remove", None, []) => {
            family.remove(file).expect(edit);
        }
        ("add", None, [text]) => {
            assert!(
                family.insert(file.to_owned(), text.clone()).is_none(),
                "{edit}"
            );
        }
        (_, Some(line), _) => {
            let text = family.get_mut(file).expect(edit);
            let mut lines: Vec<String> = text.lines().map(ToOwned::to_owned).collect();
            let at = line - 1;
            match (verb, texts.as_slice()) {
                ("replace", [old, new]) => {
                    assert_eq!(
                        lines[at].matches(old.as_str()).count(),
                        1,
                        "{edit}\n{}",
                        lines[at]
                    );
                    lines[at] = lines[at].replace(old.as_str(), new);
                }
                ("insert", [new]) => lines.insert(at, new.clone()),
                ("delete", []) => {
                    lines.remove(at);
                }
                _ => panic!("no such edit: {edit}"),
            }
            *text = lines.join("\n") + "\n";
        }
        _ => panic!("no such edit: {edit}"),
    }
}

/// What the faults of a case look like in its file.
fn shown(faults: &[Fault]) -> Vec<String> {
    if faults.is_empty() {
        return vec!["no fault".to_owned()];
    }
    faults.iter().map(ToString::to_string).collect()
}

/// Runs the cases of a fixture and gives the faults of all of them.
fn run(path: &PathBuf) -> Vec<Fault> {
    let text = fs::read_to_string(path).expect("a readable fixture");
    let bless = std::env::var_os("BLESS").is_some();
    let mut all = Vec::new();
    let mut blessed = String::new();
    for case in cases(&text) {
        let mut family = good();
        for edit in &case.edits {
            apply(&mut family, edit);
        }
        let faults = faults_of(&family);
        let found = shown(&faults);
        if bless {
            let faults = found.join("\n=> ").replace("\n  hint:", "\n     hint:");
            let edits = case.edits.join("\n");
            blessed = format!("{blessed}# {}\n{edits}\n=> {faults}\n\n", case.title);
        } else {
            let file = path.display();
            assert_eq!(
                found.join("\n"),
                case.expected.join("\n"),
                "{file}: {}",
                case.title
            );
        }
        all.extend(faults);
    }
    if bless {
        fs::write(path, blessed.trim_end().to_owned() + "\n").expect("a writable fixture");
    }
    all
}

fn rules() -> impl Iterator<Item = &'static RuleInfo> {
    source::RULES.iter().chain(lint::RULES)
}

#[test]
fn the_good_family_has_no_fault() {
    assert_eq!(shown(&faults_of(&good())), ["no fault"]);
}

#[test]
fn every_rule_is_shown_by_a_fixture_of_its_name() {
    let folder = fs::read_dir(fixtures().join("rules")).expect("the rules have fixtures");
    let paths: BTreeMap<String, PathBuf> = folder
        .map(|entry| entry.expect("a readable folder").path())
        .map(|path| {
            let stem = path
                .file_stem()
                .expect("a file")
                .to_string_lossy()
                .into_owned();
            (stem, path)
        })
        .collect();
    let ids: BTreeSet<&str> = rules().map(|rule| rule.id).collect();
    assert_eq!(ids.len(), rules().count(), "an id names one rule");
    let stems: BTreeSet<&str> = paths.keys().map(String::as_str).collect();
    assert_eq!(stems, ids);
    for (stem, path) in &paths {
        let found = run(path);
        assert!(
            found.iter().any(|fault| fault.rule == stem),
            "{stem} is broken by none of its cases"
        );
    }
}

#[test]
fn a_note_of_the_rules_id_excuses_a_row_where_the_rule_allows_it() {
    for rule in rules().filter(|rule| rule.excusable) {
        let path = fixtures().join(format!("rules/{}.txt", rule.id));
        let text = fs::read_to_string(path).expect("a fixture");
        let excused = cases(&text)
            .into_iter()
            .any(|case| case.expected == ["no fault"] && case.edits.join("\n").contains(rule.id));
        assert!(excused, "{} has no case of an excused row", rule.id);
    }
}

#[test]
fn faults_in_several_files_are_all_reported_in_order() {
    let found = run(&fixtures().join("several.txt"));
    let files: BTreeSet<&str> = found
        .iter()
        .map(|fault| fault.place.file.as_str())
        .collect();
    assert!(files.len() >= 5, "{files:?}");
    assert!(found.is_sorted_by_key(|fault| &fault.place));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a hand does to a file, it is judged and not refused with a crash.
    #[test]
    fn a_damaged_file_never_stops_the_linter(
        file in any::<prop::sample::Index>(),
        from in any::<prop::sample::Index>(),
        length in 0_usize..40,
        with in "[a-z0-9 ,;:/\"'=.\\[\\]{}#\\\\\n日-]{0,8}",
    ) {
        let mut family = good();
        let name = file.get(&family.keys().cloned().collect::<Vec<_>>()).clone();
        let text = family.get_mut(&name).expect("a file of the family");
        let chars: Vec<char> = text.chars().collect();
        let from = from.index(chars.len());
        let to = (from + length).min(chars.len());
        *text = chars[..from].iter().copied().chain(with.chars()).chain(chars[to..].iter().copied()).collect();
        let lines: BTreeMap<&String, usize> =
            family.iter().map(|(name, text)| (name, text.split('\n').count())).collect();
        for fault in faults_of(&family) {
            prop_assert!(fault.place.line as usize <= lines[&fault.place.file], "{fault}");
        }
    }

    /// What the linter lets pass can be resolved: a cell copied from another
    /// line is a fault, or makes a family that is still whole.
    #[test]
    fn a_family_without_fault_can_be_resolved(
        file in any::<prop::sample::Index>(),
        from in any::<prop::sample::Index>(),
        to in any::<prop::sample::Index>(),
        column in any::<prop::sample::Index>(),
    ) {
        let mut family = good();
        let names: Vec<String> = family.keys().filter(|name| name.ends_with(".csv")).cloned().collect();
        let text = family.get_mut(file.get(&names)).expect("a file of the family");
        let mut lines: Vec<Vec<&str>> = text.lines().map(|line| line.split(',').collect()).collect();
        let count = lines.len() - 1;
        let (from, to) = (1 + from.index(count), 1 + to.index(count));
        let column = column.index(lines[0].len());
        lines[to][column] = lines[from][column];
        let lines: Vec<String> = lines.into_iter().map(|cells| cells.join(",")).collect();
        *text = lines.join("\n") + "\n";
        if let Ok(tables) = lint::check(&sources(&family)) {
            prop_assert!(Family::new(tables).is_ok(), "{}", family[file.get(&names)]);
        }
    }
}

#[test]
fn rules_are_documented() {
    for RuleInfo { id, what, why, .. } in rules() {
        assert!(
            id.bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'-'),
            "{id}"
        );
        for text in [what, why] {
            assert!(text.ends_with('.') && text.len() > 10, "{id}: {text}");
        }
    }
}
