//! What the arguments name: texts, files, folders, standard input.
//!
//! Must not know what the texts mean.

use std::fs;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

/// A text to read, and where it came from.
pub struct Input {
    /// The file; none for words and standard input.
    pub file: Option<String>,
    /// The number of lines before its first: words are numbered as they stand
    /// on the command line.
    pub lines_before: u32,
    /// Its bytes, in whatever encoding.
    pub bytes: Vec<u8>,
}

/// What the arguments name, in their order. Each word that is no file is a
/// text of its own.
///
/// # Errors
///
/// A sentence for the person at the keyboard.
pub fn gather(arguments: &[String]) -> Result<Vec<Input>, String> {
    if arguments.is_empty() {
        if io::stdin().is_terminal() {
            return Err(
                "nothing to check: give a build such as 15.2.1118.20, a file, or - for standard input"
                    .to_owned(),
            );
        }
        return Ok(vec![standard_input()?]);
    }
    let mut inputs: Vec<Input> = Vec::new();
    let mut words = 0;
    for argument in arguments {
        let path = Path::new(argument);
        if argument == "-" {
            inputs.push(standard_input()?);
        } else if path.is_dir() {
            below(path, &mut inputs)?;
        } else if path.is_file() {
            inputs.push(file(path)?);
        } else {
            inputs.push(Input {
                file: None,
                lines_before: words,
                bytes: argument.clone().into_bytes(),
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
        } else {
            inputs.push(file(&path)?);
        }
    }
    Ok(())
}

fn file(path: &Path) -> Result<Input, String> {
    let name = path.display().to_string();
    match fs::read(path) {
        Ok(bytes) => Ok(Input {
            file: Some(name),
            lines_before: 0,
            bytes,
        }),
        Err(error) => Err(format!("{name}: {error}")),
    }
}

fn standard_input() -> Result<Input, String> {
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .map_err(|error| format!("standard input: {error}"))?;
    Ok(Input {
        file: None,
        lines_before: 0,
        bytes,
    })
}
