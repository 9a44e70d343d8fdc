//! The app's `index.html`, taken apart where the pages differ.
//!
//! Must not know what stands on a page.

use std::fmt::Write;

use crate::web::route::Route;

use super::head::{About, elements};
use super::{escaped, offline};

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
    about: About,
}

/// A place that is missing or out of order.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is not where it is expected")]
pub struct Error(&'static str);

/// What a page puts into the template.
pub struct Page<'a> {
    /// Which page, in which language.
    pub route: &'a Route,
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
}

impl Template {
    /// Takes `html` apart; what `about` says goes into every head.
    pub fn of(html: &str, policy: Option<&'static str>, about: About) -> Result<Self, Error> {
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
            about,
        })
    }

    /// The file of a page.
    pub fn fill(&self, page: &Page<'_>) -> String {
        let mut html = String::with_capacity(self.title_to_app.len() + page.app.len() + 4096);
        let policy = self.policy();
        let attributes = page
            .attributes
            .iter()
            .fold(String::new(), |mut all, (name, value)| {
                // Writing to a string cannot fail.
                let _ = write!(all, " {name}=\"{}\"", escaped(value));
                all
            });
        let _ = write!(
            html,
            "{}<html lang=\"{}\">{}{CHARSET}{policy}{}<title>{}</title>\n\
             <meta name=\"description\" content=\"{}\">\n{}{}{}\
             <div id=\"app\"{attributes}>{}</div>{}{}",
            self.before_root,
            page.route.lang.tag(),
            self.root_to_charset,
            self.charset_to_title,
            escaped(page.title),
            escaped(page.description),
            elements(&self.about, page.route, page.title, page.description),
            page.head,
            self.title_to_app,
            page.app,
            offline::newer(),
            self.after_app,
        );
        html
    }

    /// A page without the app: with the styles, and no script.
    pub fn plain(&self, title: &str, body: &str) -> String {
        let styles = self
            .title_to_app
            .lines()
            .filter(|line| line.contains("rel=\"stylesheet\""))
            .fold(String::new(), |all, line| all + line + "\n");
        format!(
            "{}{ROOT}{}{CHARSET}{}{}<title>{}</title>\n\
             <meta name=\"robots\" content=\"noindex\">\n{styles}</head>\n\
             <body>\n<main class=\"wide\">\n{body}</main>\n</body>\n</html>\n",
            self.before_root,
            self.root_to_charset,
            self.policy(),
            self.charset_to_title,
            escaped(title),
        )
    }

    fn policy(&self) -> String {
        self.policy.map_or(String::new(), |policy| {
            format!("\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::lang::Lang;
    use crate::site::address::Address;
    use crate::web::Index;
    use crate::web::route::Place;

    const LOST: &Route = &Route::new(Lang::Ja, Place::NotFound);

    fn template(html: &str, policy: Option<&'static str>) -> Result<Template, Error> {
        let about = About {
            address: Address::new("/", None).expect("an address"),
            index: Index::default(),
            data_through: date(2026, 10, 14),
        };
        Template::of(html, policy, about)
    }

    const HTML: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
        <title>Patchline</title>\n<link>\n</head>\n<body>\n<div id=\"app\"></div>\n</body>\n</html>";

    fn page(title: &'static str) -> Page<'static> {
        Page {
            route: LOST,
            title,
            description: "\"what\"",
            head: "",
            attributes: &[],
            app: "<!--<[]>--><p>x</p><!--</[]>-->",
        }
    }

    #[test]
    fn a_page_is_put_into_its_places() {
        let template = template(HTML, Some("default-src 'none'")).expect("the template");
        let html = template.fill(&page("a < b"));
        for part in [
            "<html lang=\"ja\">",
            "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">",
            "<title>a &lt; b</title>",
            "content=\"&quot;what&quot;\"",
            "<div id=\"app\"><!--<[]>--><p>x</p><!--</[]>--></div>",
            "<meta name=\"robots\" content=\"noindex\">",
            "</body>\n</html>",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }

    #[test]
    fn an_attribute_keeps_its_value_to_itself() {
        let attributes = [("data-base", "\"><b>".to_owned())];
        let page = Page {
            attributes: &attributes,
            ..page("t")
        };
        let html = template(HTML, None).expect("the template").fill(&page);
        assert!(html.contains("data-base=\"&quot;&gt;&lt;b&gt;\""), "{html}");
        assert!(!html.contains("Content-Security-Policy"), "{html}");
    }

    #[test]
    fn a_plain_page_has_the_styles_and_no_script() {
        let html = HTML.replace(
            "<link>",
            "<link rel=\"stylesheet\" href=\"/a.css\">\n<script src=\"/b.js\"></script>",
        );
        let template = template(&html, Some("default-src 'none'")).expect("the template");
        let plain = template.plain("t", "<p>x</p>");
        assert!(
            plain.contains("/a.css") && plain.contains("default-src 'none'"),
            "{plain}"
        );
        assert!(!plain.contains("<script"), "{plain}");
    }

    #[test]
    fn a_template_without_a_place_is_refused() {
        let html = HTML.replace(TITLE, "");
        let error = template(&html, None).err().expect("an error");
        assert!(error.to_string().contains(TITLE), "{error}");
    }
}
