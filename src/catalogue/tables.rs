//! The facts of one family as they stand in its files, row by row.
//!
//! This is the hand-edited form: rows name each other by key (`2019`, `CU12`,
//! `Jan23SU`), and nothing is resolved. It is also the compact form that the
//! browser loads, as JSON. Must not know what any fact means for a server;
//! [`super::Catalogue`] resolves the keys and answers questions.
//!
//! | file | row |
//! |---|---|
//! | `family.toml` | [`Family`] |
//! | `releases.csv` | [`ReleaseRow`] |
//! | `branches.csv` | [`BranchRow`] |
//! | `aliases.csv` | [`AliasRow`] |
//! | `unidentified.csv` | [`UnidentifiedRow`] |
//! | `vulnerabilities.csv` | [`VulnerabilityRow`] |
//! | `kev.csv` | [`KevRow`] |
//! | `events.csv` | [`EventRow`] |
//! | `fixes.csv` | [`FixRow`] |
//! | `platform.csv` | [`PlatformRow`] |
//! | `directory.csv` | [`DirectoryRow`] |
//! | `actions.toml` | [`ActionRow`], as `[[action]]` |
//! | `known-issues.toml` | [`IssueRow`], as `[[issue]]` |
//! | `notes.toml` | [`NoteRow`], as `[[note]]` |
//! | `recognition.toml` | [`Recognition`] |
//! | `sources.toml` | [`SourceRow`] and [`ConflictRow`], as `[[source]]` and `[[conflict]]` |
//!
//! In CSV files a cell with several values separates them by `;`. A source is
//! `CODE` or `CODE: detail`, where the code stands in `sources.toml`.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Score;
use crate::build::Build;
use crate::day;
use crate::lang::Text;
use crate::letters::{is_letter_or_digit, small};

/// Everything known of one family.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(
    missing_docs,
    reason = "each field is the table of the row type it holds"
)]
pub struct Tables {
    pub family: Family,
    pub releases: Vec<ReleaseRow>,
    pub branches: Vec<BranchRow>,
    pub aliases: Vec<AliasRow>,
    pub unidentified: Vec<UnidentifiedRow>,
    pub vulnerabilities: Vec<VulnerabilityRow>,
    pub kev: Vec<KevRow>,
    pub fixes: Vec<FixRow>,
    pub platform: Vec<PlatformRow>,
    pub directory: Vec<DirectoryRow>,
    pub actions: Vec<ActionRow>,
    pub issues: Vec<IssueRow>,
    pub notes: Vec<NoteRow>,
    pub sources: Vec<SourceRow>,
    #[serde(default)]
    pub recognition: Recognition,
    /// Only the sources page needs these; the browser's compact file leaves them out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<ConflictRow>,
    /// Only pages show these; the browser's compact file leaves them out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<EventRow>,
}

/// `family.toml`: what the family is, and the rules its products live by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Family {
    /// The folder's name, such as `exchange`.
    pub id: String,
    /// Such as "Microsoft Exchange Server".
    pub name: Text,
    /// Who makes its products, such as "Microsoft".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vendor: Option<String>,
    /// The newest day whose releases the files hold.
    pub data_through: Date,
    /// The one command that shows the installed build beyond doubt.
    pub settle: Settle,
    /// What a release can be.
    #[serde(rename = "kind")]
    pub kinds: Vec<KindRow>,
    /// What a vulnerability can lead to.
    #[serde(rename = "impact")]
    pub impacts: Vec<ImpactRow>,
    /// Oldest first.
    #[serde(rename = "product")]
    pub products: Vec<ProductRow>,
    /// The ways from one product to another.
    #[serde(default, rename = "move")]
    pub moves: Vec<MoveRow>,
    /// The component under the product whose version gates an upgrade.
    pub platform: Option<PlatformName>,
}

/// The command that settles which build is installed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settle {
    /// To be copied as it stands.
    pub command: String,
    /// Where it has to be run, and what in its output counts.
    pub text: Text,
    /// What a number can be that stands alone and equals a branch's base, where
    /// another command than this one shows the base under every update.
    pub bare: Option<Text>,
}

/// A kind of release.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindRow {
    /// The key that `releases.csv` uses, such as `SU`.
    pub id: String,
    /// Such as "security update".
    pub name: Text,
    /// It opens a branch (RTM, service pack, cumulative update, preview).
    #[serde(default)]
    pub base: bool,
    /// It is made to close vulnerabilities, even where none is named.
    #[serde(default)]
    pub security: bool,
    /// It was never meant for production.
    #[serde(default)]
    pub preview: bool,
}

/// A kind of harm.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImpactRow {
    /// The key that `vulnerabilities.csv` uses, such as `rce`.
    pub id: String,
    /// Such as "remote code execution".
    pub name: Text,
}

/// A product and its life cycle. End dates include that day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProductRow {
    /// The key, such as `2019` or `SE`.
    pub id: String,
    /// Such as "Exchange Server 2019".
    pub name: Text,
    /// The first two parts of its builds, such as `15.2`.
    pub builds: String,
    /// The day it could first be had.
    pub released: Date,
    /// Last day of mainstream support.
    pub mainstream_end: Option<Date>,
    /// Last day of public support; none where no end is set.
    pub extended_end: Option<Date>,
    /// Support is over, though no source gives the day.
    #[serde(default)]
    pub ended: bool,
    /// Paid security updates after the end of public support.
    #[serde(default)]
    pub esu: Vec<EsuRow>,
    /// What the dates leave unsaid.
    pub note: Option<Text>,
    /// Where the dates come from.
    pub sources: Vec<String>,
}

/// One period of extended security updates. Both days belong to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EsuRow {
    /// Such as "ESU period 1".
    pub name: Text,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// The branches that get updates, newest last.
    pub branches: Vec<String>,
}

/// A way from one product to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoveRow {
    /// The product one leaves.
    pub from: String,
    /// The branches from which it works; empty where all do.
    #[serde(default)]
    pub from_branches: Vec<String>,
    /// The product one arrives at.
    pub to: String,
    /// The newest branch of `to` that this way reaches; all where empty.
    #[serde(default)]
    pub to_branches: Vec<String>,
    /// How.
    pub way: Way,
    /// From this day on the vendor recommends it even while `from` is supported.
    pub recommended_from: Option<Date>,
    /// What must hold before or is lost on the way.
    pub note: Option<Text>,
    /// Where this is written.
    pub sources: Vec<String>,
}

/// How one gets from one product to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// Setup runs over the installed product.
    InPlace,
    /// A new server, and the data moved to it.
    Migrate,
}

/// The component whose version gates upgrades.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlatformName {
    /// Such as ".NET Framework".
    pub name: Text,
    /// Versions that work only with an extra hotfix: a way avoids them where it can.
    #[serde(default)]
    pub avoid: Vec<String>,
}

/// A line of `releases.csv`, the base of a branch or an update in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReleaseRow {
    /// A product of `family.toml`.
    pub product: String,
    /// Such as `CU12`, `SP1`, `RTM`, `Preview`.
    pub branch: String,
    /// Such as `Jan23SU`; empty for the base itself.
    pub update: String,
    /// A kind of `family.toml`.
    pub kind: String,
    /// Unique in the family.
    pub build: Build,
    /// The day it was released.
    pub date: Date,
    /// `KB` and digits, or empty where none is known.
    pub kb: String,
    /// The announcement or article, or empty.
    pub url: String,
    /// The update of the same branch that this one repeats in a repaired package; or empty.
    pub reissues: String,
    /// Keys of `notes.toml`.
    #[serde(with = "list")]
    pub notes: Vec<String>,
    /// At least one.
    #[serde(with = "list")]
    pub sources: Vec<String>,
}

/// A line of `branches.csv`: how long a branch gets updates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BranchRow {
    /// A product of `family.toml`.
    pub product: String,
    /// A branch that `releases.csv` has a base for.
    pub branch: String,
    /// The rule.
    pub window: Window,
    /// Keys of `notes.toml`.
    #[serde(with = "list")]
    pub notes: Vec<String>,
    /// Where the rule or the day comes from.
    #[serde(with = "list")]
    pub sources: Vec<String>,
}

/// How long a branch is serviced. Written `newer:2`, `until:2018-08-14`,
/// `life-cycle`. The day a window ends is the first day without service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Window {
    /// Until the n-th newer branch of the product is released.
    Newer(u8),
    /// Until this day.
    Until(Date),
    /// As long as the product, extended security updates included.
    LifeCycle,
}

impl Window {
    /// What was written; none where it is no window.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        match text.split_once(':') {
            None if text == "life-cycle" => Some(Self::LifeCycle),
            Some(("newer", count)) => {
                let count = count.parse().ok().filter(|count| *count > 0);
                count.map(Self::Newer)
            }
            Some(("until", day)) => day::parse(day).map(Self::Until),
            _ => None,
        }
    }
}

impl FromStr for Window {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::read(text).ok_or_else(|| {
            format!("`{text}` is no window: write newer:2, until:2018-08-14 or life-cycle")
        })
    }
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Newer(count) => write!(f, "newer:{count}"),
            Self::Until(day) => write!(f, "until:{day}"),
            Self::LifeCycle => f.write_str("life-cycle"),
        }
    }
}

impl TryFrom<String> for Window {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Window> for String {
    fn from(window: Window) -> Self {
        window.to_string()
    }
}

/// A line of `aliases.csv`: another build or name under which a release is met.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AliasRow {
    /// With `branch` and `update`, a release of `releases.csv`.
    pub product: String,
    /// See `product`.
    pub branch: String,
    /// See `product`.
    pub update: String,
    /// The other build, where there is one.
    #[serde(with = "optional")]
    pub build: Option<Build>,
    /// The other name, or empty.
    pub name: String,
    /// A key of `notes.toml`: why the other form exists.
    pub note: String,
    /// Who uses it.
    #[serde(with = "list")]
    pub sources: Vec<String>,
}

/// A line of `unidentified.csv`: a build that exists, but has no known name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnidentifiedRow {
    /// A product of `family.toml`.
    pub product: String,
    /// A branch of it, told by the third part.
    pub branch: String,
    /// The build.
    pub build: Build,
    /// A key of `notes.toml`.
    pub note: String,
    /// Who lists it.
    #[serde(with = "list")]
    pub sources: Vec<String>,
}

/// A line of `vulnerabilities.csv`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VulnerabilityRow {
    /// The CVE identifier.
    pub id: String,
    /// The name it is known by, such as `ProxyLogon`; or empty.
    pub name: String,
    /// An impact of `family.toml`.
    pub impact: String,
    /// The base vector, `CVSS:3.1/…`; or empty where no source gives one.
    pub cvss: String,
    /// The score of the vector. The browser's file holds it in place of the
    /// vector.
    #[serde(skip)]
    pub score: Option<Score>,
    /// The day it became public.
    pub published: Date,
    /// What closes it.
    pub remedy: Remedy,
    /// Keys of `notes.toml`.
    #[serde(with = "list")]
    pub notes: Vec<String>,
    /// The record it was taken from.
    #[serde(with = "list")]
    pub sources: Vec<String>,
}

/// What closes a vulnerability.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Remedy {
    /// Installing the update is enough.
    Build,
    /// The update, and something done by hand.
    BuildAndSetting,
    /// No build of the product: a setting, or another product's update.
    Setting,
}

/// A line of `events.csv`: what happened to a vulnerability on a day that stands
/// in no other table. Where sources disagree, each has its line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventRow {
    /// A CVE of `vulnerabilities.csv`.
    pub cve: String,
    /// What happened.
    pub event: EventKind,
    /// On which day, or in which month.
    pub day: When,
    /// Who says so.
    #[serde(with = "list")]
    pub sources: Vec<String>,
}

/// What happens to a vulnerability.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    /// It was told to who makes the product.
    Reported,
    /// It was used in an attack: the first day that is known of.
    Exploited,
    /// Word of it got out, before its record was published.
    Announced,
}

/// A day, or a month where the day is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct When {
    /// The first day that it can be.
    pub from: Date,
    /// The last.
    pub to: Date,
}

impl When {
    /// That day.
    #[must_use]
    pub const fn of(day: Date) -> Self {
        Self { from: day, to: day }
    }

    /// Whether only the month is known.
    #[must_use]
    pub fn is_month(self) -> bool {
        self.from < self.to
    }
}

impl FromStr for When {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some(day) = day::parse(text) {
            return Ok(Self::of(day));
        }
        let first = day::parse(&format!("{text}-01"));
        first
            .map(|from| Self {
                from,
                to: from.last_of_month(),
            })
            .ok_or_else(|| format!("`{text}` is neither a day nor a month"))
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_month() {
            write!(f, "{:04}-{:02}", self.from.year(), self.from.month())
        } else {
            self.from.fmt(f)
        }
    }
}

impl TryFrom<String> for When {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<When> for String {
    fn from(when: When) -> Self {
        when.to_string()
    }
}

/// A line of `kev.csv`: CISA's catalogue of exploited vulnerabilities.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KevRow {
    /// A CVE of `vulnerabilities.csv`.
    pub cve: String,
    /// The day it was added.
    pub added: Date,
    /// The day by which US agencies had to act.
    #[serde(with = "optional")]
    pub due: Option<Date>,
    /// `known`, `unknown`, or empty where the source does not say.
    pub ransomware: String,
    /// The state of the catalogue it was read from.
    #[serde(with = "list")]
    pub sources: Vec<String>,
}

/// A line of `fixes.csv`: the first update of a branch that closes a CVE.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FixRow {
    /// A CVE of `vulnerabilities.csv`.
    pub cve: String,
    /// A product of `family.toml`.
    pub product: String,
    /// A branch of it.
    pub branch: String,
    /// The first update that closes it; empty for the base of the branch.
    pub update: String,
    /// What the sources say of this branch.
    pub state: FixState,
    /// Keys of `notes.toml`: who says so, and what was corrected.
    #[serde(with = "list")]
    pub evidence: Vec<String>,
}

/// What the sources say of a CVE on a branch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FixState {
    /// The named update closes it.
    Fixed,
    /// The branch never had the fault; `update` is empty.
    NotAffected,
    /// Neither is written anywhere; `update` is empty.
    NotListed,
}

/// A line of `platform.csv`: platform versions that a range of branches supports.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlatformRow {
    /// A product of `family.toml`.
    pub product: String,
    /// The oldest branch of the range.
    pub from: String,
    /// The newest branch of the range.
    pub to: String,
    /// Lowest first.
    #[serde(with = "list")]
    pub versions: Vec<String>,
    /// Keys of `notes.toml`.
    #[serde(with = "list")]
    pub notes: Vec<String>,
    /// Where it is written.
    #[serde(with = "list")]
    pub sources: Vec<String>,
}

/// A line of `directory.csv`: the directory levels that a range of branches sets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DirectoryRow {
    /// A product of `family.toml`.
    pub product: String,
    /// The oldest branch of the range.
    pub from: String,
    /// The newest branch of the range.
    pub to: String,
    /// `rangeUpper` of the schema.
    pub schema: u32,
    /// `objectVersion` of the default naming context; several where an update raises it.
    #[serde(with = "list")]
    pub default: Vec<String>,
    /// `objectVersion` of the configuration naming context.
    pub configuration: u32,
    /// Where it is written.
    #[serde(with = "list")]
    pub sources: Vec<String>,
}

/// An `[[action]]` of `actions.toml`: what installing does not do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionRow {
    /// What it closes: CVE identifiers, advisories, or a name of our own.
    pub ids: Vec<String>,
    /// A few words.
    pub title: Text,
    /// What to do and why.
    pub text: Text,
    /// To be copied as it stands; one command a line.
    pub command: Option<String>,
    /// How to see that it was done.
    pub verify: Option<Text>,
    /// To be copied as it stands.
    pub verify_command: Option<String>,
    /// Who has to do it at all, such as "only in hybrid organizations".
    pub condition: Option<Text>,
    /// How often and where, such as "once per forest".
    pub scope: Option<Text>,
    /// The releases on which it has to be done.
    pub applies: Vec<Range>,
    /// The day it became known.
    pub since: Date,
    /// Where it is written.
    pub sources: Vec<String>,
}

impl ActionRow {
    /// The ids that others use too: those of vulnerabilities and advisories end
    /// in a number, names of our own do not.
    pub fn public_ids(&self) -> impl Iterator<Item = &String> {
        let ids = self.ids.iter();
        ids.filter(|id| id.ends_with(|c: char| c.is_ascii_digit()))
    }
}

/// An `[[issue]]` of `known-issues.toml`: what is wrong with a release itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssueRow {
    /// A name of our own, unique.
    pub id: String,
    /// A few words.
    pub title: Text,
    /// What goes wrong, for whom.
    pub text: Text,
    /// What helps.
    pub workaround: Option<Text>,
    /// To be copied as it stands.
    pub command: Option<String>,
    /// The releases that have it.
    pub applies: Vec<Range>,
    /// The day it became known.
    pub since: Date,
    /// Where it is written.
    pub sources: Vec<String>,
}

/// Releases of one product, from one to another; both belong to it. Ends are
/// written `CU12` (the branch, with all its updates) or `CU12/Jan23SU`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// A product of `family.toml`.
    pub product: String,
    /// The first; from the beginning where empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub from: String,
    /// The last; without end where empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub to: String,
}

/// A `[[note]]` of `notes.toml`: a remark that several rows share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteRow {
    /// The key.
    pub id: String,
    /// The remark, one sentence or two.
    pub text: Text,
}

/// `recognition.toml`: how pasted texts show the family. Labels are compared
/// by their letters and digits alone, in any case.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Recognition {
    /// What a directory adds to the third part of a build; none where it adds nothing.
    pub directory_offset: Option<u16>,
    /// A command that shows the version without cutting it off.
    pub uncut: String,
    /// What names the family in running text, the longer ones first.
    pub names: Vec<String>,
    /// Labels, special to this family, whose value is a server's name.
    pub server_labels: Vec<String>,
    /// Words that stand beside builds and are no server's name.
    pub beside: Vec<String>,
    /// What names a product, where it is not its key.
    #[serde(rename = "product")]
    pub products: Vec<ProductNames>,
    /// How the parts of a release's name are written out.
    #[serde(rename = "term")]
    pub terms: Vec<Term>,
    /// Labels, and what a build beside them is worth.
    #[serde(rename = "label")]
    pub labels: Vec<LabelRow>,
    /// Values that together are a build.
    pub parts: Vec<PartsRow>,
    /// Commands that say what the unlabelled numbers below them are.
    #[serde(rename = "command")]
    pub commands: Vec<CommandRow>,
    /// Values that lower what a build beside them is worth.
    #[serde(rename = "doubt")]
    pub doubts: Vec<DoubtRow>,
    /// Labels of directory levels.
    pub directory_labels: DirectoryLabels,
    /// The services that their operator patches.
    pub cloud: Vec<CloudRow>,
    /// Other products that stand on the same pages.
    pub foreign: Vec<ForeignRow>,
}

/// What of a label counts: its letters and digits, in small letters.
#[must_use]
pub fn label_key(label: &str) -> String {
    label
        .chars()
        .filter(|c| is_letter_or_digit(*c))
        .map(small)
        .collect()
}

/// What names a product after the name of the family.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProductNames {
    /// A product of `family.toml`.
    pub id: String,
    /// At least one.
    pub names: Vec<String>,
}

/// A word of release names, such as `CU`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// As `releases.csv` writes it.
    pub short: String,
    /// As texts write it, in any language.
    pub names: Vec<String>,
}

/// Labels of one worth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelRow {
    /// At least one.
    pub names: Vec<String>,
    /// What a build beside it is worth.
    pub worth: Worth,
    /// No other product uses it: what stands beside it claims to be of this family.
    #[serde(default)]
    pub own: bool,
    /// The value may be one packed number, in hexadecimal or decimal digits.
    #[serde(default)]
    pub packed: bool,
}

/// What a build is worth by its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Worth {
    /// It moves with every update.
    Installed,
    /// Where it comes from is not known: the number decides.
    Bare,
    /// It shows the branch and stays when an update is installed.
    BranchShown,
    /// One component on one node, at some time.
    Hint,
    /// A state of earlier days.
    Previous,
    /// Quoted, nobody's build.
    Reference,
    /// What was about to be installed.
    Target,
    /// The version of something else.
    Other,
}

/// Labels whose values are, in this order, the parts of a build.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartsRow {
    /// Four labels.
    pub names: [String; 4],
    /// What the build is worth.
    pub worth: Worth,
}

/// A command, and what the numbers that it prints are worth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommandRow {
    /// In lower case; a part of the line that holds the command.
    pub contains: String,
    /// What an unlabelled number below it is worth.
    pub worth: Worth,
}

/// A value that lowers what a build beside it is worth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoubtRow {
    /// The label.
    pub label: String,
    /// The value, in any case of letters.
    pub value: String,
    /// What the build is worth at most.
    pub worth: Worth,
}

/// Labels whose value is a level of the directory, not a version.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DirectoryLabels {
    /// The value is the `schema` of `directory.csv`.
    pub schema: Vec<String>,
    /// The value is one of its other columns.
    pub other: Vec<String>,
}

/// A service that its operator patches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloudRow {
    /// The first two parts of its builds.
    #[serde(default)]
    pub builds: Vec<String>,
    /// What the names of its hosts end in.
    #[serde(default)]
    pub hosts: Vec<String>,
    /// What it is called.
    #[serde(default)]
    pub names: Vec<String>,
}

/// Another product that stands on the same pages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForeignRow {
    /// What stands right before its version.
    #[serde(default)]
    pub labels: Vec<String>,
    /// The first two parts of its versions.
    #[serde(default)]
    pub builds: Vec<String>,
    /// The lowest third part, where others share the first two.
    #[serde(default)]
    pub third_from: u32,
    /// The lowest fourth part, where others share the first two.
    #[serde(default)]
    pub fourth_from: u32,
    /// Its builds hold letters.
    #[serde(default)]
    pub lettered: bool,
    /// A line that holds one of these shows its version.
    #[serde(default)]
    pub marks: Vec<String>,
    /// What it is.
    pub what: Text,
}

/// A `[[source]]` of `sources.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceRow {
    /// The code that rows use.
    pub code: String,
    /// What it is.
    pub name: Text,
    /// Where it is; empty where it is many pages.
    #[serde(default)]
    pub url: String,
    /// The day, or the month, or the year, up to which it was read: `2026-08-19`, `2026-10`.
    pub read: String,
}

/// A `[[conflict]]` of `sources.toml`: sources that disagree, and how it was decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConflictRow {
    /// What they disagree about.
    pub about: About,
    /// The release, branch or CVE: `2019/CU9`, `CVE-2024-26198`; several where one reason decides all.
    pub subjects: Vec<String>,
    /// What each says.
    pub values: Text,
    /// What this catalogue uses.
    pub used: Text,
    /// Why.
    pub why: Text,
    /// How sure that is.
    pub sure: Sure,
    /// The codes of the sources concerned.
    pub sources: Vec<String>,
}

/// What a conflict is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum About {
    Build,
    Date,
    Kb,
    Name,
    Fix,
    LifeCycle,
    Platform,
}

/// How sure a decision is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sure {
    /// Evidence settles it.
    Yes,
    /// The better source was followed.
    Likely,
    /// Undecided: both values are accepted.
    Open,
}

/// A cell that holds several values between semicolons.
mod list {
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(
        values: &[String],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&values.join(";"))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<String>, D::Error> {
        let cell = String::deserialize(deserializer)?;
        Ok(cell
            .split(';')
            .map(str::trim)
            .filter(|value| !value.is_empty())
            .map(ToOwned::to_owned)
            .collect())
    }
}

/// A cell that may be empty.
mod optional {
    use std::fmt::Display;
    use std::str::FromStr;

    use serde::{Deserialize, Deserializer, Serializer, de};

    pub(super) fn serialize<S: Serializer, T: Display>(
        value: &Option<T>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => serializer.collect_str(value),
            None => serializer.serialize_str(""),
        }
    }

    pub(super) fn deserialize<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
    where
        D: Deserializer<'de>,
        T: FromStr<Err: Display>,
    {
        let cell = String::deserialize(deserializer)?;
        if cell.is_empty() {
            return Ok(None);
        }
        cell.parse().map(Some).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_written_as_it_is_read() {
        for text in ["newer:2", "until:2018-08-14", "life-cycle"] {
            let window: Window = text.parse().expect(text);
            assert_eq!(window.to_string(), text);
        }
        for text in [
            "",
            "newer:0",
            "newer:",
            "until:",
            "until:2018-13-01",
            "always",
        ] {
            assert!(text.parse::<Window>().is_err(), "{text:?}");
        }
    }
}
