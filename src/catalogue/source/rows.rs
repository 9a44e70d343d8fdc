//! CSV lines made into rows.
//!
//! A line with a bad cell gives a fault at that cell and is left out; the
//! other cells of the line are still tried. Must not know any particular
//! table: columns come from the row type.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::de::{self, DeserializeOwned, IntoDeserializer, MapAccess, Visitor};

use super::cells::{self, Cell, Line};
use super::fields::{self, STAND_INS, VALUE_UNREADABLE};
use super::place::{At, Fault, FileText, RuleInfo, Spot};

pub(super) const CSV_SYNTAX: RuleInfo = RuleInfo::new(
    "csv-syntax",
    "Quotation marks in a CSV file are not closed, or stand where none may be.",
    "Where a cell ends would be a guess.",
);

pub(super) const CSV_HEADER: RuleInfo = RuleInfo::new(
    "csv-header",
    "The first line of a CSV file does not name the columns of its table, in their order.",
    "A cell would be read as something else, or not at all.",
);

pub(super) const CSV_WIDTH: RuleInfo = RuleInfo::new(
    "csv-width",
    "A line of a CSV file has more or fewer cells than its header.",
    "A forgotten comma moves every later cell into the wrong column.",
);

pub(super) const CSV_SPACE: RuleInfo = RuleInfo::new(
    "csv-space",
    "A cell begins or ends with white space.",
    "It is invisible, and makes a key that names nothing.",
);

/// Reads a table; says whether every line of it could be read.
pub(super) fn read<T: DeserializeOwned>(
    text: &FileText<'_>,
    faults: &mut Vec<Fault>,
) -> (Vec<At<T>>, bool) {
    let columns = fields::names::<T>();
    let mut lines = cells::lines(text.text);
    let Some(header) = header(lines.next(), columns, text, faults) else {
        return (Vec::new(), false);
    };
    let mut whole = true;
    let mut rows = Vec::new();
    for line in lines {
        match row(&line, &header, columns, text, faults) {
            Some(row) => rows.push(row),
            None => whole = false,
        }
    }
    (rows, whole)
}

/// For each cell of a line the column it belongs to, or none for a column that
/// no table has. Nothing where lines cannot be read with this header.
fn header(
    line: Option<Line<'_>>,
    columns: &'static [&'static str],
    text: &FileText<'_>,
    faults: &mut Vec<Fault>,
) -> Option<Vec<Option<&'static str>>> {
    let wanted = || format!("the first line has to be: {}", columns.join(","));
    let Some(line) = line else {
        faults.push(CSV_HEADER.at(text.place(0), "the file has no header", wanted()));
        return None;
    };
    let before = faults.len();
    slips(&line, text, faults);
    let mut header = Vec::new();
    let mut seen = BTreeSet::new();
    let mut usable = true;
    for cell in &line.cells {
        let name = cell.text.trim();
        let column = columns.iter().copied().find(|&column| column == name);
        let place = text.place(cell.start);
        if let Some(column) = column {
            if !seen.insert(column) {
                usable = false;
                let message = format!("column `{name}` stands twice");
                faults.push(CSV_HEADER.at(place, message, wanted()));
            }
        } else {
            let hint = fields::did_you_mean(name, columns).unwrap_or_else(wanted);
            faults.push(CSV_HEADER.at(place, format!("no table has a column `{name}`"), hint));
        }
        header.push(column);
    }
    for column in columns.iter().filter(|column| !seen.contains(*column)) {
        usable = false;
        let message = format!("column `{column}` is missing");
        faults.push(CSV_HEADER.at(text.place(line.start), message, wanted()));
    }
    if faults.len() == before && !header.iter().flatten().eq(columns) {
        let message = "the columns stand in another order";
        faults.push(CSV_HEADER.at(text.place(line.start), message, wanted()));
    }
    usable.then_some(header)
}

fn slips(line: &Line<'_>, text: &FileText<'_>, faults: &mut Vec<Fault>) {
    for &(at, slip) in &line.slips {
        faults.push(CSV_SYNTAX.at(text.place(at), slip.message(), slip.hint()));
    }
}

fn row<T: DeserializeOwned>(
    line: &Line<'_>,
    header: &[Option<&'static str>],
    columns: &'static [&'static str],
    text: &FileText<'_>,
    faults: &mut Vec<Fault>,
) -> Option<At<T>> {
    if !line.slips.is_empty() {
        slips(line, text, faults);
        return None;
    }
    let (has, wants) = (line.cells.len(), header.len());
    if has != wants {
        // The first cell too many, or the line that lacks some.
        let at = line.cells.get(wants).map_or(line.start, |cell| cell.start);
        faults.push(CSV_WIDTH.at(
            text.place(at),
            format!("{has} cells, where the header has {wants}"),
            "a cell that holds a comma stands between quotation marks; an empty cell keeps its comma",
        ));
        return None;
    }
    let cells: Vec<(&'static str, &Cell<'_>)> = header
        .iter()
        .zip(&line.cells)
        .filter_map(|(&column, cell)| Some((column?, cell)))
        .collect();
    let mut spots = BTreeMap::new();
    for &(column, cell) in &cells {
        if cell.text.trim() != cell.text {
            faults.push(CSV_SPACE.at(
                text.place(cell.start),
                format!("white space around `{}`", cell.text.trim()),
                "remove it",
            ));
        }
        spots.insert(Cow::Borrowed(column), text.spot(cell.start));
        items(column, cell, text, &mut spots);
    }
    let mut values: Vec<&str> = cells.iter().map(|(_, cell)| cell.text.trim()).collect();
    let names: Vec<&'static str> = cells.iter().map(|&(column, _)| column).collect();
    let mut clean = true;
    // Every turn puts one more cell right, so there are no more turns than cells.
    for _ in columns {
        let error = match try_row(&names, &values) {
            Ok(value) => {
                return clean.then(|| At::new(text.place(line.start), value, spots));
            }
            Err(error) => error,
        };
        clean = false;
        let Some(at) = error.cell else {
            faults.push(VALUE_UNREADABLE.at(
                text.place(line.start),
                error.message,
                "correct the line",
            ));
            return None;
        };
        let (message, hint, fits) = explain::<T>(&names, &mut values, at, &error);
        faults.push(VALUE_UNREADABLE.at(text.place(cells[at].1.start), message, hint));
        if !fits {
            return None;
        }
    }
    None
}

/// Notes where the single values of a cell stand: `notes[0]`, `notes[1]`.
fn items(
    column: &'static str,
    cell: &Cell<'_>,
    text: &FileText<'_>,
    spots: &mut BTreeMap<Cow<'static, str>, Spot>,
) {
    if !cell.text.contains(';') || cell.text.contains('"') {
        return;
    }
    let mut at = cell.inside(text.text);
    let mut index = 0;
    for item in cell.text.split(';') {
        if !item.trim().is_empty() {
            let lead = item.len() - item.trim_start().len();
            spots.insert(format!("{column}[{index}]").into(), text.spot(at + lead));
            index += 1;
        }
        at += item.len() + 1;
    }
}

/// Says what is wrong with the cell at `at` and puts a stand-in there. The last
/// value says whether one was found that fits.
fn explain<T: DeserializeOwned>(
    names: &[&'static str],
    values: &mut [&str],
    at: usize,
    error: &RowError,
) -> (String, String, bool) {
    let value = values[at];
    if let Some(&first) = error.variants.first() {
        values[at] = first;
        let message = format!("`{value}` is no {}", names[at]);
        return (message, fields::choose(value, error.variants), true);
    }
    for stand_in in STAND_INS {
        values[at] = stand_in.text;
        let fits = try_row::<T>(names, values).map_or_else(|next| next.cell != Some(at), |_| true);
        if fits {
            let mut message = format!("`{value}` is not {}", stand_in.wanted);
            if stand_in.explains {
                message += ": ";
                message += &error.message;
            }
            return (message, stand_in.hint.to_owned(), true);
        }
    }
    values[at] = value;
    let message = format!("`{value}` cannot be read: {}", error.message);
    (message, "correct the cell".to_owned(), false)
}

fn try_row<T: DeserializeOwned>(names: &[&'static str], values: &[&str]) -> Result<T, RowError> {
    T::deserialize(de::value::MapAccessDeserializer::new(Cells {
        names,
        values,
        next: 0,
    }))
}

/// Why a line is no row, and which cell is to blame.
#[derive(Debug)]
struct RowError {
    message: String,
    cell: Option<usize>,
    variants: &'static [&'static str],
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for RowError {}

impl de::Error for RowError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self {
            message: message.to_string(),
            cell: None,
            variants: &[],
        }
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Self {
            variants: expected,
            ..Self::custom(format_args!("unknown word `{variant}`"))
        }
    }
}

/// The cells of a line, as a map from column to cell.
struct Cells<'a> {
    names: &'a [&'static str],
    values: &'a [&'a str],
    next: usize,
}

impl<'de> MapAccess<'de> for Cells<'_> {
    type Error = RowError;

    fn next_key_seed<K: de::DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, RowError> {
        self.names
            .get(self.next)
            .map(|&name| seed.deserialize(name.into_deserializer()))
            .transpose()
    }

    fn next_value_seed<V: de::DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, RowError> {
        let at = self.next;
        self.next += 1;
        seed.deserialize(CellText(self.values[at]))
            .map_err(|error| RowError {
                cell: error.cell.or(Some(at)),
                ..error
            })
    }
}

/// A cell as a value: text, unless a number is wanted.
struct CellText<'a>(&'a str);

impl<'de> de::Deserializer<'de> for CellText<'_> {
    type Error = RowError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, RowError> {
        visitor.visit_str(self.0)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, RowError> {
        let number = self.0.parse().map_err(de::Error::custom)?;
        visitor.visit_u64(number)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, RowError> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, RowError> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, RowError> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, RowError> {
        visitor.visit_enum(self.0.into_deserializer())
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u128 f32 f64 char str string
        bytes byte_buf option unit unit_struct newtype_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::tables::{AliasRow, BranchRow, DirectoryRow, FixRow, KevRow};

    fn faults<T: DeserializeOwned>(text: &str) -> Vec<String> {
        let mut faults = Vec::new();
        let _ = read::<T>(&FileText::new("t.csv", text), &mut faults);
        faults.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_bad_cell_of_a_line_is_found() {
        let header = "cve,added,due,ransomware,sources";
        let found = faults::<KevRow>(&format!("{header}\n日本,2020-13-01,soon,known,X\n"));
        assert_eq!(found.len(), 2, "{found:#?}");
        assert!(found[0].starts_with("t.csv:2:4: [value-unreadable] `2020-13-01` is not a day"));
        assert!(found[1].starts_with("t.csv:2:15: [value-unreadable] `soon` is not a day"));
    }

    #[test]
    fn the_hint_says_what_kind_of_value_is_wanted() {
        let first = |found: Vec<String>| found.into_iter().next().unwrap_or_default();
        for (found, wanted, hint) in [
            (
                first(faults::<AliasRow>(
                    "product,branch,update,build,name,note,sources\nP,B,,1.2,,n,S\n",
                )),
                "`1.2` is not a build number: a build has three or four numbers",
                "15.2.1118.21",
            ),
            (
                first(faults::<BranchRow>(
                    "product,branch,window,notes,sources\nP,B,never,,S\n",
                )),
                "`never` is not a window of service",
                "newer:2",
            ),
            (
                first(faults::<DirectoryRow>(
                    "product,from,to,schema,default,configuration,sources\nP,B,B,x,1,2,S\n",
                )),
                "`x` is not a whole number",
                "15312",
            ),
            (
                first(faults::<FixRow>(
                    "cve,product,branch,update,state,evidence\nC,P,B,,fixd,e\n",
                )),
                "`fixd` is no state",
                "did you mean `fixed`?",
            ),
        ] {
            assert!(found.contains(wanted), "{found}");
            assert!(found.contains(hint), "{found}");
        }
    }

    #[test]
    fn each_value_of_a_list_has_its_place() {
        let text = FileText::new(
            "t.csv",
            "product,branch,window,notes,sources\nP,B,newer:1,日; b,\"X: a, b;Y\"\n",
        );
        let mut faults = Vec::new();
        let (rows, whole) = read::<BranchRow>(&text, &mut faults);
        assert!(whole && faults.is_empty());
        for (path, column) in [
            ("notes[0]", 13),
            ("notes[1]", 16),
            ("sources", 18),
            ("sources[0]", 19),
            ("sources[1]", 27),
        ] {
            assert_eq!(rows[0].field(path).column, column, "{path}");
        }
    }
}
