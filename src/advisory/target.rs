//! Where a link or a picture of an advisory may lead.
//!
//! What is not on the list here is no link: the list is of what is allowed.
//! Must not know Markdown, HTML, nor whether what a link names exists.

use std::fmt::Write;

/// Where a link leads, as far as its spelling tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target<'a> {
    /// `https://…` or `http://…`, with a host.
    External(&'a str),
    /// `mailto:…`.
    Mail(&'a str),
    /// A page of this site, from its root: `/exchange/`.
    Page(&'a str),
    /// A place on the same page; without the `#`.
    Fragment(&'a str),
    /// A build of the catalogue: what stands behind `build:`.
    Build(&'a str),
    /// A vulnerability of the catalogue: what stands behind `cve:`.
    Cve(&'a str),
    /// A package of the catalogue: what stands behind `kb:`.
    Kb(&'a str),
    /// Anything else.
    Forbidden,
}

impl<'a> Target<'a> {
    /// Reads a destination, its entities and escapes already resolved.
    pub(super) fn of(destination: &'a str) -> Self {
        // Browsers drop some of these and read others as `/`; what they would
        // make of it is not worth knowing.
        if destination.chars().any(|c| c.is_control() || c == '\\')
            || destination != destination.trim()
        {
            return Self::Forbidden;
        }
        if let Some(id) = destination.strip_prefix('#') {
            return if id.is_empty() {
                Self::Forbidden
            } else {
                Self::Fragment(id)
            };
        }
        if destination.starts_with('/') {
            return if destination.starts_with("//") {
                Self::Forbidden
            } else {
                Self::Page(destination)
            };
        }
        let Some((scheme, rest)) = destination.split_once(':') else {
            return Self::Forbidden;
        };
        match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" if has_host(rest) => Self::External(destination),
            "mailto" if !rest.is_empty() => Self::Mail(destination),
            "build" => Self::Build(rest),
            "cve" => Self::Cve(rest),
            "kb" => Self::Kb(rest),
            _ => Self::Forbidden,
        }
    }
}

/// Where a picture is, if it is a file of this site: from its root.
pub(super) fn picture(destination: &str) -> Option<&str> {
    match Target::of(destination) {
        Target::Page(path) => Some(path),
        _ => None,
    }
}

fn has_host(rest: &str) -> bool {
    rest.strip_prefix("//")
        .and_then(|rest| rest.chars().next())
        .is_some_and(|first| first.is_alphanumeric() || first == '[')
}

/// A destination as an attribute may hold it: what no address may hold is
/// percent-encoded. Characters beyond ASCII may stand as they are.
pub(super) fn encoded(destination: &str) -> String {
    let mut out = String::with_capacity(destination.len());
    for character in destination.chars() {
        if character == ' ' || "\"<>`{}|^".contains(character) {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{:02X}", u32::from(character));
        } else {
            out.push(character);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_listed_is_a_link() {
        use Target::{Build, Cve, External, Forbidden, Fragment, Kb, Mail, Page};
        for (destination, expected) in [
            (
                "https://example.org/a?b#c",
                External("https://example.org/a?b#c"),
            ),
            ("HTTP://example.org", External("HTTP://example.org")),
            ("https://[2001:db8::1]/", External("https://[2001:db8::1]/")),
            ("mailto:a@example.org", Mail("mailto:a@example.org")),
            ("/exchange/", Page("/exchange/")),
            ("/", Page("/")),
            ("#read", Fragment("read")),
            ("#読む", Fragment("読む")),
            ("build:15.2.1118.21", Build("15.2.1118.21")),
            ("cve:CVE-2022-41082", Cve("CVE-2022-41082")),
            ("kb:KB5022193", Kb("KB5022193")),
            ("", Forbidden),
            ("#", Forbidden),
            ("page/", Forbidden),
            ("../page/", Forbidden),
            ("?q", Forbidden),
            ("//example.org/", Forbidden),
            ("/\\example.org/", Forbidden),
            ("\\\\example.org", Forbidden),
            ("https:example.org", Forbidden),
            ("https:/example.org", Forbidden),
            ("https:///example.org", Forbidden),
            ("https://", Forbidden),
            ("javascript:alert(1)", Forbidden),
            ("JaVaScRiPt:alert(1)", Forbidden),
            (" javascript:alert(1)", Forbidden),
            ("java\nscript:alert(1)", Forbidden),
            ("java\tscript:alert(1)", Forbidden),
            ("\u{1}javascript:alert(1)", Forbidden),
            ("data:text/html,x", Forbidden),
            ("vbscript:x", Forbidden),
            ("file:///etc/passwd", Forbidden),
            ("blob:x", Forbidden),
            ("ftp://example.org/", Forbidden),
            ("mailto:", Forbidden),
            ("javascript&#58;alert(1)", Forbidden),
        ] {
            assert_eq!(Target::of(destination), expected, "{destination:?}");
        }
    }

    #[test]
    fn pictures_are_files_of_this_site() {
        assert_eq!(picture("/pictures/line.svg"), Some("/pictures/line.svg"));
        for elsewhere in [
            "https://example.org/a.png",
            "//example.org/a.png",
            "data:image/png;base64,AA",
            "a.png",
            "#a",
        ] {
            assert_eq!(picture(elsewhere), None, "{elsewhere}");
        }
    }

    #[test]
    fn an_address_holds_no_space_and_no_quote() {
        assert_eq!(encoded("/a b\"c/日本?x=<y>"), "/a%20b%22c/日本?x=%3Cy%3E");
    }
}
