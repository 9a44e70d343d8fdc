//! Line after line to records: which layout a line belongs to, where a record
//! ends, and what became of each line.
//!
//! Every line is read, refused with a reason, or passed over for a named
//! reason. Must not know what a number means; `judge` does.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashSet};

use crate::catalogue::Catalogue;
use crate::catalogue::tables::Worth;

use super::clean::{clean, without_gutter};
use super::json::Json;
use super::judge::{Context, Judged, judge, unpacked};
use super::markup::Markup;
use super::merge::merge;
use super::names::{Names, What, articles, vulnerabilities};
use super::record::{Bounds, Draft, Named, Parts, Record, Sight};
use super::scan::{Found, Shape, numbers};
use super::table::{Fixed, Separated};
use super::vocabulary::{Label, Vocabulary, is_host, is_limit, is_wanted, key, words};
use super::{Ignored, NotUnderstood, Reading, Reason};

/// Reads a text in slices: feed it lines, then ask for the [`Reading`].
///
/// A slice may be as small as one line, so that a browser can stay responsive.
pub struct Reader<'c> {
    facts: Facts<'c>,
    state: State,
}

/// What does not change while reading.
pub(super) struct Facts<'c> {
    pub(super) catalogue: &'c Catalogue,
    /// Made when the first word asks for them: a bare number needs neither.
    vocabulary: OnceCell<Vocabulary>,
    names: OnceCell<Names>,
}

impl Facts<'_> {
    pub(super) fn vocabulary(&self) -> &Vocabulary {
        self.vocabulary
            .get_or_init(|| Vocabulary::new(self.catalogue))
    }

    pub(super) fn names(&self) -> &Names {
        self.names.get_or_init(|| Names::new(self.catalogue))
    }
}

/// What became of a line or a part of it; the greater wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fate {
    Nothing,
    Passed(Ignored),
    Refused,
    Read,
}

#[derive(Default)]
pub(super) struct State {
    pub(super) line: u32,
    pub(super) record: Record,
    drafts: Vec<Draft>,
    refused: Vec<NotUnderstood>,
    ignored: BTreeMap<Ignored, u32>,
    named: Vec<String>,
    named_seen: HashSet<String>,
    /// Identifiers that no build has been found for yet.
    held: Vec<String>,
    command: Option<(usize, Worth)>,
    separated: Option<Separated>,
    fixed: Option<Fixed>,
    json: Option<Json>,
    markup: Markup,
    last: String,
    hop: Hop,
    /// Lines without anything known, short ones and sentences.
    unknown: Vec<(u32, String)>,
    prose: Vec<(u32, String)>,
    naming: Vec<(u32, String, Vec<String>)>,
    /// Lines that hold nothing but a build and, at most, a server's name.
    listed_lines: u32,
    /// A line whose version goes on in the next one, and its number.
    carry: Option<(u32, String)>,
    /// Inside an element: what is not known there is a field of it.
    pub(super) inside: bool,
}

/// Where in the headers of a mail the reader is.
#[derive(Default)]
struct Hop {
    active: bool,
    by: Option<String>,
    awaits_host: bool,
    awaits_number: bool,
    number_due: bool,
}

/// How a text is to be scanned.
#[derive(Clone, Copy, Default)]
pub(super) struct Field<'a> {
    /// The name of the column, key or element.
    pub(super) label: Option<&'a str>,
    /// A field of its own, not a part of a longer text.
    pub(super) typed: bool,
    /// A line of running text: labels that come again begin a new record.
    pub(super) free: bool,
    pub(super) host: Option<&'a str>,
    pub(super) alone: bool,
}

impl<'c> Reader<'c> {
    /// A reader at the beginning of a text.
    #[must_use]
    pub fn new(catalogue: &'c Catalogue) -> Self {
        Self {
            facts: Facts {
                catalogue,
                vocabulary: OnceCell::new(),
                names: OnceCell::new(),
            },
            state: State::default(),
        }
    }

    /// Reads one line, without what ends it.
    pub fn feed(&mut self, line: &str) {
        /// Longer lines are no console's; what lies behind is not looked at.
        const LONGEST: usize = 1 << 20;
        let mut end = line.len().min(LONGEST);
        while !line.is_char_boundary(end) {
            end -= 1;
        }
        self.state.line += 1;
        let fate = self.state.line(&self.facts, &line[..end]);
        self.state.settle(fate);
    }

    /// How many lines were read so far.
    #[must_use]
    pub const fn lines(&self) -> u32 {
        self.state.line
    }

    /// What the text holds.
    #[must_use]
    pub fn finish(mut self) -> Reading {
        self.state.finish(&self.facts)
    }
}

impl State {
    fn settle(&mut self, fate: Fate) {
        match fate {
            Fate::Read | Fate::Refused | Fate::Nothing => {}
            Fate::Passed(why) => self.pass(why),
        }
    }

    pub(super) fn pass(&mut self, why: Ignored) {
        *self.ignored.entry(why).or_default() += 1;
    }

    pub(super) fn refuse(&mut self, text: &str, reason: Reason) {
        let entry = NotUnderstood::new(self.line, text, reason);
        if self.refused.last() != Some(&entry) {
            self.refused.push(entry);
        }
    }

    fn line(&mut self, facts: &Facts<'_>, raw: &str) -> Fate {
        if let Some(mut json) = self.json.take() {
            let (fate, rest) = json.feed(self, facts, raw);
            if let Some(rest) = rest {
                json.abandon(self, facts);
                return fate.max(self.plain_line(facts, rest));
            }
            if !json.is_done() {
                self.json = Some(json);
            }
            return fate;
        }
        if Json::begins(raw) && self.separated.is_none() {
            self.flush(facts);
            self.fixed = None;
            self.json = Some(Json::default());
            return self.line(facts, raw);
        }
        if self.markup.takes(raw) {
            let mut markup = std::mem::take(&mut self.markup);
            let fate = markup.feed(self, facts, raw);
            self.markup = markup;
            return fate;
        }
        self.plain_line(facts, raw)
    }

    /// A line that is neither JSON nor markup.
    pub(super) fn plain_line(&mut self, facts: &Facts<'_>, raw: &str) -> Fate {
        let cleaned = clean(raw);
        if let Some((number, carried)) = self.carry.take() {
            let now = std::mem::replace(&mut self.line, number);
            if continues(&cleaned) {
                let joined = format!("{} {}", carried.trim_end(), cleaned.trim_start());
                let fate = self.settled_line(facts, &joined);
                self.line = now;
                self.settle(fate);
                return Fate::Passed(Ignored::Continuation);
            }
            let fate = self.settled_line(facts, &carried);
            self.line = now;
            self.settle(fate);
        }
        if self.separated.is_none() && awaits_more(&cleaned) {
            self.carry = Some((self.line, cleaned.into_owned()));
            return Fate::Nothing;
        }
        self.settled_line(facts, &cleaned)
    }

    fn settled_line(&mut self, facts: &Facts<'_>, line: &str) -> Fate {
        if let Some(mut table) = self.separated.take() {
            if let Some(fate) = table.feed(self, facts, line) {
                self.separated = Some(table);
                return fate;
            }
            self.flush(facts);
        }
        if line.trim().is_empty() {
            return self.blank(facts);
        }
        if let Some(table) = Separated::begins(facts, line) {
            self.flush(facts);
            self.fixed = None;
            self.separated = Some(table);
            return Fate::Passed(Ignored::Heading);
        }
        if is_type_line(line) {
            return Fate::Passed(Ignored::Heading);
        }
        if is_ruler(line) {
            let head = std::mem::take(&mut self.last);
            self.head_above();
            if let Some(table) = Fixed::under_ruler(facts, &head, line) {
                self.flush(facts);
                self.fixed = Some(table);
            } else if !self.record.sights.is_empty() {
                self.flush(facts);
            }
            return Fate::Passed(Ignored::Ruler);
        }
        if let Some(fate) = self.prompt(facts, line) {
            return fate;
        }
        if let Some(table) = self.fixed.take() {
            if let Some(fate) = table.row(self, facts, line) {
                self.fixed = Some(table);
                line.clone_into(&mut self.last);
                return fate;
            }
            self.flush(facts);
        }
        line.clone_into(&mut self.last);
        if let Some(table) = Fixed::headed(facts, line) {
            self.flush(facts);
            self.fixed = Some(table);
            return Fate::Passed(Ignored::Heading);
        }
        self.free(facts, line)
    }

    /// The line above a ruler was a heading, not a line that nobody knows.
    fn head_above(&mut self) {
        for list in [&mut self.unknown, &mut self.prose] {
            if list.last().is_some_and(|(line, _)| line + 1 == self.line) {
                list.pop();
                *self.ignored.entry(Ignored::Heading).or_default() += 1;
            }
        }
    }

    fn blank(&mut self, facts: &Facts<'_>) -> Fate {
        self.fixed = None;
        self.hop = Hop::default();
        self.last.clear();
        // A name waits for its version: some texts come double-spaced.
        if self.record.is_empty() {
            self.record.keys.clear();
        } else {
            self.flush(facts);
        }
        Fate::Passed(Ignored::Blank)
    }

    /// A command that was typed.
    fn prompt(&mut self, facts: &Facts<'_>, line: &str) -> Option<Fate> {
        let text = line.trim_start();
        let typed = text.starts_with("[PS]")
            || text.starts_with("PS ") && text.contains('>')
            || text.starts_with("PS>")
            || text.get(1..3) == Some(":\\") && text.contains('>')
            || text.starts_with("$ ")
            || [
                "Get-",
                "Invoke-",
                "Select-",
                "Format-",
                "Export-",
                "ForEach-",
                "(Get-",
                "curl ",
                "wget ",
                "nmap ",
                "reg query",
                "wmic ",
                "Add-PSSnapin",
                "Import-",
                "$",
                "& ",
            ]
            .iter()
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
        let host = self.host_on_line(facts, text, &found);
        let rest = match &host {
            Some(host) => text.len() - host.len(),
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
    fn classify(&mut self, facts: &Facts<'_>, line: &str, text: &str) -> Fate {
        let identifiers = vulnerabilities(text);
        if !identifiers.is_empty() {
            self.naming.push((self.line, text.to_owned(), identifiers));
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
        if split_key(text).is_some() {
            return Fate::Passed(Ignored::Field);
        }
        if !text.chars().any(char::is_alphanumeric) {
            return Fate::Passed(Ignored::Markup);
        }
        if self.inside {
            return Fate::Passed(Ignored::Field);
        }
        let _ = facts;
        let entry = (self.line, text.chars().take(super::EXCERPT).collect());
        if words(text).count() >= 5 || text.chars().filter(|c| !c.is_ascii()).count() > 12 {
            self.prose.push(entry);
        } else {
            self.unknown.push(entry);
        }
        Fate::Nothing
    }

    /// The names, parts and levels that a line gives as `key: value`.
    fn key_value(&mut self, facts: &Facts<'_>, text: &str) -> Fate {
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
                    self.record.call(rank, &key(label), host);
                    fate = fate.max(Fate::Passed(Ignored::Field));
                }
            }
            offset += at + 1;
            rest = &rest[at + 1..];
        }
        fate
    }

    /// One `label: value`, from any layout.
    pub(super) fn keyed(&mut self, facts: &Facts<'_>, label: &str, value: &str) -> Fate {
        let value = value.trim().trim_matches(['"', '\'', ',']).trim();
        if let Some(rank) = facts.vocabulary().server(label) {
            // `WIN8MBX (15.01.0396.030)`: the name, then its version.
            let host = value.split([' ', ',', ';', '(']).next().unwrap_or("");
            let whole = host.len() == value.len()
                || value[host.len()..]
                    .trim_start()
                    .starts_with(['(', ',', ';']);
            if whole
                && is_host(host)
                && !numbers(host)
                    .iter()
                    .any(|found| is_claimed(facts, found) && rank > 0)
            {
                let label = key(label);
                if self.record.bounds != Bounds::Firm {
                    self.begin_named(facts, &label);
                }
                self.record.call(rank, &label, host);
                return Fate::Passed(Ignored::Field);
            }
        }
        if let Some(number) = integer(value)
            && let Some(fate) = self.part(facts, label, number)
        {
            return fate;
        }
        match facts.vocabulary().label(label) {
            Some(Label::Doubt { family, row }) => {
                let doubt = &facts.catalogue.families[*family]
                    .tables()
                    .recognition
                    .doubts[*row];
                if value.eq_ignore_ascii_case(&doubt.value) {
                    self.record.doubt = Some(doubt.worth);
                }
                Fate::Passed(Ignored::Field)
            }
            Some(Label::Directory { family, schema }) => {
                let Some(level) = integer(value) else {
                    return Fate::Passed(Ignored::Field);
                };
                match directory_level(&facts.catalogue.families[*family], level, *schema) {
                    Some((from, to)) => {
                        self.refuse(
                            &format!("{label}: {value}"),
                            Reason::DirectoryLevel { from, to },
                        );
                        Fate::Refused
                    }
                    None => Fate::Passed(Ignored::Field),
                }
            }
            Some(Label::Version { packed: true, .. }) => self.packed(facts, label, value),
            _ => Fate::Nothing,
        }
    }

    /// A server's name begins a new record where the present one has its own.
    fn begin_named(&mut self, facts: &Facts<'_>, label: &str) {
        let again = self.record.name.is_some() && self.record.name_key == label;
        if again && !self.record.is_empty() {
            self.flush(facts);
        } else if again {
            self.record.name = None;
        }
    }

    fn packed(&mut self, facts: &Facts<'_>, label: &str, value: &str) -> Fate {
        let Some(found) = unpacked(value) else {
            return Fate::Nothing;
        };
        let context = Context {
            label: facts.vocabulary().label(label),
            ..Context::default()
        };
        let field = Field {
            free: true,
            typed: true,
            ..Field::default()
        };
        self.take(facts, &found, context, value, &key(label), field)
    }

    /// One part of a version, if the label is that of one.
    fn part(&mut self, facts: &Facts<'_>, label: &str, number: u32) -> Option<Fate> {
        let (of, place) = match facts.vocabulary().label(label) {
            Some(Label::Part { family, row, place }) => (Some((*family, *row)), *place),
            _ => (None, facts.vocabulary().plain_part(label)?),
        };
        let repeated = |parts: &Parts| parts.of == of && parts.values[place].is_some();
        if self.record.bounds == Bounds::Loose && self.record.parts.iter().any(repeated) {
            self.flush(facts);
        }
        let line = self.line;
        let parts = match self
            .record
            .parts
            .iter_mut()
            .position(|parts| parts.of == of)
        {
            Some(at) => &mut self.record.parts[at],
            None => {
                self.record.parts.push(Parts {
                    of,
                    values: [None; 4],
                    line,
                    label: None,
                });
                self.record.parts.last_mut()?
            }
        };
        parts.values[place] = Some(number);
        Some(Fate::Read)
    }

    /// Turns gathered parts into builds.
    pub(super) fn assemble(&mut self, facts: &Facts<'_>) {
        for parts in std::mem::take(&mut self.record.parts) {
            let [Some(major), Some(minor), Some(third), fourth] = parts.values else {
                continue;
            };
            // `-1` of a version without revision is no integer and leaves none.
            let found = Found {
                start: 0,
                end: 0,
                parts: [major, minor, third, fourth.unwrap_or(0)],
                count: if fourth.is_some() { 4 } else { 3 },
                shape: Shape::Dotted,
                comma: false,
                padded: true,
            };
            let own;
            let (label, name) = match parts.of {
                Some((family, row)) => {
                    let row = &facts.catalogue.families[family].tables().recognition.parts[row];
                    own = Label::Version {
                        family,
                        worth: row.worth,
                        own: true,
                        packed: false,
                    };
                    (Some(&own), key(&row.names[0]))
                }
                None => {
                    let label = parts.label.as_deref().unwrap_or("");
                    (
                        facts
                            .vocabulary()
                            .label_before(label)
                            .map(|(label, _)| label),
                        key(label),
                    )
                }
            };
            let text: Vec<String> = found.parts[..found.count]
                .iter()
                .map(ToString::to_string)
                .collect();
            let context = Context {
                label,
                command: self.command,
                ..Context::default()
            };
            let at = std::mem::replace(&mut self.line, parts.line);
            let field = Field {
                typed: true,
                ..Field::default()
            };
            self.take(facts, &found, context, &text.join("."), &name, field);
            self.line = at;
        }
    }

    /// Reads a value that stands in a field of its own.
    pub(super) fn field(
        &mut self,
        facts: &Facts<'_>,
        label: &str,
        value: &str,
        typed: bool,
    ) -> Fate {
        let fate = self.keyed(facts, label, value);
        if matches!(
            facts.vocabulary().label(label),
            Some(Label::Version { packed: true, .. })
        ) && fate != Fate::Nothing
        {
            return fate;
        }
        let found = numbers(value);
        let field = Field {
            label: Some(label),
            typed,
            ..Field::default()
        };
        fate.max(self.scan(facts, value, &found, field))
    }

    /// Reads the numbers, names, articles and identifiers of a text.
    pub(super) fn scan(
        &mut self,
        facts: &Facts<'_>,
        text: &str,
        found: &[Found],
        field: Field<'_>,
    ) -> Fate {
        let mut fate = Fate::Nothing;
        let wordy = text.chars().any(char::is_alphabetic);
        let names = if wordy {
            facts.names().find(facts.catalogue, text)
        } else {
            Vec::new()
        };
        let listed = is_listed(text, found) && field.label.is_none();
        let marked = if found.is_empty() || !wordy {
            None
        } else {
            facts.vocabulary().marked(text)
        };
        let column = field
            .label
            .map(|label| (label, facts.vocabulary().label_before(label)));
        let mut passed = 0;
        for number in found {
            let before = &text[..number.start];
            let after = &text[number.end..];
            let near = if self.hop.number_due && before.trim().is_empty() {
                facts
                    .vocabulary()
                    .by_key("id")
                    .map(|label| (label, "id".to_owned()))
            } else if wordy {
                facts.vocabulary().label_before(before)
            } else {
                None
            };
            let (label, name) = match (near, &column) {
                (Some((label, name)), _) if !is_generic(label) => (Some(label), name),
                (near, Some((text, column))) => match column {
                    Some((label, name)) => (Some(*label), name.clone()),
                    None => {
                        near.map_or_else(|| (None, key(text)), |(label, name)| (Some(label), name))
                    }
                },
                (Some((label, name)), None) => (Some(label), name),
                (None, None) => (None, String::new()),
            };
            let hint = matches!(
                label,
                Some(Label::Version {
                    worth: Worth::Hint,
                    ..
                })
            );
            let wanted = !hint
                && (is_wanted(before) || is_limit(after) || field.label.is_some_and(is_wanted));
            let context = Context {
                label,
                command: self.command.filter(|_| label.is_none_or(is_generic)),
                wanted,
                marked,
                cloud_host: hint
                    && self
                        .hop
                        .by
                        .as_deref()
                        .is_some_and(|host| is_cloud_host(facts, host)),
            };
            let hop_host = if hint {
                self.hop.by.clone()
            } else if field.free && found.len() > 1 && !listed && label.is_none_or(is_generic) {
                host_between(facts, text.get(passed..number.start).unwrap_or(""))
            } else {
                None
            };
            passed = number.end;
            let at = Field {
                host: hop_host.as_deref().or(field.host),
                ..field
            };
            let shown = &text[number.start..number.end];
            let own = self.take(facts, number, context, shown, &name, at);
            if listed && let Some(sight) = self.record.sights.last_mut() {
                sight.listed |= own == Fate::Read;
            }
            fate = fate.max(own);
        }
        self.hop.number_due = false;
        let fate_of_numbers = fate;
        let bulk = text.chars().filter(|c| c.is_alphanumeric()).count();
        for name in names {
            let slice = &text[name.start..name.end];
            let own = slice.chars().filter(|c| c.is_alphanumeric()).count();
            let host = field.host.map_or(0, str::len);
            let short = own * 10 >= bulk.saturating_sub(host) * 7 || field.label.is_some();
            let limits = fate_of_numbers == Fate::Refused && !found.is_empty();
            let wanted = limits || is_wanted(&text[..name.start]);
            let product = matches!(name.what, What::Product(_));
            let entry = Named {
                line: self.line,
                text: slice.to_owned(),
                wanted,
                short: short && !(product && field.label.is_some()),
                host: field.host.map(ToOwned::to_owned),
                name,
            };
            if !wanted && entry.short {
                fate = fate.max(Fate::Passed(Ignored::Field));
            }
            self.record.names.push(entry);
        }
        for article in articles(text) {
            self.record
                .articles
                .push((self.line, text.trim().to_owned(), article));
            fate = fate.max(Fate::Passed(Ignored::Field));
        }
        for id in vulnerabilities(text) {
            if self.named_seen.insert(id.clone()) {
                self.named.push(id.clone());
            }
            if field.free && self.record.sights.is_empty() {
                if !self.held.contains(&id) {
                    self.held.push(id);
                }
            } else if !self.record.named.contains(&id) {
                self.record.named.push(id);
            }
        }
        fate
    }

    /// Takes one number for what `judge` says it is.
    fn take(
        &mut self,
        facts: &Facts<'_>,
        found: &Found,
        context: Context<'_>,
        text: &str,
        name: &str,
        field: Field<'_>,
    ) -> Fate {
        match judge(facts.catalogue, found, context) {
            Judged::Passed(why) => Fate::Passed(why),
            Judged::Refused(reason) => {
                self.refuse(text, reason);
                Fate::Refused
            }
            Judged::Builds(claims) => {
                let labelled = !name.is_empty();
                let entry = (name.to_owned(), field.typed);
                if field.free
                    && labelled
                    && self.record.bounds == Bounds::Loose
                    && self.record.keys.contains(&entry)
                {
                    self.flush(facts);
                }
                if labelled {
                    self.record.keys.push(entry);
                }
                for claim in claims {
                    self.record.sights.push(Sight {
                        line: self.line,
                        text: text.to_owned(),
                        claim,
                        key: name.to_owned(),
                        typed: field.typed,
                        alone: field.alone,
                        host: field.host.map(ToOwned::to_owned),
                        listed: false,
                    });
                }
                Fate::Read
            }
        }
    }

    /// Ends the record.
    pub(super) fn flush(&mut self, facts: &Facts<'_>) {
        self.assemble(facts);
        let mut record = std::mem::take(&mut self.record);
        if record.is_empty() {
            let named = std::mem::take(&mut record.named);
            self.name_late(named);
            return;
        }
        if !record.sights.is_empty() && record.bounds != Bounds::Firm {
            for id in std::mem::take(&mut self.held) {
                if !record.named.contains(&id) {
                    record.named.push(id);
                }
            }
        }
        self.close(facts, record);
    }

    /// Resolves a record that is no longer the present one.
    pub(super) fn close(&mut self, facts: &Facts<'_>, record: Record) {
        let (drafts, refused) = record.resolve(facts.catalogue);
        self.drafts.extend(drafts);
        self.refused.extend(refused);
    }

    /// Gives identifiers that stand apart to the build before them.
    fn name_late(&mut self, named: Vec<String>) {
        if let (Some(draft), false) = (self.drafts.last_mut(), named.is_empty()) {
            for id in named {
                if !draft.observation.named.contains(&id) {
                    draft.observation.named.push(id);
                }
            }
        }
    }

    /// Follows the hosts of a mail's way.
    fn follow_hop(&mut self, facts: &Facts<'_>, line: &str, text: &str) {
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

    /// A server's name beside the only number or name of a line.
    fn host_on_line(&self, facts: &Facts<'_>, text: &str, found: &[Found]) -> Option<String> {
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
        let separators = [
            ' ', '\t', ',', ';', '|', '"', '=', '(', ')', '[', ']', '{', '}',
        ];
        let cut = |part: &'_ str| -> Vec<String> {
            part.split(separators)
                .map(|word| word.trim_matches([':', '.', '\'', '-', '>', '<']))
                .filter(|word| !word.is_empty())
                .map(ToOwned::to_owned)
                .collect()
        };
        let plain = |word: &str| is_plain_host(facts, word);
        let before = cut(&text[..start]);
        let after = cut(&text[end..]);
        let before: Vec<&String> = before.iter().filter(|word| !is_common(word)).collect();
        if before.is_empty() && after.is_empty() {
            return None;
        }
        let label = facts
            .vocabulary()
            .label_before(&text[..start])
            .map(|(_, label)| label);
        if let [word] = before.as_slice()
            && plain(word)
            && (!found.is_empty() || is_numbered(word))
            && label.is_none_or(|label| !label.contains(&key(word)))
        {
            return Some((*word).clone());
        }
        let first = before
            .first()
            .filter(|word| plain(word) && is_numbered(word));
        if let Some(word) = first
            && text.starts_with(word.as_str())
        {
            return Some((*word).clone());
        }
        match (before.is_empty(), after.as_slice()) {
            (true, [word]) if plain(word) && is_numbered(word) => Some(word.clone()),
            _ => None,
        }
    }

    fn finish(&mut self, facts: &Facts<'_>) -> Reading {
        if let Some((number, carried)) = self.carry.take() {
            let now = std::mem::replace(&mut self.line, number);
            let fate = self.settled_line(facts, &carried);
            self.line = now;
            self.settle(fate);
        }
        if let Some(json) = self.json.take() {
            json.abandon(self, facts);
        }
        if let Some(table) = self.separated.take() {
            table.end(self, facts);
        }
        let mut markup = std::mem::take(&mut self.markup);
        markup.end(self, facts);
        self.flush(facts);
        let held = std::mem::take(&mut self.held);
        self.name_late(held);
        let observations = merge(facts.catalogue, std::mem::take(&mut self.drafts));
        let mut reading = Reading {
            observations,
            not_understood: std::mem::take(&mut self.refused),
            ignored: std::mem::take(&mut self.ignored),
            named: std::mem::take(&mut self.named),
            lines: self.line,
        };
        if let [only] = reading.observations.as_mut_slice() {
            only.named.clone_from(&reading.named);
        }
        self.account(&mut reading);
        reading.not_understood.sort_by_key(|entry| entry.line);
        reading.not_understood.dedup();
        reading
    }

    /// What becomes of the lines without anything known: in a list they are
    /// faults, between sentences they are sentences.
    fn account(&mut self, reading: &mut Reading) {
        let nothing = reading.observations.is_empty();
        for (line, text, identifiers) in std::mem::take(&mut self.naming) {
            if nothing {
                let reason = Reason::OnlyVulnerabilities(identifiers);
                reading
                    .not_understood
                    .push(NotUnderstood { line, text, reason });
            } else {
                *reading.ignored.entry(Ignored::Field).or_default() += 1;
            }
        }
        let unread = nothing && reading.not_understood.is_empty();
        let others = self.unknown.len() + self.prose.len();
        let list = self.listed_lines as usize >= others;
        let mut doubtful = std::mem::take(&mut self.unknown);
        if unread {
            doubtful.append(&mut self.prose);
        }
        for (line, text) in doubtful {
            if unread || list {
                reading.not_understood.push(NotUnderstood {
                    line,
                    text,
                    reason: Reason::NothingKnown,
                });
            } else {
                *reading.ignored.entry(Ignored::Prose).or_default() += 1;
            }
        }
        let sentences = u32::try_from(self.prose.len()).unwrap_or(u32::MAX);
        if sentences > 0 {
            *reading.ignored.entry(Ignored::Prose).or_default() += sentences;
        }
    }
}

/// A label that stands before any product's version.
fn is_generic(label: &Label) -> bool {
    matches!(
        label,
        Label::Version {
            worth: Worth::Bare,
            own: false,
            ..
        }
    )
}

/// Whether the first two parts are those of a family's builds.
pub(super) fn is_claimed(facts: &Facts<'_>, found: &Found) -> bool {
    found.count >= 3
        && super::judge::claims_prefix(facts.catalogue, (found.parts[0], found.parts[1]))
}

fn is_cloud_host(facts: &Facts<'_>, host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    facts
        .catalogue
        .families
        .iter()
        .flat_map(|family| &family.tables().recognition.cloud)
        .flat_map(|row| &row.hosts)
        .any(|ending| host.ends_with(ending.as_str()))
}

/// A short and a padded form of one build on a line: a list of releases.
fn is_listed(text: &str, found: &[Found]) -> bool {
    match found {
        [first, second] => {
            first.parts == second.parts
                && first.count == 4
                && second.count == 4
                && first.padded != second.padded
                && text[..first.start]
                    .chars()
                    .filter(|c| c.is_alphabetic())
                    .count()
                    >= 4
        }
        _ => false,
    }
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
        && label.chars().any(char::is_alphabetic)
        && !value.starts_with("//")
        && !value.starts_with('\\');
    shaped.then_some((label, value))
}

/// The host behind a phrase such as `Nmap scan report for`.
fn phrase_value<'t>(facts: &Facts<'_>, text: &'t str) -> Option<&'t str> {
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

fn url_host(text: &str) -> Option<&str> {
    let at = text.find("://")?;
    let host = text[at + 3..]
        .split(['/', ' ', '"', '\'', ':', '?'])
        .next()?;
    is_host(host).then_some(host)
}

/// Decimal digits, `0x` and hexadecimal ones, or the `dword:` of an export.
fn integer(value: &str) -> Option<u32> {
    let value = value.split_whitespace().next()?;
    if let Some(hex) = value
        .strip_prefix("dword:")
        .or_else(|| value.strip_prefix("0x"))
    {
        return u32::from_str_radix(hex, 16).ok();
    }
    value.parse().ok()
}

fn directory_level(
    family: &crate::catalogue::Family,
    level: u32,
    schema: bool,
) -> Option<(String, String)> {
    let rows: Vec<_> = family
        .tables()
        .directory
        .iter()
        .filter(|row| {
            if schema {
                row.schema == level
            } else {
                row.configuration == level
                    || row.default.iter().any(|value| value.parse() == Ok(level))
            }
        })
        .collect();
    let name = |product: &str, branch: &str| {
        let id = family.find_product(product)?;
        Some(format!("{} {branch}", family.product(id).row.name.en))
    };
    let (first, last) = (rows.first()?, rows.last()?);
    Some((
        name(&first.product, &first.from)?,
        name(&last.product, &last.to)?,
    ))
}

/// Dashes and the like, in one or several runs.
fn is_ruler(line: &str) -> bool {
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
fn is_type_line(line: &str) -> bool {
    line.trim_start_matches('"').starts_with("#TYPE ")
}

/// A version that the console broke after its opening parenthesis.
fn awaits_more(text: &str) -> bool {
    let end = text
        .trim_end()
        .trim_end_matches(|c: char| c.is_alphabetic());
    let tail = &text.trim_end()[end.len()..];
    let opened = end.ends_with('(')
        && (tail.is_empty() || tail.eq_ignore_ascii_case("build") || tail == "ビルド");
    opened
        && end
            .trim_end_matches('(')
            .trim_end()
            .ends_with(|c: char| c.is_ascii_digit())
}

fn continues(line: &str) -> bool {
    let text = line.trim_start();
    let text = text
        .strip_prefix("Build")
        .or_else(|| text.strip_prefix("ビルド"))
        .unwrap_or(text)
        .trim_start();
    text.starts_with(|c: char| c.is_ascii_digit()) && text.contains(')')
}

/// A server's name among the words before one of several numbers of a line.
fn host_between(facts: &Facts<'_>, text: &str) -> Option<String> {
    text.split([' ', '\t', ',', ';', '|', '"', '=', '(', ')', '[', ']'])
        .map(|word| word.trim_matches([':', '.', '\'', '-', '>', '<']))
        .filter(|word| !word.is_empty())
        .rev()
        .take(3)
        .find(|word| {
            word.starts_with(char::is_alphabetic)
                && word.chars().any(|c| c.is_ascii_digit())
                && is_plain_host(facts, word)
        })
        .map(ToOwned::to_owned)
}

/// Whether a word can be a server's name and nothing else that is known.
fn is_plain_host(facts: &Facts<'_>, word: &str) -> bool {
    is_host(word)
        && !word.contains(':')
        && word.chars().any(char::is_alphabetic)
        && facts.vocabulary().label_before(word).is_none()
        && facts.vocabulary().server(word).is_none()
        && !is_common(word)
        && facts.names().find(facts.catalogue, word).is_empty()
        && articles(word).is_empty()
        && vulnerabilities(word).is_empty()
}

/// Words that stand beside builds and are no server's name.
fn is_common(word: &str) -> bool {
    const COMMON: &[&str] = &[
        "version",
        "ver",
        "v",
        "build",
        "exchange",
        "server",
        "microsoft",
        "running",
        "runs",
        "is",
        "at",
        "on",
        "has",
        "the",
        "my",
        "our",
        "we",
        "are",
        "have",
        "and",
        "with",
        "to",
        "from",
        "standard",
        "enterprise",
        "edition",
        "mailbox",
        "none",
        "edge",
        "clientaccess",
        "standardevaluation",
        "hubtransport",
        "バージョン",
        "ビルド",
        "now",
        "currently",
        "installed",
        "shows",
        "reports",
        "hello",
        "hi",
        "for",
        "of",
        "in",
        "it",
        "says",
        "cu",
        "su",
        "hu",
        "rtm",
        "x64",
        "x86",
        "amd64",
        "true",
        "false",
        "null",
        "yes",
        "no",
        "ok",
        "todo",
        "bad",
        "latest",
        "old",
        "new",
        "vulnerable",
        "fixed",
        "unknown",
        "supported",
        "unsupported",
        "number",
        "update",
        "updated",
        "patched",
        "id",
    ];
    const NUMBERED: &[&str] = &["cu", "su", "sp", "ru", "hu", "kb", "v", "x", "tls"];
    let lower = word.to_lowercase();
    COMMON.contains(&lower.as_str())
        || NUMBERED.iter().any(|prefix| {
            lower.strip_prefix(prefix).is_some_and(|rest| {
                !rest.is_empty()
                    && rest
                        .bytes()
                        .all(|byte| byte.is_ascii_digit() || byte == b'_')
            })
        })
}

/// Whether a word has letters and digits, as servers' names mostly do.
fn is_numbered(word: &str) -> bool {
    word.chars()
        .any(|c| c.is_ascii_digit() || c == '-' || c == '.')
        && word.chars().any(char::is_alphabetic)
}
