//! `patchline lint`: every fault of the files under `advisories/`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};

use patchline::advisory;
use patchline::catalogue::source::SourceFile;
use patchline::catalogue::{Catalogue, Family};
use patchline::data::{self, File};

#[derive(clap::Args)]
pub struct Arguments {
    /// The folder to look at, instead of the one this program was built with
    #[arg(long, value_name = "DIR")]
    advisories: Option<PathBuf>,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    let files = match &arguments.advisories {
        None => data::files(),
        Some(folder) => match read_folder(folder) {
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

/// Every file below `folder`, named from `advisories/` on.
fn read_folder(folder: &Path) -> io::Result<Vec<File>> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(current) = open.pop() {
        for entry in fs::read_dir(&current)? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else {
                let relative = path.strip_prefix(folder).unwrap_or(&path);
                files.push(File {
                    name: format!("advisories/{}", relative.display()),
                    text: String::from_utf8_lossy(&fs::read(&path)?).into_owned(),
                });
            }
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}
