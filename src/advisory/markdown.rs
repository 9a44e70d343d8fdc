//! Markdown to HTML, event by event.
//!
//! [`walk`] is the only reader of Markdown: what renders and what is linted
//! can not differ. Beside the page it gathers what [`super::lint`] judges:
//! ids, links, and everything it could not do as written. Every tag is written
//! here or in `listing`, never taken from the text.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use jiff::civil::Date;
use pulldown_cmark::{
    Alignment, BlockQuoteKind, CodeBlockKind, Event, HeadingLevel, LinkType, Options, Parser, Tag,
    TagEnd,
};

use crate::build::Build;
use crate::catalogue::tables::ActionRow;
use crate::catalogue::{Family, Release};
use crate::lang::Lang;

use crate::html::{Html, escape_into};
use crate::picture::draw_days;

use super::html::{close, close_table, code_block, element, escape, link, open, open_table};
use super::listing;
use super::names;
use super::query::{Query, QueryFault, Show};
use super::target::{Target, encoded, picture};
use super::words::{Words, words};
use super::{Heading, Links, Rendered};

/// A text, walked through.
#[derive(Default)]
pub(super) struct Walk {
    pub(super) rendered: Rendered,
    /// What could not be done as written, and where.
    pub(super) problems: Vec<(Range<usize>, Problem)>,
    /// Links to pages of the site and to places on this page.
    pub(super) internal: Vec<(Range<usize>, String)>,
    /// The ids written with `{#id}`, in order.
    pub(super) ids: Vec<(Range<usize>, String)>,
}

/// Something that could not be done as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    RawHtml,
    ForbiddenLink(String),
    ForbiddenPicture(String),
    PictureWithoutText,
    UnknownBuild(String),
    UnknownCve(String),
    UnknownKb(String),
    Query(QueryFault),
    /// A heading of level 1.
    PageTitle,
    SkippedLevel {
        from: u8,
        to: u8,
    },
    DuplicateId(String),
    /// An id that is none as it stands.
    BadId(String),
    MissingId(String),
    HeadingAttributes,
    UnusedFootnote(String),
    /// A name of the catalogue that is no reference.
    Bare(String),
    /// The words of a link name another thing than it leads to.
    OtherName {
        words: String,
        to: String,
    },
}

/// Reads `body`, and writes the page it makes.
pub(super) fn walk(
    body: &str,
    family: &Family,
    lang: Lang,
    as_of: Date,
    links: &dyn Links,
) -> Walk {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    let mut walker = Walker {
        listing: listing::Writer {
            family,
            lang,
            links,
        },
        words: words(lang),
        as_of,
        walk: Walk::default(),
        pages: vec![String::new()],
        plain: Vec::new(),
        used: BTreeSet::new(),
        heading: None,
        links_open: Vec::new(),
        pictures: Vec::new(),
        code: None,
        columns: None,
        tables: 0,
        level: 1,
        section: String::new(),
        break_due: false,
        last: None,
        footnotes: Footnotes::default(),
    };
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        walker.event(event, range);
    }
    walker.finish()
}

struct Walker<'a> {
    listing: listing::Writer<'a>,
    words: &'static Words,
    as_of: Date,
    walk: Walk,
    /// The page, and on top of it what is collected apart: links, footnotes.
    pages: Vec<String>,
    /// Texts collected without markup: of a heading, of a picture.
    plain: Vec<String>,
    used: BTreeSet<String>,
    heading: Option<OpenHeading>,
    links_open: Vec<OpenLink>,
    /// Pictures that are being read; inside them only text counts.
    pictures: Vec<OpenPicture>,
    code: Option<OpenCode>,
    columns: Option<Columns>,
    tables: u32,
    /// The level of the last heading.
    level: u8,
    /// The text of the last heading.
    section: String,
    /// A line ended in the text, and nothing was written for it yet.
    break_due: bool,
    /// The last character of the running text.
    last: Option<char>,
    footnotes: Footnotes,
}

struct OpenHeading {
    level: u8,
    id: Option<String>,
    range: Range<usize>,
}

struct OpenLink {
    destination: String,
    title: String,
    /// The text was made out of the destination.
    automatic: bool,
    range: Range<usize>,
}

struct OpenCode {
    info: String,
    text: String,
    range: Range<usize>,
}

struct OpenPicture {
    destination: String,
    title: String,
    range: Range<usize>,
}

struct Columns {
    alignments: Vec<Alignment>,
    next: usize,
    in_head: bool,
}

#[derive(Default)]
struct Footnotes {
    /// In the order of the first reference: the label, and how often it was referred to.
    order: Vec<(String, u32)>,
    texts: BTreeMap<String, String>,
    /// The definitions being read.
    open: Vec<(String, Range<usize>)>,
    defined: Vec<(String, Range<usize>)>,
}

impl Walker<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => {
                if self.code.is_none() && self.links_open.is_empty() {
                    self.look_for_bare_names(&text, &range);
                }
                self.text(&text);
            }
            Event::Code(code) => {
                self.write_break(code.chars().next());
                self.collect(&code);
                self.write(|out| {
                    element(out, "code", &[("translate", Some("no"))], &escape(&code))
                });
                self.last = code.chars().last();
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                self.problem(range, Problem::RawHtml);
                self.text(&html);
            }
            Event::FootnoteReference(label) => self.footnote_reference(&label),
            Event::SoftBreak => self.break_due = true,
            Event::HardBreak => {
                self.break_due = false;
                self.last = None;
                self.collect(" ");
                self.raw("<br>\n");
            }
            Event::Rule => self.raw("<hr>\n"),
            // What is not switched on does not come; if it did, it would be text.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.block("<p>"),
            Tag::HtmlBlock => self.block("<p>"),
            Tag::Heading {
                level,
                id,
                classes,
                attrs,
            } => self.start_heading(
                level,
                id.as_deref(),
                classes.is_empty() && attrs.is_empty(),
                range,
            ),
            Tag::BlockQuote(None) => self.block("<blockquote>\n"),
            Tag::BlockQuote(Some(kind)) => {
                let (class, title) = match kind {
                    BlockQuoteKind::Note => ("callout callout-note", self.words.note),
                    BlockQuoteKind::Tip => ("callout callout-tip", self.words.tip),
                    BlockQuoteKind::Important => {
                        ("callout callout-important", self.words.important)
                    }
                    BlockQuoteKind::Warning => ("callout callout-warning", self.words.warning),
                    BlockQuoteKind::Caution => ("callout callout-caution", self.words.caution),
                };
                self.break_due = false;
                self.write(|out| {
                    open(
                        out,
                        "div",
                        &[
                            ("class", Some(class)),
                            ("role", Some("note")),
                            ("aria-label", Some(title)),
                        ],
                    );
                    out.push('\n');
                    element(
                        out,
                        "p",
                        &[("class", Some("callout-title"))],
                        &escape(title),
                    );
                    out.push('\n');
                });
                self.last = None;
            }
            Tag::CodeBlock(kind) => {
                let info = match kind {
                    CodeBlockKind::Indented => String::new(),
                    CodeBlockKind::Fenced(info) => info.to_string(),
                };
                self.code = Some(OpenCode {
                    info,
                    text: String::new(),
                    range,
                });
            }
            Tag::List(None) => self.block("<ul>\n"),
            Tag::List(Some(1)) => self.block("<ol>\n"),
            Tag::List(Some(first)) => {
                let first = first.to_string();
                self.write(|out| open(out, "ol", &[("start", Some(&first))]));
                self.block("\n");
            }
            Tag::Item => self.block("<li>"),
            Tag::FootnoteDefinition(label) => {
                self.footnotes.open.push((label.to_string(), range));
                self.pages.push(String::new());
                self.block("");
            }
            Tag::Table(alignments) => {
                self.block("");
                let label = self.table_label();
                self.columns = Some(Columns {
                    alignments,
                    next: 0,
                    in_head: false,
                });
                self.write(|out| open_table(out, &label));
            }
            Tag::TableHead => {
                if let Some(columns) = &mut self.columns {
                    columns.in_head = true;
                    columns.next = 0;
                }
                self.raw("<thead><tr>");
            }
            Tag::TableRow => {
                if let Some(columns) = &mut self.columns {
                    columns.next = 0;
                }
                self.raw("<tr>");
            }
            Tag::TableCell => {
                self.break_due = false;
                self.last = None;
                let Some(columns) = &mut self.columns else {
                    return;
                };
                let class = match columns.alignments.get(columns.next) {
                    Some(Alignment::Left) => Some("align-left"),
                    Some(Alignment::Center) => Some("align-center"),
                    Some(Alignment::Right) => Some("align-right"),
                    Some(Alignment::None) | None => None,
                };
                columns.next += 1;
                let in_head = columns.in_head;
                self.write(|out| {
                    if in_head {
                        open(out, "th", &[("scope", Some("col")), ("class", class)]);
                    } else {
                        open(out, "td", &[("class", class)]);
                    }
                });
            }
            Tag::Emphasis => self.inline("<em>"),
            Tag::Strong => self.inline("<strong>"),
            Tag::Strikethrough => self.inline("<del>"),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                let destination = if link_type == LinkType::Email {
                    format!("mailto:{dest_url}")
                } else {
                    dest_url.to_string()
                };
                // What stands in a link is written once the link is known.
                self.write_break(None);
                self.links_open.push(OpenLink {
                    destination,
                    title: title.to_string(),
                    automatic: matches!(link_type, LinkType::Autolink),
                    range,
                });
                self.pages.push(String::new());
                self.plain.push(String::new());
            }
            Tag::Image {
                dest_url, title, ..
            } => {
                self.write_break(None);
                self.pictures.push(OpenPicture {
                    destination: dest_url.to_string(),
                    title: title.to_string(),
                    range,
                });
                self.plain.push(String::new());
            }
            // What is not switched on does not come.
            Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.block("</p>\n"),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::BlockQuote(None) => self.block("</blockquote>\n"),
            TagEnd::BlockQuote(Some(_)) => self.block("</div>\n"),
            TagEnd::CodeBlock => {
                if let Some(code) = self.code.take() {
                    self.end_code(&code);
                }
            }
            TagEnd::List(false) => self.block("</ul>\n"),
            TagEnd::List(true) => self.block("</ol>\n"),
            TagEnd::Item => self.block("</li>\n"),
            TagEnd::FootnoteDefinition => {
                let html = self.pages.pop().unwrap_or_default();
                if let Some((label, range)) = self.footnotes.open.pop() {
                    self.footnotes.texts.entry(label.clone()).or_insert(html);
                    self.footnotes.defined.push((label, range));
                }
            }
            TagEnd::Table => {
                self.columns = None;
                self.write(|out| {
                    out.push_str("</tbody>\n");
                    close_table(out);
                });
            }
            TagEnd::TableHead => {
                if let Some(columns) = &mut self.columns {
                    columns.in_head = false;
                }
                self.raw("</tr></thead>\n<tbody>\n");
            }
            TagEnd::TableRow => self.raw("</tr>\n"),
            TagEnd::TableCell => {
                let in_head = self.columns.as_ref().is_some_and(|columns| columns.in_head);
                self.write(|out| close(out, if in_head { "th" } else { "td" }));
            }
            TagEnd::Emphasis => self.inline("</em>"),
            TagEnd::Strong => self.inline("</strong>"),
            TagEnd::Strikethrough => self.inline("</del>"),
            TagEnd::Link => self.end_link(),
            TagEnd::Image => self.end_picture(),
            TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    // Writing.

    /// Writes to the page, unless a picture is being read.
    fn write(&mut self, write: impl FnOnce(&mut String)) {
        if self.pictures.is_empty()
            && let Some(page) = self.pages.last_mut()
        {
            write(page);
        }
    }

    fn raw(&mut self, html: &str) {
        self.write(|out| out.push_str(html));
    }

    /// A tag of a block: running text ends here.
    fn block(&mut self, html: &str) {
        self.break_due = false;
        self.last = None;
        self.raw(html);
    }

    /// A tag inside running text.
    fn inline(&mut self, html: &str) {
        self.raw(html);
    }

    fn text(&mut self, text: &str) {
        if let Some(code) = &mut self.code {
            code.text.push_str(text);
            return;
        }
        self.write_break(text.chars().next());
        self.collect(text);
        self.write(|out| escape_into(out, text));
        self.last = text.chars().last().or(self.last);
    }

    /// Adds to the texts that are collected without markup.
    fn collect(&mut self, text: &str) {
        for plain in &mut self.plain {
            plain.push_str(text);
        }
    }

    /// A line ended in the text: that is a space, except between characters of
    /// a script that is written without any, and beside its punctuation.
    fn write_break(&mut self, next: Option<char>) {
        if !std::mem::take(&mut self.break_due) {
            return;
        }
        let without_space = |c: Option<char>| c.is_some_and(is_written_without_spaces);
        let punctuation = |c: Option<char>| c.is_some_and(is_wide_punctuation);
        let joins = without_space(self.last) && (next.is_none() || without_space(next));
        if joins || punctuation(self.last) || punctuation(next) {
            return;
        }
        self.collect(" ");
        self.raw("\n");
    }

    fn problem(&mut self, range: Range<usize>, problem: Problem) {
        self.walk.problems.push((range, problem));
    }

    // Headings.

    fn start_heading(
        &mut self,
        level: HeadingLevel,
        id: Option<&str>,
        is_plain: bool,
        range: Range<usize>,
    ) {
        let written = level as u8;
        if written == 1 {
            self.problem(range.clone(), Problem::PageTitle);
        }
        if written > self.level + 1 {
            self.problem(
                range.clone(),
                Problem::SkippedLevel {
                    from: self.level,
                    to: written,
                },
            );
        }
        if !is_plain {
            self.problem(range.clone(), Problem::HeadingAttributes);
        }
        self.block("");
        self.heading = Some(OpenHeading {
            level: written.max(2),
            id: id.map(ToOwned::to_owned),
            range,
        });
        self.plain.push(String::new());
        self.pages.push(String::new());
    }

    fn end_heading(&mut self) {
        let inner = self.pages.pop().unwrap_or_default();
        let text = self.plain.pop().unwrap_or_default().trim().to_owned();
        let Some(OpenHeading { level, id, range }) = self.heading.take() else {
            return;
        };
        let wanted = match &id {
            None => {
                self.problem(range.clone(), Problem::MissingId(text.clone()));
                id_of(&text)
            }
            Some(id) => {
                let usable = id_of(id);
                if usable != *id {
                    self.problem(range.clone(), Problem::BadId(id.clone()));
                }
                self.walk.ids.push((range.clone(), id.clone()));
                usable
            }
        };
        if self.used.contains(&wanted) && id.is_some() {
            self.problem(range, Problem::DuplicateId(wanted.clone()));
        }
        self.write_heading(level, &wanted, &inner, text);
        self.block("");
    }

    /// Writes a heading with a link to itself beside it, and remembers it.
    fn write_heading(&mut self, level: u8, wanted: &str, inner: &str, text: String) {
        let id = self.unused(wanted);
        let tag = ["h2", "h3", "h4", "h5", "h6"][usize::from(level.clamp(2, 6)) - 2];
        let href = format!("#{id}");
        let label = format!("{}: {text}", self.words.link_to_section);
        self.write(|out| {
            open(out, "div", &[("class", Some("heading"))]);
            element(out, tag, &[("id", Some(&id))], inner);
            element(
                out,
                "a",
                &[
                    ("class", Some("anchor")),
                    ("href", Some(&href)),
                    ("aria-label", Some(&label)),
                ],
                "#",
            );
            out.push_str("</div>\n");
        });
        self.level = level;
        self.section.clone_from(&text);
        self.walk.rendered.toc.push(Heading { level, id, text });
    }

    /// The id itself, or with a number where it is taken.
    fn unused(&mut self, wanted: &str) -> String {
        let mut id = wanted.to_owned();
        let mut number = 1_u32;
        while !self.used.insert(id.clone()) {
            number += 1;
            id = format!("{wanted}-{number}");
        }
        id
    }

    // Links and pictures.

    fn end_link(&mut self) {
        let inner = self.pages.pop().unwrap_or_default();
        let text = self.plain.pop().unwrap_or_default();
        let Some(link) = self.links_open.pop() else {
            return;
        };
        let own_words = !link.automatic && !text.trim().is_empty();
        if own_words && let Some(problem) = names::other(&text, Target::of(&link.destination)) {
            self.problem(link.range.clone(), problem);
        }
        let (html, spoken) = self.written_link(&link, &inner, own_words);
        let read = spoken.as_deref().unwrap_or(&text);
        self.last = read.chars().last().or(self.last);
        if let Some(spoken) = spoken {
            // The words of the link were not in the text, or are replaced.
            for plain in &mut self.plain {
                if link.automatic && plain.ends_with(&text) {
                    plain.truncate(plain.len() - text.len());
                }
                plain.push_str(&spoken);
            }
        }
        self.raw(&html);
    }

    /// The link, and the words it was given where it has none of its own.
    fn written_link(
        &mut self,
        open: &OpenLink,
        inner: &str,
        own_words: bool,
    ) -> (String, Option<String>) {
        let title = (!open.title.is_empty()).then_some(open.title.as_str());
        let anchor = |href: &str, inner: &str| link(href, title, inner);
        let named = |href: Option<String>, words: String| {
            let inner = if own_words {
                inner.to_owned()
            } else {
                escape(&words)
            };
            let html = href.map_or_else(|| inner.clone(), |href| anchor(&href, &inner));
            (html, (!own_words).then_some(words))
        };
        let family = self.listing.family;
        let range = || open.range.clone();
        match Target::of(&open.destination) {
            Target::External(address) | Target::Mail(address) => {
                (anchor(&encoded(address), inner), None)
            }
            Target::Page(path) => {
                self.walk.internal.push((range(), path.to_owned()));
                (
                    anchor(&encoded(&self.listing.links.page(path)), inner),
                    None,
                )
            }
            Target::Fragment(id) => {
                self.walk.internal.push((range(), format!("#{id}")));
                (anchor(&encoded(&format!("#{id}")), inner), None)
            }
            Target::Build(text) => {
                let release = text
                    .parse()
                    .ok()
                    .and_then(|build: Build| family.release_of(build));
                match release {
                    Some(release) => named(
                        Some(self.listing.links.build(family.id(), release.build)),
                        short_name(family, release),
                    ),
                    None => {
                        self.problem(range(), Problem::UnknownBuild(text.to_owned()));
                        named(None, text.to_owned())
                    }
                }
            }
            Target::Cve(id) => match family.vulnerability_of(id) {
                Some(vulnerability) => named(
                    Some(self.listing.links.cve(&vulnerability.id)),
                    vulnerability.id.clone(),
                ),
                None => {
                    self.problem(range(), Problem::UnknownCve(id.to_owned()));
                    named(None, id.to_owned())
                }
            },
            Target::Kb(kb) => {
                let known = family
                    .releases()
                    .iter()
                    .any(|release| release.kb.as_deref() == Some(kb));
                if !known {
                    self.problem(range(), Problem::UnknownKb(kb.to_owned()));
                }
                named(known.then(|| listing::kb_address(kb)), kb.to_owned())
            }
            Target::Forbidden => {
                self.problem(range(), Problem::ForbiddenLink(open.destination.clone()));
                (inner.to_owned(), None)
            }
        }
    }

    fn end_picture(&mut self) {
        let text = self.plain.pop().unwrap_or_default();
        let Some(image) = self.pictures.pop() else {
            return;
        };
        if text.trim().is_empty() {
            self.problem(image.range.clone(), Problem::PictureWithoutText);
        }
        let title = (!image.title.is_empty()).then_some(image.title.as_str());
        if let Some(path) = picture(&image.destination) {
            let address = encoded(&self.listing.links.file(path));
            self.write(|out| {
                open(
                    out,
                    "img",
                    &[
                        ("src", Some(&address)),
                        ("alt", Some(&text)),
                        ("title", title),
                        ("loading", Some("lazy")),
                    ],
                );
            });
        } else {
            self.problem(image.range, Problem::ForbiddenPicture(image.destination));
            self.write(|out| escape_into(out, &text));
        }
        self.last = None;
    }

    // Code, and what is asked of the catalogue.

    fn end_code(&mut self, OpenCode { info, text, range }: &OpenCode) {
        self.block("");
        let language = info.split_whitespace().next().unwrap_or("");
        if language == "catalogue" {
            self.answer(text, range);
            return;
        }
        let is_name = !language.is_empty()
            && language
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        self.write(|out| {
            code_block(
                out,
                is_name.then_some(language),
                text.trim_end_matches('\n'),
            )
        });
    }

    fn answer(&mut self, text: &str, range: &Range<usize>) {
        let family = self.listing.family;
        let query = match Query::read(text, family, self.as_of) {
            Ok(query) => query,
            Err(fault) => {
                self.problem(range.clone(), Problem::Query(fault));
                self.write(|out| code_block(out, None, text.trim_end_matches('\n')));
                return;
            }
        };
        let on = query.on;
        let html = match query.show {
            Show::Update { name, products } => {
                let label = self.table_label();
                self.listing.update(&name, &products, on, &label)
            }
            Show::Fixes {
                vulnerabilities,
                products,
            } => {
                let label = self.table_label();
                self.listing.fixes(&vulnerabilities, &products, on, &label)
            }
            Show::Vulnerabilities(vulnerabilities) => {
                let label = self.table_label();
                self.listing.vulnerabilities(&vulnerabilities, on, &label)
            }
            Show::Days(vulnerabilities) => {
                let picture = draw_days(family, &vulnerabilities, self.listing.lang);
                picture.map(Html::into_string).unwrap_or_default()
            }
            Show::Newest(products) => {
                let label = self.table_label();
                self.listing.newest(&products, on, &label)
            }
            Show::Issues(issues) => {
                let label = self.table_label();
                self.listing.issues(&issues, on, &label)
            }
            Show::Settle => self.listing.settle(),
            Show::Actions(actions) => {
                self.actions(&actions);
                return;
            }
        };
        self.raw(&html);
    }

    fn actions(&mut self, actions: &[&ActionRow]) {
        let level = self.level.saturating_add(1).min(6);
        for action in actions {
            let title = action.title.get(self.listing.lang).to_owned();
            let id = action.ids.first().map_or("action", String::as_str);
            let inner = escape(&title);
            self.write_heading(level, &id_of(id), &inner, title);
            let mut html = String::new();
            self.listing.action(&mut html, action);
            self.raw(&html);
        }
        self.level = level - 1;
    }

    fn table_label(&mut self) -> String {
        self.tables += 1;
        let Words { table, .. } = self.words;
        if self.section.is_empty() {
            format!("{table} {}", self.tables)
        } else {
            format!("{table} {}: {}", self.tables, self.section)
        }
    }

    // Footnotes.

    fn footnote_reference(&mut self, label: &str) {
        let order = &mut self.footnotes.order;
        let index = order
            .iter()
            .position(|(known, _)| known == label)
            .unwrap_or_else(|| {
                order.push((label.to_owned(), 0));
                order.len() - 1
            });
        order[index].1 += 1;
        let number = index + 1;
        let id = reference_id(number, order[index].1);
        let href = format!("#footnote-{number}");
        self.write(|out| {
            let mut inner = String::new();
            element(
                &mut inner,
                "a",
                &[
                    ("id", Some(&id)),
                    ("href", Some(&href)),
                    ("role", Some("doc-noteref")),
                ],
                &number.to_string(),
            );
            element(out, "sup", &[], &inner);
        });
    }

    fn finish(mut self) -> Walk {
        let Footnotes {
            order,
            mut texts,
            defined,
            ..
        } = std::mem::take(&mut self.footnotes);
        for (label, range) in defined {
            if !order.iter().any(|(used, _)| *used == label) {
                self.problem(range, Problem::UnusedFootnote(label));
            }
        }
        if !order.is_empty() {
            let label = self.words.footnotes;
            let back = self.words.back_to_text;
            self.write(|out| {
                open(
                    out,
                    "section",
                    &[
                        ("class", Some("footnotes")),
                        ("role", Some("doc-endnotes")),
                        ("aria-label", Some(label)),
                    ],
                );
                out.push_str("\n<ol>\n");
                for (index, (label, times)) in order.iter().enumerate() {
                    let number = index + 1;
                    let id = format!("footnote-{number}");
                    let text = texts.remove(label).unwrap_or_default();
                    let (text, end) = match text.strip_suffix("</p>\n") {
                        Some(text) => (text, "</p>\n"),
                        None => (text.as_str(), ""),
                    };
                    open(out, "li", &[("id", Some(&id))]);
                    out.push_str(text);
                    for time in 1..=*times {
                        let href = format!("#{}", reference_id(number, time));
                        out.push(' ');
                        element(
                            out,
                            "a",
                            &[
                                ("href", Some(&href)),
                                ("role", Some("doc-backlink")),
                                ("aria-label", Some(back)),
                            ],
                            "↩",
                        );
                    }
                    out.push_str(end);
                    out.push_str("</li>\n");
                }
                out.push_str("</ol>\n</section>\n");
            });
        }
        self.walk.rendered.html = self.pages.swap_remove(0);
        self.walk.problems.sort_by_key(|(range, _)| range.start);
        self.walk
    }

    // Names of the catalogue that are no references.

    fn look_for_bare_names(&mut self, text: &str, range: &Range<usize>) {
        for (word, problem) in names::bare(text, self.listing.family) {
            // An escaped text is longer than it reads; its start is right all the same.
            let start = word.as_ptr().addr() - text.as_ptr().addr();
            let start = (range.start + start).min(range.end);
            self.problem(start..start + word.len(), problem);
        }
    }
}

fn reference_id(number: usize, time: u32) -> String {
    if time == 1 {
        format!("footnote-ref-{number}")
    } else {
        format!("footnote-ref-{number}-{time}")
    }
}

/// "2019 CU12 Jan23SU (15.2.1118.21)".
fn short_name(family: &Family, release: &Release) -> String {
    let product = &family.product(release.product).row.id;
    let branch = &family.branch(release.branch).name;
    match &release.update {
        Some(update) => format!("{product} {branch} {update} ({})", release.build),
        None => format!("{product} {branch} ({})", release.build),
    }
}

/// An id made of a text: its letters and digits, in lower case, with hyphens
/// between them. Letters of every script count.
fn id_of(text: &str) -> String {
    let mut id = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_alphanumeric() {
            id.extend(character.to_lowercase());
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    // The ids of footnotes are ours.
    match id {
        "" => "section".to_owned(),
        id if id.starts_with("footnote") => format!("section-{id}"),
        id => id.to_owned(),
    }
}

/// Han characters, kana, and the punctuation and full-width forms that go
/// with them.
const fn is_written_without_spaces(character: char) -> bool {
    matches!(character,
        '\u{3000}'..='\u{30FF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FF00}'..='\u{FF60}')
}

/// Punctuation that brings its own space: 「、」 and the like.
const fn is_wide_punctuation(character: char) -> bool {
    matches!(character,
        '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{301F}'
        | '\u{FF01}'..='\u{FF0F}'
        | '\u{FF1A}'..='\u{FF20}'
        | '\u{FF3B}'..='\u{FF40}'
        | '\u{FF5B}'..='\u{FF60}')
}
