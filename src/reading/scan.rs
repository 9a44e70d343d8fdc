//! The numbers of a line that have the shape of a version.
//!
//! Must not know labels, products or the lines around; what a number is worth
//! is decided elsewhere. One pass, no going back.

use crate::letters::is_letter;

/// A number with the shape of a version, where it stands in its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// First byte.
    pub(super) start: usize,
    /// The byte after the last.
    pub(super) end: usize,
    /// The parts as read; unused ones are 0.
    pub(super) parts: [u32; 4],
    /// How many parts there are: 3 or 4, or more where it cannot be a build.
    pub(super) count: usize,
    /// How it is written.
    pub(super) shape: Shape,
    /// The last part stands behind a decimal comma.
    pub(super) comma: bool,
    /// Some part has zeros in front.
    pub(super) padded: bool,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// `15.2.1118.7`
    Dotted,
    /// `15.2 (Build 1118.7)`
    VersionBuild,
    /// `15.2 (Build 24C101)`
    Lettered,
    /// `15.2 (Bu…`
    Cut,
    /// `0.1 (8.0.535.0)`: the version of an object's schema.
    Object,
    /// `(15, 2, 1118, 7)`
    Tuple,
}

/// All version-shaped numbers of `line`, from left to right.
pub(super) fn numbers(line: &str) -> Vec<Found> {
    let bytes = line.as_bytes();
    let mut found: Vec<Found> = Vec::new();
    if let Some(logged) = logged(bytes) {
        return vec![logged];
    }
    let mut at = 0;
    // The two-part number that a build in parentheses may follow.
    let mut head: Option<(Run, usize)> = None;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let run = Run::at(bytes, at);
        let end = run.end;
        if !may_begin(line, at) {
            at = end;
            continue;
        }
        if let Some((first, _)) = head.take() {
            match link(&line[first.end..at]) {
                Some(Link::Build) if run.count <= 2 => {
                    let lettered = bytes.get(end).is_some_and(u8::is_ascii_alphabetic);
                    found.push(joined(line, &first, &run, lettered));
                    at = skip_word(bytes, end);
                    continue;
                }
                Some(Link::Bare) if run.count == 2 && bytes.get(end) == Some(&b')') => {
                    found.push(joined(line, &first, &run, false));
                    at = end;
                    continue;
                }
                Some(Link::Bare) if run.count == 4 => {
                    found.push(run.found(Shape::Object));
                    at = end;
                    continue;
                }
                _ => {}
            }
        }
        if run.count == 2 {
            match cut_off(line, &run) {
                Some(cut) => found.push(cut),
                None => head = Some((run, at)),
            }
        } else if run.count >= 3 {
            if !bytes.get(end).is_some_and(u8::is_ascii_alphabetic) {
                found.push(run.found(Shape::Dotted));
            }
        } else if let Some(tuple) = tuple(bytes, at) {
            at = tuple.end;
            found.push(tuple);
            continue;
        }
        at = skip_word(bytes, end);
    }
    found
}

/// The first four cells of digits of a log's line, which begins with its time:
/// `2014-02-19T13:30:49.219Z,…,15,0,775,22,`.
fn logged(bytes: &[u8]) -> Option<Found> {
    let timed =
        bytes.get(4) == Some(&b'-') && bytes.get(10) == Some(&b'T') && bytes[0].is_ascii_digit();
    if !timed {
        return None;
    }
    let mut parts = [0_u32; 4];
    let (mut count, mut start, mut at) = (0, 0, 0);
    for cell in bytes.split(|byte| *byte == b',') {
        let digits = (1..=5).contains(&cell.len()) && cell.iter().all(u8::is_ascii_digit);
        if !digits {
            count = 0;
        } else {
            if count == 0 {
                start = at;
            }
            parts[count] = cell
                .iter()
                .fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
            count += 1;
        }
        at += cell.len() + 1;
        if count == 4 {
            return (parts[2] >= 100).then_some(Found {
                start,
                end: at - 1,
                parts,
                count,
                shape: Shape::Tuple,
                comma: false,
                padded: false,
            });
        }
    }
    None
}

/// Digits and the dots between them.
#[derive(Clone, Debug)]
struct Run {
    start: usize,
    end: usize,
    parts: [u32; 4],
    count: usize,
    comma: bool,
    padded: bool,
}

impl Run {
    fn at(bytes: &[u8], start: usize) -> Self {
        let mut run = Self {
            start,
            end: start,
            parts: [0; 4],
            count: 0,
            comma: false,
            padded: false,
        };
        let mut at = start;
        loop {
            let first = at;
            let mut value = 0_u32;
            while let Some(digit) = bytes.get(at).filter(|byte| byte.is_ascii_digit()) {
                value = value
                    .saturating_mul(10)
                    .saturating_add(u32::from(digit - b'0'));
                at += 1;
            }
            if run.count < 4 {
                run.parts[run.count] = value;
            }
            run.padded |= at - first > 1 && bytes[first] == b'0';
            run.count += 1;
            run.end = at;
            let next_is_digit = bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
            match bytes.get(at) {
                Some(b'.') if next_is_digit => at += 1,
                Some(b',') if next_is_digit && !run.comma && is_decimal(bytes, at, run.count) => {
                    run.comma = true;
                    at += 1;
                }
                _ => return run,
            }
        }
    }

    fn found(&self, shape: Shape) -> Found {
        Found {
            start: self.start,
            end: self.end,
            parts: self.parts,
            count: self.count,
            shape,
            comma: self.comma,
            padded: self.padded,
        }
    }
}

/// Whether the comma at `at` can be a decimal one: after one or three parts,
/// before the last one, which has at most three digits.
fn is_decimal(bytes: &[u8], at: usize, parts: usize) -> bool {
    let digits = bytes[at + 1..]
        .iter()
        .take(4)
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let after = bytes.get(at + 1 + digits);
    let ends = !after.is_some_and(|byte| {
        matches!(byte, b'.' | b',' | b';' | b'\t') || byte.is_ascii_alphanumeric()
    });
    (parts == 1 || parts == 3) && digits <= 3 && ends
}

/// Whether a version may begin at `at`: not inside a word, a longer number or
/// an identifier.
fn may_begin(line: &str, at: usize) -> bool {
    let before = &line[..at];
    let Some(last) = before.chars().next_back() else {
        return true;
    };
    if last == '.' || last == '\\' {
        // `.5` and the like; but a full stop may end a sentence.
        return last == '\\';
    }
    if !last.is_ascii_alphabetic() {
        return true;
    }
    let word = before
        .rsplit(|c: char| !c.is_ascii_alphabetic())
        .next()
        .unwrap_or("");
    let preceded = before[..before.len() - word.len()]
        .chars()
        .next_back()
        .is_some_and(|c| c.is_ascii_digit());
    !preceded
        && ["v", "ver", "version", "build"]
            .iter()
            .any(|known| word.eq_ignore_ascii_case(known))
}

fn skip_word(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
        at += 1;
    }
    at
}

enum Link {
    /// A word for build stands between.
    Build,
    /// Only an opening parenthesis.
    Bare,
}

/// What stands between a two-part number and the next number, where that
/// makes the two one version.
fn link(between: &str) -> Option<Link> {
    if between.len() > 40 {
        return None;
    }
    let opened = between.contains('(');
    let word: String = between
        .chars()
        .filter(|c| {
            !matches!(
                c,
                ' ' | '(' | ',' | ':' | '#' | '=' | '.' | ';' | '-' | '_' | '\t'
            )
        })
        .collect();
    if word.is_empty() {
        return opened.then_some(Link::Bare);
    }
    let known = [
        "build",
        "ビルド",
        "buildnumber",
        "buildnummer",
        "내부버전",
        "版本",
        "内部版本",
    ]
    .iter()
    .any(|build| word.eq_ignore_ascii_case(build));
    let shaped = opened && word.chars().count() <= 14 && word.chars().all(is_letter);
    (known || shaped).then_some(Link::Build)
}

fn joined(line: &str, first: &Run, second: &Run, lettered: bool) -> Found {
    let shape = if lettered {
        Shape::Lettered
    } else {
        Shape::VersionBuild
    };
    let mut end = second.end;
    if line[end..].starts_with(')') {
        end += 1;
    }
    // A console that cuts inside the digits leaves no build; behind the dot, no revision.
    let rest = &line[second.end..];
    let opened = line[first.end..second.start].contains('(');
    let cut = rest.starts_with("..") || (rest.is_empty() && opened);
    let shape = if cut && second.count == 1 {
        Shape::Cut
    } else {
        shape
    };
    Found {
        start: first.start,
        end,
        parts: [
            first.parts[0],
            first.parts[1],
            second.parts[0],
            second.parts[1],
        ],
        count: if cut { 3 } else { 2 + second.count },
        shape,
        comma: second.comma && !cut,
        padded: first.padded || second.padded,
    }
}

/// `15.2 (Bu...`, as a narrow console prints it.
fn cut_off(line: &str, run: &Run) -> Option<Found> {
    let rest = line[run.end..].trim_start();
    let word = rest.strip_prefix('(')?;
    let letters = word.trim_start_matches(is_letter).trim_start();
    let cut = letters.is_empty() || letters.starts_with("..");
    (cut && !rest.contains(')')).then(|| Found {
        end: line.len() - letters.len(),
        ..run.found(Shape::Cut)
    })
}

/// `(15, 2, 1118, 7)` with the first number at `at`.
fn tuple(bytes: &[u8], start: usize) -> Option<Found> {
    if start == 0 || bytes[start - 1] != b'(' {
        return None;
    }
    let mut parts = [0_u32; 4];
    let mut count = 0;
    let mut at = start;
    loop {
        let first = at;
        while let Some(digit) = bytes.get(at).filter(|byte| byte.is_ascii_digit()) {
            parts[count] = parts[count]
                .saturating_mul(10)
                .saturating_add(u32::from(digit - b'0'));
            at += 1;
        }
        if at == first {
            return None;
        }
        count += 1;
        match bytes.get(at) {
            Some(b')') if count >= 3 => break,
            Some(b',') if count < 4 => at += 1,
            _ => return None,
        }
        while bytes.get(at) == Some(&b' ') {
            at += 1;
        }
    }
    Some(Found {
        start,
        end: at,
        parts,
        count,
        shape: Shape::Tuple,
        comma: false,
        padded: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: &str) -> Vec<String> {
        numbers(line)
            .iter()
            .map(|found| {
                let parts: Vec<String> = found.parts[..found.count.min(4)]
                    .iter()
                    .map(ToString::to_string)
                    .collect();
                format!("{:?} {}", found.shape, parts.join("."))
            })
            .collect()
    }

    #[test]
    fn every_shape_is_found_and_nothing_else() {
        for (line, expected) in [
            ("15.02.1118.007", vec!["Dotted 15.2.1118.7"]),
            ("v15.2.1118.7,", vec!["Dotted 15.2.1118.7"]),
            ("at 15.2.1118.7.", vec!["Dotted 15.2.1118.7"]),
            ("/owa/auth/15.2.858/themes", vec!["Dotted 15.2.858"]),
            (
                "Version 15.2 (Build 1748.10)",
                vec!["VersionBuild 15.2.1748.10"],
            ),
            (
                "version 15.1 build 2176.2",
                vec!["VersionBuild 15.1.2176.2"],
            ),
            (
                "バージョン 15.2 (ビルド 1118.7)",
                vec!["VersionBuild 15.2.1118.7"],
            ),
            ("Version 15.2 (Build 24C101)", vec!["Lettered 15.2.24"]),
            ("Version 15.2 (Bu...", vec!["Cut 15.2"]),
            ("Version 15.2 (Build 11...", vec!["Cut 15.2.11"]),
            ("15.2 (1118.26)", vec!["VersionBuild 15.2.1118.26"]),
            ("0.1 (8.0.535.0)", vec!["Object 8.0.535.0"]),
            ("Build(15, 2, 2562, 35), 'x'", vec!["Tuple 15.2.2562.35"]),
            ("15.1.1913,1", vec!["Dotted 15.1.1913.1"]),
            (
                "Version 15.1 (Build 1913,1)",
                vec!["VersionBuild 15.1.1913.1"],
            ),
            (
                "15.2.1118,15.2.1258",
                vec!["Dotted 15.2.1118", "Dotted 15.2.1258"],
            ),
            ("24C101 a15.2.3.4 CU12 4.8", vec![]),
            ("17.0.4.544.0", vec!["Dotted 17.0.4.544"]),
            ("", vec![]),
        ] {
            assert_eq!(shown(line), expected, "{line}");
        }
    }
}
