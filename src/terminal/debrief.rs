//! The debrief as plain text, for a terminal and for a screen reader.
//!
//! Every line says what it is in words; colour and weight only help the eye. Nothing is drawn.

use crate::call::clock;
use crate::debrief::item::{Item, Moment, Verdict};
use crate::debrief::{Audit, Debrief};
use crate::report::account::{self, Account, Numbered};

/// The narrowest a text is wrapped to, in characters.
const NARROWEST: usize = 24;

/// The debrief as text, no line longer than `width` characters where its words allow. Bold and colour are
/// used only if `styled`.
pub fn text(debrief: &Debrief, width: usize, styled: bool) -> String {
    let mut page = Page {
        text: String::new(),
        width: width.max(NARROWEST),
        styled,
    };
    let account = Account::of(debrief);
    page.opening(debrief);
    if !debrief.left {
        page.scores(debrief);
        page.points(&account);
    }
    page.audit(&debrief.audit, !debrief.logs.is_empty());
    page.review(debrief);
    page.not_understood(&debrief.not_understood);
    page.closing(debrief);
    page.text
}

#[derive(Clone, Copy)]
enum Style {
    Plain,
    Strong,
    Heading,
    Good,
    Look,
    Soft,
}

impl Style {
    fn of(verdict: Verdict) -> Style {
        match verdict {
            Verdict::Met => Style::Good,
            Verdict::Late | Verdict::Missed | Verdict::Wrong => Style::Look,
        }
    }

    fn codes(self) -> &'static str {
        match self {
            Style::Plain => "",
            Style::Strong => "\x1b[1m",
            Style::Heading => "\x1b[1;36m",
            Style::Good => "\x1b[32m",
            Style::Look => "\x1b[1;33m",
            Style::Soft => "\x1b[2m",
        }
    }
}

struct Page {
    text: String,
    width: usize,
    styled: bool,
}

impl Page {
    fn opening(&mut self, debrief: &Debrief) {
        self.paragraph(Style::Strong, 0, &debrief.sentence);
        if let Some(passed_over) = account::passed_over(debrief) {
            self.paragraph(Style::Plain, 0, &passed_over);
        }
        self.blank();
        let about = format!(
            "{}; {}; {}.",
            debrief.title,
            account::terms_words(debrief),
            account::length_words(debrief.length_ms)
        );
        self.paragraph(Style::Soft, 0, &about);
        self.blank();
        self.paragraph(Style::Strong, 0, &account::result(debrief));
        for item in account::critical(debrief) {
            self.paragraph(Style::Look, 2, &format!("- {}", account::what(item)));
        }
    }

    fn scores(&mut self, debrief: &Debrief) {
        self.heading("Scores, of 100");
        self.paragraph(Style::Strong, 2, &format!("Total: {}", debrief.score.total));
        for line in account::scores(debrief) {
            let words = format!(
                "{}: {}, {} ({})",
                line.name, line.score, line.words, line.about
            );
            self.paragraph(Style::Plain, 2, &words);
        }
        if let Some(to_gain) = account::to_gain(debrief) {
            self.paragraph(Style::Plain, 2, &to_gain);
        }
    }

    fn points(&mut self, account: &Account<'_>) {
        self.heading("What mattered, in the order it was said");
        let mut all_met = true;
        for point in account.to_learn() {
            all_met = false;
            self.point(point);
        }
        if all_met {
            self.paragraph(Style::Good, 2, "Everything that was looked for was met.");
        }
        let mut met = account.met().peekable();
        if met.peek().is_some() {
            self.heading("What was met");
        }
        for point in met {
            let words = format!(
                "{}. {} {}",
                head(point),
                sentence(&account::what(point.item)),
                point.item.seen
            );
            self.paragraph(Style::Plain, 2, &words);
        }
        self.kept(&account.kept);
    }

    fn point(&mut self, point: &Numbered<'_>) {
        let item = point.item;
        let mut what = format!("{}. {}", head(point), sentence(&account::what(item)));
        if point.keeps_from_passing() {
            what.push(' ');
            what.push_str(account::KEEPS_FROM_PASSING);
        }
        self.blank();
        self.paragraph(Style::of(item.verdict), 2, &what);
        if let Some(quote) = point.quote() {
            self.paragraph(Style::Plain, 4, &format!("The line: “{quote}”"));
        }
        self.labelled("What was seen", &item.seen);
        self.labelled("Why it matters", &item.why);
        if let Some(guidance) = &item.guidance {
            let words = format!("{} ({})", guidance.title, guidance.publisher);
            self.labelled("Guidance", &words);
        }
    }

    fn kept(&mut self, kept: &[&Item]) {
        if kept.is_empty() {
            return;
        }
        let whats: Vec<&str> = kept.iter().map(|item| item.what.as_str()).collect();
        self.blank();
        let words = format!("Kept to throughout: {}.", whats.join("; "));
        self.paragraph(Style::Plain, 2, &words);
    }

    fn audit(&mut self, audit: &[Audit], reviewed: bool) {
        if reviewed {
            // A supervisor orders checks, and searches nothing.
            return;
        }
        self.heading("Your searches, as their audit has them");
        if audit.is_empty() {
            self.paragraph(Style::Plain, 2, "No record system was searched.");
        }
        for search in audit {
            let words = format!(
                "{}  {}: {}. {}",
                clock(search.at_ms),
                search.system,
                search.asked,
                account::traces_words(search)
            );
            self.paragraph(Style::Plain, 2, &words);
            self.labelled("Reason given", account::reason_words(search));
            if !search.opened.is_empty() {
                self.labelled("Opened", &search.opened.join("; "));
            }
            if !search.about_the_call {
                self.paragraph(Style::Look, 4, account::NOT_ABOUT_THE_CALL);
            }
        }
    }

    fn review(&mut self, debrief: &Debrief) {
        if let Some(decision) = &debrief.decision {
            self.heading("The supervisor's last word");
            self.paragraph(Style::Plain, 2, &sentence(decision));
        }
        if let Some(outcome) = &debrief.outcome {
            self.heading("What followed");
            self.paragraph(Style::Strong, 2, &sentence(&outcome.title));
            self.paragraph(Style::Plain, 2, &outcome.text);
        }
        if !debrief.logs.is_empty() {
            self.heading("The logs, what you did about each, and what followed");
        }
        for (place, log) in debrief.logs.iter().enumerate() {
            self.blank();
            let heading = account::log_heading(place, log);
            self.paragraph(Style::Strong, 2, &sentence(&heading));
            for done in &log.done {
                let words = format!("{}  {}", clock(done.at_ms), done.text);
                self.paragraph(Style::Plain, 4, &words);
            }
            if let Some(outcome) = &log.outcome {
                let words = format!("What followed: {}", sentence(&outcome.title));
                self.paragraph(Style::Plain, 4, &words);
                self.paragraph(Style::Plain, 4, &outcome.text);
            }
        }
    }

    fn not_understood(&mut self, moments: &[Moment]) {
        if moments.is_empty() {
            return;
        }
        self.heading("What the caller did not understand");
        self.paragraph(Style::Plain, 2, account::NOT_UNDERSTOOD);
        for moment in moments {
            let words = format!("{}  “{}”", clock(moment.at_ms), moment.text);
            self.paragraph(Style::Plain, 2, &words);
        }
    }

    fn closing(&mut self, debrief: &Debrief) {
        self.blank();
        self.paragraph(Style::Soft, 0, account::TRAINING_NOTE);
        self.blank();
        let journal = format!("Journal {}", debrief.journal_hash);
        self.paragraph(Style::Soft, 0, &journal);
    }

    fn heading(&mut self, words: &str) {
        self.blank();
        self.paragraph(Style::Heading, 0, words);
    }

    fn labelled(&mut self, label: &str, words: &str) {
        if !words.trim().is_empty() {
            self.paragraph(Style::Plain, 4, &format!("{label}: {words}"));
        }
    }

    fn blank(&mut self) {
        self.text.push('\n');
    }

    /// Wrapped lines, those after the first two deeper. Control characters are left out: what was typed
    /// must not steer the terminal.
    fn paragraph(&mut self, style: Style, indent: usize, words: &str) {
        let deeper = indent + 2 * usize::from(indent > 0);
        let plain = words.replace(char::is_control, " ");
        let mut line = " ".repeat(indent);
        let (mut used, mut empty) = (indent, true);
        for word in plain.split_whitespace() {
            let chars = word.chars().count();
            if !empty && used + 1 + chars > self.width {
                self.line(style, &line);
                line = " ".repeat(deeper);
                (used, empty) = (deeper, true);
            }
            if !empty {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            (used, empty) = (used + chars, false);
        }
        if !empty {
            self.line(style, &line);
        }
    }

    fn line(&mut self, style: Style, line: &str) {
        let codes = if self.styled { style.codes() } else { "" };
        self.text.push_str(codes);
        self.text.push_str(line);
        if !codes.is_empty() {
            self.text.push_str("\x1b[0m");
        }
        self.text.push('\n');
    }
}

/// The verdict and the time, "Missed, 4:20".
fn head(point: &Numbered<'_>) -> String {
    let verdict = account::verdict_word(point.item.verdict);
    match point.at_ms() {
        Some(at_ms) => format!("{verdict}, {}", clock(at_ms)),
        None => verdict.to_owned(),
    }
}

/// Words with a full stop at their end.
fn sentence(words: &str) -> String {
    if words.ends_with(['.', '?', '!', '…', '”']) {
        words.to_owned()
    } else {
        format!("{words}.")
    }
}

#[cfg(test)]
mod tests {
    use super::{Page, Style};

    fn wrapped(words: &str, width: usize, styled: bool) -> String {
        let mut page = Page {
            text: String::new(),
            width,
            styled,
        };
        page.paragraph(Style::Strong, 2, words);
        page.text
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(
            wrapped("She said it five times.", 14, false),
            "  She said it\n    five\n    times.\n"
        );
    }

    #[test]
    fn a_word_too_long_for_the_line_stands_alone() {
        assert_eq!(
            wrapped("a incomprehensibilities b", 10, false),
            "  a\n    incomprehensibilities\n    b\n"
        );
    }

    #[test]
    fn what_was_typed_cannot_steer_the_terminal() {
        assert_eq!(
            wrapped("red \x1b[31mtext\x07 end", 40, false),
            "  red [31mtext end\n"
        );
    }

    #[test]
    fn style_is_put_on_only_when_asked_for() {
        assert!(!wrapped("words", 40, false).contains('\x1b'));
        assert_eq!(wrapped("words", 40, true), "\x1b[1m  words\x1b[0m\n");
    }
}
