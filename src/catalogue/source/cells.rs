//! CSV text cut into cells that know where they stand.
//!
//! The dialect of RFC 4180, with one limit: a quoted cell ends on the line on
//! which it began. Facts are short, longer texts live in TOML files, and a
//! forgotten quotation mark then harms one line and not the rest of the file.
//! Must not know what the columns are.

use std::borrow::Cow;

/// A cell.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cell<'a> {
    /// What it says, without quotation marks.
    pub(super) text: Cow<'a, str>,
    /// The byte at which it begins: its quotation mark, if it has one.
    pub(super) start: usize,
}

impl Cell<'_> {
    /// The byte at which `text` begins; the same bytes follow there unless
    /// quotation marks were doubled.
    pub(super) fn inside(&self, file: &str) -> usize {
        self.start + usize::from(file[self.start..].starts_with('"'))
    }
}

/// A line that holds something.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    pub(super) cells: Vec<Cell<'a>>,
    pub(super) start: usize,
    /// Where quotation marks are used as they must not be, and why not.
    pub(super) slips: Vec<(usize, Slip)>,
}

/// A misuse of quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// A quotation mark within a cell that does not begin with one.
    Inside,
    /// Something between the closing mark and the next comma.
    After,
    /// No closing mark on the line.
    Open,
}

impl Slip {
    pub(super) const fn message(self) -> &'static str {
        match self {
            Self::Inside => "a quotation mark inside a cell that does not begin with one",
            Self::After => "something stands between the closing quotation mark and the comma",
            Self::Open => "a quotation mark that is not closed on its line",
        }
    }

    pub(super) const fn hint(self) -> &'static str {
        match self {
            Self::Inside | Self::After => {
                "put the whole cell between quotation marks, and double those within it"
            }
            Self::Open => "close it; a cell holds no line break",
        }
    }
}

/// Cuts `text` into lines of cells, leaving out empty lines.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let begin = start;
        start += line.len();
        let line = line.strip_suffix('\n').unwrap_or(line);
        let line = line.strip_suffix('\r').unwrap_or(line);
        (!line.is_empty()).then(|| cut(line, begin))
    })
}

fn cut(line: &str, start: usize) -> Line<'_> {
    let mut cells = Vec::new();
    let mut slips = Vec::new();
    let mut at = 0;
    loop {
        let (text, end) = if line[at..].starts_with('"') {
            quoted(line, at, start, &mut slips)
        } else {
            let end = comma(line, at);
            if let Some(mark) = line[at..end].find('"') {
                slips.push((start + at + mark, Slip::Inside));
            }
            (Cow::Borrowed(&line[at..end]), end)
        };
        cells.push(Cell {
            text,
            start: start + at,
        });
        if end == line.len() {
            return Line {
                cells,
                start,
                slips,
            };
        }
        at = end + 1;
    }
}

/// The end of the cell that begins at `at`: the next comma or the line's end.
fn comma(line: &str, at: usize) -> usize {
    line[at..].find(',').map_or(line.len(), |comma| at + comma)
}

/// The cell whose opening mark is at `at`, and where it ends.
fn quoted<'a>(
    line: &'a str,
    at: usize,
    start: usize,
    slips: &mut Vec<(usize, Slip)>,
) -> (Cow<'a, str>, usize) {
    let mut text = Cow::Borrowed("");
    let mut from = at + 1;
    loop {
        let Some(mark) = line[from..].find('"').map(|mark| from + mark) else {
            slips.push((start + at, Slip::Open));
            text += &line[from..];
            return (text, line.len());
        };
        if line[mark + 1..].starts_with('"') {
            text += &line[from..=mark];
            from = mark + 2;
            continue;
        }
        text += &line[from..mark];
        let end = comma(line, mark + 1);
        if end != mark + 1 {
            slips.push((start + mark + 1, Slip::After));
        }
        return (text, end);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cells_know_where_they_begin() {
        for (text, expected) in [
            ("a,b", vec![("a", 0), ("b", 2)]),
            ("a,,b,", vec![("a", 0), ("", 2), ("b", 3), ("", 5)]),
            ("\"a,b\",c", vec![("a,b", 0), ("c", 6)]),
            (
                "日本,\"x\"\"y\",z",
                vec![("日本", 0), ("x\"y", 7), ("z", 14)],
            ),
            ("a,b\r\n", vec![("a", 0), ("b", 2)]),
            ("\"\",\"\"", vec![("", 0), ("", 3)]),
        ] {
            let all: Vec<_> = lines(text).collect();
            let [line] = all.as_slice() else {
                panic!("{text:?} is one line")
            };
            let cells: Vec<_> = line
                .cells
                .iter()
                .map(|cell| (cell.text.as_ref(), cell.start))
                .collect();
            assert_eq!(cells, expected, "{text:?}");
            assert_eq!(line.slips, [], "{text:?}");
        }
    }

    #[test]
    fn a_misplaced_quotation_mark_harms_its_own_line_only() {
        for (text, at, slip) in [
            ("a,b\"c,d\n", 3, Slip::Inside),
            ("a,\"b\" c,d\n", 5, Slip::After),
            ("a,\"b,c\n", 2, Slip::Open),
        ] {
            let text = format!("{text}next,line\n");
            let all: Vec<_> = lines(&text).collect();
            assert_eq!(all[0].slips, [(at, slip)], "{text:?}");
            assert_eq!(all[1].cells.len(), 2, "{text:?}");
            assert_eq!(all[1].slips, [], "{text:?}");
        }
    }

    proptest! {
        /// What the `csv` crate writes is read back, cell by cell.
        #[test]
        fn every_table_survives(
            table in prop::collection::vec(
                prop::collection::vec("[ -~ぁ-ん、]{0,8}", 3..4),
                0..6,
            )
        ) {
            let mut writer = csv::Writer::from_writer(Vec::new());
            for row in &table {
                writer.write_record(row)?;
            }
            let text = String::from_utf8(writer.into_inner()?)?;
            let read: Vec<Vec<String>> = lines(&text)
                .map(|line| line.cells.into_iter().map(|cell| cell.text.into_owned()).collect())
                .collect();
            prop_assert_eq!(read, table);
        }

        #[test]
        fn cutting_never_panics(text in "[\",\n\ra日]{0,20}") {
            for line in lines(&text) {
                for cell in &line.cells {
                    prop_assert!(text.is_char_boundary(cell.start));
                    prop_assert!(cell.inside(&text) <= text.len());
                }
            }
        }
    }
}
