//! The sign of a verdict. Each has its own shape, so that none is told apart
//! by colour alone; its colour comes from the verdict's class.

use crate::assess::Verdict;
use crate::html::Html;

/// The sign, as a drawing that a screen reader passes over.
pub fn sign(html: &mut Html, verdict: Verdict) {
    let (outline, glyph) = match verdict {
        // A disc with a tick.
        Verdict::Current => (
            "M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20z",
            "M7 12.5l3.5 3.5L17 9",
        ),
        // A disc with an arrow up.
        Verdict::UpdateAvailable => (
            "M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20z",
            "M12 17V7.5M7.5 11.5L12 7l4.5 4.5",
        ),
        // A hexagon with a question mark. A diamond with one is what browsers
        // show for a character they do not know.
        Verdict::UpdateUnknown => (
            "M12 .8l9.8 5.6v11.2L12 23.2l-9.8-5.6V6.4z",
            "M9.3 9.6a2.8 2.8 0 1 1 4.2 2.5c-1 .6-1.5 1.1-1.5 2.2M12 17.1v.3",
        ),
        // A shield with a mark.
        Verdict::Mitigate => (
            "M12 1.5l9 3v7c0 5.5-4 9.2-9 11c-5-1.8-9-5.5-9-11v-7z",
            "M12 7v6M12 16.5v.3",
        ),
        // A triangle with a mark.
        Verdict::UpdateRequired => ("M12 1.5L23.2 21.5H.8z", "M12 9v6M12 18v.3"),
        // An octagon with a bar.
        Verdict::BranchUnsupported => ("M7.5 1.5h9l6 6v9l-6 6h-9l-6-6v-9z", "M7 12h10"),
        // An octagon with a cross.
        Verdict::ProductUnsupported => ("M7.5 1.5h9l6 6v9l-6 6h-9l-6-6v-9z", "M8 8l8 8M16 8l-8 8"),
        // A cloud.
        Verdict::Cloud => (
            "M7 19.5a5 5 0 0 1-.7-9.95A6.5 6.5 0 0 1 18.9 9.7A4.95 4.95 0 0 1 18 19.5z",
            "",
        ),
        // A square with a question mark.
        Verdict::None => (
            "M3 3h18v18H3z",
            "M9.3 9.6a2.8 2.8 0 1 1 4.2 2.5c-1 .6-1.5 1.1-1.5 2.2M12 17.1v.3",
        ),
    };
    html.within(
        r#"<svg class="sign "#,
        verdict.key(),
        r#"" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">"#,
    )
    .within(r#"<path class="outline" d=""#, outline, r#""></path>"#)
    .within(r#"<path class="glyph" d=""#, glyph, r#""></path></svg>"#);
}
