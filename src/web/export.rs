//! Answers as files and texts to hand on: the same contract as the command
//! line's.
//!
//! Long lists are written in slices, so that the page stays alive. Must not
//! know buttons, nor where the result goes.

use std::rc::Rc;

use jiff::civil::Date;

use crate::lang::Lang;
use crate::messages::reading;
use crate::report::{NotUnderstood, Report, Server, data_through, json, server, table};

use super::browser;
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
    /// All of it as one report.
    #[must_use]
    pub fn report(&self) -> Report {
        let mut report = self.empty();
        report.servers = self.answers.iter().map(|one| self.line(one)).collect();
        report.not_understood = self.not_understood();
        report
    }

    /// As CSV, in pieces, for a spreadsheet: the mark at the beginning tells
    /// it that this is UTF-8.
    pub async fn csv(&self) -> Vec<String> {
        let mut pieces = vec!["\u{feff}".to_owned()];
        let mut slices: Vec<&[Rc<Answer>]> = self.answers.chunks(SLICE).collect();
        // What was not read stands at the end, also where nothing was.
        slices.push(&[]);
        let last = slices.len() - 1;
        for (number, slice) in slices.into_iter().enumerate() {
            let mut report = self.empty();
            report.servers = slice.iter().map(|one| self.line(one)).collect();
            if number == last {
                report.not_understood = self.not_understood();
            }
            let rows = table::csv(&report);
            let begin = match number {
                0 => 0,
                // The names of the columns stand once.
                _ => rows.find('\n').map_or(rows.len(), |end| end + 1),
            };
            pieces.push(rows[begin..].to_owned());
            browser::breathe().await;
        }
        pieces
    }

    /// As JSON, in pieces.
    pub async fn json(&self) -> Vec<String> {
        let as_of = self.as_of;
        let through = self.empty().data_through;
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

    fn empty(&self) -> Report {
        Report {
            as_of: self.as_of,
            data_through: self
                .answers
                .first()
                .map_or(self.as_of, |one| data_through(&one.catalogue.0)),
            servers: Vec::new(),
            not_understood: Vec::new(),
        }
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
