//! The page of a vulnerability: who has it, which build of each branch is the
//! first without it, whether it is exploited, and what else has to be done.

use yew::prelude::*;

use crate::catalogue::tables::{ActionRow, KevRow};
use crate::catalogue::{BranchId, Vulnerability};
use crate::messages::page::page as page_words;
use crate::messages::picture::picture as picture_words;
use crate::picture::draw_days;
use crate::web::index::Entry;
use crate::web::own_build::own_build;
use crate::web::parts::link::cve_address;
use crate::web::parts::written;
use crate::web::route::Place;
use crate::web::told::actions::action;

use super::facts::{Page, Sheet};
use super::fixes::{self, Line, State};
use super::marks::{Away, Day};
use super::sources;

pub(super) fn page(sheet: &Sheet<'_>, known: &Vulnerability) -> Page {
    let (family, lang, words) = (sheet.family, sheet.lang, &sheet.words.cve);
    let family_name = family.tables().family.name.get(lang);
    let impact = family.impact(known).name.get(lang);
    let title = (words.title)(&known.id, known.name.as_deref(), family_name);
    let description = (words.description)(&known.id, impact, family_name);
    let lines = fixes::lines(family, known);
    let actions: Vec<&ActionRow> = family
        .actions()
        .iter()
        .filter(|row| row.ids.contains(&known.id))
        .collect();
    let told = family.events().iter().filter(|row| row.cve == known.id);
    let references: Vec<&str> = known
        .sources()
        .iter()
        .chain(known.kev.iter().flat_map(|row| &row.sources))
        .chain(told.flat_map(|row| &row.sources))
        .chain(actions.iter().flat_map(|row| &row.sources))
        .map(String::as_str)
        .collect();
    let mut own = crate::html::Html::new();
    own_build(&mut own, std::slice::from_ref(&known.id), lang);
    let body = html! {
        <>
            <header class="intro">
                <nav class="crumbs" aria-label={sheet.words.common.place}>
                    <ol>
                        <li><a href={sheet.family_page("")}>{ sheet.words.common.all_builds }</a></li>
                    </ol>
                </nav>
                <h1 tabindex="-1">
                    { known.id.clone() }
                    if let Some(name) = &known.name {
                        { " " }<span>{ name.clone() }</span>
                    }
                </h1>
                <p class="lede">{ (words.lede)(impact, family_name, known.published) }</p>
            </header>
            { written(own) }
            <div class="answer">
                { facts(sheet, known) }
                { days(sheet, known) }
                { fixed(sheet, &lines) }
                { remaining(sheet, &actions) }
                { advisories(sheet, known) }
                { remarks(sheet, known) }
                { sources::disagreements(sheet, &known.id) }
                { sources::list(sheet, &references) }
            </div>
        </>
    };
    Page::whole(title, description, body)
}

/// How bad it is, and what is known of its use.
fn facts(sheet: &Sheet<'_>, known: &Vulnerability) -> Html {
    let (lang, words) = (sheet.lang, &sheet.words.cve);
    html! {
        <dl class="sheet">
            <div>
                <dt>{ words.exploited }</dt>
                <dd>{ known.kev.as_ref().map_or_else(
                    || html! { { words.not_exploited } },
                    |row| exploited(sheet, row),
                ) }</dd>
            </div>
            if let Some(used) = known.kev.as_ref().and_then(|row| ransomware(sheet, row)) {
                <div><dt>{ words.ransomware }</dt><dd>{ used }</dd></div>
            }
            <div><dt>{ words.score }</dt><dd>{ score(sheet, known) }</dd></div>
            <div><dt>{ words.remedy }</dt><dd>{ (words.remedy_is)(known.remedy) }</dd></div>
            <div>
                <dt>{ words.record }</dt>
                <dd><Away {lang} href={cve_address(&known.id)}>{ words.record_link }</Away></dd>
            </div>
        </dl>
    }
}

fn exploited(sheet: &Sheet<'_>, row: &KevRow) -> Html {
    let words = &sheet.words.cve;
    let answer = page_words(sheet.lang).answer;
    html! {
        <>
            <span class="tag exploited">{ answer.exploited }</span>{ " " }
            { (words.exploited_since)(row.added) }
            if let Some(due) = row.due {
                <br /><span class="small">{ (words.due)(due) }</span>
            }
        </>
    }
}

fn ransomware(sheet: &Sheet<'_>, row: &KevRow) -> Option<&'static str> {
    match row.ransomware.as_str() {
        "known" => Some(sheet.words.cve.ransomware_known),
        "unknown" => Some(sheet.words.cve.ransomware_unknown),
        _ => None,
    }
}

/// The score, what of the vector says who can attack, and the vector itself.
fn score(sheet: &Sheet<'_>, known: &Vulnerability) -> Html {
    let words = &sheet.words.cve;
    let (Some(score), Some(vector)) = (known.score, &known.vector) else {
        return html! { { words.no_score } };
    };
    let attack: Vec<&str> = vector
        .split('/')
        .filter_map(|metric| metric.split_once(':'))
        .filter_map(|(metric, value)| (words.metric)(metric, value))
        .collect();
    html! {
        <>
            <strong>{ score.to_string() }</strong>{ " " }{ (words.severity)(score) }
            if !attack.is_empty() {
                { ": " }{ attack.join(sheet.words.common.comma) }
            }
            <br />
            <code class="vector" translate="no">
                { for vector.split_inclusive('/').map(|metric| html! { <>{ metric }<wbr /></> }) }
            </code>
        </>
    }
}

/// The table of branches.
fn fixed(sheet: &Sheet<'_>, lines: &[Line]) -> Html {
    let (family, words) = (sheet.family, &sheet.words.cve);
    let others: Vec<&str> = fixes::unnamed(family, lines)
        .into_iter()
        .map(|id| family.product(id).row.id.as_str())
        .collect();
    html! {
        <section aria-labelledby="fixed">
            <h2 id="fixed">{ words.fixed_title }</h2>
            if lines.is_empty() {
                <p>{ words.no_build }</p>
            } else {
                <p>{ words.fixed_intro }</p>
                <table class="fixes">
                    <thead>
                        <tr>
                            <th scope="col">{ sheet.words.common.branch }</th>
                            <th scope="col">{ words.first_fixed }</th>
                            <th scope="col" class="more">{ sheet.words.common.released }</th>
                        </tr>
                    </thead>
                    <tbody>{ for lines.iter().map(|line| row(sheet, line)) }</tbody>
                </table>
                if !others.is_empty() {
                    <p class="small">{ (words.others)(&others.join(sheet.words.common.comma)) }</p>
                }
            }
        </section>
    }
}

fn row(sheet: &Sheet<'_>, line: &Line) -> Html {
    let (family, lang, words) = (sheet.family, sheet.lang, &sheet.words.cve);
    let (text, date) = match line.state {
        State::Fixed(id) => {
            let release = family.release(id);
            let link = html! {
                <>
                    { sheet.number(release.build) }
                    if let Some(update) = &release.update {
                        { " " }<span class="small">{ update.clone() }</span>
                    }
                </>
            };
            (link, Some(release.date))
        }
        State::LeaveFor(Some(id)) => {
            let release = family.release(id);
            let name = sheet.short_branch_name(family.branch(release.branch));
            (html! { { (words.no_own_fix)(&name) } }, None)
        }
        State::LeaveFor(None) => (html! { { words.no_fix } }, None),
        State::BornFixed => (html! { { words.born_fixed } }, None),
        State::NotAffected => (html! { { words.not_affected } }, None),
        State::NotListed => (html! { { words.not_listed } }, None),
    };
    html! {
        <tr>
            <th scope="row">{ branches(sheet, line) }</th>
            <td>{ text }</td>
            <td class="more">{ for date.map(|date| html! { <Day {lang} {date} /> }) }</td>
        </tr>
    }
}

/// The product and its branch, or the first and the last of several.
fn branches(sheet: &Sheet<'_>, line: &Line) -> String {
    let family = sheet.family;
    let product = &family.product(line.product).row.id;
    let name = |id: &BranchId| family.branch(*id).name.as_str();
    let names = match line.branches.as_slice() {
        [] => String::new(),
        [one] => name(one).to_owned(),
        [first, .., last] => (sheet.words.common.range)(name(first), name(last)),
    };
    format!("{product} {names}")
}

/// When what happened, where more is known than the records say.
fn days(sheet: &Sheet<'_>, known: &Vulnerability) -> Html {
    let Some(picture) = draw_days(sheet.family, &[known], sheet.lang) else {
        return Html::default();
    };
    html! {
        <section aria-labelledby="days-of">
            <h2 id="days-of">{ picture_words(sheet.lang).days.heading }</h2>
            { written(picture) }
        </section>
    }
}

fn remaining(sheet: &Sheet<'_>, actions: &[&ActionRow]) -> Html {
    if actions.is_empty() {
        return Html::default();
    }
    let mut folded = crate::html::Html::new();
    for row in actions {
        action(&mut folded, row, sheet.lang);
    }
    html! {
        <section class="actions" aria-labelledby="actions">
            <h2 id="actions">{ sheet.words.cve.actions }</h2>
            <p class="small">{ page_words(sheet.lang).answer.actions_intro }</p>
            { written(folded) }
        </section>
    }
}

fn advisories(sheet: &Sheet<'_>, known: &Vulnerability) -> Html {
    let lang = sheet.lang;
    let naming: Vec<&Entry> = sheet
        .facts
        .index
        .advisories
        .iter()
        .filter(|entry| entry.cves.contains(&known.id))
        .collect();
    if naming.is_empty() {
        return Html::default();
    }
    html! {
        <section aria-labelledby="advisories">
            <h2 id="advisories">{ sheet.words.cve.advisories }</h2>
            <ul>
                { for naming.into_iter().map(|entry| html! {
                    <li>
                        <a href={sheet.to(Place::Advisory(entry.id.clone()))}>
                            { entry.text(lang).title.clone() }
                        </a>
                        { " " }
                        <span class="small"><Day {lang} date={entry.date} /></span>
                    </li>
                }) }
            </ul>
        </section>
    }
}

/// What is remarked on it, and on who says where it is fixed.
fn remarks(sheet: &Sheet<'_>, known: &Vulnerability) -> Html {
    let mut keys: Vec<&String> = Vec::new();
    let evidence = known.fixes.iter().flat_map(|fix| &fix.evidence);
    for key in known.notes().iter().chain(evidence) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let notes: Vec<_> = keys
        .into_iter()
        .filter_map(|key| sheet.family.note(key))
        .collect();
    if notes.is_empty() {
        return Html::default();
    }
    html! {
        <section class="notes" aria-labelledby="evidence">
            <h3 id="evidence">{ sheet.words.cve.evidence }</h3>
            <ul>
                { for notes.into_iter().map(|note| html! {
                    <li>{ note.text.get(sheet.lang).trim().to_owned() }</li>
                }) }
            </ul>
        </section>
    }
}
