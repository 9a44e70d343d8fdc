//! The buttons that hand a result on: as text, as a file, as a link, on paper.

use crate::html::Html;
use crate::lang::Lang;
use crate::messages::many::many;
use crate::web::handing::Task;
use crate::web::press::Press;

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
    button(&mut html, Press::HandOn(Task::Text), words.text);
    button(&mut html, Press::HandOn(Task::Markdown), words.markdown);
    button(&mut html, Press::HandOn(Task::Csv), words.csv);
    button(&mut html, Press::HandOn(Task::Json), words.json);
    button(&mut html, Press::Print, words.print);
    html.raw(r#"<span class="link">"#);
    button(&mut html, Press::HandOn(Task::Link), words.link);
    if let Some(names) = names {
        html.within(
            r#"<label><input type="checkbox" data-press=""#,
            &Press::Names.written(),
            if names { r#"" checked>"# } else { r#"">"# },
        )
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
