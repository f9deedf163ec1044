//! The files of the page: its scripts, its look, its typeface. They are in the program, so that it needs nothing beside it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::refused::Refused;

/// A file of the page.
struct File {
    name: &'static str,
    bytes: &'static [u8],
}

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(File { name: $name, bytes: include_bytes!(concat!("../../assets/web/", $name)) }),*]
    };
}

static FILES: &[File] = files![
    "app.css",
    "app.js",
    "asking.js",
    "belongings.js",
    "brief.js",
    "card.js",
    "classroom/afterwards.js",
    "classroom/arriving.js",
    "classroom/audit.js",
    "classroom/board.js",
    "classroom/calling.js",
    "classroom/calls.js",
    "classroom/choices.js",
    "classroom/code.js",
    "classroom/counting.js",
    "classroom/days.js",
    "classroom/door.js",
    "classroom/dress.js",
    "classroom/hint.js",
    "classroom/inside.js",
    "classroom/instructor.css",
    "classroom/instructor.js",
    "classroom/join.js",
    "classroom/joining.js",
    "classroom/kept.js",
    "classroom/leading.js",
    "classroom/leaving.js",
    "classroom/live.js",
    "classroom/lobby.js",
    "classroom/looking-back.css",
    "classroom/matrix.js",
    "classroom/next.js",
    "classroom/nickname.js",
    "classroom/orders.js",
    "classroom/overhead.js",
    "classroom/past.js",
    "classroom/plan.js",
    "classroom/quiet.js",
    "classroom/results.js",
    "classroom/room.js",
    "classroom/row.js",
    "classroom/screening.js",
    "classroom/seat.js",
    "classroom/session.css",
    "classroom/session.js",
    "classroom/sessions.js",
    "classroom/shut.js",
    "classroom/sounding.js",
    "classroom/standing.js",
    "classroom/steps.js",
    "classroom/tally.js",
    "classroom/together.js",
    "classroom/trainee.js",
    "classroom/wall.js",
    "classroom/whereabouts.js",
    "classroom/wording.js",
    "console/advice.js",
    "console/band.js",
    "console/caption.js",
    "console/challenge.js",
    "console/console.js",
    "console/decisions.js",
    "console/grade.js",
    "console/hands.js",
    "console/leaving.js",
    "console/log.js",
    "console/marks.js",
    "console/notices.js",
    "console/question.js",
    "console/records.js",
    "console/referral.js",
    "console/review.js",
    "console/shortcuts.js",
    "console/tag.js",
    "console/trace.js",
    "console/transcript.js",
    "console/wave.js",
    "debrief.js",
    "done.js",
    "elements.js",
    "fonts/mono-400.woff2",
    "fonts/next-400.woff2",
    "fonts/next-600.woff2",
    "fonts/next-700.woff2",
    "help.js",
    "how.js",
    "icon.svg",
    "keymap.js",
    "keys.js",
    "me.js",
    "page.js",
    "picker.js",
    "reviewing/acting.js",
    "reviewing/band.js",
    "reviewing/form.js",
    "reviewing/leaving.js",
    "reviewing/log.js",
    "reviewing/queue.js",
    "reviewing/radios.js",
    "reviewing/recording.js",
    "reviewing/route.js",
    "reviewing/shortcuts.js",
    "reviewing/written.js",
    "seat.js",
    "server.js",
    "settings.js",
    "shelf.js",
    "sitting.js",
    "support.js",
    "tape.js",
    "telling.js",
    "times.js",
    "trying.js",
    "voice.js",
    "watch/controls.js",
    "watch/large.js",
    "watch/player.js",
    "watch/projector.js",
    "watch/screen.js",
    "watch/watch.js",
    "words.js",
];

/// Where the files of the page are had. Its address changes with them, so that a browser may keep them for good.
pub fn base() -> &'static str {
    static BASE: LazyLock<String> = LazyLock::new(|| {
        let mut hasher = blake3::Hasher::new();
        for file in FILES {
            hasher.update(file.name.as_bytes()).update(file.bytes);
        }
        let hash = hasher.finalize().to_hex();
        format!("/static/{}/", hash.get(..12).unwrap_or_default())
    });
    &BASE
}

static AT_ONCE: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
    // A list that cannot be read costs a page time and nothing else; a test reads it.
    serde_json::from_str(include_str!("../../assets/web/preload.json")).unwrap_or_default()
});

/// The scripts the first view of a page needs.
pub fn scripts(page: &str) -> &'static [String] {
    AT_ONCE.get(page).map_or(&[], |it| it)
}

/// The look a page has beside that of every page.
pub fn looks(page: &str) -> &'static [&'static str] {
    match page {
        "instructor" => &["classroom/instructor.css"],
        "room" => &[
            "classroom/instructor.css",
            "classroom/session.css",
            "classroom/looking-back.css",
        ],
        "join" => &["classroom/session.css"],
        "seat" | "wall" => &["classroom/session.css", "classroom/looking-back.css"],
        _ => &[],
    }
}

const SCRIPT: &str = "text/javascript; charset=utf-8";

fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|it| it.1) {
        Some("js") => SCRIPT,
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

/// Gives a file of the page.
pub async fn get(Path((_, name)): Path<(String, String)>) -> Result<Response, Refused> {
    let file = FILES.iter().find(|it| it.name == name);
    let file = file.ok_or_else(|| Refused::not_there("file"))?;
    let told = [
        (CONTENT_TYPE, kind(file.name)),
        (CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    Ok((told, file.bytes).into_response())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    fn found(folder: &Path, under: &str, all: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let name = format!("{under}{}", entry.file_name().to_str().unwrap());
            if entry.path().is_dir() {
                found(&entry.path(), &format!("{name}/"), all);
            } else {
                all.insert(name);
            }
        }
    }

    #[test]
    fn every_script_a_first_view_needs_is_there() {
        for page in [
            "shelf", "brief", "call", "debrief", "watch", "settings", "help",
        ] {
            assert!(scripts(page).contains(&"app.js".to_owned()), "{page}");
            for script in scripts(page) {
                assert!(FILES.iter().any(|it| it.name == script), "{script}");
            }
        }
    }

    #[test]
    fn every_file_of_the_page_is_given_and_no_other() {
        let mut all = BTreeSet::new();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/web");
        found(&folder, "", &mut all);
        // What only those who write the scripts need.
        all.retain(|it| !it.ends_with(".d.ts") && !it.ends_with(".json") && !it.ends_with(".txt"));
        let given: BTreeSet<String> = FILES.iter().map(|it| it.name.to_owned()).collect();
        assert_eq!(given, all);
    }
}
