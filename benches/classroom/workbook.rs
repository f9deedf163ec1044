//! What is taken out of a session in which everybody has finished, how long that takes and how large it is.

use std::time::Instant;

use serde_json::json;

use crate::instructor::Instructor;
use crate::server::Server;
use crate::spread::Spread;
use crate::trainee::{Trainee, come, each, take};

/// What is taken out.
const WHATS: [&str; 6] = [
    "results.xlsx",
    "results.xlsx?names=1",
    "results.csv",
    "results.json",
    "report.pdf",
    "debrief",
];

/// Measures it, and tells it.
pub async fn workbook(count: usize, database: Option<&str>) -> bool {
    let server = Server::start(database);
    let mut instructor = Instructor::enter(&server).await;
    let session = instructor.open("Off").await;
    let (trainees, _) = come(count, &[&server], &session).await;
    instructor.order(&session, "Start").await;
    let (trainees, _) = take(trainees, &mut instructor, &session).await;
    let finished = each(trainees, finish).await;
    let (trainees, took): (Vec<Trainee>, Vec<_>) = finished.into_iter().unzip();
    println!(
        "{} trainees finished their calls, each in {}",
        trainees.len(),
        Spread::of(took)
    );
    instructor.order(&session, "End").await;
    let memory = server.memory_kib();
    for what in WHATS {
        let (began, cpu) = (Instant::now(), server.cpu_s());
        let bytes = instructor.take_away(&session, what).await.len();
        println!(
            "{what}: {:.2} s, {:.2} s of a processor, {:.1} KiB, memory of the server then {:+} KiB",
            began.elapsed().as_secs_f64(),
            server.cpu_s() - cpu,
            bytes as f64 / 1024.0,
            server.memory_kib() - memory
        );
    }
    true
}

/// Plays a short call to its end.
async fn finish(mut trainee: Trainee) -> Trainee {
    let line = json!({ "Number": 1 });
    let place = trainee.place;
    let grade = if place.is_multiple_of(3) {
        "Immediate"
    } else {
        "Priority"
    };
    for deed in [
        json!({ "Ask": "What is your son's name and how old is he?" }),
        json!({ "Ask": "Tell me about this lad. How old is he?" }),
        json!({ "Mark": [line, "controls-the-group"] }),
        json!({ "Write": format!("Trainee {place}: an adult decides who plays.") }),
        json!({ "Grade": [grade, "An adult has hold of a group of boys"] }),
        json!({ "Refer": ["child-abuse-unit", "Today", "Child at risk"] }),
        json!("Submit"),
        json!("Accept"),
        json!("End"),
    ] {
        trainee.must(deed).await;
    }
    trainee
}
