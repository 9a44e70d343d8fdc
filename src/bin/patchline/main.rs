//! The native command line: `check`, `lint`, `new`, and what builds the site.
//!
//! Everything it says of servers comes from the library; here are arguments,
//! files, the clock and the exit status.

mod check;
mod folder;
mod inputs;
mod lint;
mod new;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Security advisories for server software, and a checker for pasted builds.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Say what builds mean: what they are, what to install, what they are open to
    ///
    /// Exit status: 0 every server is current, 1 something is to do or
    /// unknown, 2 nothing readable or bad arguments.
    Check(check::Arguments),
    /// Find what is wrong with the files under advisories/
    ///
    /// Exit status: 0 no fault, 1 faults, 2 bad arguments.
    Lint(lint::Arguments),
    /// Begin a text under advisories/, in every language
    ///
    /// Exit status: 0 written, 2 not written.
    #[command(subcommand)]
    New(new::What),
    /// Write the static site's pages and data files (run by the site's build)
    #[cfg(feature = "site")]
    Site(patchline::site::Arguments),
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Lint(arguments) => lint::run(&arguments),
        Command::New(what) => new::run(&what),
        #[cfg(feature = "site")]
        Command::Site(arguments) => patchline::site::run(&arguments),
    }
}
