//! The addresses of builds, vulnerabilities and packages.

use crate::build::Build;
use crate::lang::Lang;
use crate::web::route::{Place, Route};

/// The page of a vulnerability that the catalogue knows.
#[must_use]
pub fn cve_page(base: &str, lang: Lang, id: &str) -> String {
    Route::new(lang, Place::Cve(id.to_owned())).path(base)
}

/// The page of a build that the catalogue knows.
#[must_use]
pub fn build_page(base: &str, lang: Lang, family: &str, build: Build) -> String {
    let family = family.to_owned();
    Route::new(lang, Place::Build { family, build }).path(base)
}

/// The record of a vulnerability, which any has.
#[must_use]
pub fn cve_address(id: &str) -> String {
    format!("https://www.cve.org/CVERecord?id={id}")
}

/// The article of a package.
#[must_use]
pub fn kb_address(kb: &str) -> String {
    format!(
        "https://support.microsoft.com/help/{}",
        kb.trim_start_matches("KB")
    )
}
