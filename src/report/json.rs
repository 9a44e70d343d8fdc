//! A report as JSON, for the browser: what serde makes of the same types, which
//! the tests hold it to. The library's writer would bring the printer of
//! floating-point numbers along, a thirtieth of the browser's program.
//!
//! Must not know what any field means.

use std::fmt::Display;

use crate::day;

use super::{Action, Exposed, FindingLine, NotUnderstood, Server, StepLine, Way};

/// A server, in one line.
#[must_use]
pub fn server(server: &Server) -> String {
    let mut json = Writer::default();
    json.server(server);
    json.out
}

/// Something that was not read, in one line.
#[must_use]
pub fn not_understood(item: &NotUnderstood) -> String {
    let mut json = Writer::default();
    json.object(|json| {
        json.some("file", item.file.as_deref());
        json.bare("line", &item.line);
        json.text("text", &item.text);
        json.text("reason", &item.reason);
    });
    json.out
}

/// JSON that is being written.
#[derive(Default)]
struct Writer {
    out: String,
}

impl Writer {
    /// A comma, unless something begins here.
    fn next(&mut self) {
        if !matches!(
            self.out.bytes().next_back(),
            None | Some(b'{' | b'[' | b':')
        ) {
            self.out.push(',');
        }
    }

    fn object(&mut self, fields: impl FnOnce(&mut Self)) {
        self.next();
        self.out.push('{');
        fields(self);
        self.out.push('}');
    }

    fn key(&mut self, key: &str) {
        self.string(key);
        self.out.push(':');
    }

    /// A text in quotation marks.
    fn string(&mut self, text: &str) {
        self.next();
        self.out.push('"');
        for letter in text.chars() {
            match letter {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                '\r' => self.out.push_str("\\r"),
                '\t' => self.out.push_str("\\t"),
                '\0'..='\u{1f}' => {
                    self.out.push_str("\\u00");
                    for digit in [u32::from(letter) / 16, u32::from(letter) % 16] {
                        self.out.extend(char::from_digit(digit, 16));
                    }
                }
                _ => self.out.push(letter),
            }
        }
        self.out.push('"');
    }

    fn text(&mut self, key: &str, text: &str) {
        self.key(key);
        self.string(text);
    }

    fn text_or_null(&mut self, key: &str, text: Option<&str>) {
        match text {
            Some(text) => self.text(key, text),
            None => self.bare(key, &"null"),
        }
    }

    /// A text; nothing where there is none.
    fn some(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(key, text);
        }
    }

    /// What stands in JSON as it prints: a number, `true`, `null`.
    fn bare(&mut self, key: &str, value: &dyn Display) {
        self.key(key);
        self.out.push_str(&value.to_string());
    }

    fn list<T>(&mut self, key: &str, items: &[T], one: impl Fn(&mut Self, &T)) {
        self.key(key);
        self.out.push('[');
        for item in items {
            one(self, item);
        }
        self.out.push(']');
    }

    fn texts(&mut self, key: &str, texts: &[String]) {
        self.list(key, texts, |json, text| json.string(text));
    }

    fn server(&mut self, server: &Server) {
        self.object(|json| {
            json.some("file", server.file.as_deref());
            json.bare("line", &server.line);
            json.text_or_null("label", server.label.as_deref());
            json.text("text", &server.text);
            json.text("level", &server.level);
            json.text_or_null("build", server.build.as_deref());
            json.text("family", &server.family);
            json.text("product", &server.product);
            json.text("branch", &server.branch);
            json.text("update", &server.update);
            json.text("name", &server.name);
            let released = server.released.map(day::text);
            json.text_or_null("released", released.as_deref());
            json.text("verdict", &server.verdict);
            json.texts("required", &server.required);
            json.texts("recommended", &server.recommended);
            json.list("options", &server.options, Self::way);
            json.list("exposed", &server.exposed, Self::exposed);
            json.list("actions", &server.actions, Self::action);
            if !server.findings.is_empty() {
                json.list("findings", &server.findings, Self::finding);
            }
            json.texts("notes", &server.notes);
        });
    }

    fn way(&mut self, way: &Way) {
        self.object(|json| {
            json.text("why", &way.why);
            json.list("steps", &way.steps, Self::step);
        });
    }

    fn step(&mut self, step: &StepLine) {
        self.object(|json| {
            json.text("kind", &step.kind);
            json.text_or_null("build", step.build.as_deref());
            json.text("name", &step.name);
            json.text_or_null("kb", step.kb.as_deref());
            json.text_or_null("url", step.url.as_deref());
            json.bare("esu", &step.esu);
            json.some("command", step.command.as_deref());
        });
    }

    fn exposed(&mut self, exposed: &Exposed) {
        self.object(|json| {
            json.text("id", &exposed.id);
            match exposed.cvss {
                Some(score) => json.bare("cvss", &score),
                None => json.bare("cvss", &"null"),
            }
            let exploited = exposed.exploited.map(day::text);
            json.text_or_null("exploited", exploited.as_deref());
            json.text("certainty", &exposed.certainty);
            json.text_or_null("fixed_in", exposed.fixed_in.as_deref());
        });
    }

    fn action(&mut self, action: &Action) {
        self.object(|json| {
            json.text("id", &action.id);
            json.text("title", &action.title);
            json.text("text", &action.text);
            json.text_or_null("command", action.command.as_deref());
        });
    }

    fn finding(&mut self, finding: &FindingLine) {
        self.object(|json| {
            json.text("id", &finding.id);
            json.text("state", &finding.state);
            json.text("text", &finding.text);
        });
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn any_text_is_written_as_a_library_writes_it() {
        for text in [
            "",
            "a\"b\\c",
            "\n\r\t\u{0}\u{1f}\u{7f}",
            "サーバー 𝄞",
            "</script>",
        ] {
            let item = NotUnderstood {
                file: Some(text.to_owned()),
                line: 7,
                text: text.to_owned(),
                reason: String::new(),
            };
            let ours: Value = serde_json::from_str(&not_understood(&item)).expect("JSON");
            assert_eq!(ours, serde_json::to_value(&item).expect("JSON"), "{text:?}");
        }
    }
}
