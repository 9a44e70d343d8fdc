//! The words of the pages: everything a reader sees that is not an answer,
//! not a fact and not an advisory.
//!
//! Must not know layout. Where a sentence holds a value, it is a function.

use jiff::civil::Date;

use crate::lang::Lang;

use super::date::day;

/// All words of the pages, in one language.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is the group of words it names")]
pub struct Page {
    pub site: Site,
    pub home: Home,
    pub check: Check,
    pub checker: Checker,
    pub answer: Answer,
    pub content: Content,
    pub not_found: NotFound,
}

/// The title of a page with the site's name.
#[must_use]
pub fn titled(title: &str, lang: Lang) -> String {
    [title, " - ", page(lang).site.name].concat()
}

/// What stands on every page.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Site {
    pub name: &'static str,
    pub tagline: &'static str,
    pub skip: &'static str,
    pub navigation: &'static str,
    pub check: &'static str,
    pub advisories: &'static str,
    pub builds: &'static str,
    pub search: &'static str,
    pub search_hint: &'static str,
    /// The name of the other language, in that language.
    pub other_language: &'static str,
    pub privacy: &'static str,
    pub not_microsoft: &'static str,
    pub data_through: fn(Date) -> String,
    pub loading: &'static str,
    pub retry: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
    pub copy_command: fn(&str) -> String,
}

/// The front page.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Home {
    pub title: &'static str,
    pub lede: &'static str,
}

/// The checker's own page.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Check {
    pub title: &'static str,
    pub lede: &'static str,
}

/// The box and what surrounds it.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Checker {
    pub label: &'static str,
    pub hint: &'static str,
    pub examples: &'static str,
    pub clear: &'static str,
    pub as_of: &'static str,
    pub today: &'static str,
    pub loading: &'static str,
    pub failed: &'static str,
    pub too_long: fn(usize) -> String,
    /// The day the data ends, and how many days ago that was.
    pub old: fn(Date, i32) -> String,
    pub answers: &'static str,
    pub found: fn(usize) -> String,
    pub more: fn(usize) -> String,
    pub not_understood: fn(usize) -> String,
    pub line: fn(u32) -> String,
}

/// The frame of an answer.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Answer {
    pub released: fn(&str) -> String,
    pub on_that_day: fn(Date) -> String,
    pub origin: &'static str,
    pub origin_installed: &'static str,
    pub origin_branch: &'static str,
    pub what_to_do: &'static str,
    pub esu: &'static str,
    pub announcement: &'static str,
    pub verify: &'static str,
    pub exposed: fn(usize) -> String,
    pub possibly_exposed: fn(usize) -> String,
    pub cve: &'static str,
    pub score: &'static str,
    pub fixed_in: &'static str,
    pub no_fix: &'static str,
    pub no_score: &'static str,
    pub exploited: &'static str,
    pub exploited_since: fn(Date) -> String,
    pub further: fn(usize) -> String,
    pub actions: &'static str,
    pub actions_intro: &'static str,
    pub how_to_verify: &'static str,
    pub workaround: &'static str,
    pub notes: &'static str,
    pub issues: &'static str,
    pub sources: &'static str,
    pub read_on: fn(&str) -> String,
}

/// Pages that are fetched as they were written.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Content {
    pub sources: &'static str,
    pub feeds: &'static str,
    pub copied: &'static str,
    pub failed: &'static str,
}

/// What is not there.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct NotFound {
    pub title: &'static str,
    pub text: &'static str,
    pub home: &'static str,
}

/// The words in one language.
#[must_use]
pub const fn page(lang: Lang) -> &'static Page {
    match lang {
        Lang::En => &EN,
        Lang::Ja => &JA,
    }
}

/// What is said on the checker's pages where the app cannot be started, and where
/// there is no script.
#[cfg(feature = "site")]
#[must_use]
pub const fn without_app(lang: Lang) -> [&'static str; 2] {
    match lang {
        Lang::En => [
            "The checker could not start in this browser. It needs WebAssembly. The advisories can be read without it.",
            "The checker needs JavaScript and WebAssembly. The advisories can be read without them.",
        ],
        Lang::Ja => [
            "このブラウザーではチェック機能を開始できませんでした。WebAssembly が必要です。アドバイザリはそのままお読みいただけます。",
            "チェック機能には JavaScript と WebAssembly が必要です。アドバイザリはそのままお読みいただけます。",
        ],
    }
}

static EN: Page = Page {
    site: Site {
        name: "Patchline",
        tagline: "is your Exchange Server patched?",
        skip: "Skip to the content",
        navigation: "Pages",
        check: "Check",
        advisories: "Advisories",
        builds: "Builds",
        search: "Search",
        search_hint: "Build, KB, CVE, words",
        other_language: "日本語",
        privacy: "What you type or paste stays in this browser: nothing is sent anywhere.",
        not_microsoft: "Patchline is independent and not a service of Microsoft.",
        data_through: |date| format!("Data through {}.", day(date, Lang::En)),
        loading: "Loading…",
        retry: "Try again",
        copy: "Copy",
        copied: "Copied",
        not_copied: "Select and copy",
        copy_command: |command| format!("Copy the command {command}"),
    },
    home: Home {
        title: "Is your Exchange Server patched?",
        lede: "Paste its build number. You get what it is, what to install in which order, what it is exposed to until then, and what installing alone will not fix.",
    },
    check: Check {
        title: "Check builds",
        lede: "One build, or one server a line: file versions, console output and response headers are all read.",
    },
    checker: Checker {
        label: "Build number, or what your console printed",
        hint: "Answered as you type. Nothing leaves this page.",
        examples: "Examples",
        clear: "Clear",
        as_of: "As of",
        today: "Today",
        loading: "Loading the build data…",
        failed: "The build data could not be loaded, so nothing can be answered yet. What you typed is kept.",
        too_long: |megabytes| {
            format!(
                "This is {megabytes} MB of text; at most 10 MB are read at once. Please paste it in parts."
            )
        },
        old: |through, days| {
            format!(
                "The data ends on {}, {days} days ago. Updates released since then are not known here, so that a server called current may lack some.",
                day(through, Lang::En)
            )
        },
        answers: "Answer",
        found: |count| {
            if count == 1 {
                "1 build found".to_owned()
            } else {
                format!("{count} builds found")
            }
        },
        more: |count| format!("{count} more are not shown. Please paste fewer lines at once."),
        not_understood: |count| {
            if count == 1 {
                "1 line was not understood".to_owned()
            } else {
                format!("{count} lines were not understood")
            }
        },
        line: |line| format!("Line {line}"),
    },
    answer: Answer {
        released: |day| format!("released {day}"),
        on_that_day: |date| format!("As of {}: what was known on that day.", day(date, Lang::En)),
        origin: "Where does this number come from?",
        origin_installed: "ExSetup.exe or another file version",
        origin_branch: "AdminDisplayVersion",
        what_to_do: "What to do",
        esu: "ESU only",
        announcement: "announcement",
        verify: "Run this on the server:",
        exposed: |count| {
            if count == 1 {
                "Exposed to 1 vulnerability until then".to_owned()
            } else {
                format!("Exposed to {count} vulnerabilities until then")
            }
        },
        possibly_exposed: |count| {
            if count == 1 {
                "Possibly exposed to 1 vulnerability".to_owned()
            } else {
                format!("Possibly exposed to {count} vulnerabilities")
            }
        },
        cve: "Vulnerability",
        score: "CVSS",
        fixed_in: "Fixed in",
        no_fix: "no fix",
        no_score: "none",
        exploited: "Exploited",
        exploited_since: |date| format!("CISA KEV, {}", day(date, Lang::En)),
        further: |count| format!("{count} more"),
        actions: "What installing does not do",
        actions_intro: "A build number cannot show whether these were done.",
        how_to_verify: "How to see that it was done",
        workaround: "What helps",
        notes: "Notes",
        issues: "Known issues of this build",
        sources: "Sources",
        read_on: |day| format!("read {day}"),
    },
    content: Content {
        sources: "Sources",
        feeds: "Feeds and data",
        copied: "Copied",
        failed: "This page could not be loaded.",
    },
    not_found: NotFound {
        title: "Page not found",
        text: "There is no page at this address. It may have been moved, or the address may be mistyped.",
        home: "To the checker",
    },
};

static JA: Page = Page {
    site: Site {
        name: "Patchline",
        tagline: "Exchange Server の更新状況を確認",
        skip: "本文へ移動",
        navigation: "ページ",
        check: "チェック",
        advisories: "アドバイザリ",
        builds: "ビルド一覧",
        search: "検索",
        search_hint: "ビルド、KB、CVE、語句",
        other_language: "English",
        privacy: "入力した内容はこのブラウザーの中だけで処理され、外部には一切送信されません。",
        not_microsoft: "Patchline は独立したサイトで、マイクロソフトが提供するものではありません。",
        data_through: |date| format!("{}までのデータに基づきます。", day(date, Lang::Ja)),
        loading: "読み込んでいます…",
        retry: "再試行",
        copy: "コピー",
        copied: "コピーしました",
        not_copied: "選択してコピーしてください",
        copy_command: |command| format!("コマンド {command} をコピー"),
    },
    home: Home {
        title: "お使いの Exchange Server は最新ですか",
        lede: "ビルド番号を貼り付けると、製品とバージョン、インストールすべき更新プログラムとその順序、それまで影響を受ける脆弱性、インストールだけでは終わらない作業が分かります。",
    },
    check: Check {
        title: "ビルドのチェック",
        lede: "ビルド番号を1つ、または1行に1台ずつ貼り付けてください。ファイルのバージョン、コンソールの出力、応答ヘッダーを読み取ります。",
    },
    checker: Checker {
        label: "ビルド番号、またはコンソールの出力",
        hint: "入力するとすぐに結果が出ます。内容は外部に送信されません。",
        examples: "入力例",
        clear: "消去",
        as_of: "基準日",
        today: "今日",
        loading: "ビルドのデータを読み込んでいます…",
        failed: "ビルドのデータを読み込めなかったため、まだ判定できません。入力した内容はそのまま残っています。",
        too_long: |megabytes| {
            format!(
                "テキストが {megabytes} MB あります。一度に読み取れるのは 10 MB までです。分割して貼り付けてください。"
            )
        },
        old: |through, days| {
            format!(
                "データは {days} 日前の{}までのものです。その後に公開された更新プログラムは反映されていないため、最新と判定されたサーバーにも不足がある可能性があります。",
                day(through, Lang::Ja)
            )
        },
        answers: "判定結果",
        found: |count| format!("{count} 件のビルドが見つかりました"),
        more: |count| {
            format!(
                "ほかに {count} 件ありますが、表示していません。行数を減らして貼り付けてください。"
            )
        },
        not_understood: |count| format!("読み取れなかった行が {count} 行あります"),
        line: |line| format!("{line} 行目"),
    },
    answer: Answer {
        released: |day| format!("{day}公開"),
        on_that_day: |date| {
            format!(
                "{}の時点で分かっていた情報による判定です。",
                day(date, Lang::Ja)
            )
        },
        origin: "この番号はどこで確認しましたか",
        origin_installed: "ExSetup.exe などのファイル バージョン",
        origin_branch: "AdminDisplayVersion",
        what_to_do: "必要な対応",
        esu: "ESU 契約者のみ",
        announcement: "公開情報",
        verify: "サーバー上で実行してください。",
        exposed: |count| format!("それまで影響を受ける脆弱性: {count} 件"),
        possibly_exposed: |count| format!("影響を受ける可能性がある脆弱性: {count} 件"),
        cve: "脆弱性",
        score: "CVSS",
        fixed_in: "修正されたビルド",
        no_fix: "修正なし",
        no_score: "なし",
        exploited: "悪用を確認",
        exploited_since: |date| format!("CISA KEV、{}", day(date, Lang::Ja)),
        further: |count| format!("ほか {count} 件"),
        actions: "インストールだけでは終わらない作業",
        actions_intro: "実施済みかどうかは、ビルド番号からは分かりません。",
        how_to_verify: "実施済みかどうかの確認方法",
        workaround: "対処方法",
        notes: "補足",
        issues: "このビルドの既知の問題",
        sources: "出典",
        read_on: |day| format!("{day} 参照"),
    },
    content: Content {
        sources: "出典",
        feeds: "フィードとデータ",
        copied: "コピーしました",
        failed: "このページを読み込めませんでした。",
    },
    not_found: NotFound {
        title: "ページが見つかりません",
        text: "このアドレスのページはありません。移動したか、アドレスに誤りがある可能性があります。",
        home: "チェックのページへ",
    },
};
