//! The feeds and calendars that readers can subscribe to: what each is about,
//! its title, and where it stands.
//!
//! Pages list them from here, and the files are made from here, so that the
//! two cannot differ. Must not know what stands in any of them.

use crate::catalogue::{BranchId, Catalogue, Family};
use crate::lang::{Lang, Text};

/// What a subscription is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Every advisory.
    Advisories,
    /// Every new release of a family, given by its place in the catalogue.
    Releases(usize),
    /// The days on which support of a family's products ends.
    LifeCycles(usize),
    /// New releases and advisories for one branch of a family.
    Branch(usize, BranchId),
}

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Atom 1.0.
    Atom,
    /// JSON Feed 1.1.
    JsonFeed,
    /// iCalendar.
    Calendar,
}

impl Format {
    /// What it is called, in any language.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Atom => "Atom",
            Self::JsonFeed => "JSON Feed",
            Self::Calendar => "iCalendar",
        }
    }

    /// The media type, for the head of a page.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Atom => "application/atom+xml",
            Self::JsonFeed => "application/feed+json",
            Self::Calendar => "text/calendar",
        }
    }

    const fn extension(self) -> &'static str {
        match self {
            Self::Atom => "atom",
            Self::JsonFeed => "json",
            Self::Calendar => "ics",
        }
    }
}

/// Something to subscribe to, in every language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// What it is about.
    pub subject: Subject,
    /// What to call it.
    pub title: Text,
    name: String,
}

impl Subscription {
    /// The forms it comes in.
    #[must_use]
    pub const fn formats(&self) -> &'static [Format] {
        match self.subject {
            Subject::LifeCycles(_) => &[Format::Calendar],
            _ => &[Format::Atom, Format::JsonFeed],
        }
    }

    /// The path of a file below the site's base.
    #[must_use]
    pub fn path(&self, lang: Lang, format: Format) -> String {
        let folder = match lang {
            Lang::En => "feeds",
            Lang::Ja => "ja/feeds",
        };
        format!("{folder}/{}.{}", self.name, format.extension())
    }
}

/// Everything there is to subscribe to: all advisories, then each family with
/// its branches, newest first. Previews have none.
#[must_use]
pub fn all(catalogue: &Catalogue) -> Vec<Subscription> {
    let mut all = vec![Subscription {
        subject: Subject::Advisories,
        title: Text {
            en: "Patchline: all advisories".to_owned(),
            ja: "Patchline: すべてのアドバイザリ".to_owned(),
        },
        name: "advisories".to_owned(),
    }];
    for (index, family) in catalogue.families.iter().enumerate() {
        let name = &family.tables().family.name;
        all.push(Subscription {
            subject: Subject::Releases(index),
            title: Text {
                en: format!("{}: new releases", name.en),
                ja: format!("{}: 新しいリリース", name.ja),
            },
            name: format!("{}/releases", family.id()),
        });
        all.push(Subscription {
            subject: Subject::LifeCycles(index),
            title: Text {
                en: format!("{}: end of support", name.en),
                ja: format!("{}: サポート終了日", name.ja),
            },
            name: format!("{}/life-cycle", family.id()),
        });
        all.extend(branches(index, family));
    }
    all
}

fn branches(index: usize, family: &Family) -> impl Iterator<Item = Subscription> {
    family
        .branches()
        .iter()
        .rev()
        .filter(|branch| !branch.preview)
        .map(move |branch| {
            let product = &family.product(branch.product).row;
            let title = |lang| format!("{} {}", product.name.get(lang), branch.name);
            let file = format!("{}-{}", product.id, branch.name).to_lowercase();
            Subscription {
                subject: Subject::Branch(index, branch.id),
                title: Text {
                    en: format!("{}: releases and advisories", title(Lang::En)),
                    ja: format!("{}: リリースとアドバイザリ", title(Lang::Ja)),
                },
                name: format!("{}/{file}", family.id()),
            }
        })
}
