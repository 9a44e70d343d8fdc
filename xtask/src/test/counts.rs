//! Reads how many tests ran out of what test programs print. It must not
//! know which program printed it, nor run any.

use std::fmt;
use std::iter::Sum;

/// How many tests ended how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: usize,
    pub failed: usize,
    pub skipped: usize,
}

impl Counts {
    /// Sums the closing lines of Rust's test programs, native or in a
    /// browser: one line for each program.
    pub fn of_rust(lines: &[String]) -> Self {
        let mut sum = Self::default();
        for line in lines {
            let Some((_, result)) = line.split_once("test result: ") else {
                continue;
            };
            sum.passed += before(result, "passed");
            sum.failed += before(result, "failed");
            sum.skipped += before(result, "ignored");
        }
        sum
    }

    /// Reads the summary of Node's test runner: `ℹ pass 3`, or `# pass 3`
    /// where it writes TAP. What a test itself prints can look the same, so
    /// the last line of each kind counts.
    pub fn of_node(lines: &[String]) -> Self {
        let last = |kind: &str| {
            lines
                .iter()
                .rev()
                .find_map(|line| {
                    let line = line.trim();
                    let line = line.strip_prefix('ℹ').or_else(|| line.strip_prefix('#'))?;
                    line.trim()
                        .strip_prefix(kind)?
                        .strip_prefix(' ')?
                        .parse()
                        .ok()
                })
                .unwrap_or(0)
        };
        Self {
            passed: last("pass"),
            failed: last("fail") + last("cancelled"),
            skipped: last("skipped") + last("todo"),
        }
    }

    /// How many ran.
    pub fn ran(self) -> usize {
        self.passed + self.failed
    }
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), |sum, one| Self {
            passed: sum.passed + one.passed,
            failed: sum.failed + one.failed,
            skipped: sum.skipped + one.skipped,
        })
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(f, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

/// The number right before a word: `3` in `3 passed; 0 failed`.
fn before(text: &str, word: &str) -> usize {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words
        .windows(2)
        .find(|pair| pair[1] == word)
        .and_then(|pair| pair[0].parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Counts;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    fn counts(passed: usize, failed: usize, skipped: usize) -> Counts {
        Counts {
            passed,
            failed,
            skipped,
        }
    }

    #[test]
    fn counts_rust_tests() {
        let cases = [
            ("", counts(0, 0, 0)),
            ("running 3 tests\ntest a ... ok", counts(0, 0, 0)),
            (
                "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.05s",
                counts(12, 0, 1),
            ),
            (
                "test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
                 noise\n\
                 test result: FAILED. 3 passed; 4 failed; 0 ignored; 0 measured; 5 filtered out; finished in 1.20s",
                counts(5, 4, 0),
            ),
            // In the browser the line has one number less.
            (
                "test result: ok. 7 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.31s",
                counts(7, 0, 0),
            ),
            ("    test result: ok. 1 passed; 0 failed", counts(1, 0, 0)),
            ("test result: unknown", counts(0, 0, 0)),
        ];
        for (text, wanted) in cases {
            assert_eq!(Counts::of_rust(&lines(text)), wanted, "{text}");
        }
    }

    #[test]
    fn counts_node_tests() {
        let cases = [
            ("", counts(0, 0, 0)),
            (
                "✔ opens (12ms)\nℹ tests 3\nℹ suites 0\nℹ pass 3\nℹ fail 0\nℹ cancelled 0\nℹ skipped 0\nℹ todo 0\nℹ duration_ms 51.2",
                counts(3, 0, 0),
            ),
            (
                "# tests 6\n# pass 2\n# fail 1\n# cancelled 1\n# skipped 1\n# todo 1\n# duration_ms 4",
                counts(2, 2, 2),
            ),
            // A test that prints such a line itself.
            ("ℹ pass 99\nℹ pass 1\nℹ fail 0", counts(1, 0, 0)),
            ("ℹ passing 4", counts(0, 0, 0)),
        ];
        for (text, wanted) in cases {
            assert_eq!(Counts::of_node(&lines(text)), wanted, "{text}");
        }
    }

    #[test]
    fn shows_what_was_skipped_only_if_any() {
        assert_eq!(counts(3, 0, 0).to_string(), "3 passed, 0 failed");
        assert_eq!(counts(3, 1, 2).to_string(), "3 passed, 1 failed, 2 skipped");
        assert_eq!(counts(3, 1, 2).ran(), 4);
    }
}
