//! A report as plain text for a terminal or a ticket, and as Markdown.
//!
//! Both say the same in the same order; they differ in their marks only.
//! Must not know colours: a terminal adds them around whole lines.

use std::fmt::Write as _;

use crate::assess::Verdict;
use crate::lang::Lang;
use crate::messages::answer;
use crate::messages::date::day;
use crate::messages::report::{Words, words};

use super::{Action, Report, Server};

/// The marks of a form.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Plain,
    Markdown,
}

/// A report as plain text, ending in a line end.
#[must_use]
pub fn plain(report: &Report, lang: Lang) -> String {
    write(report, lang, Form::Plain)
}

/// A report as Markdown, ending in a line end.
#[must_use]
pub fn markdown(report: &Report, lang: Lang) -> String {
    write(report, lang, Form::Markdown)
}

fn write(report: &Report, lang: Lang, form: Form) -> String {
    let words = words(lang);
    let mut out = String::new();
    for server in &report.servers {
        write_server(&mut out, server, words, lang, form);
        out.push('\n');
    }
    if !report.not_understood.is_empty() {
        heading(&mut out, words.not_understood, form);
        for item in &report.not_understood {
            let quoted = inline(&item.text, form);
            let file = item
                .file
                .as_ref()
                .map(|file| format!("{file}, "))
                .unwrap_or_default();
            let place = words.line.replace("{n}", &item.line.to_string());
            line(
                &mut out,
                &format!("- {file}{place}: {quoted}: {}", item.reason),
            );
        }
        out.push('\n');
    }
    let closing = words
        .as_of
        .replace("{day}", &day(report.as_of, lang))
        .replace("{data}", &day(report.data_through, lang));
    line(&mut out, &closing);
    out
}

fn write_server(out: &mut String, server: &Server, words: &Words, lang: Lang, form: Form) {
    let build = server
        .build
        .as_deref()
        .map(|build| format!(" ({build})"))
        .unwrap_or_default();
    let label = server
        .label
        .as_deref()
        .map(|label| format!("{label}: "))
        .unwrap_or_default();
    let title = format!("{label}{}{build}", server.name);
    heading(
        out,
        &match form {
            Form::Plain => title,
            Form::Markdown => escaped(&title),
        },
        form,
    );
    if let Some(verdict) = Verdict::from_key(&server.verdict) {
        let said = answer::verdict(verdict, lang);
        let stop = match lang {
            Lang::En => ". ",
            Lang::Ja => "。",
        };
        line(
            out,
            &match form {
                Form::Plain => format!("{}{stop}{}", said.word, said.meaning),
                Form::Markdown => format!("**{}**{stop}{}", said.word, said.meaning),
            },
        );
    }
    for option in &server.options {
        section(out, &option.why, form);
        if option.steps.is_empty() {
            line(out, &format!("  - {}", words.nothing_to_install));
        }
        for (index, step) in option.steps.iter().enumerate() {
            let mut text = format!("  {}. {}", index + 1, step.name);
            for detail in [&step.build, &step.kb, &step.url].into_iter().flatten() {
                let _ = write!(text, ", {detail}");
            }
            if step.esu {
                let _ = write!(text, " ({})", words.esu_only);
            }
            if let Some(command) = &step.command {
                let _ = write!(text, ": {}", inline(command, form));
            }
            line(out, &text);
        }
    }
    if !server.exposed.is_empty() {
        section(
            out,
            &format!("{} ({})", words.open, server.exposed.len()),
            form,
        );
        for exposed in &server.exposed {
            let mut text = format!("  - {}", exposed.id);
            if let Some(score) = exposed.cvss {
                let _ = write!(text, ", CVSS {score}");
            }
            if let Some(since) = exposed.exploited {
                let _ = write!(text, ", {} {since}", words.exploited_since);
            }
            match &exposed.fixed_in {
                Some(build) => _ = write!(text, ", {} {build}", words.fixed_in),
                None => _ = write!(text, ", {}", words.not_fixed_yet),
            }
            if exposed.certainty == crate::assess::Certainty::Possible.key() {
                let possible = answer::certainty(crate::assess::Certainty::Possible, lang);
                let _ = write!(text, " ({possible})");
            }
            line(out, &text);
        }
    }
    if !server.findings.is_empty() {
        section(out, words.named, form);
        for finding in &server.findings {
            line(out, &format!("  - {}: {}", finding.id, finding.text));
        }
    }
    if !server.actions.is_empty() {
        section(out, words.remaining, form);
        write_actions(out, &server.actions);
    }
    if !server.notes.is_empty() {
        section(out, words.notes, form);
        for note in &server.notes {
            line(out, &format!("  - {}", one_line(note)));
        }
    }
}

/// Actions of one text are one item; several of one title stand below it.
fn write_actions(out: &mut String, actions: &[Action]) {
    let firsts = |index: usize| {
        let action = &actions[index];
        actions.iter().position(|other| other.text == action.text) == Some(index)
    };
    let items: Vec<&Action> = (0..actions.len())
        .filter(|index| firsts(*index))
        .map(|index| &actions[index])
        .collect();
    for (place, item) in items.iter().enumerate() {
        let alike = |other: &&&Action| other.title == item.title;
        if items[..place].iter().any(|other| other.title == item.title) {
            continue;
        }
        let mut indent = "  ";
        if items.iter().filter(alike).count() > 1 {
            line(out, &format!("  - {}:", item.title));
            indent = "      ";
        }
        for item in items.iter().filter(alike) {
            let ids: Vec<&str> = actions
                .iter()
                .filter(|other| other.text == item.text)
                .map(|other| other.id.as_str())
                .collect();
            let text = one_line(&item.text);
            line(out, &format!("{indent}- {}: {text}", ids.join(", ")));
            for command in item.command.iter().flat_map(|command| command.lines()) {
                line(out, &format!("{indent}    {command}"));
            }
        }
    }
}

fn heading(out: &mut String, text: &str, form: Form) {
    match form {
        Form::Plain => line(out, text),
        Form::Markdown => {
            line(out, &format!("## {text}"));
            out.push('\n');
        }
    }
}

fn section(out: &mut String, text: &str, form: Form) {
    match form {
        Form::Plain => line(out, &format!("{text}:")),
        Form::Markdown => {
            out.push('\n');
            line(out, &format!("**{text}**"));
            out.push('\n');
        }
    }
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

/// Text of a reader's own, or a command, that must not become markup.
fn inline(text: &str, form: Form) -> String {
    match form {
        Form::Plain => text.to_owned(),
        Form::Markdown => {
            let longest = text
                .split(|c| c != '`')
                .map(str::len)
                .max()
                .unwrap_or_default();
            let fence = "`".repeat(longest + 1);
            let pad = if text.starts_with('`') || text.ends_with('`') {
                " "
            } else {
                ""
            };
            format!("{fence}{pad}{text}{pad}{fence}")
        }
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_{}[]<>#|!".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
