//! A PostgreSQL server of the tests' own, in a folder of its own: Debian's program, started when the first test needs it and
//! ended with the tests, however they end.

use std::fs;
use std::io::Write;
use std::net::TcpListener;
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// The server of this process's tests. What it reads from ends with the process, and it with that.
struct Postgres {
    address: String,
    _shell: Child,
}

static ONE: OnceLock<Postgres> = OnceLock::new();
static NEXT: AtomicU32 = AtomicU32::new(1);

/// The address of a database that nobody has used yet.
pub fn database() -> String {
    let server = ONE.get_or_init(start);
    let name = format!("trainer{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let mut client =
        postgres::Client::connect(&format!("{}/postgres", server.address), postgres::NoTls)
            .unwrap();
    client
        .batch_execute(&format!("CREATE DATABASE {name}"))
        .unwrap();
    format!("{}/{name}", server.address)
}

/// Where Debian, or whoever installed it, has the server's programs.
fn programs() -> PathBuf {
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    let mut found: Vec<PathBuf> = debian.map(|it| it.unwrap().path().join("bin")).collect();
    found.sort();
    found.extend(
        std::env::var_os("PATH")
            .iter()
            .flat_map(std::env::split_paths),
    );
    let mut found = found.into_iter().rev();
    found
        .find(|it| it.join("initdb").exists() && it.join("postgres").exists())
        .expect(
            "PostgreSQL is not installed: `apt-get install postgresql`, or run ./test, which does",
        )
}

/// The server runs as nobody in particular: it refuses to be the machine's administrator.
fn as_somebody(program: &Path) -> Vec<String> {
    let program = program.to_str().unwrap().to_owned();
    if is_administrator() {
        let words = [
            "setpriv",
            "--reuid=nobody",
            "--regid=nogroup",
            "--clear-groups",
        ];
        words
            .into_iter()
            .map(str::to_owned)
            .chain([program])
            .collect()
    } else {
        vec![program]
    }
}

fn is_administrator() -> bool {
    let id = Command::new("id").arg("-u").output().unwrap();
    id.stdout.starts_with(b"0\n")
}

fn start() -> Postgres {
    let programs = programs();
    let folder = tempfile::Builder::new()
        .prefix("warning-signs-postgres")
        .tempdir()
        .unwrap()
        .keep();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
    if is_administrator() {
        chown(&folder, Some(65_534), Some(65_534)).unwrap();
    }
    let data = folder.join("data");
    let initdb = as_somebody(&programs.join("initdb"));
    let made = Command::new(&initdb[0])
        .args(&initdb[1..])
        .args([
            "--no-sync",
            "--auth=trust",
            "--username=trainer",
            "--encoding=UTF8",
            "--locale=C",
            "-D",
        ])
        .arg(&data)
        .current_dir("/")
        .output()
        .unwrap();
    assert!(
        made.status.success(),
        "{}",
        String::from_utf8_lossy(&made.stderr)
    );
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let server = as_somebody(&programs.join("postgres")).join(" ");
    // A shell waits until the tests are gone, whichever way, and puts everything away.
    let script = format!(
        "{server} -D {data} -p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
         -c max_connections=400 -c fsync=off -c log_min_messages=fatal >/dev/null 2>&1 & \
         cat >/dev/null; kill -INT $!; wait $!; rm -rf {folder}",
        data = data.display(),
        folder = folder.display(),
    );
    let mut shell = Command::new("sh")
        .args(["-c", &script])
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    shell.stdin.as_mut().unwrap().flush().unwrap();
    let address = format!("postgres://trainer@127.0.0.1:{port}");
    let since = Instant::now();
    while postgres::Client::connect(&format!("{address}/postgres"), postgres::NoTls).is_err() {
        assert!(
            since.elapsed() < Duration::from_secs(60),
            "PostgreSQL does not answer"
        );
        std::thread::sleep(Duration::from_millis(50));
    }
    Postgres {
        address,
        _shell: shell,
    }
}
