//! What is told to search engines: `sitemap.xml`, with the day each page was
//! last changed and its translations, and `robots.txt`.
//!
//! A site map holds full addresses only, so there is none where the origin is
//! not known. Must not know what stands on a page, nor the disk.

use std::fmt::Write;

use crate::lang::Lang;
use crate::web::route::{Place, Route};

use super::File;
use super::escaped;
use super::head::{About, changed};

const PATH: &str = "sitemap.xml";

/// Both files, for the pages that were written.
pub fn files(about: &About, pages: &[File]) -> Vec<File> {
    let mut robots = "User-agent: *\nAllow: /\n".to_owned();
    let mut files = Vec::new();
    if let Some(own) = about.address.full(PATH) {
        // Writing to a string cannot fail.
        let _ = writeln!(robots, "Sitemap: {own}");
        files.push(File {
            path: PATH.to_owned(),
            text: sitemap(about, &routes(pages)),
        });
    }
    files.push(File {
        path: "robots.txt".to_owned(),
        text: robots,
    });
    files
}

/// The pages among the files, by their addresses.
fn routes(files: &[File]) -> Vec<Route> {
    let mut routes: Vec<Route> = files
        .iter()
        .filter_map(|file| file.path.strip_suffix("index.html"))
        .filter_map(|inside| Route::parse("/", &format!("/{inside}")))
        .filter(|route| !matches!(route.place, Place::NotFound | Place::Search))
        .collect();
    routes.sort();
    routes
}

fn sitemap(about: &About, routes: &[Route]) -> String {
    let mut xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
        <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
        xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
        .to_owned();
    for route in routes {
        let address = |lang| escaped(&about.address.known(&route.in_lang(lang).inside()));
        let _ = write!(
            xml,
            "<url><loc>{}</loc><lastmod>{}</lastmod>",
            address(route.lang),
            changed(about, route)
        );
        for (name, lang) in Lang::ALL
            .map(|lang| (lang.tag(), lang))
            .into_iter()
            .chain([("x-default", Lang::En)])
        {
            let _ = write!(
                xml,
                "<xhtml:link rel=\"alternate\" hreflang=\"{name}\" href=\"{}\"/>",
                address(lang)
            );
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::site::address::Address;
    use crate::web::Index;

    fn written(origin: Option<&str>) -> Vec<(String, String)> {
        let about = About {
            address: Address::new("/p/", origin).expect("an address"),
            index: Index::default(),
            data_through: date(2026, 10, 14),
        };
        let pages = [
            "index.html",
            "ja/check/index.html",
            "404.html",
            "data/x.json",
        ]
        .map(|path| File {
            path: path.to_owned(),
            text: String::new(),
        });
        files(&about, &pages)
            .into_iter()
            .map(|file| (file.path, file.text))
            .collect()
    }

    #[test]
    fn every_page_is_listed_with_its_translations() {
        let files = written(Some("https://example.org"));
        let [(_, map), (_, robots)] = files.try_into().expect("two files");
        assert_eq!(map.matches("<loc>").count(), 2);
        for part in [
            "<loc>https://example.org/p/</loc><lastmod>2026-10-14</lastmod>",
            "<loc>https://example.org/p/ja/check/</loc>",
            "hreflang=\"x-default\" href=\"https://example.org/p/check/\"",
        ] {
            assert!(map.contains(part), "{part} in {map}");
        }
        assert!(robots.ends_with("Sitemap: https://example.org/p/sitemap.xml\n"));
    }

    #[test]
    fn without_an_origin_there_is_no_map_and_none_is_promised() {
        let files = written(None);
        assert_eq!(files.len(), 1);
        assert!(!files[0].1.contains("Sitemap"), "{files:?}");
    }
}
