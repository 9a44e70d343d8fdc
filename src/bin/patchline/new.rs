//! `patchline new`: the beginning of a text, in every language.
//!
//! What has to be written says TODO, which the linter does not let pass in
//! anything but a draft. Must not know what makes a file right: that is the
//! linter's business, and a test holds the two together.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueEnum;
use jiff::Zoned;
use jiff::civil::Date;
use patchline::data::{self, File};
use patchline::lang::Lang;

use crate::folder;

#[derive(clap::Subcommand)]
pub enum What {
    /// A folder `<date>-<slug>` with a text in each language
    Advisory(Arguments),
}

#[derive(clap::Args)]
pub struct Arguments {
    /// A few words in lower case, as they stand in the page's address: owa-cross-site-scripting
    #[arg(value_parser = slug)]
    slug: String,
    /// The day whose state the advisory describes, instead of today
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<Date>,
    /// The family it is about
    #[arg(long, default_value = "exchange")]
    family: String,
    /// What sort of advisory it is
    #[arg(long, value_enum, default_value_t = Kind::SecurityUpdate)]
    kind: Kind,
    /// The folder to write into
    #[arg(long, value_name = "DIR", default_value = "advisories")]
    advisories: PathBuf,
}

/// [`patchline::advisory::Kind`], as the command line names it.
#[derive(Clone, Copy, ValueEnum)]
enum Kind {
    SecurityUpdate,
    HotfixUpdate,
    Base,
    Configuration,
    EndOfSupport,
    Guidance,
}

impl Kind {
    const fn key(self) -> &'static str {
        match self {
            Self::SecurityUpdate => "security-update",
            Self::HotfixUpdate => "hotfix-update",
            Self::Base => "base",
            Self::Configuration => "configuration",
            Self::EndOfSupport => "end-of-support",
            Self::Guidance => "guidance",
        }
    }
}

fn slug(text: &str) -> Result<String, String> {
    let is_word = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    if text.split('-').all(is_word) {
        Ok(text.to_owned())
    } else {
        Err("lower-case letters and digits, with single hyphens between words".to_owned())
    }
}

pub fn run(what: &What) -> ExitCode {
    let What::Advisory(arguments) = what;
    match advisory(arguments, Zoned::now().date()) {
        Ok(written) => {
            for file in written {
                println!("{}", file.display());
            }
            println!("write what says TODO, then run `patchline lint`");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

/// Writes the files, and names them.
fn advisory(arguments: &Arguments, today: Date) -> Result<Vec<PathBuf>, String> {
    let root = &arguments.advisories;
    let files = folder::read(root).map_err(|error| {
        format!(
            "{}: {error}; run this where advisories/ is, or name it with --advisories",
            root.display()
        )
    })?;
    known_family(&files, &arguments.family)?;
    let date = arguments.date.unwrap_or(today);
    let id = format!("PL-{}-{:04}", date.year(), next_number(&files, date));
    // An advisory cannot be published before the day it describes.
    let published = date.max(today);
    let folder = root.join(format!("{date}-{}", arguments.slug));
    fs::create_dir(&folder).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => format!(
            "{} is there already, and is left as it is; choose another slug or date",
            folder.display()
        ),
        _ => format!("{}: {error}", folder.display()),
    })?;
    let mut written = Vec::new();
    for lang in Lang::ALL {
        let text = skeleton(lang)
            .replace("{id}", &id)
            .replace("{kind}", arguments.kind.key())
            .replace("{family}", &arguments.family)
            .replace("{date}", &date.to_string())
            .replace("{published}", &published.to_string())
            .replace("{today}", &today.to_string());
        let file = folder.join(format!("{}.md", lang.tag()));
        write_new(&file, &text).map_err(|error| format!("{}: {error}", file.display()))?;
        written.push(file);
    }
    Ok(written)
}

const fn skeleton(lang: Lang) -> &'static str {
    match lang {
        Lang::En => include_str!("new/en.md"),
        Lang::Ja => include_str!("new/ja.md"),
    }
}

/// Refuses a family that `files` do not hold.
fn known_family(files: &[File], wanted: &str) -> Result<(), String> {
    let known: Vec<&str> = data::families(files)
        .into_iter()
        .filter_map(|folder| folder.strip_prefix("advisories/"))
        .collect();
    if known.contains(&wanted) {
        Ok(())
    } else if known.is_empty() {
        Err("no family here: a family is a folder with a family.toml".to_owned())
    } else {
        Err(format!(
            "--family {wanted}: no such family; known are {}",
            known.join(", ")
        ))
    }
}

/// The number after the highest of the year that any text names: one that was
/// given up is not used again, nor one of a file that cannot be read.
fn next_number(files: &[File], date: Date) -> u32 {
    let start = format!("PL-{}-", date.year());
    files
        .iter()
        .filter(|file| file.name.ends_with(".md"))
        .flat_map(|file| file.text.split(&start).skip(1))
        .filter_map(|rest| rest.get(..4)?.parse::<u32>().ok())
        .max()
        .unwrap_or(0)
        + 1
}

/// Writes a file that is not there yet.
fn write_new(file: &Path, text: &str) -> io::Result<()> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(file)?
        .write_all(text.as_bytes())
}
