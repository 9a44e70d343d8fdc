//! Node, and what npm brings: wasm-opt, Pagefind, the packages of the browser
//! tests, the validators of published files, and the spell checker. It must not
//! know what the packages do.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::Found;
use crate::project::Project;
use crate::run::{Call, Show, on_path};
use crate::version::Version;

/// The oldest Node whose test runner does what the project asks.
const NODE: (u32, u32) = (20, 14);

const QUIET: &[&str] = &["--no-audit", "--no-fund", "--loglevel=error"];

/// Node itself, which the machine must have.
pub fn node() -> Result<Found> {
    let to_do = format!(
        "to do: install Node {}.{} or newer, with npm",
        NODE.0, NODE.1
    );
    let place = on_path("node").with_context(|| format!("node is not on PATH\n  {to_do}"))?;
    let answer = Call::new(&place)
        .args(["--version"])
        .answer()
        .with_context(|| format!("`node --version` fails\n  {to_do}"))?;
    let version = Version::read(&answer)
        .with_context(|| format!("`node --version` names no version\n  {to_do}"))?;
    if !version.is_at_least(NODE) {
        bail!("node is {version}\n  {to_do}");
    }
    if on_path("npm").is_none() {
        bail!("node is there, but npm is not on PATH\n  {to_do}");
    }
    Ok(Found {
        version: version.to_string(),
        place,
        way: "found on PATH",
    })
}

/// wasm-opt in exactly this version: from PATH, else from npm.
pub fn wasm_opt(project: &Project, version: &str) -> Result<Found> {
    if let Some(place) = on_path("wasm-opt")
        && answers(&place, version)
    {
        return Ok(Found {
            version: version.to_owned(),
            place,
            way: "found on PATH",
        });
    }
    let folder = project.tools.join("npm");
    let modules = folder.join("node_modules");
    let found = |way| Found {
        version: version.to_owned(),
        place: modules.join(".bin").join("wasm-opt"),
        way,
    };
    let wanted = format!("{version}.0.0");
    // npm's own note of the version, for starting wasm-opt takes long here.
    if installed(&modules.join("binaryen")).as_deref() == Some(wanted.as_str()) {
        return Ok(found("found"));
    }

    node()?;
    println!("wasm-opt: npm install binaryen@{wanted}");
    fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
    let to_do = format!(
        "check that the npm registry can be reached, or put wasm-opt {version} (binaryen) on PATH"
    );
    Call::new("npm")
        .args(["install", "--prefix"])
        .args([&folder])
        .args(QUIET)
        .args([format!("binaryen@{wanted}")])
        .dir(&folder)
        .run(Show::Heartbeat)?
        .or_say(&to_do)?;
    if !answers(&modules.join(".bin").join("wasm-opt"), version) {
        bail!(
            "npm installed binaryen {wanted}, but its wasm-opt does not answer with version {version}\n  to do: {to_do}"
        );
    }
    Ok(found("brought by npm"))
}

/// Pagefind, as its lock file says. That names the programs for Linux; on other
/// systems npm adds theirs, of the same version.
pub fn pagefind(project: &Project) -> Result<Found> {
    let folder = project.tools.join("pagefind");
    fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
    for (file, text) in [
        ("package.json", include_str!("pagefind/package.json")),
        (
            "package-lock.json",
            include_str!("pagefind/package-lock.json"),
        ),
    ] {
        let to = folder.join(file);
        fs::write(&to, text).with_context(|| format!("writing {}", to.display()))?;
    }
    let found = locked(project, &folder, "install")?;
    Ok(Found {
        version: installed(&found.place.join("pagefind")).unwrap_or(found.version),
        place: found.place.join(".bin").join("pagefind"),
        way: found.way,
    })
}

/// The packages of the browser tests, as their lock file says.
pub fn packages(project: &Project) -> Result<Found> {
    locked(project, &project.root.join("tests").join("browser"), "ci")
}

/// The validators of published files, as their lock file says.
pub fn validators(project: &Project) -> Result<Found> {
    aside(project, "validators", "publish")
}

/// The spell checker, as its lock file says.
pub fn spelling(project: &Project) -> Result<Found> {
    aside(project, "spelling", "words")
}

/// The packages of a folder below `tests`, in a folder of the tools. What asks
/// for them is run from there: Node looks for packages beside the program.
fn aside(project: &Project, name: &str, tests: &str) -> Result<Found> {
    let folder = project.tools.join(name);
    fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
    for file in ["package.json", "package-lock.json"] {
        let from = project.root.join("tests").join(tests).join(file);
        fs::copy(&from, folder.join(file))
            .with_context(|| format!("copying {} to the tools", from.display()))?;
    }
    locked(project, &folder, "ci")
}

/// What the lock file in a folder says, installed in that folder by a command
/// of npm.
fn locked(project: &Project, folder: &Path, command: &str) -> Result<Found> {
    let lock = fs::read_to_string(folder.join("package-lock.json"))
        .with_context(|| format!("reading {}", folder.join("package-lock.json").display()))?;
    let place = folder.join("node_modules");
    let stamp = place.join(".installed-lock.json");
    let found = |way| Found {
        version: "as locked".to_owned(),
        place: place.clone(),
        way,
    };
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(found("found"));
    }

    node()?;
    println!("npm packages: npm {command} in {}", project.show(folder));
    Call::new("npm")
        .args([command])
        .args(QUIET)
        .dir(folder)
        .run(Show::Heartbeat)?
        .or_say("check that the npm registry can be reached, and that package-lock.json belongs to package.json")?;
    fs::write(&stamp, lock).with_context(|| format!("writing {}", stamp.display()))?;
    Ok(found("brought by npm"))
}

fn answers(program: &Path, version: &str) -> bool {
    Call::new(program)
        .args(["--version"])
        .answer()
        .and_then(|answer| Version::read(&answer))
        .is_some_and(|answer| answer.is(version))
}

/// The version of an installed npm package.
fn installed(package: &Path) -> Option<String> {
    let text = fs::read_to_string(package.join("package.json")).ok()?;
    let json: serde_json::Value = serde_json::from_str(&text).ok()?;
    json.get("version")?.as_str().map(str::to_owned)
}
