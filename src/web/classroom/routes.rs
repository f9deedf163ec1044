//! Which address of the classroom gives what.

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post, put};

use super::super::site::Site;
use super::{board, desk, instructor, joining, leading, results, seated, wall};

/// The addresses of the classroom.
pub fn routes() -> Router<Arc<Site>> {
    pages().merge(for_instructors()).merge(for_trainees())
}

fn pages() -> Router<Arc<Site>> {
    Router::new()
        .route("/instructor", get(instructor::page))
        .route("/session/{room}", get(board::page))
        .route("/wall/{room}", get(wall::page))
        .route("/join", get(joining::page))
        .route("/join/{code}", get(joining::page_with))
        .route("/room/{room}", get(seated::page))
}

fn for_instructors() -> Router<Arc<Site>> {
    Router::new()
        .route("/api/instructor", get(instructor::get))
        .route("/api/instructor/enter", post(instructor::enter))
        .route("/api/instructor/leave", post(instructor::leave))
        .route("/api/instructor/audit", get(instructor::audit))
        .route("/api/rooms", post(leading::create))
        .route("/api/rooms/{room}", get(board::get).delete(leading::erase))
        .route("/api/rooms/{room}/live", get(board::live))
        .route("/api/rooms/{room}/plan", put(leading::plan))
        .route("/api/rooms/{room}/order", post(leading::order))
        .route("/api/rooms/{room}/lead", post(leading::lead))
        .route("/api/rooms/{room}/ask", post(leading::ask))
        .route("/api/rooms/{room}/wall", get(wall::get))
        .route("/api/rooms/{room}/wall/live", get(wall::live))
        .route("/api/rooms/{room}/debrief", get(results::debrief))
        .route("/api/rooms/{room}/{what}", get(results::take_away))
        .route(
            "/api/rooms/{room}/seats/{seat}",
            post(leading::seat).delete(leading::erase_seat),
        )
        .route(
            "/api/rooms/{room}/seats/{seat}/{what}",
            get(results::take_away_seat),
        )
}

fn for_trainees() -> Router<Arc<Site>> {
    Router::new()
        .route("/api/join", post(joining::join))
        .route("/api/room/{room}", get(seated::get))
        .route("/api/room/{room}/live", get(seated::live))
        .route("/api/room/{room}/take", post(seated::take_call))
        .route("/api/room/{room}/next", post(seated::next))
        .route("/api/room/{room}/ask", post(seated::ask))
        .route("/api/room/{room}/leave", post(seated::leave))
        .route("/api/room/{room}/debrief", get(results::debrief_for_seat))
        .route("/api/room/{room}/desk", post(desk::begin))
        .route(
            "/api/calls/{call}/journal",
            get(desk::journal).post(desk::add),
        )
}
