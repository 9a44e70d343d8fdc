//! Files are sorted, so that a change shows as the lines it changes and two
//! people who add the same fact meet.

use super::index::{Index, release_name, spoken};
use super::vulnerabilities::cve_number;
use crate::build::Build;
use crate::catalogue::source::{At, Fault, RuleInfo};
use crate::catalogue::tables::ReleaseRow;

pub(super) const UNSORTED: RuleInfo = RuleInfo::new(
    "unsorted",
    "A line of a CSV file stands before one that belongs above it: products in the order of `family.toml`, then branches and builds, lowest first; CVEs by year and number, their events by day.",
    "Lines at random places hide doubles, and make changes hard to review.",
);

pub(super) fn check(index: &Index<'_>, faults: &mut Vec<Fault>) {
    let draft = index.draft;
    releases(index, faults);
    sorted(
        &draft.branches,
        |row| place_of(index, &row.product, &row.branch),
        |row| spoken(&[&row.product, &row.branch]),
        faults,
    );
    sorted(
        &draft.aliases,
        |row| {
            let branch = index.branch(&row.product, &row.branch)?;
            let build = branch.row(&row.update)?.value.build;
            Some((place_of(index, &row.product, &row.branch)?, build))
        },
        |row| spoken(&[&row.product, &row.branch, &row.update]),
        faults,
    );
    sorted(
        &draft.unidentified,
        |row| Some((index.product_position(&row.product)?, row.build)),
        |row| row.build.to_string(),
        faults,
    );
    sorted(
        &draft.platform,
        |row| place_of(index, &row.product, &row.from),
        |row| spoken(&[&row.product, &row.from]),
        faults,
    );
    sorted(
        &draft.directory,
        |row| place_of(index, &row.product, &row.from),
        |row| spoken(&[&row.product, &row.from]),
        faults,
    );
    sorted(
        &draft.vulnerabilities,
        |row| cve_number(&row.id),
        |row| row.id.clone(),
        faults,
    );
    sorted(
        &draft.kev,
        |row| cve_number(&row.cve),
        |row| row.cve.clone(),
        faults,
    );
    sorted(
        &draft.events,
        |row| Some((cve_number(&row.cve)?, row.day)),
        |row| spoken(&[&row.cve, &row.day.to_string()]),
        faults,
    );
    sorted(
        &draft.fixes,
        |row| {
            let branch = place_of(index, &row.product, &row.branch)?;
            Some((cve_number(&row.cve)?, branch))
        },
        |row| spoken(&[&row.cve, &row.product, &row.branch]),
        faults,
    );
}

/// By product, then by build. Within a branch, lines count as unsorted only
/// where build and date agree on it, or a base follows its update: otherwise
/// one of the two is wrong, and the rules about releases say so.
fn releases(index: &Index<'_>, faults: &mut Vec<Fault>) {
    let key = |row: &ReleaseRow| -> Option<(usize, Build)> {
        Some((index.product_position(&row.product)?, row.build))
    };
    let rows = index.draft.releases.iter();
    let rows = rows.filter_map(|row| Some((row, key(&row.value)?)));
    let mut before: Option<(&At<ReleaseRow>, (usize, Build))> = None;
    for (row, key) in rows {
        if let Some((above, above_key)) = before {
            let [old, new] = [&above.value, &row.value];
            let same_branch = old.product == new.product && old.branch == new.branch;
            if key < above_key && (!same_branch || new.update.is_empty() || new.date < old.date) {
                faults.push(fault(row, &release_name(new), &release_name(old)));
            }
        }
        before = Some((row, key));
    }
}

fn sorted<T, K: Ord>(
    rows: &[At<T>],
    key: impl Fn(&T) -> Option<K>,
    name: impl Fn(&T) -> String,
    faults: &mut Vec<Fault>,
) {
    let rows = rows.iter().filter_map(|row| Some((row, key(&row.value)?)));
    let mut before: Option<(&At<T>, K)> = None;
    for (row, key) in rows {
        if let Some((above, above_key)) = &before
            && key < *above_key
        {
            faults.push(fault(row, &name(&row.value), &name(&above.value)));
        }
        before = Some((row, key));
    }
}

fn fault<T>(row: &At<T>, name: &str, above: &str) -> Fault {
    UNSORTED.at(
        row.place.clone(),
        format!("{name} stands after {above}"),
        "move the line up to where it belongs",
    )
}

/// A branch in the order of products and branches.
fn place_of(index: &Index<'_>, product: &str, branch: &str) -> Option<(usize, usize)> {
    Some((
        index.product_position(product)?,
        index.branch_position(product, branch)?,
    ))
}
