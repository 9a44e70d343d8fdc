//! Filters above the list of advisories: product, severity, year, exploited.
//!
//! They need no script: each value has a number, a row says the numbers it has,
//! and rules of the style sheet hide the rows without a number that is chosen.
//! So the sheet need not know the values; it has rules for [`MOST`] of them.
//! Must not know how a row looks.

use yew::prelude::*;

use crate::catalogue::{Catalogue, Family};
use crate::lang::Lang;
use crate::messages::content::content;
use crate::web::index::Entry;

/// How many values the style sheet has rules for.
pub const MOST: usize = 40;

/// One thing to filter by.
struct Facet {
    name: &'static str,
    label: &'static str,
    /// What the choice of everything is called.
    all: &'static str,
    /// What the rows have, and how it is shown; none twice.
    values: Vec<(String, String)>,
}

/// The filters of a list.
pub(super) struct Filters<'a> {
    catalogue: &'a Catalogue,
    facets: Vec<Facet>,
    lang: Lang,
}

/// The key of what has one value only.
const EXPLOITED: &str = "exploited";

const SEVERITIES: [&str; 4] = ["critical", "high", "medium", "low"];

impl<'a> Filters<'a> {
    /// Filters by what the rows differ in.
    pub(super) fn of(rows: &[Entry], catalogue: &'a Catalogue, lang: Lang) -> Self {
        let words = content(lang).filters;
        let mut products = Vec::new();
        for family in catalogue.families.iter() {
            for product in family.products().iter().rev() {
                let id = &product.row.id;
                if rows.iter().any(|row| concerns(row, family, id)) {
                    products.push((key(family, id), product.row.name.get(lang).to_owned()));
                }
            }
        }
        let severities = SEVERITIES
            .iter()
            .filter(|key| rows.iter().any(|row| row.severity == **key))
            .map(|key| ((*key).to_owned(), (words.severity_is)(key).to_owned()));
        let mut years: Vec<i16> = rows.iter().map(|row| row.date.year()).collect();
        years.sort_unstable_by(|a, b| b.cmp(a));
        years.dedup();
        let years = years
            .iter()
            .map(|year| (year.to_string(), (words.year_is)(*year)));
        let facet = |name, label, values| Facet {
            name,
            label,
            all: words.all,
            values,
        };
        let facets = vec![
            facet("product", words.product, products),
            facet("severity", words.severity, severities.collect()),
            facet("year", words.year, years.collect()),
            facet(
                EXPLOITED,
                words.exploited,
                vec![(EXPLOITED.to_owned(), words.exploited.to_owned())],
            ),
        ];
        Self {
            catalogue,
            facets,
            lang,
        }
    }

    /// The numbers of what a row has, for its attribute.
    pub(super) fn of_row(&self, row: &Entry) -> String {
        let mut has = vec![row.severity.clone(), row.date.year().to_string()];
        for family in &self.catalogue.families {
            for product in family.products() {
                if concerns(row, family, &product.row.id) {
                    has.push(key(family, &product.row.id));
                }
            }
            let exploited = |id: &String| {
                family
                    .vulnerability_of(id)
                    .is_some_and(|known| known.exploited(family.data_through()).is_some())
            };
            if row.cves.iter().any(exploited) {
                has.push(EXPLOITED.to_owned());
            }
        }
        self.numbered()
            .filter(|(_, value)| has.contains(value))
            .map(|(number, _)| number.to_string())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// All values, with their numbers from 1.
    fn numbered(&self) -> impl Iterator<Item = (usize, &String)> {
        let values = self.facets.iter().flat_map(|facet| &facet.values);
        (1..=MOST).zip(values.map(|(key, _)| key))
    }

    /// The controls. They are no form that could be sent: to a dialog, where
    /// there is none, leads nowhere.
    pub(super) fn controls(&self) -> Html {
        let words = content(self.lang).filters;
        let mut number = 0;
        let mut next = || {
            number += 1;
            number.to_string()
        };
        html! {
            <form class="filters" method="dialog" aria-label={words.title}>
                { for self.facets.iter().filter(|facet| facet.name != EXPLOITED).map(|facet| html! {
                    <label>
                        { facet.label }
                        { " " }
                        <select name={facet.name} autocomplete="off">
                            <option value="" selected=true>{ facet.all }</option>
                            { for facet.values.iter().map(|(_, shown)| html! {
                                <option value={next()}>{ shown.clone() }</option>
                            }) }
                        </select>
                    </label>
                }) }
                <label>
                    <input type="checkbox" name={EXPLOITED} value={next()} autocomplete="off" />
                    { " " }
                    { words.exploited }
                </label>
                <button type="reset">{ words.reset }</button>
            </form>
        }
    }
}

fn key(family: &Family, product: &str) -> String {
    format!("{}/{product}", family.id())
}

/// Whether an advisory tells to install or update a branch of a product.
fn concerns(row: &Entry, family: &Family, product: &str) -> bool {
    row.family == family.id()
        && row
            .branches
            .iter()
            .filter_map(|branch| branch.split_once('/'))
            .any(|(of, _)| of == product)
}
