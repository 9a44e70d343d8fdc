//! The vulnerabilities that the text names beside the build, as a scanner
//! does: what holds of each.

use crate::assess::{Finding, reconcile};
use crate::catalogue::Family;
use crate::html::Html;
use crate::messages::finding;
use crate::messages::many::many;
use crate::web::parts::link::{cve_address, cve_page};
use crate::web::reply::Answer;

use super::Site;

/// What holds of each; nothing where none is named.
pub fn named(html: &mut Html, answer: &Answer, site: Site<'_>) {
    let named = &answer.observation.named;
    if named.is_empty() {
        return;
    }
    html.within(
        r#"<section class="named"><h3>"#,
        many(site.lang).answer.named,
        "</h3>",
    );
    let family = answer.family();
    let found: Vec<Finding> = named
        .iter()
        .map(|cve| reconcile(family, &answer.assessment, cve))
        .collect();
    list(html, family, &found, site);
    html.raw("</section>");
}

/// A sentence for each.
pub fn list(html: &mut Html, family: &Family, found: &[Finding], site: Site<'_>) {
    let lang = site.lang;
    html.raw("<ul>");
    for found in found {
        html.within(r#"<li class="finding-"#, finding::key(found.state), r#"">"#);
        match family.vulnerability_of(&found.cve) {
            Some(known) => html
                .within(
                    r#"<a href=""#,
                    &cve_page(site.base, lang, &known.id),
                    r#"">"#,
                )
                .text(&known.id)
                .raw("</a>"),
            None => html.away(&cve_address(&found.cve), &found.cve),
        }
        .raw(": ")
        .text(&finding::finding(family, found, lang))
        .raw("</li>");
    }
    html.raw("</ul>");
}
