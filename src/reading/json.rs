//! JSON, in one line or many, whole or cut off.
//!
//! An object with a name is a server; one without belongs to the object
//! around it. What is no JSON after all goes back to be read as text. Must not
//! know what a number means.

use super::reader::{Facts, Fate, State, is_claimed};
use super::record::{Bounds, Record, note_id};
use super::scan::numbers;
use super::vocabulary::is_host;
use super::{Ignored, clean::clean, lines};
use crate::letters::{is_letter, is_letter_or_digit};

/// How deep objects may lie in each other.
const DEEPEST: usize = 128;

#[derive(Default)]
pub(super) struct Json {
    frames: Vec<Frame>,
    token: Token,
    escape: Escape,
    buffer: String,
    began: bool,
}

#[derive(Default)]
struct Frame {
    list: bool,
    /// The key that this stands behind.
    own: Option<String>,
    /// The key that awaits its value.
    key: Option<String>,
    record: Record,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Token {
    #[default]
    Between,
    Text,
    Bare,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Escape {
    #[default]
    None,
    Begun,
    Code(u32, u8),
}

impl Json {
    /// Whether a line begins an object or a list of them.
    pub(super) fn begins(line: &str) -> bool {
        let text = line.trim_start_matches(['\u{feff}', ' ', '\t']);
        let Some(rest) = text.strip_prefix(['{', '[']) else {
            return false;
        };
        let next = rest.trim_start().chars().next();
        matches!(next, None | Some('"' | '{')) || text.starts_with('[') && next == Some('[')
    }

    /// Whether the outermost value has ended.
    pub(super) fn is_done(&self) -> bool {
        self.began && self.frames.is_empty()
    }

    /// Reads a line; the second is what is no JSON.
    pub(super) fn feed<'l>(
        &mut self,
        state: &mut State,
        facts: &Facts<'_>,
        line: &'l str,
    ) -> (Fate, Option<&'l str>) {
        let mut fate = Fate::Nothing;
        for (at, c) in line.char_indices() {
            match self.token {
                Token::Text => match self.escape {
                    Escape::None => match c {
                        '"' => {
                            self.token = Token::Between;
                            fate = fate.max(self.text(state, facts));
                        }
                        '\\' => self.escape = Escape::Begun,
                        c => self.buffer.push(c),
                    },
                    Escape::Begun => {
                        self.escape = Escape::None;
                        match c {
                            'n' | 'r' => self.buffer.push('\n'),
                            't' => self.buffer.push('\t'),
                            'u' => self.escape = Escape::Code(0, 0),
                            'b' | 'f' => self.buffer.push(' '),
                            c => self.buffer.push(c),
                        }
                    }
                    Escape::Code(code, count) => {
                        let Some(digit) = c.to_digit(16) else {
                            self.escape = Escape::None;
                            continue;
                        };
                        let code = code * 16 + digit;
                        if count == 3 {
                            self.escape = Escape::None;
                            self.buffer.push(char::from_u32(code).unwrap_or(' '));
                        } else {
                            self.escape = Escape::Code(code, count + 1);
                        }
                    }
                },
                Token::Bare if is_letter_or_digit(c) || matches!(c, '-' | '+' | '.') => {
                    self.buffer.push(c)
                }
                Token::Bare | Token::Between => {
                    if self.token == Token::Bare {
                        self.token = Token::Between;
                        fate = fate.max(self.text(state, facts));
                    }
                    match c {
                        '{' | '[' => {
                            if self.frames.len() >= DEEPEST || self.is_done() {
                                return (fate, Some(&line[at..]));
                            }
                            self.open(state, c == '[');
                        }
                        '}' | ']' => {
                            if self
                                .frames
                                .last()
                                .is_none_or(|frame| frame.list != (c == ']'))
                            {
                                return (fate, Some(&line[at..]));
                            }
                            fate = fate.max(self.close(state, facts));
                        }
                        '"' => {
                            if self.frames.is_empty() {
                                return (fate, Some(&line[at..]));
                            }
                            self.token = Token::Text;
                        }
                        ':' | ',' | ' ' | '\t' | '\u{feff}' | '\r' => {}
                        c if (is_letter_or_digit(c) || c == '-') && !self.frames.is_empty() => {
                            self.token = Token::Bare;
                            self.buffer.push(c);
                        }
                        _ => return (fate, Some(&line[at..])),
                    }
                }
            }
        }
        if self.token == Token::Bare {
            self.token = Token::Between;
            fate = fate.max(self.text(state, facts));
        } else if self.token == Token::Text {
            self.buffer.push('\n');
        }
        if fate == Fate::Nothing {
            let what = if line.chars().any(is_letter_or_digit) {
                Ignored::Field
            } else {
                Ignored::Markup
            };
            fate = if line.trim().is_empty() {
                Fate::Passed(Ignored::Blank)
            } else {
                Fate::Passed(what)
            };
        }
        (fate, None)
    }

    /// Ends early: what is open is closed.
    pub(super) fn abandon(mut self, state: &mut State, facts: &Facts<'_>) {
        if !self.buffer.is_empty() {
            let fate = self.text(state, facts);
            state.settle(fate);
        }
        while !self.frames.is_empty() {
            self.close(state, facts);
        }
    }

    fn open(&mut self, state: &mut State, list: bool) {
        self.began = true;
        let own = match self.frames.last_mut() {
            Some(frame) if frame.list => frame.own.clone(),
            Some(frame) => frame.key.take(),
            None => None,
        };
        self.frames.push(Frame {
            list,
            own,
            key: None,
            record: Record {
                bounds: Bounds::Firm,
                ..Record::default()
            },
        });
        let _ = state;
    }

    /// A key or a value has ended.
    fn text(&mut self, state: &mut State, facts: &Facts<'_>) -> Fate {
        let text = std::mem::take(&mut self.buffer);
        // Lists in lists, and no object around: each value stands for itself.
        if self.frames.iter().all(|frame| frame.list) {
            let mut fate = Fate::Passed(Ignored::Field);
            for line in lines(&text) {
                fate = fate.max(state.free(facts, &clean(line)));
            }
            state.flush(facts);
            return fate;
        }
        let Some(frame) = self.frames.last_mut() else {
            return Fate::Nothing;
        };
        if !frame.list && frame.key.is_none() {
            frame.key = Some(text);
            return Fate::Nothing;
        }
        let label = match frame.key.take() {
            Some(key) => key,
            None => frame.own.clone().unwrap_or_default(),
        };
        std::mem::swap(&mut state.record, &mut frame.record);
        let mut fate = Fate::Nothing;
        for line in lines(&text) {
            let cleaned = clean(line);
            fate = fate.max(state.field(facts, &label, &cleaned, true));
        }
        std::mem::swap(&mut state.record, &mut frame.record);
        if !frame.list {
            fate = fate.max(counted(state, facts, &label));
        }
        if fate == Fate::Nothing {
            Fate::Passed(Ignored::Field)
        } else {
            fate
        }
    }

    /// An object or list has ended.
    fn close(&mut self, state: &mut State, facts: &Facts<'_>) -> Fate {
        let Some(mut frame) = self.frames.pop() else {
            return Fate::Nothing;
        };
        std::mem::swap(&mut state.record, &mut frame.record);
        for parts in &mut state.record.parts {
            parts.label.clone_from(&frame.own);
        }
        let mut fate = if state.record.parts.is_empty() {
            Fate::Nothing
        } else {
            Fate::Read
        };
        state.assemble(facts);
        std::mem::swap(&mut state.record, &mut frame.record);
        let mut record = frame.record;
        let called = frame
            .own
            .as_deref()
            .filter(|own| {
                is_host(own)
                    && own.chars().any(|c| c.is_ascii_digit())
                    && own.chars().any(is_letter)
                    && facts.vocabulary().label_before(own).is_none()
                    && facts.names().find(facts.catalogue, own).is_empty()
            })
            .map(ToOwned::to_owned);
        if record.name.is_none()
            && !frame.list
            && !record.is_empty()
            && let Some(name) = called
        {
            record.name = Some((2, name));
        }
        if record.is_empty()
            && let Some(own) = &frame.own
        {
            fate = fate.max(counted(state, facts, own));
        }
        let inherited = self
            .frames
            .iter()
            .rev()
            .find_map(|frame| frame.record.name.clone());
        let Some(parent) = self.frames.last_mut() else {
            finish(state, facts, record, inherited);
            return fate;
        };
        if record.name.is_some() && !record.is_empty() || parent.list && !frame.list {
            parent.record.named.extend(if record.is_empty() {
                std::mem::take(&mut record.named)
            } else {
                Vec::new()
            });
            finish(state, facts, record, inherited);
            return fate;
        }
        parent.record.sights.append(&mut record.sights);
        parent.record.names.append(&mut record.names);
        parent.record.articles.append(&mut record.articles);
        for id in record.named {
            note_id(&mut parent.record.named, id);
        }
        parent.record.doubt = parent.record.doubt.or(record.doubt);
        fate
    }
}

/// Reads a key that is a build, as where servers are counted by it.
fn counted(state: &mut State, facts: &Facts<'_>, key: &str) -> Fate {
    if !numbers(key).iter().any(|found| is_claimed(facts, found)) {
        return Fate::Nothing;
    }
    let outer = std::mem::take(&mut state.record);
    let fate = state.free(facts, key);
    state.flush(facts);
    state.record = outer;
    fate
}

fn finish(
    state: &mut State,
    facts: &Facts<'_>,
    mut record: Record,
    inherited: Option<(usize, String)>,
) {
    if record.is_empty() {
        return;
    }
    if record.name.is_none() {
        record.name = inherited;
    }
    state.close(facts, record);
}
