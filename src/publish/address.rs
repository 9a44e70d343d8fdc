//! Where the site is: the absolute addresses that feeds, CSAF and OSV need.
//!
//! Must not know what stands at any of them.

use crate::advisory::Links;
use crate::lang::Lang;

/// The origin that files carry where none was told. No server has it: the name
/// is set aside for examples.
pub const UNTOLD: &str = "https://patchline.example";

/// An origin and the path below it under which the site is served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    origin: String,
    base: String,
}

/// An origin is a scheme and a host, and nothing more.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no origin: write a scheme and a host, such as https://example.org; the path below it is the base"
)]
pub struct OriginError(String);

impl Address {
    /// The site under `base`, a path, at `origin`, such as `https://example.org`.
    ///
    /// # Errors
    ///
    /// Where `origin` is more, less or other than `http` or `https` and a host.
    pub fn new(origin: &str, base: &str) -> Result<Self, OriginError> {
        let fault = || OriginError(origin.to_owned());
        let trimmed = origin.strip_suffix('/').unwrap_or(origin);
        let host = trimmed
            .strip_prefix("https://")
            .or_else(|| trimmed.strip_prefix("http://"))
            .ok_or_else(fault)?;
        let is_host = |c: char| c.is_ascii_alphanumeric() || "-.:[]".contains(c);
        if host.is_empty() || host.starts_with(':') || !host.chars().all(is_host) {
            return Err(fault());
        }
        let base = match base.trim_matches('/') {
            "" => "/".to_owned(),
            middle => format!("/{middle}/"),
        };
        Ok(Self {
            origin: trimmed.to_owned(),
            base,
        })
    }

    /// Whether the site has the whole host, where programs look for files under
    /// `/.well-known/`.
    pub(super) fn is_root(&self) -> bool {
        self.base == "/"
    }

    /// The address of a file or page, given its path below the base.
    pub(super) fn url(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin, self.base)
    }

    /// The address of a page, given its path below the pages of a language.
    pub(super) fn page(&self, lang: Lang, path: &str) -> String {
        self.url(&format!("{}{path}", below(lang)))
    }
}

/// The folder of a language's pages and feeds.
const fn below(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "",
        Lang::Ja => "ja/",
    }
}

/// Absolute links, for texts that are read far from the site.
pub(super) struct Absolute<'a> {
    pub(super) address: &'a Address,
    pub(super) lang: Lang,
}

impl Links for Absolute<'_> {
    fn page(&self, path: &str) -> String {
        self.address.page(self.lang, path.trim_start_matches('/'))
    }

    fn file(&self, path: &str) -> String {
        self.address.url(path.trim_start_matches('/'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_an_origin_a_base_and_a_path() {
        for (origin, base, expected) in [
            ("https://example.org", "/", "https://example.org/ja/check/"),
            ("https://example.org/", "", "https://example.org/ja/check/"),
            (
                "https://owner.github.io",
                "/patchline/",
                "https://owner.github.io/patchline/ja/check/",
            ),
            (
                "http://127.0.0.1:8080",
                "a/b",
                "http://127.0.0.1:8080/a/b/ja/check/",
            ),
        ] {
            let address = Address::new(origin, base).expect(origin);
            assert_eq!(address.page(Lang::Ja, "check/"), expected);
        }
    }

    #[test]
    fn an_origin_holds_no_path_and_no_account() {
        for origin in [
            "",
            "example.org",
            "ftp://example.org",
            "https://",
            "https://:80",
            "https://example.org/patchline",
            "https://user@example.org",
            "https://example.org?a",
            "https://exa mple.org",
        ] {
            assert!(Address::new(origin, "/").is_err(), "{origin:?}");
        }
    }
}
