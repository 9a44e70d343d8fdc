//! Reads the version out of what a program prints for `--version`. It must
//! not know any program, nor which version is wanted.

use std::fmt;

/// A version as printed, without a leading `v`: `0.21.14`, `132`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version(String);

impl Version {
    /// The first word that begins like a version: `trunk 0.21.14` and
    /// `wasm-opt version 132 (version_132)` both have one.
    pub fn read(text: &str) -> Option<Self> {
        text.split_whitespace()
            .map(|word| word.strip_prefix('v').unwrap_or(word))
            .find(|word| word.starts_with(|c: char| c.is_ascii_digit()))
            .map(|word| Self(word.trim_end_matches([',', ';', ')']).to_owned()))
    }

    /// The number before the first dot.
    pub fn major(&self) -> Option<u32> {
        self.0.split('.').next()?.parse().ok()
    }

    /// Whether this is that major and minor version, or a later one.
    pub fn is_at_least(&self, wanted: (u32, u32)) -> bool {
        let mut numbers = self.0.split('.').map(|number| number.parse().unwrap_or(0));
        let major = numbers.next().unwrap_or(0);
        (major, numbers.next().unwrap_or(0)) >= wanted
    }

    /// Whether this is exactly the wanted version; `0.22.0-beta.1` is not
    /// `0.22.0`.
    pub fn is(&self, wanted: &str) -> bool {
        self.0 == wanted
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Version;

    #[test]
    fn reads_what_programs_print() {
        let cases = [
            ("trunk 0.21.14\n", Some("0.21.14"), Some(0)),
            ("trunk 0.22.0-beta.1", Some("0.22.0-beta.1"), Some(0)),
            ("wasm-bindgen 0.2.129", Some("0.2.129"), Some(0)),
            ("wasm-opt version 132 (version_132)", Some("132"), Some(132)),
            ("v20.20.2", Some("20.20.2"), Some(20)),
            (
                "Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)",
                Some("156.0.8078.79"),
                Some(156),
            ),
            (
                "Google Chrome 142.0.7444.59 ",
                Some("142.0.7444.59"),
                Some(142),
            ),
            (
                "ChromeDriver 156.0.8078.79 (a21ce95c-refs/branch-heads/8078@{#1704})",
                Some("156.0.8078.79"),
                Some(156),
            ),
            (
                "rustfmt 1.9.0-stable (59807616e1 2026-04-14)",
                Some("1.9.0-stable"),
                Some(1),
            ),
            (
                "rustc 1.96.0 (ac68faa20 2026-05-25) (built from a source tarball)",
                Some("1.96.0"),
                Some(1),
            ),
            ("", None, None),
            ("command not found", None, None),
        ];
        for (text, version, major) in cases {
            let read = Version::read(text);
            assert_eq!(read.as_ref().map(|v| v.0.as_str()), version, "{text:?}");
            assert_eq!(read.and_then(|v| v.major()), major, "{text:?}");
        }
    }

    #[test]
    fn compares() {
        let cases = [
            ("20.14.0", (20, 14), true),
            ("20.9.1", (20, 14), false),
            ("22.0.0", (20, 14), true),
            ("18.20.0", (20, 14), false),
            ("132", (132, 0), true),
        ];
        for (version, wanted, enough) in cases {
            let version = Version(version.to_owned());
            assert_eq!(version.is_at_least(wanted), enough, "{version}");
        }
        // A test release is not the release.
        assert!(!Version("0.22.0-beta.1".to_owned()).is("0.22.0"));
        assert!(Version("0.22.0".to_owned()).is("0.22.0"));
    }
}
