//! The words of an answer: verdicts, levels, steps, reasons, notes.

use crate::assess::{Assessment, Certainty, Identity, Note, Reason, Step, StepKind, Verdict};
use crate::catalogue::{Family, Level, ReleaseId};
use crate::lang::Lang;

use super::date::day;

/// What a verdict is called, and what it means in one sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerdictWords {
    /// A word or two: `Update required`.
    pub word: &'static str,
    /// One sentence.
    pub meaning: &'static str,
}

/// The words for a verdict.
#[must_use]
pub const fn verdict(verdict: Verdict, lang: Lang) -> VerdictWords {
    let (word, meaning) = match (lang, verdict) {
        (Lang::En, Verdict::Current) => (
            "Up to date",
            "The newest updates for this build are installed.",
        ),
        (Lang::Ja, Verdict::Current) => (
            "最新です",
            "このビルドに適用できる最新の更新プログラムがインストールされています。",
        ),
        (Lang::En, Verdict::UpdateAvailable) => (
            "Update available",
            "Something newer is out, but no security fix is missing.",
        ),
        (Lang::Ja, Verdict::UpdateAvailable) => (
            "更新あり",
            "より新しい更新プログラムがありますが、不足しているセキュリティ修正はありません。",
        ),
        (Lang::En, Verdict::UpdateUnknown) => (
            "Update level unknown",
            "The cumulative update is known, the security update is not. One command settles it.",
        ),
        (Lang::Ja, Verdict::UpdateUnknown) => (
            "更新状況は不明",
            "累積的な更新プログラムまでは分かりますが、セキュリティ更新プログラムの適用状況は分かりません。下のコマンドで確認できます。",
        ),
        (Lang::En, Verdict::Mitigate) => (
            "Mitigate now",
            "A public vulnerability has no fix yet: until one is out, only mitigation helps.",
        ),
        (Lang::Ja, Verdict::Mitigate) => (
            "緩和策が必要",
            "公開済みの脆弱性に対する修正がまだありません。修正が公開されるまでは緩和策で対処してください。",
        ),
        (Lang::En, Verdict::UpdateRequired) => ("Update required", "A security fix is missing."),
        (Lang::Ja, Verdict::UpdateRequired) => {
            ("更新が必要", "適用されていないセキュリティ修正があります。")
        }
        (Lang::En, Verdict::BranchUnsupported) => (
            "Cumulative update out of service",
            "No more security updates are made for this cumulative update. A newer one has to be installed first.",
        ),
        (Lang::Ja, Verdict::BranchUnsupported) => (
            "CU のサポート終了",
            "この累積的な更新プログラムにはセキュリティ更新プログラムが提供されません。先に新しい累積的な更新プログラムをインストールする必要があります。",
        ),
        (Lang::En, Verdict::ProductUnsupported) => (
            "Product out of support",
            "Public updates for this product have ended.",
        ),
        (Lang::Ja, Verdict::ProductUnsupported) => (
            "製品のサポート終了",
            "この製品への一般向け更新プログラムの提供は終了しています。",
        ),
        (Lang::En, Verdict::Cloud) => (
            "Cloud service",
            "Its operator updates it: there is nothing to install here.",
        ),
        (Lang::Ja, Verdict::Cloud) => (
            "クラウド サービス",
            "サービスの提供元が運用、更新しているため、インストールするものはありません。",
        ),
        (Lang::En, Verdict::None) => ("Cannot be judged", "The reason is given below."),
        (Lang::Ja, Verdict::None) => ("判定できません", "理由は下記のとおりです。"),
    };
    VerdictWords { word, meaning }
}

/// What a reading level means for the reader.
#[must_use]
pub const fn level(level: Level, lang: Lang) -> &'static str {
    match (lang, level) {
        (Lang::En, Level::Exact) => "exact build",
        (Lang::Ja, Level::Exact) => "正確なビルド",
        (Lang::En, Level::BranchOnly) => "cumulative update only",
        (Lang::Ja, Level::BranchOnly) => "CU のみ判明",
        (Lang::En, Level::Alias) => "another form of a listed build",
        (Lang::Ja, Level::Alias) => "既知のビルドの別表記",
        (Lang::En, Level::Unlisted) => "not on any list",
        (Lang::Ja, Level::Unlisted) => "一覧にないビルド",
        (Lang::En, Level::Conflict) => "values disagree",
        (Lang::Ja, Level::Conflict) => "値が矛盾",
        (Lang::En, Level::Ambiguous) => "several possible",
        (Lang::Ja, Level::Ambiguous) => "複数の可能性",
        (Lang::En, Level::Previous) => "an earlier state",
        (Lang::Ja, Level::Previous) => "以前の状態",
        (Lang::En, Level::NameOnly) => "name only",
        (Lang::Ja, Level::NameOnly) => "名称のみ",
        (Lang::En, Level::Hint) => "a hint",
        (Lang::Ja, Level::Hint) => "手がかり",
        (Lang::En, Level::Reference) => "quoted, not a server's",
        (Lang::Ja, Level::Reference) => "引用 (サーバーのビルドではありません)",
        (Lang::En, Level::Cloud) => "cloud service",
        (Lang::Ja, Level::Cloud) => "クラウド サービス",
        (Lang::En, Level::Foreign) => "another product",
        (Lang::Ja, Level::Foreign) => "別の製品",
    }
}

/// How sure an exposure is, in a word.
#[must_use]
pub const fn certainty(certainty: Certainty, lang: Lang) -> &'static str {
    match (lang, certainty) {
        (Lang::En, Certainty::Exposed) => "open",
        (Lang::Ja, Certainty::Exposed) => "未修正",
        (Lang::En, Certainty::Possible) => "possibly open",
        (Lang::Ja, Certainty::Possible) => "未修正の可能性",
    }
}

/// What the assessed thing is called: a release, a branch, or what else is known.
#[must_use]
pub fn identity(family: &Family, assessment: &Assessment, lang: Lang) -> String {
    let product_name = |id| family.product(id).row.name.get(lang).to_owned();
    match assessment.identity {
        Identity::Release(id) => release(family, id, lang),
        Identity::Branch(id) => {
            let branch = family.branch(id);
            format!("{} {}", product_name(branch.product), branch.name)
        }
        Identity::Product(id) => product_name(id),
        Identity::Cloud => {
            let services = &family.tables().recognition.cloud;
            let name = services.iter().flat_map(|row| &row.names).next();
            name.cloned()
                .unwrap_or_else(|| verdict(Verdict::Cloud, lang).word.to_owned())
        }
        Identity::Unknown => family.tables().family.name.get(lang).to_owned(),
    }
}

/// A release's full name.
#[must_use]
pub fn release(family: &Family, id: ReleaseId, lang: Lang) -> String {
    family.name(family.release(id), lang)
}

/// Why a way is offered, as a heading.
#[must_use]
pub const fn reason(reason: Reason, lang: Lang) -> &'static str {
    match (lang, reason) {
        (Lang::En, Reason::SameBranch) => {
            "Install the newest security update for this cumulative update"
        }
        (Lang::Ja, Reason::SameBranch) => {
            "この累積的な更新プログラム用の最新のセキュリティ更新プログラムをインストールします"
        }
        (Lang::En, Reason::NewerBranch) => {
            "Install a cumulative update that still gets security updates, then its newest one"
        }
        (Lang::Ja, Reason::NewerBranch) => {
            "セキュリティ更新プログラムが提供されている累積的な更新プログラムをインストールし、続けて最新のセキュリティ更新プログラムをインストールします"
        }
        (Lang::En, Reason::Esu) => {
            "With Extended Security Updates: install the newest one (for subscribers only)"
        }
        (Lang::Ja, Reason::Esu) => {
            "拡張セキュリティ更新プログラム (ESU) を契約している場合: 最新の ESU をインストールします"
        }
        (Lang::En, Reason::EsuReached) => {
            "The newest Extended Security Update is installed; it buys time until the period ends"
        }
        (Lang::Ja, Reason::EsuReached) => {
            "最新の拡張セキュリティ更新プログラム (ESU) がインストールされています。ESU 期間の終了までに移行してください"
        }
        (Lang::En, Reason::Successor) => "Move to a product that is supported",
        (Lang::Ja, Reason::Successor) => "サポートされている製品へ移行します",
        (Lang::En, Reason::NoWay) => "No supported product was out on that day",
        (Lang::Ja, Reason::NoWay) => {
            "この日の時点で、移行できるサポート対象の製品はありませんでした"
        }
        (Lang::En, Reason::Settle) => {
            "Find out which update is installed, or simply install the newest: that does no harm"
        }
        (Lang::Ja, Reason::Settle) => {
            "適用済みの更新プログラムを確認します。最新の更新プログラムをもう一度インストールしても問題ありません"
        }
        (Lang::En, Reason::NewestUpdate) => "Recommended: the newest update of any kind",
        (Lang::Ja, Reason::NewestUpdate) => {
            "推奨: 種類を問わず最新の更新プログラムをインストールします"
        }
        (Lang::En, Reason::RecommendedBranch) => {
            "Recommended: the newest cumulative update with its newest update"
        }
        (Lang::Ja, Reason::RecommendedBranch) => {
            "推奨: 最新の累積的な更新プログラムと、その最新の更新プログラムをインストールします"
        }
        (Lang::En, Reason::RecommendedSuccessor) => "Recommended: move to the product that follows",
        (Lang::Ja, Reason::RecommendedSuccessor) => "推奨: 後継製品へ移行します",
    }
}

/// One step, as an instruction.
#[must_use]
pub fn step(family: &Family, step: &Step, lang: Lang) -> String {
    let name = step
        .release
        .map(|id| release(family, id, lang))
        .unwrap_or_default();
    let platform = || {
        let row = family.tables().family.platform.as_ref();
        format!(
            "{} {}",
            row.map_or("", |row| row.name.get(lang)),
            step.platform.as_deref().unwrap_or_default()
        )
    };
    match (lang, step.kind) {
        (Lang::En, StepKind::InstallCu | StepKind::InstallUpdate) => format!("Install {name}"),
        (Lang::Ja, StepKind::InstallCu | StepKind::InstallUpdate) => {
            format!("{name} をインストールします")
        }
        (Lang::En, StepKind::InPlaceUpgrade) => format!("Upgrade in place to {name}"),
        (Lang::Ja, StepKind::InPlaceUpgrade) => {
            format!("{name} へインプレース アップグレードします")
        }
        (Lang::En, StepKind::Migrate) => {
            format!("Set up a new server with {name} and move everything to it")
        }
        (Lang::Ja, StepKind::Migrate) => {
            format!("{name} の新しいサーバーを構築し、データと役割を移行します")
        }
        (Lang::En, StepKind::Platform) => format!("Bring {} to the server", platform()),
        (Lang::Ja, StepKind::Platform) => format!("{} をインストールします", platform()),
        (Lang::En, StepKind::Verify) => {
            "See which update is installed, with the command below".to_owned()
        }
        (Lang::Ja, StepKind::Verify) => {
            "下のコマンドで、適用済みの更新プログラムを確認します".to_owned()
        }
    }
}

/// A note, as one sentence or two.
#[must_use]
pub fn note(family: &Family, note: &Note, lang: Lang) -> String {
    let name = |id: ReleaseId| {
        let build = family.release(id).build;
        match lang {
            Lang::En => format!("{} ({build})", release(family, id, lang)),
            Lang::Ja => format!("{} ({build})", release(family, id, lang)),
        }
    };
    match (lang, note) {
        (Lang::En, Note::OnlyBranchShown) => "This value shows the cumulative update only: it does not move with security updates. Whether the server is patched cannot be known from it.".to_owned(),
        (Lang::Ja, Note::OnlyBranchShown) => "この値で分かるのは累積的な更新プログラムまでで、セキュリティ更新プログラムを適用しても変わりません。適用状況はこの値からは判断できません。".to_owned(),
        (_, Note::BareBase) => {
            let bare = family.tables().family.settle.bare.as_ref();
            bare.map_or_else(
                || self::note(family, &Note::OnlyBranchShown, lang),
                |text| text.get(lang).trim().to_owned(),
            )
        }
        (Lang::En, Note::HintAt(id)) => format!("A hint, no proof: one component showed {}. That or a newer update of the same cumulative update is installed; the command settles it.", name(*id)),
        (Lang::Ja, Note::HintAt(id)) => format!("1つのコンポーネントに {} が示されていただけで、確証ではありません。同じ累積的な更新プログラムの、これ以降の更新プログラムが適用されていると考えられます。コマンドで確認してください。", name(*id)),
        (Lang::En, Note::AliasOf(id)) => format!("Another form of {}.", name(*id)),
        (Lang::Ja, Note::AliasOf(id)) => format!("{} の別表記です。", name(*id)),
        (Lang::En, Note::JudgedAs { release, upper: Some(upper) }) => format!("No list has this build. It lies below {} and is judged as {}.", name(*upper), name(*release)),
        (Lang::Ja, Note::JudgedAs { release, upper: Some(upper) }) => format!("このビルドはどの一覧にもありません。{} より前のビルドなので、{} として判定しています。", name(*upper), name(*release)),
        (Lang::En, Note::JudgedAs { release, upper: None }) => format!("No list has this build. It is judged as {}.", name(*release)),
        (Lang::Ja, Note::JudgedAs { release, upper: None }) => format!("このビルドはどの一覧にもありません。{} として判定しています。", name(*release)),
        (_, Note::Remark(key)) => family.note(key).map(|row| row.text.get(lang).trim().to_owned()).unwrap_or_default(),
        (Lang::En, Note::NewerThanData { newest }) => format!("This build is newer than everything known here up to {}; the newest known is {}.", day(family.data_through(), lang), name(*newest)),
        (Lang::Ja, Note::NewerThanData { newest }) => format!("{}までのデータより新しいビルドです。把握している最新のビルドは {} です。", day(family.data_through(), lang), name(*newest)),
        (Lang::En, Note::NoSuchBranch(id)) => format!("The beginning is that of {}, but no cumulative update of it has this third part. Check the number for a typing error.", family.product(*id).row.name.get(lang)),
        (Lang::Ja, Note::NoSuchBranch(id)) => format!("先頭の番号は {} のものですが、3番目の番号に該当する累積的な更新プログラムがありません。入力誤りがないか確認してください。", family.product(*id).row.name.get(lang)),
        (Lang::En, Note::NotReleased { released }) => format!("It was released on {}, after the day asked about.", day(*released, lang)),
        (Lang::Ja, Note::NotReleased { released }) => format!("{}に公開されたもので、指定した日付の時点ではまだ公開されていません。", day(*released, lang)),
        (Lang::En, Note::Preview) => "A preview, not meant for production.".to_owned(),
        (Lang::Ja, Note::Preview) => "運用環境での使用を想定していないプレビュー版です。".to_owned(),
        (Lang::En, Note::Reissued { by }) => format!("This package was issued again, repaired, as {}.", name(*by)),
        (Lang::Ja, Note::Reissued { by }) => format!("このパッケージは修正され、{} として再公開されました。", name(*by)),
        (Lang::En, Note::SupportEnded(Some(end))) => format!("Public support ended on {}.", day(*end, lang)),
        (Lang::Ja, Note::SupportEnded(Some(end))) => format!("一般向けのサポートは{}に終了しました。", day(*end, lang)),
        (Lang::En, Note::SupportEnded(None)) => "Public support has ended; no source gives the day.".to_owned(),
        (Lang::Ja, Note::SupportEnded(None)) => "一般向けのサポートは終了しています (終了日を示す資料はありません)。".to_owned(),
        (Lang::En, Note::EsuRuns { until, covered: true }) => format!("Extended Security Updates are made for this cumulative update until {}, for those who bought them.", day(*until, lang)),
        (Lang::Ja, Note::EsuRuns { until, covered: true }) => format!("この累積的な更新プログラムには、契約者向けに{}まで拡張セキュリティ更新プログラム (ESU) が提供されます。", day(*until, lang)),
        (Lang::En, Note::EsuRuns { until, covered: false }) => format!("Extended Security Updates run until {}, but not for this cumulative update.", day(*until, lang)),
        (Lang::Ja, Note::EsuRuns { until, covered: false }) => format!("拡張セキュリティ更新プログラム (ESU) は{}まで提供されますが、この累積的な更新プログラムは対象外です。", day(*until, lang)),
        (Lang::En, Note::EsuOver(end)) => format!("Extended Security Updates ended on {}.", day(*end, lang)),
        (Lang::Ja, Note::EsuOver(end)) => format!("拡張セキュリティ更新プログラム (ESU) の提供は{}に終了しました。", day(*end, lang)),
        (Lang::En, Note::EsuPause(next)) => format!("No period of Extended Security Updates runs; the next begins on {}.", day(*next, lang)),
        (Lang::Ja, Note::EsuPause(next)) => format!("拡張セキュリティ更新プログラム (ESU) の期間外です。次の期間は{}に始まります。", day(*next, lang)),
        (Lang::En, Note::LateUpdate(id)) => format!("An update came out after the end of support and is missing here: {}.", name(*id)),
        (Lang::Ja, Note::LateUpdate(id)) => format!("サポート終了後に公開された更新プログラムが適用されていません: {}。", name(*id)),
        (Lang::En, Note::WindowEnded(end)) => format!("No security updates are made for this cumulative update since {}.", day(*end, lang)),
        (Lang::Ja, Note::WindowEnded(end)) => format!("この累積的な更新プログラムには、{}以降セキュリティ更新プログラムが提供されていません。", day(*end, lang)),
        (Lang::En, Note::EarlierState) => "The text shows an earlier state of the server, which says nothing about today.".to_owned(),
        (Lang::Ja, Note::EarlierState) => "このテキストはサーバーの以前の状態を示すもので、現在の状態は分かりません。".to_owned(),
        (Lang::En, Note::Quoted) => "The text quotes this build; it does not say that a server runs it.".to_owned(),
        (Lang::Ja, Note::Quoted) => "テキスト中で言及されているビルドで、サーバーのビルドを示すものではありません。".to_owned(),
        (Lang::En, Note::ActionsNotVisible) => "A build number cannot show whether the remaining actions were done.".to_owned(),
        (Lang::Ja, Note::ActionsNotVisible) => "残りの作業が実施済みかどうかは、ビルド番号からは分かりません。".to_owned(),
    }
}
