//! A folder of advisories on the disk, read as the one that the program carries.
//!
//! Must not know what the files mean.

use std::path::Path;
use std::{fs, io};

use patchline::data::File;

/// Every file below `folder`, named from `advisories/` on, by name.
///
/// # Errors
///
/// Where one of them cannot be loaded.
pub fn read(folder: &Path) -> io::Result<Vec<File>> {
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
