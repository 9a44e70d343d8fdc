//! One server in a list: its name, what it runs, the verdict, what to
//! install, what is open.

use crate::assess::Certainty;
use crate::html::Html;
use crate::lang::Lang;
use crate::messages::answer as say;
use crate::messages::many::{many, number};
use crate::web::reply::Answer;

use super::sign::sign;

/// A server's name, or its place, and what it runs.
#[must_use]
pub fn called(answer: &Answer, lang: Lang) -> String {
    format!(
        "{}, {}",
        place(answer, lang),
        say::identity(answer.family(), &answer.assessment, lang)
    )
}

/// A server's name, or its place in the text.
#[must_use]
pub fn place(answer: &Answer, lang: Lang) -> String {
    let seen = &answer.observation;
    match (&seen.label, &answer.file) {
        (Some(label), _) => label.clone(),
        (None, Some(file)) => format!("{file}, {}", (many(lang).table.line)(seen.line)),
        (None, None) => (many(lang).table.line)(seen.line),
    }
}

/// What stands in the columns behind the name, in their order: what it runs,
/// the verdict, what to install, what is open. Each without its cell.
#[must_use]
pub fn cells(answer: &Answer, lang: Lang) -> [Html; 4] {
    [runs as fn(&mut Html, &Answer, Lang), verdict, install, open].map(|write| {
        let mut html = Html::new();
        write(&mut html, answer, lang);
        html
    })
}

fn runs(html: &mut Html, answer: &Answer, lang: Lang) {
    let assessment = &answer.assessment;
    html.within(
        "<span>",
        &say::identity(answer.family(), assessment, lang),
        "</span> ",
    );
    match assessment.build {
        Some(build) => html.code(&build.to_string()),
        None => html.code(&answer.observation.text),
    };
}

fn verdict(html: &mut Html, answer: &Answer, lang: Lang) {
    let verdict = answer.assessment.verdict;
    sign(html, verdict);
    html.within(
        r#"<span class="word">"#,
        say::verdict(verdict, lang).word,
        "</span>",
    );
}

fn install(html: &mut Html, answer: &Answer, lang: Lang) {
    let required = &answer.kind.required;
    if required.is_empty() {
        html.within(
            r#"<span class="quiet">"#,
            many(lang).table.nothing,
            "</span>",
        );
        return;
    }
    html.raw(r#"<code translate="no">"#);
    for (place, build) in required.iter().enumerate() {
        if place > 0 {
            html.raw(" → ");
        }
        html.text(&build.to_string());
    }
    html.raw("</code>");
}

fn open(html: &mut Html, answer: &Answer, lang: Lang) {
    let words = many(lang).table;
    let exposure = &answer.assessment.exposure;
    html.within(r#"<span class="only-narrow">"#, words.open, " </span>")
        .within("<strong>", &number(exposure.len()), "</strong>");
    if answer.kind.exploited > 0 {
        html.within(
            r#" <span class="tag exploited">"#,
            &(words.exploited)(answer.kind.exploited),
            "</span>",
        );
    }
    let possible = exposure
        .iter()
        .all(|open| open.certainty == Certainty::Possible);
    if possible && !exposure.is_empty() {
        html.within(r#" <span class="tag possible">"#, words.possible, "</span>");
    }
}
