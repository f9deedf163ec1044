//! Recordings: made by a real engine, kept whole whatever happens, checked, taken in, and what the call's clock goes by.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use warning_signs::authoring::library::Library;
use warning_signs::authoring::voice::examine::to_make;
use warning_signs::authoring::voice::kept::Kept;
use warning_signs::authoring::voice::loudness::measure;
use warning_signs::authoring::voice::telephone::{LUFS, PEAK, RATE};
use warning_signs::authoring::voice::voices::Voices;
use warning_signs::authoring::voice::wanted::wanted;
use warning_signs::authoring::voice::wave::Wave;

use super::program::{Program, Ran};

const ESPEAK: &str =
    r#"Each(["espeak-ng", "-v", "{model}", "-s", "{wpm}", "-w", "{wav}", "--stdin"])"#;
const LAME: &str = r#"Each(["lame", "--quiet", "-m", "m", "-b", "24", "{wav}", "{mp3}"])"#;

/// A program with voices of its own, beside its scenarios.
fn studio(engine: &str) -> Program {
    let program = Program::new();
    fs::create_dir_all(program.path("assets/voices")).unwrap();
    voices(&program, engine, LAME, "en-gb");
    program
}

fn voices(program: &Program, engine: &str, encoder: &str, model: &str) {
    let text = format!(
        r#"Voices(
    engines: {{ "an-engine": {engine} }},
    encoder: {encoder},
    recogniser: Each(["sh", "-c", "echo hello there it is about my son"]),
    ordinary: "tom",
    voices: {{ "tom": (who: "a man", engine: "an-engine", model: "{model}", pitch: 96) }},
    deliveries: {{
        Calm: (pause_ms: 300), Worried: (pace: 104, pause_ms: 250), Uneasy: (pace: 94, level: -1, pause_ms: 400),
        Flat: (pace: 92, level: -1, pause_ms: 400), Angry: (level: 2, pause_ms: 200), Tearful: (level: -2, pause_ms: 500),
        Whisper: (level: -4, whispered: true, pause_ms: 400), Relief: (pause_ms: 350),
    }},
)"#
    );
    fs::write(program.path("assets/voices/voices.ron"), text).unwrap();
}

fn voice(program: &Program, args: &[&str]) -> Ran {
    let mut all = vec!["voice"];
    all.extend_from_slice(args);
    let output = program
        .command(&all)
        .env("WARNING_SIGNS_STUDIO", program.path("studio"))
        .env_remove("WARNING_SIGNS_VOICES")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    Ran::of(&all, output)
}

fn folder(program: &Program) -> PathBuf {
    program.path("assets/voices/small")
}

/// Every file of the folder of recordings with a hash of what is in it.
fn files(program: &Program) -> BTreeMap<String, String> {
    fs::read_dir(folder(program))
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), entry.path()))
        .filter(|(name, _)| name != ".lock")
        .map(|(name, path)| (name, blake3::hash(&fs::read(path).unwrap()).to_string()))
        .collect()
}

fn rewrite(program: &Program, from: &str, to: &str) {
    let path = program.path("scenarios/small/scenario.ron");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(path, text.replace(from, to)).unwrap();
}

#[test]
fn what_is_missing_or_stale_is_made_and_nothing_else() {
    let program = studio(ESPEAK);
    voice(&program, &["small", "--check"])
        .exits(1)
        .says("missing: it is not recorded");
    voice(&program, &["small"]).exits(0).says("made.");
    voice(&program, &["small", "--check"])
        .exits(0)
        .says(", 0 amiss");
    let before = files(&program);
    assert!(before.contains_key("open-1.noah.mp3") && before.contains_key("open-1.jude.mp3"));
    assert!(
        before.contains_key("supervisor.1.mp3"),
        "the supervisor's words are recorded too"
    );

    voice(&program, &["small"])
        .exits(0)
        .says("are there and up to date");
    assert_eq!(
        files(&program),
        before,
        "a run with nothing to do changes nothing"
    );

    rewrite(&program, "That's all I know.", "That's everything I know.");
    voice(&program, &["small", "--check"])
        .exits(1)
        .says("nothing-more-1.mp3: stale: its words have changed");
    voice(&program, &["small"])
        .exits(0)
        .says("small: 1 recording made.");
    let after = files(&program);
    let changed: Vec<&String> = after
        .keys()
        .filter(|name| after[*name] != before[*name])
        .collect();
    assert_eq!(changed, ["nothing-more-1.mp3", "recordings.ron"]);
}

#[test]
fn recordings_have_a_telephones_sound_and_are_equally_loud() {
    let program = studio(ESPEAK);
    voice(
        &program,
        &["small", "--only", "open-2", "--only", "greeted-1"],
    )
    .exits(0);
    for name in ["open-2.mp3", "greeted-1.mp3"] {
        let path = folder(&program).join(name);
        let wave = Wave::read_mp3(&path).unwrap();
        assert_eq!(wave.rate, RATE, "{name}");
        let measured = measure(&wave).unwrap();
        assert!((measured.lufs - LUFS).abs() < 1.0, "{name}: {measured:?}");
        assert!(measured.peak <= PEAK, "{name}: {measured:?}");
        let bits = fs::metadata(&path).unwrap().len() * 8 * 1000 / u64::from(wave.for_ms());
        assert!(bits <= 32_000, "{name}: {bits} bits a second");
    }
}

#[test]
fn the_calls_clock_goes_by_the_recordings_and_without_them_by_an_estimate() {
    let program = studio(ESPEAK);
    let first_line = |journal: &str| {
        let args = [
            "play",
            "small",
            "--script",
            "scenarios/small/plays/expert.play",
            "--seed",
            "3",
        ];
        program
            .run(&[&args[..], &["--journal", journal]].concat())
            .exits(0);
        let text = fs::read_to_string(program.path(journal)).unwrap();
        let said = text.lines().find(|line| line.contains("\"Said\"")).unwrap();
        let (_, after) = said.split_once("\"for_ms\":").unwrap();
        let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
        digits.parse::<u32>().unwrap()
    };
    let estimated = first_line("before.journal");
    voice(&program, &["small", "--only", "open-1"]).exits(0);
    let lengths: Vec<u32> = ["noah", "jude"]
        .iter()
        .map(|name| folder(&program).join(format!("open-1.{name}.mp3")))
        .map(|path| Wave::read_mp3(&path).unwrap().for_ms())
        .collect();
    let heard = first_line("after.journal");
    assert!(lengths.contains(&heard), "{heard} is none of {lengths:?}");
    assert_ne!(heard, estimated);
    // A journal stands for itself: where the recordings have gone since, it scores as it did.
    let scored = |journal: &str| program.run(&["debrief", journal, "--json"]).exits(0).out;
    let with = scored("after.journal");
    fs::remove_dir_all(folder(&program)).unwrap();
    assert_eq!(scored("after.journal"), with);
    // A list that is damaged leaves a call without a voice, and is told by the check.
    fs::create_dir_all(folder(&program)).unwrap();
    fs::write(folder(&program).join("recordings.ron"), "Recordings(").unwrap();
    assert_eq!(first_line("damaged.journal"), estimated);
    voice(&program, &["small", "--check"])
        .exits(1)
        .complains("recordings.ron");
}

#[test]
fn an_engine_that_misbehaves_is_named_and_the_old_recording_stays() {
    let program = studio(ESPEAK);
    let only = ["small", "--only", "open-2"];
    voice(&program, &only).exits(0);
    let good = files(&program);
    let wrong_rate = program.path("wrong-rate.wav");
    let spec = hound::WavSpec {
        channels: 1,
        sample_rate: 4_000,
        bits_per_sample: 16,
        sample_format: hound::SampleFormat::Int,
    };
    let mut writer = hound::WavWriter::create(&wrong_rate, spec).unwrap();
    (0..4_000).for_each(|at: i16| writer.write_sample(at).unwrap());
    writer.finalize().unwrap();
    let copies = format!(r#"Each(["cp", "{}", "{{wav}}"])"#, wrong_rate.display());
    let hangs = r#"Stays(["sleep", "600"])"#;
    for (engine, told) in [
        (
            r#"Each(["sh", "-c", "echo the model is broken >&2; exit 3"])"#,
            "the model is broken",
        ),
        (r#"Each(["sleep", "600"])"#, "did not answer within 1 s"),
        (hangs, "did not answer within 1 s"),
        (
            r#"Each(["touch", "{wav}"])"#,
            "nothing in it that can be heard",
        ),
        (r#"Each(["true", "{wav}"])"#, "cannot be read"),
        (&copies, "4000 samples a second"),
        (
            r#"Stays(["sh", "-c", "read line; echo not-json"])"#,
            "not JSON",
        ),
        (
            r#"Stays(["sh", "-c", "echo out of memory >&2; exit 1"])"#,
            "failed: out of memory",
        ),
        (
            r#"Stays(["sh", "-c", "read line; echo '{\"fault\": \"no such voice\"}'"])"#,
            "no such voice",
        ),
        (r#"Each(["no-such-program-anywhere"])"#, "voice --install"),
    ] {
        voices(&program, engine, LAME, "en-gb");
        let began = Instant::now();
        voice(&program, &["small", "--only", "open-2", "--patience", "1"])
            .exits(1)
            .complains("open-2: ")
            .complains(told);
        assert!(began.elapsed() < Duration::from_secs(60));
        assert_eq!(files(&program), good, "{engine}");
    }
    // What failed is tried again by the next run.
    voices(&program, ESPEAK, LAME, "en-us");
    voice(&program, &only).exits(0).says("1 recording made");
    assert_ne!(files(&program)["open-2.mp3"], good["open-2.mp3"]);
}

#[test]
fn an_encoder_for_which_the_disk_is_full_leaves_nothing_half_written() {
    let program = studio(ESPEAK);
    voice(&program, &["small", "--only", "open-2"]).exits(0);
    let good = files(&program);
    let full = r#"Each(["sh", "-c", "head -c 700 /dev/urandom > \"$1\"; echo No space left on device >&2; exit 1", "-", "{mp3}"])"#;
    voices(&program, ESPEAK, full, "en-us");
    voice(&program, &["small", "--only", "open-2"])
        .exits(1)
        .complains("No space left on device");
    let after = files(&program);
    assert_eq!(after["open-2.mp3"], good["open-2.mp3"]);
    assert_eq!(after["recordings.ron"], good["recordings.ron"]);
    // What was being made is cleared away by the next run, which makes it again.
    voices(&program, ESPEAK, LAME, "en-us");
    voice(&program, &["small", "--only", "open-2"]).exits(0);
    assert!(files(&program).keys().all(|name| !name.starts_with('.')));
}

#[test]
fn a_run_that_is_killed_goes_on_from_where_it_was() {
    let program = studio(ESPEAK);
    let mut running = program
        .command(&["voice", "small", "--jobs", "1"])
        .env("WARNING_SIGNS_STUDIO", program.path("studio"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let until = Instant::now() + Duration::from_secs(60);
    while files(&program).len() < 6 && Instant::now() < until {
        std::thread::sleep(Duration::from_millis(5));
    }
    running.kill().unwrap();
    running.wait().unwrap();
    let there = files(&program);
    assert!(there.len() >= 5, "{:?}", there.keys());
    // Whatever is listed is whole.
    let kept = Kept::read(&program.path("assets/voices"), "small").unwrap();
    for recording in &kept.list().recorded {
        let wave = Wave::read_mp3(&kept.path(recording)).unwrap();
        assert_eq!(wave.for_ms(), recording.for_ms);
    }
    let listed = kept.list().recorded.len();
    let wanted = voice(&program, &["small", "--check", "--json"])
        .exits(1)
        .json()[0]["wanted"]
        .as_u64()
        .unwrap();
    voice(&program, &["small"])
        .exits(0)
        .says(&format!("{} recordings made", wanted as usize - listed));
    voice(&program, &["small", "--check"]).exits(0);
}

#[test]
fn what_nothing_wants_any_more_is_told_and_cleared_away() {
    let program = studio(ESPEAK);
    voice(&program, &["small"]).exits(0);
    rewrite(&program, "\"Noah\", \"Jude\"", "\"Noah\", \"Evan\"");
    fs::write(folder(&program).join("stray.mp3"), "not ours").unwrap();
    let ran = voice(&program, &["small", "--check"]).exits(1);
    for orphan in [
        "open-1.jude.mp3: orphaned",
        "stray.mp3: orphaned",
        "open-1.evan.mp3: missing",
    ] {
        assert!(ran.out.contains(orphan), "{orphan} in {ran}");
    }
    voice(&program, &["small"]).exits(0).says("removed");
    let left = files(&program);
    assert!(!left.contains_key("open-1.jude.mp3") && left.contains_key("open-1.evan.mp3"));
    assert!(
        left.contains_key("stray.mp3"),
        "what it did not make it does not remove"
    );
}

#[test]
fn loud_cut_and_damaged_files_are_found() {
    let program = studio(ESPEAK);
    voice(
        &program,
        &[
            "small",
            "--only",
            "open-2",
            "--only",
            "greeted-1",
            "--only",
            "again-1",
        ],
    )
    .exits(0);
    let at = |name: &str| folder(&program).join(name);
    let encoded = |wave: &Wave, name: &str| {
        let wav = program.path("made.wav");
        wave.write(&wav).unwrap();
        let done = Command::new("lame")
            .args(["--quiet", "-m", "m", "-b", "24"])
            .args([&wav, &at(name)])
            .status()
            .unwrap();
        assert!(done.success());
    };
    let mut loud = Wave::read_mp3(&at("open-2.mp3")).unwrap();
    loud.samples
        .iter_mut()
        .for_each(|it| *it = (*it * 4.0).clamp(-1.0, 1.0));
    encoded(&loud, "open-2.mp3");
    let mut cut = Wave::read_mp3(&at("greeted-1.mp3")).unwrap();
    cut.samples.truncate(6_000);
    encoded(&cut, "greeted-1.mp3");
    fs::write(at("again-1.mp3"), vec![7; 5_000]).unwrap();
    voice(&program, &["small", "--check"])
        .exits(1)
        .says("open-2.mp3: level: it is too loud")
        .says("greeted-1.mp3: length: it lasts")
        .says("again-1.mp3: unreadable");
}

#[test]
fn takes_of_people_replace_what_an_engine_made() {
    let program = studio(ESPEAK);
    voice(&program, &["small"]).exits(0);
    let takes = program.path("takes");
    fs::create_dir(&takes).unwrap();
    let take = |name: &str, words: &str| {
        let done = Command::new("espeak-ng")
            .args(["-v", "en-gb+f4", "-w"])
            .arg(takes.join(name))
            .arg(words)
            .status()
            .unwrap();
        assert!(done.success());
    };
    take("open-2.wav", "I think a grown man is working on him.");
    take("greeted-1.wav", "Hello. Thank you for answering.");
    take("opne-1.noah.wav", "Hello, it's about my son Noah.");
    take(
        "again-1.wav",
        "As I said, and I will say it a great deal longer than that, again and again, on and on and on.",
    );
    let changed = |name: &str, change: &dyn Fn(f32) -> f32| {
        let mut wave = Wave::read(&takes.join("open-2.wav")).unwrap();
        wave.samples.iter_mut().for_each(|it| *it = change(*it));
        wave.write(&takes.join(name)).unwrap();
    };
    changed("back-1.wav", &|it| (it * 30.0).clamp(-1.0, 1.0));
    changed("advised-1.wav", &|it| it * 0.004);
    fs::write(takes.join("blamed-1.wav"), "RIFF?").unwrap();
    fs::write(takes.join("notes.txt"), "not a take").unwrap();

    let before = files(&program);
    voice(&program, &["small", "--take", "takes"])
        .exits(1)
        .says("2 of 7 files taken")
        .complains(
            "opne-1.noah.wav: not taken: no line has this name; did you mean `open-1.noah.wav`?",
        )
        .complains("again-1.wav: not taken: it lasts")
        .complains("back-1.wav: not taken: it is clipped")
        .complains("advised-1.wav: not taken: it is too quiet")
        .complains("blamed-1.wav: not taken: the sound file cannot be read");
    let after = files(&program);
    let changed: Vec<&String> = after
        .keys()
        .filter(|name| after.get(*name) != before.get(*name))
        .collect();
    assert_eq!(changed, ["greeted-1.mp3", "open-2.mp3", "recordings.ron"]);
    voice(&program, &["small", "--check"])
        .exits(0)
        .says("2 of them by people");

    // Another engine does not make them stale, and other words do; then they are a person's to record again.
    voices(&program, ESPEAK, LAME, "en-us");
    voice(&program, &["small"]).exits(0);
    assert_eq!(files(&program)["open-2.mp3"], after["open-2.mp3"]);
    rewrite(
        &program,
        "I think a grown man is working on him.",
        "I think a grown man is after him.",
    );
    voice(&program, &["small"]).exits(0);
    assert_eq!(files(&program)["open-2.mp3"], after["open-2.mp3"]);
    voice(&program, &["small", "--check"])
        .exits(1)
        .says("a person recorded it: record it again");
}

#[test]
fn the_recording_sheet_names_every_file_in_the_order_of_the_call() {
    let program = studio(ESPEAK);
    voice(&program, &["small", "--sheet", "lines.xlsx"]).exits(0);
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(program.path("lines.xlsx")).unwrap();
    let rows = calamine::Reader::worksheet_range(&mut book, "Lines").unwrap();
    let cell = |row: usize, column: usize| rows.get((row, column)).unwrap().to_string();
    assert_eq!(cell(0, 1), "File to record");
    assert_eq!(
        [cell(1, 1), cell(1, 2), cell(1, 3), cell(1, 7)],
        [
            "open-1.noah.wav",
            "open-1",
            "father",
            "Hello, it's about my son Noah."
        ]
    );
    assert_eq!(cell(1, 6), "worried; a little quick");
    let listed = voice(&program, &["small", "--check", "--json"])
        .exits(1)
        .json();
    assert_eq!(
        rows.height() as u64 - 1,
        listed[0]["wanted"].as_u64().unwrap()
    );
}

#[test]
fn a_recogniser_lists_what_it_makes_out_worst() {
    let program = studio(ESPEAK);
    voice(&program, &["small", "--only", "open-1", "--only", "open-2"]).exits(0);
    let args = [
        "small",
        "--check",
        "--recognise",
        "--only",
        "open-1",
        "--only",
        "open-2",
        "--json",
    ];
    let heard = voice(&program, &args).exits(1).json();
    let recordings = heard[0]["recognised"]["recordings"].as_array().unwrap();
    assert_eq!(recordings.len(), 3);
    // The recogniser hears the same in everything, so the line that is another is made out worst.
    assert_eq!(recordings[0]["file"], "open-2.mp3");
    assert_eq!(heard[0]["recognised"]["spread"]["recordings"], 3);
}

#[test]
fn wrong_use_is_told_with_what_would_be_right() {
    let program = studio(ESPEAK);
    voice(&program, &["small", "--only", "opne-1"])
        .exits(2)
        .complains("no line `opne-1`");
    voice(&program, &["smal"])
        .exits(2)
        .complains("did you mean `small`?");
    voice(&program, &["small", "--take", "nowhere"])
        .exits(2)
        .complains("nowhere");
    voice(&program, &["small", "--sheet", "no/such/folder/f.xlsx"])
        .exits(2)
        .complains("cannot be written");
    rewrite(
        &program,
        "who: \"father\",",
        "who: \"father\", voice: \"tim\",",
    );
    voice(&program, &["small", "--check"])
        .exits(1)
        .complains("did you mean `tom`?");
    fs::write(program.path("assets/voices/voices.ron"), "Voices(").unwrap();
    voice(&program, &["small"]).exits(1).complains("voices.ron");
    fs::remove_file(program.path("assets/voices/voices.ron")).unwrap();
    voice(&program, &["small"]).exits(2).complains("voices.ron");
}

/// How they sound is checked by `voice --check`, which `./test` runs in a release build: it hears all of them.
#[test]
fn every_line_on_the_shelf_is_recorded_as_it_stands() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let library = Library::at(&root.join("scenarios"));
    let folder = root.join("assets/voices");
    let voices = Voices::read(&folder).unwrap();
    let mut heard = std::collections::BTreeSet::new();
    for id in library.calls().unwrap() {
        let scenario = library.load(&id).unwrap();
        let wanted = wanted(&scenario, &voices).unwrap();
        let kept = Kept::read(&folder, &id).unwrap();
        let to_make: Vec<String> = to_make(&wanted, &kept).iter().map(|it| it.file()).collect();
        assert!(to_make.is_empty(), "{id}: {to_make:?}");
        assert_eq!(kept.list().recorded.len(), wanted.len(), "{id}");
        assert_eq!(kept.unlisted().unwrap(), Vec::<String>::new(), "{id}");
        heard.extend(wanted.into_iter().map(|it| it.voice));
    }
    assert!(heard.len() >= 6, "{heard:?}");
}
