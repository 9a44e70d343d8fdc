//! The words for a vulnerability that was named beside a build.

use crate::assess::{Certainty, Finding, FindingState};
use crate::catalogue::{Family, ReleaseId};
use crate::lang::Lang;

/// What holds, as one sentence, without the identifier.
#[must_use]
pub fn finding(family: &Family, finding: &Finding, lang: Lang) -> String {
    let name = |id: ReleaseId| {
        let release = family.release(id);
        format!("{} ({})", family.name(release, lang), release.build)
    };
    let said = match (lang, finding.state) {
        (
            Lang::En,
            FindingState::Open {
                certainty: Certainty::Exposed,
                fixed_in: Some(id),
            },
        ) => {
            format!("open; fixed in {}", name(id))
        }
        (
            Lang::Ja,
            FindingState::Open {
                certainty: Certainty::Exposed,
                fixed_in: Some(id),
            },
        ) => {
            format!("未修正です。{} で修正されています", name(id))
        }
        (
            Lang::En,
            FindingState::Open {
                certainty: Certainty::Exposed,
                fixed_in: None,
            },
        ) => "open; no fix was out on that day".to_owned(),
        (
            Lang::Ja,
            FindingState::Open {
                certainty: Certainty::Exposed,
                fixed_in: None,
            },
        ) => "未修正です。この日の時点で修正は公開されていません".to_owned(),
        (
            Lang::En,
            FindingState::Open {
                certainty: Certainty::Possible,
                fixed_in: Some(id),
            },
        ) => {
            format!(
                "possibly open: the update level is unknown; fixed in {}",
                name(id)
            )
        }
        (
            Lang::Ja,
            FindingState::Open {
                certainty: Certainty::Possible,
                fixed_in: Some(id),
            },
        ) => {
            format!(
                "適用状況が不明なため、未修正の可能性があります。{} で修正されています",
                name(id)
            )
        }
        (
            Lang::En,
            FindingState::Open {
                certainty: Certainty::Possible,
                fixed_in: None,
            },
        ) => "possibly open: no source settles it for this build".to_owned(),
        (
            Lang::Ja,
            FindingState::Open {
                certainty: Certainty::Possible,
                fixed_in: None,
            },
        ) => "未修正の可能性があります。このビルドについて確定できる資料がありません".to_owned(),
        (Lang::En, FindingState::Fixed(id)) => {
            format!("fixed in this build: {} closed it", name(id))
        }
        (Lang::Ja, FindingState::Fixed(id)) => {
            format!("このビルドでは修正済みです ({} で修正)", name(id))
        }
        (Lang::En, FindingState::BornFixed(id)) => format!(
            "fixed in this build: {} came out after the fix and contains it",
            family.branch(id).name
        ),
        (Lang::Ja, FindingState::BornFixed(id)) => format!(
            "このビルドでは修正済みです ({} は修正後に公開され、修正を含んでいます)",
            family.branch(id).name
        ),
        (Lang::En, FindingState::Setting) => {
            "no build closes it: it depends on a setting, which a build number cannot show"
                .to_owned()
        }
        (Lang::Ja, FindingState::Setting) => {
            "ビルドの更新では修正されません。設定によるため、ビルド番号からは判断できません"
                .to_owned()
        }
        (Lang::En, FindingState::OtherProduct) => "does not concern this product".to_owned(),
        (Lang::Ja, FindingState::OtherProduct) => "この製品には該当しません".to_owned(),
        (Lang::En, FindingState::Elsewhere) => {
            "not closed by an update of this product, but by another one".to_owned()
        }
        (Lang::Ja, FindingState::Elsewhere) => {
            "この製品の更新プログラムではなく、別の更新プログラムで修正されます".to_owned()
        }
        (Lang::En, FindingState::NotPublic) => "was not public on that day".to_owned(),
        (Lang::Ja, FindingState::NotPublic) => "この日の時点では公開されていません".to_owned(),
        (Lang::En, FindingState::Unknown) => {
            "is no vulnerability of this product that is known here".to_owned()
        }
        (Lang::Ja, FindingState::Unknown) => {
            "この製品の脆弱性として把握しているものではありません".to_owned()
        }
        (Lang::En, FindingState::Undecided) => {
            "cannot be decided, because the build is not known well enough".to_owned()
        }
        (Lang::Ja, FindingState::Undecided) => {
            "ビルドを特定できないため、判断できません".to_owned()
        }
    };
    if finding.actions.is_empty() {
        return said;
    }
    match lang {
        Lang::En => format!("{said}. Something has to be done by hand as well; see below"),
        Lang::Ja => format!("{said}。手動の作業も必要です。下の項目を参照してください"),
    }
}

/// The state in exported data.
#[must_use]
pub const fn key(state: FindingState) -> &'static str {
    match state {
        FindingState::Open {
            certainty: Certainty::Exposed,
            ..
        } => "open",
        FindingState::Open {
            certainty: Certainty::Possible,
            ..
        } => "possible",
        FindingState::Fixed(_) | FindingState::BornFixed(_) => "fixed",
        FindingState::Setting => "setting",
        FindingState::OtherProduct => "other-product",
        FindingState::Elsewhere => "elsewhere",
        FindingState::NotPublic => "not-public",
        FindingState::Unknown => "unknown",
        FindingState::Undecided => "undecided",
    }
}
