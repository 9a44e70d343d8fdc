//! Writing HTML: what every tag and every text of a page goes through.
//!
//! Nothing else in this room writes a `<`. Must not know Markdown, nor what a
//! page says.

use crate::html::escape_into;

/// `text`, escaped as by [`escape_into`].
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(&mut out, text);
    out
}

/// Appends an opening tag. An attribute without a value is left out.
pub(super) fn open(out: &mut String, tag: &str, attributes: &[(&str, Option<&str>)]) {
    out.push('<');
    out.push_str(tag);
    for (name, value) in attributes {
        if let Some(value) = value {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape_into(out, value);
            out.push('"');
        }
    }
    out.push('>');
}

/// Appends a closing tag.
pub(super) fn close(out: &mut String, tag: &str) {
    out.push_str("</");
    out.push_str(tag);
    out.push('>');
}

/// Appends an element that holds finished HTML.
pub(super) fn element(
    out: &mut String,
    tag: &str,
    attributes: &[(&str, Option<&str>)],
    inner: &str,
) {
    open(out, tag, attributes);
    out.push_str(inner);
    close(out, tag);
}

/// A link around finished HTML. One that leaves the site tells nothing of it.
pub(super) fn link(href: &str, title: Option<&str>, inner: &str) -> String {
    let leaves = href
        .get(..4)
        .is_some_and(|scheme| scheme.eq_ignore_ascii_case("http"));
    let mut out = String::new();
    element(
        &mut out,
        "a",
        &[
            ("href", Some(href)),
            ("title", title),
            ("rel", leaves.then_some("noreferrer")),
        ],
        inner,
    );
    out
}

/// Text to be copied as it stands: scrolls by keyboard, and is no prose to
/// translating browsers.
pub(super) fn code_block(out: &mut String, language: Option<&str>, text: &str) {
    open(
        out,
        "pre",
        &[("tabindex", Some("0")), ("translate", Some("no"))],
    );
    let class = language.map(|language| format!("language-{language}"));
    element(out, "code", &[("class", class.as_deref())], &escape(text));
    out.push_str("</pre>\n");
}

/// Appends the opening of a table that scrolls inside its own box.
pub(super) fn open_table(out: &mut String, label: &str) {
    open(
        out,
        "div",
        &[
            ("class", Some("table-scroll")),
            ("tabindex", Some("0")),
            ("role", Some("region")),
            ("aria-label", Some(label)),
        ],
    );
    out.push_str("<table>\n");
}

/// Appends what [`open_table`] needs at its end.
pub(super) fn close_table(out: &mut String) {
    out.push_str("</table></div>\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_inside_its_attribute() {
        let mut out = String::new();
        element(
            &mut out,
            "a",
            &[("title", Some("\" onclick='x' <b>")), ("rel", None)],
            "t",
        );
        assert_eq!(
            out,
            "<a title=\"&quot; onclick=&#39;x&#39; &lt;b&gt;\">t</a>"
        );
    }
}
