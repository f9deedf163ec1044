//! The lists every call is answered from: signs, advice, routes, grades, urgencies, and whom to turn to.

use std::sync::LazyLock;

use serde_json::{Value, json};

use crate::call::view::{grade_words, urgency_words};
use crate::scenario::catalogue::Catalogue;
use crate::scenario::catalogue::support::for_trainees;
use crate::scenario::script::{Grade, Urgency};

static LISTS: LazyLock<Value> = LazyLock::new(|| {
    let lists = Catalogue::built_in();
    let grades = [
        Grade::Immediate,
        Grade::Priority,
        Grade::Scheduled,
        Grade::WithoutDeployment,
    ];
    let urgencies = [
        Urgency::Now,
        Urgency::Today,
        Urgency::ThisWeek,
        Urgency::Routine,
    ];
    let sign = |it: &crate::scenario::catalogue::Sign| {
        let families: Vec<String> = it.families.iter().map(|it| format!("{it:?}")).collect();
        json!({ "id": it.id, "name": it.name, "family": families.first(), "families": families, "about": it.seen })
    };
    json!({
        "signs": lists.signs.iter().map(sign).collect::<Vec<_>>(),
        "advice": lists.advice.iter().map(|it| json!({ "id": it.id, "name": it.name, "says": it.says })).collect::<Vec<_>>(),
        "routes": lists.routes.iter().map(|it| json!({ "id": it.id, "name": it.name, "about": it.when, "hours": it.hours })).collect::<Vec<_>>(),
        "grades": grades.map(|it| json!({ "id": it, "name": grade_words(it) })),
        "urgencies": urgencies.map(|it| json!({ "id": it, "name": urgency_words(it) })),
        "support": support(),
    })
});

/// The lists, for a page.
pub fn lists() -> &'static Value {
    &LISTS
}

/// Whom a trainee can turn to.
pub fn support() -> Vec<Value> {
    let one = |it: &&crate::scenario::catalogue::Helpline| {
        json!({
            "name": it.name,
            "text": format!("{}. {}. Last checked {}.", it.whom, it.hours, it.verified.strftime("%-d %B %Y")),
            "telephone": it.number,
            "page": null,
        })
    };
    for_trainees().iter().map(one).collect()
}
