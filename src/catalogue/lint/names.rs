//! Keys have to name something.
//!
//! Rows name each other by key. A key that names nothing is a slip of the pen
//! or a row that was forgotten; the fact it belongs to would reach no reader.
//! Where the other file could not be read in full, these rules keep silent.

use super::index::{Index, ids, is_no, near_or};
use crate::catalogue::source::{Fault, File, Place, RuleInfo};
use crate::catalogue::tables::Range;

pub(super) const UNKNOWN_PRODUCT: RuleInfo = RuleInfo::new(
    "unknown-product",
    "A product is named that `family.toml` does not have.",
    "The fact would belong to nothing that a reader can look up.",
);

pub(super) const UNKNOWN_BRANCH: RuleInfo = RuleInfo::new(
    "unknown-branch",
    "A branch is named that `releases.csv` does not have for this product.",
    "The fact would apply to no server.",
);

pub(super) const UNKNOWN_UPDATE: RuleInfo = RuleInfo::new(
    "unknown-update",
    "An update is named that `releases.csv` does not have in this branch.",
    "A fix by an update that does not exist would be called exposed for ever.",
);

pub(super) const UNKNOWN_KIND: RuleInfo = RuleInfo::new(
    "unknown-kind",
    "A release is of a kind that `family.toml` does not have.",
    "Whether it opens a branch, or closes vulnerabilities, depends on its kind.",
);

pub(super) const UNKNOWN_IMPACT: RuleInfo = RuleInfo::new(
    "unknown-impact",
    "A vulnerability has an impact that `family.toml` does not have.",
    "The page would have no word for it.",
);

pub(super) const UNKNOWN_CVE: RuleInfo = RuleInfo::new(
    "unknown-cve",
    "A CVE is named that `vulnerabilities.csv` does not have.",
    "A fix or an exploited entry without its CVE is shown nowhere.",
);

pub(super) const UNKNOWN_NOTE: RuleInfo = RuleInfo::new(
    "unknown-note",
    "A note is named that `notes.toml` does not have.",
    "The remark would be lost.",
);

pub(super) const UNKNOWN_SOURCE: RuleInfo = RuleInfo::new(
    "unknown-source",
    "A source is named that `sources.toml` does not have.",
    "Nobody could check the fact.",
);

pub(super) fn check(index: &Index<'_>, faults: &mut Vec<Fault>) {
    let draft = index.draft;
    let mut names = Names {
        index,
        notes: ids(&draft.notes, |row| &row.id),
        sources: ids(&draft.sources, |row| &row.code),
        cves: ids(&draft.vulnerabilities, |row| &row.id),
        faults,
    };
    names.of_releases();
    names.of_vulnerabilities();
    names.of_ranges();
    names.of_family();
    names.of_conflicts();
}

struct Names<'a, 'd> {
    index: &'a Index<'d>,
    notes: Vec<&'d str>,
    sources: Vec<&'d str>,
    cves: Vec<&'d str>,
    faults: &'a mut Vec<Fault>,
}

impl Names<'_, '_> {
    fn of_releases(&mut self) {
        let draft = self.index.draft;
        for row in &draft.releases {
            let release = &row.value;
            self.product(row.field("product"), &release.product);
            self.kind(row.field("kind"), &release.kind);
            if !release.reissues.is_empty() {
                let [product, branch] = [&release.product, &release.branch];
                self.update(row.field("reissues"), product, branch, &release.reissues);
            }
            self.notes(&release.notes, "notes", |path| row.field(path));
            self.sources(&release.sources, |path| row.field(path));
        }
        for row in &draft.branches {
            let branch = &row.value;
            if self.product(row.field("product"), &branch.product) {
                self.branch(row.field("branch"), &branch.product, &branch.branch);
            }
            self.notes(&branch.notes, "notes", |path| row.field(path));
            self.sources(&branch.sources, |path| row.field(path));
        }
        for row in &draft.aliases {
            let alias = &row.value;
            if self.product(row.field("product"), &alias.product)
                && self.branch(row.field("branch"), &alias.product, &alias.branch)
            {
                let [product, branch] = [&alias.product, &alias.branch];
                self.update(row.field("update"), product, branch, &alias.update);
            }
            self.note(row.field("note"), &alias.note);
            self.sources(&alias.sources, |path| row.field(path));
        }
        for row in &draft.unidentified {
            let unidentified = &row.value;
            let product = &unidentified.product;
            if self.product(row.field("product"), product) {
                self.branch(row.field("branch"), product, &unidentified.branch);
            }
            self.note(row.field("note"), &unidentified.note);
            self.sources(&unidentified.sources, |path| row.field(path));
        }
    }

    fn of_vulnerabilities(&mut self) {
        let draft = self.index.draft;
        for row in &draft.vulnerabilities {
            self.impact(row.field("impact"), &row.value.impact);
            self.notes(&row.value.notes, "notes", |path| row.field(path));
            self.sources(&row.value.sources, |path| row.field(path));
        }
        for row in &draft.kev {
            self.cve(row.field("cve"), &row.value.cve);
            self.sources(&row.value.sources, |path| row.field(path));
        }
        for row in &draft.events {
            self.cve(row.field("cve"), &row.value.cve);
            self.sources(&row.value.sources, |path| row.field(path));
        }
        for row in &draft.fixes {
            let fix = &row.value;
            self.cve(row.field("cve"), &fix.cve);
            if self.product(row.field("product"), &fix.product)
                && self.branch(row.field("branch"), &fix.product, &fix.branch)
            {
                self.update(row.field("update"), &fix.product, &fix.branch, &fix.update);
            }
            self.notes(&fix.evidence, "evidence", |path| row.field(path));
        }
    }

    fn of_ranges(&mut self) {
        let draft = self.index.draft;
        for row in &draft.platform {
            let platform = &row.value;
            if self.product(row.field("product"), &platform.product) {
                self.branch(row.field("from"), &platform.product, &platform.from);
                self.branch(row.field("to"), &platform.product, &platform.to);
            }
            self.notes(&platform.notes, "notes", |path| row.field(path));
            self.sources(&platform.sources, |path| row.field(path));
        }
        for row in &draft.directory {
            let directory = &row.value;
            if self.product(row.field("product"), &directory.product) {
                self.branch(row.field("from"), &directory.product, &directory.from);
                self.branch(row.field("to"), &directory.product, &directory.to);
            }
            self.sources(&directory.sources, |path| row.field(path));
        }
        for row in &draft.actions {
            self.applies(&row.value.applies, |path| row.field(path));
            self.sources(&row.value.sources, |path| row.field(path));
        }
        for row in &draft.issues {
            self.applies(&row.value.applies, |path| row.field(path));
            self.sources(&row.value.sources, |path| row.field(path));
        }
    }

    fn of_family(&mut self) {
        let draft = self.index.draft;
        for row in &draft.products {
            let product = &row.value;
            for (at, period) in product.esu.iter().enumerate() {
                self.branches(&product.id, &period.branches, |at_branch| {
                    row.field(&format!("esu[{at}].branches[{at_branch}]"))
                });
            }
            self.sources(&product.sources, |path| row.field(path));
        }
        for row in &draft.moves {
            let way = &row.value;
            if self.product(row.field("from"), &way.from) {
                self.branches(&way.from, &way.from_branches, |at| {
                    row.field(&format!("from_branches[{at}]"))
                });
            }
            if self.product(row.field("to"), &way.to) {
                self.branches(&way.to, &way.to_branches, |at| {
                    row.field(&format!("to_branches[{at}]"))
                });
            }
            self.sources(&way.sources, |path| row.field(path));
        }
    }

    /// What a conflict is about is written as a path, or as a CVE.
    fn of_conflicts(&mut self) {
        for row in &self.index.draft.conflicts {
            for (at, subject) in row.value.subjects.iter().enumerate() {
                let place = row.field(&format!("subjects[{at}]"));
                if subject.starts_with("CVE-") {
                    self.cve(place, subject);
                    continue;
                }
                let mut parts = subject.splitn(3, '/');
                let product = parts.next().unwrap_or_default();
                if !self.product(place.clone(), product) {
                    continue;
                }
                let Some(branch) = parts.next() else { continue };
                if !self.branch(place.clone(), product, branch) {
                    continue;
                }
                if let Some(update) = parts.next() {
                    self.update(place, product, branch, update);
                }
            }
            self.sources(&row.value.sources, |path| row.field(path));
        }
    }

    fn applies(&mut self, ranges: &[Range], place: impl Fn(&str) -> Place) {
        for (at, range) in ranges.iter().enumerate() {
            if !self.product(place(&format!("applies[{at}].product")), &range.product) {
                continue;
            }
            for (key, end) in [("from", &range.from), ("to", &range.to)] {
                if end.is_empty() {
                    continue;
                }
                let place = place(&format!("applies[{at}].{key}"));
                let (branch, update) = end.split_once('/').unwrap_or((end, ""));
                if self.branch(place.clone(), &range.product, branch) {
                    self.update(place, &range.product, branch, update);
                }
            }
        }
    }

    fn branches(&mut self, product: &str, branches: &[String], place: impl Fn(usize) -> Place) {
        for (at, branch) in branches.iter().enumerate() {
            self.branch(place(at), product, branch);
        }
    }

    fn notes(&mut self, notes: &[String], field: &str, place: impl Fn(&str) -> Place) {
        for (at, note) in notes.iter().enumerate() {
            self.note(place(&format!("{field}[{at}]")), note);
        }
    }

    fn sources(&mut self, sources: &[String], place: impl Fn(&str) -> Place) {
        for (at, source) in sources.iter().enumerate() {
            self.source(place(&format!("sources[{at}]")), source);
        }
    }

    /// Says whether the product is known, so that its branches can be judged.
    fn product(&mut self, place: Place, product: &str) -> bool {
        let known = self.index.products.contains(&product);
        if !known && self.index.draft.is_whole(File::Family) {
            self.faults.push(UNKNOWN_PRODUCT.at(
                place,
                is_no(product, "product"),
                near_or(
                    product,
                    &self.index.products,
                    "add it to family.toml as a [[product]]",
                ),
            ));
        }
        known
    }

    /// Says whether the branch is known, so that its updates can be judged.
    fn branch(&mut self, place: Place, product: &str, branch: &str) -> bool {
        let known = self.index.branch(product, branch).is_some();
        if !known && self.index.draft.is_whole(File::Releases) {
            let branches = self.index.branches_of(product);
            let branches: Vec<&str> = branches.iter().map(|branch| branch.name).collect();
            self.faults.push(UNKNOWN_BRANCH.at(
                place,
                is_no(branch, &format!("branch of {product}")),
                near_or(branch, &branches, "add its releases to releases.csv"),
            ));
        }
        known
    }

    fn update(&mut self, place: Place, product: &str, branch: &str, update: &str) {
        let Some(found) = self.index.branch(product, branch) else {
            return;
        };
        // A branch without a base has its own rule.
        if update.is_empty()
            || found.row(update).is_some()
            || !self.index.draft.is_whole(File::Releases)
        {
            return;
        }
        let rows = found.rows.iter().map(|row| row.value.update.as_str());
        let updates: Vec<&str> = rows.filter(|update| !update.is_empty()).collect();
        self.faults.push(UNKNOWN_UPDATE.at(
            place,
            format!("`{update}` is no update of {product} {branch}"),
            near_or(update, &updates, "add it to releases.csv"),
        ));
    }

    fn kind(&mut self, place: Place, kind: &str) {
        if self.index.kind(kind).is_none() && self.index.draft.is_whole(File::Family) {
            let kinds = ids(&self.index.draft.kinds, |row| &row.id);
            self.faults.push(UNKNOWN_KIND.at(
                place,
                is_no(kind, "kind of release"),
                near_or(kind, &kinds, "add it to family.toml as a [[kind]]"),
            ));
        }
    }

    fn impact(&mut self, place: Place, impact: &str) {
        let impacts = ids(&self.index.draft.impacts, |row| &row.id);
        if !impacts.contains(&impact) && self.index.draft.is_whole(File::Family) {
            self.faults.push(UNKNOWN_IMPACT.at(
                place,
                is_no(impact, "impact"),
                near_or(impact, &impacts, "add it to family.toml as an [[impact]]"),
            ));
        }
    }

    fn cve(&mut self, place: Place, cve: &str) {
        if !self.cves.contains(&cve) && self.index.draft.is_whole(File::Vulnerabilities) {
            self.faults.push(UNKNOWN_CVE.at(
                place,
                format!("`{cve}` is not in vulnerabilities.csv"),
                // Any two identifiers look alike: a proposal would be a guess.
                "add it there, or correct the identifier",
            ));
        }
    }

    fn note(&mut self, place: Place, note: &str) {
        if !self.notes.contains(&note) && self.index.draft.is_whole(File::Notes) {
            self.faults.push(UNKNOWN_NOTE.at(
                place,
                is_no(note, "note"),
                near_or(note, &self.notes, "add it to notes.toml"),
            ));
        }
    }

    fn source(&mut self, place: Place, source: &str) {
        let code = code(source);
        if !self.sources.contains(&code) && self.index.draft.is_whole(File::Sources) {
            self.faults.push(UNKNOWN_SOURCE.at(
                place,
                format!("`{code}` is the code of no source"),
                near_or(
                    code,
                    &self.sources,
                    "add it to sources.toml; a detail follows the code after a colon",
                ),
            ));
        }
    }
}

/// The code in `CODE: detail`.
pub(super) fn code(source: &str) -> &str {
    source
        .split_once(':')
        .map_or(source, |(code, _)| code)
        .trim()
}
