//! Which words are the names of servers.
//!
//! Must not know what a number means, nor the lines around.

use super::names::{articles, vulnerabilities};
use super::reader::Facts;
use super::vocabulary::{WANTED, is_host};
use crate::letters::{is_among, is_letter, lower};

/// A server's name among the words before one of several numbers of a line.
pub(super) fn host_between(facts: &Facts<'_>, text: &str) -> Option<String> {
    host_words(text)
        .rev()
        .take(3)
        .find(|word| is_sure_host(facts, word))
        .map(ToOwned::to_owned)
}

/// The same among the words after a number.
pub(super) fn host_after(facts: &Facts<'_>, text: &str) -> Option<String> {
    host_words(text)
        .find(|word| is_sure_host(facts, word))
        .map(ToOwned::to_owned)
}

pub(super) fn host_words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split([' ', '\t', ',', ';', '|', '"', '=', '(', ')', '[', ']'])
        .map(|word| word.trim_matches([':', '.', '\'', '-', '>', '<', '_']))
        .filter(|word| !word.is_empty())
}

/// Programs that name themselves in the `Server` header of an answer, where
/// consoles name a server.
pub(super) fn is_web_server(word: &str) -> bool {
    const PROGRAMS: &str = "apache bigip caddy cloudflare envoy haproxy kestrel litespeed \
        microsoft-iis nginx openresty squid varnish";
    PROGRAMS
        .split(' ')
        .any(|known| word.eq_ignore_ascii_case(known))
}

pub(super) fn is_sure_host(facts: &Facts<'_>, word: &str) -> bool {
    word.starts_with(is_letter)
        && word.chars().any(|c| c.is_ascii_digit())
        && is_plain_host(facts, word)
}

/// Whether a word can be a server's name and nothing else that is known.
pub(super) fn is_plain_host(facts: &Facts<'_>, word: &str) -> bool {
    const VERBS: &str = "get- set- invoke- test-";
    let verb = |verb: &str| {
        word.get(..verb.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(verb))
    };
    word.is_ascii()
        && is_host(word)
        && !word.contains(':')
        && word.chars().any(is_letter)
        && !VERBS.split(' ').any(verb)
        && !is_common(facts, word)
        && facts.vocabulary().label_before(word).is_none()
        && facts.vocabulary().server(word).is_none()
        && facts.names().find(facts.catalogue, word).is_empty()
        && articles(word).is_empty()
        && vulnerabilities(word).is_empty()
}

/// Words that stand beside builds and are no server's name.
pub(super) fn is_common(facts: &Facts<'_>, word: &str) -> bool {
    const COMMON: &str = "version ver v build server running runs is at on has the my our we are \
        have and with to from edition none now currently installed shows reports \
        hello hi for of in it says cu su hu rtm x64 x86 amd64 true false null \
        yes no ok todo bad latest old new vulnerable fixed unknown supported \
        unsupported number update updated patched id upgraded upgrade upgrading \
        updating migrated going on-premises on-prem up-to-date e-mail note \
        warning error info result answer";
    const NUMBERED: &str = "cu su sp ru hu kb v x tls";
    const MONTHS: &str = "jan feb mar apr may jun jul aug sep oct nov dec";
    let lower = lower(word);
    is_among(COMMON, &lower)
        || facts.vocabulary().is_beside(word)
        || MONTHS.split(' ').any(|month| {
            lower
                .strip_prefix(month)
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        })
        || NUMBERED.split(' ').any(|prefix| {
            lower.strip_prefix(prefix).is_some_and(|rest| {
                !rest.is_empty()
                    && rest
                        .bytes()
                        .all(|byte| byte.is_ascii_digit() || byte == b'_')
            })
        })
}

/// Whether a word has letters and digits or is a full name, as words of a
/// sentence hardly are.
pub(super) fn is_numbered(word: &str) -> bool {
    let full = word.rsplit_once('.').is_some_and(|(host, domain)| {
        !host.is_empty() && domain.len() >= 2 && domain.chars().all(is_letter)
    });
    let digits = word.chars().any(|c| c.is_ascii_digit());
    word.chars().any(is_letter) && (full || digits && word.starts_with(is_letter))
}

/// Whether a word that stands alone before a number can be a server's name:
/// consoles print such names in capitals, and people join their parts.
pub(super) fn is_lone_name(facts: &Facts<'_>, word: &str) -> bool {
    let known = |part: &str| {
        let words = facts.vocabulary();
        is_common(facts, part)
            || is_among(WANTED, &lower(part))
            || words.label(part).is_some()
            || words.server(part).is_some()
    };
    let capitals = !word.chars().any(|c: char| c.is_ascii_lowercase());
    let mut parts = word.split('-');
    if word.contains('-') {
        // `EX-OLD` is a name, `LATEST-BUILD` is none.
        !parts.clone().any(known) || capitals && !parts.all(known)
    } else {
        word.len() > 1 && capitals
    }
}

pub(super) fn is_cloud_host(facts: &Facts<'_>, host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    facts
        .catalogue
        .families
        .iter()
        .flat_map(|family| &family.tables().recognition.cloud)
        .flat_map(|row| &row.hosts)
        .any(|ending| host.ends_with(ending.as_str()))
}
