//! One answer, in the order an administrator needs it: what this is and the
//! verdict, what to do, exposure, what installing does not do, notes, sources.

use std::rc::Rc;

use yew::prelude::*;

use crate::lang::Lang;
use crate::web::parts::actions::Actions;
use crate::web::parts::exposure::Exposure;
use crate::web::parts::named::Named;
use crate::web::parts::notes::Notes;
use crate::web::parts::origin::Origin;
use crate::web::parts::plan::Plan;
use crate::web::parts::readings::Readings;
use crate::web::parts::sources::Sources;
use crate::web::parts::verdict::Band;
use crate::web::reply::Answer;

/// What every part of an answer is given.
#[derive(PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
    pub answer: Rc<Answer>,
}

#[component]
pub fn Answered(props: &Props) -> Html {
    let lang = props.lang;
    let answer = &props.answer;
    html! {
        <div class="answer">
            <Band {lang} answer={answer.clone()} />
            <Origin {lang} answer={answer.clone()} />
            <Plan {lang} answer={answer.clone()} />
            <Named {lang} answer={answer.clone()} />
            <Exposure {lang} answer={answer.clone()} />
            <Actions {lang} answer={answer.clone()} />
            <Notes {lang} answer={answer.clone()} />
            <Readings {lang} answer={answer.clone()} />
            <Sources {lang} answer={answer.clone()} />
        </div>
    }
}
