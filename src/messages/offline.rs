//! The words for what a kept copy of the site has to say: that a page is not
//! among what was kept, and that a newer version is there.
//!
//! Must not know how anything is kept.

use crate::lang::Lang;

/// The words, in one language.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the values say it")]
pub struct Offline {
    pub title: &'static str,
    pub text: &'static str,
    pub home: &'static str,
    pub newer: &'static str,
    pub reload: &'static str,
}

/// The words in one language.
#[must_use]
pub const fn offline(lang: Lang) -> Offline {
    match lang {
        Lang::En => Offline {
            title: "No connection",
            text: "This page has not been kept in this browser. The checker, the list of advisories and every page you have opened before can be read without a connection.",
            home: "To the checker",
            newer: "A newer version of this site is there.",
            reload: "Reload",
        },
        Lang::Ja => Offline {
            title: "接続できません",
            text: "このページはブラウザーに保存されていません。チェック機能、アドバイザリの一覧、これまでに開いたページは、オフラインでもお使いいただけます。",
            home: "チェック機能へ",
            newer: "このサイトの新しいバージョンがあります。",
            reload: "再読み込み",
        },
    }
}
