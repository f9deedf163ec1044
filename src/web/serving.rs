//! Serving: opening the store and the door, and answering until it is ended.

use std::fmt;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};
use std::time::Duration;

use axum_extra::extract::cookie::Key;
use tokio::net::TcpListener;

use super::classroom::{Addresses, Secret, hashed, open as open_room};
use super::listening::{listen, most_connections};
use super::site::{Begun, Site};
use super::store::{Did, Store, StoreFault, Told, Where};
use crate::authoring::library::Library;
use crate::classroom::code::JoinCode;
use crate::classroom::plan::Plan;
use crate::classroom::standing::RoomPhase;
use crate::learning::store::{private_folder, replace};

/// How often what nobody asks for is put out of memory.
const TIDY: Duration = Duration::from_secs(20);
/// How often it is looked whether a command has changed the files.
const LOOK: Duration = Duration::from_secs(2);
/// How often what was kept long enough is erased.
const PURGE: Duration = Duration::from_secs(24 * 60 * 60);
/// How many sessions are looked through for one that waits for trainees.
const LISTED: u32 = 200;

/// How many requests may wait for the disk or be worked on at once; further ones wait their turn.
const AT_ONCE: usize = 16;

/// What is served, and where.
#[derive(Clone, Debug)]
pub struct Serving {
    /// The scenarios and their recordings.
    pub library: Library,
    /// The address. Port 0 takes any that is free.
    pub address: SocketAddr,
    /// The folder what must not be lost is kept in.
    pub data: PathBuf,
    /// The address of the database, where it is not in files of that folder.
    pub database: Option<String>,
    /// Where trainees find it, if that is not this machine's own address.
    pub found_at: Option<String>,
    /// How many days a session is kept.
    pub kept_days: u16,
    /// A password for the instructor from now on.
    pub password: Option<String>,
    /// Whether the instructor's link is drawn anew.
    pub new_link: bool,
}

/// What is told once it is served.
pub struct Ready<'r> {
    /// The address it is served at.
    pub address: SocketAddr,
    /// Where others find it.
    pub found: &'r Addresses,
    /// The instructor's own link.
    pub instructor: String,
    /// The code of the session that waits for trainees, where others than this machine are served.
    pub code: Option<JoinCode>,
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
pub fn serve(serving: Serving, ready: impl FnOnce(&Ready<'_>)) -> Result<(), NotServed> {
    let site = site(&serving)?;
    let begun = site.store.audit("server", Did::Served, "");
    let purged = begun.and_then(|()| site.store.purge());
    purged.map_err(NotServed::Store)?;
    let code = waiting(&site).map_err(NotServed::Store)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .max_blocking_threads(AT_ONCE)
        .build()
        .map_err(|why| NotServed::Machine(why.to_string()))?;
    let most = most_connections();
    let (address, found_at) = (serving.address, serving.found_at);
    hear(&site);
    runtime.block_on(async move {
        let address_fault = |why| NotServed::Address(address, why);
        let listener = TcpListener::bind(address).await.map_err(address_fault)?;
        let bound = listener.local_addr().map_err(address_fault)?;
        let found = Addresses::of(bound, found_at.as_deref());
        site.found_at(found.clone());
        tokio::spawn(tidy(Arc::clone(&site)));
        tokio::spawn(purge(Arc::clone(&site)));
        tokio::spawn(look_at_files(Arc::clone(&site)));
        ready(&Ready {
            address: bound,
            instructor: format!("{}#key={}", found.to_instruct(), site.secret.link()),
            found: &found,
            code,
        });
        listen(listener, site.router(), most, ended()).await;
        Ok(())
    })
}

/// Where everything is kept.
pub fn place(data: &Path, database: Option<&str>) -> Where {
    match database {
        Some(url) => Where::Postgres(url.to_owned()),
        None => Where::File(data.join("learners.sqlite")),
    }
}

/// What everything is answered from.
fn site(serving: &Serving) -> Result<Arc<Site>, NotServed> {
    let folder_fault = |why| NotServed::Folder(serving.data.clone(), why);
    private_folder(&serving.data).map_err(folder_fault)?;
    let at = place(&serving.data, serving.database.as_deref());
    let store = Store::open_at(&at).map_err(NotServed::Store)?;
    // Servers of one database sign with one key; a server of its own keeps it out of its database.
    let key = match at {
        Where::File(_) => key(&serving.data)?,
        Where::Postgres(_) => {
            let kept = store.secret("cookie", &drawn::<KEY_BYTES>()?);
            Key::from(&kept.map_err(NotServed::Store)?)
        }
    };
    let begun = Begun {
        key,
        this_machine: serving.address.ip().is_loopback() && serving.found_at.is_none(),
        found_at: serving.found_at.clone(),
        secret: secret(&store, serving)?,
        kept_days: serving.kept_days,
        server: u32::from_le_bytes(drawn()?),
    };
    Ok(Site::new(serving.library.clone(), store, begun))
}

/// What lets an instructor in.
fn secret(store: &Store, serving: &Serving) -> Result<Secret, NotServed> {
    let fault = NotServed::Store;
    if serving.new_link {
        store
            .set_secret("link", Some(&drawn::<16>()?))
            .map_err(fault)?;
        store.set_secret("password", None).map_err(fault)?;
    }
    if let Some(password) = &serving.password {
        let hashed = hashed(password).map_err(NotServed::Machine)?;
        let kept = store.set_secret("password", Some(hashed.as_bytes()));
        kept.map_err(fault)?;
    }
    let link = store.secret("link", &drawn::<16>()?).map_err(fault)?;
    let password = store.known_secret("password").map_err(fault)?;
    Ok(Secret::of(&link, password.as_deref()))
}

fn drawn<const N: usize>() -> Result<[u8; N], NotServed> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|why| NotServed::Machine(why.to_string()))?;
    Ok(bytes)
}

/// Takes in what other servers of the database tell, as long as there is anybody to tell.
fn hear(site: &Arc<Site>) {
    let heard: Weak<Site> = Arc::downgrade(site);
    let thread = site.store.listen(move |told| {
        let site = heard.upgrade();
        site.inspect(|it| it.told(told)).is_some()
    });
    // It ends by itself once the site is gone.
    drop(thread);
}

/// The code of a session that waits for trainees: where others than this machine are served, one always does.
fn waiting(site: &Site) -> Result<Option<JoinCode>, StoreFault> {
    if site.door.is_this_machine() {
        return Ok(None);
    }
    let rooms = site.store.rooms(LISTED)?;
    let mut open = rooms
        .iter()
        .filter(|(row, _)| row.standing.phase == RoomPhase::Lobby);
    if let Some(code) = open.find_map(|(row, _)| row.code) {
        return Ok(Some(code));
    }
    // One that cannot be opened now is opened by the instructor.
    Ok(open_room(site, &Plan::new()).ok().and_then(|it| it.code))
}

async fn tidy(site: Arc<Site>) {
    loop {
        tokio::time::sleep(TIDY).await;
        site.tidy();
    }
}

/// Looks whether a command on this machine has changed the files, as by erasing something.
async fn look_at_files(site: Arc<Site>) {
    loop {
        tokio::time::sleep(LOOK).await;
        let site = Arc::clone(&site);
        // What cannot be told now is told the next time.
        let _ = tokio::task::spawn_blocking(move || {
            if site.store.changed_elsewhere().is_ok_and(|changed| changed) {
                site.told(&[Told::Everything]);
            }
        })
        .await;
    }
}

/// Erases what was kept long enough, every day as at the start.
async fn purge(site: Arc<Site>) {
    loop {
        tokio::time::sleep(PURGE).await;
        let site = Arc::clone(&site);
        // What cannot be erased now is due tomorrow still.
        let _ = tokio::task::spawn_blocking(move || site.store.purge()).await;
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
    let bytes = drawn::<KEY_BYTES>()?;
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
