//! What a page is told, written once as it is sent.

use std::fmt;

use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// Something a page is told, as JSON.
#[derive(Clone, Debug)]
pub struct Told(String);

impl Told {
    /// This; plain data, of which nothing cannot be written.
    pub fn of(it: &impl Serialize) -> Told {
        Told(serde_json::to_string(it).unwrap_or_else(|_| "null".to_owned()))
    }

    /// What is JSON already.
    pub fn of_text(text: String) -> Told {
        Told(text)
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl IntoResponse for Told {
    fn into_response(self) -> Response {
        ([(CONTENT_TYPE, "application/json")], self.0).into_response()
    }
}
