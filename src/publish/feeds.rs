//! Feeds: all advisories, all releases of a family, and what is new for one
//! branch; in each language, as Atom and as JSON Feed.
//!
//! [`entries`] collects what stands in them, `atom` and `json` write it down.
//! Must not know pages.

mod atom;
mod entries;
mod json;

use jiff::civil::Date;
use uuid::{Uuid, uuid};

use crate::catalogue::Catalogue;
use crate::lang::Lang;

use super::subscriptions::{self, Format, Subscription};
use super::words::words;
use super::{Address, Advisory, Error, File};

/// Names that make up identifiers belong to this space. It must never change,
/// nor may names: readers' programs tell new from known by identifiers, which
/// stay the same when the site moves.
pub(super) const NAMES: Uuid = uuid!("5ae4e4ae-3c93-4b73-9f7e-5f2c5a0c7d11");

/// A feed holds so many entries at most, the newest ones.
const LENGTH: usize = 60;

/// A feed in one language.
struct Feed<'a> {
    subscription: &'a Subscription,
    lang: Lang,
    address: &'a Address,
    /// The page it belongs to.
    page: String,
    /// Newest first.
    entries: Vec<Entry>,
    /// The day of the newest change.
    updated: Date,
}

/// Something new.
struct Entry {
    /// What it is, in no language; for its identifier.
    key: String,
    title: String,
    url: String,
    published: Date,
    updated: Date,
    /// Plain text.
    summary: String,
    /// The whole text as HTML, where it is more than the summary.
    html: Option<String>,
    tags: Vec<String>,
}

impl Feed<'_> {
    fn title(&self) -> &str {
        self.subscription.title.get(self.lang)
    }

    fn description(&self) -> &'static str {
        words(self.lang).feed_of_advisories
    }

    /// The address of one of its forms.
    fn url(&self, format: Format) -> String {
        self.address.url(&self.subscription.path(self.lang, format))
    }

    /// A name that no other feed has, the same for ever.
    fn id(&self) -> String {
        // The path of the English file is a name that no other feed has.
        let key = self.subscription.path(Lang::En, Format::Atom);
        identifier("feed", &key, self.lang)
    }

    fn entry_id(&self, entry: &Entry) -> String {
        identifier("entry", &entry.key, self.lang)
    }
}

fn identifier(kind: &str, key: &str, lang: Lang) -> String {
    let name = format!("{kind}:{key}:{}", lang.tag());
    Uuid::new_v5(&NAMES, name.as_bytes()).urn().to_string()
}

/// Every feed in every language and form.
pub(super) fn files(
    catalogue: &Catalogue,
    advisories: &[Advisory],
    address: &Address,
) -> Result<Vec<File>, Error> {
    let mut files = Vec::new();
    for subscription in &subscriptions::all(catalogue) {
        for lang in Lang::ALL {
            let context = entries::Context {
                catalogue,
                advisories,
                address,
                lang,
            };
            let Some((page, mut entries)) = context.of(subscription.subject) else {
                continue;
            };
            entries.sort_by(|a, b| (b.published, &b.key).cmp(&(a.published, &a.key)));
            entries.truncate(LENGTH);
            let feed = Feed {
                subscription,
                lang,
                address,
                page,
                updated: entries
                    .iter()
                    .map(|entry| entry.updated)
                    .max()
                    .unwrap_or_else(|| crate::report::data_through(catalogue)),
                entries,
            };
            files.push(atom::file(&feed)?);
            files.push(json::file(&feed)?);
        }
    }
    Ok(files)
}
