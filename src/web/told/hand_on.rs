//! The buttons that hand a result on: as text, as a file, as a link, on paper.

use crate::html::Html;
use crate::lang::Lang;
use crate::messages::many::many;

use super::button::button;

/// The heading and the buttons. `part` says how many servers are handed on,
/// where that is not all; `names` whether links hold the names of servers,
/// where there are any.
#[must_use]
pub fn hand_on(part: Option<usize>, names: Option<bool>, lang: Lang) -> Html {
    let words = many(lang).hand_on;
    let mut html = Html::new();
    html.within(r#"<h2 id="hand-on">"#, words.title, "</h2>");
    if let Some(count) = part {
        html.small(&(words.part)(count));
    }
    html.raw(r#"<div class="buttons">"#);
    button(&mut html, "text", words.text);
    button(&mut html, "markdown", words.markdown);
    button(&mut html, "csv", words.csv);
    button(&mut html, "json", words.json);
    button(&mut html, "print", words.print);
    html.raw(r#"<span class="link">"#);
    button(&mut html, "link", words.link);
    if let Some(names) = names {
        html.raw(r#"<label><input type="checkbox" data-tell="names""#)
            .raw(if names { " checked>" } else { ">" })
            .within(" ", words.with_names, "</label>");
    }
    html.raw("</span></div>");
    html
}

/// The address that was made, to be copied by hand where it must be.
#[must_use]
pub fn address(link: &str, lang: Lang) -> Html {
    let mut html = Html::new();
    html.within(
        r#"<input class="address" type="text" readonly translate="no" aria-label=""#,
        many(lang).hand_on.address,
        r#"""#,
    )
    .within(r#" value=""#, link, r#"">"#);
    html
}
