//! The words of the box that asks whether the reader's own build is affected
//! by certain vulnerabilities, and of its answer.
//!
//! Two values a language, because the box is written where the page is, and the
//! answer by the app. Must not know layout.

use crate::lang::Lang;

/// What stands in and around the box.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Question {
    /// On a page about certain vulnerabilities.
    pub affected: &'static str,
    /// On a page about none.
    pub current: &'static str,
    pub label: &'static str,
    pub hint: &'static str,
    pub no_script: &'static str,
}

/// What the answer adds to the words of the checker.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Answer {
    pub affected: &'static str,
    pub possible: &'static str,
    pub undecided: &'static str,
    /// What counts is no build, but what was done.
    pub by_hand: &'static str,
    /// The build is a fixed one, and something remains to be done.
    pub remains: &'static str,
    pub not_affected: &'static str,
    /// What stands before the verdict on everything that is known.
    pub overall: &'static str,
    /// Servers that are not shown.
    pub more: fn(usize) -> String,
    /// The link to the checker.
    pub whole: &'static str,
}

/// The words of the box.
#[must_use]
pub const fn question(lang: Lang) -> &'static Question {
    match lang {
        Lang::En => &Question {
            affected: "Is your build affected?",
            current: "Is your build up to date?",
            label: "Build number, or what your console printed",
            hint: "Answered as you type. Nothing leaves this page.",
            no_script: "The answer needs JavaScript and WebAssembly. Without them, compare your build with the tables on this page.",
        },
        Lang::Ja => &Question {
            affected: "お使いのビルドは影響を受けますか",
            current: "お使いのビルドは最新ですか",
            label: "ビルド番号、またはコンソールの出力",
            hint: "入力するとすぐに結果が出ます。内容は外部に送信されません。",
            no_script: "判定には JavaScript と WebAssembly が必要です。使用できない場合は、このページの表とビルド番号を見比べてください。",
        },
    }
}

/// The words of the answer.
#[must_use]
pub const fn answer(lang: Lang) -> &'static Answer {
    match lang {
        Lang::En => &Answer {
            affected: "Affected",
            possible: "Possibly affected",
            undecided: "Cannot be told from this",
            by_hand: "Depends on what was done by hand",
            remains: "Fixed build; something remains to be done",
            not_affected: "Not affected",
            overall: "By everything known of this build: ",
            more: |count| format!("{count} more are in the checker."),
            whole: "The whole answer in the checker",
        },
        Lang::Ja => &Answer {
            affected: "影響を受けます",
            possible: "影響を受ける可能性があります",
            undecided: "これだけでは判断できません",
            by_hand: "手動の作業の状況によります",
            remains: "修正済みのビルドですが、作業が残ります",
            not_affected: "影響を受けません",
            overall: "このビルドについて分かっている全体の判定: ",
            more: |count| format!("ほか {count} 件はチェックのページで確認できます。"),
            whole: "チェックのページですべての結果を見る",
        },
    }
}
