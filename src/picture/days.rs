//! The days of a vulnerability: first exploitation, word of it, the first fix,
//! the entry in CISA's list. A line for each vulnerability, with a mark on each
//! day; vulnerabilities with the same days share one.
//!
//! Must not know where its facts come from, nor the page it stands on.

use jiff::civil::Date;

use crate::catalogue::tables::{EventKind, When};
use crate::catalogue::{Family, Outcome, Vulnerability};
use crate::day::between;
use crate::html::Html;
use crate::lang::Lang;
use crate::messages::picture::{Days as Words, picture};

use super::axis::{Axis, END};
use super::figure::{Figure, Key, Room, open_table};
use super::svg::{Anchor, Svg};

/// What happened on a day, in the order in which marks are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// It was told to who makes the product.
    Reported,
    /// It was used in an attack for the first time, as far as is known.
    Exploited,
    /// Word of it got out.
    Announced,
    /// Its CVE record was published.
    Published,
    /// The first release without it came out.
    Fixed,
    /// CISA listed it among the exploited ones.
    Listed,
}

impl What {
    const ALL: [Self; 6] = [
        Self::Reported,
        Self::Exploited,
        Self::Announced,
        Self::Published,
        Self::Fixed,
        Self::Listed,
    ];

    const fn called(self, words: &Words) -> &'static str {
        match self {
            Self::Reported => words.reported,
            Self::Exploited => words.exploited,
            Self::Announced => words.announced,
            Self::Published => words.published,
            Self::Fixed => words.fixed,
            Self::Listed => words.listed,
        }
    }

    fn draw(self, svg: &mut Svg) {
        match self {
            Self::Reported => svg.circle("reported", 4),
            Self::Exploited => svg.pointer("attacked", 1),
            Self::Announced => svg.circle("announced", 4),
            Self::Published => svg.block("published", 2, -9, 18),
            Self::Fixed => svg.block("fixed", 8, -4, 8),
            Self::Listed => svg.block("listed", 8, -4, 8),
        }
    }
}

/// A day of a vulnerability.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'f> {
    /// What happened.
    pub what: What,
    /// When.
    pub when: When,
    /// Who says so, where it is no fact of the other tables.
    pub sources: &'f [String],
}

/// The days of a vulnerability, in their order; none where nothing is known but
/// what every vulnerability has.
#[must_use]
pub fn days<'f>(family: &'f Family, known: &'f Vulnerability) -> Vec<Entry<'f>> {
    let told = family.events().iter().filter(|row| row.cve == known.id);
    let mut days: Vec<Entry<'f>> = told
        .map(|row| Entry {
            what: match row.event {
                EventKind::Reported => What::Reported,
                EventKind::Exploited => What::Exploited,
                EventKind::Announced => What::Announced,
            },
            when: row.day,
            sources: &row.sources,
        })
        .collect();
    if days.is_empty() {
        return days;
    }
    let of_catalogue = [
        (What::Published, Some(known.published)),
        (What::Fixed, fixed(family, known)),
        (What::Listed, known.kev.as_ref().map(|row| row.added)),
    ];
    for (what, day) in of_catalogue {
        days.extend(day.map(|day| Entry {
            what,
            when: When::of(day),
            sources: &[],
        }));
    }
    days.sort_by_key(|entry| (entry.when, entry.what));
    days
}

/// The day of the first release without it.
fn fixed(family: &Family, known: &Vulnerability) -> Option<Date> {
    let fixes = known.fixes.iter();
    fixes
        .filter_map(|fix| match fix.outcome {
            Outcome::FixedBy(id) => Some(family.release(id).date),
            _ => None,
        })
        .min()
}

/// Vulnerabilities with the same days.
struct Line<'f> {
    names: Vec<&'f str>,
    days: Vec<Entry<'f>>,
    fixed: Option<Date>,
}

/// From one line to the next, and where a line lies below its name.
const ROW: i32 = 44;
const TOP: i32 = 14;
const BELOW: i32 = 17;

/// The picture, what it says in words, and the same as a table; nothing where
/// none of the vulnerabilities has such days.
#[must_use]
pub fn draw(family: &Family, known: &[&Vulnerability], lang: Lang) -> Option<Html> {
    let words = &picture(lang).days;
    let lines = lines(family, known);
    let all = || lines.iter().flat_map(|line| &line.days);
    let first = all().map(|entry| entry.when.from).min()?;
    let last = all().map(|entry| entry.when.to).max()?;
    let axis = Axis::over(first, last, END / 30);
    let bottom = TOP + ROW * i32::try_from(lines.len()).unwrap_or(0);

    let mut svg = Svg::default();
    svg.ticks(axis, 2, bottom);
    let mut y = TOP;
    for line in &lines {
        svg.text("name", Anchor::Start, 0, y, &line.names.join(", "));
        field(&mut svg, axis, line, y + BELOW, words);
        y += ROW;
    }
    let keys = What::ALL
        .into_iter()
        .filter(|what| all().any(|entry| entry.what == *what))
        .map(|what| Key::new(what.called(words), move |svg| what.draw(svg)))
        .collect();
    let count = lines.iter().map(|line| line.names.len()).sum();
    let mut html = Html::new();
    html.html(
        &Figure {
            id: &format!("days-{}", lines[0].names[0]),
            title: words.title,
            description: &(words.description)(count, first, last),
            height: bottom + 22,
            room: Room::Fits,
        }
        .write(svg, keys),
    );
    for line in &lines {
        in_words(&mut html, line, words);
    }
    table(&mut html, &lines, picture(lang).as_table, words);
    Some(html)
}

fn lines<'f>(family: &'f Family, known: &[&'f Vulnerability]) -> Vec<Line<'f>> {
    let mut lines: Vec<Line<'f>> = Vec::new();
    for one in known {
        let days = days(family, one);
        match lines.iter_mut().find(|line| line.days == days) {
            _ if days.is_empty() => {}
            Some(line) => line.names.push(&one.id),
            None => lines.push(Line {
                names: vec![&one.id],
                days,
                fixed: fixed(family, one),
            }),
        }
    }
    lines
}

fn field(svg: &mut Svg, axis: Axis, line: &Line<'_>, y: i32, words: &Words) {
    svg.across("grid", y);
    let mut days: Vec<&Entry<'_>> = line.days.iter().collect();
    // What lies on another mark is the smaller one.
    days.sort_by_key(|entry| entry.what);
    for entry in days {
        let When { from, to } = entry.when;
        if from < to {
            svg.bar("attacked", axis.at(from), axis.at(to), y - 2, 4);
        }
        let says = format!("{}: {}", entry.what.called(words), (words.when)(entry.when));
        svg.around(axis.at(from), y, &says, |svg| entry.what.draw(svg));
    }
}

/// How the first attack lies to the first fix, and where sources disagree.
fn in_words(html: &mut Html, line: &Line<'_>, words: &Words) {
    let names = line.names.join(", ");
    let exploited = line.days.iter().find(|entry| entry.what == What::Exploited);
    if let (Some(entry), Some(fixed)) = (exploited, line.fixed) {
        html.small(&(words.attacked)(&names, apart(entry, fixed)));
    }
    for what in What::ALL {
        if line.days.iter().filter(|entry| entry.what == what).count() > 1 {
            html.small(&(words.differ)(&names, what.called(words)));
        }
    }
}

/// By how many days something lies after the fix, at least and at most.
fn apart(entry: &Entry<'_>, fixed: Date) -> (i32, i32) {
    (
        between(fixed, entry.when.from),
        between(fixed, entry.when.to),
    )
}

fn table(html: &mut Html, lines: &[Line<'_>], title: &str, words: &Words) {
    open_table(html, title);
    html.raw(r#"<table class="days"><thead><tr>"#);
    for column in [
        words.vulnerability,
        words.event,
        words.day,
        words.to_fix,
        words.source,
    ] {
        html.within(r#"<th scope="col">"#, column, "</th>");
    }
    html.raw("</tr></thead><tbody>");
    for line in lines {
        for (index, entry) in line.days.iter().enumerate() {
            html.raw("<tr>");
            if index == 0 {
                html.within(
                    r#"<th scope="rowgroup" rowspan=""#,
                    &line.days.len().to_string(),
                    r#"">"#,
                );
                for (place, name) in line.names.iter().enumerate() {
                    html.raw(if place == 0 { "" } else { ", " })
                        .within("<span>", name, "</span>");
                }
                html.raw("</th>");
            }
            let written = entry.when.to_string();
            html.within(
                "<td>",
                entry.what.called(words),
                r#"</td><td><time datetime=""#,
            )
            .text(&written)
            .within(r#"">"#, &(words.when)(entry.when), "</time></td><td>");
            if let Some(fixed) = line.fixed.filter(|_| entry.what != What::Fixed) {
                html.text(&(words.relative)(apart(entry, fixed)));
            }
            let said: Vec<&str> = entry.sources.iter().map(|source| detail(source)).collect();
            html.within("</td><td>", &said.join("; "), "</td></tr>");
        }
    }
    html.raw("</tbody></table></div></details>");
}

/// What a source is, without the code under which it is listed.
fn detail(source: &str) -> &str {
    source.split_once(": ").map_or(source, |(_, detail)| detail)
}
