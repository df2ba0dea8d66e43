//! The headers of every answer: the one list, for our own server and for the common static hosts.
//! Takes a path of the site, gives headers; or the whole list in a host's own words.
//! Law: no header is written anywhere else.

use std::fmt::Write;

use serde_json::json;

use crate::site::{ASSETS, Asset};

/// What the page may do: only what comes from its own site, no inline script or style, no foreign request.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; \
     form-action 'none'; frame-ancestors 'none'";

/// What stands where the policy goes in a page.
const POLICY: &str = "content=\"POLICY\"";

/// Writes the policy into a page as well, but for the part that only a header can say.
pub(crate) fn with_policy(page: &str) -> String {
    let policy = CONTENT_SECURITY_POLICY.replace("; frame-ancestors 'none'", "");
    page.replace(POLICY, &format!("content=\"{policy}\""))
}

/// Sent with every answer.
pub(crate) const ALWAYS: [(&str, &str); 6] = [
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), \
         microphone=(), midi=(), payment=(), usb=()",
    ),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
];

/// For files whose name changes with their content.
const FOREVER: &str = "public, max-age=31536000, immutable";
/// For all others: keep, but ask before use.
const ASK: &str = "no-cache";

/// How long a browser may keep the file at this path, which has no leading slash.
pub(crate) fn cache_control(path: &str) -> &'static str {
    if path.starts_with(ASSETS) { FOREVER } else { ASK }
}

/// Endings and what they are. What is not here goes out as plain bytes.
const TYPES: [(&str, &str); 16] = [
    ("css", "text/css; charset=utf-8"),
    ("gif", "image/gif"),
    ("html", "text/html; charset=utf-8"),
    ("ico", "image/x-icon"),
    ("jpg", "image/jpeg"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("md", "text/markdown; charset=utf-8"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("ts", "text/plain; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("webmanifest", "application/manifest+json"),
    ("woff2", "font/woff2"),
];

/// The media type of a file by its name.
pub(crate) fn content_type(path: &str) -> &'static str {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let known = TYPES.iter().find(|(known, _)| *known == ending);
    known.map_or("application/octet-stream", |(_, media)| media)
}

/// One file a host: Netlify and Cloudflare Pages, Vercel, Apache, nginx.
pub(crate) fn host_files() -> Vec<Asset> {
    [("_headers", netlify()), ("vercel.json", vercel()), (".htaccess", apache()), ("nginx.conf", nginx())]
        .map(|(name, text)| Asset { name: name.to_owned(), bytes: text.into_bytes() })
        .into()
}

fn netlify() -> String {
    let mut text = "/*\n".to_owned();
    for (name, value) in ALWAYS {
        let _ = writeln!(text, "  {name}: {value}");
    }
    let _ = writeln!(text, "/{ASSETS}*\n  Cache-Control: {FOREVER}");
    text
}

fn vercel() -> String {
    let pair = |(key, value): (&str, &str)| json!({ "key": key, "value": value });
    let rules = json!({ "headers": [
        { "source": "/(.*)", "headers": ALWAYS.map(pair) },
        { "source": format!("/{ASSETS}(.*)"), "headers": [pair(("Cache-Control", FOREVER))] },
    ] });
    format!("{rules:#}\n")
}

fn apache() -> String {
    let mut text = "<IfModule mod_headers.c>\n".to_owned();
    for (name, value) in ALWAYS {
        let _ = writeln!(text, "  Header always set {name} \"{value}\"");
    }
    let _ = writeln!(text, "  Header set Cache-Control \"{ASK}\"");
    let _ = writeln!(text, "  SetEnvIf Request_URI \"/{ASSETS}\" FOREVER");
    let _ = writeln!(text, "  Header set Cache-Control \"{FOREVER}\" env=FOREVER\n</IfModule>");
    let _ = writeln!(text, "AddDefaultCharset utf-8");
    for (ending, media) in TYPES {
        let _ = writeln!(text, "AddType {} .{ending}", plain(media));
    }
    text
}

/// To be included in a `server` block. nginx drops inherited headers where a location sets its own, so each lists all.
fn nginx() -> String {
    let mut text = "# Include this file in your server block, after `root`.\n\
                    gzip_static on;\n\
                    # brotli_static on;  # where nginx has the brotli module\n"
        .to_owned();
    text += "default_type application/octet-stream;\ntypes {\n";
    for (ending, media) in TYPES {
        let _ = writeln!(text, "  {} {ending};", plain(media));
    }
    text += "}\n";
    for (place, cache) in [("/".to_owned(), ASK), (format!("/{ASSETS}"), FOREVER)] {
        let _ = writeln!(text, "location {place} {{\n  try_files $uri $uri/index.html =404;");
        for (name, value) in ALWAYS.into_iter().chain([("Cache-Control", cache)]) {
            let _ = writeln!(text, "  add_header {name} \"{value}\" always;");
        }
        text += "}\n";
    }
    text
}

/// A media type without its charset: HTML and modules say or imply theirs.
fn plain(media: &str) -> &str {
    media.split(';').next().unwrap_or(media)
}

#[cfg(test)]
mod tests {
    use super::{ALWAYS, cache_control, content_type, host_files, with_policy};

    #[test]
    fn every_host_file_names_every_header() {
        for file in host_files() {
            let text = String::from_utf8(file.bytes).unwrap();
            for (name, value) in ALWAYS {
                assert!(text.contains(name) && text.contains(value), "{} lacks {name}", file.name);
            }
        }
    }

    #[test]
    fn a_page_carries_the_policy_too() {
        let page = with_policy("<meta content=\"POLICY\" />");
        assert!(
            page.starts_with("<meta content=\"default-src 'none';") && !page.contains("frame-ancestors"),
            "{page}"
        );
    }

    #[test]
    fn types_and_ages_follow_from_the_path() {
        assert_eq!(content_type("assets/worker_bg-0.wasm"), "application/wasm");
        assert_eq!(content_type("assets/lexicon-0.bin.z"), "application/octet-stream");
        assert_eq!(cache_control("index.html"), "no-cache");
        assert!(cache_control("assets/app-0.js").contains("immutable"));
    }
}
