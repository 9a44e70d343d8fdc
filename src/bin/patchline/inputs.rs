//! What the arguments name: texts, files, folders, standard input.
//!
//! Must not know what the texts mean.

use std::fs::{self, File};
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use patchline::reading::decode::LIMIT;
use patchline::reading::{Decoded, Unreadable, decode};

/// A text to read, and where it comes from. It is not loaded before it is
/// asked for, so that a folder of any size takes the memory of one file.
pub struct Input {
    /// The file; none for words and standard input.
    pub file: Option<String>,
    /// The number of lines before its first: words are numbered as they stand
    /// on the command line.
    pub lines_before: u32,
    origin: Origin,
}

enum Origin {
    Word(String),
    File(PathBuf),
    StandardInput,
}

impl Input {
    /// Its text, or why it holds none.
    ///
    /// # Errors
    ///
    /// Where it cannot be loaded: a sentence for the person at the keyboard.
    pub fn decoded(&self) -> Result<Result<Decoded, Unreadable>, String> {
        match &self.origin {
            Origin::Word(word) => Ok(decode(word.as_bytes())),
            Origin::File(path) => {
                let fault = |error| format!("{}: {error}", path.display());
                let file = File::open(path).map_err(fault)?;
                let size = file.metadata().map_err(fault)?.len();
                if size > LIMIT as u64 {
                    let size = usize::try_from(size).unwrap_or(usize::MAX);
                    return Ok(Err(Unreadable::TooLarge { size }));
                }
                Ok(decode(&bounded(file).map_err(fault)?))
            }
            Origin::StandardInput => {
                let bytes = bounded(io::stdin().lock())
                    .map_err(|error| format!("standard input: {error}"))?;
                if bytes.len() > LIMIT {
                    return Err(format!(
                        "standard input: more than {} MB, which is the most that is read; give it in parts",
                        LIMIT >> 20
                    ));
                }
                Ok(decode(&bytes))
            }
        }
    }
}

fn bounded(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // One byte more than can be read tells that there is more.
    from.take(LIMIT as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What the arguments name, in their order. Each word that is no file is a
/// text of its own.
///
/// # Errors
///
/// A sentence for the person at the keyboard.
pub fn gather(arguments: &[String]) -> Result<Vec<Input>, String> {
    let standard_input = || Input {
        file: None,
        lines_before: 0,
        origin: Origin::StandardInput,
    };
    if arguments.is_empty() {
        if io::stdin().is_terminal() {
            return Err(
                "nothing to check: give a build such as 15.2.1118.20, a file, or - for standard input"
                    .to_owned(),
            );
        }
        return Ok(vec![standard_input()]);
    }
    let mut inputs: Vec<Input> = Vec::new();
    let mut words = 0;
    for argument in arguments {
        let path = Path::new(argument);
        if argument == "-" {
            inputs.push(standard_input());
        } else if path.is_dir() {
            below(path, &mut inputs)?;
        } else if path.exists() {
            inputs.push(file(path));
        } else {
            inputs.push(Input {
                file: None,
                lines_before: words,
                origin: Origin::Word(argument.clone()),
            });
            words += 1;
        }
    }
    Ok(inputs)
}

/// Every file below a folder, by name.
fn below(folder: &Path, inputs: &mut Vec<Input>) -> Result<(), String> {
    let fault = |error: io::Error| format!("{}: {error}", folder.display());
    let mut paths = fs::read_dir(folder)
        .map_err(fault)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(fault)?;
    paths.sort();
    for path in paths {
        if path.is_dir() {
            below(&path, inputs)?;
        } else if path.is_file() {
            inputs.push(file(&path));
        }
    }
    Ok(())
}

fn file(path: &Path) -> Input {
    Input {
        file: Some(path.display().to_string()),
        lines_before: 0,
        origin: Origin::File(path.to_path_buf()),
    }
}
