//! The words on the pictures that stand for a page where a link to it is
//! shown: a headline in at most two lines, and what it is about below.
//!
//! Must not know how a picture is drawn.

use crate::lang::Lang;

/// Which picture stands for a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Card {
    /// The checker, on the front page and on its own.
    Checker,
    /// Advisories, and each of them.
    Advisories,
    /// The builds of a family, and each of them.
    Builds,
    /// Vulnerabilities.
    Vulnerabilities,
    /// What the facts rest on, and how they can be had.
    Facts,
}

impl Card {
    /// All pictures.
    pub const ALL: [Self; 5] = [
        Self::Checker,
        Self::Advisories,
        Self::Builds,
        Self::Vulnerabilities,
        Self::Facts,
    ];

    /// Its name in the picture's address.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Checker => "checker",
            Self::Advisories => "advisories",
            Self::Builds => "builds",
            Self::Vulnerabilities => "vulnerabilities",
            Self::Facts => "facts",
        }
    }
}

/// What stands on a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// In large letters, line by line.
    pub headline: [&'static str; 2],
    /// Below it.
    pub about: &'static str,
}

/// The words on a picture.
#[must_use]
pub const fn words(card: Card, lang: Lang) -> Words {
    let (headline, about) = match (card, lang) {
        (Card::Checker, Lang::En) => (
            ["Is your server", "patched?"],
            "Paste a build number. Nothing leaves your browser.",
        ),
        (Card::Checker, Lang::Ja) => (
            ["お使いのサーバーは", "最新ですか"],
            "ビルド番号を貼り付けるだけで確認。外部には送信されません。",
        ),
        (Card::Advisories, Lang::En) => (
            ["Security", "advisories"],
            "What was fixed, who is exposed, what is left to do.",
        ),
        (Card::Advisories, Lang::Ja) => (
            ["セキュリティ", "アドバイザリ"],
            "修正内容、影響を受けるビルド、インストール後の作業。",
        ),
        (Card::Builds, Lang::En) => (
            ["Builds and", "life cycles"],
            "What a build number is, and what to install next.",
        ),
        (Card::Builds, Lang::Ja) => (
            ["ビルド番号と", "ライフサイクル"],
            "ビルド番号の意味と、次にインストールする更新プログラム。",
        ),
        (Card::Vulnerabilities, Lang::En) => (
            ["Vulnerabilities", "and their fixes"],
            "Which builds are exposed, and which update closes it.",
        ),
        (Card::Vulnerabilities, Lang::Ja) => (
            ["脆弱性と", "その修正"],
            "影響を受けるビルドと、修正された更新プログラム。",
        ),
        (Card::Facts, Lang::En) => (
            ["Sources", "and data"],
            "Every fact names its source. Everything can be downloaded.",
        ),
        (Card::Facts, Lang::Ja) => (
            ["出典とデータ", ""],
            "すべての情報に出典を示し、データとしても公開しています。",
        ),
    };
    Words { headline, about }
}
