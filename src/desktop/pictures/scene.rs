//! What is on the pictures: each screen with something on it that shows what it is for.

use std::path::Path;

use super::{Picture, PictureFault};
use crate::authoring::library::{Library, read_play, read_review};
use crate::call::Call;
use crate::call::deed::Deed;
use crate::call::play::Step;
use crate::call::terms::Terms;
use crate::desktop::at_call::AtCall;
use crate::desktop::brief::Brief;
use crate::desktop::console::draft::Challenging;
use crate::desktop::debriefing::Debriefing;
use crate::desktop::desk::Desk;
use crate::desktop::reviewing::AtReview;
use crate::desktop::settings::Kept;
use crate::desktop::shelf::Shelf;
use crate::desktop::trainer::{Screen, Trainer};
use crate::desktop::watch::Watching;
use crate::journal::Header;
use crate::learning::keeping::JournalFile;
use crate::learning::playing::Playing;
use crate::learning::reviewing::Reviewing;
use crate::learning::sitting::Sitting;
use crate::scenario::drawn::Seed;
use crate::supervising::deed::Deed as ReviewDeed;

/// The scenario that is shown, and its variant.
const SCENARIO: &str = "server-owner";
const SEED: Seed = Seed(7);
/// The queue of logs that is shown.
const QUEUE: &str = "second-pair";

/// Something to draw a picture of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scene {
    /// The scenarios.
    Shelf,
    /// A call before it is taken.
    Brief,
    /// A call, while the caller speaks.
    Console,
    /// The supervisor's review, and a challenge being written.
    Review,
    /// The supervisor's seat: a log, its recording heard, and what was done about it.
    Supervisor,
    /// What a call came to, in which some things were missed.
    Debrief,
    /// The expert's call, watched.
    Watch,
    /// The same, for a class.
    Projector,
    /// The settings.
    Settings,
    /// Help.
    Help,
}

impl Scene {
    /// All of them.
    pub const ALL: [Scene; 10] = [
        Scene::Shelf,
        Scene::Brief,
        Scene::Console,
        Scene::Review,
        Scene::Supervisor,
        Scene::Debrief,
        Scene::Watch,
        Scene::Projector,
        Scene::Settings,
        Scene::Help,
    ];

    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            Scene::Shelf => "shelf",
            Scene::Brief => "brief",
            Scene::Console => "console",
            Scene::Review => "review",
            Scene::Supervisor => "supervisor",
            Scene::Debrief => "debrief",
            Scene::Watch => "watch",
            Scene::Projector => "projector",
            Scene::Settings => "settings",
            Scene::Help => "help",
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
        let mut desk = Desk::new(Library::at(scenarios), nowhere.to_owned(), Kept::nowhere());
        desk.draw_by(|settings| {
            settings.brightness = picture.brightness;
            settings.text_percent = picture.text_percent;
            settings.sound = false;
            settings.still = true;
        });
        let screen = self.screen(&mut desk)?;
        let mut trainer = Trainer::new(desk);
        trainer.screen = screen;
        Ok(trainer)
    }
}

impl Scene {
    /// The screen it is on.
    fn screen(self, desk: &mut Desk) -> Result<Screen, PictureFault> {
        Ok(match self {
            Scene::Shelf => Screen::Shelf(Box::new(Shelf::whole(desk))),
            Scene::Brief => {
                let scenario = desk.library.load(SCENARIO);
                let scenario = scenario.map_err(|it| PictureFault::Scene(it.to_string()))?;
                Screen::Brief(Box::new(Brief::new(scenario)))
            }
            Scene::Console => Screen::Console(Box::new(at_console(desk)?)),
            Scene::Review => Screen::Console(Box::new(at_review(desk)?)),
            Scene::Supervisor => Screen::Review(Box::new(at_queue(desk)?)),
            Scene::Debrief => {
                let playing = with_things_missed(desk)?.sitting.into_playing();
                Screen::Debrief(Box::new(Debriefing::of(desk, playing)))
            }
            Scene::Watch => Screen::Watch(Box::new(watched(desk, false)?)),
            Scene::Projector => Screen::Watch(Box::new(watched(desk, true)?)),
            Scene::Settings => Screen::Settings(Box::default()),
            Scene::Help => Screen::Help(Box::default()),
        })
    }
}

fn watched(desk: &mut Desk, projected: bool) -> Result<Watching, PictureFault> {
    let play = desk.library.path(SCENARIO).with_file_name("plays");
    let play = play.join("expert.play");
    let opened = Watching::open(desk, SCENARIO, &play, projected);
    let mut watching = opened.map_err(PictureFault::Scene)?;
    watching.stand_at(if projected { 26 } else { 39 }, projected);
    Ok(watching)
}

/// The expert's call without some of what the expert does.
fn with_things_missed(desk: &Desk) -> Result<AtCall, PictureFault> {
    played(
        desk,
        |_| false,
        |step| match &step.deed {
            Deed::Mark(_, sign) => sign == "several-children" || sign == "cut-off-friends",
            Deed::Advise(advice) => advice == "no-meeting",
            Deed::Refer(route, ..) => route == "other-force",
            _ => false,
        },
    )
}

/// The expert's call, played until this step is next, and without some.
fn played(
    desk: &Desk,
    until: impl Fn(&Step) -> bool,
    without: impl Fn(&Step) -> bool,
) -> Result<AtCall, PictureFault> {
    let fault = |why: String| PictureFault::Scene(why);
    let scenario = desk.library.load(SCENARIO);
    let scenario = scenario.map_err(|it| fault(it.to_string()))?;
    let plays = desk.library.path(SCENARIO).with_file_name("plays");
    let play = read_play(&plays.join("expert.play")).map_err(|it| fault(it.to_string()))?;
    let call = Call::ring_on(&scenario, SEED, Terms::default());
    let kept = JournalFile::nowhere(&Header::of(&call));
    let mut sitting = Sitting::stepped(Playing::new(call, kept, None));
    let steps = play.steps.iter().take_while(|it| !until(it));
    for step in steps.filter(|it| !without(it)) {
        let due_ms = sitting.playing().due_ms(step);
        sitting.clock_mut().move_to(due_ms);
        sitting.tick();
        sitting.act(&step.deed).map_err(fault)?;
    }
    Ok(AtCall::new(sitting))
}

fn at_console(desk: &Desk) -> Result<AtCall, PictureFault> {
    let next = |step: &Step| matches!(&step.deed, Deed::Ask(text) if text.contains("met him"));
    let mut at_call = played(desk, next, |_| false)?;
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
    at_call.draft.search.name = "Pemberthy, Dean".to_owned();
    at_call.draft.search.age = "17 to 21".to_owned();
    at_call.draft.search.reason = "Child at risk".to_owned();
    at_call.draft.entry = "Mum is over-anxious about his gaming.".to_owned();
    Ok(at_call)
}

fn at_review(desk: &Desk) -> Result<AtCall, PictureFault> {
    let mut at_call = played(
        desk,
        |step| matches!(step.deed, Deed::Challenge(..)),
        |_| false,
    )?;
    at_call.draft.challenge = Some(Challenging {
        quotes: vec![2],
        traces: Vec::new(),
        reason: "Control of several boys, and a date to meet.".to_owned(),
    });
    Ok(at_call)
}

/// The expert's review, up to what is ordered about the first log.
fn at_queue(desk: &Desk) -> Result<AtReview, PictureFault> {
    let fault = |why: String| PictureFault::Scene(why);
    let queue = desk.library.queue(QUEUE);
    let queue = queue.map_err(|it| fault(it.to_string()))?;
    let plays = desk.library.path(QUEUE).with_file_name("plays");
    let play = read_review(&plays.join("expert.play")).map_err(|it| fault(it.to_string()))?;
    let mut reviewing = Reviewing::nowhere(&queue, SEED, Terms::default());
    let referred = |step: &&Step<ReviewDeed>| !matches!(step.deed, ReviewDeed::Refer(..));
    for step in play.steps.iter().take_while(referred) {
        let done = reviewing.step(step);
        done.map_err(|why| fault(why.to_string()))?;
    }
    Ok(AtReview::stepped(reviewing))
}
