//! Where an answer comes from, and up to which day its facts are known.

use crate::assess::Identity;
use crate::catalogue::tables::SourceRow;
use crate::html::Html;
use crate::messages::page::page;
use crate::web::reply::Answer;

use super::Site;

/// The sources of everything the answer says, in the order of the catalogue.
pub fn sources(html: &mut Html, answer: &Answer, Site { lang, .. }: Site<'_>) {
    let words = page(lang);
    let family = answer.family();
    html.within(
        r#"<section class="sources"><h3>"#,
        words.answer.sources,
        "</h3>",
    )
    .p(&(words.site.data_through)(family.data_through()))
    .raw("<ul>");
    for row in rows(answer) {
        html.raw("<li>");
        let name = row.name.get(lang);
        if row.url.is_empty() {
            html.text(name);
        } else {
            html.away(&row.url, name);
        }
        html.within(
            r#" <span class="read">"#,
            &(words.answer.read_on)(&row.read),
            "</span></li>",
        );
    }
    html.raw("</ul></section>");
}

fn rows(answer: &Answer) -> impl Iterator<Item = &SourceRow> {
    let family = answer.family();
    let assessment = &answer.assessment;
    let all = &family.tables().sources;
    let mut named = vec![false; all.len()];
    let mut name = |references: &[String]| {
        for reference in references {
            let Some(row) = family.source(reference) else {
                continue;
            };
            if let Some(place) = all.iter().position(|one| one.code == row.code) {
                named[place] = true;
            }
        }
    };
    if let Identity::Release(id) = assessment.identity {
        name(family.release(id).sources());
    }
    for step in assessment.options.iter().flat_map(|option| &option.steps) {
        if let Some(id) = step.release {
            name(family.release(id).sources());
        }
    }
    for open in &assessment.exposure {
        name(family.vulnerability(open.vulnerability).sources());
    }
    for row in assessment
        .actions
        .iter()
        .filter_map(|index| family.actions().get(*index))
    {
        name(&row.sources);
    }
    all.iter()
        .zip(named)
        .filter_map(|(row, named)| named.then_some(row))
}
