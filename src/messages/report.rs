//! The words of a report that is handed on: headings and short labels.

use crate::lang::Lang;

/// Headings and labels; one value a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "each field is the English words it is named after"
)]
pub struct Words {
    pub open: &'static str,
    pub exploited_since: &'static str,
    pub fixed_in: &'static str,
    pub not_fixed_yet: &'static str,
    pub remaining: &'static str,
    pub notes: &'static str,
    pub not_understood: &'static str,
    /// With `{n}`.
    pub line: &'static str,
    pub esu_only: &'static str,
    pub nothing_to_install: &'static str,
    pub named: &'static str,
    /// With `{day}` and `{data}`.
    pub as_of: &'static str,
}

/// The words of a language.
#[must_use]
pub const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::En => &EN,
        Lang::Ja => &JA,
    }
}

const EN: Words = Words {
    open: "Open vulnerabilities",
    exploited_since: "exploited, known since",
    fixed_in: "fixed in",
    not_fixed_yet: "no fix yet",
    remaining: "What installing does not do",
    notes: "Notes",
    not_understood: "Not understood",
    line: "line {n}",
    esu_only: "Extended Security Updates only",
    nothing_to_install: "nothing to install",
    named: "Vulnerabilities named in the text",
    as_of: "As of {day}; data through {data}.",
};

const JA: Words = Words {
    open: "未修正の脆弱性",
    exploited_since: "悪用確認日",
    fixed_in: "修正ビルド",
    not_fixed_yet: "修正はまだありません",
    remaining: "インストールだけでは完了しない作業",
    notes: "補足",
    not_understood: "読み取れなかった行",
    line: "{n} 行目",
    esu_only: "ESU 契約者のみ",
    nothing_to_install: "インストールするものはありません",
    named: "テキストで言及されている脆弱性",
    as_of: "{day}時点の判定です (データは{data}まで)。",
};
