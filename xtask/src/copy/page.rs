//! A page of the copy: every address below the base is written from where the
//! page stands. It must not know the disk.

use anyhow::{Result, anyhow};
use lol_html::{RewriteStrSettings, element, rewrite_str};

/// The attributes that hold addresses.
const ADDRESSES: [&str; 8] = [
    "href",
    "src",
    "action",
    "data-js",
    "data-wasm",
    "data-extra-js",
    "data-extra-wasm",
    "data-search",
];

/// The page at `path` below the site's folder, built for `base`.
pub fn moved(html: &str, base: &str, path: &str) -> Result<String> {
    let up = match path.matches('/').count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    };
    let every = element!("*", |element| {
        for name in ADDRESSES {
            let Some(value) = element.get_attribute(name) else {
                continue;
            };
            if let Some(inside) = value.strip_prefix(base) {
                element.set_attribute(name, &format!("{up}{inside}"))?;
            }
        }
        Ok(())
    });
    let app = element!("#app", |element| {
        element.set_attribute("data-up", &up)?;
        Ok(())
    });
    // Neither is in the copy.
    let absent = element!("#offline, link[rel=manifest]", |element| {
        element.remove();
        Ok(())
    });
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(every)
        .append_element_content_handler(app)
        .append_element_content_handler(absent);
    rewrite_str(html, settings).map_err(|error| anyhow!("{error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_written_from_where_the_page_stands() -> Result<()> {
        for (base, path, html, wanted) in [
            (
                "/p/",
                "index.html",
                "<a href=\"/p/\">a</a><a href=\"/p/x/\">b</a>",
                "<a href=\"./\">a</a><a href=\"./x/\">b</a>",
            ),
            (
                "/p/",
                "ja/x/index.html",
                "<link href=\"/p/a.css\"/><script src=\"/p/b.js\" data-js=\"/p/c.js\"></script>",
                "<link href=\"../../a.css\" /><script src=\"../../b.js\" data-js=\"../../c.js\"></script>",
            ),
            (
                "/",
                "x/index.html",
                "<a href=\"/y/#z\">c</a>",
                "<a href=\"../y/#z\">c</a>",
            ),
            (
                "/p/",
                "x/index.html",
                "<form action=\"/p/search/\"></form><script data-search=\"/p/data/s.json\"></script>",
                "<form action=\"../search/\"></form><script data-search=\"../data/s.json\"></script>",
            ),
            // Not addresses of this site, though they look like ones.
            (
                "/p/",
                "index.html",
                "<code>href=\"/p/x\"</code><a href=\"#z\">d</a><a href=\"https://e/p/\">e</a>",
                "<code>href=\"/p/x\"</code><a href=\"#z\">d</a><a href=\"https://e/p/\">e</a>",
            ),
            (
                "/p/",
                "x/index.html",
                "<div id=\"app\" data-base=\"/p/\"><!--<[]>-->t<!--</[]>--></div>",
                "<div id=\"app\" data-base=\"/p/\" data-up=\"../\"><!--<[]>-->t<!--</[]>--></div>",
            ),
            (
                "/p/",
                "x/index.html",
                "<link rel=\"manifest\" href=\"/p/m\">\n<script id=\"offline\" src=\"/p/o.js\"></script>t",
                "\nt",
            ),
            (
                "/p/",
                "x/index.html",
                "<script type=\"application/json\">{\"a\":\"/p/x\"}</script>",
                "<script type=\"application/json\">{\"a\":\"/p/x\"}</script>",
            ),
        ] {
            assert_eq!(moved(html, base, path)?, wanted, "{html}");
        }
        Ok(())
    }
}
