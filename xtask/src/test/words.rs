//! The English texts: what the spell checker finds, and that the project's own
//! words are listed in order. It must not know which texts there are: that
//! stands in `tests/words/cspell.json`.

use std::fs;

use anyhow::{Context, Result};

use super::parts::Verdict;
use crate::project::Project;
use crate::run::Show;
use crate::setup::Toolbox;

/// Checks the spelling of the English texts.
pub fn check(project: &Project, toolbox: &Toolbox) -> Result<Verdict> {
    let folder = project.root.join("tests").join("words");
    let list = folder.join("en.txt");
    let words = fs::read_to_string(&list).with_context(|| format!("reading {}", list.display()))?;
    let misplaced = misplaced(&words);
    for (line, word) in &misplaced {
        println!(
            "{}:{line}: `{word}` is out of order or stands twice: sort the list, upper and lower case alike",
            project.show(&list)
        );
    }
    let modules = project.tools.join("spelling").join("node_modules");
    let ended = toolbox
        .call("node")
        .args([modules.join("cspell").join("bin.mjs")])
        .args(["lint", "--no-progress", "--no-color", "--show-suggestions"])
        .args(["--config"])
        .args([folder.join("cspell.json")])
        .dir(&project.root)
        .called("cspell")
        .run(Show::Lines)?;
    if !ended.success {
        println!(
            "put the words right, or add those that are no mistake to {}",
            project.show(&list)
        );
    }
    Ok(Verdict {
        passed: ended.success && misplaced.is_empty(),
        counts: summary(&ended.lines).unwrap_or_default(),
    })
}

/// The words of a list that are not behind the word before them, by line.
fn misplaced(list: &str) -> Vec<(usize, &str)> {
    let words: Vec<&str> = list.lines().collect();
    words
        .windows(2)
        .enumerate()
        .filter(|(_, pair)| pair[0].to_lowercase() >= pair[1].to_lowercase())
        .map(|(index, pair)| (index + 2, pair[1]))
        .collect()
}

/// What the spell checker says at its end.
fn summary(lines: &[String]) -> Option<String> {
    let line = lines
        .iter()
        .rev()
        .find_map(|line| line.trim().strip_prefix("CSpell:"))?;
    Some(line.trim().trim_end_matches('.').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words_out_of_order() {
        let cases: &[(&str, &[(usize, &str)])] = &[
            ("", &[]),
            ("a\n", &[]),
            ("a\nB\nc\n", &[]),
            ("a\nc\nB\n", &[(3, "B")]),
            ("a\nA\nb\nb\n", &[(2, "A"), (4, "b")]),
        ];
        for (list, wanted) in cases {
            assert_eq!(misplaced(list), *wanted, "{list:?}");
        }
    }

    #[test]
    fn reads_the_closing_line() {
        let cases = [
            ("", None),
            (
                "a.md:1:1 - Unknown word (x)\nCSpell: Files checked: 2, Issues found: 1 in 1 file.",
                Some("Files checked: 2, Issues found: 1 in 1 file"),
            ),
        ];
        for (text, wanted) in cases {
            let lines: Vec<String> = text.lines().map(str::to_owned).collect();
            assert_eq!(summary(&lines).as_deref(), wanted, "{text}");
        }
    }
}
