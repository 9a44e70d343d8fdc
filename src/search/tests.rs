use super::*;

fn index() -> Names {
    Names::new(written())
}

fn written() -> Index {
    let page = |path: &str, title: &str, named: bool, keys: &[&str]| Page {
        path: path.to_owned(),
        title: Text {
            en: title.to_owned(),
            ja: String::new(),
        },
        day: None,
        note: None,
        named,
        keys: keys.iter().map(|key| (*key).to_owned()).collect(),
    };
    let term = |short: &str, names: &[&str]| {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        (short.to_owned(), names)
    };
    Index {
        families: vec![Family {
            id: "exchange".to_owned(),
            names: vec!["Microsoft Exchange Server".to_owned()],
            offset: Some(30_000),
            terms: vec![
                term("CU", &["CU", "Cumulative Update", "累積的な更新プログラム"]),
                term(
                    "SU",
                    &["SU", "Security Update", "セキュリティ更新プログラム"],
                ),
                term("RU", &["RU", "Update Rollup", "Rollup"]),
                term("SE", &["SE", "Subscription Edition"]),
            ],
        }],
        pages: vec![
            page(
                "advisories/x-proxyshell/",
                "ProxyShell: three of them",
                false,
                &["pl20210002", "proxyshell"],
            ),
            page(
                "exchange/",
                "Builds",
                false,
                &["exchange", "exchangeserver"],
            ),
            page("exchange/#2019", "Exchange Server 2019", true, &[]),
            page("exchange/#SE", "Exchange Server SE", true, &[]),
            page(
                "exchange/15.2.2562.17/",
                "Exchange Server SE RTM",
                true,
                &[],
            ),
            page(
                "exchange/15.2.1118.21/",
                "Exchange Server 2019 CU12 Jan23SU",
                true,
                &["kb5022193", "5022193"],
            ),
            page(
                "exchange/15.2.1118.7/",
                "Exchange Server 2019 CU12",
                true,
                &["kb5011156", "5011156", "2019 2022H1"],
            ),
            page(
                "exchange/15.1.2507.17/",
                "Exchange Server 2016 CU23 Jan23SU",
                true,
                &["kb5022143", "5022143"],
            ),
            page(
                "exchange/15.1.2507.6/",
                "Exchange Server 2016 CU23",
                true,
                &[],
            ),
            page(
                "exchange/15.1.1713.5/",
                "Exchange Server 2016 CU12",
                true,
                &[],
            ),
            page(
                "exchange/15.2.1118.1/",
                "15.2.1118.1: a build without a name",
                false,
                &[],
            ),
            page(
                "exchange/14.3.513.0/",
                "Exchange Server 2010 SP3 RU32",
                true,
                &[],
            ),
            page(
                "cve/CVE-2022-41082/",
                "CVE-2022-41082 ProxyNotShell",
                false,
                &["cve202241082", "202241082", "proxynotshell"],
            ),
            page(
                "cve/CVE-2021-34473/",
                "CVE-2021-34473 ProxyShell",
                false,
                &["cve202134473", "202134473", "proxyshell"],
            ),
        ],
        ..Index::default()
    }
}

fn paths<'p>(pages: &[&'p Page]) -> Vec<&'p str> {
    let inside = |page: &&'p Page| page.path.trim_start_matches("exchange/");
    pages.iter().map(inside).collect()
}

#[test]
fn names_are_found_as_people_write_them() {
    let cu12_jan = "15.2.1118.21/";
    for (query, wanted) in [
        ("15.2.1118.21", &[cu12_jan] as &[&str]),
        (" 15.02.1118.021 ", &[cu12_jan]),
        ("１５．２．１１１８．２１", &[cu12_jan]),
        ("Version 15.2 (Build 1118.21)", &[cu12_jan]),
        ("Version 15.2 (Build 31118.21)", &[cu12_jan]),
        ("15.2.31118.21", &[cu12_jan]),
        ("15.2.1118.1", &["15.2.1118.1/"]),
        ("15.2.1118", &[cu12_jan, "15.2.1118.7/", "15.2.1118.1/"]),
        ("KB5022193", &[cu12_jan]),
        ("kb 5022193", &[cu12_jan]),
        ("5022193", &[cu12_jan]),
        ("2019 KB5022193", &[cu12_jan]),
        ("2016 KB5022193", &[]),
        ("CVE-2022-41082", &["cve/CVE-2022-41082/"]),
        ("cve‑2022‑41082", &["cve/CVE-2022-41082/"]),
        ("CVE 2022 41082", &["cve/CVE-2022-41082/"]),
        ("2022-41082", &["cve/CVE-2022-41082/"]),
        ("ProxyNotShell", &["cve/CVE-2022-41082/"]),
        (
            "proxyshell",
            &["advisories/x-proxyshell/", "cve/CVE-2021-34473/"],
        ),
        ("PL-2021-0002", &["advisories/x-proxyshell/"]),
        ("ProxyShell: three of them", &["advisories/x-proxyshell/"]),
        ("CU12 Jan23SU", &[cu12_jan]),
        ("2019 CU12 Jan23SU", &[cu12_jan]),
        ("jan23su cu12 2019", &[cu12_jan]),
        ("ＣＵ１２　Ｊａｎ２３ＳＵ", &[cu12_jan]),
        ("Exchange Server 2019 CU12 January 2023 SU", &[cu12_jan]),
        (
            "January 2023 Security Update for Exchange Server 2019 Cumulative Update 12",
            &[cu12_jan],
        ),
        ("Microsoft Exchange 2019 CU 12 Jan 2023", &[cu12_jan]),
        ("2023 January SU CU12", &[cu12_jan]),
        (
            "Exchange Server 2019 累積的な更新プログラム 12 用の 2023年1月のセキュリティ更新プログラム",
            &[cu12_jan],
        ),
        ("CU12 2023年1月", &[cu12_jan]),
        ("Exchange 2019 CU12", &["15.2.1118.7/"]),
        ("2019 2022H1", &["15.2.1118.7/"]),
        ("CU12", &["15.2.1118.7/", "15.1.1713.5/"]),
        ("cumulative update 12", &["15.2.1118.7/", "15.1.1713.5/"]),
        ("Jan23SU", &[cu12_jan, "15.1.2507.17/"]),
        ("2016 Jan23", &["15.1.2507.17/"]),
        (
            "Update Rollup 32 for Exchange Server 2010 SP3",
            &["14.3.513.0/"],
        ),
        ("Exchange 2019", &["#2019"]),
        ("Exchange Server Subscription Edition", &["#SE"]),
        ("Exchange SE RTM", &["15.2.2562.17/"]),
        ("exchange server", &[""]),
        ("CU13", &[]),
        ("CU12 Feb23SU", &[]),
        ("mail flow", &[]),
        ("...", &[]),
        ("", &[]),
    ] {
        let index = index();
        assert_eq!(paths(&index.find(query).pages), *wanted, "{query:?}");
    }
}

#[test]
fn a_beginning_finds_until_there_is_a_name() {
    for (query, wanted) in [
        ("CVE-2022-4", &["cve/CVE-2022-41082/"] as &[&str]),
        ("KB50", &["15.2.1118.21/", "15.2.1118.7/", "15.1.2507.17/"]),
        ("15.2.25", &["15.2.2562.17/"]),
        (
            "proxysh",
            &["advisories/x-proxyshell/", "cve/CVE-2021-34473/"],
        ),
        ("CVE", &[]),
        ("zzzz", &[]),
    ] {
        let index = index();
        let found = index.find(query);
        assert_eq!(paths(&found.begun), *wanted, "{query:?}");
        assert!(found.pages.is_empty(), "{query:?}");
    }
    assert!(index().find("CVE-2022-41082").begun.is_empty());
}

#[test]
fn the_checker_is_offered_for_builds_it_alone_can_judge() {
    for (query, wanted) in [
        ("15.2.1118.99", Some("15.2.1118.99")),
        ("Version 15.2 (Build 1118.99)", Some("15.2.1118.99")),
        ("X-OWA-Version: 15.2.9999", Some("15.2.9999")),
        ("15.2.1118.21", None),
        (
            "MBX01 Edition Standard AdminDisplayVersion Version 15.2 (Build 1118.7)",
            Some("15.2.1118.7"),
        ),
        ("15.2.11", None),
        (".NET Framework 4.8.1", None),
        ("1.2.3.4.5", None),
        ("CVE-2022-41082", None),
    ] {
        let check = index().find(query).check.map(|build| build.to_string());
        assert_eq!(check.as_deref(), wanted, "{query:?}");
    }
}

#[test]
fn a_page_is_read_as_it_was_written() {
    let mut index = written();
    index.notes.push(Text::default());
    index.full = Some(FullText {
        path: "p".to_owned(),
        integrity: "i".to_owned(),
    });
    index.pages[0].day = day::parse("2021-07-13");
    index.pages[0].note = Some(0);
    index.pages[0].title.ja = "三つ".to_owned();
    let text = serde_json::to_string(&index).expect("JSON");
    assert_eq!(serde_json::from_str::<Index>(&text).ok(), Some(index));
}
