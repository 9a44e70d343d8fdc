//! The two languages of the site, and text that exists in both.
//!
//! Must not know what the texts say, nor where they are shown.

use serde::{Deserialize, Serialize};

/// A language that every page and every text exists in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// English, the language of the pages at the root.
    #[default]
    En,
    /// Japanese, the language of the pages under `ja/`.
    Ja,
}

impl Lang {
    /// Both languages, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::En, Self::Ja];

    /// The BCP 47 tag: `en` or `ja`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ja => "ja",
        }
    }

    /// The language of a BCP 47 tag such as `ja-JP`, if it is one of ours.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or(tag);
        Self::ALL
            .into_iter()
            .find(|lang| lang.tag().eq_ignore_ascii_case(primary))
    }
}

/// A text in both languages. Neither may be empty; the linter sees to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// The English text.
    pub en: String,
    /// The Japanese text.
    pub ja: String,
}

impl Text {
    /// The text in `lang`.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Ja => &self.ja,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_names_its_language_whatever_its_region_or_case() {
        for (tag, expected) in [
            ("en", Some(Lang::En)),
            ("en-GB", Some(Lang::En)),
            ("JA", Some(Lang::Ja)),
            ("ja-JP", Some(Lang::Ja)),
            ("jam", None),
            ("", None),
        ] {
            assert_eq!(Lang::from_tag(tag), expected, "{tag}");
        }
    }
}
