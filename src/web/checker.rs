//! The checker's state: what is asked, how far it is answered, how the reader
//! wants to see the answers; and what each thing that the reader does changes
//! of it.
//!
//! The box keeps its own text, as the browser does, and tells of it. So nothing
//! typed before the app has started is lost, the caret stays where it is, and a
//! long text is not written back at every key. Must not know how anything looks.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use web_sys::FileList;
use yew::Callback;

use crate::build::Build;
use crate::lang::Lang;
use crate::share;

use super::asking;
use super::browser;
use super::checking::{Change, File, MOST, Question};
use super::dropping;
use super::files::read_all;
use super::handing::{Handed, Handing};
use super::list::List;
use super::press::Press;
use super::pressing;
use super::reply::Reply;
use super::store::{Shared, Store};
use super::told::{EXAMPLES, Site};
use super::work::{Job, Work, Worker};

/// A text of more bytes than this is answered when the typing pauses.
const LONG: usize = 4096;

/// How long a pause is, in milliseconds.
const PAUSE: u32 = 200;

/// What comes or goes in one piece of more bytes than this was not typed.
const PIECE: usize = 256;

/// What the checker is told.
#[derive(Clone)]
pub enum Message {
    /// The box holds another text.
    Typed(String),
    /// The box of a page about certain vulnerabilities holds another text.
    Own(String),
    /// Something else is asked.
    Change(Change),
    /// A button was pressed.
    Press(Press),
    /// What is asked was changed: it is to be answered.
    Asked,
    /// The address of the page has another fragment.
    Addressed,
    /// Files were chosen or dropped.
    Files(FileList),
    /// They are read.
    FilesRead(Vec<Rc<File>>),
    /// A long text is read so far.
    Worked((Job, Work)),
    /// What became of it, and the link that was made.
    Handed(Handed),
    /// The browser prints, or has printed.
    Printing(bool),
}

/// Whom a part tells what the reader does.
pub type Tell = Callback<Message>;

/// The checker.
pub struct Checker {
    /// Whom to tell what the reader does.
    pub tell: Tell,
    /// What is asked.
    pub question: Question,
    /// Whether files are being read.
    pub busy: bool,
    /// The list of many servers.
    pub list: List,
    /// What was handed on.
    pub handing: Handing,
    /// The button that was pressed last, until the page is drawn.
    pressed: Option<Press>,
    worker: Worker,
    pause: Option<Timeout>,
    listeners: Vec<EventListener>,
}

impl Checker {
    /// A checker that nothing was asked yet.
    pub fn new(tell: Tell) -> Self {
        Self {
            tell,
            question: Question::default(),
            busy: false,
            list: List::default(),
            handing: Handing::default(),
            pressed: None,
            worker: Worker::default(),
            pause: None,
            listeners: Vec::new(),
        }
    }

    /// How far the question is answered.
    pub const fn work(&self) -> &Work {
        &self.worker.work
    }

    /// Whether more was pasted than is read.
    pub fn is_too_long(&self) -> bool {
        self.question.text.len() > MOST
    }

    /// Begins to hear what the browser tells, and finds out which day it is.
    pub fn start(&mut self) {
        let Some(window) = web_sys::window() else {
            return;
        };
        let hear = |event: &'static str, message: Message| {
            let tell = self.tell.clone();
            EventListener::new(&window, event, move |_| tell.emit(message.clone()))
        };
        self.listeners = vec![
            hear("hashchange", Message::Addressed),
            // The report is made when the browser is about to print, whoever
            // asked.
            hear("beforeprint", Message::Printing(true)),
            hear("afterprint", Message::Printing(false)),
        ];
        if let Some(document) = window.document() {
            let heard = &mut self.listeners;
            heard.push(pressing::listen(
                &document,
                self.tell.reform(Message::Press),
            ));
            heard.extend(asking::listen(&document, &self.tell));
            let files = self.tell.reform(Message::Files);
            heard.extend(dropping::listen(&document, &files));
        }
        let today = Change::Today(browser::today());
        self.tell.emit(Message::Change(today));
    }

    /// The box is on the page: anew, or, where it is the `first` page, with what
    /// was typed before the app started.
    pub fn shown(&mut self, first: bool) {
        let Some(element) = asking::field() else {
            return;
        };
        let typed = element.value();
        if first && !typed.is_empty() {
            self.question.change(Change::Text(typed.into()));
        } else if asked_by_address().is_some() {
            // At once: a text that is put into the box from now on comes after it.
            self.addressed();
        } else {
            if typed != *self.question.text {
                element.set_value(&self.question.text);
            }
            return;
        }
        self.tell.emit(Message::Asked);
    }

    /// Does what the reader wants.
    pub fn update(&mut self, message: Message, store: &Store, lang: Lang) {
        match message {
            Message::Typed(text) => self.typed(text),
            Message::Own(text) => {
                self.question.files.clear();
                self.typed(text);
            }
            Message::Change(change) => self.change(change),
            Message::Press(press) => {
                self.press(press, store, lang);
                self.pressed = Some(press);
            }
            Message::Asked => {}
            Message::Addressed => self.addressed(),
            Message::Files(list) => {
                self.busy = true;
                let tell = self.tell.reform(Message::FilesRead);
                spawn_local(async move { tell.emit(read_all(list).await) });
            }
            Message::FilesRead(files) => {
                self.busy = false;
                self.change(Change::Files(files));
            }
            Message::Worked((job, work)) => self.worker.hear(&job, work),
            Message::Handed(handed) => self.handing.handed(handed),
            Message::Printing(now) => self.handing.printing = now,
        }
        self.ask(store, lang);
    }

    /// Answers what is asked by what has come.
    pub fn ask(&mut self, store: &Store, lang: Lang) {
        let question = &self.question;
        let catalogue = store.catalogue(lang).get();
        let ask = catalogue
            .filter(|_| !question.is_empty() && !self.is_too_long())
            .zip(question.as_of())
            .map(|(catalogue, as_of)| (question.clone(), catalogue.clone(), as_of));
        let tell = || self.tell.reform(Message::Worked);
        self.worker.ask(ask, tell);
        let reply = self.reply();
        if self.list.fit(reply.as_ref(), site(store, lang)) {
            // What was said of another list says nothing of this one.
            self.handing.forget();
        }
    }

    /// Makes the fields show what is asked, and gives the button that was
    /// pressed the focus again, where it was written anew.
    pub fn drawn(&mut self) {
        asking::show(&self.question);
        if let Some(press) = self.pressed.take() {
            pressing::focus(press);
        }
    }

    /// Does what a button means.
    fn press(&mut self, press: Press, store: &Store, lang: Lang) {
        match press {
            Press::Clear => {
                browser::drop_fragment();
                put("");
                self.change(Change::Clear);
            }
            Press::Example(place) => {
                if let Some(text) = EXAMPLES.get(place) {
                    put(text);
                    self.change(Change::Text((*text).into()));
                }
            }
            Press::Remove(place) => self.change(Change::WithoutFile(place)),
            // Whoever fetches hears of it.
            Press::Again => {}
            Press::Today => self.change(Change::Day(None)),
            Press::Stop => self.worker.stop(),
            Press::Names => self.handing.turn_names(),
            Press::Print => {
                self.handing.printing = true;
                Timeout::new(0, browser::print).forget();
            }
            Press::Origin(origin, build) => self.change(Change::Origin(build, origin)),
            Press::All => self.list.view = self.list.view.of_all(),
            Press::Sort(column) => self.list.view.sort_by(column),
            Press::Verdict(verdict) => self.list.view.toggle(verdict),
            Press::Turn(page) => self.list.turn(page),
            Press::Open(row) => {
                if let Some(reply) = self.reply() {
                    self.list.open(row, &reply.0, site(store, lang));
                }
            }
            Press::Group(place) => {
                let reply = self.reply();
                let groups = reply.as_ref().map(|reply| &reply.0.overview.groups);
                if let Some(group) = groups.and_then(|groups| groups.get(place)) {
                    self.list.view.group_by(group);
                }
            }
            Press::HandOn(task) => {
                if let Some(reply) = self.reply() {
                    let extract = self.list.extract(&reply, lang);
                    let tell = self.tell.reform(Message::Handed);
                    let chosen = self.question.chosen;
                    self.handing.run(task, extract, chosen, &store.base, tell);
                }
            }
        }
    }

    /// The answers, once they are all there.
    fn reply(&self) -> Option<Shared<Reply>> {
        match &self.worker.work {
            Work::Done(reply) => Some(reply.clone()),
            Work::Waiting | Work::Reading(..) => None,
        }
    }

    fn change(&mut self, change: Change) {
        if matches!(change, Change::Text(_) | Change::Clear) {
            // What was being typed is no longer asked.
            self.pause = None;
            if self.question.link.is_some() {
                // The address no longer says what is shown.
                browser::drop_fragment();
            }
        }
        self.question.change(change);
    }

    fn typed(&mut self, text: String) {
        let pasted = text.len().abs_diff(self.question.text.len()) > PIECE;
        if text.len() <= LONG || pasted {
            return self.change(Change::Text(text.into()));
        }
        let tell = self.tell.clone();
        self.pause = Some(Timeout::new(PAUSE, move || {
            tell.emit(Message::Change(Change::Text(text.into())));
        }));
    }

    /// Asks what the address of the page asks; the box then holds the build, or
    /// nothing.
    fn addressed(&mut self) {
        let (Some(element), Some(change)) = (asking::field(), asked_by_address()) else {
            return;
        };
        self.pause = None;
        element.set_value(match &change {
            Change::Text(text) => text,
            _ => "",
        });
        self.question.change(change);
    }
}

/// Puts a text into the box, which is where one goes on from here.
fn put(text: &str) {
    if let Some(element) = asking::field() {
        element.set_value(text);
        let _ = element.focus();
    }
}

/// Where answers are told.
pub fn site(store: &Store, lang: Lang) -> Site<'_> {
    Site {
        lang,
        base: &store.base,
    }
}

/// What the address of the page asks: a build (`#15.2.1118.21`), or a result
/// that was handed on.
fn asked_by_address() -> Option<Change> {
    let fragment = browser::fragment();
    if share::is_link(&fragment) {
        return Some(Change::Link(fragment.into()));
    }
    let text = fragment.parse::<Build>().ok()?.to_string();
    Some(Change::Text(text.into()))
}
