//! Parts of pages that are written natively and only shown by the app: a
//! region is an element with an id, and what stands in it is HTML that the
//! site writer made.
//!
//! Opening such a page in the browser adopts the region as it stands. Going to
//! it inside the app fetches the page's own file and takes the region out of
//! it, so that nothing of what fills it is carried in the app. Must not know
//! what stands in a region; the modules behind the feature `site` do.

mod region;

#[cfg(feature = "site")]
mod actions;
#[cfg(feature = "site")]
mod advisories;
#[cfg(feature = "site")]
mod below;
#[cfg(feature = "site")]
mod build;
#[cfg(feature = "site")]
mod cve;
#[cfg(feature = "site")]
mod facts;
#[cfg(feature = "site")]
mod family;
#[cfg(feature = "site")]
mod feeds;
#[cfg(feature = "site")]
mod filters;
#[cfg(feature = "site")]
mod fixes;
#[cfg(feature = "site")]
mod marks;
#[cfg(feature = "site")]
mod newest;
#[cfg(feature = "site")]
mod picture;
#[cfg(feature = "site")]
mod piece;
#[cfg(feature = "site")]
mod search;
#[cfg(feature = "site")]
mod sources;
#[cfg(feature = "site")]
mod vulnerabilities;

#[cfg(feature = "site")]
pub use facts::{Facts, Page, Words, page, places};
#[cfg(feature = "site")]
pub use filters::MOST as MOST_FILTERS;
#[cfg(feature = "site")]
pub use picture::{Pictures, Step, steps};
#[cfg(feature = "site")]
pub use piece::{Piece, PieceProps};
pub use region::{Contents, Filled, Found, Key, Region};
