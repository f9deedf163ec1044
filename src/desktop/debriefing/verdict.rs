//! A verdict: its word, its colour, and the sign it is drawn with.

use bevy_egui::egui::{Color32, Painter, Pos2, Stroke, vec2};

use crate::debrief::item::{Item, Point, Verdict};
use crate::desktop::look::Look;

/// The half of a sign, in points.
const HALF: f32 = 5.5;

/// What became of a point, in a word.
pub fn word(look: &Look, item: &Item) -> String {
    look.say(match item.verdict {
        Verdict::Met => match item.point {
            Point::Recognise => "verdict-recognised",
            Point::Ask => "verdict-asked",
            Point::Check => "verdict-checked",
            Point::Record => "verdict-logged",
            Point::Advise => "verdict-advised",
            Point::Grade => "verdict-graded",
            Point::Refer => "verdict-referred",
            Point::Challenge => "verdict-answered",
            Point::Care => "verdict-cared",
        },
        Verdict::Late => "verdict-late",
        Verdict::Missed => "verdict-missed",
        Verdict::Wrong => "verdict-wrong",
    })
}

/// The same where the point has to be named beside it.
pub fn label(look: &Look, item: &Item) -> String {
    let word = word(look, item);
    if item.verdict == Verdict::Met {
        return word;
    }
    let point = look.say(match item.point {
        Point::Recognise => "point-recognise",
        Point::Ask => "point-ask",
        Point::Check => "point-check",
        Point::Record => "point-record",
        Point::Advise => "point-advise",
        Point::Grade => "point-grade",
        Point::Refer => "point-refer",
        Point::Challenge => "point-challenge",
        Point::Care => "point-care",
    });
    let word = word.to_lowercase();
    look.say_with("point-verdict", &[("point", &point), ("verdict", &word)])
}

/// Its colour. The word and the sign say the same.
pub fn colour(look: &Look, verdict: Verdict) -> Color32 {
    match verdict {
        Verdict::Met => look.palette.met,
        Verdict::Late => look.palette.soft,
        Verdict::Missed | Verdict::Wrong => look.palette.heard,
    }
}

/// Its sign: met is full, late a ring with a dot, missed an empty ring, wrong a ring with a cross.
pub fn paint(painter: &Painter, look: &Look, centre: Pos2, verdict: Verdict) {
    let colour = colour(look, verdict);
    let stroke = Stroke::new(2.0, colour);
    if verdict == Verdict::Met {
        painter.circle_filled(centre, HALF, colour);
        return;
    }
    painter.circle(centre, HALF - 1.0, look.palette.paper, stroke);
    match verdict {
        Verdict::Late => {
            painter.circle_filled(centre, 2.0, colour);
        }
        Verdict::Wrong => {
            let arm = HALF - 2.0;
            for (x, y) in [(arm, arm), (arm, -arm)] {
                let ends = [centre - vec2(x, y), centre + vec2(x, y)];
                painter.line_segment(ends, stroke);
            }
        }
        Verdict::Met | Verdict::Missed => {}
    }
}
