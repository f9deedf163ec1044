//! Exploring a scenario: the figures as a text, a document and a page.

use std::fs;

use super::program::Program;

#[test]
fn the_document_is_the_same_for_the_same_seed_and_names_every_kind() {
    let program = Program::new();
    let explore = |seed| {
        let args = ["explore", "small", "--runs", "40", "--seed", seed, "--json"];
        program.run(&args).exits(0).json()
    };
    let first = explore("3");
    assert_eq!(first, explore("3"));
    assert_ne!(first["kinds"], explore("4")["kinds"]);
    assert_eq!(first["scenario"], "small");
    assert_eq!(first["runs"], 40);
    let kinds = first["kinds"].as_array().unwrap();
    let names: Vec<_> = kinds
        .iter()
        .map(|it| it["kind"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["random", "novice", "keen", "expert"]);
    for kind in kinds {
        assert_eq!(kind["plays"], 10);
        assert!(kind["total"]["least"].as_u64() <= kind["total"]["most"].as_u64());
    }
    let told = &first["facts"][0]["told"];
    assert!(told["expert"].as_u64().unwrap() <= 1000, "{told}");
}

#[test]
fn the_text_has_scores_expectations_and_facts() {
    let program = Program::new();
    program
        .run(&["explore", "small", "--runs", "40"])
        .exits(0)
        .says("expert above keen")
        .says("grade:grade")
        .says("novice above random");
}

#[test]
fn the_page_has_every_expectation_and_loads_nothing() {
    let program = Program::new();
    let args = [
        "explore",
        "small",
        "--runs",
        "40",
        "--json",
        "--html",
        "small.html",
    ];
    let document = program.run(&args).exits(0).json();
    let page = fs::read_to_string(program.path("small.html")).unwrap();
    for list in ["expectations", "facts", "outcomes", "records"] {
        for it in document[list].as_array().unwrap() {
            let id = format!("<code>{}</code>", it["id"].as_str().unwrap());
            assert!(page.contains(&id), "{id}");
        }
    }
    for loads in [
        "src=", "href=", "url(", "@import", "<script", "<link", "<iframe", "http://", "https://",
    ] {
        assert!(!page.contains(loads), "{loads}");
    }
    well_formed(&page);
}

/// Elements that are opened are closed, in order.
fn well_formed(page: &str) {
    let mut open = vec!["html", "head"];
    let body = page.split_once("</style>").unwrap().1;
    for tag in body.split('<').skip(1) {
        let tag = tag.split_once('>').unwrap().0;
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name)),
            None => open.push(tag.split_whitespace().next().unwrap()),
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn wrong_use_is_told() {
    let program = Program::new();
    program
        .run(&["explore", "nobody"])
        .exits(2)
        .complains("nobody");
    program
        .run(&["explore", "small", "--runs", "0"])
        .exits(2)
        .complains("--runs");
}

#[test]
fn a_check_explores_only_when_asked_and_its_codes_are_explained() {
    let program = Program::new();
    let path = program.path("scenarios/small/scenario.ron");
    let source = fs::read_to_string(&path).unwrap();
    fs::write(&path, source.replace("within: 60", "within: 0")).unwrap();
    let codes = |args: &[&str]| {
        let document = program.run(args).exits(0).json();
        let all = document["diagnostics"].as_array().unwrap().iter();
        all.map(|it| it["code"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let plain = codes(&["check", "scenarios/small/scenario.ron", "--json"]);
    assert!(plain.iter().all(|it| !it.starts_with("WS11")), "{plain:?}");
    let explored = codes(&[
        "check",
        "scenarios/small/scenario.ron",
        "--explore=80",
        "--json",
    ]);
    assert!(explored.contains(&"WS1102".to_owned()), "{explored:?}");
    for code in ["WS1101", "WS1102", "WS1103"] {
        program.run(&["explain", code]).exits(0).says(code);
    }
}
