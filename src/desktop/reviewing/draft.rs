//! What a supervisor has begun and not yet done.

use bevy_egui::egui::Context;

use crate::desktop::kit::field;
use crate::desktop::kit::picker::Picker;
use crate::scenario::number::LogNo;
use crate::scenario::script::Grade;

/// What is open over the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Open {
    /// Nothing.
    #[default]
    Nothing,
    /// The map of keys.
    Keys,
    /// Whether to leave.
    Leaving,
}

/// Something that is begun about a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acting {
    /// To agree.
    Agree,
    /// To close it.
    Close,
    /// To send it back.
    SendBack,
    /// To escalate it.
    Escalate,
    /// To order something.
    Order,
    /// To refer it.
    Refer,
}

/// What has been begun.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The log that is read.
    pub log: LogNo,
    /// What is open over the screen.
    pub open: Open,
    /// What is begun about the log.
    pub acting: Option<Acting>,
    /// The words that go with it.
    pub because: String,
    /// The grade it is escalated to.
    pub grade: Grade,
    /// What is ordered: a place in the list that is shown.
    pub order: usize,
    /// Where it is referred to, and how soon: places in the catalogue and in the urgencies.
    pub route: Option<usize>,
    /// See `route`.
    pub urgency: usize,
    /// The routes, being looked through.
    pub picker: Picker,
    /// Why the last thing was not done.
    pub not_done: Option<String>,
}

impl Default for Draft {
    fn default() -> Draft {
        Draft {
            log: LogNo(0),
            open: Open::Nothing,
            acting: None,
            because: String::new(),
            grade: Grade::Priority,
            order: 0,
            route: None,
            urgency: 1,
            picker: Picker::default(),
            not_done: None,
        }
    }
}

impl Draft {
    /// Begins something; begun already, it is put away. The words typed so far stay.
    pub fn begin(&mut self, context: &Context, acting: Acting) {
        self.not_done = None;
        if self.acting == Some(acting) {
            self.acting = None;
            return;
        }
        self.acting = Some(acting);
        self.route = None;
        self.picker = Picker::default();
        if acting != Acting::Refer {
            field::focus(context, "review-because");
        }
    }

    /// What was begun is done.
    pub fn done(&mut self) {
        self.acting = None;
        self.because.clear();
    }
}
