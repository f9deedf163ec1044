//! The expectations of a script by the names a debrief gives them, and where each stands.

use crate::scenario::diagnostic::Step;
use crate::scenario::script::{CareMatter, LogMatter, NeverMatter, Script};

/// An expectation of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Expected {
    /// Its name in a debrief.
    pub id: String,
    /// The way to it in the script.
    pub path: Vec<Step>,
}

/// The expectations of a script, in the order a debrief has them.
pub(super) fn expected(script: &Script) -> Vec<Expected> {
    let it = &script.expects;
    let mut all = Vec::new();
    list(&mut all, "recognise", &it.recognise, |it| {
        format!("recognise:{}", it.sign)
    });
    list(&mut all, "ask", &it.ask, |it| format!("ask:{}", it.fact));
    list(&mut all, "enquire", &it.enquire, |it| {
        format!("check:{:?}-{}", it.system, it.about).to_lowercase()
    });
    list(&mut all, "log", &it.log, |it| matter(&it.what));
    list(&mut all, "advise", &it.advise, |it| {
        format!("advise:{}", it.advice)
    });
    one(&mut all, "grade", "grade:grade");
    list(&mut all, "refer", &it.refer, |it| {
        format!("refer:{}", it.route)
    });
    one(&mut all, "review", "challenge:review");
    list(&mut all, "care", &it.care, |it| care(&it.what).to_owned());
    list(&mut all, "never", &it.never, |it| never(&it.what));
    all
}

fn list<T>(all: &mut Vec<Expected>, field: &'static str, of: &[T], id: impl Fn(&T) -> String) {
    for (place, it) in of.iter().enumerate() {
        let (id, within) = (id(it), Step::Field("expects"));
        let path = vec![within, Step::Field(field), Step::Item(place)];
        all.push(Expected { id, path });
    }
}

fn one(all: &mut Vec<Expected>, field: &'static str, id: &str) {
    let path = vec![Step::Field("expects"), Step::Field(field)];
    let id = id.to_owned();
    all.push(Expected { id, path });
}

fn matter(matter: &LogMatter) -> String {
    match matter {
        LogMatter::Fact(id) | LogMatter::Trace(id) => format!("record:{id}"),
        LogMatter::Concern => "record:concern".to_owned(),
        LogMatter::Rationale => "record:rationale".to_owned(),
    }
}

fn care(matter: &CareMatter) -> &'static str {
    match matter {
        CareMatter::Acknowledged => "care:acknowledged",
        CareMatter::Reassured => "care:reassured",
        CareMatter::Explained => "care:explained",
        CareMatter::TrustAtLeast(_) => "care:trust",
        CareMatter::PassedOverAtMost(_) => "care:passed-over",
    }
}

fn never(matter: &NeverMatter) -> String {
    match matter {
        NeverMatter::TellCallerRecord => "care:never-tell-caller-record".to_owned(),
        NeverMatter::Blame => "care:never-blame".to_owned(),
        NeverMatter::Dismiss => "care:never-dismiss".to_owned(),
        NeverMatter::CloseWithoutEnquiry(cast) => {
            format!("check:never-close-without-enquiry-{cast}")
        }
        NeverMatter::WrongPerson => "check:never-wrong-person".to_owned(),
        NeverMatter::Advise(id) => format!("advise:never-{id}"),
        NeverMatter::Refer(id) => format!("refer:never-{id}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::authoring::explore::play::debrief_of;
    use crate::call::Call;
    use crate::scenario::drawn::Seed;
    use crate::scenario::loaded::Scenario;

    #[test]
    fn a_debrief_has_them_by_these_names_in_this_order() {
        for source in [
            include_str!("../../../scenarios/server-owner/scenario.ron"),
            include_str!("../../../scenarios/server-coach/scenario.ron"),
            include_str!("../../scenario/check/small.ron"),
        ] {
            let scenario = Scenario::load(source, None).ok().unwrap().0;
            let named = expected(&scenario.script);
            let mut judged_once = vec![false; named.len()];
            for seed in 0..40 {
                let debrief = debrief_of(&Call::ring(&scenario, Seed(seed)), Vec::new());
                // What rests on a fact that is not true in this variant is left out; the rest keeps its order.
                let mut rest = 0..named.len();
                for item in &debrief.items {
                    let at = rest.find(|at| named[*at].id == item.id);
                    judged_once[at.unwrap_or_else(|| panic!("{}", item.id))] = true;
                }
            }
            let never = named.iter().zip(judged_once).find(|it| !it.1);
            assert_eq!(never, None);
        }
    }
}
