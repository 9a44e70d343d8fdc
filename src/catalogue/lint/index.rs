//! The rows of a draft, found by what other rows call them.
//!
//! Must not judge anything.

use std::collections::BTreeMap;

use crate::build::Build;
use crate::catalogue::source::{At, Draft, RuleInfo, did_you_mean};
use crate::catalogue::tables::{KindRow, ReleaseRow};

/// A draft with its products and branches in order.
pub(super) struct Index<'d> {
    pub(super) draft: &'d Draft,
    /// Oldest first, as `family.toml` has them.
    pub(super) products: Vec<&'d str>,
    /// Of each product, in the order of the file, which is that of their builds
    /// or else a fault: a slip in one build then moves no branch.
    branches: BTreeMap<&'d str, Vec<Branch<'d>>>,
}

/// A branch as `releases.csv` shows it.
pub(super) struct Branch<'d> {
    pub(super) product: &'d str,
    pub(super) name: &'d str,
    /// The first row without an update.
    pub(super) base: Option<&'d At<ReleaseRow>>,
    /// All rows, in the order of the file; at least one.
    pub(super) rows: Vec<&'d At<ReleaseRow>>,
}

impl<'d> Branch<'d> {
    /// The row of an update; of the base, where `update` is empty.
    pub(super) fn row(&self, update: &str) -> Option<&'d At<ReleaseRow>> {
        self.rows
            .iter()
            .copied()
            .find(|row| row.value.update == update)
    }

    /// The row that stands for the branch: its base, or the first there is.
    pub(super) fn front(&self) -> &'d At<ReleaseRow> {
        self.base.unwrap_or(self.rows[0])
    }
}

impl<'d> Index<'d> {
    pub(super) fn new(draft: &'d Draft) -> Self {
        let mut branches: BTreeMap<&str, Vec<Branch<'_>>> = BTreeMap::new();
        for row in &draft.releases {
            let ReleaseRow {
                product,
                branch: name,
                update,
                ..
            } = &row.value;
            let branches = branches.entry(product).or_default();
            let at = branches.iter().position(|branch| branch.name == name);
            let at = at.unwrap_or_else(|| {
                branches.push(Branch {
                    product,
                    name,
                    base: None,
                    rows: Vec::new(),
                });
                branches.len() - 1
            });
            let branch = &mut branches[at];
            if update.is_empty() && branch.base.is_none() {
                branch.base = Some(row);
            }
            branch.rows.push(row);
        }
        Self {
            draft,
            products: ids(&draft.products, |row| &row.id),
            branches,
        }
    }

    /// Every branch, by product name and then oldest first.
    pub(super) fn branches(&self) -> impl Iterator<Item = &Branch<'d>> {
        self.branches.values().flatten()
    }

    /// The branches of a product, oldest first.
    pub(super) fn branches_of(&self, product: &str) -> &[Branch<'d>] {
        self.branches.get(product).map_or(&[], Vec::as_slice)
    }

    pub(super) fn branch(&self, product: &str, name: &str) -> Option<&Branch<'d>> {
        self.branches_of(product)
            .iter()
            .find(|branch| branch.name == name)
    }

    /// How many branches of the product are older.
    pub(super) fn branch_position(&self, product: &str, name: &str) -> Option<usize> {
        self.branches_of(product)
            .iter()
            .position(|branch| branch.name == name)
    }

    pub(super) fn product_position(&self, product: &str) -> Option<usize> {
        self.products.iter().position(|&id| id == product)
    }

    pub(super) fn kind(&self, id: &str) -> Option<&'d KindRow> {
        let mut kinds = self.draft.kinds.iter().map(|kind| &kind.value);
        kinds.find(|kind| kind.id == id)
    }

    /// Whether a branch was never meant for production.
    pub(super) fn is_preview(&self, branch: &Branch<'_>) -> bool {
        self.kind(&branch.front().value.kind)
            .is_some_and(|kind| kind.preview)
    }
}

/// The keys of a table, in the order of the file.
pub(super) fn ids<T>(rows: &[At<T>], id: impl Fn(&T) -> &String) -> Vec<&str> {
    rows.iter().map(|row| id(&row.value).as_str()).collect()
}

/// Advice for a key that names nothing: a near one, or where to add it.
pub(super) fn near_or(word: &str, known: &[&str], otherwise: &str) -> String {
    did_you_mean(word, known).unwrap_or_else(|| otherwise.to_owned())
}

/// "`x` is no product", or "no product is named".
pub(super) fn is_no(word: &str, what: &str) -> String {
    if word.is_empty() {
        format!("no {what} is named")
    } else {
        format!("`{word}` is no {what}")
    }
}

/// Whether a row is excused from a rule by a note of the rule's id.
pub(super) fn excused(rule: &RuleInfo, notes: &[String]) -> bool {
    rule.excusable && notes.iter().any(|note| note == rule.id)
}

/// How people write a release: `2019 CU12 Jan23SU`.
pub(super) fn release_name(row: &ReleaseRow) -> String {
    spoken(&[&row.product, &row.branch, &row.update])
}

/// Words with spaces between, leaving out the empty ones.
pub(super) fn spoken(words: &[&str]) -> String {
    let words: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

/// The first three parts of a build, which tell branches apart.
pub(super) const fn third_part(build: Build) -> Build {
    build.without_fourth()
}
