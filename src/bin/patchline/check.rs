//! `patchline check`: texts, files or standard input in, answers out.

use std::fs;
use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::ValueEnum;
use jiff::Zoned;
use jiff::civil::Date;
use patchline::assess::Verdict;
use patchline::data;
use patchline::lang::Lang;
use patchline::reading::read;
use patchline::report::{Report, report, table, text};

#[derive(clap::Args)]
pub struct Arguments {
    /// Judge by what was known on this day, instead of today
    #[arg(long, value_name = "YYYY-MM-DD")]
    as_of: Option<Date>,
    /// The form of the answer
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The language of the answer
    #[arg(long, value_enum, default_value_t = Language::En)]
    lang: Language,
    /// Files, `-` for standard input, or texts such as 15.2.1118.20
    ///
    /// An argument that names a file is read as one. Without arguments,
    /// standard input is read.
    #[arg(value_name = "FILE|-|TEXT")]
    inputs: Vec<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
    Csv,
    Markdown,
}

#[derive(Clone, Copy, ValueEnum)]
enum Language {
    En,
    Ja,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::En => Self::En,
            Language::Ja => Self::Ja,
        }
    }
}

/// Nothing readable, or the program cannot do what it was asked.
const UNREADABLE: u8 = 2;

pub fn run(arguments: &Arguments) -> ExitCode {
    let input = match gather(&arguments.inputs) {
        Ok(input) => input,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(UNREADABLE);
        }
    };
    let catalogue = match data::catalogue(&data::files()) {
        Ok(catalogue) => catalogue,
        Err(faults) => {
            for fault in faults {
                eprintln!("{fault}");
            }
            eprintln!("the catalogue this program was built with has faults; see `patchline lint`");
            return ExitCode::from(UNREADABLE);
        }
    };
    let as_of = arguments.as_of.unwrap_or_else(|| Zoned::now().date());
    let lang = arguments.lang.into();
    let report = report(&catalogue, &read(&input, &catalogue), as_of, lang);
    let written = match arguments.format {
        Format::Text => Ok(text::plain(&report, lang)),
        Format::Markdown => Ok(text::markdown(&report, lang)),
        Format::Csv => table::csv(&report).map_err(|error| error.to_string()),
        Format::Json => serde_json::to_string_pretty(&report)
            .map(|json| format!("{json}\n"))
            .map_err(|error| error.to_string()),
    };
    match written {
        Ok(written) => {
            // A reader that has seen enough, such as `head`, closes the pipe: no failure.
            let _ = io::stdout().lock().write_all(written.as_bytes());
        }
        Err(message) => {
            eprintln!("the answer cannot be written: {message}");
            return ExitCode::from(UNREADABLE);
        }
    }
    ExitCode::from(status(&report))
}

/// 0 every server current, 1 something to do or unknown, 2 nothing readable.
fn status(report: &Report) -> u8 {
    let is_settled =
        |verdict: &str| verdict == Verdict::Current.key() || verdict == Verdict::Cloud.key();
    if report.servers.is_empty() {
        UNREADABLE
    } else {
        let open = report
            .servers
            .iter()
            .any(|server| !is_settled(server.verdict));
        u8::from(open || !report.not_understood.is_empty())
    }
}

/// All inputs as one text, in the order of the arguments.
fn gather(inputs: &[String]) -> Result<String, String> {
    if inputs.is_empty() {
        if io::stdin().is_terminal() {
            return Err(
                "nothing to check: give a build such as 15.2.1118.20, a file, or - for standard input"
                    .to_owned(),
            );
        }
        return standard_input();
    }
    let mut all = String::new();
    for input in inputs {
        let text = if input == "-" {
            standard_input()?
        } else if Path::new(input).is_file() {
            let bytes = fs::read(input).map_err(|error| format!("{input}: {error}"))?;
            String::from_utf8_lossy(&bytes).into_owned()
        } else {
            input.clone()
        };
        all.push_str(&text);
        if !all.ends_with('\n') {
            all.push('\n');
        }
    }
    Ok(all)
}

fn standard_input() -> Result<String, String> {
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .map_err(|error| format!("standard input: {error}"))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
