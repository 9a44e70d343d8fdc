//! Lines of running text and of lists: what was typed, what was printed, the
//! way of a mail.
//!
//! Must not know what a number means.

use super::Ignored;
use super::clean::without_gutter;
use super::hosts::{is_common, is_lone_name, is_numbered, is_plain_host};
use super::judge::is_address;
use super::names::{What, vulnerabilities};
use super::reader::{Facts, Fate, Field, Hop, State, is_claimed};
use super::record::{Bounds, Record};
use super::scan::{Found, numbers};
use super::vocabulary::{Label, is_host, key, words};
use crate::letters::{is_letter, is_letter_or_digit};

impl State {
    /// A command that was typed.
    pub(super) fn prompt(&mut self, facts: &Facts<'_>, line: &str) -> Option<Fate> {
        let text = line.trim_start();
        let typed = text.starts_with("[PS]")
            || text.starts_with("PS ") && text.contains('>')
            || text.starts_with("PS>")
            || text.get(1..3) == Some(":\\") && text.contains('>')
            || text.starts_with("$ ")
            || "Get-|Invoke-|Select-|Format-|Export-|ForEach-|(Get-|curl |wget |nmap |\
                reg query|wmic |Add-PSSnapin|Import-|$|& "
                .split('|')
                .any(|start| text.starts_with(start));
        if !typed || numbers(text).iter().any(|found| is_claimed(facts, found)) {
            return None;
        }
        self.flush(facts);
        self.fixed = None;
        self.record = Record::default();
        if let Some(command) = facts.vocabulary().command(text) {
            self.command = Some(command);
        }
        if let Some(host) = url_host(text) {
            self.record.call(3, "url", host);
        }
        Some(Fate::Passed(Ignored::Prompt))
    }

    /// A line of running text or of a list.
    pub(super) fn free(&mut self, facts: &Facts<'_>, line: &str) -> Fate {
        let text = without_gutter(line);
        if text.is_empty() {
            return Fate::Passed(Ignored::Ruler);
        }
        if line.trim_start().starts_with('|') && self.record.bounds == Bounds::Loose {
            if !self.record.sights.is_empty() {
                self.flush(facts);
            }
            self.record.bounds = Bounds::Scanner;
        } else if !line.trim_start().starts_with('|') && self.record.bounds == Bounds::Scanner {
            self.flush(facts);
        }
        if self.record.is_crowded() {
            self.flush(facts);
        }
        self.follow_hop(facts, line, text);
        let mut fate = self.key_value(facts, text);
        let found = numbers(text);
        let mut host = self.host_on_line(facts, text, &found);
        let above = self.above.take().filter(|(line, _)| line + 1 == self.line);
        if let (None, [only], Some((_, name))) = (&host, found.as_slice(), above)
            && stands_alone(facts, text, only)
        {
            self.unknown.retain(|(line, _)| line + 1 != self.line);
            host = Some(name);
        }
        let rest = match &host {
            Some(host) => text.len().saturating_sub(host.len()),
            None => text.len(),
        };
        let shown: usize = found.iter().map(|found| found.end - found.start).sum();
        let alone = found.len() == 1 && rest <= shown + 6;
        let field = Field {
            free: true,
            host: host.as_deref(),
            alone,
            ..Field::default()
        };
        fate = fate.max(self.scan(facts, text, &found, field));
        if fate == Fate::Nothing {
            fate = self.classify(facts, line, text);
        } else if fate == Fate::Read
            && (alone || host.is_some())
            && self.record.bounds == Bounds::Loose
        {
            self.listed_lines += 1;
        }
        fate
    }

    /// What a line is that holds nothing to be read.
    pub(super) fn classify(&mut self, facts: &Facts<'_>, line: &str, text: &str) -> Fate {
        let identifiers = vulnerabilities(text);
        if !identifiers.is_empty() {
            let text = text.chars().take(super::EXCERPT).collect();
            self.naming.push((self.line, text, identifiers));
            return Fate::Nothing;
        }
        if text.len() >= 32
            && text
                .bytes()
                .all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
        {
            return Fate::Passed(Ignored::Checksum);
        }
        if self.hop.active || line.starts_with([' ', '\t']) && self.hop.by.is_some() {
            return Fate::Passed(Ignored::Header);
        }
        let name = text
            .trim_end_matches([':', ',', ';'])
            .trim_matches(['[', ']']);
        if is_plain_host(facts, name) && is_numbered(name) {
            self.above = Some((self.line, name.to_owned()));
        }
        if split_key(text).is_some() {
            return Fate::Passed(Ignored::Field);
        }
        if !text.chars().any(is_letter_or_digit) {
            return Fate::Passed(Ignored::Markup);
        }
        if self.inside {
            return Fate::Passed(Ignored::Field);
        }
        if matches!(facts.vocabulary().label(text), Some(Label::Version { .. })) {
            return Fate::Passed(Ignored::Heading);
        }
        let entry = (self.line, text.chars().take(super::EXCERPT).collect());
        if words(text).count() >= 5 || text.chars().filter(|c| !c.is_ascii()).count() > 12 {
            self.prose.push(entry);
        } else {
            self.unknown.push(entry);
        }
        Fate::Nothing
    }

    /// The names, parts and levels that a line gives as `key: value`.
    pub(super) fn key_value(&mut self, facts: &Facts<'_>, text: &str) -> Fate {
        let mut fate = Fate::Nothing;
        if let Some((label, value)) = split_key(text) {
            fate = self.keyed(facts, label, value);
        } else if let Some(value) = phrase_value(facts, text) {
            self.begin_named(facts, "phrase");
            self.record.call(3, "phrase", value);
            fate = Fate::Passed(Ignored::Field);
        }
        // Further pairs on the line, as `Name=A; Version=B` has them.
        let mut rest = text;
        let mut offset = 0;
        for _ in 0..16 {
            let Some(at) = rest.find([':', '=']) else {
                break;
            };
            let label = rest[..at]
                .rsplit([' ', ';', ',', '{', '@', '"', '\t', '('])
                .find(|word| !word.is_empty())
                .unwrap_or("");
            let value = rest[at + 1..].trim_start();
            let further = offset > 0 && at > label.len() || offset == 0 && text.starts_with('@');
            if further && let Some(rank) = facts.vocabulary().server(label) {
                let host = value
                    .split([' ', ';', ',', '}', '"', '\t', '<', ')'])
                    .find(|word| !word.is_empty())
                    .unwrap_or("");
                if is_host(host) && !host.contains(':') {
                    let label = key(label);
                    // The next line of a list without blank ones.
                    if !self.record.is_empty() && self.record.name_key == label {
                        self.flush(facts);
                    }
                    self.record.call(rank, &label, host);
                    fate = fate.max(Fate::Passed(Ignored::Field));
                }
            }
            offset += at + 1;
            rest = &rest[at + 1..];
        }
        fate
    }

    /// Follows the hosts of a mail's way.
    pub(super) fn follow_hop(&mut self, facts: &Facts<'_>, line: &str, text: &str) {
        let starts = text.len() >= 9
            && text.is_char_boundary(9)
            && text[..9].eq_ignore_ascii_case("received:");
        if starts {
            self.hop = Hop {
                active: true,
                ..Hop::default()
            };
        } else if self.hop.active && !line.starts_with([' ', '\t']) {
            self.hop = Hop::default();
        }
        let _ = facts;
        self.hop.number_due = std::mem::take(&mut self.hop.awaits_number);
        let mut awaits_host = self.hop.awaits_host;
        let mut last = "";
        for word in text.split_whitespace() {
            if awaits_host && is_host(word) {
                self.hop.by = Some(word.trim_end_matches([';', ',']).to_owned());
            }
            awaits_host = self.hop.active && word.eq_ignore_ascii_case("by");
            last = word;
        }
        self.hop.awaits_host = awaits_host;
        // Taken up by the first number of the next line.
        let awaits_number = last.eq_ignore_ascii_case("id");
        if awaits_number {
            self.hop.awaits_number = true;
        }
    }

    /// A server's name begins a new record where the present one has its own.
    pub(super) fn begin_named(&mut self, facts: &Facts<'_>, label: &str) {
        let again = self.record.name.is_some() && self.record.name_key == label;
        if again && !self.record.is_empty() {
            self.flush(facts);
        } else if again {
            self.record.name = None;
        }
    }

    /// A server's name beside the only number or name of a line.
    pub(super) fn host_on_line(
        &self,
        facts: &Facts<'_>,
        text: &str,
        found: &[Found],
    ) -> Option<String> {
        let names;
        let (start, end) = match found {
            [first, ..] => (first.start, found.last().map_or(first.end, |last| last.end)),
            [] => {
                names = facts.names().find(facts.catalogue, text);
                match names.as_slice() {
                    [name] if !matches!(name.what, What::Product(_)) => (name.start, name.end),
                    _ => return None,
                }
            }
        };
        if let [address, _] = found
            && address.start == 0
            && is_address(address)
            && !is_claimed(facts, address)
        {
            return Some(text[..address.end].to_owned());
        }
        // A bare number asks for no vocabulary.
        let worded = |part: &str| part.chars().any(is_letter_or_digit);
        if !worded(&text[..start]) && !worded(&text[end..]) {
            return None;
        }
        let before = facts.vocabulary().label_before(&text[..start]);
        if let Some((Label::Version { own: true, .. }, _)) = before
            && let Some(at) = text[..start].rfind("://")
            && !text[at..start].contains(char::is_whitespace)
        {
            return url_host(&text[at..]).map(ToOwned::to_owned);
        }
        let separators = [
            ' ', '\t', ',', ';', '|', '"', '=', '(', ')', '[', ']', '{', '}',
        ];
        let cut = |part: &'_ str| -> Vec<String> {
            part.split(separators)
                .map(|word| word.trim_matches([':', '.', '\'', '-', '>', '<', '_']))
                .filter(|word| !word.is_empty())
                .map(ToOwned::to_owned)
                .collect()
        };
        let plain = |word: &str| is_plain_host(facts, word);
        let label = before.map(|(_, label)| label);
        let before = cut(&text[..start]);
        let after = cut(&text[end..]);
        // Nothing else stands on the line, or the name in a column of its own.
        let column = before.first().is_some_and(|word| {
            let rest = text.strip_prefix(word.as_str()).unwrap_or("");
            rest.starts_with("  ") || rest.starts_with('\t')
        });
        let filled = |word: &String| facts.vocabulary().fills(&key(word));
        let only = before.len() == 1 || column && before[1..].iter().all(filled);
        let lone = only && after.is_empty() && found.len() == 1;
        // A date or a time may stand in front.
        let before: Vec<&String> = before
            .iter()
            .filter(|word| !is_common(facts, word) && !is_time(word))
            .collect();
        if before.is_empty() && after.is_empty() {
            return None;
        }
        if let [word] = before.as_slice()
            && plain(word)
            && (is_numbered(word) || lone && is_lone_name(facts, word))
            && label.is_none_or(|label| !label.contains(&key(word)))
        {
            return Some((*word).clone());
        }
        let first = before
            .first()
            .filter(|word| plain(word) && is_numbered(word));
        if let Some(word) = first
            && (text.starts_with(word.as_str()) || text.contains(&format!("[{word}]")))
        {
            return Some((*word).clone());
        }
        match (before.is_empty(), after.as_slice()) {
            (true, [word]) if plain(word) && is_numbered(word) => Some(word.clone()),
            _ => None,
        }
    }
}

/// Whether a word is a date, a time or both.
fn is_time(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && word
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '-' | ':' | '.' | '/' | '+' | 'T' | 'Z'))
}

/// Whether a line holds a number and nothing else but, at most, its label.
fn stands_alone(facts: &Facts<'_>, text: &str, only: &Found) -> bool {
    let before = &text[..only.start];
    let labelled = || {
        let label = facts.vocabulary().label_before(before);
        label.is_some_and(|(_, label)| label == key(before))
    };
    text.len() <= only.end + 2 && (only.start <= 2 || labelled())
}

/// `label: value` or `label = value`; also a line of the registry tool.
pub(super) fn split_key(text: &str) -> Option<(&str, &str)> {
    /// Longer ones are sentences.
    const LONGEST: usize = 60;
    if let Some(at) = text.find("REG_") {
        let label = text[..at].trim();
        let value = text[at..].split_whitespace().nth(1).unwrap_or("");
        return (!label.is_empty() && !label.contains(' ')).then_some((label, value));
    }
    let at = text
        .bytes()
        .take(LONGEST + 40)
        .position(|byte| byte == b':' || byte == b'=')?;
    let label = text[..at].trim().trim_matches(['"', '\'']).trim();
    let value = text[at + 1..].trim();
    // A log's time and thread before the label.
    let label = label.rsplit("] ").next().unwrap_or(label);
    let shaped = label.len() >= 2
        && label.len() <= LONGEST
        && label.chars().any(is_letter)
        && !value.starts_with("//")
        && !value.starts_with('\\');
    shaped.then_some((label, value))
}

/// The host behind a phrase such as `Nmap scan report for`.
pub(super) fn phrase_value<'t>(facts: &Facts<'_>, text: &'t str) -> Option<&'t str> {
    /// A phrase and a host; longer lines are sentences.
    const LONGEST: usize = 100;
    if text.len() > LONGEST {
        return None;
    }
    let mut at = 0;
    for (count, word) in text.split(' ').enumerate() {
        at += word.len() + 1;
        if (2..=5).contains(&count)
            && at < text.len()
            && facts.vocabulary().server(&text[..at]).is_some()
        {
            let host = text[at..].split([' ', '(']).find(|word| !word.is_empty())?;
            return is_host(host).then_some(host);
        }
    }
    None
}

pub(super) fn url_host(text: &str) -> Option<&str> {
    let at = text.find("://")?;
    let host = text[at + 3..]
        .split(['/', ' ', '"', '\'', ':', '?'])
        .next()?;
    is_host(host).then_some(host)
}

/// A version that the console broke after its opening parenthesis.
pub(super) fn awaits_more(text: &str) -> bool {
    let end = text.trim_end().trim_end_matches(is_letter);
    let tail = &text.trim_end()[end.len()..];
    let opened = end.ends_with('(')
        && (tail.is_empty() || tail.eq_ignore_ascii_case("build") || tail == "ビルド");
    opened
        && end
            .trim_end_matches('(')
            .trim_end()
            .ends_with(|c: char| c.is_ascii_digit())
}

pub(super) fn continues(line: &str) -> bool {
    let text = line.trim_start();
    let text = text
        .strip_prefix("Build")
        .or_else(|| text.strip_prefix("ビルド"))
        .unwrap_or(text)
        .trim_start();
    text.starts_with(|c: char| c.is_ascii_digit()) && text.contains(')')
}

/// Dashes and the like, in one or several runs.
pub(super) fn is_ruler(line: &str) -> bool {
    let mut marks = 0;
    for c in line.chars() {
        match c {
            '-' | '=' | '_' | '+' => marks += 1,
            ' ' | '|' | ':' | '\t' | '>' | '#' => {}
            _ => return false,
        }
    }
    marks >= 3
}

/// The line that says of which type the objects below are.
pub(super) fn is_type_line(line: &str) -> bool {
    line.trim_start_matches('"').starts_with("#TYPE ")
}
