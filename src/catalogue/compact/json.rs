//! Reads the browser's file: JSON as [`super::write()`] makes it.
//!
//! A library's reader knows numbers of every form, and the tables for the
//! floating ones alone are a twentieth of the browser's program. The file holds
//! whole numbers only. Must not know what any of it means.

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A whole number that is not negative.
    Number(u32),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// Keys and values, in the order of the file.
    Object(Vec<(String, Json)>),
}

/// How deep values may lie in each other. A file lies six deep.
const DEEPEST: u8 = 32;

/// The value that a text holds; the place of the first fault, in bytes, where
/// it holds none.
pub(super) fn parse(text: &str) -> Result<Json, usize> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(0);
    reader.skip_space();
    match value {
        Some(value) if reader.at == text.len() => Ok(value),
        _ => Err(reader.at),
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn skip_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\r' | b'\n') = self.byte() {
            self.at += 1;
        }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes past `token`, if it stands here.
    fn take(&mut self, token: &str) -> Option<()> {
        let rest = self.text.as_bytes().get(self.at..)?;
        rest.starts_with(token.as_bytes()).then(|| {
            self.at += token.len();
        })
    }

    fn value(&mut self, depth: u8) -> Option<Json> {
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
                let mut items = Vec::new();
                self.members(']', |reader| {
                    items.push(reader.value(depth + 1)?);
                    Some(())
                })?;
                Some(Json::List(items))
            }
            b'{' => {
                let mut fields = Vec::new();
                self.members('}', |reader| {
                    let key = reader.string()?;
                    reader.skip_space();
                    reader.take(":")?;
                    fields.push((key, reader.value(depth + 1)?));
                    Some(())
                })?;
                Some(Json::Object(fields))
            }
            _ => self.number().map(Json::Number),
        }
    }

    /// What stands between a bracket and `end`, separated by commas.
    fn members(&mut self, end: char, mut one: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        let end = end.encode_utf8(&mut [0; 4]).to_owned();
        self.at += 1;
        self.skip_space();
        if self.take(&end).is_some() {
            return Some(());
        }
        loop {
            self.skip_space();
            one(self)?;
            self.skip_space();
            if self.take(&end).is_some() {
                return Some(());
            }
            self.take(",")?;
        }
    }

    fn number(&mut self) -> Option<u32> {
        let digits = self.text.as_bytes().get(self.at..)?;
        let count = digits.iter().take_while(|b| b.is_ascii_digit()).count();
        let number = self.text.get(self.at..self.at + count)?.parse().ok()?;
        self.at += count;
        Some(number)
    }

    fn string(&mut self) -> Option<String> {
        self.take("\"")?;
        let mut out = String::new();
        loop {
            let rest = self.text.get(self.at..)?;
            let plain = rest.find(['"', '\\'])?;
            out.push_str(&rest[..plain]);
            self.at += plain + 1;
            if rest.as_bytes()[plain] == b'"' {
                return Some(out);
            }
            let escape = self.byte()?;
            self.at += 1;
            out.push(match escape {
                b'"' | b'\\' | b'/' => char::from(escape),
                b'n' => '\n',
                b'r' => '\r',
                b't' => '\t',
                // The writer writes letters as they are, and control characters so.
                b'u' => {
                    let code = self.text.get(self.at..self.at + 4)?;
                    self.at += 4;
                    char::from_u32(u32::from_str_radix(code, 16).ok()?)?
                }
                _ => return None,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    /// What serde makes of the same text.
    fn same(ours: &Json, theirs: &Value) -> bool {
        match (ours, theirs) {
            (Json::Null, Value::Null) => true,
            (Json::Flag(a), Value::Bool(b)) => a == b,
            (Json::Number(a), b) => b.as_u64() == Some(u64::from(*a)),
            (Json::Text(a), Value::String(b)) => a == b,
            (Json::List(a), Value::Array(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
            }
            (Json::Object(a), Value::Object(b)) => {
                a.len() == b.len()
                    && a.iter()
                        .all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
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
            ("\"\\x\"", 3),
            ("\"a", 1),
            ("[] []", 3),
            ("-1", 0),
        ] {
            assert_eq!(parse(text), Err(at), "{text}");
        }
        assert!(parse(&"[".repeat(100_000)).is_err());
    }
}
