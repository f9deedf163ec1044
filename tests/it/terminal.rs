//! Playing interactively, through pipes.

use std::fs;

use super::program::Program;

#[test]
fn a_call_is_played_line_by_line() {
    let program = Program::new();
    let typed = "\nWho is he talking to?\nmark 3 age-gap\nwhat is the man called\n\
        search national name=\"Dale Hartley\" reason=\"a child at risk\"\nlog quote 2\nsigns\nlog\n\
        grade priority because=\"a grown man and a boy\"\nsubmit\naccept\nend\n";
    let args = [
        "play",
        "small",
        "--untimed",
        "--seed",
        "1",
        "--journal",
        "call.journal",
    ];
    let ran = program.run_with(&args, typed).exits(0);
    let ran = ran
        .says("Care: A father fears for his son.")
        .says("0:00 [1] Father: Hello")
        .says("[3] Father: There's a man of twenty-four")
        .says("You marked [3]: An older person takes a close interest.")
        .says("    1.1 HARTLEY, Dale")
        .says("Log entry 1: “I think a grown man")
        .says("  age-gap  ")
        .says("Decision: No further action.")
        .says("What followed: Nothing was done")
        .says("Not passed")
        .says("(Trainees)");
    assert!(
        !ran.out.contains('\u{1b}'),
        "no escape codes in a pipe: {ran}"
    );
    assert_eq!(ran.err, "");
    program
        .run(&["debrief", "call.journal"])
        .exits(0)
        .says("Not passed");
}

#[test]
fn what_cannot_be_done_is_said_in_words() {
    let program = Program::new();
    let typed =
        "\nmark 9 age-gap\nmark 1 age-gpa\nhold on please\naccept\nchoose 1\nsubmit\nleave\n";
    program
        .run_with(&["play", "small", "--untimed", "--mode", "assessed"], typed)
        .exits(0)
        .says("no line 9 has been said")
        .says("did you mean `age-gap`?")
        .says("To say it to the caller, begin with `ask`.")
        .says("There is nothing to choose from")
        .says("Grade the call before you submit it.")
        .says("Nothing is scored, and nobody asks why.")
        .says("(Trainees)");
}

#[test]
fn help_is_shown_and_hints_are_for_calls_that_are_not_assessed() {
    let program = Program::new();
    let guided = ["play", "small", "--untimed", "--mode", "guided"];
    program
        .run_with(&guided, "\n?\nhelp\ntopics\nleave\n")
        .exits(0)
        .says("log quote LINE")
        .says("A colleague: ")
        .says("Not asked about yet: the person");
    let assessed = ["play", "small", "--untimed", "--mode", "assessed"];
    program
        .run_with(&assessed, "\nhelp\ntopics\nleave\n")
        .exits(0)
        .says("nobody is free to help")
        .says("only in guided calls");
}

#[test]
fn a_call_that_was_not_taken_leaves_nothing_behind() {
    let program = Program::new();
    program
        .run_with(&["play", "small"], "q\n")
        .exits(0)
        .says("not taken");
    program
        .run_with(&["play", "small"], "")
        .exits(0)
        .says("not taken");
    assert!(program.journals().is_empty());
}

#[test]
fn a_program_killed_in_the_middle_loses_nothing_it_had_shown() {
    let program = Program::new();
    let mut running = program.start(&["play", "small", "--untimed", "--seed", "1"]);
    running.types("");
    running.sees("[2] Father");
    running.types("Who is he talking to?");
    running.sees("[3] Father");
    running.types("mark 3 age-gap");
    running.sees("You marked [3]");
    running.types("log write The father says a grown man of 24 is in touch with his son.");
    running.sees("Log entry 1");
    running.child.kill().unwrap();
    running.child.wait().unwrap();
    let ran = program
        .run_with(&["play", "small", "--resume"], "log\ntranscript\n")
        .exits(0);
    ran.says("Going on with the call in")
        .says("The father says a grown man of 24")
        .says("[3] Father: There's a man of twenty-four")
        .says("To go on with it: warning-signs play small --resume --journal ");
}

#[test]
fn a_torn_journal_is_gone_on_with_and_what_was_lost_is_told() {
    let program = Program::new();
    program
        .run_with(
            &["play", "small", "--untimed"],
            "\nlog write one\nlog write two\n",
        )
        .exits(0);
    let journal = program.journals().remove(0);
    let bytes = fs::read(&journal).unwrap();
    fs::write(&journal, &bytes[..bytes.len() - 20]).unwrap();
    let ran = program
        .run_with(&["play", "--resume"], "log\nend\n")
        .exits(0);
    let ran = ran
        .says("its last record is not whole")
        .says("one")
        .says("Not passed");
    assert!(!ran.out.contains(" two"), "{ran}");
    let path = journal.display().to_string();
    program.run(&["debrief", &path]).exits(0);
    program
        .run(&["play", "--resume", "--journal", &path])
        .exits(2)
        .complains("is over");
}

#[test]
fn a_call_is_not_played_in_two_windows() {
    let program = Program::new();
    let mut running = program.start(&["play", "small", "--untimed"]);
    running.types("");
    running.sees("[2] Father");
    program
        .run(&["play", "small", "--resume"])
        .exits(2)
        .complains("played in another window");
}

#[test]
fn in_real_time_the_caller_speaks_when_it_is_time() {
    let program = Program::new();
    let mut running = program.start(&["play", "small", "--seed", "1"]);
    let began = std::time::Instant::now();
    running.types("");
    running.sees("0:00 [1] Father");
    assert!(
        began.elapsed().as_millis() < 5_000,
        "the first line is said at once"
    );
    running.sees("0:02 [2] Father");
    let gone = began.elapsed().as_millis();
    assert!(
        (2_000..6_000).contains(&gone),
        "the second line is said when the first is over: {gone}"
    );
    running.types("pause");
    running.sees("The clock stands still");
    running.types("say greet");
    running.sees("Type `go on` first");
    running.types("go on");
    running.sees("The clock runs again");
    running.types("leave");
    running.sees("Nothing is scored");
    assert!(running.child.wait().unwrap().success());
}

#[test]
fn the_shelf_offers_calls_and_goes_on_with_unfinished_ones() {
    let program = Program::new();
    let ran = program
        .run_with(&[], "7\n1\n2u\n\nask Who is he talking to?\n")
        .exits(0);
    ran.says("1. The friend from the game")
        .says("There is no such call.")
        .says("Practice call")
        .says("[3] Father")
        .says("You have put the call aside");
    let ran = program.run_with(&["--plain"], "r1\nend\nq\n").exits(0);
    ran.says("r1. Go on with: The friend from the game")
        .says("Not passed");
}

#[test]
fn a_folder_that_cannot_be_made_does_not_stop_the_call() {
    let program = Program::new();
    fs::write(program.path("data"), "in the way").unwrap();
    let ran = program
        .run_with(&["play", "small", "--untimed"], "\nlog write one\nend\n")
        .exits(1);
    let ran = ran.says("is not being written to").says("Not passed");
    assert_eq!(
        ran.out.matches("is not being written to").count(),
        1,
        "{ran}"
    );
}

#[test]
fn a_slowed_call_is_taken_from_the_shelf_and_its_debrief_says_so() {
    let program = Program::new();
    program
        .run_with(&[], "1\n3s\nq\nq\n")
        .exits(0)
        .says("Assessed call, seed ")
        .says(", slowed.");
    let typed = "\nWho is he talking to?\nend\n";
    let args = [
        "play",
        "small",
        "--slowed",
        "--seed",
        "1",
        "--journal",
        "call.journal",
    ];
    program
        .run_with(&args, typed)
        .exits(0)
        .says("practice, slowed");
    let replayed = program.run(&["replay", "call.journal"]).exits(0);
    replayed.says("seed 1, practice, slowed");
    program
        .run(&["play", "small", "--slowed", "--untimed"])
        .exits(2);
}
