//! The words for what was not understood.

use crate::lang::Lang;
use crate::reading::Reason;

/// Why something was not read, as one sentence.
#[must_use]
pub fn reason(reason: &Reason, lang: Lang) -> String {
    match (lang, reason) {
        (Lang::En, Reason::NothingKnown) => "no build number stands here",
        (Lang::Ja, Reason::NothingKnown) => "ビルド番号が見つかりません",
        (Lang::En, Reason::NoFamily) => "this number belongs to no product that is known here",
        (Lang::Ja, Reason::NoFamily) => "対応している製品の番号ではありません",
        (Lang::En, Reason::NotABuild) => "this is not a build number",
        (Lang::Ja, Reason::NotABuild) => "ビルド番号の形式ではありません",
    }
    .to_owned()
}
