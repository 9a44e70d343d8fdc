//! A command to run, with a button that copies it.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::page::page;
use crate::web::browser;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
    pub text: AttrValue,
}

/// What became of the last attempt to copy.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Copied {
    NotTried,
    Done,
    Refused,
}

/// For how long the button says what became of it, in milliseconds.
const SAYS: u32 = 2500;

#[component]
pub fn Command(props: &Props) -> Html {
    let words = page(props.lang).site;
    let copied = use_state_eq(|| Copied::NotTried);
    let timer = use_mut_ref(|| None::<Timeout>);
    let text = props.text.trim().to_owned();
    let onclick = {
        let (text, copied, timer) = (text.clone(), copied.setter(), timer);
        Callback::from(move |_: MouseEvent| {
            let (text, copied, timer) = (text.clone(), copied.clone(), timer.clone());
            wasm_bindgen_futures::spawn_local(async move {
                let done = browser::copy(&text).await;
                copied.set(if done { Copied::Done } else { Copied::Refused });
                let back = move || copied.set(Copied::NotTried);
                timer.replace(Some(Timeout::new(SAYS, back)));
            });
        })
    };
    let (label, said) = match *copied {
        Copied::NotTried => (words.copy, ""),
        Copied::Done => (words.copied, words.copied),
        Copied::Refused => (words.copy, words.not_copied),
    };
    html! {
        <div class="command">
            <pre tabindex="0"><code translate="no">{ text.clone() }</code></pre>
            <button type="button" {onclick} aria-label={(words.copy_command)(&text)}>{ label }</button>
            <span class="unseen" role="status">{ said }</span>
        </div>
    }
}
