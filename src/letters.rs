//! Small letters, for comparing words and names as people type them.
//!
//! The standard library knows every script; its tables are a fiftieth of the
//! browser's program. Consoles speak those that are here: Latin with its
//! accents, Greek and Cyrillic, and Latin in full width. Must not know what a
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

#[cfg(test)]
mod tests {
    use super::*;

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
