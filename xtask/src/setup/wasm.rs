//! The wasm32 target of the compiler: rustup's, or, where its server is out
//! of reach, Debian's compiler with the standard library built from source.
//! It must not know who compiles what.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::{Found, debian};
use crate::project::Project;
use crate::run::{Call, Show, on_path};
use crate::version::Version;

const TARGET: &str = "wasm32-unknown-unknown";

/// The name under which rustup knows Debian's compiler.
const DEBIAN: &str = "debian";

/// What Debian's compiler needs to build for wasm32. Debian ships no
/// standard library for it in this version, so cargo builds one.
const DEBIAN_ENV: &[(&str, &str)] = &[
    ("RUSTUP_TOOLCHAIN", DEBIAN),
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
];

const DEBIAN_PACKAGES: &[&str] = &[
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "rust-web-llvm",
    "rust-web-clippy",
    "lld-22",
];

/// The environment that a compilation for wasm32 needs.
type Env = &'static [(&'static str, &'static str)];

/// Chooses the way, and brings what it needs. `PATCHLINE_WASM` forces one.
pub fn bring(project: &Project) -> Result<(Found, Env)> {
    let rustup = |found| (found, [].as_slice());
    let debian = |found| (found, DEBIAN_ENV);
    match env::var("PATCHLINE_WASM").as_deref() {
        Ok("rustup") => rustup_there(project)
            .map_or_else(|| rustup_bring(project), Ok)
            .map(rustup),
        Ok("debian") => debian_there().map_or_else(debian_bring, Ok).map(debian),
        Ok(other) => bail!(
            "PATCHLINE_WASM is {other:?}\n  to do: set it to `rustup` or `debian`, or unset it"
        ),
        Err(_) => {
            if let Some(found) = rustup_there(project) {
                return Ok(rustup(found));
            }
            if let Some(found) = debian_there() {
                return Ok(debian(found));
            }
            rustup_bring(project).map(rustup).or_else(|error| {
                println!("  rustup's way failed, now Debian's:\n  {error:#}");
                debian_bring()
                    .map(debian)
                    .context("neither rustup's way worked, as told above, nor Debian's")
            })
        }
    }
}

/// The target of the compiler in use, if its standard library is there.
fn rustup_there(project: &Project) -> Option<Found> {
    let place = Call::new("rustc")
        .args(["--print", "target-libdir", "--target", TARGET])
        .dir(&project.root)
        .answer()?;
    let place = PathBuf::from(place.trim());
    let has_std = fs::read_dir(&place)
        .ok()?
        .flatten()
        .any(|file| file.file_name().to_string_lossy().starts_with("libstd-"));
    let version = Call::new("rustc")
        .args(["--version"])
        .dir(&project.root)
        .answer()?;
    has_std.then_some(Found {
        version: Version::read(&version)?.to_string(),
        place,
        way: "the compiler's own",
    })
}

fn rustup_bring(project: &Project) -> Result<Found> {
    println!("wasm32 target: rustup target add {TARGET}");
    Call::new("rustup")
        .args(["target", "add", TARGET])
        // A trace would push rustup's own words out of the last lines.
        .env("RUST_LIB_BACKTRACE", "0")
        .dir(&project.root)
        .limit(Duration::from_secs(120))
        .run(Show::Heartbeat)?
        .or_say("check that the Rust distribution server can be reached, or set PATCHLINE_WASM=debian on a Debian system")?;
    let found = rustup_there(project).with_context(|| {
        format!("rustup added {TARGET}, but rustc does not see it\n  to do: make sure `rustc` on PATH is rustup's")
    })?;
    Ok(Found {
        way: "brought by rustup",
        ..found
    })
}

/// Debian's compiler, if all the packages are there and rustup knows it.
fn debian_there() -> Option<Found> {
    let linked = Call::new("rustup").args(["toolchain", "list"]).answer()?;
    linked
        .lines()
        .find(|line| line.split_whitespace().next() == Some(DEBIAN))?;
    let sysroot = Call::new("rustc")
        .env("RUSTUP_TOOLCHAIN", DEBIAN)
        .args(["--print", "sysroot"])
        .answer()?;
    let sysroot = PathBuf::from(sysroot.trim());
    if !debian_is_whole(&sysroot) {
        return None;
    }
    let version = Call::new("rustc")
        .env("RUSTUP_TOOLCHAIN", DEBIAN)
        .args(["--version"])
        .answer()?;
    Some(Found {
        version: Version::read(&version)?.to_string(),
        place: sysroot,
        way: "Debian's compiler, standard library from source",
    })
}

fn debian_is_whole(sysroot: &Path) -> bool {
    [
        "bin/cargo",
        "bin/cargo-clippy",
        "bin/rust-lld",
        "lib/rustlib/src/rust/library/std/Cargo.toml",
    ]
    .iter()
    .all(|file| sysroot.join(file).exists())
}

fn debian_bring() -> Result<Found> {
    if on_path("rustup").is_none() {
        bail!(
            "Debian's way needs rustup to name a second compiler, and rustup is not on PATH\n  to do: install rustup"
        );
    }
    debian::install(DEBIAN_PACKAGES)?;
    Call::new("rustup")
        .args(["toolchain", "link", DEBIAN, "/usr"])
        .run(Show::Heartbeat)?
        .or_say("remove a toolchain of that name with `rustup toolchain uninstall debian`")?;
    debian_there().context(
        "Debian's compiler is installed, but not whole under /usr\n  to do: `rustc +debian --version` should answer; if not, install rustup's target instead",
    )
}
