//! Tables: separated by a character, or set in columns.
//!
//! A table is known by its head: at least one column is labelled as a version
//! or a server. Where columns do not stand under their heads, the version is
//! found by its shape. Must not know what a number means.

use super::clean::without_gutter;
use super::reader::{Facts, Fate, State, is_claimed};
use super::record::Bounds;
use super::scan::{Shape, numbers};
use super::vocabulary::{Label, is_host, key};
use super::{Ignored, Reason};
use crate::letters::is_letter_or_digit;

/// What a head says of its table.
struct Head {
    labels: Vec<String>,
    versions: usize,
    names: usize,
}

impl Head {
    fn of(facts: &Facts<'_>, labels: Vec<String>) -> Self {
        let versions = labels
            .iter()
            .filter(|label| {
                matches!(
                    facts.vocabulary().column(label),
                    Some((Label::Version { .. } | Label::Part { .. }, _))
                ) || facts.vocabulary().plain_part(label).is_some()
            })
            .count();
        let names = labels
            .iter()
            .filter(|label| facts.vocabulary().server(label).is_some())
            .count();
        Self {
            labels,
            versions,
            names,
        }
    }
}

/// Reads the cells of one row as one server.
pub(super) fn row(
    state: &mut State,
    facts: &Facts<'_>,
    labels: &[String],
    cells: &[String],
    text: &str,
) -> Fate {
    state.flush(facts);
    state.record.bounds = Bounds::Firm;
    let mut fate = Fate::Nothing;
    for (index, cell) in cells.iter().enumerate() {
        let cell = cell.trim();
        if cell.is_empty() {
            continue;
        }
        let label = labels.get(index).map_or("", String::as_str);
        fate = fate.max(state.field(facts, label, cell, true));
    }
    state.assemble(facts);
    let read = !state.record.sights.is_empty() || !state.record.names.is_empty();
    let filled = cells
        .iter()
        .any(|cell| cell.chars().any(is_letter_or_digit));
    if !read && fate != Fate::Refused && filled {
        state.refuse(text, Reason::NoVersionInRow);
        fate = Fate::Refused;
    } else if read {
        fate = Fate::Read;
    }
    state.flush(facts);
    fate
}

/// A table whose cells a character separates.
pub(super) struct Separated {
    separator: char,
    labels: Vec<String>,
    /// A row whose quotation is still open.
    open: String,
    open_lines: u32,
}

impl Separated {
    /// A table, if `line` is the head of one.
    pub(super) fn begins(facts: &Facts<'_>, line: &str) -> Option<Self> {
        if line.len() > 4000 {
            return None;
        }
        // Some wikis double the bars of the head.
        let single;
        let line = if line.trim_start().starts_with("||") {
            single = line.replace("||", "|");
            &single
        } else {
            line
        };
        for separator in ['\t', ';', ',', '|'] {
            if !line.contains(separator) {
                continue;
            }
            let cells = cells(line, separator)?;
            if cells.len() < 2
                || cells.iter().any(|cell| {
                    let wordy = cell.split_whitespace().count() > 6 || cell.len() > 60;
                    wordy
                        || cell.contains([':', '='])
                        || numbers(cell).iter().any(|found| is_claimed(facts, found))
                })
            {
                continue;
            }
            let head = Head::of(facts, cells);
            let known = head.versions + head.names;
            // A sentence may hold a comma and the word "version".
            let sure = head.versions >= 1 && (known >= 2 || head.labels.len() >= 3);
            let likely = known >= 2 && head.labels.len() >= if separator == ',' { 4 } else { 3 };
            if sure || likely {
                return Some(Self {
                    separator,
                    labels: head.labels,
                    open: String::new(),
                    open_lines: 0,
                });
            }
        }
        None
    }

    /// Reads a line; none where the table has ended before it.
    pub(super) fn feed(
        &mut self,
        state: &mut State,
        facts: &Facts<'_>,
        line: &str,
    ) -> Option<Fate> {
        /// A quotation that is open for longer is a fault.
        const LONGEST: u32 = 40;
        const MOST: usize = 1 << 16;
        if self.open.is_empty() && line.trim().is_empty() {
            return None;
        }
        let joined = if self.open.is_empty() {
            line.to_owned()
        } else {
            self.open_lines += 1;
            format!("{}; {line}", std::mem::take(&mut self.open))
        };
        let Some(cells) = cells(&joined, self.separator) else {
            if self.open_lines < LONGEST && joined.len() < MOST {
                self.open = joined;
                return Some(Fate::Passed(Ignored::Continuation));
            }
            self.open_lines = 0;
            state.refuse(&joined, Reason::NothingKnown);
            return Some(Fate::Refused);
        };
        let number = state.line;
        let first = number - std::mem::take(&mut self.open_lines).min(number - 1);
        if cells
            .iter()
            .all(|cell| cell.chars().all(|c| matches!(c, '-' | ':' | '=' | ' ')))
        {
            return Some(Fate::Passed(Ignored::Ruler));
        }
        if cells.len() < 2 && self.labels.len() >= 2 {
            return None;
        }
        if cells
            .iter()
            .map(|cell| key(cell))
            .eq(self.labels.iter().map(|label| key(label)))
        {
            return Some(Fate::Passed(Ignored::Heading));
        }
        state.line = first;
        let fate = row(state, facts, &self.labels, &cells, &joined);
        state.line = number;
        Some(fate)
    }

    /// The text ends here.
    pub(super) fn end(self, state: &mut State, facts: &Facts<'_>) {
        if !self.open.is_empty() {
            state.refuse(&self.open, Reason::NothingKnown);
        }
        state.flush(facts);
    }
}

/// The cells of a line; none where a quotation stays open.
fn cells(line: &str, separator: char) -> Option<Vec<String>> {
    let line = line.trim_matches([' ', '\r']);
    let line = if separator == '|' {
        let line = line.trim();
        let line = line.strip_prefix('|').unwrap_or(line);
        line.strip_suffix('|').unwrap_or(line)
    } else {
        line
    };
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut quoted = false;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.trim().is_empty() => {
                cell.clear();
                quoted = true;
            }
            c if c == separator && !quoted => {
                cells.push(std::mem::take(&mut cell).trim().to_owned())
            }
            c => cell.push(c),
        }
    }
    if quoted {
        return None;
    }
    cells.push(cell.trim().to_owned());
    Some(cells)
}

/// A table that stands in columns.
pub(super) struct Fixed {
    labels: Vec<String>,
    /// First character of each column, and the character after its ruler or head.
    spans: Vec<(usize, usize)>,
    /// Which columns hold versions.
    versions: Vec<usize>,
    name: Option<usize>,
}

impl Fixed {
    /// A table whose head is underlined column by column.
    pub(super) fn under_ruler(facts: &Facts<'_>, head: &str, ruler: &str) -> Option<Self> {
        let runs = runs(ruler, |c| c == '-' || c == '=');
        if runs.len() < 2 {
            let only = head.trim();
            if matches!(facts.vocabulary().label(only), Some(Label::Version { .. })) {
                return Self::known(facts, vec![only.to_owned()], runs);
            }
            return if only.is_empty() {
                None
            } else {
                Self::headed(facts, head)
            };
        }
        let chars: Vec<char> = head.chars().collect();
        let labels = runs
            .iter()
            .enumerate()
            .map(|(index, (start, end))| {
                let next = runs.get(index + 1).map_or(chars.len(), |(next, _)| *next);
                let start = (*start).min(chars.len());
                let end = next.max(*end).clamp(start, chars.len());
                chars[start..end]
                    .iter()
                    .collect::<String>()
                    .trim()
                    .to_owned()
            })
            .collect();
        Self::known(facts, labels, runs)
    }

    /// A table whose head is not underlined: single words, one of them a version's label.
    pub(super) fn headed(facts: &Facts<'_>, head: &str) -> Option<Self> {
        let plain = |c: char| is_letter_or_digit(c) || matches!(c, ' ' | '\t' | '_' | '-');
        if head.len() > 400 || !head.chars().all(plain) {
            return None;
        }
        let spans = runs(head, |c| !c.is_whitespace());
        if spans.len() < 2 {
            return None;
        }
        let chars: Vec<char> = head.chars().collect();
        let labels: Vec<String> = spans
            .iter()
            .map(|(start, end)| chars[*start..*end].iter().collect())
            .collect();
        let wide = head.contains("  ")
            || head.contains('\t')
            || head.trim_start().len() == head.len() && labels.len() > 2;
        let exact = labels
            .iter()
            .any(|label| matches!(facts.vocabulary().label(label), Some(Label::Version { .. })));
        let named = labels
            .iter()
            .filter(|label| facts.vocabulary().server(label).is_some())
            .count();
        (wide && exact && named >= 1)
            .then(|| Self::known(facts, labels, spans))
            .flatten()
    }

    fn known(facts: &Facts<'_>, labels: Vec<String>, spans: Vec<(usize, usize)>) -> Option<Self> {
        let head = Head::of(facts, labels);
        if head.versions == 0 {
            return None;
        }
        // `Build` is a version by itself, and a part beside `Major` and `Minor`.
        let objects = head
            .labels
            .iter()
            .filter(|label| facts.vocabulary().plain_part(label).is_some())
            .count()
            >= 3;
        let versions = (0..head.labels.len())
            .filter(|at| {
                let label = &head.labels[*at];
                let part = facts.vocabulary().plain_part(label).is_some();
                !(objects && part)
                    && matches!(
                        facts.vocabulary().column(label),
                        Some((Label::Version { .. }, _))
                    )
            })
            .collect();
        let name = (0..head.labels.len())
            .filter_map(|at| {
                facts
                    .vocabulary()
                    .server(&head.labels[at])
                    .map(|rank| (rank, at))
            })
            .min()
            .map(|(_, at)| at);
        Some(Self {
            labels: head.labels,
            spans,
            versions,
            name,
        })
    }

    /// Reads a row; none where the line is no row of this table.
    pub(super) fn row(&self, state: &mut State, facts: &Facts<'_>, line: &str) -> Option<Fate> {
        if let Some((label, _)) = super::running::split_key(line)
            && !line.starts_with(' ')
            && (facts.vocabulary().server(label).is_some()
                || facts.vocabulary().label(label).is_some())
        {
            return None;
        }
        if let Some(cells) = self.cells(line)
            && self.fits(&cells)
        {
            let numbered = cells
                .iter()
                .any(|cell| cell.chars().any(|c| c.is_ascii_digit()));
            let found = numbers(line);
            if numbered
                && (found.iter().any(|found| is_claimed(facts, found)) || self.versions.is_empty())
            {
                return Some(row(state, facts, &self.labels, &cells, line));
            }
        }
        Some(self.by_shape(state, facts, line))
    }

    /// Whether every version stands in a column of its own.
    fn fits(&self, cells: &[String]) -> bool {
        self.versions.iter().all(|at| {
            let cell = cells.get(*at).map_or("", String::as_str);
            let found = numbers(cell);
            cell.trim().is_empty() || found.len() == 1 || !cell.chars().any(|c| c.is_ascii_digit())
        })
    }

    /// The cells under their heads; none where one runs into the next.
    fn cells(&self, line: &str) -> Option<Vec<String>> {
        let chars: Vec<char> = line.trim_end().chars().collect();
        let mut cells = Vec::with_capacity(self.spans.len());
        let mut start = 0;
        for (index, (_, end)) in self.spans.iter().enumerate() {
            let stop = match self.spans.get(index + 1) {
                None => chars.len(),
                Some((next, _)) if *next >= chars.len() => chars.len(),
                Some((next, _)) => {
                    let mut stop = *next;
                    // A number may stand flush right, and so begin before its head.
                    while stop > *end && !chars[stop - 1].is_whitespace() {
                        stop -= 1;
                    }
                    if !chars[stop - 1].is_whitespace() {
                        return None;
                    }
                    stop
                }
            };
            let stop = stop.max(start);
            cells.push(chars[start.min(stop)..stop].iter().collect());
            start = stop;
        }
        Some(cells)
    }

    /// Finds the version by its shape where the columns are lost.
    fn by_shape(&self, state: &mut State, facts: &Facts<'_>, line: &str) -> Fate {
        let text = without_gutter(line);
        let found = numbers(text);
        let claimed: Vec<_> = found
            .iter()
            .filter(|found| is_claimed(facts, found) || found.shape == Shape::Cut)
            .collect();
        let words: Vec<&str> = text.split_whitespace().collect();
        if claimed.is_empty() {
            let host = words
                .first()
                .is_some_and(|word| is_host(word) && !word.contains(':'));
            let lacking = host
                && self.name == Some(0)
                && !line.starts_with(' ')
                && !text.contains('\\')
                && words.len() <= self.labels.len();
            if lacking
                && words.len() > 1
                && state.record.is_empty()
                && !words[0].chars().all(|c| c == '-')
            {
                state.refuse(text, Reason::NoVersionInRow);
                return Fate::Refused;
            }
            return Fate::Passed(Ignored::Continuation);
        }
        state.flush(facts);
        state.record.bounds = Bounds::Firm;
        let name = match self.name {
            Some(0) => words.first(),
            Some(at) if at + 1 == self.labels.len() => words.last(),
            _ => words
                .first()
                .filter(|word| word.chars().any(|c| c.is_ascii_digit())),
        };
        if let Some(name) = name.filter(|name| is_host(name) && numbers(name).is_empty()) {
            state.record.call(0, "column", name);
        }
        let mut fate = Fate::Nothing;
        let mut start = 0;
        for (index, number) in claimed.iter().enumerate() {
            let label = match self.versions.as_slice() {
                [only] => self.labels[*only].as_str(),
                several if several.len() == claimed.len() => self.labels[several[index]].as_str(),
                _ => "",
            };
            let end = claimed.get(index + 1).map_or(text.len(), |next| next.start);
            fate = fate.max(state.field(facts, label, &text[start.max(number.start)..end], true));
            start = end;
        }
        state.flush(facts);
        fate
    }
}

/// The runs of characters that `is` holds for: first character, and the one after.
fn runs(line: &str, is: impl Fn(char) -> bool) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut inside = false;
    for (at, c) in line.chars().enumerate() {
        if is(c) {
            match runs.last_mut() {
                Some(last) if inside => last.1 = at + 1,
                _ => runs.push((at, at + 1)),
            }
            inside = true;
        } else {
            inside = false;
        }
    }
    runs
}
