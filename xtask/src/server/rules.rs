//! Which file of a built site answers which address, by the rules of GitHub
//! Pages: a folder is its index.html, reached with a slash at the end; `/x`
//! is also `x.html`; all else is 404.html. It must not know the disk, nor
//! sockets.

/// What stands under a path of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    File,
    Folder,
}

/// What an address is answered with.
#[derive(Debug, PartialEq, Eq)]
pub enum Answer {
    /// The file under this path of the site.
    File(String),
    /// Another address, for good.
    Redirect(String),
    /// The site's own page for what it does not have.
    NotFound,
    /// Not of this site: another one's, on the real server.
    Outside,
}

/// Answers an address. `base` has a slash at both ends; `entry` looks up a
/// path below the site's folder.
pub fn answer(base: &str, url: &str, entry: impl Fn(&str) -> Option<Entry>) -> Answer {
    let url = url.split('#').next().unwrap_or(url);
    let (path, query) = url
        .split_once('?')
        .map_or((url, None), |(p, q)| (p, Some(q)));
    let with_slash = || {
        let query = query.map(|query| format!("?{query}")).unwrap_or_default();
        Answer::Redirect(format!("{path}/{query}"))
    };

    let Some(inside) = path.strip_prefix(base) else {
        return if path == base.trim_end_matches('/') {
            with_slash()
        } else {
            Answer::Outside
        };
    };
    let Some(inside) = decoded(inside).filter(|inside| is_plain(inside)) else {
        return Answer::NotFound;
    };
    let file = |path: String| (entry(&path) == Some(Entry::File)).then_some(Answer::File(path));

    if inside.is_empty() || inside.ends_with('/') {
        return file(format!("{inside}index.html")).unwrap_or(Answer::NotFound);
    }
    file(inside.clone())
        .or_else(|| file(format!("{inside}.html")))
        .or_else(|| file(format!("{inside}/index.html")).map(|_| with_slash()))
        .unwrap_or(Answer::NotFound)
}

/// Whether a path can only lead below its folder, and names each file in one
/// way.
fn is_plain(path: &str) -> bool {
    let parts = path.strip_suffix('/').unwrap_or(path);
    !path.contains(['\\', '\0', ':'])
        && (path.is_empty()
            || parts
                .split('/')
                .all(|part| !matches!(part, "" | "." | "..")))
}

/// A path without percent signs, if what they stand for is text.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            u8::try_from(digit()? * 16 + digit()?).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(bytes).ok()
}

/// The media type of a file, by the end of its name.
pub fn content_type(path: &str) -> &'static str {
    let end = path.rsplit_once('.').map_or("", |(_, end)| end);
    match end {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/vnd.microsoft.icon",
        "woff2" => "font/woff2",
        "txt" | "asc" => "text/plain; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "atom" => "application/atom+xml; charset=utf-8",
        "rss" => "application/rss+xml; charset=utf-8",
        "zip" => "application/zip",
        "gz" => "application/gzip",
        _ => "application/octet-stream",
    }
}

/// Whether files of this type are small already.
pub fn is_compressed(content_type: &str) -> bool {
    matches!(
        content_type,
        "image/png" | "font/woff2" | "application/zip" | "application/gzip"
    )
}

/// Whether an `Accept-Encoding` allows gzip.
pub fn allows_gzip(accept: &str) -> bool {
    accept.split(',').any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default();
        let refused = parts.any(|part| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"));
        matches!(name, "gzip" | "x-gzip" | "*") && !refused
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: &[&str] = &[
        "index.html",
        "404.html",
        "app-1.wasm",
        "both.html",
        "both/index.html",
        "check/index.html",
        "ja/check/index.html",
        "feeds/all.xml",
        "名/index.html",
        "two words.txt",
    ];

    fn entry(path: &str) -> Option<Entry> {
        if FILES.contains(&path) {
            return Some(Entry::File);
        }
        let folder = format!("{path}/");
        FILES
            .iter()
            .any(|file| file.starts_with(&folder))
            .then_some(Entry::Folder)
    }

    fn file(path: &str) -> Answer {
        Answer::File(path.to_owned())
    }

    fn to(url: &str) -> Answer {
        Answer::Redirect(url.to_owned())
    }

    #[test]
    fn answers_as_github_pages_does() {
        let cases = [
            ("/p/", file("index.html")),
            ("/p/?q=1", file("index.html")),
            ("/p/#top", file("index.html")),
            ("/p", to("/p/")),
            ("/p?q=1", to("/p/?q=1")),
            ("/p/index.html", file("index.html")),
            ("/p/app-1.wasm", file("app-1.wasm")),
            ("/p/app-1.wasm?v=2", file("app-1.wasm")),
            ("/p/app-1.wasm/", Answer::NotFound),
            ("/p/check/", file("check/index.html")),
            ("/p/check", to("/p/check/")),
            ("/p/check?a=b&c", to("/p/check/?a=b&c")),
            ("/p/check/index.html", file("check/index.html")),
            ("/p/check/index", file("check/index.html")),
            ("/p/ja/check", to("/p/ja/check/")),
            ("/p/both", file("both.html")),
            ("/p/both/", file("both/index.html")),
            ("/p/404", file("404.html")),
            // Folders without an index have no listing.
            ("/p/feeds/", Answer::NotFound),
            ("/p/feeds", Answer::NotFound),
            ("/p/feeds/all.xml", file("feeds/all.xml")),
            ("/p/nothing", Answer::NotFound),
            ("/p/nothing/", Answer::NotFound),
            ("/p/%E5%90%8D/", file("名/index.html")),
            ("/p/%E5%90%8D", to("/p/%E5%90%8D/")),
            ("/p/two%20words.txt", file("two words.txt")),
            ("/", Answer::Outside),
            ("/patchline/", Answer::Outside),
            ("/px", Answer::Outside),
            ("*", Answer::Outside),
            ("", Answer::Outside),
        ];
        for (url, wanted) in cases {
            assert_eq!(answer("/p/", url, entry), wanted, "{url}");
        }
    }

    #[test]
    fn serves_at_the_root() {
        let cases = [
            ("/", file("index.html")),
            ("/check", to("/check/")),
            ("/check/", file("check/index.html")),
            ("", to("/")),
        ];
        for (url, wanted) in cases {
            assert_eq!(answer("/", url, entry), wanted, "{url}");
        }
    }

    #[test]
    fn never_leaves_the_folder() {
        let urls = [
            "/p/../secret",
            "/p/check/../../secret",
            "/p/%2e%2e/secret",
            "/p/%2E%2E%2Fsecret",
            "/p/..%2fsecret",
            "/p/..%5csecret",
            "/p/check/..",
            "/p/./check/",
            "/p//check/",
            "/p//etc/passwd",
            "/p/%2fetc/passwd",
            "/p/C:/secret",
            "/p/index.html%00.png",
            "/p/%",
            "/p/%2",
            "/p/%zz",
            "/p/%ff",
        ];
        for url in urls {
            let all_there = |_: &str| Some(Entry::File);
            assert_eq!(answer("/p/", url, all_there), Answer::NotFound, "{url}");
        }
    }

    #[test]
    fn names_media_types() {
        let cases = [
            ("index.html", "text/html; charset=utf-8"),
            ("a/app-1.wasm", "application/wasm"),
            ("boot.js", "text/javascript; charset=utf-8"),
            ("feeds/all.xml", "application/xml; charset=utf-8"),
            (".nojekyll", "application/octet-stream"),
            ("LICENSE", "application/octet-stream"),
        ];
        for (path, kind) in cases {
            assert_eq!(content_type(path), kind, "{path}");
        }
        assert!(is_compressed(content_type("a.png")));
        assert!(!is_compressed(content_type("a.wasm")));
    }

    #[test]
    fn reads_accept_encoding() {
        let cases = [
            ("gzip, deflate, br, zstd", true),
            ("br;q=1.0, gzip;q=0.8, *;q=0.1", true),
            ("*", true),
            ("gzip;q=0", false),
            ("br", false),
            ("identity", false),
            ("", false),
        ];
        for (accept, allowed) in cases {
            assert_eq!(allows_gzip(accept), allowed, "{accept:?}");
        }
    }
}
