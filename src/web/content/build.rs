//! The page of a build: what it is, whether it is safe on the day of the data,
//! what comes next, what it fixed, what it is open to.

use std::rc::Rc;

use yew::prelude::*;

use crate::assess::{Assessment, Certainty, Note, Verdict, assess};
use crate::build::Build;
use crate::catalogue::tables::{AliasRow, Worth};
use crate::catalogue::{Evidence, Outcome, Release, ReleaseId, Sighting, Standing, Vulnerability};
use crate::html::Html as Written;
use crate::messages::answer as say;
use crate::messages::page::page as page_words;
use crate::reading::Observation;
use crate::report::summary::exploited_in;
use crate::web::parts::written;
use crate::web::reply::{Answer, Kind};
use crate::web::route::Place;
use crate::web::told::band::is_about_reading;
use crate::web::told::{self, Site, exposure, notes, plan, sources};

use super::actions::actions;
use super::facts::{Page, Sheet, Words};
use super::marks::Away;
use super::newest::{article, service};
use super::sources::disagreements;

/// The page of `build`; none where no list has it.
pub(super) fn page(sheet: &Sheet<'_>, build: Build) -> Option<Page> {
    let family = sheet.family;
    let sighting = family.identify(build, Evidence::Installed)?;
    let release = match &sighting.standing {
        Standing::Releases(releases) => match releases.as_slice() {
            [id] => family.release(*id),
            _ => return None,
        },
        Standing::Between { branch, lower, .. } => {
            family.release(lower.unwrap_or(family.branch(*branch).base))
        }
        Standing::Beyond(branch) => family.release(*family.branch(*branch).releases.last()?),
        _ => return None,
    };
    let assessment = assess(family, &sighting, family.data_through());
    Some(if release.build == build {
        listed(sheet, release, sighting, assessment)
    } else {
        standing_for(sheet, build, release, &assessment)
    })
}

/// The page of a release.
fn listed(
    sheet: &Sheet<'_>,
    release: &Release,
    sighting: Sighting,
    assessment: Assessment,
) -> Page {
    let (family, lang, words) = (sheet.family, sheet.lang, &sheet.words.build);
    let name = family.name(release, lang);
    let kind = family.kind(release).name.get(lang);
    let branch = release.update.as_ref().map(|_| sheet.branch_name(release));
    let verdict = say::verdict(assessment.verdict, lang).word;
    let build = release.build.to_string();
    let title = (words.title)(&build, &name);
    let description = (words.description)(&build, &name, kind, release.date, verdict);
    let answer = Answer {
        catalogue: sheet.facts.catalogue.clone(),
        file: None,
        observation: Observation::new(1, None, build.clone(), sheet.index, sighting),
        kind: Rc::new(Kind {
            number: 0,
            required: assessment.required(family),
            exploited: exploited_in(&assessment),
        }),
        assessment: Rc::new(assessment),
        origin: None,
    };
    let site = Site {
        lang,
        base: &sheet.facts.base,
    };
    let pictures = sheet.pictures();
    let remaining = actions(sheet, &answer.assessment.actions);
    let told = |write: fn(&mut Written, &Answer, Site<'_>)| {
        let mut html = Written::new();
        write(&mut html, &answer, site);
        written(html)
    };
    let intro = html! {
        <>
            <h1 tabindex="-1"><code translate="no">{ build }</code>{ " " }<span>{ name }</span></h1>
            <p class="lede">{ (words.lede)(kind, branch.as_deref(), release.date) }</p>
        </>
    };
    let body = html! {
        <>
            <header class="intro">
                { crumbs(sheet, release) }
                { intro.clone() }
            </header>
            <div class="answer">
                { band(sheet, release.build, &answer.assessment, hides_updates(sheet, release)) }
                { facts(sheet, release) }
                { told(plan) }
                { fixed(sheet, release) }
                { told(exposure) }
                { pictures.exposure(release).map(written).unwrap_or_default() }
                { told(notes) }
                { remaining }
                { neighbours(sheet, release) }
                { pictures.history(release).map(written).unwrap_or_default() }
                { disagreements(sheet, &key(sheet, release)) }
                { told(sources) }
            </div>
        </>
    };
    // The rest is in tables, and on the pages that they lead to.
    let own = html! { <>{ intro }{ told(notes) }</> };
    Page::whole(title, description, body).found_by(Words::Part(own))
}

/// The page of a number that is not a release's own.
fn standing_for(
    sheet: &Sheet<'_>,
    build: Build,
    release: &Release,
    assessment: &Assessment,
) -> Page {
    let (family, lang, words) = (sheet.family, sheet.lang, &sheet.words.build);
    let name = family.name(release, lang);
    let number = build.to_string();
    let said = |note: &Note| say::note(family, note, lang);
    // Without a name, where it stands among the others is all there is to say.
    let unnamed = assessment
        .notes
        .iter()
        .find(|note| matches!(note, Note::JudgedAs { .. }))
        .map(said)
        .or_else(|| {
            let row = family
                .tables()
                .unidentified
                .iter()
                .find(|row| row.build == build)?;
            Some(said(&Note::Remark(row.note.clone())))
        });
    let remarks: Vec<String> = assessment
        .notes
        .iter()
        .filter(|note| matches!(note, Note::Remark(_)))
        .map(said)
        .collect();
    let title = match unnamed {
        Some(_) => (words.unnamed_title)(&number, &sheet.branch_name(release)),
        None => (words.stands_for_title)(&number, &name),
    };
    let verdict = say::verdict(assessment.verdict, lang).word;
    let description = format!("{title}. {}: {verdict}", (words.as_of)(assessment.as_of));
    let body = html! {
        <>
            <header class="intro">
                { crumbs(sheet, release) }
                <h1 tabindex="-1"><code translate="no">{ number }</code></h1>
                if let Some(unnamed) = unnamed {
                    <p class="lede">{ unnamed }</p>
                } else {
                    <p class="lede">{ words.stands_for }{ " " }{ sheet.release(release.id) }</p>
                }
                { for remarks.into_iter().map(|remark| html! { <p>{ remark }</p> }) }
            </header>
            <div class="answer">
                { band(sheet, build, assessment, false) }
                <p>
                    <a href={sheet.build_page(release.build)}>
                        { (words.everything)(&release.build.to_string()) }
                    </a>
                </p>
            </div>
        </>
    };
    Page::whole(title, description, body).found_by(Words::None)
}

/// How the files name a release.
fn key(sheet: &Sheet<'_>, release: &Release) -> String {
    let product = &sheet.family.product(release.product).row.id;
    let branch = &sheet.family.branch(release.branch).name;
    match &release.update {
        Some(update) => format!("{product}/{branch}/{update}"),
        None => format!("{product}/{branch}"),
    }
}

/// Where the page stands: all builds, the product.
fn crumbs(sheet: &Sheet<'_>, release: &Release) -> Html {
    let product = sheet.family.product(release.product);
    html! {
        <nav class="crumbs" aria-label={sheet.words.common.place}>
            <ol>
                <li><a href={sheet.family_page("")}>{ sheet.words.common.all_builds }</a></li>
                <li>
                    <a href={sheet.family_page(&product.row.id)}>
                        { product.row.name.get(sheet.lang).to_owned() }
                    </a>
                </li>
            </ol>
        </nav>
    }
}

/// Whether a value that shows the branch only shows this number for its updates too.
fn hides_updates(sheet: &Sheet<'_>, release: &Release) -> bool {
    let branch = sheet.family.branch(release.branch);
    release.update.is_none()
        && branch.releases.last() != Some(&release.id)
        && shown(sheet, release).is_some()
}

/// The verdict of the day of the data, and the way to the one of today.
fn band(sheet: &Sheet<'_>, build: Build, assessment: &Assessment, hides_updates: bool) -> Html {
    let (family, lang, words) = (sheet.family, sheet.lang, &sheet.words.build);
    let verdict = say::verdict(assessment.verdict, lang);
    let open = assessment
        .exposure
        .iter()
        .filter(|open| open.certainty == Certainty::Exposed)
        .count();
    let about_reading = assessment
        .notes
        .iter()
        .filter(|note| is_about_reading(note))
        // Said above the verdict of a number that stands for another.
        .filter(|note| !matches!(note, Note::AliasOf(_) | Note::JudgedAs { .. }));
    html! {
        <div class={classes!("band", assessment.verdict.key())}>
            <p class="what">{ (words.as_of)(assessment.as_of) }</p>
            <h2 class="word">{ sign(assessment.verdict) }{ verdict.word }</h2>
            <p class="meaning">{ verdict.meaning }</p>
            { for about_reading.map(|note| html! {
                <p class="meaning">{ say::note(family, note, lang) }</p>
            }) }
            if open > 0 {
                <p class="meaning">{ (words.open)(open, exploited_in(assessment)) }</p>
            }
            if hides_updates {
                <p class="meaning">{ say::note(family, &Note::BareBase, lang) }</p>
            }
            <p><a href={format!("{}#{build}", sheet.to(Place::Check))}>{ words.check_today }</a></p>
        </div>
    }
}

/// The numbers and names under which the release is met.
fn facts(sheet: &Sheet<'_>, release: &Release) -> Html {
    let (family, lang, words) = (sheet.family, sheet.lang, &sheet.words.build);
    let branch = family.branch(release.branch);
    let shown = shown(sheet, release);
    let aliases: Vec<&AliasRow> = family
        .tables()
        .aliases
        .iter()
        .filter(|row| family.find(&row.product, &row.branch, &row.update) == Some(release.id))
        .collect();
    let repeated_as = branch
        .releases
        .iter()
        .find(|id| family.release(**id).reissues == Some(release.id));
    let platform = family
        .platform(branch)
        .zip(family.tables().family.platform.as_ref());
    let row =
        |term: AttrValue, value: Html| html! { <div><dt>{ term }</dt><dd>{ value }</dd></div> };
    let code = |text: String| html! { <code translate="no">{ text }</code> };
    html! {
        <section aria-labelledby="facts">
            <h3 id="facts">{ words.facts }</h3>
            <dl class="sheet">
                if release.kb.is_some() || release.url.is_some() {
                    { row(sheet.words.common.article.into(), html! {
                        <>
                            { article(release.kb.as_deref(), lang) }{ " " }
                            if let Some(url) = &release.url {
                                <Away {lang} href={url.clone()}>
                                    { page_words(lang).answer.announcement }
                                </Away>
                            }
                        </>
                    }) }
                }
                { row(words.padded.into(), code(release.build.long().to_string())) }
                if let Some((label, value)) = shown {
                    <div>
                        <dt>{ breakable(&label) }</dt>
                        <dd>
                            { code(value) }{ " " }
                            <span class="small">{ (words.shown_alike)(&branch.name) }</span>
                        </dd>
                    </div>
                }
                if !aliases.is_empty() {
                    { row(words.aliases.into(), html! {
                        <ul class="plain">{ for aliases.into_iter().map(|row| alias(sheet, row)) }</ul>
                    }) }
                }
                if let Some(first) = release.reissues {
                    { row(words.repeats.into(), sheet.release(first)) }
                }
                if let Some(later) = repeated_as {
                    { row(words.repeated_as.into(), sheet.release(*later)) }
                }
                if let Some((versions, name)) = platform {
                    { row(
                        name.name.get(lang).to_owned().into(),
                        html! { { versions.versions.join(sheet.words.common.comma) } },
                    ) }
                }
                { row(words.service.into(), html! { { service(sheet, branch) } }) }
            </dl>
        </section>
    }
}

/// What a console shows for every release of the branch, and under which name;
/// none where no label of the family shows the branch only, and for numbers
/// without a revision, which are older than such labels.
fn shown(sheet: &Sheet<'_>, release: &Release) -> Option<(String, String)> {
    let family = sheet.family;
    let labels = &family.tables().recognition.labels;
    let label = labels
        .iter()
        .find(|row| row.worth == Worth::BranchShown && row.own)
        .and_then(|row| row.names.first())?;
    let base = family.release(family.branch(release.branch).base).build;
    let value = format!(
        "Version {}.{} (Build {}.{})",
        base.major(),
        base.minor(),
        base.third(),
        base.fourth()?
    );
    Some((label.clone(), value))
}

/// A name such as `AdminDisplayVersion`, whose words may stand on lines of their own.
fn breakable(name: &str) -> Html {
    let begins = |(at, letter): &(usize, char)| {
        letter.is_ascii_uppercase() && name[..*at].ends_with(|last: char| last.is_ascii_lowercase())
    };
    let starts = name.char_indices().filter(begins).map(|(at, _)| at);
    let ends = starts.clone().chain([name.len()]);
    let words = [0].into_iter().chain(starts).zip(ends);
    html! { { for words.map(|(start, end)| html! { <>{ name[start..end].to_owned() }<wbr /></> }) } }
}

fn alias(sheet: &Sheet<'_>, row: &AliasRow) -> Html {
    let note = sheet.family.note(&row.note);
    html! {
        <li>
            if let Some(build) = row.build {
                { sheet.number(build) }{ " " }
            }
            if !row.name.is_empty() {
                { row.name.clone() }{ " " }
            }
            if let Some(note) = note {
                <span class="small">{ note.text.get(sheet.lang).trim().to_owned() }</span>
            }
        </li>
    }
}

/// The vulnerabilities that it is the first of its branch to close, as far as known.
fn fixed(sheet: &Sheet<'_>, release: &Release) -> Html {
    let (family, lang, words) = (sheet.family, sheet.lang, &sheet.words.build);
    let answer = page_words(lang).answer;
    let closes = |known: &&Vulnerability| {
        known
            .fixes
            .iter()
            .any(|fix| fix.outcome == Outcome::FixedBy(release.id))
    };
    let mut fixed: Vec<&Vulnerability> = family.vulnerabilities().iter().filter(closes).collect();
    if fixed.is_empty() {
        return html! {
            <section aria-labelledby="fixed">
                <h3 id="fixed">{ (words.fixed)(0) }</h3>
                <p>{ words.fixed_none }</p>
            </section>
        };
    }
    let as_of = family.data_through();
    fixed.sort_by(|a, b| {
        let exploited = |known: &Vulnerability| known.exploited(as_of).is_none();
        (exploited(a).cmp(&exploited(b)))
            .then(b.score.cmp(&a.score))
            .then(a.index.cmp(&b.index))
    });
    html! {
        <section aria-labelledby="fixed">
            <h3 id="fixed">{ (words.fixed)(fixed.len()) }</h3>
            <table class="open">
                <thead>
                    <tr>
                        <th scope="col">{ answer.cve }</th>
                        <th scope="col" class="number">{ answer.score }</th>
                    </tr>
                </thead>
                <tbody>
                    { for fixed.into_iter().map(|known| html! {
                        <tr>
                            <th scope="row">
                                { sheet.cve(known) }{ " " }
                                if let Some(name) = &known.name {
                                    <span class="called">{ name.clone() }</span>{ " " }
                                }
                                <span class="impact">{ family.impact(known).name.get(lang).to_owned() }</span>
                                if let Some(date) = known.exploited(as_of) {
                                    { " " }<span class="tag exploited">{ answer.exploited }</span>
                                    { " " }<span class="since">{ (answer.exploited_since)(date) }</span>
                                }
                            </th>
                            <td class="number">
                                { known.score.map_or_else(
                                    || answer.no_score.to_owned(),
                                    |score| format!("{score:.1}"),
                                ) }
                            </td>
                        </tr>
                    }) }
                </tbody>
            </table>
        </section>
    }
}

/// What stands before and after it on its branch.
fn neighbours(sheet: &Sheet<'_>, release: &Release) -> Html {
    let words = &sheet.words.build;
    let branch = sheet.branch_name(release);
    let releases = &sheet.family.branch(release.branch).releases;
    let at = releases.iter().position(|id| *id == release.id);
    let near = |step: isize| -> Option<ReleaseId> {
        at?.checked_add_signed(step)
            .and_then(|place| releases.get(place).copied())
    };
    let entry = |term: &'static str, id: Option<ReleaseId>, none: String| {
        html! {
            <div>
                <dt>{ term }</dt>
                <dd>{ id.map_or_else(|| html! { { none } }, |id| sheet.release(id)) }</dd>
            </div>
        }
    };
    html! {
        <section aria-labelledby="neighbours">
            <h3 id="neighbours">{ words.neighbours }</h3>
            <dl class="sheet">
                { entry(words.previous, near(-1), (words.first)(&branch)) }
                { entry(words.next, near(1), (words.last)(&branch)) }
            </dl>
        </section>
    }
}

fn sign(verdict: Verdict) -> Html {
    let mut html = Written::new();
    told::sign(&mut html, verdict);
    written(html)
}
