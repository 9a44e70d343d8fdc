//! What stands around a picture: its title, its description, and the key to
//! its marks.
//!
//! Must not know what is drawn.

use crate::html::Html;

use super::axis::END;
use super::svg::Svg;

/// A picture with what it says of itself.
pub struct Figure<'t> {
    /// Its id, the same on no other picture of a page.
    pub id: &'t str,
    /// What it is called.
    pub title: &'t str,
    /// What a reader who does not see it is told.
    pub description: &'t str,
    /// In pixels.
    pub height: i32,
    /// What it does on a narrow screen.
    pub room: Room,
}

/// What a picture does on a narrow screen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// It fits.
    Fits,
    /// It is too rich, and scrolls in a box of its own, which shows its first
    /// days before it is scrolled.
    FromStart,
    /// The same, and the box shows its last days.
    FromEnd,
}

/// A mark and what it means.
pub struct Key {
    /// The mark.
    pub mark: Svg,
    /// What it means.
    pub text: String,
}

/// Opens the same facts as a table, folded up; it scrolls inside its own box.
pub fn open_table(html: &mut Html, title: &str) {
    html.within("<details><summary>", title, "</summary>")
        .within(
            r#"<div class="table-scroll" tabindex="0" role="group" aria-label=""#,
            title,
            r#"">"#,
        );
}

impl Figure<'_> {
    /// The picture, with its key below it.
    pub fn write(&self, svg: Svg, keys: Vec<Key>) -> Html {
        let mut html = Html::new();
        html.raw(r#"<figure class="picture">"#);
        let scrolls = match self.room {
            Room::Fits => None,
            Room::FromStart => Some(r#"<div class="scroll""#),
            Room::FromEnd => Some(r#"<div class="scroll from-end""#),
        };
        if let Some(open) = scrolls {
            html.raw(open).within(
                r#" tabindex="0" role="region" aria-label=""#,
                self.title,
                "\">",
            );
        }
        html.raw(r#"<svg role="img" width="100%" height=""#)
            .text(&self.height.to_string());
        for (open, part) in [
            (r#"" aria-labelledby=""#, "-title"),
            (r#"" aria-describedby=""#, "-description"),
        ] {
            html.raw(open).text(self.id).raw(part);
        }
        html.raw(r#""><title id=""#)
            .text(self.id)
            .within(r#"-title">"#, self.title, "</title>")
            .raw(r#"<desc id=""#)
            .text(self.id)
            .within(r#"-description">"#, self.description, "</desc>")
            .html(&svg.done())
            .raw("</svg>");
        if scrolls.is_some() {
            html.raw("</div>");
        }
        html.raw(r#"<figcaption><ul class="key">"#);
        for key in keys {
            html.raw(r#"<li><svg class="sample" width="22" height="14" aria-hidden="true">"#)
                .html(&key.mark.done())
                .within("</svg> ", &key.text, "</li>");
        }
        html.raw("</ul></figcaption></figure>");
        html
    }
}

impl Key {
    /// A mark, drawn by the function that draws it in the picture, around the
    /// middle of its sample.
    pub fn new(text: impl Into<String>, draw: impl FnOnce(&mut Svg)) -> Self {
        let mut mark = Svg::default();
        mark.around(END / 2, 7, "", draw);
        Self {
            mark,
            text: text.into(),
        }
    }
}
