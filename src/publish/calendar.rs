//! Calendars with the days on which support ends.
//!
//! Must not know how the days were found.

use icalendar::{Calendar, Component, Event, Property, ValueType};
use jiff::civil::Date;
use uuid::Uuid;

use crate::catalogue::{Catalogue, Family, Product};
use crate::lang::Lang;

use super::feeds::NAMES;
use super::subscriptions::{self, Format, Subject};
use super::words::{esu_covers, esu_ends, last_day, mainstream_ends, support_ends};
use super::{Address, File};

/// A day on which something ends.
struct End {
    /// What it is, in no language: it makes up the event's identifier.
    key: String,
    day: Date,
    title: String,
    text: String,
}

/// One calendar a family and language.
pub(super) fn files(catalogue: &Catalogue, address: &Address) -> Vec<File> {
    let mut files = Vec::new();
    for subscription in subscriptions::all(catalogue) {
        let Subject::LifeCycles(index) = subscription.subject else {
            continue;
        };
        let family = &catalogue.families[index];
        for lang in Lang::ALL {
            files.push(File {
                path: subscription.path(lang, Format::Calendar),
                text: calendar(family, subscription.title.get(lang), lang, address),
            });
        }
    }
    files
}

fn calendar(family: &Family, title: &str, lang: Lang, address: &Address) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//Patchline//Life cycles 1//EN"));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar.append_property(Property::new("METHOD", "PUBLISH"));
    calendar.name(title);
    for product in family.products() {
        for end in ends(product, lang) {
            calendar.push(event(family, &end, lang, address));
        }
    }
    folded(&calendar.to_string())
}

/// The longest line, in bytes, without its end.
const LONGEST: usize = 75;

/// The same text with its long lines folded anew. The library counts a byte too
/// few in some lines that go on from another with letters of several bytes.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.replace("\r\n ", "").split_inclusive("\r\n") {
        let mut length = 0;
        for letter in line.trim_end_matches("\r\n").chars() {
            if length + letter.len_utf8() > LONGEST {
                out.push_str("\r\n ");
                length = 1;
            }
            out.push(letter);
            length += letter.len_utf8();
        }
        out.push_str("\r\n");
    }
    out
}

/// The days on which something ends for a product, oldest first.
fn ends(product: &Product, lang: Lang) -> Vec<End> {
    let row = &product.row;
    let name = row.name.get(lang);
    let remark = row.note.as_ref().map(|note| note.get(lang).trim());
    let text = |parts: &[&str]| parts.join("\n");
    let mut ends = Vec::new();
    if let Some(day) = row.mainstream_end {
        ends.push(End {
            key: format!("{}:mainstream", row.id),
            day,
            title: mainstream_ends(name, lang),
            text: last_day(day, lang),
        });
    }
    if let Some(day) = row.extended_end {
        let last = last_day(day, lang);
        let parts: Vec<&str> = [last.as_str()].into_iter().chain(remark).collect();
        ends.push(End {
            key: format!("{}:extended", row.id),
            day,
            title: support_ends(name, lang),
            text: text(&parts),
        });
    }
    for (number, period) in row.esu.iter().enumerate() {
        let covers = esu_covers(period.from, &period.branches, lang);
        ends.push(End {
            key: format!("{}:esu-{}", row.id, number + 1),
            day: period.to,
            title: esu_ends(name, period.name.get(lang), lang),
            text: text(&[&last_day(period.to, lang), &covers]),
        });
    }
    ends
}

fn event(family: &Family, end: &End, lang: Lang, address: &Address) -> Event {
    let stamp = |day: Date| day.strftime("%Y%m%d").to_string();
    let whole_day = |key: &str, day: Date| {
        Property::new(key, stamp(day))
            .append_parameter(ValueType::Date)
            .done()
    };
    let key = format!("life-cycle:{}:{}", family.id(), end.key);
    let mut event = Event::new();
    event
        .add_property("UID", Uuid::new_v5(&NAMES, key.as_bytes()).to_string())
        // The state of the facts, for a file knows no clock.
        .add_property(
            "DTSTAMP",
            format!("{}T000000Z", stamp(family.data_through())),
        )
        .append_property(whole_day("DTSTART", end.day))
        // The end of a whole day is the day after; no life cycle reaches the
        // calendar's last day.
        .append_property(whole_day("DTEND", end.day.tomorrow().unwrap_or(end.day)))
        .add_property("TRANSP", "TRANSPARENT")
        .add_property("URL", address.page(lang, &format!("{}/", family.id())))
        .add_property("SUMMARY", &end.title)
        .add_property("DESCRIPTION", &end.text);
    event.done()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn lines_are_short_and_say_the_same(lines in prop::collection::vec("[a-zあ-ん]{0,200}", 1..5)) {
            let text = lines.join("\r\n") + "\r\n";
            let folded = folded(&text);
            prop_assert!(folded.split("\r\n").all(|line| line.len() <= LONGEST));
            prop_assert_eq!(folded.replace("\r\n ", ""), text);
        }
    }
}
