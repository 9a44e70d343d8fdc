//! Answers as files and texts to hand on: the same contract as the command
//! line's. JSON is written here; all other forms are made of it by the second
//! program.
//!
//! Long lists are written in slices, so that the page stays alive. Must not
//! know buttons, nor where the result goes.

use std::rc::Rc;

use jiff::civil::Date;

use crate::day;
use crate::lang::Lang;
use crate::messages::reading;
use crate::report::{Form, NotUnderstood, Server, data_through, json, server};

use super::browser::{self, Failed};
use super::extra;
use super::reply::{Answer, Lost};

/// The most servers that are copied as text.
pub const MOST: usize = 500;

/// How many servers are written before the browser may work.
const SLICE: usize = 20;

/// What is handed on.
#[derive(Clone)]
pub struct Extract {
    /// In the order in which they are shown.
    pub answers: Vec<Rc<Answer>>,
    /// What was not read; nothing where only a part of the servers is meant.
    pub lost: Vec<Lost>,
    /// The day they are for.
    pub as_of: Date,
    /// The language of the words.
    pub lang: Lang,
}

impl Extract {
    /// In another form, in pieces; or why the second program cannot make it.
    pub async fn written(&self, form: Form) -> Result<Vec<String>, Failed> {
        // A table is made row by row, a text as a whole.
        let slice = match form {
            Form::Csv => SLICE,
            Form::Plain | Form::Markdown => MOST,
        };
        let mut slices: Vec<&[Rc<Answer>]> = self.answers.chunks(slice).collect();
        if slices.is_empty() {
            slices.push(&[]);
        }
        let last = slices.len() - 1;
        let mut pieces = Vec::new();
        for (number, slice) in slices.into_iter().enumerate() {
            let part = Self {
                answers: slice.to_vec(),
                // What was not read stands at the end.
                lost: if number == last {
                    self.lost.clone()
                } else {
                    Vec::new()
                },
                ..*self
            };
            let json = part.json().await.concat();
            let given = [form.key(), self.lang.tag(), &json];
            let made = extra::ask("patchlineReport", &given).await?;
            let made = made.into_iter().next().unwrap_or_default();
            let begin = match number {
                0 => 0,
                // The names of the columns stand once.
                _ => made.find('\n').map_or(made.len(), |end| end + 1),
            };
            pieces.push(made[begin..].to_owned());
        }
        Ok(pieces)
    }

    /// As JSON, in pieces.
    pub async fn json(&self) -> Vec<String> {
        let first = self.answers.first();
        let through = first.map_or(self.as_of, |one| data_through(&one.catalogue.0));
        let (as_of, through) = (day::text(self.as_of), day::text(through));
        let mut pieces = vec![format!(
            "{{\n\"as_of\": \"{as_of}\",\n\"data_through\": \"{through}\",\n\"servers\": ["
        )];
        let mut first = true;
        for slice in self.answers.chunks(SLICE) {
            let mut piece = String::new();
            for one in slice {
                piece.push_str(if first { "\n" } else { ",\n" });
                first = false;
                piece.push_str(&json::server(&self.line(one)));
            }
            pieces.push(piece);
            browser::breathe().await;
        }
        let lost: Vec<String> = self
            .not_understood()
            .iter()
            .map(json::not_understood)
            .collect();
        pieces.push(format!(
            "\n],\n\"not_understood\": [{}]\n}}\n",
            lost.join(",\n")
        ));
        pieces
    }

    fn line(&self, answer: &Answer) -> Server {
        Server {
            file: answer.file.as_deref().map(ToOwned::to_owned),
            ..server(
                answer.family(),
                &answer.observation,
                &answer.assessment,
                self.lang,
            )
        }
    }

    fn not_understood(&self) -> Vec<NotUnderstood> {
        let lost = self.lost.iter();
        lost.map(|lost| NotUnderstood {
            file: lost.file.as_deref().map(ToOwned::to_owned),
            line: lost.item.line,
            text: lost.item.text.clone(),
            reason: reading::reason(&lost.item.reason, self.lang),
        })
        .collect()
    }
}
