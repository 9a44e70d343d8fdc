//! Advisories: what Markdown becomes, that nothing but safe HTML comes out,
//! what pages take from the catalogue, and what the linter finds.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use common::{CATALOGUE, exchange};
use patchline::advisory::{self, FrontMatter, Links, Parts, RULES, Rendered, render};
use patchline::catalogue::source::{Fault, SourceFile};
use patchline::data;
use patchline::lang::Lang;

const DAY: Date = date(2026, 11, 22);

/// A site under `/base/`.
struct Under(Lang);

impl Links for Under {
    fn page(&self, path: &str) -> String {
        match self.0 {
            Lang::En => format!("/base{path}"),
            Lang::Ja => format!("/base/ja{path}"),
        }
    }

    fn file(&self, path: &str) -> String {
        format!("/base{path}")
    }
}

fn page(body: &str, lang: Lang) -> Rendered {
    render(body, exchange(), lang, DAY, &Under(lang))
}

// What Markdown becomes.

/// Markdown, and what it becomes in English.
const CASES: &[(&str, &str)] = &[
    (
        "a *b* **c** ~~d~~ `e`",
        "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code translate=\"no\">e</code></p>\n",
    ),
    ("a\nb", "<p>a\nb</p>\n"),
    ("a  \nb", "<p>a<br>\nb</p>\n"),
    ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
    (
        "3. a\n4. b",
        "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n",
    ),
    ("1. a", "<ol>\n<li>a</li>\n</ol>\n"),
    ("- [ ] a", "<ul>\n<li>[ ] a</li>\n</ul>\n"),
    ("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"),
    (
        "> [!WARNING]\n> a",
        "<div class=\"callout callout-warning\" role=\"note\" aria-label=\"Warning\">\n<p class=\"callout-title\">Warning</p>\n<p>a</p>\n</div>\n",
    ),
    ("---", "<hr>\n"),
    (
        "```powershell\na < b\n```",
        "<pre tabindex=\"0\" translate=\"no\"><code class=\"language-powershell\">a &lt; b</code></pre>\n",
    ),
    (
        "```\" onclick=x\na\n```",
        "<pre tabindex=\"0\" translate=\"no\"><code>a</code></pre>\n",
    ),
    (
        "    a",
        "<pre tabindex=\"0\" translate=\"no\"><code>a</code></pre>\n",
    ),
    (
        "## A *b* {#c}",
        "<div class=\"heading\"><h2 id=\"c\">A <em>b</em></h2><a class=\"anchor\" href=\"#c\" aria-label=\"Link to this section: A b\">#</a></div>\n",
    ),
    (
        "# A",
        "<div class=\"heading\"><h2 id=\"a\">A</h2><a class=\"anchor\" href=\"#a\" aria-label=\"Link to this section: A\">#</a></div>\n",
    ),
    (
        "## 日本語 の見出し",
        "<div class=\"heading\"><h2 id=\"日本語-の見出し\">日本語 の見出し</h2><a class=\"anchor\" href=\"#日本語-の見出し\" aria-label=\"Link to this section: 日本語 の見出し\">#</a></div>\n",
    ),
    (
        "###### A {#a .b onclick=c}",
        "<div class=\"heading\"><h6 id=\"a\">A</h6><a class=\"anchor\" href=\"#a\" aria-label=\"Link to this section: A\">#</a></div>\n",
    ),
    (
        "| a | b |\n|:--|--:|\n| c | d |",
        "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table 1\"><table>\n<thead><tr><th scope=\"col\" class=\"align-left\">a</th><th scope=\"col\" class=\"align-right\">b</th></tr></thead>\n<tbody>\n<tr><td class=\"align-left\">c</td><td class=\"align-right\">d</td></tr>\n</tbody>\n</table></div>\n",
    ),
    (
        "a[^x]\n\n[^x]: b",
        "<p>a<sup><a id=\"footnote-ref-1\" href=\"#footnote-1\" role=\"doc-noteref\">1</a></sup></p>\n<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\">\n<ol>\n<li id=\"footnote-1\"><p>b <a href=\"#footnote-ref-1\" role=\"doc-backlink\" aria-label=\"Back to the text\">↩</a></p>\n</li>\n</ol>\n</section>\n",
    ),
    (
        "[a](https://example.org/?b&c \"d\")",
        "<p><a href=\"https://example.org/?b&amp;c\" title=\"d\" rel=\"noreferrer\">a</a></p>\n",
    ),
    (
        "<https://example.org/>",
        "<p><a href=\"https://example.org/\" rel=\"noreferrer\">https://example.org/</a></p>\n",
    ),
    (
        "<a@example.org>",
        "<p><a href=\"mailto:a@example.org\">a@example.org</a></p>\n",
    ),
    (
        "[a](/check/#b)",
        "<p><a href=\"/base/check/#b\">a</a></p>\n",
    ),
    ("[a](#b)", "<p><a href=\"#b\">a</a></p>\n"),
    ("[a](b/)", "<p>a</p>\n"),
    (
        "![a *b*](/c.svg \"d\")",
        "<p><img src=\"/base/c.svg\" alt=\"a b\" title=\"d\" loading=\"lazy\"></p>\n",
    ),
    ("![a](https://example.org/a.png)", "<p>a</p>\n"),
    (
        "<build:15.2.1118.21>",
        "<p><a href=\"/base/exchange/15.2.1118.21/\">2019 CU12 Jan23SU (15.2.1118.21)</a></p>\n",
    ),
    (
        "[](build:15.02.1118.007)",
        "<p><a href=\"/base/exchange/15.2.1118.7/\">2019 CU12 (15.2.1118.7)</a></p>\n",
    ),
    (
        "[a *b*](build:15.2.1118.7)",
        "<p><a href=\"/base/exchange/15.2.1118.7/\">a <em>b</em></a></p>\n",
    ),
    ("<build:15.2.1118.22>", "<p>15.2.1118.22</p>\n"),
    (
        "<cve:cve-2022-41082>",
        "<p><a href=\"/base/cve/CVE-2022-41082/\">CVE-2022-41082</a></p>\n",
    ),
    ("<cve:CVE-2022-1>", "<p>CVE-2022-1</p>\n"),
    (
        "<kb:KB5022193>",
        "<p><a href=\"https://support.microsoft.com/help/5022193\" rel=\"noreferrer\">KB5022193</a></p>\n",
    ),
    ("<kb:KB1>", "<p>KB1</p>\n"),
    (
        "## <cve:CVE-2022-41082> {#a}",
        "<div class=\"heading\"><h2 id=\"a\"><a href=\"/base/cve/CVE-2022-41082/\">CVE-2022-41082</a></h2><a class=\"anchor\" href=\"#a\" aria-label=\"Link to this section: CVE-2022-41082\">#</a></div>\n",
    ),
    (
        "```catalogue\nshow: nothing\n```",
        "<pre tabindex=\"0\" translate=\"no\"><code>show: nothing</code></pre>\n",
    ),
];

#[test]
fn markdown_becomes_this_html() {
    for (markdown, expected) in CASES {
        assert_eq!(page(markdown, Lang::En).html, *expected, "{markdown}");
        check(&page(markdown, Lang::Ja).html).unwrap_or_else(|fault| panic!("{fault}: {markdown}"));
    }
}

#[test]
fn a_line_end_in_japanese_is_no_space() {
    for (markdown, expected) in [
        ("更新\n適用", "更新適用"),
        ("です。\n次の", "です。次の"),
        ("「更新」\n（適用）", "「更新」（適用）"),
        ("Exchange\nサーバー", "Exchange\nサーバー"),
        ("更新\nCU12", "更新\nCU12"),
        ("更新。\nCU12", "更新。CU12"),
        ("CU12\n（更新", "CU12（更新"),
        ("更新\n`a`", "更新\n<code translate=\"no\">a</code>"),
        ("**更新**\n適用", "<strong>更新</strong>適用"),
        ("[更新](#a)\n適用", "<a href=\"#a\">更新</a>適用"),
        ("更新\n[適用](#a)", "更新<a href=\"#a\">適用</a>"),
        ("更新  \n適用", "更新<br>\n適用"),
    ] {
        assert_eq!(
            page(markdown, Lang::Ja).html,
            format!("<p>{expected}</p>\n")
        );
    }
}

#[test]
fn headings_have_ids_of_their_own() {
    let rendered = page(
        "## A\n## A\n## A-2\n### {#x}\n## !\n## B {#footnote-1}\n## C {#x}",
        Lang::En,
    );
    let ids: Vec<&str> = rendered
        .toc
        .iter()
        .map(|heading| heading.id.as_str())
        .collect();
    assert_eq!(
        ids,
        [
            "a",
            "a-2",
            "a-2-2",
            "x",
            "section",
            "section-footnote-1",
            "x-2"
        ]
    );
    check(&rendered.html).expect("ids are unique");
}

// Nothing but safe HTML.

const ATTACKS: &[&str] = &[
    "<script>alert(1)</script>",
    "a <script src=//example.org></script> b",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<div onclick=\"alert(1)\">\n\n*a*\n\n</div>",
    "<!-- <#> -->",
    "<?php ?>",
    "<![CDATA[<script>]]>",
    "<!DOCTYPE html>",
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](< javascript:alert(1)>)",
    "[x](java&#115;cript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](java&NewLine;script:alert(1))",
    "[x](java\\script:alert(1))",
    "[x](&#1;javascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](//example.org/)",
    "[x](/\\example.org/)",
    "[x](&#47;&#47;example.org/)",
    "[x](/%09/example.org/)",
    "[x](https:example.org)",
    "[x](file:///etc/passwd)",
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    "<vbscript:x>",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "[x][y]\n\n[y]: <java&#115;cript:alert(1)> 'a\" onclick=\"b'",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
    "![x\" onerror=\"alert(1)](/a.png)",
    "![x](/a.png \"a\\\" onerror=\\\"b\")",
    "[x](https://example.org/ \"a\\\" onmouseover=\\\"b\")",
    "[x](https://example.org/ 'a\" onmouseover=\"b')",
    "[x](https://example.org/\"onmouseover=\"alert(1))",
    "[x](<https://example.org/\" onmouseover=\"alert(1)>)",
    "[![x](javascript:a)](javascript:b)",
    "[a [b](javascript:x) c](javascript:y)",
    "![a [b](https://example.org) <script>](/c.png)",
    "# <script>alert(1)</script>",
    "## a {#\"onclick=\"x}",
    "## a {onclick=alert(1) .b style=c}",
    "## [a](javascript:x) {#<script>}",
    "```<script>\n</code><script>alert(1)</script>\n```",
    "`</code><script>alert(1)</script>`",
    "| <script> | [x](javascript:a) |\n|--|--|\n| <td onclick=x> | </table><script> |",
    "a[^<script>]\n\n[^<script>]: <script>alert(1)</script>",
    "a[^\"onclick]\n\n[^\"onclick]: b",
    "> [!NOTE]\n> <script>",
    "```catalogue\nshow: <script>alert(1)</script>\n```",
    "```catalogue\nshow: fixed-builds\nupdate: \"><script>\n```",
    "<build:\"><script>>",
    "[</a><script>](build:15.2.1118.21 \"\\\" onclick=\\\"\")",
    "[x](cve:CVE-2022-41082\"onclick=\"x)",
    "\u{0}<script>\u{0}",
    "- <script>\n  - [x](javascript:a)\n    > <b onclick=x>",
];

#[test]
fn no_attack_leaves_more_than_text() {
    for attack in ATTACKS {
        for lang in Lang::ALL {
            let html = page(attack, lang).html;
            check(&html).unwrap_or_else(|fault| panic!("{fault}\nin  {attack}\nout {html}"));
        }
    }
}

/// Pieces that Markdown gives a meaning, or that attacks are made of.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,12}",
        prop::sample::select(ATTACKS).prop_map(ToOwned::to_owned),
        prop::sample::select(&[
            "\n",
            "\n\n",
            "    ",
            "\t",
            "  \n",
            "# ",
            "## ",
            "- ",
            "1. ",
            "> ",
            "> [!TIP]\n> ",
            "*",
            "**",
            "_",
            "~~",
            "`",
            "```",
            "```catalogue\n",
            "show: newest\n",
            "show: settle\n",
            "show: known-issues\nupdate: Nov24SU\n",
            "show: days\ncves: CVE-2021-28480\n",
            "show: actions\nids: CVE-2022-21978\n",
            "|",
            "|--|--|\n",
            "[",
            "]",
            "(",
            ")",
            "![",
            "](",
            "](/a)",
            "](#a)",
            "](https://a.b)",
            "<",
            ">",
            "</",
            "<a ",
            "href=",
            "\"",
            "'",
            "&",
            "&lt;",
            "&#60;",
            "{#",
            "}",
            "{#a}",
            "[^a]",
            "[^a]: ",
            "[a]: /b\n",
            "<cve:CVE-2022-41082>",
            "<build:15.2.1118.21>",
            "<kb:KB5022193>",
            "\\",
            "---\n",
            "日本",
            "。",
            "\u{0}",
            "\u{202E}",
            "\r\n",
            "\r",
        ])
        .prop_map(ToOwned::to_owned),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_markdown_gives_safe_and_balanced_html(
        pieces in prop::collection::vec(piece(), 0..24),
        in_japanese in any::<bool>(),
    ) {
        let markdown = pieces.concat();
        let lang = if in_japanese { Lang::Ja } else { Lang::En };
        let rendered = page(&markdown, lang);
        if let Err(fault) = check(&rendered.html) {
            return Err(TestCaseError::fail(format!("{fault}\n{}", rendered.html)));
        }
        let ids: BTreeSet<&str> = rendered.toc.iter().map(|heading| heading.id.as_str()).collect();
        prop_assert_eq!(ids.len(), rendered.toc.len());
        prop_assert!(rendered.toc.iter().all(|heading| (2..=6).contains(&heading.level)));
    }

    #[test]
    fn linting_never_panics(pieces in prop::collection::vec(piece(), 0..24)) {
        let text = format!("+++\nid = \"x\"\n+++\n{}", pieces.concat());
        let file = SourceFile { name: "advisories/2026-01-02-a/en.md", text: &text };
        prop_assert!(!advisory::lint(&[file], &CATALOGUE).is_empty());
    }
}

/// The tags of a page, and their attributes.
const TAGS: &[(&str, &[&str])] = &[
    (
        "a",
        &["href", "title", "rel", "class", "id", "role", "aria-label"],
    ),
    ("blockquote", &[]),
    ("br", &[]),
    ("circle", &["class", "r"]),
    ("code", &["class", "translate"]),
    ("del", &[]),
    ("desc", &["id"]),
    ("details", &[]),
    ("div", &["class", "role", "aria-label", "tabindex"]),
    ("em", &[]),
    ("figcaption", &[]),
    ("figure", &["class"]),
    ("h2", &["id"]),
    ("h3", &["id"]),
    ("h4", &["id"]),
    ("h5", &["id"]),
    ("h6", &["id"]),
    ("hr", &[]),
    ("img", &["src", "alt", "title", "loading"]),
    ("li", &["id"]),
    ("line", &["class", "x1", "x2", "y1", "y2"]),
    ("ol", &["start"]),
    ("p", &["class"]),
    ("path", &["class", "d"]),
    ("pre", &["tabindex", "translate"]),
    ("rect", &["class", "x", "y", "width", "height"]),
    ("section", &["class", "role", "aria-label"]),
    ("span", &[]),
    ("strong", &[]),
    ("summary", &[]),
    ("sup", &[]),
    (
        "svg",
        &[
            "class",
            "role",
            "width",
            "height",
            "x",
            "y",
            "overflow",
            "aria-labelledby",
            "aria-describedby",
            "aria-hidden",
        ],
    ),
    ("table", &["class"]),
    ("tbody", &[]),
    ("td", &["class", "colspan"]),
    ("text", &["class", "x", "y", "text-anchor"]),
    ("th", &["class", "scope", "rowspan"]),
    ("thead", &[]),
    ("time", &["datetime"]),
    ("title", &["id"]),
    ("tr", &[]),
    ("ul", &["class"]),
];

const VOID: [&str; 3] = ["br", "hr", "img"];

/// Reads HTML as strictly as this project writes it: every tag and attribute
/// from the list, quoted, closed in order; every address of an allowed sort.
fn check(html: &str) -> Result<(), String> {
    let mut open: Vec<&str> = Vec::new();
    let mut ids = BTreeSet::new();
    let mut rest = html;
    while let Some(at) = rest.find(['<', '>']) {
        let (text, tail) = rest.split_at(at);
        check_text(text)?;
        let inner = tail
            .strip_prefix('<')
            .ok_or_else(|| "a bare >".to_owned())?;
        if let Some(inner) = inner.strip_prefix('/') {
            let (name, tail) = inner.split_once('>').ok_or("an end tag without end")?;
            if open.pop() != Some(name) {
                return Err(format!("</{name}> closes nothing"));
            }
            rest = tail;
            continue;
        }
        let end = inner
            .find(|c: char| !c.is_ascii_alphanumeric())
            .ok_or("a tag without end")?;
        let (name, mut tail) = inner.split_at(end);
        let (_, allowed) = TAGS
            .iter()
            .find(|(tag, _)| *tag == name)
            .ok_or_else(|| format!("<{name}> is no tag of ours"))?;
        let mut seen = BTreeSet::new();
        while let Some(attribute) = tail.strip_prefix(' ') {
            let (key, value) = attribute
                .split_once("=\"")
                .ok_or("an attribute without value")?;
            let (value, after) = value.split_once('"').ok_or("a value without end")?;
            if !allowed.contains(&key) || !seen.insert(key) {
                return Err(format!("<{name} {key}> is no attribute of ours"));
            }
            check_text(value)?;
            if value.contains(['<', '>']) {
                return Err(format!("a tag in <{name} {key}>"));
            }
            match key {
                "id" if !ids.insert(value) => return Err(format!("#{value} stands twice")),
                "id" if value.is_empty() || value.contains(char::is_whitespace) => {
                    return Err(format!("#{value} is no id"));
                }
                "href" | "src" => check_address(key, value)?,
                _ => {}
            }
            tail = after;
        }
        if let (Some(after), "circle" | "line" | "path" | "rect") = (tail.strip_prefix("/>"), name)
        {
            rest = after;
            continue;
        }
        rest = tail
            .strip_prefix('>')
            .ok_or_else(|| format!("<{name} is not closed"))?;
        if !VOID.contains(&name) {
            open.push(name);
        }
    }
    check_text(rest)?;
    match open.last() {
        Some(name) => Err(format!("<{name}> stays open")),
        None => Ok(()),
    }
}

/// Text holds no quote, and `&` only as the start of one of our five entities.
fn check_text(text: &str) -> Result<(), String> {
    let entities = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"];
    for (at, _) in text.match_indices('&') {
        if !entities.iter().any(|entity| text[at..].starts_with(entity)) {
            return Err(format!("a bare & in {text:?}"));
        }
    }
    if text.contains(['"', '\'', '\0']) {
        return Err(format!("a bare quote in {text:?}"));
    }
    Ok(())
}

fn check_address(key: &str, address: &str) -> Result<(), String> {
    let lower = address.to_ascii_lowercase();
    let on_site = (address.starts_with("/base/") && !address.contains('\\')) || address == "/base/";
    let away = ["https://", "http://"]
        .iter()
        .any(|scheme| lower.starts_with(scheme));
    let fine = match key {
        "src" => on_site,
        _ => on_site || away || lower.starts_with("mailto:") || address.starts_with('#'),
    };
    let clean = !address.chars().any(|c| c.is_control() || c == ' ');
    if fine && clean {
        Ok(())
    } else {
        Err(format!("{address:?} is no address of ours"))
    }
}

// What pages take from the catalogue.

/// The text of a table: a line a row, cells between bars.
fn rows(html: &str) -> Vec<String> {
    html.split("<tr>")
        .skip(1)
        .map(|row| {
            let row = row.split("</tr>").next().unwrap_or(row);
            row.replace("</td>", "|")
                .replace("</th>", "|")
                .split('<')
                .map(|part| part.rsplit('>').next().unwrap_or(part))
                .collect::<String>()
                .trim_end_matches('|')
                .replace('|', " | ")
        })
        .collect()
}

fn answer(query: &str, lang: Lang) -> Vec<String> {
    let html = page(&format!("```catalogue\n{query}\n```"), lang).html;
    check(&html).expect("tables are safe too");
    rows(&html)
}

#[test]
fn the_newest_releases_of_a_day() {
    assert_eq!(
        answer("show: newest\non: 2023-01-26", Lang::En),
        [
            "Product | Newest | Build | File version | Package | Released | Public support until",
            "Exchange Server 2019 | CU12 Jan23SU | 15.2.1118.21 | 15.02.1118.021 | KB5022193 | 10 January 2023 | 14 October 2025",
            "Exchange Server 2016 | CU23 Jan23SU | 15.1.2507.17 | 15.01.2507.017 | KB5022143 | 10 January 2023 | 14 October 2025",
            "Exchange Server 2013 | CU23 Jan23SU | 15.0.1497.45 | 15.00.1497.045 | KB5022188 | 10 January 2023 | 11 April 2023",
        ]
    );
    let today = answer("show: newest", Lang::Ja);
    assert_eq!(today.len(), 2, "only SE is supported: {today:?}");
    assert!(
        today[1].starts_with("Exchange Server SE | RTM "),
        "{today:?}"
    );
    assert!(today[1].ends_with(" | 期限なし"), "{today:?}");
}

#[test]
fn the_builds_of_an_update_and_what_to_do_without_it() {
    assert_eq!(
        answer(
            "show: fixed-builds\nupdate: Jan23SU\non: 2023-01-26",
            Lang::En
        ),
        [
            "Version | Update | Build | File version | Package | Released",
            "Exchange Server 2019 CU12 | Jan23SU | 15.2.1118.21 | 15.02.1118.021 | KB5022193 | 10 January 2023",
            "Exchange Server 2019 CU11 | Jan23SU | 15.2.986.37 | 15.02.0986.037 | KB5022193 | 10 January 2023",
            "Exchange Server 2019 RTM to CU10 | No update. Install CU12 first, then Jan23SU.",
            "Exchange Server 2016 CU23 | Jan23SU | 15.1.2507.17 | 15.01.2507.017 | KB5022143 | 10 January 2023",
            "Exchange Server 2016 RTM to CU22 | No update. Install CU23 first, then Jan23SU.",
            "Exchange Server 2013 CU23 | Jan23SU | 15.0.1497.45 | 15.00.1497.045 | KB5022188 | 10 January 2023",
            "Exchange Server 2013 RTM to CU22 | No update. Install CU23 first, then Jan23SU.",
        ]
    );
    assert_eq!(
        answer(
            "show: fixed-builds\nupdate: Jan23SU\nproducts: 2010, 2019",
            Lang::Ja
        ),
        [
            "バージョン | 更新プログラム | ビルド番号 | ファイル バージョン | パッケージ | 公開日",
            "Exchange Server 2019 CU13 ～ CU15 | 最初から修正を含んでいます。",
            "Exchange Server 2019 CU12 | Jan23SU | 15.2.1118.21 | 15.02.1118.021 | KB5022193 | 2023年1月10日",
            "Exchange Server 2019 CU11 | Jan23SU | 15.2.986.37 | 15.02.0986.037 | KB5022193 | 2023年1月10日",
            "Exchange Server 2019 RTM ～ CU10 | 更新プログラムはありません。CU15 をインストールしてください。",
            "Exchange Server 2010 RTM ～ SP3 | 更新プログラムはありません。Exchange Server SE に移行してください。",
        ]
    );
}

#[test]
fn the_first_builds_without_several_vulnerabilities() {
    // One of November 2022 and one of January 2023: the later fix counts.
    assert_eq!(
        answer(
            "show: fixed-builds\ncves: CVE-2022-41082, CVE-2023-21762\nproducts: 2016\non: 2023-01-26",
            Lang::En
        ),
        [
            "Version | First fixed by | Build | File version | Package | Released",
            "Exchange Server 2016 CU23 | Jan23SU | 15.1.2507.17 | 15.01.2507.017 | KB5022143 | 10 January 2023",
            "Exchange Server 2016 RTM to CU22 | No update. Install CU23 first, then Jan23SU.",
        ]
    );
    // Public, and not fixed yet on that day.
    let early = answer(
        "show: fixed-builds\ncves: CVE-2022-41082\nproducts: 2013\non: 2022-10-15",
        Lang::En,
    );
    assert_eq!(early.len(), 2, "{early:?}");
    assert!(
        early[1].starts_with("Exchange Server 2013 RTM to CU23 | No update."),
        "{early:?}"
    );
}

#[test]
fn what_vulnerabilities_allow_and_since_when_they_are_exploited() {
    assert_eq!(
        answer(
            "show: vulnerabilities\ncves: CVE-2022-41080, CVE-2021-26855\non: 2023-01-09",
            Lang::En
        ),
        [
            "CVE | What it allows | CVSS score | In CISA&#39;s KEV catalogue since",
            "CVE-2022-41080 (OWASSRF) | elevation of privilege | 8.8 | none known",
            "CVE-2021-26855 (ProxyLogon) | remote code execution | 9.1 | 3 November 2021",
        ]
    );
    let january: Vec<String> = answer("show: vulnerabilities\nupdate: Jan23SU", Lang::En)
        .iter()
        .skip(1)
        .map(|row| row.split(' ').next().unwrap_or("").to_owned())
        .collect();
    assert_eq!(
        january,
        [
            "CVE-2023-21745",
            "CVE-2023-21761",
            "CVE-2023-21762",
            "CVE-2023-21763",
            "CVE-2023-21764"
        ]
    );
}

#[test]
fn actions_bring_their_headings_and_commands() {
    let rendered = page(
        "## A {#a}\n\n```catalogue\nshow: actions\nids: CVE-2022-21978, CVE-2022-21979, CVE-2022-21980\n```\n\n## B {#b}",
        Lang::En,
    );
    let toc: Vec<(u8, &str)> = rendered
        .toc
        .iter()
        .map(|heading| (heading.level, heading.id.as_str()))
        .collect();
    assert_eq!(
        toc,
        [
            (2, "a"),
            (3, "cve-2022-21978"),
            (3, "cve-2022-21979"),
            (2, "b")
        ]
    );
    assert!(rendered.html.contains(
        "<code class=\"language-powershell\">Setup.exe /IAcceptExchangeServerLicenseTerms_DiagnosticDataON /PrepareAllDomains</code>"
    ));
}

// What the linter finds.

/// Files by name.
type Files = BTreeMap<String, String>;

fn faults(files: &Files) -> Vec<Fault> {
    let files: Vec<SourceFile<'_>> = files
        .iter()
        .map(|(name, text)| SourceFile { name, text })
        .collect();
    advisory::lint(&files, &CATALOGUE)
}

fn own() -> Files {
    data::files()
        .into_iter()
        .filter(|file| file.name.ends_with(".md"))
        .map(|file| (file.name, file.text))
        .collect()
}

#[test]
fn known_issues_are_those_of_the_update_or_of_the_ids() {
    for (block, titles) in [
        (
            "show: known-issues\nupdate: Aug23SU",
            &[
                "The first Aug23SU package fails on systems in other languages than English",
                "The Emergency Mitigation service gets nothing new below Jun26SU",
            ][..],
        ),
        (
            "show: known-issues\nids: nov24su-time-zones, sep26su-korean-search",
            &[
                "Time zone errors after Nov24SU",
                "Korean search files are missing from Sep26SU",
            ],
        ),
        // What was not known on the day is not said.
        (
            "show: known-issues\nids: nov24su-time-zones\non: 2024-11-28",
            &[],
        ),
    ] {
        let markdown = format!("```catalogue\n{block}\n```");
        let html = page(&markdown, Lang::En).html;
        let rows = html.matches("<th scope=\"row\">").count();
        assert_eq!(rows, titles.len(), "{html}");
        for title in titles {
            assert!(
                html.contains(&format!("<th scope=\"row\">{title}</th>")),
                "{html}"
            );
        }
    }
}

#[test]
fn the_advisories_of_this_project_have_no_fault() {
    let found = faults(&own());
    let list: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert!(list.is_empty(), "{}", list.join("\n"));
}

#[test]
fn the_advisories_of_this_project_render_alike_in_both_languages() {
    let own = own();
    let english: Vec<&String> = own.keys().filter(|name| name.ends_with("/en.md")).collect();
    assert!(!english.is_empty());
    for name in english {
        let outline = |name: &str, lang| {
            let parts = Parts::of(&own[name]).expect(name);
            let front = FrontMatter::read(parts.front_matter).expect(name);
            let rendered = page(parts.body, lang);
            check(&rendered.html).expect(name);
            let count = |what: &str| rendered.html.matches(what).count();
            let commands: Vec<String> = rendered
                .html
                .split("<pre")
                .skip(1)
                .map(|rest| rest.split("</pre>").next().unwrap_or("").to_owned())
                .collect();
            let toc: Vec<(u8, String)> = rendered
                .toc
                .iter()
                .map(|heading| (heading.level, heading.id.clone()))
                .collect();
            let sources: Vec<(String, String)> = front
                .sources
                .into_iter()
                .map(|source| (source.url, source.read))
                .collect();
            (
                toc,
                commands,
                sources,
                [count("<table>"), count("<li>"), count("<a href=\"/base")],
            )
        };
        let ja = name.replace("/en.md", "/ja.md");
        assert_eq!(outline(name, Lang::En), outline(&ja, Lang::Ja), "{name}");
    }
}

fn fixtures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/advisory")
}

fn good() -> Files {
    let mut files = Files::new();
    for folder in ["2026-01-02-first", "2026-01-03-second"] {
        for name in ["en.md", "ja.md"] {
            let path = format!("{folder}/{name}");
            let text = fs::read_to_string(fixtures().join("good").join(&path)).expect(&path);
            files.insert(path, text);
        }
    }
    files
}

#[test]
fn the_good_advisories_have_no_fault() {
    assert_eq!(faults(&good()), []);
}

/// A case of `rules.txt`: a rule, edits, and the places of faults.
struct Case {
    rule: String,
    files: Files,
    expected: Vec<String>,
}

fn cases() -> Vec<Case> {
    let text = fs::read_to_string(fixtures().join("rules.txt")).expect("the cases are there");
    let mut cases: Vec<Case> = Vec::new();
    for line in text.lines() {
        if let Some(rule) = line.strip_prefix("## ") {
            cases.push(Case {
                rule: rule.to_owned(),
                files: good(),
                expected: Vec::new(),
            });
            continue;
        }
        let Some(case) = cases.last_mut() else {
            continue;
        };
        if let Some(place) = line.strip_prefix("=> ") {
            let (place, rule) = place.split_once(' ').unwrap_or((place, &case.rule));
            case.expected.push(format!("{place} {rule}"));
        } else if !line.is_empty() {
            edit(&mut case.files, line);
        }
    }
    for case in &mut cases {
        case.expected.sort();
    }
    cases
}

fn edit(files: &mut Files, line: &str) {
    let taken =
        |files: &mut Files, name: &str| files.remove(name).unwrap_or_else(|| panic!("{line}"));
    if let Some(name) = line.strip_prefix("remove ") {
        taken(files, name);
    } else if let Some((from, to)) = line
        .strip_prefix("rename ")
        .and_then(|names| names.split_once(" to "))
    {
        let text = taken(files, from);
        files.insert(to.to_owned(), text);
    } else {
        let (name, change) = line
            .strip_prefix("in ")
            .and_then(|rest| rest.split_once(" replace `"))
            .unwrap_or_else(|| panic!("{line}"));
        let (from, to) = change
            .strip_suffix('`')
            .and_then(|change| change.split_once("` with `"))
            .unwrap_or_else(|| panic!("{line}"));
        let (from, to) = (from.replace("\\n", "\n"), to.replace("\\n", "\n"));
        let text = taken(files, name);
        assert_eq!(text.matches(&from).count(), 1, "{line}");
        files.insert(name.to_owned(), text.replace(&from, &to));
    }
}

#[test]
fn every_rule_finds_what_breaks_it_where_it_stands() {
    let cases = cases();
    let mut wrong = Vec::new();
    for case in &cases {
        let mut found: Vec<String> = faults(&case.files)
            .iter()
            .map(|fault| format!("{} {}", fault.place, fault.rule))
            .collect();
        found.sort();
        if found != case.expected {
            wrong.push(format!(
                "{}\n  expected\n    {}\n  found\n    {}",
                case.rule,
                case.expected.join("\n    "),
                found.join("\n    ")
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let shown: BTreeSet<&str> = cases.iter().map(|case| case.rule.as_str()).collect();
    let rules: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(shown, rules, "every rule has a case, and no other");
    assert_eq!(rules.len(), RULES.len(), "no two rules share an id");
}

#[test]
fn no_rule_shares_its_id_with_one_of_the_catalogue() {
    let of_catalogue: BTreeSet<&str> = patchline::catalogue::lint::RULES
        .iter()
        .chain(patchline::catalogue::source::RULES)
        .map(|rule| rule.id)
        .collect();
    for rule in RULES {
        assert!(!of_catalogue.contains(rule.id), "{}", rule.id);
    }
}
