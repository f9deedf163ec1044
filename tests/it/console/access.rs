//! What a screen reader is told of the console, and what fits on it.

use bevy_egui::egui::accesskit::{Live, Role};
use egui_kittest::kittest::{AccessKitNode, NodeT, Queryable};
use warning_signs::call::deed::{Deed, LineName};
use warning_signs::call::view::{Speaker, TurnView};
use warning_signs::desktop::keys::{MAP, written};

use super::trainee::{Hand, Trainee, play};

const SIZE: (f32, f32) = (1280.0, 800.0);

/// A call in which a few things were said and done.
fn under_way(size: (f32, f32)) -> Trainee {
    let mut trainee = Trainee::sits_down("server-owner", 7, Hand::Keys, size);
    let mut play = play("server-owner", "expert");
    play.steps.truncate(36);
    trainee.follows(&play);
    trainee
}

fn every_node(trainee: &Trainee, mut look: impl FnMut(&AccessKitNode<'_>)) {
    for node in trainee.harness.query_all_by(|_| true) {
        look(&node.accesskit_node());
    }
}

#[test]
fn everything_that_can_be_used_has_a_name_and_a_role() {
    let trainee = under_way(SIZE);
    let (mut buttons, mut fields, mut headings) = (0, 0, Vec::new());
    every_node(&trainee, |node| match node.role() {
        Role::Button | Role::RadioButton => {
            buttons += 1;
            assert!(
                !node.label().unwrap_or_default().is_empty(),
                "{:?}",
                node.id()
            );
        }
        Role::TextInput | Role::MultilineTextInput => {
            fields += 1;
            assert!(
                !node.label().unwrap_or_default().is_empty(),
                "{:?}",
                node.id()
            );
        }
        Role::Heading => headings.extend(node.label().or_else(|| node.value())),
        _ => {}
    });
    assert!(buttons >= 30 && fields >= 9, "{buttons} {fields}");
    for wanted in [
        "What was said",
        "Records · training systems",
        "Log",
        "Grade",
        "Refer",
    ] {
        assert!(
            headings.iter().any(|it| it == wanted),
            "{wanted}: {headings:?}"
        );
    }
}

#[test]
fn what_the_caller_says_is_announced_as_it_is_said() {
    let trainee = under_way(SIZE);
    let turns = &trainee.sitting().view().turns;
    let callers = |it: &&TurnView| it.speaker != Speaker::Handler;
    let said = turns.iter().rev().find(callers).unwrap().text.clone();
    let mut announced = Vec::new();
    every_node(&trainee, |node| {
        if node.live() == Live::Polite {
            announced.extend(node.label().or_else(|| node.value()));
        }
    });
    assert!(
        announced.iter().any(|it| it.contains(&said)),
        "{said}: {announced:?}"
    );
}

#[test]
fn a_line_tells_its_time_its_words_and_its_marks() {
    let mut trainee = under_way(SIZE);
    let line = LineName::Number(2);
    trainee.does(&Deed::Mark(line, "age-gap".to_owned()));
    let mut told = Vec::new();
    every_node(&trainee, |node| {
        let label = node.label().unwrap_or_default();
        if label.contains("Marked: ") {
            told.push(label);
        }
    });
    assert!(
        told.iter()
            .any(|it| it.starts_with("0:0") && it.contains("mother: ")),
        "{told:?}"
    );
}

#[test]
fn the_map_of_keys_names_every_key() {
    let mut trainee = under_way(SIZE);
    trainee.harness.key_press(bevy_egui::egui::Key::F1);
    trainee.frames();
    for (_, modifiers, key, _) in MAP {
        let written = written(*modifiers, *key);
        let count = trainee.harness.query_all_by_label(&written).count();
        assert!(count >= 1, "{written}");
    }
}

#[test]
fn nothing_that_can_be_used_stands_over_anything_else() {
    for size in [SIZE, (1920.0, 1080.0), (1600.0, 1000.0), (640.0, 400.0)] {
        let trainee = under_way(size);
        let mut places = Vec::new();
        every_node(&trainee, |node| {
            let used = matches!(
                node.role(),
                Role::Button | Role::RadioButton | Role::TextInput
            );
            let line = node.label().unwrap_or_default().contains(": ");
            if used
                && !line
                && let Some(place) = node.bounding_box()
            {
                places.push((node.label().unwrap_or_default(), place));
            }
        });
        for (at, (name, one)) in places.iter().enumerate() {
            assert!(
                one.x0 >= -1.0 && one.x1 <= f64::from(size.0) + 1.0,
                "{name} {one:?}"
            );
            for (other_name, other) in &places[at + 1..] {
                let wide = one.x1.min(other.x1) - one.x0.max(other.x0);
                let high = one.y1.min(other.y1) - one.y0.max(other.y0);
                // What is scrolled out of sight still has a place, which may lie under another panel.
                let seen = one.y0 >= 0.0 && other.y0 >= 0.0 && size == (1920.0, 1080.0);
                assert!(
                    !seen || wide <= 1.0 || high <= 1.0,
                    "{name} {one:?} {other_name} {other:?}"
                );
            }
        }
    }
}

#[test]
fn with_text_twice_as_large_the_whole_call_can_still_be_worked() {
    let mut trainee = Trainee::sits_down("server-owner", 7, Hand::Pointer, (640.0, 400.0));
    trainee.follows(&play("server-owner", "passed-over"));
    assert!(trainee.sitting().is_over());
    let mut trainee = Trainee::sits_down("server-owner", 7, Hand::Keys, (640.0, 400.0));
    trainee.follows(&play("server-owner", "expert"));
    assert!(trainee.sitting().is_over());
}
