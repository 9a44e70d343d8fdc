//! The pages and their addresses: [`Route`] to path and back, under any base.
//!
//! An address ends in a slash, and the Japanese pages stand under `ja/`. Must
//! not know the browser, nor what any page shows, nor what the catalogue
//! holds: a path that could be a page is read as one, and whether it is there
//! shows when it is fetched.

use crate::build::Build;
use crate::lang::Lang;

/// A page in a language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    /// The language of the page.
    pub lang: Lang,
    /// Which page.
    pub place: Place,
}

/// Which page, in whatever language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The front page, with the checker's box.
    Home,
    /// The checker alone.
    Check,
    /// All advisories.
    Advisories,
    /// One advisory, by the name of its folder.
    Advisory(String),
    /// All builds of a family, by the name of its folder.
    Family(String),
    /// One build.
    Build {
        /// The family it belongs to.
        family: String,
        /// The build.
        build: Build,
    },
    /// One vulnerability, by its CVE identifier.
    Cve(String),
    /// What the facts rest on.
    Sources,
    /// What can be subscribed to and downloaded.
    Feeds,
    /// Where everything is searched.
    Search,
    /// Everything that is not there.
    NotFound,
}

impl Route {
    /// The page `place` in `lang`.
    #[must_use]
    pub const fn new(lang: Lang, place: Place) -> Self {
        Self { lang, place }
    }

    /// The same page in another language.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> Self {
        Self::new(lang, self.place.clone())
    }

    /// The path below the base: empty, or ending in a slash. For what is not
    /// there, the path of the front page.
    #[must_use]
    pub fn inside(&self) -> String {
        let lang = match self.lang {
            Lang::En => "",
            Lang::Ja => "ja/",
        };
        match &self.place {
            Place::Home | Place::NotFound => lang.to_owned(),
            Place::Check => format!("{lang}check/"),
            Place::Advisories => format!("{lang}advisories/"),
            Place::Advisory(id) => format!("{lang}advisories/{id}/"),
            Place::Family(family) => format!("{lang}{family}/"),
            Place::Build { family, build } => format!("{lang}{family}/{build}/"),
            Place::Cve(id) => format!("{lang}cve/{id}/"),
            Place::Sources => format!("{lang}sources/"),
            Place::Feeds => format!("{lang}feeds/"),
            Place::Search => format!("{lang}search/"),
        }
    }

    /// The path from the root of the server; `base` has a slash at both ends.
    #[must_use]
    pub fn path(&self, base: &str) -> String {
        format!("{base}{}", self.inside())
    }

    /// The page at a path; none where the path is outside of the base.
    ///
    /// A slash that is missing at the end is forgiven, since a server may not
    /// have redirected. A file (`feed.xml`) is a page that is not there.
    #[must_use]
    pub fn parse(base: &str, path: &str) -> Option<Self> {
        let inside = match path.strip_prefix(base) {
            Some(inside) => inside,
            None if path == base.trim_end_matches('/') => "",
            None => return None,
        };
        let parts: Vec<&str> = inside
            .strip_suffix('/')
            .unwrap_or(inside)
            .split('/')
            .collect();
        let (lang, parts) = match parts.as_slice() {
            [first, rest @ ..] if *first == Lang::Ja.tag() => (Lang::Ja, rest),
            all => (Lang::En, all),
        };
        let place = match parts {
            [] | [""] => Place::Home,
            ["check"] => Place::Check,
            ["advisories"] => Place::Advisories,
            ["advisories", id] if is_folder_name(id) => Place::Advisory((*id).to_owned()),
            ["sources"] => Place::Sources,
            ["feeds"] => Place::Feeds,
            ["search"] => Place::Search,
            ["cve", id] if is_cve(id) => Place::Cve((*id).to_owned()),
            [family] if is_family(family) => Place::Family((*family).to_owned()),
            [family, build] if is_family(family) => match written(build) {
                Some(build) => Place::Build {
                    family: (*family).to_owned(),
                    build,
                },
                None => Place::NotFound,
            },
            _ => Place::NotFound,
        };
        Some(Self::new(lang, place))
    }
}

/// The folders that hold other things than a family's pages.
const NO_FAMILIES: [&str; 3] = ["cve", "data", "schema"];

/// Whether a part of a path can be the name of a family's folder.
fn is_family(part: &str) -> bool {
    is_folder_name(part) && !NO_FAMILIES.contains(&part)
}

/// The build of a part of a path, where it is written as its page is.
fn written(part: &str) -> Option<Build> {
    let build: Build = part.parse().ok()?;
    (build.to_string() == part).then_some(build)
}

/// Whether a part of a path has the form of a CVE identifier.
fn is_cve(part: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    part.strip_prefix("CVE-")
        .and_then(|number| number.split_once('-'))
        .is_some_and(|(year, number)| {
            year.len() == 4 && number.len() >= 4 && digits(year) && digits(number)
        })
}

/// Whether a part of a path can be the name of an advisory's folder.
fn is_folder_name(part: &str) -> bool {
    !part.is_empty()
        && part
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build(build: Build) -> Place {
        Place::Build {
            family: "exchange".to_owned(),
            build,
        }
    }

    fn places() -> [Place; 11] {
        [
            Place::Home,
            Place::Check,
            Place::Advisories,
            Place::Advisory("2023-01-26-exchange".to_owned()),
            Place::Family("exchange".to_owned()),
            build(Build::new(15, 2, 1118, 21)),
            build(Build::short_of(6, 5, 7638)),
            Place::Cve("CVE-2023-21745".to_owned()),
            Place::Sources,
            Place::Feeds,
            Place::Search,
        ]
    }

    #[test]
    fn every_page_is_found_again_at_its_own_path() {
        for base in ["/", "/patchline/", "/a/b/"] {
            for lang in Lang::ALL {
                for place in places() {
                    let route = Route::new(lang, place);
                    let path = route.path(base);
                    assert!(path.ends_with('/'), "{path}");
                    assert_eq!(Route::parse(base, &path), Some(route), "{path}");
                }
            }
        }
    }

    #[test]
    fn paths_are_read_as_servers_send_them() {
        let route = |lang, place| Some(Route::new(lang, place));
        for (base, path, expected) in [
            ("/", "/", route(Lang::En, Place::Home)),
            ("/", "/ja", route(Lang::Ja, Place::Home)),
            ("/", "/ja/check", route(Lang::Ja, Place::Check)),
            ("/p/", "/p", route(Lang::En, Place::Home)),
            ("/p/", "/p/ja/", route(Lang::Ja, Place::Home)),
            ("/p/", "/page/check/", None),
            ("/p/", "/check/", None),
            (
                "/",
                "/japan/",
                route(Lang::En, Place::Family("japan".to_owned())),
            ),
            (
                "/",
                "/ja/exchange/15.2.1118.21",
                route(Lang::Ja, build(Build::new(15, 2, 1118, 21))),
            ),
            (
                "/",
                "/exchange/15.02.1118.021/",
                route(Lang::En, Place::NotFound),
            ),
            ("/", "/exchange/nothing/", route(Lang::En, Place::NotFound)),
            ("/", "/Exchange/", route(Lang::En, Place::NotFound)),
            ("/", "/schema/", route(Lang::En, Place::NotFound)),
            ("/", "/cve/", route(Lang::En, Place::NotFound)),
            (
                "/",
                "/cve/cve-2023-21745/",
                route(Lang::En, Place::NotFound),
            ),
            ("/", "/cve/CVE-2023-1/", route(Lang::En, Place::NotFound)),
            ("/", "/feeds/all.en.xml", route(Lang::En, Place::NotFound)),
            ("/", "/check/more/", route(Lang::En, Place::NotFound)),
            (
                "/",
                "/ja/nothing/",
                route(Lang::Ja, Place::Family("nothing".to_owned())),
            ),
            ("/", "/ja/nothing/at/all/", route(Lang::Ja, Place::NotFound)),
            (
                "/",
                "/advisories/feed.xml",
                route(Lang::En, Place::NotFound),
            ),
            ("/", "/advisories/a%20b/", route(Lang::En, Place::NotFound)),
            ("/", "/advisories//", route(Lang::En, Place::NotFound)),
            ("/", "//", route(Lang::En, Place::Home)),
        ] {
            assert_eq!(Route::parse(base, path), expected, "{base} {path}");
        }
    }

    #[test]
    fn the_other_language_of_a_page_is_the_same_page() {
        for place in places() {
            let route = Route::new(Lang::En, place);
            let other = route.in_lang(Lang::Ja);
            assert_eq!(
                other.path("/p/"),
                route.path("/p/").replace("/p/", "/p/ja/")
            );
            assert_eq!(other.in_lang(Lang::En), route);
        }
    }
}
