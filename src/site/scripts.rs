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

/// The path, below the base, of the WebAssembly that `html` starts.
pub fn wasm<'a>(html: &'a str, base: &str) -> Result<&'a str, Error> {
    let begin = format!("data-wasm=\"{base}");
    html.split_once(&begin)
        .and_then(|(_, rest)| rest.split('"').next())
        .ok_or(Error(begin))
}

/// `html` with a tag that starts `boot` and has it hold the program against its
/// digest; and the file it names.
pub fn boot(html: &str, base: &str, boot: &str, wasm: &[u8]) -> Result<(String, File), Error> {
    let file = named(BOOT, boot);
    let plain = format!("src=\"{base}{BOOT}\"");
    if !html.contains(&plain) {
        return Err(Error(plain));
    }
    let digested = format!(
        "src=\"{base}{}\" integrity=\"{}\" data-integrity=\"{}\"",
        file.path,
        integrity(boot.as_bytes()),
        integrity(wasm),
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

    #[test]
    fn scripts_are_named_and_digested() {
        assert_eq!(wasm(HTML, "/p/").expect("a path"), "app-1_bg.wasm");
        let (html, file) = boot(HTML, "/p/", "start()", b"\0asm").expect("a tag");
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
        assert!(boot(HTML, "/q/", "", b"").is_err());
        assert!(wasm("<head></head>", "/").is_err());
        assert!(offline("", "/", "").is_err());
    }
}
