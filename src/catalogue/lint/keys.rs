//! A key names one thing.

use std::collections::BTreeMap;

use super::index::Index;
use crate::catalogue::source::{At, Fault, Place, RuleInfo};

pub(super) const KEY_TWICE: RuleInfo = RuleInfo::new(
    "key-twice",
    "Two products, kinds, impacts, notes, sources or known issues have the same key, or an id stands in two actions.",
    "Which of the two is meant would depend on their order.",
);

pub(super) fn check(index: &Index<'_>, faults: &mut Vec<Fault>) {
    let draft = index.draft;
    once(
        keys(&draft.products, "id", |row| &row.id),
        "product",
        faults,
    );
    once(keys(&draft.kinds, "id", |row| &row.id), "kind", faults);
    once(keys(&draft.impacts, "id", |row| &row.id), "impact", faults);
    once(keys(&draft.notes, "id", |row| &row.id), "note", faults);
    once(
        keys(&draft.issues, "id", |row| &row.id),
        "known issue",
        faults,
    );
    once(
        keys(&draft.sources, "code", |row| &row.code),
        "source",
        faults,
    );
    let actions = draft.actions.iter().flat_map(|row| {
        let ids = row.value.ids.iter().enumerate();
        ids.map(|(at, id)| (row.field(&format!("ids[{at}]")), id.as_str()))
    });
    once(actions, "action", faults);
}

fn keys<'a, T>(
    rows: &'a [At<T>],
    field: &'a str,
    key: impl Fn(&'a T) -> &'a String + 'a,
) -> impl Iterator<Item = (Place, &'a str)> {
    rows.iter()
        .map(move |row| (row.field(field), key(&row.value).as_str()))
}

fn once<'a>(keys: impl Iterator<Item = (Place, &'a str)>, what: &str, faults: &mut Vec<Fault>) {
    let mut first: BTreeMap<&str, Place> = BTreeMap::new();
    for (place, key) in keys {
        if let Some(before) = first.get(key) {
            faults.push(KEY_TWICE.at(
                place,
                format!("{what} `{key}` stands on line {} already", before.line),
                "give one of them another key, or make one of the two",
            ));
        } else {
            first.insert(key, place);
        }
    }
}
