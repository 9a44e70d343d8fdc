//! Files that were dropped or chosen: their bytes, read in the browser, made
//! into text. Nothing of them is sent anywhere.
//!
//! Must not know what a text means.

use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::{FileList, TextDecoder};

use crate::reading::decode::{Kind, LIMIT};
use crate::reading::{Decoded, Encoding, Unreadable, decode};

use super::checking::File;

/// Reads every file of a list, in its order.
pub async fn read_all(list: FileList) -> Vec<Rc<File>> {
    let mut files = Vec::new();
    for place in 0..list.length() {
        if let Some(file) = list.get(place) {
            files.push(Rc::new(File {
                name: file.name().into(),
                content: content(&file).await.map(Into::into),
            }));
        }
    }
    files
}

async fn content(file: &web_sys::File) -> Result<Decoded, Unreadable> {
    // A size that no number holds is too large in any case.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a file's size is a whole number, and casts saturate"
    )]
    let size = file.size() as usize;
    if size > LIMIT {
        return Err(Unreadable::TooLarge { size });
    }
    // A folder, or a file that went away: no text either way.
    let buffer = JsFuture::from(file.array_buffer())
        .await
        .map_err(|_| Unreadable::Binary(Kind::Other))?;
    let bytes = Uint8Array::new(&buffer);
    match decode(&bytes.to_vec()) {
        Err(Unreadable::NeedsShiftJis) => shift_jis(&bytes).ok_or(Unreadable::NeedsShiftJis),
        decoded => decoded,
    }
}

/// Every browser has the tables, so the app need not bring them.
fn shift_jis(bytes: &Uint8Array) -> Option<Decoded> {
    let decoder = TextDecoder::new_with_label("shift_jis").ok()?;
    let text = decoder.decode_with_buffer_source(bytes).ok()?;
    Some(Decoded {
        text,
        encoding: Encoding::ShiftJis,
    })
}
