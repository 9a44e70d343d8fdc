//! A CVSS base score: tenths, from 0.0 to 10.0.
//!
//! It is whole tenths and no floating-point number, so that it compares and
//! prints exactly, and so that no browser loads the code for anything else.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A base score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score(u8);

impl Score {
    /// A score of so many tenths; none above 10.0.
    #[must_use]
    pub const fn tenths(tenths: u8) -> Option<Self> {
        if tenths <= 100 {
            Some(Self(tenths))
        } else {
            None
        }
    }

    /// The score of a base vector, `CVSS:3.1/…`; none where it is not one.
    #[must_use]
    pub fn of_vector(vector: &str) -> Option<Self> {
        let vector: cvss::v3::Vector = vector.parse().ok()?;
        let score = vector.base_score().value();
        // A base score has one decimal, so one of these is nearest by far.
        (0..=100)
            .find(|tenths| (f64::from(*tenths) / 10.0 - score).abs() < 0.01)
            .and_then(Self::tenths)
    }

    /// In tenths: 88 for 8.8.
    #[must_use]
    pub const fn in_tenths(self) -> u8 {
        self.0
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0 / 10, self.0 % 10)
    }
}

impl Serialize for Score {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(self.0) / 10.0)
    }
}

impl<'de> Deserialize<'de> for Score {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let score = f64::deserialize(deserializer)?;
        (0..=100)
            .map(Self)
            .find(|known| f64::from(known.0) / 10.0 == score)
            .ok_or_else(|| de::Error::custom("a score has one decimal, from 0.0 to 10.0"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vector_has_the_score_that_its_record_gives() {
        for (vector, score) in [
            ("CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H", Some("8.8")),
            ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", Some("10.0")),
            ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N", Some("0.0")),
            ("AV:N/AC:L/Au:N/C:P/I:P/A:P", None),
            ("", None),
        ] {
            let found = Score::of_vector(vector).map(|found| found.to_string());
            assert_eq!(found.as_deref(), score, "{vector}");
        }
    }

    #[test]
    fn there_is_nothing_above_ten() {
        assert!(Score::tenths(100).is_some());
        assert!(Score::tenths(101).is_none());
    }
}
