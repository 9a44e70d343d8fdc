//! What a page was written with: the facts that the first render needs, which
//! the site writer puts into the file and the app takes out of it again.
//!
//! Must not know the browser, nor how the file is made.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::lang::Text;

use super::article::Heading;
use super::store::{Index, Settle};

/// The facts in a page's file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Written {
    /// The addresses of the catalogue, whose remarks are in one language.
    pub catalogues: Text,
    /// The address of the index of advisories.
    pub index_url: String,
    /// The newest day whose releases are known.
    #[serde(with = "crate::day::written")]
    pub data_through: Date,
    /// How to find out a build, of each family.
    pub settle: Vec<Settle>,
    /// The folders of the families.
    pub families: Vec<String>,
    /// Whether the page holds regions to adopt.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub regions: bool,
    /// The advisories, on pages that show them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub index: Option<Index>,
    /// The advisory whose text the page holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<Article>,
}

impl Written {
    /// The same for a site that stands at another base than it was written for.
    #[must_use]
    pub fn moved(mut self, from: &str, to: &str) -> Self {
        let article = self.article.as_mut().map(|article| &mut article.url);
        let Text { en, ja } = &mut self.catalogues;
        for url in [en, ja, &mut self.index_url].into_iter().chain(article) {
            if let Some(inside) = url.strip_prefix(from) {
                *url = format!("{to}{inside}");
            }
        }
        self
    }
}

/// An advisory whose text a page holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// The address of its Markdown.
    pub url: String,
    /// Its headings.
    pub contents: Vec<Heading>,
}

/// The id of the element that holds them, as JSON.
pub const ELEMENT: &str = "written";
