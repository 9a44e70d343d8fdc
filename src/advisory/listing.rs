//! Tables and lists that a page takes from the catalogue.
//!
//! The facts stand in the catalogue once; a page only says which of them it
//! wants. Must not know Markdown, nor the spelling of what was asked.

use jiff::civil::Date;

use crate::catalogue::tables::{ActionRow, IssueRow};
use crate::catalogue::{Branch, Family, Product, Release, Vulnerability};
use crate::lang::Lang;
use crate::messages::date::day;

use super::Links;
use super::html::{close_table, code_block, element, escape, link, open_table};
use super::query::releases_named;
use super::words::{Words, no_update_leave, no_update_move, range, words};

/// What listings are written with.
pub(super) struct Writer<'a> {
    pub(super) family: &'a Family,
    pub(super) lang: Lang,
    pub(super) links: &'a dyn Links,
}

/// What a branch has to do with the fixes a table is about.
enum State<'f> {
    /// This is the first release with all of them.
    Fixed(&'f Release),
    /// It opened after they were made.
    Contained,
    NotAffected,
    NotListed,
    /// It has the faults, and no update for them.
    Without,
}

impl<'a> Writer<'a> {
    const fn words(&self) -> &'static Words {
        words(self.lang)
    }

    /// By branch, the release that is called `update`.
    pub(super) fn update(
        &self,
        update: &str,
        products: &[&'a Product],
        on: Date,
        label: &str,
    ) -> String {
        let made = releases_named(self.family, update)
            .map(|release| release.date)
            .max();
        let column = self.words().update;
        self.by_branch(products, on, label, column, |branch| {
            let found = branch
                .releases
                .iter()
                .map(|id| self.family.release(*id))
                .find(|release| release.update.as_deref() == Some(update));
            let newest = self
                .family
                .product(branch.product)
                .branches
                .iter()
                .rev()
                .find(|id| {
                    releases_named(self.family, update).any(|release| release.branch == **id)
                });
            let opened = self.family.release(branch.base).date;
            match (found, newest, made) {
                (Some(release), _, _) => State::Fixed(release),
                (None, Some(newest), Some(made)) if branch.id > *newest && opened >= made => {
                    State::Contained
                }
                _ => State::Without,
            }
        })
    }

    /// By branch, the first release that none of the vulnerabilities is in.
    pub(super) fn fixes(
        &self,
        vulnerabilities: &[&'a Vulnerability],
        products: &[&'a Product],
        on: Date,
        label: &str,
    ) -> String {
        let column = self.words().first_fixed;
        self.by_branch(products, on, label, column, |branch| {
            let states = vulnerabilities
                .iter()
                .map(|vulnerability| self.state(vulnerability, branch));
            let mut result = State::NotAffected;
            for state in states {
                result = match (result, state) {
                    (State::Without, _) | (_, State::Without) => State::Without,
                    (State::NotListed, _) | (_, State::NotListed) => State::NotListed,
                    (State::Fixed(a), State::Fixed(b)) => {
                        State::Fixed(if a.id < b.id { b } else { a })
                    }
                    (State::Fixed(a), _) | (_, State::Fixed(a)) => State::Fixed(a),
                    (State::Contained, _) | (_, State::Contained) => State::Contained,
                    (State::NotAffected, State::NotAffected) => State::NotAffected,
                };
            }
            result
        })
    }

    /// One vulnerability on one branch.
    fn state(&self, vulnerability: &Vulnerability, branch: &Branch) -> State<'a> {
        let affected = self
            .family
            .affected(branch)
            .iter()
            .find(|affected| affected.vulnerability == vulnerability.index);
        if let Some(affected) = affected {
            return match affected.closed_by {
                Some(id) => State::Fixed(self.family.release(id)),
                None if affected.certain => State::Without,
                None => State::NotListed,
            };
        }
        let is_said = vulnerability
            .fixes
            .iter()
            .any(|fix| fix.branch == branch.id);
        let is_in_product = self.family.fixing(branch, vulnerability).next().is_some();
        if is_in_product && !is_said {
            State::Contained
        } else {
            State::NotAffected
        }
    }

    fn by_branch(
        &self,
        products: &[&'a Product],
        on: Date,
        label: &str,
        column: &str,
        state: impl Fn(&'a Branch) -> State<'a>,
    ) -> String {
        let words = self.words();
        let mut out = String::new();
        open_table(&mut out, label);
        head(
            &mut out,
            &[
                words.version,
                column,
                words.build,
                words.file_version,
                words.package,
                words.released,
            ],
        );
        out.push_str("<tbody>\n");
        for product in products.iter().rev() {
            let rows: Vec<(&Branch, State<'_>)> = product
                .branches
                .iter()
                .map(|id| self.family.branch(*id))
                .filter(|branch| !branch.preview && self.family.release(branch.base).date <= on)
                .map(|branch| match state(branch) {
                    State::Fixed(release) if release.date > on => (branch, State::Without),
                    state => (branch, state),
                })
                .collect();
            // A branch that holds the fixes from the start is the better way.
            let newest = rows.iter().rev().find_map(|(branch, state)| match state {
                State::Fixed(release) => Some((*branch, release.update.as_deref())),
                State::Contained => Some((*branch, None)),
                _ => None,
            });
            let name = product.row.name.get(self.lang);
            let mut rest = rows.as_slice();
            while let Some(((last, state), before)) = rest.split_last() {
                if let State::Fixed(release) = state {
                    let header = escape(&format!("{name} {}", last.name));
                    self.release_row(&mut out, &header, &release_label(release, last), release);
                    rest = before;
                    continue;
                }
                // Neighbours of which the same is to be said share a row.
                let alike = before
                    .iter()
                    .rev()
                    .take_while(|(_, other)| {
                        std::mem::discriminant(other) == std::mem::discriminant(state)
                    })
                    .count();
                let (kept, together) = rest.split_at(rest.len() - alike - 1);
                rest = kept;
                let first = together.first().map_or(*last, |(branch, _)| *branch);
                let header = escape(&range(name, &first.name, &last.name, self.lang));
                let text = match state {
                    State::Contained => words.contained.to_owned(),
                    State::NotAffected => words.not_affected.to_owned(),
                    State::NotListed => words.not_listed.to_owned(),
                    State::Fixed(_) | State::Without => match newest {
                        Some((branch, update)) => no_update_move(&branch.name, update, self.lang),
                        None => no_update_leave(self.successor(product, on), self.lang),
                    },
                };
                out.push_str("<tr>");
                element(&mut out, "th", &[("scope", Some("row"))], &header);
                let mut says = String::new();
                element(&mut says, "div", &[("class", Some("says"))], &escape(&text));
                element(&mut out, "td", &[("colspan", Some("5"))], &says);
                out.push_str("</tr>\n");
            }
        }
        out.push_str("</tbody>\n");
        close_table(&mut out);
        out
    }

    /// The first product on the way from this one that is supported on that day.
    fn successor(&self, product: &'a Product, on: Date) -> Option<&'a str> {
        let mut product = product;
        // No way is longer than there are products.
        for _ in self.family.products() {
            let way = self.family.moves_from(product).last()?;
            product = self.family.product(self.family.find_product(&way.to)?);
            if product.row.released <= on && !product.is_unsupported(on) {
                return Some(product.row.name.get(self.lang));
            }
        }
        None
    }

    /// A row about one release, which is named in the second column.
    fn release_row(&self, out: &mut String, header: &str, label: &str, release: &Release) {
        out.push_str("<tr>");
        element(out, "th", &[("scope", Some("row"))], header);
        self.release_cells(out, label, release);
        out.push_str("</tr>\n");
    }

    fn release_cells(&self, out: &mut String, label: &str, release: &Release) {
        let words = self.words();
        let mut label = escape(label);
        if release.esu {
            label.push_str("<br>");
            label.push_str(&escape(words.esu));
        }
        element(out, "td", &[], &label);
        let build = release.build.to_string();
        let href = self.links.build(self.family.id(), release.build);
        element(out, "td", &[], &link(&href, None, &code(&build)));
        element(out, "td", &[], &code(&release.build.long().to_string()));
        let package = release
            .kb
            .as_deref()
            .map_or_else(|| escape(words.not_given), kb_link);
        element(out, "td", &[], &package);
        element(out, "td", &[], &self.day(release.date));
    }

    /// What vulnerabilities allow, how severe they are, whether they are exploited.
    pub(super) fn vulnerabilities(
        &self,
        vulnerabilities: &[&Vulnerability],
        on: Date,
        label: &str,
    ) -> String {
        let words = self.words();
        let mut out = String::new();
        open_table(&mut out, label);
        head(
            &mut out,
            &["CVE", words.impact, words.score, words.exploited],
        );
        out.push_str("<tbody>\n");
        for vulnerability in vulnerabilities {
            let mut header = link(
                &self.links.cve(&vulnerability.id),
                None,
                &escape(&vulnerability.id),
            );
            if let Some(name) = &vulnerability.name {
                header.push_str(&format!(" ({})", escape(name)));
            }
            let impact = self.family.impact(vulnerability).name.get(self.lang);
            let score = vulnerability
                .score
                .map_or_else(|| escape(words.not_given), |score| score.to_string());
            let exploited = vulnerability
                .exploited(on)
                .map_or_else(|| escape(words.none_known), |date| self.day(date));
            out.push_str("<tr>");
            element(&mut out, "th", &[("scope", Some("row"))], &header);
            element(&mut out, "td", &[], &escape(impact));
            element(&mut out, "td", &[], &score);
            element(&mut out, "td", &[], &exploited);
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody>\n");
        close_table(&mut out);
        out
    }

    /// The newest branch of each product, and its newest update.
    pub(super) fn newest(&self, products: &[&'a Product], on: Date, label: &str) -> String {
        let words = self.words();
        let mut out = String::new();
        open_table(&mut out, label);
        head(
            &mut out,
            &[
                words.product,
                words.newest,
                words.build,
                words.file_version,
                words.package,
                words.released,
                words.supported_until,
            ],
        );
        out.push_str("<tbody>\n");
        for product in products.iter().rev() {
            let found = product
                .branches
                .iter()
                .rev()
                .map(|id| self.family.branch(*id))
                .filter(|branch| !branch.preview)
                .find_map(|branch| {
                    let newest = branch
                        .releases
                        .iter()
                        .rev()
                        .map(|id| self.family.release(*id))
                        .find(|release| release.date <= on)?;
                    Some((branch, newest))
                });
            let Some((branch, release)) = found else {
                continue;
            };
            let end = product
                .row
                .extended_end
                .map_or_else(|| escape(words.no_end), |end| self.day(end));
            out.push_str("<tr>");
            let name = escape(product.row.name.get(self.lang));
            element(&mut out, "th", &[("scope", Some("row"))], &name);
            self.release_cells(&mut out, &full_label(release, branch), release);
            element(&mut out, "td", &[], &end);
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody>\n");
        close_table(&mut out);
        out
    }

    /// One thing that installing does not do; its title is the caller's business.
    pub(super) fn action(&self, out: &mut String, action: &ActionRow) {
        let words = self.words();
        let paragraph = |out: &mut String, before: &str, text: &str| {
            let mut inner = String::new();
            if !before.is_empty() {
                element(&mut inner, "strong", &[], &escape(before));
                inner.push(' ');
            }
            inner.push_str(&escape(text.trim()));
            element(out, "p", &[], &inner);
            out.push('\n');
        };
        paragraph(out, "", action.text.get(self.lang));
        if let Some(condition) = &action.condition {
            paragraph(out, words.condition, condition.get(self.lang));
        }
        if let Some(scope) = &action.scope {
            paragraph(out, words.scope, scope.get(self.lang));
        }
        if let Some(command) = &action.command {
            code_block(out, Some("powershell"), command);
        }
        if let Some(verify) = &action.verify {
            paragraph(out, words.verify, verify.get(self.lang));
        }
        if let Some(command) = &action.verify_command {
            code_block(out, Some("powershell"), command);
        }
    }

    /// What is wrong with releases, as far as it was known, and what helps.
    pub(super) fn issues(&self, issues: &[&IssueRow], on: Date, label: &str) -> String {
        let words = self.words();
        let mut out = String::new();
        open_table(&mut out, label);
        head(&mut out, &[words.issue, words.happens, words.helps]);
        out.push_str("<tbody>\n");
        for issue in issues.iter().filter(|issue| issue.since <= on) {
            let helps = issue
                .workaround
                .as_ref()
                .map_or_else(|| words.none_known, |text| text.get(self.lang).trim());
            let mut helps = escape(helps);
            if let Some(command) = &issue.command {
                code_block(&mut helps, Some("powershell"), command);
            }
            out.push_str("<tr>");
            let title = escape(issue.title.get(self.lang));
            element(&mut out, "th", &[("scope", Some("row"))], &title);
            let text = escape(issue.text.get(self.lang).trim());
            element(&mut out, "td", &[], &text);
            element(&mut out, "td", &[], &helps);
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody>\n");
        close_table(&mut out);
        out
    }

    /// The command that shows the installed build beyond doubt.
    pub(super) fn settle(&self) -> String {
        let settle = &self.family.tables().family.settle;
        let mut out = String::new();
        code_block(&mut out, Some("powershell"), &settle.command);
        element(
            &mut out,
            "p",
            &[],
            &escape(settle.text.get(self.lang).trim()),
        );
        out.push('\n');
        out
    }

    fn day(&self, date: Date) -> String {
        let mut out = String::new();
        element(
            &mut out,
            "time",
            &[("datetime", Some(&date.to_string()))],
            &escape(&day(date, self.lang)),
        );
        out
    }
}

/// A link to the article of a package.
pub(super) fn kb_link(kb: &str) -> String {
    link(&kb_address(kb), None, &escape(kb))
}

/// Where the vendor keeps the article of a package.
pub(super) fn kb_address(kb: &str) -> String {
    format!(
        "https://support.microsoft.com/help/{}",
        kb.trim_start_matches("KB")
    )
}

fn release_label(release: &Release, branch: &Branch) -> String {
    release
        .update
        .clone()
        .unwrap_or_else(|| branch.name.clone())
}

fn full_label(release: &Release, branch: &Branch) -> String {
    match &release.update {
        Some(update) => format!("{} {update}", branch.name),
        None => branch.name.clone(),
    }
}

fn code(text: &str) -> String {
    let mut out = String::new();
    element(&mut out, "code", &[], &escape(text));
    out
}

fn head(out: &mut String, titles: &[&str]) {
    out.push_str("<thead><tr>");
    for title in titles {
        element(out, "th", &[("scope", Some("col"))], &escape(title));
    }
    out.push_str("</tr></thead>\n");
}
