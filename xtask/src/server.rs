//! Serves a built site on this machine the way GitHub Pages does, so that
//! what is seen here is what readers get. It must not know what is in the
//! site. Which file answers which address is decided in `rules`.

mod rules;

use std::collections::HashMap;
use std::fs;
use std::io::{self, Write};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use tokio::runtime::{Builder, Runtime};

use self::rules::{Answer, Entry};
use crate::site::{local_url, with_slashes};

/// What Pages lets browsers keep: every file, for ten minutes.
const KEPT: &str = "max-age=600";

/// A running server; it stops when this is dropped.
pub struct Server {
    runtime: Option<Runtime>,
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
    body: Vec<u8>,
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
        let listener =
            TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], port))).with_context(|| {
                format!("port {port} cannot be served\n  to do: choose another with --port")
            })?;
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        let site = Arc::new(Site {
            folder: folder.to_path_buf(),
            base: with_slashes(base),
            gzip: Mutex::default(),
        });
        let answer = move |request: Request| {
            let site = Arc::clone(&site);
            // Reading and compressing would hold up other connections.
            async move { tokio::task::spawn_blocking(move || site.respond(&request)).await }
        };
        let answer = move |request: Request| {
            let answer = answer(request);
            async move { answer.await.unwrap_or_else(|error| failed(&error)) }
        };
        let runtime = Builder::new_multi_thread().enable_io().build()?;
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        runtime.spawn(async move {
            // It ends with the runtime; accepting connections is retried.
            let _ = axum::serve(listener, Router::new().fallback(answer)).await;
        });
        Ok(Self {
            runtime: Some(runtime),
            url: local_url(port, base),
        })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            // Browsers keep connections open; they are not waited for.
            runtime.shutdown_background();
        }
    }
}

impl Site {
    fn respond(&self, request: &Request) -> Response {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return StatusCode::METHOD_NOT_ALLOWED.into_response();
        }
        let entry = |path: &str| {
            let kind = fs::metadata(self.folder.join(path)).ok()?;
            Some(if kind.is_dir() {
                Entry::Folder
            } else {
                Entry::File
            })
        };
        let url = request
            .uri()
            .path_and_query()
            .map_or("", |url| url.as_str());
        let sent = match rules::answer(&self.base, url, entry) {
            Answer::File(path) => self.send(request.headers(), &path, StatusCode::OK),
            Answer::Redirect(to) => {
                Ok((StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, to)]).into_response())
            }
            Answer::NotFound if self.folder.join("404.html").is_file() => {
                self.send(request.headers(), "404.html", StatusCode::NOT_FOUND)
            }
            Answer::NotFound => Ok((StatusCode::NOT_FOUND, "404: not found").into_response()),
            Answer::Outside => {
                let text = format!("404: this site lives under {}", self.base);
                Ok((StatusCode::NOT_FOUND, text).into_response())
            }
        };
        sent.unwrap_or_else(|error| failed(&error))
    }

    fn send(&self, asked: &HeaderMap, path: &str, status: StatusCode) -> io::Result<Response> {
        let file = self.folder.join(path);
        let about = fs::metadata(&file)?;
        let changed = about.modified()?;
        let kind = rules::content_type(path);
        let small = rules::is_compressed(kind);
        let gzip = !small && said(asked, header::ACCEPT_ENCODING, rules::allows_gzip);
        let version = changed.duration_since(UNIX_EPOCH).unwrap_or_default();
        let tag = format!(
            "\"{:x}-{:x}{}\"",
            version.as_nanos(),
            about.len(),
            if gzip { "-gzip" } else { "" }
        );
        let mut headers = vec![
            (header::CACHE_CONTROL, KEPT.to_owned()),
            (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*".to_owned()),
            (header::ETAG, tag.clone()),
        ];
        if !small {
            headers.push((header::VARY, "Accept-Encoding".to_owned()));
        }
        let known = |value: &str| value.split(',').any(|known| known.trim() == tag);
        if status == StatusCode::OK && said(asked, header::IF_NONE_MATCH, known) {
            return Ok(with(StatusCode::NOT_MODIFIED, headers, Vec::new()));
        }
        headers.push((header::CONTENT_TYPE, kind.to_owned()));
        if gzip {
            headers.push((header::CONTENT_ENCODING, "gzip".to_owned()));
            return Ok(with(status, headers, self.gzipped(&file, changed)?));
        }
        Ok(with(status, headers, fs::read(file)?))
    }

    fn gzipped(&self, file: &Path, changed: SystemTime) -> io::Result<Vec<u8>> {
        if let Ok(kept) = self.gzip.lock()
            && let Some(compressed) = kept.get(file)
            && compressed.changed == changed
        {
            return Ok(compressed.body.clone());
        }
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(&fs::read(file)?)?;
        let body = encoder.finish()?;
        if let Ok(mut kept) = self.gzip.lock() {
            let body = body.clone();
            kept.insert(file.to_path_buf(), Compressed { changed, body });
        }
        Ok(body)
    }
}

fn with(status: StatusCode, headers: Vec<(header::HeaderName, String)>, body: Vec<u8>) -> Response {
    let headers: Option<HeaderMap> = headers
        .into_iter()
        .map(|(name, value)| Some((name, value.parse().ok()?)))
        .collect();
    // All values are our own and plain ASCII.
    (status, headers.unwrap_or_default(), body).into_response()
}

/// Whether a header was sent whose value is as wanted.
fn said(asked: &HeaderMap, name: header::HeaderName, wanted: impl Fn(&str) -> bool) -> bool {
    asked
        .get_all(name)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .any(wanted)
}

fn failed(error: &impl std::fmt::Display) -> Response {
    (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response()
}

#[cfg(test)]
mod tests;
