//! Rows out of parsed JSON, field by field.
//!
//! Written by hand and without generic code: derived deserialisers of some
//! forty types take as much of the browser's program as Yew itself. Each
//! function here is compiled once. That it reads every field is held by the
//! tests, which compare what comes back with what was written.
//!
//! Must not know what any field means.

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::ReadError;
use crate::build::Build;
use crate::catalogue::tables::{
    ActionRow, AliasRow, BranchRow, CloudRow, CommandRow, DirectoryLabels, DirectoryRow, DoubtRow,
    EsuRow, Family, FixRow, FixState, ForeignRow, ImpactRow, IssueRow, KevRow, KindRow, LabelRow,
    MoveRow, NoteRow, PartsRow, PlatformName, PlatformRow, ProductNames, ProductRow, Range,
    Recognition, ReleaseRow, Remedy, Settle, SourceRow, Tables, Term, UnidentifiedRow,
    VulnerabilityRow, Way, Worth,
};
use crate::day;
use crate::lang::Text;

type Read<T> = Result<T, ReadError>;

/// An object, or one line of a table that stands column by column.
#[derive(Clone, Copy)]
struct Row<'a> {
    map: &'a Map<String, Value>,
    line: Option<usize>,
}

static NULL: Value = Value::Null;

fn fault(key: &str) -> ReadError {
    ReadError::Damaged(key.to_owned())
}

impl<'a> Row<'a> {
    fn of(value: &'a Value) -> Read<Self> {
        match value {
            Value::Object(map) => Ok(Self { map, line: None }),
            _ => Err(fault("object")),
        }
    }

    /// A field that may be missing.
    fn get(self, key: &str) -> &'a Value {
        let value = self.map.get(key).unwrap_or(&NULL);
        match self.line {
            Some(line) => value.get(line).unwrap_or(&NULL),
            None => value,
        }
    }

    fn text(self, key: &str) -> Read<String> {
        match self.get(key) {
            Value::String(text) => Ok(text.clone()),
            _ => Err(fault(key)),
        }
    }

    fn text_or_empty(self, key: &str) -> Read<String> {
        match self.get(key) {
            Value::Null => Ok(String::new()),
            _ => self.text(key),
        }
    }

    fn optional_text(self, key: &str) -> Read<Option<String>> {
        match self.get(key) {
            Value::Null => Ok(None),
            _ => self.text(key).map(Some),
        }
    }

    /// A cell with several values between semicolons.
    fn cell(self, key: &str) -> Read<Vec<String>> {
        let text = self.text(key)?;
        Ok(text
            .split(';')
            .filter(|value| !value.is_empty())
            .map(ToOwned::to_owned)
            .collect())
    }

    fn texts(self, key: &str) -> Read<Vec<String>> {
        let mut texts = Vec::new();
        for value in self.items(key)? {
            match value {
                Value::String(text) => texts.push(text.clone()),
                _ => return Err(fault(key)),
            }
        }
        Ok(texts)
    }

    /// The values of a list; none where it is missing.
    fn items(self, key: &str) -> Read<&'a [Value]> {
        match self.get(key) {
            Value::Array(items) => Ok(items),
            Value::Null => Ok(&[]),
            _ => Err(fault(key)),
        }
    }

    fn words(self, key: &str) -> Read<Text> {
        let row = Row::of(self.get(key))?;
        Ok(Text {
            en: row.text("en")?,
            ja: row.text("ja")?,
        })
    }

    fn optional_words(self, key: &str) -> Read<Option<Text>> {
        match self.get(key) {
            Value::Null => Ok(None),
            _ => self.words(key).map(Some),
        }
    }

    fn day(self, key: &str) -> Read<Date> {
        day::parse(&self.text(key)?).ok_or_else(|| fault(key))
    }

    fn optional_day(self, key: &str) -> Read<Option<Date>> {
        match self.get(key) {
            Value::Null => Ok(None),
            Value::String(text) if text.is_empty() => Ok(None),
            _ => self.day(key).map(Some),
        }
    }

    fn build(self, key: &str) -> Read<Build> {
        self.text(key)?.parse().map_err(|_| fault(key))
    }

    fn optional_build(self, key: &str) -> Read<Option<Build>> {
        match self.get(key) {
            Value::String(text) if text.is_empty() => Ok(None),
            _ => self.build(key).map(Some),
        }
    }

    fn flag(self, key: &str) -> bool {
        self.get(key) == &Value::Bool(true)
    }

    fn number(self, key: &str) -> Read<u32> {
        match self.get(key) {
            Value::Null => Ok(0),
            value => value
                .as_u64()
                .and_then(|number| u32::try_from(number).ok())
                .ok_or_else(|| fault(key)),
        }
    }

    fn worth(self) -> Read<Worth> {
        let text = self.text("worth")?;
        Ok(match text.as_str() {
            "installed" => Worth::Installed,
            "bare" => Worth::Bare,
            "branch-shown" => Worth::BranchShown,
            "hint" => Worth::Hint,
            "previous" => Worth::Previous,
            "reference" => Worth::Reference,
            "target" => Worth::Target,
            "other" => Worth::Other,
            _ => return Err(fault("worth")),
        })
    }

    /// The lines of a table that stands column by column.
    fn lines(self, key: &str) -> Read<Vec<Row<'a>>> {
        let columns = Row::of(self.get(key))?.map;
        let mut count = 0;
        for column in columns.values() {
            match column {
                Value::Array(cells) => count = count.max(cells.len()),
                _ => return Err(fault(key)),
            }
        }
        Ok((0..count)
            .map(|line| Row {
                map: columns,
                line: Some(line),
            })
            .collect())
    }

    /// The objects of a list.
    fn rows(self, key: &str) -> Read<Vec<Row<'a>>> {
        self.items(key)?.iter().map(Row::of).collect()
    }
}

/// The tables of one family.
pub(super) fn tables(value: &Value) -> Read<Tables> {
    let row = Row::of(value)?;
    let mut tables = Tables {
        family: family(Row::of(row.get("family"))?)?,
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
        recognition: recognition(Row::of(row.get("recognition"))?)?,
        sources: Vec::new(),
        conflicts: Vec::new(),
    };
    for line in row.lines("releases")? {
        tables.releases.push(release(line)?);
    }
    for line in row.lines("branches")? {
        tables.branches.push(BranchRow {
            product: line.text("product")?,
            branch: line.text("branch")?,
            window: line.text("window")?.parse().map_err(|_| fault("window"))?,
            notes: line.cell("notes")?,
            sources: line.cell("sources")?,
        });
    }
    for line in row.lines("aliases")? {
        tables.aliases.push(AliasRow {
            product: line.text("product")?,
            branch: line.text("branch")?,
            update: line.text("update")?,
            build: line.optional_build("build")?,
            name: line.text("name")?,
            note: line.text("note")?,
            sources: line.cell("sources")?,
        });
    }
    for line in row.lines("unidentified")? {
        tables.unidentified.push(UnidentifiedRow {
            product: line.text("product")?,
            branch: line.text("branch")?,
            build: line.build("build")?,
            note: line.text("note")?,
            sources: line.cell("sources")?,
        });
    }
    for line in row.lines("vulnerabilities")? {
        tables.vulnerabilities.push(vulnerability(line)?);
    }
    for line in row.lines("kev")? {
        tables.kev.push(KevRow {
            cve: line.text("cve")?,
            added: line.day("added")?,
            due: line.optional_day("due")?,
            ransomware: line.text("ransomware")?,
            sources: line.cell("sources")?,
        });
    }
    for line in row.lines("fixes")? {
        tables.fixes.push(fix(line)?);
    }
    for line in row.lines("platform")? {
        tables.platform.push(PlatformRow {
            product: line.text("product")?,
            from: line.text("from")?,
            to: line.text("to")?,
            versions: line.cell("versions")?,
            notes: line.cell("notes")?,
            sources: line.cell("sources")?,
        });
    }
    for line in row.lines("directory")? {
        tables.directory.push(DirectoryRow {
            product: line.text("product")?,
            from: line.text("from")?,
            to: line.text("to")?,
            schema: line.number("schema")?,
            default: line.cell("default")?,
            configuration: line.number("configuration")?,
            sources: line.cell("sources")?,
        });
    }
    for row in row.rows("actions")? {
        tables.actions.push(action(row)?);
    }
    for row in row.rows("issues")? {
        tables.issues.push(issue(row)?);
    }
    for row in row.rows("notes")? {
        tables.notes.push(NoteRow {
            id: row.text("id")?,
            text: row.words("text")?,
        });
    }
    for row in row.rows("sources")? {
        tables.sources.push(SourceRow {
            code: row.text("code")?,
            name: row.words("name")?,
            url: row.text_or_empty("url")?,
            read: row.text("read")?,
        });
    }
    Ok(tables)
}

fn release(line: Row<'_>) -> Read<ReleaseRow> {
    Ok(ReleaseRow {
        product: line.text("product")?,
        branch: line.text("branch")?,
        update: line.text("update")?,
        kind: line.text("kind")?,
        build: line.build("build")?,
        date: line.day("date")?,
        kb: line.text("kb")?,
        url: line.text("url")?,
        reissues: line.text("reissues")?,
        notes: line.cell("notes")?,
        sources: line.cell("sources")?,
    })
}

fn vulnerability(line: Row<'_>) -> Read<VulnerabilityRow> {
    Ok(VulnerabilityRow {
        id: line.text("id")?,
        name: line.text("name")?,
        impact: line.text("impact")?,
        cvss: line.text("cvss")?,
        published: line.day("published")?,
        remedy: match line.text("remedy")?.as_str() {
            "build" => Remedy::Build,
            "build-and-setting" => Remedy::BuildAndSetting,
            "setting" => Remedy::Setting,
            _ => return Err(fault("remedy")),
        },
        notes: line.cell("notes")?,
        sources: line.cell("sources")?,
    })
}

fn fix(line: Row<'_>) -> Read<FixRow> {
    Ok(FixRow {
        cve: line.text("cve")?,
        product: line.text("product")?,
        branch: line.text("branch")?,
        update: line.text("update")?,
        state: match line.text("state")?.as_str() {
            "fixed" => FixState::Fixed,
            "not-affected" => FixState::NotAffected,
            "not-listed" => FixState::NotListed,
            _ => return Err(fault("state")),
        },
        evidence: line.cell("evidence")?,
    })
}

fn ranges(row: Row<'_>) -> Read<Vec<Range>> {
    let mut ranges = Vec::new();
    for row in row.rows("applies")? {
        ranges.push(Range {
            product: row.text("product")?,
            from: row.text_or_empty("from")?,
            to: row.text_or_empty("to")?,
        });
    }
    Ok(ranges)
}

fn action(row: Row<'_>) -> Read<ActionRow> {
    Ok(ActionRow {
        ids: row.texts("ids")?,
        title: row.words("title")?,
        text: row.words("text")?,
        command: row.optional_text("command")?,
        verify: row.optional_words("verify")?,
        verify_command: row.optional_text("verify_command")?,
        condition: row.optional_words("condition")?,
        scope: row.optional_words("scope")?,
        applies: ranges(row)?,
        since: row.day("since")?,
        sources: row.texts("sources")?,
    })
}

fn issue(row: Row<'_>) -> Read<IssueRow> {
    Ok(IssueRow {
        id: row.text("id")?,
        title: row.words("title")?,
        text: row.words("text")?,
        workaround: row.optional_words("workaround")?,
        command: row.optional_text("command")?,
        applies: ranges(row)?,
        since: row.day("since")?,
        sources: row.texts("sources")?,
    })
}

fn family(row: Row<'_>) -> Read<Family> {
    let settle = Row::of(row.get("settle"))?;
    let mut family = Family {
        id: row.text("id")?,
        name: row.words("name")?,
        vendor: row.optional_text("vendor")?,
        data_through: row.day("data_through")?,
        settle: Settle {
            command: settle.text("command")?,
            text: settle.words("text")?,
        },
        kinds: Vec::new(),
        impacts: Vec::new(),
        products: Vec::new(),
        moves: Vec::new(),
        platform: match row.get("platform") {
            Value::Null => None,
            value => {
                let row = Row::of(value)?;
                Some(PlatformName {
                    name: row.words("name")?,
                    avoid: row.texts("avoid")?,
                })
            }
        },
    };
    for row in row.rows("kind")? {
        family.kinds.push(KindRow {
            id: row.text("id")?,
            name: row.words("name")?,
            base: row.flag("base"),
            security: row.flag("security"),
            preview: row.flag("preview"),
        });
    }
    for row in row.rows("impact")? {
        family.impacts.push(ImpactRow {
            id: row.text("id")?,
            name: row.words("name")?,
        });
    }
    for row in row.rows("product")? {
        family.products.push(product(row)?);
    }
    for row in row.rows("move")? {
        family.moves.push(MoveRow {
            from: row.text("from")?,
            from_branches: row.texts("from_branches")?,
            to: row.text("to")?,
            to_branches: row.texts("to_branches")?,
            way: match row.text("way")?.as_str() {
                "in-place" => Way::InPlace,
                "migrate" => Way::Migrate,
                _ => return Err(fault("way")),
            },
            recommended_from: row.optional_day("recommended_from")?,
            note: row.optional_words("note")?,
            sources: row.texts("sources")?,
        });
    }
    Ok(family)
}

fn product(row: Row<'_>) -> Read<ProductRow> {
    let mut product = ProductRow {
        id: row.text("id")?,
        name: row.words("name")?,
        builds: row.text("builds")?,
        released: row.day("released")?,
        mainstream_end: row.optional_day("mainstream_end")?,
        extended_end: row.optional_day("extended_end")?,
        ended: row.flag("ended"),
        esu: Vec::new(),
        note: row.optional_words("note")?,
        sources: row.texts("sources")?,
    };
    for row in row.rows("esu")? {
        product.esu.push(EsuRow {
            name: row.words("name")?,
            from: row.day("from")?,
            to: row.day("to")?,
            branches: row.texts("branches")?,
        });
    }
    Ok(product)
}

fn recognition(row: Row<'_>) -> Read<Recognition> {
    let labels = Row::of(row.get("directory_labels"))?;
    let mut recognition = Recognition {
        directory_offset: match row.number("directory_offset")? {
            0 => None,
            offset => Some(u16::try_from(offset).map_err(|_| fault("directory_offset"))?),
        },
        uncut: row.text("uncut")?,
        names: row.texts("names")?,
        server_labels: row.texts("server_labels")?,
        products: Vec::new(),
        terms: Vec::new(),
        labels: Vec::new(),
        parts: Vec::new(),
        commands: Vec::new(),
        doubts: Vec::new(),
        directory_labels: DirectoryLabels {
            schema: labels.texts("schema")?,
            other: labels.texts("other")?,
        },
        cloud: Vec::new(),
        foreign: Vec::new(),
    };
    for row in row.rows("product")? {
        recognition.products.push(ProductNames {
            id: row.text("id")?,
            names: row.texts("names")?,
        });
    }
    for row in row.rows("term")? {
        recognition.terms.push(Term {
            short: row.text("short")?,
            names: row.texts("names")?,
        });
    }
    for row in row.rows("label")? {
        recognition.labels.push(LabelRow {
            names: row.texts("names")?,
            worth: row.worth()?,
            own: row.flag("own"),
            packed: row.flag("packed"),
        });
    }
    for row in row.rows("parts")? {
        recognition.parts.push(PartsRow {
            names: row.texts("names")?.try_into().map_err(|_| fault("parts"))?,
            worth: row.worth()?,
        });
    }
    for row in row.rows("command")? {
        recognition.commands.push(CommandRow {
            contains: row.text("contains")?,
            worth: row.worth()?,
        });
    }
    for row in row.rows("doubt")? {
        recognition.doubts.push(DoubtRow {
            label: row.text("label")?,
            value: row.text("value")?,
            worth: row.worth()?,
        });
    }
    for row in row.rows("cloud")? {
        recognition.cloud.push(CloudRow {
            builds: row.texts("builds")?,
            hosts: row.texts("hosts")?,
            names: row.texts("names")?,
        });
    }
    for row in row.rows("foreign")? {
        recognition.foreign.push(ForeignRow {
            labels: row.texts("labels")?,
            builds: row.texts("builds")?,
            third_from: row.number("third_from")?,
            fourth_from: row.number("fourth_from")?,
            lettered: row.flag("lettered"),
            marks: row.texts("marks")?,
            what: row.words("what")?,
        });
    }
    Ok(recognition)
}
