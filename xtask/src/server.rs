//! Serves a built site on this machine the way GitHub Pages does, so that
//! what is seen here is what readers get. It must not know what is in the
//! site. Which file answers which address is decided in `rules`.

mod rules;

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::SystemTime;

use anyhow::{Result, anyhow, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use tiny_http::{Header, Method, Request, Response, StatusCode};

use self::rules::{Answer, Entry};
use crate::site::{local_url, with_slashes};

/// Enough for a browser's parallel requests.
const WORKERS: usize = 8;

/// A running server; it stops when this is dropped.
pub struct Server {
    http: Arc<tiny_http::Server>,
    /// Where the site begins.
    pub url: String,
}

struct Site {
    folder: PathBuf,
    base: String,
    gzip: Mutex<HashMap<PathBuf, Compressed>>,
}

struct Compressed {
    /// When the file it was made from was last changed.
    changed: SystemTime,
    body: Arc<Vec<u8>>,
}

/// Serves until the program is ended.
pub fn preview(folder: &Path, base: &str, port: u16) -> Result<()> {
    let server = Server::start(folder, base, port)?;
    println!(
        "serving {} at {}\nto end it: Ctrl-C",
        folder.display(),
        server.url
    );
    loop {
        thread::park();
    }
}

impl Server {
    /// Serves a folder under a base path; port 0 takes a free one.
    pub fn start(folder: &Path, base: &str, port: u16) -> Result<Self> {
        if !folder.join("index.html").is_file() {
            bail!(
                "{} holds no index.html\n  to do: build the site first, with `cargo xtask build`",
                folder.display()
            );
        }
        let http =
            tiny_http::Server::http(SocketAddr::from(([127, 0, 0, 1], port))).map_err(|error| {
                anyhow!(
                    "port {port} cannot be served: {error}\n  to do: choose another with --port"
                )
            })?;
        let port = http
            .server_addr()
            .to_ip()
            .map_or(port, |address| address.port());
        let http = Arc::new(http);
        let site = Arc::new(Site {
            folder: folder.to_path_buf(),
            base: with_slashes(base),
            gzip: Mutex::default(),
        });
        for _ in 0..WORKERS {
            let (http, site) = (Arc::clone(&http), Arc::clone(&site));
            thread::spawn(move || {
                while let Ok(request) = http.recv() {
                    // A reader who went away is no fault.
                    let _ = site.respond(request);
                }
            });
        }
        Ok(Self {
            http,
            url: local_url(port, base),
        })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in 0..WORKERS {
            self.http.unblock();
        }
    }
}

impl Site {
    fn respond(&self, request: Request) -> io::Result<()> {
        if !matches!(request.method(), Method::Get | Method::Head) {
            return request.respond(Response::empty(405));
        }
        let entry = |path: &str| {
            let kind = fs::metadata(self.folder.join(path)).ok()?;
            Some(if kind.is_dir() {
                Entry::Folder
            } else {
                Entry::File
            })
        };
        match rules::answer(&self.base, request.url(), entry) {
            Answer::File(path) => self.send(request, &path, 200),
            Answer::Redirect(to) => {
                request.respond(Response::empty(301).with_header(header("Location", &to)))
            }
            Answer::NotFound if self.folder.join("404.html").is_file() => {
                self.send(request, "404.html", 404)
            }
            Answer::NotFound => {
                request.respond(Response::from_string("404: not found").with_status_code(404))
            }
            Answer::Outside => {
                let text = format!("404: this site lives under {}", self.base);
                request.respond(Response::from_string(text).with_status_code(404))
            }
        }
    }

    fn send(&self, request: Request, path: &str, status: u16) -> io::Result<()> {
        let file = self.folder.join(path);
        let kind = rules::content_type(path);
        let mut headers = vec![
            header("Content-Type", kind),
            header("Access-Control-Allow-Origin", "*"),
            // Pages lets browsers keep files for minutes; here, a rebuilt
            // site must show at once.
            header("Cache-Control", "no-cache"),
        ];
        if !rules::is_compressed(kind) {
            headers.push(header("Vary", "Accept-Encoding"));
            if accepts_gzip(&request) {
                headers.push(header("Content-Encoding", "gzip"));
                let body = self.gzipped(&file)?;
                let length = body.len();
                let body = io::Cursor::new(body.as_slice());
                let response = Response::new(StatusCode(status), headers, body, Some(length), None);
                return request.respond(response.with_chunked_threshold(usize::MAX));
            }
        }
        let file = File::open(file)?;
        let length = usize::try_from(file.metadata()?.len()).ok();
        let response = Response::new(StatusCode(status), headers, file, length, None);
        request.respond(response.with_chunked_threshold(usize::MAX))
    }

    fn gzipped(&self, file: &Path) -> io::Result<Arc<Vec<u8>>> {
        let changed = fs::metadata(file)?.modified()?;
        if let Ok(kept) = self.gzip.lock()
            && let Some(compressed) = kept.get(file)
            && compressed.changed == changed
        {
            return Ok(Arc::clone(&compressed.body));
        }
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(&fs::read(file)?)?;
        let body = Arc::new(encoder.finish()?);
        if let Ok(mut kept) = self.gzip.lock() {
            let body = Arc::clone(&body);
            kept.insert(file.to_path_buf(), Compressed { changed, body });
        }
        Ok(body)
    }
}

fn accepts_gzip(request: &Request) -> bool {
    request
        .headers()
        .iter()
        .filter(|header| header.field.equiv("Accept-Encoding"))
        .any(|header| rules::allows_gzip(header.value.as_str()))
}

fn header(name: &'static str, value: &str) -> Header {
    Header::from_bytes(name, value)
        .expect("our own values are ASCII, and tiny_http takes no request that is not")
}
