//! Keeps names with hyphens in one piece: a browser may end a line behind any
//! hyphen, and what is behind `CVE-2022-` or before `ParameterName` is read as
//! something else. No style says that of hyphens alone, so each such name in
//! written HTML gets an element of its own, and its text stays what it was.
//!
//! Must not know what a page says.

use std::borrow::Cow;

/// The longest that is kept in one piece: a longer one could be wider than the
/// narrowest page.
const LONGEST: usize = 24;

/// Elements whose text is no running text.
const AS_IT_IS: [&str; 6] = ["pre", "svg", "select", "textarea", "script", "style"];

/// `html` with its names in elements that no line ends in.
#[must_use]
pub fn unbroken(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 16);
    let (mut as_it_is, mut code) = (0_usize, 0_usize);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        let (tag, behind) = tag.split_at(end_of_tag(tag));
        write(&mut out, text, as_it_is > 0, code > 0);
        out.push_str(tag);
        let name = tag.trim_start_matches(['<', '/']);
        let name = name.split(|letter: char| !letter.is_ascii_alphanumeric());
        let name = name.into_iter().next().unwrap_or_default();
        let inside = match name {
            "code" => &mut code,
            name if AS_IT_IS.contains(&name) => &mut as_it_is,
            _ => &mut 0,
        };
        *inside = match tag.starts_with("</") {
            true => inside.saturating_sub(1),
            false => *inside + 1,
        };
        rest = behind;
    }
    write(&mut out, rest, as_it_is > 0, code > 0);
    out
}

/// Where the tag that `html` begins with ends: a `>` between quotes is a text.
fn end_of_tag(html: &str) -> usize {
    let mut quote = None;
    for (at, letter) in html.char_indices() {
        match (letter, quote) {
            ('>', None) => return at + 1,
            ('"' | '\'', None) => quote = Some(letter),
            (letter, Some(open)) if letter == open => quote = None,
            _ => {}
        }
    }
    html.len()
}

fn write(out: &mut String, text: &str, as_it_is: bool, code: bool) {
    if as_it_is || !text.contains('-') {
        out.push_str(text);
        return;
    }
    let part_of_name = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    let mut rest = text;
    while let Some(start) = rest.find(part_of_name) {
        let (before, name) = rest.split_at(start);
        let end = name
            .find(|letter| !part_of_name(letter))
            .unwrap_or(name.len());
        let (name, behind) = name.split_at(end);
        out.push_str(before);
        out.push_str(&piece(name, code));
        rest = behind;
    }
    out.push_str(rest);
}

/// `name`, in an element where no line may end in it: outside of code, an
/// ordinary word such as `on-premises` may still be broken.
fn piece(name: &str, code: bool) -> Cow<'_, str> {
    let inner = name.trim_start_matches('-');
    let is_name = name.contains('-')
        && inner.starts_with(|letter: char| letter.is_ascii_alphanumeric())
        && (code || name.starts_with('-') || name.bytes().any(|byte| byte.is_ascii_digit()));
    match is_name && name.len() <= LONGEST {
        true => format!(r#"<span class="unbroken">{name}</span>"#).into(),
        false => name.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names that get an element of their own in `html`, whose text stays.
    fn kept(html: &str) -> Vec<String> {
        let written = unbroken(html);
        let open = r#"<span class="unbroken">"#;
        let names = written.split(open).skip(1);
        let names: Vec<String> = names
            .filter_map(|part| Some(part.split_once("</span>")?.0.to_owned()))
            .collect();
        let without = names.iter().fold(written, |all, name| {
            all.replacen(&[open, name, "</span>"].concat(), name, 1)
        });
        assert_eq!(without, html);
        names
    }

    #[test]
    fn names_are_kept_and_words_are_not() {
        for (html, names) in [
            ("CVE-2022-41082: fixed", vec!["CVE-2022-41082"]),
            (
                "対象は CVE-2022-41040、CVE-2022-41082。",
                vec!["CVE-2022-41040", "CVE-2022-41082"],
            ),
            ("by -ParameterName, not", vec!["-ParameterName"]),
            ("&quot;PL-2026-0002&quot;", vec!["PL-2026-0002"]),
            ("read 2026-08-20", vec!["2026-08-20"]),
            ("cross-site, on-premises - and so on --", vec![]),
            ("KB5022193 15.2.1118.21", vec![]),
            (
                "<code>Set-Item -Name 'x'</code> Set-Item",
                vec!["Set-Item", "-Name"],
            ),
            ("<code>Set-AVeryLongNameOfACommandlet</code>", vec![]),
            (
                "<a href=\"/cve/CVE-2022-41082/\" title=\"a > CVE-2022-1\">CVE-2022-2</a>",
                vec!["CVE-2022-2"],
            ),
            (
                "<pre><code>Get-Item</code></pre><svg><svg><text>2023-01</text></svg>2-2</svg> 3-3",
                vec!["3-3"],
            ),
            ("<select><option>2-2</select>", vec![]),
            ("1-1<br>2-2", vec!["1-1", "2-2"]),
        ] {
            assert_eq!(kept(html), names, "{html}");
        }
    }
}
