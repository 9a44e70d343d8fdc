//! The words of search: its page, what was found, and why something was not.
//!
//! Must not know layout, nor how anything is found.

use crate::build::Build;
use crate::lang::Lang;

/// The words, in one language.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Search {
    pub title: &'static str,
    pub description: &'static str,
    pub label: &'static str,
    pub hint: &'static str,
    pub button: &'static str,
    pub no_script: &'static str,
    pub no_program: &'static str,
    pub look: &'static str,
    pub vulnerabilities: &'static str,
    pub named: &'static str,
    pub begun: &'static str,
    pub in_text: &'static str,
    pub check: fn(Build) -> String,
    pub check_text: &'static str,
    pub nothing: fn(&str) -> String,
    pub nothing_hint: &'static str,
    pub to_checker: &'static str,
    pub more: fn(usize) -> String,
    pub count: fn(usize, usize) -> String,
    pub searching: &'static str,
    pub failed: &'static str,
    pub text_failed: &'static str,
    pub text_offline: &'static str,
    pub text_absent: &'static str,
}

/// The words in one language.
#[must_use]
pub const fn search(lang: Lang) -> &'static Search {
    match lang {
        Lang::En => &EN,
        Lang::Ja => &JA,
    }
}

static EN: Search = Search {
    title: "Search",
    description: "Search builds, KB articles, CVEs, updates and advisories of Exchange Server, by their names or by words.",
    label: "Build, KB, CVE, name of an update, or words",
    hint: "15.2.1118.21, KB5022193, CVE-2022-41082, CU12 Jan23SU, ProxyShell, extended protection. The key / leads here from any page.",
    button: "Search",
    no_script: "Searching needs JavaScript and WebAssembly. Everything can also be reached through these pages.",
    no_program: "The search could not be started. It needs a connection, and a browser with WebAssembly.",
    look: "Without searching",
    vulnerabilities: "Vulnerabilities",
    named: "Pages of that name",
    begun: "Names that begin so",
    in_text: "In the text",
    check: |build| format!("Check build {build}"),
    check_text: "What this build is, what to install, and what it is exposed to.",
    nothing: |query| format!("Nothing was found for “{query}”."),
    nothing_hint: "Builds are found in any form, KBs and CVEs by their numbers, updates by names such as CU12 Jan23SU. Words are looked for in advisories, vulnerabilities and known issues, in the language of this page.",
    to_checker: "Ask the checker about this text",
    more: |count| format!("Show more ({count})"),
    count: |pages, texts| {
        let texts = match texts {
            1 => "1 result in the text".to_owned(),
            _ => format!("{texts} results in the text"),
        };
        match pages {
            0 => texts,
            1 => format!("1 page of that name, {texts}"),
            _ => format!("{pages} pages of that name, {texts}"),
        }
    },
    searching: "Searching the text…",
    failed: "The list of names could not be loaded, so nothing can be found yet.",
    text_failed: "The text could not be searched.",
    text_offline: "There is no connection, and words inside of pages cannot be searched without one. Names can: builds, KBs, CVEs and updates.",
    text_absent: "This copy of the site was built without the index of words. Names can be searched: builds, KBs, CVEs and updates.",
};

static JA: Search = Search {
    title: "検索",
    description: "Exchange Server のビルド、KB、CVE、更新プログラム、アドバイザリを、名前や語句で検索できます。",
    label: "ビルド番号、KB、CVE、更新プログラムの名前、語句",
    hint: "例: 15.2.1118.21、KB5022193、CVE-2022-41082、CU12 Jan23SU、ProxyShell、拡張保護。どのページでも / キーで検索できます。",
    button: "検索",
    no_script: "検索には JavaScript と WebAssembly が必要です。次のページからも、すべての情報をご覧いただけます。",
    no_program: "検索を開始できませんでした。接続と、WebAssembly に対応したブラウザーが必要です。",
    look: "検索せずに探す",
    vulnerabilities: "脆弱性の一覧",
    named: "名前が一致したページ",
    begun: "名前の先頭が一致したページ",
    in_text: "本文の検索結果",
    check: |build| format!("ビルド {build} をチェックする"),
    check_text: "製品とバージョン、インストールすべき更新プログラム、影響を受ける脆弱性を確認できます。",
    nothing: |query| format!("「{query}」に一致するものは見つかりませんでした。"),
    nothing_hint: "ビルド番号はどの表記でも、KB と CVE は番号で、更新プログラムは CU12 Jan23SU のような名前で検索できます。語句は、このページの言語のアドバイザリ、脆弱性、既知の問題から探します。",
    to_checker: "このテキストをチェック機能で調べる",
    more: |count| format!("さらに表示 (残り {count} 件)"),
    count: |pages, texts| format!("名前の一致 {pages} 件、本文 {texts} 件"),
    searching: "本文を検索しています…",
    failed: "名前の一覧を読み込めなかったため、まだ検索できません。",
    text_failed: "本文を検索できませんでした。",
    text_offline: "接続がないため、本文は検索できません。ビルド、KB、CVE、更新プログラムの名前は検索できます。",
    text_absent: "このサイトには本文の索引が含まれていません。ビルド、KB、CVE、更新プログラムの名前は検索できます。",
};
