//! Where things are in this project, and which tool versions its own files
//! ask for. It must not know how a tool is found or brought.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};

/// The folders every task works with, all absolute.
pub struct Project {
    /// The repository's root.
    pub root: PathBuf,
    /// Cargo's target folder; everything a task writes and nobody keeps.
    pub target: PathBuf,
    /// Tools that setup brought itself; never the user's home.
    pub tools: PathBuf,
}

impl Project {
    /// Finds the project around the current folder.
    pub fn find() -> Result<Self> {
        let here = env::current_dir().context("the current folder cannot be read")?;
        let root = here
            .ancestors()
            .find(|folder| folder.join("Trunk.toml").is_file() && folder.join("xtask").is_dir())
            .ok_or_else(|| {
                anyhow!(
                    "no Patchline project at or above {}\n  to do: change into the repository and run `cargo xtask` again",
                    here.display()
                )
            })?
            .to_path_buf();
        // Cargo takes a relative target folder from where it was called.
        let target = env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| root.join("target"), |folder| here.join(folder));
        let tools = env::var_os("PATCHLINE_TOOLS")
            .map_or_else(|| target.join("tools"), |folder| here.join(folder));
        Ok(Self {
            root,
            target,
            tools,
        })
    }

    /// A path as a reader wants it: from the root where it lies inside.
    pub fn show(&self, path: &Path) -> String {
        path.strip_prefix(&self.root)
            .unwrap_or(path)
            .display()
            .to_string()
    }

    /// The version of a crate that Cargo.lock holds.
    pub fn locked(&self, krate: &str) -> Result<String> {
        let file = self.root.join("Cargo.lock");
        let lock = read_toml(&file)?;
        locked_in(&lock, krate).ok_or_else(|| {
            anyhow!(
                "{} names no version of {krate}\n  to do: run `cargo check --features app` once, it writes the lock file",
                file.display()
            )
        })
    }

    /// The version of Trunk that Trunk.toml asks for.
    pub fn trunk_version(&self) -> Result<String> {
        let trunk = read_toml(&self.root.join("Trunk.toml"))?;
        trunk
            .get("trunk-version")
            .and_then(toml::Value::as_str)
            .and_then(|version| version.strip_prefix('='))
            .map(str::to_owned)
            .context("Trunk.toml must hold trunk-version = \"=<exact version>\"")
    }

    /// The version of wasm-opt that Trunk.toml asks for, as in `132`.
    pub fn wasm_opt_version(&self) -> Result<String> {
        let trunk = read_toml(&self.root.join("Trunk.toml"))?;
        trunk
            .get("tools")
            .and_then(|tools| tools.get("wasm_opt"))
            .and_then(toml::Value::as_str)
            .and_then(|version| version.strip_prefix("version_"))
            .map(str::to_owned)
            .context("Trunk.toml must hold wasm_opt = \"version_<number>\" under [tools]")
    }
}

fn read_toml(file: &Path) -> Result<toml::Table> {
    let text = fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    text.parse()
        .with_context(|| format!("understanding {}", file.display()))
}

fn locked_in(lock: &toml::Table, krate: &str) -> Option<String> {
    lock.get("package")?
        .as_array()?
        .iter()
        .find(|package| package.get("name").and_then(toml::Value::as_str) == Some(krate))?
        .get("version")?
        .as_str()
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::locked_in;

    #[test]
    fn finds_a_locked_version() -> anyhow::Result<()> {
        let lock: toml::Table = "version = 4\n\
            [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n\
            [[package]]\nname = \"wasm-bindgen-test\"\nversion = \"0.3.79\"\n"
            .parse()?;
        let cases = [
            ("wasm-bindgen", Some("0.2.129")),
            ("wasm-bindgen-test", Some("0.3.79")),
            ("yew", None),
        ];
        for (krate, version) in cases {
            assert_eq!(locked_in(&lock, krate).as_deref(), version, "{krate}");
        }
        Ok(())
    }
}
