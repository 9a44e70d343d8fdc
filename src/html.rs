//! Writing HTML as text: markup is written as it stands, everything else is
//! escaped. The types keep the two apart: markup is known when the program is
//! compiled, so nothing that a reader pasted can become a tag.
//!
//! Must not know what a page says.

/// A piece of HTML that is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Nothing yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(String::new())
    }

    /// Markup, as it stands.
    pub fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// What was written before.
    pub fn html(&mut self, written: &Html) -> &mut Self {
        self.0.push_str(&written.0);
        self
    }

    /// An advisory's text, which is made of nothing but escaped texts and tags
    /// that are known.
    #[cfg(feature = "advisory")]
    pub fn prose(&mut self, rendered: &crate::advisory::Rendered) -> &mut Self {
        self.0.push_str(&rendered.html);
        self
    }

    /// A text: wherever it stands, between tags or in an attribute between
    /// quotes, it stays a text.
    pub fn text(&mut self, text: &str) -> &mut Self {
        escape_into(&mut self.0, text);
        self
    }

    /// A text between an opening and a closing tag.
    pub fn within(&mut self, open: &'static str, text: &str, close: &'static str) -> &mut Self {
        self.raw(open).text(text).raw(close)
    }

    /// A paragraph.
    pub fn p(&mut self, text: &str) -> &mut Self {
        self.within("<p>", text, "</p>")
    }

    /// A paragraph that matters less.
    pub fn small(&mut self, text: &str) -> &mut Self {
        self.within(r#"<p class="small">"#, text, "</p>")
    }

    /// A link to another site: it is told nothing of where the reader comes from.
    pub fn away(&mut self, href: &str, text: &str) -> &mut Self {
        self.within(r#"<a href=""#, href, r#"" rel="noreferrer" class="away">"#)
            .text(text)
            .raw("</a>")
    }

    /// What no browser may translate: a build, a file's name.
    pub fn code(&mut self, text: &str) -> &mut Self {
        self.within(r#"<code translate="no">"#, text, "</code>")
    }

    /// The text of it.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

/// Appends `text` so that it is text wherever it stands: between tags, or in
/// an attribute value between quotes of either sort.
pub fn escape_into(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // No HTML document may hold it, and parsers differ about it.
            '\0' => out.push('\u{FFFD}'),
            _ => out.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_pasted_never_becomes_markup() {
        let mut html = Html::new();
        html.away("\" onclick='x' <b>", "</a><script>&\0");
        assert_eq!(
            html.into_string(),
            "<a href=\"&quot; onclick=&#39;x&#39; &lt;b&gt;\" rel=\"noreferrer\" class=\"away\">\
             &lt;/a&gt;&lt;script&gt;&amp;\u{FFFD}</a>"
        );
    }
}
