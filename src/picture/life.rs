//! The parts of a product's life.
//!
//! Must not know how they are drawn.

use jiff::civil::Date;

use crate::catalogue::Product;

/// A part of a product's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// What sort of support it is.
    pub support: Support,
    /// Its first day.
    pub from: Date,
    /// Its last; none where no end is set.
    pub to: Option<Date>,
}

/// Sorts of support.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Support {
    Mainstream,
    Extended,
    /// Extended security updates, for those who pay for them.
    Esu,
}

impl Support {
    /// Its class in the style sheet.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Mainstream => "mainstream",
            Self::Extended => "extended",
            Self::Esu => "esu",
        }
    }
}

/// The parts of a product's life, in their order; none where it has ended and
/// no source gives the day.
#[must_use]
pub fn periods(product: &Product) -> Vec<Period> {
    let row = &product.row;
    let mut periods = Vec::new();
    if !row.ended {
        periods.push(Period {
            support: Support::Mainstream,
            from: row.released,
            to: row.mainstream_end.or(row.extended_end),
        });
    }
    if let (Some(from), Some(to)) = (row.mainstream_end, row.extended_end) {
        periods.push(Period {
            support: Support::Extended,
            from,
            to: Some(to),
        });
    }
    periods.extend(row.esu.iter().map(|period| Period {
        support: Support::Esu,
        from: period.from,
        to: Some(period.to),
    }));
    periods
}
