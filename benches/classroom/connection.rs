//! A connection to the server: HTTP/1.1 by hand and kept open, so that thousands of them cost little.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use tokio::net::{TcpSocket, TcpStream};

/// How long an answer is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

/// What is asked for.
pub struct Asked<'a> {
    /// How.
    pub method: &'a str,
    /// What.
    pub path: &'a str,
    /// Who asks.
    pub cookie: &'a str,
    /// What is sent with it, as JSON.
    pub body: Option<String>,
    /// Whether the answer may be packed, as every browser lets it be. It is not unpacked here.
    pub packed: bool,
}

/// What was answered.
pub struct Answer {
    /// How it went.
    pub status: u16,
    /// Cookies that are to be kept, with their names.
    pub cookies: Vec<(String, String)>,
    /// What came.
    pub body: Vec<u8>,
}

/// A connection that is opened when it is needed, and again when the server has closed it.
pub struct Connection {
    from: Ipv4Addr,
    to: SocketAddr,
    open: Option<Open>,
    reopened: u32,
}

impl Connection {
    /// From this address of the machine to the server.
    pub fn new(from: Ipv4Addr, to: SocketAddr) -> Connection {
        Connection {
            from,
            to,
            open: None,
            reopened: 0,
        }
    }

    /// Goes to another server from now on.
    pub fn move_to(&mut self, to: SocketAddr) {
        (self.to, self.open) = (to, None);
    }

    /// How often it was found closed and opened again.
    pub fn reopened(&self) -> u32 {
        self.reopened
    }

    /// Asks for something and waits for all of the answer.
    pub async fn ask(&mut self, asked: &Asked<'_>) -> io::Result<Answer> {
        let answer = tokio::time::timeout(PATIENCE, self.answered(asked)).await;
        let answer = answer.unwrap_or_else(|_| Err(ErrorKind::TimedOut.into()));
        if answer.is_err() {
            self.open = None;
        }
        answer
    }

    async fn answered(&mut self, asked: &Asked<'_>) -> io::Result<Answer> {
        if let Some(open) = &mut self.open {
            match open.once(self.to, asked).await {
                // The server closes what has lain idle, perhaps just as something was sent: a browser sends it again.
                Err(why) if is_closed(&why) => self.reopened += 1,
                other => return other,
            }
        }
        let open = Open::new(self.from, self.to).await?;
        self.open.insert(open).once(self.to, asked).await
    }

    /// Asks for something that goes on, and gives it event by event.
    pub async fn follow(self, asked: &Asked<'_>) -> io::Result<Events> {
        let mut open = Open::new(self.from, self.to).await?;
        open.send(self.to, asked).await?;
        let head = open.head().await?;
        if head.status != 200 {
            return Err(io::Error::other(format!("answered {}", head.status)));
        }
        Ok(Events {
            open,
            text: Vec::new(),
            looked: 0,
        })
    }
}

fn is_closed(why: &io::Error) -> bool {
    matches!(
        why.kind(),
        ErrorKind::UnexpectedEof
            | ErrorKind::ConnectionReset
            | ErrorKind::ConnectionAborted
            | ErrorKind::BrokenPipe
    )
}

/// A connection that is open.
struct Open {
    stream: TcpStream,
    unread: Vec<u8>,
}

/// The head of an answer.
struct Head {
    status: u16,
    length: usize,
    in_chunks: bool,
    cookies: Vec<(String, String)>,
}

impl Open {
    async fn new(from: Ipv4Addr, to: SocketAddr) -> io::Result<Open> {
        let socket = TcpSocket::new_v4()?;
        socket.bind(SocketAddr::new(IpAddr::V4(from), 0))?;
        let stream = socket.connect(to).await?;
        stream.set_nodelay(true)?;
        Ok(Open {
            stream,
            unread: Vec::new(),
        })
    }

    async fn once(&mut self, to: SocketAddr, asked: &Asked<'_>) -> io::Result<Answer> {
        self.send(to, asked).await?;
        let head = self.head().await?;
        let mut body = Vec::new();
        if head.in_chunks {
            loop {
                let chunk = self.chunk().await?;
                if chunk.is_empty() {
                    break;
                }
                body.extend_from_slice(&chunk);
            }
        } else {
            body = self.take(head.length).await?;
        }
        Ok(Answer {
            status: head.status,
            cookies: head.cookies,
            body,
        })
    }

    async fn send(&mut self, to: SocketAddr, asked: &Asked<'_>) -> io::Result<()> {
        let text = written(to, asked);
        let mut rest = text.as_bytes();
        while !rest.is_empty() {
            self.stream.writable().await?;
            match self.stream.try_write(rest) {
                Ok(sent) => rest = &rest[sent..],
                Err(why) if why.kind() == ErrorKind::WouldBlock => {}
                Err(why) => return Err(why),
            }
        }
        Ok(())
    }

    /// Waits for more.
    async fn more(&mut self) -> io::Result<()> {
        loop {
            self.stream.readable().await?;
            let mut bytes = [0; 32 * 1024];
            match self.stream.try_read(&mut bytes) {
                Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
                Ok(read) => {
                    self.unread.extend_from_slice(&bytes[..read]);
                    return Ok(());
                }
                Err(why) if why.kind() == ErrorKind::WouldBlock => {}
                Err(why) => return Err(why),
            }
        }
    }

    /// Everything up to and with this mark.
    async fn until(&mut self, mark: &[u8]) -> io::Result<Vec<u8>> {
        loop {
            let place = self.unread.windows(mark.len()).position(|it| it == mark);
            if let Some(place) = place {
                return self.take(place + mark.len()).await;
            }
            self.more().await?;
        }
    }

    async fn take(&mut self, bytes: usize) -> io::Result<Vec<u8>> {
        while self.unread.len() < bytes {
            self.more().await?;
        }
        let rest = self.unread.split_off(bytes);
        Ok(std::mem::replace(&mut self.unread, rest))
    }

    /// The next chunk; the last is empty.
    async fn chunk(&mut self) -> io::Result<Vec<u8>> {
        let size = self.until(b"\r\n").await?;
        let size = String::from_utf8_lossy(&size);
        let size = usize::from_str_radix(size.trim(), 16).map_err(io::Error::other)?;
        let mut chunk = self.take(size + 2).await?;
        chunk.truncate(size);
        Ok(chunk)
    }

    async fn head(&mut self) -> io::Result<Head> {
        let head = self.until(b"\r\n\r\n").await?;
        let head = String::from_utf8_lossy(&head);
        let status = head.split(' ').nth(1).and_then(|it| it.parse().ok());
        let mut read = Head {
            status: status.ok_or(ErrorKind::InvalidData)?,
            length: 0,
            in_chunks: false,
            cookies: Vec::new(),
        };
        for line in head.lines().skip(1) {
            let Some((name, value)) = line.split_once(": ") else {
                continue;
            };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => read.length = value.parse().map_err(io::Error::other)?,
                "transfer-encoding" => read.in_chunks = value == "chunked",
                "set-cookie" => {
                    let cookie = value.split(';').next().and_then(|it| it.split_once('='));
                    let cookie = cookie.map(|(name, value)| (name.to_owned(), value.to_owned()));
                    read.cookies.extend(cookie);
                }
                _ => {}
            }
        }
        Ok(read)
    }
}

fn written(to: SocketAddr, asked: &Asked<'_>) -> String {
    let mut text = format!("{} {} HTTP/1.1\r\nhost: {to}\r\n", asked.method, asked.path);
    if !asked.cookie.is_empty() {
        text += &format!("cookie: {}\r\n", asked.cookie);
    }
    if asked.packed {
        text += "accept-encoding: gzip, deflate, br, zstd\r\n";
    }
    let body = asked.body.as_deref().unwrap_or_default();
    if asked.method != "GET" {
        let length = body.len();
        text += &format!("content-type: application/json\r\ncontent-length: {length}\r\n");
    }
    text + "\r\n" + body
}

/// An event stream.
pub struct Events {
    open: Open,
    text: Vec<u8>,
    // How much of the text holds no end of an event.
    looked: usize,
}

impl Events {
    /// The next event: its data, and how many bytes came for it.
    pub async fn next(&mut self) -> io::Result<(Vec<u8>, usize)> {
        loop {
            let mut ends = self.text[self.looked..].windows(2);
            let Some(end) = ends.position(|it| it == b"\n\n") else {
                self.looked = self.text.len().saturating_sub(1);
                let chunk = self.open.chunk().await?;
                if chunk.is_empty() {
                    return Err(ErrorKind::UnexpectedEof.into());
                }
                self.text.extend_from_slice(&chunk);
                continue;
            };
            let rest = self.text.split_off(self.looked + end + 2);
            let event = std::mem::replace(&mut self.text, rest);
            self.looked = 0;
            let lines = event.split(|it| *it == b'\n');
            let data: Vec<&[u8]> = lines.filter_map(|it| it.strip_prefix(b"data: ")).collect();
            // What only keeps the connection open says nothing.
            if !data.is_empty() {
                return Ok((data.concat(), event.len()));
            }
        }
    }
}
