//! What was found, as HTML: the pages of a name, the offer of the checker, the
//! results in the text, and why there are none.
//!
//! Must not know the browser.

use crate::build::Build;
use crate::html::Html;
use crate::lang::Lang;
use crate::messages::date::day;
use crate::messages::page::page as site_words;
use crate::messages::search::{Search, search};
use crate::search::{Found, Index, Page};
use crate::web::route::{Place, Route};

use super::address;
use super::full_text::Result;

/// Where the links lead.
#[derive(Clone, Copy, Debug)]
pub struct Site<'s> {
    /// The path under which the site is served.
    pub base: &'s str,
    /// The language of the page.
    pub lang: Lang,
}

impl Site<'_> {
    const fn words(&self) -> &'static Search {
        search(self.lang)
    }

    fn to(&self, place: Place) -> String {
        Route::new(self.lang, place).path(self.base)
    }
}

/// The state of the search in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Texts {
    /// Not there yet.
    Waiting,
    /// What was loaded of so many.
    Found(Vec<Result>, usize),
    /// Why there is nothing, and whether trying again may help.
    Failed(&'static str, bool),
}

/// What was found by name.
pub fn named(found: &Found<'_>, index: &Index, site: Site<'_>) -> Html {
    let words = site.words();
    let mut html = Html::new();
    let first = found.check.filter(|_| found.pages.is_empty());
    if let Some(build) = first {
        html.raw(r#"<ol class="hits">"#);
        check(&mut html, build, site);
        html.raw("</ol>");
    }
    let (title, pages) = match found.pages.is_empty() {
        true => (words.begun, &found.begun),
        false => (words.named, &found.pages),
    };
    if !pages.is_empty() {
        html.within("<section><h2>", title, r#"</h2><ol class="hits">"#);
        for page in pages {
            hit(&mut html, page, index, site);
        }
        if let (None, Some(build)) = (first, found.check) {
            check(&mut html, build, site);
        }
        html.raw("</ol></section>");
    }
    html
}

fn hit(html: &mut Html, page: &Page, index: &Index, site: Site<'_>) {
    html.within(
        r#"<li><a href=""#,
        &address(site.base, site.lang, page),
        r#"">"#,
    );
    // The title of a number that is no release's own begins with it.
    if let Some(build) = page.build().filter(|_| page.named) {
        html.code(&build.to_string()).raw(" ");
    }
    html.text(page.title(site.lang)).raw("</a>");
    let date = page.day.map(|date| day(date, site.lang));
    let note = page
        .note
        .and_then(|note| index.notes.get(usize::from(note)));
    let said = note.map(|note| note.get(site.lang).to_owned());
    let parts: Vec<String> = date.into_iter().chain(said).collect();
    if !parts.is_empty() {
        html.small(&parts.join(" · "));
    }
    html.raw("</li>");
}

/// The offer of the checker for a build.
fn check(html: &mut Html, build: Build, site: Site<'_>) {
    let href = [site.to(Place::Check), format!("#{build}")].concat();
    html.within(r#"<li><a data-check href=""#, &href, r#"">"#)
        .text(&(site.words().check)(build))
        .raw("</a>")
        .small(site.words().check_text)
        .raw("</li>");
}

/// What was found in the text.
pub fn texts(texts: &Texts, site: Site<'_>) -> Html {
    let words = site.words();
    let mut html = Html::new();
    match texts {
        Texts::Waiting => {
            html.within(r#"<p class="waiting">"#, words.searching, "</p>");
        }
        Texts::Failed(why, again) => {
            html.within(r#"<div class="trouble"><p>"#, why, "</p>");
            if *again {
                let retry = site_words(site.lang).site.retry;
                html.within(
                    r#"<p><button type="button" data-again>"#,
                    retry,
                    "</button></p>",
                );
            }
            html.raw("</div>");
        }
        Texts::Found(results, _) if results.is_empty() => {}
        Texts::Found(results, count) => {
            html.within("<section><h2>", words.in_text, r#"</h2><ol class="hits">"#);
            for one in results {
                result(&mut html, one, site);
            }
            html.raw("</ol>");
            if *count > results.len() {
                html.within(
                    r#"<p><button type="button" data-more>"#,
                    &(words.more)(count - results.len()),
                    "</button></p>",
                );
            }
            html.raw("</section>");
        }
    }
    html
}

fn result(html: &mut Html, result: &Result, site: Site<'_>) {
    let href = [site.base, &result.path].concat();
    html.within(r#"<li><a href=""#, &href, r#"">"#)
        .text(&result.title)
        .raw("</a><p>");
    for (place, text) in result.excerpt.iter().enumerate() {
        if place % 2 == 0 {
            html.text(text);
        } else {
            html.within("<mark>", text, "</mark>");
        }
    }
    html.raw("</p>");
    if !result.sections.is_empty() {
        html.raw(r#"<ul class="inline small">"#);
        for (anchor, title) in &result.sections {
            let href = [&href, "#", anchor].concat();
            html.within(r#"<li><a href=""#, &href, r#"">"#)
                .text(title)
                .raw("</a></li>");
        }
        html.raw("</ul>");
    }
    html.raw("</li>");
}

/// What to say where nothing was found.
pub fn nothing(query: &str, site: Site<'_>) -> Html {
    let words = site.words();
    let mut html = Html::new();
    html.p(&(words.nothing)(query))
        .p(words.nothing_hint)
        .within(
            r#"<p><a data-check href=""#,
            &site.to(Place::Check),
            r#"">"#,
        )
        .text(words.to_checker)
        .raw("</a></p>");
    html
}
