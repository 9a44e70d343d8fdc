//! Builds and serves the site with Trunk. What a build consists of stands in
//! Trunk.toml and index.html; this file must not know it.

use std::env;
use std::path::Path;

use anyhow::Result;

use crate::project::Project;
use crate::run::{Call, Ended, Show};
use crate::setup::{self, Toolbox};

/// The URL of a base path on this machine.
pub fn local_url(port: u16, base: &str) -> String {
    format!("http://127.0.0.1:{port}{}", with_slashes(base))
}

/// A base path as URLs need it: with a slash at both ends.
pub fn with_slashes(base: &str) -> String {
    let middle = base.trim_matches('/');
    if middle.is_empty() {
        "/".to_owned()
    } else {
        format!("/{middle}/")
    }
}

/// Where a site will be read.
#[derive(clap::Args)]
pub struct Address {
    /// The path the site is served under
    #[arg(long, default_value = "/")]
    pub base: String,
    /// Scheme and host it is published at, as in https://example.org; without
    /// it, nothing that needs a full address is written
    #[arg(long, env = "PATCHLINE_ORIGIN")]
    pub origin: Option<String>,
}

/// Sets up and builds into dist/.
pub fn build(project: &Project, address: &Address, dev: bool) -> Result<bool> {
    let toolbox = setup::bring(project, setup::BUILD).all_there()?;
    let built = trunk(project, &toolbox, "build", address)
        .args((!dev).then_some("--release"))
        .hand_over()?;
    if built {
        println!(
            "the site is in dist/; to look at it: cargo xtask preview --base {}",
            with_slashes(&address.base)
        );
    }
    Ok(built)
}

/// Sets up, builds, serves, and builds again on every change.
pub fn serve(project: &Project, port: u16, address: &Address, open: bool) -> Result<bool> {
    let toolbox = setup::bring(project, setup::BUILD).all_there()?;
    println!(
        "\n  the site will be at {}\n",
        local_url(port, &address.base)
    );
    trunk(project, &toolbox, "serve", address)
        .args(["--port", &port.to_string()])
        .args((open && has_screen()).then_some("--open"))
        .hand_over()
}

/// Builds a release into another folder, as part of the tests.
pub fn build_into(
    project: &Project,
    toolbox: &Toolbox,
    address: &Address,
    into: &Path,
) -> Result<Ended> {
    trunk(project, toolbox, "build", address)
        .args(["--release", "--dist"])
        .args([into])
        .run(Show::Lines)
}

fn trunk(project: &Project, toolbox: &Toolbox, command: &str, address: &Address) -> Call {
    let call =
        toolbox
            .wasm_call("trunk")
            .args([command, "--public-url", &with_slashes(&address.base)]);
    // The site writer, which Trunk starts, reads it.
    let call = match &address.origin {
        Some(origin) => call.env("PATCHLINE_ORIGIN", origin),
        None => call,
    };
    call
        // A trace of Trunk's own errors hides what they say; one of a panic
        // in the site writer stays as the reader set it.
        .env("RUST_LIB_BACKTRACE", "0")
        .dir(&project.root)
}

/// Whether a browser has where to open; without a screen, some systems
/// would start a text browser in this terminal.
fn has_screen() -> bool {
    !cfg!(target_os = "linux")
        || env::var_os("DISPLAY").is_some()
        || env::var_os("WAYLAND_DISPLAY").is_some()
}

#[cfg(test)]
mod tests {
    use super::{local_url, with_slashes};

    #[test]
    fn a_base_has_slashes_at_both_ends() {
        let cases = [
            ("/", "/"),
            ("", "/"),
            ("patchline", "/patchline/"),
            ("/patchline", "/patchline/"),
            ("/a/b/", "/a/b/"),
        ];
        for (given, base) in cases {
            assert_eq!(with_slashes(given), base);
        }
        assert_eq!(
            local_url(8080, "patchline"),
            "http://127.0.0.1:8080/patchline/"
        );
    }
}
