//! Texts exist, in both languages.

use super::index::Index;
use crate::catalogue::source::{At, Fault, Place, RuleInfo};
use crate::lang::Text;

pub(super) const TEXT_EMPTY: RuleInfo = RuleInfo::new(
    "text-empty",
    "A text, a key or a command is empty, or a text lacks one language.",
    "Readers of one language would find a hole in the page.",
);

pub(super) const TEXT_UNTRANSLATED: RuleInfo = RuleInfo::new(
    "text-untranslated",
    "A Japanese text is English prose, or an English text has Japanese letters.",
    "A text that was copied to be translated later is easily forgotten.",
);

pub(super) fn check(index: &Index<'_>, faults: &mut Vec<Fault>) {
    let draft = index.draft;
    let mut texts = Texts { faults };
    if let Some(row) = &draft.family {
        let family = &row.value;
        texts.word(row, "id", &family.id);
        texts.text(row, "name", &family.name);
        texts.word(row, "settle.command", &family.settle.command);
        texts.text(row, "settle.text", &family.settle.text);
        texts.option(row, "settle.bare", family.settle.bare.as_ref());
        texts.option(
            row,
            "platform.name",
            family.platform.as_ref().map(|platform| &platform.name),
        );
    }
    if let Some(row) = &draft.recognition {
        for (at, entry) in row.value.foreign.iter().enumerate() {
            texts.text(row, &format!("foreign[{at}].what"), &entry.what);
        }
    }
    for row in &draft.kinds {
        texts.word(row, "id", &row.value.id);
        texts.text(row, "name", &row.value.name);
    }
    for row in &draft.impacts {
        texts.word(row, "id", &row.value.id);
        texts.text(row, "name", &row.value.name);
    }
    for row in &draft.products {
        texts.word(row, "id", &row.value.id);
        texts.text(row, "name", &row.value.name);
        texts.option(row, "note", row.value.note.as_ref());
        for (at, period) in row.value.esu.iter().enumerate() {
            texts.text(row, &format!("esu[{at}].name"), &period.name);
        }
    }
    for row in &draft.moves {
        texts.option(row, "note", row.value.note.as_ref());
    }
    for row in &draft.actions {
        let action = &row.value;
        if action.ids.is_empty() {
            texts.word(row, "ids", "");
        }
        for (at, id) in action.ids.iter().enumerate() {
            texts.word(row, &format!("ids[{at}]"), id);
        }
        texts.text(row, "title", &action.title);
        texts.text(row, "text", &action.text);
        texts.option(row, "verify", action.verify.as_ref());
        texts.option(row, "condition", action.condition.as_ref());
        texts.option(row, "scope", action.scope.as_ref());
        texts.command(row, "command", action.command.as_ref());
        texts.command(row, "verify_command", action.verify_command.as_ref());
    }
    for row in &draft.issues {
        let issue = &row.value;
        texts.word(row, "id", &issue.id);
        texts.text(row, "title", &issue.title);
        texts.text(row, "text", &issue.text);
        texts.option(row, "workaround", issue.workaround.as_ref());
        texts.command(row, "command", issue.command.as_ref());
    }
    for row in &draft.notes {
        texts.word(row, "id", &row.value.id);
        texts.text(row, "text", &row.value.text);
    }
    for row in &draft.sources {
        texts.word(row, "code", &row.value.code);
        texts.text(row, "name", &row.value.name);
    }
    for row in &draft.conflicts {
        if row.value.subjects.is_empty() {
            texts.word(row, "subjects", "");
        }
        texts.text(row, "values", &row.value.values);
        texts.text(row, "used", &row.value.used);
        texts.text(row, "why", &row.value.why);
    }
}

struct Texts<'f> {
    faults: &'f mut Vec<Fault>,
}

impl Texts<'_> {
    fn option<T>(&mut self, row: &At<T>, path: &str, text: Option<&Text>) {
        if let Some(text) = text {
            self.text(row, path, text);
        }
    }

    fn text<T>(&mut self, row: &At<T>, path: &str, text: &Text) {
        let mut complete = true;
        for (lang, text) in [("en", &text.en), ("ja", &text.ja)] {
            complete &= self.word(row, &format!("{path}.{lang}"), text);
        }
        if !complete {
            return;
        }
        if is_prose(&text.ja) && !has_japanese(&text.ja) {
            self.untranslated(
                row.field(&format!("{path}.ja")),
                "the Japanese text is in English",
            );
        }
        if has_japanese(&text.en) {
            self.untranslated(
                row.field(&format!("{path}.en")),
                "the English text has Japanese letters",
            );
        }
    }

    fn untranslated(&mut self, place: Place, message: &str) {
        let hint = "translate it; a name or a number may be the same in both languages";
        self.faults.push(TEXT_UNTRANSLATED.at(place, message, hint));
    }

    fn command<T>(&mut self, row: &At<T>, path: &str, command: Option<&String>) {
        if let Some(command) = command {
            self.word(row, path, command);
        }
    }

    /// Says whether there is something.
    fn word<T>(&mut self, row: &At<T>, path: &str, text: &str) -> bool {
        let is_there = !text.trim().is_empty();
        if !is_there {
            self.faults.push(TEXT_EMPTY.at(
                row.field(path),
                format!("`{path}` is empty"),
                "fill it in; what need not be there is left out, its key too",
            ));
        }
        is_there
    }
}

/// Whether a text has hiragana, katakana or kanji.
fn has_japanese(text: &str) -> bool {
    text.chars().any(|char| {
        matches!(char,
            '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
    })
}

/// Whether a text is more than a name or a list of numbers: over twenty
/// characters, with three words in lower case.
fn is_prose(text: &str) -> bool {
    let is_word = |word: &&str| {
        let word = word.trim_matches(|char: char| char.is_ascii_punctuation());
        word.len() >= 2 && word.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    text.chars().count() > 20 && text.split_whitespace().filter(is_word).count() >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_need_no_translation() {
        for (text, prose) in [
            ("Microsoft Exchange Server Subscription Edition", false),
            ("microsoft/CSS-Exchange: HealthChecker", false),
            ("DOCS 6.5.7683; 8W 6.5.7638; all others 6.5.7638", false),
            ("Run it on the server.", true),
            ("the day of release", false),
            ("two independent lists against one", true),
        ] {
            assert_eq!(is_prose(text), prose, "{text}");
        }
    }

    #[test]
    fn japanese_is_known_by_its_letters() {
        for (text, japanese) in [
            ("サーバーごと。", true),
            ("更新", true),
            ("ひらがな", true),
            ("CU23 SU", false),
            ("café — “x”", false),
        ] {
            assert_eq!(has_japanese(text), japanese, "{text}");
        }
    }
}
