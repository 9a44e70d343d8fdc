//! An advisory's Markdown as a page, made by the second program.
//!
//! Must not know what stands in an advisory.

use jiff::civil::Date;
use yew::AttrValue;

use crate::day;
use crate::lang::Lang;

use super::browser::{self, Failed};
use super::extra;

/// What an advisory is rendered with.
#[derive(Clone, PartialEq)]
pub struct Asked {
    /// The folder of the advisory.
    pub id: String,
    /// Its language.
    pub lang: Lang,
    /// By what was known on this day.
    pub as_of: Date,
    /// The path under which the site is served.
    pub base: AttrValue,
    /// The address of the catalogue.
    pub catalogue: String,
    /// The address of the index.
    pub index: String,
}

/// Fetches an advisory and renders it: its title, and the inside of its page.
/// None where there is no such advisory.
pub async fn render(asked: &Asked) -> Result<Option<(String, String)>, Failed> {
    let index = browser::text(&asked.index).await?;
    let catalogue = browser::text(&asked.catalogue).await?;
    let url = [
        &*asked.base,
        "advisories/",
        &asked.id,
        "/",
        asked.lang.tag(),
        ".md",
    ];
    // A path that no advisory has is told apart from a failure by the index.
    let markdown = browser::text(&url.concat()).await.unwrap_or_default();
    let as_of = day::text(asked.as_of);
    let given = [
        &*index,
        &asked.id,
        &markdown,
        &catalogue,
        asked.lang.tag(),
        &as_of,
        &asked.base,
    ];
    let mut made = extra::ask("patchlineMarkdown", &given).await?.into_iter();
    Ok(made
        .next()
        .zip(made.next())
        .map(|(title, html)| (html, title)))
}
