//! What is a letter, and small letters: for comparing words and names as people
//! type them.
//!
//! The standard library knows every script; its tables are a thirtieth of the
//! browser's program. Consoles speak those that are here. Must not know what a
//! word means.

/// The small form of a letter; anything else as it is.
#[must_use]
pub fn small(letter: char) -> char {
    let step = match letter {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' | 'Ａ'..='Ｚ' => {
            32
        }
        'Ѐ'..='Џ' => 80,
        'İ' => return 'i',
        'Ÿ' => return 'ÿ',
        // Pairs, in two runs of the block the capital at even places, in the
        // others at odd ones.
        'Ā'..='ķ' | 'Ŋ'..='ŷ' => u32::from(u32::from(letter).is_multiple_of(2)),
        'Ĺ'..='ň' | 'Ź'..='ž' => u32::from(letter) % 2,
        _ => 0,
    };
    // Each step leads from a letter to a letter.
    char::from_u32(u32::from(letter) + step).unwrap_or(letter)
}

/// A text in small letters.
#[must_use]
pub fn lower(text: &str) -> String {
    text.chars().map(small).collect()
}

/// Whether a character is a letter, ideograms and kana among them. Marks of the
/// scripts between Greek and the kana count as letters too.
#[must_use]
pub const fn is_letter(c: char) -> bool {
    matches!(c,
        'A'..='Z' | 'a'..='z' | 'ª' | 'µ' | 'º' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ˁ'
        | 'Ͱ'..='ͽ' | 'Ϳ'..='\u{1fff}'
        | '々'..='〇' | 'ぁ'..='ゖ' | 'ゝ'..='ゟ' | 'ァ'..='ヺ' | 'ー'..='ㆎ'
        | '㐀'..='䶿' | '一'..='ꒌ' | '가'..='힣' | '\u{f900}'..='\u{fad9}'
        | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | 'ｦ'..='ﾾ' | '\u{20000}'..='\u{323af}')
}

/// Whether a character is a letter or a digit, of any width.
#[must_use]
pub const fn is_letter_or_digit(c: char) -> bool {
    is_letter(c) || matches!(c, '0'..='9' | '０'..='９' | '²' | '³' | '¹' | '¼'..='¾')
}

/// Whether a word is one of those in a list, which stand between spaces: a list
/// of texts would take more room in the browser's program.
#[must_use]
pub fn is_among(list: &str, word: &str) -> bool {
    // Byte by byte: the words are short, and looking for characters costs more.
    let mut known = list.as_bytes().split(|byte| *byte == b' ');
    known.any(|known| known == word.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_the_standard_library_in_the_scripts_of_consoles() {
        let scripts = ('\0'..='\u{2c1}')
            .chain('Ά'..='ώ')
            .chain('Ѐ'..='ҁ')
            .chain('Ҋ'..='ԯ')
            .chain('א'..='ת')
            .chain('ก'..='ะ')
            .chain('\u{2010}'..='\u{2070}')
            .chain('←'..='⑟')
            .chain('─'..='⯿')
            .chain('\u{3000}'..='〠')
            .chain('ぁ'..='ゖ')
            .chain('ゝ'..='ヿ')
            .chain('一'..='ꒌ')
            .chain('가'..='힣')
            .chain('\u{e000}'..='\u{f8ff}')
            .chain('\u{fe00}'..='\u{fe6f}')
            .chain('\u{ff00}'..='ﾾ')
            .chain('\u{ffe0}'..='\u{ffff}');
        // Gaps between Greek letters, and a sign among them.
        for c in scripts.filter(|c| !matches!(c, '\u{38b}' | '\u{38d}' | '\u{3a2}' | '\u{387}')) {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
            let digit = c.is_numeric() && !matches!(c, '⁰'..='₟' | '❶'..='➓');
            assert_eq!(is_letter_or_digit(c), c.is_alphabetic() || digit, "{c:?}");
        }
    }

    #[test]
    fn a_word_is_among_others_as_a_whole() {
        for (word, expected) in [
            ("is", true),
            ("は", true),
            ("あった", true),
            ("he", false),
            ("", false),
            ("is at", false),
        ] {
            assert_eq!(is_among("the is at は あった", word), expected, "{word}");
        }
    }

    #[test]
    fn they_are_the_letters_of_the_standard_library() {
        let covered = ('\0'..='\u{17e}')
            .chain('Α'..='Ϋ')
            .chain('Ѐ'..='я')
            .chain('\u{ff00}'..='\u{ffef}');
        for letter in covered.filter(|letter| !matches!(letter, 'İ' | 'µ')) {
            let expected: Vec<char> = letter.to_lowercase().collect();
            assert_eq!(vec![small(letter)], expected, "{letter:?}");
        }
    }

    #[test]
    fn what_has_no_small_form_stays() {
        assert_eq!(
            lower("Exchange サーバー 15.2 ＣＵ１２ GRÖSSE"),
            "exchange サーバー 15.2 ｃｕ１２ grösse"
        );
    }
}
