//! A vulnerability: what it allows, what closes it, and where.

use jiff::civil::Date;
use serde::Serialize;

use crate::catalogue::tables::Remedy;
use crate::catalogue::{Family, Outcome, Vulnerability};
use crate::lang::Text;

use super::facts::remarks;

/// A vulnerability, as its file shows it.
#[derive(Serialize)]
pub(super) struct CveItem<'a> {
    id: &'a str,
    name: Option<&'a str>,
    impact: &'a str,
    cvss: Option<Cvss<'a>>,
    published: Date,
    exploited: Option<Exploited<'a>>,
    remedy: Remedy,
    fixes: Vec<FixItem<'a>>,
    actions: Vec<&'a Text>,
    notes: Vec<&'a Text>,
    sources: &'a [String],
}

#[derive(Serialize)]
struct Cvss<'a> {
    score: crate::catalogue::Score,
    vector: &'a str,
}

#[derive(Serialize)]
struct Exploited<'a> {
    added: Date,
    due: Option<Date>,
    ransomware: Option<&'a str>,
}

#[derive(Serialize)]
struct FixItem<'a> {
    product: &'a str,
    branch: &'a str,
    state: &'static str,
    build: Option<String>,
    notes: Vec<&'a Text>,
}

impl<'a> CveItem<'a> {
    pub(super) fn of(family: &'a Family, vulnerability: &'a Vulnerability) -> Self {
        Self {
            id: &vulnerability.id,
            name: vulnerability.name.as_deref(),
            impact: &family.impact(vulnerability).id,
            cvss: vulnerability
                .score
                .zip(vulnerability.vector.as_deref())
                .map(|(score, vector)| Cvss { score, vector }),
            published: vulnerability.published,
            exploited: vulnerability.kev.as_ref().map(|kev| Exploited {
                added: kev.added,
                due: kev.due,
                ransomware: (!kev.ransomware.is_empty()).then_some(kev.ransomware.as_str()),
            }),
            remedy: vulnerability.remedy,
            fixes: vulnerability
                .fixes
                .iter()
                .map(|fix| {
                    let branch = family.branch(fix.branch);
                    let (state, build) = match fix.outcome {
                        Outcome::FixedBy(id) => ("fixed", Some(family.release(id).build)),
                        Outcome::NotAffected => ("not-affected", None),
                        Outcome::NotListed => ("not-listed", None),
                    };
                    FixItem {
                        product: &family.product(branch.product).row.id,
                        branch: &branch.name,
                        state,
                        build: build.map(|build| build.to_string()),
                        notes: remarks(family, &fix.evidence),
                    }
                })
                .collect(),
            actions: family
                .actions()
                .iter()
                .filter(|row| row.ids.contains(&vulnerability.id))
                .map(|row| &row.title)
                .collect(),
            notes: remarks(family, vulnerability.notes()),
            sources: vulnerability.sources(),
        }
    }
}
