//! The words that rendering adds to an advisory, in both languages.
//!
//! One value of one type per language, so that a missing translation does not
//! compile. Must not know HTML.

use crate::lang::Lang;

/// The words of one language.
pub(super) struct Words {
    /// What stands before the number of a table.
    pub(super) table: &'static str,
    pub(super) link_to_section: &'static str,
    pub(super) footnotes: &'static str,
    pub(super) back_to_text: &'static str,

    pub(super) note: &'static str,
    pub(super) tip: &'static str,
    pub(super) important: &'static str,
    pub(super) warning: &'static str,
    pub(super) caution: &'static str,

    pub(super) version: &'static str,
    pub(super) product: &'static str,
    pub(super) update: &'static str,
    pub(super) first_fixed: &'static str,
    pub(super) newest: &'static str,
    pub(super) build: &'static str,
    pub(super) file_version: &'static str,
    pub(super) package: &'static str,
    pub(super) released: &'static str,
    pub(super) supported_until: &'static str,
    pub(super) impact: &'static str,
    pub(super) score: &'static str,
    pub(super) exploited: &'static str,
    pub(super) issue: &'static str,
    pub(super) happens: &'static str,
    pub(super) helps: &'static str,

    pub(super) no_end: &'static str,
    pub(super) none_known: &'static str,
    pub(super) not_given: &'static str,
    pub(super) not_affected: &'static str,
    pub(super) not_listed: &'static str,
    pub(super) contained: &'static str,
    pub(super) esu: &'static str,

    pub(super) condition: &'static str,
    pub(super) scope: &'static str,
    pub(super) verify: &'static str,
}

const EN: Words = Words {
    table: "Table",
    link_to_section: "Link to this section",
    footnotes: "Footnotes",
    back_to_text: "Back to the text",

    note: "Note",
    tip: "Tip",
    important: "Important",
    warning: "Warning",
    caution: "Caution",

    version: "Version",
    product: "Product",
    update: "Update",
    first_fixed: "First fixed by",
    newest: "Newest",
    build: "Build",
    file_version: "File version",
    package: "Package",
    released: "Released",
    supported_until: "Public support until",
    impact: "What it allows",
    score: "CVSS score",
    exploited: "In CISA's KEV catalogue since",
    issue: "Known issue",
    happens: "What happens",
    helps: "What helps",

    no_end: "no end set",
    none_known: "none known",
    not_given: "not given",
    not_affected: "Not affected.",
    not_listed: "No source says whether it is affected.",
    contained: "Contains the fixes from the start.",
    esu: "ESU only",

    condition: "Condition:",
    scope: "Scope:",
    verify: "Check:",
};

const JA: Words = Words {
    table: "表",
    link_to_section: "この節へのリンク",
    footnotes: "脚注",
    back_to_text: "本文に戻る",

    note: "メモ",
    tip: "ヒント",
    important: "重要",
    warning: "警告",
    caution: "注意",

    version: "バージョン",
    product: "製品",
    update: "更新プログラム",
    first_fixed: "最初の修正版",
    newest: "最新",
    build: "ビルド番号",
    file_version: "ファイル バージョン",
    package: "パッケージ",
    released: "公開日",
    supported_until: "一般向けサポートの終了日",
    impact: "影響",
    score: "CVSS スコア",
    exploited: "CISA KEV カタログへの掲載日",
    issue: "既知の問題",
    happens: "内容",
    helps: "対処方法",

    no_end: "期限なし",
    none_known: "情報なし",
    not_given: "記載なし",
    not_affected: "影響を受けません。",
    not_listed: "影響の有無を示す情報源がありません。",
    contained: "最初から修正を含んでいます。",
    esu: "ESU 契約者のみ",

    condition: "条件:",
    scope: "範囲:",
    verify: "確認方法:",
};

/// The words in `lang`.
pub(super) const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::En => &EN,
        Lang::Ja => &JA,
    }
}

/// What to do on a branch that an update was not made for, where a newer
/// branch got it.
pub(super) fn no_update_move(branch: &str, update: Option<&str>, lang: Lang) -> String {
    match (lang, update) {
        (Lang::En, Some(update)) => {
            format!("No update. Install {branch} first, then {update}.")
        }
        (Lang::En, None) => format!("No update. Install {branch}."),
        (Lang::Ja, Some(update)) => format!(
            "更新プログラムはありません。先に {branch} をインストールし、続けて {update} をインストールしてください。"
        ),
        (Lang::Ja, None) => {
            format!("更新プログラムはありません。{branch} をインストールしてください。")
        }
    }
}

/// What to do on a product that an update was not made for at all.
pub(super) fn no_update_leave(successor: Option<&str>, lang: Lang) -> String {
    match (lang, successor) {
        (Lang::En, Some(successor)) => format!("No update. Move to {successor}."),
        (Lang::En, None) => "No update.".to_owned(),
        (Lang::Ja, Some(successor)) => {
            format!("更新プログラムはありません。{successor} に移行してください。")
        }
        (Lang::Ja, None) => "更新プログラムはありません。".to_owned(),
    }
}

/// Branches from one to another, as a table's row is headed.
pub(super) fn range(product: &str, from: &str, to: &str, lang: Lang) -> String {
    match lang {
        _ if from == to => format!("{product} {from}"),
        Lang::En => format!("{product} {from} to {to}"),
        Lang::Ja => format!("{product} {from} ～ {to}"),
    }
}
