//! XML and HTML: serialised objects, service answers, pages, reports.
//!
//! Not a parser: tags may be cut off, nested wrongly or spread over lines.
//! An element's text is a field, labelled by its `N` or `name` attribute or
//! its own name; rows of HTML tables are rows. Must not know what a number
//! means.

use super::Ignored;
use super::clean::clean;
use super::hosts::{is_numbered, is_plain_host};
use super::reader::{Facts, Fate, State, is_claimed};
use super::record::Bounds;
use super::scan::numbers;
use super::table::row;
use super::vocabulary::{Label, is_host, key};

/// A tag that is longer, or spread over more lines, is text.
const LONGEST: usize = 1 << 16;
const MOST_LINES: u32 = 24;
/// How many open elements are kept in mind.
const DEEPEST: usize = 256;

#[derive(Default)]
pub(super) struct Markup {
    open: Vec<Element>,
    /// The beginning of a tag whose end is yet to come.
    tag: Option<Open>,
    table: Option<Table>,
    /// Inside `<style>` or `<script>`.
    skips: Option<String>,
}

/// A tag that goes on in the next line.
struct Open {
    /// The number of its first line.
    line: u32,
    /// What stands behind `<`, line by line.
    text: String,
}

struct Element {
    name: String,
    label: String,
    /// The text of an object, which its fields repeat.
    derived: bool,
}

#[derive(Default)]
struct Table {
    labels: Vec<String>,
    cells: Vec<String>,
    heads: usize,
}

impl Markup {
    /// Whether a line is markup, or the text between tags.
    pub(super) fn takes(&self, line: &str) -> bool {
        if self.tag.is_some() || self.table.is_some() || self.skips.is_some() {
            return true;
        }
        let text = line.trim_start_matches(['\u{feff}', ' ', '\t']);
        let tag = |text: &str| {
            text.strip_prefix('<').is_some_and(|rest| {
                rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '?' | '!'))
            })
        };
        if tag(text) {
            // `<server>` and the like stand for something left out.
            return text.contains('>') || text.contains('=');
        }
        text.contains('<') && (text.contains("/>") || text.contains("</") || text.contains("=\""))
    }

    pub(super) fn feed(&mut self, state: &mut State, facts: &Facts<'_>, line: &str) -> Fate {
        let mut fate = Fate::Nothing;
        let mut rest = line;
        if let Some(mut tag) = self.tag.take() {
            let end = rest.find('>');
            let whole = end.map_or(rest, |end| &rest[..end]);
            if tag.text.len() + whole.len() > LONGEST || state.line - tag.line >= MOST_LINES {
                Self::give_up(state, facts, &tag);
                return state.plain_line(facts, line);
            }
            tag.text.push('\n');
            tag.text.push_str(whole);
            let Some(end) = end else {
                self.tag = Some(tag);
                return Fate::Passed(Ignored::Markup);
            };
            fate = fate.max(self.element(state, facts, &tag.text.replace('\n', " ")));
            rest = &rest[end + 1..];
        }
        loop {
            let begin = rest.char_indices().find(|(at, c)| {
                *c == '<'
                    && rest[at + 1..].starts_with(|c: char| {
                        c.is_ascii_alphabetic() || matches!(c, '/' | '?' | '!')
                    })
            });
            let Some((begin, _)) = begin else {
                fate = fate.max(self.text(state, facts, rest));
                break;
            };
            fate = fate.max(self.text(state, facts, &rest[..begin]));
            match rest[begin..].find('>') {
                Some(end) => {
                    fate = fate.max(self.element(state, facts, &rest[begin + 1..begin + end]));
                    rest = &rest[begin + end + 1..];
                }
                None => {
                    self.tag = Some(Open {
                        line: state.line,
                        text: rest[begin + 1..].to_owned(),
                    });
                    break;
                }
            }
        }
        if fate == Fate::Nothing {
            Fate::Passed(Ignored::Markup)
        } else {
            fate
        }
    }

    /// The text ends here.
    pub(super) fn end(&mut self, state: &mut State, facts: &Facts<'_>) {
        if let Some(tag) = self.tag.take() {
            Self::give_up(state, facts, &tag);
        }
        if let Some(mut table) = self.table.take() {
            table.end_row(state, facts);
        }
    }

    /// Reads what was no tag after all as the lines that it stands on.
    fn give_up(state: &mut State, facts: &Facts<'_>, tag: &Open) {
        let now = std::mem::replace(&mut state.line, tag.line);
        for line in tag.text.split('\n') {
            let fate = state.plain_line(facts, line);
            state.settle(fate);
            state.line += 1;
        }
        state.line = now;
    }

    /// Reads what pages hide, a comment or a script, where a build stands in it.
    fn hidden(state: &mut State, facts: &Facts<'_>, text: &str) -> Fate {
        if !numbers(text).iter().any(|found| is_claimed(facts, found)) {
            return Fate::Nothing;
        }
        state.free(facts, &clean(text))
    }

    fn text(&mut self, state: &mut State, facts: &Facts<'_>, text: &str) -> Fate {
        if text.trim().is_empty() {
            return Fate::Nothing;
        }
        if self.skips.is_some() {
            return Self::hidden(state, facts, text);
        }
        let cleaned = clean(text);
        if let Some(table) = &mut self.table
            && let Some(cell) = table.cells.last_mut()
        {
            cell.push_str(&cleaned);
            cell.push(' ');
            return Fate::Passed(Ignored::Markup);
        }
        let Some(element) = self.open.last() else {
            return state.plain_line(facts, text);
        };
        let label = element.label.clone();
        let known = facts.vocabulary().label_before(&label).is_some()
            || facts.vocabulary().server(&label).is_some()
            || facts.vocabulary().plain_part(&label).is_some();
        if element.derived {
            let found = numbers(&cleaned);
            // The text of an object: labels of its own, or none but the object's.
            let field = super::reader::Field {
                label: known.then_some(label.as_str()),
                free: true,
                ..Default::default()
            };
            let fate = state.scan(facts, &cleaned, &found, field);
            return fate.max(Fate::Passed(Ignored::Markup));
        }
        if !known {
            state.inside = true;
            let fate = state.free(facts, &cleaned);
            state.inside = false;
            return fate;
        }
        let again = state.record.keys.contains(&(key(&label), true))
            && state.record.bounds == Bounds::Loose;
        if again {
            state.flush(facts);
        }
        state
            .field(facts, &label, &cleaned, true)
            .max(Fate::Passed(Ignored::Markup))
    }

    /// A tag, without its angle brackets.
    fn element(&mut self, state: &mut State, facts: &Facts<'_>, tag: &str) -> Fate {
        let tag = tag.trim();
        if let Some(name) = tag.strip_prefix('/') {
            self.end_element(state, facts, &local(name));
            return Fate::Nothing;
        }
        if tag.starts_with(['?', '!']) {
            return Self::hidden(state, facts, tag.trim_matches(['?', '!', '-']));
        }
        let (name, attributes) = tag.split_at(
            tag.find(|c: char| c.is_whitespace() || c == '/')
                .unwrap_or(tag.len()),
        );
        let name = local(name);
        if self.skips.is_some() {
            return Fate::Nothing;
        }
        let closed = tag.ends_with('/');
        let pairs = pairs(attributes);
        let given = pairs
            .iter()
            .find(|(label, _)| matches!(label.to_ascii_lowercase().as_str(), "n" | "name"))
            .map(|(_, value)| value.as_str());
        match name.as_str() {
            "style" | "script" if !closed => self.skips = Some(name.clone()),
            "table" => {
                state.flush(facts);
                self.table = Some(Table::default());
            }
            "tr" => {
                let table = self.table.get_or_insert_default();
                table.end_row(state, facts);
            }
            "td" | "th" => {
                let table = self.table.get_or_insert_default();
                table.heads += usize::from(name == "th");
                table.cells.push(String::new());
            }
            "obj" if given.is_none() => state.flush(facts),
            "reporthost" | "host" | "server" | "computer" => {
                state.flush(facts);
                if let Some(host) = given.filter(|host| is_host(host)) {
                    state.record = super::record::Record::default();
                    state.record.call(0, &name, host);
                }
            }
            _ => {}
        }
        let mut fate = Fate::Nothing;
        if pairs.is_empty() {
            // No element of anybody's: what somebody put into angle brackets.
            fate = Self::hidden(state, facts, tag);
        }
        for (label, value) in &pairs {
            let words = format!(
                "{name} {} {label}",
                given.filter(|_| label != "N").unwrap_or("")
            );
            let part = matches!(facts.vocabulary().label(label), Some(Label::Part { .. }));
            let link = matches!(label.as_str(), "href" | "src" | "content" | "value");
            if part {
                fate = fate.max(state.keyed(facts, label, value));
            } else if !label.starts_with("xmlns") && value.bytes().any(|byte| byte.is_ascii_digit())
            {
                let cleaned = clean(value);
                let found = numbers(&cleaned);
                let whole = format!("{words}=\"{cleaned}\"");
                if !found.is_empty() && !link {
                    let marked = if tag.contains("ublicKeyToken") {
                        format!("{whole} PublicKeyToken")
                    } else {
                        whole
                    };
                    let found = numbers(&marked);
                    fate = fate.max(state.scan(
                        facts,
                        &marked,
                        &found,
                        super::reader::Field {
                            free: true,
                            ..Default::default()
                        },
                    ));
                } else if !found.is_empty() {
                    fate = fate.max(state.scan(
                        facts,
                        &cleaned,
                        &found,
                        super::reader::Field {
                            free: true,
                            ..Default::default()
                        },
                    ));
                }
            }
        }
        if !closed && !is_void(&name) && self.open.len() < DEEPEST {
            let derived = name == "tostring";
            let label = match (derived, self.open.last()) {
                (true, Some(parent)) => parent.label.clone(),
                _ => given.unwrap_or(&name).to_owned(),
            };
            self.open.push(Element {
                name,
                label,
                derived,
            });
        }
        fate
    }

    fn end_element(&mut self, state: &mut State, facts: &Facts<'_>, name: &str) {
        if self.skips.as_deref() == Some(name) {
            self.skips = None;
        }
        match name {
            "tr" => {
                if let Some(table) = &mut self.table {
                    table.end_row(state, facts);
                }
            }
            "table" => {
                if let Some(mut table) = self.table.take() {
                    table.end_row(state, facts);
                    state.flush(facts);
                }
            }
            _ => {}
        }
        if let Some(at) = self.open.iter().rposition(|element| element.name == name) {
            if matches!(name, "obj" | "props") {
                let label = self.open[at].label.clone();
                let label = if name == "props" {
                    at.checked_sub(1)
                        .map(|parent| self.open[parent].label.clone())
                        .unwrap_or_default()
                } else {
                    label
                };
                for parts in state
                    .record
                    .parts
                    .iter_mut()
                    .filter(|parts| parts.of.is_none())
                {
                    parts.label.get_or_insert_with(|| label.clone());
                }
                let bounds = std::mem::replace(&mut state.record.bounds, Bounds::Firm);
                state.assemble(facts);
                state.record.bounds = bounds;
            }
            self.open.truncate(at);
        }
    }
}

impl Table {
    fn end_row(&mut self, state: &mut State, facts: &Facts<'_>) {
        let cells: Vec<String> = std::mem::take(&mut self.cells)
            .into_iter()
            .map(|cell| cell.trim().to_owned())
            .collect();
        let heads = std::mem::take(&mut self.heads);
        if cells.iter().all(String::is_empty) {
            return;
        }
        let builds = cells
            .iter()
            .any(|cell| numbers(cell).iter().any(|found| is_claimed(facts, found)));
        if heads > 1 && heads == cells.len() && !builds {
            self.labels = cells;
            return;
        }
        match (self.labels.is_empty(), cells.as_slice()) {
            // A report: one field a row.
            (true, [label, value]) if !(builds && is_named(facts, label)) => {
                let label = label.trim_end_matches(':');
                let server = facts.vocabulary().server(label).is_some();
                if server && !state.record.is_empty() {
                    state.flush(facts);
                }
                state.field(facts, label, value, true);
            }
            (true, several) => {
                let known = several.iter().filter(|cell| {
                    facts.vocabulary().server(cell).is_some()
                        || facts.vocabulary().label(cell).is_some()
                });
                if known.count() >= 2 && !builds {
                    self.labels = cells;
                } else {
                    state.free(facts, &several.join("\t"));
                }
            }
            (false, several) => {
                row(state, facts, &self.labels, several, &several.join("\t"));
            }
        }
    }
}

/// Whether a cell holds a server's name rather than a label.
fn is_named(facts: &Facts<'_>, cell: &str) -> bool {
    is_plain_host(facts, cell) && is_numbered(cell)
}

/// The name behind the prefix, in small letters.
fn local(name: &str) -> String {
    let name = name.trim().trim_end_matches('/');
    name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase()
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "br" | "hr"
            | "img"
            | "link"
            | "meta"
            | "input"
            | "col"
            | "area"
            | "base"
            | "wbr"
            | "p"
            | "li"
            | "nil"
            | "ref"
            | "b"
            | "i"
            | "strong"
            | "em"
            | "span"
            | "code"
            | "font"
            | "u"
    )
}

/// The attributes of a tag.
fn pairs(text: &str) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('=') {
        let label = rest[..at]
            .trim()
            .rsplit(char::is_whitespace)
            .next()
            .unwrap_or("")
            .to_owned();
        let after = rest[at + 1..].trim_start();
        let (value, next) = match after.chars().next() {
            Some(quote @ ('"' | '\'')) => match after[1..].find(quote) {
                Some(end) => (&after[1..=end], &after[end + 2..]),
                None => (&after[1..], ""),
            },
            _ => {
                let end = after
                    .find(|c: char| c.is_whitespace() || c == '>')
                    .unwrap_or(after.len());
                (&after[..end], &after[end..])
            }
        };
        pairs.push((label, value.to_owned()));
        rest = next;
    }
    pairs
}
