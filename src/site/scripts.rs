//! The scripts written by hand, under names that change with their content, and
//! the tags that start them: each with the digest it must have.
//!
//! Trunk names and digests what it builds itself; what lies in `static/` it
//! only copies. Must not know the disk.

use super::File;
use super::digest::{integrity, tag};
use super::offline::WORKER;
use super::search::INDEX;

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

/// What Trunk has built beside the program that a page starts: the program of
/// what most visits never need, and the script that runs it.
pub const SECOND: [&str; 2] = ["extra.js", "extra_bg.wasm"];

/// The names of the parts of both programs on the tag: `data-js`, and so on.
const PARTS: [&str; 4] = ["js", "wasm", "extra-js", "extra-wasm"];

/// The parts of the programs that `html` can start: the name of each on the
/// tag, and its path below the base.
pub fn programs(html: &str, base: &str) -> Result<Vec<(&'static str, String)>, Error> {
    let path = |name: &'static str| {
        let begin = format!(" data-{name}=\"{base}");
        let path = html
            .split_once(&begin)
            .and_then(|(_, rest)| rest.split('"').next());
        path.map(|path| (name, path.to_owned())).ok_or(Error(begin))
    };
    PARTS.into_iter().map(path).collect()
}

/// `html` with a tag that starts `boot`, has it hold the programs against their
/// digests, and says where the names are; and the file it names.
pub fn boot(
    html: &str,
    base: &str,
    boot: &str,
    programs: &[(&str, Vec<u8>)],
) -> Result<(String, File), Error> {
    let file = named(BOOT, boot);
    let plain = format!("src=\"{base}{BOOT}\"");
    if !html.contains(&plain) {
        return Err(Error(plain));
    }
    let mut digested = format!(
        "src=\"{base}{}\" integrity=\"{}\"",
        file.path,
        integrity(boot.as_bytes()),
    );
    digested.push_str(&format!(" data-search=\"{base}{INDEX}\""));
    for (name, held) in programs {
        digested.push_str(&format!(" data-{name}-integrity=\"{}\"", integrity(held)));
    }
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

/// A name that changes with the content.
pub fn named_by_content(name: &str, held: &[u8]) -> String {
    let (stem, end) = name.rsplit_once('.').unwrap_or((name, ""));
    format!("{stem}-{}.{end}", tag(held))
}

/// A file under a name that changes with its content.
fn named(name: &str, text: &str) -> File {
    File {
        path: named_by_content(name, text.as_bytes()),
        text: text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = "<head><script type=\"module\" id=\"boot\" src=\"/p/boot.js\" \
        data-js=\"/p/app-1.js\" data-wasm=\"/p/app-1_bg.wasm\" \
        data-extra-js=\"/p/m.js\" data-extra-wasm=\"/p/m.wasm\"></script></head>";

    fn built() -> Vec<(&'static str, Vec<u8>)> {
        vec![("js", b"run()".to_vec()), ("extra-wasm", b"\0asm".to_vec())]
    }

    #[test]
    fn scripts_are_named_and_digested() {
        let paths = programs(HTML, "/p/").expect("the paths");
        let paths: Vec<&str> = paths.iter().map(|(_, path)| path.as_str()).collect();
        assert_eq!(paths, ["app-1.js", "app-1_bg.wasm", "m.js", "m.wasm"]);
        let (html, file) = boot(HTML, "/p/", "start()", &built()).expect("a tag");
        assert!(html.contains(" data-extra-wasm-integrity=\"sha384-"));
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
        assert!(programs("<head></head>", "/").is_err());
        assert!(offline("", "/", "").is_err());
    }
}
