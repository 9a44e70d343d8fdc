//! The words in Japanese.

use crate::catalogue::tables::{About, Remedy, Sure};
use crate::lang::Lang;
use crate::messages::date;

use super::{
    Advisories, Below, Build, Common, Content, Cve, Descriptions, Family, Feeds, Filters, Identify,
    Sources,
};

fn day(date: jiff::civil::Date) -> String {
    date::day(date, Lang::Ja)
}

pub(super) static WORDS: Content = Content {
    descriptions: Descriptions {
        home: "Exchange Server のビルド番号から、必要な更新プログラムとその順序、影響を受ける脆弱性、手作業で残る対応を確認できます。入力内容は外部に送信されません。",
        check: "Exchange Server のビルド番号やコンソールの出力を貼り付けると、必要な更新プログラム、影響を受ける脆弱性、残る作業をサーバーごとに確認できます。",
        advisories: "Exchange Server のセキュリティ アドバイザリです。修正された内容、影響を受けるビルド、インストールのほかに必要な作業をまとめています。",
    },
    advisories: Advisories {
        title: "アドバイザリ",
        lede: "修正された内容、影響を受けるビルド、インストールのほかに必要な作業をまとめています。",
        none: "公開済みのアドバイザリはまだありません。",
    },
    below: Below {
        newest: "新着アドバイザリ",
        all: "すべてのアドバイザリ",
    },
    identify: Identify {
        title: "ビルド番号の調べ方",
        right: "正しい値が分かるコマンド",
        wrong: "セキュリティ更新プログラムを適用しても変わらない値",
        wrong_command: "Get-ExchangeServer | Format-List Name,AdminDisplayVersion",
        wrong_text: "AdminDisplayVersion で分かるのは累積的な更新プログラムまでです。この値だけでは、更新済みとも未更新とも判定しません。",
    },
    common: Common {
        place: "現在のページの位置",
        all_builds: "ビルド一覧",
        product: "製品",
        branch: "ブランチ",
        build: "ビルド番号",
        released: "公開日",
        article: "KB",
        status: "更新プログラムの提供",
        comma: "、",
        range: |from, to| format!("{from} から {to} まで"),
        serviced: "提供中",
        serviced_until: |end| format!("{}まで", day(end)),
        esu_until: |end| format!("ESU のみ、{}まで", day(end)),
        out_of_service: |end| format!("{}以降はなし", day(end)),
        out_of_support: |end| format!("{}にサポート終了", day(end)),
        out_of_support_undated: "サポート終了",
        not_written: "資料なし",
        newest_title: "最新のビルド",
        newest_text: |date| {
            format!(
                "{}の時点で更新プログラムが提供されている各ブランチと、提供が終了した製品の、最新のビルドです。",
                day(date)
            )
        },
        newest_build: "最新のビルド番号",
    },
    build: Build {
        title: |build, name| format!("{build}: {name}"),
        lede: |kind, branch, date| match branch {
            Some(branch) => format!("{branch} 用の{kind}です。{}に公開されました。", day(date)),
            None => format!("{kind}です。{}に公開されました。", day(date)),
        },
        description: |build, name, kind, date, verdict| {
            format!(
                "ビルド番号 {build} は {name} ({kind}、{}公開) です。判定: {verdict}。次にインストールするもの、修正された脆弱性、未修正の脆弱性を確認できます。",
                day(date)
            )
        },
        stands_for_title: |build, name| format!("{build}: {name} を示す番号"),
        stands_for: "この番号が示すのは次のビルドです。",
        unnamed_title: |build, branch| format!("{build}: 名称のない {branch} のビルド"),
        open: |count, exploited| match exploited {
            0 => format!(
                "未修正の既知の脆弱性が {count} 件あります。悪用が確認されたものはありません。"
            ),
            _ => format!(
                "未修正の既知の脆弱性が {count} 件あり、うち {exploited} 件は悪用が確認されています。"
            ),
        },
        everything: |build| format!("{build} のページへ"),
        as_of: |date| format!("{}の時点", day(date)),
        check_today: "今日の時点で判定する",
        facts: "番号と名称",
        padded: "ゼロ埋め表記",
        shown_alike: |branch| format!("{branch} では、どの更新プログラムを適用しても同じ値です"),
        aliases: "別の表記",
        repeats: "修正元のパッケージ",
        repeated_as: "再公開されたパッケージ",
        service: "更新プログラムの提供",
        fixed: |count| match count {
            0 => "このビルドで修正された脆弱性".to_owned(),
            _ => format!("このビルドで修正された脆弱性: {count} 件"),
        },
        fixed_none: "このビルドで初めて修正されたことが分かっている脆弱性はありません。以前の修正はすべて含まれます。",
        neighbours: "前後のビルド",
        previous: "前",
        next: "次",
        first: |branch| format!("{branch} の最初のビルドです"),
        last: |branch| format!("{branch} にこれより新しいものはありません"),
    },
    cve: Cve {
        title: |id, name, family| match name {
            Some(name) => {
                format!("{id} ({name}): {family} の影響を受けるビルドと修正済みのビルド")
            }
            None => format!("{id}: {family} の影響を受けるビルドと修正済みのビルド"),
        },
        lede: |impact, family, date| {
            format!(
                "{family} の脆弱性 ({impact}) です。{}に公開されました。",
                day(date)
            )
        },
        description: |id, impact, family| {
            format!(
                "{family} の脆弱性 {id} ({impact}) について、ブランチごとの最初の修正済みビルド、悪用の有無、インストールのほかに必要な作業を確認できます。"
            )
        },
        score: "CVSS",
        no_score: "基本値を示す資料はありません",
        severity: |score| match score.in_tenths() {
            90.. => "緊急",
            70.. => "重要",
            40.. => "警告",
            1.. => "注意",
            _ => "なし",
        },
        metric: |metric, value| {
            Some(match (metric, value) {
                ("AV", "N") => "ネットワーク経由",
                ("AV", "A") => "隣接ネットワークから",
                ("AV", "L") => "ローカルでの操作",
                ("AV", "P") => "物理的な操作",
                ("PR", "N") => "特権は不要",
                ("PR", "L") => "低い特権が必要",
                ("PR", "H") => "高い特権が必要",
                ("UI", "N") => "利用者の関与は不要",
                ("UI", "R") => "利用者の関与が必要",
                _ => return None,
            })
        },
        exploited: "悪用",
        exploited_since: |date| {
            format!("悪用が確認されています (CISA の一覧に{}に掲載)", day(date))
        },
        not_exploited: "CISA の悪用が確認された脆弱性の一覧には掲載されていません",
        due: |date| format!("米国政府機関の対応期限は{}でした", day(date)),
        ransomware: "ランサムウェア",
        ransomware_known: "ランサムウェア攻撃での使用が確認されています",
        ransomware_unknown: "ランサムウェア攻撃での使用は確認されていません",
        remedy: "対処",
        remedy_is: |remedy| match remedy {
            Remedy::Build => "更新プログラムのインストールで修正されます",
            Remedy::BuildAndSetting => "更新プログラムのインストールに加えて、手作業が必要です",
            Remedy::Setting => {
                "ビルドでは修正されません。手作業、または別の製品の更新プログラムで対処します"
            }
        },
        record: "レコード",
        record_link: "cve.org のレコード",
        fixed_title: "影響を受けるブランチと最初の修正済みビルド",
        fixed_intro: "各ブランチで、このビルド以降は修正済みです。修正が提供されないブランチは、新しいブランチへ移るまで影響を受け続けます。",
        first_fixed: "最初の修正済みビルド",
        no_own_fix: |build| format!("修正の提供なし (次に修正があるのは {build})"),
        no_fix: "修正なし",
        born_fixed: "公開時から修正済み",
        not_affected: "影響を受けません",
        not_listed: "影響の有無を示す資料なし",
        others: |names| format!("影響を受ける製品として挙げた資料がないもの: {names}。"),
        no_build: "この脆弱性を修正するビルドはありません。",
        actions: "インストールのほかに必要な作業",
        advisories: "アドバイザリ",
        evidence: "補足と表の根拠",
    },
    family: Family {
        title: |family| format!("{family} のビルド一覧とライフサイクル"),
        lede: |count, date| {
            format!(
                "最初の製品から最新の製品まで、{}までに分かっている {count} 個のビルドです。各ページで、その意味と必要な対応を確認できます。",
                day(date)
            )
        },
        description: |family, count| {
            format!(
                "{family} の {count} 個のビルド番号について、名称、公開日、KB、ブランチごとの最新のビルド、各製品のライフサイクルをまとめています。"
            )
        },
        life_cycle: "ライフサイクル",
        life_cycle_intro: "終了日はその日を含みます。",
        mainstream: "メインストリーム サポート",
        extended: "延長サポート",
        esu: "拡張セキュリティ更新プログラム (ESU)",
        no_end: "終了日の定めなし",
        day_unknown: "終了",
        esu_period: |name, from, to, branches| {
            format!(
                "{name}: {}から{}まで ({branches} が対象)",
                day(from),
                day(to)
            )
        },
        builds: "すべてのビルド",
        vulnerabilities: "脆弱性",
        vulnerabilities_intro: |count, exploited| {
            format!("{count} 件のうち、{exploited} 件で悪用が確認されています。")
        },
        exploited_since: "CISA の一覧への掲載日",
        of_year: |year, count| format!("{year}年: {count} 件"),
        update: "更新プログラム",
        others: "ほかの製品群",
    },
    sources: Sources {
        title: "出典",
        lede: "このサイトの情報は、すべて次の資料に基づいています。資料の間で食い違いがある場合は、どう判断したか、どの程度確かかを示します。",
        description: "ビルド、公開日、修正の出典と参照日、資料の食い違いに対する判断をまとめています。",
        list: "参照した資料",
        code: "略称",
        codes: "資料の略称について",
        name: "資料",
        read: "参照した時点",
        conflicts: "資料の食い違い",
        conflicts_intro: |count| format!("{count} 件を、内容ごとにまとめています。"),
        about: |about| match about {
            About::Build => "ビルド番号",
            About::Date => "公開日",
            About::Kb => "KB",
            About::Name => "名称",
            About::Fix => "修正",
            About::LifeCycle => "ライフサイクル",
            About::Platform => "プラットフォームのバージョン",
        },
        values: "各資料の記述",
        used: "採用した値",
        why: "理由",
        sure: |sure| match sure {
            Sure::Yes => "根拠があり確定",
            Sure::Likely => "より信頼できる資料を採用",
            Sure::Open => "未確定: どちらの値も受け付けます",
        },
    },
    feeds: Feeds {
        title: "フィードとデータ",
        lede: "このサイトの情報を、購読したりご自身のツールで利用したりできます。登録やキーは不要です。",
        description: "アドバイザリと公開情報のフィード、ライフサイクルのカレンダー、すべてのデータのファイルです。",
        subscribe: "購読",
        download: "ダウンロード",
        branches: "累積的な更新プログラムごと",
        branches_text: "1つの累積的な更新プログラムに対する新しい更新プログラムと、関係するアドバイザリです。",
        api: "全データの目次 (JSON、スキーマあり)",
        releases: "すべてのリリース",
        cves: "すべての脆弱性",
        csaf: "CSAF 2.0 形式のアドバイザリ",
        osv: "OSV 形式の脆弱性とアドバイザリ",
    },
    filters: Filters {
        title: "絞り込み",
        all: "すべて",
        product: "製品",
        severity: "深刻度",
        severity_is: |key| match key {
            "critical" => "緊急",
            "high" => "重要",
            "medium" => "警告",
            _ => "注意",
        },
        year: "年",
        year_is: |year| format!("{year}年"),
        exploited: "悪用が確認されたもののみ",
        reset: "すべて表示",
        shown: "表示中のアドバイザリ:",
    },
};
