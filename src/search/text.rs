//! Names as people type them, made alike: widths and cases of letters, dashes,
//! parts written out (`January 2023 security update` is `jan23su`).
//!
//! Must not know which names there are: what a family writes out is given.

use crate::build::Build;
use crate::letters::small;

use super::{Family, Page};

/// A text in small letters of half width, with one sort of dash and of space.
#[must_use]
pub fn fold(text: &str) -> String {
    let narrow = |letter: char| match letter {
        '\u{3000}' | '\u{a0}' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ff0d}' => '-',
        // The block of full width follows ASCII.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        _ => letter,
    };
    text.chars().map(|letter| small(narrow(letter))).collect()
}

/// The letters and digits of a text, folded: how names are compared as a whole.
#[must_use]
pub fn key(text: &str) -> String {
    fold(text)
        .chars()
        .filter(|letter| is_word(*letter))
        .collect()
}

/// Whether a letter is part of a word. Japanese punctuation stands in a block
/// of its own, but for the middle dot.
fn is_word(letter: char) -> bool {
    match letter {
        '\u{2000}'..='\u{206f}'
        | '\u{3000}'..='\u{303f}'
        | '\u{30fb}'
        | '\u{ff00}'..='\u{ff65}' => false,
        _ => letter.is_ascii_alphanumeric() || !letter.is_ascii(),
    }
}

/// The build in a folded text: `15.2.1118.21`, or `15.2 (Build 1118.21)`.
///
/// Three small numbers are the version of something else.
pub fn build_in(folded: &str) -> Option<Build> {
    let runs: Vec<&str> = folded
        .split(|letter: char| !letter.is_ascii_digit() && letter != '.')
        .map(|run| run.trim_matches('.'))
        .filter(|run| run.contains('.'))
        .collect();
    let whole = runs.iter().find_map(|run| run.parse::<Build>().ok());
    let parted = || {
        let two = |run: &str| run.matches('.').count() == 1;
        runs.windows(2)
            .filter(|pair| two(pair[0]) && two(pair[1]))
            .find_map(|pair| [pair[0], ".", pair[1]].concat().parse().ok())
    };
    whole
        .or_else(parted)
        .filter(|build| build.fourth().is_some() || build.third() >= 100)
}

/// How a family writes its names, ready for comparing.
#[derive(Debug)]
pub struct Writing {
    /// Words that name the family, which any name may have.
    generic: Vec<String>,
    /// What is written out, and the short form of it; the longer ones first.
    written: Vec<(String, String)>,
    shorts: Vec<String>,
}

/// Words between the parts of a name.
const BETWEEN: [&str; 9] = ["for", "of", "the", "の", "用", "用の", "向け", "に", "on"];

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

impl Writing {
    /// That of a family.
    pub fn of(family: &Family) -> Self {
        let mut generic: Vec<String> = vec![family.id.clone()];
        generic.extend(family.names.iter().flat_map(|name| parts(&fold(name))));
        let mut written = Vec::new();
        for (short, names) in &family.terms {
            for name in names {
                written.push((fold(name), fold(short)));
            }
        }
        crate::order::sort_by_key(&mut written, |(name, _)| usize::MAX - name.len());
        let shorts = family.terms.iter().map(|(short, _)| fold(short)).collect();
        Self {
            generic,
            written,
            shorts,
        }
    }

    /// The parts of a name in a folded text, each in its short form; what names
    /// the family is left out.
    pub fn words(&self, folded: &str) -> Vec<String> {
        let words: Vec<String> = parts(&self.shortened(folded))
            .into_iter()
            .filter(|word| !BETWEEN.contains(&word.as_str()) && !self.generic.contains(word))
            .collect();
        self.joined(&words)
    }

    /// The parts of each name that a page's title and keys spell out.
    pub fn titles(&self, page: &Page) -> Vec<Vec<String>> {
        let title = page.named.then_some(page.title.en.as_str());
        let spelt = page.keys.iter().filter(|key| key.contains(' '));
        title
            .into_iter()
            .chain(spelt.map(String::as_str))
            .map(|name| self.words(&fold(name)))
            .collect()
    }

    /// The text with what is written out in its short form.
    fn shortened(&self, folded: &str) -> String {
        let mut out = folded.to_owned();
        for (name, short) in &self.written {
            if name == short || !out.contains(name.as_str()) {
                continue;
            }
            let mut next = String::new();
            let mut rest = out.as_str();
            while let Some((before, after)) = rest.split_once(name.as_str()) {
                let letter = |one: Option<char>| one.is_some_and(|one| one.is_ascii_alphabetic());
                // A word inside of another is not meant.
                let inside = name.is_ascii()
                    && (letter(before.chars().next_back()) || letter(after.chars().next()));
                next.push_str(before);
                if inside {
                    next.push_str(name);
                } else {
                    next.push(' ');
                    next.push_str(short);
                    next.push(' ');
                }
                rest = after;
            }
            next.push_str(rest);
            out = next;
        }
        out
    }

    /// Words that belong together as one: `cu` and `12`, `january` and `2023`.
    fn joined(&self, words: &[String]) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        let mut place = 0;
        while let Some(word) = words.get(place) {
            let next = words.get(place + 1).map(String::as_str);
            place += 1;
            if let Some(month) = month(word, next) {
                out.push(month);
                place += 1;
                continue;
            }
            let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            match next {
                Some(number)
                    if self.shorts.contains(word) && number.len() < 3 && digits(number) =>
                {
                    out.push([word, number].concat());
                    place += 1;
                }
                _ => match out.last_mut() {
                    Some(last) if is_month(last) && self.shorts.contains(word) => {
                        last.push_str(word);
                    }
                    Some(last)
                        if word
                            .strip_prefix('v')
                            .is_some_and(|n| n.len() == 1 && digits(n)) =>
                    {
                        last.push_str(word);
                    }
                    _ => out.push(word.clone()),
                },
            }
        }
        out
    }
}

/// The month of two words, as in names of updates: `jan23`.
fn month(first: &str, second: Option<&str>) -> Option<String> {
    let second = second?;
    let year = |word: &str| match word.as_bytes() {
        [b'2', b'0', tens, ones] | [tens, ones]
            if tens.is_ascii_digit() && ones.is_ascii_digit() =>
        {
            Some(word[word.len() - 2..].to_owned())
        }
        _ => None,
    };
    let name = |word: &str| {
        MONTHS
            .iter()
            .find(|month| word.len() >= 3 && month.starts_with(word))
            .map(|month| &month[..3])
    };
    let numbered = |word: &str| {
        let number: usize = word.strip_suffix('月')?.parse().ok()?;
        MONTHS.get(number.checked_sub(1)?).map(|month| &month[..3])
    };
    if let (Some(month), Some(year)) = (name(first), year(second)) {
        return Some([month, &year].concat());
    }
    let month = name(second).or_else(|| numbered(second))?;
    let year = year(first.strip_suffix('年').unwrap_or(first)).filter(|_| first.len() >= 4)?;
    Some([month, &year].concat())
}

fn is_month(word: &str) -> bool {
    word.len() == 5
        && MONTHS.iter().any(|month| word.starts_with(&month[..3]))
        && word[3..].bytes().all(|byte| byte.is_ascii_digit())
}

/// The words of a folded text. Japanese has no spaces: where it meets letters
/// or digits a word ends, but for the signs of year and month. A point between
/// digits is part of a number.
fn parts(folded: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut last: Option<char> = None;
    let mut letters = folded.chars().peekable();
    while let Some(letter) = letters.next() {
        let digit = |one: Option<char>| one.is_some_and(|one| one.is_ascii_digit());
        let point = letter == '.' && digit(last) && digit(letters.peek().copied());
        if !is_word(letter) && !point {
            last = None;
            continue;
        }
        let date = matches!(letter, '年' | '月');
        let goes_on = last.is_some_and(|last| {
            let ends = matches!(last, '年' | '月');
            !ends && ((last.is_ascii() == letter.is_ascii()) || (date && last.is_ascii_digit()))
        });
        match words.last_mut() {
            Some(word) if goes_on => word.push(letter),
            _ => words.push(letter.to_string()),
        }
        last = Some(letter);
    }
    words
}

/// Whether the words name what has these keys, and one of these names: all of
/// them are its own, and what tells it from its like, which stands last, is
/// among them.
pub fn names(asked: &[String], keys: &[String], titles: &[Vec<String>]) -> bool {
    let is = |own: &str, word: &str| own == word || (is_month(word) && own.starts_with(word));
    !asked.is_empty()
        && titles.iter().any(|title| {
            let known =
                |word: &String| keys.contains(word) || title.iter().any(|own| is(own, word));
            let tells = |word: &String| {
                keys.contains(word) || title.last().is_some_and(|own| is(own, word))
            };
            asked.iter().all(known) && asked.iter().any(tells)
        })
}
