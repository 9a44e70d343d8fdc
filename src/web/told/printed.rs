//! The report on paper: title, day, summary, table, and what to do, once for
//! all servers that show the same thing. It is made for printing only.

use std::rc::Rc;

use crate::html::Html;
use crate::lang::Lang;
use crate::messages::answer as say;
use crate::messages::many::{many, number};
use crate::messages::page::page;
use crate::report::data_through;
use crate::web::reply::{Answer, Reply};

use super::Site;
use super::plan::plan;
use super::row::{cells, place};

/// The most servers that are printed.
const MOST: usize = 1000;

/// The report on the answers at `places`, in that order.
#[must_use]
pub fn printed(reply: &Reply, places: &[usize], site: Site<'_>) -> Html {
    let lang = site.lang;
    let words = many(lang);
    let mut html = Html::new();
    let shown: Vec<&Rc<Answer>> = places.iter().map(|place| &reply.answers[*place]).collect();
    let Some(first) = shown.first() else {
        return html;
    };
    let through = data_through(&first.catalogue.0);
    // One answer is printed as it stands; it needs no table.
    let alone = reply.answers.len() == 1;
    html.raw(if alone {
        r#"<div class="printed alone">"#
    } else {
        r#"<div class="printed list">"#
    })
    .within("<h1>", words.print.title, "</h1>")
    .within("<p>", &(words.print.as_of)(reply.as_of, through), " ")
    .text(page(lang).site.name)
    .raw("</p>");
    if !alone {
        summary(&mut html, reply, &shown, lang);
        table(&mut html, &shown, lang);
        html.within("<h2>", words.print.plans, "</h2>");
        for same in kinds(&shown) {
            for_kind(&mut html, &same, site);
        }
    }
    html.raw("</div>");
    html
}

/// How many servers have each verdict, and how many are open to what is exploited.
fn summary(html: &mut Html, reply: &Reply, shown: &[&Rc<Answer>], lang: Lang) {
    let words = many(lang).summary;
    let exploited = shown
        .iter()
        .filter(|answer| answer.kind.exploited > 0)
        .count();
    html.within("<h2>", &(words.title)(shown.len()), "</h2>")
        .p(&(words.exploited)(exploited))
        .raw("<ul>");
    for (verdict, _) in &reply.overview.verdicts {
        let count = shown
            .iter()
            .filter(|answer| answer.assessment.verdict == *verdict)
            .count();
        if count > 0 {
            html.within("<li>", say::verdict(*verdict, lang).word, ": ")
                .text(&number(count))
                .raw("</li>");
        }
    }
    html.raw("</ul>");
}

fn table(html: &mut Html, shown: &[&Rc<Answer>], lang: Lang) {
    let words = many(lang);
    html.raw("<table><thead><tr>");
    for head in [
        words.table.server,
        words.table.runs,
        words.table.verdict,
        words.table.install,
        words.table.open,
    ] {
        html.within(r#"<th scope="col">"#, head, "</th>");
    }
    html.raw("</tr></thead><tbody>");
    for answer in shown.iter().take(MOST) {
        html.within(r#"<tr><th scope="row">"#, &place(answer, lang), "</th>");
        for cell in cells(answer, lang) {
            html.raw("<td>").html(&cell).raw("</td>");
        }
        html.raw("</tr>");
    }
    html.raw("</tbody></table>");
    if let Some(rest) = shown.len().checked_sub(MOST).filter(|rest| *rest > 0) {
        html.p(&(words.print.more)(rest));
    }
}

/// The answers by what they show, in the order of the list.
fn kinds<'a>(shown: &[&'a Rc<Answer>]) -> Vec<Vec<&'a Rc<Answer>>> {
    let mut kinds: Vec<Vec<&'a Rc<Answer>>> = Vec::new();
    for answer in shown.iter().take(MOST) {
        let same = kinds
            .iter_mut()
            .find(|same| same[0].kind.number == answer.kind.number);
        match same {
            Some(same) => same.push(answer),
            None => kinds.push(vec![answer]),
        }
    }
    kinds
}

fn for_kind(html: &mut Html, same: &[&Rc<Answer>], site: Site<'_>) {
    let lang = site.lang;
    let first = same[0];
    let assessment = &first.assessment;
    if assessment.options.is_empty() {
        return;
    }
    html.within(
        r#"<section class="for-kind"><h3>"#,
        &say::identity(first.family(), assessment, lang),
        ": ",
    )
    .text(say::verdict(assessment.verdict, lang).word)
    .raw("</h3><p>");
    for (number, answer) in same.iter().enumerate() {
        if number > 0 {
            html.raw(match lang {
                Lang::En => ", ",
                Lang::Ja => "、",
            });
        }
        html.text(&place(answer, lang));
    }
    html.raw("</p>");
    plan(html, first, site);
    html.raw("</section>");
}
