//! The app's `index.html`, taken apart where the pages differ.
//!
//! Must not know what stands on a page.

use std::fmt::Write;

use crate::lang::Lang;

/// The places where pages differ, in the order of the file.
const ROOT: &str = "<html lang=\"en\">";
const CHARSET: &str = "<meta charset=\"utf-8\">";
const TITLE: &str = "<title>Patchline</title>";
const APP: &str = "<div id=\"app\"></div>";

/// `index.html` between the places where pages differ.
#[derive(Clone)]
pub struct Template {
    before_root: String,
    root_to_charset: String,
    charset_to_title: String,
    title_to_app: String,
    after_app: String,
    policy: Option<&'static str>,
}

/// A place that is missing or out of order.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is not where it is expected")]
pub struct Error(&'static str);

/// What a page puts into the template.
pub struct Page<'a> {
    /// The language of the page.
    pub lang: Lang,
    /// Its title, as text.
    pub title: &'a str,
    /// Its description, as text.
    pub description: &'a str,
    /// Further elements of the head, as HTML.
    pub head: &'a str,
    /// Names and values of the attributes of the app's element.
    pub attributes: &'a [(&'static str, String)],
    /// What stands in it, as HTML.
    pub app: &'a str,
    /// The facts it was written with: an id, and JSON.
    pub facts: (&'static str, &'a str),
}

impl Template {
    /// Takes `html` apart.
    pub fn of(html: &str, policy: Option<&'static str>) -> Result<Self, Error> {
        let mut rest = html;
        let mut cut = |at: &'static str| {
            let (before, after) = rest.split_once(at).ok_or(Error(at))?;
            rest = after;
            Ok(before.to_owned())
        };
        Ok(Self {
            before_root: cut(ROOT)?,
            root_to_charset: cut(CHARSET)?,
            charset_to_title: cut(TITLE)?,
            title_to_app: cut(APP)?,
            after_app: rest.to_owned(),
            policy,
        })
    }

    /// The file of a page.
    pub fn fill(&self, page: &Page<'_>) -> String {
        let mut html = String::with_capacity(self.title_to_app.len() + page.app.len() + 4096);
        let policy = self.policy.map_or(String::new(), |policy| {
            format!("\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
        });
        let attributes = page
            .attributes
            .iter()
            .fold(String::new(), |mut all, (name, value)| {
                // Writing to a string cannot fail.
                let _ = write!(all, " {name}=\"{}\"", escaped(value));
                all
            });
        let (id, json) = page.facts;
        // `<` is all that could end the element early.
        let json = json.replace('<', "\\u003c");
        let _ = write!(
            html,
            "{}<html lang=\"{}\">{}{CHARSET}{policy}{}<title>{}</title>\n\
             <meta name=\"description\" content=\"{}\">\n{}{}\
             <div id=\"app\"{attributes}>{}</div>\n\
             <script type=\"application/json\" id=\"{id}\">{json}</script>{}",
            self.before_root,
            page.lang.tag(),
            self.root_to_charset,
            self.charset_to_title,
            escaped(page.title),
            escaped(page.description),
            page.head,
            self.title_to_app,
            page.app,
            self.after_app,
        );
        html
    }
}

/// `text` as it has to be written between tags and in attribute values.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
        <title>Patchline</title>\n<link>\n</head>\n<body>\n<div id=\"app\"></div>\n</body>\n</html>";

    fn page(title: &'static str, json: &'static str) -> Page<'static> {
        Page {
            lang: Lang::Ja,
            title,
            description: "\"what\"",
            head: "<meta name=\"robots\" content=\"noindex\">\n",
            attributes: &[],
            app: "<!--<[]>--><p>x</p><!--</[]>-->",
            facts: ("written", json),
        }
    }

    #[test]
    fn a_page_is_put_into_its_places() {
        let template = Template::of(HTML, Some("default-src 'none'")).expect("the template");
        let html = template.fill(&page("a < b", "{}"));
        for part in [
            "<html lang=\"ja\">",
            "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">",
            "<title>a &lt; b</title>",
            "content=\"&quot;what&quot;\"",
            "<div id=\"app\"><!--<[]>--><p>x</p><!--</[]>--></div>",
            "</body>\n</html>",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }

    #[test]
    fn facts_cannot_end_their_element() {
        let template = Template::of(HTML, None).expect("the template");
        let html = template.fill(&page("t", "{\"a\":\"</script><b>\"}"));
        assert!(html.contains("\\u003c/script>\\u003cb>"), "{html}");
        assert!(!html.contains("Content-Security-Policy"), "{html}");
    }

    #[test]
    fn a_template_without_a_place_is_refused() {
        let html = HTML.replace(TITLE, "");
        let error = Template::of(&html, None).err().expect("an error");
        assert!(error.to_string().contains(TITLE), "{error}");
    }
}
