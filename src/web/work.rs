//! Answering without keeping the page waiting: a short text at once, a long
//! one in slices between which the browser can paint and take keys, with word
//! of how far it is and a way to stop.
//!
//! Must not know what an answer holds, nor how it is shown.

use std::cell::Cell;
use std::rc::Rc;

use jiff::civil::Date;
use yew::prelude::*;

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
#[derive(Clone, Debug, PartialEq)]
pub enum Work {
    /// Nothing to say yet.
    Waiting,
    /// Lines read, and lines in all.
    Reading(usize, usize),
    /// All of it.
    Done(Shared<Reply>),
}

/// What the work depends on.
type Ask = (Question, Shared<Catalogue>, Date);

/// What the reader wants of a reading that goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wish {
    GoOn,
    /// What was read so far is enough.
    Stop,
    /// Another question was asked.
    Forget,
}

/// How far the question is answered, and how to stop.
#[hook]
pub fn use_work(
    question: &Question,
    catalogue: Option<&Shared<Catalogue>>,
) -> (Work, Callback<()>) {
    let ask: Option<Ask> = catalogue
        .cloned()
        .zip(question.as_of())
        .filter(|_| !question.is_empty())
        .map(|(catalogue, as_of)| (question.clone(), catalogue, as_of));

    let at_once = use_memo(ask.clone(), |ask| {
        let (question, catalogue, as_of) = ask.as_ref()?;
        is_short(question).then(|| Shared(Rc::new(reply(catalogue, question, *as_of))))
    });

    let state = use_state(|| None::<(Ask, Work)>);
    let wish = use_mut_ref(|| Rc::new(Cell::new(Wish::GoOn)));
    {
        let (setter, wish) = (state.setter(), wish.clone());
        use_effect_with(ask.clone(), move |ask| {
            let mine = Rc::new(Cell::new(Wish::GoOn));
            match ask {
                Some(ask) if !is_short(&ask.0) => {
                    wish.replace(mine.clone());
                    let (ask, mine) = (ask.clone(), mine.clone());
                    wasm_bindgen_futures::spawn_local(async move {
                        let tell = |work| setter.set(Some((ask.clone(), work)));
                        if let Some(reply) = in_slices(&ask, &mine, &tell).await {
                            tell(Work::Done(Shared(Rc::new(reply))));
                        }
                    });
                }
                // What was read before need not be kept.
                _ => setter.set(None),
            }
            move || mine.set(Wish::Forget)
        });
    }
    let stop = use_callback((), move |(), ()| wish.borrow().set(Wish::Stop));

    let work = match (&*at_once, &*state) {
        (Some(reply), _) => Work::Done(reply.clone()),
        (None, Some((answered, work))) if Some(answered) == ask.as_ref() => work.clone(),
        _ => Work::Waiting,
    };
    (work, stop)
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
