//! Shapes: along the day in shares of the width, across it in pixels.
//!
//! Must not know what a shape means; its class says so to the style sheet.

use crate::html::Html;

use super::axis::{Axis, END, Share};

/// A picture that is being drawn.
#[derive(Default)]
pub struct Svg(Html);

/// On which side of its place a text stands.
#[derive(Clone, Copy)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    const fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

impl Svg {
    fn number(&mut self, open: &'static str, value: i32) -> &mut Self {
        self.0.raw(open).text(&value.to_string());
        self
    }

    fn share(&mut self, open: &'static str, value: Share) -> &mut Self {
        let text = format!("{}.{:02}%", value / 100, value % 100);
        self.0.raw(open).text(&text);
        self
    }

    /// A bar from one place to another.
    pub fn bar(&mut self, class: &str, from: Share, to: Share, y: i32, height: i32) {
        self.0.within(r#"<rect class=""#, class, "\"");
        self.share(r#" x=""#, from)
            .share(r#"" width=""#, (to - from).max(0))
            .number(r#"" y=""#, y)
            .number(r#"" height=""#, height);
        self.0.raw(r#""/>"#);
    }

    /// A line down.
    pub fn down(&mut self, class: &str, x: Share, from: i32, to: i32) {
        self.line(class, (x, from), (x, to));
    }

    /// A line over the whole width.
    pub fn across(&mut self, class: &str, y: i32) {
        self.line(class, (0, y), (END, y));
    }

    fn line(&mut self, class: &str, from: (Share, i32), to: (Share, i32)) {
        self.0.within(r#"<line class=""#, class, "\"");
        self.share(r#" x1=""#, from.0)
            .number(r#"" y1=""#, from.1)
            .share(r#"" x2=""#, to.0)
            .number(r#"" y2=""#, to.1);
        self.0.raw(r#""/>"#);
    }

    /// A text that stands on `y`.
    pub fn text(&mut self, class: &str, anchor: Anchor, x: Share, y: i32, text: &str) {
        self.0.within(r#"<text class=""#, class, "\"");
        self.share(r#" x=""#, x).number(r#"" y=""#, y);
        self.0
            .raw(r#"" text-anchor=""#)
            .raw(anchor.name())
            .within("\">", text, "</text>");
    }

    /// A group around a place on a day, in pixels, with what it says when it is
    /// pointed at.
    pub fn around(&mut self, x: Share, y: i32, says: &str, draw: impl FnOnce(&mut Svg)) {
        self.share(r#"<svg class="around" overflow="visible" x=""#, x)
            .number(r#"" y=""#, y);
        self.0.raw("\">");
        if !says.is_empty() {
            self.0.within("<title>", says, "</title>");
        }
        draw(self);
        self.0.raw("</svg>");
    }

    /// A rectangle in pixels, in the middle of the place it is drawn around.
    pub fn block(&mut self, class: &str, width: i32, y: i32, height: i32) {
        self.0.within(r#"<rect class=""#, class, "\"");
        self.number(r#" x=""#, -width / 2)
            .number(r#"" y=""#, y)
            .number(r#"" width=""#, width)
            .number(r#"" height=""#, height);
        self.0.raw(r#""/>"#);
    }

    /// A short line across the place it is drawn around.
    pub fn dash(&mut self, class: &str) {
        self.0
            .within(r#"<path class=""#, class, r#"" d="M-11 0h22"/>"#);
    }

    /// A circle around the place it is drawn around.
    pub fn circle(&mut self, class: &str, radius: i32) {
        self.0.within(r#"<circle class=""#, class, "\"");
        self.number(r#" r=""#, radius);
        self.0.raw(r#""/>"#);
    }

    /// A triangle whose point is `y` below the place it is drawn around.
    pub fn pointer(&mut self, class: &str, y: i32) {
        self.0.within(r#"<path class=""#, class, "\"");
        self.number(r#" d="M0 "#, y);
        self.0.raw(r#"l6 9h-12z"/>"#);
    }

    /// A line in steps over the whole width: the heights from each place on,
    /// from the top of a field of that many pixels. Its box is stretched, not
    /// the line.
    pub fn steps(&mut self, class: &str, (y, height): (i32, i32), steps: &[(Share, i32)]) {
        self.number(r#"<svg class="steps" width="100%" y=""#, y)
            .number(r#"" height=""#, height)
            .number(r#"" preserveAspectRatio="none" viewBox="0 0 1000 "#, height);
        self.0.within(r#""><path class=""#, class, r#"" d=""#);
        for (index, (x, y)) in steps.iter().enumerate() {
            let x = ((x + 5) / 10).to_string();
            match index {
                0 => self.0.raw("M").text(&x).raw(" ").text(&y.to_string()),
                _ => self.0.raw("H").text(&x).raw("V").text(&y.to_string()),
            };
        }
        self.0
            .raw(r#"H1000" vector-effect="non-scaling-stroke"/></svg>"#);
    }

    /// The years or months of an axis, with a line down to each. What has no
    /// room at an edge of a narrow screen is not written.
    pub fn ticks(&mut self, axis: Axis, from: i32, to: i32) {
        let ticks: Vec<(Share, String)> = axis
            .ticks()
            .into_iter()
            .map(|(day, text)| (axis.at(day), text))
            .collect();
        for (index, (x, text)) in ticks.iter().enumerate() {
            self.down("grid", *x, from, to);
            // Half of the text's width, of a narrow screen's.
            let half = if text.len() > 4 { 840 } else { 520 };
            let beside = |other: usize| ticks.get(other).map_or(END, |(at, _)| (at - x).abs());
            let (anchor, room) = if *x < half {
                (Anchor::Start, beside(index + 1))
            } else if *x > END - half {
                (Anchor::End, index.checked_sub(1).map_or(END, beside))
            } else {
                (Anchor::Middle, END)
            };
            if room > 3 * half {
                self.text("tick", anchor, *x, to + 15, text);
            }
        }
    }

    /// What was drawn.
    pub fn done(self) -> Html {
        self.0
    }
}
