//! The days that a picture reaches over, and where each of them lies.
//!
//! Must not know what happened on them.

use jiff::civil::Date;

use crate::day::between;

/// A place along a picture: in ten-thousandths of its width, from the left.
pub type Share = i32;

/// The right edge.
pub const END: Share = 10_000;

/// The days from the left edge of a picture to its right edge.
#[derive(Clone, Copy, Debug)]
pub struct Axis {
    from: Date,
    to: Date,
    /// What is left free at both edges.
    margin: Share,
}

/// How far apart two years may lie that are written below a picture, and how
/// many are at most; the same of months.
const YEARS: ([i16; 6], i16) = ([1, 2, 3, 5, 10, 20], 7);
const MONTHS: ([i16; 6], i16) = ([1, 2, 3, 6, 12, 24], 5);

impl Axis {
    /// From the first day to the last; of what happened on one day, a month.
    #[must_use]
    pub fn new(from: Date, to: Date) -> Self {
        let shortest = from.saturating_add(jiff::Span::new().days(30));
        Self {
            from,
            to: to.max(shortest),
            margin: 0,
        }
    }

    /// From the first day to the last, with a margin at both edges.
    #[must_use]
    pub const fn over(from: Date, to: Date, margin: Share) -> Self {
        Self { from, to, margin }
    }

    /// Whether the day lies on it.
    #[must_use]
    pub fn holds(self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }

    /// Where a day lies.
    #[must_use]
    pub fn at(self, day: Date) -> Share {
        let all = between(self.from, self.to).max(1);
        let days = between(self.from, day).clamp(0, all);
        self.margin + (days * (END - 2 * self.margin) + all / 2) / all
    }

    /// The years that are written below it; for a short time, its months.
    #[must_use]
    pub fn ticks(self) -> Vec<(Date, String)> {
        let years = self.to.year() - self.from.year();
        if years >= 3 {
            let step = step(YEARS, years);
            let first = self.from.year();
            return (first..=self.to.year())
                .filter(|year| year % step == 0)
                .filter_map(|year| Some((Date::new(year, 1, 1).ok()?, year.to_string())))
                .filter(|(day, _)| self.holds(*day))
                .collect();
        }
        let month = |day: Date| day.year() * 12 + i16::from(day.month()) - 1;
        let step = step(MONTHS, month(self.to) - month(self.from));
        (month(self.from)..=month(self.to))
            .filter(|month| month % step == 0)
            .filter_map(|month| {
                // The remainder of twelve fits.
                let of_year = i8::try_from(month % 12).ok()? + 1;
                let day = Date::new(month / 12, of_year, 1).ok()?;
                Some((day, format!("{}-{of_year:02}", month / 12)))
            })
            .filter(|(day, _)| self.holds(*day))
            .collect()
    }
}

fn step((steps, most): ([i16; 6], i16), count: i16) -> i16 {
    let fits = |step: &i16| count / step < most;
    steps.into_iter().find(fits).unwrap_or(steps[5] * 2)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_lies_where_its_share_of_the_time_is() {
        let axis = Axis::new(date(2023, 1, 1), date(2023, 4, 11));
        for (day, share) in [
            (date(2023, 1, 1), 0),
            (date(2023, 2, 20), 5_000),
            (date(2023, 4, 11), END),
            (date(2022, 1, 1), 0),
            (date(2024, 1, 1), END),
        ] {
            assert_eq!(axis.at(day), share, "{day}");
        }
    }

    #[test]
    fn few_years_or_months_are_written_and_all_lie_on_it() {
        for (from, to, expected) in [
            (
                date(1996, 5, 1),
                date(2026, 10, 13),
                "2000 2005 2010 2015 2020 2025",
            ),
            (date(2022, 4, 20), date(2026, 10, 13), "2023 2024 2025 2026"),
            (
                date(2025, 7, 1),
                date(2026, 10, 13),
                "2025-07 2026-01 2026-07",
            ),
            (date(2026, 9, 8), date(2026, 10, 13), "2026-10"),
            (date(2026, 9, 8), date(2026, 9, 8), "2026-10"),
        ] {
            let ticks: Vec<String> = Axis::new(from, to)
                .ticks()
                .into_iter()
                .map(|(_, text)| text)
                .collect();
            assert_eq!(ticks.join(" "), expected);
        }
    }
}
