//! Labels say one thing each, and name what there is.

use std::collections::BTreeMap;

use super::builds::PREFIX_UNREADABLE;
use super::index::Index;
use super::names::UNKNOWN_PRODUCT;
use crate::catalogue::source::{Fault, File, Place, RuleInfo, did_you_mean};
use crate::catalogue::tables::label_key;

pub(super) const LABEL_TWICE: RuleInfo = RuleInfo::new(
    "label-twice",
    "Two labels of `recognition.toml` are the same, by their letters and digits.",
    "What a build beside it is worth would depend on their order.",
);

pub(super) const LABEL_EMPTY: RuleInfo = RuleInfo::new(
    "label-empty",
    "A label of `recognition.toml` has neither a letter nor a digit, or an entry has no label at all.",
    "It would be found nowhere, or everywhere.",
);

pub(super) fn check(index: &Index<'_>, faults: &mut Vec<Fault>) {
    let Some(row) = &index.draft.recognition else {
        return;
    };
    let data = &row.value;
    let mut labels: Vec<(String, &str)> = Vec::new();
    for (at, entry) in data.labels.iter().enumerate() {
        push(&mut labels, &format!("label[{at}].names"), &entry.names);
    }
    for (at, entry) in data.parts.iter().enumerate() {
        push(&mut labels, &format!("parts[{at}].names"), &entry.names);
    }
    for (at, entry) in data.foreign.iter().enumerate() {
        push(&mut labels, &format!("foreign[{at}].labels"), &entry.labels);
        prefixes(
            &format!("foreign[{at}].builds"),
            &entry.builds,
            |path| row.field(path),
            faults,
        );
    }
    for (at, entry) in data.cloud.iter().enumerate() {
        prefixes(
            &format!("cloud[{at}].builds"),
            &entry.builds,
            |path| row.field(path),
            faults,
        );
    }
    for (at, entry) in data.doubts.iter().enumerate() {
        labels.push((format!("doubt[{at}].label"), &entry.label));
    }
    push(
        &mut labels,
        "directory_labels.schema",
        &data.directory_labels.schema,
    );
    push(
        &mut labels,
        "directory_labels.other",
        &data.directory_labels.other,
    );
    for (at, entry) in data.products.iter().enumerate() {
        let known = index.products.contains(&entry.id.as_str());
        if !known && index.draft.is_whole(File::Family) {
            let hint = did_you_mean(&entry.id, &index.products)
                .unwrap_or_else(|| "add it to family.toml as a [[product]]".to_owned());
            faults.push(UNKNOWN_PRODUCT.at(
                row.field(&format!("product[{at}].id")),
                format!("`{}` is no product", entry.id),
                hint,
            ));
        }
    }
    let mut first: BTreeMap<String, Place> = BTreeMap::new();
    let mut labels: Vec<(Place, &str)> = labels
        .into_iter()
        .map(|(path, label)| (row.field(&path), label))
        .collect();
    labels.sort();
    for (place, label) in labels {
        let key = label_key(label);
        if key.is_empty() {
            faults.push(LABEL_EMPTY.at(
                place,
                format!("`{label}` has neither a letter nor a digit"),
                "write the label as texts have it, or remove it",
            ));
        } else if let Some(before) = first.get(&key) {
            faults.push(LABEL_TWICE.at(
                place,
                format!("`{label}` stands on line {} already", before.line),
                "keep the one that says what a build beside it is worth",
            ));
        } else {
            first.insert(key, place);
        }
    }
}

fn push<'a>(labels: &mut Vec<(String, &'a str)>, path: &str, names: &'a [String]) {
    labels.extend(
        names
            .iter()
            .enumerate()
            .map(|(at, name)| (format!("{path}[{at}]"), name.as_str())),
    );
}

fn prefixes(path: &str, builds: &[String], place: impl Fn(&str) -> Place, faults: &mut Vec<Fault>) {
    for (at, prefix) in builds.iter().enumerate() {
        let readable = prefix.split('.').count() <= 2
            && prefix.split('.').all(|part| part.parse::<u16>().is_ok());
        if !readable {
            faults.push(PREFIX_UNREADABLE.at(
                place(&format!("{path}[{at}]")),
                format!("`{prefix}` is no beginning of a build"),
                "write one or two numbers with a dot between: 15.2",
            ));
        }
    }
}
