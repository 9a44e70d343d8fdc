//! The words of a product's life cycle in an answer.
//!
//! Must not know layout.

use crate::lang::Lang;

/// The words of one language.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Life {
    /// Stands before the name of the product.
    pub title: &'static str,
    pub mainstream: &'static str,
    pub extended: &'static str,
    pub esu: &'static str,
    /// Stands before or behind the day on which a period ends.
    pub until: [&'static str; 2],
    pub no_end: &'static str,
    pub build: &'static str,
    pub day: &'static str,
}

/// The words in one language.
#[must_use]
pub const fn life(lang: Lang) -> &'static Life {
    match lang {
        Lang::En => &Life {
            title: "Life cycle of ",
            mainstream: "mainstream support",
            extended: "extended support",
            esu: "extended security updates (ESU)",
            until: [" until ", ""],
            no_end: ", no end is set",
            build: "this build: ",
            day: "as of ",
        },
        Lang::Ja => &Life {
            title: "ライフサイクル: ",
            mainstream: "メインストリーム サポート",
            extended: "延長サポート",
            esu: "拡張セキュリティ更新プログラム (ESU)",
            until: [" (", "まで)"],
            no_end: " (期限なし)",
            build: "このビルド: ",
            day: "基準日: ",
        },
    }
}
