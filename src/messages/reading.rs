//! The words for readings: why something was not read, what was merged, what
//! has to be said of a reading.
//!
//! Must not know layout.

use crate::lang::Lang;
use crate::reading::{Merged, Reason, Remark, Unreadable, Why, decode};

/// Why something was not read, as one sentence.
#[must_use]
pub fn reason(reason: &Reason, lang: Lang) -> String {
    match (lang, reason) {
        (Lang::En, Reason::NothingKnown) => "no build number stands here".to_owned(),
        (Lang::Ja, Reason::NothingKnown) => "ビルド番号が見つかりません".to_owned(),
        (Lang::En, Reason::NoFamily) => {
            "this number belongs to no product that is known here".to_owned()
        }
        (Lang::Ja, Reason::NoFamily) => "対応している製品の番号ではありません".to_owned(),
        (Lang::En, Reason::NotABuild) => "this is not a build number".to_owned(),
        (Lang::Ja, Reason::NotABuild) => "ビルド番号の形式ではありません".to_owned(),
        (Lang::En, Reason::Foreign(what)) => {
            format!("this looks like another product: {}", what.en)
        }
        (Lang::Ja, Reason::Foreign(what)) => {
            format!("別の製品のバージョンと思われます: {}", what.ja)
        }
        (Lang::En, Reason::CutOff { command }) => {
            format!("the console cut the version off; this command does not: {command}")
        }
        (Lang::Ja, Reason::CutOff { command }) => {
            format!("コンソールの幅でバージョンが途切れています。途切れないコマンド: {command}")
        }
        (Lang::En, Reason::Limit(build)) => {
            format!("{build} is a limit or a build that should be there, not one that is installed")
        }
        (Lang::Ja, Reason::Limit(build)) => {
            format!(
                "{build} はしきい値または必要なビルドとして書かれており、インストール済みのビルドではありません"
            )
        }
        (Lang::En, Reason::SetupTarget(build)) => {
            format!("{build} is what Setup was about to install; it may not be what runs now")
        }
        (Lang::Ja, Reason::SetupTarget(build)) => {
            format!(
                "{build} はセットアップがインストールしようとしたビルドです。現在のビルドとは限りません"
            )
        }
        (Lang::En, Reason::PartsMissing) => {
            "only some parts of a version stand here; all of them are needed".to_owned()
        }
        (Lang::Ja, Reason::PartsMissing) => {
            "バージョンの一部しかありません。すべての部分が必要です".to_owned()
        }
        (Lang::En, Reason::TooLong) => {
            "the line is too long; from here on it was not read".to_owned()
        }
        (Lang::Ja, Reason::TooLong) => {
            "行が長すぎるため、ここから先は読み取っていません".to_owned()
        }
        (Lang::En, Reason::NoVersionInRow) => "this row has no version".to_owned(),
        (Lang::Ja, Reason::NoVersionInRow) => "この行にはバージョンがありません".to_owned(),
        (Lang::En, Reason::DirectoryLevel { from, to }) if from == to => {
            format!(
                "this is the level that {from} gives the directory; it does not show what a server runs"
            )
        }
        (Lang::Ja, Reason::DirectoryLevel { from, to }) if from == to => {
            format!("ディレクトリのレベル ({from}) です。サーバーのビルドは分かりません")
        }
        (Lang::En, Reason::DirectoryLevel { from, to }) => {
            format!(
                "this is a level of the directory, as set from {from} to {to}; it does not show what a server runs"
            )
        }
        (Lang::Ja, Reason::DirectoryLevel { from, to }) => {
            format!("ディレクトリのレベル ({from} ～ {to}) です。サーバーのビルドは分かりません")
        }
        (Lang::En, Reason::UnknownName) => "no release of that name is known".to_owned(),
        (Lang::Ja, Reason::UnknownName) => "この名前のリリースは見つかりません".to_owned(),
        (Lang::En, Reason::UnknownArticle) => {
            "no known release belongs to this knowledge base article".to_owned()
        }
        (Lang::Ja, Reason::UnknownArticle) => {
            "このサポート技術情報 (KB) に対応するリリースは見つかりません".to_owned()
        }
        (Lang::En, Reason::OnlyVulnerabilities(ids)) => {
            format!(
                "only vulnerabilities are named here, no build: {}",
                ids.join(", ")
            )
        }
        (Lang::Ja, Reason::OnlyVulnerabilities(ids)) => {
            format!("脆弱性の番号だけで、ビルドがありません: {}", ids.join("、"))
        }
    }
}

/// Why another sight of a server is no server of its own.
const fn why(why: Why, lang: Lang) -> &'static str {
    match (lang, why) {
        (Lang::En, Why::Same) => "the same build again",
        (Lang::Ja, Why::Same) => "同じビルドの再掲です",
        (Lang::En, Why::Weaker) => "the same server, shown less exactly",
        (Lang::Ja, Why::Weaker) => "同じサーバーのより大まかな表示です",
        (Lang::En, Why::Earlier) => "an earlier state of the same server",
        (Lang::Ja, Why::Earlier) => "同じサーバーの以前の状態です",
        (Lang::En, Why::Replaced) => "the same server; the later value counts",
        (Lang::Ja, Why::Replaced) => "同じサーバーです。後の値を採用しています",
        (Lang::En, Why::Contradicts) => "contradicts another value for the same server",
        (Lang::Ja, Why::Contradicts) => "同じサーバーの別の値と矛盾しています",
        (Lang::En, Why::Candidate) => "another build that the scanner could not rule out",
        (Lang::Ja, Why::Candidate) => "スキャナーが除外できなかった別の候補です",
    }
}

/// Where else a server stands in the text, as one sentence.
#[must_use]
pub fn also(merged: &Merged, lang: Lang) -> String {
    let (line, text, why) = (merged.line, &merged.text, why(merged.why, lang));
    match lang {
        Lang::En => format!("Also on line {line}: {text} ({why})."),
        Lang::Ja => format!("{line} 行目: {text} ({why})"),
    }
}

/// What has to be said of a reading, as one sentence.
#[must_use]
pub fn remark(remark: &Remark, lang: Lang) -> String {
    match (lang, remark) {
        (Lang::En, Remark::NameDisagrees(name)) => {
            format!(
                "The text also says \"{name}\", which does not fit the number. The number counts."
            )
        }
        (Lang::Ja, Remark::NameDisagrees(name)) => {
            format!(
                "テキストには「{name}」ともありますが、番号と一致しません。番号を採用しました。"
            )
        }
        (Lang::En, Remark::MaybeDamaged) => {
            "The last digit may be cut short: .1 can stand for .10. Both are shown.".to_owned()
        }
        (Lang::Ja, Remark::MaybeDamaged) => {
            "末尾の 0 が失われている可能性があります (.1 は .10 かもしれません)。両方を示します。"
                .to_owned()
        }
        (Lang::En, Remark::Doubtful) => {
            "The text says that the server was not reached: the value may come from the directory."
                .to_owned()
        }
        (Lang::Ja, Remark::Doubtful) => {
            "サーバーに接続できなかったと記録されています。値はディレクトリの情報かもしれません。"
                .to_owned()
        }
    }
}

/// Why a file could not be read, as one sentence.
#[must_use]
pub fn unreadable(error: Unreadable, lang: Lang) -> String {
    const LIMIT: usize = decode::LIMIT >> 20;
    match (lang, error) {
        (Lang::En, Unreadable::TooLarge { size }) => {
            format!(
                "The file has {} MB; at most {LIMIT} MB are read.",
                size.div_ceil(1 << 20)
            )
        }
        (Lang::Ja, Unreadable::TooLarge { size }) => {
            format!(
                "ファイルのサイズは {} MB です。読み取れるのは {LIMIT} MB までです。",
                size.div_ceil(1 << 20)
            )
        }
        (Lang::En, Unreadable::Binary(kind)) => {
            let what = match kind {
                decode::Kind::Archive => "an archive or an Office document",
                decode::Kind::Program => "a program",
                decode::Kind::Pdf => "a PDF document",
                decode::Kind::Picture => "a picture",
                decode::Kind::EventLog => "an event log",
                decode::Kind::Other => "a binary file",
            };
            format!("This is {what}, not text. Save it as text or CSV, or paste the text.")
        }
        (Lang::Ja, Unreadable::Binary(kind)) => {
            let what = match kind {
                decode::Kind::Archive => "圧縮ファイルまたは Office 文書",
                decode::Kind::Program => "プログラム",
                decode::Kind::Pdf => "PDF 文書",
                decode::Kind::Picture => "画像",
                decode::Kind::EventLog => "イベント ログ",
                decode::Kind::Other => "バイナリ ファイル",
            };
            format!(
                "これは{what}で、テキストではありません。テキストまたは CSV で保存するか、内容を貼り付けてください。"
            )
        }
        (Lang::En, Unreadable::NeedsShiftJis) => {
            "The file is in Shift_JIS. Save it as UTF-8, or paste the text.".to_owned()
        }
        (Lang::Ja, Unreadable::NeedsShiftJis) => {
            "ファイルの文字コードは Shift_JIS です。UTF-8 で保存するか、内容を貼り付けてください。"
                .to_owned()
        }
    }
}
