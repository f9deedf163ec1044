//! What is shown of a call, and what is said of one that cannot be.

use super::*;

#[test]
fn every_point_is_shown_and_every_score_is_told() {
    for name in ["expert.play", "passed-over.play"] {
        let harness = shown(bench(name), 1280.0, 800.0);
        let debrief = &harness.state().debriefing.debrief;
        let account = Account::of(debrief);
        assert_eq!(
            account.points.len() + account.kept.len(),
            debrief.items.len()
        );
        for point in &account.points {
            let item = point.item;
            let what = format!("{}. {}. {}", point.number, account::what(item), item.seen);
            let label = harness.get_by_label_contains(&what);
            let told = label.value().unwrap();
            assert!(told.contains(&item.why), "{told}");
            if let Some(quote) = point.quote() {
                assert!(told.contains(quote), "{told}");
            }
            if let Some(guidance) = &item.guidance {
                assert!(told.contains(&guidance.title), "{told}");
                assert!(told.contains(&guidance.publisher), "{told}");
            }
        }
        let kept = harness.get_by_label_contains("Kept to throughout");
        let kept = kept.value().unwrap();
        assert!(account.kept.iter().all(|it| kept.contains(&it.what)));
        for score in account::scores(debrief) {
            let told = format!("{}: {} of 100", score.name, score.score);
            let bar = harness.get_by_label_contains(&told);
            assert_eq!(bar.accesskit_node().role(), Role::ProgressIndicator);
        }
        harness.get_by_role_and_label(Role::Heading, &debrief.sentence);
        harness.get_by_role_and_label(Role::Heading, "What mattered, in the order it was said");
        harness.get_by_role_and_label(Role::Heading, "What followed");
        harness.get_by_label(&debrief.outcome.as_ref().unwrap().text);
        for helpline in helplines() {
            harness.get_by_label(&format!("{} ({})", helpline.name, helpline.whom));
        }
    }
}

#[test]
fn what_the_call_came_to_is_said_kindly_and_its_terms_plainly() {
    let harness = shown(bench("expert.play"), 1280.0, 800.0);
    harness.get_by_role_and_label(Role::Heading, "Ready for the next call: 100 of 100");
    assert!(harness.query_by_label_contains("untimed").is_none());
    let harness = shown(bench("passed-over.play"), 1280.0, 800.0);
    harness.get_by_label_contains("Worth another try");
    assert!(harness.query_by_label_contains("Fail").is_none());

    let folder = tempfile::tempdir().unwrap();
    let terms = Terms {
        mode: Mode::Guided,
        untimed: true,
        ..Terms::default()
    };
    let playing = play(folder.path(), "passed-over.play", terms);
    let mut desk = desk(folder.path());
    let debriefing = Debriefing::of(&mut desk, playing);
    let bench = Bench {
        desk,
        debriefing,
        wishes: Vec::new(),
        ready: false,
        _folder: folder,
    };
    let harness = shown(bench, 1280.0, 800.0);
    harness.get_by_label_contains("guided, untimed");
    harness.get_by_label_contains("Played untimed");
}

#[test]
fn labels_of_the_line_do_not_touch_and_nothing_is_wider_than_the_window() {
    for (name, wide, high) in [
        ("expert.play", 1280.0, 800.0),
        ("passed-over.play", 1280.0, 800.0),
        ("expert.play", 640.0, 400.0),
        ("expert.play", 900.0, 600.0),
    ] {
        let mut harness = shown(bench(name), wide, high);
        let marks: Vec<Rect> = ["Point ", "The fear is said, time"]
            .iter()
            .flat_map(|part| harness.query_all_by_label_contains(part))
            .filter(|node| node.accesskit_node().role() == Role::Button)
            .map(|node| node.rect())
            .collect();
        assert!(marks.len() > 5, "{marks:?}");
        for (place, mark) in marks.iter().enumerate() {
            for other in &marks[place + 1..] {
                assert!(!mark.shrink(0.5).intersects(*other), "{mark} {other}");
            }
        }
        harness.key_press(Key::F7);
        harness.run();
        for role in [
            Role::Button,
            Role::Label,
            Role::Heading,
            Role::ProgressIndicator,
        ] {
            for node in harness.get_all_by_role(role) {
                let rect = node.rect();
                assert!(
                    rect.right() <= wide + 0.5,
                    "{:?}",
                    node.accesskit_node().label()
                );
            }
        }
    }
}

#[test]
fn the_buttons_of_the_band_say_what_is_wished() {
    let mut harness = shown(bench("expert.play"), 1280.0, 800.0);
    for label in [
        "Watch the expert's call",
        "Print",
        "Play it again",
        "Back to the shelf (Esc)",
    ] {
        harness.get_by_label(label).click();
        harness.run();
    }
    let bench = harness.state();
    let scenario = "server-owner".to_owned();
    let play = library().folder().join("server-owner/plays/expert.play");
    let path = bench.debriefing.path.clone().unwrap();
    assert_eq!(
        bench.wishes,
        [
            Wish::Watch {
                scenario: scenario.clone(),
                play,
                projected: false
            },
            Wish::Print(path),
            Wish::Brief { scenario },
            Wish::Shelf,
        ]
    );
}

#[test]
fn a_journal_that_is_torn_is_scored_as_far_as_it_stands_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = journal(folder.path(), "expert.play");
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() - 9]).unwrap();
    let mut desk = desk(folder.path());
    let mut debriefing = Debriefing::read(&mut desk, &path).unwrap();
    debriefing.by_hand = true;
    let bench = Bench {
        desk,
        debriefing,
        wishes: Vec::new(),
        ready: false,
        _folder: folder,
    };
    let mut harness = shown(bench, 1280.0, 800.0);
    harness.get_by_label_contains("its last record is not whole");
    harness.get_by_label_contains("As far as it went");
    harness.key_press(Key::F7);
    harness.run();
    assert_eq!(now_ms(&harness), 0);
}

#[test]
fn what_is_no_journal_or_of_another_version_is_told_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = journal(folder.path(), "passed-over.play");
    let mut desk = desk(folder.path());
    let bytes = fs::read(&path).unwrap();
    let mut told = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        Debriefing::read(&mut desk, &path).err().unwrap()
    };
    assert!(told(b"").contains("the journal is empty"));
    assert!(told(b"a letter to a friend").contains("this is not a journal"));
    let whole = String::from_utf8(bytes).unwrap();
    let other = whole.replacen("server-owner", "server-ghost", 1);
    let other = told(other.as_bytes());
    assert!(
        other.starts_with("The debrief cannot be shown: "),
        "{other}"
    );
    let missing = Debriefing::read(&mut desk, &folder.path().join("none.journal"));
    assert!(missing.err().unwrap().contains("cannot be read"));
}

#[test]
fn a_call_that_was_left_has_no_scores_and_no_points() {
    let folder = tempfile::tempdir().unwrap();
    let scenario = library().load("server-owner").unwrap();
    let call = Call::ring(&scenario, Seed(1));
    let kept = JournalFile::nowhere(&Header::of(&call));
    let mut playing = Playing::new(call, kept, None);
    playing
        .handle(2_000, Command::Say(crate::understanding::Move::Greet))
        .unwrap();
    playing.handle(9_000, Command::Leave).unwrap();
    let mut desk = desk(folder.path());
    let bench = Bench {
        debriefing: Debriefing::of(&mut desk, playing),
        desk,
        wishes: Vec::new(),
        ready: false,
        _folder: folder,
    };
    let mut harness = shown(bench, 1280.0, 800.0);
    harness.get_by_role_and_label(Role::Heading, "You left this call");
    assert!(harness.query_by_label_contains(" of 100").is_none());
    // Nothing is kept, so there is nothing to print.
    harness.get_by_label("Print").click();
    harness.run();
    assert_eq!(harness.state().wishes, []);
}

#[test]
fn the_page_stands_beside_its_journal_or_among_the_calls() {
    let folder = tempfile::tempdir().unwrap();
    let path = journal(folder.path(), "expert.play");
    let desk = desk(folder.path());
    let page = printing::write(&desk, &path).unwrap();
    assert_eq!(page, path.with_extension("html"));
    let text = fs::read_to_string(&page).unwrap();
    assert!(text.contains("Debrief: The server owner"));
    // Where the place beside it is taken by a folder, the page is put among the calls.
    fs::remove_file(&page).unwrap();
    fs::create_dir(&page).unwrap();
    fs::create_dir(&desk.calls).unwrap();
    let page = printing::write(&desk, &path).unwrap();
    assert_eq!(page, desk.calls.join("call.html"));
    fs::remove_dir_all(&desk.calls).unwrap();
    let why = printing::write(&desk, &path).unwrap_err();
    assert!(why.contains("cannot be written"), "{why}");
}

#[test]
fn a_notice_is_shown_and_can_be_put_away() {
    let mut bench = bench("expert.play");
    bench.desk.tell("The page is over there.".to_owned());
    let mut harness = shown(bench, 1280.0, 800.0);
    harness.get_by_label("The page is over there.");
    harness
        .get_by_label("Put away: The page is over there.")
        .click();
    harness.run();
    assert!(harness.query_by_label_contains("over there").is_none());
}
