//! A report as CSV: one line a server, for a spreadsheet.
//!
//! Lists inside a cell are separated by spaces. A cell that a spreadsheet
//! would run as a formula is quoted with an apostrophe.

use super::Report;

const COLUMNS: [&str; 17] = [
    "line",
    "label",
    "text",
    "level",
    "build",
    "product",
    "branch",
    "update",
    "name",
    "released",
    "verdict",
    "required",
    "recommended",
    "exposed",
    "exploited",
    "actions",
    "reason",
];

/// The servers of a report, then what was not understood, with its reason in
/// the last column. Ends in a line end.
#[must_use]
pub fn csv(report: &Report) -> String {
    let mut out = String::new();
    line(&mut out, &COLUMNS.map(str::to_owned));
    for server in &report.servers {
        let exposed: Vec<&str> = server.exposed.iter().map(|item| item.id.as_str()).collect();
        let exploited: Vec<&str> = server
            .exposed
            .iter()
            .filter(|item| item.exploited.is_some())
            .map(|item| item.id.as_str())
            .collect();
        let actions: Vec<&str> = server.actions.iter().map(|item| item.id.as_str()).collect();
        line(
            &mut out,
            &[
                server.line.to_string(),
                inert(server.label.as_deref().unwrap_or_default()),
                inert(&server.text),
                server.level.to_string(),
                server.build.clone().unwrap_or_default(),
                server.product.clone(),
                server.branch.clone(),
                server.update.clone(),
                server.name.clone(),
                server
                    .released
                    .map(|day| day.to_string())
                    .unwrap_or_default(),
                server.verdict.to_string(),
                server.required.join(" "),
                server.recommended.join(" "),
                exposed.join(" "),
                exploited.join(" "),
                actions.join(" "),
                String::new(),
            ],
        );
    }
    for item in &report.not_understood {
        let mut cells = vec![String::new(); COLUMNS.len()];
        cells[0] = item.line.to_string();
        cells[2] = inert(&item.text);
        cells[COLUMNS.len() - 1].clone_from(&item.reason);
        line(&mut out, &cells);
    }
    out
}

/// Appends a line of cells. A library's writer asks of every cell whether it is
/// a number, and brings the tables for that along.
fn line(out: &mut String, cells: &[String]) {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        if cell.contains([',', '"', '\n', '\r']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(cell);
        }
    }
    out.push('\n');
}

/// A cell of the reader's own text that no spreadsheet takes for a formula.
fn inert(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_library_reads_what_is_written(lines in prop::collection::vec(prop::collection::vec(any::<String>(), 3), 1..6)) {
            let mut out = String::new();
            for cells in &lines {
                line(&mut out, cells);
            }
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(out.as_bytes());
            let read: Vec<Vec<String>> = reader
                .records()
                .map(|record| record.expect("a line").iter().map(str::to_owned).collect())
                .collect();
            // A reader takes a line without any letter for none at all.
            prop_assume!(lines.iter().all(|cells| cells.iter().any(|cell| !cell.is_empty())));
            prop_assert_eq!(read, lines);
        }
    }
}
