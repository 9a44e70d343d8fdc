//! Bytes to text: UTF-8, UTF-16, Shift_JIS, Windows-1252.
//!
//! Apart from reading, because a browser can decode by itself. Shift_JIS
//! needs tables, which the feature `encodings` brings; without it the text
//! comes back as [`Unreadable::NeedsShiftJis`], for a caller who can do it.

/// The most that is read, in bytes.
pub const LIMIT: usize = 10 * 1024 * 1024;

/// A text and what it was written in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// Without a byte order mark.
    pub text: String,
    /// What it was written in.
    pub encoding: Encoding,
}

/// How text is written in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Also plain ASCII.
    Utf8,
    /// Little endian, as Windows PowerShell redirects.
    Utf16Le,
    /// Big endian.
    Utf16Be,
    /// Japanese Windows.
    ShiftJis,
    /// Western Windows.
    Windows1252,
}

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Larger than [`LIMIT`].
    TooLarge {
        /// Its size in bytes.
        size: usize,
    },
    /// A program, picture or archive.
    Binary(Kind),
    /// Japanese text that this build cannot decode by itself.
    NeedsShiftJis,
}

/// What a binary file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An archive, or an Office document, which is one.
    Archive,
    /// A program or library.
    Program,
    /// A document for printing.
    Pdf,
    /// A picture.
    Picture,
    /// A Windows event log.
    EventLog,
    /// None of these.
    Other,
}

/// Makes text of a file's bytes.
///
/// # Errors
///
/// Where the file is too large or holds no text.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Unreadable> {
    if bytes.len() > LIMIT {
        return Err(Unreadable::TooLarge { size: bytes.len() });
    }
    let decoded = |text: String, encoding| Ok(Decoded { text, encoding });
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return decoded(String::from_utf8_lossy(rest).into_owned(), Encoding::Utf8);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return decoded(utf16(rest, u16::from_le_bytes), Encoding::Utf16Le);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return decoded(utf16(rest, u16::from_be_bytes), Encoding::Utf16Be);
    }
    if let Some(kind) = known_kind(bytes) {
        return Err(Unreadable::Binary(kind));
    }
    match zeros(bytes) {
        Zeros::None => {}
        Zeros::Second => return decoded(utf16(bytes, u16::from_le_bytes), Encoding::Utf16Le),
        Zeros::First => return decoded(utf16(bytes, u16::from_be_bytes), Encoding::Utf16Be),
        Zeros::Anywhere => return Err(Unreadable::Binary(Kind::Other)),
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return decoded(text.to_owned(), Encoding::Utf8);
    }
    let controls = bytes
        .iter()
        .filter(|byte| matches!(byte, 0x01..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f))
        .count();
    if controls * 50 > bytes.len() {
        return Err(Unreadable::Binary(Kind::Other));
    }
    if is_shift_jis(bytes) {
        return shift_jis(bytes).map_or(Err(Unreadable::NeedsShiftJis), |text| {
            decoded(text, Encoding::ShiftJis)
        });
    }
    decoded(
        bytes.iter().map(|byte| western(*byte)).collect(),
        Encoding::Windows1252,
    )
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units)
        .map(|result| result.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

fn known_kind(bytes: &[u8]) -> Option<Kind> {
    const SIGNATURES: &[(&[u8], Kind)] = &[
        (b"PK\x03\x04", Kind::Archive),
        (b"PK\x05\x06", Kind::Archive),
        (b"\x1f\x8b", Kind::Archive),
        (b"7z\xbc\xaf\x27\x1c", Kind::Archive),
        (b"Rar!\x1a", Kind::Archive),
        (b"MSCF", Kind::Archive),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind::Archive),
        (b"MZ", Kind::Program),
        (b"\x7fELF", Kind::Program),
        (b"\0asm", Kind::Program),
        (b"%PDF-", Kind::Pdf),
        (b"\x89PNG", Kind::Picture),
        (b"\xff\xd8\xff", Kind::Picture),
        (b"GIF8", Kind::Picture),
        (b"ElfFile\0", Kind::EventLog),
    ];
    let (signature, kind) = SIGNATURES
        .iter()
        .find(|(signature, _)| bytes.starts_with(signature))?;
    // Two letters can begin a text as well.
    let text = signature.len() == 2 && !bytes[..bytes.len().min(512)].contains(&0);
    (!text).then_some(*kind)
}

enum Zeros {
    None,
    /// The low byte comes first.
    Second,
    /// The high byte comes first.
    First,
    Anywhere,
}

fn zeros(bytes: &[u8]) -> Zeros {
    let head = &bytes[..bytes.len().min(4096)];
    let count = |place: usize| {
        head.iter()
            .skip(place)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (first, second) = (count(0), count(1));
    let half = head.len() / 2;
    if first == 0 && second == 0 {
        return if bytes.contains(&0) {
            Zeros::Anywhere
        } else {
            Zeros::None
        };
    }
    if second * 10 > half * 3 && first * 20 < half {
        Zeros::Second
    } else if first * 10 > half * 3 && second * 20 < half {
        Zeros::First
    } else {
        Zeros::Anywhere
    }
}

/// Whether every byte fits Shift_JIS, and most of the double ones are kana or
/// common characters.
fn is_shift_jis(bytes: &[u8]) -> bool {
    let mut at = 0;
    let (mut double, mut single) = (0_usize, 0_usize);
    while let Some(byte) = bytes.get(at) {
        match byte {
            0x00..=0x7f => at += 1,
            0xa1..=0xdf => {
                single += 1;
                at += 1;
            }
            // Rows above 0xef are private or rare, and Western letters stand there.
            0x81..=0x9f | 0xe0..=0xef => match bytes.get(at + 1) {
                Some(0x40..=0x7e | 0x80..=0xfc) => {
                    double += 1;
                    at += 2;
                }
                // A file that was cut may end in half a character.
                None => at += 1,
                Some(_) => return false,
            },
            _ => return false,
        }
    }
    double > single
}

#[cfg(feature = "encodings")]
fn shift_jis(bytes: &[u8]) -> Option<String> {
    Some(
        encoding_rs::SHIFT_JIS
            .decode_without_bom_handling(bytes)
            .0
            .into_owned(),
    )
}

#[cfg(not(feature = "encodings"))]
const fn shift_jis(_bytes: &[u8]) -> Option<String> {
    None
}

/// A character of Windows-1252.
fn western(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_out_of_every_encoding() {
        let text = "Version 15.2 (Build 1118.7) ビルド";
        let units: Vec<u16> = text.encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), Encoding::Utf8),
            (marked(b"\xef\xbb\xbf", text.as_bytes()), Encoding::Utf8),
            (marked(b"\xff\xfe", &little), Encoding::Utf16Le),
            (marked(b"\xfe\xff", &big), Encoding::Utf16Be),
            (little, Encoding::Utf16Le),
            (big, Encoding::Utf16Be),
        ] {
            let decoded = decode(&bytes).expect("text");
            assert_eq!(decoded.text, text);
            assert_eq!(decoded.encoding, encoding);
        }
        let german = decode(b"Gr\xfc\xdfe 15.2.1118.7").expect("text");
        assert_eq!(german.text, "Grüße 15.2.1118.7");
    }

    #[test]
    fn what_is_no_text_is_refused_with_the_kind() {
        for (bytes, kind) in [
            (&b"PK\x03\x04rest"[..], Kind::Archive),
            (b"MZ\x90\0\x03", Kind::Program),
            (b"%PDF-1.7", Kind::Pdf),
            (b"a\0\0\0\x02b\0\x01", Kind::Other),
        ] {
            assert_eq!(decode(bytes), Err(Unreadable::Binary(kind)), "{bytes:?}");
        }
        assert!(decode(b"MZ is how some name starts").is_ok());
        let large = vec![b'a'; LIMIT + 1];
        assert_eq!(
            decode(&large),
            Err(Unreadable::TooLarge { size: LIMIT + 1 })
        );
        assert!(decode(b"").is_ok());
    }

    #[test]
    fn japanese_windows_is_recognised() {
        // サーバー,15.2.1118.7
        let bytes = b"\x83\x54\x81\x5b\x83\x6f\x81\x5b,15.2.1118.7";
        match decode(bytes) {
            Ok(decoded) => assert_eq!(decoded.text, "サーバー,15.2.1118.7"),
            Err(error) => assert_eq!(error, Unreadable::NeedsShiftJis),
        }
    }
}
