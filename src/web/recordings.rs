//! The recordings, as a page asks for them.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header::{ACCEPT_RANGES, CACHE_CONTROL, CONTENT_RANGE, CONTENT_TYPE, RANGE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use super::refused::Refused;
use super::site::{Site, beside};
use crate::authoring::library::read_bytes;
use crate::limits;

/// Gives a recording, or the part of it that was asked for. Its name says what is said in it, so it never changes.
pub async fn get(
    State(site): State<Arc<Site>>,
    Path((scenario, file)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let range = headers.get(RANGE).and_then(|it| it.to_str().ok());
    let range = range.map(str::to_owned);
    beside(move || {
        // Only a file that a scenario lists is given, so that no path can be smuggled in with its name.
        let scenario = site.scenario(&scenario)?;
        let listed = scenario.recorded.has(&file);
        if !listed {
            return Err(Refused::not_there("recording"));
        }
        let path = site.library.voices().join(&scenario.script.id).join(&file);
        let bytes = read_bytes(&path, limits::RECORDING_BYTES);
        let bytes = bytes.map_err(|_| Refused::not_there("recording"))?;
        Ok(given(bytes, range.as_deref()))
    })
    .await
}

fn given(bytes: Vec<u8>, range: Option<&str>) -> Response {
    let kind = [
        (CONTENT_TYPE, "audio/mpeg"),
        (ACCEPT_RANGES, "bytes"),
        (CACHE_CONTROL, "private, max-age=31536000, immutable"),
    ];
    let whole = bytes.len();
    match range.map(|it| part(it, whole)) {
        // What cannot be read as a range is passed over, as HTTP has it.
        None | Some(Asked::Whole) => (kind, Body::from(bytes)).into_response(),
        Some(Asked::Part(from, until)) => {
            let told = [(CONTENT_RANGE, format!("bytes {from}-{until}/{whole}"))];
            let part = bytes.get(from..=until).unwrap_or_default().to_vec();
            (StatusCode::PARTIAL_CONTENT, kind, told, Body::from(part)).into_response()
        }
        Some(Asked::Beyond) => {
            let told = [(CONTENT_RANGE, format!("bytes */{whole}"))];
            (StatusCode::RANGE_NOT_SATISFIABLE, told).into_response()
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Asked {
    Whole,
    Part(usize, usize),
    Beyond,
}

/// The part that is asked for, first and last byte.
fn part(range: &str, whole: usize) -> Asked {
    let Some((from, until)) = range
        .strip_prefix("bytes=")
        .and_then(|it| it.split_once('-'))
    else {
        return Asked::Whole;
    };
    let last = whole.saturating_sub(1);
    let (from, until) = match (from.parse::<usize>(), until.parse::<usize>()) {
        (Ok(from), Ok(until)) if from <= until => (from, until.min(last)),
        (Ok(from), Err(_)) if until.is_empty() => (from, last),
        (Err(_), Ok(most)) if from.is_empty() => (whole.saturating_sub(most), last),
        _ => return Asked::Whole,
    };
    if from >= whole {
        return Asked::Beyond;
    }
    Asked::Part(from, until)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_read_as_http_has_them() {
        assert_eq!(part("bytes=0-", 10), Asked::Part(0, 9));
        assert_eq!(part("bytes=2-4", 10), Asked::Part(2, 4));
        assert_eq!(part("bytes=8-99", 10), Asked::Part(8, 9));
        assert_eq!(part("bytes=-3", 10), Asked::Part(7, 9));
        assert_eq!(part("bytes=10-", 10), Asked::Beyond);
        for odd in [
            "bytes=4-2",
            "lines=0-1",
            "bytes=",
            "bytes=a-b",
            "bytes=0-1,3-4",
        ] {
            assert_eq!(part(odd, 10), Asked::Whole, "{odd}");
        }
    }
}
