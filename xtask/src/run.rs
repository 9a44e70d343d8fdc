//! Runs other programs: shows that they are alive, keeps what they say, and
//! tells a failure with what was tried. It must not know which programs the
//! project uses, nor why.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow};

/// A program that says nothing for this long is reported as still running.
const HEARTBEAT: Duration = Duration::from_secs(10);

/// How many of the last lines a failure repeats.
const LAST_LINES: usize = 20;

/// Whether the lines of a program are printed as they come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Show {
    /// Print them.
    Lines,
    /// Keep them; a heartbeat shows the last one.
    Heartbeat,
}

/// One call of another program.
pub struct Call {
    command: Command,
    words: Vec<String>,
    label: Option<&'static str>,
    limit: Option<Duration>,
}

/// How a call ended.
pub struct Ended {
    /// The call as one would type it.
    pub words: String,
    /// All it printed, standard output and error as they came, without
    /// colours.
    pub lines: Vec<String>,
    /// Whether its status was success.
    pub success: bool,
    how: String,
}

impl Call {
    /// A call with an environment as if no cargo stood around it.
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        let program = program.as_ref();
        let mut command = Command::new(program);
        command.stdin(Stdio::null());
        for name in env::vars_os()
            .map(|(name, _)| name)
            .filter(|n| set_by_cargo(n))
        {
            command.env_remove(name);
        }
        for name in ["LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"] {
            if let Some(value) = env::var_os(name) {
                match without_cargo_folders(&value) {
                    Some(rest) => command.env(name, rest),
                    None => command.env_remove(name),
                };
            }
        }
        let name = Path::new(program).file_name().unwrap_or(program);
        Self {
            command,
            words: vec![name.to_string_lossy().into_owned()],
            label: None,
            limit: None,
        }
    }

    pub fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        for arg in args {
            self.words.push(arg.as_ref().to_string_lossy().into_owned());
            self.command.arg(arg);
        }
        self
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    pub fn envs<'a>(self, pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        pairs
            .into_iter()
            .fold(self, |call, (name, value)| call.env(name, value))
    }

    pub fn dir(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// What a heartbeat calls it, where its first two words say too little.
    pub fn called(mut self, label: &'static str) -> Self {
        self.label = Some(label);
        self
    }

    /// Ends the program when it takes longer.
    pub fn limit(mut self, limit: Duration) -> Self {
        self.limit = Some(limit);
        self
    }

    /// A short question, such as a version: the standard output, or nothing
    /// if the program is not there or fails.
    pub fn answer(mut self) -> Option<String> {
        let output = self.command.stderr(Stdio::null()).output().ok()?;
        output
            .status
            .success()
            .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Gives the program this terminal and waits for its end.
    pub fn hand_over(mut self) -> Result<bool> {
        let words = self.words.join(" ");
        self.command
            .stdin(Stdio::inherit())
            .status()
            .map(|status| status.success())
            .with_context(|| could_not_start(&words))
    }

    /// Runs the program to its end.
    pub fn run(mut self, show: Show) -> Result<Ended> {
        if show == Show::Lines && std::io::stdout().is_terminal() {
            // The pipe hides the terminal from cargo.
            if env::var_os("NO_COLOR").is_none() {
                self.command.env("CARGO_TERM_COLOR", "always");
            }
        }
        let label = self.label.map_or_else(
            || self.words[..self.words.len().min(2)].join(" "),
            str::to_owned,
        );
        let words = self.words.join(" ");
        let started = Instant::now();
        let mut child = self
            .command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .with_context(|| could_not_start(&words))?;
        let (sender, lines) = mpsc::channel();
        if let Some(pipe) = child.stdout.take() {
            read_lines(pipe, sender.clone());
        }
        if let Some(pipe) = child.stderr.take() {
            read_lines(pipe, sender);
        }

        let mut said = Vec::new();
        let mut heard = Instant::now();
        let mut exit: Option<(ExitStatus, Instant)> = None;
        let mut too_long = false;
        let status = loop {
            match lines.recv_timeout(Duration::from_millis(100)) {
                Ok(line) => {
                    if show == Show::Lines {
                        println!("{line}");
                        heard = Instant::now();
                    }
                    said.push(without_colours(&line));
                }
                Err(RecvTimeoutError::Disconnected) => break child.wait(),
                Err(RecvTimeoutError::Timeout) => {}
            }
            if exit.is_none() {
                exit = child.try_wait().ok().flatten().map(|s| (s, Instant::now()));
            }
            // A browser left behind can hold the pipe open for ever.
            if let Some((status, at)) = exit
                && at.elapsed() > Duration::from_secs(3)
            {
                break Ok(status);
            }
            if self.limit.is_some_and(|limit| started.elapsed() > limit) && !too_long {
                too_long = true;
                // If it ended in this moment, the loop sees that next.
                let _ = child.kill();
            }
            if heard.elapsed() >= HEARTBEAT {
                heard = Instant::now();
                println!("{}", still_running(&label, started.elapsed(), show, &said));
            }
        }
        .with_context(|| format!("waiting for the end of: {words}"))?;

        let seconds = started.elapsed().as_secs();
        let how = if too_long {
            format!("stopped after {seconds} s, the time it is given")
        } else {
            format!("{status} after {seconds} s")
        };
        Ok(Ended {
            words,
            lines: said,
            success: status.success() && !too_long,
            how,
        })
    }
}

impl Ended {
    /// Itself if it went well, else an error: what was tried, its last
    /// lines, and what to do.
    pub fn or_say(self, to_do: &str) -> Result<Self> {
        if self.success {
            return Ok(self);
        }
        let last = self.lines.len().saturating_sub(LAST_LINES);
        let mut text = format!("tried: {}\n  it ended: {}", self.words, self.how);
        if self.lines.is_empty() {
            text.push_str("\n  it printed nothing");
        } else {
            text.push_str("\n  its last lines:");
            for line in &self.lines[last..] {
                text.push_str("\n    ");
                text.push_str(line);
            }
        }
        text.push_str("\n  to do: ");
        text.push_str(to_do);
        Err(anyhow!(text))
    }
}

/// The file a program's name stands for on PATH.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&path)
        .map(|folder| folder.join(&name))
        .find(|file| file.is_file())
}

/// PATH with these folders in front.
pub fn path_with(front: &[PathBuf]) -> OsString {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = front.iter().cloned().chain(env::split_paths(&path));
    // Only a folder with the separator in its name fails, and PATH has none.
    env::join_paths(folders).unwrap_or(path)
}

/// Text without terminal escape sequences.
pub fn without_colours(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c != '\u{1b}' {
            plain.push(c);
        } else if rest.next() == Some('[') {
            rest.by_ref().find(|c| c.is_ascii_alphabetic());
        }
    }
    plain
}

fn could_not_start(words: &str) -> String {
    format!("could not start: {words}\n  to do: install the program, or put it on PATH")
}

fn still_running(label: &str, for_: Duration, show: Show, said: &[String]) -> String {
    let seconds = for_.as_secs();
    match said.iter().rev().find(|line| !line.trim().is_empty()) {
        Some(line) if show == Show::Heartbeat => {
            let line: String = line.trim().chars().take(80).collect();
            format!("  … {label}, {seconds} s: {line}")
        }
        _ => format!("  … {label}, {seconds} s"),
    }
}

/// Sends each line of a pipe; of a line that redraws itself, what it ended
/// as.
fn read_lines(pipe: impl Read + Send + 'static, sender: Sender<String>) {
    thread::spawn(move || {
        let mut pipe = BufReader::new(pipe);
        let mut bytes = Vec::new();
        while pipe
            .read_until(b'\n', &mut bytes)
            .is_ok_and(|read| read > 0)
        {
            let line = String::from_utf8_lossy(&bytes);
            let line = line.trim_end_matches(['\n', '\r']);
            let line = line.rsplit('\r').next().unwrap_or(line);
            if sender.send(line.to_owned()).is_err() {
                return;
            }
            bytes.clear();
        }
    });
}

/// Whether `cargo run` put this variable there for the runner itself. Left
/// in place, they would tell a further cargo about the wrong package.
/// `RUSTUP_TOOLCHAIN` stays: children use the toolchain the runner was
/// called with.
fn set_by_cargo(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with("CARGO_PKG_")
        || name.starts_with("CARGO_MANIFEST_")
        || matches!(
            name.as_ref(),
            "CARGO" | "CARGO_BIN_NAME" | "CARGO_CRATE_NAME" | "CARGO_PRIMARY_PACKAGE" | "OUT_DIR"
        )
}

/// A library path without what cargo and rustup put in front for the
/// runner: another toolchain's compiler must not load them.
fn without_cargo_folders(value: &OsStr) -> Option<OsString> {
    let is_theirs = |folder: &Path| {
        folder.ends_with("deps")
            || folder.ends_with("target/debug")
            || folder
                .components()
                .any(|part| part.as_os_str() == "toolchains" || part.as_os_str() == "rustlib")
    };
    let rest: Vec<_> = env::split_paths(value)
        .filter(|folder| !folder.as_os_str().is_empty() && !is_theirs(folder))
        .collect();
    if rest.is_empty() {
        None
    } else {
        env::join_paths(rest).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_colours_away() {
        let cases = [
            ("plain", "plain"),
            ("\u{1b}[34mℹ pass 3\u{1b}[39m", "ℹ pass 3"),
            (
                "\u{1b}[1m\u{1b}[32m   Compiling\u{1b}[0m x",
                "   Compiling x",
            ),
            ("cut \u{1b}[", "cut "),
        ];
        for (text, plain) in cases {
            assert_eq!(without_colours(text), plain);
        }
    }

    #[test]
    fn knows_what_cargo_set() {
        let cases = [
            ("CARGO", true),
            ("CARGO_MANIFEST_DIR", true),
            ("CARGO_PKG_NAME", true),
            ("OUT_DIR", true),
            ("CARGO_HOME", false),
            ("CARGO_TARGET_DIR", false),
            ("CARGO_BUILD_JOBS", false),
            ("RUSTUP_TOOLCHAIN", false),
            ("PATH", false),
        ];
        for (name, theirs) in cases {
            assert_eq!(set_by_cargo(OsStr::new(name)), theirs, "{name}");
        }
    }

    #[test]
    #[cfg(unix)]
    fn keeps_the_users_library_path() {
        let cases = [
            (
                "/p/target/debug/deps:/p/target/debug:/r/toolchains/stable/lib",
                None,
            ),
            (
                "/r/toolchains/stable/lib/rustlib/x/lib:/opt/lib",
                Some("/opt/lib"),
            ),
            ("", None),
            ("/opt/lib:/usr/local/lib", Some("/opt/lib:/usr/local/lib")),
        ];
        for (value, rest) in cases {
            let got = without_cargo_folders(OsStr::new(value));
            assert_eq!(got.as_deref(), rest.map(OsStr::new), "{value}");
        }
    }

    #[test]
    #[cfg(unix)]
    fn a_failure_says_what_was_tried() -> Result<()> {
        let ended = Call::new("sh")
            .args(["-c", "echo one; echo two >&2; exit 3"])
            .run(Show::Heartbeat)?;
        assert!(!ended.success);
        let Err(error) = ended.or_say("look at the moon") else {
            panic!("a status of 3 is a failure");
        };
        let text = error.to_string();
        for part in [
            "tried: sh -c",
            "exit status: 3",
            "one",
            "two",
            "to do: look at the moon",
        ] {
            assert!(text.contains(part), "{part:?} is missing in:\n{text}");
        }
        Ok(())
    }

    #[test]
    #[cfg(unix)]
    fn stops_what_takes_too_long() -> Result<()> {
        let started = Instant::now();
        let ended = Call::new("sleep")
            .args(["30"])
            .limit(Duration::from_millis(200))
            .run(Show::Heartbeat)?;
        assert!(!ended.success);
        assert!(started.elapsed() < Duration::from_secs(10));
        Ok(())
    }

    #[test]
    #[cfg(unix)]
    fn does_not_wait_for_who_holds_the_pipe() -> Result<()> {
        let started = Instant::now();
        let ended = Call::new("sh")
            .args(["-c", "sleep 20 & echo done"])
            .run(Show::Heartbeat)?;
        assert!(ended.success);
        assert_eq!(ended.lines, ["done"]);
        assert!(started.elapsed() < Duration::from_secs(10));
        Ok(())
    }
}
