//! Runs every check of the project, part by part, and sums up. The parts
//! themselves are in `parts`; this file must not know what any of them does.

mod budgets;
mod counts;
mod parts;
mod publish;
mod words;
mod workflows;

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use anyhow::Result;
use clap::{Args, ValueEnum};

use self::parts::{Bench, Part};
use crate::project::Project;
use crate::setup::{self, Tool};

#[derive(Args)]
pub struct Options {
    /// Only these parts, and those they need
    #[arg(long, value_enum, value_delimiter = ',', value_name = "PART,...")]
    only: Vec<Part>,
    /// Take the site under target/site-test as it stands
    #[arg(long)]
    reuse_site: bool,
    /// Name the parts and run none
    #[arg(long)]
    list: bool,
}

/// How a part ended, as the closing table shows it.
struct Row {
    part: Part,
    passed: bool,
    counts: String,
    took: Duration,
}

/// Runs the parts; whether all passed.
pub fn run(project: &Project, options: &Options) -> Result<bool> {
    if options.list {
        for part in Part::value_variants() {
            println!("{:<12} {}", part.name(), part.about());
        }
        return Ok(true);
    }

    let parts = chosen(options);
    let tools: BTreeSet<Tool> = parts
        .iter()
        .flat_map(|part| part.tools())
        .copied()
        .collect();
    let tools: Vec<Tool> = tools.into_iter().collect();
    let bench = Bench {
        project,
        toolbox: setup::bring(project, &tools),
        site: project.target.join("site-test"),
    };

    let mut rows: Vec<Row> = Vec::new();
    for part in parts {
        println!("\n== {}: {}", part.name(), part.about());
        let started = Instant::now();
        let lost = part
            .after()
            .iter()
            .find(|needed| rows.iter().any(|row| row.part == **needed && !row.passed));
        let outcome = match lost {
            Some(needed) => Err(anyhow::anyhow!("not run, because {} failed", needed.name())),
            None => bench
                .toolbox
                .lacks(part.tools())
                .map_or_else(|| bench.run(part), Err),
        };
        let (passed, counts) = match outcome {
            Ok(verdict) => (verdict.passed, verdict.counts),
            Err(error) => {
                let error = format!("{error:#}");
                println!("{error}");
                (false, error.lines().next().unwrap_or_default().to_owned())
            }
        };
        let row = Row {
            part,
            passed,
            counts,
            took: started.elapsed(),
        };
        println!("-- {}", line(&row));
        rows.push(row);
    }
    Ok(sum_up(&rows))
}

/// The parts to run, in their order, with those they need.
fn chosen(options: &Options) -> Vec<Part> {
    let wanted = |part: &Part| options.only.is_empty() || options.only.contains(part);
    let needed: Vec<Part> = Part::value_variants()
        .iter()
        .filter(|part| wanted(part))
        .flat_map(|part| part.after())
        .copied()
        .collect();
    Part::value_variants()
        .iter()
        .filter(|part| wanted(part) || needed.contains(part))
        .filter(|part| !(options.reuse_site && **part == Part::Site))
        .copied()
        .collect()
}

fn line(row: &Row) -> String {
    format!(
        "{:<12} {:<6} {:<50} {:>6.1} s",
        row.part.name(),
        if row.passed { "passed" } else { "FAILED" },
        row.counts,
        row.took.as_secs_f64()
    )
}

/// Prints the closing table; whether all passed.
fn sum_up(rows: &[Row]) -> bool {
    println!(
        "\n{:<12} {:<6} {:<50} {:>8}",
        "part", "result", "counts", "seconds"
    );
    for row in rows {
        println!("{}", line(row));
    }
    let failed: Vec<&str> = rows
        .iter()
        .filter(|row| !row.passed)
        .map(|row| row.part.name())
        .collect();
    if !failed.is_empty() {
        println!(
            "to run what failed again: cargo xtask test --only {}",
            failed.join(",")
        );
    }
    println!(
        "{} passed, {} failed",
        rows.len() - failed.len(),
        failed.len()
    );
    failed.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(only: &[Part], reuse_site: bool) -> Options {
        Options {
            only: only.to_vec(),
            reuse_site,
            list: false,
        }
    }

    #[test]
    fn a_part_brings_what_it_needs() {
        let all = Part::value_variants();
        let cases: &[(&[Part], bool, &[Part])] = &[
            (&[], false, all),
            (
                &[Part::Lint, Part::Format],
                false,
                &[Part::Format, Part::Lint],
            ),
            (&[Part::Browser], false, &[Part::Site, Part::Browser]),
            (&[Part::Browser], true, &[Part::Browser]),
        ];
        for (only, reuse, wanted) in cases {
            assert_eq!(chosen(&options(only, *reuse)), *wanted, "{only:?}");
        }
    }

    #[test]
    fn needs_come_earlier() {
        let all = Part::value_variants();
        let place = |part: &Part| all.iter().position(|p| p == part);
        for part in all {
            for needed in part.after() {
                assert!(place(needed) < place(part), "{needed:?} {part:?}");
            }
        }
    }
}
