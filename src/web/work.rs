//! Answering without keeping the page waiting: a short text at once, a long
//! one in slices between which the browser can paint and take keys, with word
//! of how far it is and a way to stop.
//!
//! Must not know what an answer holds, nor how it is shown.

use std::cell::Cell;
use std::rc::Rc;

use jiff::civil::Date;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use crate::catalogue::Catalogue;
use crate::reading::{Reader, lines};

use super::browser;
use super::checking::{Question, Source};
use super::reply::{Judge, Reply, reply};
use super::store::Shared;

/// Texts of more bytes than this are read in slices.
const SHORT: usize = 8 * 1024;

/// How long a slice may take, in milliseconds.
const SLICE: f64 = 12.0;

/// How many lines are read between two looks at the clock.
const LINES: usize = 8;

/// How long a reading goes on before its progress is shown, and how often it
/// is, in milliseconds.
const SILENT: f64 = 200.0;

/// How far a question is answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Work {
    /// Nothing to say yet.
    #[default]
    Waiting,
    /// Lines read, and lines in all.
    Reading(usize, usize),
    /// All of it.
    Done(Shared<Reply>),
}

/// What the work depends on.
pub type Ask = (Question, Shared<Catalogue>, Date);

/// What the reader wants of a reading that goes on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Wish {
    #[default]
    GoOn,
    /// What was read so far is enough.
    Stop,
    /// Another question was asked.
    Forget,
}

/// A reading that goes on, by which its word is known from that of others.
#[derive(Clone, Debug, Default)]
pub struct Job(Rc<Cell<Wish>>);

/// Who answers: one question at a time.
#[derive(Default)]
pub struct Worker {
    ask: Option<Ask>,
    job: Job,
    /// How far it is.
    pub work: Work,
}

impl Worker {
    /// Answers a question, unless it is the one that was asked before; `tell` is
    /// told how far a long one is.
    pub fn ask(&mut self, ask: Option<Ask>, tell: impl FnOnce() -> Callback<(Job, Work)>) {
        if self.ask == ask {
            return;
        }
        self.job.0.set(Wish::Forget);
        self.job = Job::default();
        self.ask = ask;
        self.work = match &self.ask {
            None => Work::Waiting,
            Some((question, catalogue, as_of)) if is_short(question) => {
                Work::Done(Shared(Rc::new(reply(catalogue, question, *as_of))))
            }
            Some(ask) => {
                let (ask, job, tell) = (ask.clone(), self.job.clone(), tell());
                spawn_local(async move {
                    let say = |work| tell.emit((job.clone(), work));
                    if let Some(reply) = in_slices(&ask, &job.0, &say).await {
                        say(Work::Done(Shared(Rc::new(reply))));
                    }
                });
                Work::Waiting
            }
        };
    }

    /// Takes the word of a reading; of one that was given up, it is not wanted.
    pub fn hear(&mut self, job: &Job, work: Work) {
        if Rc::ptr_eq(&job.0, &self.job.0) {
            self.work = work;
        }
    }

    /// Ends the reading with what was read so far.
    pub fn stop(&self) {
        self.job.0.set(Wish::Stop);
    }
}

fn is_short(question: &Question) -> bool {
    let files: usize = question
        .files
        .iter()
        .filter_map(|file| file.content.as_ref().ok())
        .map(|content| content.text.len())
        .sum();
    question.link.is_some() || question.text.len() + files <= SHORT
}

/// The time slices of a reading.
struct Slices<'a> {
    until: f64,
    told: f64,
    done: usize,
    total: usize,
    wish: &'a Cell<Wish>,
    tell: &'a dyn Fn(Work),
}

impl Slices<'_> {
    /// Lets the browser work, once the slice is over; what the reader wishes.
    async fn pause(&mut self) -> Wish {
        let now = browser::now();
        if now < self.until {
            return self.wish.get();
        }
        if now - self.told >= SILENT {
            self.told = now;
            (self.tell)(Work::Reading(self.done, self.total));
        }
        browser::breathe().await;
        self.until = browser::now() + SLICE;
        self.wish.get()
    }
}

/// Reads and judges all texts; nothing where the question is no longer asked.
async fn in_slices(ask: &Ask, wish: &Cell<Wish>, tell: &dyn Fn(Work)) -> Option<Reply> {
    let (question, catalogue, as_of) = ask;
    // The text that was pasted is painted first.
    browser::breathe().await;
    let sources = question.texts();
    let now = browser::now();
    let mut slices = Slices {
        until: now + SLICE,
        told: now,
        done: 0,
        total: sources
            .iter()
            .map(|source| lines(&source.text).count())
            .sum(),
        wish,
        tell,
    };
    let mut judge = Judge::new(catalogue, question, *as_of);
    for source in &sources {
        if !one(source, &catalogue.0, &mut judge, &mut slices).await {
            return None;
        }
        if wish.get() == Wish::Stop {
            break;
        }
    }
    let reply = judge.reply();
    let stopped = (wish.get() == Wish::Stop).then_some((slices.done, slices.total));
    Some(Reply { stopped, ..reply })
}

/// Reads and judges one text; false where the question is no longer asked.
async fn one(
    source: &Source,
    catalogue: &Catalogue,
    judge: &mut Judge<'_>,
    slices: &mut Slices<'_>,
) -> bool {
    let mut reader = Reader::new(catalogue);
    for (number, line) in lines(&source.text).enumerate() {
        reader.feed(line);
        slices.done += 1;
        if number % LINES == 0 {
            match slices.pause().await {
                Wish::GoOn => {}
                Wish::Stop => break,
                Wish::Forget => return false,
            }
        }
    }
    let mut ending = reader.end();
    while ending.step() {
        if slices.pause().await == Wish::Forget {
            return false;
        }
    }
    let reading = ending.reading();
    let file = source.file.as_ref();
    judge.lose(file, reading.not_understood);
    for (number, observation) in reading.observations.into_iter().enumerate() {
        judge.add(file, observation);
        if number % LINES == 0 && slices.pause().await == Wish::Forget {
            return false;
        }
    }
    true
}
