//! The words around the text of an advisory.
//!
//! Must not know layout.

use crate::lang::Lang;

/// The words of one language.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Article {
    pub published: &'static str,
    pub updated: &'static str,
    pub cves: &'static str,
    pub all_cves: fn(usize) -> String,
    pub contents: &'static str,
    pub history: &'static str,
    pub references: &'static str,
    pub failed: &'static str,
}

/// The words in one language.
#[must_use]
pub const fn article(lang: Lang) -> &'static Article {
    match lang {
        Lang::En => &Article {
            published: "Published",
            updated: "Updated",
            cves: "Vulnerabilities",
            all_cves: |count| format!("all {count}"),
            contents: "Contents",
            history: "Revision history",
            references: "Sources",
            failed: "This advisory could not be loaded.",
        },
        Lang::Ja => &Article {
            published: "公開日",
            updated: "更新日",
            cves: "脆弱性",
            all_cves: |count| format!("全 {count} 件"),
            contents: "目次",
            history: "改訂履歴",
            references: "出典",
            failed: "このアドバイザリを読み込めませんでした。",
        },
    }
}
