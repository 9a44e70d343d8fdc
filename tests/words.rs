//! Japanese texts say one thing with one word: the table is
//! `tests/words/ja.toml`, and every finding has its file, line and column.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// What is read: the texts, the words beside the facts, those of the program.
const READ: &[&str] = &[
    "advisories",
    "src/messages",
    "src/advisory/words.rs",
    "src/publish",
    "src/bin/patchline/new/ja.md",
];

/// What has to know how others write.
const OTHERS_WORDS: &str = "recognition.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    term: Vec<Term>,
    characters: Vec<Characters>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Term {
    write: String,
    not: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Characters {
    from: char,
    to: char,
    write: String,
}

fn table() -> Table {
    let path = root().join("tests/words/ja.toml");
    toml::from_str(&fs::read_to_string(path).expect("the table is there")).expect("the table")
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

impl Table {
    /// What is wrong in a text: line, column, what stands there, what should.
    fn findings(&self, text: &str) -> Vec<(usize, usize, String, &str)> {
        let mut found = Vec::new();
        let mut in_block = false;
        for (number, line) in text.lines().enumerate() {
            if line.trim_start().starts_with("```") {
                in_block = !in_block;
            }
            if in_block || !line.chars().any(is_japanese) {
                continue;
            }
            let line: Vec<char> = prose(line);
            for (column, message) in self.in_line(&line) {
                let (words, write) = message;
                found.push((number + 1, column + 1, words, write));
            }
        }
        found
    }

    fn in_line(&self, line: &[char]) -> Vec<(usize, (String, &str))> {
        let mut found = Vec::new();
        for term in &self.term {
            let fine: Vec<_> = std::iter::once(&term.write)
                .chain(&term.unless)
                .flat_map(|fine| places(line, fine))
                .collect();
            for wrong in term.not.iter().flat_map(|wrong| places(line, wrong)) {
                let is_fine = |fine: &std::ops::Range<usize>| {
                    fine.start <= wrong.start && wrong.end <= fine.end
                };
                if !fine.iter().any(is_fine) {
                    let words = line[wrong.clone()].iter().collect();
                    found.push((wrong.start, (words, term.write.as_str())));
                }
            }
        }
        for range in &self.characters {
            for (column, character) in line.iter().enumerate() {
                if (range.from..=range.to).contains(character) {
                    found.push((column, (character.to_string(), range.write.as_str())));
                }
            }
        }
        found
    }
}

fn is_japanese(character: char) -> bool {
    matches!(character, '\u{3041}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF66}'..='\u{FF9F}')
}

/// A line with code and addresses blanked out, as long as it was.
fn prose(line: &str) -> Vec<char> {
    let mut line: Vec<char> = line.chars().collect();
    for (open, close) in [("`", '`'), ("](", ')'), ("<", '>'), ("https://", '"')] {
        let open: Vec<char> = open.chars().collect();
        let mut at = 0;
        while let Some(start) = (at..line.len()).find(|&at| line[at..].starts_with(&open)) {
            let inside = start + open.len();
            let length = line[inside..].iter().position(|c| *c == close);
            let end = length.map_or(line.len(), |length| inside + length);
            line[inside..end].fill('\u{0}');
            at = (end + 1).min(line.len());
        }
    }
    line
}

/// Where a line has a pattern, in which `#` stands for a digit and `_` for kana
/// or kanji.
fn places(line: &[char], pattern: &str) -> Vec<std::ops::Range<usize>> {
    let pattern: Vec<char> = pattern.chars().collect();
    let fits = |(wanted, is): (&char, &char)| match wanted {
        '#' => is.is_ascii_digit(),
        '_' => is_japanese(*is),
        _ => wanted == is,
    };
    line.windows(pattern.len())
        .enumerate()
        .filter(|(_, window)| pattern.iter().zip(*window).all(fits))
        .map(|(start, _)| start..start + pattern.len())
        .collect()
}

fn files(path: &Path, found: &mut Vec<PathBuf>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).expect("a folder").flatten() {
            files(&entry.path(), found);
        }
    } else if !path.ends_with(OTHERS_WORDS) {
        found.push(path.to_owned());
    }
}

#[test]
fn japanese_texts_say_one_thing_with_one_word() {
    let table = table();
    let mut paths = Vec::new();
    for name in READ {
        files(&root().join(name), &mut paths);
    }
    paths.sort();
    let mut read = 0;
    let mut wrong = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).expect("a text");
        read += usize::from(text.chars().any(is_japanese));
        let name = path.strip_prefix(root()).expect("a path below the root");
        for (line, column, words, write) in table.findings(&text) {
            wrong.push(format!(
                "{}:{line}:{column}: `{words}`: write {write}",
                name.display()
            ));
        }
    }
    assert!(read > 20, "only {read} files hold Japanese");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_entry_of_the_table_finds_what_it_names_and_lets_the_right_word_pass() {
    let table = table();
    for term in &table.term {
        for wrong in &term.not {
            let text = format!("あ{}あ", wrong.replace('#', "1").replace('_', "い"));
            let found = table.findings(&text);
            assert!(
                found.iter().any(|(.., write)| *write == term.write),
                "{wrong}: {found:?}"
            );
        }
        for right in std::iter::once(&term.write).chain(&term.unless) {
            let found = table.findings(&format!("あ{right}あ"));
            assert!(found.is_empty(), "{right}: {found:?}");
        }
    }
    for range in &table.characters {
        for character in [range.from, range.to] {
            let found = table.findings(&format!("あ{character}"));
            assert!(
                found.iter().any(|(.., write)| *write == range.write),
                "{found:?}"
            );
        }
    }
}

#[test]
fn findings_have_their_place_and_code_is_left_alone() {
    let table = table();
    let text = "サーバーです。\n\n次のサーバと `サーバ` を見ます。\n\n```text\nサーバ\n```\n\
        [ログ](https://example.org/2023/1/26/)は2023/1/26に更新する。\n";
    let found: Vec<(usize, usize, String)> = table
        .findings(text)
        .into_iter()
        .map(|(line, column, words, _)| (line, column, words))
        .collect();
    assert_eq!(
        found,
        [
            (3, 3, "サーバ".to_owned()),
            (8, 38, "2023/1".to_owned()),
            (8, 51, "る。".to_owned()),
        ]
    );
}
