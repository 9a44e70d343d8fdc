//! The words in English.

use crate::catalogue::tables::{About, Remedy, Sure};
use crate::lang::Lang;
use crate::messages::date;

use super::{
    Advisories, Below, Build, Common, Content, Cve, Descriptions, Family, Feeds, Filters, Identify,
    Sources,
};

fn day(date: jiff::civil::Date) -> String {
    date::day(date, Lang::En)
}

/// A name as it stands at the beginning of a sentence.
fn capitalized(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| {
        format!("{}{}", first.to_uppercase(), letters.as_str())
    })
}

pub(super) static WORDS: Content = Content {
    descriptions: Descriptions {
        home: "Paste the build number of an Exchange Server: what it is, which update to install, which vulnerabilities it is exposed to, and what remains to do by hand. Nothing leaves the page.",
        check: "Paste build numbers or console output of Exchange Servers, and read for each what to install, what it is exposed to, and what remains to do.",
        advisories: "Security advisories for Exchange Server: what was fixed, which builds are exposed, and what has to be done beside installing.",
    },
    advisories: Advisories {
        title: "Advisories",
        lede: "What was fixed, who is exposed, and what has to be done beside installing.",
        none: "No advisory has been published yet.",
    },
    below: Below {
        newest: "Newest advisories",
        all: "All advisories",
    },
    identify: Identify {
        title: "How to read your build",
        right: "This one tells the truth",
        wrong: "This one does not move with security updates",
        wrong_command: "Get-ExchangeServer | Format-List Name,AdminDisplayVersion",
        wrong_text: "AdminDisplayVersion shows the cumulative update only. A server read from it is never called patched or unpatched here.",
    },
    common: Common {
        place: "You are here",
        all_builds: "All builds",
        product: "Product",
        branch: "Branch",
        build: "Build",
        released: "Released",
        article: "Article",
        status: "Service",
        comma: ", ",
        range: |from, to| format!("{from} to {to}"),
        serviced: "gets updates",
        serviced_until: |end| format!("gets updates until {}", day(end)),
        esu_until: |end| format!("ESU only, until {}", day(end)),
        out_of_service: |end| format!("no updates since {}", day(end)),
        out_of_support: |end| format!("support ended on {}", day(end)),
        out_of_support_undated: "support has ended",
        not_written: "no source says",
        newest_title: "The newest builds",
        newest_text: |date| {
            format!(
                "As of {}: the newest build of every branch that gets updates, and of products that get none any more.",
                day(date)
            )
        },
        newest_build: "Newest build",
    },
    build: Build {
        title: |build, name| format!("{build}: {name}"),
        lede: |kind, branch, date| {
            let kind = capitalized(kind);
            match branch {
                Some(branch) => format!("{kind} for {branch}, released on {}.", day(date)),
                None => format!("{kind}, released on {}.", day(date)),
            }
        },
        description: |build, name, kind, date, verdict| {
            format!(
                "Build {build} is {name}, {kind}, released on {}. {verdict}. What to install next, what it fixes, and what it is open to.",
                day(date)
            )
        },
        stands_for_title: |build, name| format!("{build}: stands for {name}"),
        stands_for: "This number stands for",
        unnamed_title: |build, branch| format!("{build}: a build of {branch} without a name"),
        open: |count, exploited| {
            let all = if count == 1 {
                "Open to 1 known vulnerability".to_owned()
            } else {
                format!("Open to {count} known vulnerabilities")
            };
            match exploited {
                0 => format!("{all}; none of them is known to be exploited."),
                1 => format!("{all}; 1 of them is exploited."),
                _ => format!("{all}; {exploited} of them are exploited."),
            }
        },
        everything: |build| format!("Everything about {build}"),
        as_of: |date| format!("As of {}", day(date)),
        check_today: "Check for today",
        facts: "Numbers and names",
        padded: "Long form",
        shown_alike: |branch| format!("the same for every update of {branch}"),
        aliases: "Also met as",
        repeats: "Repairs the package",
        repeated_as: "Issued again as",
        service: "Service",
        fixed: |count| match count {
            0 => "Fixed in this build".to_owned(),
            1 => "Fixed in this build: 1 vulnerability".to_owned(),
            _ => format!("Fixed in this build: {count} vulnerabilities"),
        },
        fixed_none: "No vulnerability is known to be first fixed by this build. It holds what came before it.",
        neighbours: "Before and after",
        previous: "Before",
        next: "After",
        first: |branch| format!("the first build of {branch}"),
        last: |branch| format!("nothing newer for {branch}"),
    },
    cve: Cve {
        title: |id, name, family| match name {
            Some(name) => format!("{id} ({name}): affected and fixed builds of {family}"),
            None => format!("{id}: affected and fixed builds of {family}"),
        },
        lede: |impact, family, date| {
            format!(
                "{} in {family}, public since {}.",
                capitalized(impact),
                day(date)
            )
        },
        description: |id, impact, family| {
            format!(
                "{id}, {impact} in {family}: the first fixed build of each branch, whether it is exploited, and what has to be done beside installing."
            )
        },
        score: "CVSS",
        no_score: "no source gives a score",
        severity: |score| match score.in_tenths() {
            90.. => "critical",
            70.. => "high",
            40.. => "medium",
            1.. => "low",
            _ => "none",
        },
        metric: |metric, value| {
            Some(match (metric, value) {
                ("AV", "N") => "over the network",
                ("AV", "A") => "from an adjacent network",
                ("AV", "L") => "on the machine itself",
                ("AV", "P") => "with the machine in hand",
                ("PR", "N") => "no privileges needed",
                ("PR", "L") => "low privileges needed",
                ("PR", "H") => "high privileges needed",
                ("UI", "N") => "no user has to take part",
                ("UI", "R") => "a user has to take part",
                _ => return None,
            })
        },
        exploited: "Exploited",
        exploited_since: |date| {
            format!("known to be exploited: on CISA's list since {}", day(date))
        },
        not_exploited: "not on CISA's list of exploited vulnerabilities",
        due: |date| format!("US agencies had to act by {}", day(date)),
        ransomware: "Ransomware",
        ransomware_known: "used in ransomware campaigns",
        ransomware_unknown: "no use in ransomware campaigns is known",
        remedy: "Remedy",
        remedy_is: |remedy| match remedy {
            Remedy::Build => "installing the update is enough",
            Remedy::BuildAndSetting => "the update, and something done by hand",
            Remedy::Setting => "no build: something done by hand, or another product's update",
        },
        record: "Record",
        record_link: "at cve.org",
        fixed_title: "Affected branches and first fixed builds",
        fixed_intro: "This build of the branch or a later one is fixed. A branch with no fix of its own stays exposed until it is left for a newer one.",
        first_fixed: "First fixed build",
        no_own_fix: |build| format!("no fix of its own; the next branch with one is {build}"),
        no_fix: "no fix",
        born_fixed: "came out with the fix",
        not_affected: "not affected",
        not_listed: "no source says whether it is affected",
        others: |names| format!("No source names these products as affected: {names}."),
        no_build: "No build closes this vulnerability.",
        actions: "What else has to be done",
        advisories: "Advisories",
        evidence: "Remarks, and what the table rests on",
    },
    family: Family {
        title: |family| format!("{family}: all builds and life cycles"),
        lede: |count, date| {
            format!(
                "{count} builds from the first product to the newest, known through {}. Each leads to what it means today.",
                day(date)
            )
        },
        description: |family, count| {
            format!(
                "All {count} build numbers of {family} with names, release dates and KB articles, the newest build of each branch, and the life cycles of all products."
            )
        },
        life_cycle: "Life cycles",
        life_cycle_intro: "End dates include that day.",
        mainstream: "Mainstream support",
        extended: "Extended support",
        esu: "Extended Security Updates",
        no_end: "no end set",
        day_unknown: "ended",
        esu_period: |name, from, to, branches| {
            format!("{name}: {} to {}, for {branches}", day(from), day(to))
        },
        builds: "All builds",
        vulnerabilities: "Vulnerabilities",
        vulnerabilities_intro: |count, exploited| {
            format!("{count} are known, {exploited} of them exploited.")
        },
        exploited_since: "On CISA's list since",
        of_year: |year, count| format!("{year}: {count}"),
        update: "Update",
        others: "Other families",
    },
    sources: Sources {
        title: "Sources",
        lede: "Every fact on this site comes from one of these. Where they disagree, it says here how that was decided, and how sure the decision is.",
        description: "The sources of every build, date and fix on this site with the day they were read, and how disagreements between them were decided.",
        list: "What was read",
        code: "Short",
        codes: "What the short names of the sources stand for",
        name: "Source",
        read: "Read up to",
        conflicts: "Where sources disagree",
        conflicts_intro: |count| format!("{count} disagreements, by what they are about."),
        about: |about| match about {
            About::Build => "Build numbers",
            About::Date => "Release dates",
            About::Kb => "KB articles",
            About::Name => "Names",
            About::Fix => "Fixes",
            About::LifeCycle => "Life cycles",
            About::Platform => "Platform versions",
        },
        values: "They say",
        used: "Used here",
        why: "Why",
        sure: |sure| match sure {
            Sure::Yes => "evidence settles it",
            Sure::Likely => "the better source was followed",
            Sure::Open => "undecided: both values are accepted",
        },
    },
    feeds: Feeds {
        title: "Feeds and data",
        lede: "What this site knows, to subscribe to and to use in your own tools. Nothing here asks for a key.",
        description: "Feeds of advisories and releases, a calendar of life cycle dates, and all data as files.",
        subscribe: "To subscribe to",
        download: "To download",
        branches: "One branch",
        branches_text: "New updates for one cumulative update, and the advisories that concern it.",
        api: "Where everything is, as JSON with schemas",
        releases: "All releases",
        cves: "All vulnerabilities",
        csaf: "Advisories as CSAF 2.0",
        osv: "Vulnerabilities and advisories as OSV",
    },
    filters: Filters {
        title: "Filters",
        all: "All",
        product: "Product",
        severity: "Severity",
        severity_is: |key| match key {
            "critical" => "Critical",
            "high" => "High",
            "medium" => "Medium",
            _ => "Low",
        },
        year: "Year",
        year_is: |year| year.to_string(),
        exploited: "Exploited only",
        reset: "Show all",
        shown: "Advisories shown:",
    },
};
