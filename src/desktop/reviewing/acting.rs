//! What is done about the log that is read.

use bevy_egui::egui::{Key, Ui, accesskit::Live};

use super::draft::{Acting, Draft};
use super::{Ask, Seen, keys};
use crate::call::view::{grade_words, urgency_words};
use crate::desktop::console::draft::URGENCIES;
use crate::desktop::kit::button::button;
use crate::desktop::kit::choices::choices;
use crate::desktop::kit::field::{self, field};
use crate::desktop::kit::picker::Picked;
use crate::desktop::kit::{card, text};
use crate::desktop::look::Look;
use crate::scenario::catalogue::Catalogue;
use crate::scenario::number::RouteNo;
use crate::scenario::script::Grade;
use crate::supervising::command::{Act, Order};
use crate::supervising::words::orders;

const ALL: [(Acting, &str); 6] = [
    (Acting::Agree, "review-agree"),
    (Acting::SendBack, "review-send-back"),
    (Acting::Escalate, "review-escalate"),
    (Acting::Order, "review-order"),
    (Acting::Refer, "review-refer"),
    (Acting::Close, "review-close"),
];
const GRADES: [Grade; 3] = [Grade::Immediate, Grade::Priority, Grade::Scheduled];

/// Shows what can be done, and what is begun.
pub fn show(ui: &mut Ui, look: &Look, seen: &Seen<'_>, draft: &mut Draft, asks: &mut Vec<Ask>) {
    if let Some(not_done) = &draft.not_done {
        card::pointed_out(ui, look, |ui| {
            let shown = text::meant(ui, not_done, look.palette.heard);
            ui.ctx()
                .accesskit_node_builder(shown.id, |node| node.set_live(Live::Assertive));
        });
    }
    let opened = seen.shift.state().log(seen.log);
    let opened = opened.is_some_and(|it| it.opened_ms.is_some());
    ui.horizontal_wrapped(|ui| {
        for (acting, label) in ALL {
            let (label, key) = (look.say(label), keys::name(keys::of(acting)));
            let chosen = draft.acting == Some(acting);
            let shown = button(&label).key(&key).choice(chosen).enabled(opened);
            if shown.show(ui, look).clicked() && opened {
                asks.push(Ask::Begin(acting));
            }
        }
        let (label, key) = (look.say("review-pass-on"), keys::name(keys::PASS_ON));
        let shown = button(&label).key(&key).enabled(opened);
        if shown.show(ui, look).clicked() && opened {
            asks.push(Ask::Do(Act::PassOn));
        }
    });
    if let Some(acting) = draft.acting {
        card::card(ui, look, |ui| begun(ui, look, seen, draft, asks, acting));
    }
}

fn begun(
    ui: &mut Ui,
    look: &Look,
    seen: &Seen<'_>,
    draft: &mut Draft,
    asks: &mut Vec<Ask>,
    acting: Acting,
) {
    let hint = match acting {
        Acting::Agree => "review-because-agree",
        Acting::Close => "review-because-close",
        Acting::SendBack => "review-because-send-back",
        Acting::Escalate => "review-because-escalate",
        Acting::Order => "review-because-order",
        Acting::Refer => "review-because-refer",
    };
    let orders = seen.shift.written(seen.log).map(orders).unwrap_or_default();
    match acting {
        Acting::Escalate => {
            let grades = GRADES.map(|it| (it, grade_words(it).to_owned()));
            let name = look.say("review-grade");
            if let Some(grade) = choices(ui, look, &name, &grades, draft.grade) {
                draft.grade = grade;
            }
        }
        Acting::Order => {
            let entries = orders.iter().enumerate();
            let entries: Vec<(usize, String)> = entries
                .map(|(place, (_, words))| (place, words.clone()))
                .collect();
            let name = look.say("review-order");
            if let Some(order) = choices(ui, look, &name, &entries, draft.order) {
                draft.order = order;
            }
        }
        Acting::Refer if !route(ui, look, draft, asks) => return,
        _ => {}
    }
    let name = look.say("review-because");
    let because =
        field("review-because", &name)
            .hint(&look.say(hint))
            .show(ui, look, &mut draft.because);
    let entered = because.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let label = look.say("review-do");
    let done = button(&label)
        .key("Enter")
        .primary()
        .show(ui, look)
        .clicked();
    if (done || entered)
        && let Some(act) = act(draft, &orders, acting)
    {
        asks.push(Ask::Do(act));
        because.request_focus();
    }
}

/// Where it is referred to and how soon; whether that is settled.
fn route(ui: &mut Ui, look: &Look, draft: &mut Draft, asks: &mut Vec<Ask>) -> bool {
    let routes = &Catalogue::built_in().routes;
    let Some(route) = draft.route.and_then(|place| routes.get(place)) else {
        let entries: Vec<String> = routes.iter().map(|it| it.name.clone()).collect();
        let name = look.say("review-refer");
        match draft.picker.show(ui, look, &name, &entries, &[]) {
            Picked::Not => {}
            Picked::Away => asks.push(Ask::Begin(Acting::Refer)),
            Picked::Entry(place) => {
                draft.route = Some(place);
                field::focus(ui.ctx(), "review-because");
            }
        }
        return false;
    };
    text::strong(ui, look, &route.name);
    let urgencies = URGENCIES.iter().enumerate();
    let urgencies: Vec<(usize, String)> = urgencies
        .map(|(place, it)| (place, urgency_words(*it).to_owned()))
        .collect();
    let name = look.say("review-urgency");
    if let Some(urgency) = choices(ui, look, &name, &urgencies, draft.urgency) {
        draft.urgency = urgency;
    }
    true
}

/// What was begun, as it is done.
fn act(draft: &Draft, orders: &[(Order, String)], acting: Acting) -> Option<Act> {
    let because = || Box::<str>::from(draft.because.trim());
    let given = || Some(because()).filter(|it| !it.is_empty());
    Some(match acting {
        Acting::Agree => Act::Agree { because: given() },
        Acting::Close => Act::Close { because: because() },
        Acting::SendBack => Act::SendBack { because: because() },
        Acting::Escalate => Act::Escalate {
            grade: draft.grade,
            because: because(),
        },
        Acting::Order => Act::Order {
            order: orders.get(draft.order)?.0,
            because: given(),
        },
        Acting::Refer => Act::Refer {
            route: RouteNo(u16::try_from(draft.route?).ok()?),
            urgency: *URGENCIES.get(draft.urgency)?,
            because: because(),
        },
    })
}
