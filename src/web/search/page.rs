//! The page of search at work: what is typed is looked for after a moment, what
//! was found is shown and said, and the address holds the question.
//!
//! Must not know how what was found looks.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::future::sleep;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

use crate::lang::Lang;
use crate::messages::search::search;
use crate::search::Found;
use crate::web::browser;
use crate::web::unbroken::unbroken;

use super::full_text::{self, Results};
use super::hits::{self, Site, Texts};
use super::{Given, address, asking, checker, files, follow, input, question};

/// How long a reader has to stop typing, in milliseconds.
const PAUSE: u64 = 150;

/// How many results are loaded at once.
const SOME: usize = 10;

thread_local! {
    /// The page that is shown. Another one takes its place, and its listeners.
    static SHOWN: RefCell<Option<(Rc<Page>, Vec<EventListener>)>> = const { RefCell::new(None) };
}

/// The page, and what was found last.
struct Page {
    given: Given,
    lang: Lang,
    root: Element,
    input: HtmlInputElement,
    found: Element,
    /// Counts questions: the answer to an old one is not shown.
    asked: Cell<u32>,
    results: RefCell<Results>,
    shown: RefCell<Vec<full_text::Result>>,
    /// How far down the page was left, for when its results have come.
    left_at: Cell<f64>,
}

/// Has the page of search work.
pub fn start(root: Element, given: Given) {
    let Some(page) = Page::of(root, given) else {
        return;
    };
    let page = Rc::new(page);
    let listeners = listen(&page);
    SHOWN.set(Some((page.clone(), listeners)));
    let query = question::read();
    if query.is_empty() {
        // After the heading, which has it from the app.
        spawn_local(async move {
            sleep(Duration::ZERO).await;
            let _ = page.input.focus();
            page.input.select();
            // What was typed before this program was there.
            page.ask(0);
        });
    } else {
        page.input.set_value(&query);
        page.ask(0);
    }
}

impl Page {
    fn of(root: Element, given: Given) -> Option<Self> {
        let window = web_sys::window()?;
        let state = window.history().ok()?.state().ok()?;
        Some(Self {
            given,
            lang: Lang::from_tag(&root.get_attribute("lang")?)?,
            input: input(&root)?,
            found: root.query_selector(".found").ok()??,
            root,
            asked: Cell::new(0),
            results: RefCell::default(),
            shown: RefCell::default(),
            left_at: Cell::new(state.as_f64().unwrap_or_default()),
        })
    }

    fn site(&self) -> Site<'_> {
        Site {
            base: &self.given.base,
            lang: self.lang,
        }
    }

    /// Whether something else was asked since, or the reader has left.
    fn is_past(&self, number: u32) -> bool {
        self.asked.get() != number || !self.root.is_connected()
    }

    /// Looks for what is in the box, unless more is typed in so many milliseconds.
    fn ask(self: &Rc<Self>, pause: u64) {
        let page = self.clone();
        let number = self.asked.get() + 1;
        self.asked.set(number);
        spawn_local(async move {
            sleep(Duration::from_millis(pause)).await;
            if !page.is_past(number) {
                page.answer(number).await;
            }
        });
    }

    async fn answer(&self, number: u32) {
        let query = self.input.value();
        let query = query.trim();
        question::note(&self.given.base, self.lang, query);
        question::hand_on(&self.given.base, query);
        if query.is_empty() {
            self.show("", "");
            self.say("");
            return;
        }
        let words = search(self.lang);
        let names = files::names(&self.given).await;
        if self.is_past(number) {
            return;
        }
        let Ok(names) = names else {
            let why = hits::texts(&Texts::Failed(words.failed, true), self.site());
            self.show("", &why.into_string());
            self.say(words.failed);
            return;
        };
        let found = names.find(query);
        let named = hits::named(&found, &names.index, self.site()).into_string();
        let waiting = match self.shown.borrow().is_empty() {
            true => Texts::Waiting,
            false => Texts::Found(self.shown.borrow().clone(), 0),
        };
        self.show(&named, &hits::texts(&waiting, self.site()).into_string());

        let texts = self.look(number, query, &names.index.full, &found).await;
        if self.is_past(number) {
            return;
        }
        self.tell(query, &named, &found, &texts);
    }

    /// What stands in the text; pages that were found by name are left out.
    async fn look(
        &self,
        number: u32,
        query: &str,
        full: &Option<crate::search::FullText>,
        found: &Found<'_>,
    ) -> Texts {
        let words = search(self.lang);
        let Some(full) = full else {
            return Texts::Failed(words.text_absent, false);
        };
        let results = match full_text::search(&self.given, full, self.lang, query).await {
            Ok(results) => results,
            Err(_) => return self.lost(),
        };
        if self.is_past(number) {
            return Texts::Waiting;
        }
        self.results.replace(results);
        self.shown.borrow_mut().clear();
        match self.load(number, found).await {
            Ok(()) => self.loaded(),
            Err(_) => self.lost(),
        }
    }

    /// Loads some more of the results.
    async fn load(&self, number: u32, found: &Found<'_>) -> Result<(), String> {
        let some: Results = {
            let mut results = self.results.borrow_mut();
            let count = results.len().min(SOME);
            results.drain(..count).collect()
        };
        for result in &some {
            let result = full_text::load(result).await?;
            if self.is_past(number) {
                return Ok(());
            }
            let is_named = found.pages.iter().any(|page| {
                let path = address("", self.lang, page);
                path == result.path
            });
            if !is_named {
                self.shown.borrow_mut().push(result);
            }
        }
        Ok(())
    }

    fn loaded(&self) -> Texts {
        let shown = self.shown.borrow().clone();
        let count = shown.len() + self.results.borrow().len();
        Texts::Found(shown, count)
    }

    fn lost(&self) -> Texts {
        let words = search(self.lang);
        let online = web_sys::window().is_some_and(|window| window.navigator().on_line());
        match online {
            true => Texts::Failed(words.text_failed, true),
            false => Texts::Failed(words.text_offline, true),
        }
    }

    /// Shows all that was found, and says how much it is.
    fn tell(&self, query: &str, named: &str, found: &Found<'_>, texts: &Texts) {
        let words = search(self.lang);
        let mut below = hits::texts(texts, self.site());
        let none = Texts::Found(Vec::new(), 0);
        let said = if named.is_empty() && *texts == none {
            below = hits::nothing(query, self.site());
            (words.nothing)(query)
        } else {
            match texts {
                Texts::Found(_, count) => (words.count)(found.pages.len(), *count),
                Texts::Failed(why, _) => (*why).to_owned(),
                Texts::Waiting => String::new(),
            }
        };
        self.show(named, &below.into_string());
        self.say(&said);
        let left_at = self.left_at.replace(0.0);
        if left_at > 0.0
            && let Some(window) = web_sys::window()
        {
            window.scroll_to_with_x_and_y(0.0, left_at);
        }
    }

    fn show(&self, named: &str, texts: &str) {
        self.found
            .set_inner_html(&unbroken(&[named, texts].concat()));
    }

    fn say(&self, text: &str) {
        if let Ok(Some(status)) = self.root.query_selector("[role=status]") {
            status.set_text_content(Some(text));
        }
    }

    /// What was asked is sent: one name goes to its page.
    fn send(self: &Rc<Self>) {
        let page = self.clone();
        spawn_local(async move {
            let query = page.input.value();
            let names = files::names(&page.given).await;
            match names.as_ref().map(|names| names.find(&query).pages) {
                Ok(pages) if pages.len() == 1 => {
                    question::note(&page.given.base, page.lang, query.trim());
                    follow(&address(&page.given.base, page.lang, pages[0]));
                }
                _ => page.ask(0),
            }
        });
    }

    /// Shows some more of what was found in the text.
    fn more(self: &Rc<Self>) {
        let page = self.clone();
        spawn_local(async move {
            let number = page.asked.get();
            let Ok(names) = files::names(&page.given).await else {
                return;
            };
            let query = page.input.value();
            let found = names.find(query.trim());
            let before = page.shown.borrow().len();
            let texts = match page.load(number, &found).await {
                Ok(()) => page.loaded(),
                Err(_) => page.lost(),
            };
            if page.is_past(number) {
                return;
            }
            let named = hits::named(&found, &names.index, page.site()).into_string();
            page.tell(query.trim(), &named, &found, &texts);
            // The button is gone, and the focus with it.
            let next = page
                .found
                .query_selector_all("section:last-child .hits > li > a");
            let next = next
                .ok()
                .and_then(|links| links.get(u32::try_from(before).ok()?));
            if let Some(link) = next.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
                let _ = link.focus();
            }
        });
    }
}

fn listen(page: &Rc<Page>) -> Vec<EventListener> {
    let typed = {
        let page = page.clone();
        EventListener::new(&page.input.clone(), "input", move |_| page.ask(PAUSE))
    };
    let options = EventListenerOptions::enable_prevent_default();
    let sent = {
        let page = page.clone();
        EventListener::new_with_options(&page.root.clone(), "submit", options, move |event| {
            event.prevent_default();
            page.send();
        })
    };
    let clicked = {
        let page = page.clone();
        EventListener::new(&page.found.clone(), "click", move |event| {
            let on = |selector: &str| is_on(event, selector);
            if on("[data-more]") {
                page.more();
            } else if on("[data-again]") {
                page.ask(0);
            } else if on("[data-check]") {
                checker::hand_over(page.input.value());
            }
        })
    };
    let went = web_sys::window().map(|window| {
        let page = page.clone();
        EventListener::new(&window, "popstate", move |_| {
            // Another question on the same page; another page has its own.
            let path = web_sys::window().and_then(|window| window.location().pathname().ok());
            let own = asking(&page.given.base, page.lang, "");
            if path.is_some_and(|path| path == own) && page.root.is_connected() {
                page.input.set_value(&question::read());
                page.ask(0);
            }
        })
    });
    [typed, sent, clicked].into_iter().chain(went).collect()
}

fn is_on(event: &Event, selector: &str) -> bool {
    browser::around(event, selector).is_some()
}
