//! Serving: opening the store and the door, and answering until it is ended.

use std::fmt;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use axum_extra::extract::cookie::Key;
use tokio::net::TcpListener;

use super::listening::{listen, most_connections};
use super::site::Site;
use super::store::{Store, StoreFault};
use crate::authoring::library::Library;
use crate::learning::store::{private_folder, replace};

/// How often what nobody asks for is put out of memory.
const TIDY: Duration = Duration::from_secs(20);

/// How many requests may wait for the disk or be worked on at once; further ones wait their turn.
const AT_ONCE: usize = 16;

/// What is served, and where.
#[derive(Clone, Debug)]
pub struct Serving {
    /// The scenarios and their recordings.
    pub library: Library,
    /// The address. Port 0 takes any that is free.
    pub address: SocketAddr,
    /// The folder the database is kept in.
    pub data: PathBuf,
}

/// Why it cannot be served.
#[derive(Debug)]
pub enum NotServed {
    /// The folder cannot be made or written in.
    Folder(PathBuf, io::Error),
    /// The database cannot be opened.
    Store(StoreFault),
    /// The address cannot be listened at.
    Address(SocketAddr, io::Error),
    /// The machine has no threads or no random numbers to give.
    Machine(String),
}

impl fmt::Display for NotServed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotServed::Folder(path, why) => write!(
                f,
                "{}: {why}. Make it writable, or name another folder with --data",
                path.display()
            ),
            NotServed::Store(fault) => fault.fmt(f),
            NotServed::Address(address, why) => write!(
                f,
                "{address} cannot be listened at: {why}. Name another with --address, such as 127.0.0.1:0 for any \
                 port that is free"
            ),
            NotServed::Machine(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for NotServed {}

/// Serves until it is interrupted. `ready` is told the address once it answers there.
///
/// # Errors
///
/// When it cannot be begun.
pub fn serve(serving: Serving, ready: impl FnOnce(SocketAddr)) -> Result<(), NotServed> {
    let folder_fault = |why| NotServed::Folder(serving.data.clone(), why);
    private_folder(&serving.data).map_err(folder_fault)?;
    let key = key(&serving.data)?;
    let store = Store::open(&serving.data.join("learners.sqlite")).map_err(NotServed::Store)?;
    let this_machine = serving.address.ip().is_loopback();
    let site = Site::new(serving.library, store, key, this_machine);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .max_blocking_threads(AT_ONCE)
        .build()
        .map_err(|why| NotServed::Machine(why.to_string()))?;
    let most = most_connections();
    let address = serving.address;
    runtime.block_on(async move {
        let address_fault = |why| NotServed::Address(address, why);
        let listener = TcpListener::bind(address).await.map_err(address_fault)?;
        let bound = listener.local_addr().map_err(address_fault)?;
        tokio::spawn(tidy(Arc::clone(&site)));
        ready(bound);
        listen(listener, site.router(), most, ended()).await;
        Ok(())
    })
}

async fn tidy(site: Arc<Site>) {
    loop {
        tokio::time::sleep(TIDY).await;
        site.tidy();
    }
}

async fn ended() {
    // Where a machine cannot say that it is interrupted, the server ends with the program.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// What cookies are signed with: made once, and readable only by whoever runs the server.
fn key(data: &Path) -> Result<Key, NotServed> {
    let path = data.join("cookie.key");
    let fault = |why| NotServed::Folder(path.clone(), why);
    match std::fs::read(&path) {
        Ok(bytes) if bytes.len() == KEY_BYTES => return Ok(Key::from(&bytes)),
        Ok(_) => {
            let why = io::Error::new(io::ErrorKind::InvalidData, "it is no key; take it away");
            return Err(fault(why));
        }
        Err(why) if why.kind() == io::ErrorKind::NotFound => {}
        Err(why) => return Err(fault(why)),
    }
    let mut bytes = [0; KEY_BYTES];
    getrandom::fill(&mut bytes).map_err(|why| NotServed::Machine(why.to_string()))?;
    replace(&path, &bytes).map_err(fault)?;
    Ok(Key::from(&bytes))
}

const KEY_BYTES: usize = 64;

/// The address to type into a browser on this machine.
pub fn shown_address(address: SocketAddr) -> String {
    let name = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => "127.0.0.1".to_owned(),
        IpAddr::V6(ip) if ip.is_unspecified() => "[::1]".to_owned(),
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("[{ip}]"),
    };
    format!("http://{name}:{}/", address.port())
}
