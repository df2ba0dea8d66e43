//! A small web server for this machine alone, with the headers of a published site.
//! Takes a folder and a port, answers GET and HEAD until it is stopped.
//! Law: only plain names below the folder are served; all else is a 404.

use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use anyhow::{Result, anyhow};
use tiny_http::{Header, Method, Request, Response, Server};

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

/// How many requests are answered at a time: two browsers ask for a dozen things at once, and a slow reader holds its answer up.
const THREADS: usize = 32;

/// Builds the site and serves it until the program is stopped.
pub(crate) fn serve(wish: &Serve) -> Result<()> {
    // Taken before the build, so that a busy port is known at once.
    let server = bind(wish.port)?;
    build::build(wish.profile)?;
    let address = format!("http://{}", address(&server)?);
    println!("\nWhosaid is at {address} — stop it with Ctrl+C.");
    if wish.open == Open::Browser {
        open(&address);
    }
    for thread in answer(server, places::dist()) {
        let _ = thread.join();
    }
    Ok(())
}

/// Serves `folder` on any free port until the program ends.
pub(crate) fn start(folder: PathBuf) -> Result<SocketAddr> {
    let server = bind(0)?;
    let address = address(&server)?;
    answer(server, folder);
    Ok(address)
}

/// Takes the port on this machine's own address.
fn bind(port: u16) -> Result<Server> {
    Server::http(SocketAddr::from(([127, 0, 0, 1], port))).map_err(|error| {
        let busy = error.downcast_ref::<std::io::Error>().map(std::io::Error::kind);
        match busy {
            Some(std::io::ErrorKind::AddrInUse) => anyhow!(
                "port {port} is in use by another program: stop that one, or choose another port with --port {}",
                port.checked_add(1).unwrap_or(8080)
            ),
            Some(std::io::ErrorKind::PermissionDenied) => {
                anyhow!("port {port} is not open to you: choose one above 1023 with --port")
            }
            _ => anyhow!("port {port} cannot be used: {error}"),
        }
    })
}

fn address(server: &Server) -> Result<SocketAddr> {
    server.server_addr().to_ip().ok_or_else(|| anyhow!("the server has no network address"))
}

/// Answers requests on threads of its own.
fn answer(server: Server, folder: PathBuf) -> Vec<thread::JoinHandle<()>> {
    let shared = Arc::new((server, folder));
    let work = || {
        let shared = Arc::clone(&shared);
        thread::spawn(move || {
            while let Ok(request) = shared.0.recv() {
                // A reader who left is no reason to stop.
                let _ = respond(request, &shared.1);
            }
        })
    };
    (0..THREADS).map(|_| work()).collect()
}

/// One answer: its status, its path in the site, its bytes and their encoding.
struct Answer {
    status: u16,
    path: String,
    bytes: Vec<u8>,
    brotli: bool,
}

fn respond(request: Request, folder: &Path) -> std::io::Result<()> {
    let answer = find(&request, folder);
    let mut response =
        Response::from_data(answer.bytes).with_status_code(answer.status).with_chunked_threshold(usize::MAX);
    let media =
        if answer.status == 200 { headers::content_type(&answer.path) } else { "text/plain; charset=utf-8" };
    let own = [
        ("Content-Type", media),
        ("Cache-Control", headers::cache_control(&answer.path)),
        ("Vary", "Accept-Encoding"),
    ];
    let squeezed = answer.brotli.then_some(("Content-Encoding", "br"));
    let all = own.into_iter().chain(squeezed).chain(headers::ALWAYS);
    for header in all.filter_map(|(name, value)| Header::from_bytes(name, value).ok()) {
        response.add_header(header);
    }
    request.respond(response)
}

/// The answer to a request: a file, or a sentence why not.
fn find(request: &Request, folder: &Path) -> Answer {
    let sentence =
        |status, text: &str| Answer { status, path: String::new(), bytes: text.into(), brotli: false };
    if !matches!(request.method(), Method::Get | Method::Head) {
        return sentence(405, "405: this site only gives; it takes nothing.\n");
    }
    let Some(path) = path_of(request.url()) else {
        return sentence(404, "404: there is no such page here.\n");
    };
    if accepts_brotli(request)
        && let Ok(bytes) = fs::read(folder.join(format!("{path}{}", twins::BROTLI)))
    {
        return Answer { status: 200, path, bytes, brotli: true };
    }
    match fs::read(folder.join(&path)) {
        Ok(bytes) => Answer { status: 200, path, bytes, brotli: false },
        Err(_) => sentence(404, "404: there is no such page here.\n"),
    }
}

/// The path inside the site that an address asks for; none where a part is hidden, leads up or holds odd characters.
fn path_of(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = if path.is_empty() { "index.html" } else { path };
    let plain = |part: &str| {
        let plain = part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
        plain && !part.is_empty() && !part.starts_with('.')
    };
    path.split('/').all(plain).then(|| path.to_owned())
}

fn accepts_brotli(request: &Request) -> bool {
    let accepts = |header: &&Header| header.field.equiv("Accept-Encoding");
    let header = request.headers().iter().find(accepts);
    header.is_some_and(|header| header.value.as_str().split(',').any(|coding| coding.trim() == "br"))
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
    use super::path_of;

    #[test]
    fn only_plain_paths_lead_into_the_folder() {
        assert_eq!(path_of("/").as_deref(), Some("index.html"));
        assert_eq!(path_of("/assets/app-0.js?x#y").as_deref(), Some("assets/app-0.js"));
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
}
