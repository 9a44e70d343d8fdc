//! How a day is written for readers.

use jiff::civil::Date;

use crate::lang::Lang;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day as a reader writes it: `26 January 2023`, `2023年1月26日`.
#[must_use]
pub fn day(date: Date, lang: Lang) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    match lang {
        // A civil date's month is 1 to 12 by construction.
        Lang::En => format!("{day} {} {year}", MONTHS[month.unsigned_abs() as usize - 1]),
        Lang::Ja => format!("{year}年{month}月{day}日"),
    }
}

/// The month of a day as a reader writes it: `August 2022`, `2022年8月`.
#[must_use]
pub fn month(date: Date, lang: Lang) -> String {
    let (year, month) = (date.year(), date.month());
    match lang {
        Lang::En => format!("{} {year}", MONTHS[month.unsigned_abs() as usize - 1]),
        Lang::Ja => format!("{year}年{month}月"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_written_as_its_readers_write_it() {
        assert_eq!(day(date(2023, 1, 26), Lang::En), "26 January 2023");
        assert_eq!(day(date(2023, 1, 26), Lang::Ja), "2023年1月26日");
        assert_eq!(day(date(2026, 12, 1), Lang::En), "1 December 2026");
        assert_eq!(month(date(2022, 8, 1), Lang::En), "August 2022");
        assert_eq!(month(date(2022, 8, 31), Lang::Ja), "2022年8月");
    }
}
