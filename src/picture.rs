//! Drawing pictures of days: SVG as text, with a title, a description and a key
//! to its marks.
//!
//! Along the day it is measured in shares of the width and across it in pixels,
//! so that a picture fits every screen and its letters keep their size. All of
//! it is whole numbers. Colours are the style sheet's: no element carries a
//! style.
//!
//! Must not know Yew, nor the pages it stands on.

mod axis;
mod days;
mod figure;
mod life;
mod svg;

pub use axis::{Axis, END, Share};
pub use days::{Entry, What, days, draw as draw_days};
pub use figure::{Figure, Key, Room, open_table};
pub use life::{Period, Support, periods};
pub use svg::{Anchor, Svg};
