//! Marking: which sign the chosen line is evidence of. What is offered comes from what the trainee types and
//! has marked before, never from the answers.

use bevy_egui::egui::Ui;

use super::Seen;
use super::draft::{Draft, Open};
use crate::call::deed::Deed;
use crate::desktop::kit::field;
use crate::desktop::kit::picker::Picked;
use crate::desktop::look::Look;
use crate::desktop::wish::Wish;
use crate::scenario::catalogue::Catalogue;

/// Shows the signs to choose from.
pub fn show(ui: &mut Ui, look: &Look, seen: &Seen<'_>, draft: &mut Draft, wishes: &mut Vec<Wish>) {
    let target = draft.target_name(seen.call);
    let signs = &Catalogue::built_in().signs;
    let names: Vec<String> = signs.iter().map(|it| it.name.clone()).collect();
    let Open::Mark(picker) = &mut draft.open else {
        return;
    };
    let name = look.say("mark-as");
    match picker.show(ui, look, &name, &names, &draft.used_signs) {
        Picked::Not => {}
        Picked::Away => {
            draft.open = Open::Nothing;
            field::focus(ui.ctx(), "question");
        }
        Picked::Entry(place) => {
            if let (Some(line), Some(sign)) = (target, signs.get(place)) {
                draft.used_signs.retain(|it| *it != place);
                draft.used_signs.insert(0, place);
                wishes.push(Wish::Do(Deed::Mark(line, sign.id.clone())));
            }
            draft.open = Open::Nothing;
            field::focus(ui.ctx(), "question");
        }
    }
}
