//! Connections: how many there may be, and how long one may take.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::future::Future;
use std::net::{IpAddr, Ipv4Addr};
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::response::Response;
use hyper::body::{Frame, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::AbortHandle;
use tower_service::Service;

use crate::limits;

/// Where a request comes from.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub IpAddr);

impl Peer {
    /// Where it comes from is not known.
    pub const UNKNOWN: Peer = Peer(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
}

/// A connection that is open.
struct Open {
    /// How many of its requests are being answered.
    asked: Arc<AtomicUsize>,
    // `None` until its task was begun.
    task: Option<AbortHandle>,
}

/// The connections that are open, the oldest first.
#[derive(Clone, Default)]
struct Connections(Arc<Mutex<BTreeMap<u64, Open>>>);

impl Connections {
    fn all(&self) -> MutexGuard<'_, BTreeMap<u64, Open>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Closes the one that has been open longest without asking anything now. Whether there was one.
    fn make_room(&self) -> bool {
        let mut all = self.all();
        let idle = |it: &Open| it.asked.load(Ordering::Relaxed) == 0 && it.task.is_some();
        let oldest = all.iter().find(|(_, it)| idle(it)).map(|(no, _)| *no);
        let Some(closed) = oldest.and_then(|no| all.remove(&no)) else {
            return false;
        };
        if let Some(task) = closed.task {
            task.abort();
        }
        true
    }
}

/// How many connections this machine lets the server have.
pub fn most_connections() -> usize {
    // The files, the database and the listener need some of what the machine allows.
    let wanted = limits::WEB_CONNECTIONS + RESERVED;
    let allowed = rlimit::increase_nofile_limit(u64::try_from(wanted).unwrap_or(u64::MAX));
    let allowed = usize::try_from(allowed.unwrap_or(256)).unwrap_or(usize::MAX);
    allowed
        .saturating_sub(RESERVED)
        .clamp(16, limits::WEB_CONNECTIONS)
}

const RESERVED: usize = 128;

/// Answers connections until `stop` comes.
pub async fn listen(
    listener: TcpListener,
    router: Router,
    most: usize,
    stop: impl Future<Output = ()>,
) {
    let open = Connections::default();
    let mut stop = std::pin::pin!(stop);
    let mut no = 0_u64;
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => return,
        };
        let Ok((stream, peer)) = accepted else {
            // The machine has no more to give: whoever has waited longest makes room.
            if !open.make_room() {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            continue;
        };
        let full = open.all().len() >= most;
        if full && !open.make_room() {
            // Everybody else is being answered just now; a browser asks again.
            drop(stream);
            continue;
        }
        no += 1;
        begin(&open, no, stream, Peer(peer.ip()), router.clone());
    }
}

fn begin(open: &Connections, no: u64, stream: TcpStream, peer: Peer, router: Router) {
    let asked = Arc::new(AtomicUsize::new(0));
    let known = Open {
        asked: Arc::clone(&asked),
        task: None,
    };
    open.all().insert(no, known);
    let others = open.clone();
    let task = tokio::spawn(async move {
        answer(stream, peer, router, asked).await;
        others.all().remove(&no);
    });
    if let Some(known) = open.all().get_mut(&no) {
        known.task = Some(task.abort_handle());
    }
}

async fn answer(stream: TcpStream, peer: Peer, router: Router, asked: Arc<AtomicUsize>) {
    // Small answers are sent at once; that a machine cannot do that is no fault.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(peer);
        let request: Request = request.map(axum::body::Body::new);
        let (mut router, asked) = (router.clone(), Asked::begin(&asked));
        async move {
            let answer: Result<Response, Infallible> = router.call(request).await;
            // An answer that goes on, as a stream does, is being given until its end.
            answer.map(|it| {
                it.map(|body| {
                    Body::new(Given {
                        body,
                        _asked: asked,
                    })
                })
            })
        }
    });
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(Duration::from_millis(limits::WEB_HEAD_MS))
        .max_buf_size(64 * 1024)
        .serve_connection(TokioIo::new(stream), service);
    // A browser that went away, or never said what it wanted, is no fault of anybody's.
    let _ = served.await;
}

/// What is answered, until all of it was given.
struct Given {
    body: Body,
    _asked: Asked,
}

impl hyper::body::Body for Given {
    type Data = hyper::body::Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> hyper::body::SizeHint {
        self.body.size_hint()
    }
}

/// A request that is being answered.
struct Asked(Arc<AtomicUsize>);

impl Asked {
    fn begin(count: &Arc<AtomicUsize>) -> Asked {
        count.fetch_add(1, Ordering::Relaxed);
        Asked(Arc::clone(count))
    }
}

impl Drop for Asked {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
