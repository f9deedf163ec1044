use std::collections::BTreeSet;

use super::*;

/// Every id of a list, and that each is one of its kind: lower-case words joined by hyphens.
fn ids<'a>(list: &str, all: impl Iterator<Item = &'a String>) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    for id in all {
        let well_formed = id.split('-').all(|word| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        });
        assert!(
            well_formed,
            "{list}: the id {id:?} is not lower-case words joined by hyphens"
        );
        assert!(
            seen.insert(id.as_str()),
            "{list}: the id {id:?} stands twice"
        );
    }
    seen
}

/// Every entry of every list that names guidance: where it stands, what it names, when it was verified.
fn resting_on_guidance(lists: &Catalogue) -> Vec<(String, &[String], Date)> {
    let mut all = Vec::new();
    all.extend(
        lists
            .signs
            .iter()
            .map(|e| (format!("sign {}", e.id), &e.guidance[..], e.verified)),
    );
    all.extend(
        lists
            .advice
            .iter()
            .map(|e| (format!("advice {}", e.id), &e.guidance[..], e.verified)),
    );
    all.extend(
        lists
            .routes
            .iter()
            .map(|e| (format!("route {}", e.id), &e.guidance[..], e.verified)),
    );
    all.extend(
        lists
            .wording
            .iter()
            .map(|e| (format!("wording {}", e.id), &e.guidance[..], e.verified)),
    );
    all
}

/// The text as its words, with one space between them and at both ends.
fn words(text: &str) -> String {
    let kept: String = text
        .to_lowercase()
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || c == '\'' || c == '-' {
                c
            } else {
                ' '
            }
        })
        .collect();
    format!(
        " {} ",
        kept.split_whitespace().collect::<Vec<_>>().join(" ")
    )
}

fn wording_found(text: &str) -> Vec<&'static str> {
    let text = words(text);
    Catalogue::built_in()
        .wording
        .iter()
        .filter(|entry| {
            entry
                .phrases
                .iter()
                .any(|phrase| text.contains(&format!(" {phrase} ")))
        })
        .map(|entry| entry.id.as_str())
        .collect()
}

#[test]
fn every_list_reads_and_is_not_empty() {
    let lists = Catalogue::built_in();
    assert!(lists.signs.len() >= 30, "{} signs", lists.signs.len());
    assert!(
        lists.wording.len() >= 25,
        "{} wordings",
        lists.wording.len()
    );
    assert!(
        lists.guidance.len() >= 30,
        "{} guidance texts",
        lists.guidance.len()
    );
    assert!(!lists.helplines.is_empty());
}

#[test]
fn ids_are_unique_and_well_formed() {
    let lists = Catalogue::built_in();
    ids("signs", lists.signs.iter().map(|e| &e.id));
    ids("advice", lists.advice.iter().map(|e| &e.id));
    ids("routes", lists.routes.iter().map(|e| &e.id));
    ids("guidance", lists.guidance.iter().map(|e| &e.id));
    ids("wording", lists.wording.iter().map(|e| &e.id));
}

#[test]
fn everything_rests_on_guidance_that_is_there() {
    let lists = Catalogue::built_in();
    let known = ids("guidance", lists.guidance.iter().map(|e| &e.id));
    for (entry, named, _) in resting_on_guidance(lists) {
        assert!(!named.is_empty(), "{entry} rests on nothing");
        for id in named {
            assert!(
                known.contains(id.as_str()),
                "{entry} names the missing guidance {id:?}"
            );
        }
    }
}

#[test]
fn no_entry_is_fresher_than_what_it_rests_on() {
    let lists = Catalogue::built_in();
    for (entry, named, verified) in resting_on_guidance(lists) {
        let freshest = lists
            .guidance
            .iter()
            .filter(|text| named.contains(&text.id))
            .map(|text| text.verified)
            .max();
        assert!(
            Some(verified) <= freshest,
            "{entry} is verified on {verified}, its guidance last on {freshest:?}"
        );
    }
}

#[test]
fn what_rests_on_inference_alone_says_so() {
    let lists = Catalogue::built_in();
    let alone = |guidance: &[String]| guidance == ["practice-to-confirm"];
    for sign in &lists.signs {
        assert!(
            !alone(&sign.guidance) || sign.to_confirm,
            "sign {}",
            sign.id
        );
    }
    for advice in &lists.advice {
        assert!(
            !alone(&advice.guidance) || advice.to_confirm,
            "advice {}",
            advice.id
        );
    }
    for route in &lists.routes {
        assert!(
            !alone(&route.guidance) || route.to_confirm,
            "route {}",
            route.id
        );
    }
}

#[test]
fn each_kind_of_harm_has_signs_and_each_sign_an_ordinary_explanation() {
    let signs = &Catalogue::built_in().signs;
    for family in [
        Family::SexualGrooming,
        Family::Radicalisation,
        Family::Exploitation,
    ] {
        let of_family = signs
            .iter()
            .filter(|s| s.families.contains(&family))
            .count();
        assert!(of_family >= 15, "{family:?} has only {of_family} signs");
    }
    for sign in signs {
        assert!(!sign.families.is_empty(), "{} has no family", sign.id);
        assert!(
            sign.ordinary.len() >= 40,
            "{}: say the ordinary explanation with care",
            sign.id
        );
        let sentences = sign.why.matches(". ").count() + 1;
        assert!(sentences <= 2, "{}: why has {sentences} sentences", sign.id);
    }
}

#[test]
fn no_date_lies_after_the_last_look() {
    let lists = Catalogue::built_in();
    let last_look = jiff::civil::date(2026, 11, 24);
    for (entry, _, verified) in resting_on_guidance(lists) {
        assert!(verified <= last_look, "{entry} is verified on {verified}");
    }
    for text in &lists.guidance {
        assert!(
            text.verified <= last_look,
            "guidance {} is verified on {}",
            text.id,
            text.verified
        );
        assert!(
            !text.how.is_empty(),
            "guidance {} does not say how",
            text.id
        );
    }
    for line in &lists.helplines {
        assert!(
            line.verified <= last_look,
            "{} is verified on {}",
            line.name,
            line.verified
        );
        assert!(!line.how.is_empty(), "{} does not say how", line.name);
    }
}

#[test]
fn the_signs_scenarios_name_are_there() {
    let known = ids("signs", Catalogue::built_in().signs.iter().map(|e| &e.id));
    for id in [
        "age-gap",
        "controls-the-group",
        "cut-off-friends",
        "turned-against-family",
        "gifts-unexplained",
        "second-phone",
        "secretive-online",
        "hides-screen",
        "late-night-contact",
        "mood-after-contact",
        "constant-contact",
        "never-met",
        "implausible-claims",
        "promises-of-work",
        "private-channel",
        "asked-to-keep-secrets",
        "plans-to-meet",
        "sexual-language",
        "picture-pressure",
        "money-demanded",
        "threats",
        "missing-episodes",
        "school-absence",
        "dropped-interests",
        "self-harm-concern",
        "older-partner",
        "several-children",
        "flattery-and-mentoring",
        "new-ideology",
        "contempt-for-others",
        "conspiracy-talk",
        "hard-mentor",
        "second-online-identity",
        "beliefs-dropped",
        "violence-fascination",
        "closed-to-other-views",
        "new-vocabulary",
        "extreme-material",
        "plans-of-action",
        "uses-family-rules-against-parents",
    ] {
        assert!(known.contains(id), "{id} is missing");
    }
}

#[test]
fn the_advice_and_routes_scenarios_name_are_there_and_sorted_by_harm() {
    let lists = Catalogue::built_in();
    let kind = |harmful| {
        lists
            .advice
            .iter()
            .filter(|a| a.harmful == harmful)
            .map(|a| a.id.as_str())
            .collect::<BTreeSet<_>>()
    };
    let good = [
        "keep-evidence",
        "do-not-confront",
        "no-meeting",
        "emergency-999",
        "call-back",
        "not-to-blame",
        "stay-calm-listen",
        "keep-talking-not-banning",
        "note-details",
        "block-after-advice",
        "report-ceop",
        "support-lines",
        "what-happens-next",
        "need-not-be-certain",
        "other-parents-through-police",
        "pay-nothing-more",
        "stay-near-tonight",
        "urgent-mental-health",
    ];
    let harmful = [
        "delete-everything",
        "confront-him",
        "pose-as-child",
        "take-all-devices",
        "name-publicly",
        "wait-and-see",
    ];
    assert_eq!(kind(false), BTreeSet::from(good));
    assert_eq!(kind(true), BTreeSet::from(harmful));
    let routes = ids("routes", lists.routes.iter().map(|e| &e.id));
    assert_eq!(
        routes,
        BTreeSet::from([
            "supervisor",
            "incident-manager",
            "child-abuse-unit",
            "online-child-abuse-team",
            "social-care",
            "prevent",
            "other-force",
            "early-help",
            "neighbourhood-team",
            "school-safeguarding-lead",
        ])
    );
}

#[test]
fn no_number_stands_outside_the_helplines() {
    let lists = Catalogue::built_in();
    let said = lists.advice.iter().map(|a| (&a.id, &a.says));
    for (id, text) in said.chain(lists.signs.iter().map(|s| (&s.id, &s.seen))) {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let emergency = 3 * text.matches("999").count();
        assert_eq!(digits, emergency, "{id} holds a number that nobody dates");
    }
}

#[test]
fn wording_phrases_are_lower_case_and_stand_once() {
    let mut seen = BTreeSet::new();
    for entry in &Catalogue::built_in().wording {
        assert!(!entry.phrases.is_empty(), "{} has no phrase", entry.id);
        for phrase in &entry.phrases {
            assert_eq!(
                words(phrase),
                format!(" {phrase} "),
                "{}: {phrase:?} would never be found",
                entry.id
            );
            assert!(
                seen.insert(phrase.as_str()),
                "{}: {phrase:?} stands twice",
                entry.id
            );
        }
    }
}

#[test]
fn wording_to_avoid_is_found() {
    for (log, id) in [
        ("Over-anxious mother, it's just a game.", "over-anxious"),
        ("It's just a game.", "only-a-game"),
        ("Boy has put himself at risk.", "at-risk-by-child"),
        ("Mum claims he is being groomed.", "caller-claims"),
        ("Nothing sexual. No offences disclosed.", "nothing-sexual"),
        ("Nothing sexual. No offences disclosed.", "no-offences"),
        ("Caller hysterical.", "hysterical"),
        ("Girl is promiscuous", "promiscuous"),
    ] {
        assert!(
            wording_found(log).contains(&id),
            "{id} is not found in {log:?}"
        );
    }
}

#[test]
fn a_good_log_raises_no_alarm() {
    for log in [
        "The caller says her son is being groomed by a person said to be 19, whom nobody has met.",
        "Caller reports that he was given a second phone. She says it was the third time she has told us.",
        "The man claims to own a company and has offered the child work. Caller believes none of it is true.",
        "Contact is only online so far. His only friends are now on the server.",
        "The person is known to lie about his age. No trace on these details in the national system.",
        "The child has agreed to meet on Saturday. The father found flirtatious messages from the adult.",
        "Records show an allegation, no further action by the other force. Not a conviction.",
        "Caller is crying and frightened. She is very worried that he will go missing.",
        "The child speaks of attacks and is fascinated by weapons. He has been told his parents are the enemy.",
        "Advised to keep everything, not to contact this person, and to ring 999 if she leaves the house.",
        "Repeat call: see the earlier reference. Concern for a child, referred to the child abuse unit.",
    ] {
        assert_eq!(wording_found(log), Vec::<&str>::new(), "in {log:?}");
    }
}
