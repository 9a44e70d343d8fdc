//! What a page was written with: the facts that the app needs to take it over,
//! as attributes of the app's element.
//!
//! The site writer puts them there and the app takes them out again. Must not
//! know the browser.

use jiff::civil::Date;

use crate::day;
use crate::lang::Text;

/// The facts in a page's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The addresses of the catalogue, whose remarks are in one language.
    pub catalogues: Text,
    /// The address of the index of advisories.
    pub index_url: String,
    /// The newest day whose releases are known.
    pub data_through: Date,
    /// The folder of the family whose builds the header leads to.
    pub family: String,
    /// Whether the page holds regions to adopt.
    pub regions: bool,
}

const CATALOGUE_EN: &str = "data-catalogue-en";
const CATALOGUE_JA: &str = "data-catalogue-ja";
const INDEX: &str = "data-index";
const THROUGH: &str = "data-through";
const FAMILY: &str = "data-family";
const REGIONS: &str = "data-regions";

impl Written {
    /// The attributes that hold them.
    #[must_use]
    pub fn attributes(&self) -> Vec<(&'static str, String)> {
        let mut attributes = vec![
            (CATALOGUE_EN, self.catalogues.en.clone()),
            (CATALOGUE_JA, self.catalogues.ja.clone()),
            (INDEX, self.index_url.clone()),
            (THROUGH, self.data_through.to_string()),
            (FAMILY, self.family.clone()),
        ];
        if self.regions {
            attributes.push((REGIONS, String::new()));
        }
        attributes
    }

    /// What the attributes hold; none where one is missing.
    #[must_use]
    pub fn read(attribute: &dyn Fn(&str) -> Option<String>) -> Option<Self> {
        Some(Self {
            catalogues: Text {
                en: attribute(CATALOGUE_EN)?,
                ja: attribute(CATALOGUE_JA)?,
            },
            index_url: attribute(INDEX)?,
            data_through: day::parse(&attribute(THROUGH)?)?,
            family: attribute(FAMILY)?,
            regions: attribute(REGIONS).is_some(),
        })
    }

    /// The same for a site that stands at another base than it was written for.
    #[must_use]
    pub fn moved(mut self, from: &str, to: &str) -> Self {
        let Text { en, ja } = &mut self.catalogues;
        for url in [en, ja, &mut self.index_url] {
            if let Some(inside) = url.strip_prefix(from) {
                *url = [to, inside].concat();
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn written(regions: bool) -> Written {
        Written {
            catalogues: Text {
                en: "/p/data/en.json".to_owned(),
                ja: "/p/data/ja.json".to_owned(),
            },
            index_url: "/p/data/index.json".to_owned(),
            data_through: date(2026, 10, 13),
            family: "exchange".to_owned(),
            regions,
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for regions in [false, true] {
            let given = written(regions).attributes();
            let read = |name: &str| {
                let found = given.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| value.clone())
            };
            assert_eq!(Written::read(&read), Some(written(regions)));
        }
        assert_eq!(Written::read(&|_| None), None);
    }

    #[test]
    fn a_moved_site_finds_its_files() {
        let moved = written(false).moved("/p/", "/elsewhere/");
        assert_eq!(moved.catalogues.ja, "/elsewhere/data/ja.json");
        assert_eq!(moved.index_url, "/elsewhere/data/index.json");
    }
}
