//! The web app manifest, in each language: what the site is called, and with
//! which icon, where it is put beside other programs.
//!
//! All addresses are relative to the manifest, which stands at the base. Must
//! not know the disk.

use serde_json::json;

use crate::lang::Lang;
use crate::messages::content::content;
use crate::messages::page::page as words;
use crate::web::route::{Place, Route};

use super::File;
use super::picture::icon_path;

/// The path of the manifest below the base.
pub fn path(lang: Lang) -> String {
    format!("manifest.{}.webmanifest", lang.tag())
}

/// The manifest of each language.
pub fn files() -> Vec<File> {
    let manifest = |lang: Lang| {
        let words = words(lang);
        let start = format!("./{}", Route::new(lang, Place::Home).inside());
        let icon = |size: u32, purpose: &str| {
            json!({
                "src": icon_path(size),
                "sizes": format!("{size}x{size}"),
                "type": "image/png",
                "purpose": purpose,
            })
        };
        let manifest = json!({
            "id": start,
            "name": words.site.name,
            "short_name": words.site.name,
            "description": content(lang).descriptions.home,
            "lang": lang.tag(),
            "dir": "ltr",
            "start_url": start,
            "scope": "./",
            "display": "browser",
            "background_color": "#ffffff",
            "theme_color": "#ffffff",
            "icons": [
                { "src": "favicon.svg", "sizes": "any", "type": "image/svg+xml" },
                icon(192, "any"),
                icon(512, "any"),
                icon(512, "maskable"),
            ],
        });
        File {
            path: path(lang),
            text: format!("{manifest:#}\n"),
        }
    };
    Lang::ALL.map(manifest).into()
}
