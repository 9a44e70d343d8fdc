//! The labels of all families, ready to be looked up.
//!
//! Labels are compared by their letters and digits alone, in any case, so
//! that `X-OWA-Version`, `x_owa_version` and `X OWA version` are one. Here
//! stand the words that belong to no product: what consoles and scripts call
//! a server, and how people say that a build is not the installed one. What
//! belongs to a product is data. Must not know the texts.

use crate::catalogue::Catalogue;
use crate::catalogue::tables::{Worth, label_key};
use crate::lang::Text;
use crate::letters::{is_among, is_letter, is_letter_or_digit, lower, small};

use super::Places;

/// What a label says of the number beside it.
#[derive(Clone, Debug)]
pub(super) enum Label {
    /// A version of a family.
    Version {
        family: usize,
        worth: Worth,
        own: bool,
        packed: bool,
    },
    /// One part of a version: the row of the family's table, and the place.
    Part {
        family: usize,
        row: usize,
        place: usize,
    },
    /// A part of a version whose worth the label around it gives.
    PlainPart(usize),
    /// The version of another product.
    Foreign(Text),
    /// A level of the directory.
    Directory { family: usize, schema: bool },
    /// A value that lowers what the builds beside it are worth.
    Doubt { family: usize, row: usize },
}

/// Everything that can be looked up by a label.
pub(super) struct Vocabulary {
    /// By its key, the place of a label.
    keys: Places,
    labels: Vec<Label>,
    /// By its key, how sure a server's label is.
    servers: Places,
    /// Part of a line, in lower case; what its numbers are.
    marks: Vec<(String, Text)>,
    commands: Vec<(String, usize, Worth)>,
    /// Keys of the words that the families' names consist of.
    family_words: Vec<String>,
    /// Keys of what stands beside builds.
    beside: Vec<String>,
    longest: usize,
}

/// What consoles, scripts and scanners call a server, between bars; the surest
/// first. Spaces, signs and capitals make no difference.
const SERVERS: [&str; 4] = [
    "Server Name|Computer Name|Computer|Machine Name|Host Name|Server|サーバー名|サーバ名|\
     コンピューター名|コンピュータ名|ホスト名|サーバー|Rechnername|Nom du serveur|\
     Nom de l'ordinateur|Nombre del servidor|Servernaam|Agent Name|Agent|Asset|\
     Asset Name|Device Name|Device|Node|Node Name|VM|VM Name|NetBIOS Name|\
     Computer DNS Name|Device DNS Name",
    "Name|名前|Nom|Nombre|cn|Display Name",
    "Fqdn|DNS Host Name|DNS Name|DNS|Host|Report Host|IP Host|Identity|target",
    "PS Computer Name|Nmap scan report for|Scan report for|IP|IP Address",
];

/// The parts of a version object.
const PARTS: [&str; 4] = ["Major", "Minor", "Build", "Revision"];

impl Vocabulary {
    pub(super) fn new(catalogue: &Catalogue) -> Self {
        let mut vocabulary = Self {
            keys: Places::new(),
            labels: Vec::new(),
            servers: Places::new(),
            marks: Vec::new(),
            commands: Vec::new(),
            family_words: Vec::new(),
            beside: Vec::new(),
            longest: 1,
        };
        for (place, name) in PARTS.iter().enumerate() {
            vocabulary.put(["=", &key(name)].concat(), Label::PlainPart(place));
        }
        for (family, facts) in catalogue.families.iter().enumerate() {
            let data = &facts.tables().recognition;
            for row in &data.labels {
                for name in &row.names {
                    vocabulary.add(
                        name,
                        Label::Version {
                            family,
                            worth: row.worth,
                            own: row.own,
                            packed: row.packed,
                        },
                    );
                }
            }
            for (index, row) in data.parts.iter().enumerate() {
                for (place, name) in row.names.iter().enumerate() {
                    vocabulary.add(
                        name,
                        Label::Part {
                            family,
                            row: index,
                            place,
                        },
                    );
                }
            }
            for row in &data.foreign {
                for name in &row.labels {
                    vocabulary.add(name, Label::Foreign(row.what.clone()));
                }
                for mark in &row.marks {
                    vocabulary.marks.push((lower(mark), row.what.clone()));
                }
            }
            for (names, schema) in [
                (&data.directory_labels.schema, true),
                (&data.directory_labels.other, false),
            ] {
                for name in names {
                    vocabulary.add(name, Label::Directory { family, schema });
                }
            }
            for (row, doubt) in data.doubts.iter().enumerate() {
                vocabulary.add(&doubt.label, Label::Doubt { family, row });
            }
            for name in &data.names {
                vocabulary.family_words.extend(words(name).map(key));
            }
            vocabulary
                .beside
                .extend(data.beside.iter().map(|word| key(word)));
            for name in &data.server_labels {
                vocabulary.servers.first(key(name), 1);
            }
            for row in &data.commands {
                vocabulary
                    .commands
                    .push((row.contains.clone(), family, row.worth));
            }
        }
        for (rank, names) in SERVERS.iter().enumerate() {
            for name in names.split('|') {
                vocabulary.servers.first(key(name), rank);
            }
        }
        vocabulary
    }

    fn add(&mut self, name: &str, label: Label) {
        self.longest = self.longest.max(words(name).count());
        self.put(key(name), label);
    }

    /// The first that has a key keeps it.
    fn put(&mut self, key: String, label: Label) {
        let place = self.labels.len();
        if self.keys.first(key, place) == place {
            self.labels.push(label);
        }
    }

    /// What `label`, as a whole, says of its value.
    pub(super) fn label(&self, label: &str) -> Option<&Label> {
        self.by_key(&key(label))
    }

    /// The same for a key.
    pub(super) fn by_key(&self, key: &str) -> Option<&Label> {
        self.keys.get(key).map(|place| &self.labels[place])
    }

    /// The part of a version object that this key names.
    pub(super) fn plain_part(&self, label: &str) -> Option<usize> {
        match self.by_key(&["=", &key(label)].concat()) {
            Some(Label::PlainPart(place)) => Some(*place),
            _ => None,
        }
    }

    /// How surely `label` names a server: the lower, the surer.
    pub(super) fn server(&self, label: &str) -> Option<usize> {
        self.servers.get(&key(label))
    }

    /// The longest label that ends where `text` ends, words that only fill
    /// left aside.
    pub(super) fn label_before(&self, text: &str) -> Option<(&Label, String)> {
        let start = clause_start(text);
        let all: Vec<&str> = words(&text[start..]).collect();
        let mut last = all.len();
        let mut plain = None;
        for _ in 0..3 {
            let first = last.saturating_sub(self.longest);
            let hit = (first..last).find_map(|begin| {
                if begin + 1 < last && ends_name(text, all[begin], all[begin + 1]) {
                    return None;
                }
                let key: String = all[begin..last]
                    .iter()
                    .flat_map(|word| folded(word))
                    .collect();
                self.by_key(&key).map(|label| (label, key))
            });
            let word = last.checked_sub(1).map(|at| key(all[at]));
            let fills = word.is_some_and(|word| self.fills(&word));
            match hit {
                // `AdminDisplayVersion : Version 15.2`: the word alone says less than what precedes it.
                Some(hit) if fills && self.fills(&hit.1) => plain = plain.or(Some(hit)),
                Some(hit) => return Some(hit),
                None => {}
            }
            if !fills {
                break;
            }
            last -= 1;
        }
        plain
    }

    /// Whether a word may stand between a label and its number.
    pub(super) fn fills(&self, key: &str) -> bool {
        is_among(FILLERS, key) || self.family_words.iter().any(|word| word == key)
    }

    /// Whether a word stands beside builds and is no server's name: one of a
    /// family's own, or a role or an edition.
    pub(super) fn is_beside(&self, word: &str) -> bool {
        let word = key(word);
        self.family_words.contains(&word) || self.beside.contains(&word)
    }

    /// What the name of a column or a key says. Labels of running text are none:
    /// `PluginID` is no mail's `id`.
    pub(super) fn column(&self, label: &str) -> Option<(&Label, String)> {
        self.label_before(label).filter(|(label, _)| {
            !matches!(
                label,
                Label::Version {
                    worth: Worth::Hint,
                    ..
                }
            )
        })
    }

    /// Whose version a line with such a mark shows.
    pub(super) fn marked(&self, line: &str) -> Option<&Text> {
        self.marks
            .iter()
            .find(|(mark, _)| contains(line, mark))
            .map(|(_, what)| what)
    }

    /// What the numbers are worth that this command prints.
    pub(super) fn command(&self, line: &str) -> Option<(usize, Worth)> {
        let lower = lower(line);
        self.commands
            .iter()
            .find(|(part, ..)| lower.contains(part.as_str()))
            .map(|(_, family, worth)| (*family, *worth))
    }
}

/// Whether `line` holds `part`, which is in small letters, in any case.
fn contains(line: &str, part: &str) -> bool {
    let (line, part) = (line.as_bytes(), part.as_bytes());
    part.first().is_some_and(|first| {
        line.iter().enumerate().any(|(at, byte)| {
            byte.eq_ignore_ascii_case(first)
                && line
                    .get(at..at + part.len())
                    .is_some_and(|here| here.eq_ignore_ascii_case(part))
        })
    })
}

/// Words that may stand between a label and its number.
const FILLERS: &str = "version ver v build is was at of the value tostring system number now ist \
    est server バージョン は が from as";

/// The letters and digits of a label, in small letters.
pub(super) fn key(label: &str) -> String {
    label_key(label)
}

fn folded(word: &str) -> impl Iterator<Item = char> + '_ {
    word.chars().filter(|c| is_letter_or_digit(*c)).map(small)
}

/// The words of a text: runs of letters and digits, and the parts of names
/// such as `softwareVersion`.
pub(super) fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c| !is_letter_or_digit(c))
        .filter(|word| !word.is_empty())
        .flat_map(humps)
}

/// `softwareVersion` as `software` and `Version`.
fn humps(word: &str) -> std::vec::IntoIter<&str> {
    let bytes = word.as_bytes();
    let mut parts = Vec::with_capacity(2);
    let mut start = 0;
    for at in 1..bytes.len() {
        if bytes[at - 1].is_ascii_lowercase() && bytes[at].is_ascii_uppercase() {
            parts.push(&word[start..at]);
            start = at;
        }
    }
    parts.push(&word[start..]);
    parts.into_iter()
}

/// Whether `word` is the last piece of a longer one, such as a server's name,
/// and `next` another word: `EX-OLD Version` holds no old version.
fn ends_name(text: &str, word: &str, next: &str) -> bool {
    // Both are pieces of `text`.
    let place = |piece: &str| piece.as_ptr().addr() - text.as_ptr().addr();
    let lead = text[..place(word)].trim_end_matches(['-', '_', '.']);
    lead.ends_with(|c: char| c.is_ascii_alphanumeric())
        && text[place(word) + word.len()..place(next)].starts_with([' ', '\t'])
}

/// Where the clause begins that ends with `text`: far enough back for a label.
fn clause_start(text: &str) -> usize {
    const FAR: usize = 120;
    let mut start = text.len().saturating_sub(FAR);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    start
}

/// How people say that a build is a limit, or one that should be there: in
/// English, Japanese, German and French; the last precede a comparison with other
/// builds.
pub(super) const WANTED: &str = "fixed fix fixes missing misses lacks required requires require need needs \
    needed must should latest newest minimum least recommended recommends \
    available prior before below under earlier lower older until than target \
    expected vulnerable affected affects upcoming installing download \
    downloaded upgrade install next goal wanted threshold less 未満 以前 最新 必要 推奨 \
    修正済み braucht benötigt erforderlich fehlt fehlende fehlendes mindestens \
    behoben vor älter neueste neuester aktuellste aktuelle verfügbar requis \
    requise manque manquante minimale antérieure antérieures avant corrigé \
    corrigée disponible dernière nécessite compare compared versus vs instead";

/// Whether the words right before a number say that it is a limit or a wish.
pub(super) fn is_wanted(before: &str) -> bool {
    let trimmed = before.trim_end();
    let arrow = trimmed.ends_with("->") || trimmed.ends_with("=>");
    if trimmed.ends_with(['<', '≤', '>', '≥']) && !arrow && !ends_with_tag(trimmed)
        || trimmed.ends_with("<=")
        || trimmed.ends_with(">=")
    {
        return true;
    }
    let start = clause_start(before);
    let clause = before[start..]
        .rsplit(['.', ';', '?', '!', '。', ',', '、'])
        .find(|part| part.chars().any(is_letter))
        .unwrap_or("");
    let near: Vec<String> = words(clause).rev().take(7).map(key).collect();
    let near: Vec<&str> = near.iter().map(String::as_str).collect();
    is_unreached(&near)
        || wants(&near)
        || ["未満", "以前", "最新", "必要", "推奨", "修正済み"]
            .iter()
            .any(|word| clause.contains(word))
}

/// Whether one of the words, the nearest first, says so.
fn wants(near: &[&str]) -> bool {
    let mut present = false;
    near.iter().any(|word| {
        present |= ["installed", "detected", "found", "running", "runs"].contains(word);
        // `Vulnerable software installed: …` tells of what is there.
        is_among(WANTED, word) && !(present && ["vulnerable", "affected"].contains(word))
    })
}

/// Whether the words, the nearest first, say where a server is not yet: `not
/// patched to`, `please update to`.
fn is_unreached(near: &[&str]) -> bool {
    const NOT: &str = "not never t cannot longer nicht kein pas jamais";
    const ORDERS: &str = "patch update move go get bring migrate";
    let Some((last, rest)) = near.split_first() else {
        return false;
    };
    let leads = [
        "to", "on", "at", "with", "running", "auf", "mit", "vers", "à", "en",
    ];
    leads.contains(last) && rest.iter().any(|word| is_among(NOT, word))
        || *last == "to" && rest.iter().take(3).any(|word| is_among(ORDERS, word))
}

/// Whether the `>` at the end closes a tag rather than compares.
fn ends_with_tag(text: &str) -> bool {
    text.strip_suffix('>')
        .and_then(|text| text.rfind('<').map(|at| &text[at + 1..]))
        .is_some_and(|tag| tag.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/'))
}

/// Whether the words right after a number say that it is a limit.
pub(super) fn is_limit(after: &str) -> bool {
    let head: String = after.chars().take(30).collect();
    let head = head.trim_start();
    if ["未満", "以前", "より前", "以降", "以上"]
        .iter()
        .any(|word| head.starts_with(word))
    {
        return true;
    }
    // `… が公開されました`, `… に更新してください`
    let offered = ["が必要", "が推奨", "が公開", "が提供", "が利用可能", "への"];
    let asked = head.split(['。', '、']).next().unwrap_or(head);
    if offered.iter().any(|word| head.starts_with(word))
        || asked.starts_with(['に', 'へ', 'を']) && asked.trim_end().ends_with("してください")
    {
        return true;
    }
    let mut near = words(head).map(key).take(3);
    match near.next().as_deref() {
        Some("is" | "ist" | "est") => near.next().is_some_and(|word| {
            is_among(
                "available required needed recommended verfügbar erforderlich disponible",
                &word,
            )
        }),
        Some("or" | "and") => near.any(|word| {
            matches!(
                word.as_str(),
                "later" | "newer" | "earlier" | "older" | "higher" | "lower" | "above" | "below"
            )
        }),
        _ => false,
    }
}

/// Whether `word` can be the name of a server.
pub(super) fn is_host(word: &str) -> bool {
    let word = word.trim_matches(['"', '\'', '[', ']', '\\']);
    let shaped = !word.is_empty()
        && word.len() <= 255
        && word.chars().any(is_letter_or_digit)
        && word
            .chars()
            .all(|c| is_letter_or_digit(c) || matches!(c, '-' | '_' | '.' | ':' | '$'));
    let lower = word.to_ascii_lowercase();
    let file = ".exe .dll .xml .ps1 .log .txt .csv .msp .application .config .cab .js"
        .split(' ')
        .any(|ending| lower.ends_with(ending));
    shaped && !file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_and_limits_are_told_from_states() {
        for (before, wanted) in [
            ("Exchange 2013 Versions < ", true),
            ("missing CU14 Build Number ", true),
            ("Fixed version : ", true),
            ("versions prior to ", true),
            ("Build Number: ", false),
            ("fixed it yesterday. Build Number: ", false),
            ("<ServerVersion>", false),
            ("We updated to ", false),
        ] {
            assert_eq!(is_wanted(before), wanted, "{before}");
        }
        assert!(is_limit(" or later is needed"));
        assert!(!is_limit(" and 15.2.1"));
    }

    #[test]
    fn hosts_are_told_from_other_words() {
        for (word, host) in [
            ("MBX01", true),
            ("mbx01.example.com", true),
            ("サーバー1", true),
            ("ExSetup.exe", false),
            ("C:\\x", false),
            ("", false),
            ("--", false),
        ] {
            assert_eq!(is_host(word), host, "{word}");
        }
    }
}
