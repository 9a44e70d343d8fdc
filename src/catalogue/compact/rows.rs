//! The tables out of parsed JSON, row by row and field by field.
//!
//! Written by hand: derived deserialisers of some forty types take as much of the
//! browser's program as Yew itself. That every field is read is held by the
//! tests, which compare what comes back with what was written.
//!
//! Must not know what any field means.

use super::ReadError;
use super::json::Json;
use super::row::{Faults, Row};
use crate::catalogue::tables::{
    ActionRow, AliasRow, BranchRow, CloudRow, CommandRow, DirectoryLabels, DirectoryRow, DoubtRow,
    EsuRow, Family, FixRow, FixState, ForeignRow, ImpactRow, IssueRow, KevRow, KindRow, LabelRow,
    MoveRow, NoteRow, PartsRow, PlatformName, PlatformRow, ProductNames, ProductRow, Range,
    Recognition, ReleaseRow, Remedy, Settle, SourceRow, Tables, Term, UnidentifiedRow,
    VulnerabilityRow, Way,
};

/// What stands before the tables, in one object.
pub(super) const BEGINNING: [&str; 2] = ["family", "recognition"];

/// Tables without rows, out of what stands before them.
pub(super) fn begin(value: &Json<'_>) -> Result<Tables, ReadError> {
    let faults = Faults::default();
    let row = Row::of(value, &faults);
    let tables = Tables {
        family: family(&row.row(BEGINNING[0])),
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
        recognition: recognition(&row.row(BEGINNING[1])),
        sources: Vec::new(),
        conflicts: Vec::new(),
        events: Vec::new(),
    };
    faults.none_in("family", tables)
}

/// Reads a table, which stands column by column or row by row.
pub(super) fn read(
    tables: &mut Tables,
    (name, one): &(&str, One),
    value: &Json<'_>,
) -> Result<(), ReadError> {
    let faults = Faults::default();
    match value {
        Json::List(rows) => {
            for row in rows {
                one(tables, &Row::of(row, &faults));
            }
        }
        _ => {
            let columns = Row::of(value, &faults);
            let mut count = 0;
            for (_, column) in columns.map {
                count = count.max(columns.or_fault("column", column.list()).len());
            }
            for line in 0..count {
                let line = Some(line);
                one(tables, &Row { line, ..columns });
            }
        }
    }
    faults.none_in(name, ())
}

/// Puts a row into its table.
type One = fn(&mut Tables, &Row<'_>);

/// The tables, in the order of the file, and how one row of each is read.
pub(super) const TABLES: [(&str, One); 13] = [
    ("releases", release),
    ("branches", branch),
    ("aliases", alias),
    ("unidentified", unidentified),
    ("vulnerabilities", vulnerability),
    ("kev", kev),
    ("fixes", fix),
    ("platform", platform),
    ("directory", directory),
    ("actions", action),
    ("issues", issue),
    ("notes", note),
    ("sources", source),
];

fn release(tables: &mut Tables, row: &Row<'_>) {
    tables.releases.push(ReleaseRow {
        product: row.text("product"),
        branch: row.text("branch"),
        update: row.text("update"),
        kind: row.text("kind"),
        build: row.build("build"),
        date: row.day("date"),
        kb: row.text("kb"),
        url: row.text("url"),
        reissues: row.text("reissues"),
        notes: row.cell("notes"),
        sources: row.cell("sources"),
    });
}

fn branch(tables: &mut Tables, row: &Row<'_>) {
    tables.branches.push(BranchRow {
        product: row.text("product"),
        branch: row.text("branch"),
        window: row.window(),
        notes: row.cell("notes"),
        sources: row.cell("sources"),
    });
}

fn alias(tables: &mut Tables, row: &Row<'_>) {
    tables.aliases.push(AliasRow {
        product: row.text("product"),
        branch: row.text("branch"),
        update: row.text("update"),
        build: row.optional_build("build"),
        name: row.text("name"),
        note: row.text("note"),
        sources: row.cell("sources"),
    });
}

fn unidentified(tables: &mut Tables, row: &Row<'_>) {
    tables.unidentified.push(UnidentifiedRow {
        product: row.text("product"),
        branch: row.text("branch"),
        build: row.build("build"),
        note: row.text("note"),
        sources: row.cell("sources"),
    });
}

fn vulnerability(tables: &mut Tables, row: &Row<'_>) {
    tables.vulnerabilities.push(VulnerabilityRow {
        id: row.text("id"),
        name: row.text("name"),
        impact: row.text("impact"),
        cvss: String::new(),
        score: row.score("score"),
        published: row.day("published"),
        remedy: row.one_of(
            "remedy",
            &[
                ("build", Remedy::Build),
                ("build-and-setting", Remedy::BuildAndSetting),
                ("setting", Remedy::Setting),
            ],
        ),
        notes: row.cell("notes"),
        sources: row.cell("sources"),
    });
}

fn kev(tables: &mut Tables, row: &Row<'_>) {
    tables.kev.push(KevRow {
        cve: row.text("cve"),
        added: row.day("added"),
        due: row.optional_day("due"),
        ransomware: row.text("ransomware"),
        sources: row.cell("sources"),
    });
}

fn fix(tables: &mut Tables, row: &Row<'_>) {
    tables.fixes.push(FixRow {
        cve: row.text("cve"),
        product: row.text("product"),
        branch: row.text("branch"),
        update: row.text("update"),
        state: row.one_of(
            "state",
            &[
                ("fixed", FixState::Fixed),
                ("not-affected", FixState::NotAffected),
                ("not-listed", FixState::NotListed),
            ],
        ),
        evidence: row.cell("evidence"),
    });
}

fn platform(tables: &mut Tables, row: &Row<'_>) {
    tables.platform.push(PlatformRow {
        product: row.text("product"),
        from: row.text("from"),
        to: row.text("to"),
        versions: row.cell("versions"),
        notes: row.cell("notes"),
        sources: row.cell("sources"),
    });
}

fn directory(tables: &mut Tables, row: &Row<'_>) {
    tables.directory.push(DirectoryRow {
        product: row.text("product"),
        from: row.text("from"),
        to: row.text("to"),
        schema: row.number("schema"),
        default: row.cell("default"),
        configuration: row.number("configuration"),
        sources: row.cell("sources"),
    });
}

fn note(tables: &mut Tables, row: &Row<'_>) {
    tables.notes.push(NoteRow {
        id: row.text("id"),
        text: row.words("text"),
    });
}

fn source(tables: &mut Tables, row: &Row<'_>) {
    tables.sources.push(SourceRow {
        code: row.text("code"),
        name: row.words("name"),
        url: row.text_or_empty("url"),
        read: row.text("read"),
    });
}

fn ranges(row: &Row<'_>) -> Vec<Range> {
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

fn action(tables: &mut Tables, row: &Row<'_>) {
    tables.actions.push(ActionRow {
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
    });
}

fn issue(tables: &mut Tables, row: &Row<'_>) {
    tables.issues.push(IssueRow {
        id: row.text("id"),
        title: row.words("title"),
        text: row.words("text"),
        workaround: row.optional_words("workaround"),
        command: row.optional_text("command"),
        applies: ranges(row),
        since: row.day("since"),
        sources: row.texts("sources"),
    });
}

fn family(row: &Row<'_>) -> Family {
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
        family.products.push(product(&row));
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

fn product(row: &Row<'_>) -> ProductRow {
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

fn recognition(row: &Row<'_>) -> Recognition {
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
