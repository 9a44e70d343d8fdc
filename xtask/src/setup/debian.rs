//! Debian packages, where the system has them. It must not know what a
//! package is for.

use anyhow::{Result, bail};

use crate::run::{Call, Ended, Show, on_path};

/// Installs packages, as root or through sudo.
pub fn install(packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    if !available() {
        bail!("this system has no apt-get, so these Debian packages cannot be brought: {list}");
    }
    let Some(front) = as_root() else {
        bail!(
            "installing Debian packages needs root, and there is no sudo\n  to do: run as root: apt-get install {list}"
        );
    };
    println!("  installing Debian packages: {list}");
    if apt(&front, &[&["install"], packages].concat())?.success {
        return Ok(());
    }
    // Package lists can be absent or old; reading them anew is the cure.
    let to_do = format!(
        "check the package sources, then run as root: apt-get update && apt-get install {list}"
    );
    apt(&front, &["update"])?.or_say(&to_do)?;
    apt(&front, &[&["install"], packages].concat())?.or_say(&to_do)?;
    Ok(())
}

/// Whether this is a system with Debian packages.
pub fn available() -> bool {
    on_path("apt-get").is_some()
}

fn apt(front: &[&str], words: &[&str]) -> Result<Ended> {
    let options = [
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "--yes",
        "--no-install-recommends",
        "--option=DPkg::Lock::Timeout=120",
    ];
    let words = [front, &["env"], &options, words].concat();
    Call::new(words[0])
        .args(&words[1..])
        .called("apt-get")
        .run(Show::Heartbeat)
}

/// The words in front of a command that make it run as root, if any can.
fn as_root() -> Option<Vec<&'static str>> {
    let user = Call::new("id").args(["-u"]).answer()?;
    if user.trim() == "0" {
        return Some(Vec::new());
    }
    on_path("sudo").map(|_| vec!["sudo"])
}
