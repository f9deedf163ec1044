//! What was said, with the line that is heard now; pressing another goes there.

use bevy_egui::egui::{
    self, Align, Align2, ScrollArea, Sense, TextStyle, TextWrapMode, Ui, WidgetInfo, WidgetText,
    WidgetType, pos2, vec2,
};

use super::rehearing::Rehearing;
use super::tape::{By, Line};
use super::{Ask, Draft, Seen, transport};
use crate::call::clock;
use crate::desktop::kit::moment::playing;
use crate::desktop::kit::{CORNER, focus_ring, text};
use crate::desktop::look::Look;
use crate::desktop::look::typeface::{Face, size};

/// How much of the width the sign of what is heard and the time take, in points.
const SIGN: f32 = 16.0;
const TIMES: f32 = 48.0;
/// For how many frames the line that is heard is brought into sight: in the first, the place may still be growing.
const REVEAL: u8 = 2;

/// Shows what was said, no higher than this.
pub fn show(
    ui: &mut Ui,
    look: &Look,
    seen: &Seen<'_>,
    rehearing: &Rehearing,
    draft: &mut Draft,
    asks: &mut Vec<Ask>,
    most_high: f32,
) {
    text::heading(ui, look, &look.say("rehear-said"));
    let now = seen.tape.line_by(rehearing.now_ms());
    if draft.heard != now {
        draft.heard = now;
        draft.reveal = REVEAL;
    }
    let moved = draft.reveal > 0;
    if moved {
        draft.reveal -= 1;
        ui.ctx().request_repaint();
    }
    ScrollArea::vertical()
        .id_salt("rehearing-said")
        .max_height(most_high - 28.0)
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.set_width(ui.available_width() - 4.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            for (place, said) in seen.tape.lines.iter().enumerate() {
                let heard = Some(place) == now;
                let response = line(ui, look, seen, said, heard);
                if response.clicked() {
                    asks.push(Ask::Seek(said.from_ms));
                }
                if heard && moved {
                    response.scroll_to_me(Some(Align::Center));
                }
            }
        });
}

fn line(ui: &mut Ui, look: &Look, seen: &Seen<'_>, said: &Line, heard: bool) -> egui::Response {
    let palette = &look.palette;
    let colour = if said.by == By::Caller {
        palette.ink
    } else {
        palette.soft
    };
    let room = (ui.available_width() - SIGN - TIMES - 8.0).max(80.0);
    let who = transport::who(look, seen, said.by);
    let shown = match said.by {
        By::Caller => said.text.clone(),
        By::Trainee | By::Supervisor => format!("{who}: {}", said.text),
    };
    let words = text::words(shown, Face::Regular, size::LABEL, colour);
    let words =
        WidgetText::from(words).into_galley(ui, Some(TextWrapMode::Wrap), room, TextStyle::Body);
    let wanted = vec2(ui.available_width(), (words.size().y + 6.0).max(24.0));
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    let told = format!("{}, {who}: {}", clock(said.from_ms), said.text);
    response.widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, true, heard, &told));
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        if heard {
            painter.rect_filled(rect, CORNER, palette.act_wash);
            let at = pos2(rect.left() + 9.0, rect.top() + 12.0);
            painter.add(playing(at, 4.5, palette.act));
        }
        let font = Face::Mono.at(size::SMALL);
        let at = pos2(rect.left() + SIGN, rect.top() + 5.0);
        let time = clock(said.from_ms);
        painter.text(at, Align2::LEFT_TOP, time, font, palette.soft);
        painter.galley(rect.min + vec2(SIGN + TIMES, 3.0), words, colour);
        focus_ring(ui, look, &response, rect.shrink(2.0));
    }
    response
}
