//! Products: their days, their extended security updates, and the ways from
//! one to the next.

use super::index::Index;
use crate::catalogue::source::{At, Fault, RuleInfo};
use crate::catalogue::tables::ProductRow;

pub(super) const LIFE_CYCLE_ORDER: RuleInfo = RuleInfo::new(
    "life-cycle-order",
    "The days of a life cycle are out of order: released, end of mainstream support, end of public support.",
    "One of them is wrong, most likely its year.",
);

pub(super) const ENDED_WITH_DAY: RuleInfo = RuleInfo::new(
    "ended-with-day",
    "A product has ended on an unknown day, and yet has a day.",
    "`ended` is for products whose day no source gives.",
);

pub(super) const ESU_ORDER: RuleInfo = RuleInfo::new(
    "esu-order",
    "A period of extended security updates ends before it begins, begins before public support ends, or overlaps the one before it.",
    "On some days there would be two periods, or one beside public support.",
);

pub(super) const MOVE_BACKWARDS: RuleInfo = RuleInfo::new(
    "move-backwards",
    "A way leads from a product to itself or to an older one.",
    "Readers would be sent round in a circle.",
);

pub(super) fn check(index: &Index<'_>, faults: &mut Vec<Fault>) {
    for row in &index.draft.products {
        days(row, faults);
        periods(row, faults);
    }
    for row in &index.draft.moves {
        let way = &row.value;
        let from = index.product_position(&way.from);
        let to = index.product_position(&way.to);
        if let (Some(from), Some(to)) = (from, to)
            && to <= from
        {
            faults.push(MOVE_BACKWARDS.at(
                row.field("to"),
                format!("{} is not newer than {}", way.to, way.from),
                "exchange the two; or correct the order of products, which is oldest first",
            ));
        }
    }
}

fn days(row: &At<ProductRow>, faults: &mut Vec<Fault>) {
    let product = &row.value;
    let days = [
        ("released", Some(product.released)),
        ("mainstream_end", product.mainstream_end),
        ("extended_end", product.extended_end),
    ];
    let known: Vec<_> = days
        .into_iter()
        .filter_map(|(name, day)| Some((name, day?)))
        .collect();
    for pair in known.windows(2) {
        let [(before, old), (name, new)] = [pair[0], pair[1]];
        if new < old {
            faults.push(LIFE_CYCLE_ORDER.at(
                row.field(name),
                format!("`{name}` {new} is before `{before}` {old}"),
                "correct one of the two",
            ));
        }
    }
    if product.ended && product.extended_end.is_some() {
        faults.push(ENDED_WITH_DAY.at(
            row.field("ended"),
            format!("{} has an `extended_end`, and is `ended` too", product.id),
            "remove `ended`: the day says it",
        ));
    }
}

fn periods(row: &At<ProductRow>, faults: &mut Vec<Fault>) {
    let mut before = row.value.extended_end;
    let mut what = "public support";
    for (at, period) in row.value.esu.iter().enumerate() {
        let place = |key: &str| row.field(&format!("esu[{at}].{key}"));
        match before {
            None if at == 0 => faults.push(ESU_ORDER.at(
                place("from"),
                format!("{} has no `extended_end` for it to follow", row.value.id),
                "add the last day of public support",
            )),
            Some(end) if period.from <= end => faults.push(ESU_ORDER.at(
                place("from"),
                format!("{} is not after {end}, the last day of {what}", period.from),
                "the first day is the one after it, or later",
            )),
            _ => {}
        }
        if period.to < period.from {
            faults.push(ESU_ORDER.at(
                place("to"),
                format!("{} is before {}, the first day", period.to, period.from),
                "correct one of the two",
            ));
        }
        before = Some(period.to);
        what = "the period before";
    }
}
