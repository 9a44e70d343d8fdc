//! How the text was read: what has to be said of it, and where else the same
//! server stands in it.

use crate::html::Html;
use crate::messages::many::many;
use crate::messages::reading;
use crate::web::reply::Answer;

use super::Site;

/// How many other sights are listed; a long log repeats itself.
const SIGHTS: usize = 8;

/// The remarks; nothing where there are none.
pub fn readings(html: &mut Html, answer: &Answer, Site { lang, .. }: Site<'_>) {
    let seen = &answer.observation;
    if seen.remarks.is_empty() && seen.merged.is_empty() {
        return;
    }
    html.within(
        r#"<section class="readings"><h3>"#,
        many(lang).answer.reading,
        "</h3><ul>",
    );
    for remark in &seen.remarks {
        html.within("<li>", &reading::remark(remark, lang), "</li>");
    }
    for other in seen.merged.iter().take(SIGHTS) {
        html.within("<li>", &reading::also(other, lang), "</li>");
    }
    let rest = seen.merged.len().saturating_sub(SIGHTS);
    if rest > 0 {
        html.within("<li>", &(many(lang).answer.more_sights)(rest), "</li>");
    }
    html.raw("</ul></section>");
}
