//! How long each product of a family is supported: a bar a product, newest
//! first, with a mark where a branch opened.
//!
//! Must not know the table that stands below it.

use jiff::civil::Date;

use crate::catalogue::{Branch, Product};
use crate::messages::date::day;

use crate::html::Html;

use super::Pictures;
use crate::picture::{Anchor, Axis, END, Figure, Key, Room, Svg, periods};

/// From one product to the next, and where its bar lies below its name.
const ROW: i32 = 38;
const TOP: i32 = 24;
const BAR: i32 = 18;
const HEIGHT: i32 = 14;

pub(super) fn draw(pictures: &Pictures<'_>) -> Html {
    let (family, lang) = (pictures.family, pictures.lang);
    let words = &pictures.words.life_cycle;
    let today = family.data_through();
    let products: Vec<&Product> = family.products().iter().rev().collect();
    let axis = axis(pictures, &products);
    let bottom = TOP + ROW * i32::try_from(products.len()).unwrap_or(0) + 4;

    let mut svg = Svg::default();
    svg.ticks(axis, TOP, bottom);
    let rows = || {
        (TOP..)
            .step_by(usize::try_from(ROW).unwrap_or(1))
            .zip(&products)
    };
    for (y, product) in rows() {
        bars(pictures, &mut svg, axis, product, y + BAR);
    }
    let x = axis.at(today);
    svg.down("today", x, TOP - 6, bottom);
    for (y, product) in rows() {
        name(pictures, &mut svg, axis, product, y + BAR - 4);
    }
    let side = if x > END * 4 / 5 {
        Anchor::End
    } else {
        Anchor::Start
    };
    svg.text("today-name", side, x, TOP - 10, &day(today, lang));

    let bar = |class: &'static str| move |svg: &mut Svg| svg.block(class, 20, -5, 10);
    let opens: Vec<&str> = family
        .tables()
        .family
        .kinds
        .iter()
        .filter(|kind| kind.base && !kind.preview)
        .map(|kind| kind.name.get(lang))
        .collect();
    let mut keys = vec![
        Key::new(words.mainstream, bar("mainstream")),
        Key::new(words.extended, bar("extended")),
    ];
    if products.iter().any(|product| !product.row.esu.is_empty()) {
        keys.push(Key::new(words.esu, bar("esu")));
    }
    keys.push(Key::new((words.opens)(&opens), |svg| {
        svg.block("opening", 2, -7, 14)
    }));
    keys.push(Key::new((words.day)(today), |svg| {
        svg.block("today-sample", 2, -7, 14)
    }));
    let called = family.tables().family.name.get(lang);
    Figure {
        id: "life-cycles",
        title: &(words.title)(called),
        description: &(words.description)(products.len(), today),
        height: bottom + 22,
        room: Room::FromEnd,
    }
    .write(svg, keys)
}

/// From the first release to the last end that is known, and past the day of
/// the data.
fn axis(pictures: &Pictures<'_>, products: &[&Product]) -> Axis {
    let today = pictures.family.data_through();
    let starts = products
        .iter()
        .flat_map(|product| branches(pictures, product).map(|(_, day)| day))
        .chain(products.iter().map(|product| product.row.released));
    let ends = products.iter().flat_map(|product| {
        let row = &product.row;
        let periods = row.esu.iter().map(|period| period.to);
        periods.chain(row.extended_end).chain(row.mainstream_end)
    });
    let past = today.saturating_add(jiff::Span::new().months(6));
    Axis::new(
        starts.min().unwrap_or(today),
        ends.max().unwrap_or(today).max(past),
    )
}

/// The branches meant for production, and the days on which they opened.
fn branches<'p>(
    pictures: &Pictures<'p>,
    product: &'p Product,
) -> impl Iterator<Item = (&'p Branch, Date)> {
    let family = pictures.family;
    product
        .branches
        .iter()
        .map(move |id| family.branch(*id))
        .filter(|branch| !branch.preview)
        .map(move |branch| (branch, family.release(branch.base).date))
}

fn bars(pictures: &Pictures<'_>, svg: &mut Svg, axis: Axis, product: &Product, y: i32) {
    for period in periods(product) {
        let to = period.to.map_or(END, |to| axis.at(to));
        svg.bar(period.support.class(), axis.at(period.from), to, y, HEIGHT);
    }
    for (branch, opened) in branches(pictures, product) {
        let says = format!("{} {} {opened}", product.row.id, branch.name);
        svg.around(axis.at(opened), y, &says, |svg| {
            svg.block("opening", 2, -2, HEIGHT + 4);
        });
    }
}

/// What a product is called, and what its bar cannot show, on the side where
/// most of the picture lies.
fn name(pictures: &Pictures<'_>, svg: &mut Svg, axis: Axis, product: &Product, y: i32) {
    let words = &pictures.words.life_cycle;
    let periods = periods(product);
    let id = product.row.id.as_str();
    let text = match periods.last() {
        None => (words.no_day)(id),
        Some(period) if period.to.is_none() => (words.no_end)(id),
        Some(_) => id.to_owned(),
    };
    let from = axis.at(product.row.released);
    let (anchor, x) = if from > END * 3 / 4 {
        let ends = periods.iter().filter_map(|period| period.to).max();
        (Anchor::End, ends.map_or(END, |end| axis.at(end)))
    } else {
        (Anchor::Start, from)
    };
    svg.text("name", anchor, x, y, &text);
}
