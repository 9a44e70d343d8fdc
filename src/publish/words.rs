//! The words of feeds, calendars and CSAF, in both languages.
//!
//! One value of one type per language, so that a missing translation does not
//! compile; sentences with facts in them are functions. Must not know formats.

use jiff::civil::Date;

use crate::catalogue::{Family, Release};
use crate::lang::Lang;
use crate::messages::date::day;

/// The words of one language.
pub(super) struct Words {
    /// What is said of a release that only subscribers get.
    pub(super) esu: &'static str,
    /// What joins the items of a list.
    pub(super) comma: &'static str,
    pub(super) feed_of_advisories: &'static str,
    pub(super) page_of_advisory: &'static str,
    pub(super) page_of_cve: &'static str,
    pub(super) this_document: &'static str,
    pub(super) other_language: &'static str,
    pub(super) summary: &'static str,
    pub(super) whole_text: &'static str,
    pub(super) open_branches: &'static str,
    pub(super) withdrawn: &'static str,
    pub(super) superseded: &'static str,
    pub(super) check: &'static str,
    pub(super) nothing_out: &'static str,
}

const EN: Words = Words {
    esu: "It is made for subscribers of Extended Security Updates only.",
    comma: ", ",
    feed_of_advisories: "Security advisories for server software",
    page_of_advisory: "The advisory as a page",
    page_of_cve: "What is affected and what fixes it",
    this_document: "This document",
    other_language: "The same advisory in Japanese",
    summary: "Summary",
    whole_text: "Whole text",
    open_branches: "Not settled",
    withdrawn: "Withdrawn",
    superseded: "Superseded",
    check: "How to check",
    nothing_out: "No release closes this vulnerability yet.",
};

const JA: Words = Words {
    esu: "拡張セキュリティ更新プログラム (ESU) の契約者だけに提供されます。",
    comma: "、",
    feed_of_advisories: "サーバー ソフトウェアのセキュリティ アドバイザリ",
    page_of_advisory: "アドバイザリのページ",
    page_of_cve: "影響を受けるビルドと修正されたビルド",
    this_document: "この文書",
    other_language: "同じアドバイザリの英語版",
    summary: "概要",
    whole_text: "全文",
    open_branches: "影響の有無が不明",
    withdrawn: "取り下げ",
    superseded: "置き換え",
    check: "確認方法",
    nothing_out: "この脆弱性を修正するリリースは、まだ公開されていません。",
};

/// The words of a language.
pub(super) const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::En => &EN,
        Lang::Ja => &JA,
    }
}

/// A release with its build: `Exchange Server 2019 CU12 Jan23SU (15.2.1118.21)`.
pub(super) fn named(family: &Family, release: &Release, lang: Lang) -> String {
    format!("{} ({})", family.name(release, lang), release.build)
}

/// What a release is, as a sentence or two.
pub(super) fn release(family: &Family, release: &Release, closes: &[&str], lang: Lang) -> String {
    let kind = family.kind(release).name.get(lang);
    let build = release.build;
    let long = build.long();
    let date = day(release.date, lang);
    let list = closes.join(words(lang).comma);
    let mut text = match lang {
        Lang::En => format!(
            "{} ({kind}), build {build} ({long})",
            family.name(release, lang)
        ),
        Lang::Ja => format!(
            "{} ({kind})、ビルド番号 {build} ({long})",
            family.name(release, lang)
        ),
    };
    if let Some(kb) = &release.kb {
        text.push_str(words(lang).comma);
        text.push_str(kb);
    }
    text.push_str(&match lang {
        Lang::En => format!(", was released on {date}."),
        Lang::Ja => format!(" が{date}に公開されました。"),
    });
    if !closes.is_empty() {
        text.push_str(&match lang {
            Lang::En => format!(" It is the first in its branch to close {list}."),
            Lang::Ja => format!("このブランチで初めて次の脆弱性を修正します: {list}。"),
        });
    }
    if release.esu {
        if lang == Lang::En {
            text.push(' ');
        }
        text.push_str(words(lang).esu);
    }
    text
}

/// What to say when a branch gets no more updates: a title and a sentence.
pub(super) fn window_ended(branch: &str, end: Date, lang: Lang) -> (String, String) {
    let date = day(end, lang);
    match lang {
        Lang::En => (
            format!("{branch} is not serviced any more"),
            format!(
                "From {date} on, no security updates are made for {branch}. Move to a newer version."
            ),
        ),
        Lang::Ja => (
            format!("{branch} のサービス終了"),
            format!(
                "{date}以降、{branch} 用のセキュリティ更新プログラムは提供されません。新しいバージョンに移行してください。"
            ),
        ),
    }
}

/// The end of mainstream support, of public support, and of an ESU period.
pub(super) fn mainstream_ends(product: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{product}: mainstream support ends"),
        Lang::Ja => format!("{product}: メインストリーム サポートの終了日"),
    }
}

/// See [`mainstream_ends`].
pub(super) fn support_ends(product: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{product}: public support ends"),
        Lang::Ja => format!("{product}: 一般向けサポートの終了日"),
    }
}

/// See [`mainstream_ends`].
pub(super) fn esu_ends(product: &str, period: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{product}: {period} ends"),
        Lang::Ja => format!("{product}: {period} の終了日"),
    }
}

/// That a day still belongs to what ends.
pub(super) fn last_day(date: Date, lang: Lang) -> String {
    let date = day(date, lang);
    match lang {
        Lang::En => format!("{date} is the last day."),
        Lang::Ja => format!("{date}が最終日です。"),
    }
}

/// What an ESU period covers.
pub(super) fn esu_covers(from: Date, branches: &[String], lang: Lang) -> String {
    let list = branches.join(words(lang).comma);
    let from = day(from, lang);
    match lang {
        Lang::En => format!("It began on {from} and covers {list}."),
        Lang::Ja => format!("{from}に始まり、対象は {list} です。"),
    }
}

/// What a vulnerability lets attackers do, and the name it is known by.
pub(super) fn allows(family: &str, impact: &str, name: Option<&str>, lang: Lang) -> String {
    let allows = match lang {
        Lang::En => {
            let mut letters = impact.chars();
            let first: String = letters
                .next()
                .into_iter()
                .flat_map(char::to_uppercase)
                .collect();
            format!("{first}{} in {family}", letters.as_str())
        }
        Lang::Ja => format!("{family} の脆弱性: {impact}"),
    };
    match name {
        Some(name) => format!("{allows} ({name})"),
        None => allows,
    }
}

/// A heading as a sentence.
pub(super) fn sentence(text: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{text}."),
        Lang::Ja => format!("{text}。"),
    }
}

/// That a vulnerability is listed as exploited.
pub(super) fn exploited(since: Date, lang: Lang) -> String {
    let date = day(since, lang);
    match lang {
        Lang::En => format!(
            "Exploited: listed in CISA's catalogue of known exploited vulnerabilities since {date}."
        ),
        Lang::Ja => format!(
            "悪用が確認されています。{date}に CISA の悪用が確認された脆弱性のカタログに掲載されました。"
        ),
    }
}

/// To install an update of the own branch.
pub(super) fn install(name: &str, kb: Option<&str>, lang: Lang) -> String {
    match (lang, kb) {
        (Lang::En, Some(kb)) => format!("Install {name}, {kb}, or a later update of this branch."),
        (Lang::En, None) => format!("Install {name} or a later update of this branch."),
        (Lang::Ja, Some(kb)) => {
            format!(
                "{name}、{kb}、またはこのブランチのより新しい更新プログラムをインストールしてください。"
            )
        }
        (Lang::Ja, None) => {
            format!(
                "{name} またはこのブランチのより新しい更新プログラムをインストールしてください。"
            )
        }
    }
}

/// To leave a branch that gets no fix.
pub(super) fn move_to(name: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("No update is made for this branch. Move to {name} or later."),
        Lang::Ja => {
            format!("このブランチ用の更新プログラムはありません。{name} 以降に移行してください。")
        }
    }
}

/// That no source settles whether these releases are affected.
pub(super) fn left_open(names: &[String], lang: Lang) -> String {
    let list = names.join(words(lang).comma);
    match lang {
        Lang::En => format!("No source says whether these are affected: {list}."),
        Lang::Ja => format!("次のリリースが影響を受けるかどうかを示す資料はありません: {list}。"),
    }
}

/// Where the whole text is.
pub(super) fn read_at(url: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("The whole text, with tables of builds and the steps to take: {url}"),
        Lang::Ja => format!("全文 (ビルド番号の表と手順を含む): {url}"),
    }
}

/// That an advisory does not stand any more.
pub(super) fn withdrawn_on(date: Date, reason: &str, lang: Lang) -> String {
    let date = day(date, lang);
    match lang {
        Lang::En => format!("Withdrawn on {date}: {reason}"),
        Lang::Ja => format!("{date}に取り下げました。理由: {reason}"),
    }
}

/// That another advisory is to be read in place of this one.
pub(super) fn superseded_by(id: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("Read {id} in place of this advisory."),
        Lang::Ja => format!("このアドバイザリの代わりに {id} を参照してください。"),
    }
}
