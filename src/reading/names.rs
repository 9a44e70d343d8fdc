//! Names of releases in running text: "2019 CU12 Jan23SU", "Exchange Server
//! 2016 累積更新プログラム 22", `exchange_server:2016:cumulative_update_17`.
//!
//! The words are the families' data; here is only their grammar: product,
//! branch, update, KB. Must not know labels, numbers or layout.

use std::cmp::Reverse;

use crate::catalogue::{BranchId, Catalogue, Family, ProductId, Release, ReleaseId};
use crate::letters::{is_letter, lower};
use crate::order;

/// A name in a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Name {
    pub(super) family: usize,
    /// First byte.
    pub(super) start: usize,
    /// The byte after the last.
    pub(super) end: usize,
    pub(super) what: What,
    /// The name is written as people write names, not as a server is called.
    pub(super) spelled: bool,
}

/// What a name stands for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    /// The service that its operator patches.
    Cloud,
    /// A product, and no more.
    Product(ProductId),
    /// A branch, the update unknown.
    Branch(BranchId),
    /// These releases: one, or several that share the name.
    Releases(Vec<ReleaseId>),
    /// A product, and a branch or update that it does not have.
    Unknown(ProductId),
}

/// The words of all families, cut up.
pub(super) struct Names {
    families: Vec<FamilyWords>,
    /// The words one of which every name holds: what products and services begin with.
    needed: Vec<String>,
}

struct FamilyWords {
    names: Vec<Vec<String>>,
    cloud: Vec<Vec<String>>,
    products: Vec<(Vec<String>, ProductId)>,
    terms: Vec<(Vec<String>, String)>,
}

/// A run of letters or of digits (with the dots inside).
struct Token<'a> {
    text: &'a str,
    lower: String,
    start: usize,
    end: usize,
}

impl Names {
    pub(super) fn new(catalogue: &Catalogue) -> Self {
        let families = catalogue
            .families
            .iter()
            .map(|family| {
                let data = &family.tables().recognition;
                let cut = |text: &String| -> Vec<String> {
                    tokens(text).into_iter().map(|token| token.lower).collect()
                };
                let mut products = Vec::new();
                for product in family.products() {
                    products.push((cut(&product.row.id), product.id));
                    for row in data.products.iter().filter(|row| row.id == product.row.id) {
                        products.extend(row.names.iter().map(|name| (cut(name), product.id)));
                    }
                }
                let mut terms: Vec<_> = data
                    .terms
                    .iter()
                    .flat_map(|term| {
                        term.names
                            .iter()
                            .map(|name| (cut(name), term.short.clone()))
                    })
                    .collect();
                order::sort_by_key(&mut terms, |(words, _)| Reverse(words.len()));
                let mut names: Vec<_> = data.names.iter().map(cut).collect();
                order::sort_by_key(&mut names, |words| Reverse(words.len()));
                FamilyWords {
                    names,
                    cloud: data
                        .cloud
                        .iter()
                        .flat_map(|row| &row.names)
                        .map(cut)
                        .collect(),
                    products,
                    terms,
                }
            })
            .collect::<Vec<FamilyWords>>();
        let products = families
            .iter()
            .flat_map(|family: &FamilyWords| family.products.iter().map(|(words, _)| words));
        let cloud = families.iter().flat_map(|family| &family.cloud);
        let mut needed: Vec<String> = products
            .chain(cloud)
            .filter_map(|words| words.first().cloned())
            .collect();
        order::sort(&mut needed);
        needed.dedup();
        Self { families, needed }
    }

    /// Whether the line holds a word without which there is no name.
    fn may_hold(&self, line: &str) -> bool {
        let mut found = false;
        runs(line, |start, end| {
            let word = &line[start..end];
            found = found
                || self.needed.iter().any(|needed| {
                    needed.eq_ignore_ascii_case(word)
                        || !word.is_ascii() && lower(word).ends_with(needed.as_str())
                });
        });
        found
    }

    /// All names in `line`, from left to right.
    pub(super) fn find(&self, catalogue: &Catalogue, line: &str) -> Vec<Name> {
        let mut found = Vec::new();
        if !self.may_hold(line) {
            return found;
        }
        let tokens = tokens(line);
        for (index, words) in self.families.iter().enumerate() {
            let family = &catalogue.families[index];
            let mut at = 0;
            while at < tokens.len() {
                match words.name_at(family, &tokens, at) {
                    Some((first, end, what)) => {
                        let spelled = match &what {
                            What::Product(_) => tokens[first..end]
                                .windows(2)
                                .any(|pair| pair[0].end < pair[1].start),
                            _ => true,
                        };
                        found.push(Name {
                            family: index,
                            start: tokens[first].start,
                            end: tokens[end - 1].end,
                            what,
                            spelled,
                        });
                        at = end;
                    }
                    None => at += 1,
                }
            }
        }
        found
    }
}

impl FamilyWords {
    /// A name whose product stands at `at`: its first token, the one after its
    /// last, and what it names.
    fn name_at(
        &self,
        family: &Family,
        tokens: &[Token<'_>],
        at: usize,
    ) -> Option<(usize, usize, What)> {
        if let Some(words) = self.cloud.iter().find(|words| starts(&tokens[at..], words)) {
            return Some((at, at + words.len(), What::Cloud));
        }
        let (words, product) = self
            .products
            .iter()
            .filter(|(words, _)| starts(&tokens[at..], words))
            .max_by_key(|(words, _)| words.len())?;
        let named = self
            .names
            .iter()
            .find(|name| at >= name.len() && starts(&tokens[at - name.len()..], name));
        let first = at - named.map_or(0, Vec::len);
        let mut next = at + words.len();
        if tokens
            .get(next)
            .is_some_and(|token| matches!(token.lower.as_str(), "with" | "on" | "の"))
        {
            next += 1;
        }
        let mut scope = Scope {
            words: self,
            family,
            product: *product,
            tokens,
            at: next,
        };
        let branch = scope.branch();
        // A year alone is a year; with a branch behind it, it is a name.
        if named.is_none() && !matches!(branch, Some(Ok(_))) {
            return None;
        }
        let product_end = at + words.len();
        match branch {
            Some(Ok(branch)) => {
                let after_branch = scope.at;
                let what = scope.update(Some(branch)).unwrap_or_else(|| {
                    scope.at = after_branch;
                    What::Branch(branch)
                });
                Some((first, scope.at, what))
            }
            Some(Err(())) => Some((first, scope.at, What::Unknown(*product))),
            None => match scope.update(None) {
                Some(what) => Some((first, scope.at, what)),
                None => Some((first, product_end, What::Product(*product))),
            },
        }
    }

    /// The term that begins at `at`, and the token after it.
    fn term(&self, tokens: &[Token<'_>], at: usize) -> Option<(&str, usize)> {
        self.terms
            .iter()
            .find(|(words, _)| starts(tokens.get(at..).unwrap_or(&[]), words))
            .map(|(words, short)| (short.as_str(), at + words.len()))
    }
}

/// The rest of a name behind its product.
struct Scope<'a> {
    words: &'a FamilyWords,
    family: &'a Family,
    product: ProductId,
    tokens: &'a [Token<'a>],
    at: usize,
}

impl Scope<'_> {
    /// The branch at this place; an error where the product has none of that name.
    fn branch(&mut self) -> Option<Result<BranchId, ()>> {
        let product = &self.family.product(self.product).row.id;
        let known = |name: &str| {
            self.family.find_branch(product, name).or_else(|| {
                self.family
                    .tables()
                    .aliases
                    .iter()
                    .find(|row| {
                        row.product == *product
                            && row.update.is_empty()
                            && row.name.eq_ignore_ascii_case(name)
                    })
                    .and_then(|row| self.family.find_branch(product, &row.branch))
            })
        };
        if let Some((short, next)) = self.words.term(self.tokens, self.at) {
            let own = matches!(short, "RTM" | "Preview");
            if let (true, Some(branch)) = (own, known(short)) {
                self.at = next;
                return Some(Ok(branch));
            }
            // An update's number is not a branch's: `SU3` stays for `update`.
            if own || !self.names_branches(short) {
                return None;
            }
            let number = self.number(next)?;
            self.at = next + 1;
            return Some(known(&format!("{short}{number}")).ok_or(()));
        }
        // Half-years and other names that the aliases give: `2022H1`.
        for length in 1..=3 {
            let Some(tokens) = self.tokens.get(self.at..self.at + length) else {
                break;
            };
            let joined: String = tokens.iter().map(|token| token.text).collect();
            if joined.chars().any(is_letter)
                && joined.chars().any(|c| c.is_ascii_digit())
                && let Some(branch) = known(&joined)
            {
                self.at += length;
                return Some(Ok(branch));
            }
        }
        None
    }

    /// Whether branches are called by this term and a number.
    fn names_branches(&self, short: &str) -> bool {
        self.family
            .branches()
            .iter()
            .any(|branch| branch.name.starts_with(short) && branch.name.len() > short.len())
    }

    fn number(&self, at: usize) -> Option<u32> {
        self.tokens
            .get(at)
            .and_then(|token| token.lower.parse().ok())
    }

    /// The update at this place, in `branch` or in any of the product.
    fn update(&mut self, branch: Option<BranchId>) -> Option<What> {
        let releases: Vec<&Release> = self
            .family
            .releases()
            .iter()
            .filter(|release| release.product == self.product && release.update.is_some())
            .filter(|release| branch.is_none_or(|branch| release.branch == branch))
            .collect();
        let name = self.month().map(|(month, year, next)| {
            self.at = next;
            (format!("{month}{year:02}"), true)
        });
        let (prefix, dated) = match name {
            Some(found) => found,
            None => {
                let (short, next) = self.words.term(self.tokens, self.at)?;
                let number = self.number(next)?;
                // `Cumulative Update 12 (CU12)` says it twice.
                if self.names_branches(short) {
                    return None;
                }
                self.at = next + 1;
                (format!("{short}{number}"), false)
            }
        };
        let mut kind = None;
        let mut marked = 1;
        if dated && let Some((short, next)) = self.words.term(self.tokens, self.at) {
            kind = Some(short.to_owned());
            self.at = next;
        }
        if dated && kind.is_none() {
            // `SUv2` is a word, a mark and a number.
            let words = self.words;
            let word = self
                .tokens
                .get(self.at)
                .and_then(|token| token.lower.strip_suffix('v'));
            let term = word.and_then(|word| {
                words
                    .terms
                    .iter()
                    .find(|(names, _)| matches!(names.as_slice(), [name] if name == word))
            });
            if let (Some((_, short)), Some(number)) = (term, self.number(self.at + 1)) {
                kind = Some(short.clone());
                marked = number;
                self.at += 2;
            }
        }
        let reissue = marked.max(self.reissue());
        let suffix = if reissue > 1 {
            format!("v{reissue}")
        } else {
            String::new()
        };
        let matches: Vec<&Release> = if dated {
            releases
                .iter()
                .copied()
                .filter(|release| {
                    let update = release.update.as_deref().unwrap_or("");
                    let (plain, version) = split_reissue(update);
                    let rest = plain.strip_prefix(&prefix);
                    let asked = kind.as_deref().unwrap_or("");
                    rest.is_some_and(|rest| asked.is_empty() || rest == asked) && version == suffix
                })
                .collect()
        } else {
            let exact = format!("{prefix}{suffix}");
            let named: Vec<&Release> = releases
                .iter()
                .copied()
                .filter(|release| release.update.as_deref() == Some(exact.as_str()))
                .collect();
            match branch {
                Some(_) if named.is_empty() => self.nth(&releases, &prefix, &suffix),
                _ => named,
            }
        };
        let ids: Vec<ReleaseId> = matches.iter().map(|release| release.id).collect();
        Some(if ids.is_empty() {
            What::Unknown(self.product)
        } else {
            What::Releases(ids)
        })
    }

    /// The n-th update of a branch, as package titles count them (`SU3 V2`):
    /// updates of every kind count, re-releases do not.
    fn nth<'r>(&self, releases: &[&'r Release], prefix: &str, suffix: &str) -> Vec<&'r Release> {
        let letters: String = prefix.chars().take_while(|c| is_letter(*c)).collect();
        let number = prefix[letters.len()..].parse::<usize>().unwrap_or(0);
        let plain = |release: &&&Release| {
            release
                .update
                .as_deref()
                .is_some_and(|update| split_reissue(update).1.is_empty())
        };
        let Some(first) = number
            .checked_sub(1)
            .and_then(|at| releases.iter().filter(plain).nth(at))
        else {
            return Vec::new();
        };
        let name = first.update.as_deref().unwrap_or("");
        // The letters have to fit, or it is another way of counting.
        if !name.ends_with(&letters) {
            return Vec::new();
        }
        let wanted = format!("{name}{suffix}");
        releases
            .iter()
            .copied()
            .filter(|release| release.update.as_deref() == Some(wanted.as_str()))
            .collect()
    }

    /// `v2` behind an update; 1 where there is none.
    fn reissue(&mut self) -> u32 {
        let is_mark = self
            .tokens
            .get(self.at)
            .is_some_and(|token| token.lower == "v");
        match self.number(self.at + 1) {
            Some(number) if is_mark && number < 10 => {
                self.at += 2;
                number
            }
            _ => 1,
        }
    }

    /// A month and a year: `Jan23`, `January 2023`, `2023 年 1 月`.
    fn month(&self) -> Option<(&'static str, u32, usize)> {
        const MONTHS: &str = "January February March April May June July August September \
            October November December";
        // As in the names of updates; none of these is shorter.
        let short = |name: &'static str| &name[..3];
        let token = self.tokens.get(self.at)?;
        if let Some(year) = self
            .number(self.at)
            .filter(|year| (1996..=2099).contains(year))
        {
            let marks = |at: usize, mark: &str| {
                self.tokens
                    .get(at)
                    .is_some_and(|token| token.lower.starts_with(mark))
            };
            let month = self.number(self.at + 2)?;
            let shaped = marks(self.at + 1, "年") && marks(self.at + 3, "月");
            let mut names = MONTHS.split(' ').filter(|_| shaped);
            let name = names.nth((month as usize).checked_sub(1)?)?;
            return Some((short(name), year % 100, self.at + 4));
        }
        let name = MONTHS.split(' ').find(|name| {
            let is = |name: &str| token.lower.eq_ignore_ascii_case(name);
            is(name) || is(short(name))
        })?;
        let year = self.number(self.at + 1)?;
        match year {
            0..=99 | 1996..=2099 => Some((short(name), year % 100, self.at + 2)),
            _ => None,
        }
    }
}

fn split_reissue(update: &str) -> (&str, &str) {
    match update.rfind('v') {
        Some(at) if at > 0 && update[at + 1..].bytes().all(|byte| byte.is_ascii_digit()) => {
            update.split_at(at)
        }
        _ => (update, ""),
    }
}

/// Whether `tokens` begin with `words`.
fn starts(tokens: &[Token<'_>], words: &[String]) -> bool {
    !words.is_empty()
        && tokens.len() >= words.len()
        && words.iter().zip(tokens).all(|(word, token)| {
            token.lower == *word || (!word.is_ascii() && token.lower.ends_with(word.as_str()))
        })
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    runs(text, |start, end| {
        tokens.push(Token {
            text: &text[start..end],
            lower: lower(&text[start..end]),
            start,
            end,
        });
    });
    tokens
}

/// Gives the bounds of every run of letters of one script, or of digits.
fn runs(text: &str, mut give: impl FnMut(usize, usize)) {
    let mut start = 0;
    let mut kind = Kind::Other;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next_is_digit = chars.peek().is_some_and(|(_, c)| c.is_ascii_digit());
        let now = match c {
            '0'..='9' => Kind::Digits,
            '.' if kind == Kind::Digits && next_is_digit => Kind::Digits,
            c if c.is_ascii_alphabetic() => Kind::Letters,
            'ー' => Kind::Wide,
            c if is_letter(c) => Kind::Wide,
            _ => Kind::Other,
        };
        if now != kind {
            if kind != Kind::Other {
                give(start, at);
            }
            start = at;
            kind = now;
        }
    }
    if kind != Kind::Other {
        give(start, text.len());
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// ASCII letters.
    Letters,
    /// All others: no space parts them from a word in another script.
    Wide,
    Digits,
    Other,
}

/// The KB numbers in a line, as `KB5022193`.
pub(super) fn articles(line: &str) -> Vec<String> {
    let bytes = line.as_bytes();
    let mut found = Vec::new();
    for at in 0..bytes.len().saturating_sub(7) {
        if !bytes[at].eq_ignore_ascii_case(&b'k') || !bytes[at + 1].eq_ignore_ascii_case(&b'b') {
            continue;
        }
        if at > 0 && bytes[at - 1].is_ascii_alphanumeric() {
            continue;
        }
        let gap = usize::from(matches!(bytes[at + 2], b' ' | b'-'));
        let digits = bytes[at + 2 + gap..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        if (6..=8).contains(&digits) {
            found.push(format!("KB{}", &line[at + 2 + gap..at + 2 + gap + digits]));
        }
    }
    found
}

/// The CVE identifiers in a line, in capital letters.
pub(super) fn vulnerabilities(line: &str) -> Vec<String> {
    let bytes = line.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at + 13 <= bytes.len() {
        let digits = |from: usize| {
            bytes
                .get(from..)
                .unwrap_or(&[])
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count()
        };
        if bytes[at..at + 4].eq_ignore_ascii_case(b"cve-")
            && digits(at + 4) == 4
            && bytes[at + 8] == b'-'
        {
            let number = digits(at + 9);
            if (4..=7).contains(&number) {
                let id = line[at..at + 9 + number].to_ascii_uppercase();
                if !found.contains(&id) {
                    found.push(id);
                }
            }
            at += 9 + number;
        } else {
            at += 1;
        }
    }
    found
}
