//! The one file that the browser loads: all families' tables as JSON, for the
//! readers of one language.
//!
//! JSON, because every web server compresses it by itself, which an own binary
//! form would lose. A family is a list of its tables, in the order of
//! `rows::TABLES`, so that they can be read one after the other. They stand
//! column by column, since neighbours in a column are alike and compress better
//! than neighbours in a row. What only the sources page and the pages of single
//! CVEs show stays behind: conflicts, the evidence of fixes, remarks that no
//! answer has, the details of references. Remarks come in one language; names in
//! both, because readers paste both. Must not know what any fact means.

mod json;
mod row;
mod rows;

use serde_json::{Map, Value};

use super::tables::Tables;
use super::{Catalogue, Family, ResolveError, Score};
use crate::lang::Lang;

/// The tables whose rows all have the same keys.
const COLUMNAR: [&str; 9] = [
    "releases",
    "branches",
    "aliases",
    "unidentified",
    "vulnerabilities",
    "kev",
    "fixes",
    "platform",
    "directory",
];

/// The tables and keys below which texts are remarks rather than names.
const REMARKS: [&str; 6] = ["actions", "issues", "notes", "note", "settle", "sources"];

/// Why a compact file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It is not what [`write()`] makes.
    #[error("the catalogue file cannot be read: {0}")]
    Damaged(String),
    /// It names something that it does not hold.
    #[error(transparent)]
    Incomplete(#[from] ResolveError),
}

/// The compact form of a catalogue, for readers of `lang`.
///
/// # Errors
///
/// None that tables can cause; serialising reports through a `Result`.
pub fn write(catalogue: &Catalogue, lang: Lang) -> Result<String, serde_json::Error> {
    let families = catalogue
        .families
        .iter()
        .map(|family| {
            let mut tables = family.tables().clone();
            reduce(&mut tables);
            let mut value = serde_json::to_value(&tables)?;
            put_scores(&mut value, &tables);
            silence(&mut value, lang, false);
            let mut beginning = Map::new();
            for name in rows::BEGINNING {
                beginning.insert(name.to_owned(), value[name].take());
            }
            let mut members = vec![Value::Object(beginning)];
            for (name, _) in rows::TABLES {
                let table = value[name].take();
                members.push(match &table {
                    Value::Array(rows) if COLUMNAR.contains(&name) => columns(rows).into(),
                    _ => table,
                });
            }
            Ok(members)
        })
        .collect::<Result<Vec<Vec<Value>>, serde_json::Error>>()?;
    serde_json::to_string(&families)
}

/// Reads what [`write()`] made. Remarks in the other language are empty.
///
/// # Errors
///
/// Where the text is cut off, of another version, or contradicts itself.
pub fn read(text: &str) -> Result<Catalogue, ReadError> {
    let mut loading = Loading::new(text);
    loop {
        if let Some(catalogue) = loading.step()? {
            return Ok(catalogue);
        }
    }
}

/// Reads what [`write()`] made in steps, of which none takes long: a table at a
/// time. For those who have other things to do as well.
pub struct Loading<'a> {
    text: json::Reader<'a>,
    families: Vec<Family>,
    /// Of the family that is being read: its tables so far, and their number.
    begun: Option<(Tables, usize)>,
}

impl<'a> Loading<'a> {
    /// Nothing is read yet.
    #[must_use]
    pub const fn new(text: &'a str) -> Self {
        Self {
            text: json::Reader::new(text),
            families: Vec::new(),
            begun: None,
        }
    }

    /// Reads on; nothing comes of it as long as there is more to read.
    ///
    /// # Errors
    ///
    /// As [`read()`].
    pub fn step(&mut self) -> Result<Option<Catalogue>, ReadError> {
        self.member().unwrap_or_else(|| {
            let at = self.text.at.to_string();
            Err(ReadError::Damaged(["byte ", &at].concat()))
        })
    }

    /// Reads a member of a family or the end of one, or the end of all; nothing
    /// where the text is not so.
    fn member(&mut self) -> Option<Result<Option<Catalogue>, ReadError>> {
        let Some((tables, place)) = &mut self.begun else {
            let first = self.families.is_empty();
            if first {
                self.text.take("[")?;
            }
            if !self.text.more("]", first)? {
                self.text.end()?;
                let families = std::mem::take(&mut self.families);
                return Some(Ok(Some(Catalogue { families })));
            }
            self.text.take("[")?;
            let value = self.text.value(0)?;
            return Some(rows::begin(&value).map(|tables| {
                self.begun = Some((tables, 0));
                None
            }));
        };
        if self.text.more("]", false)? {
            let table = rows::TABLES.get(*place)?;
            *place += 1;
            let value = self.text.value(0)?;
            return Some(rows::read(tables, table, &value).map(|()| None));
        }
        let (tables, place) = self.begun.take()?;
        (place == rows::TABLES.len()).then(|| {
            self.families.push(Family::new(tables)?);
            Ok(None)
        })
    }
}

/// Leaves out what no answer shows.
fn reduce(tables: &mut Tables) {
    tables.conflicts.clear();
    tables.events.clear();
    let remarks = (tables.fixes.iter_mut().map(|row| &mut row.evidence))
        .chain(tables.vulnerabilities.iter_mut().map(|row| &mut row.notes))
        .chain(tables.branches.iter_mut().map(|row| &mut row.notes))
        .chain(tables.platform.iter_mut().map(|row| &mut row.notes));
    for notes in remarks {
        notes.clear();
    }
    let mut notes = std::mem::take(&mut tables.notes);
    notes.retain(|note| {
        let shows = |id: &String| *id == note.id;
        tables
            .releases
            .iter()
            .any(|row| row.notes.iter().any(shows))
            || tables.aliases.iter().any(|row| shows(&row.note))
            || tables.unidentified.iter().any(|row| shows(&row.note))
    });
    tables.notes = notes;
    let lists = (tables.actions.iter_mut().map(|row| &mut row.sources))
        .chain(tables.issues.iter_mut().map(|row| &mut row.sources))
        .chain(tables.releases.iter_mut().map(|row| &mut row.sources))
        .chain(
            tables
                .vulnerabilities
                .iter_mut()
                .map(|row| &mut row.sources),
        )
        .chain(tables.branches.iter_mut().map(|row| &mut row.sources))
        .chain(
            tables
                .family
                .products
                .iter_mut()
                .map(|row| &mut row.sources),
        )
        .chain(tables.family.moves.iter_mut().map(|row| &mut row.sources));
    for sources in lists {
        for source in sources.iter_mut() {
            let code = source.split(':').next().unwrap_or_default().trim();
            *source = code.to_owned();
        }
        sources.dedup();
    }
}

/// Puts the score of every vulnerability, in tenths, in place of its vector.
fn put_scores(value: &mut Value, tables: &Tables) {
    let Some(Value::Array(rows)) = value.get_mut("vulnerabilities") else {
        return;
    };
    for (row, known) in rows.iter_mut().zip(&tables.vulnerabilities) {
        if let Value::Object(row) = row {
            row.remove("cvss");
            row.insert("score".to_owned(), known.score.map(Score::in_tenths).into());
        }
    }
}

/// Empties remarks in the language that is not wanted.
fn silence(value: &mut Value, lang: Lang, in_remark: bool) {
    let other = match lang {
        Lang::En => "ja",
        Lang::Ja => "en",
    };
    match value {
        Value::Array(items) => {
            for item in items {
                silence(item, lang, in_remark);
            }
        }
        Value::Object(map) => {
            for (key, inner) in map.iter_mut() {
                if in_remark && key == other && inner.is_string() {
                    *inner = Value::String(String::new());
                } else {
                    silence(inner, lang, in_remark || REMARKS.contains(&key.as_str()));
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Rows of the same keys, turned into one list for each key.
fn columns(rows: &[Value]) -> Map<String, Value> {
    let mut columns: Map<String, Value> = Map::new();
    for row in rows.iter().filter_map(Value::as_object) {
        for (key, cell) in row {
            let column = columns
                .entry(key.clone())
                .or_insert_with(|| Value::Array(Vec::with_capacity(rows.len())));
            if let Value::Array(cells) = column {
                cells.push(cell.clone());
            }
        }
    }
    columns
}
