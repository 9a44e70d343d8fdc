//! Rows out of parsed JSON, field by field.
//!
//! Written by hand and without generic code: derived deserialisers of some
//! forty types take as much of the browser's program as Yew itself. Each
//! function here is compiled once. That it reads every field is held by the
//! tests, which compare what comes back with what was written.
//!
//! Must not know what any field means.

use std::cell::RefCell;

use jiff::civil::Date;

use super::ReadError;
use super::json::Json;
use crate::build::Build;
use crate::catalogue::Score;
use crate::catalogue::tables::{
    ActionRow, AliasRow, BranchRow, CloudRow, CommandRow, DirectoryLabels, DirectoryRow, DoubtRow,
    EsuRow, Family, FixRow, FixState, ForeignRow, ImpactRow, IssueRow, KevRow, KindRow, LabelRow,
    MoveRow, NoteRow, PartsRow, PlatformName, PlatformRow, ProductNames, ProductRow, Range,
    Recognition, ReleaseRow, Remedy, Settle, SourceRow, Tables, Term, UnidentifiedRow,
    VulnerabilityRow, Way, Window, Worth,
};
use crate::day;
use crate::lang::Text;

/// The first field that was not as it has to be. A field that cannot be read
/// is noted here and read as empty, so that no function has to clear away half
/// a row: that halves the code. Nothing read with a fault leaves this file.
#[derive(Default)]
struct Faults(RefCell<Option<String>>);

impl Faults {
    fn note(&self, key: &str) {
        self.0.borrow_mut().get_or_insert_with(|| key.to_owned());
    }
}

/// An object, or one line of a table that stands column by column.
#[derive(Clone, Copy)]
struct Row<'a> {
    map: &'a [(String, Json)],
    line: Option<usize>,
    faults: &'a Faults,
}

static NULL: Json = Json::Null;

impl Json {
    fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    fn list(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }
}

impl<'a> Row<'a> {
    fn of(value: &'a Json, faults: &'a Faults) -> Self {
        let map = match value {
            Json::Object(map) => map.as_slice(),
            _ => {
                faults.note("object");
                &[]
            }
        };
        Self {
            map,
            line: None,
            faults,
        }
    }

    /// An object in a field.
    fn row(self, key: &str) -> Self {
        Self::of(self.get(key), self.faults)
    }

    /// A field that may be missing.
    fn get(self, key: &str) -> &'a Json {
        let field = self.map.iter().find(|(name, _)| name == key);
        let value = field.map_or(&NULL, |(_, value)| value);
        match self.line {
            Some(line) => value
                .list()
                .and_then(|cells| cells.get(line))
                .unwrap_or(&NULL),
            None => value,
        }
    }

    /// A value, or a note that it cannot be read and its empty form.
    fn or_fault<T: Default>(self, key: &str, value: Option<T>) -> T {
        value.unwrap_or_else(|| {
            self.faults.note(key);
            T::default()
        })
    }

    fn str(self, key: &str) -> &'a str {
        self.or_fault(key, self.get(key).text())
    }

    fn text(self, key: &str) -> String {
        self.str(key).to_owned()
    }

    fn text_or_empty(self, key: &str) -> String {
        self.optional_text(key).unwrap_or_default()
    }

    fn optional_text(self, key: &str) -> Option<String> {
        match self.get(key) {
            Json::Null => None,
            _ => Some(self.text(key)),
        }
    }

    /// A cell with several values between semicolons.
    fn cell(self, key: &str) -> Vec<String> {
        let values = self.str(key).split(';');
        values
            .filter(|value| !value.is_empty())
            .map(ToOwned::to_owned)
            .collect()
    }

    fn texts(self, key: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for value in self.items(key) {
            texts.push(self.or_fault(key, value.text()).to_owned());
        }
        texts
    }

    /// The values of a list; none where it is missing.
    fn items(self, key: &str) -> &'a [Json] {
        match self.get(key) {
            Json::Null => &[],
            value => self.or_fault(key, value.list()),
        }
    }

    fn words(self, key: &str) -> Text {
        let row = self.row(key);
        Text {
            en: row.text("en"),
            ja: row.text("ja"),
        }
    }

    fn optional_words(self, key: &str) -> Option<Text> {
        match self.get(key) {
            Json::Null => None,
            _ => Some(self.words(key)),
        }
    }

    fn day(self, key: &str) -> Date {
        self.or_fault(key, day::parse(self.str(key)))
    }

    fn optional_day(self, key: &str) -> Option<Date> {
        match self.get(key) {
            Json::Null => None,
            Json::Text(text) if text.is_empty() => None,
            _ => Some(self.day(key)),
        }
    }

    fn optional_build(self, key: &str) -> Option<Build> {
        let text = self.str(key);
        let build: Option<Build> = text.parse().ok();
        if build.is_none() && !text.is_empty() {
            self.faults.note(key);
        }
        build
    }

    fn build(self, key: &str) -> Build {
        self.optional_build(key).unwrap_or_else(|| {
            self.faults.note(key);
            Build::new(0, 0, 0, 0)
        })
    }

    fn flag(self, key: &str) -> bool {
        self.get(key) == &Json::Flag(true)
    }

    fn number(self, key: &str) -> u32 {
        match self.get(key) {
            Json::Null => 0,
            Json::Number(number) => *number,
            _ => self.or_fault(key, None),
        }
    }

    fn window(self) -> Window {
        self.str("window").parse().unwrap_or_else(|_| {
            self.faults.note("window");
            Window::LifeCycle
        })
    }

    fn score(self, key: &str) -> Option<Score> {
        match self.get(key) {
            Json::Null => None,
            _ => {
                let score = u8::try_from(self.number(key)).ok().and_then(Score::tenths);
                self.or_fault(key, score.map(Some))
            }
        }
    }

    /// One of several words.
    fn one_of<T: Copy>(self, key: &str, words: &[(&str, T)]) -> T {
        let text = self.str(key);
        let known = words.iter().find(|(word, _)| *word == text);
        known
            .unwrap_or_else(|| {
                self.faults.note(key);
                &words[0]
            })
            .1
    }

    fn worth(self) -> Worth {
        self.one_of(
            "worth",
            &[
                ("installed", Worth::Installed),
                ("bare", Worth::Bare),
                ("branch-shown", Worth::BranchShown),
                ("hint", Worth::Hint),
                ("previous", Worth::Previous),
                ("reference", Worth::Reference),
                ("target", Worth::Target),
                ("other", Worth::Other),
            ],
        )
    }

    /// The lines of a table that stands column by column.
    fn lines(self, key: &str) -> impl Iterator<Item = Row<'a>> + use<'a> {
        let columns = self.row(key);
        let mut count = 0;
        for column in columns.map.iter().map(|(_, column)| column) {
            let cells = self.or_fault(key, column.list());
            count = count.max(cells.len());
        }
        (0..count).map(move |line| Row {
            line: Some(line),
            ..columns
        })
    }

    /// The objects of a list.
    fn rows(self, key: &str) -> impl Iterator<Item = Row<'a>> + use<'a> {
        let faults = self.faults;
        self.items(key)
            .iter()
            .map(move |value| Row::of(value, faults))
    }
}

/// The tables of one family.
pub(super) fn tables(value: &Json) -> Result<Tables, ReadError> {
    let faults = Faults::default();
    let tables = all(Row::of(value, &faults));
    match faults.0.into_inner() {
        Some(key) => Err(ReadError::Damaged(key)),
        None => Ok(tables),
    }
}

fn all(row: Row<'_>) -> Tables {
    let mut tables = Tables {
        family: family(row.row("family")),
        releases: Vec::new(),
        branches: Vec::new(),
        aliases: Vec::new(),
        unidentified: Vec::new(),
        vulnerabilities: Vec::new(),
        kev: Vec::new(),
        fixes: Vec::new(),
        platform: Vec::new(),
        directory: Vec::new(),
        actions: Vec::new(),
        issues: Vec::new(),
        notes: Vec::new(),
        recognition: recognition(row.row("recognition")),
        sources: Vec::new(),
        conflicts: Vec::new(),
        events: Vec::new(),
    };
    for line in row.lines("releases") {
        tables.releases.push(release(line));
    }
    for line in row.lines("branches") {
        tables.branches.push(BranchRow {
            product: line.text("product"),
            branch: line.text("branch"),
            window: line.window(),
            notes: line.cell("notes"),
            sources: line.cell("sources"),
        });
    }
    for line in row.lines("aliases") {
        tables.aliases.push(AliasRow {
            product: line.text("product"),
            branch: line.text("branch"),
            update: line.text("update"),
            build: line.optional_build("build"),
            name: line.text("name"),
            note: line.text("note"),
            sources: line.cell("sources"),
        });
    }
    for line in row.lines("unidentified") {
        tables.unidentified.push(UnidentifiedRow {
            product: line.text("product"),
            branch: line.text("branch"),
            build: line.build("build"),
            note: line.text("note"),
            sources: line.cell("sources"),
        });
    }
    for line in row.lines("vulnerabilities") {
        tables.vulnerabilities.push(vulnerability(line));
    }
    for line in row.lines("kev") {
        tables.kev.push(KevRow {
            cve: line.text("cve"),
            added: line.day("added"),
            due: line.optional_day("due"),
            ransomware: line.text("ransomware"),
            sources: line.cell("sources"),
        });
    }
    for line in row.lines("fixes") {
        tables.fixes.push(fix(line));
    }
    for line in row.lines("platform") {
        tables.platform.push(PlatformRow {
            product: line.text("product"),
            from: line.text("from"),
            to: line.text("to"),
            versions: line.cell("versions"),
            notes: line.cell("notes"),
            sources: line.cell("sources"),
        });
    }
    for line in row.lines("directory") {
        tables.directory.push(DirectoryRow {
            product: line.text("product"),
            from: line.text("from"),
            to: line.text("to"),
            schema: line.number("schema"),
            default: line.cell("default"),
            configuration: line.number("configuration"),
            sources: line.cell("sources"),
        });
    }
    for row in row.rows("actions") {
        tables.actions.push(action(row));
    }
    for row in row.rows("issues") {
        tables.issues.push(issue(row));
    }
    for row in row.rows("notes") {
        tables.notes.push(NoteRow {
            id: row.text("id"),
            text: row.words("text"),
        });
    }
    for row in row.rows("sources") {
        tables.sources.push(SourceRow {
            code: row.text("code"),
            name: row.words("name"),
            url: row.text_or_empty("url"),
            read: row.text("read"),
        });
    }
    tables
}

fn release(line: Row<'_>) -> ReleaseRow {
    ReleaseRow {
        product: line.text("product"),
        branch: line.text("branch"),
        update: line.text("update"),
        kind: line.text("kind"),
        build: line.build("build"),
        date: line.day("date"),
        kb: line.text("kb"),
        url: line.text("url"),
        reissues: line.text("reissues"),
        notes: line.cell("notes"),
        sources: line.cell("sources"),
    }
}

fn vulnerability(line: Row<'_>) -> VulnerabilityRow {
    VulnerabilityRow {
        id: line.text("id"),
        name: line.text("name"),
        impact: line.text("impact"),
        cvss: String::new(),
        score: line.score("score"),
        published: line.day("published"),
        remedy: line.one_of(
            "remedy",
            &[
                ("build", Remedy::Build),
                ("build-and-setting", Remedy::BuildAndSetting),
                ("setting", Remedy::Setting),
            ],
        ),
        notes: line.cell("notes"),
        sources: line.cell("sources"),
    }
}

fn fix(line: Row<'_>) -> FixRow {
    FixRow {
        cve: line.text("cve"),
        product: line.text("product"),
        branch: line.text("branch"),
        update: line.text("update"),
        state: line.one_of(
            "state",
            &[
                ("fixed", FixState::Fixed),
                ("not-affected", FixState::NotAffected),
                ("not-listed", FixState::NotListed),
            ],
        ),
        evidence: line.cell("evidence"),
    }
}

fn ranges(row: Row<'_>) -> Vec<Range> {
    let mut ranges = Vec::new();
    for row in row.rows("applies") {
        ranges.push(Range {
            product: row.text("product"),
            from: row.text_or_empty("from"),
            to: row.text_or_empty("to"),
        });
    }
    ranges
}

fn action(row: Row<'_>) -> ActionRow {
    ActionRow {
        ids: row.texts("ids"),
        title: row.words("title"),
        text: row.words("text"),
        command: row.optional_text("command"),
        verify: row.optional_words("verify"),
        verify_command: row.optional_text("verify_command"),
        condition: row.optional_words("condition"),
        scope: row.optional_words("scope"),
        applies: ranges(row),
        since: row.day("since"),
        sources: row.texts("sources"),
    }
}

fn issue(row: Row<'_>) -> IssueRow {
    IssueRow {
        id: row.text("id"),
        title: row.words("title"),
        text: row.words("text"),
        workaround: row.optional_words("workaround"),
        command: row.optional_text("command"),
        applies: ranges(row),
        since: row.day("since"),
        sources: row.texts("sources"),
    }
}

fn family(row: Row<'_>) -> Family {
    let settle = row.row("settle");
    let mut family = Family {
        id: row.text("id"),
        name: row.words("name"),
        vendor: row.optional_text("vendor"),
        data_through: row.day("data_through"),
        settle: Settle {
            command: settle.text("command"),
            text: settle.words("text"),
            bare: settle.optional_words("bare"),
        },
        kinds: Vec::new(),
        impacts: Vec::new(),
        products: Vec::new(),
        moves: Vec::new(),
        platform: match row.get("platform") {
            Json::Null => None,
            _ => {
                let row = row.row("platform");
                Some(PlatformName {
                    name: row.words("name"),
                    avoid: row.texts("avoid"),
                })
            }
        },
    };
    for row in row.rows("kind") {
        family.kinds.push(KindRow {
            id: row.text("id"),
            name: row.words("name"),
            base: row.flag("base"),
            security: row.flag("security"),
            preview: row.flag("preview"),
        });
    }
    for row in row.rows("impact") {
        family.impacts.push(ImpactRow {
            id: row.text("id"),
            name: row.words("name"),
        });
    }
    for row in row.rows("product") {
        family.products.push(product(row));
    }
    for row in row.rows("move") {
        family.moves.push(MoveRow {
            from: row.text("from"),
            from_branches: row.texts("from_branches"),
            to: row.text("to"),
            to_branches: row.texts("to_branches"),
            way: row.one_of(
                "way",
                &[("in-place", Way::InPlace), ("migrate", Way::Migrate)],
            ),
            recommended_from: row.optional_day("recommended_from"),
            note: row.optional_words("note"),
            sources: row.texts("sources"),
        });
    }
    family
}

fn product(row: Row<'_>) -> ProductRow {
    let mut product = ProductRow {
        id: row.text("id"),
        name: row.words("name"),
        builds: row.text("builds"),
        released: row.day("released"),
        mainstream_end: row.optional_day("mainstream_end"),
        extended_end: row.optional_day("extended_end"),
        ended: row.flag("ended"),
        esu: Vec::new(),
        note: row.optional_words("note"),
        sources: row.texts("sources"),
    };
    for row in row.rows("esu") {
        product.esu.push(EsuRow {
            name: row.words("name"),
            from: row.day("from"),
            to: row.day("to"),
            branches: row.texts("branches"),
        });
    }
    product
}

fn recognition(row: Row<'_>) -> Recognition {
    let labels = row.row("directory_labels");
    let mut recognition = Recognition {
        directory_offset: match row.number("directory_offset") {
            0 => None,
            offset => row.or_fault("directory_offset", u16::try_from(offset).ok().map(Some)),
        },
        uncut: row.text("uncut"),
        names: row.texts("names"),
        server_labels: row.texts("server_labels"),
        beside: row.texts("beside"),
        products: Vec::new(),
        terms: Vec::new(),
        labels: Vec::new(),
        parts: Vec::new(),
        commands: Vec::new(),
        doubts: Vec::new(),
        directory_labels: DirectoryLabels {
            schema: labels.texts("schema"),
            other: labels.texts("other"),
        },
        cloud: Vec::new(),
        foreign: Vec::new(),
    };
    for row in row.rows("product") {
        recognition.products.push(ProductNames {
            id: row.text("id"),
            names: row.texts("names"),
        });
    }
    for row in row.rows("term") {
        recognition.terms.push(Term {
            short: row.text("short"),
            names: row.texts("names"),
        });
    }
    for row in row.rows("label") {
        recognition.labels.push(LabelRow {
            names: row.texts("names"),
            worth: row.worth(),
            own: row.flag("own"),
            packed: row.flag("packed"),
        });
    }
    for row in row.rows("parts") {
        recognition.parts.push(PartsRow {
            names: row.or_fault("parts", row.texts("names").try_into().ok()),
            worth: row.worth(),
        });
    }
    for row in row.rows("command") {
        recognition.commands.push(CommandRow {
            contains: row.text("contains"),
            worth: row.worth(),
        });
    }
    for row in row.rows("doubt") {
        recognition.doubts.push(DoubtRow {
            label: row.text("label"),
            value: row.text("value"),
            worth: row.worth(),
        });
    }
    for row in row.rows("cloud") {
        recognition.cloud.push(CloudRow {
            builds: row.texts("builds"),
            hosts: row.texts("hosts"),
            names: row.texts("names"),
        });
    }
    for row in row.rows("foreign") {
        recognition.foreign.push(ForeignRow {
            labels: row.texts("labels"),
            builds: row.texts("builds"),
            third_from: row.number("third_from"),
            fourth_from: row.number("fourth_from"),
            lettered: row.flag("lettered"),
            marks: row.texts("marks"),
            what: row.words("what"),
        });
    }
    recognition
}
