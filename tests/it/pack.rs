//! Packs: scenarios handed on in one file, and what a file from elsewhere may try.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use warning_signs::authoring::pack::{Unpacking, unpack};
use warning_signs::limits;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::program::Program;

const SCRIPT: &str = "scenarios/small/scenario.ron";

/// A shelf with the small scenario, one recording of it, and the pack made of them.
fn packed() -> (Program, Vec<u8>) {
    let program = Program::new();
    let voices = program.path("assets/voices/small");
    fs::create_dir_all(&voices).unwrap();
    let list = "Recordings(scenario: \"small\", recorded: [(line: \"open-1\", voice: \"a\", words: \"Hello.\", \
                file: \"open-1.a.mp3\", for_ms: 800, made_of: \"00\", by: Engine)])";
    fs::write(voices.join("recordings.ron"), list).unwrap();
    fs::write(voices.join("open-1.a.mp3"), b"not much of a sound").unwrap();
    program
        .run(&[
            "pack",
            "scenarios/small",
            "-o",
            "small.zip",
            "--licence",
            "CC BY 4.0",
            "--by",
            "A. Author",
        ])
        .exits(0)
        .says("1 scenario, 5 files");
    let bytes = fs::read(program.path("small.zip")).unwrap();
    (program, bytes)
}

/// Every file of a folder with its content.
fn tree(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => found.push((path.clone(), fs::read(path).unwrap())),
            }
        }
    }
    found.sort();
    found
}

/// Unpacks these bytes on an empty shelf. Where that is refused, nothing may be there; otherwise all of it is.
fn try_on_empty_shelf(bytes: &[u8]) -> Result<Vec<(PathBuf, Vec<u8>)>, String> {
    let folder = tempfile::tempdir().unwrap();
    let scenarios = folder.path().join("scenarios");
    fs::create_dir(&scenarios).unwrap();
    let pack = folder.path().join("x.zip");
    fs::write(&pack, bytes).unwrap();
    let unpacked = unpack(Unpacking {
        pack: &pack,
        scenarios: &scenarios,
        voices: &folder.path().join("assets/voices"),
        replace: false,
        today: None,
    });
    fs::remove_file(&pack).unwrap();
    let left = tree(folder.path());
    match unpacked {
        Ok(_) => {
            let of_it = left.into_iter().map(|(path, content)| {
                let name = path.strip_prefix(folder.path()).unwrap();
                (name.to_owned(), content)
            });
            Ok(of_it.collect())
        }
        Err(why) => {
            assert_eq!(left, [], "{why}");
            assert_eq!(fs::read_dir(&scenarios).unwrap().count(), 0, "{why}");
            assert!(!folder.path().join("assets").exists(), "{why}");
            Err(why.to_string())
        }
    }
}

/// The files of an archive.
fn files(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = zip
        .file_names()
        .map(|it| it.unwrap().into_owned())
        .collect();
    names
        .into_iter()
        .map(|name| {
            let mut content = Vec::new();
            std::io::Read::read_to_end(&mut zip.by_name(&name).unwrap(), &mut content).unwrap();
            (name, content)
        })
        .collect()
}

fn archive(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The pack with a file changed or added, and its list made to agree.
fn with(bytes: &[u8], name: &str, content: &[u8]) -> Vec<u8> {
    let mut files = files(bytes);
    let hash = blake3(content);
    let entry = format!(
        "(name: {name:?}, bytes: {}, blake3: {hash:?}),\n",
        content.len()
    );
    let is_new = !files.iter().any(|it| it.0 == name);
    for (own, text) in &mut files {
        if own == "pack.ron" {
            let list = String::from_utf8(text.clone()).unwrap();
            let kept = list
                .lines()
                .filter(|it| !it.contains(&format!("name: {name:?}")));
            let list = kept.map(|it| format!("{it}\n")).collect::<String>();
            *text = list
                .replace("    files: [\n", &format!("    files: [\n{entry}"))
                .into_bytes();
        } else if own == name {
            *text = content.to_vec();
        }
    }
    if is_new {
        files.push((name.to_owned(), content.to_vec()));
    }
    archive(&files)
}

/// The hash the program itself gives: a pack made by it lists it.
fn blake3(content: &[u8]) -> String {
    blake3::hash(content).to_hex().to_string()
}

#[test]
fn what_is_packed_is_unpacked_byte_for_byte_and_can_be_played() {
    let (program, bytes) = packed();
    let unpacked = try_on_empty_shelf(&bytes).unwrap();
    let original: Vec<_> = [
        SCRIPT,
        "scenarios/small/plays/expert.play",
        "scenarios/small/plays/passed-over.play",
        "assets/voices/small/recordings.ron",
        "assets/voices/small/open-1.a.mp3",
    ]
    .into_iter()
    .map(|name| (PathBuf::from(name), fs::read(program.path(name)).unwrap()))
    .collect();
    let mut sorted = original;
    sorted.sort();
    assert_eq!(unpacked, sorted);

    let other = Program::new();
    fs::create_dir(other.path("elsewhere")).unwrap();
    fs::write(other.path("small.zip"), &bytes).unwrap();
    other
        .run(&["unpack", "small.zip", "--into", "elsewhere"])
        .exits(0)
        .says("Made by A. Author. Terms: CC BY 4.0.")
        .says("small is in elsewhere/small.");
    other
        .run(&[
            "--scenarios",
            "elsewhere",
            "play",
            "small",
            "--script",
            "elsewhere/small/plays/expert.play",
        ])
        .exits(0)
        .says("Passed, with 100 of 100");
    let sound = other.path("assets/voices/small/open-1.a.mp3");
    assert!(
        sound.is_file(),
        "recordings are kept beside the folder of scenarios"
    );
}

#[test]
fn the_same_scenarios_give_the_same_bytes() {
    let (program, bytes) = packed();
    let again = [
        "pack",
        "scenarios",
        "-o",
        "again.zip",
        "--licence",
        "CC BY 4.0",
        "--by",
        "A. Author",
    ];
    program.run(&again).exits(0);
    assert!(bytes == fs::read(program.path("again.zip")).unwrap());
    program
        .run(&[
            "pack",
            "scenarios",
            "-o",
            "again.zip",
            "--without-recordings",
        ])
        .exits(0)
        .says("1 scenario, 3 files")
        .complains("--licence");
}

#[test]
fn what_is_there_is_kept_unless_it_is_to_be_replaced() {
    let (program, _) = packed();
    let before = tree(&program.path("scenarios"));
    program
        .run(&["unpack", "small.zip"])
        .exits(2)
        .complains("small is there already")
        .complains("--replace");
    assert_eq!(tree(&program.path("scenarios")), before);
    fs::write(
        program.path("scenarios/small/plays/own.play"),
        "expect pass\n",
    )
    .unwrap();
    program.run(&["unpack", "small.zip", "--replace"]).exits(0);
    assert_eq!(tree(&program.path("scenarios")), before);
    let hidden = fs::read_dir(program.path("scenarios")).unwrap();
    assert_eq!(hidden.count(), 1, "nothing is left behind");
}

#[test]
fn a_pack_with_errors_is_told_and_left_and_warnings_are_shown() {
    let (program, bytes) = packed();
    let script = String::from_utf8(fs::read(program.path(SCRIPT)).unwrap()).unwrap();
    let faulty = script.replace("sign: \"age-gap\"", "sign: \"age-gapp\"");
    fs::write(
        program.path("bad.zip"),
        with(&bytes, SCRIPT, faulty.as_bytes()),
    )
    .unwrap();
    fs::create_dir_all(program.path("new/scenarios")).unwrap();
    let ran = program
        .run(&["unpack", "bad.zip", "--into", "new/scenarios"])
        .exits(1);
    ran.says("did you mean `age-gap`?").complains("errors");
    assert_eq!(
        fs::read_dir(program.path("new/scenarios")).unwrap().count(),
        0
    );

    fs::write(program.path(SCRIPT), &faulty).unwrap();
    program
        .run(&["pack", "scenarios/small", "-o", "x.zip"])
        .exits(1)
        .says("age-gapp");
    assert!(!program.path("x.zip").exists());

    let warned = script.replacen(
        "asked: [\n                \"was he asked to keep secrets\",",
        "asked: [\n                \"is he hiding something\",\n",
        1,
    );
    let warned = warned.replacen("\"does he keep things from you\",", "", 1);
    let warned = with(&bytes, SCRIPT, warned.as_bytes());
    fs::write(program.path("warned.zip"), warned).unwrap();
    program
        .run(&["unpack", "warned.zip", "--into", "new/scenarios"])
        .exits(0)
        .says("warning[WS1009]");
}

#[test]
fn a_twin_may_be_on_the_shelf_already() {
    let (program, _) = packed();
    let script = fs::read_to_string(program.path(SCRIPT)).unwrap();
    let named = |id: &str, twin: &str| {
        script.replacen(
            "id: \"small\",",
            &format!("id: \"{id}\",\n    twin: \"{twin}\","),
            1,
        )
    };
    fs::create_dir_all(program.path("scenarios/other")).unwrap();
    fs::write(
        program.path("scenarios/other/scenario.ron"),
        named("other", "small"),
    )
    .unwrap();
    fs::write(program.path(SCRIPT), named("small", "other")).unwrap();
    program
        .run(&["pack", "scenarios/small", "-o", "twin.zip"])
        .exits(0)
        .complains("the twin `other` is not in the pack");
    fs::remove_dir_all(program.path("scenarios/small")).unwrap();
    fs::create_dir_all(program.path("new/scenarios")).unwrap();
    program
        .run(&["unpack", "twin.zip", "--into", "new/scenarios"])
        .exits(1)
        .says("there is no scenario `other`");
    fs::remove_dir_all(program.path("assets")).unwrap();
    program.run(&["unpack", "twin.zip"]).exits(0);
    assert!(program.path(SCRIPT).is_file());
}

#[test]
fn wrong_use_of_packs_is_told() {
    let program = Program::new();
    program
        .run(&["pack", "gone", "-o", "x.zip"])
        .exits(2)
        .complains("gone");
    fs::create_dir(program.path("empty")).unwrap();
    program
        .run(&["pack", "empty", "-o", "x.zip"])
        .exits(2)
        .complains("neither");
    program.run(&["pack", "scenarios"]).exits(2);
    program
        .run(&["unpack", "gone.zip"])
        .exits(2)
        .complains("gone.zip");
    fs::write(program.path("no.zip"), "PK, but no archive").unwrap();
    program
        .run(&["unpack", "no.zip"])
        .exits(1)
        .complains("no.zip: it cannot be read");
    program
        .run(&["unpack", "no.zip", "--into", "gone"])
        .exits(2)
        .complains("make it first");
    fs::write(
        program.path("scenarios/small/plays/my play.play"),
        "then end\n",
    )
    .unwrap();
    program
        .run(&["pack", "scenarios", "-o", "x.zip"])
        .exits(1)
        .complains("my play.play");
}

#[test]
fn names_that_lead_elsewhere_are_refused_listed_or_not() {
    let (_, bytes) = packed();
    for name in [
        "../escaped.play",
        "/tmp/escaped.play",
        "scenarios/small/plays/../../../escaped.play",
        "scenarios\\small\\plays\\x.play",
        "C:\\escaped.play",
        "C:/escaped.play",
        "scenarios/small/plays/nul.play",
        "scenarios/small/notes.txt",
        "scenarios/small/plays/EXPERT.play",
        "scenarios/other/plays/x.play",
        "voices/small/tool.exe",
        "scenarios/small/plays/",
        "voices/small/unlisted.mp3",
        "scenarios/small/plays/x.play/y.play",
        "",
        "scenarios/small/plays/\u{202e}.play",
    ] {
        let listed = try_on_empty_shelf(&with(&bytes, name, b"then end\n"));
        assert!(listed.is_err(), "{name:?}");
        let mut files = files(&bytes);
        files.push((name.to_owned(), b"then end\n".to_vec()));
        let unlisted = try_on_empty_shelf(&archive(&files));
        assert!(unlisted.is_err(), "{name:?}");
    }
    // The same with a name that has its place, and is listed, is taken.
    let good = with(&bytes, "scenarios/small/plays/third.play", b"then end\n");
    assert_eq!(try_on_empty_shelf(&good).unwrap().len(), 6);
}

#[test]
fn what_the_list_says_is_held_against_what_is_there() {
    let (_, bytes) = packed();
    let all = files(&bytes);
    for (place, (name, content)) in all.iter().enumerate() {
        let mut changed = all.clone();
        changed[place].1.push(b' ');
        if name != "pack.ron" {
            let why = try_on_empty_shelf(&archive(&changed)).unwrap_err();
            assert!(why.contains(name.as_str()), "{why}");
        }
        changed.remove(place);
        assert!(
            try_on_empty_shelf(&archive(&changed)).is_err(),
            "{name} is missing"
        );
        let mut changed = all.clone();
        changed[place].1 = content.iter().rev().copied().collect();
        assert!(
            try_on_empty_shelf(&archive(&changed)).is_err(),
            "{name} is changed"
        );
    }
    let lists = |old: &str, new: &str| {
        let mut changed = all.clone();
        let list = changed.iter_mut().find(|it| it.0 == "pack.ron").unwrap();
        let text = String::from_utf8(list.1.clone()).unwrap();
        assert!(text.contains(old), "{text}");
        list.1 = text.replacen(old, new, 1).into_bytes();
        try_on_empty_shelf(&archive(&changed)).unwrap_err()
    };
    assert!(lists("format: 1", "format: 2").contains("newer program"));
    lists("bytes: 19,", "bytes: 18,");
    lists("bytes: 19,", "bytes: 18446744073709551615,");
    lists(
        "scenarios: [\"small\"]",
        "scenarios: [\"small\", \"small\"]",
    );
    lists(
        "scenarios: [\"small\"]",
        "scenarios: [\"small\", \"../other\"]",
    );
    lists("scenarios: [\"small\"]", "scenarios: []");
    lists("Pack(", "Pack(more: 1, ");
}

/// Where the central directory of an archive begins.
fn directory(bytes: &[u8]) -> usize {
    bytes.windows(4).position(|it| it == b"PK\x01\x02").unwrap()
}

#[test]
fn links_passwords_and_strange_methods_are_refused() {
    let (_, bytes) = packed();
    let all = files(&bytes);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in &all {
        if name == SCRIPT {
            zip.add_symlink(name, "/etc/passwd", SimpleFileOptions::default())
                .unwrap();
        } else {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(content).unwrap();
        }
    }
    let linked = zip.finish().unwrap().into_inner();
    assert!(try_on_empty_shelf(&linked).unwrap_err().contains("a link"));

    let at = directory(&bytes);
    for (offset, value) in [(8, 1_u8), (10, 12), (10, 99)] {
        let mut changed = bytes.clone();
        changed[at + offset] = value;
        try_on_empty_shelf(&changed).unwrap_err();
    }
    let before = [b"#!/bin/sh\n", bytes.as_slice()].concat();
    try_on_empty_shelf(&before).unwrap_err();
}

#[test]
fn two_files_of_one_name_are_refused() {
    let (_, bytes) = packed();
    // The writer refuses to write such an archive, so that a name is changed in the bytes of one.
    let mut all = files(&bytes);
    let play = all
        .iter()
        .find(|it| it.0.ends_with("expert.play"))
        .unwrap()
        .1
        .clone();
    all.push(("scenarios/small/plays/expert.plax".to_owned(), play));
    let mut twice = archive(&all);
    while let Some(at) = twice.windows(5).position(|it| it == b".plax") {
        twice[at + 4] = b'y';
    }
    let why = try_on_empty_shelf(&twice).unwrap_err();
    assert!(why.contains("two files of one name"), "{why}");
}

#[test]
fn bombs_are_not_blown_up() {
    let (_, bytes) = packed();
    // More than a play may have.
    let large = vec![b'\n'; 24 * 1024 * 1024];
    let why =
        try_on_empty_shelf(&with(&bytes, "scenarios/small/plays/large.play", &large)).unwrap_err();
    assert!(why.contains("larger than it may be"), "{why}");
    // Within the cap of a play, and yet nothing but air.
    let air = vec![b'\n'; 2 * 1024 * 1024];
    let why =
        try_on_empty_shelf(&with(&bytes, "scenarios/small/plays/air.play", &air)).unwrap_err();
    assert!(why.contains("larger than it may be"), "{why}");
    // The sizes in the directory lie: what is read is counted, whatever they say.
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file("pack.ron", options).unwrap();
    zip.write_all(&vec![b' '; 16 * 1024 * 1024]).unwrap();
    let mut lying = zip.finish().unwrap().into_inner();
    let at = directory(&lying);
    lying[at + 24..at + 28].copy_from_slice(&100_u32.to_le_bytes());
    try_on_empty_shelf(&lying).unwrap_err();
    // And the list itself.
    let list = [("pack.ron".to_owned(), vec![b'('; 17 * 1024 * 1024])];
    try_on_empty_shelf(&archive(&list)).unwrap_err();
    let deep = [("pack.ron".to_owned(), b"[(".repeat(5_000))];
    try_on_empty_shelf(&archive(&deep)).unwrap_err();
}

#[test]
fn more_files_than_may_be_are_refused_before_any_is_read() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..limits::PACK_FILES + 2 {
        zip.start_file(
            format!("voices/small/{number}.mp3"),
            SimpleFileOptions::default(),
        )
        .unwrap();
    }
    let why = try_on_empty_shelf(&zip.finish().unwrap().into_inner()).unwrap_err();
    assert!(why.contains("more than 60000 files"), "{why}");
}

#[test]
fn a_directory_that_lies_or_is_not_the_only_one_is_refused() {
    let (_, bytes) = packed();
    let end = bytes.len() - 22;
    for (offset, value) in [
        (8, 0xff_u8),
        (10, 1),
        (11, 0xff),
        (12, 0xff),
        (16, 0),
        (17, 0xff),
        (20, 1),
    ] {
        let mut changed = bytes.clone();
        changed[end + offset] = changed[end + offset].wrapping_add(value.max(1));
        try_on_empty_shelf(&changed).unwrap_err();
    }
    let two = [bytes.as_slice(), &bytes].concat();
    try_on_empty_shelf(&two).unwrap_err();
    let commented = [&bytes[..bytes.len() - 2], &[4, 0], b"more"].concat();
    try_on_empty_shelf(&commented).unwrap_err();
}

#[test]
fn a_pack_that_was_cut_short_is_refused() {
    let (_, bytes) = packed();
    for end in (0..bytes.len())
        .step_by(97)
        .chain(bytes.len().saturating_sub(40)..bytes.len())
    {
        try_on_empty_shelf(&bytes[..end]).unwrap_err();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_bit_that_turned_changes_nothing_that_is_unpacked(flips in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..8), 1..4)) {
        static PACKED: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
        let bytes = PACKED.get_or_init(|| packed().1);
        let mut turned = bytes.clone();
        for (at, bit) in flips {
            let at = at.index(turned.len());
            turned[at] ^= 1 << bit;
        }
        // Some bits say nothing, such as a date; what is unpacked then is what was packed.
        if let Ok(unpacked) = try_on_empty_shelf(&turned) {
            prop_assert_eq!(unpacked, try_on_empty_shelf(bytes).unwrap());
        }
    }
}
