//! Where a byte of a file stands.
//!
//! Must not know what the file holds.

use crate::catalogue::source::Place;

/// The place of the character that holds the byte at `offset`.
pub(super) fn place(file: &str, text: &str, offset: usize) -> Place {
    let before = &text[..text.floor_char_boundary(offset)];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Place {
        file: file.to_owned(),
        line: count(before.matches('\n').count() + 1),
        column: count(before[line_start..].chars().count() + 1),
    }
}

/// Where `part`, a slice of `text`, begins in it.
pub(super) fn offset_in(text: &str, part: &str) -> usize {
    part.as_ptr().addr() - text.as_ptr().addr()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_and_characters_from_one() {
        let text = "ab\n日本語\n";
        for (offset, line, column) in [(0, 1, 1), (2, 1, 3), (3, 2, 1), (6, 2, 2), (13, 3, 1)] {
            let place = place("f.md", text, offset);
            assert_eq!((place.line, place.column), (line, column), "byte {offset}");
        }
        assert_eq!(offset_in(text, &text[6..]), 6);
    }
}
