//! The scripts written by hand, under names that change with their content, and
//! the tags that start them: each with the digest it must have.
//!
//! Trunk names and digests what it builds itself; what lies in `static/` it
//! only copies. Must not know the disk.

use super::File;
use super::digest::{integrity, tag};
use super::offline::WORKER;

/// Stands in a page for the version of the site, which is known only when all
/// pages are written.
pub const VERSION: &str = "data-version=\"0000000000000000\"";

/// The file that starts the app, as Trunk leaves it.
pub const BOOT: &str = "boot.js";

/// The file that has the site kept for readers without a connection.
pub const OFFLINE: &str = "offline.js";

/// A tag that is not where it is expected.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is not where it is expected")]
pub struct Error(String);

/// The program that `html` starts: what Trunk has built.
#[derive(Debug, PartialEq, Eq)]
pub struct Program<T> {
    /// The script that runs it.
    pub js: T,
    /// The program itself.
    pub wasm: T,
}

impl<T> Program<T> {
    /// The same with each of the two turned into something else.
    pub fn map<U, E>(self, to: impl Fn(T) -> Result<U, E>) -> Result<Program<U>, E> {
        Ok(Program {
            js: to(self.js)?,
            wasm: to(self.wasm)?,
        })
    }
}

/// The paths, below the base, of the program that `html` starts.
pub fn program<'a>(html: &'a str, base: &str) -> Result<Program<&'a str>, Error> {
    let names = Program {
        js: format!("data-js=\"{base}"),
        wasm: format!("data-wasm=\"{base}"),
    };
    names.map(|begin| {
        html.split_once(&begin)
            .and_then(|(_, rest)| rest.split('"').next())
            .ok_or(Error(begin))
    })
}

/// `html` with a tag that starts `boot` and has it hold the program against its
/// digests; and the file it names.
pub fn boot(
    html: &str,
    base: &str,
    boot: &str,
    program: &Program<Vec<u8>>,
) -> Result<(String, File), Error> {
    let file = named(BOOT, boot);
    let plain = format!("src=\"{base}{BOOT}\"");
    if !html.contains(&plain) {
        return Err(Error(plain));
    }
    let digested = format!(
        "src=\"{base}{}\" integrity=\"{}\" \
         data-js-integrity=\"{}\" data-wasm-integrity=\"{}\"",
        file.path,
        integrity(boot.as_bytes()),
        integrity(&program.js),
        integrity(&program.wasm),
    );
    Ok((html.replacen(&plain, &digested, 1), file))
}

/// `html` with a further tag, that starts `offline`; and the file it names.
pub fn offline(html: &str, base: &str, offline: &str) -> Result<(String, File), Error> {
    let file = named(OFFLINE, offline);
    let tag = format!(
        "\n<script type=\"module\" id=\"offline\" src=\"{base}{}\" integrity=\"{}\" \
         data-worker=\"{base}{WORKER}\" {VERSION}></script>\n</head>",
        file.path,
        integrity(offline.as_bytes()),
    );
    if !html.contains("</head>") {
        return Err(Error("</head>".to_owned()));
    }
    Ok((html.replacen("</head>", &tag, 1), file))
}

/// A file under a name that changes with its content.
fn named(name: &str, text: &str) -> File {
    let stem = name.trim_end_matches(".js");
    File {
        path: format!("{stem}-{}.js", tag(text.as_bytes())),
        text: text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = "<head><script type=\"module\" id=\"boot\" src=\"/p/boot.js\" \
        data-js=\"/p/app-1.js\" data-wasm=\"/p/app-1_bg.wasm\"></script></head>";

    fn built() -> Program<Vec<u8>> {
        Program {
            js: b"run()".to_vec(),
            wasm: b"\0asm".to_vec(),
        }
    }

    #[test]
    fn scripts_are_named_and_digested() {
        let paths = program(HTML, "/p/").expect("the paths");
        assert_eq!((paths.js, paths.wasm), ("app-1.js", "app-1_bg.wasm"));
        let (html, file) = boot(HTML, "/p/", "start()", &built()).expect("a tag");
        assert!(file.path.starts_with("boot-") && file.path.ends_with(".js"));
        assert!(html.contains(&format!("src=\"/p/{}\" integrity=\"sha384-", file.path)));
        let (html, file) = offline(&html, "/p/", "keep()").expect("a tag");
        assert!(html.contains(&format!("src=\"/p/{}\" integrity=\"sha384-", file.path)));
        assert!(html.contains(VERSION) && html.ends_with("</script>\n</head>"));
    }

    #[test]
    fn another_content_is_another_name() {
        assert_ne!(named(BOOT, "a").path, named(BOOT, "b").path);
        assert_eq!(named(BOOT, "a").path, named(BOOT, "a").path);
    }

    #[test]
    fn a_page_without_the_tag_is_refused() {
        assert!(boot(HTML, "/q/", "", &built()).is_err());
        assert!(program("<head></head>", "/").is_err());
        assert!(offline("", "/", "").is_err());
    }
}
