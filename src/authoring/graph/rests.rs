//! What of a script rests on a fact.

use crate::scenario::script::{Handled, LogMatter, OfLog, Script};

/// What is expected of the fact, what the supervisor looks for and what a challenge can bring, each in a few words.
pub(super) fn on(script: &Script, fact: &str) -> Vec<String> {
    let expects = &script.expects;
    let mut rests = Vec::new();
    let critical = |critical: bool| if critical { " (critical)" } else { "" };
    if let Some(ask) = expects.ask.iter().find(|it| it.fact == fact) {
        rests.push(format!("ask{}", critical(ask.critical)));
    }
    let log = expects.log.iter().find(|it| is(&it.what, fact));
    if let Some(log) = log {
        rests.push(format!("log{}", critical(log.critical)));
    }
    let looked_for = script.review.decisions.iter().any(|ruling| {
        ruling.when.iter().any(|condition| match condition {
            OfLog::FewerThan(_, matters) | OfLog::AtLeast(_, matters) => {
                matters.iter().any(|it| is(it, fact))
            }
            OfLog::GradedAbove(_) | OfLog::GradedBelow(_) | OfLog::Referred(_) => false,
        })
    });
    if looked_for {
        rests.push("review".to_owned());
    }
    let challenge = &script.review.challenge;
    if challenge.must.iter().any(|it| is(it, fact)) {
        rests.push("challenge (must)".to_owned());
    } else if challenge.evidence.iter().any(|it| is(it, fact)) {
        rests.push("challenge".to_owned());
    }
    let decides = |handled: &Handled| matches!(handled, Handled::Logged(it) if is(it, fact));
    for outcome in &script.outcomes {
        if outcome.when.iter().any(decides) {
            rests.push(format!("outcome {}", outcome.id));
        }
    }
    rests
}

fn is(matter: &LogMatter, fact: &str) -> bool {
    matches!(matter, LogMatter::Fact(id) if id == fact)
}
