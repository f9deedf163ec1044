//! The room's debrief as a page to print, and as a part of another page.

use askama::Template;

use super::about::RoomAbout;
use super::apart::{Apart, NUMBERS};
use super::call_account::{CallAccount, Row, TOTALS, here};
use super::count::counted;
use super::moved::Moved;
use super::plot;
use crate::call::view::grade_words;
use crate::classroom::looking_back::{FiveNumbers, LookedBack, RouteBack};
use crate::report::account::TRAINING_NOTE;
use crate::scenario::script::Grade;

/// The look of the debrief, the same where it stands in another page.
const LOOK: &str = include_str!("../../../assets/web/classroom/looking-back.css");

/// The room's debrief as a page of HTML. Everything it needs is in it; whatever was typed or scripted is text.
pub fn room_page(looked_back: &LookedBack, about: &RoomAbout) -> String {
    // Plain data written to a string: nothing in the template can fail.
    #[expect(
        clippy::unwrap_used,
        reason = "writing plain data to a string cannot fail"
    )]
    Page::of(looked_back, about).render().unwrap()
}

/// The same without the page around it, to stand in another page: elements only, whose look is all in
/// `assets/web/classroom/looking-back.css`. Whatever was typed or scripted is text.
pub fn room_part(looked_back: &LookedBack) -> String {
    let about = RoomAbout::default();
    // See `room_page`.
    #[expect(
        clippy::unwrap_used,
        reason = "writing plain data to a string cannot fail"
    )]
    Page::of(looked_back, &about)
        .as_looking_back()
        .render()
        .unwrap()
}

#[derive(Template)]
#[template(
    path = "room.html",
    config = "src/report/askama.toml",
    blocks = ["looking_back"]
)]
struct Page<'b> {
    about: &'b RoomAbout,
    look: &'static str,
    opening: String,
    calls: Vec<CallAccount<'b>>,
    apart: Option<Apart>,
    moved: Option<Moved<'b>>,
    training_note: &'static str,
}

impl<'b> Page<'b> {
    fn of(looked_back: &'b LookedBack, about: &'b RoomAbout) -> Page<'b> {
        Page {
            about,
            look: LOOK,
            opening: opening(looked_back),
            calls: looked_back.calls.iter().map(CallAccount::of).collect(),
            apart: Apart::of_room(looked_back),
            moved: looked_back.movement.as_ref().map(Moved::of),
            training_note: TRAINING_NOTE,
        }
    }
}

/// What a room's debrief begins with.
pub(super) fn opening(looked_back: &LookedBack) -> String {
    let finished: u32 = looked_back.calls.iter().map(|it| it.finished).sum();
    format!(
        "{} came and finished {} between them. This is what the room did, in counts: whose they are is nobody’s business here, and what was missed is what there is to talk about.",
        counted(looked_back.seats, "trainee", "trainees"),
        counted(finished, "call", "calls"),
    )
}

impl CallAccount<'_> {
    /// An id of the page for something of this call.
    fn id(&self, what: &str) -> String {
        format!("look-{}-{what}", self.call.step)
    }

    fn grades_svg(&self) -> String {
        let plot = plot::grades(&self.call.grades, self.call.grade_range);
        plot.svg(&self.id("grades"))
    }

    fn totals_svg(&self, totals: &FiveNumbers) -> String {
        plot::spread(TOTALS, *totals).svg(&self.id("totals"))
    }

    fn strip_svg(&self, row: &Row<'_>) -> String {
        let plot = plot::strip(&row.what, row.when, row.heard_ms(), self.clock);
        let place = self.call.points.iter().position(|it| it.id == row.point.id);
        plot.svg(&self.id(&format!("point-{}", place.unwrap_or_default())))
    }

    fn route_svg(&self, route: &RouteBack) -> String {
        plot::share(route.count, 0, route.of).svg("")
    }

    fn here(&self, route: &RouteBack) -> &'static str {
        here(route)
    }

    fn grade_name(&self, grade: &Grade) -> &'static str {
        grade_words(*grade)
    }

    fn asks_for(&self, grade: &Grade) -> bool {
        (self.call.grade_range.0..=self.call.grade_range.1).contains(grade)
    }
}

impl Row<'_> {
    fn share_svg(&self) -> String {
        let it = self.point;
        plot::share(it.met + it.late, it.late, it.of).svg("")
    }
}
