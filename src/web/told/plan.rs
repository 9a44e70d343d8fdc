//! What to do: each way as numbered steps, the shortest way first.

use crate::assess::{Step, StepKind};
use crate::catalogue::Family;
use crate::html::Html;
use crate::messages::answer as say;
use crate::messages::date::day;
use crate::messages::page::page;
use crate::web::parts::link::kb_address;
use crate::web::reply::Answer;

use super::Site;
use super::command::command;

/// The ways; nothing where nothing is to be done.
pub fn plan(html: &mut Html, answer: &Answer, site: Site<'_>) {
    let lang = site.lang;
    let family = answer.family();
    let options = &answer.assessment.options;
    if options.is_empty() {
        return;
    }
    html.within(
        r#"<section class="plan"><h3>"#,
        page(lang).answer.what_to_do,
        "</h3>",
    );
    for option in options {
        html.within(
            r#"<div class="way"><h4>"#,
            say::reason(option.reason, lang),
            "</h4>",
        );
        if !option.steps.is_empty() {
            html.raw("<ol>");
            for one in &option.steps {
                step(html, family, one, site);
            }
            html.raw("</ol>");
        }
        html.raw("</div>");
    }
    html.raw("</section>");
}

fn step(html: &mut Html, family: &Family, step: &Step, site: Site<'_>) {
    let lang = site.lang;
    let words = page(lang).answer;
    html.within(
        r#"<li><span class="do">"#,
        &say::step(family, step, lang),
        "</span>",
    );
    if step.esu {
        html.within(r#"<span class="tag">"#, words.esu, "</span>");
    }
    if let Some(release) = step.release.map(|id| family.release(id)) {
        html.raw(r#"<span class="facts">"#);
        site.build(html, family, release.build);
        if let Some(kb) = &release.kb {
            html.away(&kb_address(kb), kb);
        }
        if let Some(url) = &release.url {
            html.away(url, words.announcement);
        }
        html.within(
            "<span>",
            &(words.released)(&day(release.date, lang)),
            "</span></span>",
        );
    }
    if step.kind == StepKind::Verify {
        let settle = &family.tables().family.settle;
        command(html, &settle.command, lang);
        html.small(settle.text.get(lang));
    }
    let remark = step
        .movement
        .and_then(|index| family.tables().family.moves.get(index))
        .and_then(|movement| movement.note.as_ref());
    if let Some(remark) = remark {
        html.small(remark.get(lang));
    }
    html.raw("</li>");
}
