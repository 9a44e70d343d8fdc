//! What search loads, once for all pages: the index of names.
//!
//! Must not know what is done with it.

use std::cell::RefCell;
use std::rc::Rc;

use crate::search::{Index, Names};
use crate::web::browser::{self, Failed};

use super::Given;

thread_local! {
    static NAMES: RefCell<Option<Rc<Names>>> = const { RefCell::new(None) };
}

/// The names; what could not be had is asked for again the next time.
pub async fn names(given: &Given) -> Result<Rc<Names>, Failed> {
    if let Some(names) = NAMES.with_borrow(Clone::clone) {
        return Ok(names);
    }
    let text = browser::text(&given.index).await?;
    let index: Index = serde_json::from_str(&text).map_err(|_| Failed)?;
    let names = Rc::new(Names::new(index));
    NAMES.set(Some(names.clone()));
    Ok(names)
}
