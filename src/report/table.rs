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
///
/// # Errors
///
/// None that a report can cause; the writer reports through a `Result`.
pub fn csv(report: &Report) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for server in &report.servers {
        let exposed: Vec<&str> = server.exposed.iter().map(|item| item.id.as_str()).collect();
        let exploited: Vec<&str> = server
            .exposed
            .iter()
            .filter(|item| item.exploited.is_some())
            .map(|item| item.id.as_str())
            .collect();
        let actions: Vec<&str> = server.actions.iter().map(|item| item.id.as_str()).collect();
        writer.write_record([
            server.line.to_string(),
            inert(server.label.as_deref().unwrap_or_default()),
            inert(&server.text),
            server.level.to_owned(),
            server.build.clone().unwrap_or_default(),
            server.product.clone(),
            server.branch.clone(),
            server.update.clone(),
            server.name.clone(),
            server
                .released
                .map(|day| day.to_string())
                .unwrap_or_default(),
            server.verdict.to_owned(),
            server.required.join(" "),
            server.recommended.join(" "),
            exposed.join(" "),
            exploited.join(" "),
            actions.join(" "),
            String::new(),
        ])?;
    }
    for item in &report.not_understood {
        let mut cells = vec![String::new(); COLUMNS.len()];
        cells[0] = item.line.to_string();
        cells[2] = inert(&item.text);
        cells[COLUMNS.len() - 1].clone_from(&item.reason);
        writer.write_record(cells)?;
    }
    let bytes = writer
        .into_inner()
        .map_err(csv::IntoInnerError::into_error)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A cell of the reader's own text that no spreadsheet takes for a formula.
fn inert(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
