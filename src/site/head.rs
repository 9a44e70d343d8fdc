//! What a page says of itself in its head, for those who link to it: its own
//! address, the same page in the other languages, what is shown where a link to
//! it is shared, and what it is to search engines.
//!
//! Must not know what stands on a page, nor the disk.

use std::fmt::Write;

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::lang::Lang;
use crate::messages::card::Card;
use crate::messages::page::page as words;
use crate::web::Index;
use crate::web::head::heading;
use crate::web::route::{Place, Route};

use super::address::Address;
use super::escaped;
use super::picture::{CARD_SIZE, card_path};

/// What all pages' heads are made of.
#[derive(Clone)]
pub struct About {
    /// Where the site is published.
    pub address: Address,
    /// The advisories, for their days and for the names of pages above.
    pub index: Index,
    /// The newest day whose facts are known.
    pub data_through: Date,
}

/// The language that is shown to those who speak none of the site's.
const OTHERS: Lang = Lang::En;

/// The elements of a page's head, a line each.
pub fn elements(about: &About, route: &Route, title: &str, description: &str) -> String {
    let base = &about.address.base;
    let mut html = format!(
        "<link rel=\"icon\" href=\"{base}favicon.svg\" type=\"image/svg+xml\">\n\
         <link rel=\"apple-touch-icon\" href=\"{base}icons/icon-180.png\">\n\
         <link rel=\"manifest\" href=\"{base}{}\">\n",
        super::manifest::path(route.lang),
    );
    if route.place == Place::NotFound {
        html.push_str("<meta name=\"robots\" content=\"noindex\">\n");
        return html;
    }
    if route.place == Place::Search {
        html.push_str("<meta name=\"robots\" content=\"noindex\">\n");
    }
    // Writing to a string cannot fail.
    let mut link = |rel: &str, lang: &str, href: &str| {
        let hreflang = match lang {
            "" => String::new(),
            lang => format!(" hreflang=\"{lang}\""),
        };
        let href = escaped(href);
        let _ = writeln!(html, "<link rel=\"{rel}\"{hreflang} href=\"{href}\">");
    };
    if let Some(own) = about.address.full(&route.inside()) {
        link("canonical", "", &own);
    }
    for lang in Lang::ALL {
        let other = about.address.known(&route.in_lang(lang).inside());
        link("alternate", lang.tag(), &other);
    }
    let others = about.address.known(&route.in_lang(OTHERS).inside());
    link("alternate", "x-default", &others);

    for (name, content) in properties(about, route, title, description) {
        // Open Graph has its own attribute; all others stand in `name`.
        let attribute = match name.split(':').next() {
            Some("twitter") => "name",
            _ => "property",
        };
        let content = escaped(&content);
        let _ = writeln!(html, "<meta {attribute}=\"{name}\" content=\"{content}\">");
    }
    for data in data(about, route, title, description) {
        // `<` is all that could end the element early.
        let data = data.to_string().replace('<', "\\u003c");
        let _ = writeln!(html, "<script type=\"application/ld+json\">{data}</script>");
    }
    html
}

/// The picture that stands for a page.
pub fn card(route: &Route) -> Card {
    let inside = route.inside();
    let mut parts = inside.split('/').filter(|part| *part != Lang::Ja.tag());
    match parts.next() {
        None | Some("" | "check") => Card::Checker,
        Some("advisories") => Card::Advisories,
        Some("cve") => Card::Vulnerabilities,
        Some("sources" | "feeds" | "search") => Card::Facts,
        // What is left are the families, by the names of their folders.
        Some(_) => Card::Builds,
    }
}

/// When an advisory was published and last changed.
fn days(about: &About, route: &Route) -> Option<(Date, Date)> {
    let Place::Advisory(id) = &route.place else {
        return None;
    };
    let entry = about.index.get(id)?;
    Some((entry.published, entry.updated))
}

/// The day a page was last changed: an advisory's own, and for all else that of
/// the facts.
pub fn changed(about: &About, route: &Route) -> Date {
    days(about, route).map_or(about.data_through, |(_, updated)| updated)
}

/// Open Graph, and the kind of card.
fn properties(
    about: &About,
    route: &Route,
    title: &str,
    description: &str,
) -> Vec<(&'static str, String)> {
    let site = words(route.lang).site.name;
    let locale = |lang: Lang| match lang {
        Lang::En => "en_US".to_owned(),
        Lang::Ja => "ja_JP".to_owned(),
    };
    let days = days(about, route);
    let kind = if days.is_some() { "article" } else { "website" };
    let mut all = vec![
        ("og:type", kind.to_owned()),
        ("og:site_name", site.to_owned()),
        ("og:title", without_site(title, site).to_owned()),
        ("og:description", description.to_owned()),
        ("og:locale", locale(route.lang)),
    ];
    for lang in Lang::ALL {
        if lang != route.lang {
            all.push(("og:locale:alternate", locale(lang)));
        }
    }
    if let Some((published, updated)) = days {
        all.push(("article:published_time", published.to_string()));
        all.push(("article:modified_time", updated.to_string()));
    }
    // Both are of use as full addresses only.
    let picture = card_path(card(route), route.lang);
    if let (Some(own), Some(picture)) = (
        about.address.full(&route.inside()),
        about.address.full(&picture),
    ) {
        let (width, height) = CARD_SIZE;
        all.push(("og:url", own));
        all.push(("og:image", picture));
        all.push(("og:image:type", "image/png".to_owned()));
        all.push(("og:image:width", width.to_string()));
        all.push(("og:image:height", height.to_string()));
        all.push(("og:image:alt", without_site(title, site).to_owned()));
        all.push(("twitter:card", "summary_large_image".to_owned()));
    }
    all
}

/// What a page is, in the words of schema.org.
fn data(about: &About, route: &Route, title: &str, description: &str) -> Vec<Value> {
    let lang = route.lang;
    let site = words(lang).site.name;
    let home = about.address.known(&Route::new(lang, Place::Home).inside());
    let own = about.address.known(&route.inside());
    let website = json!({
        "@type": "WebSite",
        "name": site,
        "url": home,
    });
    let mut all = Vec::new();
    if route.place == Place::Home {
        all.push(json!({
            "@context": "https://schema.org",
            "@type": "WebSite",
            "name": site,
            "description": description,
            "url": home,
            "inLanguage": lang.tag(),
        }));
    } else if let Some((published, updated)) = days(about, route) {
        all.push(json!({
            "@context": "https://schema.org",
            "@type": "TechArticle",
            "headline": without_site(title, site),
            "description": description,
            "url": own,
            "inLanguage": lang.tag(),
            "datePublished": published.to_string(),
            "dateModified": updated.to_string(),
            "isPartOf": website,
        }));
    } else {
        all.push(json!({
            "@context": "https://schema.org",
            "@type": "WebPage",
            "name": without_site(title, site),
            "description": description,
            "url": own,
            "inLanguage": lang.tag(),
            "dateModified": changed(about, route).to_string(),
            "isPartOf": website,
        }));
    }
    let above = above(about, route);
    if !above.is_empty() {
        let own = (without_site(title, site).to_owned(), own);
        let items: Vec<Value> = above
            .into_iter()
            .chain([own])
            .zip(1_u32..)
            .map(|((name, address), position)| {
                json!({
                    "@type": "ListItem",
                    "position": position,
                    "name": name,
                    "item": address,
                })
            })
            .collect();
        all.push(json!({
            "@context": "https://schema.org",
            "@type": "BreadcrumbList",
            "itemListElement": items,
        }));
    }
    all
}

/// The names and addresses of the pages that a page stands below.
fn above(about: &About, route: &Route) -> Vec<(String, String)> {
    let inside = route.inside();
    let mut folders: Vec<&str> = inside
        .match_indices('/')
        .map(|(end, _)| &inside[..=end])
        .collect();
    // The page itself is not above itself.
    folders.pop();
    if route.lang == OTHERS && route.place != Place::Home {
        folders.insert(0, "");
    }
    let site = words(route.lang).site.name;
    folders
        .into_iter()
        .filter_map(|folder| {
            let above = Route::parse("/", &format!("/{folder}"))?;
            let name = match above.place {
                // Addresses that lead nowhere, such as a folder of folders.
                Place::NotFound => return None,
                Place::Home => site.to_owned(),
                Place::Advisory(ref id) => about.index.get(id).map_or_else(
                    || heading(&above),
                    |entry| entry.text(route.lang).title.clone(),
                ),
                _ => heading(&above),
            };
            Some((name, about.address.known(folder)))
        })
        .collect()
}

/// A title without the name of the site at its end.
fn without_site<'a>(title: &'a str, site: &str) -> &'a str {
    title
        .strip_suffix(site)
        .and_then(|title| title.strip_suffix(" - "))
        .unwrap_or(title)
}

#[cfg(test)]
mod tests;
