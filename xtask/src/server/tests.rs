//! The server as a browser meets it: over real connections, many at once, kept
//! open, and some that never finish what they ask.

use std::env;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::process;
use std::time::{Duration, Instant};

use super::*;

/// A browser gives up much later; a test must not hang.
const PATIENCE: Duration = Duration::from_secs(10);

/// A site of one page, a folder, a picture and a page for what is not there.
struct Fixture {
    folder: PathBuf,
    server: Server,
}

impl Fixture {
    fn new(name: &str) -> Result<Self> {
        let folder = env::temp_dir().join(format!("patchline-server-{}-{name}", process::id()));
        fs::create_dir_all(folder.join("check"))?;
        fs::write(folder.join("index.html"), "<p>home</p>".repeat(1000))?;
        fs::write(folder.join("check/index.html"), "<p>check</p>")?;
        fs::write(folder.join("404.html"), "<p>lost</p>")?;
        fs::write(folder.join("icon.png"), "not really")?;
        let server = Server::start(&folder, "/patchline/", 0)?;
        Ok(Self { folder, server })
    }

    fn connect(&self) -> Result<Connection> {
        let address = self.server.url.trim_start_matches("http://");
        let address = address.split('/').next().context("an address")?;
        let stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Connection(BufReader::new(stream)))
    }
}

impl Drop for Fixture {
    fn drop(&mut self) {
        // What stays in the system's folder for such files does no harm.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

struct Connection(BufReader<TcpStream>);

struct Reply {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Reply {
    fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(header, _)| header == name);
        found.map(|(_, value)| value.as_str())
    }
}

impl Connection {
    fn ask(&mut self, method: &str, path: &str, headers: &str) -> Result<Reply> {
        write!(
            self.0.get_mut(),
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n"
        )?;
        self.reply(method)
    }

    fn get(&mut self, path: &str) -> Result<Reply> {
        self.ask("GET", path, "")
    }

    fn reply(&mut self, method: &str) -> Result<Reply> {
        let mut line = String::new();
        self.0.read_line(&mut line)?;
        let status = line.split(' ').nth(1).context("a status line")?.parse()?;
        let mut headers = Vec::new();
        loop {
            line.clear();
            self.0.read_line(&mut line)?;
            let Some((name, value)) = line.trim_end().split_once(": ") else {
                break;
            };
            headers.push((name.to_lowercase(), value.to_owned()));
        }
        let mut reply = Reply {
            status,
            headers,
            body: Vec::new(),
        };
        if method != "HEAD"
            && let Some(length) = reply.header("content-length")
        {
            reply.body = vec![0; length.parse()?];
            self.0.read_exact(&mut reply.body)?;
        }
        Ok(reply)
    }
}

#[test]
fn fifty_connections_are_answered_at_once_and_again() -> Result<()> {
    let site = Fixture::new("fifty")?;
    // Some that say nothing, and some that stop in the middle of a word.
    let mut slow = Vec::new();
    for half in ["", "GET /patchl"].into_iter().cycle().take(20) {
        let mut connection = site.connect()?;
        connection.0.get_mut().write_all(half.as_bytes())?;
        slow.push((half, connection));
    }
    let mut connections = Vec::new();
    for _ in 0..50 {
        connections.push(site.connect()?);
    }
    let started = Instant::now();
    for round in 0..3 {
        // All are asked before the first answer is read.
        for connection in &mut connections {
            write!(
                connection.0.get_mut(),
                "GET /patchline/ HTTP/1.1\r\nHost: localhost\r\n\r\n"
            )?;
        }
        for (place, connection) in connections.iter_mut().enumerate() {
            let reply = connection
                .reply("GET")
                .with_context(|| format!("round {round}, connection {place}"))?;
            assert_eq!((reply.status, reply.body.len()), (200, 11_000));
        }
    }
    assert!(started.elapsed() < PATIENCE, "{:?}", started.elapsed());
    // Who was slow is answered in the end.
    for (half, mut connection) in slow {
        let rest = &"GET /patchline/check/ HTTP/1.1\r\nHost: localhost\r\n\r\n"[half.len()..];
        connection.0.get_mut().write_all(rest.as_bytes())?;
        assert_eq!(connection.reply("GET")?.body, b"<p>check</p>");
    }
    Ok(())
}

#[test]
fn a_client_that_goes_away_disturbs_nobody() -> Result<()> {
    let site = Fixture::new("away")?;
    for _ in 0..20 {
        let mut connection = site.connect()?;
        write!(
            connection.0.get_mut(),
            "GET /patchline/ HTTP/1.1\r\nHost: localhost\r\n\r\n"
        )?;
        connection.0.get_mut().shutdown(Shutdown::Both)?;
    }
    assert_eq!(site.connect()?.get("/patchline/")?.status, 200);
    Ok(())
}

#[test]
fn answers_over_the_wire_as_pages_does() -> Result<()> {
    let site = Fixture::new("wire")?;
    let mut connection = site.connect()?;
    for (path, status, body) in [
        ("/patchline/check/", 200, "<p>check</p>"),
        ("/patchline/check", 301, ""),
        ("/patchline/nothing/", 404, "<p>lost</p>"),
        ("/elsewhere/", 404, "404: this site lives under /patchline/"),
    ] {
        let reply = connection.get(path)?;
        assert_eq!(reply.status, status, "{path}");
        assert_eq!(String::from_utf8(reply.body)?, body, "{path}");
    }
    let moved = connection.get("/patchline/check?a=b")?;
    assert_eq!(moved.header("location"), Some("/patchline/check/?a=b"));

    let head = connection.ask("HEAD", "/patchline/", "")?;
    assert_eq!(head.header("content-length"), Some("11000"));
    assert_eq!(head.header("cache-control"), Some("max-age=600"));
    assert_eq!(connection.ask("POST", "/patchline/", "")?.status, 405);
    Ok(())
}

#[test]
fn sends_compressed_what_gets_smaller_and_once_only() -> Result<()> {
    let site = Fixture::new("gzip")?;
    let mut connection = site.connect()?;
    let gzip = "Accept-Encoding: gzip, br\r\n";
    let page = connection.ask("GET", "/patchline/", gzip)?;
    assert_eq!(page.header("content-encoding"), Some("gzip"));
    assert_eq!(page.header("vary"), Some("Accept-Encoding"));
    let mut plain = String::new();
    flate2::read::GzDecoder::new(page.body.as_slice()).read_to_string(&mut plain)?;
    assert_eq!(plain.len(), 11_000);
    let picture = connection.ask("GET", "/patchline/icon.png", gzip)?;
    assert_eq!(picture.header("content-encoding"), None);

    let tag = page.header("etag").context("a tag")?;
    let known = format!("{gzip}If-None-Match: {tag}\r\n");
    let again = connection.ask("GET", "/patchline/", &known)?;
    assert_eq!((again.status, again.body.len()), (304, 0));
    let plain = connection.ask("GET", "/patchline/", &format!("If-None-Match: {tag}\r\n"))?;
    assert_eq!(plain.status, 200, "another encoding is another file");
    Ok(())
}
