//! Programs that come from Rust itself: rustup's components, and tools that
//! cargo builds from source. It must not know which versions are wanted.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::Found;
use crate::project::Project;
use crate::run::{Call, Show, on_path};
use crate::version::Version;

/// A component of the compiler that answers as `cargo <command>`.
pub fn component(name: &str, command: &str) -> Result<Found> {
    if let Some(found) = component_there(command, "found") {
        return Ok(found);
    }
    println!("{name}: rustup component add {name}");
    Call::new("rustup")
        .args(["component", "add", name])
        .env("RUST_LIB_BACKTRACE", "0")
        .run(Show::Heartbeat)?
        .or_say("check that the Rust distribution server can be reached, or install it with the system's packages")?;
    component_there(command, "brought by rustup").with_context(|| {
        format!("rustup added {name}, but `cargo {command}` does not answer\n  to do: make sure `cargo` on PATH is rustup's")
    })
}

fn component_there(command: &str, way: &'static str) -> Option<Found> {
    let version = Call::new("cargo").args([command, "--version"]).answer()?;
    Some(Found {
        version: Version::read(&version)?.to_string(),
        place: on_path(&format!("cargo-{command}"))?,
        way,
    })
}

/// Programs of one crate in exactly this version, the first of them the one
/// to report: from PATH, from the tools folder, or built.
pub fn bring(project: &Project, krate: &str, version: &str, programs: &[&str]) -> Result<Found> {
    let folders = [
        (
            on_path(programs[0]).and_then(|file| Some(file.parent()?.to_path_buf())),
            "found on PATH",
        ),
        (Some(project.tools.join("bin")), "found"),
    ];
    for (folder, way) in folders {
        if let Some(folder) = folder
            && let Some(found) = there(&folder, version, programs, way)
        {
            return Ok(found);
        }
    }

    println!(
        "{}: building {krate} {version} from source, this takes minutes",
        programs[0]
    );
    let build = project.tools.join("build");
    Call::new("cargo")
        .args(["install", "--locked", "--force", "--root"])
        .args([&project.tools])
        .args([krate, "--version", version])
        .dir(&project.root)
        .env("CARGO_TARGET_DIR", &build)
        // Built once and run on small inputs: the build is what takes time.
        .envs([
            ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
            ("CARGO_PROFILE_RELEASE_LTO", "off"),
            ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
            ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "64"),
        ])
        .run(Show::Heartbeat)?
        .or_say(&format!("check that the crate registry can be reached and that a C compiler is there, or put {krate} {version} on PATH"))?;
    // Left behind it only takes room; the programs are already in place.
    let _ = fs::remove_dir_all(&build);
    there(&project.tools.join("bin"), version, programs, "built by cargo").with_context(|| {
        format!(
            "cargo installed {krate} {version}, but {} does not answer with that version in {}\n  to do: delete that folder and run setup again",
            programs[0],
            project.tools.join("bin").display()
        )
    })
}

fn there(folder: &Path, version: &str, programs: &[&str], way: &'static str) -> Option<Found> {
    let mut files = programs
        .iter()
        .map(|program| folder.join(format!("{program}{}", std::env::consts::EXE_SUFFIX)));
    let place = files.next()?;
    let answer = Call::new(&place).args(["--version"]).answer()?;
    let whole = Version::read(&answer)?.is(version) && files.all(|file| file.is_file());
    whole.then(|| Found {
        version: version.to_owned(),
        place,
        way,
    })
}
