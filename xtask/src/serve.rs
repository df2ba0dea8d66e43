//! A small web server for this machine alone, with the headers of a published site.
//! Takes a folder and a port, answers GET and HEAD until it is stopped.
//! Law: only plain names below the folder are served; all else is a 404.

use std::fs;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result, anyhow};
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{AppendHeaders, IntoResponse};

use crate::places::{self, Profile};
use crate::{build, headers, run, twins};

/// What `cargo xtask serve` is asked for.
pub(crate) struct Serve {
    pub(crate) port: u16,
    pub(crate) profile: Profile,
    pub(crate) open: Open,
}

/// Who opens the page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Open {
    /// The reader, by hand.
    Nobody,
    /// The default browser, at once.
    Browser,
}

impl Default for Serve {
    fn default() -> Self {
        Self { port: 8080, profile: Profile::Dev, open: Open::Nobody }
    }
}

/// Builds the site and serves it until the program is stopped.
pub(crate) fn serve(wish: &Serve) -> Result<()> {
    // Taken before the build, so that a busy port is known at once.
    let listener = bind(wish.port)?;
    build::build(wish.profile)?;
    let address = format!("http://{}", listener.local_addr()?);
    println!("\nWhosaid is at {address} — stop it with Ctrl+C.");
    if wish.open == Open::Browser {
        open(&address);
    }
    answer(listener, places::dist()).context("the server stopped")
}

/// Serves `folder` on any free port until the program ends.
pub(crate) fn start(folder: PathBuf) -> Result<SocketAddr> {
    let listener = bind(0)?;
    let address = listener.local_addr()?;
    thread::spawn(move || answer(listener, folder));
    Ok(address)
}

/// Takes the port on this machine's own address.
fn bind(port: u16) -> Result<TcpListener> {
    TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], port))).map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => anyhow!(
            "port {port} is in use by another program: stop that one, or choose another port with --port {}",
            port.checked_add(1).unwrap_or(8080)
        ),
        io::ErrorKind::PermissionDenied => {
            anyhow!("port {port} is not open to you: choose one above 1023 with --port")
        }
        _ => anyhow!("port {port} cannot be used: {error}"),
    })
}

/// Answers requests until the program ends.
fn answer(listener: TcpListener, folder: PathBuf) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let site = Router::new().fallback(respond).with_state(Arc::from(folder));
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?
        .block_on(async { axum::serve(tokio::net::TcpListener::from_std(listener)?, site).await })
}

/// One answer: its status, its path in the site, its bytes and their encoding.
struct Answer {
    status: StatusCode,
    path: String,
    bytes: Vec<u8>,
    brotli: bool,
}

async fn respond(
    State(folder): State<Arc<Path>>,
    method: Method,
    address: Uri,
    asked: HeaderMap,
) -> impl IntoResponse {
    let answer = find(&method, address.path(), accepts_brotli(&asked), &folder);
    let media = match answer.status {
        StatusCode::OK => headers::content_type(&answer.path),
        _ => "text/plain; charset=utf-8",
    };
    let own = [
        ("Content-Type", media),
        ("Cache-Control", headers::cache_control(&answer.path)),
        ("Vary", "Accept-Encoding"),
    ];
    let squeezed = answer.brotli.then_some(("Content-Encoding", "br"));
    let all: Vec<_> = own.into_iter().chain(squeezed).chain(headers::ALWAYS).collect();
    (answer.status, AppendHeaders(all), Body::from(answer.bytes))
}

/// The answer to a request: a file, or a sentence why not.
fn find(method: &Method, path: &str, brotli: bool, folder: &Path) -> Answer {
    let sentence =
        |status, text: &str| Answer { status, path: String::new(), bytes: text.into(), brotli: false };
    if !matches!(*method, Method::GET | Method::HEAD) {
        return sentence(StatusCode::METHOD_NOT_ALLOWED, "405: this site only gives; it takes nothing.\n");
    }
    let missing = || sentence(StatusCode::NOT_FOUND, "404: there is no such page here.\n");
    let Some(path) = path_of(path) else { return missing() };
    let file = |brotli, bytes| Answer { status: StatusCode::OK, path: path.clone(), bytes, brotli };
    if brotli && let Ok(bytes) = fs::read(folder.join(format!("{path}{}", twins::BROTLI))) {
        return file(true, bytes);
    }
    fs::read(folder.join(&path)).map_or_else(|_| missing(), |bytes| file(false, bytes))
}

/// The path inside the site that an address asks for; none where a part is hidden, leads up or holds odd characters.
fn path_of(address: &str) -> Option<String> {
    let path = address.strip_prefix('/')?;
    let path = if path.is_empty() { "index.html" } else { path };
    let plain = |part: &str| {
        let plain = part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
        plain && !part.is_empty() && !part.starts_with('.')
    };
    path.split('/').all(plain).then(|| path.to_owned())
}

fn accepts_brotli(asked: &HeaderMap) -> bool {
    let accepted = asked.get_all(header::ACCEPT_ENCODING).into_iter().filter_map(|value| value.to_str().ok());
    accepted.flat_map(|value| value.split(',')).any(|coding| coding.trim() == "br")
}

/// Opens the default browser; says nothing where there is none, since the address stands on the screen.
fn open(address: &str) {
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    let _ = run::program(opener).arg(address).spawn();
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::sync::Barrier;
    use std::time::Duration;

    use super::*;

    #[test]
    fn only_plain_paths_lead_into_the_folder() {
        assert_eq!(path_of("/").as_deref(), Some("index.html"));
        assert_eq!(path_of("/assets/app-0.js").as_deref(), Some("assets/app-0.js"));
        for bad in [
            "",
            "/../Cargo.toml",
            "/a/../b",
            "/%2e%2e/b",
            "//etc/passwd",
            "/.htaccess",
            "/a\\b",
            "/c:/x",
            "/a/",
        ] {
            assert_eq!(path_of(bad), None, "{bad}");
        }
    }

    /// The whole answer to one request on a connection that then stays open, as a browser's do.
    fn ask(connection: &mut TcpStream, request: &str) -> String {
        let patience = Some(Duration::from_secs(20));
        connection.set_read_timeout(patience).expect("a connection");
        write!(connection, "{request} HTTP/1.1\r\nHost: here\r\n\r\n").expect("a request");
        let mut bytes = [0; 4096];
        let length = connection.read(&mut bytes).expect("an answer");
        String::from_utf8_lossy(&bytes[..length]).into_owned()
    }

    #[test]
    fn what_is_not_there_is_said_and_nothing_is_taken() {
        let address = start(places::root()).expect("a server");
        let mut connection = TcpStream::connect(address).expect("a connection");
        assert!(ask(&mut connection, "GET /README.md?x").starts_with("HTTP/1.1 200 OK"));
        let mut connection = TcpStream::connect(address).expect("a connection");
        let missing = ask(&mut connection, "GET /../README.md");
        assert!(
            missing.starts_with("HTTP/1.1 404") && missing.contains("content-security-policy"),
            "{missing}"
        );
        let mut connection = TcpStream::connect(address).expect("a connection");
        assert!(ask(&mut connection, "POST /README.md").starts_with("HTTP/1.1 405"));
    }

    #[test]
    fn two_browsers_that_start_at_once_are_both_answered() {
        const CONNECTIONS: usize = 24;
        let address = start(places::root()).expect("a server");
        let all_there = Barrier::new(CONNECTIONS);
        thread::scope(|scope| {
            for _ in 0..CONNECTIONS {
                scope.spawn(|| {
                    let mut connection = TcpStream::connect(address).expect("a connection");
                    all_there.wait();
                    assert!(ask(&mut connection, "GET /LICENSE").starts_with("HTTP/1.1 200 OK"));
                    // None leaves before the last one has its answer.
                    all_there.wait();
                });
            }
        });
    }
}
