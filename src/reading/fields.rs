//! What a line or a field holds: numbers with their labels, parts of versions,
//! names, articles, identifiers.
//!
//! Must not know the layout that the text came in.

use super::hosts::{host_after, host_between, is_cloud_host, is_web_server};
use super::judge::{Context, Judged, judge, unpacked};
use super::names::{What, articles, vulnerabilities};
use super::reader::{Facts, Fate, Field, State, is_claimed};
use super::record::{Bounds, Named, Parts, Sight, note_id};
use super::scan::{Found, Shape, numbers};
use super::vocabulary::{Label, is_host, is_limit, is_wanted, key, words};
use super::{Ignored, NotUnderstood, Reason};
use crate::catalogue::tables::Worth;
use crate::letters::{is_letter, is_letter_or_digit};

impl State {
    /// One `label: value`, from any layout.
    pub(super) fn keyed(&mut self, facts: &Facts<'_>, label: &str, value: &str) -> Fate {
        let value = value.trim().trim_matches(['"', '\'', ',']).trim();
        if let Some(rank) = facts.vocabulary().server(label) {
            // `WIN8MBX (15.01.0396.030)`: the name, then its version.
            let host = value.split([' ', ',', ';', '(']).next().unwrap_or("");
            let rest = value[host.len()..].trim_start();
            // `Server: EX01 Version: 15.2`: the name, then another pair.
            let paired = || {
                super::running::split_key(rest)
                    .is_some_and(|(label, _)| facts.vocabulary().label_before(label).is_some())
            };
            let whole = rest.is_empty() || rest.starts_with(['(', ',', ';']) || paired();
            if whole
                && is_host(host)
                && !is_web_server(host)
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

    pub(super) fn packed(&mut self, facts: &Facts<'_>, label: &str, value: &str) -> Fate {
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
    pub(super) fn part(&mut self, facts: &Facts<'_>, label: &str, number: u32) -> Option<Fate> {
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
                self.lack(facts, &parts);
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
            let fate = self.take(facts, &found, context, &text.join("."), &name, field);
            self.settle(fate);
            self.line = at;
        }
    }

    /// Says that parts of a version stand alone, where a label says whose.
    fn lack(&mut self, facts: &Facts<'_>, parts: &Parts) {
        let Some((family, row)) = parts.of.filter(|_| self.record.sights.is_empty()) else {
            self.pass(Ignored::Field);
            return;
        };
        let names = &facts.catalogue.families[family].tables().recognition.parts[row].names;
        let text: Vec<String> = names
            .iter()
            .zip(parts.values)
            .filter_map(|(name, value)| Some(format!("{name} {}", value?)))
            .collect();
        let entry = NotUnderstood::new(parts.line, &text.join(", "), Reason::PartsMissing);
        self.refused.push(entry);
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
        let wordy = text.chars().any(is_letter);
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
            .map(|label| (label, facts.vocabulary().column(label)));
        let mut passed = 0;
        // `15.2.1118.26 on EX01, 15.2.1118.30 on EX02`
        let hosts_follow = field.free
            && found.len() > 1
            && host_between(facts, text.get(..found[0].start).unwrap_or("")).is_none();
        let change = if field.free {
            Change::of(text, found)
        } else {
            None
        };
        for (place, number) in found.iter().enumerate() {
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
            let old = Label::Version {
                family: 0,
                worth: Worth::Previous,
                own: false,
                packed: false,
            };
            let label = match change {
                Some(Change::Done) if place == 0 => Some(&old),
                _ => label,
            };
            let hint = matches!(
                label,
                Some(Label::Version {
                    worth: Worth::Hint,
                    ..
                })
            );
            let wanted = !hint
                && (is_wanted(before) && change.is_none()
                    || is_limit(after)
                    || field.label.is_some_and(is_wanted)
                    || change == Some(Change::Planned) && place == 1);
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
                if hosts_follow {
                    let next = found.get(place + 1).map_or(text.len(), |next| next.start);
                    host_after(facts, text.get(number.end..next).unwrap_or(""))
                } else {
                    host_between(facts, text.get(passed..number.start).unwrap_or(""))
                }
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
        let bulk = text.chars().filter(|c| is_letter_or_digit(*c)).count();
        for name in names {
            let slice = &text[name.start..name.end];
            let own = slice.chars().filter(|c| is_letter_or_digit(*c)).count();
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
            if self.named_seen.first(id.clone(), self.named.len()) == self.named.len() {
                self.named.push(id.clone());
            }
            if field.free && self.record.sights.is_empty() {
                note_id(&mut self.held, id);
            } else {
                note_id(&mut self.record.named, id);
            }
        }
        fate
    }

    /// Takes one number for what `judge` says it is.
    pub(super) fn take(
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
}

/// Decimal digits, `0x` and hexadecimal ones, or the `dword:` of an export.
pub(super) fn integer(value: &str) -> Option<u32> {
    let value = value.split_whitespace().next()?;
    if let Some(hex) = value
        .strip_prefix("dword:")
        .or_else(|| value.strip_prefix("0x"))
    {
        return u32::from_str_radix(hex, 16).ok();
    }
    value.parse().ok()
}

pub(super) fn directory_level(
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

/// A short and a padded form of one build on a line: a list of releases.
pub(super) fn is_listed(text: &str, found: &[Found]) -> bool {
    match found {
        [first, second] => {
            first.parts == second.parts
                && first.count == 4
                && second.count == 4
                && first.padded != second.padded
                && text[..first.start]
                    .chars()
                    .filter(|c| is_letter(*c))
                    .count()
                    >= 4
        }
        _ => false,
    }
}

/// A label that stands before any product's version.
pub(super) fn is_generic(label: &Label) -> bool {
    matches!(
        label,
        Label::Version {
            worth: Worth::Bare,
            own: false,
            ..
        }
    )
}

/// A line that tells of a change from one build to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    /// The second build is the present one.
    Done,
    /// The first build is the present one.
    Planned,
}

impl Change {
    /// `upgraded from 15.2.1118.7 to 15.2.1118.26`
    fn of(text: &str, found: &[Found]) -> Option<Self> {
        let [first, second] = found else { return None };
        let before = text.get(..first.start)?;
        let between = text.get(first.end..second.start)?;
        let from = ["from", "von", "depuis"];
        let to = ["to", "auf", "vers", "nach"];
        let leaves = words(before)
            .rev()
            .take(6)
            .any(|word| from.contains(&key(word).as_str()));
        let arrives = words(between)
            .next()
            .is_some_and(|word| to.contains(&key(word).as_str()));
        if !leaves || !arrives {
            return None;
        }
        let done = [
            "upgraded",
            "updated",
            "patched",
            "moved",
            "migrated",
            "went",
            "aktualisiert",
        ];
        let planned = [
            "want", "plan", "planning", "trying", "try", "before", "will", "need", "should", "can",
            "cannot", "fails", "failed",
        ];
        let says = |list: &[&str]| words(text).any(|word| list.contains(&key(word).as_str()));
        Some(if says(&done) && !says(&planned) {
            Self::Done
        } else {
            Self::Planned
        })
    }
}
