//! The releases of a branch on the days they came out: a mark each, by what it
//! is, and above it a bar of the vulnerabilities it closed.
//!
//! Must not know what a server is open to.

use crate::catalogue::{Branch, Outcome, Release, ReleaseId};
use crate::html::Html;

use super::Pictures;
use crate::picture::{Anchor, Axis, END, Figure, Key, Room, Share, Svg};

/// How high the highest bar is, and one vulnerability at most.
const HIGHEST: i32 = 96;
const UNIT: i32 = 14;
const BLOCK: i32 = 8;
/// The room that a count needs, and the width at which counts are kept apart.
const LETTERS: (i32, i32) = (17, 14);
const NARROW: i32 = 320;
/// More releases than these are drawn no narrower than [`WIDE`], which is the
/// style sheet's.
const FEW: usize = 10;
const WIDE: i32 = 640;

/// What a release is on its branch.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Base,
    Security,
    Other,
}

impl Mark {
    const ALL: [Self; 3] = [Self::Base, Self::Security, Self::Other];

    fn draw(self, svg: &mut Svg) {
        match self {
            Self::Base => svg.block("base", 10, -5, 10),
            Self::Security => svg.circle("security", 5),
            Self::Other => svg.circle("other", 5),
        }
    }
}

/// A release and what it closed.
struct Event<'f> {
    release: &'f Release,
    mark: Mark,
    closed: usize,
    exploited: usize,
}

pub(super) fn draw(pictures: &Pictures<'_>, here: &Release) -> Option<Html> {
    let words = &pictures.words.history;
    let branch = pictures.family.branch(here.branch);
    let events = events(pictures, branch);
    if events.len() < 2 {
        return None;
    }
    let product = &pictures.family.product(branch.product).row.name;
    let name = format!("{} {}", product.get(pictures.lang), branch.name);
    let closed = events.iter().map(|event| event.closed).sum();
    let exploited = events.iter().map(|event| event.exploited).sum();
    let axis = axis(pictures, branch, &events);
    let room = match events.len() {
        ..=FEW => Room::Fits,
        _ if axis.at(here.date) > END / 2 => Room::FromEnd,
        _ => Room::FromStart,
    };
    let (svg, height) = field(pictures, axis, &events, here, room);
    let mut html = Html::new();
    html.raw(r#"<section class="over-releases" aria-labelledby="history">"#)
        .within(r#"<h3 id="history">"#, &(words.heading)(&name), "</h3>")
        .html(
            &Figure {
                id: "branch-history",
                title: &(words.title)(&name),
                description: &(words.description)(events.len(), closed, exploited),
                height,
                room,
            }
            .write(svg, keys(pictures, &events)),
        );
    table(pictures, &mut html, &events, here);
    html.raw("</section>");
    Some(html)
}

fn events<'f>(pictures: &Pictures<'f>, branch: &'f Branch) -> Vec<Event<'f>> {
    let family = pictures.family;
    let today = family.data_through();
    let closes = |id: ReleaseId| {
        let known = family.vulnerabilities().iter();
        known.filter(move |known| {
            let fixes = known.fixes.iter();
            fixes
                .map(|fix| fix.outcome)
                .any(|outcome| outcome == Outcome::FixedBy(id))
        })
    };
    let mut events: Vec<Event<'f>> = branch
        .releases
        .iter()
        .map(|id| {
            let release = family.release(*id);
            let mark = match family.kind(release) {
                _ if *id == branch.base => Mark::Base,
                kind if kind.security => Mark::Security,
                _ => Mark::Other,
            };
            Event {
                release,
                mark,
                closed: closes(*id).count(),
                exploited: closes(*id)
                    .filter(|known| known.exploited(today).is_some())
                    .count(),
            }
        })
        .collect();
    // By build they need not be: a package can be replaced after a later one.
    events.sort_by_key(|event| (event.release.date, event.release.id));
    events
}

/// From the first release to the last day of service, as far as it is past.
fn axis(pictures: &Pictures<'_>, branch: &Branch, events: &[Event<'_>]) -> Axis {
    let today = pictures.family.data_through();
    let serviced = pictures.family.window_end(branch, today);
    let until = serviced.unwrap_or(today).min(today);
    let days = || events.iter().map(|event| event.release.date);
    Axis::new(
        days().min().unwrap_or(until),
        days().max().unwrap_or(until).max(until),
    )
}

/// The picture, and how high it is.
fn field(
    pictures: &Pictures<'_>,
    axis: Axis,
    events: &[Event<'_>],
    here: &Release,
    room: Room,
) -> (Svg, i32) {
    let pixels = |count: usize| i32::try_from(count).unwrap_or(0);
    let most = events.iter().map(|event| event.closed).max().unwrap_or(0);
    let unit = (HIGHEST / pixels(most).max(1)).min(UNIT);
    let mut counts = Counts {
        width: if room == Room::Fits { NARROW } else { WIDE },
        placed: Vec::new(),
    };
    let placed: Vec<(Share, &Event<'_>, Option<i32>)> = events
        .iter()
        .map(|event| {
            let x = axis.at(event.release.date);
            let above = -8 - pixels(event.closed) * unit;
            (x, event, counts.place(x, above, event.closed))
        })
        .collect();
    let highest = placed.iter().filter_map(|(_, _, y)| *y).min().unwrap_or(0);
    let ground = (16 - highest).max(40);

    let mut svg = Svg::default();
    svg.ticks(axis, 4, ground + 18);
    svg.across("ground", ground);
    for (x, event, _) in &placed {
        svg.around(*x, ground, &says(pictures, event), |svg| {
            for (class, closed) in [
                ("closed", event.closed),
                ("exploited-part", event.exploited),
            ] {
                let height = pixels(closed) * unit;
                if closed > 0 {
                    svg.block(class, BLOCK, -5 - height, height);
                }
            }
            event.mark.draw(svg);
        });
    }
    // Over the bars, which a count may touch.
    for (x, event, count) in &placed {
        if let Some(y) = count {
            let text = event.closed.to_string();
            svg.text("count", Anchor::Middle, *x, ground + y, &text);
        }
    }
    let x = axis.at(here.date);
    svg.around(x, ground, "", |svg| svg.pointer("here", 8));
    let anchor = match x {
        x if x < END / 5 => Anchor::Start,
        x if x > END * 4 / 5 => Anchor::End,
        _ => Anchor::Middle,
    };
    let text = (pictures.words.history.here)(pictures.short_name(here));
    svg.text("here-name", anchor, x, ground + 52, &text);
    (svg, ground + 58)
}

/// The counts that have been placed, at the least width of the picture.
struct Counts {
    width: i32,
    placed: Vec<(i32, i32)>,
}

impl Counts {
    /// Where a count stands above its bar, clear of those before it; none is
    /// written where nothing was closed.
    fn place(&mut self, x: Share, above: i32, count: usize) -> Option<i32> {
        if count == 0 {
            return None;
        }
        let at = x * self.width / END;
        let near = |(x, y): &(i32, i32), free: i32| {
            (at - x).abs() < LETTERS.0 && (free - y).abs() < LETTERS.1
        };
        let mut free = above;
        while self.placed.iter().any(|placed| near(placed, free)) {
            free -= 1;
        }
        self.placed.push((at, free));
        Some(free)
    }
}

fn says(pictures: &Pictures<'_>, event: &Event<'_>) -> String {
    let closed = (pictures.words.history.closed_count)(event.closed, event.exploited);
    let name = pictures.short_name(event.release);
    format!("{name} {} {closed}", event.release.date)
}

/// What the marks mean that are in the picture.
fn keys(pictures: &Pictures<'_>, events: &[Event<'_>]) -> Vec<Key> {
    let words = &pictures.words.history;
    let mut keys = Vec::new();
    for mark in Mark::ALL {
        let mut names: Vec<&str> = events
            .iter()
            .filter(|event| event.mark == mark)
            .map(|event| pictures.family.kind(event.release).name.get(pictures.lang))
            .collect();
        names.sort_unstable();
        names.dedup();
        if !names.is_empty() {
            keys.push(Key::new((words.kinds)(&names), move |svg| mark.draw(svg)));
        }
    }
    if events.iter().any(|event| event.closed > 0) {
        keys.push(Key::new(words.closed, |svg| {
            svg.block("closed", BLOCK, -6, 12)
        }));
    }
    if events.iter().any(|event| event.exploited > 0) {
        keys.push(Key::new(words.exploited, |svg| {
            svg.block("exploited-part", BLOCK, -6, 12);
        }));
    }
    keys
}

fn table(pictures: &Pictures<'_>, html: &mut Html, events: &[Event<'_>], here: &Release) {
    let words = &pictures.words.history;
    pictures.open_table(html);
    html.raw(r#"<table class="days"><thead><tr>"#);
    for column in [pictures.words.day, words.release, words.build] {
        html.within(r#"<th scope="col">"#, column, "</th>");
    }
    for column in [words.closed, words.exploited] {
        html.within(r#"<th scope="col" class="number">"#, column, "</th>");
    }
    html.raw("</tr></thead><tbody>");
    for event in events.iter().rev() {
        let release = event.release;
        html.raw(if release.id == here.id {
            r#"<tr class="here" aria-current="true"><td><time>"#
        } else {
            "<tr><td><time>"
        });
        html.text(&release.date.to_string())
            .within(
                r#"</time></td><th scope="row">"#,
                pictures.short_name(release),
                r#" <span class="small">"#,
            )
            .text(pictures.family.kind(release).name.get(pictures.lang))
            .raw("</span></th><td>");
        pictures.number(html, release);
        html.raw("</td>");
        for count in [event.closed, event.exploited] {
            html.within(r#"<td class="number">"#, &count.to_string(), "</td>");
        }
        html.raw("</tr>");
    }
    html.raw("</tbody></table></div></details>");
}
