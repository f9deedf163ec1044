//! What a small script's questions are taken for, and laws that hold of any text.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::scenario::catalogue::questions::Questions;

const NAME: u16 = 0;
const AGE: u16 = 1;
const CHILD_NAME: u16 = 2;
const CHILD_AGE: u16 = 3;
const SERVER: u16 = 4;
const MET: u16 = 5;
const HOW_MET: u16 = 6;
const GIFTS: u16 = 7;
const MOOD: u16 = 8;
const MESSAGES: u16 = 9;
const SECRET_PHONE: u16 = 10;
const LIVES: u16 = 11;
const SCHOOL: u16 = 12;

/// Facts, the common questions that ask for them, and ways of asking of their own.
const FACTS: &[(u16, &[&str], &[&str])] = &[
    (
        NAME,
        &["subject-name"],
        &[
            "what is this lad's name",
            "do you know his name",
            "who is he",
            "what is he called",
        ],
    ),
    (
        AGE,
        &["subject-age"],
        &[
            "how old is Luke",
            "how old is this lad",
            "do you know his age",
        ],
    ),
    (
        CHILD_NAME,
        &["child-name"],
        &["what is your son's name", "what's your son called"],
    ),
    (
        CHILD_AGE,
        &["child-age"],
        &["how old is your son", "what is your son's date of birth"],
    ),
    (
        SERVER,
        &["group-itself", "game-played", "who-is-in-charge"],
        &[
            "who runs the server",
            "what game do they play",
            "tell me about the server",
        ],
    ),
    (
        MET,
        &["met-in-person", "plans-to-meet"],
        &[
            "have they met in person",
            "has he ever met him",
            "are they planning to meet",
        ],
    ),
    (
        HOW_MET,
        &["how-met"],
        &[
            "how did they meet",
            "how does your son know him",
            "where did they meet",
        ],
    ),
    (
        GIFTS,
        &["presents"],
        &[
            "has he sent him anything",
            "has he given him any presents or money",
            "any gifts",
        ],
    ),
    (
        MOOD,
        &["mood"],
        &[
            "how has he changed",
            "have you noticed any changes in his behaviour",
            "what is he like at home",
        ],
    ),
    (
        MESSAGES,
        &["messages-seen", "what-they-talk-about"],
        &[
            "have you seen any messages",
            "what do they talk about",
            "do you know what they say to each other",
        ],
    ),
    (
        SECRET_PHONE,
        &["other-phone"],
        &[
            "does he have a phone you did not buy",
            "has he got another phone",
            "tell me about the phone",
        ],
    ),
    (
        LIVES,
        &["subject-home"],
        &[
            "where does this lad live",
            "where is he from",
            "do you know his address",
        ],
    ),
    (
        SCHOOL,
        &["school-life"],
        &[
            "how is he getting on at school",
            "what school does your son go to",
        ],
    ),
];

fn askable() -> Vec<Askable<'static>> {
    FACTS
        .iter()
        .map(|(fact, questions, phrases)| Askable {
            fact: FactNo(*fact),
            phrases: phrases
                .iter()
                .map(|phrase| Cow::Borrowed(*phrase))
                .collect(),
            questions: questions
                .iter()
                .filter_map(|id| Questions::built_in().find(id))
                .collect(),
        })
        .collect()
}

fn names() -> Names<'static> {
    Names {
        child: vec!["Daniel Hart"],
        subject: vec!["Luke Marsden", "wolf_prime"],
        others: vec![("mother".to_owned(), vec!["Anna Hart"])],
        ..Names::default()
    }
}

static SMALL: LazyLock<Understanding> = LazyLock::new(|| Understanding::of(&askable(), &names()));

/// The same, made anew.
static TWIN: LazyLock<Understanding> = LazyLock::new(|| Understanding::of(&askable(), &names()));

fn small() -> &'static Understanding {
    &SMALL
}

fn best(part: &Part) -> Option<Meaning> {
    part.candidates.first().map(|first| first.meaning)
}

fn fact(fact: u16) -> Meaning {
    Meaning::Fact(FactNo(fact))
}

#[track_caller]
fn sure(text: &str, meaning: Meaning) -> Heard {
    let heard = small().hear(text);
    assert_eq!(heard.parts.len(), 1, "{text}: {heard:?}");
    assert_eq!(best(&heard.parts[0]), Some(meaning), "{text}: {heard:?}");
    assert_eq!(
        heard.parts[0].certainty,
        Certainty::Sure,
        "{text}: {heard:?}"
    );
    heard
}

#[track_caller]
fn all(text: &str, meanings: &[Meaning]) {
    let heard = small().hear(text);
    let found: Vec<_> = heard.parts.iter().filter_map(best).collect();
    assert_eq!(found, meanings, "{text}: {heard:?}");
}

#[test]
fn other_words_ask_for_the_same() {
    for (text, meaning) in [
        ("What\u{2019}s his real name, do you know?", NAME),
        ("What is the man called?", NAME),
        ("And what age is Luke?", AGE),
        ("whats wolf_prime's age", AGE),
        ("How old's the other lad?", AGE),
        ("What do you call your boy?", CHILD_NAME),
        ("What is Daniel's name", CHILD_NAME),
        ("Can you tell me how old Daniel is please?", CHILD_AGE),
        ("Do you know who's in charge of the server?", SERVER),
        ("Have they ever met face to face?", MET),
        ("Have the two of them ever seen each other in person", MET),
        ("How did Daniel come to know Luke?", HOW_MET),
        ("Has he bought him any gifts at all?", GIFTS),
        ("Have you noticed any changes in Daniel lately?", MOOD),
        ("Have you seen what they message about?", MESSAGES),
        ("Has he got another mobile?", SECRET_PHONE),
        ("Whereabouts does Luke live?", LIVES),
        ("Which school is Daniel at?", SCHOOL),
    ] {
        sure(text, fact(meaning));
    }
}

#[test]
fn slips_of_the_finger_are_mended() {
    sure("who runs teh sevrer", fact(SERVER));
    sure("have you notised any chnages in his behavior", fact(MOOD));
    sure("what shcool does Danial go to", fact(SCHOOL));
}

#[test]
fn moves_are_known() {
    for (text, made) in [
        (
            "Hello, you're through to the police, how can I help?",
            Move::Greet,
        ),
        (
            "I hear that you're worried he's being groomed.",
            Move::Acknowledge,
        ),
        ("You think someone is grooming your son?", Move::Acknowledge),
        (
            "So you're worried that Luke is grooming Daniel",
            Move::Acknowledge,
        ),
        ("You did the right thing calling us.", Move::Reassure),
        ("I'm going to ask you some questions now.", Move::Explain),
        ("Can I just put you on hold?", Move::Hold),
        ("Thank you, that's really useful.", Move::Thank),
        ("I'm really sorry about that.", Move::Apologise),
        ("Sorry, please carry on.", Move::GoBack),
        (
            "Is there anything else you'd like to tell me?",
            Move::GoBack,
        ),
        ("Sorry, could you repeat that please?", Move::Repeat),
        ("How do you spell that?", Move::Spell),
        ("Goodbye, take care.", Move::Goodbye),
        ("Luke is known to us.", Move::TellRecord),
        ("He's been arrested before.", Move::TellRecord),
        (
            "Our records show he has a criminal record",
            Move::TellRecord,
        ),
    ] {
        sure(text, Meaning::Move(made));
    }
}

#[test]
fn a_question_wins_over_a_polite_opening() {
    let heard = sure("Thanks, that's helpful. Who runs the server?", fact(SERVER));
    assert_eq!(heard.manner, Manner::Warm);
    let heard = sure("Hello. What is your son's name?", fact(CHILD_NAME));
    assert_eq!(heard.manner, Manner::Neutral);
}

#[test]
fn several_questions_are_told_apart() {
    all(
        "What's Luke's name and how old is he?",
        &[fact(NAME), fact(AGE)],
    );
    all(
        "What is your son's name? How old is he?",
        &[fact(CHILD_NAME), fact(CHILD_AGE)],
    );
    all(
        "Who runs the server, and where does this lad live?",
        &[fact(SERVER), fact(LIVES)],
    );
    all(
        "I hear that you're worried he's being groomed. Who runs the server?",
        &[Meaning::Move(Move::Acknowledge), fact(SERVER)],
    );
    all("has he given him any presents and money", &[fact(GIFTS)]);
}

#[test]
fn who_he_is_follows_from_who_was_spoken_of() {
    let understanding = small();
    for (last, meaning) in [(Spoken::Child, CHILD_AGE), (Spoken::Subject, AGE)] {
        let heard = understanding.hear_after("how old is he?", Some(last));
        assert_eq!(best(&heard.parts[0]), Some(fact(meaning)), "{heard:?}");
        assert_eq!(heard.parts[0].certainty, Certainty::Sure, "{heard:?}");
    }
    let heard = understanding.hear("how old is he?");
    assert_eq!(heard.parts[0].certainty, Certainty::Unsure, "{heard:?}");
}

/// The small script with a daughter and a man, and facts of how each looks.
fn daughter() -> Understanding {
    let names = Names {
        child: vec!["Ellie Hart"],
        he: Some(Spoken::Subject),
        ..names()
    };
    let mut facts = askable();
    facts.push(Askable {
        fact: FactNo(20),
        phrases: vec![
            "what is your daughter wearing".into(),
            "what does your daughter look like".into(),
        ],
        questions: Vec::new(),
    });
    let looks = Questions::built_in().find("vehicle-or-description");
    facts.push(Askable {
        fact: FactNo(21),
        phrases: Vec::new(),
        questions: looks.into_iter().collect(),
    });
    Understanding::of(&facts, &names)
}

#[test]
fn he_and_she_are_told_apart_where_the_two_differ_in_sex() {
    let understanding = daughter();
    for (text, meaning) in [
        ("How old is she?", CHILD_AGE),
        ("How old is he?", AGE),
        ("What age is she?", CHILD_AGE),
        ("What age is he?", AGE),
        ("What does she look like?", 20),
        ("What does he look like?", 21),
        ("What's her name?", CHILD_NAME),
        // Of either it is one question: what he gave, and what she was given.
        ("Has she been given anything she shouldn't have?", GIFTS),
        ("Has he given her anything?", GIFTS),
    ] {
        for last in [None, Some(Spoken::Child), Some(Spoken::Subject)] {
            let heard = understanding.hear_after(text, last);
            assert_eq!(
                best(&heard.parts[0]),
                Some(fact(meaning)),
                "{text}: {heard:?}"
            );
            assert_eq!(
                heard.parts[0].certainty,
                Certainty::Sure,
                "{text}: {heard:?}"
            );
        }
    }
}

#[test]
fn she_takes_up_the_child_for_what_follows() {
    let heard = daughter().hear("What's her name? And age?");
    let found: Vec<_> = heard.parts.iter().filter_map(best).collect();
    assert_eq!(found, [fact(CHILD_NAME), fact(CHILD_AGE)], "{heard:?}");
}

#[test]
fn a_noun_that_may_be_either_is_not_surely_the_subject() {
    let names = Names {
        either: vec!["lad"],
        ..names()
    };
    let understanding = Understanding::of(&askable(), &names);
    for text in ["What's the lad's name?", "How old is the lad?"] {
        let heard = understanding.hear(text);
        assert_ne!(
            heard.parts[0].certainty,
            Certainty::Sure,
            "{text}: {heard:?}"
        );
    }
    let heard = understanding.hear_after("How old is the lad?", Some(Spoken::Child));
    assert_eq!(best(&heard.parts[0]), Some(fact(CHILD_AGE)), "{heard:?}");
    let heard = understanding.hear("How old is this older lad?");
    assert_eq!(best(&heard.parts[0]), Some(fact(AGE)), "{heard:?}");
    assert_eq!(heard.parts[0].certainty, Certainty::Sure, "{heard:?}");
}

#[test]
fn a_question_is_no_advice() {
    for text in [
        "Is there any chance she'd take her own life?",
        "Do you switch off the wifi?",
        "Has he taken his phone off him?",
        "Did you delete the messages?",
        "When did you take the phone away?",
        "Would he ring 999 if he was in danger?",
    ] {
        for part in small().hear(text).parts {
            let advice = |it: &Candidate| matches!(it.meaning, Meaning::Advice(_));
            assert!(!part.candidates.iter().any(advice), "{text}: {part:?}");
        }
    }
}

#[test]
fn advice_may_be_put_as_a_request_or_a_suggestion() {
    for text in [
        "Could you keep all of the messages, please?",
        "Don't delete anything, will you?",
        "Have you thought about taking the phone off him?",
        "Why don't you take the phone off him?",
        "Would you write down his username for us?",
        "Have a look at the CEOP website",
    ] {
        let heard = small().hear(text);
        let mut candidates = heard.parts.iter().flat_map(|it| &it.candidates);
        let advised = candidates.any(|it| matches!(it.meaning, Meaning::Advice(_)));
        assert!(advised, "{text}: {heard:?}");
    }
}

#[test]
fn saying_sorry_for_a_question_is_not_an_apology() {
    for text in [
        "I'm sorry to ask you this, but who runs the server?",
        "I'm sorry to have to ask, but has he given him any presents?",
        "I'm sorry to ask you this, but has he said he doesn't want to be alive?",
        "Sorry to ask you this but is anyone hurt?",
    ] {
        let heard = small().hear(text);
        let apology = |it: &Part| best(it) == Some(Meaning::Move(Move::Apologise));
        assert!(!heard.parts.iter().any(apology), "{text}: {heard:?}");
    }
    all(
        "I'm sorry, I put that badly. Who runs the server?",
        &[Meaning::Move(Move::Apologise), fact(SERVER)],
    );
}

#[test]
fn what_has_nothing_to_do_with_the_call_means_nothing() {
    for text in [
        "What's the weather like tomorrow?",
        "Do you prefer tea or coffee?",
        "Which team won the cup final?",
        "asdf qwer zxcv",
        "you are a stupid cow",
        "'; DROP TABLE facts; --",
        "<b>bold</b><script>alert(1)</script>",
        "1234567890",
        "🦀🦀🦀",
        "?!?!...",
        "",
        "   ",
        "مرحبا كيف حالك",
        "The quick brown fox jumps over the lazy dog",
        "Who won the election?",
        "Can I order a pizza?",
    ] {
        let heard = small().hear(text);
        assert_eq!(heard.parts.len(), 1, "{text}");
        assert_eq!(
            heard.parts[0].certainty,
            Certainty::Nothing,
            "{text}: {heard:?}"
        );
        assert!(heard.parts[0].candidates.is_empty(), "{text}");
    }
}

#[test]
fn a_phrase_two_facts_share_is_offered_as_both() {
    let mut facts = askable();
    facts[0].phrases.push("who is it".into());
    facts[2].phrases.push("who is it".into());
    let heard = Understanding::of(&facts, &names()).hear("Who is it?");
    assert_eq!(heard.parts[0].certainty, Certainty::Unsure);
    assert_eq!(heard.parts[0].candidates[1].score, 1000);
}

#[test]
fn with_no_facts_moves_are_still_known() {
    let heard = Understanding::of(&[], &Names::default()).hear("goodbye");
    assert_eq!(best(&heard.parts[0]), Some(Meaning::Move(Move::Goodbye)));
}

#[test]
fn a_name_that_is_a_word_needs_its_capital() {
    let names = Names {
        subject: vec!["Will Long"],
        ..Names::default()
    };
    let understanding = Understanding::of(&askable(), &names);
    let heard = understanding.hear("how old is Will");
    assert_eq!(best(&heard.parts[0]), Some(fact(AGE)));
    let roles = |text: &str| understanding.hear(text).parts[0].clone();
    assert_ne!(
        roles("how old will your son be"),
        roles("how old Will your son be")
    );
}

fn lawful(heard: &Heard) {
    assert!((1..=crate::limits::PARTS).contains(&heard.parts.len()));
    for part in &heard.parts {
        assert!(part.candidates.len() <= crate::limits::CANDIDATES);
        assert_eq!(
            part.candidates.is_empty(),
            part.certainty == Certainty::Nothing
        );
        assert!(
            part.candidates
                .is_sorted_by(|a, b| a.score >= b.score && a.meaning != b.meaning)
        );
        assert!(
            part.candidates
                .iter()
                .all(|found| found.score <= 1000 && !found.why.is_empty())
        );
    }
}

#[test]
fn a_million_characters_are_borne() {
    let understanding = small();
    for piece in [
        "a",
        "who is he ",
        "🦀",
        "\u{202e}אב ",
        "'",
        "and what is his name ",
        "a. ",
        "ñ̃",
        "\0",
        "-- ",
    ] {
        lawful(&understanding.hear(&piece.repeat(1_000_000 / piece.len())));
    }
}

proptest! {
    #[test]
    fn any_text_is_borne_and_taken_alike_twice(text in any::<String>()) {
        let understanding = small();
        let heard = understanding.hear(&text);
        lawful(&heard);
        prop_assert_eq!(heard, TWIN.hear(&text));
    }

    #[test]
    fn words_in_any_order_are_borne(words in prop::collection::vec("who|what|he|his|name|Luke|and|is|not|has|\\?|,|\\.|phone|sevrer|you|why|did|don't|how|old|thanks", 0..40)) {
        let understanding = small();
        let text = words.join(" ");
        for last in [None, Some(Spoken::Child), Some(Spoken::Subject)] {
            lawful(&understanding.hear_after(&text, last));
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_way_of_asking_is_sure_of_its_fact(
        mut phrases in prop::collection::btree_set("[a-zA-Z' ,.?]{1,60}|(who|what|how|is|he|name|and|Luke|your son|why|goodbye| ){1,8}", 1..12),
    ) {
        phrases.retain(|phrase| !text::words(phrase).is_empty());
        let facts: Vec<Askable> = phrases
            .iter()
            .enumerate()
            .map(|(place, phrase)| Askable {
                fact: FactNo(place as u16),
                phrases: vec![Cow::Borrowed(phrase.as_str())],
                questions: Vec::new(),
                })
            .collect();
        let understanding = Understanding::of(&facts, &names());
        let key = |phrase: &str| understanding.matcher.key(phrase);
        for (place, phrase) in phrases.iter().enumerate() {
            let shared = phrases.iter().filter(|other| key(other) == key(phrase)).count() > 1;
            let heard = understanding.hear(phrase);
            lawful(&heard);
            if !shared {
                prop_assert_eq!(heard.parts[0].certainty, Certainty::Sure, "{:?}", heard);
                prop_assert_eq!(best(&heard.parts[0]), Some(fact(place as u16)));
                prop_assert_eq!(heard.parts[0].candidates[0].score, 1000);
            }
        }
    }
}

#[test]
fn it_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(small());
}
