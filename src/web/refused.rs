//! What is answered instead of what was asked for.

use axum::extract::rejection::{JsonRejection, QueryRejection};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use super::store::StoreFault;
use super::told::Told;

/// Why a request is not answered as it asked, in words for whoever sits before the page.
#[derive(Debug)]
pub struct Refused {
    status: StatusCode,
    // Whether another server was quicker, so that the same may be tried again.
    overtaken: bool,
    words: String,
    // What is shown all the same.
    shown: Option<Told>,
}

impl Refused {
    /// With this status and these words.
    pub fn new(status: StatusCode, words: impl Into<String>) -> Refused {
        Refused {
            status,
            overtaken: false,
            words: words.into(),
            shown: None,
        }
    }

    /// There is no such thing, or it is somebody else's: the two are told alike.
    pub fn not_there(what: &str) -> Refused {
        Refused::new(StatusCode::NOT_FOUND, format!("There is no {what} here."))
    }

    /// Who asks is not known.
    pub fn unknown() -> Refused {
        let words = "This browser is not known here any more. Load the page again.";
        Refused::new(StatusCode::UNAUTHORIZED, words)
    }

    /// What was sent cannot be read.
    pub fn unread(why: impl Into<String>) -> Refused {
        Refused::new(StatusCode::BAD_REQUEST, why)
    }

    /// Whether another server was quicker.
    pub fn is_overtaken(&self) -> bool {
        self.overtaken
    }

    /// In words.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// The same, with what is shown all the same.
    pub fn showing(mut self, shown: Told) -> Refused {
        self.shown = Some(shown);
        self
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let error = Value::from(self.words);
        let answer = match &self.shown {
            Some(shown) => format!("{{\"error\":{error},\"shown\":{shown}}}"),
            None => format!("{{\"error\":{error}}}"),
        };
        (self.status, Told::of_text(answer)).into_response()
    }
}

impl From<StoreFault> for Refused {
    fn from(fault: StoreFault) -> Refused {
        Refused {
            overtaken: matches!(fault, StoreFault::Overtaken),
            ..Refused::new(StatusCode::SERVICE_UNAVAILABLE, fault.to_string())
        }
    }
}

impl From<JsonRejection> for Refused {
    fn from(rejection: JsonRejection) -> Refused {
        // What the reader says of it quotes what was sent; the page is only told what kind of fault it is.
        let words = match &rejection {
            JsonRejection::MissingJsonContentType(_) => "What is sent here must be JSON.",
            JsonRejection::BytesRejection(_) => "What was sent is too large, or broke off.",
            _ => "What was sent cannot be read.",
        };
        Refused::new(rejection.status(), words)
    }
}

impl From<QueryRejection> for Refused {
    fn from(rejection: QueryRejection) -> Refused {
        Refused::new(rejection.status(), "The address cannot be read.")
    }
}
