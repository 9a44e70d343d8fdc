//! Days as they are written in data, links and fields: `2026-11-22`.
//!
//! The calendar is the date library's; its parser and printer of every written
//! form of a time, and its spans, would be a large part of the browser's program.

use jiff::civil::Date;

/// The day that a text of the form `YYYY-MM-DD` names, if there is one.
///
/// ```
/// use patchline::day;
///
/// assert_eq!(day::parse("2023-01-26").map(|day| day.to_string()).as_deref(), Some("2023-01-26"));
/// assert_eq!(day::parse("2023-02-30"), None);
/// ```
#[must_use]
pub fn parse(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let mut part = |digits: usize| -> Option<i16> {
        let text = parts.next()?;
        let is_number = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| text.parse().ok()).flatten()
    };
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    if parts.next().is_some() {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A day as [`parse`] reads it.
///
/// ```
/// use jiff::civil::date;
///
/// assert_eq!(patchline::day::text(date(2023, 1, 6)), "2023-01-06");
/// ```
#[must_use]
pub fn text(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// How many days `to` is after `from`; negative where it is before.
///
/// ```
/// use jiff::civil::date;
/// use patchline::day;
///
/// assert_eq!(day::between(date(2024, 2, 28), date(2024, 3, 1)), 2);
/// assert_eq!(day::between(date(2024, 1, 1), date(2023, 1, 1)), -365);
/// ```
#[must_use]
pub fn between(from: Date, to: Date) -> i32 {
    let since_year_0 = |day: Date| {
        let years = i32::from(day.year()) - 1;
        years * 365 + years / 4 - years / 100 + years / 400 + i32::from(day.day_of_year())
    };
    since_year_0(to) - since_year_0(from)
}

/// What a field that has to hold a day holds.
fn read<E: serde::de::Error>(text: &str) -> Result<Date, E> {
    parse(text).ok_or_else(|| E::custom("not a day of the form YYYY-MM-DD"))
}

/// Fields that hold a day, for serde's `with`: read by [`parse`].
pub mod written {
    use jiff::civil::Date;
    use serde::{Deserialize, Deserializer, Serializer};

    /// Writes a day as [`super::parse`] reads it.
    ///
    /// # Errors
    ///
    /// Those of the serialiser.
    pub fn serialize<S: Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&super::text(*day))
    }

    /// Reads a day.
    ///
    /// # Errors
    ///
    /// Where the text names none.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        super::read(&String::deserialize(deserializer)?)
    }
}

/// The same for fields that may hold no day.
pub mod optional {
    use jiff::civil::Date;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    /// Writes a day, or nothing.
    ///
    /// # Errors
    ///
    /// Those of the serialiser.
    pub fn serialize<S: Serializer>(day: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        day.map(super::text).serialize(serializer)
    }

    /// Reads a day, or nothing.
    ///
    /// # Errors
    ///
    /// Where a text names none.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Date>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        text.map(|text| super::read(&text)).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_days() {
        for (text, is_day) in [
            ("2023-01-26", true),
            ("2024-02-29", true),
            ("2023-02-29", false),
            ("2023-13-01", false),
            ("2023-1-26", false),
            ("2023-01-26T00:00", false),
            ("2023-01-26-1", false),
            ("26.01.2023", false),
            ("-023-01-26", false),
            ("", false),
        ] {
            assert_eq!(parse(text).is_some(), is_day, "{text:?}");
        }
    }
}
