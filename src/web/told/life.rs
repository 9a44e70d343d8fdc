//! The life cycle of the product that a server runs, as a bar: its support,
//! the day of the answer, and the day of the build.
//!
//! It has no id, since several answers can be open at once. Must not know what
//! the days mean for the verdict.

use jiff::civil::Date;

use crate::assess::Identity;
use crate::html::Html;
use crate::messages::date::day;
use crate::messages::life::life as words;
use crate::picture::{Axis, END, Period, Support, Svg, periods};
use crate::web::reply::Answer;

use super::Site;

/// Where the bar lies, and how high it is.
const TOP: i32 = 8;
const HEIGHT: i32 = 14;

/// The bar; nothing where the product is not known, or no day of its life.
pub fn life(html: &mut Html, answer: &Answer, Site { lang, .. }: Site<'_>) {
    let family = answer.family();
    let as_of = answer.assessment.as_of;
    let release = match answer.assessment.identity {
        Identity::Release(id) => family.release(id),
        Identity::Branch(id) => family.release(family.branch(id).base),
        _ => return,
    };
    let product = family.product(release.product);
    let periods = periods(product);
    if periods.is_empty() {
        return;
    }
    // With room behind the last day, for what has no end.
    let ends = periods.iter().filter_map(|period| period.to);
    let last = ends.fold(as_of, Date::max);
    let axis = Axis::over(
        product.row.released.min(release.date),
        Date::new(last.year() + 1, 6, 30).unwrap_or(last),
        0,
    );
    let words = words(lang);
    let mut svg = Svg::default();
    for period in &periods {
        let to = period.to.map_or(END, |to| axis.at(to));
        svg.bar(
            period.support.class(),
            axis.at(period.from),
            to,
            TOP,
            HEIGHT,
        );
    }
    svg.down("today", axis.at(as_of), 1, TOP + HEIGHT + 7);
    svg.around(axis.at(release.date), TOP + HEIGHT, "", |svg| {
        svg.pointer("here", 2);
    });

    let title = [words.title, product.row.name.get(lang)].concat();
    html.raw(r#"<figure class="picture life">"#)
        .small(&title)
        .within(
            r#"<svg role="img" width="100%" height="36" aria-label=""#,
            &title,
            r#"">"#,
        )
        .html(&svg.done())
        .raw(r#"</svg><figcaption><ul class="key">"#);
    for Period { support, to, .. } in &periods {
        let name = match support {
            Support::Mainstream => words.mainstream,
            Support::Extended => words.extended,
            Support::Esu => words.esu,
        };
        let [before, behind] = words.until;
        let text = match to {
            Some(to) => [name, before, &day(*to, lang), behind].concat(),
            None => [name, words.no_end].concat(),
        };
        key(html, &text, &|svg| svg.block(support.class(), 20, -5, 10));
    }
    let build = [words.build, &day(release.date, lang)].concat();
    key(html, &build, &|svg| svg.pointer("here", -4));
    let today = [words.day, &day(as_of, lang)].concat();
    key(html, &today, &|svg| svg.block("today-sample", 2, -7, 14));
    html.raw("</ul></figcaption></figure>");
}

/// A mark and what it means.
fn key(html: &mut Html, text: &str, draw: &dyn Fn(&mut Svg)) {
    let mut mark = Svg::default();
    mark.around(END / 2, 7, "", draw);
    html.raw(r#"<li><svg class="sample" width="22" height="14" aria-hidden="true">"#)
        .html(&mark.done())
        .within("</svg> ", text, "</li>");
}

#[cfg(all(test, feature = "data"))]
mod tests {
    use std::rc::Rc;

    use jiff::civil::date;

    use super::*;
    use crate::data;
    use crate::lang::Lang;
    use crate::web::checking::Question;
    use crate::web::reply::reply;
    use crate::web::store::Shared;

    #[test]
    fn the_bar_shows_every_period_the_build_and_the_day() {
        let catalogue = data::catalogue(&data::files()).expect("the catalogue has no fault");
        let catalogue = Shared(Rc::new(catalogue));
        for (text, periods, said) in [
            ("15.2.1118.20", 4, "extended support until 14 October 2025"),
            ("15.2.2562.17", 1, "mainstream support, no end is set"),
            (
                "Version 15.1 (Build 2507.6)",
                4,
                "this build: 20 April 2022",
            ),
            ("8.3.517.0", 2, "extended support until 11 April 2017"),
        ] {
            let question = Question {
                text: text.into(),
                ..Question::default()
            };
            let reply = reply(&catalogue, &question, date(2026, 10, 13));
            let site = Site {
                lang: Lang::En,
                base: "/",
            };
            let mut html = Html::new();
            life(&mut html, &reply.answers[0], site);
            let html = html.into_string();
            assert!(html.contains(said), "{text}: {html}");
            assert!(html.contains("as of 13 October 2026"), "{text}");
            // Once in the bar, and once in the key.
            let bars = ["mainstream", "extended", "esu"];
            let bars = bars.map(|class| html.matches(&format!("<rect class=\"{class}\"")).count());
            assert_eq!(bars.iter().sum::<usize>(), 2 * periods, "{text}: {html}");
            assert_eq!(html.matches("class=\"here\"").count(), 2, "{text}");
        }
    }
}
