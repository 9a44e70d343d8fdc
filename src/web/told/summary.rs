//! What many servers come to: how many, the worst, and by verdict and by
//! what to install; each of these shows its servers alone.

use crate::html::Html;
use crate::lang::Lang;
use crate::messages::answer as say;
use crate::messages::many::{many, number};
use crate::web::press::Press;
use crate::web::reply::{Answer, Group, Reply};
use crate::web::view::View;

use super::button::choice;
use super::row::called;
use super::sign::sign;

/// The summary of a list that is seen in a view.
#[must_use]
pub fn summary(reply: &Reply, view: &View, lang: Lang) -> Html {
    let words = many(lang).summary;
    let overview = &reply.overview;
    let mut html = Html::new();
    html.within(
        r#"<div class="summary"><h2>"#,
        &(words.title)(reply.answers.len()),
        "</h2><div>",
    )
    .raw(if overview.exploited > 0 {
        r#"<p class="urgent">"#
    } else {
        "<p>"
    })
    .text(&(words.exploited)(overview.exploited))
    .raw("</p>");
    let worst = overview.worst.and_then(|place| reply.answers.get(place));
    if let Some(worst) = worst.filter(|one| !one.kind.required.is_empty()) {
        html.p(&(words.worst)(&called(worst, lang)));
    }
    html.raw("</div>");

    begin(&mut html, "by-verdict", words.verdicts);
    for (verdict, count) in &overview.verdicts {
        html.raw("<li>");
        let class = ["choice ", verdict.key()].concat();
        let pressed = view.verdicts.contains(verdict);
        choice(&mut html, Press::Verdict(*verdict), &class, pressed);
        sign(&mut html, *verdict);
        html.within("<span>", say::verdict(*verdict, lang).word, "</span>");
        end(&mut html, &number(*count));
    }
    html.raw("</ul></div>");

    if !overview.groups.is_empty() {
        begin(&mut html, "by-group", words.groups);
        for (place, group) in overview.groups.iter().enumerate() {
            let Some(example) = reply.answers.get(group.first) else {
                continue;
            };
            html.raw("<li>");
            let pressed = view.shows_group(group);
            choice(&mut html, Press::Group(place), "choice", pressed);
            html.within("<span>", &needs(example, group, lang), "</span>");
            end(&mut html, &(words.servers)(group.servers));
        }
        html.raw("</ul></div>");
    }
    html.raw("</div>");
    html
}

fn begin(html: &mut Html, id: &str, title: &str) {
    html.within(r#"<div class="choices"><p id=""#, id, r#"">"#)
        .text(title)
        .within(r#"</p><ul aria-labelledby=""#, id, r#"">"#);
}

fn end(html: &mut Html, count: &str) {
    html.within(r#"<span class="count">"#, count, "</span></button></li>");
}

/// The names of what a group has to install, in order, with the last build.
fn needs(example: &Answer, group: &Group, lang: Lang) -> String {
    let family = example.family();
    let names: Vec<String> = group
        .required
        .iter()
        .map(|build| match family.release_of(*build) {
            Some(release) => family.name(release, lang),
            None => build.to_string(),
        })
        .collect();
    let last = group
        .required
        .last()
        .map(|build| format!(" ({build})"))
        .unwrap_or_default();
    format!("{}{last}", names.join(" → "))
}
