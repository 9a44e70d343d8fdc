//! The words around many servers: files, progress, the summary, the table,
//! and handing on.
//!
//! Must not know layout. Where a sentence holds a value, it is a function.

use jiff::civil::Date;

use crate::lang::Lang;

use super::date::day;

/// All these words, in one language.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is the group of words it names")]
pub struct Many {
    pub files: Files,
    pub progress: Progress,
    pub summary: Summary,
    pub table: Table,
    pub answer: Answer,
    pub link: Link,
    pub hand_on: HandOn,
    pub print: Print,
}

/// Files that were dropped or chosen.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Files {
    pub choose: &'static str,
    pub or_drop: &'static str,
    pub list: &'static str,
    pub reading: &'static str,
    pub encoding: fn(&str) -> String,
    pub remove: fn(&str) -> String,
    pub remove_short: &'static str,
}

/// A long text that is being read.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Progress {
    pub title: &'static str,
    pub lines: fn(usize, usize) -> String,
    pub stop: &'static str,
    pub stopped: fn(usize, usize) -> String,
}

/// What stands above the table.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Summary {
    pub title: fn(usize) -> String,
    pub exploited: fn(usize) -> String,
    pub worst: fn(&str) -> String,
    pub verdicts: &'static str,
    pub groups: &'static str,
    pub servers: fn(usize) -> String,
}

/// The table of servers.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Table {
    pub caption: &'static str,
    pub server: &'static str,
    pub runs: &'static str,
    pub verdict: &'static str,
    pub install: &'static str,
    pub open: &'static str,
    pub line: fn(u32) -> String,
    pub nothing: &'static str,
    pub exploited: fn(usize) -> String,
    pub possible: &'static str,
    pub details: fn(&str) -> String,
    pub shown: fn(usize, usize) -> String,
    pub all: &'static str,
    pub none: &'static str,
    pub pages: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub range: fn(usize, usize, usize) -> String,
    pub more_lost: fn(usize) -> String,
}

/// What an answer says of the text it was read from.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Answer {
    pub named: &'static str,
    pub reading: &'static str,
    pub more_sights: fn(usize) -> String,
}

/// A result that came with a link.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Link {
    pub from_link: &'static str,
    pub unreadable: &'static str,
    pub clear: &'static str,
}

/// Handing a result on.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct HandOn {
    pub title: &'static str,
    pub part: fn(usize) -> String,
    pub text: &'static str,
    pub markdown: &'static str,
    pub csv: &'static str,
    pub json: &'static str,
    pub link: &'static str,
    pub with_names: &'static str,
    pub print: &'static str,
    pub file: &'static str,
    pub copied: &'static str,
    pub link_copied: &'static str,
    pub not_copied: &'static str,
    pub saved: fn(&str) -> String,
    pub not_saved: &'static str,
    pub not_made: &'static str,
    pub writing: &'static str,
    pub too_many: fn(usize, usize) -> String,
    pub too_long: fn(usize, usize) -> String,
    pub no_link: &'static str,
    pub address: &'static str,
}

/// The printed report.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Print {
    pub title: &'static str,
    pub as_of: fn(Date, Date) -> String,
    pub plans: &'static str,
    pub more: fn(usize) -> String,
}

/// The words in one language.
#[must_use]
pub const fn many(lang: Lang) -> &'static Many {
    match lang {
        Lang::En => &EN,
        Lang::Ja => &JA,
    }
}

/// A whole number, with a comma after each three digits, as both languages
/// write it.
#[must_use]
pub fn number(value: usize) -> String {
    let digits = value.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `1 server`, `2 servers`.
fn servers(count: usize) -> String {
    match count {
        1 => "1 server".to_owned(),
        _ => format!("{} servers", number(count)),
    }
}

static EN: Many = Many {
    files: Files {
        choose: "Choose files",
        or_drop: "or drop them on the page",
        list: "Files",
        reading: "Reading the files…",
        encoding: |name| format!("read as {name}"),
        remove: |name| format!("Remove {name}"),
        remove_short: "Remove",
    },
    progress: Progress {
        title: "Reading",
        lines: |done, total| format!("{} of {} lines read", number(done), number(total)),
        stop: "Stop",
        stopped: |done, total| {
            format!(
                "Stopped after {} of {} lines. What follows is about these lines only.",
                number(done),
                number(total)
            )
        },
    },
    summary: Summary {
        title: servers,
        exploited: |count| match count {
            0 => "No server is known to be open to an exploited vulnerability.".to_owned(),
            1 => "1 server is open to vulnerabilities that are being exploited.".to_owned(),
            _ => format!(
                "{} are open to vulnerabilities that are being exploited.",
                servers(count)
            ),
        },
        worst: |name| format!("See to this one first: {name}"),
        verdicts: "Show only",
        groups: "What to install",
        servers,
    },
    table: Table {
        caption: "Servers",
        server: "Server",
        runs: "Runs",
        verdict: "Verdict",
        install: "To install",
        open: "Open CVEs",
        line: |line| format!("line {line}"),
        nothing: "nothing",
        exploited: |count| format!("{} exploited", number(count)),
        possible: "possibly",
        details: |name| format!("Details: {name}"),
        shown: |shown, all| format!("{} of {} shown", number(shown), servers(all)),
        all: "Show all",
        none: "No server matches.",
        pages: "Pages of the table",
        previous: "Previous",
        next: "Next",
        range: |from, to, all| format!("{}–{} of {}", number(from), number(to), number(all)),
        more_lost: |count| format!("and {} more", number(count)),
    },
    answer: Answer {
        named: "The vulnerabilities your text names",
        reading: "How it was read",
        more_sights: |count| format!("It stands in the text {} more times.", number(count)),
    },
    link: Link {
        from_link: "This result comes from a link, judged with the data of this page.",
        unreadable: "The link holds no build that can be read here. It may have been cut off.",
        clear: "Clear it",
    },
    hand_on: HandOn {
        title: "Hand on",
        part: |count| format!("The {} shown", servers(count)),
        text: "Copy as ticket text",
        markdown: "Copy as Markdown",
        csv: "Download CSV",
        json: "Download JSON",
        link: "Copy link",
        with_names: "with server names",
        print: "Print",
        file: "patchline",
        copied: "Copied.",
        link_copied: "Link copied. It holds builds and levels only after the #, which no server is sent.",
        not_copied: "The browser does not allow copying here.",
        saved: |name| format!("{name} was made."),
        not_saved: "The browser does not allow a download here.",
        not_made: "A part of this site could not be loaded. Please try again.",
        writing: "Writing the file…",
        too_many: |count, most| {
            format!(
                "{} are too many for the clipboard; {} at most. Filter the list, or download it.",
                servers(count),
                number(most)
            )
        },
        too_long: |length, most| {
            format!(
                "The link would have {} characters, and {} is the most that mail and chat programs pass on. Filter the list, or hand on a file.",
                number(length),
                number(most)
            )
        },
        no_link: "Nothing here can be put into a link: it takes a build.",
        address: "The link",
    },
    print: Print {
        title: "Update status of servers",
        as_of: |as_of, data| {
            format!(
                "As of {}; data through {}.",
                day(as_of, Lang::En),
                day(data, Lang::En)
            )
        },
        plans: "What to do",
        more: |count| format!("{} more are not printed.", servers(count)),
    },
};

static JA: Many = Many {
    files: Files {
        choose: "ファイルを選択",
        or_drop: "またはページにドロップ",
        list: "ファイル",
        reading: "ファイルを読み込んでいます…",
        encoding: |name| format!("文字コード: {name}"),
        remove: |name| format!("{name} を削除"),
        remove_short: "削除",
    },
    progress: Progress {
        title: "読み取り中",
        lines: |done, total| format!("{} 行中 {} 行を読み取りました", number(total), number(done)),
        stop: "中止",
        stopped: |done, total| {
            format!(
                "{} 行中 {} 行で中止しました。以下は、読み取った行についての結果です。",
                number(total),
                number(done)
            )
        },
    },
    summary: Summary {
        title: |count| format!("サーバー {} 台", number(count)),
        exploited: |count| match count {
            0 => "悪用が確認された脆弱性の影響を受けると分かっているサーバーはありません。"
                .to_owned(),
            _ => format!(
                "悪用が確認された脆弱性の影響を受けるサーバーが {} 台あります。",
                number(count)
            ),
        },
        worst: |name| format!("最優先で対応が必要なサーバー: {name}"),
        verdicts: "判定結果で絞り込み",
        groups: "インストールするもの",
        servers: |count| format!("{} 台", number(count)),
    },
    table: Table {
        caption: "サーバーの一覧",
        server: "サーバー",
        runs: "現在のバージョン",
        verdict: "判定結果",
        install: "インストールするもの",
        open: "未修正の CVE",
        line: |line| format!("{line} 行目"),
        nothing: "なし",
        exploited: |count| format!("うち悪用を確認 {} 件", number(count)),
        possible: "可能性あり",
        details: |name| format!("{name} の詳細"),
        shown: |shown, all| format!("{} 台中 {} 台を表示しています", number(all), number(shown)),
        all: "すべて表示",
        none: "該当するサーバーはありません。",
        pages: "一覧のページ",
        previous: "前へ",
        next: "次へ",
        range: |from, to, all| format!("{} ～ {} / {} 台", number(from), number(to), number(all)),
        more_lost: |count| format!("ほか {} 行", number(count)),
    },
    answer: Answer {
        named: "テキストに記載されている脆弱性",
        reading: "読み取りについて",
        more_sights: |count| {
            format!(
                "テキスト内のほかの {} か所にも記載されています。",
                number(count)
            )
        },
    },
    link: Link {
        from_link: "リンクから開いた結果です。このページのデータで判定しています。",
        unreadable: "このリンクから読み取れるビルドがありません。リンクが途中で切れている可能性があります。",
        clear: "消去",
    },
    hand_on: HandOn {
        title: "結果を渡す",
        part: |count| format!("表示中の {} 台", number(count)),
        text: "チケット用テキストをコピー",
        markdown: "Markdown をコピー",
        csv: "CSV をダウンロード",
        json: "JSON をダウンロード",
        link: "リンクをコピー",
        with_names: "サーバー名を含める",
        print: "印刷",
        file: "patchline",
        copied: "コピーしました。",
        link_copied: "リンクをコピーしました。ビルドなどの情報は # より後に含まれ、サーバーには送信されません。",
        not_copied: "このブラウザーではコピーが許可されていません。",
        saved: |name| format!("{name} を作成しました。"),
        not_saved: "このブラウザーではダウンロードが許可されていません。",
        not_made: "サイトの一部を読み込めませんでした。もう一度お試しください。",
        writing: "ファイルを作成しています…",
        too_many: |count, most| {
            format!(
                "{} 台分は多すぎるためコピーできません (最大 {} 台)。一覧を絞り込むか、ファイルをダウンロードしてください。",
                number(count),
                number(most)
            )
        },
        too_long: |length, most| {
            format!(
                "リンクが {} 文字になります。メールやチャットで正しく渡せるのは {} 文字までです。一覧を絞り込むか、ファイルで渡してください。",
                number(length),
                number(most)
            )
        },
        no_link: "ビルドが含まれていないため、リンクを作成できません。",
        address: "リンク",
    },
    print: Print {
        title: "サーバーの更新状況",
        as_of: |as_of, data| {
            format!(
                "{}時点の判定です (データは{}まで)。",
                day(as_of, Lang::Ja),
                day(data, Lang::Ja)
            )
        },
        plans: "必要な対応",
        more: |count| format!("ほかの {} 台は印刷していません。", number(count)),
    },
};

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_have_a_comma_after_three_digits() {
        for (value, written) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(number(value), written);
        }
    }
}
