//! An advisory as a CSAF document.
//!
//! Must not know where documents are put.

use std::collections::BTreeSet;

use crate::advisory::{FrontMatter, Severity, Status};
use crate::catalogue::Family;
use crate::lang::Lang;

use super::super::time::midnight;
use super::super::words::{read_at, superseded_by, withdrawn_on, words};
use super::super::{Address, Advisory};
use super::model::{
    self, Csaf, Distribution, Document, Note, NoteCategory, Profile, Publisher, Reference,
    ReferenceCategory, Tlp, Tracking, Vulnerability,
};
use super::vulnerability::Known;
use super::{current, initial, path, products, tracking_id};

/// One language of an advisory.
pub(super) fn document(
    advisory: &Advisory,
    family: &Family,
    lang: Lang,
    address: &Address,
) -> Csaf {
    let front = &advisory.version(lang).front;
    let mut releases = BTreeSet::new();
    let mut vulnerabilities = Vec::new();
    for vulnerability in advisory.vulnerabilities(family) {
        let known = Known {
            family,
            vulnerability,
            // Both languages say the same.
            as_of: advisory.modified(),
            lang,
            address,
        };
        let (part, named) = known.part();
        vulnerabilities.push(part);
        releases.extend(named);
    }
    Csaf {
        document: Document {
            aggregate_severity: model::Severity {
                text: severity(front.severity).to_owned(),
            },
            category: profile(&vulnerabilities),
            csaf_version: "2.0",
            distribution: Distribution {
                tlp: Tlp { label: "WHITE" },
            },
            lang: lang.tag(),
            notes: notes(advisory, front, lang, address),
            publisher: publisher(address),
            references: references(advisory, front, lang, address),
            source_lang: (lang != Lang::En).then_some(Lang::En.tag()),
            title: front.title.clone(),
            tracking: tracking(front),
        },
        product_tree: products::tree(family, &releases, lang),
        vulnerabilities,
    }
}

/// Who publishes: neither a vendor nor a coordinator.
pub(super) fn publisher(address: &Address) -> Publisher {
    Publisher {
        category: "other",
        name: "Patchline",
        namespace: address.url(""),
    }
}

/// The profile whose every demand the document meets.
fn profile(vulnerabilities: &[Vulnerability]) -> Profile {
    let is_complete = |part: &Vulnerability| !part.product_status.is_empty();
    if vulnerabilities.is_empty() {
        Profile::InformationalAdvisory
    } else if vulnerabilities.iter().all(is_complete) {
        Profile::SecurityAdvisory
    } else {
        Profile::Base
    }
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Low => "Low",
        Severity::Medium => "Medium",
        Severity::High => "High",
        Severity::Critical => "Critical",
    }
}

fn notes(advisory: &Advisory, front: &FrontMatter, lang: Lang, address: &Address) -> Vec<Note> {
    let words = words(lang);
    let mut notes = vec![
        Note {
            category: NoteCategory::Summary,
            text: front.summary.trim().to_owned(),
            title: words.summary.to_owned(),
        },
        Note {
            category: NoteCategory::General,
            text: read_at(&address.page(lang, &advisory.page()), lang),
            title: words.whole_text.to_owned(),
        },
    ];
    if let Some(withdrawal) = &front.withdrawn {
        notes.push(Note {
            category: NoteCategory::Other,
            text: withdrawn_on(withdrawal.date, &withdrawal.reason, lang),
            title: words.withdrawn.to_owned(),
        });
    }
    if let Some(id) = &front.superseded_by {
        notes.push(Note {
            category: NoteCategory::Other,
            text: superseded_by(id, lang),
            title: words.superseded.to_owned(),
        });
    }
    notes
}

fn references(
    advisory: &Advisory,
    front: &FrontMatter,
    lang: Lang,
    address: &Address,
) -> Vec<Reference> {
    let words = words(lang);
    let other = Lang::ALL.into_iter().filter(|other| *other != lang);
    let own = [
        (
            ReferenceCategory::Own,
            words.this_document,
            address.url(&path(advisory, lang)),
        ),
        (
            ReferenceCategory::Own,
            words.page_of_advisory,
            address.page(lang, &advisory.page()),
        ),
    ]
    .into_iter()
    .chain(other.map(|other| {
        (
            ReferenceCategory::External,
            words.other_language,
            address.url(&path(advisory, other)),
        )
    }))
    .map(|(category, summary, url)| Reference {
        category,
        summary: summary.to_owned(),
        url,
    });
    let sources = front.sources.iter().map(|source| Reference {
        category: ReferenceCategory::External,
        summary: source.title.clone(),
        url: source.url.clone(),
    });
    own.chain(sources).collect()
}

fn tracking(front: &FrontMatter) -> Tracking {
    let mut revisions: Vec<_> = front.revisions.iter().collect();
    revisions.sort_by_key(|revision| revision.number);
    Tracking {
        current_release_date: midnight(current(front)),
        id: tracking_id(front),
        initial_release_date: midnight(initial(front)),
        status: match front.status {
            Status::Draft => "draft",
            Status::Interim => "interim",
            Status::Final => "final",
        },
        version: revisions
            .last()
            .map_or(1, |revision| revision.number)
            .to_string(),
        revision_history: revisions
            .into_iter()
            .map(|revision| model::Revision {
                date: midnight(revision.date),
                number: revision.number.to_string(),
                summary: revision.summary.clone(),
            })
            .collect(),
    }
}
