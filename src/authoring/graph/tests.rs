//! What is drawn of a scenario, and that whatever it says is only shown.

use super::*;
use crate::scenario::read::read_to_look_at;

const SMALL: &str = include_str!("../../../tests/data/small/scenario.ron");

fn graph(source: &str) -> Graph {
    Graph::of(&read_to_look_at(source).unwrap())
}

fn changed(old: &str, new: &str) -> String {
    assert_eq!(SMALL.matches(old).count(), 1, "{old}");
    SMALL.replace(old, new)
}

/// The text of every element of this class, each as it is read.
fn texts(svg: &str, class: &str) -> Vec<String> {
    let open = format!("<text class=\"{class}\"");
    svg.split(&open)
        .skip(1)
        .filter_map(|rest| rest.split('>').nth(1)?.split('<').next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn each_fact_has_its_card_with_what_opens_it_and_what_rests_on_it() {
    let graph = graph(SMALL);
    let svg = svg(&graph);
    let ids = texts(&svg, "id");
    assert_eq!(ids.len(), 8, "{ids:?}");
    assert!(ids.contains(&"meeting".to_owned()));
    assert!(svg.contains("name needs who told before"));
    assert!(svg.contains(">unasked after 90 seconds<"));
    assert!(svg.contains(">age-gap: strong<"));
    let ticks = svg.matches("<path class=\"tick\"").count();
    assert_eq!(ticks, 2, "the one sign that is expected, and the legend");
    assert!(texts(&svg, "rests").contains(&"counts for review, challenge".to_owned()));
    assert!(svg.contains("Each of them can be heard"));
    assert!(texts(&svg, "alarm").is_empty());
}

#[test]
fn the_outline_says_the_same_and_a_fact_stands_under_what_opens_it() {
    let outline = outline(&graph(SMALL));
    let lines: Vec<&str> = outline.lines().collect();
    let at = |text: &str| lines.iter().position(|line| *line == text).unwrap();
    let who = at("  who: the person {child} is in touch with");
    let opens = at("    opens");
    let name = at("      name: what the person is called");
    assert!(who < opens && opens < name, "{outline}");
    assert_eq!(lines[name + 2], "        needs who told before");
    for id in [
        "who",
        "name",
        "child-age",
        "secret",
        "gifts",
        "meeting",
        "football",
        "school",
    ] {
        let heads = lines
            .iter()
            .filter(|line| line.trim_start().starts_with(&format!("{id}: ")));
        assert_eq!(heads.count(), 1, "{id} in {outline}");
    }
}

#[test]
fn a_fact_nobody_can_hear_stands_out_in_words_and_shape() {
    let source = changed(
        "needs: [Told(\"who\")]",
        "needs: [Told(\"name\"), Trust(40)]",
    );
    let graph = graph(&source);
    assert_eq!(graph.unheard(), 1);
    let svg = svg(&graph);
    assert_eq!(
        svg.matches("<rect class=\"lost\"").count(),
        2,
        "the card and the legend"
    );
    let alarm = texts(&svg, "alarm");
    assert_eq!(alarm[0], "NOBODY CAN HEAR THIS");
    assert!(alarm[1].starts_with("it waits for `name`"), "{alarm:?}");
    let outline = outline(&graph);
    assert!(outline.contains("NOBODY CAN HEAR THIS: it waits for `name`"));
    assert!(
        outline.contains("name: what the person is called"),
        "{outline}"
    );
}

#[test]
fn facts_of_which_a_call_holds_one_stand_in_one_frame() {
    let either = "either: [[\"gifts\", \"football\", \"gone\"], [\"gifts\"]],\n    records: [";
    let graph = graph(&changed("records: [", either));
    assert_eq!(graph.either.len(), 1);
    let svg = svg(&graph);
    assert_eq!(svg.matches("<g role=\"group\">").count(), 1);
    assert!(svg.contains("One of these 2 is true in any call"));
    assert_eq!(texts(&svg, "id").len(), 8);
    assert!(outline(&graph).contains("One of these in any call: gifts, football"));
}

#[test]
fn what_a_script_says_is_shown_and_nothing_else() {
    let source = changed("topic: \"school\"", "topic: \"<script>&'x'</script>\"");
    let svg = svg(&graph(&source));
    assert!(!svg.contains("<script"));
    assert!(svg.contains("&lt;script&gt;&amp;&#39;x&#39;"), "{svg}");
    for outside in ["href", "url(http", "@import", "<image"] {
        assert!(!svg.contains(outside), "{outside}");
    }
}

#[test]
fn facts_that_open_each_other_in_a_ring_and_ids_that_lead_nowhere_are_drawn_too() {
    let source = changed(
        "offered: [After(90)]",
        "offered: [Follows(\"meeting\"), Follows(\"gone\")], needs: [Told(\"name\")]",
    );
    let source = source.replace(
        "needs: [Told(\"who\")]",
        "needs: [Told(\"meeting\"), Told(\"nobody\")]",
    );
    let graph = graph(&source);
    assert_eq!(graph.unheard(), 2);
    assert_eq!(texts(&svg(&graph), "id").len(), 8);
    let outline = outline(&graph);
    assert!(
        outline.contains("Opened by what does not come up before them"),
        "{outline}"
    );
}

#[test]
fn the_shipped_scenarios_are_drawn_without_one_card_upon_another() {
    for source in [
        include_str!("../../../scenarios/server-owner/scenario.ron"),
        include_str!("../../../scenarios/server-coach/scenario.ron"),
    ] {
        let svg = svg(&graph(source));
        let number = |card: &str, name: &str| -> i32 {
            let value = card.split(&format!(" {name}=\"")).nth(1).unwrap();
            value.split('"').next().unwrap().parse().unwrap()
        };
        let cards: Vec<[i32; 4]> = svg
            .split("<rect class=\"card\"")
            .skip(1)
            .map(|card| ["x", "y", "width", "height"].map(|name| number(card, name)))
            .collect();
        assert!(cards.len() > 20);
        for (place, a) in cards.iter().enumerate() {
            for b in &cards[place + 1..] {
                let beside = a[0] + a[2] <= b[0] || b[0] + b[2] <= a[0];
                let below = a[1] + a[3] <= b[1] || b[1] + b[3] <= a[1];
                assert!(beside || below, "{a:?} lies upon {b:?}");
            }
        }
    }
}
