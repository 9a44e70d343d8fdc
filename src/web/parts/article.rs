//! The text of an advisory with its table of contents.
//!
//! A page that was written natively already holds the text. It is adopted as
//! it stands, and read back out of the page, so that it is there when the
//! reader comes back to it.

use web_sys::Element;
use yew::prelude::*;

use crate::lang::Lang;
use crate::messages::page::page;
use crate::web::article::{Body, Heading};
use crate::web::markdown::{self, Asked};
use crate::web::parts::fetching::fetching;
use crate::web::store::{Loaded, Store, use_store};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
    /// The address of the Markdown.
    pub url: String,
    /// The family whose facts the text refers to.
    pub family: String,
}

#[component]
pub fn Article(props: &Props) -> Html {
    let lang = props.lang;
    let words = page(lang).advisory;
    let store = use_store();
    let node = use_node_ref();
    let body = use_state(|| found(&store, &props.url));

    {
        // The node holds the text from the start only where it was adopted.
        let (node, bodies, body) = (node.clone(), store.bodies.clone(), body.clone());
        let url = props.url.clone();
        use_effect_with((), move |()| {
            let adopted = body.get().filter(|body| body.html.is_empty());
            if let (Some(body), Some(element)) = (adopted, node.cast::<Element>()) {
                let html = element.inner_html().into();
                let contents = body.contents.clone();
                bodies.0.borrow_mut().insert(url, Body { html, contents });
            }
        });
    }
    {
        let landed = store.landed.clone();
        use_effect_with(body.get().is_some(), move |_| landed.try_now());
    }

    let fetch = {
        let (body, store) = (body.setter(), store.clone());
        let family = props.family.clone();
        use_callback((props.url.clone(), lang), move |(), (url, lang)| {
            let (body, store, url) = (body.clone(), store.clone(), url.clone());
            let asked = Asked {
                family: family.clone(),
                lang: *lang,
                as_of: store.written.0.data_through,
                base: store.base.clone(),
                catalogue: store.written.0.catalogues.get(*lang).to_owned(),
            };
            body.set(Loaded::Waiting);
            wasm_bindgen_futures::spawn_local(async move {
                body.set(match markdown::render(&url, &asked).await {
                    Ok(rendered) => {
                        store.bodies.0.borrow_mut().insert(url, rendered.clone());
                        Loaded::Ready(rendered)
                    }
                    Err(reason) => Loaded::Failed(reason.into()),
                });
            });
        })
    };
    {
        let (missing, fetch) = (body.get().is_none(), fetch.clone());
        use_effect_with((), move |()| {
            if missing {
                fetch.emit(());
            }
        });
    }

    let Some(shown) = body.get() else {
        return fetching(
            matches!(*body, Loaded::Failed(_)),
            words.failed,
            &fetch,
            lang,
        );
    };
    html! {
        <>
            { contents(&shown.contents, words.contents) }
            <div class="prose" ref={node}>{ Html::from_html_unchecked(shown.html.clone()) }</div>
        </>
    }
}

/// The text, if it was rendered before or stands in the page.
fn found(store: &Store, url: &str) -> Loaded<Body> {
    if let Some(body) = store.bodies.0.borrow().get(url) {
        return Loaded::Ready(body.clone());
    }
    match &store.written.0.article {
        Some(article) if article.url == url => Loaded::Ready(Body {
            html: AttrValue::default(),
            contents: article.contents.clone(),
        }),
        _ => Loaded::Waiting,
    }
}

fn contents(headings: &[Heading], title: &'static str) -> Html {
    let top: Vec<&Heading> = headings
        .iter()
        .filter(|heading| heading.level == 2)
        .collect();
    if top.len() < 2 {
        return html! {};
    }
    html! {
        <nav class="contents" aria-labelledby="contents">
            <h2 id="contents">{ title }</h2>
            <ol>
                { for top.into_iter().map(|heading| html! {
                    <li><a href={format!("#{}", heading.id)}>{ heading.text.clone() }</a></li>
                }) }
            </ol>
        </nav>
    }
}
