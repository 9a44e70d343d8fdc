//! Line after line to records: which layout a line belongs to, where a record
//! ends, and what became of each line.
//!
//! Every line is read, refused with a reason, or passed over for a named
//! reason. Must not know what a number means; `judge` does.

use std::cell::OnceCell;

use crate::catalogue::Catalogue;
use crate::catalogue::tables::Worth;
use crate::order;

use super::clean::clean;
use super::json::Json;
use super::markup::Markup;
use super::merge::Merging;
use super::names::Names;
use super::record::{Bounds, Draft, Record, note_id};
use super::running::{awaits_more, continues, is_ruler, is_type_line};
use super::scan::Found;
use super::table::{Fixed, Separated};
use super::vocabulary::Vocabulary;
use super::{Ignored, NotUnderstood, Observation, Places, Reading, Reason};

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
    pub(super) drafts: Vec<Draft>,
    pub(super) refused: Vec<NotUnderstood>,
    pub(super) ignored: Vec<(Ignored, u32)>,
    pub(super) named: Vec<String>,
    pub(super) named_seen: Places,
    /// Identifiers that no build has been found for yet.
    pub(super) held: Vec<String>,
    pub(super) command: Option<(usize, Worth)>,
    pub(super) separated: Option<Separated>,
    pub(super) fixed: Option<Fixed>,
    pub(super) json: Option<Json>,
    pub(super) markup: Markup,
    pub(super) last: String,
    pub(super) hop: Hop,
    /// A server's name that stood alone on the line of this number.
    pub(super) above: Option<(u32, String)>,
    /// Lines without anything known, short ones and sentences.
    pub(super) unknown: Vec<(u32, String)>,
    pub(super) prose: Vec<(u32, String)>,
    pub(super) naming: Vec<(u32, String, Vec<String>)>,
    /// Lines that hold nothing but a build and, at most, a server's name.
    pub(super) listed_lines: u32,
    /// A line whose version goes on in the next one, and its number.
    pub(super) carry: Option<(u32, String)>,
    /// Inside an element: what is not known there is a field of it.
    pub(super) inside: bool,
}

/// Where in the headers of a mail the reader is.
#[derive(Default)]
pub(super) struct Hop {
    pub(super) active: bool,
    pub(super) by: Option<String>,
    pub(super) awaits_host: bool,
    pub(super) awaits_number: bool,
    pub(super) number_due: bool,
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
        if end < line.len() {
            self.state.refuse(&line[end..], Reason::TooLong);
        }
    }

    /// How many lines were read so far.
    #[must_use]
    pub const fn lines(&self) -> u32 {
        self.state.line
    }

    /// What the text holds.
    #[must_use]
    pub fn finish(self) -> Reading {
        let mut ending = self.end();
        while ending.step() {}
        ending.reading()
    }

    /// The text ends here. What is left to do grows with what was found, and
    /// is done in steps.
    #[must_use]
    pub fn end(mut self) -> Ending<'c> {
        self.state.end(&self.facts);
        Ending {
            catalogue: self.facts.catalogue,
            merging: Merging::new(std::mem::take(&mut self.state.drafts)),
            state: self.state,
        }
    }
}

/// A text that was read to its end; see [`Reader::end`].
pub struct Ending<'c> {
    catalogue: &'c Catalogue,
    merging: Merging,
    state: State,
}

impl Ending<'_> {
    /// Does a little of what is left; false where nothing is.
    pub fn step(&mut self) -> bool {
        self.merging.step()
    }

    /// What the text holds, once every step is done.
    #[must_use]
    pub fn reading(mut self) -> Reading {
        while self.step() {}
        let observations = self.merging.observations(self.catalogue);
        self.state.reading(observations)
    }
}

impl State {
    pub(super) fn settle(&mut self, fate: Fate) {
        match fate {
            Fate::Read | Fate::Refused | Fate::Nothing => {}
            Fate::Passed(why) => self.pass(why),
        }
    }

    pub(super) fn pass(&mut self, why: Ignored) {
        *order::entry(&mut self.ignored, why) += 1;
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
                *order::entry(&mut self.ignored, Ignored::Heading) += 1;
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
                note_id(&mut record.named, id);
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
                note_id(&mut draft.observation.named, id);
            }
        }
    }

    /// Ends whatever is open.
    fn end(&mut self, facts: &Facts<'_>) {
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
    }

    fn reading(mut self, observations: Vec<Observation>) -> Reading {
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
        order::sort_by_key(&mut reading.not_understood, |entry| entry.line);
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
                *order::entry(&mut reading.ignored, Ignored::Field) += 1;
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
                *order::entry(&mut reading.ignored, Ignored::Prose) += 1;
            }
        }
        let sentences = u32::try_from(self.prose.len()).unwrap_or(u32::MAX);
        if sentences > 0 {
            *order::entry(&mut reading.ignored, Ignored::Prose) += sentences;
        }
    }
}

/// Whether the first two parts are those of a family's builds.
pub(super) fn is_claimed(facts: &Facts<'_>, found: &Found) -> bool {
    found.count >= 3
        && super::judge::claims_prefix(facts.catalogue, (found.parts[0], found.parts[1]))
}
