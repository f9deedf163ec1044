//! The pages: a shell that the scripts draw in, with all that the first view needs in it, and two that need no script.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Extension, Path, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::SignedCookieJar;
use axum_extra::extract::cookie::Key;
use serde_json::{Value, json};

use super::attempts::locked;
use super::calls::{attempt, no_chance, shown_within};
use super::classroom::Instructor;
use super::learner::{Learner, cookie};
use super::listening::Peer;
use super::lists::lists;
use super::me::{self, Settings, Theme};
use super::refused::Refused;
use super::site::{Site, beside};
use super::store::{LearnerId, LearnerRow, now_s};
use super::words::Words;
use super::{brief, debriefs, shelf, statics};
use crate::language::Language;

#[derive(Template)]
#[template(path = "shell.html", config = "src/web/askama.toml")]
struct Shell<'p> {
    language: &'static str,
    theme: &'static str,
    base: &'static str,
    scripts: &'static [String],
    looks: &'static [&'static str],
    skip: &'p str,
    needs_script: &'p str,
    accessibility: &'p str,
    privacy: &'p str,
    begin: String,
}

#[derive(Template)]
#[template(path = "accessibility.html", config = "src/web/askama.toml")]
struct Accessibility {
    base: &'static str,
    welsh: bool,
}

#[derive(Template)]
#[template(path = "privacy.html", config = "src/web/askama.toml")]
struct Privacy {
    base: &'static str,
    welsh: bool,
}

/// What a page is asked with.
pub struct Asking {
    site: Arc<Site>,
    jar: SignedCookieJar<Key>,
    peer: Peer,
    welsh: bool,
}

impl axum::extract::FromRequestParts<Arc<Site>> for Asking {
    type Rejection = Refused;

    async fn from_request_parts(
        parts: &mut axum::http::request::Parts,
        site: &Arc<Site>,
    ) -> Result<Asking, Refused> {
        let peer = Extension::<Peer>::from_request_parts(parts, site).await;
        Ok(Asking {
            jar: SignedCookieJar::from_headers(&parts.headers, site.key.clone()),
            site: Arc::clone(site),
            peer: peer.map_or(Peer::UNKNOWN, |it| it.0),
            welsh: asks_for_welsh(&parts.headers),
        })
    }
}

/// Whether a browser asks for Welsh before anything else.
fn asks_for_welsh(headers: &HeaderMap) -> bool {
    let asked = headers.get(header::ACCEPT_LANGUAGE);
    let asked = asked.and_then(|it| it.to_str().ok()).unwrap_or_default();
    asked == "cy"
        || asked.starts_with("cy-")
        || asked.starts_with("cy,")
        || asked.starts_with("cy;")
}

impl Asking {
    /// Whether an instructor asks.
    pub fn is_instructor(&self) -> bool {
        Instructor::is_in(&self.site, &self.jar)
    }

    /// Gives the page, with what its first view needs. Whoever is not known yet is by then.
    async fn give(
        self,
        name: &'static str,
        first: impl FnOnce(&Site, LearnerId) -> Result<Value, Refused> + Send + 'static,
    ) -> Result<Response, Refused> {
        let instructs = self.is_instructor() || matches!(name, "instructor" | "room");
        let Asking {
            site,
            jar,
            peer,
            welsh,
        } = self;
        beside(move || {
            let (learner, jar) = match Learner::of(&site, &jar)? {
                Some(learner) => {
                    site.door.may_ask(learner.id)?;
                    (learner, jar)
                }
                None => {
                    site.door.may_come(peer.0)?;
                    let learner = admit(&site, welsh)?;
                    let jar = jar.add(cookie(&site, learner.id));
                    (learner, jar)
                }
            };
            // What cannot be shown is told by the page itself, when it asks.
            let page = first(&site, learner.id).unwrap_or(Value::Null);
            let page = shell(name, &learner, instructs, &page);
            Ok((jar, Html(page)).into_response())
        })
        .await
    }
}

/// Gives a page; see [`Asking`].
pub async fn give(
    asking: Asking,
    name: &'static str,
    first: impl FnOnce(&Site, LearnerId) -> Result<Value, Refused> + Send + 'static,
) -> Result<Response, Refused> {
    asking.give(name, first).await
}

fn admit(site: &Site, welsh: bool) -> Result<Learner, Refused> {
    let language = if welsh {
        Language::Welsh
    } else {
        Language::English
    };
    let id = LearnerId::draw().map_err(|_| no_chance())?;
    site.store.admit(id, language)?;
    let row = LearnerRow {
        nickname: None,
        language,
        settings: "{}".to_owned(),
        made_s: now_s(),
    };
    Ok(Learner { id, row })
}

/// A page of this name, for this learner.
fn shell(name: &str, learner: &Learner, instructs: bool, page: &Value) -> String {
    let language = learner.row.language;
    let words = Words::of(language, instructs);
    let begin = json!({
        "me": me::shown(learner),
        "words": words,
        "lists": lists(),
        "page": page,
    });
    let theme = match Settings::read(&learner.row.settings).theme {
        Theme::System => "system",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    let shell = Shell {
        language: language.tag(),
        theme,
        base: statics::base(),
        scripts: statics::scripts(name),
        looks: statics::looks(name),
        skip: words.plain("web-skip"),
        needs_script: words.plain("web-needs-script"),
        accessibility: words.plain("web-accessibility"),
        privacy: words.plain("web-privacy"),
        // No text in it can end the element it stands in.
        begin: begin.to_string().replace('<', "\\u003c"),
    };
    // Plain data written to a string: nothing in the template can fail.
    shell.render().unwrap_or_default()
}

/// The shelf.
pub async fn shelf(asking: Asking) -> Result<Response, Refused> {
    asking.give("shelf", shelf::shelf).await
}

/// What a call is, before it is taken.
pub async fn brief(asking: Asking, Path(scenario): Path<String>) -> Result<Response, Refused> {
    asking
        .give("brief", move |site, _| brief::brief(site, &scenario))
        .await
}

/// A call.
pub async fn call(asking: Asking, Path(call): Path<String>) -> Result<Response, Refused> {
    taken(asking, "call", call).await
}

/// The page of what was taken, from whichever seat.
async fn taken(asking: Asking, name: &'static str, call: String) -> Result<Response, Refused> {
    asking
        .give(name, move |site, learner| {
            let shared = attempt(site, learner, &call)?;
            let mut attempt = locked(&shared);
            site.in_room(&mut attempt)?;
            // What time brought by now is kept with what is done next.
            drop(attempt.look()?);
            Ok(shown_within(site, &mut attempt))
        })
        .await
}

/// What a call came to.
pub async fn debrief(asking: Asking, Path(call): Path<String>) -> Result<Response, Refused> {
    asking
        .give("debrief", move |site, learner| {
            debriefs::debriefed(site, learner, &call)
        })
        .await
}

/// Watching a play. The page asks for its moments itself.
pub async fn watch(asking: Asking) -> Result<Response, Refused> {
    asking.give("watch", |_, _| Ok(Value::Null)).await
}

/// The settings.
pub async fn settings(asking: Asking) -> Result<Response, Refused> {
    asking.give("settings", |_, _| Ok(Value::Null)).await
}

/// A review.
pub async fn review(asking: Asking, Path(call): Path<String>) -> Result<Response, Refused> {
    taken(asking, "review", call).await
}

/// An address there is nothing at. Whoever typed it is told so by a page, and a page's script in a line.
pub async fn nothing(asking: Asking, address: Uri) -> Result<Response, Refused> {
    let path = address.path();
    if path.starts_with("/api/") || path.starts_with("/static/") || path.starts_with("/recordings/")
    {
        return Err(Refused::not_there("page"));
    }
    let shell = asking.give("shelf", |_, _| Ok(Value::Null)).await?;
    Ok((StatusCode::NOT_FOUND, shell).into_response())
}

/// Help.
pub async fn help(asking: Asking) -> Result<Response, Refused> {
    asking.give("help", |_, _| Ok(Value::Null)).await
}

/// The language a page without script is given in.
fn language(site: &Site, headers: &HeaderMap) -> Language {
    let jar = SignedCookieJar::from_headers(headers, site.key.clone());
    let learner = Learner::of(site, &jar).ok().flatten();
    learner.map_or(Language::English, |it| it.row.language)
}

/// How accessible the pages are.
pub async fn accessibility(State(site): State<Arc<Site>>, headers: HeaderMap) -> Html<String> {
    let page = Accessibility {
        base: statics::base(),
        welsh: language(&site, &headers) == Language::Welsh,
    };
    Html(page.render().unwrap_or_default())
}

/// What is kept, and what of it can be had and erased.
pub async fn privacy(State(site): State<Arc<Site>>, headers: HeaderMap) -> Html<String> {
    let page = Privacy {
        base: statics::base(),
        welsh: language(&site, &headers) == Language::Welsh,
    };
    Html(page.render().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn welsh_is_given_to_those_whose_browser_asks_for_it_first() {
        let asks = |text: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, text.parse().unwrap());
            asks_for_welsh(&headers)
        };
        assert!(asks("cy") && asks("cy-GB,cy;q=0.9,en;q=0.8") && asks("cy;q=1"));
        assert!(!asks("en-GB,cy;q=0.5") && !asks("") && !asks("cyx"));
    }

    #[test]
    fn nothing_that_is_shown_ends_the_element_it_stands_in() {
        let learner = Learner {
            id: LearnerId::draw().unwrap(),
            row: LearnerRow {
                nickname: Some("</script><script>alert(1)</script>".to_owned()),
                language: Language::English,
                settings: String::new(),
                made_s: 0,
            },
        };
        let page = shell("shelf", &learner, false, &Value::Null);
        assert!(!page.contains("alert(1)</script>"));
        let begins = page.split("id=\"begin\">").nth(1).unwrap();
        let begin = begins.split("</script>").next().unwrap();
        let begin: Value = serde_json::from_str(begin).unwrap();
        assert_eq!(begin["me"]["nickname"], learner.row.nickname.unwrap());
    }
}
