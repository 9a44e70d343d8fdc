//! Build numbers: parse, order, print.
//!
//! A build is three or four numbers. This file must not know products, nor
//! the text around a number: `Version 15.2 (Build 1118.7)` is the business of
//! `reading`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A build number of three or four parts, such as `15.2.1118.21`.
///
/// Windows keeps file versions in 16-bit parts; so does this type. Two builds
/// compare part by part, and a build of three parts stands before every build
/// of four parts that begins with it. Order says nothing across branches: the
/// newest update of an old branch is a lower build than an unpatched newer one.
///
/// ```
/// use patchline::build::Build;
///
/// let build: Build = "15.02.1118.021".parse()?;
/// assert_eq!(build.to_string(), "15.2.1118.21");
/// assert_eq!(build.long().to_string(), "15.02.1118.021");
/// assert!(build > "15.2.1118.9".parse()?);
/// # Ok::<(), patchline::build::ParseBuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Build {
    major: u16,
    minor: u16,
    third: u16,
    fourth: Option<u16>,
}

impl Build {
    /// A build of four parts.
    #[must_use]
    pub const fn new(major: u16, minor: u16, third: u16, fourth: u16) -> Self {
        Self {
            major,
            minor,
            third,
            fourth: Some(fourth),
        }
    }

    /// A build of three parts, as the oldest products have and as paths show.
    #[must_use]
    pub const fn short_of(major: u16, minor: u16, third: u16) -> Self {
        Self {
            major,
            minor,
            third,
            fourth: None,
        }
    }

    /// The first part.
    #[must_use]
    pub const fn major(self) -> u16 {
        self.major
    }

    /// The second part.
    #[must_use]
    pub const fn minor(self) -> u16 {
        self.minor
    }

    /// The third part: for most families, the one that tells branches apart.
    #[must_use]
    pub const fn third(self) -> u16 {
        self.third
    }

    /// The fourth part, where there is one: the revision.
    #[must_use]
    pub const fn fourth(self) -> Option<u16> {
        self.fourth
    }

    /// The same build without its fourth part.
    #[must_use]
    pub const fn without_fourth(self) -> Self {
        Self::short_of(self.major, self.minor, self.third)
    }

    /// The padded form that file properties show: `15.02.1118.021`.
    #[must_use]
    pub const fn long(self) -> LongForm {
        LongForm(self)
    }
}

/// Prints the short form, `15.2.1118.21`.
impl fmt::Display for Build {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            major,
            minor,
            third,
            fourth,
        } = self;
        write!(f, "{major}.{minor}.{third}")?;
        fourth.map_or(Ok(()), |fourth| write!(f, ".{fourth}"))
    }
}

/// Prints a build padded to 2, 2, 4 and 3 digits: `15.02.1118.021`.
#[derive(Clone, Copy, Debug)]
pub struct LongForm(Build);

impl fmt::Display for LongForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Build {
            major,
            minor,
            third,
            fourth,
        } = self.0;
        write!(f, "{major:02}.{minor:02}.{third:04}")?;
        fourth.map_or(Ok(()), |fourth| write!(f, ".{fourth:03}"))
    }
}

/// Why a text is no build number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseBuildError {
    /// Not three or four parts between dots.
    #[error("a build has three or four numbers between dots, such as 15.2.1118.21; this has {0}")]
    Parts(usize),
    /// A part is empty or holds something other than the digits 0 to 9.
    #[error("part {0} is not a number")]
    NotANumber(usize),
    /// A part is larger than a file version can hold.
    #[error("part {0} is larger than 65535, the most a build number can hold")]
    TooLarge(usize),
}

/// Reads the short and the padded form; zeros in front carry no meaning.
impl FromStr for Build {
    type Err = ParseBuildError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = [0_u16; 4];
        let mut count = 0;
        for part in text.split('.') {
            count += 1;
            if count > parts.len() {
                continue;
            }
            parts[count - 1] = part_of(part, count)?;
        }
        let [major, minor, third, fourth] = parts;
        match count {
            3 => Ok(Self::short_of(major, minor, third)),
            4 => Ok(Self::new(major, minor, third, fourth)),
            _ => Err(ParseBuildError::Parts(count)),
        }
    }
}

fn part_of(text: &str, position: usize) -> Result<u16, ParseBuildError> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(ParseBuildError::NotANumber(position));
    }
    // Only digits are left, so the one thing that can go wrong is the size.
    text.parse()
        .map_err(|_| ParseBuildError::TooLarge(position))
}

impl TryFrom<String> for Build {
    type Error = ParseBuildError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Build> for String {
    fn from(build: Build) -> Self {
        build.to_string()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_build() -> impl Strategy<Value = Build> {
        (any::<(u16, u16, u16)>(), any::<Option<u16>>()).prop_map(
            |((major, minor, third), fourth)| Build {
                major,
                minor,
                third,
                fourth,
            },
        )
    }

    /// One assertion a line, in the form `lower < higher` or `same = same`.
    const ORDERINGS: &str = "
        15.2.1118.7 < 15.2.1118.9
        15.2.1118.9 < 15.2.1118.21
        15.2.1118.21 < 15.2.1258.12
        15.2.858.5 < 15.2.1118.7
        15.1.2507.77 < 15.2.196.0
        8.3.517.0 < 14.0.639.21
        6.5.7638 < 6.5.7653.33
        6.5.7653 < 6.5.7653.33
        15.2.1118 < 15.2.1118.0
        15.02.1118.007 = 15.2.1118.7
        15.02.0986.005 = 15.2.986.5
        14.03.0513.000 = 14.3.513.0
        015.002.01118.0021 = 15.2.1118.21
    ";

    #[test]
    fn builds_are_ordered_part_by_part_and_not_as_text() {
        let build = |text: &str| -> Build { text.trim().parse().expect(text) };
        let mut seen = 0;
        for line in ORDERINGS
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
        {
            seen += 1;
            if let Some((lower, higher)) = line.split_once('<') {
                assert!(build(lower) < build(higher), "{line}");
            } else {
                let (left, right) = line.split_once('=').expect(line);
                assert_eq!(build(left), build(right), "{line}");
            }
        }
        assert_eq!(seen, 13);
    }

    #[test]
    fn both_forms_are_printed_as_consoles_print_them() {
        for (text, short, long) in [
            ("15.2.1118.21", "15.2.1118.21", "15.02.1118.021"),
            ("15.02.0986.005", "15.2.986.5", "15.02.0986.005"),
            ("8.3.517.0", "8.3.517.0", "08.03.0517.000"),
            ("6.5.7638", "6.5.7638", "06.05.7638"),
            ("15.0.1497.2", "15.0.1497.2", "15.00.1497.002"),
        ] {
            let build: Build = text.parse().expect(text);
            assert_eq!(build.to_string(), short);
            assert_eq!(build.long().to_string(), long);
        }
    }

    #[test]
    fn what_is_no_build_is_refused_with_the_reason() {
        for (text, expected) in [
            ("", ParseBuildError::NotANumber(1)),
            ("15", ParseBuildError::Parts(1)),
            ("15.2", ParseBuildError::Parts(2)),
            ("15.2.1118.21.0", ParseBuildError::Parts(5)),
            ("15.2..21", ParseBuildError::NotANumber(3)),
            ("15.2.1118.", ParseBuildError::NotANumber(4)),
            ("15.2.1118.x", ParseBuildError::NotANumber(4)),
            ("15.2.+1.7", ParseBuildError::NotANumber(3)),
            ("15.2.1118.２１", ParseBuildError::NotANumber(4)),
            ("15.2.70000.1", ParseBuildError::TooLarge(3)),
            ("99999999999999999999.0.0.0", ParseBuildError::TooLarge(1)),
        ] {
            assert_eq!(text.parse::<Build>(), Err(expected), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn every_build_survives_both_printed_forms(build in any_build()) {
            prop_assert_eq!(build.to_string().parse(), Ok(build));
            prop_assert_eq!(build.long().to_string().parse(), Ok(build));
        }

        #[test]
        fn reading_never_panics(text in "\\PC{0,40}") {
            let _ = text.parse::<Build>();
        }

        #[test]
        fn a_build_without_its_fourth_part_stands_before_it(build in any_build()) {
            prop_assert!(build.without_fourth() <= build);
        }
    }
}
