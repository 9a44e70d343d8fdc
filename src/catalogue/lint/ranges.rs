//! Ranges of branches and releases.

use super::index::Index;
use crate::build::Build;
use crate::catalogue::source::{At, Fault, Place, RuleInfo};
use crate::catalogue::tables::Range;

pub(super) const RANGE_BACKWARDS: RuleInfo = RuleInfo::new(
    "range-backwards",
    "The last release of a range is older than its first.",
    "The range holds nothing.",
);

pub(super) const RANGE_OVERLAP: RuleInfo = RuleInfo::new(
    "range-overlap",
    "Two lines of `platform.csv`, or of `directory.csv`, cover the same branch.",
    "Which of the two holds would depend on their order.",
);

pub(super) const APPLIES_NOWHERE: RuleInfo = RuleInfo::new(
    "applies-nowhere",
    "An action or a known issue applies to no release.",
    "Nobody would be told of it.",
);

pub(super) const VERSIONS_UNSORTED: RuleInfo = RuleInfo::new(
    "versions-unsorted",
    "The versions of a line in `platform.csv` are missing, or not lowest first.",
    "Ways across versions step from the lowest common one; an unsorted list misleads them.",
);

pub(super) fn check(index: &Index<'_>, faults: &mut Vec<Fault>) {
    let draft = index.draft;
    let platform = draft.platform.iter().map(|row| {
        let range = &row.value;
        Span::of(row, [&range.product, &range.from, &range.to])
    });
    spans(index, platform, faults);
    let directory = draft.directory.iter().map(|row| {
        let range = &row.value;
        Span::of(row, [&range.product, &range.from, &range.to])
    });
    spans(index, directory, faults);
    for row in &draft.platform {
        versions(&row.value.versions, row.field("versions"), faults);
    }
    for row in &draft.actions {
        applies(index, &row.value.applies, |path| row.field(path), faults);
    }
    for row in &draft.issues {
        applies(index, &row.value.applies, |path| row.field(path), faults);
    }
}

/// A line that covers branches.
struct Span<'d> {
    product: &'d str,
    from: &'d str,
    to: &'d str,
    place: Place,
}

impl<'d> Span<'d> {
    fn of<T>(row: &At<T>, [product, from, to]: [&'d str; 3]) -> Self {
        Self {
            product,
            from,
            to,
            place: row.field("from"),
        }
    }
}

fn spans<'d>(index: &Index<'_>, spans: impl Iterator<Item = Span<'d>>, faults: &mut Vec<Fault>) {
    // Product, first and last position, line.
    let mut seen: Vec<(&str, usize, usize, u32)> = Vec::new();
    for Span {
        product,
        from,
        to,
        place,
    } in spans
    {
        let ends = [from, to].map(|branch| index.branch_position(product, branch));
        let [Some(first), Some(last)] = ends else {
            continue;
        };
        if last < first {
            faults.push(RANGE_BACKWARDS.at(
                place,
                format!("{product} {to} is older than {from}"),
                "exchange the two",
            ));
            continue;
        }
        let clash = seen
            .iter()
            .find(|(other, begin, end, _)| *other == product && first <= *end && *begin <= last);
        if let Some((_, begin, _, line)) = clash {
            let shared = index.branches_of(product)[first.max(*begin)].name;
            faults.push(RANGE_OVERLAP.at(
                place.clone(),
                format!("{product} {shared} is covered by line {line} already"),
                "let each branch be covered once",
            ));
        }
        seen.push((product, first, last, place.line));
    }
}

fn versions(versions: &[String], place: Place, faults: &mut Vec<Fault>) {
    let numbers = |version: &String| -> Vec<u32> {
        let parts = version.split(|char: char| !char.is_ascii_digit());
        parts.filter_map(|part| part.parse().ok()).collect()
    };
    let slip = versions.windows(2).find_map(|pair| match pair {
        [low, high] if numbers(high) <= numbers(low) => Some(format!("{high} stands after {low}")),
        _ => None,
    });
    let slip = slip.or_else(|| versions.is_empty().then(|| "no version".to_owned()));
    if let Some(message) = slip {
        let hint = "name every supported version once, lowest first";
        faults.push(VERSIONS_UNSORTED.at(place, message, hint));
    }
}

fn applies(
    index: &Index<'_>,
    ranges: &[Range],
    place: impl Fn(&str) -> Place,
    faults: &mut Vec<Fault>,
) {
    if ranges.is_empty() {
        faults.push(APPLIES_NOWHERE.at(
            place("applies"),
            "applies to no release",
            "name a product at least: { product = \"2019\" }",
        ));
    }
    for (at, range) in ranges.iter().enumerate() {
        let ends = (
            end(index, &range.product, &range.from, false),
            end(index, &range.product, &range.to, true),
        );
        if let (Some(first), Some(last)) = ends
            && last < first
        {
            faults.push(RANGE_BACKWARDS.at(
                place(&format!("applies[{at}].from")),
                format!(
                    "{} {} is older than {}",
                    range.product, range.to, range.from
                ),
                "exchange the two",
            ));
        }
    }
}

/// Where an end such as `CU12` or `CU12/Jan23SU` lies: the branch, and the
/// build in it. A branch alone begins at its lowest build and has no last one.
/// Nothing for an open end or one that is unknown.
fn end(index: &Index<'_>, product: &str, text: &str, is_last: bool) -> Option<(usize, Bound)> {
    let (branch, update) = text.split_once('/').unwrap_or((text, ""));
    let position = index.branch_position(product, branch)?;
    let bound = if update.is_empty() {
        if is_last { Bound::Last } else { Bound::First }
    } else {
        let branch = index.branch(product, branch)?;
        Bound::At(branch.row(update)?.value.build)
    };
    Some((position, bound))
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bound {
    First,
    At(Build),
    Last,
}
