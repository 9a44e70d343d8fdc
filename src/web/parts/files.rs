//! Files beside the box: chosen by a button or dropped anywhere on the page,
//! listed with what they were written in, or why they could not be read.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::many::many;
use crate::messages::reading::unreadable;
use crate::reading::Encoding;
use crate::web::checker::{Checker, Message};
use crate::web::checking::{Change, File};
use crate::web::parts::click;

/// The button, and the list of what was chosen or dropped.
pub fn files(checker: &Checker, lang: Lang) -> Html {
    let words = many(lang).files;
    let tell = &checker.tell;
    let onchange = {
        let tell = tell.clone();
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            if let Some(list) = input.files() {
                tell.emit(Message::Files(list));
            }
        })
    };
    // The same file may be chosen again, after it was changed.
    let onclick = Callback::from(|event: MouseEvent| {
        event
            .target_unchecked_into::<HtmlInputElement>()
            .set_value("");
    });
    let list = &checker.question.files;
    html! {
        <div class="files">
            <p>
                <input id="files" class="unseen" type="file" multiple=true {onchange} {onclick} />
                <label for="files" class="button">{ words.choose }</label>
                { " " }
                <span class="drop">{ words.or_drop }</span>
            </p>
            if !list.is_empty() {
                <ul aria-label={words.list}>
                    { for list.iter().enumerate().map(|(place, file)| {
                        let remove = Message::Change(Change::WithoutFile(place));
                        one(file, click(tell, remove), lang)
                    }) }
                </ul>
            }
            <p class="unseen" role="status">{ if checker.busy { words.reading } else { "" } }</p>
        </div>
    }
}

fn one(file: &File, remove: Callback<MouseEvent>, lang: Lang) -> Html {
    let words = many(lang).files;
    html! {
        <li>
            <strong translate="no">{ file.name.to_string() }</strong>
            { match &file.content {
                Ok(content) => html! {
                    <span class="small">{ (words.encoding)(encoding(content.encoding)) }</span>
                },
                Err(error) => html! {
                    <span class="refused" role="alert">{ unreadable(*error, lang) }</span>
                },
            } }
            <button type="button" onclick={remove} aria-label={(words.remove)(&file.name)}>
                { words.remove_short }
            </button>
        </li>
    }
}

/// The name of an encoding, the same in every language.
const fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16Le => "UTF-16 LE",
        Encoding::Utf16Be => "UTF-16 BE",
        Encoding::ShiftJis => "Shift_JIS",
        Encoding::Windows1252 => "Windows-1252",
    }
}
