//! One line without its decoration: Markdown marks, HTML entities, escapes,
//! full-width digits, odd spaces, smart quotes.
//!
//! A reading must not depend on how a text travelled. Must not know what any
//! of it means, nor the lines around.

use crate::letters::is_letter;

use std::borrow::Cow;

/// `line` in plain characters. Its words and their order stay; what only
/// decorates them goes.
pub(super) fn clean(line: &str) -> Cow<'_, str> {
    if line.bytes().all(is_plain) {
        return Cow::Borrowed(line);
    }
    let folded = fold(line);
    let folded = if folded.contains('&') {
        entities(&folded)
    } else {
        folded
    };
    let folded = if folded.contains('%') {
        percent(&folded)
    } else {
        folded
    };
    Cow::Owned(marks(&folded))
}

/// Bytes that no step below changes.
const fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\t')
        && !matches!(byte, b'&' | b'%' | b'*' | b'`' | b'~' | b'\\' | b'_')
}

/// Characters that look like plain ones become them; invisible ones go.
fn fold(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            // Terminal colours: ESC [ … letter.
            '\u{1b}' => {
                if chars.peek() == Some(&'[') {
                    chars.next();
                    while chars.next().is_some_and(|c| !c.is_ascii_alphabetic()) {}
                }
            }
            '\u{feff}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'
            | '\u{ad}' => {}
            '\u{a0}'
            | '\u{1680}'
            | '\u{2000}'..='\u{200a}'
            | '\u{202f}'
            | '\u{205f}'
            | '\u{3000}' => {
                out.push(' ');
            }
            '\u{ff01}'..='\u{ff5e}' => {
                // The block repeats ASCII from `!` to `~` in the same order.
                let plain = (c as u32) - 0xff01 + 0x21;
                out.push(char::from_u32(plain).unwrap_or(c));
            }
            '\u{ff61}' => out.push('\u{3002}'),
            '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '「' | '」' | '『' | '』' => {
                out.push('"')
            }
            '‘' | '’' | '‚' | '‛' | '′' => out.push('\''),
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => out.push('-'),
            '…' => out.push_str("..."),
            '│' | '┃' | '║' | '￨' => out.push('|'),
            '─' | '━' | '═' => out.push('-'),
            '\t' => out.push('\t'),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Named and numbered entities; what is none stays as it is.
fn entities(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        // The longest that is known has seven characters between `&` and `;`.
        let end = rest.bytes().take(10).position(|byte| byte == b';');
        match end.and_then(|end| Some((entity(&rest[1..end])?, end))) {
            Some((c, end)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return match char::from_u32(code)? {
            '\u{a0}' | '\u{3000}' => Some(' '),
            c if c.is_control() => Some(' '),
            c => Some(c),
        };
    }
    Some(match name {
        "nbsp" | "ensp" | "emsp" | "thinsp" => ' ',
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        "period" => '.',
        "lpar" => '(',
        "rpar" => ')',
        "colon" => ':',
        "ndash" | "mdash" | "minus" => '-',
        "zwnj" | "zwj" | "shy" => '\u{200b}',
        _ => return None,
    })
}

/// `%20` and its like, as in package URLs; only printable ASCII.
fn percent(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let code = rest
            .get(1..3)
            .filter(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .and_then(|hex| u8::from_str_radix(hex, 16).ok())
            .filter(|code| matches!(code, b' '..=b'/' | b':'..=b'@'));
        match code {
            Some(code) => {
                out.push(char::from(code));
                rest = &rest[3..];
            }
            None => {
                out.push('%');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// Emphasis, code marks, backslashes before punctuation, serialised control
/// characters.
fn marks(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        match c {
            '*' | '`' | '\u{200b}' => {}
            '~' if after.starts_with('~') => {
                rest = &after[1..];
                continue;
            }
            '_' if escape(rest).is_some() => {
                out.push_str("; ");
                rest = &rest[7..];
                continue;
            }
            '_' if after.starts_with('_') && !out.ends_with(is_letter) => {
                rest = &after[1..];
                continue;
            }
            '\\' if out.ends_with(|c: char| c.is_ascii_digit()) && after.starts_with('.') => {}
            '\\' if after.starts_with(['(', ')', '_', '*', '[', ']', '|']) => {}
            c => out.push(c),
        }
        rest = after;
    }
    out
}

/// The `_xHHHH_` of a control character in a serialised object.
fn escape(text: &str) -> Option<u32> {
    let bytes = text.as_bytes().get(..7)?;
    let shaped = bytes.starts_with(b"_x") && bytes[6] == b'_';
    let hex = text.get(2..6).filter(|_| shaped)?;
    u32::from_str_radix(hex, 16)
        .ok()
        .filter(|code| *code < 0x20)
}

/// Takes the gutter off the front of a line: quotation marks of mails, the
/// bars of scanners, the arrows of request tools, bullets.
pub(super) fn without_gutter(line: &str) -> &str {
    let mut rest = line.trim();
    loop {
        let before = rest;
        for mark in ["|_", "|", "> ", "< ", "• ", "・", "- ", "● ", "▪ ", "# "] {
            if let Some(shorter) = rest.strip_prefix(mark) {
                rest = shorter.trim_start();
            }
        }
        rest = without_number(rest);
        if rest == ">" || rest == "<" {
            rest = "";
        }
        while rest.starts_with(">>") {
            rest = rest[1..].trim_start();
        }
        if rest == before {
            return rest;
        }
    }
}

/// Takes the number off an item of a list: `2. `, `2) `.
fn without_number(text: &str) -> &str {
    let digits = text.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    match rest.strip_prefix(['.', ')']) {
        Some(rest) if digits > 0 && digits < 4 && rest.starts_with(' ') => rest.trim_start(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decoration_goes_and_words_stay() {
        for (from, to) in [
            ("15.2.**1118**.21", "15.2.1118.21"),
            ("`15.2.1118.21`", "15.2.1118.21"),
            ("__15.2.1118.21__", "15.2.1118.21"),
            ("１５．２．１１１８．２１", "15.2.1118.21"),
            ("15.2&nbsp;(Build&#32;1118.7)", "15.2 (Build 1118.7)"),
            ("15&#46;2&#x2e;1118.7", "15.2.1118.7"),
            ("A\u{a0}B\u{200b}C", "A BC"),
            ("「15.2」", "\"15.2\""),
            ("a%20b%28c%29@1", "a b(c)@1"),
            ("100%", "100%"),
            ("AT&T; &unknown; &", "AT&T; &unknown; &"),
            ("x_x000D__x000A_FileVersion", "x; ; FileVersion"),
            ("cumulative_update_17", "cumulative_update_17"),
            (r"15\.2\.1118\.7", "15.2.1118.7"),
            (r"C:\Program Files\V15", r"C:\Program Files\V15"),
            ("\u{1b}[32m15.2\u{1b}[0m", "15.2"),
            ("&", "&"),
            ("%", "%"),
            ("é%é", "é%é"),
        ] {
            assert_eq!(clean(from), to, "{from}");
        }
        assert_eq!(without_gutter("|_    release_date: x"), "release_date: x");
        assert_eq!(
            without_gutter("  > > < X-OWA-Version: 1"),
            "X-OWA-Version: 1"
        );
    }
}
