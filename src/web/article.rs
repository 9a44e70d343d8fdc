//! An advisory as the inside of its page: what it is about, its text, what
//! changed, what it rests on. The one function behind the page that is written
//! natively and behind the one that is made in the browser.
//!
//! Must not know the browser, nor where the Markdown comes from.

use jiff::civil::Date;

use crate::advisory::{self, Heading, Links};
use crate::build::Build;
use crate::catalogue::Family;
use crate::html::Html;
use crate::lang::Lang;
use crate::messages::article::article as article_words;
use crate::messages::date::day;

use super::index::Entry;
use super::own_build::own_build;
use super::parts::link;
use super::route::{Place, Route};

/// What an advisory is made into a page with.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The family whose facts it refers to.
    pub family: &'a Family,
    /// Its language.
    pub lang: Lang,
    /// By what was known on this day.
    pub as_of: Date,
    /// The path under which the site is served, with a slash at both ends.
    pub base: &'a str,
}

/// The inside of the page of an advisory: `entry` is what the index says of
/// it, `markdown` its text.
#[must_use]
pub fn article(entry: &Entry, markdown: &str, setting: &Setting<'_>) -> Html {
    let &Setting {
        family,
        lang,
        as_of,
        base,
    } = setting;
    let words = article_words(lang);
    let rendered = advisory::render(markdown, family, lang, as_of, &Addresses { base, lang });
    let mut html = Html::new();
    html.raw(r#"<article class="advisory">"#);
    intro(&mut html, entry, lang, base);
    own_build(&mut html, &entry.cves, lang);
    contents(&mut html, &rendered.toc, words.contents);
    html.raw(r#"<div class="prose">"#)
        .prose(&rendered)
        .raw("</div>");
    history(&mut html, entry, lang);
    references(&mut html, entry, lang);
    html.raw("</article>");
    html
}

/// The most vulnerabilities that are listed on the first screen.
const MOST_CVES: usize = 8;

fn intro(html: &mut Html, entry: &Entry, lang: Lang, base: &str) {
    let words = article_words(lang);
    let text = entry.text(lang);
    html.within(
        r#"<header class="intro"><h1 tabindex="-1">"#,
        &text.title,
        "</h1>",
    )
    .within(r#"<p class="lede">"#, &text.summary, "</p>")
    .raw(r#"<dl class="facts">"#);
    let mut fact = |name: &str, date: Date| {
        html.within("<div><dt>", name, "</dt><dd>")
            .day(date, lang)
            .raw("</dd></div>");
    };
    fact(words.published, entry.published);
    if entry.updated != entry.published {
        fact(words.updated, entry.updated);
    }
    if !entry.cves.is_empty() {
        html.within("<div><dt>", words.cves, "</dt><dd>");
        cves(html, &entry.cves, lang, base);
        html.raw("</dd></div>");
    }
    html.raw("</dl></header>");
}

/// The vulnerabilities, folded up where they are many.
fn cves(html: &mut Html, cves: &[String], lang: Lang, base: &str) {
    let many = cves.len() > MOST_CVES;
    if many {
        let all = (article_words(lang).all_cves)(cves.len());
        html.within("<details><summary>", &all, "</summary>");
    }
    html.raw(r#"<ul class="inline">"#);
    for id in cves {
        html.within(r#"<li><a href=""#, &link::cve_page(base, lang, id), r#"">"#)
            .text(id)
            .raw("</a></li>");
    }
    html.raw("</ul>");
    if many {
        html.raw("</details>");
    }
}

fn contents(html: &mut Html, headings: &[Heading], title: &str) {
    let top = headings.iter().filter(|heading| heading.level == 2);
    if top.clone().count() < 2 {
        return;
    }
    html.within(
        r#"<nav class="contents" aria-labelledby="contents"><h2 id="contents">"#,
        title,
        "</h2><ol>",
    );
    for heading in top {
        html.within(r##"<li><a href="#"##, &heading.id, r#"">"#)
            .text(&heading.text)
            .raw("</a></li>");
    }
    html.raw("</ol></nav>");
}

fn history(html: &mut Html, entry: &Entry, lang: Lang) {
    let text = entry.text(lang);
    if text.revisions.is_empty() {
        return;
    }
    html.within(
        r#"<section class="block" aria-labelledby="history"><h2 id="history">"#,
        article_words(lang).history,
        r#"</h2><dl class="history">"#,
    );
    for revision in &text.revisions {
        html.raw("<div><dt>").day(revision.date, lang).within(
            "</dt><dd>",
            &revision.summary,
            "</dd></div>",
        );
    }
    html.raw("</dl></section>");
}

fn references(html: &mut Html, entry: &Entry, lang: Lang) {
    let text = entry.text(lang);
    if text.references.is_empty() {
        return;
    }
    html.within(
        r#"<section class="block" aria-labelledby="references"><h2 id="references">"#,
        article_words(lang).references,
        r#"</h2><ul class="plain">"#,
    );
    for (name, url) in &text.references {
        html.raw("<li>");
        if url.is_empty() {
            html.text(name);
        } else {
            html.away(url, name);
        }
        html.raw("</li>");
    }
    html.raw("</ul></section>");
}

impl Html {
    /// A day, for readers and for machines.
    fn day(&mut self, date: Date, lang: Lang) -> &mut Self {
        self.within(r#"<time datetime=""#, &date.to_string(), r#"">"#)
            .text(&day(date, lang))
            .raw("</time>")
    }
}

/// The addresses of this site's pages, for links in a text.
struct Addresses<'a> {
    base: &'a str,
    lang: Lang,
}

impl Links for Addresses<'_> {
    fn page(&self, path: &str) -> String {
        let home = Route::new(self.lang, Place::Home).path(self.base);
        format!("{home}{}", path.trim_start_matches('/'))
    }

    fn file(&self, path: &str) -> String {
        format!("{}{}", self.base, path.trim_start_matches('/'))
    }

    fn build(&self, family: &str, build: Build) -> String {
        link::build_page(self.base, self.lang, family, build)
    }

    fn cve(&self, id: &str) -> String {
        link::cve_page(self.base, self.lang, id)
    }
}
