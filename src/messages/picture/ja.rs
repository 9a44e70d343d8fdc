//! The words in Japanese.

use crate::lang::Lang;
use crate::messages::date;

use super::{Days, Exposure, History, LifeCycle, Picture};

fn day(date: jiff::civil::Date) -> String {
    date::day(date, Lang::Ja)
}

/// By how many days something lies after the fix.
fn relative(days: (i32, i32)) -> String {
    match days {
        (0, 0) => "同じ日".to_owned(),
        (days, same) if days == same && days > 0 => format!("{days} 日後"),
        (days, same) if days == same => format!("{} 日前", -days),
        (from, to) if to < 0 => format!("{} ～ {} 日前", -to, -from),
        (from, to) if from > 0 => format!("{from} ～ {to} 日後"),
        (from, to) => format!("{} 日前 ～ {to} 日後", -from),
    }
}

pub(super) static WORDS: Picture = Picture {
    as_table: "表で見る",
    day: "日付",
    life_cycle: LifeCycle {
        title: |family| format!("{family} のライフサイクル"),
        description: |products, date| {
            format!(
                "{products} 製品を新しい順に並べ、メインストリーム サポート、延長サポート、拡張セキュリティ更新プログラム (ESU) の期間を帯で示しています。帯の上の印は各ブランチの公開日、縦線は{}です。日付は下の表で確認できます。",
                day(date)
            )
        },
        mainstream: "メインストリーム サポート",
        extended: "延長サポート",
        esu: "拡張セキュリティ更新プログラム (ESU)",
        opens: |kinds| format!("ブランチの公開日 ({})", kinds.join("、")),
        day: |date| format!("データの日付 ({})", day(date)),
        no_end: |product| format!("{product} (終了日は未定)"),
        no_day: |product| format!("{product} (サポート終了、終了日を示す資料なし)"),
    },
    history: History {
        heading: |branch| format!("{branch} の更新履歴"),
        title: |branch| format!("{branch} のビルドと公開日"),
        description: |releases, closed, exploited| {
            let known = match (closed, exploited) {
                (0, _) => {
                    "これらで初めて修正されたことが分かっている脆弱性はありません。".to_owned()
                }
                (_, 0) => {
                    format!("修正された脆弱性は {closed} 件で、悪用が確認されたものはありません。")
                }
                _ => format!(
                    "修正された脆弱性は {closed} 件で、うち {exploited} 件は悪用が確認されています。"
                ),
            };
            format!(
                "{releases} 個のビルドを公開日の位置に示しています。{known}内訳は下の表で確認できます。"
            )
        },
        kinds: |kinds| kinds.join("、"),
        closed: "修正された脆弱性",
        exploited: "うち悪用を確認",
        closed_count: |closed, exploited| match (closed, exploited) {
            (0, _) => "(修正された既知の脆弱性なし)".to_owned(),
            (_, 0) => format!("(修正 {closed} 件)"),
            _ => format!("(修正 {closed} 件、うち悪用を確認 {exploited} 件)"),
        },
        here: |name| format!("このビルド: {name}"),
        release: "更新プログラム",
        build: "ビルド番号",
    },
    exposure: Exposure {
        heading: "未修正の脆弱性の推移",
        title: |build| format!("{build} の未修正の脆弱性の推移"),
        description: |from, to, counts| {
            format!(
                "{}から{}までの、未修正の既知の脆弱性の件数 (最後は {} 件) と、うち悪用が確認されたものの件数 (最後は {} 件) を、2本の折れ線で示しています。日付ごとの件数は下の表で確認できます。",
                day(from),
                day(to),
                counts.open,
                counts.exploited
            )
        },
        summary: |from, to, counts| {
            let possible = match counts.possible {
                0 => String::new(),
                count => format!(
                    "ほかに {count} 件は、このブランチが影響を受けるかどうかを示す資料がありません。"
                ),
            };
            format!(
                "公開日の{}から{}までの、このビルドで修正されていない既知の脆弱性の件数です。悪用は、CISA の一覧に掲載された日から数えています。{possible}",
                day(from),
                day(to)
            )
        },
        open: "未修正",
        exploited: "うち悪用を確認",
        possible: "影響不明",
        open_now: |count| format!("未修正 {count} 件"),
        exploited_now: |count| format!("うち悪用を確認 {count} 件"),
    },
    days: Days {
        heading: "最初の悪用から修正まで",
        title: "最初の悪用・公表・修正・CISA KEV 掲載の日付",
        description: |count, from, to| {
            format!(
                "{count} 件の脆弱性について、{}から{}までを線で示し、確認されている最初の悪用、CVE レコードの公開、最初の修正、CISA のカタログへの掲載の日に印を付けています。日付は下の表のとおりです。",
                day(from),
                day(to)
            )
        },
        reported: "開発元への報告",
        exploited: "確認されている最初の悪用",
        announced: "情報の公表",
        published: "CVE レコード",
        fixed: "最初の修正",
        listed: "CISA KEV 掲載",
        when: |when| {
            if when.is_month() {
                date::month(when.from, Lang::Ja)
            } else {
                day(when.from)
            }
        },
        relative,
        attacked: |names, days| {
            let relative = match days {
                (0, 0) => "当日".to_owned(),
                days => relative(days),
            };
            format!("{names}: 確認されている最初の悪用は、最初の修正の {relative}です。")
        },
        differ: |names, what| {
            format!(
                "{names}: {what}の日付は情報源によって異なります。表にはそれぞれを示しています。"
            )
        },
        vulnerability: "脆弱性",
        event: "できごと",
        day: "日付",
        to_fix: "最初の修正との差",
        source: "出典",
    },
};
