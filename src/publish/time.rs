//! Days as the formats want them: as a time, which is midnight in UTC.
//!
//! The facts know days only. Must not know any clock.

use jiff::civil::Date;

/// The beginning of a day in UTC, such as `2023-01-26T00:00:00Z`.
pub(super) fn midnight(day: Date) -> String {
    format!("{day}T00:00:00Z")
}
