//! Builds, CVEs and KB articles that a text names in its own words.
//!
//! Must not know Markdown, nor where in a file a text stands.

use crate::build::Build;
use crate::catalogue::Family;

use super::markdown::Problem;
use super::target::Target;

/// What a text outside of links and code names that has to be a reference, or
/// that looks like a build of the family and is none.
pub(super) fn bare<'t>(text: &'t str, family: &Family) -> impl Iterator<Item = (&'t str, Problem)> {
    words(text).filter_map(|word| {
        let build = word.parse::<Build>().ok();
        let is_known = if word.starts_with("CVE-") {
            family.vulnerability_of(word).is_some()
        } else if word.starts_with("KB") {
            family
                .releases()
                .iter()
                .any(|release| release.kb.as_deref() == Some(word))
        } else {
            build.is_some_and(|build| family.release_of(build).is_some())
        };
        if is_known {
            Some((word, Problem::Bare(word.to_owned())))
        } else if build.is_some_and(|build| is_of_a_branch(build, family)) {
            Some((word, Problem::UnknownBuild(word.to_owned())))
        } else {
            None
        }
    })
}

/// What the words of a link name in place of what it leads to.
pub(super) fn other(text: &str, target: Target<'_>) -> Option<Problem> {
    let (to, is_other): (&str, fn(&str, &str) -> bool) = match target {
        Target::Build(to) => (to, |word, to| {
            let named = word.parse::<Build>();
            named.is_ok() && named.ok() != to.parse().ok()
        }),
        Target::Cve(to) => (to, |word, to| word.starts_with("CVE-") && word != to),
        Target::Kb(to) => (to, |word, to| is_kb(word) && word != to),
        _ => return None,
    };
    let words = words(text).find(|word| is_other(word, to))?;
    Some(Problem::OtherName {
        words: words.to_owned(),
        to: to.to_owned(),
    })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '.'))
        .map(|word| word.trim_matches(['.', '-']))
}

fn is_kb(word: &str) -> bool {
    word.strip_prefix("KB").is_some_and(|digits| {
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Whether a number has all its parts, and begins as the builds of a branch.
fn is_of_a_branch(build: Build, family: &Family) -> bool {
    build.fourth().is_some()
        && family
            .products()
            .iter()
            .flat_map(|product| &product.branches)
            .map(|branch| family.release(family.branch(*branch).base).build)
            .any(|base| base.without_fourth() == build.without_fourth())
}
