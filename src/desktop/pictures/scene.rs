//! What is on the pictures: each screen with something on it that shows what it is for.

use std::path::Path;

use super::{Picture, PictureFault};
use crate::authoring::library::{Library, read_play};
use crate::call::Call;
use crate::call::deed::Deed;
use crate::call::play::Step;
use crate::call::terms::Terms;
use crate::desktop::at_call::AtCall;
use crate::desktop::console::draft::Challenging;
use crate::desktop::desk::Desk;
use crate::desktop::settings::Kept;
use crate::desktop::sitting::Sitting;
use crate::desktop::trainer::{Screen, Trainer};
use crate::journal::Header;
use crate::learning::keeping::JournalFile;
use crate::learning::playing::Playing;
use crate::scenario::drawn::Seed;

/// The scenario that is shown, and its variant.
const SCENARIO: &str = "server-owner";
const SEED: Seed = Seed(7);

/// Something to draw a picture of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scene {
    /// A call, while the caller speaks.
    Console,
    /// The supervisor's review, and a challenge being written.
    Review,
}

impl Scene {
    /// All of them.
    pub const ALL: [Scene; 2] = [Scene::Console, Scene::Review];

    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            Scene::Console => "console",
            Scene::Review => "review",
        }
    }

    /// Sets it.
    ///
    /// # Errors
    ///
    /// When the shipped scenario cannot be read.
    pub(super) fn set(self, scenarios: &Path, picture: &Picture) -> Result<Trainer, PictureFault> {
        // Nothing of this machine's user is on a picture, and nothing is kept.
        let nowhere = Path::new("calls");
        let (kept, _) = Kept::at(Path::new("no-settings-are-kept/settings.ron"));
        let mut desk = Desk::new(Library::at(scenarios), nowhere.to_owned(), kept);
        desk.draw_by(|settings| {
            settings.brightness = picture.brightness;
            settings.text_percent = picture.text_percent;
            settings.sound = false;
            settings.still = true;
        });
        let screen = match self {
            Scene::Console => Screen::Console(Box::new(at_console(&desk)?)),
            Scene::Review => Screen::Console(Box::new(at_review(&desk)?)),
        };
        let mut trainer = Trainer::new(desk);
        trainer.screen = screen;
        Ok(trainer)
    }
}

/// The expert's call, played until this step is next.
fn played(desk: &Desk, until: impl Fn(&Step) -> bool) -> Result<AtCall, PictureFault> {
    let fault = |why: String| PictureFault::Scene(why);
    let scenario = desk.library.load(SCENARIO);
    let scenario = scenario.map_err(|it| fault(it.to_string()))?;
    let plays = desk.library.path(SCENARIO).with_file_name("plays");
    let play = read_play(&plays.join("expert.play")).map_err(|it| fault(it.to_string()))?;
    let call = Call::ring_on(&scenario, SEED, Terms::default());
    let kept = JournalFile::nowhere(&Header::of(&call));
    let mut sitting = Sitting::stepped(Playing::new(call, kept, None));
    for step in play.steps.iter().take_while(|it| !until(it)) {
        let due_ms = sitting.playing().due_ms(step);
        sitting.clock_mut().move_to(due_ms);
        sitting.tick();
        sitting.act(&step.deed).map_err(fault)?;
    }
    Ok(AtCall::new(sitting))
}

fn at_console(desk: &Desk) -> Result<AtCall, PictureFault> {
    let next = |step: &Step| matches!(&step.deed, Deed::Ask(text) if text.contains("met him"));
    let mut at_call = played(desk, next)?;
    let question = Deed::Ask("Has anyone met him, or seen what he looks like?".to_owned());
    at_call
        .sitting
        .act(&question)
        .map_err(PictureFault::Scene)?;
    // In the middle of what she answers.
    let spoken = at_call.sitting.call().state().spoken.last().copied();
    if let Some(spoken) = spoken {
        let middle_ms = spoken.from_ms + (spoken.until_ms - spoken.from_ms) * 3 / 5;
        at_call.sitting.clock_mut().move_to(middle_ms);
    }
    at_call.sitting.tick();
    at_call.draft.question = "do you know where he lives".to_owned();
    at_call.draft.search.username = "{".to_owned();
    at_call.draft.search = Default::default();
    at_call.draft.search.name = "Marsden, Luke".to_owned();
    at_call.draft.search.age = "17 to 21".to_owned();
    at_call.draft.search.reason = "Child at risk".to_owned();
    at_call.draft.entry = "Mum is over-anxious about his gaming.".to_owned();
    Ok(at_call)
}

fn at_review(desk: &Desk) -> Result<AtCall, PictureFault> {
    let mut at_call = played(desk, |step| matches!(step.deed, Deed::Challenge(..)))?;
    at_call.draft.challenge = Some(Challenging {
        quotes: vec![2],
        traces: Vec::new(),
        reason: "Control of several boys, and a date to meet.".to_owned(),
    });
    Ok(at_call)
}
