//! What a release was open to, day by day: two lines in steps, of the known
//! vulnerabilities and of the exploited ones among them.
//!
//! A release does not change, so what it is open to only grows: with each
//! vulnerability that becomes public, and each that is found exploited. Must
//! not know verdicts.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::catalogue::{Family, Release};
use crate::html::Html;
use crate::messages::picture::Counts;

use super::Pictures;
use crate::picture::{Anchor, Axis, END, Figure, Key, Room, Share, Svg};

/// What a release is open to from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The first day.
    pub from: Date,
    /// What is public and certain that day, and what no source settles.
    pub counts: Counts,
}

/// What a release was open to from the day it came out to the day of the data:
/// a step for its first day and for every day on which that changed.
#[must_use]
pub fn steps(family: &Family, release: &Release) -> Vec<Step> {
    let branch = family.branch(release.branch);
    let today = family.data_through();
    let mut days: BTreeMap<Date, Counts> = BTreeMap::from([(release.date, Counts::default())]);
    let open = family
        .affected(branch)
        .iter()
        // What is said of a preview ends with its time.
        .filter(|_| !branch.preview)
        .filter(|affected| affected.closed_by.is_none_or(|by| release.id < by));
    for affected in open {
        let known = family.vulnerability(affected.vulnerability);
        let public = known.published.max(release.date);
        if public > today {
            continue;
        }
        let day = days.entry(public).or_default();
        if !affected.certain {
            day.possible += 1;
            continue;
        }
        day.open += 1;
        if let Some(added) = known.exploited(today) {
            days.entry(added.max(public)).or_default().exploited += 1;
        }
    }
    let grown = |sum: &mut Counts, (from, new): (Date, Counts)| {
        sum.open += new.open;
        sum.exploited += new.exploited;
        sum.possible += new.possible;
        Some(Step { from, counts: *sum })
    };
    days.into_iter().scan(Counts::default(), grown).collect()
}

const TOP: i32 = 24;
const HEIGHT: i32 = 130;

pub(super) fn draw(pictures: &Pictures<'_>, release: &Release) -> Option<Html> {
    let (family, words) = (pictures.family, &pictures.words.exposure);
    let steps = steps(family, release);
    let end = steps.last()?.counts;
    if end.open == 0 {
        return None;
    }
    let today = family.data_through();
    let axis = Axis::new(release.date, today);
    let most = i32::try_from(end.open).unwrap_or(i32::MAX);
    // Pixels from the top of the field down to a count.
    let height = |count: usize| {
        let count = i32::try_from(count).unwrap_or(most);
        HEIGHT - count * HEIGHT / most
    };
    let line = |count: fn(&Counts) -> usize| -> Vec<(Share, i32)> {
        let points = steps.iter();
        points
            .map(|step| (axis.at(step.from), height(count(&step.counts))))
            .collect()
    };

    let mut svg = Svg::default();
    svg.ticks(axis, TOP, TOP + HEIGHT);
    let grid = grid(most);
    for value in (0..=most).step_by(usize::try_from(grid).unwrap_or(1)) {
        let y = TOP + HEIGHT - value * HEIGHT / most;
        svg.across(if value == 0 { "ground" } else { "grid" }, y);
        if value > 0 {
            svg.text("tick", Anchor::Start, 0, y - 4, &value.to_string());
        }
    }
    svg.steps("line-open", (TOP, HEIGHT), &line(|counts| counts.open));
    svg.text(
        "open-name",
        Anchor::End,
        END,
        TOP - 7,
        &(words.open_now)(end.open),
    );
    let mut keys = vec![Key::new(words.open, |svg| svg.dash("line-open"))];
    if end.exploited > 0 {
        let mut line = line(|counts| counts.exploited);
        // From the ground up on the first day there was any.
        let without = line.iter().take_while(|(_, y)| *y == HEIGHT).count();
        if let Some((first, _)) = line.get(without).copied() {
            line.splice(..without, [(first, HEIGHT)]);
        }
        svg.steps("line-exploited", (TOP, HEIGHT), &line);
        let y = height(end.exploited);
        // Above its line, where the other does not lie too near.
        let y = TOP + if y > 34 { y - 7 } else { y + 17 };
        let text = (words.exploited_now)(end.exploited);
        svg.text("exploited-name", Anchor::End, END, y, &text);
        keys.push(Key::new(words.exploited, |svg| svg.dash("line-exploited")));
    }
    let build = release.build.to_string();
    let mut html = Html::new();
    html.raw(r#"<section class="over-time" aria-labelledby="over-time">"#)
        .within(r#"<h3 id="over-time">"#, words.heading, "</h3>")
        .html(
            &Figure {
                id: "open-over-time",
                title: &(words.title)(&build),
                description: &(words.description)(release.date, today, end),
                height: TOP + HEIGHT + 22,
                room: Room::Fits,
            }
            .write(svg, keys),
        )
        .small(&(words.summary)(release.date, today, end));
    table(pictures, &mut html, &steps);
    html.raw("</section>");
    Some(html)
}

/// How far apart the counts lie that are written beside a picture.
fn grid(most: i32) -> i32 {
    [1, 2, 5, 10, 20, 50, 100]
        .into_iter()
        .find(|step| most / step <= 4)
        .unwrap_or(200)
}

fn table(pictures: &Pictures<'_>, html: &mut Html, steps: &[Step]) {
    let words = &pictures.words.exposure;
    let any_possible = steps.iter().any(|step| step.counts.possible > 0);
    pictures.open_table(html);
    html.within(
        r#"<table class="days"><thead><tr><th scope="col">"#,
        pictures.words.day,
        "</th>",
    );
    let columns = [words.open, words.exploited, words.possible];
    let shown = if any_possible { 3 } else { 2 };
    for column in &columns[..shown] {
        html.within(r#"<th scope="col" class="number">"#, column, "</th>");
    }
    html.raw("</tr></thead><tbody>");
    for step in steps {
        let day = step.from.to_string();
        html.within(r#"<tr><th scope="row"><time>"#, &day, "</time></th>");
        let Counts {
            open,
            exploited,
            possible,
        } = step.counts;
        for count in &[open, exploited, possible][..shown] {
            html.within(r#"<td class="number">"#, &count.to_string(), "</td>");
        }
        html.raw("</tr>");
    }
    html.raw("</tbody></table></div></details>");
}
