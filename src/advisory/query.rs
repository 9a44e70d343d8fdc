//! What a fenced `catalogue` block asks for.
//!
//! Lines of `key: value`, lists between commas:
//!
//! ```text
//! show: fixed-builds
//! update: Jan23SU
//! on: 2023-01-26
//! ```
//!
//! | `show` | what it makes | keys |
//! |---|---|---|
//! | `fixed-builds` | by branch, the first build with an update, or with the fixes of several CVEs | `update` or `cves`; `products`, `on` |
//! | `vulnerabilities` | what CVEs allow, and since when they are known to be exploited | `cves` or `update`; `on` |
//! | `days` | when CVEs were first exploited, published, fixed and listed, as a picture and a table | `cves` |
//! | `newest` | by product, the newest branch with its newest update | `products`, `on` |
//! | `actions` | what installing does not do, with its commands | `ids` |
//! | `known-issues` | what is wrong with releases themselves, and what helps | `ids` or `update`; `on` |
//! | `settle` | the command that shows the installed build | |
//!
//! Must not know HTML, nor what the answers look like.

use jiff::civil::Date;

use crate::catalogue::tables::{ActionRow, IssueRow, Remedy};
use crate::catalogue::{Family, Outcome, Product, Release, Vulnerability};

/// A block, read and resolved.
pub(super) struct Query<'f> {
    pub(super) show: Show<'f>,
    /// The day the answer is for.
    pub(super) on: Date,
}

/// What is asked for.
pub(super) enum Show<'f> {
    /// The builds that carry an update.
    Update {
        name: String,
        products: Vec<&'f Product>,
    },
    /// The builds without any of these.
    Fixes {
        vulnerabilities: Vec<&'f Vulnerability>,
        products: Vec<&'f Product>,
    },
    /// These, one by one.
    Vulnerabilities(Vec<&'f Vulnerability>),
    /// When what happened to these.
    Days(Vec<&'f Vulnerability>),
    /// The newest of each product.
    Newest(Vec<&'f Product>),
    /// What is left to do by hand.
    Actions(Vec<&'f ActionRow>),
    /// What is wrong with releases.
    Issues(Vec<&'f IssueRow>),
    /// The command that settles which build is installed.
    Settle,
}

/// What is wrong with a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum QueryFault {
    /// A line without a colon.
    NoKey(String),
    /// A key that is not known, or not with this `show`.
    Key(String),
    /// A key that stands twice.
    Twice(String),
    /// A key that has to be there.
    Missing(&'static str),
    /// A value that `show` or `on` does not take.
    Value { key: &'static str, value: String },
    /// A key of the catalogue that it does not hold.
    Unknown { what: &'static str, key: String },
}

const KEYS: [&str; 6] = ["show", "update", "cves", "products", "ids", "on"];

impl<'f> Query<'f> {
    /// Reads a block. `as_of` is the day where the block names none.
    pub(super) fn read(text: &str, family: &'f Family, as_of: Date) -> Result<Self, QueryFault> {
        let mut values: [Option<&str>; KEYS.len()] = [None; KEYS.len()];
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let (key, value) = line
                .split_once(':')
                .ok_or_else(|| QueryFault::NoKey(line.to_owned()))?;
            let index = KEYS
                .iter()
                .position(|known| *known == key.trim())
                .ok_or_else(|| QueryFault::Key(key.trim().to_owned()))?;
            if values[index].replace(value.trim()).is_some() {
                return Err(QueryFault::Twice(key.trim().to_owned()));
            }
        }
        let [show, update, cves, products, ids, on] = values;
        let on = match on {
            None => as_of,
            Some(day) => crate::day::parse(day).ok_or_else(|| QueryFault::Value {
                key: "on",
                value: day.to_owned(),
            })?,
        };
        let show = show.ok_or(QueryFault::Missing("show"))?;
        let refuse = |given: &[(&str, Option<&str>)]| match given
            .iter()
            .find(|(_, value)| value.is_some())
        {
            Some((key, _)) => Err(QueryFault::Key((*key).to_owned())),
            None => Ok(()),
        };
        let show = match show {
            "fixed-builds" => {
                refuse(&[("ids", ids)])?;
                match (update, cves) {
                    (Some(name), None) => {
                        if releases_named(family, name).next().is_none() {
                            return Err(unknown("update", name));
                        }
                        let products = match products {
                            Some(list) => find_products(family, list)?,
                            None => family
                                .products()
                                .iter()
                                .filter(|product| {
                                    releases_named(family, name)
                                        .any(|release| release.product == product.id)
                                })
                                .collect(),
                        };
                        Show::Update {
                            name: name.to_owned(),
                            products,
                        }
                    }
                    (None, Some(list)) => {
                        let vulnerabilities = find_vulnerabilities(family, list)?;
                        if let Some(without) = vulnerabilities
                            .iter()
                            .find(|vulnerability| vulnerability.remedy == Remedy::Setting)
                        {
                            return Err(unknown("build that closes", &without.id));
                        }
                        let products = match products {
                            Some(list) => find_products(family, list)?,
                            None => products_with_a_fix(family, &vulnerabilities),
                        };
                        Show::Fixes {
                            vulnerabilities,
                            products,
                        }
                    }
                    (Some(_), Some(_)) => return Err(QueryFault::Key("cves".to_owned())),
                    (None, None) => return Err(QueryFault::Missing("update")),
                }
            }
            "vulnerabilities" => {
                refuse(&[("ids", ids), ("products", products)])?;
                match (cves, update) {
                    (Some(list), None) => {
                        Show::Vulnerabilities(find_vulnerabilities(family, list)?)
                    }
                    (None, Some(name)) => Show::Vulnerabilities(closed_by(family, name)?),
                    (Some(_), Some(_)) => return Err(QueryFault::Key("update".to_owned())),
                    (None, None) => return Err(QueryFault::Missing("cves")),
                }
            }
            "days" => {
                refuse(&[("ids", ids), ("products", products), ("update", update)])?;
                let list = cves.ok_or(QueryFault::Missing("cves"))?;
                let vulnerabilities = find_vulnerabilities(family, list)?;
                let is_told = |id: &str| family.events().iter().any(|row| row.cve == id);
                if let Some(without) = vulnerabilities.iter().find(|one| !is_told(&one.id)) {
                    return Err(unknown("event of", &without.id));
                }
                Show::Days(vulnerabilities)
            }
            "newest" => {
                refuse(&[("ids", ids), ("update", update), ("cves", cves)])?;
                Show::Newest(match products {
                    Some(list) => find_products(family, list)?,
                    None => family
                        .products()
                        .iter()
                        .filter(|product| product.row.released <= on && !product.is_unsupported(on))
                        .collect(),
                })
            }
            "actions" => {
                refuse(&[("update", update), ("cves", cves), ("products", products)])?;
                let ids = ids.ok_or(QueryFault::Missing("ids"))?;
                Show::Actions(find_actions(family, ids)?)
            }
            "known-issues" => {
                refuse(&[("cves", cves), ("products", products)])?;
                let issues = match (ids, update) {
                    (Some(ids), None) => find_issues(family, ids)?,
                    (None, Some(name)) => issues_of(family, name)?,
                    (Some(_), Some(_)) => return Err(QueryFault::Key("update".to_owned())),
                    (None, None) => return Err(QueryFault::Missing("ids")),
                };
                Show::Issues(issues)
            }
            "settle" => {
                refuse(&[
                    ("ids", ids),
                    ("update", update),
                    ("cves", cves),
                    ("products", products),
                ])?;
                Show::Settle
            }
            other => {
                return Err(QueryFault::Value {
                    key: "show",
                    value: other.to_owned(),
                });
            }
        };
        Ok(Self { show, on })
    }
}

/// The releases of that name, oldest branch first.
pub(super) fn releases_named<'f>(
    family: &'f Family,
    update: &str,
) -> impl Iterator<Item = &'f Release> {
    family
        .releases()
        .iter()
        .filter(move |release| release.update.as_deref() == Some(update))
}

fn unknown(what: &'static str, key: &str) -> QueryFault {
    QueryFault::Unknown {
        what,
        key: key.to_owned(),
    }
}

fn items(list: &str) -> impl Iterator<Item = &str> {
    list.split(',')
        .map(str::trim)
        .filter(|item| !item.is_empty())
}

fn find_products<'f>(family: &'f Family, list: &str) -> Result<Vec<&'f Product>, QueryFault> {
    let mut products = items(list)
        .map(|key| {
            family
                .find_product(key)
                .map(|id| family.product(id))
                .ok_or_else(|| unknown("product", key))
        })
        .collect::<Result<Vec<_>, _>>()?;
    products.sort_by_key(|product| product.id);
    products.dedup_by_key(|product| product.id);
    Ok(products)
}

fn find_vulnerabilities<'f>(
    family: &'f Family,
    list: &str,
) -> Result<Vec<&'f Vulnerability>, QueryFault> {
    items(list)
        .map(|id| {
            family
                .vulnerability_of(id)
                .ok_or_else(|| unknown("CVE", id))
        })
        .collect()
}

fn find_actions<'f>(family: &'f Family, list: &str) -> Result<Vec<&'f ActionRow>, QueryFault> {
    let mut found: Vec<&ActionRow> = Vec::new();
    for id in items(list) {
        let action = family
            .actions()
            .iter()
            .find(|action| action.ids.iter().any(|candidate| candidate == id))
            .ok_or_else(|| unknown("action", id))?;
        if !found.iter().any(|seen| std::ptr::eq(*seen, action)) {
            found.push(action);
        }
    }
    Ok(found)
}

/// The vulnerabilities that name an update of that name as their first fix.
fn closed_by<'f>(family: &'f Family, update: &str) -> Result<Vec<&'f Vulnerability>, QueryFault> {
    let found: Vec<_> = family
        .vulnerabilities()
        .iter()
        .filter(|vulnerability| {
            vulnerability.fixes.iter().any(|fix| match fix.outcome {
                Outcome::FixedBy(id) => family.release(id).update.as_deref() == Some(update),
                Outcome::NotAffected | Outcome::NotListed => false,
            })
        })
        .collect();
    if found.is_empty() {
        Err(unknown("update", update))
    } else {
        Ok(found)
    }
}

fn products_with_a_fix<'f>(
    family: &'f Family,
    vulnerabilities: &[&Vulnerability],
) -> Vec<&'f Product> {
    family
        .products()
        .iter()
        .filter(|product| {
            vulnerabilities.iter().any(|vulnerability| {
                vulnerability
                    .fixes
                    .iter()
                    .any(|fix| family.branch(fix.branch).product == product.id)
            })
        })
        .collect()
}

fn find_issues<'f>(family: &'f Family, list: &str) -> Result<Vec<&'f IssueRow>, QueryFault> {
    items(list)
        .map(|id| {
            let mut issues = family.issues().iter();
            issues
                .find(|issue| issue.id == id)
                .ok_or_else(|| unknown("known issue", id))
        })
        .collect()
}

/// What is wrong with the releases of that name, in the order of the file.
fn issues_of<'f>(family: &'f Family, update: &str) -> Result<Vec<&'f IssueRow>, QueryFault> {
    let has = |index: usize| {
        releases_named(family, update)
            .any(|release| family.issues_on(release.id).any(|found| found == index))
    };
    let issues = family.issues().iter().enumerate();
    let found: Vec<&IssueRow> = issues
        .filter(|(index, _)| has(*index))
        .map(|(_, issue)| issue)
        .collect();
    if found.is_empty() {
        return Err(unknown("known issue of", update));
    }
    Ok(found)
}
