//! What a server is open to: exploited vulnerabilities first, then by score.
//! A long list shows its head; the rest is one click away, and counted.

use crate::assess::{Certainty, Exposure as Open};
use crate::catalogue::Family;
use crate::html::Html;
use crate::messages::answer as say;
use crate::messages::page::page;
use crate::web::parts::link::cve_page;
use crate::web::reply::Answer;

use super::Site;

/// How many are shown at once; one or two more are not worth hiding.
const HEAD: usize = 10;

/// How many more than [`HEAD`] are shown all the same.
const SLACK: usize = 2;

/// The vulnerabilities; nothing where there are none.
pub fn exposure(html: &mut Html, answer: &Answer, site: Site<'_>) {
    let lang = site.lang;
    let words = page(lang).answer;
    let exposure = answer.assessment.exposure.as_slice();
    if exposure.is_empty() {
        return;
    }
    let certain = exposure
        .iter()
        .any(|open| open.certainty == Certainty::Exposed);
    let title = if certain {
        (words.exposed)(exposure.len())
    } else {
        (words.possibly_exposed)(exposure.len())
    };
    let shown = if exposure.len() <= HEAD + SLACK {
        exposure.len()
    } else {
        HEAD
    };
    let (head, rest) = exposure.split_at(shown);
    html.within(r#"<section class="exposure"><h3>"#, &title, "</h3>");
    table(html, answer.family(), head, site);
    if !rest.is_empty() {
        html.within(
            "<details><summary>",
            &(words.further)(rest.len()),
            "</summary>",
        );
        table(html, answer.family(), rest, site);
        html.raw("</details>");
    }
    html.raw("</section>");
}

fn table(html: &mut Html, family: &Family, rows: &[Open], site: Site<'_>) {
    let words = page(site.lang).answer;
    html.within(
        r#"<table class="open"><thead><tr><th scope="col">"#,
        words.cve,
        "</th>",
    )
    .within(r#"<th scope="col" class="number">"#, words.score, "</th>")
    .within(
        r#"<th scope="col">"#,
        words.fixed_in,
        "</th></tr></thead><tbody>",
    );
    for open in rows {
        row(html, family, open, site);
    }
    html.raw("</tbody></table>");
}

fn row(html: &mut Html, family: &Family, open: &Open, site: Site<'_>) {
    let Site { lang, base } = site;
    let words = page(lang).answer;
    let vulnerability = family.vulnerability(open.vulnerability);
    let id = &vulnerability.id;
    html.raw(r#"<tr><th scope="row">"#)
        .within(
            r#"<a class="id" href=""#,
            &cve_page(base, lang, id),
            r#"">"#,
        )
        .text(id)
        .raw("</a>")
        .raw(" ");
    if let Some(name) = &vulnerability.name {
        html.within(r#"<span class="called">"#, name, "</span> ");
    }
    html.within(
        r#"<span class="impact">"#,
        family.impact(vulnerability).name.get(lang),
        "</span> ",
    );
    if open.certainty == Certainty::Possible {
        html.within(
            r#"<span class="tag possible">"#,
            say::certainty(open.certainty, lang),
            "</span> ",
        );
    }
    if let Some(date) = open.exploited {
        html.within(
            r#"<span class="tag exploited">"#,
            words.exploited,
            "</span> ",
        )
        .within(
            r#"<span class="since">"#,
            &(words.exploited_since)(date),
            "</span>",
        );
    }
    html.raw(r#"</th><td class="number">"#);
    match vulnerability.score {
        Some(score) => html.text(&score.to_string()),
        None => html.text(words.no_score),
    };
    html.raw("</td><td>");
    match open.fixed_in {
        Some(fix) => site.build(html, family, family.release(fix).build),
        None => html.text(words.no_fix),
    };
    html.raw("</td></tr>");
}
