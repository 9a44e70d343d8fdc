//! A result as the fragment of a link, and back.
//!
//! A fragment never leaves the browser, and it holds what was read rather than
//! what was judged: the link gives tomorrow's answer tomorrow, unless it names
//! a day. Names of servers are left out unless the reader asks for them.
//!
//! ```text
//! #s=15.2.1118.20,15.2.1544.4b,cloud&d=2026-11-22&n=MBX01,MBX02,
//! ```
//!
//! A server is its build and, where that is not exact, a letter for the level.
//! Must not know the address of the page, nor what is safe or unsafe.

use jiff::civil::Date;

use crate::build::Build;
use crate::catalogue::{Catalogue, Evidence, Level, Sighting, Standing};
use crate::reading::Observation;

/// The most a link holds, in characters: what mail and chat programs pass on.
pub const LIMIT: usize = 2_000;

/// Letters for levels; an exact build and an alias need none.
const LETTERS: [(Level, char); 9] = [
    (Level::BranchOnly, 'b'),
    (Level::Unlisted, 'u'),
    (Level::Conflict, 'c'),
    (Level::Ambiguous, 'a'),
    (Level::Previous, 'p'),
    (Level::Hint, 'h'),
    (Level::Reference, 'r'),
    (Level::NameOnly, 'n'),
    (Level::Foreign, 'f'),
];

const CLOUD: &str = "cloud";

/// Why a result does not become a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShareError {
    /// More than a link can carry.
    #[error("{length} characters, {LIMIT} at most")]
    TooLong {
        /// What it would take.
        length: usize,
    },
    /// Nothing that was read can be named by a build.
    #[error("nothing to share")]
    Nothing,
}

/// What a link holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shared {
    /// The servers, in the order of the link.
    pub observations: Vec<Observation>,
    /// The day to judge for; none for the reader's today.
    pub as_of: Option<Date>,
}

/// The fragment for what was read, without `#`.
///
/// # Errors
///
/// Where it would be longer than [`LIMIT`], or hold nothing.
pub fn encode(
    observations: &[Observation],
    catalogue: &Catalogue,
    as_of: Option<Date>,
    with_names: bool,
) -> Result<String, ShareError> {
    let (servers, names): (Vec<String>, Vec<String>) = observations
        .iter()
        .filter_map(|seen| {
            let name = seen.label.as_deref().unwrap_or_default();
            Some((
                token(&seen.sighting, seen.family, catalogue)?,
                escaped(name),
            ))
        })
        .unzip();
    if servers.is_empty() {
        return Err(ShareError::Nothing);
    }
    let mut fragment = format!("s={}", servers.join(","));
    if let Some(day) = as_of {
        fragment.push_str(&format!("&d={}", crate::day::text(day)));
    }
    if with_names && names.iter().any(|name| !name.is_empty()) {
        fragment.push_str(&format!("&n={}", names.join(",")));
    }
    match fragment.len() {
        length if length > LIMIT => Err(ShareError::TooLong { length }),
        _ => Ok(fragment),
    }
}

/// Whether a fragment, with or without its `#`, is meant to hold a result.
#[must_use]
pub fn is_link(fragment: &str) -> bool {
    parts(fragment).any(|(name, _)| name == "s")
}

/// The day that a fragment names, if it names one.
#[must_use]
pub fn day(fragment: &str) -> Option<Date> {
    parts(fragment)
        .find(|(name, _)| *name == "d")
        .and_then(|(_, text)| crate::day::parse(text))
}

/// The parts of a fragment: names and values.
fn parts(fragment: &str) -> impl Iterator<Item = (&str, &str)> {
    fragment
        .trim_start_matches('#')
        .split('&')
        .filter_map(|part| part.split_once('='))
}

/// What a fragment holds, with or without its `#`; nothing where it is not one
/// of ours. Parts that cannot be read are left out.
#[must_use]
pub fn decode(fragment: &str, catalogue: &Catalogue) -> Option<Shared> {
    let mut shared = Shared {
        as_of: day(fragment),
        ..Shared::default()
    };
    let mut servers = None;
    let mut names = Vec::new();
    for part in parts(fragment) {
        match part {
            ("s", list) => servers = Some(list),
            ("n", list) => names = list.split(',').map(unescaped).collect(),
            _ => {}
        }
    }
    for (index, token) in servers?.split(',').enumerate() {
        let Some((family, sighting)) = sighting(token, catalogue) else {
            continue;
        };
        shared.observations.push(Observation::new(
            u32::try_from(index + 1).unwrap_or(u32::MAX),
            names.get(index).filter(|name| !name.is_empty()).cloned(),
            token
                .trim_end_matches(|c: char| c.is_ascii_alphabetic())
                .to_owned(),
            family,
            sighting,
        ));
    }
    (!shared.observations.is_empty()).then_some(shared)
}

fn token(sighting: &Sighting, family: usize, catalogue: &Catalogue) -> Option<String> {
    if sighting.standing == Standing::Cloud {
        return Some(CLOUD.to_owned());
    }
    let build = sighting.build.or_else(|| match &sighting.standing {
        Standing::Releases(ids) => Some(catalogue.families[family].release(*ids.first()?).build),
        _ => None,
    })?;
    let letter = LETTERS
        .iter()
        .find(|(level, _)| *level == sighting.level)
        .map(|(_, letter)| letter.to_string())
        .unwrap_or_default();
    Some(format!("{build}{letter}"))
}

fn sighting(token: &str, catalogue: &Catalogue) -> Option<(usize, Sighting)> {
    if token == CLOUD {
        let sighting = Sighting {
            build: None,
            level: Level::Cloud,
            standing: Standing::Cloud,
        };
        return Some((0, sighting));
    }
    let number = token.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let letter = token[number.len()..].chars().next();
    let level = letter.and_then(|letter| {
        LETTERS
            .iter()
            .find(|(_, known)| *known == letter)
            .map(|(level, _)| *level)
    });
    let build: Build = number.parse().ok()?;
    let evidence = match level {
        None
        | Some(
            Level::Unlisted | Level::Previous | Level::Reference | Level::Conflict | Level::Hint,
        ) => Evidence::Installed,
        Some(_) => Evidence::BranchShown,
    };
    catalogue
        .families
        .iter()
        .enumerate()
        .find_map(|(index, family)| {
            let mut sighting = family.identify(build, evidence)?;
            match level {
                Some(level @ (Level::Previous | Level::Reference | Level::Hint)) => {
                    sighting.level = level;
                }
                Some(Level::NameOnly) => {
                    // A name is that of a release; no other number stands for one.
                    if !matches!(sighting.standing, Standing::Releases(_)) {
                        return None;
                    }
                    sighting.level = Level::NameOnly;
                    sighting.build = None;
                }
                _ => {}
            }
            Some((index, sighting))
        })
}

/// Letters, digits and a few marks as they are, everything else by its bytes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            out.push(byte as char);
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// The reverse of [`escaped`]; what is no escape stays as it is.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let escape = (first == b'%')
            .then(|| tail.get(..2))
            .flatten()
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match escape {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
