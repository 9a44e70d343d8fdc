//! `patchline check`: texts, files or standard input in, answers out.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::ValueEnum;
use jiff::Zoned;
use jiff::civil::Date;
use patchline::assess::Verdict;
use patchline::catalogue::Catalogue;
use patchline::lang::Lang;
use patchline::reading::read;
use patchline::report::summary::urgency;
use patchline::report::{NotUnderstood, Report, table, text};
use patchline::{data, messages};

use crate::inputs::gather;

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
    /// Show servers of this product only, such as 2019 or SE; may be repeated
    #[arg(long, value_name = "PRODUCT")]
    product: Vec<String>,
    /// Exit with 1 only for this verdict or a more urgent one, or never
    ///
    /// From the most urgent: product-unsupported, branch-unsupported,
    /// update-required, mitigate, update-unknown, none, update-available.
    #[arg(long, value_name = "VERDICT|never", value_parser = threshold)]
    fail_on: Option<Threshold>,
    /// Colour the verdicts
    #[arg(long, value_enum, default_value_t = Colour::Auto)]
    color: Colour,
    /// Files, folders, `-` for standard input, or texts such as 15.2.1118.20
    ///
    /// An argument that names a file or a folder is read as one, a folder with
    /// everything below it. Without arguments, standard input is read. At most
    /// 10 MB are read of each.
    #[arg(value_name = "FILE|DIR|-|TEXT")]
    inputs: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Csv,
    Markdown,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Colour {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    Always,
    Never,
}

/// From which verdict on the exit status is 1.
#[derive(Clone, Copy)]
enum Threshold {
    Never,
    From(Verdict),
}

fn threshold(text: &str) -> Result<Threshold, String> {
    if text == "never" {
        return Ok(Threshold::Never);
    }
    Verdict::from_key(text).map(Threshold::From).ok_or_else(|| {
        let known: Vec<&str> = Verdict::ALL.iter().map(|verdict| verdict.key()).collect();
        format!("one of {} or never", known.join(", "))
    })
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
    let inputs = match gather(&arguments.inputs) {
        Ok(inputs) => inputs,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(UNREADABLE);
        }
    };
    let catalogue = match data::own() {
        Ok(catalogue) => catalogue,
        Err(faults) => {
            for fault in faults {
                eprintln!("{fault}");
            }
            eprintln!("the catalogue this program was built with has faults; see `patchline lint`");
            return ExitCode::from(UNREADABLE);
        }
    };
    if let Some(unknown) = unknown_product(&arguments.product, &catalogue) {
        eprintln!("{unknown}");
        return ExitCode::from(UNREADABLE);
    }
    let as_of = arguments.as_of.unwrap_or_else(|| Zoned::now().date());
    let lang = arguments.lang.into();
    let mut report = Report::new(&catalogue, as_of);
    for input in &inputs {
        let decoded = match input.decoded() {
            Ok(decoded) => decoded,
            Err(message) => {
                eprintln!("{message}");
                return ExitCode::from(UNREADABLE);
            }
        };
        match decoded {
            Ok(decoded) => {
                let mut reading = read(&decoded.text, &catalogue);
                for observation in &mut reading.observations {
                    observation.line += input.lines_before;
                }
                for item in &mut reading.not_understood {
                    item.line += input.lines_before;
                }
                report.add(&catalogue, &reading, input.file.as_deref(), lang);
            }
            Err(error) => report.not_understood.push(NotUnderstood {
                file: input.file.clone(),
                line: 1,
                text: String::new(),
                reason: messages::reading::unreadable(error, lang),
            }),
        }
    }
    if !arguments.product.is_empty() {
        report
            .servers
            .retain(|server| arguments.product.contains(&server.product));
    }
    match written(&report, arguments.format, lang) {
        Ok(written) => {
            let shown = if arguments.format == Format::Text && colours(arguments.color) {
                coloured(&written, lang)
            } else {
                written
            };
            // A reader that has seen enough, such as `head`, closes the pipe: no failure.
            let _ = io::stdout().lock().write_all(shown.as_bytes());
        }
        Err(message) => {
            eprintln!("the answer cannot be written: {message}");
            return ExitCode::from(UNREADABLE);
        }
    }
    ExitCode::from(status(&report, arguments.fail_on))
}

/// A sentence about the first of `wanted` that is no product.
fn unknown_product(wanted: &[String], catalogue: &Catalogue) -> Option<String> {
    let known: Vec<&str> = catalogue
        .families
        .iter()
        .flat_map(|family| family.products())
        .map(|product| product.row.id.as_str())
        .collect();
    let unknown = wanted
        .iter()
        .find(|wanted| !known.contains(&wanted.as_str()))?;
    Some(format!(
        "--product {unknown}: no such product; known are {}",
        known.join(", ")
    ))
}

fn written(report: &Report, format: Format, lang: Lang) -> Result<String, String> {
    match format {
        Format::Text => Ok(text::plain(report, lang)),
        Format::Markdown => Ok(text::markdown(report, lang)),
        Format::Csv => Ok(table::csv(report)),
        Format::Json => serde_json::to_string_pretty(report)
            .map(|json| format!("{json}\n"))
            .map_err(|error| error.to_string()),
    }
}

fn colours(wanted: Colour) -> bool {
    match wanted {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    }
}

/// Colours the lines that say a verdict. The words say the same.
fn coloured(text: &str, lang: Lang) -> String {
    const RESET: &str = "\u{1b}[0m";
    let marks = Verdict::ALL.map(|verdict| {
        let code = match verdict {
            Verdict::Current | Verdict::Cloud => "\u{1b}[32m",
            Verdict::UpdateAvailable | Verdict::UpdateUnknown | Verdict::None => "\u{1b}[33m",
            Verdict::Mitigate
            | Verdict::UpdateRequired
            | Verdict::BranchUnsupported
            | Verdict::ProductUnsupported => "\u{1b}[31m",
        };
        (messages::answer::verdict(verdict, lang), code)
    });
    text.lines()
        .map(|line| {
            let said = marks
                .iter()
                .find(|(words, _)| line.starts_with(words.word) && line.ends_with(words.meaning));
            match said {
                Some((_, code)) => format!("{code}{line}{RESET}\n"),
                None => format!("{line}\n"),
            }
        })
        .collect()
}

/// 0 every server current, 1 something to do or unknown, 2 nothing readable.
fn status(report: &Report, fail_on: Option<Threshold>) -> u8 {
    let verdicts = || {
        let servers = report.servers.iter();
        servers.filter_map(|server| Verdict::from_key(&server.verdict))
    };
    if report.servers.is_empty() {
        return UNREADABLE;
    }
    let fails = match fail_on {
        Some(Threshold::Never) => false,
        Some(Threshold::From(least)) => {
            verdicts().any(|verdict| urgency(verdict) <= urgency(least))
        }
        None => {
            !report.not_understood.is_empty()
                || verdicts().any(|verdict| !matches!(verdict, Verdict::Current | Verdict::Cloud))
        }
    };
    u8::from(fails)
}
