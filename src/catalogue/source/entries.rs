//! TOML documents made into entries.
//!
//! Each entry is read for itself. Where one has a fault, a stand-in takes the
//! place of the bad value and reading is tried again, until all faults of the
//! entry are known; the entry is then left out. Must not know any particular
//! table: keys come from the row types.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue, Error, ValueDeserializer};

use super::fields::{self, STAND_INS, VALUE_UNREADABLE};
use super::place::{At, Fault, FileText, RuleInfo, Spot};

pub(super) const TOML_SYNTAX: RuleInfo = RuleInfo::new(
    "toml-syntax",
    "A file is not well-formed TOML.",
    "What it says would be a guess.",
);

pub(super) const KEY_UNKNOWN: RuleInfo = RuleInfo::new(
    "key-unknown",
    "An entry has a key that its table does not know.",
    "A slip in a key would silently drop the fact it holds.",
);

pub(super) const KEY_MISSING: RuleInfo = RuleInfo::new(
    "key-missing",
    "An entry lacks a key that every entry of its table has.",
    "The entry cannot be used before the fact is there.",
);

/// Stand-ins lie where no file has a byte.
const NOWHERE: usize = usize::MAX / 2;

/// One file while it is taken apart.
pub(super) struct Document<'t, 'f> {
    text: &'t FileText<'t>,
    /// What nobody has taken yet.
    root: DeTable<'t>,
    /// The lists that were taken.
    taken: Vec<&'static str>,
    faults: &'f mut Vec<Fault>,
    /// The lines with errors of syntax.
    malformed: BTreeSet<u32>,
    whole: bool,
}

impl<'t, 'f> Document<'t, 'f> {
    pub(super) fn new(text: &'t FileText<'t>, faults: &'f mut Vec<Fault>) -> Self {
        let (root, errors) = DeTable::parse_recoverable(text.text);
        let mut places: Vec<_> = errors
            .iter()
            .map(|error| {
                let place = text.place(error.span().map_or(0, |span| span.start));
                (place, error.message())
            })
            .collect();
        places.sort();
        let malformed = places.iter().map(|(place, _)| place.line).collect();
        let mut last = None;
        for (place, message) in places {
            let line = place.line;
            // One slip gives errors on the lines after it too; the first tells most.
            if last.is_none_or(|last| line > last + 2) {
                let hint = "texts stand between quotation marks, lists between [ and ], and each \
                            key once; correct the line, or the one above it";
                faults.push(TOML_SYNTAX.at(place, message, hint));
            }
            last = Some(line);
        }
        Self {
            text,
            root: root.into_inner(),
            taken: Vec::new(),
            faults,
            malformed,
            whole: errors.is_empty(),
        }
    }

    /// The entries of one list, such as `[[action]]`.
    pub(super) fn entries<T: DeserializeOwned>(&mut self, list: &'static str) -> Vec<At<T>> {
        let Some((key, value)) = self.root.remove_entry(list) else {
            return Vec::new();
        };
        self.taken.push(list);
        let DeValue::Array(entries) = value.into_inner() else {
            self.whole = false;
            self.faults.push(VALUE_UNREADABLE.at(
                self.text.place(key.span().start),
                format!("`{list}` is not a list of entries"),
                format!("open each entry with [[{list}]]"),
            ));
            return Vec::new();
        };
        entries
            .into_iter()
            .filter_map(|entry| self.entry(entry))
            .collect()
    }

    /// What is left when the lists are taken, as one entry. The lists are
    /// empty in it.
    pub(super) fn rest<T: DeserializeOwned>(&mut self) -> Option<At<T>> {
        let mut root = std::mem::take(&mut self.root);
        for list in std::mem::take(&mut self.taken) {
            root.insert(
                Spanned::new(0..0, Cow::Borrowed(list)),
                Spanned::new(0..0, DeValue::Array(DeArray::new())),
            );
        }
        self.entry(Spanned::new(0..0, DeValue::Table(root)))
    }

    /// Reports what belongs to none of `lists`, and says whether everything
    /// could be read.
    pub(super) fn finish(self, lists: &[&str]) -> bool {
        for key in self.root.keys() {
            self.faults.push(KEY_UNKNOWN.at(
                self.text.place(key.span().start),
                format!("unknown key `{}`", key.get_ref()),
                fields::choose(key.get_ref(), lists),
            ));
        }
        self.whole && self.root.is_empty()
    }

    fn entry<T: DeserializeOwned>(&mut self, value: Spanned<DeValue<'t>>) -> Option<At<T>> {
        let mut spots = BTreeMap::new();
        paths(&value, "", self.text, &mut spots);
        let start = value.span().start;
        let mut attempt = Attempt {
            value,
            stand_ins: 0,
        };
        let mut clean = true;
        // Every turn mends one fault; an entry has fewer than this.
        for _ in 0..1000 {
            let error = match attempt.read::<T>() {
                Ok(value) if clean => {
                    return Some(At::new(self.text.place(start), value, spots));
                }
                Ok(_) => break,
                Err(error) => error,
            };
            clean = false;
            let (fault, mended) = attempt.mend::<T>(&error, start, self.text);
            self.faults.extend(fault.filter(|fault| {
                // A line that could not be parsed may hold the missing key, and
                // has its fault already.
                let may_be_there = fault.rule == KEY_MISSING.id && !self.malformed.is_empty();
                !may_be_there && !self.malformed.contains(&fault.place.line)
            }));
            if !mended {
                break;
            }
        }
        self.whole = false;
        None
    }
}

/// Notes where every value stands: `text.en`, `applies[0].from`.
fn paths(
    value: &Spanned<DeValue<'_>>,
    path: &str,
    text: &FileText<'_>,
    spots: &mut BTreeMap<Cow<'static, str>, Spot>,
) {
    if !path.is_empty() {
        spots.insert(path.to_owned().into(), text.spot(value.span().start));
    }
    match value.get_ref() {
        DeValue::Table(table) => {
            for (key, value) in table {
                let dot = if path.is_empty() { "" } else { "." };
                paths(value, &format!("{path}{dot}{}", key.get_ref()), text, spots);
            }
        }
        DeValue::Array(array) => {
            for (index, value) in array.iter().enumerate() {
                paths(value, &format!("{path}[{index}]"), text, spots);
            }
        }
        _ => {}
    }
}

/// An entry that is being mended.
struct Attempt<'t> {
    value: Spanned<DeValue<'t>>,
    stand_ins: usize,
}

impl Attempt<'_> {
    fn read<T: DeserializeOwned>(&self) -> Result<T, Error> {
        T::deserialize(ValueDeserializer::from(self.value.clone()))
    }

    /// Takes the cause of `error` out of the way. Gives the fault, unless it
    /// is in a stand-in, and whether reading can go on.
    fn mend<T: DeserializeOwned>(
        &mut self,
        error: &Error,
        start: usize,
        text: &FileText<'_>,
    ) -> (Option<Fault>, bool) {
        let message = error.message();
        let span = error.span().unwrap_or(start..start);
        let invented = span.start >= NOWHERE;
        let place = text.place(if invented { start } else { span.start });
        if let Some(key) = message
            .strip_prefix("missing field ")
            .and_then(fields::quoted)
        {
            let mended = self.add::<T>(&span, key);
            let hint = format!("add `{key}`");
            let fault = KEY_MISSING.at(place, format!("`{key}` is missing"), hint);
            return ((!invented).then_some(fault), mended);
        }
        if let Some(key) = message
            .strip_prefix("unknown field ")
            .and_then(fields::quoted)
        {
            let hint = fields::choose(key, &fields::expected(message));
            let fault = KEY_UNKNOWN.at(place, format!("unknown key `{key}`"), hint);
            let mended = remove(&mut self.value, &span, key);
            return ((!invented).then_some(fault), mended);
        }
        if invented {
            return (None, false);
        }
        let written = text.text.get(span.clone()).unwrap_or_default();
        let written = written.lines().next().unwrap_or_default();
        let Some(found) = self.replace::<T>(&span, message) else {
            let message = format!("`{written}` cannot be read: {message}");
            let fault = VALUE_UNREADABLE.at(place, message, "correct the value");
            return (Some(fault), false);
        };
        let word = written.trim_matches(['"', '\'']);
        let (wanted, hint) = match found {
            Wanted::Kind(wanted, hint) => (wanted.to_owned(), hint.to_owned()),
            Wanted::OneOf(words) => {
                let words: Vec<&str> = words.iter().map(String::as_str).collect();
                let wanted = format!("one of {}", words.join(", "));
                (wanted, fields::choose(word, &words))
            }
        };
        let fault = VALUE_UNREADABLE.at(place, format!("`{word}` is not {wanted}"), hint);
        (Some(fault), true)
    }

    /// Puts a stand-in for a key that is missing in the table at `span`.
    fn add<T: DeserializeOwned>(&mut self, span: &Range<usize>, key: &str) -> bool {
        let nowhere = self.nowhere();
        let is_table = |value: &DeValue<'_>| value.is_table();
        let Some(DeValue::Table(table)) =
            find(&mut self.value, span, is_table).map(Spanned::get_mut)
        else {
            return false;
        };
        table.insert(
            Spanned::new(nowhere.clone(), Cow::Owned(key.to_owned())),
            Spanned::new(nowhere.clone(), DeValue::Boolean(false)),
        );
        self.fit::<T>(&nowhere, "").is_some()
    }

    /// Puts a stand-in for the value at `span`.
    fn replace<T: DeserializeOwned>(
        &mut self,
        span: &Range<usize>,
        message: &str,
    ) -> Option<Wanted> {
        let nowhere = self.nowhere();
        let value = find(&mut self.value, span, |_| true)?;
        *value = Spanned::new(nowhere.clone(), DeValue::Boolean(false));
        self.fit::<T>(&nowhere, message)
    }

    fn nowhere(&mut self) -> Range<usize> {
        self.stand_ins += 1;
        let at = NOWHERE + self.stand_ins;
        at..at
    }

    /// Tries stand-ins at `nowhere` until one is taken.
    fn fit<T: DeserializeOwned>(
        &mut self,
        nowhere: &Range<usize>,
        message: &str,
    ) -> Option<Wanted> {
        let mut words = variants(message);
        let mut kinds = kinds().into_iter();
        loop {
            let (value, wanted) = match words.first() {
                Some(first) => (
                    DeValue::String(Cow::Owned(first.clone())),
                    Wanted::OneOf(std::mem::take(&mut words)),
                ),
                None => kinds.next()?,
            };
            let is_table = value.is_table();
            let place = find(&mut self.value, nowhere, |_| true)?;
            *place = Spanned::new(nowhere.clone(), value);
            match self.read::<T>() {
                Err(error) if error.span().as_ref() == Some(nowhere) => {
                    if is_table && error.message().starts_with("missing field") {
                        return Some(wanted);
                    }
                    if matches!(wanted, Wanted::Kind(..)) {
                        words = variants(error.message());
                    }
                }
                _ => return Some(wanted),
            }
        }
    }
}

/// What a field takes.
enum Wanted {
    /// Something of this kind, and how it is written.
    Kind(&'static str, &'static str),
    /// One of these words.
    OneOf(Vec<String>),
}

fn kinds() -> Vec<(DeValue<'static>, Wanted)> {
    let kind = Wanted::Kind;
    let mut kinds = vec![(
        DeValue::String(Cow::Borrowed("")),
        kind("a text", "write it between quotation marks"),
    )];
    kinds.extend(STAND_INS.into_iter().map(|stand_in| {
        let text = DeValue::String(Cow::Borrowed(stand_in.text));
        (text, kind(stand_in.wanted, stand_in.hint))
    }));
    kinds.extend([
        (
            DeValue::Array(DeArray::new()),
            kind("a list", "write it between [ and ]"),
        ),
        (
            DeValue::Integer(toml::de::DeInteger::default()),
            kind("a whole number", "write digits without quotation marks"),
        ),
        (
            DeValue::Boolean(false),
            kind("a yes or no", "write true or false"),
        ),
        (
            DeValue::Table(DeTable::new()),
            kind(
                "an entry of its own",
                "write its keys one by one, such as name.en and name.ja",
            ),
        ),
    ]);
    kinds
}

/// The words a message says are possible.
fn variants(message: &str) -> Vec<String> {
    if !message.starts_with("unknown variant ") {
        return Vec::new();
    }
    let words = fields::expected(message);
    words.into_iter().map(ToOwned::to_owned).collect()
}

/// The outermost value at `span` that `is_it`.
fn find<'v, 't>(
    value: &'v mut Spanned<DeValue<'t>>,
    span: &Range<usize>,
    is_it: fn(&DeValue<'_>) -> bool,
) -> Option<&'v mut Spanned<DeValue<'t>>> {
    if value.span() == *span && is_it(value.get_ref()) {
        return Some(value);
    }
    match value.get_mut() {
        DeValue::Table(table) => table
            .iter_mut()
            .find_map(|(_, value)| find(value, span, is_it)),
        DeValue::Array(array) => array.iter_mut().find_map(|value| find(value, span, is_it)),
        _ => None,
    }
}

/// Takes out the key that stands at `span`.
fn remove(value: &mut Spanned<DeValue<'_>>, span: &Range<usize>, key: &str) -> bool {
    match value.get_mut() {
        DeValue::Table(table) => {
            let here = table
                .get_key_value(key)
                .is_some_and(|(found, _)| found.span() == *span);
            if here {
                return table.remove(key).is_some();
            }
            table.iter_mut().any(|(_, value)| remove(value, span, key))
        }
        DeValue::Array(array) => array.iter_mut().any(|value| remove(value, span, key)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::tables::{ActionRow, Family, MoveRow, ProductRow};

    fn faults(text: &str, take: impl FnOnce(&mut Document<'_, '_>)) -> Vec<String> {
        let text = FileText::new("t.toml", text);
        let mut faults = Vec::new();
        let mut document = Document::new(&text, &mut faults);
        take(&mut document);
        document.finish(&["product"]);
        faults.sort();
        faults
            .iter()
            .map(|fault| fault.to_string().replace("\n  hint:", " ->"))
            .collect()
    }

    #[test]
    fn every_fault_of_an_entry_is_found_and_the_next_entry_too() {
        let found = faults(
            "
[[product]]
id = 2019
nam.en = 'x'
builds = '15.2'
released = 2018-10-22
extended_end = 'soon'
esu = [{ name.en = 'a', name.ja = 'b', from = '2020-01-01', to = '2020-02-30', branches = 'CU1' }]
sources = ['X']

[[product]]
id = 'SE'
name = 'Exchange'
builds = '15.2'
released = '2025-07-01'
ended = 'yes'
sources = ['X']
",
            |document| {
                assert!(document.entries::<ProductRow>("product").is_empty());
            },
        );
        let expected = [
            "2:1: [key-missing] `name` is missing -> add `name`",
            "3:6: [value-unreadable] `2019` is not a text -> write it between quotation marks",
            "4:1: [key-unknown] unknown key `nam` -> did you mean `name`?",
            "6:12: [value-unreadable] `2018-10-22` is not a day -> write year, month and day as text: 2023-01-26",
            "7:16: [value-unreadable] `soon` is not a day -> write year, month and day as text: 2023-01-26",
            "8:66: [value-unreadable] `2020-02-30` is not a day -> write year, month and day as text: 2023-01-26",
            "8:91: [value-unreadable] `CU1` is not a list -> write it between [ and ]",
            "13:8: [value-unreadable] `Exchange` is not an entry of its own -> write its keys one by one, such as name.en and name.ja",
            "16:9: [value-unreadable] `yes` is not a yes or no -> write true or false",
        ]
        .map(|fault| format!("t.toml:{fault}"));
        assert_eq!(found, expected);
    }

    #[test]
    fn a_word_that_is_none_of_several_gets_a_proposal() {
        let found = faults(
            "[[move]]\nfrom = 'a'\nto = 'b'\nway = 'inplace'\nsources = ['X']\n",
            |document| {
                document.entries::<MoveRow>("move");
            },
        );
        assert_eq!(
            found,
            [
                "t.toml:4:7: [value-unreadable] `inplace` is not one of in-place, migrate -> did you mean `in-place`?"
            ]
        );
    }

    #[test]
    fn an_empty_entry_lacks_every_key_it_needs() {
        let found = faults("[[action]]\n", |document| {
            document.entries::<ActionRow>("action");
        });
        let missing: Vec<&str> = found
            .iter()
            .filter_map(|fault| fields::quoted(fault))
            .collect();
        assert_eq!(
            missing,
            ["applies", "ids", "since", "sources", "text", "title"]
        );
    }

    #[test]
    fn what_surrounds_the_lists_is_an_entry_too() {
        let found = faults("id = 'x'\nkind = []\nproduct = []\n", |document| {
            document.entries::<ProductRow>("product");
            document.rest::<Family>();
        });
        let missing: Vec<&str> = found
            .iter()
            .filter_map(|fault| fields::quoted(fault))
            .collect();
        assert_eq!(missing, ["data_through", "impact", "name", "settle"]);
    }

    #[test]
    fn a_slip_in_one_line_leaves_the_others() {
        let found = faults(
            "[[move]]\nfrom = \nto = 'b'\nway = 'teleport'\nsources = [1, 2\n\n[[product]]\n",
            |document| {
                document.entries::<MoveRow>("move");
            },
        );
        assert!(
            found[0].starts_with("t.toml:2:8: [toml-syntax]"),
            "{found:#?}"
        );
        assert!(
            found
                .iter()
                .any(|fault| fault.contains("`teleport` is not one of")),
            "{found:#?}"
        );
        assert!(
            !found.iter().any(|fault| fault.contains("key-missing")),
            "{found:#?}"
        );
    }
}
