//! `patchline lint`: every fault of the files under `advisories/`.

use std::path::PathBuf;
use std::process::ExitCode;

use patchline::advisory;
use patchline::catalogue::source::SourceFile;
use patchline::catalogue::{Catalogue, Family};
use patchline::data;

use crate::folder;

#[derive(clap::Args)]
pub struct Arguments {
    /// The folder to look at, instead of the one this program was built with
    #[arg(long, value_name = "DIR")]
    advisories: Option<PathBuf>,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    let files = match &arguments.advisories {
        None => data::files(),
        Some(folder) => match folder::read(folder) {
            Ok(files) => files,
            Err(error) => {
                eprintln!("{}: {error}", folder.display());
                return ExitCode::from(2);
            }
        },
    };
    let folders = data::families(&files);
    if folders.is_empty() {
        eprintln!("no family here: a family is a folder with a family.toml");
        return ExitCode::from(2);
    }
    let mut faults = Vec::new();
    let mut families = Vec::new();
    for folder in folders {
        let (draft, found) = data::draft(&files, folder);
        // Advisories are held against what can be resolved, faults or not.
        families.extend(draft.tables().map(Family::new).and_then(Result::ok));
        faults.extend(found);
    }
    let articles: Vec<SourceFile<'_>> = files
        .iter()
        .filter(|file| file.name.ends_with(".md"))
        .map(|file| SourceFile {
            name: &file.name,
            text: &file.text,
        })
        .collect();
    faults.extend(advisory::lint(&articles, &Catalogue { families }));
    for fault in &faults {
        println!("{fault}");
    }
    println!(
        "{} files, {} advisories, {} faults",
        files.len(),
        articles.len(),
        faults.len()
    );
    ExitCode::from(u8::from(!faults.is_empty()))
}
