//! What a colleague says when asked for help: the next thing that good handling of this call still lacks.

use serde::{Deserialize, Serialize};

use super::log::log_carries;
use super::memory::Told;
use super::state::{Phase, State};
use crate::scenario::catalogue::Catalogue;
use crate::scenario::drawn::Drawn;
use crate::scenario::loaded::{Loaded, advice_of, route_of, sign_of};
use crate::scenario::number::{AdviceNo, FactNo, RouteNo};
use crate::scenario::script::{Answer, System};

/// A colleague's hint.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub enum Hint {
    /// The caller's concern waits to be named back.
    TakeUpConcern,
    /// Something has been heard that is a sign and is not marked.
    MarkWhatWasHeard,
    /// There is something left to ask.
    AskAbout(FactNo),
    /// This system has not been asked.
    Check(System),
    /// The log lacks something that was said or found.
    WriteItDown,
    /// This advice has not been given.
    Advise(AdviceNo),
    /// The call is not graded.
    Grade,
    /// It is not referred by this route.
    Refer(RouteNo),
    /// Everything is there to submit.
    Submit,
    /// The decision does not fit the log.
    LookAtTheDecision,
    /// Nothing is left to do but end the call.
    Finish,
}

/// The next hint for this state.
pub(super) fn next(scenario: &Loaded, drawn: &Drawn, state: &State) -> Hint {
    if !matches!(
        state.phase,
        Phase::Ringing | Phase::Talking | Phase::OnHold | Phase::RungOff
    ) {
        let challenge = scenario.script.expects.review.answer == Answer::Challenge;
        let word = state
            .last_word
            .map(|word| super::review::is_right(scenario, word));
        return match (word, state.phase) {
            (Some(false), Phase::Reviewed) if challenge => Hint::LookAtTheDecision,
            _ => Hint::Finish,
        };
    }
    let on_line = matches!(state.phase, Phase::Talking | Phase::OnHold);
    if on_line && state.concern.open {
        return Hint::TakeUpConcern;
    }
    in_the_call(scenario, drawn, state, on_line)
}

fn in_the_call(scenario: &Loaded, drawn: &Drawn, state: &State, on_line: bool) -> Hint {
    let expects = &scenario.script.expects;
    if expects
        .recognise
        .iter()
        .any(|expected| heard_unmarked(scenario, state, &expected.sign))
    {
        return Hint::MarkWhatWasHeard;
    }
    if on_line {
        let mut asks = expects
            .ask
            .iter()
            .filter_map(|ask| scenario.fact_of(&ask.fact))
            .filter(|fact| drawn.is_true(*fact));
        if let Some(fact) = asks.find(|fact| state.told(*fact) == Told::Not) {
            return Hint::AskAbout(fact);
        }
    }
    for expected in &expects.enquire {
        let asked = state.enquiries.iter().any(|made| {
            made.searched.system == expected.system
                && scenario
                    .cast_of(&expected.about)
                    .is_some_and(|cast| made.searched.about.contains(&cast))
        });
        if !asked {
            return Hint::Check(expected.system);
        }
    }
    if on_line {
        let given = |advice: AdviceNo| state.advised.iter().any(|(it, _)| *it == advice);
        let mut advice = expects.advise.iter().filter_map(|it| advice_of(&it.advice));
        if let Some(advice) = advice.find(|advice| !given(*advice)) {
            return Hint::Advise(advice);
        }
    }
    if state.grade.is_none() {
        return Hint::Grade;
    }
    if expects
        .log
        .iter()
        .filter(|carry| scenario.matter_is_true(drawn, &carry.what))
        .any(|carry| !log_carries(scenario, state, &carry.what))
    {
        return Hint::WriteItDown;
    }
    let referred = |route: RouteNo| state.referrals.iter().any(|it| it.route == route);
    let mut routes = expects.refer.iter().filter_map(|it| route_of(&it.route));
    routes
        .find(|route| !referred(*route))
        .map_or(Hint::Submit, Hint::Refer)
}

fn heard_unmarked(scenario: &Loaded, state: &State, sign: &str) -> bool {
    let Some(sign) = sign_of(sign) else {
        return false;
    };
    let mut heard = false;
    for (place, fact) in scenario.facts.iter().enumerate() {
        if !fact.signs.iter().any(|(it, _)| *it == sign) {
            continue;
        }
        let no = u16::try_from(place).map(FactNo);
        heard |= no.is_ok_and(|no| state.told(no) != Told::Not);
        let marks = |mark: &super::memory::Mark| mark.sign == sign && fact.says.contains(mark.line);
        if state.marks.iter().any(marks) {
            return false;
        }
    }
    heard
}

impl Hint {
    /// The hint in words.
    pub fn words(self, scenario: &Loaded, drawn: &Drawn) -> String {
        let lists = Catalogue::built_in();
        match self {
            Hint::TakeUpConcern => {
                "The caller has told you what they fear. Say it back to them in \
                                    their own words before you go on."
                    .to_owned()
            }
            Hint::MarkWhatWasHeard => "Look again at what has been said. There is a sign in it \
                                       that you have not marked."
                .to_owned(),
            Hint::AskAbout(fact) => {
                let topic = scenario.fact(fact);
                let topic = topic.map(|it| it.topic.render(&scenario.script, drawn));
                format!("You have not asked about {}.", topic.unwrap_or_default())
            }
            Hint::Check(System::National) => "Somebody has been named or described to you. Check \
                                              the national training system."
                .to_owned(),
            Hint::Check(System::Local) => "Check the local training system too; it holds what \
                                           other forces have shared."
                .to_owned(),
            Hint::WriteItDown => "The log does not yet carry everything that was said or found. \
                                  Quote it, so that the supervisor can read it."
                .to_owned(),
            Hint::Advise(advice) => {
                let name = lists
                    .advice
                    .get(advice.place())
                    .map_or("", |it| it.name.as_str());
                format!("Has the caller been told: {name}?")
            }
            Hint::Grade => "Grade the call, and say why.".to_owned(),
            Hint::Refer(route) => {
                let when = lists
                    .routes
                    .get(route.place())
                    .map_or("", |it| it.when.as_str());
                format!("Who else needs to know? Think of the route for this: {when}")
            }
            Hint::Submit => "You have what you need. Submit the log.".to_owned(),
            Hint::LookAtTheDecision => "Hold the decision against what you heard and found. If it \
                                        does not fit, challenge it with quotes and traces."
                .to_owned(),
            Hint::Finish => "Nothing is left but to end the call.".to_owned(),
        }
    }
}
