//! Where the site is published: the path it stands under and, where it is
//! known, the scheme and host before it.
//!
//! Must not know what stands at an address.

/// The address of a site.
#[derive(Clone, Debug)]
pub struct Address {
    /// The path, with a slash at both ends.
    pub base: String,
    /// Scheme and host, without a slash at the end.
    pub origin: Option<String>,
}

/// What was given is no scheme and host.
#[derive(Debug, thiserror::Error)]
#[error("the origin `{0}` is not of the form https://example.org")]
pub struct NotAnOrigin(String);

impl Address {
    /// The address of a base path and an origin, as they were typed. An empty
    /// origin is none: it is what an unset variable looks like.
    pub fn new(base: &str, origin: Option<&str>) -> Result<Self, NotAnOrigin> {
        let base = match base.trim_matches('/') {
            "" => "/".to_owned(),
            middle => format!("/{middle}/"),
        };
        let origin = match origin.map(|origin| origin.trim_end_matches('/')) {
            None | Some("") => None,
            Some(origin) if is_origin(origin) => Some(origin.to_owned()),
            Some(origin) => return Err(NotAnOrigin(origin.to_owned())),
        };
        Ok(Self { base, origin })
    }

    /// The full address of a path below the base, where the origin is known.
    pub fn full(&self, inside: &str) -> Option<String> {
        let origin = self.origin.as_ref()?;
        Some(format!("{origin}{}{inside}", self.base))
    }

    /// The address of a path below the base, as full as it is known.
    pub fn known(&self, inside: &str) -> String {
        self.full(inside)
            .unwrap_or_else(|| format!("{}{inside}", self.base))
    }
}

fn is_origin(text: &str) -> bool {
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| {
        !host.is_empty()
            && host
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_as_full_as_it_is_known() {
        for (base, origin, known, full) in [
            ("/", None, "/check/", None),
            ("p", Some(""), "/p/check/", None),
            (
                "/p/",
                Some("https://example.org/"),
                "https://example.org/p/check/",
                Some("https://example.org/p/check/"),
            ),
            (
                "",
                Some("http://localhost:8080"),
                "http://localhost:8080/check/",
                Some("http://localhost:8080/check/"),
            ),
        ] {
            let address = Address::new(base, origin).expect("an address");
            assert_eq!(address.known("check/"), known);
            assert_eq!(address.full("check/").as_deref(), full);
        }
    }

    #[test]
    fn what_is_no_origin_is_refused() {
        for origin in [
            "example.org",
            "https://",
            "https://example.org/path",
            "ftp://example.org",
            "https://example.org\"",
        ] {
            assert!(Address::new("/", Some(origin)).is_err(), "{origin}");
        }
    }
}
