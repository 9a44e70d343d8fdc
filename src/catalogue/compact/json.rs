//! Reads the browser's file: JSON as [`super::write()`] makes it.
//!
//! A library's reader knows numbers of every form, and the tables for the
//! floating ones alone are a twentieth of the browser's program. The file holds
//! whole numbers only. Must not know what any of it means.

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Json<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A whole number that is not negative.
    Number(u32),
    /// A text as it stands in the file: [`plain`] tells what it says.
    Text(&'a str),
    /// A list.
    List(Vec<Self>),
    /// Keys and values, in the order of the file.
    Object(Vec<(&'a str, Self)>),
}

/// How deep values may lie in each other. A file lies six deep.
const DEEPEST: u8 = 32;

/// Goes through a text. What is not there is nothing, and the reader then stands
/// where it is missed.
pub(super) struct Reader<'a> {
    text: &'a str,
    /// How far it is, in bytes.
    pub at: usize,
}

impl<'a> Reader<'a> {
    /// At the beginning of a text.
    pub const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\r' | b'\n') = self.byte() {
            self.at += 1;
        }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes past `token`, if it stands here.
    pub fn take(&mut self, token: &str) -> Option<()> {
        let rest = self.text.as_bytes().get(self.at..)?;
        rest.starts_with(token.as_bytes()).then(|| {
            self.at += token.len();
        })
    }

    /// Whether a list or an object goes on, and goes past what stands between
    /// its members, or past `end`.
    pub fn more(&mut self, end: &str, first: bool) -> Option<bool> {
        self.skip_space();
        if self.take(end).is_some() {
            return Some(false);
        }
        if !first {
            self.take(",")?;
        }
        Some(true)
    }

    /// The end of the text.
    pub fn end(&mut self) -> Option<()> {
        self.skip_space();
        (self.at == self.text.len()).then_some(())
    }

    /// A value, so deep in others.
    pub fn value(&mut self, depth: u8) -> Option<Json<'a>> {
        self.skip_space();
        if depth > DEEPEST {
            return None;
        }
        match self.byte()? {
            b'n' => self.take("null").map(|()| Json::Null),
            b't' => self.take("true").map(|()| Json::Flag(true)),
            b'f' => self.take("false").map(|()| Json::Flag(false)),
            b'"' => self.string().map(Json::Text),
            b'[' => {
                self.at += 1;
                let mut items = Vec::new();
                while self.more("]", items.is_empty())? {
                    items.push(self.value(depth + 1)?);
                }
                Some(Json::List(items))
            }
            b'{' => {
                self.at += 1;
                let mut fields = Vec::new();
                while self.more("}", fields.is_empty())? {
                    self.skip_space();
                    let key = self.string()?;
                    self.skip_space();
                    self.take(":")?;
                    fields.push((key, self.value(depth + 1)?));
                }
                Some(Json::Object(fields))
            }
            _ => self.number().map(Json::Number),
        }
    }

    fn number(&mut self) -> Option<u32> {
        let digits = self.text.as_bytes().get(self.at..)?;
        let count = digits.iter().take_while(|b| b.is_ascii_digit()).count();
        let number = self.text.get(self.at..self.at + count)?.parse().ok()?;
        self.at += count;
        Some(number)
    }

    /// What stands between quotes.
    fn string(&mut self) -> Option<&'a str> {
        self.take("\"")?;
        let text = self.text.get(self.at..)?;
        let begin = self.at;
        loop {
            let byte = self.byte()?;
            if byte == b'"' {
                let raw = text.get(..self.at - begin);
                self.at += 1;
                return raw;
            }
            self.at += if byte == b'\\' { 2 } else { 1 };
        }
    }
}

/// What a text of the file says, unless something in it is escaped as nobody
/// does. The writer escapes quotes, backslashes and control characters.
pub(super) fn plain(raw: &str) -> Option<String> {
    if !raw.contains('\\') {
        return Some(raw.to_owned());
    }
    let mut out = String::new();
    let mut rest = raw.chars();
    while let Some(letter) = rest.next() {
        if letter != '\\' {
            out.push(letter);
            continue;
        }
        out.push(match rest.next()? {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let (code, after) = rest.as_str().split_at_checked(4)?;
                rest = after.chars();
                char::from_u32(u32::from_str_radix(code, 16).ok()?)?
            }
            same @ ('"' | '\\' | '/') => same,
            _ => return None,
        });
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    /// The value that a text holds; the place of the first fault where it holds
    /// none.
    fn parse(text: &str) -> Result<Json<'_>, usize> {
        let mut reader = Reader::new(text);
        let value = reader.value(0);
        match value.zip(reader.end()) {
            Some((value, ())) => Ok(value),
            None => Err(reader.at),
        }
    }

    /// What serde makes of the same text.
    fn same(ours: &Json<'_>, theirs: &Value) -> bool {
        match (ours, theirs) {
            (Json::Null, Value::Null) => true,
            (Json::Flag(a), Value::Bool(b)) => a == b,
            (Json::Number(a), b) => b.as_u64() == Some(u64::from(*a)),
            (Json::Text(a), Value::String(b)) => plain(a).as_ref() == Some(b),
            (Json::List(a), Value::Array(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
            }
            (Json::Object(a), Value::Object(b)) => {
                a.len() == b.len()
                    && (a.iter()).all(|(key, a)| {
                        let b = plain(key).and_then(|key| b.get(&key));
                        b.is_some_and(|b| same(a, b))
                    })
            }
            _ => false,
        }
    }

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<u32>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::btree_map(any::<String>(), inner, 0..6)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn it_reads_what_a_library_writes(value in value(), pretty in any::<bool>()) {
            let text = if pretty {
                serde_json::to_string_pretty(&value)
            } else {
                serde_json::to_string(&value)
            };
            let text = text.expect("JSON");
            prop_assert!(parse(&text).is_ok_and(|ours| same(&ours, &value)), "{text}");
        }

        #[test]
        fn it_ends_on_any_text(text in any::<String>()) {
            let _ = parse(&text);
        }
    }

    #[test]
    fn a_damaged_file_is_refused_where_it_is_damaged() {
        for (text, at) in [
            ("", 0),
            ("[1,2", 4),
            ("[1 2]", 3),
            ("{\"a\":1.5}", 6),
            ("{\"a\"}", 4),
            ("\"a", 2),
            ("\"a\\\"", 4),
            ("[] []", 3),
            ("-1", 0),
        ] {
            assert_eq!(parse(text), Err(at), "{text}");
        }
        assert!(parse(&"[".repeat(100_000)).is_err());
    }

    #[test]
    fn what_is_escaped_is_resolved_or_refused() {
        for (raw, said) in [
            ("", Some("")),
            ("あ;b", Some("あ;b")),
            (r#"\\\"\/"#, Some(r#"\"/"#)),
            (r"a\nb\r\t", Some("a\nb\r\t")),
            (r"\u0001あ\u3042", Some("\u{1}ああ")),
            (r"\x", None),
            (r"\u12", None),
            (r"\ud800", None),
            (r"\uああ", None),
            ("\\", None),
        ] {
            assert_eq!(plain(raw).as_deref(), said, "{raw}");
        }
    }
}
