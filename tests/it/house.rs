//! The house holds: arrows point down, and the rules stay pure.

use std::fs;
use std::path::{Path, PathBuf};

/// The floors in order. Each may use those before it and never those after. `limits` is below them all.
const FLOORS: [&str; 18] = [
    "scenario",
    "records",
    "understanding",
    "call",
    "journal",
    "debrief",
    "supervising",
    "language",
    "authoring",
    "learning",
    "classroom",
    "report",
    "sound",
    "terminal",
    "desktop",
    "web",
    "packages",
    "main",
];

/// How many of the floors are the rules.
const RULES: usize = 7;

fn sources() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        let name = path.file_stem().unwrap().to_string_lossy();
        if name == "tests" || name.ends_with("_tests") {
            continue;
        }
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
}

fn files_of(floor: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let folder = sources().join(floor);
    if folder.is_dir() {
        files(&folder, &mut found);
    }
    found
}

/// The code of a file without its comments and its tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let text = text
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap()
        .to_owned();
    let lines = text.lines().map(|line| line.split("//").next().unwrap());
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_floor_uses_only_floors_above_it() {
    for (place, floor) in FLOORS.iter().enumerate() {
        for path in files_of(floor) {
            for below in &FLOORS[place + 1..] {
                let arrow = format!("crate::{below}");
                let found = code(&path).contains(&arrow);
                assert!(
                    !found,
                    "{} uses {arrow}, which is a floor below",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn the_rules_read_no_clock_file_or_chance_and_hold_no_floats() {
    let forbidden = [
        "std::fs",
        "std::io",
        "std::net",
        "std::env",
        "std::time",
        "SystemTime",
        "Instant",
        "println!",
        "eprintln!",
        "thread_rng",
        "f32",
        "f64",
        "HashMap",
        "HashSet",
    ];
    // Where a hash map is used to look things up and never walked through, and where a list of all the types
    // a reader may be asked for names those too.
    let allowed = [
        ("scenario/check", "Hash"),
        ("scenario/fit", "f32"),
        ("scenario/fit", "f64"),
    ];
    for floor in &FLOORS[..RULES] {
        for path in files_of(floor) {
            let name = path.display().to_string();
            let code = code(&path);
            for word in forbidden {
                let mut exceptions = allowed.iter();
                let excepted = exceptions.any(|it| name.contains(it.0) && word.starts_with(it.1));
                assert!(excepted || !code.contains(word), "{name} has {word}");
            }
        }
    }
}

#[test]
fn every_folder_of_the_source_is_a_floor_and_on_the_map() {
    let map = fs::read_to_string(sources().join("lib.rs")).unwrap();
    for entry in fs::read_dir(sources()).unwrap().map(Result::unwrap) {
        if !entry.path().is_dir() || fs::read_dir(entry.path()).unwrap().next().is_none() {
            continue;
        }
        let name = entry.file_name().into_string().unwrap();
        assert!(FLOORS.contains(&name.as_str()), "src/{name} is no floor");
        assert!(
            map.contains(&format!("`{name}`")),
            "src/{name} is not on the map in lib.rs"
        );
    }
}

#[test]
fn no_window_server_or_browser_code_is_in_the_rules_tree() {
    let output = std::process::Command::new(env!("CARGO"))
        .args([
            "tree",
            "--no-default-features",
            "--edges",
            "normal",
            "--prefix",
            "none",
            "--offline",
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let tree = String::from_utf8(output.stdout).unwrap();
    assert!(
        tree.contains("ron v"),
        "the tree was read: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    for name in [
        "bevy",
        "axum",
        "wasm-bindgen",
        "tokio",
        "clap",
        "rustyline",
        "kira",
        "cpal",
    ] {
        let found = tree.lines().any(|line| line.starts_with(name));
        assert!(!found, "{name} is in the rules' tree");
    }
}
